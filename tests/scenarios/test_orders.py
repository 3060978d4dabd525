#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""New subscriptions, who is credited and who supports (functional-spec §9: 12 to 16, 23)."""

import unittest

from provider import BUSINESS_BASIC, ProviderScenario

OWN_COMPANY = 'Contoso Distribution'
PRODUCT = 'Microsoft 365 Business Basic'
GOALS = ('Manage the customer’s account with administration rights',
         'Manage the account of an Azure customer',
         'Give the reseller credit for incentives',
         'Delegate customer support')


class Orders(ProviderScenario):
    """A provider with a reseller and its customer."""

    def setUp(self):
        super().setUp()
        self.add_reseller('First Up Consultants', '1520000')
        self.customer = self.create_customer('Fabrikam', '--reseller', '1520000')['id']

    def subscription(self, product):
        return next(one for one in self.stored('subscriptions') if one['offerName'] == product)

    def choose_offer(self, me, product, quantity):
        """On New subscription: finds an offer, ticks it, and says how many."""
        me.type_into('Search offers', product)
        me.wait_until(lambda: len(me.rows_of('Offers')) == 1, f'there is more than {product!r}')
        me.check(product)
        me.set_number('Quantity', quantity)

    def test_a_subscription_is_added_credited_and_supported(self):
        me = self.start(self.profile)
        me.expand('Fabrikam')
        me.press('Add subscription')
        me.wait_for('New subscription', 'window')
        me.wait_until(lambda: me.chosen('Reseller') == 'First Up Consultants',
                      'the reseller of the customer is not preselected')
        me.wait_sensitive('Next: Review', sensitive=False)
        self.choose_offer(me, 'Visio Plan 2', 7)
        me.press('Next: Review')
        me.read('7 licenses')
        me.read('First Up Consultants', within='New subscription')
        me.press('Submit')
        me.wait_gone('New subscription', 'window')
        me.row('Visio Plan 2')
        ordered = self.subscription('Visio Plan 2')
        self.assertEqual((ordered['quantity'], ordered['resellerMpnId'], ordered['customerId']),
                         (7, '1520000', self.customer))
        self.assertEqual(ordered['supportContactName'], OWN_COMPANY)

        me.press('Designated support contact')
        me.wait_until(lambda: me.chosen('Designated support contact') == OWN_COMPANY,
                      'the own company is not the support contact')
        me.choose('Designated support contact', 'First Up Consultants')
        me.press('Submit')
        me.wait_for('Subscription changed')
        me.press('Close', within='Subscription changed')
        me.go_to('Subscriptions')
        me.press('Visio Plan 2')
        me.wait_until(lambda: me.chosen('Designated support contact') == 'First Up Consultants',
                      'the support contact is not kept')
        self.assertEqual(self.subscription('Visio Plan 2')['supportContactName'],
                         'First Up Consultants')

    def test_without_a_reseller_there_is_a_warning_and_no_credit(self):
        me = self.start(self.profile)
        me.press('Fabrikam')
        me.press('Add subscription', nth=0)
        me.wait_for('New subscription', 'window')
        me.choose('Reseller', 'None – direct customer')
        me.read('incentive')
        self.choose_offer(me, PRODUCT, 3)
        me.press('Next: Review')
        me.press('Submit')
        me.wait_gone('New subscription', 'window')
        me.press(PRODUCT)
        me.wait_for('Subscription nickname', 'entry')
        self.assertEqual(me.text_of('Reseller (MPN ID)'), '')
        self.assertIsNone(self.subscription(PRODUCT)['resellerMpnId'])
        me.type_into('Reseller (MPN ID)', '1520000')
        me.read('First Up Consultants')
        me.press('Submit')
        me.wait_for('Subscription changed')
        self.assertTrue(self.exported('subscriptions')[1].endswith(f'{PRODUCT},3,Active,1520000'))

    def test_the_goals_of_a_reseller_lead_to_their_places(self):
        self.command('order', 'place', '--profile', self.profile, '--customer', self.customer,
                     '--order', f'{BUSINESS_BASIC}:2')
        me = self.start(self.profile)
        me.go_to('Indirect resellers')
        me.expand('First Up Consultants')
        for goal in GOALS:
            me.wait_for(goal)
        go = next(node for node in me.find_all('Go', 'button') if node.description == GOALS[-1])
        me.press(go)
        me.wait_for('For which customer?')
        me.open_row('Fabrikam')
        me.wait_for('For which subscription?')
        me.open_row(PRODUCT)
        me.wait_until(lambda: me.focused() and me.focused().is_within(
            me.find('Designated support contact', 'choice')), 'the support contact has no focus')


if __name__ == '__main__':
    unittest.main()
