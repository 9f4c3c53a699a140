"""Two sides, measured by turns."""

import re
import statistics
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Pace:
    """How often and how long each side is measured."""

    rounds: int
    seconds: int


@dataclass(frozen=True)
class Ratio:
    """What the product does a second, or what it costs, against what it is measured by."""

    what: str
    against: str
    product: list[float]
    yardstick: list[float]
    bar: float | None
    note: str = ""
    # Of rates; costs have "ms" or "MB" here, and their bar is the most that they may be.
    unit: str = "/s"

    @property
    def value(self) -> float:
        """The median over turns: each pairs two neighbours in time, so a machine that slows down slows both."""
        return statistics.median(ours / theirs for ours, theirs in zip(self.product, self.yardstick, strict=True))

    @property
    def holds(self) -> bool:
        if self.bar is None:
            return True
        return self.value <= self.bar if self.is_cost else self.value >= self.bar

    @property
    def is_cost(self) -> bool:
        return self.unit != "/s"


def by_turns(pace: Pace, product: Callable[[], float], yardstick: Callable[[], float]) -> tuple[list[float], list[float]]:
    """Alternate the sides, so that what the machine does meanwhile hits both; the first turn of each only warms up."""
    product(), yardstick()
    turns = [(product(), yardstick()) for _ in range(pace.rounds)]
    return [turn[0] for turn in turns], [turn[1] for turn in turns]


@dataclass(frozen=True)
class Load:
    """What one turn of wrk saw."""

    rate: float
    # Of all requests, in milliseconds.
    p99: float


def wrk(url: str, seconds: int, connections: int, *, script: Path | None = None, environment: dict[str, str] | None = None,
        headers: dict[str, str] | None = None) -> float:
    """Requests a second that were answered with a success; any other answer ends the benchmark."""
    return load(url, seconds, connections, script=script, environment=environment, headers=headers).rate


def load(url: str, seconds: int, connections: int, *, script: Path | None = None, environment: dict[str, str] | None = None,
         headers: dict[str, str] | None = None) -> Load:
    """The same with latencies."""
    command = ["wrk", "--latency", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s"]
    for name, value in (headers or {}).items():
        command += ["-H", f"{name}: {value}"]
    if script is not None:
        command += ["-s", str(script)]
    done = subprocess.run([*command, url], env=(environment or {}) | {"PATH": "/usr/bin:/bin"}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Non-2xx" not in done.stdout and "Socket errors" not in done.stdout, done.stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)\b", done.stdout)
    assert rate and p99, done.stdout
    return Load(float(rate.group(1)), float(p99.group(1)) * {"us": 0.001, "ms": 1, "s": 1000}[p99.group(2)])


def cost(url: str, seconds: int, **more: object) -> float:
    """Milliseconds a request, one after the other."""
    return 1000 / wrk(url, seconds, 1, **more)


def pgbench(url: str, password: str, script: Path, seconds: int, clients: int, variables: dict[str, object]) -> float:
    """Transactions a second of a script whose statements are prepared once a connection."""
    defines = [f"--define={name}={value}" for name, value in variables.items()]
    return _pgbench(url, password, script, clients, f"--time={seconds}", *defines)


def pgbench_transactions(url: str, password: str, script: Path, transactions: int, clients: int) -> float:
    """Transactions a second over a number of them for each client."""
    return _pgbench(url, password, script, clients, f"--transactions={transactions}")


def _pgbench(url: str, password: str, script: Path, clients: int, *options: str) -> float:
    done = subprocess.run(
        ["pgbench", "--no-vacuum", "--protocol=prepared", f"--client={clients}", "--jobs=1", f"--file={script}", *options, url],
        env={"PATH": "/usr/bin:/bin", "PGPASSWORD": password}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "number of failed transactions: 0 " in done.stdout, done.stdout
    rate = re.search(r"tps = ([\d.]+)", done.stdout)
    assert rate, done.stdout
    return float(rate.group(1))
