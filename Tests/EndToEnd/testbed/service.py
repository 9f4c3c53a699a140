"""One process of the product, with its log in a file."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx2

from .patience import until

REPOSITORY = Path(__file__).resolve().parents[3]
BINARIES = Path(os.environ.get("ROLLCALL_BIN", REPOSITORY / ".build" / "debug")).resolve()


def binary(name: str) -> str:
    """The path of a built executable."""
    path = BINARIES / name
    assert path.exists(), f"{path} is missing: run `make test`, or set ROLLCALL_BIN to the folder of the executables"
    return str(path)


class LogBook:
    """Every log of a run, and every secret that none of them may hold."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.secrets: set[str] = set()
        self.texts: list[str] = []

    def open(self, path: Path) -> Path:
        self.files.append(path)
        return path

    def lines(self) -> Iterator[tuple[str, str]]:
        """Each line with the name of its log."""
        for path in self.files:
            with path.open(errors="replace") as file:
                for line in file:
                    yield path.name, line.rstrip("\n")
        for text in self.texts:
            for line in text.splitlines():
                yield "command output", line


class Service:
    """A process that is started, killed and started again on the same ports and log."""

    def __init__(self, name: str, executable: str, environment: dict[str, str], log: Path, probe_url: str) -> None:
        self.name = name
        self.environment = environment
        self.log = log
        self.probe_url = probe_url
        self.url = probe_url
        self._executable = executable
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self._process is not None, f"{self.name} was never started"
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def status(self) -> int | None:
        """The exit status of an ended process."""
        return self._process.poll() if self._process else None

    def start(self, *, wait: bool = True) -> "Service":
        """Start the process with nothing but its settings in the environment."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [binary(self._executable)], env=self.environment | {"PATH": os.environ["PATH"]},
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
        if wait:
            self.wait_until_ready()
        return self

    def wait_until_ready(self, within: float = 30.0) -> None:
        """Poll /readyz until it answers 200."""
        def ready() -> bool:
            assert self.is_running, f"{self.name} ended with status {self.status}; the end of its log:\n{self.log_tail()}"
            return self.probe("/readyz") == 200
        until(ready, lambda: f"{self.name} is ready; its log ends:\n{self.log_tail()}", within=within)

    def probe(self, path: str) -> int | None:
        """The status of a probe on the port for operators; nothing when nobody answers."""
        try:
            return httpx2.get(self.probe_url + path, timeout=5).status_code
        except httpx2.TransportError:
            return None

    def kill(self) -> None:
        """kill -9: no farewell, no flush."""
        self._signal(signal.SIGKILL)

    def stop(self, within: float = 40.0) -> int:
        """SIGTERM, and the exit status it leads to."""
        self._signal(signal.SIGTERM, within)
        assert self._process is not None
        return self._process.returncode

    def records(self) -> list[dict]:
        """The log as JSON objects; a line that is none (a runtime's last words) becomes a critical record."""
        records = []
        # Not splitlines(): texts may hold what it takes for the end of a line and JSON does not.
        for line in self.log.read_text(errors="replace").split("\n"):
            if not line:
                continue
            try:
                records.append(json.loads(line))
            except ValueError:
                records.append({"level": "critical", "msg": line})
        return records

    def log_tail(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:]) if self.log.exists() else ""

    def _signal(self, number: signal.Signals, within: float = 10.0) -> None:
        if self._process is None or self._process.poll() is not None:
            return
        self._process.send_signal(number)
        try:
            self._process.wait(within)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            raise AssertionError(f"{self.name} did not end within {within:g} s of {number.name}") from None
