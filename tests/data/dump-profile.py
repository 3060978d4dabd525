#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints a profile as SQL: schema-NNNN.sql, the profile of a released version that migrations are tested with.

tests/data/dump-profile.py FILE > tests/data/schema-0002.sql, once, with the program of the release; the print is not
changed afterwards.  What search indexes hold comes back by their triggers.
"""

import sqlite3
import sys
from pathlib import Path

SCHEMA = Path(__file__).resolve().parents[2] / "data" / "schema"


def main():
    connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    for step in range(1, version + 1):
        print((SCHEMA / f"{step:04}.sql").read_text(encoding="utf-8"))
    tables = [name for name, in connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_search%' ESCAPE '\\'")]
    for table in tables:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        quoted = " || ',' || ".join(f"quote({column})" for column in columns)
        for values, in connection.execute(f"SELECT {quoted} FROM {table} ORDER BY rowid"):
            print(f"INSERT INTO {table} ({', '.join(columns)})\nVALUES ({values});")
    print(f"PRAGMA user_version = {version};")


main()
