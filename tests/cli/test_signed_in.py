# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing in where a keyring runs; started by tests/with-keyring.sh."""

import sys

from program import main
from service import Service

CLIENT = "5f9c2c55-0a60-4d0c-a1a0-a6d39e4b6c11"


def test_a_sign_in_lasts_for_later_commands(program):
    service = Service()
    program.run("connect", "--client-id", CLIENT, "--authority", service.uri, "--endpoint", service.uri)
    output, _ = program.run("sign-in")
    assert "Signed in as ana@contoso.example." in output, output
    program.run("sync")
    assert [c["companyName"] for c in program.json("list", "customers")] == ["Contoso"]
    # Whoever took the keyring's token to another authority would find nothing there.
    program.run("connect", "--client-id", CLIENT, "--authority", service.uri + "/other", "--endpoint", service.uri)
    _, messages = program.run("sync", code=1)
    assert "Sign in" in messages, messages
    service.stop()


def test_no_secret_is_in_the_profile(program):
    service = Service()
    program.run("connect", "--client-id", CLIENT, "--authority", service.uri, "--endpoint", service.uri)
    program.run("sign-in")
    program.run("sync")
    for path in program.folder.glob("p.parceria*"):
        data = path.read_bytes()
        for secret in (b"very-secret-token", b"R1-refresh", b"ABCD-EFGH"):
            assert secret not in data, (path, secret)
    service.stop()


main(sys.modules[__name__])
