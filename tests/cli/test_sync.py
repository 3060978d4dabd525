# SPDX-License-Identifier: GPL-3.0-or-later
"""Connecting, signing in and synchronizing from the command line."""

import json
import os
import stat
import sys

from program import main
from service import SUBSCRIPTION_ID, TOKEN, Service

CLIENT = "5f9c2c55-0a60-4d0c-a1a0-a6d39e4b6c11"


def connected(program):
    """A profile that is connected with a service of the test's, and a file with its token."""
    service = Service()
    program.environment["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    program.run("connect", "--client-id", CLIENT, "--authority", service.uri, "--endpoint", service.uri)
    write_token(program, TOKEN)
    return service


def write_token(program, token, mode=0o600):
    program.write("token", token + "\n")
    os.chmod(program.folder / "token", mode)


def test_connecting_names_every_field_that_breaks_a_rule(program):
    _, messages = program.run("connect", "--client-id", "abc", "--authority", "http://login.example", "--endpoint",
                              "https://user@api.example", "--tenant-id", "t", code=3)
    for field in ("client-id", "authority", "endpoint", "tenant-id"):
        assert f"--{field}: " in messages, messages
    _, messages = program.run("sync", code=1)
    assert "parceria connect" in messages, messages


def test_what_the_service_holds_can_be_listed_after_synchronizing(program):
    service = connected(program)
    output, _ = program.run("sync", "--token-file", "token")
    assert "in step" in output, output
    assert [c["companyName"] for c in program.json("list", "customers")] == ["Contoso"]
    assert [s["quantity"] for s in program.json("list", "subscriptions")] == [10]
    result = json.loads(program.run("sync", "--token-file", "token", "--json")[0])
    assert result["waiting"] == 0 and result["conflicts"] == 0 and result["lastPull"], result
    service.stop()


def test_changes_are_sent_but_not_with_pull_only(program):
    service = connected(program)
    program.run("sync", "--token-file", "token")
    program.run("subscription", "set", SUBSCRIPTION_ID, "--nickname", "Sales team")
    assert service.subscription["friendlyName"] == "Office"
    program.run("sync", "--token-file", "token", "--pull-only")
    assert service.subscription["friendlyName"] == "Office"
    program.run("sync", "--token-file", "token")
    assert service.subscription["friendlyName"] == "Sales team"
    service.stop()


def test_a_change_of_both_sides_waits_for_a_decision(program):
    service = connected(program)
    program.run("sync", "--token-file", "token")
    program.run("subscription", "set", SUBSCRIPTION_ID, "--nickname", "Sales team")
    service.subscription["friendlyName"] = "Marketing"
    _, messages = program.run("sync", "--token-file", "token", code=4)
    assert "changed here and in Partner Center" in messages, messages
    assert service.subscription["friendlyName"] == "Marketing"
    service.stop()


def test_a_service_that_is_not_there_is_told_at_once(program):
    service = connected(program)
    service.stop()
    _, messages = program.run("sync", "--token-file", "token", code=5)
    assert "cannot be reached" in messages, messages


def test_a_token_that_is_no_good_asks_for_another(program):
    service = connected(program)
    write_token(program, "old-token")
    _, messages = program.run("sync", "--token-file", "token", code=1)
    assert "access token" in messages, messages
    service.stop()


def test_a_token_file_is_the_persons_alone(program):
    service = connected(program)
    write_token(program, TOKEN, mode=0o644)
    _, messages = program.run("sync", "--token-file", "token", code=1)
    assert "600" in messages, messages
    write_token(program, "two words")
    program.run("sync", "--token-file", "token", code=3)
    program.run("sync", "--token-file", "missing", code=1)
    program.run("sync", "--token-file", ".", code=1)
    assert not [p for p in service.paths if "/v1/" in p], service.paths
    service.stop()


def test_the_log_holds_requests_but_no_secrets(program):
    service = connected(program)
    program.run("sync", "--token-file", "token", "--log-http", "http.log")
    path = program.folder / "http.log"
    text = path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "GET " in text and "/v1/customers?size=500" in text, text
    for secret in (TOKEN, "Contoso", "contoso.onmicrosoft.com"):
        assert secret not in text, secret
    service.stop()


def test_signing_in_shows_a_code_and_says_when_it_cannot_be_kept(program):
    service = connected(program)
    output, messages = program.run("sign-in", code=1)
    assert "https://microsoft.com/devicelogin" in output and "ABCD-EFGH" in output, output
    assert "keyring" in messages, messages
    service.stop()


def test_without_a_sign_in_nothing_is_sent(program):
    service = connected(program)
    _, messages = program.run("sync", code=1)
    assert "Sign in" in messages, messages
    assert not service.paths, service.paths
    service.stop()


main(sys.modules[__name__])
