#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the cases in meson's testlog.json: last line "N passed, N failed", exit code 1 on failure.

    count-tests.py LOG [LATER-LOG…]         a later log's result of a test replaces the earlier one
    count-tests.py --failed-scenarios LOG   prints the scenarios that failed, one a line
"""

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


def read_tests(paths):
    """Returns the last result of each test in these logs."""
    tests = {}
    for path in paths:
        try:
            with open(path, encoding="utf-8") as log:
                tests.update((test["name"], test) for test in map(json.loads, filter(str.strip, log)))
        except FileNotFoundError:
            pass
    return list(tests.values())


def print_failed_scenarios(tests):
    for test in tests:
        name = test["name"].split(" / ")[-1]
        if name.startswith("scenario-") and count_cases(test)[1]:
            print(name)


def main():
    if sys.argv[1] == "--failed-scenarios":
        print_failed_scenarios(read_tests(sys.argv[2:]))
        return 0
    tests = read_tests(sys.argv[1:])
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
