#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests and where they are kept (functional-spec §9: 17 to 21, 24)."""

import datetime
import unittest
from urllib.parse import parse_qs, unquote, urlsplit

from provider import ProviderScenario

LINK = ('https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship'
        '&partnerId=0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10')


class Invitations(ProviderScenario):
    """A provider asks a reseller and a customer."""

    def ask_for_the_link(self, me):
        """Opens the request of a provider who has no partnership link yet, and gives it."""
        me.go_to('Indirect resellers')
        me.press('Request a partnership', nth=0)
        me.type_into('Partnership link', 'https://microsoft.example/steal')
        me.press('Save and continue')
        me.read('does not lead to microsoft.com')
        me.type_into('Partnership link', LINK)
        me.press('Save and continue')
        me.wait_for('Copy to clipboard', 'button')

    def test_a_partnership_is_requested_sent_and_kept(self):
        me = self.start(self.profile)
        self.ask_for_the_link(me)
        for label in ('Open in email', 'Copy to clipboard', 'Done'):
            self.assertTrue(me.is_sensitive(label), label)
        draft = me.text_of('Message')
        self.assertIn(LINK, draft)

        me.type_into('Message', draft.replace(LINK, ''))
        me.wait_sensitive('Open in email', sensitive=False)
        me.wait_sensitive('Copy to clipboard', sensitive=False)
        me.click(me.find('Message', 'entry'))
        me.key('ctrl+Home')
        me.press('Restore link')
        me.wait_sensitive('Open in email')
        self.assertTrue(me.text_of('Message').startswith(LINK), me.text_of('Message'))

        me.click(me.find('Message', 'entry'))
        me.key('ctrl+End')
        me.type('Olá, Müller & Gonçalves')
        me.wait_until(lambda: me.text_of('Message').endswith('Olá, Müller & Gonçalves'),
                      'the message does not take what is typed')
        me.press('Copy to clipboard')
        edited = me.text_of('Message')
        me.wait_until(lambda: self.desktop.clipboard() == edited, 'the clipboard has another text')
        self.assertIn(LINK, edited)

        me.type_into('To', 'karl@adventure.example')
        me.type_into('Subject', 'Parceria: 50 % für Ção')
        me.press('Open in email')
        address = me.wait_until(self.desktop.opened_addresses, 'no mail program is opened')[0]
        self.assertTrue(address.isascii(), address)
        mail = urlsplit(address)
        fields = parse_qs(mail.query.replace('+', '%2B'))
        self.assertEqual((mail.scheme, unquote(mail.path)), ('mailto', 'karl@adventure.example'))
        self.assertEqual(fields['subject'], ['Parceria: 50 % für Ção'])
        self.assertEqual(fields['body'][0].replace('\r\n', '\n'), me.text_of('Message'))

        me.type_into('Recipient', 'Adventure Works')
        me.check('I have sent the message')
        me.press('Done')
        me.go_to('Invitations')
        self.expect_the_invitation(me)
        self.assertEqual(me.close(), 0, me.program.log())
        stored = self.stored('invitations')
        self.assertEqual([(one['kind'], one['state']) for one in stored],
                         [('partnership', 'sent')], stored)

        me = self.start(self.profile)
        me.go_to('Invitations')
        self.expect_the_invitation(me)

    def expect_the_invitation(self, me):
        today = datetime.datetime.now(datetime.timezone.utc).date()
        cells = me.row('Adventure Works').texts()
        for text in ('Partnership', 'Sent', f'{today:%b} {today.day}, {today.year}'):
            self.assertIn(text, cells)

    def test_a_relationship_is_requested_and_the_customer_comes_with_its_acceptance(self):
        me = self.start(self.profile)
        me.press('Request a reseller relationship', nth=0)
        me.type_into('Recipient', 'Woodgrove Bank')
        link = me.read('https://')
        self.assertIn('0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10', link)
        me.check('I have sent the message')
        me.press('Done')
        me.go_to('Invitations')
        self.assertIn('Reseller relationship', me.row('Woodgrove Bank').texts())
        self.assertEqual(self.stored('customers'), [])


if __name__ == '__main__':
    unittest.main()
