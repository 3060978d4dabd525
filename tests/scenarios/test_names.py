#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the keyboard reaches in a dialog says what it is (functional-spec §9: 62)."""

import collections
import unittest

import assistant
from scenario import Scenario

CUSTOMER = 'Tailspin Toys'
LINK = ('https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship'
        '&partnerId=0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10')

CONTROLS = {'check-box', 'combo-box', 'entry', 'link', 'password-text', 'push-button', 'radio-button',
            'spin-button', 'text', 'toggle-button'}
BUTTONS = {'check-box', 'push-button', 'radio-button', 'toggle-button'}
VIEWS = {'Customers': CUSTOMER, 'Subscriptions': None,
         'Indirect resellers': 'First Up Consultants', 'Invitations': None, 'Settings': None}
"""The views, and a row to be expanded there."""

ROWS = {'list-item', 'panel', 'table-row'}


def row_of(node):
    """Returns the name of the row or section that a control is in, or None."""
    return next((above.name for above in node.ancestors() if above.role in ROWS and above.name), None)


def controls(window):
    """Returns what the keyboard can reach, but for the scrolling panes and lists around it."""
    return [node for node in window.walk() if node.role in CONTROLS and 'focusable' in node.states]


def buttons(me):
    return [node for node in controls(me.reachable_windows()[-1]) if node.role in BUTTONS]


def alike(nodes):
    """Returns what more than one of them is called and described as."""
    count = collections.Counter((node.role, node.name, node.description) for node in nodes)
    return [what for what, n in count.items() if n > 1]


class Names(Scenario):

    def test_all_that_the_keyboard_reaches_has_a_name_of_its_own(self):
        path = assistant.provider(self)
        assistant.customer(self, path, CUSTOMER, 'tailspin', '1520037', f'{self.offer(path)}:5')
        me = self.start(path)
        self.new_customer(me)
        self.new_subscription(me)
        self.subscription(me)
        self.invitation(me)

    def test_no_two_buttons_of_a_view_are_alike_and_all_are_called_what_they_say(self):
        path = assistant.provider(self)
        assistant.customer(self, path, CUSTOMER, 'tailspin', '1520037', f'{self.offer(path)}:5')
        me = self.start(path)
        for view, row in VIEWS.items():
            me.go_to(view)
            if row:
                me.expand(row)
            self.expect_buttons(me, view)
        me.go_to('Customers')
        me.press(CUSTOMER)
        me.wait_for('Add subscription', 'button')
        self.expect_buttons(me, 'customer')

    def expect_buttons(self, me, place):
        me.wait_until(lambda: not alike(buttons(me)), lambda: f'{place}: alike: {alike(buttons(me))}')
        for node in buttons(me):
            labels = [below.name for below in node.walk() if below.role == 'label']
            is_choice = node.parent.role in CONTROLS
            if len(labels) == 1 and not is_choice:
                self.assertEqual(node.name, labels[0], f'{place}: {node}')

    def offer(self, path):
        return next(one['id'] for one in assistant.records(self, path, 'offers')
                    if one['name'] == assistant.OFFER)

    def expect_names(self, me, place, least):
        """Looks at the topmost window, which must have so many controls that the test means something."""
        found = controls(me.reachable_windows()[-1])
        unnamed = [node for node in found if not node.name]
        self.assertEqual(unnamed, [], f'{place}: without a name\n{me.describe()}')
        named = collections.Counter((node.role, node.name, row_of(node)) for node in found)
        twice = [what for what, n in named.items() if n > 1]
        self.assertEqual(twice, [], f'{place}: twice the same\n{me.describe()}')
        self.assertGreaterEqual(len(found), least, f'{place}: {found}')

    def new_customer(self, me):
        assistant.open_from_reseller(me, 'First Up Consultants')
        self.expect_names(me, 'New customer', 20)
        assistant.fill_account(me)
        me.press('Next: Subscriptions')
        assistant.choose_offer(me, quantity=5)
        self.expect_names(me, 'offers of New customer', 9)
        me.press('Next: Review')
        me.wait_for('Review', 'heading')
        self.expect_names(me, 'review of New customer', 4)
        me.press('Cancel')
        me.answer('Discard the new customer?', 'Discard')
        me.wait_gone('New customer', 'window')

    def new_subscription(self, me):
        me.go_to('Customers')
        me.press('Add subscription', within=me.expand(CUSTOMER))
        me.wait_for('New subscription', 'heading')
        assistant.choose_offer(me, 'Audio Conferencing')
        self.expect_names(me, 'New subscription', 9)
        me.press('Next: Review')
        me.wait_for('Review', 'heading')
        self.expect_names(me, 'review of New subscription', 4)
        me.press('Cancel')
        me.answer('Discard the selection?', 'Discard')
        me.wait_gone('New subscription', 'window')

    def subscription(self, me):
        me.go_to('Subscriptions')
        me.press(assistant.OFFER)
        me.wait_for('Subscription nickname', 'entry')
        self.expect_names(me, 'subscription', 20)

    def invitation(self, me):
        me.go_to('Indirect resellers')
        me.press('Request a partnership', nth=0)
        me.wait_for('Partnership link', 'entry')
        self.expect_names(me, 'link of the request', 3)
        me.type_into('Partnership link', LINK)
        me.press('Save and continue')
        me.wait_for('Copy to clipboard', 'button')
        self.expect_names(me, 'request', 10)


if __name__ == '__main__':
    unittest.main()
