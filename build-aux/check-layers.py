#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds every #include line of src/ to the direction of the layers (docs/architecture.md)."""

import re
import sys
from pathlib import Path

# A folder may include itself and what stands here; what those may include comes along.
BELOW = {
    "base": [],
    "domain": ["base"],
    "wire": ["domain"],
    "store": ["wire"],
    "operations": ["store"],
    "sync": ["operations"],
    "exchange": ["operations"],
    "cli": ["exchange", "sync"],
    "widgets": ["operations", "exchange"],
    "views": ["widgets"],
    "dialogs": ["widgets", "sync"],
    "app": ["views", "dialogs", "cli"],
}
WINDOW = {"widgets", "views", "dialogs", "app", ""}  # "" is main.c
# Library headers and the folders that may use them.
LIBRARIES = [
    (re.compile(r"sqlite3(ext)?\.h$"), {"store"}),
    (re.compile(r"lib(soup|secret)/"), {"sync"}),
    (re.compile(r"(gtk|gdk|gsk|adwaita|libportal)([/.-]|$)"), WINDOW),
]
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)')


def allowed_folders(folder):
    allowed = {folder}
    for below in BELOW[folder]:
        allowed |= allowed_folders(below)
    return allowed


def own_header_problem(folder, name):
    target, slash, _ = name.partition("/")
    if name == "config.h" or target == "tests":
        return None if name == "config.h" else "the program does not include its tests"
    if not slash:
        return "write it from src/, as in \"store/csp-db.h\""
    if target not in BELOW:
        return f"{target} is not a folder of the layers"
    if folder and target not in allowed_folders(folder):
        return f"{folder} stands below {target} or beside it"
    return None


def library_problem(folder, name):
    for pattern, folders in LIBRARIES:
        if pattern.match(name) and folder not in folders:
            return "only for " + ", ".join(sorted(f or "main.c" for f in folders))
    return None


def problems_of(path, source):
    folder = path.relative_to(source).parts[0] if path.parent != source else ""
    if folder and folder not in BELOW:
        yield f"{path}: {folder} is not a folder of the layers"
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        own, library = match.groups()
        problem = own_header_problem(folder, own) if own else None
        problem = problem or library_problem(folder, own or library)
        if problem:
            yield f"{path}:{number}: {line.strip()}: {problem}"


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent)
    source = root / "src"
    files = sorted(p for p in source.rglob("*") if p.suffix in (".c", ".h"))
    problems = [problem for path in files for problem in problems_of(path, source)]
    for path in files:
        if re.search(r"util|helper", path.stem):
            problems.append(f"{path}: name it for what it does")
    print("\n".join(problems + [f"{len(files)} files, {len(problems)} problems"]))
    return 1 if problems or not files else 0


if __name__ == "__main__":
    sys.exit(main())
