# SPDX-License-Identifier: GPL-3.0-or-later
"""The keyboard and the pointer, used on what the accessibility tree names."""

import time

import accessible
from desktop import DesktopError

RESIZE_SECONDS = 3
"""A window that has not taken a size by then refuses it, because its content needs more."""


class Hands:
    """Keys and clicks; a Person has them and can see where they go."""

    desktop = None
    program = None

    def wait_until(self, condition, what, patience=None):
        raise NotImplementedError

    def reachable_windows(self):
        raise NotImplementedError

    def key(self, *keys):
        """Presses keys such as 'ctrl+f' or 'Return' in whatever has the focus."""
        self._wait_active()
        self.desktop.xdotool('key', '--clearmodifiers', '--delay', 12, *keys)

    def type(self, text):
        """Types into whatever has the focus."""
        self._wait_active()
        self.desktop.xdotool('type', '--clearmodifiers', '--delay', 12, '--', text)

    def _wait_active(self):
        self.wait_until(self._has_keyboard, 'the topmost window does not have the keyboard')

    def _has_keyboard(self):
        active = self._active_window()
        title = self.reachable_windows()[-1].raw_name
        return active and (not title or self._title(active) == title)

    def _title(self, window):
        return self.desktop.xdotool('getwindowname', window).rstrip('\n')

    def _active_window(self):
        try:
            active = self.desktop.xdotool('getactivewindow').strip()
            return active if active in self._x_windows() else None
        except DesktopError:
            return None

    def _x_windows(self):
        try:
            return self.desktop.xdotool('search', '--onlyvisible', '--pid',
                                        self.program.pid).split()
        except DesktopError:
            return []

    def _geometry(self, window):
        lines = self.desktop.xdotool('getwindowgeometry', '--shell', window).splitlines()
        values = dict(line.split('=', 1) for line in lines if '=' in line)
        return tuple(int(values[name]) for name in ('X', 'Y', 'WIDTH', 'HEIGHT'))

    def click(self, target, modifier=None, times=1, button=1):
        """Clicks into the middle of a node with the pointer, scrolling to it first.

        The target is a node, or a function that finds it: asked again when the node goes away before
        the pointer is on it, as the rows of a list do when it reads anew.
        """
        self._wait_active()
        if callable(target):
            x, y = self.wait_until(lambda: self._aim_at(target()), 'what to click at keeps vanishing')
        else:
            x, y = self._aim_at(target)
        self.desktop.xdotool('mousemove', x, y)
        if modifier:
            self.desktop.xdotool('keydown', modifier)
        self.desktop.xdotool('click', '--repeat', times, '--delay', 30, button)
        if modifier:
            self.desktop.xdotool('keyup', modifier)

    def point_at(self, node):
        """Leaves the pointer above the middle of a node."""
        self.desktop.xdotool('mousemove', *self._aim_at(node))

    def _aim_at(self, node):
        self._bring_into_sight(node)
        return self._point_of(node)

    def _point_of(self, node):
        """Returns where on the display the middle of a node is.

        GTK 4.8 knows places inside a window, and in a popover only relative to the popover.
        """
        x, y, width, height = node.extents()
        top = node
        active = self._active_window()
        popups = [self._geometry(window) for window in self._x_windows() if window != active]
        for above in [node, *node.ancestors()]:
            if above.parent is None:
                top = above
                break
            place = above.extents() if accessible.COMPONENT in above.interfaces else None
            for popup in popups:
                if place and place[2:] == popup[2:]:
                    return (popup[0] + x - place[0] + width // 2,
                            popup[1] + y - place[1] + height // 2)
        left, above, outer_width, outer_height = self._geometry(active)
        _, _, inner_width, inner_height = top.extents()
        return (left + (outer_width - inner_width) // 2 + x + width // 2,
                above + (outer_height - inner_height) // 2 + y + height // 2)

    def _bring_into_sight(self, node):
        """Turns the wheel until the middle of a node is inside every pane that it scrolls in."""
        panes = [above for above in node.ancestors() if above.role == 'scroll-pane']
        for pane in reversed(panes):
            self._scroll_to(node, pane)

    def _scroll_to(self, node, pane):
        been = set()
        while True:
            place = node.extents()
            middle = place[1] + place[3] // 2
            _, top, width, height = pane.extents()
            if top < middle < top + height or place in been:
                return
            been.add(place)
            # At the edge, where no spin button or drop-down would take the wheel for itself.
            x, y = self._point_of(pane)
            self.desktop.xdotool('mousemove', x - width // 2 + 3, y)
            self.desktop.xdotool('click', 5 if middle >= top + height else 4)
            self._wait_moved(node, place)

    def _wait_moved(self, node, place):
        deadline = time.monotonic() + 1
        while node.extents() == place and time.monotonic() < deadline:
            time.sleep(0.02)

    def resize(self, width, height):
        """Asks for another size of the active window; returns the size that it takes."""
        self._wait_active()
        window = self._active_window()
        self.desktop.xdotool('windowsize', window, width, height)
        deadline = time.monotonic() + RESIZE_SECONDS
        while self._geometry(window)[2:] != (width, height) and time.monotonic() < deadline:
            time.sleep(0.02)
        return self._geometry(window)[2:]

    def screenshot(self, path):
        """Writes what the program shows, as a PNG of the size of its largest window."""
        self._wait_active()
        windows = [self._geometry(window) for window in self._x_windows()]
        self.desktop.screenshot(path, max(windows, key=lambda place: place[2] * place[3]))
