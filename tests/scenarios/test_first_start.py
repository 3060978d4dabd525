#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start: nothing is there yet, and nothing has to be configured."""

import os
import stat
import unittest

import assistant
from scenario import Scenario


class FirstStart(Scenario):

    def assert_private(self, path):
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode) & 0o077, 0, path)

    def test_sample_data_fills_the_lists_and_stays(self):
        me = self.start()
        me.wait_for('Welcome to Parceria')
        for label in ('Explore with sample data', 'New profile', 'Open…'):
            self.assertTrue(me.is_sensitive(label))
        me.press('Explore with sample data')
        me.wait_for('Add customer', 'button')
        assistant.wait_listed(me, lambda rows: len(rows) > 5)
        path = self.profile_path('sample')
        self.assert_private(path)
        self.assert_private(os.path.dirname(path))
        customers = self.command('list', 'customers', '--profile', path, '--json')
        self.assertGreaterEqual(len(customers), 200)
        me.read(f'{len(customers)} customers')
        statuses = {row['status'] for row in
                    self.command('list', 'subscriptions', '--profile', path, '--json')}
        self.assertLessEqual({'active', 'suspended'}, statuses)
        me.go_to('Indirect resellers')
        resellers = self.command('list', 'resellers', '--profile', path, '--json')
        self.assertGreaterEqual(len(resellers), 12)
        me.read(f'{len(resellers)} indirect resellers')

    def test_a_new_profile_is_made_of_a_few_fields(self):
        me = self.start()
        me.press('New profile')
        me.wait_for('New profile', 'window')
        self.assertFalse(me.is_sensitive('Create'))
        me.type_into('Profile name', 'Northwind Distribution')
        me.choose('Kind of partner', 'Indirect provider')
        me.click(me.find('MPN location ID', 'entry'))
        me.type('48A7')
        me.key('Tab')
        me.wait_until(lambda: me.is_invalid('MPN location ID'), 'letters pass as an MPN ID')
        me.type_into('MPN location ID', '4847383')
        me.press('Create')
        me.wait_for('Northwind Distribution', 'window')
        me.wait_for('Add customer', 'button')


if __name__ == '__main__':
    unittest.main()
