#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Synchronization in the window, against the model of the service (functional-spec §9: 6, 9, 10, 22, 53, 54, 55)."""

import glob
import os
import sqlite3
import unittest
from contextlib import closing

import assistant
from cable import Cable
from model_service import CLIENT, PASSWORD_MARK, SECRETS, ModelService
from provider import ProviderScenario

RESELLER = 'Reseller 1'
CUSTOMER = assistant.ACCOUNT['Company name']


class Synchronization(ProviderScenario):
    """A provider that is connected with a model of one customer, whose subscription has 10 licenses."""

    def setUp(self):
        super().setUp()
        self.desktop.unlock_keyring()
        self.service = ModelService()
        self.addCleanup(self.service.stop)
        self.cable = Cable(self.service.uri)
        self.addCleanup(self.cable.pull_out)
        self.service.add_customers(1, 1)
        self.number = self.service.subscriptions()[0]['id']
        self.service.change_subscription(self.number, 'quantity', 10)
        self.command('connect', '--profile', self.profile, '--client-id', CLIENT,
                     '--authority', self.cable.uri, '--endpoint', self.cable.uri)

    def signed_in(self, *options):
        """Returns a person whose window has read everything."""
        me = self.start(*options, self.profile)
        self.sign_in(me)
        me.wait_until(lambda: len(self.stored('subscriptions')) == 1, 'the subscription is not delivered')
        me.wait_for('Online', 'button')
        return me

    def sign_in(self, me):
        me.press('Signed out')
        me.press('Sign in')
        me.read('ABCD-EFGH')
        self.service.confirm_code()
        me.wait_gone('Sign in', 'window')

    def submit_customer(self, me):
        assistant.open_from_reseller(me, RESELLER)
        assistant.fill_account(me)
        me.press('Next: Subscriptions')
        assistant.choose_offer(me, quantity=5)
        me.press('Next: Review')
        me.wait_for('Review', 'heading')
        me.press('Submit')
        me.wait_for('Confirmation', 'heading')

    def read_setup_info(self, me):
        me.wait_for('Setup info', 'heading')
        self.assertEqual(me.text_of('User name'), f'admin@{assistant.PREFIX}.onmicrosoft.com')
        me.press('Show')
        me.wait_until(lambda: me.text_of('Temporary password').startswith(PASSWORD_MARK),
                      'the password is not that of the service')

    def wait_nothing_waits(self, me):
        me.wait_until(lambda: self.stored('outbox') == [], 'something still waits in the outbox')

    def test_a_new_customer_is_created_by_the_service_and_its_password_is_kept_nowhere(self):
        me = self.signed_in()
        self.submit_customer(me)
        self.read_setup_info(me)
        me.press('Done')
        me.wait_gone('New customer', 'window')
        me.go_to('Customers')
        self.assertIn(RESELLER, me.row(CUSTOMER).texts())
        self.wait_nothing_waits(me)
        [created] = [one for one in self.service.customers() if one['orders']]
        self.assertEqual([one['quantity'] for one in created['subscriptions']], [5])
        for path in glob.glob(os.path.join(os.path.dirname(self.profile), '*')):
            with open(path, 'rb') as file:
                self.assertNotIn(PASSWORD_MARK.encode(), file.read(), path)

    def test_an_order_that_is_refused_hides_no_setup_info(self):
        me = self.signed_in()
        self.service.fault(method='POST', path='/orders', status=400,
                           body='{"code": 900123, "description": "The reseller has not signed the MPA."}')
        self.submit_customer(me)
        self.read_setup_info(me)
        me.read('reseller has not signed the Microsoft Partner Agreement')
        me.press('Retry')
        me.read('(5 licenses): created')
        me.press('Done')
        me.wait_gone('New customer', 'window')
        self.wait_nothing_waits(me)

    def test_a_reseller_that_accepted_is_delivered_and_linked_to_its_request(self):
        me = self.signed_in()
        self.command('invite', 'partnership', '--profile', self.profile, '--recipient', 'Wingtip', '--email',
                     'w@wingtip.example', '--sent', '--link',
                     'https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship')
        name = self.service.add_reseller()['name']
        me.key('F5')
        me.read('1 new indirect reseller has come.')
        me.go_to('Indirect resellers')
        me.row(name)
        me.press('Open Invitations')
        self.assertIn('Sent', me.row('Wingtip').texts())
        me.expand('Wingtip')
        me.press('Link to a reseller…')
        me.wait_for('Which reseller accepted?')
        me.open_row(name)
        me.wait_until(lambda: 'Accepted' in me.row('Wingtip').texts(), 'the request is not accepted')
        [invitation] = self.stored('invitations')
        self.assertEqual(invitation['state'], 'accepted')

    def test_a_customer_that_others_add_is_delivered(self):
        me = self.signed_in()
        self.service.add_customers(1)
        me.key('F5')
        for one in self.service.customers():
            me.row(one['customer']['companyProfile']['companyName'])

    def test_a_profile_that_is_opened_again_is_read_by_itself(self):
        me = self.signed_in()
        self.assertEqual(me.close(), 0, me.program.log())
        self.service.add_customers(1)
        me = self.start(self.profile)
        for one in self.service.customers():
            me.row(one['customer']['companyProfile']['companyName'])
        me.wait_for('Online', 'button')

    def test_records_of_before_are_compared_before_anything_changes(self):
        [theirs] = self.service.customers()
        path = os.path.join(self.desktop.environment['HOME'], 'customers.csv')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('Microsoft ID,Company name,Primary domain name,Relationship\r\n'
                       f'{theirs["customer"]["id"]},Old name,old.onmicrosoft.com,Cloud Reseller\r\n'
                       '1aaaaaaa-0000-4000-8000-000000000009,Wingtip,wingtip.onmicrosoft.com,Cloud Reseller\r\n')
        self.command('import', 'customers', path, '--profile', self.profile)
        me = self.start(self.profile)
        self.sign_in(me)
        me.read('Match by Microsoft ID')
        me.read('Are only here: stay as they are and are not sent')
        me.press('Cancel', within='Before the first synchronization')
        me.wait_gone('Before the first synchronization', 'window')
        self.assertEqual({one['companyName'] for one in self.stored('customers')}, {'Old name', 'Wingtip'})
        me.key('F5')
        me.read('Match by Microsoft ID')
        me.press('Synchronize')
        name = theirs['customer']['companyProfile']['companyName']
        me.row(name)
        me.row('Wingtip')
        me.wait_for('Online', 'button')
        self.assertEqual({one['companyName'] for one in self.stored('customers')}, {name, 'Wingtip'})

    def test_what_goes_over_the_wire_is_written_without_secrets(self):
        path = os.path.join(self.desktop.environment['HOME'], 'http.log')
        me = self.signed_in('--log-http', path)
        self.submit_customer(me)
        self.read_setup_info(me)
        me.press('Done')
        me.wait_gone('New customer', 'window')
        self.wait_nothing_waits(me)
        with open(path, encoding='utf-8') as file:
            text = file.read()
        for part in ('/oauth2/', 'POST ', '/v1/customers'):
            self.assertIn(part, text)
        for secret in (*SECRETS, CUSTOMER, 'ana@contoso.example'):
            self.assertNotIn(secret, text)

    def test_a_change_made_offline_is_sent_once_after_a_restart(self):
        me = self.signed_in()
        self.cable.pull_out()
        me.go_to('Subscriptions')
        me.press(self.service.subscriptions()[0]['friendlyName'])
        me.set_number('Quantity', 12)
        me.press('Submit')
        me.read('From “10” to “12”')
        me.wait_for('Offline', 'button')
        [(state, request_id)] = self.waiting()
        self.assertIn(state, ('waiting', 'ready'))
        self.assertEqual(me.close(), 0, me.program.log())

        me = self.start(self.profile)
        me.wait_for('Offline', 'button')
        self.assertEqual([one['quantity'] for one in self.stored('subscriptions')], [12])
        self.service.fault(method='PATCH', lost='after')
        self.cable.plug_in()
        me.key('F5')
        self.wait_nothing_waits(me)
        self.assertEqual([one['id'] for one in self.service.requests('PATCH')], [request_id])
        self.assertEqual([one['quantity'] for one in self.service.subscriptions()], [12])

    def test_setup_info_comes_after_the_window_was_killed(self):
        me = self.signed_in()
        self.service.fault(method='POST', path='/v1/customers', delay=2000)
        self.submit_customer(me)
        me.wait_until(lambda: [state for state, _ in self.waiting() if state == 'sending'], 'nothing is being sent')
        me.program.kill()
        self._people.remove(me)

        me = self.start(self.profile)
        me.go_to('Outbox')
        me.wait_for('Online', 'button', patience=100)
        what = f'Create customer “{CUSTOMER}”'
        self.assertIn('Waits for “Send now”', me.row(what).texts())
        me.expand(what)
        me.press('Send now')
        self.read_setup_info(me)
        me.press('Done')
        me.wait_gone('Setup info', 'window')
        self.wait_nothing_waits(me)
        self.assertEqual(len(self.service.customers()), 2)
        self.assertEqual(me.close(), 0, me.program.log())
        me = self.start(self.profile)
        me.wait_for('Online', 'button')
        self.assertEqual([one.name for one in me.windows()], ['Contoso Distribution'])

    def test_an_account_that_the_keyring_remembers_is_signed_out(self):
        me = self.signed_in()
        me.go_to('Settings')
        me.press('Accounts…')
        self.assertIn('Works with this profile', me.row('ana@contoso.example', within='Accounts').texts())
        self.assertFalse(me.sees('Use', 'button'))
        me.press('Sign out', within='Accounts')
        me.wait_for('Signed out', 'button')
        me.press('Accounts…')
        me.read('Nobody is signed in.')
        me.press('Sign in with another account…')
        me.wait_for('Sign in', 'window')
        me.wait_gone('Sign in', 'window')
        me.wait_for('Online', 'button')

    def test_a_refused_change_names_the_correlation_id(self):
        me = self.signed_in()
        self.service.fault(method='PATCH', status=400, body='{"code": 600041, "description": "No."}')
        self.command('subscription', 'set', self.number, '--profile', self.profile, '--quantity', '12')
        me.go_to('Outbox')
        me.row('Refused')
        me.expand('Refused')
        me.press('Copy correlation ID')
        self.assertRegex(me.wait_until(self.desktop.clipboard, 'nothing was copied'), r'\A[0-9a-f-]{36}\Z')

    def test_what_waits_is_reordered_and_taken_back(self):
        self.service.add_customers(1, 1)
        first, second = self.service.subscriptions()
        me = self.start(self.profile)
        self.sign_in(me)
        me.wait_until(lambda: len(self.stored('subscriptions')) == 2, 'the subscriptions are not delivered')
        me.wait_for('Online', 'button')
        self.cable.pull_out()
        for one in (first, second):
            self.command('subscription', 'set', one['id'], '--profile', self.profile, '--quantity', '12')
        me.go_to('Outbox')
        names = [f'Change subscription “{one["friendlyName"]}”' for one in (first, second)]

        def wait_order(expected):
            me.wait_rows(lambda rows: [row[0] for row in rows if row[0] in names] == expected)
        wait_order(names)
        me.expand(names[1])
        me.press('Send first')
        wait_order(names[::-1])
        me.press('Move down')
        wait_order(names)
        me.press('Remove')
        wait_order(names[:1])
        self.cable.plug_in()
        me.expand(names[0])
        me.press('Send now')
        self.wait_nothing_waits(me)
        self.assertEqual([one['quantity'] for one in self.stored('subscriptions')],
                         [one['quantity'] for one in self.service.subscriptions()])
        self.assertEqual(len(self.service.requests('PATCH')), 1)

    def waiting(self):
        with closing(sqlite3.connect(f'file:{self.profile}?mode=ro', uri=True)) as connection:
            return connection.execute('SELECT state, request_id FROM outbox').fetchall()

    def test_a_conflict_is_decided_for_theirs(self):
        me = self.signed_in()
        self.service.change_subscription(self.number, 'quantity', 15)
        self.command('subscription', 'set', self.number, '--profile', self.profile, '--quantity', '12')
        me.go_to('Outbox')
        me.row('Needs your decision')
        me.expand('Needs your decision')
        me.press('Decide…')
        me.wait_for('Conflict', 'window')
        for text in ('Before: 10', '12', '15'):
            me.read(text, within='Conflict')
        me.press('Take all of theirs')
        me.press('Apply')
        me.wait_gone('Conflict', 'window')
        self.wait_nothing_waits(me)
        me.wait_until(lambda: [one['quantity'] for one in self.stored('subscriptions')] == [15],
                      'the quantity is not theirs')
        self.assertEqual(self.service.requests('PATCH'), [])

    def test_what_shows_a_password_waits_until_somebody_sends_it(self):
        me = self.signed_in()
        self.cable.pull_out()
        me.key('F5')
        me.wait_for('Offline', 'button')
        self.submit_customer(me)
        me.read('waits to be sent to Partner Center')
        me.press('Done')
        me.wait_gone('New customer', 'window')
        self.cable.plug_in()
        me.key('F5')
        me.wait_for('Online', 'button')
        self.assertEqual(self.service.requests('POST', '/v1/'), [])
        me.go_to('Outbox')
        what = f'Create customer “{CUSTOMER}”'
        me.row(what)
        me.expand(what)
        me.press('Send now')
        self.read_setup_info(me)
        me.press('Done')
        me.wait_gone('Setup info', 'window')
        self.wait_nothing_waits(me)
        created = [one for one in self.service.requests('POST') if one['path'] == '/v1/customers']
        self.assertEqual(len(created), 1)


if __name__ == '__main__':
    unittest.main()
