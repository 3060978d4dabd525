#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Parceria against floors taken in the same run, and prints one table (README.md here)."""

import argparse
import importlib.util
import os
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCALE = "pt_BR.UTF-8"  # where sort keys cost most
SIZES = {False: (100_000, 300_000), True: (1_000_000, 3_000_000)}


@dataclass
class Measure:
    """One line of the table. The goal is an upper bound of ours / floor, or of ours without a floor."""

    name: str
    ours: float
    unit: str
    floor: float | None = None
    goal: float | None = None

    @property
    def ratio(self):
        return self.ours / self.floor if self.floor else None

    @property
    def reached(self):
        if self.goal is None:
            return None
        return (self.ours if self.floor is None else self.ratio or float("inf")) <= self.goal

    def cells(self):
        def number(value, unit=""):
            if value is None:
                return "–"
            digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
            return f"{value:,.{digits}f}{unit and ' ' + unit}"

        goal = "–"
        if self.goal is not None:
            bound = number(self.goal, self.unit) if self.floor is None else f"{self.goal:.2f}"
            goal = f"≤ {bound} {'yes' if self.reached else 'NO'}"
        ratio = f"{self.ratio:.2f}" if self.ratio is not None else "–"
        return [self.name, number(self.ours, self.unit), number(self.floor, self.unit), ratio, goal]


@dataclass
class Bench:
    """What a row gets: where the programs are, how large to measure, and files made once for all."""

    build: Path
    folder: Path
    customers: int
    subscriptions: int
    full: bool
    _made: dict = field(default_factory=dict)

    @property
    def program(self):
        return self.build / "src" / "parceria"

    def environment(self, **more):
        """The environment to run our programs in: locale, settings and home of the benchmark only."""
        return {
            **os.environ,
            "LC_ALL": LOCALE,
            "LOCPATH": str(self.build / "tests" / "locales"),
            "PARCERIA_LOCALE_DIR": str(self.build / "po"),
            "GSETTINGS_SCHEMA_DIR": str(self.build / "data"),
            "GSETTINGS_BACKEND": "memory",
            "HOME": str(self.folder),
            "XDG_DATA_HOME": str(self.folder / "data"),
            **more,
        }

    def once(self, name, make):
        """Returns the path folder/name, which make(path) has filled when it was first asked for."""
        path = self.folder / name
        if name not in self._made:
            make(path)
            self._made[name] = path
        return path


def load_rows(wanted):
    for path in sorted((HERE / "rows").glob("*.py")):
        if wanted and path.stem not in wanted:
            continue
        spec = importlib.util.spec_from_file_location(f"rows.{path.stem}", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield path.stem, module


def print_table(measures):
    lines = [["measure", "ours", "floor", "ratio", "goal"]] + [m.cells() for m in measures]
    widths = [max(len(line[i]) for line in lines) for i in range(5)]
    for line in lines:
        first, *rest = line
        cells = [first.ljust(widths[0])] + [c.rjust(w) for c, w in zip(rest, widths[1:])]
        print("  ".join(cells))


def run_rows(bench, wanted):
    """Returns the measures of the wanted rows and the names of those that failed."""
    measures, broken = [], []
    for name, row in load_rows(wanted):
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        try:
            measures.extend(row.run(bench))
        except Exception as error:  # the other rows are still worth having
            print(f"{name}: {error}", file=sys.stderr)
            broken.append(name)
    return measures, broken


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, default=HERE.parent.parent / "_build-bench")
    parser.add_argument("--full", action="store_true", help="1,000,000 customers, 3,000,000 subscriptions")
    parser.add_argument("--list", action="store_true", help="name the rows")
    parser.add_argument("rows", nargs="*", help="only these rows")
    arguments = parser.parse_args()
    if arguments.list:
        print("\n".join(name for name, _ in load_rows([])))
        return 0
    customers, subscriptions = SIZES[arguments.full]
    sys.path[:0] = [str(HERE), str(HERE / "rows")]
    sys.modules.setdefault("bench", sys.modules["__main__"])
    with tempfile.TemporaryDirectory(prefix="parceria-bench-", dir=os.environ.get("TMPDIR", "/var/tmp")) as folder:
        bench = Bench(arguments.build.resolve(), Path(folder), customers, subscriptions, arguments.full)
        measures, broken = run_rows(bench, arguments.rows)
    print(f"{customers:,} customers, {subscriptions:,} subscriptions, {LOCALE}")
    print_table(measures)
    missed = [m.name for m in measures if m.reached is False]
    if broken:
        print("not measured: " + ", ".join(broken))
    return 1 if missed or broken else 0


if __name__ == "__main__":
    sys.exit(main())
