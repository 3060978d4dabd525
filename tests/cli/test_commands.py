# SPDX-License-Identifier: GPL-3.0-or-later
"""What every subcommand does, prints and exits with (design.md, Command line)."""

import csv
import json
import shlex
import sqlite3
import subprocess
import sys
from pathlib import Path

import program
from program import HEADER

OFFER = "24422850-ABC3-4525-B567-E2FD4BD0ADCB"
GUID = "6513270e-269e-4d37-b2a7-4de452e6b431"
COMMANDS = ["init", "sample", "import", "export", "list", "show", "reseller add", "customer create", "order place",
            "subscription set", "support-contact set", "invite", "check", "backup", "restore"]
CUSTOMER = ["customer", "create", "--company-name", "Fabrikam Ltda", "--domain-prefix", "fabrikambr", "--country", "BR",
            "--address-line1", "Rua Augusta 10", "--city", "São Paulo", "--state", "SP", "--postal-code", "01305-000",
            "--first-name", "Ana", "--last-name", "Lima", "--email", "ana@fabrikam.example", "--phone", "11987654321",
            "--registration-number", "11222333000181", "--agreement", "accepted"]


def add_reseller(p):
    p.run("reseller", "add", "--name", "First Up Consultants", "--mpn-id", "1520000", "--country", "BR")


def create(p, *more):
    return p.json(*CUSTOMER, *more)


def test_every_command_has_help_with_an_example(p):
    for command in COMMANDS:
        output, _ = p.run(*command.split(), "--help", profile=False)
        assert f"parceria {command}" in output and "Example:" in output, command


def example_of(p, command):
    return shlex.split(p.run(*command.split(), "--help", profile=False)[0].split("Example:")[1])[1:]


def test_the_examples_of_the_help_work_one_after_the_other(p):
    p.profile = p.folder / "acme.parceria"
    p.write_customers("customers.csv", 3)
    made = {}
    for command in ["init", "sample", "import", "reseller add", "customer create", "show", "order place",
                    "subscription set", "support-contact set", "invite", "list", "export", "check", "backup", "restore"]:
        arguments = [made.get(argument, argument) for argument in example_of(p, command)]
        output, _ = p.run(*arguments, profile="--profile" not in arguments)
        if command == "customer create":
            made["0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10"] = output.splitlines()[0].removeprefix("Customer ID: ")
        elif command == "order place":
            made["1f1b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10"] = p.json("list", "subscriptions")[0]["id"]


def test_wrong_usage_exits_2_and_says_why(p):
    for arguments in (["nonsense"], ["customer"], ["list"], ["list", "planets"], ["list", "customers", "--sort", "mood"],
                      ["list", "customers", "--limit", "0"], ["list", "customers", "--customer", GUID],
                      ["show", "customer"], ["export", "planets"], ["import", "planets", "x.csv"],
                      ["order", "place"], ["subscription", "set", GUID], ["support-contact", "set", GUID],
                      ["check", "extra"], ["list", "customers", "--nonsense"], ["invite", "planet"]):
        if arguments == ["nonsense"]:
            continue
        _, messages = p.run(*arguments, code=2)
        assert messages.strip(), arguments


def test_init_names_every_field_and_never_overwrites(p):
    p.profile = p.folder / "new.parceria"
    _, messages = p.run("init", "--persona", "king", "--country", "Brazil", "--mpn-id", "12x", code=3)
    for option in ("--name:", "--persona:", "--country:", "--mpn-id:"):
        assert option in messages, messages
    assert not p.profile.exists()
    p.init()
    before = p.profile.read_bytes()
    p.run("init", "--persona", "direct", "--name", "Other", "--country", "BR", code=1)
    assert p.profile.read_bytes() == before
    assert p.profile.stat().st_mode & 0o777 == 0o600


def test_the_only_profile_needs_no_option(p):
    _, messages = p.run("list", "customers", code=2, profile=False)
    assert "init" in messages
    folder = p.folder / "data" / "parceria"
    p.profile = folder / "one.parceria"
    p.init()
    p.run("list", "customers", profile=False)
    p.profile = folder / "two.parceria"
    p.init()
    _, messages = p.run("list", "customers", code=2, profile=False)
    assert "one.parceria" in messages and "two.parceria" in messages


def test_a_customer_is_created_with_credentials_once_and_an_order(p):
    add_reseller(p)
    made = create(p, "--reseller", "1520000", "--order", f"{OFFER}:5")
    assert made["userName"] == "admin@fabrikambr.onmicrosoft.com" and len(made["password"]) >= 8
    shown = p.json("show", "customer", made["id"])
    assert shown["companyName"] == "Fabrikam Ltda" and shown["resellerName"] == "First Up Consultants"
    assert shown["account"]["city"] == "São Paulo"
    assert made["password"].encode() not in p.profile.read_bytes()
    for path in p.folder.iterdir():
        assert not path.is_file() or made["password"].encode() not in path.read_bytes(), path
    (listed,) = p.json("list", "subscriptions", "--customer", made["id"])
    assert (listed["offerId"], listed["quantity"], listed["status"]) == (OFFER, 5, "active")
    assert listed["resellerMpnId"] == "1520000" and listed["customerId"] == made["id"]
    assert [one["resellerName"] for one in made["subscriptions"]] == ["First Up Consultants"] == [listed["resellerName"]]


def test_a_customer_is_shown_with_each_field_once(p):
    add_reseller(p)
    made = create(p, "--reseller", "1520000")
    names = [line.split()[0] for line in p.run("show", "customer", made["id"])[0].splitlines()]
    assert "country" in names and "city" in names
    assert len(set(names)) == len(names), names


def test_the_plain_output_of_customer_create_has_user_name_and_password_lines(p):
    output, _ = p.run(*CUSTOMER)
    assert "User name: admin@fabrikambr.onmicrosoft.com\n" in output
    assert "Temporary password: " in output


def test_a_customer_of_a_connected_profile_waits_in_the_outbox_without_a_password(p):
    p.run("connect", "--client-id", GUID, "--tenant-id", GUID, "--endpoint", "http://127.0.0.1:9")
    made = create(p)
    assert made["password"] is None
    waiting = p.json("list", "outbox", "--status", "waiting")[0]
    assert (waiting["request"], waiting["customerName"], waiting["attended"]) == ("customer-create", "Fabrikam Ltda", True)
    with sqlite3.connect(p.profile) as file:
        assert file.execute("SELECT setup_unseen FROM customer").fetchall() == [(1,)]


def test_a_customer_with_broken_fields_exits_3_and_names_them_all(p):
    _, messages = p.run("customer", "create", "--company-name", "", "--domain-prefix", "-", "--country", "BR",
                        "--email", "nobody", "--order", "what:ever", "--order", f"{OFFER}:5", code=3)
    for option in ("--company-name:", "--domain-prefix:", "--email:", "--first-name:", "--order:"):
        assert option in messages, messages
    assert p.json("list", "customers") == []


def test_a_word_that_is_no_state_of_the_agreement_exits_3(p):
    _, messages = p.run(*CUSTOMER, "--agreement", "perhaps", code=3)
    assert "--agreement:" in messages and p.json("list", "customers") == []


def test_a_password_that_could_not_be_printed_is_not_taken_for_seen(p):
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run([program.PROGRAM, *CUSTOMER, "--profile", p.profile], env=p.environment, stdout=full,
                              stderr=subprocess.DEVNULL, check=False, timeout=300)
    assert done.returncode == 1
    with sqlite3.connect(p.profile) as file:
        assert file.execute("SELECT setup_unseen FROM customer").fetchall() == [(1,)]


def test_orders_keep_the_rules_of_the_offer(p):
    made = create(p)
    p.run("order", "place", "--customer", made["id"], "--order", f"{OFFER}:0", code=3)
    _, messages = p.run("order", "place", "--customer", made["id"], "--order", f"{OFFER}:301", code=3)
    assert "--order:" in messages
    p.run("order", "place", "--customer", GUID, "--order", f"{OFFER}:1", code=3)
    placed = p.json("order", "place", "--customer", made["id"], "--order", f"{OFFER}:3")
    assert [s["quantity"] for s in placed] == [3]


def test_a_subscription_is_changed_and_its_support_contact_set(p):
    add_reseller(p)
    made = create(p, "--order", f"{OFFER}:5")
    number = made["subscriptions"][0]["id"]
    changed = p.json("subscription", "set", number.upper(), "--quantity", "9", "--nickname", "Loja", "--reseller", "1520000")
    assert (changed["quantity"], changed["friendlyName"], changed["resellerMpnId"]) == (9, "Loja", "1520000")
    assert "Changed" in p.run("subscription", "set", number, "--quantity", "8")[0]
    assert "Nothing was changed" in p.run("subscription", "set", number, "--quantity", "8", "--auto-renew", "on")[0]
    _, messages = p.run("subscription", "set", number, "--auto-renew", "off", code=3)
    assert "12 months" in messages
    _, messages = p.run("subscription", "set", number, "--quantity", "nine", code=3)
    assert "--quantity:" in messages
    p.run("subscription", "set", number, "--quantity", "99999999999", code=3)
    suspended = p.json("subscription", "set", number, "--status", "suspended")
    assert suspended["status"] == "suspended" and suspended["purgeDate"]
    p.run("subscription", "set", GUID, "--quantity", "1", code=1)
    supported = p.json("support-contact", "set", number, "--reseller", "1520000")
    assert supported["supportContactName"] == "First Up Consultants"
    assert p.json("support-contact", "set", number, "--own-company")["supportContactName"] == "Acme"


def test_a_request_is_drafted_with_the_protected_link(p):
    link = "https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship" \
           "&partnerId=0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10"
    _, messages = p.run("invite", "partnership", "--recipient", "X", "--email", "x@firstup.example", code=3)
    assert "--link:" in messages
    output, _ = p.run("invite", "partnership", "--recipient", "X", "--email", "x@firstup.example", "--link", link,
                      "--language", "pt_BR")
    assert link in output and "Olá" in output
    output, _ = p.run("invite", "partnership", "--recipient", "Y", "--email", "y@firstup.example", "--sent")
    assert link in output
    assert sorted(i["state"] for i in p.json("list", "invitations")) == ["prepared", "sent"]


def test_lists_search_filter_sort_and_limit(p):
    p.run("import", "customers", p.write("c.csv", "\n".join([
        HEADER, GUID + ",São Paulo Serviços,sp.example,Cloud Reseller",
        GUID[:-1] + "2,東京商事,tokyo.example,Cloud Reseller",
        GUID[:-1] + "3,Zebra Tokyo,zebra.example,Cloud Reseller", ""])))
    assert [c["companyName"] for c in p.json("list", "customers", "--search", "sao servicos")] == ["São Paulo Serviços"]
    assert [c["companyName"] for c in p.json("list", "customers", "--search", "東京")] == ["東京商事"]
    assert p.json("list", "customers", "--search", "sao tokyo") == []
    by_domain = [c["domain"] for c in p.json("list", "customers", "--sort", "domain")]
    assert by_domain == sorted(by_domain)
    assert [c["domain"] for c in p.json("list", "customers", "--sort", "-domain")] == by_domain[::-1]
    assert len(p.json("list", "customers", "--limit", "2")) == 2
    row = p.json("list", "customers", "--limit", "1")[0]
    assert {"id", "companyName", "domain", "relationshipToPartner", "resellerName", "resellerMpnId"} <= set(row)
    lines = p.run("list", "customers")[0].splitlines()
    assert len(lines) == 4


def test_tables_align_wide_characters_and_stay_lines(p):
    p.run("import", "customers", p.write("c.csv", "\n".join([
        HEADER, GUID + ",東京商事,tokyo.example,Cloud Reseller",
        GUID[:-1] + "2,Abcdefgh,abc.example,Cloud Reseller", ""])))
    lines = p.run("list", "customers")[0].splitlines()
    japanese = next(line for line in lines if "東京" in line)
    latin = next(line for line in lines if "Abc" in line)
    assert latin.index("abc.example") == japanese.index("tokyo.example") + 4


def test_customers_travel_without_loss(p):
    p.profile = p.folder / "sample.parceria"
    p.run("sample", "--customers", "60", "--country", "BR")
    whole, _ = p.run("export", "customers", "--all-columns")
    resellers, _ = p.run("export", "resellers")
    subscriptions, _ = p.run("export", "subscriptions", "--all-columns")
    assert whole.startswith("\ufeffMicrosoft ID,Company name,Primary domain name,Relationship,")
    p.profile = p.folder / "p.parceria"
    p.run("import", "resellers", p.write("r.csv", resellers))
    p.run("import", "customers", p.write("c.csv", whole))
    p.run("import", "subscriptions", p.write("s.csv", subscriptions))
    assert p.run("export", "customers", "--all-columns")[0] == whole
    assert p.run("export", "resellers")[0] == resellers
    assert p.run("export", "subscriptions", "--all-columns")[0] == subscriptions
    assert p.json("import", "customers", "c.csv") == {"added": 0, "changed": 0, "rejected": 0,
                                                      "unchanged": len(whole.splitlines()) - 1}


def test_an_export_has_the_columns_of_the_portal_and_crlf(p):
    create(p, "--order", f"{OFFER}:5")
    p.run("export", "customers", "c.csv")
    data = (p.folder / "c.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfMicrosoft ID,Company name,Primary domain name,Relationship\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == 2 and b",Cloud Reseller\r\n" in data
    customer = p.json("list", "customers")[0]["id"]
    one = list(csv.reader(p.run("export", "subscriptions", "--customer", customer)[0].lstrip("\ufeff").splitlines()))
    assert one[0] == ["Subscription ID", "Subscription", "Quantity", "Status", "Reseller"]
    assert one[1][2:] == ["5", "Active", ""]
    every = list(csv.reader(p.run("export", "subscriptions")[0].lstrip("\ufeff").splitlines()))
    assert every[0][:3] == ["Microsoft ID", "Company name", "Subscription ID"]


def test_subscriptions_of_a_file_of_one_customer_need_the_customer(p):
    made = create(p, "--order", f"{OFFER}:5")
    text = p.run("export", "subscriptions", "--customer", made["id"])[0]
    p.write("s.csv", text.replace(",5,Active", ",7,Suspended"))
    _, messages = p.run("import", "subscriptions", "s.csv", code=3)
    assert "customer" in messages
    assert p.json("import", "subscriptions", "s.csv", "--customer", made["id"])["changed"] == 1
    (changed,) = p.json("list", "subscriptions")
    assert (changed["quantity"], changed["status"]) == (7, "suspended")
    header, row = text.splitlines()[:2]
    p.write("s.csv", f"{header},Nickname\n{GUID}{row[len(GUID):]},{'x' * 257}\n")
    _, messages = p.run("import", "subscriptions", "s.csv", "--customer", made["id"], code=3)
    assert "s.csv:2:6: Nickname:" in messages, messages
    p.write("s.csv", text.replace(",5,Active", ",301,Active"))
    _, messages = p.run("import", "subscriptions", "s.csv", "--customer", made["id"], code=3)
    assert messages.startswith("s.csv:2:3: Quantity:"), messages


def test_an_import_takes_the_roles_of_adding_by_hand_and_any_persona(p):
    p.write_customers("c.csv", 1)
    p.write("s.csv", "Subscription ID,Subscription,Quantity,Status,Reseller\n")
    offers = Path(__file__).resolve().parents[1] / "data" / "offers.json"
    may = {"helpdesk-agent": [1, 0, 0], "billing-admin": [1, 0, 1], "user-management-admin": [0, 1, 1],
           "sales-agent": [0, 0, 0]}
    for persona in ("indirect-provider", "indirect-reseller", "direct"):
        for roles, codes in may.items():
            p.profile = p.folder / f"{persona}-{roles}.parceria"
            p.run("init", "--persona", persona, "--name", "Acme", "--country", "BR", "--mpn-id", "4847383",
                  "--roles", roles)
            p.run("import", "customers", "c.csv", code=codes[0])
            p.run("import", "subscriptions", "s.csv", code=codes[1])
            p.run("import", "offers", offers, code=codes[2])


def test_an_indirect_reseller_takes_from_files_what_its_provider_changed(p):
    p.profile = p.folder / "reseller.parceria"
    p.run("init", "--persona", "indirect-reseller", "--name", "Acme", "--country", "BR", "--mpn-id", "4847383")
    p.run("import", "customers", p.write("c.csv", f"{HEADER}\n{GUID},Fabrikam,f.example,Cloud Reseller\n"))
    rows = ["5,Active", "7,Active", "7,Suspended"]
    for row in rows:
        p.write("s.csv", "Subscription ID,Subscription,Quantity,Status,Reseller\n"
                         f"{OFFER},Microsoft 365 Business Basic,{row},\n")
        p.run("import", "subscriptions", "s.csv", "--customer", GUID)
    (stored,) = p.json("list", "subscriptions")
    assert (stored["quantity"], stored["status"]) == (7, "suspended")
    _, messages = p.run("subscription", "set", OFFER, "--quantity", "9", code=3)
    assert "provider" in messages


def test_bad_rows_are_listed_by_file_row_and_column_and_nothing_is_written(p):
    p.write("c.csv", "\n".join([HEADER, GUID + ",Good,good.example,Cloud Reseller",
                                "nonsense,,bad domain,Friend", GUID + ",Twice,twice.example,Cloud Reseller", ""]))
    _, messages = p.run("import", "customers", "c.csv", code=3)
    for place in ("c.csv:3:1: ", "c.csv:3:2: ", "c.csv:3:3: ", "c.csv:3:4: ", "c.csv:4:1: "):
        assert any(line.startswith(place) for line in messages.splitlines()), messages
    assert p.json("list", "customers") == []
    assert p.json("import", "customers", "c.csv", "--good-rows", "--report", "r.csv")["rejected"] == 2
    assert len(p.json("list", "customers")) == 1
    rows = list(csv.reader((p.folder / "r.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == HEADER.split(",") + ["Reason"] and all(len(row) == 5 for row in rows)
    assert rows[-1][1] == "Twice" and "row 2" in rows[-1][-1]


def test_what_a_file_has_in_it_does_not_drive_the_terminal(p):
    p.write("c.csv", HEADER + '\n"x\x1b[2J\nc.csv:9:9: \x9b1m",Good,good.example,Cloud Reseller\n')
    _, messages = p.run("import", "customers", "c.csv", code=3)
    assert "\x1b" not in messages and "\x9b" not in messages
    assert not any(line.startswith("c.csv:9") for line in messages.splitlines()), messages


def test_columns_are_checked_by_name(p):
    p.write("c.csv", "Microsoft ID,Company,Primary domain name,Relationship\n" + GUID + ",A,a.example,Cloud Reseller\n")
    _, messages = p.run("import", "customers", "c.csv", code=3)
    assert "c.csv:1:2: " in messages and "“Company”" in messages and "“Company name”" in messages
    p.write("c.csv", "Relationship;Company name;Microsoft ID;Primary domain name\nreseller;Fab;" + GUID + ";a.example\n")
    assert p.json("import", "customers", "c.csv")["added"] == 1


def test_files_that_are_not_what_they_claim_get_one_sentence(p):
    (p.folder / "c.csv").write_bytes(("\ufeff" + HEADER + "\n").encode("utf-16-le"))
    _, messages = p.run("import", "customers", "c.csv", code=3)
    assert "UTF-16" in messages and len(messages.splitlines()) == 1
    (p.folder / "c.csv").write_bytes((HEADER + "\n" + GUID + ",João,a.example,x\n").encode("latin-1"))
    _, messages = p.run("import", "customers", "c.csv", code=3)
    assert "Latin-1" in messages and len(messages.splitlines()) == 1
    p.run("import", "customers", "missing.csv", code=1)


def test_offers_of_the_service_go_in_and_come_out_the_same(p):
    data = Path(__file__).parent.parent / "data" / "offers.json"
    p.run("import", "offers", data)
    original = json.loads(data.read_text(encoding="utf-8-sig"))
    country = original["items"][0]["country"]
    assert json.loads(p.run("export", "offers", "--json", "--country", country)[0]) == original
    assert json.loads(p.run("export", "offers", "--json")[0]) == original
    (p.folder / "bad.json").write_text('{"items": [{"name": "no id"}]}', encoding="utf-8")
    p.run("import", "offers", "bad.json", code=3)
    (p.folder / "cut.json").write_text(data.read_text(encoding="utf-8-sig")[:500], encoding="utf-8")
    p.run("import", "offers", "cut.json", code=3)
    assert json.loads(p.run("export", "offers", "--json")[0]) == original


def test_a_sample_is_repeatable_by_seed(p):
    exports = []
    for name, seed in (("a", "1"), ("b", "1"), ("c", "2")):
        p.profile = p.folder / f"{name}.parceria"
        p.run("sample", "--customers", "50", "--seed", seed)
        exports.append(p.run("export", "customers", "--all-columns")[0])
    assert exports[0] == exports[1] != exports[2]
    _, messages = p.run("sample", "--customers", "many", code=3)
    assert "--customers:" in messages


def test_a_backup_restores_and_neither_overwrites_nor_half_exists(p):
    p.run("import", "customers", p.write_customers("c.csv", 5))
    p.run("backup", "copy.parceria")
    p.run("backup", "copy.parceria", code=1)
    p.run("import", "customers", p.write_customers("d.csv", 5, 100))
    assert len(p.json("list", "customers")) == 10
    p.run("restore", "copy.parceria")
    assert len(p.json("list", "customers")) == 5
    p.write("junk", "nothing" * 1000)
    p.run("restore", "junk", code=1)
    assert len(p.json("list", "customers")) == 5
    assert p.json("check") == {"ok": True, "findings": []}


def test_quiet_prints_nothing_and_words_follow_the_language(p):
    output, messages = p.run("import", "customers", p.write_customers("c.csv", 5), "--quiet")
    assert output == "" and messages == ""
    p.environment["LANGUAGE"] = "pt_BR"
    assert p.run("export", "customers")[0].startswith("\ufeffMicrosoft ID,")


def test_names_survive_the_plain_c_locale(p):
    p.environment["LC_ALL"] = "C"
    p.run("reseller", "add", "--name", "Растущий облачный дом", "--mpn-id", "1520001", "--country", "BR")
    assert p.json("list", "resellers")[0]["name"] == "Растущий облачный дом"
    assert "Растущий" in p.run("list", "resellers")[0]


program.main(sys.modules[__name__])
