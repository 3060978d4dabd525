#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that leave the program (functional-spec §9: 35, 36)."""

import os
import unittest

from provider import BUSINESS_BASIC, ProviderScenario

CUSTOMERS = 'Microsoft ID,Company name,Primary domain name,Relationship'
SUBSCRIPTIONS = 'Subscription ID,Subscription,Quantity,Status,Reseller'
COUNT = 1200


class Exports(ProviderScenario):
    """A provider with 1,200 customers, some of them in Lisbon."""

    def setUp(self):
        super().setUp()
        self.folder = self.desktop.environment['HOME']
        self.imported = [f'00000000-0000-4000-8000-{number:012},'
                         f'{"Lisboa" if number % 100 == 0 else "Contoso"} {number:04},'
                         f'c{number:04}.onmicrosoft.com,Cloud Reseller' for number in range(COUNT)]
        path = os.path.join(self.folder, 'customers.csv')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('\n'.join([CUSTOMERS, *self.imported, '']))
        self.command('import', 'customers', path, '--profile', self.profile)

    def export(self, me, label, *choices):
        """Presses the button of an export, ticks choices, and names a file; returns its lines."""
        path = os.path.join(self.folder, f'{label}.csv')
        me.press(label)
        me.wait_for('Choose file…', 'button')
        for choice in choices:
            me.check(choice)
        me.press('Choose file…')
        me.choose_file(path)
        me.read('written to')
        me.wait_gone(label, 'window')
        lines = self.read_lines(path)
        os.remove(path)
        return lines

    def test_customers_whole_and_as_searched(self):
        me = self.start(self.profile)
        me.read('1,200 customers')
        self.assertFalse(self.offers_the_subset(me))
        lines = self.export(me, 'Export customers')
        self.assertEqual(lines[0], CUSTOMERS)
        self.assertEqual(sorted(lines[1:]), sorted(self.imported))

        me.type_into('Search customers', 'lisboa')
        me.read('12 customers')
        self.assertTrue(self.offers_the_subset(me))
        some = self.export(me, 'Export customers', 'Only the listed 12 customers')
        self.assertEqual(some[1:], [line for line in self.imported if 'Lisboa' in line])
        everything = self.export(me, 'Export customers', 'All customers')
        self.assertEqual(everything, lines)

    def offers_the_subset(self, me):
        me.press('Export customers')
        me.wait_for('All customers', 'check')
        offered = me.sees('Only the listed 12 customers', 'check')
        me.press('Cancel')
        me.wait_gone('Choose file…', 'button')
        return offered

    def test_subscriptions_name_the_reseller_by_its_number(self):
        self.add_reseller('First Up Consultants', '1520000')
        customer = self.imported[7].split(',')[0]
        self.command('order', 'place', '--profile', self.profile, '--customer', customer,
                     '--order', f'{BUSINESS_BASIC}:5', '--reseller', '1520000')
        ordered = self.stored('subscriptions')[0]
        me = self.start(self.profile)
        me.press('Contoso 0007')
        row = f'{ordered["id"]},Microsoft 365 Business Basic,5,Active,1520000'
        self.assertEqual(self.export(me, 'Export subscriptions'), [SUBSCRIPTIONS, row])
        me.go_to('Subscriptions')
        self.assertEqual(self.export(me, 'Export subscriptions'),
                         [f'Microsoft ID,Company name,{SUBSCRIPTIONS}',
                          f'{customer},Contoso 0007,{row}'])


if __name__ == '__main__':
    unittest.main()
