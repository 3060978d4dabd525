# SPDX-License-Identifier: GPL-3.0-or-later
"""What is left after a killed process, a full disk, another process, a folder that cannot be written to."""

import os
import random
import re
import resource
import signal
import sqlite3
import sys
import threading
import time

import program

KILLS = 100
ROWS = 4000
OFFER = "24422850-ABC3-4525-B567-E2FD4BD0ADCB"


def count(p):
    return len(p.run("export", "customers")[0].splitlines()) - 1


def is_sound(p):
    assert p.json("check") == {"ok": True, "findings": []}


def test_killed_imports_leave_all_rows_or_none(p):
    """Each import either said so, and is there, or did not, and is there whole or not at all."""
    randomizer = random.Random(11)
    confirmed = present = start = 0
    began = time.monotonic()
    p.run("import", "customers", p.write_customers("first.csv", ROWS))
    usual = time.monotonic() - began
    present = confirmed = ROWS
    finished = 0
    for _ in range(KILLS):
        start += ROWS
        process = p.start("import", "customers", p.write_customers("c.csv", ROWS, start), "--json")
        time.sleep(randomizer.uniform(0, usual * 1.2))
        process.send_signal(signal.SIGKILL)
        output = process.communicate()[0]
        said_so = '"added"' in output
        found = count(p)
        assert found in (present, present + ROWS), f"{found} rows after {present}"
        assert not said_so or found == present + ROWS, "a confirmed import is not there"
        finished += found - present > 0
        present = found
        confirmed += ROWS if said_so else 0
    is_sound(p)
    assert present >= confirmed
    print(f"# {KILLS} imports of {ROWS} rows killed, {finished} of them after the commit")


def create_customer(p, prefix, quantity):
    return p.start("customer", "create", "--company-name", f"Contoso {prefix}", "--domain-prefix", prefix,
                   "--country", "BR", "--address-line1", "Rua Augusta 10", "--city", "São Paulo", "--state", "SP",
                   "--postal-code", "01305-000", "--first-name", "Ana", "--last-name", "Lima", "--email",
                   "ana@contoso.example", "--phone", "+55 11 5555-0100", "--registration-number",
                   "11.222.333/0001-81", "--order", f"{OFFER}:{quantity}")


def test_a_killed_submit_leaves_a_customer_with_its_order_or_neither(p):
    """Whatever was printed is there, nothing is there twice, and no customer is there without its order."""
    randomizer = random.Random(12)
    began = time.monotonic()
    create_customer(p, "first", KILLS + 1).communicate()
    usual = time.monotonic() - began
    confirmed = {}
    for number in range(1, KILLS + 1):
        process = create_customer(p, f"kill{number}", number)
        time.sleep(randomizer.uniform(0.2, 1.1) * usual)
        process.send_signal(signal.SIGKILL)
        printed = re.match(r"Customer ID: (\S+)\n", process.communicate()[0])
        if printed:
            confirmed[printed[1]] = number
    is_sound(p)
    customers = {customer["id"]: customer["companyName"] for customer in p.json("list", "customers")}
    orders = [(order["customerId"], order["quantity"]) for order in p.json("list", "subscriptions")]
    assert len(set(customers.values())) == len(customers), "a customer is there twice"
    assert sorted(owner for owner, _ in orders) == sorted(customers), "a customer has no order, or two"
    for owner, number in confirmed.items():
        assert customers.get(owner) == f"Contoso kill{number}", f"customer {number} was confirmed and is not there"
    for owner, quantity in orders:
        assert customers[owner] in (f"Contoso kill{quantity}", "Contoso first"), "an order went to another customer"
    print(f"# {KILLS} Submits killed, {len(customers) - 1} of them after the commit, {len(confirmed)} confirmed")


def test_a_full_disk_is_told_and_changes_nothing(p):
    p.run("import", "customers", p.write_customers("few.csv", 10))
    p.write_customers("many.csv", 60000, 1000)
    limit = p.profile.stat().st_size + 1024 * 1024

    def small_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    _, messages = p.run("import", "customers", "many.csv", code=1, preexec_fn=small_files)
    assert "full" in messages, messages
    assert count(p) == 10
    is_sound(p)


def test_a_profile_that_does_not_fit_on_the_disk_leaves_nothing_and_is_named(p):
    init = ("init", "--persona", "direct", "--name", "Acme", "--country", "BR", "--mpn-id", "4847383")
    before = sorted(p.folder.iterdir())
    p.profile = p.folder / "fresh.parceria"
    for limit in (0, 8192, 100000, 400000):
        def small_files(limit=limit):
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        for command in (init, ("sample", "--customers", "300")):
            _, messages = p.run(*command, code=1, preexec_fn=small_files)
            assert "fresh.parceria” is full" in messages, (command, limit, messages)
            assert sorted(p.folder.iterdir()) == before, (command, limit)


def test_an_export_on_a_full_disk_leaves_no_half_file(p):
    p.run("import", "customers", p.write_customers("many.csv", 30000))

    def small_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (200000, 200000))

    p.run("export", "customers", "out.csv", code=1, preexec_fn=small_files)
    assert not list(p.folder.glob("out.csv*"))


def test_another_process_that_writes_is_waited_for_and_then_named(p):
    p.run("list", "customers")  # the write-ahead log comes with the first opening; then no reader waits
    connection = sqlite3.connect(p.profile, isolation_level=None, check_same_thread=False)
    connection.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    _, messages = p.run("import", "customers", p.write_customers("c.csv", 5), code=1)
    assert 4.5 <= time.monotonic() - began < 15
    assert "in use" in messages
    assert p.json("list", "customers") == []
    release = threading.Timer(1.5, lambda: connection.execute("ROLLBACK"))
    release.start()
    p.run("import", "customers", "c.csv")
    release.join()
    assert count(p) == 5


def test_a_profile_that_cannot_be_written_to_can_still_be_read(p):
    if os.geteuid() == 0:
        print("# root may write everywhere; the folder is tried as another user")
    p.run("import", "customers", p.write_customers("c.csv", 5))
    os.chmod(p.folder, 0o755)
    os.chmod(p.profile, 0o644)
    for path in p.folder.iterdir():
        os.chmod(path, 0o755 if path.is_dir() else 0o644)
    os.chmod(p.folder, 0o555)

    def as_nobody():
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)

    try:
        output, _ = p.run("export", "customers", preexec_fn=as_nobody)
        assert len(output.splitlines()) == 6
        p.run("list", "customers", preexec_fn=as_nobody)
        _, messages = p.run("import", "customers", "c.csv", code=1, preexec_fn=as_nobody)
        assert "cannot be written" in messages
    finally:
        os.chmod(p.folder, 0o755)


def test_other_files_are_refused_and_not_touched(p):
    newer = p.folder / "newer.parceria"
    newer.write_bytes(p.profile.read_bytes())
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    cut = p.folder / "cut.parceria"
    cut.write_bytes(p.profile.read_bytes()[:20000])
    junk = p.folder / "junk.parceria"
    junk.write_bytes(random.Random(3).randbytes(50000))
    for path in (newer, cut, junk):
        before = path.read_bytes()
        p.profile = path
        _, messages = p.run("list", "customers", code=1)
        assert messages.strip()
        p.run("import", "customers", p.write_customers("c.csv", 5), code=1)
        assert path.read_bytes() == before, path
    p.profile = p.folder / "absent.parceria"
    p.run("list", "customers", code=1)
    assert not p.profile.exists()


def test_an_interrupt_rolls_back(p):
    p.write_customers("many.csv", 60000)
    process = p.start("import", "customers", "many.csv")
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert process.returncode in (0, 1)
    assert count(p) == (60000 if process.returncode == 0 else 0)
    is_sound(p)


program.main(sys.modules[__name__])
