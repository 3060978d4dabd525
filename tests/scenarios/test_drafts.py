#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Assistants left unfinished: kept page by page, opened again complete, discarded."""

import unittest

import assistant
from scenario import Scenario

COMPANY = assistant.ACCOUNT['Company name']


class Drafts(Scenario):

    def test_a_draft_is_kept_opened_complete_and_discarded(self):
        self.path = assistant.provider(self)
        me = self.start(self.path)
        assistant.open_from_reseller(me, 'First Up Consultants')
        assistant.fill_account(me)
        me.press('Next: Subscriptions')
        assistant.choose_offer(me, quantity=5)
        me.press('Next: Review')
        me.wait_for('Review', 'heading')
        me.press('Cancel')
        me.answer('Discard the new customer?', 'Save as draft')
        me.wait_gone('New customer', 'window')
        self.assertEqual(me.close(), 0, me.program.log())

        me = self.start(self.path)
        self.open_draft(me)
        me.wait_for('Review', 'heading')
        texts = me.texts('New customer')
        for text in (COMPANY, assistant.OFFER, '5 licenses', 'First Up Consultants'):
            self.assertIn(text, texts)
        me.press('Update', nth=0)
        me.wait_for('City', 'entry')
        for name, text in assistant.ACCOUNT.items():
            self.assertEqual(me.text_of(name), text)
        self.assertEqual(me.chosen('State/Province'), assistant.STATE)
        me.type_into('City', 'Kirkland')
        # Closing the window keeps the draft, with what was changed.
        me.key('alt+F4')
        me.wait_gone('New customer', 'window')
        self.open_draft(me)
        me.wait_for('City', 'entry')
        self.assertEqual(me.text_of('City'), 'Kirkland')
        me.key('alt+F4')
        me.wait_gone('New customer', 'window')

        self.open_drafts(me)
        me.press('Discard', within=me.row(COMPANY))
        me.wait_gone('Drafts (1)', 'button')
        self.assertEqual(assistant.records(self, self.path, 'customers'), [])

    def open_drafts(self, me):
        me.go_to('Customers')
        me.press('Drafts (1)')
        me.wait_for('Drafts', 'list')

    def open_draft(self, me):
        self.open_drafts(me)
        me.click(me.row(COMPANY))
        me.wait_for('New customer', 'window')


if __name__ == '__main__':
    unittest.main()
