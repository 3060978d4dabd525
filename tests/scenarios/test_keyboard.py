#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenarios 1 to 9 with the keyboard alone (functional-spec §9: 62)."""

import unittest

import assistant
from scenario import Scenario

FAR = 45
"""Steps of Tab after which something counts as out of the keyboard's reach."""


class Keyboard(Scenario):

    def test_a_customer_is_added_without_the_pointer(self):
        path = assistant.provider(self)
        me = self.start(path)
        self.open_from_row(me)
        self.cancel(me)
        self.open_again(me)
        self.use_mnemonic(me)
        self.fill_account(me)
        self.order(me)
        self.change_city(me)
        self.reach(me, 'Submit')
        me.key('Return')
        me.wait_for('Confirmation', 'heading')
        self.assertFalse(me.is_sensitive('Done'))
        self.reach(me, 'Copy the temporary password')
        me.key('space')
        password = me.wait_until(self.desktop.clipboard, 'nothing was copied')
        me.wait_sensitive('Done')
        self.assertRegex(password, r'\A[!-~]{12,16}\Z')
        self.reach(me, 'Done')
        me.key('Return')
        me.wait_gone('New customer', 'window')
        created, = assistant.records(self, path, 'customers')
        self.assertEqual((created['companyName'], created['resellerMpnId']),
                         (assistant.ACCOUNT['Company name'], '1520000'))
        order, = assistant.records(self, path, 'subscriptions')
        self.assertEqual((order['offerName'], order['quantity']), (assistant.OFFER, 5))

    def reach(self, me, name, key='Tab'):
        """Presses Tab until the focus is on what has that name."""
        been = []
        node = me.wait_until(me.focused, 'nothing has the focus')
        while node.name != name and len(been) < FAR:
            if been:
                self.desktop.xdotool('key', '--clearmodifiers', key)
            else:
                me.key(key)
            been.append(node)
            node = me.wait_until(lambda: self.moved(me, been[-1]), f'{key} stays on {node}')
        self.assertEqual(node.name, name, f'{key} does not reach {name!r}: {been}')

    def moved(self, me, before):
        now = me.focused()
        return now if now is not None and now.path != before.path else None

    def open_from_row(self, me):
        self.reach(me, 'Customers')
        me.key('Down', 'Down', 'Down')
        me.wait_until(lambda: me.focused().name == 'Indirect resellers', 'arrows do not move')
        me.key('Return')
        me.wait_for('Request a partnership', 'button')
        self.reach(me, 'First Up Consultants')
        me.key('ctrl+Right')
        me.wait_for('Add new customer', 'button')
        self.open_again(me)

    def open_again(self, me):
        self.reach(me, 'Add new customer', 'Right')
        me.key('Return')
        me.wait_for('New customer', 'heading')
        self.assertEqual(me.chosen('Indirect reseller'), 'First Up Consultants')

    def use_mnemonic(self, me):
        me.key('alt+p')
        me.wait_until(lambda: me.focused().name == 'Primary domain name', 'Alt and a letter do not lead to the field')
        me.key('alt+t')
        me.wait_until(lambda: me.focused().texts()[:1] == ['First Up Consultants'],
                      'Alt and a letter do not open the choice')
        me.key('Escape')
        me.wait_until(lambda: me.focused().name == 'Indirect reseller', 'the choice does not close')

    def fill_account(self, me):
        for name, text in assistant.ACCOUNT.items():
            if name == 'ZIP/Postal code':
                self.choose_state(me)
            self.reach(me, name)
            me.key('ctrl+a')
            me.type(text)
        self.reach(me, 'Next: Subscriptions')
        me.key('Return')
        me.wait_for('New subscription', 'heading')

    def choose_state(self, me):
        self.reach(me, 'State/Province')
        me.key('space')
        me.wait_until(lambda: me.focused().name != 'State/Province', 'the list does not open')
        me.key('End')
        me.wait_until(lambda: me.focused().texts()[:1] == ['Wyoming (WY)'], 'End does not reach the last')
        me.key('Up', 'Up', 'Up')
        me.wait_until(lambda: me.focused().texts()[:1] == [assistant.STATE], 'arrows do not move')
        me.point_at(me.row('Texas (TX)'))
        me.key('Return')
        me.wait_until(lambda: me.chosen('State/Province') == assistant.STATE, 'nothing is chosen')

    def order(self, me):
        me.wait_until(lambda: me.focused().name == 'Search offers', 'the search has no focus')
        me.type(assistant.OFFER)
        me.wait_rows(lambda rows: rows and rows[0][0] == assistant.OFFER, 'Offers')
        self.reach(me, assistant.OFFER)
        me.key('space')
        me.wait_until(lambda: me.is_checked(assistant.OFFER), 'Space does not choose the offer')
        self.reach(me, 'Quantity')
        me.key('ctrl+a')
        me.type('5')
        self.reach(me, 'Next: Review')
        me.key('Return')
        me.wait_for('Review', 'heading')
        me.read('5 licenses')

    def change_city(self, me):
        self.reach(me, 'Update')
        me.key('Return')
        self.reach(me, 'City')
        me.key('ctrl+a')
        me.type('Kirkland')
        self.reach(me, 'Next: Subscriptions')
        me.key('Return')
        me.wait_for('New subscription', 'heading')
        self.reach(me, 'Next: Review')
        me.key('Return')
        me.read('Kirkland')
        me.read('5 licenses')

    def cancel(self, me):
        self.reach(me, 'Company name')
        me.type('Fourth')
        self.reach(me, 'Cancel', 'shift+Tab')
        me.key('Return')
        me.wait_for('Discard the new customer?', 'dialog')
        self.reach(me, 'Discard')
        me.key('Return')
        me.wait_gone('New customer', 'window')


if __name__ == '__main__':
    unittest.main()
