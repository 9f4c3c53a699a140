"""HTTP a byte at a time, for what no HTTP client would send."""

import socket
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class RawAnswer:
    """The answers that came back on one connection before it was closed or fell silent."""

    data: bytes
    was_closed: bool

    @property
    def statuses(self) -> list[int]:
        """The status of each answer."""
        return [int(line.split()[1]) for line in self.data.split(b"\r\n") if line.startswith(b"HTTP/1.")]


class Wire:
    """One TCP connection to the service."""

    def __init__(self, url: str, timeout: float = 5.0) -> None:
        parts = urlsplit(url)
        assert parts.hostname and parts.port
        self._socket = socket.create_connection((parts.hostname, parts.port), timeout=timeout)

    def send(self, data: bytes) -> "Wire":
        """Send, also when the peer has had enough and closes meanwhile."""
        try:
            self._socket.sendall(data)
        except (BrokenPipeError, ConnectionResetError):
            pass
        return self

    def half_close(self) -> "Wire":
        """Say that nothing more will come."""
        try:
            self._socket.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        return self

    def read(self, until_silent_for: float = 1.0) -> RawAnswer:
        """All that comes until the peer closes, or sends nothing for so long."""
        self._socket.settimeout(until_silent_for)
        data = b""
        try:
            while piece := self._socket.recv(65536):
                data += piece
        except TimeoutError:
            return RawAnswer(data, was_closed=False)
        except ConnectionResetError:
            pass
        return RawAnswer(data, was_closed=True)

    def close(self) -> None:
        self._socket.close()
