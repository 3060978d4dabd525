# SPDX-License-Identifier: GPL-3.0-or-later
"""A person in front of the program: sees by name and role, presses, types, chooses.

Everything waits until it can be done, or fails with what was to be seen instead.  A name is the
exact visible label, or a compiled pattern; a place (within) is a name or a node found before.
"""

import re
import time

from gi.repository import GLib

import accessible
from desktop import PATIENCE
from hands import Hands

ROLES = {
    'button': {'push-button', 'toggle-button', 'link', 'menu-item', 'radio-menu-item'},
    'check': {'check-box', 'radio-button', 'toggle-button'},
    'choice': {'combo-box'},
    'dialog': {'dialog', 'alert', 'frame'},
    'entry': {'entry', 'password-text', 'text'},
    'label': {'label'},
    'list': {'list', 'list-box', 'table', 'tree', 'tree-table'},
    'menu item': {'menu-item', 'check-menu-item', 'radio-menu-item'},
    'number': {'spin-button'},
    'row': {'list-item', 'table-row', 'tree-item'},
    'tab': {'page-tab', 'radio-button', 'toggle-button'},
    'window': {'frame', 'dialog', 'alert', 'window'},
}
"""The roles a scenario names, and what GTK 4.8 and its successors call them."""

SETTLING = 5
"""Seconds in which two things of a name must become one."""

NAMED_BY_CONTENT = {'button', 'row', 'check'}


class Unseen(AssertionError):
    """Something that a person would look for is not there, or not as it should be."""


class Person(Hands):
    """Works with one running program on one desktop."""

    def __init__(self, desktop, program):
        self.desktop = desktop
        self.program = program
        self.application = accessible.Application(desktop.bus, program.pid)
        self.wait_until(self.application.attach, 'the program does not appear to the screen reader')
        self.wait_until(self.windows, 'the program shows no window')

    # Waiting

    def wait_until(self, condition, what, patience=None):
        """Returns the first true value of condition(); fails at once when the program has ended."""
        deadline = time.monotonic() + (PATIENCE if patience is None else patience)
        while True:
            if not self.program.is_running():
                raise Unseen(f'the program ended with {self.program.process.returncode} while '
                             f'waiting: {_said(what)}\n{self.program.log()}')
            started = time.monotonic()
            try:
                value = condition()
            except GLib.Error:  # it vanished while being looked at
                value = None
            if value:
                return value
            if time.monotonic() >= deadline:
                raise Unseen(f'{_said(what)}\n{self.describe()}')
            time.sleep(min(max(0.02, time.monotonic() - started), 0.5))

    def describe(self):
        """Returns everything in sight, and what the program has printed."""
        try:
            seen = '\n'.join(window.tree() for window in self.windows())
        except Exception as problem:  # pylint: disable=broad-except
            seen = f'(the tree cannot be read: {problem})'
        return f'In sight:\n{seen}\nPrinted:\n{self.program.log()[-4000:]}'

    # Seeing

    def windows(self):
        return self.application.read()

    def reachable_windows(self):
        """Returns the windows that can be used: those behind a modal one cannot."""
        windows = self.windows()
        for number in range(len(windows) - 1, -1, -1):
            if 'modal' in windows[number].states:
                return windows[number:]
        return windows

    def find_all(self, name=None, role=None, within=None):
        """Returns all that matches now, in reading order, without waiting."""
        places = self.reachable_windows()
        if within is not None:
            places = [node for window in places for node in window.walk()
                      if _is_place(node, within)]
        found = []
        for place in places:
            for node in place.walk():
                if _matches(node, name, role) and node.path not in [one.path for one in found]:
                    found.append(node)
        return found

    def find(self, name=None, role=None, within=None, nth=None, patience=None):
        """Waits for one match and returns it; several are an error unless nth says which."""
        what = _call(name, role, within)
        found = self.wait_until(lambda: self._enough(name, role, within, nth),
                                f'there is no {what}', patience)
        if nth is not None:
            return found[nth]
        # While one page gives way to another both are in sight.
        deadline = time.monotonic() + SETTLING
        while len(found) != 1 and time.monotonic() < deadline:
            time.sleep(0.05)
            found = self._enough(name, role, within, nth)
        if len(found) != 1:
            raise Unseen(f'there are {len(found)} of {what}: {found}\n{self.describe()}')
        return found[0]

    def _enough(self, name, role, within, nth):
        found = _innermost(self.find_all(name, role, within))
        return found if nth is None or len(found) > nth else []

    def sees(self, name=None, role=None, within=None):
        """Returns whether there is such a thing now."""
        return bool(self.find_all(name, role, within))

    def wait_for(self, name=None, role=None, within=None, patience=None):
        """Waits for at least one match and returns the first."""
        return self.wait_until(lambda: self.find_all(name, role, within),
                               f'there is no {_call(name, role, within)}', patience)[0]

    def wait_gone(self, name=None, role=None, within=None, patience=None):
        self.wait_until(lambda: not self.sees(name, role, within),
                        f'there still is a {_call(name, role, within)}', patience)

    def texts(self, within=None):
        """Returns all the words in sight, or those within a place."""
        places = self.reachable_windows() if within is None else self.find_all(within=within)[:1]
        return [text for place in places for text in place.texts()]

    def read(self, part, within=None, patience=None):
        """Waits until a text in sight contains part, and returns that text."""
        def found():
            return [text for text in self.texts(within) if part in text]
        return self.wait_until(found, f'nothing reads {part!r}', patience)[0]

    def is_sensitive(self, name, role='button', within=None):
        return self.find(name, role, within).is_sensitive

    def wait_sensitive(self, name, role='button', within=None, sensitive=True, patience=None):
        word = 'sensitive' if sensitive else 'insensitive'
        self.wait_until(lambda: self.is_sensitive(name, role, within) == sensitive,
                        f'{_call(name, role, within)} is not {word}', patience)

    def is_checked(self, name, role='check', within=None):
        return bool({'checked', 'pressed'} & self.find(name, role, within).states)

    def problem_of(self, name, role='entry', within=None):
        """Returns what describes a field: the message below one that is not right, or its hint."""
        node = self.find(name, role, within)
        paths = node.describer_paths()
        messages = [other.name for window in self.reachable_windows() for other in window.walk()
                    if other.path in paths]
        return ' '.join(messages) or node.description

    def is_invalid(self, name, role='entry', within=None):
        return 'invalid' in self.find(name, role, within).states

    def text_of(self, name, role='entry', within=None):
        """Returns what is typed into an entry."""
        return self.find(name, role, within).text()

    def chosen(self, name, within=None):
        """Returns what a drop-down or a choice row shows as chosen."""
        return (self.find(name, 'choice', within).texts() or [''])[-1]

    def focused(self):
        """Returns what has the keyboard focus, or None."""
        for window in reversed(self.windows()):
            for node in window.walk():
                if 'focused' in node.states:
                    return node
        return None

    # Lists

    def rows_of(self, name=None, within=None):
        """Returns the rows in sight: for each the texts of its cells, or of itself."""
        place = self.find(name, 'list', within) if name is not None else None
        return [_cells(row) for row in self._rows(place or within)]

    def _rows(self, place):
        rows = self.find_all(role='row', within=place)
        return [row for row in rows
                if not (row.parent is not None and row.parent.role == 'tree-table')]

    def wait_rows(self, condition, name=None, within=None, patience=None):
        """Waits until condition(rows) holds for the rows in sight, and returns them."""
        rows = []

        def holds():
            rows[:] = self.rows_of(name, within)
            return condition(rows)
        self.wait_until(holds, lambda: f'the rows are not as expected: {rows}', patience)
        return rows

    def row(self, text, within=None, patience=None):
        """Waits for the row in sight that has text as its name or in a cell, and returns it."""
        return self.wait_until(
            lambda: [row for row in self._rows(within) if text == row.name or text in row.texts()],
            f'there is no row with {text!r}', patience)[0]

    def expand(self, text, within=None, expanded=True):
        """Opens or closes the details of the row with that text; returns the row."""
        def handle():
            row = self.row(text, within)
            return next((node for node in row.walk() if 'expandable' in node.states), None)

        button = self.wait_until(handle, f'the row {text!r} cannot be expanded')
        if ('expanded' in button.states) != expanded:
            self._activate(button)
            self.wait_until(lambda: ('expanded' in handle().states) == expanded,
                            f'the row {text!r} does not open or close')
        return self.row(text, within)

    def select(self, text, within=None, adding=False):
        """Selects the row with that text by a click, adding to the selection with Ctrl."""
        self.click(lambda: self.row(text, within), modifier='ctrl' if adding else None)
        self.wait_until(lambda: 'selected' in self.row(text, within).states,
                        f'the row {text!r} is not selected')

    def sort_by(self, column, within=None):
        """Clicks the header of a column."""
        headers = [node for row in self.find_all(role='row', within=within)
                   if row.parent is not None and row.parent.role == 'tree-table'
                   for node in row.walk() if node.role == 'label' and node.name == column]
        if not headers:
            raise Unseen(f'there is no column {column!r}\n{self.describe()}')
        self.click(headers[0])

    # Acting

    def press(self, name, role='button', within=None, nth=None):
        """Presses a button, a link or a menu item, once it is sensitive."""
        if isinstance(name, accessible.Node):
            self._activate(name)
            return
        self._with(lambda: self._usable(name, role, within, nth), self._activate)

    def _with(self, find, act):
        """Acts on what find() returns, and finds it anew when it goes away in between."""
        def done():
            act(find())
            return True
        self.wait_until(done, 'what was found keeps vanishing')

    def _usable(self, name, role, within, nth=None):
        what = _call(name, role, within)

        def sensitive():
            node = self.find(name, role, within, nth)
            return node if node.is_sensitive else None
        return self.wait_until(sensitive, f'{what} is insensitive')

    def _activate(self, node):
        actions = node.actions()
        for action in ('click', 'activate', 'toggle'):
            if action in actions and node.role not in ('text', 'entry', 'password-text'):
                if not node.do_action(actions.index(action)):
                    raise Unseen(f'{node} refuses to be pressed\n{self.describe()}')
                return
        self.click(node)

    def open_row(self, text, within=None):
        """Activates the row with that text, as a double click or Enter does."""
        times = 1 if self.row(text, within).role == 'list-item' else 2
        self.click(lambda: self.row(text, within), times=times)

    def go_to(self, name, within=None):
        """Chooses an entry of the navigation list."""
        self.click(lambda: self.row(name, within))

    def check(self, name, checked=True, within=None):
        """Ticks or clears a check box, a radio button or a switch."""
        def tick(node):
            if bool({'checked', 'pressed'} & node.states) != checked:
                self._activate(node)
        self._with(lambda: self._usable(name, 'check', within), tick)
        self.wait_until(lambda: self.is_checked(name, within=within) == checked,
                        f'{name!r} does not change')

    def type_into(self, name, text, role='entry', within=None):
        """Replaces what an entry holds, as selecting all and typing or pasting does."""
        def put(node):
            if accessible.EDITABLE_TEXT not in node.interfaces or 'editable' not in node.states:
                raise Unseen(f'nothing can be typed into {node}\n{self.describe()}')
            node.set_text(text)
        self._with(lambda: self._usable(name, role, within), put)

    def set_number(self, name, value, within=None):
        self._with(lambda: self._usable(name, 'number', within),
                   lambda node: node.set_value(float(value)))
        self.wait_until(lambda: self.find(name, 'number', within).value() == float(value),
                        f'{name!r} does not take {value}')

    def choose(self, name, option, within=None):
        """Chooses an option of a drop-down or of a choice row, with the keyboard."""
        combo = self._usable(name, 'choice', within)
        if option in combo.texts()[-1:]:
            return
        opener = next((node for node in combo.walk()
                       if node is not combo and 'click' in node.actions()), combo)
        self._bring_into_sight(opener)
        self._activate(opener)
        self._pick(name, option, within)
        self.wait_until(lambda: self.chosen(name, within) == option,
                        lambda: f'{name!r} shows {self.chosen(name, within)!r}, not {option!r}')

    def _pick(self, name, option, within):
        self.wait_until(lambda: _place_in(self._options(name, within))[1] is not None,
                        f'{name!r} does not open')
        searched = False
        turned = False
        while True:
            texts, focus = _place_in(self._options(name, within))
            if option in texts:
                steps = texts.index(option) - focus
                if not steps:
                    self._select_focused(name, within)
                    self.key('Return')
                    return
                self._move_focus(name, within, ['Down' if steps > 0 else 'Up'] * abs(steps))
                continue
            entry = self.find_all(role='entry', within=self.find(name, 'choice', within))
            if entry and not searched:
                searched = True
                entry[0].set_text(option)
                self.wait_until(lambda: option in _place_in(self._options(name, within))[0],
                                f'{name!r} offers no {option!r}')
                self.key('Down')
            elif not self._move_focus(name, within, ['Page_Down' if turned else 'Home'],
                                      patience=2):
                if turned:
                    raise Unseen(f'{name!r} offers no {option!r}: {texts}\n{self.describe()}')
            turned = True

    def _select_focused(self, name, within):
        """Return takes what is selected: GTK 4.8 opens with the focus on the first row instead."""
        options = self._options(name, within)
        focus = _place_in(options)[1]
        if 'selected' not in options[focus].states:
            there, back = ('Down', 'Up') if focus == 0 else ('Up', 'Down')
            self._move_focus(name, within, [there])
            self._move_focus(name, within, [back])

    def _options(self, name, within):
        combo = self.find(name, 'choice', within)
        return [node for node in combo.walk() if node.role in ROLES['row']
                and any(above.role == 'scroll-pane' for above in _up_to(node, combo))]

    def _move_focus(self, name, within, keys, patience=None):
        texts, focus = _place_in(self._options(name, within))
        before = texts[focus] if focus is not None else None
        self.key(*keys)

        def moved():
            there, now = _place_in(self._options(name, within))
            return now is not None and there[now] != before
        try:
            self.wait_until(moved, f'the focus stays on {before!r}', patience)
        except Unseen:
            return False
        return True

    def open_menu(self, button, *items, within=None):
        """Opens the menu of a button and presses one item after the other."""
        self.press(button, within=within)
        for item in items:
            self.press(item, 'menu item')

    def choose_file(self, path):
        """Answers the file chooser that is open with a path, to open or to save."""
        self.wait_until(lambda: self.sees('Cancel', 'button') and self._file_chooser(),
                        'no file chooser is open')
        if not self.sees('Name:', 'entry'):
            self.type('/')
        entry = self.wait_until(self._path_entry, 'the file chooser takes no path')
        entry.set_text(path)
        self.wait_until(lambda: entry.text() == path, 'the file chooser does not take the path')
        self.key('Return')
        self.wait_until(lambda: not self._file_chooser(), f'the file chooser refuses {path}')

    def _file_chooser(self):
        # GTK 4.8 gives the file chooser no role of its own.
        return next((window for window in self.windows()[1:] if window.role == 'filler'), None)

    def _path_entry(self):
        entry = self.focused()
        return entry if entry and entry.role == 'text' else None

    def answer(self, dialog, response):
        """Presses a button of a dialog and waits until the dialog has gone."""
        window = self.find(dialog, 'dialog')
        self.press(response, within=window)
        self.wait_until(lambda: window.path not in [one.path for one in self.windows()],
                        f'the dialog {dialog!r} stays')

    def close(self):
        """Closes every window, and returns the exit status of the program."""
        for _ in range(10):
            if not self.program.is_running():
                break
            if self._active_window():
                self.desktop.xdotool('key', '--clearmodifiers', 'alt+F4')
            try:
                return self.program.wait(3)
            except TimeoutError:
                continue
        return self.program.wait()


def _said(what):
    return what() if callable(what) else what


def _call(name, role, within):
    text = name.pattern if isinstance(name, re.Pattern) else name
    words = [role or 'thing', f'{text!r}' if text is not None else '']
    return ' '.join(word for word in words if word) + (f' within {within}' if within else '')


def _names(node, role):
    if node.name:
        yield node.name
    elif role in NAMED_BY_CONTENT:
        yield from node.texts()[:None if role == 'row' else 1]


def _matches(node, name, role):
    if role is not None and node.role not in ROLES.get(role, {role}):
        return False
    if name is None:
        return True
    if isinstance(name, re.Pattern):
        return any(name.search(one) for one in _names(node, role))
    return name in _names(node, role)


def _is_place(node, within):
    if isinstance(within, accessible.Node):
        return node.path == within.path
    return _matches(node, within, None) and node.role != 'label'


def _innermost(found):
    """Drops what only wraps another match, as the outside of a menu button does."""
    return [node for node in found
            if not any(other is not node and node in other.ancestors() for other in found)]


def _cells(row):
    cells = [node for node in row.walk() if node.role == 'table-cell']
    return [cell.name or ' '.join(cell.texts()) for cell in cells] or row.texts()


def _up_to(node, end):
    for above in node.ancestors():
        if above.path == end.path:
            return
        yield above


def _place_in(options):
    texts = [option.name or ' '.join(option.texts()) for option in options]
    focus = next((number for number, option in enumerate(options)
                  if 'focused' in option.states), None)
    return texts, focus
