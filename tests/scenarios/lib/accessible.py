# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program shows to assistive technologies, read over the accessibility bus (AT-SPI).

Talks D-Bus itself rather than through libatspi, whose cache goes stale while a test polls, and
asks for many things at once, so that a whole window is read in a fraction of a second.
"""

import re

from gi.repository import Gio, GLib

ACCESSIBLE = 'org.a11y.atspi.Accessible'
ACTION = 'org.a11y.atspi.Action'
CACHE = 'org.a11y.atspi.Cache'
COMPONENT = 'org.a11y.atspi.Component'
EDITABLE_TEXT = 'org.a11y.atspi.EditableText'
PROPERTIES = 'org.freedesktop.DBus.Properties'
SELECTION = 'org.a11y.atspi.Selection'
TEXT = 'org.a11y.atspi.Text'
VALUE = 'org.a11y.atspi.Value'

SAMPLES = (8, 1, 2, 3, 5, 11, 13, 14, 15)
"""Where on the diagonal of piled children, in sixteenths, the topmost one is asked for."""

ROOT = '/org/a11y/atspi/accessible/root'
WINDOW_COORDINATES = GLib.Variant('(u)', (1,))
CALL_TIMEOUT_MS = 60000

# AtspiRole, in order.
ROLES = '''
    invalid accelerator-label alert animation arrow calendar canvas check-box check-menu-item
    color-chooser column-header combo-box date-editor desktop-icon desktop-frame dial dialog
    directory-pane drawing-area file-chooser filler focus-traversable font-chooser frame
    glass-pane html-container icon image internal-frame label layered-pane list list-item menu
    menu-bar menu-item option-pane page-tab page-tab-list panel password-text popup-menu
    progress-bar push-button radio-button radio-menu-item root-pane row-header scroll-bar
    scroll-pane separator slider spin-button split-pane status-bar table table-cell
    table-column-header table-row-header tearoff-menu-item terminal text toggle-button tool-bar
    tool-tip tree tree-table unknown viewport window extended header footer paragraph ruler
    application autocomplete editbar embedded entry chart caption document-frame heading page
    section redundant-object form link input-method-window table-row tree-item
    document-spreadsheet document-presentation document-text document-web document-email comment
    list-box grouping image-map notification info-bar level-bar title-bar block-quote audio
    video definition article landmark log marquee math rating timer static math-fraction
    math-root subscript superscript description-list description-term description-value footnote
    content-deletion content-insertion mark suggestion push-button-menu
'''.split()

# AtspiStateType, in order.
STATES = '''
    invalid active armed busy checked collapsed defunct editable enabled expandable expanded
    focusable focused has-tooltip horizontal iconified modal multi-line multiselectable opaque
    pressed resizable selectable selected sensitive showing single-line stale transient vertical
    visible manages-descendants indeterminate required truncated animated invalid-entry
    supports-autocompletion selectable-text is-default visited checkable has-popup read-only
'''.split()

# AtspiRelationType
DESCRIBED_BY = 18

LONG_LIST = 30
"""Children beyond which a list is taken to scroll: rows out of sight are then left out, as they
are for a person."""


class Node:
    """One accessible object as it was when the tree was read."""

    def __init__(self, application, path, item):
        (_, self.path), _, (_, self.parent_path), _, _, interfaces, name, role, text, states = item
        self.application = application
        self.interfaces = interfaces
        self.role = ROLES[role] if role < len(ROLES) else str(role)
        self.raw_name = name
        self.description = text if text != name else ''
        bits = states[0] | states[1] << 32
        self.states = {state for number, state in enumerate(STATES) if bits >> number & 1}
        self.children = []
        self.parent = None

    @property
    def name(self):
        """The name as a person reads it: no mnemonic underscores, '' when GTK made it up."""
        return readable(self.raw_name)

    def walk(self):
        """Yields this node and all below it, in reading order."""
        pending = [self]
        while pending:
            node = pending.pop()
            yield node
            pending.extend(reversed(node.children))

    def ancestors(self):
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    @property
    def is_sensitive(self):
        """Whether it can be used; GTK 4.8 marks the insensitive widget, not what is inside it."""
        return all('sensitive' in node.states for node in [self, *self.ancestors()])

    def is_within(self, other):
        return other.path == self.path or any(node.path == other.path for node in self.ancestors())

    def texts(self):
        """Returns the labels on and below this node, in reading order, each once in a row."""
        result = []
        for node in self.walk():
            text = node.name
            if text and (node.role == 'label' or not node.children) and result[-1:] != [text]:
                result.append(text)
        return result

    def tree(self, depth=0):
        """Returns the tree as text, leaving out containers that say nothing."""
        lines = []
        said = self.name or self.role not in ('panel', 'filler', 'invalid', 'grouping')
        if said:
            marks = [state for state in ('focused', 'checked', 'pressed', 'selected', 'expanded',
                                         'busy', 'modal', 'active') if state in self.states]
            if 'invalid' in self.states:
                marks.append('INVALID')
            if 'sensitive' not in self.states:
                marks.append('INSENSITIVE')
            note = f' — {self.description}' if self.description else ''
            mark = f' ({", ".join(marks)})' if marks else ''
            lines.append(f'{"  " * depth}[{self.role}] {self.name!r}{note}{mark}')
        for child in self.children:
            below = child.tree(depth + bool(said))
            if below:
                lines.append(below)
        return '\n'.join(lines)

    def __repr__(self):
        return f'[{self.role}] {self.name!r}'

    def extents(self):
        """Returns x, y, width, height inside the window."""
        return self.application.extents(self.path)

    def actions(self):
        if ACTION not in self.interfaces:
            return []
        count = self.application.get(self.path, ACTION, 'NActions')
        return [self.application.call(self.path, ACTION, 'GetName', '(i)', index)[0]
                for index in range(count)]

    def do_action(self, index):
        return self.application.call(self.path, ACTION, 'DoAction', '(i)', index)[0]

    def text(self):
        count = self.application.get(self.path, TEXT, 'CharacterCount')
        return self.application.call(self.path, TEXT, 'GetText', '(ii)', 0, count)[0]

    def set_text(self, text):
        return self.application.call(self.path, EDITABLE_TEXT, 'SetTextContents', '(s)', text)[0]

    def value(self):
        return self.application.get(self.path, VALUE, 'CurrentValue')

    def set_value(self, value):
        self.application.call(self.path, PROPERTIES, 'Set', '(ssv)', VALUE, 'CurrentValue',
                              GLib.Variant('d', value))

    def select_child(self, index):
        return self.application.call(self.path, SELECTION, 'SelectChild', '(i)', index)[0]

    def describer_paths(self):
        """Returns the paths of the objects that describe this one, such as a message below it."""
        relations = self.application.call(self.path, ACCESSIBLE, 'GetRelationSet')[0]
        return [path for kind, targets in relations if kind == DESCRIBED_BY for _, path in targets]


def readable(name):
    """Strips what GTK 4.8 adds to names: underscores of mnemonics, type names, doubled labels."""
    words = re.sub(r'_(?=\w)', '', name).replace('__', '_')
    if re.fullmatch(r'(Gtk|Adw|Csp)[A-Z]\w+', words) or words == '(None)':
        return ''
    half = len(words) // 2
    if len(words) % 2 and words[half] == ' ' and words[:half] == words[half + 1:]:
        return words[:half]
    return words


class Application:
    """The accessible side of one running process."""

    def __init__(self, bus, pid):
        self.bus = bus
        self.pid = pid
        self.name = None

    def attach(self):
        """Returns whether the program has appeared on the bus."""
        if self.name:
            return True
        found = self._call('org.a11y.atspi.Registry', ROOT, ACCESSIBLE, 'GetChildren')[0]
        for name, _ in found:
            try:
                pid = self._call('org.freedesktop.DBus', '/org/freedesktop/DBus',
                                 'org.freedesktop.DBus', 'GetConnectionUnixProcessID', '(s)', name)
            except GLib.Error:
                continue
            if pid[0] == self.pid:
                self.name = name
                return True
        return False

    def is_attached(self):
        """Returns whether what attach() found is still there."""
        return self._call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                          'NameHasOwner', '(s)', self.name)[0]

    def _call(self, destination, path, interface, method, signature=None, *arguments):
        parameters = GLib.Variant(signature, arguments) if signature else None
        return self.bus.call_sync(destination, path, interface, method, parameters, None,
                                  Gio.DBusCallFlags.NONE, CALL_TIMEOUT_MS, None).unpack()

    def call(self, path, interface, method, signature=None, *arguments):
        return self._call(self.name, path, interface, method, signature, *arguments)

    def get(self, path, interface, name):
        return self.call(path, PROPERTIES, 'Get', '(ss)', interface, name)[0]

    def extents(self, path):
        return self.call(path, COMPONENT, 'GetExtents', '(u)', 1)[0]

    def read(self):
        """Reads what the program shows; returns one root node per window.

        Windows behind a modal one are there, but not what is in them: nobody can use it.
        """
        children = _Walk(self).run()
        items = self._items_of(children)
        nodes = {path: Node(self, path, items[path]) for path in children if path in items}
        for path, below in children.items():
            for child in below:
                if path != ROOT and path in nodes and child in nodes:
                    nodes[path].children.append(nodes[child])
                    nodes[child].parent = nodes[path]
        return [nodes[path] for path in children.get(ROOT, []) if path in nodes]

    def _items_of(self, paths):
        """Returns what is known of these objects; only that is unpacked, which costs most."""
        reply = self.bus.call_sync(self.name, '/org/a11y/atspi/cache', CACHE, 'GetItems', None, None,
                                   Gio.DBusCallFlags.NONE, CALL_TIMEOUT_MS, None).get_child_value(0)
        items = {}
        for number in range(reply.n_children()):
            item = reply.get_child_value(number)
            path = item.get_child_value(0).get_child_value(1).get_string()
            if path in paths:
                items[path] = item.unpack()
        return items

    def is_modal(self, path):
        try:
            bits = self.call(path, ACCESSIBLE, 'GetState')[0][0]
        except GLib.Error:  # it vanished while being looked at
            return False
        return bool(bits >> STATES.index('modal') & 1)


class _Walk:
    """Finds what is in sight, many questions under way at a time.

    GTK 4.8 tells neither which page of a stack is the visible one nor whether a revealer is open:
    the children are all there.  What has no size is taken for hidden, and where children lie upon
    each other the toolkit is asked which one is found there.  A hidden page keeps the height that
    it had when it was last seen.
    """

    def __init__(self, application):
        self.application = application
        self.children = {}
        self.places = {}
        self.pending = 0

    def run(self):
        self._ask_children(ROOT)
        self._settle()
        self._drop_covered_pages()
        return self.children

    def _settle(self):
        context = GLib.MainContext.default()
        while self.pending:
            context.iteration(True)

    def _ask(self, path, interface, method, parameters, answer):
        def done(bus, result):
            self.pending -= 1
            try:
                answer(bus.call_finish(result).unpack()[0])
            except GLib.Error:
                answer(None)

        self.pending += 1
        self.application.bus.call(self.application.name, path, interface, method, parameters, None,
                                  Gio.DBusCallFlags.NONE, CALL_TIMEOUT_MS, None, done)

    def _ask_children(self, path):
        self.children[path] = []
        self._ask(path, ACCESSIBLE, 'GetChildren', None,
                  lambda found: self._place_children(path, [child for _, child in found or []]))

    def _place_children(self, path, paths):
        unplaced = set(paths)

        def place_of(child):
            def answer(place):
                self.places[child] = place
                unplaced.discard(child)
                if not unplaced:
                    self._descend(path, paths)
            return answer

        for child in paths:
            self._ask(child, COMPONENT, 'GetExtents', WINDOW_COORDINATES, place_of(child))

    def _descend(self, path, paths):
        in_sight = [child for child in paths if _has_size(self.places[child])]
        if len(in_sight) > LONG_LIST:
            in_sight = [child for child in in_sight
                        if _overlap(self.places.get(path), self.places[child])]
        self.children[path] = in_sight
        behind = self._behind(in_sight) if path == ROOT else []
        for child in in_sight:
            if child in behind:
                self.children[child] = []
            elif child not in self.children:
                self._ask_children(child)

    def _behind(self, windows):
        """Returns the windows that a modal one keeps from being used."""
        modal = [number for number, window in enumerate(windows)
                 if self.application.is_modal(window)]
        return windows[:modal[-1]] if modal else []

    def _drop_covered_pages(self):
        for path, paths in self.children.items():
            piles = {}
            for child in paths:
                if path != ROOT and self.places[child] is not None:
                    piles.setdefault(self.places[child][:3], []).append(child)
            for (x, y, width), pile in piles.items():
                if len(pile) > 1:
                    height = min(self.places[child][3] for child in pile)
                    self._ask_topmost(path, (x, y, width, height), pile)
        self._settle()

    def _ask_topmost(self, path, place, pile):
        # One point is not enough: under it may be the inside of an entry, which has no name.
        def answer(found):
            top = found and self._child_above(found[1], pile)
            if top:
                self.children[path] = [child for child in self.children[path]
                                       if child == top or child not in pile]

        x, y, width, height = place
        for part in SAMPLES:
            point = GLib.Variant('(iiu)', (x + width * part // 16, y + height * part // 16, 1))
            self._ask(path, COMPONENT, 'GetAccessibleAtPoint', point, answer)

    def _child_above(self, path, pile):
        for child in pile:
            pending = [child]
            while pending:
                node = pending.pop()
                if node == path:
                    return child
                pending.extend(self.children.get(node, []))
        return None


def _has_size(place):
    return place is None or (place[2] > 0 and place[3] > 0)


def _overlap(first, second):
    if first is None or second is None:
        return True
    x, y, width, height = second
    return (x < first[0] + first[2] and first[0] < x + width
            and y < first[1] + first[3] and first[1] < y + height)
