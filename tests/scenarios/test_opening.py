#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that cannot be opened as usual: what the window says, and that they stay as they are."""

import os
import shutil
import sqlite3
import stat
import unittest

from provider import ProviderScenario

LIKE_OTHERS = (['setpriv', '--bounding-set', '-dac_override,-dac_read_search', '--']
               if os.geteuid() == 0 else [])
"""Root may write anywhere; without these capabilities permissions hold for it too."""


class Opening(ProviderScenario):
    """A profile with one customer, and files beside it that are not quite one."""

    def setUp(self):
        super().setUp()
        self.create_customer('Fabrikam')
        self.folder = self.desktop.environment['HOME']

    def beside(self, name):
        return os.path.join(self.folder, name)

    def expect_refused(self, path, title, advice, ways):
        """Opens a file and reads why not; nothing of it or beside it has changed."""
        before = {entry.name: entry.stat().st_mtime_ns for entry in os.scandir(self.folder)
                  if entry.is_file()}
        content = self.content(path)
        me = self.start(path)
        me.wait_for(title)
        said = ' '.join(me.texts())
        self.assertIn(advice, said)
        self.assertNotIn(os.path.basename(path) + '”', said, 'the page says it twice')
        for way in ways:
            me.wait_for(way, 'button')
        self.assertEqual(me.close(), 0, me.program.log())
        after = {entry.name: entry.stat().st_mtime_ns for entry in os.scandir(self.folder)
                 if entry.is_file()}
        self.assertEqual(after, before)
        self.assertEqual(self.content(path), content)

    @staticmethod
    def content(path):
        with open(path, 'rb') as file:
            return file.read()

    def test_a_file_that_is_no_profile_is_left_alone(self):
        path = self.beside('letter.parceria')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('Dear customer,\n' * 1000)
        self.expect_refused(path, 'This file is not a profile', 'was left alone',
                            ['Choose another file…'])

    def test_a_newer_profile_asks_for_a_newer_program(self):
        path = self.beside('newer.parceria')
        shutil.copyfile(self.profile, path)
        with sqlite3.connect(path) as connection:
            connection.execute('PRAGMA journal_mode = DELETE')
            connection.execute('PRAGMA user_version = 999')
        connection.close()
        self.expect_refused(path, 'This profile needs a newer Parceria',
                            'choose another file, such as a backup', ['Choose another file…'])

    def test_a_damaged_profile_offers_a_backup_and_the_backup_works(self):
        backup = self.beside('backup.parceria')
        self.command('backup', backup, '--profile', self.profile)
        with open(self.profile, 'r+b') as file:
            file.truncate(20000)
        me = self.start(self.profile)
        me.wait_for('This profile is damaged')
        me.press('Restore a backup…')
        me.choose_file(backup)
        me.row('Fabrikam')
        self.assertEqual([one['companyName'] for one in self.stored('customers')], ['Fabrikam'])

    def test_a_profile_in_a_folder_without_writing_is_shown_and_not_changed(self):
        path = self.beside('shelf/provider.parceria')
        os.mkdir(os.path.dirname(path))
        shutil.copyfile(self.profile, path)
        os.chmod(path, stat.S_IRUSR)
        os.chmod(os.path.dirname(path), stat.S_IRUSR | stat.S_IXUSR)
        self.addCleanup(os.chmod, os.path.dirname(path), stat.S_IRWXU)
        content = self.content(path)
        me = self.start(path, wrapper=LIKE_OTHERS)
        me.wait_for('This profile cannot be changed')
        me.press('Open read-only')
        me.row('Fabrikam')
        me.read('This profile is open for reading only')
        self.assertFalse(me.is_sensitive('Add customer'))
        self.assertEqual(me.close(), 0, me.program.log())
        self.assertEqual(self.content(path), content)


if __name__ == '__main__':
    unittest.main()
