# SPDX-License-Identifier: GPL-3.0-or-later
"""A pull and a push against a service that answers at once, against curl and the sqlite3 shell doing the same."""

import shutil
import subprocess
import time
from contextlib import contextmanager

from bench import Measure

CUSTOMERS = {False: 1_000, True: 10_000}
SUBSCRIPTIONS = 3
CHANGES = 1_000
CONNECTIONS = 16
GOAL = 1.3
PATIENCE = 1800
CLIENT = "5f9c2c55-0a60-4d0c-a1a0-a6d39e4b6c11"
DETAILS = ("subscriptions", "orders", "users?size=500", "subscribedskus", "agreements", "qualifications")

# The columns that ours fills; a sort key is as long as that of a name in Latin letters.
LOAD = """PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -131072;
.load {tokenizer}
BEGIN;
INSERT INTO customer (microsoft_id, microsoft_key, issued_here, company_name, name_key, domain, relationship,
                      setup_unseen, former_at, created_at, updated_at)
  SELECT value ->> '$.id', lower (value ->> '$.id'), 0, value ->> '$.companyProfile.companyName',
         CAST (hex (value ->> '$.companyProfile.companyName') AS BLOB), value ->> '$.companyProfile.domain',
         value ->> '$.relationshipToPartner', 0, 0, 1, 1
  FROM fsdir ('{folder}/page'), json_each (CAST (data AS TEXT), '$.items') WHERE data IS NOT NULL;
INSERT INTO customer_search (rowid, company_name, domain, microsoft_id, alias)
  SELECT id, company_name, domain, microsoft_id, alias FROM customer;
INSERT INTO server_copy (subject_type, subject_id, json, fetched_at, seen_in)
  SELECT 'customer', customer.id, CAST (data AS TEXT), 1, 1 FROM fsdir ('{folder}/customer')
  JOIN customer ON microsoft_key = CAST (data AS TEXT) ->> '$.id' WHERE data IS NOT NULL;
INSERT INTO subscription_label (id, name, name_key) VALUES (1, 'Product 0', x'30'),
  (2, 'Product 1', x'31'), (3, 'Product 2', x'32');
INSERT INTO subscription (subscription_id, subscription_key, issued_here, customer_id, offer_id, offer_name, label_id,
                          quantity, unit_type, status, auto_renew, is_trial, is_add_on, billing_type, billing_cycle,
                          created_at, effective_start, commitment_end, cancel_until, suspended_at, updated_at)
  SELECT value ->> '$.id', lower (value ->> '$.id'), 0, customer.id, value ->> '$.offerId', value ->> '$.offerName',
         key + 1, value ->> '$.quantity', value ->> '$.unitType', value ->> '$.status',
         value ->> '$.autoRenewEnabled', 0, 0, value ->> '$.billingType', value ->> '$.billingCycle', 1,
         substr (value ->> '$.effectiveStartDate', 1, 10), substr (value ->> '$.commitmentEndDate', 1, 10), 0, 0, 1
  FROM fsdir ('{folder}/subscriptions'), json_each (CAST (data AS TEXT), '$.items')
  JOIN customer ON microsoft_key = substr (value ->> '$.id', 1, 8) || '-0000-4000-8000-000000000000'
  WHERE data IS NOT NULL;
INSERT INTO server_copy (subject_type, subject_id, json, etag, fetched_at, seen_in)
  SELECT 'subscription', subscription.id, value, value ->> '$.attributes.etag', 1, 1
  FROM fsdir ('{folder}/subscriptions'), json_each (CAST (data AS TEXT), '$.items')
  JOIN subscription ON subscription_key = value ->> '$.id' WHERE data IS NOT NULL;
INSERT INTO server_copy (subject_type, subject_id, json, fetched_at, seen_in)
  SELECT 'support-contact', subscription.id, CAST (data AS TEXT), 1, 1 FROM fsdir ('{folder}/support')
  JOIN subscription ON subscription_key = substr (fsdir.name, -36) WHERE data IS NOT NULL;
COMMIT;
"""


def customer_id(i):
    return f"{i:08x}-0000-4000-8000-000000000000"


def subscription_id(i, j):
    return f"{i:08x}-0001-4000-8000-{j:012x}"


@contextmanager
def service(bench, customers):
    with subprocess.Popen([bench.build / "tests" / "bench" / "service", str(customers)], stdout=subprocess.PIPE,
                          text=True) as process:
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def pulled(customers):
    """What a full pull asks for: path, and the file that curl puts it into."""
    for start in range(0, customers, 500):
        yield f"/v1/customers?size=500&start={start}", f"page/{start}"
    for i in range(customers):
        yield f"/v1/customers/{customer_id(i)}", f"customer/{i}"
        for detail in DETAILS:
            yield f"/v1/customers/{customer_id(i)}/{detail}", f"{detail.split('?')[0]}/{i}"
        for j in range(SUBSCRIPTIONS):
            number = subscription_id(i, j)
            yield f"/v1/customers/{customer_id(i)}/subscriptions/{number}/supportcontact", f"support/{number}"


def ours(bench, profile, changes):
    """Returns the seconds of a synchronization and its peak of memory."""
    command = [bench.build / "tests" / "bench" / "sync-bench", profile, str(CONNECTIONS), str(changes)]
    output = subprocess.run(command, env=bench.environment(DBUS_SESSION_BUS_ADDRESS="disabled:"), check=True,
                            capture_output=True, text=True, timeout=PATIENCE).stdout
    return [float(number) for number in output.split()]


def curl(bench, uri, wanted, body=None):
    """Fetches all into files, or sends the body to all; returns the seconds."""
    folder = bench.folder / "fetched"
    config = bench.folder / "curl.config"
    with open(config, "w", encoding="utf-8") as file:
        for path, name in wanted:
            file.write(f'url = "{uri}{path}"\noutput = "{folder / name}"\n')
    options = ["--request", "PATCH", "--data", body, "--header", "Content-Type: application/json"] if body else []
    start = time.perf_counter()
    subprocess.run(["curl", "--silent", "--parallel", "--parallel-max", str(CONNECTIONS), "--create-dirs", "--config",
                    config, *options], check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def init(bench, profile, uri):
    def command(*arguments):
        subprocess.run([bench.program, *arguments, "--profile", profile, "--quiet"], env=bench.environment(), check=True)

    command("init", "--persona", "indirect-provider", "--name", "Bench", "--country", "BR", "--mpn-id", "4847383",
            "--tenant-id", "0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10", "--locale", "pt_BR")
    command("connect", "--client-id", CLIENT, "--authority", uri, "--endpoint", uri)


def load(bench, floor, customers):
    """Loads what curl fetched into a profile's tables by the shell; returns the seconds."""
    script = LOAD.format(tokenizer=bench.build / "tests" / "bench" / "tokenizer", folder=bench.folder / "fetched")
    start = time.perf_counter()
    subprocess.run(["sqlite3", "-bail", floor], input=script, text=True, check=True)
    seconds = time.perf_counter() - start
    rows = subprocess.run(["sqlite3", floor, "SELECT (SELECT count(*) FROM customer), (SELECT count(*) FROM subscription),"
                           " (SELECT count(*) FROM server_copy WHERE subject_type = 'support-contact')"],
                          text=True, check=True, capture_output=True).stdout.strip()
    assert rows == f"{customers}|{customers * SUBSCRIPTIONS}|{customers * SUBSCRIPTIONS}", rows
    return seconds


def measure_pull(bench, uri, customers, profile):
    floor = bench.folder / "sync-floor.parceria"
    init(bench, profile, uri)
    init(bench, floor, uri)
    seconds, memory = ours(bench, profile, 0)
    fetched = curl(bench, uri, pulled(customers))
    loaded = load(bench, floor, customers)
    floor.unlink()
    name = f"pull of {customers:,} customers"
    requests = sum(1 for _ in pulled(customers))
    return [Measure(f"{name}, {requests:,} requests", seconds, "s", fetched + loaded, GOAL),
            Measure(f"{name}, memory", memory, "MiB")]


def measure_push(bench, uri, profile):
    """Every change is a look at the subscription, the change, and one answer each."""
    seconds, memory = ours(bench, profile, CHANGES)
    wanted = [(f"/v1/customers/{customer_id(i // SUBSCRIPTIONS)}/subscriptions/"
               f"{subscription_id(i // SUBSCRIPTIONS, i % SUBSCRIPTIONS)}", f"push/{i}") for i in range(CHANGES)]
    body = subprocess.run(["curl", "--silent", uri + wanted[0][0]], check=True, capture_output=True, text=True).stdout
    floor = curl(bench, uri, wanted) + curl(bench, uri, wanted, body)
    return [Measure(f"push of {CHANGES:,} changes", seconds, "s", floor),
            Measure(f"push of {CHANGES:,} changes, memory", memory, "MiB")]


def run(bench):
    customers = CUSTOMERS[bench.full]
    profile = bench.folder / "sync.parceria"
    with service(bench, customers) as uri:
        measures = measure_pull(bench, uri, customers, profile) + measure_push(bench, uri, profile)
    shutil.rmtree(bench.folder / "fetched")
    profile.unlink()
    return measures
