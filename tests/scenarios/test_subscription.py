#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A subscription's page and a customer's Account tab (functional-spec §9: 16, 38, 39, 40)."""

import datetime
import os
import unittest

from scenario import Scenario

CUSTOMER = '0f3c9f0e-54e5-4d7c-8f7e-6a2b9a1c1f11'


class Subscription(Scenario):
    """An indirect provider with one reseller, one customer and one subscription."""


    def setUp(self):
        super().setUp()
        self.profile = self.profile_path('Provider')
        self.command('init', '--profile', self.profile, '--persona', 'indirect-provider',
                     '--name', 'Provider', '--country', 'US', '--mpn-id', '4847383')
        self.load('resellers', 'Reseller name,MPN ID,Microsoft ID,Country,State',
                  'Adventure Works,4100000,,US,active')
        self.load('customers', 'Microsoft ID,Company name,Primary domain name,Relationship',
                  f'{CUSTOMER},Fabrikam,fabrikam.onmicrosoft.com,Cloud Reseller')
        self.load('subscriptions', 'Subscription ID,Subscription,Quantity,Status,Reseller',
                  'b0d70a69-4c42-4b27-b17b-26a1fb4b8f0e,Office 365 E3,10,active,',
                  '--customer', CUSTOMER)

    def load(self, kind, header, row, *options):
        """Imports a file of one row."""
        path = os.path.join(self.desktop.environment['HOME'], f'{kind}.csv')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(f'{header}\n{row}\n')
        self.command('import', kind, path, '--profile', self.profile, *options)

    def stored(self):
        return self.command('list', 'subscriptions', '--profile', self.profile, '--json')[0]

    def open_subscription(self):
        """Opens the window at the page of the only subscription."""
        me = self.start(self.profile)
        me.go_to('Subscriptions')
        me.press('Office 365 E3')
        me.wait_for('Subscription nickname')
        return me

    def test_reseller_takes_digits_of_an_active_reseller(self):
        me = self.open_subscription()
        me.type_into('Reseller (MPN ID)', '48A7')
        me.read('digits only')
        me.wait_sensitive('Submit', sensitive=False)
        me.type_into('Reseller (MPN ID)', '4100000')
        me.read('Adventure Works')
        me.press('Submit')
        me.read('Set to “4100000”')
        self.assertEqual(self.stored()['resellerMpnId'], '4100000')

    def test_suspending_shows_the_erase_date_first_and_can_be_taken_back(self):
        me = self.open_subscription()
        me.check('Suspended')
        erased = datetime.datetime.now(datetime.timezone.utc).date() + datetime.timedelta(days=90)
        me.read(f'{erased:%b} {erased.day}, {erased.year}')
        self.assertEqual(self.stored()['status'], 'active')
        me.press('Submit')
        me.read('From “Active” to “Suspended”')
        self.assertEqual(self.stored()['status'], 'suspended')
        me.press('Close', within='Subscription changed')
        me.check('Active')
        me.press('Submit')
        me.read('From “Suspended” to “Active”')
        self.assertEqual(self.stored()['status'], 'active')

    def test_undo_brings_the_quantity_back(self):
        me = self.open_subscription()
        me.set_number('Quantity', 25)
        me.press('Submit')
        me.read('From “10” to “25”')
        self.assertEqual(self.stored()['quantity'], 25)
        me.key("ctrl+z")
        me.wait_until(lambda: self.stored()['quantity'] == 10, 'the quantity stays')
        me.wait_gone('Subscription changed')
        me.wait_for('Subscription nickname')

    def test_bill_to_name_leaves_domain_and_id_alone(self):
        before = self.command('list', 'customers', '--profile', self.profile, '--json')[0]
        me = self.start(self.profile)
        me.press('Fabrikam')
        me.press('Account', 'tab')
        me.type_into('Bill-to company name', 'Fabrikam West')
        me.press('Submit')
        me.read('Changed the Bill-to company name')
        after = self.command('list', 'customers', '--profile', self.profile, '--json')[0]
        self.assertEqual(after, {**before, 'companyName': 'Fabrikam West'})
        me.go_to('Customers')
        me.row('Fabrikam West')


if __name__ == '__main__':
    unittest.main()
