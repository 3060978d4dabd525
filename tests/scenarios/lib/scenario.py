# SPDX-License-Identifier: GPL-3.0-or-later
"""What every scenario starts from: a desktop, the program, and a person in front of it."""

import json
import os
import re
import subprocess
import sys
import unittest

from desktop import PATIENCE, Desktop, Program, speaking
from person import Person

PROGRAM = os.environ.get('CSP_PROGRAM', 'parceria')
PICTURES = os.environ.get('CSP_SCENARIO_PICTURES')
"""Where a picture of every failure goes."""

SEEKING_LEAKS = {'ASAN_OPTIONS': os.environ.get('ASAN_OPTIONS', '')
                                 + ':detect_leaks=1:fast_unwind_on_malloc=0:malloc_context_size=12'}
"""The environment of a program that shall tell what it leaks.

GLib has no frame pointers, so only the slow unwinder sees whose a leak is, and a scenario takes four
times as long.  Not where files are chosen: GTK's own file chooser leaks in a dozen places.
"""

COMPLAINT = re.compile(
    r'AddressSanitizer|LeakSanitizer|runtime error:|-CRITICAL \*\*|-WARNING \*\*')


class Scenario(unittest.TestCase):
    """A test in which a person uses the program; every test begins with an empty home folder."""

    desktop = None

    @classmethod
    def setUpClass(cls):
        if Scenario.desktop is None:
            Scenario.desktop = Desktop().start()

    def setUp(self):
        self.desktop.forget()
        self._people = []
        self._failed_before = len(self._problems())

    def tearDown(self):
        people = [person for person in self._people if person.program.is_running()]
        if len(self._problems()) > self._failed_before:
            for person in people:
                self._keep_picture(person)
                person.program.kill()
            return
        for person in people:
            with self.subTest('closing the window ends the program without a complaint'):
                self.assertEqual(person.close(), 0, person.program.log())
                complaints = [line for line in person.program.log().splitlines()
                              if COMPLAINT.search(line)]
                self.assertEqual(complaints, [], person.program.log())

    def _problems(self):
        result = getattr(self._outcome, 'result', None)
        return [*result.failures, *result.errors] if result is not None else []

    def _keep_picture(self, person):
        if PICTURES:
            picture = os.path.join(PICTURES, f'{self.id()}.png')
            self.desktop.screenshot(picture)
            print(f'picture of the failure: {picture}', file=sys.stderr)

    def start(self, *arguments, language='en', environment=None, wrapper=()):
        """Starts the program; returns the person in front of it once there is a window.

        wrapper is a command that takes another one and becomes it, such as setpriv.
        """
        program = Program(self.desktop, [*wrapper, PROGRAM, *arguments],
                          {**speaking(language), **(environment or {})})
        try:
            person = Person(self.desktop, program)
        except BaseException:
            program.kill()
            raise
        self._people.append(person)
        return person

    def meet_again(self, person):
        """Returns the person in front of the program that has become a new run of itself."""
        person.wait_until(lambda: not person.application.is_attached(), 'the program goes on')
        self._people.remove(person)
        person = Person(self.desktop, person.program)
        self._people.append(person)
        return person

    def command(self, *arguments):
        """Runs a subcommand in the same home folder; returns what it prints, from JSON if asked."""
        done = subprocess.run([PROGRAM, *arguments], env=self.desktop.environment, text=True,
                              cwd=self.desktop.environment['HOME'], stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=PATIENCE, check=False)
        self.assertEqual(done.returncode, 0, f'{arguments}: {done.stderr}')
        return json.loads(done.stdout) if '--json' in arguments else done.stdout

    def profile_path(self, name):
        """Returns where the program keeps the profile of that name."""
        return os.path.join(self.desktop.environment['XDG_DATA_HOME'], 'parceria',
                            f'{name}.parceria')
