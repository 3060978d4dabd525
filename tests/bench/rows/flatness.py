# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window takes against the number of customers: it must not grow with them."""

from bench import Measure
from window import display, measure, sample

SIZES = (100_000, 300_000, 1_000_000)
WORDS = ["contoso", "горизонт", "日本", "4f3a"]
ROWS = (("open", "open", "ms"), ("memory", "memory", "MiB"), ("search", "first page of search", "ms"),
        ("sort", "sort change", "ms"), ("page", "scroll by page", "ms"), ("middle-page", "the same amid the list", "ms"))


def run(bench):
    with display() as name:
        runs = [(size, measure(bench, name, [bench.build / "tests" / "bench" / "our-table", sample(bench, size, 0)] + WORDS))
                for size in SIZES]
    return [Measure(f"{label}, {size:,} rows", values[key], unit) for key, label, unit in ROWS for size, values in runs]
