"""`rollcall up` as a person at a terminal runs it."""

import json
import os
import pwd
import re
import shlex
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from .patience import until
from .service import LogBook, binary


@dataclass(frozen=True)
class Account:
    """Whom the command runs as."""

    name: str

    def command(self, *arguments: str) -> list[str]:
        """The arguments, run as this account when that is somebody else."""
        if pwd.getpwnam(self.name).pw_uid == os.geteuid():
            return list(arguments)
        identity = [f"--reuid={self.name}", f"--regid={pwd.getpwnam(self.name).pw_gid}", "--init-groups"]
        return ["setpriv", *identity, "--reset-env", "--", "env", f"PATH={os.environ['PATH']}", *arguments]

    def own(self, folder: Path) -> None:
        entry = pwd.getpwnam(self.name)
        os.chown(folder, entry.pw_uid, entry.pw_gid)


class Up:
    """One `rollcall up`, in the foreground of a session of its own."""

    def __init__(self, account: Account, folder: Path, port: int, logbook: LogBook, *more: str) -> None:
        self.folder = folder
        self.data = folder / ".rollcall"
        self.port = port
        # What it prints is for the person at the terminal, the key to the admin API included; logs are in the data folder.
        self.output_path = folder / f"up-{time.monotonic_ns()}.out"
        self._logbook = logbook
        with self.output_path.open("wb") as output:
            self._process = subprocess.Popen(
                account.command(binary("rollcall"), "up", "--port", str(port), "--data", str(self.data), *more),
                cwd=folder, env={"PATH": os.environ["PATH"], "HOME": str(folder)}, stdin=subprocess.DEVNULL,
                stdout=output, stderr=subprocess.STDOUT, start_new_session=True)

    @property
    def output(self) -> str:
        return self.output_path.read_text(errors="replace")

    @property
    def demo(self) -> dict:
        return json.loads((self.data / "demo.json").read_text())

    def wait_until_up(self) -> "Up":
        """Wait for the line with the curl to try, which is printed when everything answers."""
        def printed() -> bool:
            assert self._process.poll() is None, f"it ended with status {self._process.returncode}:\n{self.output}"
            return self.curl is not None
        until(printed, lambda: f"the curl is printed; so far:\n{self.output}", within=90, every=0.1)
        return self

    @property
    def curl(self) -> list[str] | None:
        """The printed command, lines that end in a backslash joined."""
        match = re.search(r"^\s*(curl (?:.*\\\n)*.*)$", self.output, re.MULTILINE)
        return shlex.split(match.group(1)) if match and self.output.endswith("\n") else None

    def tree(self) -> dict[int, str]:
        """Every process under this one, Postgres included although it made itself a session of its own."""
        parents: dict[int, tuple[int, str]] = {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    stat = (entry / "stat").read_text()
                    command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                except OSError:
                    continue
                parents[int(entry.name)] = (int(stat.rsplit(")", 1)[1].split()[1]), command)
        found = {self._process.pid: parents.get(self._process.pid, (0, ""))[1]}
        while True:
            more = {pid: command for pid, (parent, command) in parents.items() if pid not in found and (
                parent in found or str(self.data) in command)}
            if not more:
                return {pid: command for pid, command in found.items() if pid != os.getpid()}
            found |= more

    def interrupt(self) -> int:
        """Ctrl-C, which a terminal sends to the whole foreground group."""
        os.killpg(self._process.pid, signal.SIGINT)
        return self._process.wait(60)

    def terminate(self) -> int:
        """SIGTERM to the command alone."""
        self._process.terminate()
        return self._process.wait(60)

    def kill(self) -> None:
        """kill -9 of the command alone: what it started is left alone in the world."""
        self._process.kill()
        self._process.wait(10)

    def wait(self, within: float) -> int:
        return self._process.wait(within)

    def collect_logs(self) -> None:
        """Hand the logs of the data folder to the book that is read at the end."""
        demo = self.data / "demo.json"
        if demo.exists():
            self._logbook.secrets |= {self.demo["admin_key"], self.demo["database_url"].split(":")[2].split("@")[0]}
        for path in sorted((self.data / "logs").glob("*.log")):
            if path not in self._logbook.files:
                self._logbook.open(path)

    def end(self) -> None:
        """Whatever a failed test left running is ended, by the ids of what this command started."""
        if self._process.poll() is None:
            try:
                self.interrupt()
            except subprocess.TimeoutExpired:
                pass
        for pid in self.tree():
            if pid != self._process.pid or self._process.poll() is None:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass


def is_free(port: int) -> bool:
    """Whether a server could listen there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def alive(pids: dict[int, str]) -> dict[int, str]:
    """Which of the processes still run; one that only waits to be collected has ended."""
    running = {}
    for pid, command in pids.items():
        try:
            if (Path("/proc") / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()[0] != "Z":
                running[pid] = command
        except OSError:
            pass
    return running
