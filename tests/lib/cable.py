# SPDX-License-Identifier: GPL-3.0-or-later
"""A network cable to a service on this computer, which a test can pull out."""

import contextlib
import socket
import threading
from urllib.parse import urlsplit


class Cable:
    """Forwards connections to a service; while it is pulled out, nobody listens and nothing gets through."""

    def __init__(self, uri):
        self._target = urlsplit(uri)
        self._port = 0
        self._listener = None
        self._ends = []
        self.plug_in()

    @property
    def uri(self):
        return f"http://127.0.0.1:{self._port}"

    def plug_in(self):
        self._listener = socket.create_server(("127.0.0.1", self._port))
        self._port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def pull_out(self):
        # A thread that waits in accept() keeps the port until it is woken.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for end in self._ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._ends.clear()

    def _accept(self, listener):
        with contextlib.suppress(OSError):
            while True:
                here = listener.accept()[0]
                there = socket.create_connection((self._target.hostname, self._target.port))
                self._ends += [here, there]
                for source, sink in ((here, there), (there, here)):
                    threading.Thread(target=_carry, args=(source, sink), daemon=True).start()


def _carry(source, sink):
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
    with contextlib.suppress(OSError):
        sink.shutdown(socket.SHUT_RDWR)
    source.close()
