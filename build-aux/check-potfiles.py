#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares po/POTFILES.in with the files that have translatable text; --fix writes it anew."""

import re
import sys
from pathlib import Path

HEAD = "# Files with translatable text; build-aux/check-potfiles.py --fix writes this list.\n"
CODE = re.compile(r'\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2)\s*\(')
MARKUP = re.compile(r'\btranslatable="(?:yes|true|1)"')
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)


def has_text(path):
    if path.name.endswith((".desktop.in", ".metainfo.xml.in", ".gschema.xml")):
        return True
    if path.suffix not in (".c", ".h", ".ui"):
        return False
    text = path.read_text(encoding="utf-8")
    if path.suffix in (".c", ".h"):
        lines = COMMENT.sub("", text).splitlines()
        return any(CODE.search(line) for line in lines if not line.startswith("#define"))
    return MARKUP.search(text) is not None


def main():
    arguments = sys.argv[1:]
    fix = "--fix" in arguments
    folders = [a for a in arguments if a != "--fix"]
    root = Path(folders[0] if folders else Path(__file__).parent.parent)
    files = [p for folder in ("data", "src", "ui") for p in (root / folder).rglob("*") if p.is_file()]
    wanted = sorted(str(p.relative_to(root)) for p in files if has_text(p))
    potfiles = root / "po" / "POTFILES.in"
    if fix:
        potfiles.write_text(HEAD + "\n".join(wanted) + "\n", encoding="utf-8")
    lines = potfiles.read_text(encoding="utf-8").splitlines() if potfiles.exists() else []
    listed = [line for line in lines if line and not line.startswith("#")]
    for path in sorted(set(wanted) - set(listed)):
        print(f"po/POTFILES.in: {path} is missing")
    for path in sorted(set(listed) - set(wanted)):
        print(f"po/POTFILES.in: {path} has no translatable text")
    if listed != wanted:
        print("po/POTFILES.in is not complete or not sorted: run build-aux/check-potfiles.py --fix")
    return 0 if listed == wanted else 1


if __name__ == "__main__":
    sys.exit(main())
