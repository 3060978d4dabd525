# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the window does not answer while it imports customers and somebody scrolls all the time."""

import shutil

from import_export import write_customers
from window import display, measure, ours, sample, turns

IMPORTED = 100_000


def run(bench):
    source, profile = bench.folder / "busy.csv", bench.folder / "busy.parceria"
    write_customers(source, IMPORTED)
    shutil.copy(sample(bench, bench.customers, bench.subscriptions), profile)
    with display() as name:
        values = measure(bench, name, ours(bench, profile), METER_IMPORT=str(source))
    profile.unlink()
    return turns(values, {"import": f"import of {IMPORTED:,} and scrolling", "imported": "showing what was imported"})
