#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the cases in meson's testlog.json: last line "N passed, N failed", exit code 1 on failure."""

import json
import re
import sys

TAP_LINE = re.compile(r"^(not )?ok\b(.*)$", re.MULTILINE)
SKIPPED = re.compile(r"#\s*(skip|todo)", re.IGNORECASE)
GOOD = {"OK", "EXPECTEDFAIL"}


def count_cases(test):
    """Returns how many cases of one test program passed, failed and were skipped."""
    if test["result"] == "SKIP":
        return 0, 0, 1
    passed = failed = skipped = 0
    for no, rest in TAP_LINE.findall(test.get("stdout", "")):
        if SKIPPED.search(rest):
            skipped += 1
        elif no:
            failed += 1
        else:
            passed += 1
    if passed + failed + skipped == 0:
        return (1, 0, 0) if test["result"] in GOOD else (0, 1, 0)
    if test["result"] not in GOOD and failed == 0:
        failed = 1  # all cases that reported were well, then the program crashed, leaked or hung
    return passed, failed, skipped


def main():
    try:
        with open(sys.argv[1], encoding="utf-8") as log:
            tests = [json.loads(line) for line in log if line.strip()]
    except FileNotFoundError:
        tests = []
    counts = [(test, count_cases(test)) for test in tests]
    for test, (_, failed, skipped) in counts:
        if failed:
            print(f"failed: {test['name']} ({test['result'].lower()})")
        elif skipped:
            print(f"skipped: {test['name']} ({skipped})")
    passed = sum(count[0] for _, count in counts)
    failed = sum(count[1] for _, count in counts)
    if not tests:
        print("no test ran")
    print(f"{passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
