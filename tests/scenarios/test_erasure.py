#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""When the data of a suspended subscription is erased (functional-spec §9: 38, 39)."""

import datetime
import os
import sqlite3
import unittest

from provider import BUSINESS_BASIC, ProviderScenario

PRODUCT = 'Microsoft 365 Business Basic'
CUSTOMER = '0f3c9f0e-54e5-4d7c-8f7e-6a2b9a1c1f11'


def words(date):
    return f'{date:%b} {date.day}, {date.year}'


def today():
    return datetime.datetime.now(datetime.timezone.utc).date()


class Erasure(ProviderScenario):
    """A provider with a subscription that it suspends."""

    def open_subscription(self, product):
        me = self.start(self.profile)
        me.go_to('Subscriptions')
        me.press(product)
        me.wait_for('Subscription nickname', 'entry')
        return me

    def test_a_subscription_is_deleted_once_its_date_has_passed(self):
        self.create_customer('Fabrikam', '--order', f'{BUSINESS_BASIC}:10')
        subscription = self.stored('subscriptions')[0]['id']
        self.command('subscription', 'set', subscription, '--profile', self.profile,
                     '--status', 'suspended')
        me = self.open_subscription(PRODUCT)
        self.assertTrue(me.is_checked('Suspended'))
        me.read(words(today() + datetime.timedelta(days=90)))
        self.assertEqual(me.close(), 0, me.program.log())

        # As if it had been suspended 100 days ago.
        before = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=100)
        with sqlite3.connect(self.profile) as connection:
            connection.execute('UPDATE subscription SET suspended_at = ?, purge_date = ?',
                               (int(before.timestamp()) * 10**6,
                                (before.date() + datetime.timedelta(days=90)).isoformat()))
        connection.close()
        me = self.open_subscription(PRODUCT)
        me.wait_for('Deleted', 'label')
        for status in ('Active', 'Suspended'):
            self.assertFalse(me.sees(status, 'check'), status)
        self.assertFalse(me.is_sensitive('Quantity', 'number'))
        me.go_to('Subscriptions')
        self.assertIn('Deleted', me.row(PRODUCT).texts())
        self.assertEqual(self.stored('subscriptions')[0]['status'], 'deleted')

    def load(self, kind, *lines, customer=()):
        path = os.path.join(self.desktop.environment['HOME'], f'{kind}.csv')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('\n'.join([*lines, '']))
        self.command('import', kind, path, '--profile', self.profile, *customer)

    def test_in_china_data_is_kept_for_sixty_days(self):
        self.profile = self.create_profile('China', cloud='china')
        self.load('customers', 'Microsoft ID,Company name,Primary domain name,Relationship',
                  f'{CUSTOMER},Fabrikam,fabrikam.partner.onmschina.cn,Cloud Reseller')
        self.load('subscriptions', 'Subscription ID,Subscription,Quantity,Status,Reseller',
                  f'b0d70a69-4c42-4b27-b17b-26a1fb4b8f0e,{PRODUCT},10,active,',
                  customer=('--customer', CUSTOMER))
        me = self.open_subscription(PRODUCT)
        me.check('Suspended')
        me.read(words(today() + datetime.timedelta(days=60)))


if __name__ == '__main__':
    unittest.main()
