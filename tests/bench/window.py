# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the programs that measure tables on a display of their own."""

import os
import subprocess
import time
from contextlib import contextmanager

from bench import Measure

SCREEN = "1600x1000x24"
TIMEOUT = 600
# Typed letter by letter: short and long words, with and without accents, what is found and what is not.
SCRIPTS = {
    "Latin": ["contoso", "são", "sao joão", "müller 7", "northwind traders", "logistics"],
    "Cyrillic": ["горизонт", "ёлка", "северный мост", "ооо"],
    "Arabic": ["شركة", "النور للتجارة"],
    "Hebrew": ["חברת", "גלים"],
    "Thai": ["บริษัท", "ไทย"],
    "Chinese": ["上海", "云帆科技有限公司", "龍"],
    "Japanese": ["日本", "株式会社", "システム"],
    "Korean": ["한빛", "주식회사"],
    "IDs and domains": ["4f3a-9", "ca60", "onmicrosoft"],
    "nothing": ["zzz", "qqqq wwww"],
}
# What a bare table needs to be the same as ours, in the order of its arguments.
SAME = ("rows", "columns", "window-width", "window-height", "width", "height", "line-height")


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
        key, value = line.rsplit(maxsplit=1)
        values[key] = float(value.replace(",", "."))
    return values


def ours(bench, profile, searches=None):
    """Our window, and what to type into it: {name: [word]}."""
    typed = [f"{name}={','.join(words)}" for name, words in (searches or {}).items()]
    return [bench.build / "tests" / "bench" / "our-table", profile, *typed]


def bare(bench, our):
    """A bare table like the one in our window that was measured."""
    return [bench.build / "tests" / "bench" / "bare-table", *(round(our[key]) for key in SAME)]


def turns(values, names):
    """The longest turns of the main loop: in all, and what the main thread worked in the longest."""
    return [Measure(f"{label}: {name}", values[f"{key}-{measured}"], "ms") for key, name in names.items()
            for measured, label in (("turn", "longest turn"), ("turn-work", "  its work"))]


def sample(bench, customers, subscriptions):
    """A profile with that much made-up data, made once."""
    return bench.once(f"sample-{customers}-{subscriptions}.parceria", lambda path: subprocess.run(
        [bench.program, "sample", "--quiet", "--profile", path, "--customers", str(customers), "--resellers", "200",
         "--subscriptions-per-customer", str(subscriptions // customers), "--country", "BR", "--locale", "pt_BR"],
        env=bench.environment(), check=True))
