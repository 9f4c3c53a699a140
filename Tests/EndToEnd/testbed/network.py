"""The wire between a process and Postgres, which can be cut."""

import selectors
import socket
import struct
import threading
import time

from .cluster import free_port


class Network:
    """Forwards a port of its own to another, until it is cut: then nothing passes, and in the end all connections break."""

    def __init__(self, target: int) -> None:
        self.port = free_port()
        self._target = target
        self._pairs: dict[socket.socket, socket.socket] = {}
        self._silent_until = 0.0
        self._is_closed = False
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self.cuts = 0

    def cut(self, seconds: float) -> None:
        """Lose everything that is sent for so long, then break what was connected before."""
        self.cuts += 1
        self._silent_until = time.monotonic() + seconds

    def close(self) -> None:
        self._is_closed = True
        self._thread.join()
        for end in [self._listener, *self._pairs]:
            end.close()

    def _run(self) -> None:
        was_silent = False
        while not self._is_closed:
            is_silent = time.monotonic() < self._silent_until
            if was_silent and not is_silent:
                for end in list(self._pairs):
                    self._break(end)
            was_silent = is_silent
            for key, _ in self._selector.select(timeout=0.05):
                if key.fileobj is self._listener:
                    self._accept()
                elif key.fileobj in self._pairs:
                    self._forward(key.fileobj, is_silent)

    def _accept(self) -> None:
        near, _ = self._listener.accept()
        try:
            far = socket.create_connection(("127.0.0.1", self._target), timeout=2)
        except OSError:
            near.close()
            return
        for end, other in ((near, far), (far, near)):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._pairs[end] = other
            self._selector.register(end, selectors.EVENT_READ)

    def _forward(self, end: socket.socket, is_silent: bool) -> None:
        try:
            data = end.recv(65536)
            if data and is_silent:
                return
            if data:
                self._pairs[end].sendall(data)
                return
        except OSError:
            pass
        self._break(end)

    def _break(self, end: socket.socket) -> None:
        other = self._pairs.pop(end, None)
        if other is None:
            return
        self._pairs.pop(other, None)
        for side in (end, other):
            self._selector.unregister(side)
            # A reset, as of a peer that has forgotten the connection.
            side.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            side.close()
