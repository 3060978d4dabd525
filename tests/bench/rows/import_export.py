# SPDX-License-Identifier: GPL-3.0-or-later
"""Import and export of a CSV file of customers, against the sqlite3 shell doing the same with the same indexes."""

import random
import re
import subprocess
import time
import uuid
from pathlib import Path

from bench import Measure

SCHEMA = Path(__file__).resolve().parents[3] / "data" / "schema" / "0001.sql"
NAMES = ["Contoso Comércio", "Fabrikam Indústria", "Горизонт ООО", "东京商事", "شركة النور", "Northwind Traders",
         "São Paulo Serviços", "חברת אור", "บริษัทไทย", "Adventure Works"]
# A disk and a computer that others use too are judged by their best.
EXPORTS = 5
IMPORTS = {False: 3, True: 1}  # the full size takes long enough by itself
SELECT = """.mode csv
.headers on
SELECT microsoft_id, company_name, domain, relationship FROM customer WHERE former_at = 0 ORDER BY id;
"""
# The columns of the table in its order; the sort key is what our own import computed, in text of the same length.
DUMP = """.mode csv
SELECT id, microsoft_id, microsoft_key, issued_here, company_name, substr(hex(name_key), 1, length(name_key)), domain, relationship, reseller_id,
  country, alias, tags, delegated_access, agreement, qualification, setup_unseen, former_at, former_by, created_at,
  updated_at, imported_in FROM customer;
"""


def write_customers(path, count):
    numbers = random.Random(7)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("Microsoft ID,Company name,Primary domain name,Relationship\r\n")
        for i in range(count):
            number = uuid.UUID(int=numbers.getrandbits(128), version=4)
            file.write(f"{number},{numbers.choice(NAMES)} {i},c{i}x{numbers.randrange(99999)}.onmicrosoft.com,"
                       "Cloud Reseller\r\n")


def shell(database, script, **more):
    subprocess.run(["sqlite3", database], input=script, text=True, check=True, **more)


def floor_script(dump, tokenizer):
    """The shell at its best: rows first, indexes afterwards, all in one transaction, with all threads that we have."""
    schema = SCHEMA.read_text(encoding="utf-8")
    table = re.search(r"CREATE TABLE customer \(.*?\) STRICT;", schema, re.S).group(0)
    table = table.replace(" STRICT", "").replace("REFERENCES reseller (id)", "")
    indexes = "\n".join(re.findall(r"CREATE INDEX customer_.*?;", schema))
    return f"""PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -131072; PRAGMA threads = 2;
.load {tokenizer}
{table}
CREATE VIRTUAL TABLE customer_search USING fts5 (company_name, domain, microsoft_id, alias, content = '',
  columnsize = 0, detail = none, tokenize = 'parceria');
BEGIN;
.mode csv
.import {dump} customer
{indexes}
INSERT INTO customer_search (customer_search, rank) VALUES ('hashsize', 67108864);
INSERT INTO customer_search (rowid, company_name, domain, microsoft_id, alias)
  SELECT id, company_name, domain, microsoft_id, alias FROM customer;
COMMIT;
"""


def seconds(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def best_import(bench, source, profile):
    def ours(*arguments):
        subprocess.run([bench.program, *arguments, "--profile", profile, "--quiet"], env=bench.environment(), check=True)

    def once():
        profile.unlink(missing_ok=True)
        ours("init", "--persona", "indirect-provider", "--name", "Bench", "--country", "BR", "--mpn-id", "4847383",
             "--locale", "pt_BR")
        return seconds(lambda: ours("import", "customers", source))

    return min(once() for _ in range(IMPORTS[bench.full]))


def best_floor_import(bench, profile, floor):
    dump = bench.folder / "dump.csv"
    with open(dump, "w", encoding="utf-8") as file:
        shell(profile, DUMP, stdout=file)
    script = floor_script(dump, bench.build / "tests" / "bench" / "tokenizer")

    def once():
        floor.unlink(missing_ok=True)
        return seconds(lambda: shell(floor, script, stdout=subprocess.DEVNULL))

    best = min(once() for _ in range(IMPORTS[bench.full]))
    dump.unlink()
    return best


def best_export(bench, profile):
    def once(path):
        command = [bench.program, "export", "customers", path, "--profile", profile, "--quiet"]
        best = seconds(lambda: subprocess.run(command, env=bench.environment(), check=True))
        path.unlink()
        return best

    return min(once(bench.folder / "export.csv") for _ in range(EXPORTS))


def best_floor_export(bench, floor):
    def once(path):
        with open(path, "w", encoding="utf-8") as file:
            return seconds(lambda: shell(floor, SELECT, stdout=file))

    return min(once(bench.folder / "floor.csv") for _ in range(EXPORTS))


def run(bench):
    source, profile, floor = (bench.folder / name for name in ("import.csv", "import.parceria", "floor.db"))
    write_customers(source, bench.customers)
    imported = best_import(bench, source, profile)
    floor_imported = best_floor_import(bench, profile, floor)
    exported, floor_exported = best_export(bench, profile), best_floor_export(bench, floor)
    profile.unlink()
    floor.unlink()
    return [
        Measure(f"import {bench.customers:,} customers", imported, "s", floor_imported, 1.3),
        Measure(f"export {bench.customers:,} customers", exported, "s", floor_exported, 1.3),
    ]
