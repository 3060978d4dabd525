# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the model of the service (service-program.c) for tests of the real program, and tells it what to do."""

import json
import os
import subprocess
import urllib.request

CLIENT = "5f9c2c55-0a60-4d0c-a1a0-a6d39e4b6c11"
TOKEN = "very-secret-token"
REFRESH_TOKEN = "secret-refresh-token"
DEVICE_CODE = "secret-device-code"
PASSWORD_MARK = "zQx5ecretPw"
SECRETS = (TOKEN, REFRESH_TOKEN, DEVICE_CODE, PASSWORD_MARK)


class ModelService:
    """Partner Center with its authority on a free port of this computer, until stopped."""

    def __init__(self):
        self.process = subprocess.Popen([os.environ["CSP_SERVICE"]], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)
        self.uri = self.process.stdout.readline().strip()

    def stop(self):
        """Ends it; what it found wrong with any request is the test's failure."""
        complaint = self.report()["complaint"]
        self.process.communicate()
        assert complaint is None, complaint

    def _control(self, verb, **order):
        request = urllib.request.Request(f"{self.uri}/control/{verb}", json.dumps(order).encode(), method="POST")
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def add_customers(self, count, subscriptions=0, **more):
        """Adds customers; returns all."""
        return self._control("customers", count=count, subscriptions=subscriptions, **more)

    def customers(self):
        return self.add_customers(0)

    def subscriptions(self):
        return [one for customer in self.customers() for one in customer["subscriptions"]]

    def change_subscription(self, number, member, value):
        """Another user of the partner changes a member."""
        self._control("subscription", id=number, member=member, value=value)

    def add_reseller(self):
        return self._control("reseller")

    def set_page_size(self, size):
        self._control("page-size", size=size)

    def fault(self, **order):
        """What happens to requests that fit: see control_fault in service-program.c."""
        self._control("fault", **order)

    def end_faults(self):
        self._control("no-faults")

    def confirm_code(self):
        """Somebody types the device code and signs in."""
        self._control("confirm")

    def set_token(self, value):
        self._control("token", value=value)

    def report(self):
        return self._control("report")

    def requests(self, method=None, path=""):
        return [one for one in self.report()["requests"]
                if method in (None, one["method"]) and path in one["path"]]
