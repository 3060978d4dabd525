# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the command line takes to answer at all, against a bare program of the same libraries."""

import statistics
import subprocess
import time

from bench import Measure

RUNS = 15


def median_seconds(command, environment):
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def run(bench):
    environment = bench.environment()
    ours = median_seconds([bench.program, "--version"], environment)
    floor = median_seconds([bench.build / "tests" / "bench" / "bare-program"], environment)
    return [Measure("answer to --version", ours * 1000, "ms", floor * 1000)]
