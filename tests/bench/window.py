# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the programs that measure tables on a display of their own."""

import os
import subprocess
import time
from contextlib import contextmanager

SCREEN = "1600x1000x24"
TIMEOUT = 600


@contextmanager
def display():
    """A private X display; yields its name."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", SCREEN, "-nolisten", "tcp"],
        pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as number:
            yield ":" + number.readline().strip()
    finally:
        server.terminate()
        server.wait()


def measure(bench, name, command, **more):
    """What the program prints, as {measure: number}; `name` is that of the display."""
    environment = bench.environment(
        DISPLAY=name, GDK_BACKEND="x11", GSK_RENDERER="cairo", GDK_DEBUG="gl-disable", GTK_A11Y="none", **more)
    environment["METER_START_US"] = str(time.monotonic_ns() // 1000)
    done = subprocess.run([str(word) for word in command], env=environment, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=TIMEOUT)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]} failed: {done.stderr.strip()[-500:]}")
    values = {}
    for line in done.stdout.splitlines():
        key, value = line.split()
        values[key] = float(value.replace(",", "."))
    return values


def sample(bench, customers, subscriptions):
    """A profile with that much made-up data, made once."""
    return bench.once(f"sample-{customers}-{subscriptions}.parceria", lambda path: subprocess.run(
        [bench.program, "sample", "--quiet", "--profile", path, "--customers", str(customers), "--resellers", "200",
         "--subscriptions-per-customer", str(subscriptions // customers), "--country", "BR", "--locale", "pt_BR"],
        env=bench.environment(), check=True))
