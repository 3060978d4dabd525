#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists long functions and files of src/ and tests/. A report for reviewers, never a failure."""

import re
import statistics
import sys
from pathlib import Path

LONG_FUNCTION = 40
LONG_FILE = 500
NAME = re.compile(r"^(?:START_TEST \()?(\w+)(?: \(|\))")
NOT_LONG = ("_class_init",)


def functions_of(lines):
    """Yields name, first line and length; a body starts and ends with a brace in the first column."""
    name, start = None, None
    for number, line in enumerate(lines, 1):
        match = NAME.match(line)
        if line == "{":
            start = number
        elif line == "}" and start is not None and name is not None:
            yield name, start, number - start - 1
            name, start = None, None
        elif match and start is None:
            name = match.group(1)


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent)
    lengths, sizes, long_functions = [], [], []
    for path in sorted(p for folder in ("src", "tests") for p in (root / folder).rglob("*.c")):
        lines = path.read_text(encoding="utf-8").splitlines()
        sizes.append((len(lines), path.relative_to(root)))
        for name, start, length in functions_of(lines):
            lengths.append(length)
            if length > LONG_FUNCTION and not name.endswith(NOT_LONG):
                long_functions.append((length, f"{path.relative_to(root)}:{start}", name))
    for length, place, name in sorted(long_functions, reverse=True):
        print(f"{length:5} lines  {place}  {name}")
    for size, path in sorted(sizes, reverse=True):
        if size > LONG_FILE:
            print(f"{size:5} lines  {path}")
    if lengths:
        p90 = sorted(lengths)[int(len(lengths) * 0.9)]
        print(f"{len(sizes)} files, median {statistics.median(s for s, _ in sizes):.0f} lines; "
              f"{len(lengths)} functions, median {statistics.median(lengths):.0f}, p90 {p90}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
