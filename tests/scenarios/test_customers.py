#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of customers and what is sold from it (functional-spec §9: 11, 12, 13)."""

import unittest

import assistant
from scenario import Scenario

RELECLOUD = '1520037'
SECURITY = 'Enterprise Mobility + Security E3'
MAIL = 'Exchange Online (Plan 1)'


class Customers(Scenario):

    def test_filter_by_reseller_then_add_subscriptions(self):
        self.path = assistant.provider(self)
        assistant.customer(self, self.path, 'Tailspin Toys', 'tailspin', RELECLOUD)
        assistant.customer(self, self.path, 'Wingtip Toys', 'wingtip', RELECLOUD)
        assistant.customer(self, self.path, 'Alpine Ski House', 'alpineski', '1520000')
        assistant.customer(self, self.path, 'Lucerne Publishing', 'lucerne')
        me = self.start(self.path)
        self.filter_and_clear(me)
        self.sell_through_the_reseller(me)
        self.sell_without_reseller(me)

    def filter_and_clear(self, me):
        """Scenario 11."""
        assistant.wait_listed(me, lambda rows: len(rows) == 4)
        me.press('Filter by indirect reseller')
        me.click(me.row(RELECLOUD))
        rows = assistant.wait_listed(me, lambda rows: len(rows) == 2)
        self.assertEqual([row[3] for row in rows], ['ReleCloud', 'ReleCloud'])
        me.read('2 customers')
        me.press('Remove filter: ReleCloud')
        assistant.wait_listed(me, lambda rows: len(rows) == 4)

    def sell(self, me, offer, quantity):
        """Chooses an offer in New subscription, which is open, and goes on to the review."""
        assistant.choose_offer(me, offer, quantity)
        me.press('Next: Review')
        me.wait_for('Review', 'heading')

    def sell_through_the_reseller(self, me):
        """Scenario 12."""
        row = me.expand('Tailspin Toys')
        me.press('Add subscription', within=row)
        me.wait_for('New subscription', 'heading')
        self.assertEqual(me.chosen('Reseller'), 'ReleCloud')
        self.assertIn('Tailspin Toys', me.texts('New subscription'))
        self.sell(me, SECURITY, 7)
        me.read('7 licenses')
        me.press('Submit')
        me.wait_gone('New subscription', 'window')
        me.wait_for('Designated support contact', 'button')
        row = me.row(SECURITY)
        self.assertIn('ReleCloud', row.texts())
        me.wait_until(lambda: 'selected' in me.row(SECURITY).states, 'it is not selected')
        self.assertEqual(self.sold(SECURITY), (7, RELECLOUD))

    def sell_without_reseller(self, me):
        """Scenario 13."""
        me.press('Add subscription')
        me.wait_for('New subscription', 'heading')
        me.choose('Reseller', 'None – direct customer')
        me.read('no reseller earns an incentive')
        self.sell(me, MAIL, 2)
        me.read('no reseller earns an incentive')
        me.press('Submit')
        me.wait_gone('New subscription', 'window')
        me.row(MAIL)
        self.assertEqual(self.sold(MAIL), (2, None))
        me.press(MAIL, within=me.row(MAIL))
        me.wait_for('Reseller (MPN ID)')
        self.assertEqual(me.text_of('Reseller (MPN ID)'), '')

    def sold(self, offer):
        row, = [row for row in assistant.records(self, self.path, 'subscriptions')
                if row['offerName'] == offer]
        return row['quantity'], row['resellerMpnId']


if __name__ == '__main__':
    unittest.main()
