# SPDX-License-Identifier: GPL-3.0-or-later
"""A small Partner Center with an authority, as far as commands need one."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

CUSTOMER_ID = "1aaaaaaa-0000-4000-8000-000000000001"
SUBSCRIPTION_ID = "5aaaaaaa-0000-4000-8000-000000000005"
TOKEN = "very-secret-token"
CUSTOMER = {"id": CUSTOMER_ID, "relationshipToPartner": "reseller",
            "companyProfile": {"tenantId": CUSTOMER_ID, "domain": "contoso.onmicrosoft.com", "companyName": "Contoso"}}
# The middle part says {"preferred_username":"ana@contoso.example"}.
ID_TOKEN = "e30.eyJwcmVmZXJyZWRfdXNlcm5hbWUiOiJhbmFAY29udG9zby5leGFtcGxlIn0.c2ln"


class Service:
    """Runs on a free port of this computer until stopped."""

    def __init__(self):
        self.subscription = {"id": SUBSCRIPTION_ID, "offerId": "MS-AZR-0145P", "offerName": "Office",
                             "friendlyName": "Office", "quantity": 10, "status": "active",
                             "attributes": {"etag": "e1", "objectType": "Subscription"}}
        self.pending = 1
        self.paths = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.uri = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def token(self, path):
        if path.endswith("/devicecode"):
            return 200, {"user_code": "ABCD-EFGH", "device_code": "dc", "interval": 1, "expires_in": 60,
                         "verification_uri": "https://microsoft.com/devicelogin"}
        if self.pending > 0:
            self.pending -= 1
            return 400, {"error": "authorization_pending"}
        return 200, {"token_type": "Bearer", "expires_in": 3600, "access_token": TOKEN, "refresh_token": "R1-refresh",
                     "id_token": ID_TOKEN}

    def api(self, method, path, body):
        collection = f"/v1/customers/{CUSTOMER_ID}/subscriptions"
        if method == "PATCH":
            self.subscription = json.loads(body)
        if path.startswith("/v1/customers?"):
            return 200, {"items": [CUSTOMER]}
        if path == f"/v1/customers/{CUSTOMER_ID}":
            return 200, CUSTOMER
        if path == collection:
            return 200, {"items": [self.subscription]}
        if path == f"{collection}/{SUBSCRIPTION_ID}":
            return 200, self.subscription
        return 404, {"code": 1000}

    def handler(service):
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                service.paths.append(f"{self.command} {self.path}")
                if "/oauth2/" in self.path:
                    status, answer = service.token(self.path)
                elif self.headers.get("Authorization") != f"Bearer {TOKEN}":
                    status, answer = 401, {}
                else:
                    status, answer = service.api(self.command, self.path, body)
                text = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            do_GET = do_POST = do_PATCH = do_PUT = answer

            def log_message(self, *arguments):
                pass

        return Handler
