#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds on every page: undo, search, other processes, dark and right-to-left windows."""

import os
import unittest

from provider import BUSINESS_BASIC, ProviderScenario
from scenario import SEEKING_LEAKS

PAGES = ('Customers', 'Former customers', 'Subscriptions', 'Indirect resellers', 'Invitations',
         'Settings')


class Window(ProviderScenario):
    """A provider with a customer and a subscription."""

    def setUp(self):
        super().setUp()
        self.customer = self.create_customer('Fabrikam', '--order', f'{BUSINESS_BASIC}:10')['id']

    def quantity(self):
        return self.stored('subscriptions')[0]['quantity']

    def change_quantity(self, me, quantity):
        me.set_number('Quantity', quantity)
        me.press('Submit')
        me.wait_for('Subscription changed')
        self.assertEqual(self.quantity(), quantity)

    def test_search_finds_a_subscription_and_changes_are_taken_back(self):
        me = self.start(self.profile)
        me.row('Fabrikam')
        me.key('ctrl+k')
        me.wait_for('Search everything', 'entry')
        me.type('business bas')
        me.row('Microsoft 365 Business Basic', within='Results')
        me.key('Return')
        me.wait_for('Subscription nickname', 'entry')

        me.set_number('Quantity', 12)
        me.press('Submit')
        me.read('From “10” to “12”')
        me.press('Undo')  # at once: the toast goes after ten seconds
        me.wait_until(lambda: self.quantity() == 10, 'the toast does not undo')
        me.wait_gone('Subscription changed')
        me.wait_until(lambda: me.find('Quantity', 'number').value() == 10, 'the page is stale')

        self.change_quantity(me, 14)
        me.press('Close', within='Subscription changed')
        self.change_quantity(me, 15)
        me.key('ctrl+z')
        me.wait_until(lambda: self.quantity() == 14, 'Ctrl+Z does not undo the last change')
        me.key('ctrl+z')
        me.wait_until(lambda: self.quantity() == 10, 'Ctrl+Z does not undo the change before')
        me.key('ctrl+z')
        me.read('There is nothing to undo.')

    def wait_focused(self, me, name):
        me.wait_until(lambda: me.focused() is not None and me.focused().name == name,
                      lambda: f'{me.focused()} has the focus, not {name!r}')

    def test_the_focus_goes_along_to_a_page_and_comes_back(self):
        me = self.start(self.profile)
        me.press('Fabrikam', 'button')
        me.wait_for('Copy Microsoft ID', 'button')
        self.wait_focused(me, 'Subscriptions')
        me.press('Microsoft 365 Business Basic', 'button')
        me.wait_for('Subscription nickname', 'entry')
        self.wait_focused(me, 'Subscription nickname')
        me.key('alt+Left')
        self.wait_focused(me, 'Microsoft 365 Business Basic')
        me.key('alt+Left')
        self.wait_focused(me, 'Fabrikam')
        self.assertEqual(me.focused().role, 'table-row')

    def test_what_another_process_writes_appears(self):
        me = self.start(self.profile, environment=SEEKING_LEAKS)
        me.row('Fabrikam')
        self.create_customer('Woodgrove Bank')
        me.row('Woodgrove Bank')
        me.read('2 customers')
        me.go_to('Subscriptions')
        me.row('Microsoft 365 Business Basic')
        self.command('order', 'place', '--profile', self.profile, '--customer', self.customer,
                     '--order', 'CF5927D0-D235-4835-8FD2-2BAAAB89D5CD:1')
        me.row('Visio Plan 2')
        self.command('subscription', 'set', self.stored('subscriptions')[0]['id'],
                     '--profile', self.profile, '--nickname', 'Head office')
        me.row('Head office')

    def test_every_page_and_dialog_in_the_dark_from_right_to_left(self):
        path = os.path.join(self.desktop.environment['HOME'], 'sample.parceria')
        self.command('sample', '--profile', path, '--customers', '60', '--resellers', '6',
                     '--seed', '1')
        me = self.start(path, language='he', environment={'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'})
        for page in PAGES:
            me.go_to(page)
            me.wait_until(lambda: 'selected' in me.row(page, within='Navigation').states,
                          f'{page} is not shown')
        self.assertGreater(me.find('Navigation', 'list').extents()[0], 400, 'not mirrored')
        me.go_to('Customers')
        for button in ('Add customer', 'Request a reseller relationship', 'Export customers'):
            me.press(button)
            me.wait_until(lambda: len(me.windows()) > 1, f'{button} opens nothing')
            me.key('Escape')
            me.wait_until(lambda: len(me.windows()) == 1, f'{button} does not close')
        me.press('Andrade Traders')
        for tab in ('Account', 'History', 'Subscriptions'):
            me.press(tab, 'tab')
        me.press('Back')


if __name__ == '__main__':
    unittest.main()
