# SPDX-License-Identifier: GPL-3.0-or-later
"""The window with its customers, against a window with a bare GtkColumnView of the same size and columns."""

import statistics

from bench import Measure
from window import display, measure, sample

OPEN_RUNS = 7
# Typed letter by letter: Latin, accents, Cyrillic, ideographs, Arabic, Hebrew, Hangul, GUIDs, domains, nothing.
WORDS = ["contoso", "são", "sao joão", "горизонт", "日本", "上海", "شركة", "חברת", "한국", "4f3a-9", "ca60", "onmicrosoft",
         "müller 7", "zzz"]
STEPS = ("line", "page", "middle-line", "middle-page")


def medians(runs):
    return statistics.median(run["open"] for run in runs)


def run(bench):
    ours = [bench.build / "tests" / "bench" / "our-table", sample(bench, bench.customers, bench.subscriptions)]
    with display() as name:
        our = measure(bench, name, ours + WORDS)
        bare = [bench.build / "tests" / "bench" / "bare-table"]
        bare += [int(our[key]) for key in ("rows", "columns", "width", "height")]
        floor = measure(bench, name, bare)
        opens = [(measure(bench, name, ours, METER_OPEN_ONLY="1"), measure(bench, name, bare, METER_OPEN_ONLY="1"))
                 for _ in range(OPEN_RUNS)]
    our_open, floor_open = (medians(runs) for runs in zip(*opens))
    return [
        Measure("open to rows on screen", our_open, "ms", floor_open, 1.5),
        Measure("memory after scrolling", our["memory"], "MiB", floor["memory"], 1.25),
        *(Measure(f"scroll, p95 of {step}", our[step], "ms", floor[step], 1.25) for step in STEPS),
        Measure("scroll, placeholders seen", our["placeholders"], "rows", None, 0),
        Measure("search, p95 to first page", our["search"], "ms", None, 50),
        Measure("sort change, p95 to first page", our["sort"], "ms"),
        *(Measure(f"longest turn: {what}", our[f"{what}-turn"], "ms") for what in ("open", "scroll", "search", "sort")),
    ]
