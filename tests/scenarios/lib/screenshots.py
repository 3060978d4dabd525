#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of every view, to look at them.

    tests/scenarios/lib/screenshots.py --program _build/src/parceria --out /tmp/pictures \\
      --language en --language pt_BR --rtl --dark --light --width 1100 --width 400

One picture for each entry of the navigation, language, color scheme and width.  With --press the
given buttons are pressed one after the other and the outcome is taken instead.  Without --profile
the pictures are of sample data.  --rtl mirrors the window: GTK follows LANGUAGE=he by its own
translations, and texts without a Hebrew translation stay English.  --text-scale 2 makes all text
twice as large, as the desktop's accessibility settings do.
"""

import argparse
import itertools
import os
import re
import subprocess
import sys

from desktop import Desktop, Program, speaking
from person import Person

RTL = 'he'


def arguments():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--program', required=True)
    parser.add_argument('--out', required=True)
    parser.add_argument('--profile')
    parser.add_argument('--language', action='append', default=[])
    parser.add_argument('--rtl', action='store_true')
    parser.add_argument('--dark', action='store_true')
    parser.add_argument('--light', action='store_true')
    parser.add_argument('--width', action='append', type=int, default=[])
    parser.add_argument('--height', type=int, default=760)
    parser.add_argument('--text-scale', type=float, default=1)
    parser.add_argument('--press', action='append', default=[])
    return parser.parse_args()


def settle(person):
    """Waits until nothing in sight changes any more."""
    before = None

    def still():
        nonlocal before
        now = [window.tree() for window in person.windows()]
        same, before = now == before, now
        return same
    person.wait_until(still, 'the window does not come to rest')


def navigation(person):
    """Returns the rows of the list at the outer edge of the window, or none."""
    lists = [node for node in person.find_all(role='list')
             if any(child.role == 'list-item' for child in node.children)]
    if not lists:
        return []
    x, _, width, _ = person.reachable_windows()[-1].extents()
    edge = min(lists, key=lambda node: min(abs(node.extents()[0] - x),
                                           abs(node.extents()[0] + node.extents()[2] - x - width)))
    return [row for row in edge.children if row.role == 'list-item']


def reveal(person, row):
    """Brings the navigation back that a narrow window has folded away."""
    def in_sight():
        x, _, width, _ = person.reachable_windows()[-1].extents()
        left, _, extent, _ = row.extents()
        return x <= left and left + extent <= x + width
    if not in_sight():
        person.key('F9')
        person.wait_until(in_sight, 'the navigation does not come back')


def pictures(person, options):
    """Yields a name for each thing to take a picture of, when it is in sight."""
    if options.press:
        for label in options.press:
            person.press(label)
        settle(person)
        yield '-'.join(options.press)
        return
    settle(person)
    rows = navigation(person)
    if not rows:
        yield 'start'
    for number, row in enumerate(rows):
        reveal(person, row)
        person.click(row)
        settle(person)
        yield f'{number:02}-{" ".join(row.texts()[:1])}'


def sample(desktop, program):
    path = desktop.path('sample.parceria')
    subprocess.run([program, 'sample', '--profile', path, '--customers', '200', '--resellers', '12',
                    '--seed', '1'], env=desktop.environment, check=True)
    return path


def main():
    options = arguments()
    program = os.path.abspath(options.program)
    widths = options.width or [1100]
    desktop = Desktop(max(1280, *widths) + 100, options.height + 140,
                      options.text_scale).start()
    profile = os.path.abspath(options.profile) if options.profile else sample(desktop, program)
    languages = options.language or ['en']
    if options.rtl:
        languages.append(RTL)
    schemes = [scheme for scheme in ('dark', 'light') if getattr(options, scheme)]
    suffix = f'.x{options.text_scale:g}' if options.text_scale != 1 else ''
    for language, scheme, width in itertools.product(languages, schemes or ['light'], widths):
        environment = {**speaking(language), 'ADW_DEBUG_COLOR_SCHEME': f'prefer-{scheme}'}
        running = Program(desktop, [program, profile], environment)
        try:
            person = Person(desktop, running)
            person.resize(width, options.height)
            for name in pictures(person, options):
                slug = re.sub(r'\W+', '-', name).strip('-').lower()
                path = os.path.join(options.out, f'{slug}.{language}.{scheme}.{width}{suffix}.png')
                person.screenshot(path)
                print(path)
        finally:
            running.kill()
    return 0


if __name__ == '__main__':
    sys.exit(main())
