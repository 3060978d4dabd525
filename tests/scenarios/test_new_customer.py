#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The New customer assistant, from a reseller's row to the list (functional-spec §9: 1 to 9)."""

import unittest

import assistant
from scenario import Scenario

LICENSES = '5 licenses'
USER_NAME = f'admin@{assistant.PREFIX}.onmicrosoft.com'
CLIPBOARD_SECONDS = 10


class NewCustomer(Scenario):

    def test_a_provider_adds_a_customer_for_a_reseller(self):
        self.path = assistant.provider(self)
        assistant.customer(self, self.path, 'Tailspin Toys', 'tailspin')
        me = self.start(self.path)
        self.shorten_clipboard(me)
        assistant.open_from_reseller(me, 'First Up Consultants')
        self.assertEqual(me.chosen('Indirect reseller'), 'First Up Consultants')
        self.fill_until_valid(me)
        self.order_five_licenses(me)
        self.change_city_and_keep_the_order(me)
        self.cancel_without_traces(me)
        self.submit_anew(me)
        password = self.note_setup_info(me)
        self.finish(me, password)

    def shorten_clipboard(self, me):
        me.go_to('Settings')
        me.set_number('Clear copied passwords after (seconds)', CLIPBOARD_SECONDS)
        me.press('Save')
        me.wait_sensitive('Save', sensitive=False)

    def fill_until_valid(self, me):
        """Scenario 2; state and email are left for last, each on its own keeps the way shut."""
        fields = dict(assistant.ACCOUNT)
        email = fields.pop('Email address')
        assistant.fill_account(me, fields)
        self.assertFalse(me.is_sensitive('Next: Subscriptions'))
        me.press('Why?')
        me.read('Enter the email address')
        me.key('Escape')
        me.type_into('Email address', 'maria')
        self.assertFalse(me.is_sensitive('Next: Subscriptions'))
        me.type_into('Email address', email)
        me.press('Next: Subscriptions')
        me.wait_for('New subscription', 'heading')

    def order_five_licenses(self, me):
        """Scenario 3."""
        self.assertFalse(me.is_sensitive('Next: Review'))
        assistant.choose_offer(me, quantity=5)
        me.press('Next: Review')
        me.wait_for('Review', 'heading')
        texts = me.texts('New customer')
        for text in (assistant.ACCOUNT['Company name'], assistant.OFFER, LICENSES,
                     'First Up Consultants', f'{assistant.PREFIX}.onmicrosoft.com'):
            self.assertIn(text, texts)

    def change_city_and_keep_the_order(self, me):
        """Scenario 4."""
        me.press('Update', nth=0)
        me.type_into('City', 'Kirkland')
        me.press('Next: Subscriptions')
        me.wait_for('New subscription', 'heading')
        me.read('1 subscription is selected')
        me.press('Next: Review')
        me.wait_for('Review', 'heading')
        me.read('Kirkland')
        me.read(LICENSES)

    def cancel_without_traces(self, me):
        """Scenario 5."""
        me.press('Cancel')
        me.answer('Discard the new customer?', 'Discard')
        me.wait_gone('New customer', 'window')
        me.go_to('Customers')
        assistant.wait_listed(me, lambda rows: len(rows) == 1)
        self.assertFalse(me.sees('Drafts (1)'))
        self.assertEqual([row['companyName'] for row in self.customers()], ['Tailspin Toys'])
        assistant.open_from_reseller(me, 'First Up Consultants')
        for name in assistant.ACCOUNT:
            self.assertEqual(me.text_of(name), '', name)

    def submit_anew(self, me):
        """Scenario 6."""
        assistant.fill_account(me)
        me.press('Next: Subscriptions')
        assistant.choose_offer(me, quantity=5)
        me.press('Next: Review')
        me.wait_for('Review', 'heading')
        me.press('Submit')
        me.wait_for('Confirmation', 'heading')
        me.wait_for('Setup info', 'heading')
        self.assertEqual(me.text_of('User name'), USER_NAME)
        me.read(f'{assistant.OFFER} ({LICENSES}): created')

    def note_setup_info(self, me):
        """Scenarios 7 and 8; returns the password."""
        me.read('They cannot be seen again')
        self.assertFalse(me.is_sensitive('Done'))
        me.press('Copy the temporary password')
        password = me.wait_until(self.desktop.clipboard, 'nothing was copied')
        me.wait_sensitive('Done')
        self.assertRegex(password, r'\A[!-~]{12,16}\Z')
        self.assertNotIn(password, ' '.join(me.texts()))
        me.press('Show')
        me.wait_until(lambda: me.text_of('Temporary password') == password,
                      'the copied password is not the one shown')
        me.wait_until(lambda: self.desktop.clipboard() == '', 'the clipboard keeps the password',
                      patience=CLIPBOARD_SECONDS + 20)
        return password

    def finish(self, me, password):
        """Scenario 9."""
        me.press('Done')
        me.wait_gone('New customer', 'window')
        me.go_to('Customers')
        row = me.row(assistant.ACCOUNT['Company name'])
        self.assertIn('First Up Consultants', row.texts())
        created = [row for row in self.customers() if row['companyName'] != 'Tailspin Toys']
        self.assertEqual([(row['domain'], row['resellerMpnId']) for row in created],
                         [(f'{assistant.PREFIX}.onmicrosoft.com', '1520000')])
        orders = assistant.records(self, self.path, 'subscriptions')
        self.assertEqual([(row['offerName'], row['quantity'], row['resellerMpnId'])
                          for row in orders], [(assistant.OFFER, 5, '1520000')])
        self.assertNotIn(password, me.describe())
        self.assertNotIn(password.encode(), assistant.bytes_of(self.path))
        self.assertNotIn(password.encode('utf-16-le'), assistant.bytes_of(self.path))

    def customers(self):
        return assistant.records(self, self.path, 'customers')


if __name__ == '__main__':
    unittest.main()
