# SPDX-License-Identifier: GPL-3.0-or-later
"""A private desktop for one test process: display, window manager, buses, folders.

Nothing of the developer's own session is used or touched, and nothing outlives the process: every
child dies with it.  Needs Xvfb, openbox, dbus-daemon, at-spi2-core, xdotool, xclip and ImageMagick.
"""

import atexit
import ctypes
import os
import shutil
import signal
import subprocess
import tempfile
import time

from gi.repository import Gio, GLib

PATIENCE = float(os.environ.get('CSP_SCENARIO_PATIENCE', '60'))
"""Seconds within which what is expected must happen: sanitizers on a busy machine are slow."""

FOLDERS = {'HOME': 'home', 'XDG_CONFIG_HOME': 'home/.config', 'XDG_CACHE_HOME': 'home/.cache',
           'XDG_DATA_HOME': 'home/.local/share', 'XDG_STATE_HOME': 'home/.local/state',
           'XDG_RUNTIME_DIR': 'run'}

KEPT = {'GSETTINGS_SCHEMA_DIR', 'G_SLICE', 'LANG', 'LD_LIBRARY_PATH', 'LOCPATH', 'PATH', 'TZ',
        'XDG_DATA_DIRS'}
KEPT_PREFIXES = ('ASAN_', 'CSP_', 'GCOV_', 'GDK_DEBUG', 'LSAN_', 'PARCERIA_', 'UBSAN_')
"""What the program under test inherits: nothing of the developer's own session."""

SESSION_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

A11Y_SERVICE = """[D-BUS Service]
Name=org.a11y.Bus
Exec={launcher}
"""

RECORDER = """[Desktop Entry]
Type=Application
Name=Recorder
NoDisplay=true
Exec={script} %u
MimeType=x-scheme-handler/mailto;x-scheme-handler/http;x-scheme-handler/https;
"""

WINDOW_MANAGER = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <placement><policy>Smart</policy><center>yes</center></placement>
  <theme><name>Clearlooks</name></theme>
  <desktops><number>1</number></desktops>
  <keyboard>
    <keybind key="A-F4"><action name="Close"/></keybind>
  </keyboard>
  <mouse>
    <context name="Client">
      <mousebind button="Left" action="Press">
        <action name="Focus"/><action name="Raise"/>
      </mousebind>
    </context>
  </mouse>
</openbox_config>
"""


class DesktopError(Exception):
    """The desktop itself, not the program under test, did not do what it should."""


def wait_until(condition, what, patience=None, interval=0.02):
    """Returns the first true value of condition(), or raises TimeoutError saying what."""
    deadline = time.monotonic() + (PATIENCE if patience is None else patience)
    while True:
        started = time.monotonic()
        value = condition()
        if value:
            return value
        now = time.monotonic()
        if now >= deadline:
            raise TimeoutError(what() if callable(what) else what)
        time.sleep(max(interval, min(now - started, 0.5)))


def speaking(language):
    """Returns the environment in which a program uses that language, such as 'pt_BR'.

    LANGUAGE is honored in C.UTF-8 too, so this works where the locale is not generated; dates and
    numbers then stay as in C.
    """
    name = f'{language}.UTF-8'
    generated = os.path.isdir(os.path.join(os.environ.get('LOCPATH', '/nowhere'), name))
    return {'LANGUAGE': language, 'LC_ALL': name if generated else 'C.UTF-8'}


def _die_with_parent():
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)


def _launcher():
    for path in ('/usr/libexec/at-spi-bus-launcher', '/usr/lib/at-spi2-core/at-spi-bus-launcher'):
        if os.path.exists(path):
            return path
    raise DesktopError('at-spi-bus-launcher is missing: install at-spi2-core')


class Desktop:
    """One private desktop; start() it once per test process, stop() comes by itself."""

    def __init__(self, width=1280, height=900, text_scale=1):
        self.size = (width, height)
        self.text_scale = text_scale
        self.folder = None
        self.environment = {}
        self.bus = None
        self._keyring = None
        self._children = []

    def start(self):
        for tool in ('Xvfb', 'setxkbmap', 'openbox', 'dbus-daemon', 'xdotool', 'xclip', 'import'):
            if not shutil.which(tool):
                raise DesktopError(f'{tool} is missing: see build-aux/packages')
        self.folder = tempfile.mkdtemp(prefix='csp-desktop-')
        atexit.register(self.stop)
        self._lay_out_folders()
        self._start_display()
        self._start_buses()
        self._start_window_manager()
        return self

    def stop(self):
        if self.bus is not None and not self.bus.is_closed():
            self.bus.close_sync()
        for child in reversed(self._children):
            child.kill()
            child.wait()
        self._children.clear()
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def _lay_out_folders(self):
        self.environment = {name: value for name, value in os.environ.items()
                            if name in KEPT or name.startswith(KEPT_PREFIXES)}
        self.environment.update({name: self.path(folder) for name, folder in FOLDERS.items()})
        os.makedirs(self.path('services'))
        with open(self.path('services/org.a11y.Bus.service'), 'w', encoding='utf-8') as service:
            service.write(A11Y_SERVICE.format(launcher=_launcher()))
        with open(self.path('session.conf'), 'w', encoding='utf-8') as config:
            config.write(SESSION_BUS.format(folder=self.folder))
        with open(self.path('openbox.xml'), 'w', encoding='utf-8') as config:
            config.write(WINDOW_MANAGER)
        self._lay_out_home()
        self.environment.update({
            'GDK_BACKEND': 'x11',
            'GSK_RENDERER': 'cairo',
            'GTK_A11Y': 'atspi',
            'GIO_USE_VFS': 'local',
            'GSETTINGS_BACKEND': 'memory',
            'G_DEBUG': 'fatal-criticals',
            'LC_ALL': 'C.UTF-8',
            'LANGUAGE': 'en',
            'NO_AT_BRIDGE': '0',
            'GTK_USE_PORTAL': '0',
            'ADW_DISABLE_PORTAL': '1',
        })

    def _lay_out_home(self):
        for folder in FOLDERS.values():
            os.makedirs(self.path(folder), mode=0o700, exist_ok=True)
        os.makedirs(self.path('home/.config/gtk-4.0'))
        gtk_settings = self.path('home/.config/gtk-4.0/settings.ini')
        with open(gtk_settings, 'w', encoding='utf-8') as settings:
            settings.write('[Settings]\ngtk-enable-animations=false\ngtk-cursor-blink=false\n')
        # GTK takes the size of text from the display, and Xlib asks this file when no session does.
        with open(self.path('home/.Xdefaults'), 'w', encoding='utf-8') as resources:
            resources.write(f'Xft.dpi: {round(96 * self.text_scale)}\n')
        os.makedirs(self.path('home/.local/share/applications'))
        self._register_recorder()

    def _register_recorder(self):
        script = self.path('record-address')
        with open(script, 'w', encoding='utf-8') as file:
            file.write(f'#!/bin/sh\nprintf "%s\\n" "$1" >> "{self.path("addresses")}"\n')
        os.chmod(script, 0o755)
        applications = self.path('home/.local/share/applications')
        with open(f'{applications}/recorder.desktop', 'w', encoding='utf-8') as file:
            file.write(RECORDER.format(script=script))
        with open(f'{applications}/mimeapps.list', 'w', encoding='utf-8') as file:
            file.write('[Default Applications]\n')
            for scheme in ('mailto', 'http', 'https'):
                file.write(f'x-scheme-handler/{scheme}=recorder.desktop\n')

    def spawn(self, arguments, **kwargs):
        """Starts a helper that ends with this desktop."""
        with open(self.path('helpers.log'), 'a', encoding='utf-8') as log:
            child = subprocess.Popen(arguments, env=self.environment, stderr=log,
                                     preexec_fn=_die_with_parent,
                                     **{'stdin': subprocess.DEVNULL, 'stdout': log, **kwargs})
        self._children.append(child)
        return child

    def _start_display(self):
        ours, theirs = os.pipe()
        width, height = self.size
        self.spawn(['Xvfb', '-displayfd', str(theirs), '-screen', '0', f'{width}x{height}x24',
                    '-nolisten', 'tcp', '-noreset'], pass_fds=[theirs])
        os.close(theirs)
        with os.fdopen(ours) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise DesktopError('Xvfb did not start: ' + self.helpers_log())
        self.environment['DISPLAY'] = f':{number}'
        # With the letters á, ç, ü … on its keys: xdotool gives any other a key for a moment, which a busy
        # program notices too late.
        subprocess.run(['setxkbmap', '-layout', 'us', '-variant', 'altgr-intl'], env=self.environment, check=True)

    def _start_buses(self):
        bus = self.spawn(['dbus-daemon', f'--config-file={self.path("session.conf")}', '--nofork',
                          '--print-address=1'], stdout=subprocess.PIPE, text=True)
        address = bus.stdout.readline().strip()
        if not address:
            raise DesktopError('dbus-daemon did not start: ' + self.helpers_log())
        self.environment['DBUS_SESSION_BUS_ADDRESS'] = address
        session = _connect(address)
        reply = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                                  None, None, Gio.DBusCallFlags.NONE, int(PATIENCE * 1000), None)
        session.close_sync()
        self.bus = _connect(reply.unpack()[0])
        self.bus.set_exit_on_close(False)

    def unlock_keyring(self):
        """Starts a keyring that is open, as signing in to a desktop does; it outlasts the home folder."""
        if self._keyring is not None:
            return
        folder = self.path('keyring')
        os.makedirs(folder, mode=0o700)
        self._keyring = self.spawn(['env', f'XDG_DATA_HOME={folder}', 'gnome-keyring-daemon', '--unlock',
                                    '--components=secrets', '--foreground'], stdin=subprocess.PIPE)
        self._keyring.stdin.write(b'test')
        self._keyring.stdin.close()
        session = _connect(self.environment['DBUS_SESSION_BUS_ADDRESS'])
        try:
            wait_until(lambda: _has_owner(session, 'org.freedesktop.secrets'), 'the keyring did not start')
        finally:
            session.close_sync()

    def _start_window_manager(self):
        self.spawn(['openbox', '--sm-disable', '--config-file', self.path('openbox.xml')])
        wait_until(self._is_managed, 'openbox did not take the display')

    def _is_managed(self):
        try:
            return self.xdotool('get_num_desktops').strip().isdigit()
        except DesktopError:
            return False

    def forget(self):
        """Empties the home folder, so that a program finds the desktop as on its first start."""
        shutil.rmtree(self.path('home'))
        if os.path.exists(self.path('addresses')):
            os.remove(self.path('addresses'))
        self._lay_out_home()

    def helpers_log(self):
        with open(self.path('helpers.log'), encoding='utf-8', errors='replace') as log:
            return log.read()

    def run(self, *arguments, data=None):
        """Runs a short tool on this desktop and returns what it printed."""
        done = subprocess.run(arguments, env=self.environment, input=data, text=True,
                              capture_output=True, timeout=PATIENCE, check=False)
        if done.returncode:
            raise DesktopError(f'{" ".join(arguments)}: {done.stderr.strip() or done.returncode}')
        return done.stdout

    def screenshot(self, path, place=None):
        """Writes a PNG of the display, or of its part at place: x, y, width, height."""
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        crop = ['-crop', '{2}x{3}+{0}+{1}'.format(*place), '+repage'] if place else []
        self.run('import', '-window', 'root', *crop, path)

    def clipboard(self):
        """Returns the text of the clipboard, '' when there is none."""
        try:
            return self.run('xclip', '-selection', 'clipboard', '-out', '-target', 'UTF8_STRING')
        except DesktopError:
            return ''

    def set_clipboard(self, text):
        subprocess.run(['xclip', '-selection', 'clipboard', '-in'], env=self.environment,
                       input=text, text=True, check=True, timeout=PATIENCE,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def opened_addresses(self):
        """Returns every mailto:, http: and https: address that was opened on this desktop."""
        try:
            with open(self.path('addresses'), encoding='utf-8') as file:
                return file.read().splitlines()
        except FileNotFoundError:
            return []

    def xdotool(self, *arguments):
        return self.run('xdotool', *[str(argument) for argument in arguments])


def _connect(address):
    flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
             | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
    return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)


def _has_owner(bus, name):
    reply = bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'NameHasOwner',
                          GLib.Variant('(s)', (name,)), None, Gio.DBusCallFlags.NONE, -1, None)
    return reply.unpack()[0]


class Program:
    """The program under test, running on a desktop."""

    def __init__(self, desktop, arguments, environment=None):
        self.desktop = desktop
        self.arguments = arguments
        handle, self.log_path = tempfile.mkstemp('.log', 'program-', desktop.folder)
        os.close(handle)
        with open(self.log_path, 'w', encoding='utf-8') as log:
            self.process = subprocess.Popen(
                arguments, env={**desktop.environment, **(environment or {})},
                cwd=desktop.environment['HOME'], stdin=subprocess.DEVNULL, stdout=log,
                stderr=subprocess.STDOUT, preexec_fn=_die_with_parent)

    @property
    def pid(self):
        return self.process.pid

    def is_running(self):
        return self.process.poll() is None

    def log(self):
        with open(self.log_path, encoding='utf-8', errors='replace') as file:
            return file.read()

    def wait(self, patience=None):
        """Waits for the program to end by itself and returns its exit status."""
        try:
            return self.process.wait(PATIENCE if patience is None else patience)
        except subprocess.TimeoutExpired:
            raise TimeoutError(f'the program is still running\n{self.log()}') from None

    def kill(self, with_signal=signal.SIGKILL):
        """Kills the program, as a crash or the system would."""
        if self.is_running():
            self.process.send_signal(with_signal)
        self.process.wait(PATIENCE)
