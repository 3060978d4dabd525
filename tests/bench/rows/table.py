# SPDX-License-Identifier: GPL-3.0-or-later
"""The window with its customers, against a bare GtkColumnView of the same size, columns and rows in such a window."""

import statistics

from bench import Measure
from window import SCRIPTS, bare, display, measure, ours, sample, turns

OPEN_RUNS = 7
STEPS = ("line", "page", "middle-line", "middle-page", "jump")
# On the page of all subscriptions: products, customers and the beginnings of subscription IDs.
SUBSCRIPTIONS = {"products": ["office", "visio 2", "365 e3"], "customers": ["contoso", "горизонт", "日本", "شركة"],
                 "ids": ["4f3a", "c0"]}


def median_open(runs):
    return statistics.median(run["open"] for run in runs)


def run(bench):
    profile = sample(bench, bench.customers, bench.subscriptions)
    with display() as name:
        our = measure(bench, name, ours(bench, profile, SCRIPTS))
        floor_command = bare(bench, our)
        floor = measure(bench, name, floor_command)
        opens = [(measure(bench, name, ours(bench, profile), METER_OPEN_ONLY="1"),
                  measure(bench, name, floor_command, METER_OPEN_ONLY="1")) for _ in range(OPEN_RUNS)]
        page = measure(bench, name, ours(bench, profile, SUBSCRIPTIONS), METER_PAGE="subscriptions")
    our_open, floor_open = (median_open(runs) for runs in zip(*opens))
    return [
        Measure("open to rows on screen", our_open, "ms", floor_open, 1.5),
        Measure("memory after scrolling", our["memory"], "MiB", floor["memory"], 1.25),
        *(Measure(f"scroll, p95 of {step}", our[step], "ms", floor[step], 1.25) for step in STEPS),
        Measure("scroll by line and page, placeholders seen", our["placeholders"], "rows", None, 0),
        Measure("search customers, p95 to first page", our["search"], "ms", None, 50),
        *(Measure(f"  in {script}", our[f"search-{script}"], "ms", None, 50) for script in SCRIPTS),
        Measure("  work of all threads, p95", our["search-work"], "ms"),
        Measure("search subscriptions, p95 to first page", page["search"], "ms", None, 50),
        Measure("  work of all threads, p95", page["search-work"], "ms"),
        Measure("sort change, p95 to first page", our["sort"], "ms"),
        *turns(our, {what: what for what in ("open", "scroll", "search", "sort")}),
    ]
