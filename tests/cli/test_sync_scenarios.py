# SPDX-License-Identifier: GPL-3.0-or-later
"""The acceptance scenarios of synchronization (functional-spec §9: 22, 25, 53, 54, 56, 57) against the model."""

import json
import os
import signal
import sqlite3
import sys
import time
from contextlib import closing, contextmanager

from model_service import CLIENT, SECRETS, TOKEN, ModelService
from program import main

NOBODY = "http://127.0.0.1:9"
"""Where nothing listens: the discard port."""

SYNC = ("sync", "--token-file", "token")


@contextmanager
def connected(program, customers=1, subscriptions=1):
    """A profile that is connected with a model of so many customers, each subscription with quantity 10."""
    service = ModelService()
    try:
        service.add_customers(customers, subscriptions)
        for subscription in service.subscriptions():
            service.change_subscription(subscription["id"], "quantity", 10)
        connect(program, service.uri)
        yield service
    finally:
        service.stop()


def connect(program, endpoint):
    program.environment["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    program.run("connect", "--client-id", CLIENT, "--authority", endpoint, "--endpoint", endpoint)
    program.write("token", TOKEN + "\n")
    os.chmod(program.folder / "token", 0o600)


def query(program, sql):
    """What the profile's file holds, read as another process would."""
    with closing(sqlite3.connect(f"file:{program.profile}?mode=ro", uri=True)) as connection:
        return connection.execute(sql).fetchall()


def outbox(program):
    return query(program, "SELECT state, request_id, error_text FROM outbox ORDER BY id")


def quantity(program):
    return [one["quantity"] for one in program.json("list", "subscriptions")]


def wait_until(condition, seconds=120):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


def test_a_change_made_offline_is_sent_once_with_the_id_it_was_stored_with(program):
    with connected(program) as service:
        program.run(*SYNC)
        connect(program, NOBODY)
        number = service.subscriptions()[0]["id"]
        program.run("subscription", "set", number, "--quantity", 12)
        program.run(*SYNC, code=5)
        [(state, request_id, _)] = outbox(program)
        assert state in ("waiting", "ready") and quantity(program) == [12]
        connect(program, service.uri)
        program.run(*SYNC)
        assert [one["id"] for one in service.requests("PATCH")] == [request_id]
        assert service.subscriptions()[0]["quantity"] == 12 and not outbox(program)


def lose_answer(program, lost):
    """Sends a quantity of 12 and loses it on its way; returns the ids of what was sent."""
    with connected(program) as service:
        program.run(*SYNC)
        program.run("subscription", "set", service.subscriptions()[0]["id"], "--quantity", 12)
        [(_, request_id, _)] = outbox(program)
        service.fault(method="PATCH", lost=lost)
        program.run(*SYNC)
        assert not outbox(program) and quantity(program) == [12]
        assert service.subscriptions()[0]["quantity"] == 12
        ids = [one["id"] for one in service.requests("PATCH")]
        assert set(ids) == {request_id}, ids
        return ids


def test_a_change_that_was_lost_on_its_way_is_repeated_with_the_same_id(program):
    assert len(lose_answer(program, "before")) == 2


def test_a_change_whose_answer_was_lost_is_found_done(program):
    assert len(lose_answer(program, "after")) == 1


def test_a_quantity_that_both_sides_changed_is_a_conflict_with_all_three_values(program):
    with connected(program) as service:
        program.run(*SYNC)
        number = service.subscriptions()[0]["id"]
        program.run("subscription", "set", number, "--quantity", 12)
        service.change_subscription(number, "quantity", 15)
        _, messages = program.run(*SYNC, code=4)
        assert "changed here and in Partner Center" in messages, messages
        assert [row[0] for row in outbox(program)] == ["conflict"]
        [values] = query(program, "SELECT field, base, mine, theirs FROM conflict")
        assert values[0] == "quantity" and [json.loads(one) for one in values[1:]] == [10, 12, 15], values
        assert service.subscriptions()[0]["quantity"] == 15 and not service.requests("PATCH")


def test_changes_of_different_fields_are_joined(program):
    with connected(program) as service:
        program.run(*SYNC)
        number = service.subscriptions()[0]["id"]
        program.run("subscription", "set", number, "--quantity", 12)
        service.change_subscription(number, "friendlyName", "Marketing")
        program.run(*SYNC)
        [subscription] = service.subscriptions()
        assert (subscription["quantity"], subscription["friendlyName"]) == (12, "Marketing"), subscription


def test_after_429_the_next_attempt_is_not_before_its_time(program):
    with connected(program) as service:
        program.run(*SYNC)
        program.run("subscription", "set", service.subscriptions()[0]["id"], "--quantity", 12)
        service.fault(method="PATCH", status=429, retryAfter="7")
        program.run(*SYNC)
        first, second = service.requests("PATCH")
        assert first["id"] == second["id"] and (first["status"], second["status"]) == (429, 200)
        assert second["at"] - first["at"] >= 7


def test_a_long_list_comes_page_by_page(program):
    with connected(program, customers=1250, subscriptions=0) as service:
        process = program.start(*SYNC, "--pull-only")
        wait_until(lambda: query(program, "SELECT count(*) FROM customer WHERE former_at = 0") == [(1250,)])
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)
        pages = [one for one in service.requests("GET", "/v1/customers?size=500") if "filter" not in one["path"]]
        assert len(pages) == 3, pages


def test_an_error_on_a_page_leaves_everything_as_it_was(program):
    with connected(program, customers=5, subscriptions=1) as service:
        program.run(*SYNC)
        before = program.json("list", "customers"), program.json("list", "subscriptions")
        service.set_page_size(2)
        service.fault(path="seekOperation=Next", skip=1, times=100, status=500, type="text/html", body="<html>Oops")
        program.run(*SYNC, "--full", code=5)
        assert (program.json("list", "customers"), program.json("list", "subscriptions")) == before
        service.end_faults()
        program.run(*SYNC, "--full")
        assert (program.json("list", "customers"), program.json("list", "subscriptions")) == before


def test_new_resellers_and_customers_are_delivered(program):
    with connected(program) as service:
        program.run(*SYNC)
        known = {one["mpnId"] for one in program.json("list", "resellers")}
        reseller = service.add_reseller()
        service.add_customers(1, 2)
        program.run(*SYNC)
        assert {one["mpnId"] for one in program.json("list", "resellers")} == known | {reseller["mpnId"]}
        ids = {one["customer"]["id"] for one in service.customers()}
        assert {one["id"] for one in program.json("list", "customers")} == ids and len(ids) == 2
        assert len(program.json("list", "subscriptions")) == 3


def test_what_was_imported_before_is_matched_and_not_doubled(program):
    with connected(program, customers=3) as service:
        program.profile.unlink()
        program.init()
        lines = ["Microsoft ID,Company name,Primary domain name,Relationship"]
        for one in service.customers():
            profile = one["customer"]["companyProfile"]
            lines.append(f"{one['customer']['id'].upper()},Old name,{profile['domain']},Cloud Reseller")
        program.run("import", "customers", program.write("customers.csv", "\r\n".join([*lines, ""])))
        numbers = query(program, "SELECT id FROM customer ORDER BY id")
        connect(program, service.uri)
        program.run(*SYNC)
        assert query(program, "SELECT id FROM customer ORDER BY id") == numbers and len(numbers) == 3
        names = {one["customer"]["companyProfile"]["companyName"] for one in service.customers()}
        assert {one["companyName"] for one in program.json("list", "customers")} == names
        assert not service.requests("POST") and not service.requests("PATCH") and not service.requests("PUT")


def test_a_preview_says_what_matches_and_changes_nothing(program):
    with connected(program, customers=4, subscriptions=1) as service:
        program.profile.unlink()
        program.init()
        first, second, third = [one["customer"] for one in service.customers()][:3]
        name, domain = third["companyProfile"]["companyName"], third["companyProfile"]["domain"]
        gone = "1aaaaaaa-0000-4000-8000-000000000009"
        program.run("import", "customers", program.write("customers.csv", "\r\n".join([
            "Microsoft ID,Company name,Primary domain name,Relationship",
            f"{first['id']},Old name,{first['companyProfile']['domain']},Cloud Reseller",
            f"{second['id']},{second['companyProfile']['companyName']},{second['companyProfile']['domain']},Cloud Reseller",
            f"{gone},Wingtip,wingtip.onmicrosoft.com,Cloud Reseller", ""])))
        subscription = service.customers()[0]["subscriptions"][0]
        program.run("import", "subscriptions", program.write("subscriptions.csv", "\r\n".join([
            "Subscription ID,Subscription,Quantity,Status,Reseller",
            f"{subscription['id']},{subscription['friendlyName']},3,active,", ""])), "--customer", first["id"])
        create_customer(program, name, domain.split(".")[0])
        connect(program, service.uri)
        before = [query(program, f"SELECT * FROM {table} ORDER BY 1") for table in ("customer", "history", "pull")]
        preview = program.json(*SYNC, "--preview")
        # The second may have a reseller there, which a file of customers does not name.
        assert preview["customers"].pop("changed") in (2, 3), preview
        assert preview["customers"] == {"byId": 2, "byOther": 1, "onlyHere": 1, "added": 1}, preview
        assert preview["subscriptions"]["byId"] == 1 and preview["onlyHere"] == ["Wingtip"], preview
        assert before == [query(program, f"SELECT * FROM {table} ORDER BY 1") for table in ("customer", "history", "pull")]
        output, _ = program.run(*SYNC, "--preview")
        assert "2  Match by Microsoft ID" in output and "Only here: Wingtip" in output, output
        program.run(*SYNC)
        assert len(program.json("list", "customers")) == 5
        assert "no records here" in program.run(*SYNC, "--preview")[0]


def test_a_customer_whose_password_somebody_must_see_waits_for_the_window(program):
    with connected(program) as service:
        program.run(*SYNC)
        create_customer(program)
        output, _ = program.run(*SYNC)
        assert "from the window" in output, output
        assert [row[0] for row in outbox(program)] == ["waiting"] and not service.requests("POST", "/v1/")


def create_customer(program, name="Fabrikam", prefix="fabrikam"):
    return program.run("customer", "create", "--company-name", name, "--domain-prefix", prefix, "--country",
                       "BR", "--address-line1", "Rua das Flores 1", "--city", "Curitiba", "--state", "PR",
                       "--postal-code", "80010-000", "--first-name", "Ana", "--last-name", "Souza", "--email",
                       "ana@example.com", "--phone", "41 3333 4444", "--registration-number", "11222333000181",
                       "--language", "pt", "--culture", "pt-BR", "--agreement", "not-yet")


def test_no_secret_is_in_any_file(program):
    with connected(program) as service:
        service.confirm_code()
        program.run("sign-in", "--log-http", "sign-in.log", code=1)
        program.run(*SYNC, "--log-http", "sync.log")
        create_customer(program)
        program.run(*SYNC, "--log-http", "sync.log")
        assert "/oauth2/" in (program.folder / "sign-in.log").read_text(encoding="utf-8")
        for path in program.folder.rglob("*"):
            if path.is_file() and path.name != "token":
                data = path.read_bytes()
                assert not [one for one in SECRETS if one.encode() in data], path


main(sys.modules[__name__])
