# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window takes against the number of customers: it must not grow with them."""

import statistics

from bench import Measure
from window import bare, display, measure, ours, sample

SIZES = (100_000, 300_000, 1_000_000)
RUNS = 3
SEARCHES = {"flat": ["contoso", "горизонт", "日本", "4f3a"]}
# Times are the median of the runs, which take turns; the largest list against the smallest. Times of some
# milliseconds differ that much by themselves.
FLAT = 1.5
TIMES = (("open", "open"), ("search", "first page of search"), ("sort", "sort change"), ("page", "scroll by page"),
         ("middle-page", "scroll by page amid the list"), ("jump", "jump"))


def run(bench):
    profiles = {size: sample(bench, size, 0) for size in SIZES}
    runs = {size: [] for size in SIZES}
    with display() as name:
        for _ in range(RUNS):
            for size, profile in profiles.items():
                runs[size].append(measure(bench, name, ours(bench, profile, SEARCHES)))
        floors = {size: measure(bench, name, bare(bench, runs[size][0])) for size in SIZES}

    def median(key, size):
        return statistics.median(values[key] for values in runs[size])

    measures = [Measure(f"memory, {size:,} rows", median("memory", size), "MiB", floors[size]["memory"], 1.25)
                for size in SIZES]
    for key, label in TIMES:
        smallest = median(key, SIZES[0])
        measures.append(Measure(f"{label}, {SIZES[0]:,} rows", smallest, "ms"))
        measures.extend(Measure(f"{label}, {size:,} rows", median(key, size), "ms", smallest, FLAT) for size in SIZES[1:])
    return measures
