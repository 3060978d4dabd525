# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are not what they claim: one sentence, bounded memory, and nothing written (design.md, bad input)."""

import json
import os
import random
import resource
import subprocess
import sys
from pathlib import Path

import program
from program import HEADER

GUID = "6513270e-269e-4d37-b2a7-4de452e6b431"
CHUNK = 16 * 1024 * 1024
MEMORY_LIMIT_KIB = 512 * 1024
"""A quarter of the line below; a fiftieth of it is used without sanitizers."""


def refuse(p, what, content, *parts):
    """Imports what is no such file; returns the one sentence that says so."""
    (p.folder / "bad").write_bytes(content)
    _, messages = p.run("import", what, "bad", code=3)
    assert len(messages.splitlines()) == 1, messages
    for part in parts:
        assert part in messages, messages
    return messages


def is_untouched(p):
    assert p.json("list", "customers") == []
    assert p.json("check") == {"ok": True, "findings": []}


def test_a_line_of_two_gigabytes_is_told_and_takes_no_memory(p):
    command = [program.PROGRAM, "import", "customers", "/dev/stdin", "--profile", str(p.profile)]
    process = subprocess.Popen(command, env=p.environment, stdin=subprocess.PIPE, stderr=subprocess.PIPE,
                               stdout=subprocess.DEVNULL)
    process.stdin.write(HEADER.encode() + b"\n" + GUID.encode() + b",")
    for _ in range(2 * 1024 ** 3 // CHUNK):
        process.stdin.write(b"x" * CHUNK)
    process.stdin.close()
    messages = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 3, messages
    assert messages.startswith("/dev/stdin:2:2: "), messages
    assert usage.ru_maxrss < MEMORY_LIMIT_KIB, f"{usage.ru_maxrss} KiB"
    is_untouched(p)


def test_other_encodings_and_kinds_of_files_are_called_by_their_name(p):
    text = f"{HEADER}\n{GUID},João,a.example,Cloud Reseller\n"
    refuse(p, "customers", text.encode("utf-16"), "UTF-16")
    refuse(p, "customers", text.encode("utf-16-be"), "UTF-16")
    refuse(p, "customers", text.encode("latin-1"), "Latin-1")
    refuse(p, "customers", p.profile.read_bytes(), "database")
    refuse(p, "customers", b"PK\x03\x04" + bytes(500), "spreadsheet")
    refuse(p, "customers", b"", "empty")
    refuse(p, "customers", b"<!DOCTYPE html><html></html>", "A CSV file in UTF-8 is needed.")
    refuse(p, "offers", b"<!DOCTYPE html><html></html>", "HTML",
           "A CSV file in UTF-8 or a JSON collection of offers is needed.")
    refuse(p, "offers", text.encode("utf-16"))
    is_untouched(p)


def test_random_bytes_are_no_file_of_any_kind(p):
    randomizer = random.Random(5)
    for what in ("customers", "resellers", "subscriptions", "offers"):
        for length in (1, 100, 100000):
            (p.folder / "bad").write_bytes(randomizer.randbytes(length))
            _, messages = p.run("import", what, "bad", code=3)
            assert messages.strip() and len(messages) < 2000, messages
    is_untouched(p)


def test_zero_bytes_are_told_wherever_they_stand(p):
    refuse(p, "customers", f"{HEADER}\n{GUID},A\0b,a.example,Cloud Reseller\n".encode(), "binary")
    rows = "".join(f"{GUID[:-6]}{number:06},Contoso,c.example,Cloud Reseller\n" for number in range(20000))
    (p.folder / "far.csv").write_bytes((HEADER + "\n" + rows).encode() + GUID.encode() + b",A\0b,a.example,Cloud Reseller\n")
    _, messages = p.run("import", "customers", "far.csv", code=3)
    assert messages.startswith("far.csv:20002:"), messages
    is_untouched(p)


def test_a_file_that_was_cut_is_told_and_nothing_of_it_is_kept(p):
    rows = [f"{GUID[:-1]}{number},\"Contoso, Ltda\",c.example,Cloud Reseller" for number in range(10)]
    whole = "\r\n".join([HEADER, *rows, ""]).encode()
    (p.folder / "cut.csv").write_bytes(whole[:-30])
    _, messages = p.run("import", "customers", "cut.csv", code=3)
    assert "cut.csv:11:" in messages, messages
    offers = (Path(__file__).resolve().parents[1] / "data" / "offers.json").read_bytes()
    for share in (0.2, 0.9, 0.999):
        refuse(p, "offers", offers[:int(len(offers) * share)])
    is_untouched(p)


def test_deep_or_foreign_json_is_no_catalogue(p):
    refuse(p, "offers", b"[" * 200000)
    for value in ({}, 7, {"items": 3}, {"items": [3]}, {"items": [{"id": "x"}]}):
        (p.folder / "bad").write_text(json.dumps(value), encoding="utf-8")
        p.run("import", "offers", "bad", code=3)
    before = p.json("list", "offers")
    p.run("import", "offers", p.write("none.json", '{"totalCount": 0, "items": []}'))
    assert p.json("list", "offers") == before and before, "an empty collection took the catalogue away"


def test_formulas_are_texts_and_get_an_apostrophe_only_when_asked(p):
    name = '=HYPERLINK("http://x.example";"Contoso")'
    quoted = name.replace('"', '""')
    p.run("import", "customers", p.write("c.csv", f'{HEADER}\n{GUID},"{quoted}",a.example,Cloud Reseller\n'))
    assert p.json("list", "customers")[0]["companyName"] == name
    assert f',"{quoted}",' in p.run("export", "customers")[0]
    assert f""","'{quoted}",""" in p.run("export", "customers", "--protect-formulas")[0]


def test_what_is_no_file_at_all_is_told(p):
    (p.folder / "folder").mkdir()
    for name in ("folder", "absent.csv", "/dev/null"):
        _, messages = p.run("import", "customers", name, code=3 if name == "/dev/null" else 1)
        assert len(messages.splitlines()) == 1, messages
    is_untouched(p)


def test_a_submit_on_a_full_disk_says_so_and_creates_no_customer(p):
    def full():
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    p.run("list", "customers")
    _, messages = p.run("customer", "create", "--company-name", "Fabrikam Ltda", "--domain-prefix", "fabrikambr",
                        "--country", "BR", "--address-line1", "Rua Augusta 10", "--city", "São Paulo", "--state", "SP",
                        "--postal-code", "01305-000", "--first-name", "Ana", "--last-name", "Lima", "--email",
                        "ana@fabrikam.example", "--phone", "11987654321", "--registration-number", "11222333000181",
                        code=1, preexec_fn=full)
    assert "full" in messages, messages
    is_untouched(p)


def test_a_useless_backup_is_not_restored(p):
    p.run("import", "customers", p.write_customers("c.csv", 5))
    p.run("backup", "good.parceria")
    whole = (p.folder / "good.parceria").read_bytes()
    bad = {"cut": whole[:len(whole) // 2], "junk": random.Random(9).randbytes(50000), "empty": b"", "text": b"hello"}
    for name, content in bad.items():
        (p.folder / name).write_bytes(content)
        _, messages = p.run("restore", name, code=1)
        assert messages.strip(), name
        assert len(p.json("list", "customers")) == 5, name
        assert (p.folder / name).read_bytes() == content, name
    assert p.json("check")["ok"]


program.main(sys.modules[__name__])
