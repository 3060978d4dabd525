#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the fields of Account info take, by country (functional-spec §9: 41, 42, 43)."""

import unittest

import assistant
from scenario import Scenario


class AccountFields(Scenario):

    def open(self, country):
        me = self.start(assistant.provider(self, country))
        me.press('Add customer', nth=0)
        me.wait_for('New customer', 'heading')
        return me

    def leave(self, me, name):
        """Goes through a field with the keyboard, as one does who fills nothing in."""
        me.click(me.find(name, 'entry'))
        me.key('Tab')

    def assert_refused(self, me, name, text, part):
        me.type_into(name, text)
        me.wait_until(lambda: me.is_invalid(name), f'{name} takes {text!r}')
        self.assertIn(part, me.problem_of(name))

    def assert_taken(self, me, name, text):
        me.type_into(name, text)
        me.wait_until(lambda: not me.is_invalid(name), f'{name} refuses {text!r}')

    def test_kazakhstan_asks_for_a_registration_number_and_a_phone(self):
        me = self.open('KZ')
        for name in ('BIN/IIN', 'Phone number'):
            self.leave(me, name)
            me.wait_until(lambda name=name: me.is_invalid(name), f'{name} may stay empty')
            self.assertIn('Kazakhstan', me.problem_of(name))

    def test_portugal_asks_for_neither_and_knows_its_postal_codes(self):
        me = self.open('PT')
        for name in ('Company registration ID', 'Phone number', 'ZIP/Postal code'):
            self.leave(me, name)
        me.wait_until(lambda: me.is_invalid('ZIP/Postal code'), 'the postal code may stay empty')
        self.assertFalse(me.is_invalid('Company registration ID'))
        self.assertFalse(me.is_invalid('Phone number'))
        self.assert_taken(me, 'ZIP/Postal code', '1000-205')
        self.assert_refused(me, 'ZIP/Postal code', '1000205', 'postal code')

    def test_united_states_and_domain_names(self):
        me = self.open('US')
        for name in ('ZIP/Postal code', 'Phone number', 'Primary domain name'):
            self.leave(me, name)
        self.assert_refused(me, 'ZIP/Postal code', '9805', 'postal code')
        self.assert_taken(me, 'ZIP/Postal code', '98052-8300')
        self.assert_refused(me, 'Phone number', '555', 'phone')
        self.assert_taken(me, 'Phone number', '(425) 555-0101')
        self.assert_refused(me, 'Primary domain name', 'a' * 28, '27')
        self.assert_refused(me, 'Primary domain name', 'fourth-coffee', 'letters A to Z and digits')
        self.assert_taken(me, 'Primary domain name', assistant.PREFIX)
        self.assertIn('Not checked', me.problem_of('Primary domain name'))
        assistant.fill_account(me, state=None)
        me.choose('Indirect reseller', 'None – direct customer')
        self.assertFalse(me.is_sensitive('Next: Subscriptions'))
        me.press('Why?')
        me.read('State/Province: Enter the state')
        me.key('Escape')
        me.choose('State/Province', assistant.STATE)
        me.wait_sensitive('Next: Subscriptions')


if __name__ == '__main__':
    unittest.main()
