"""The queue beside two of PyPI's, on the same Postgres: what each drains a second of jobs that do nothing."""

import json
import subprocess
import sys
from pathlib import Path

from .drain_jobs import Backlog, drain
from .measure import Pace, Ratio, by_turns
from .stage import Stage

PEERS = Path(__file__).resolve().parent.parent / "peers"
JOBS = 100_000


def measure(stage: Stage, pace: Pace) -> list[Ratio]:
    return [
        beside(stage, pace, "pgqueuer", 30_000, "in batches as large as ours; its default is 10"),
        beside(stage, pace, "procrastinate", 1_000, "10 tasks at once; its worker fetches job by job"),
    ]


def beside(stage: Stage, pace: Pace, name: str, jobs: int, how: str) -> Ratio:
    """One worker process each, by turns; every turn of the peer begins with an empty database."""
    product, yardstick = by_turns(pace, lambda: ours(stage), lambda: theirs(stage, name, jobs))
    return Ratio(
        f"drain of jobs that do nothing, beside {name}", f"{name}, one worker", product, yardstick, None,
        f"{JOBS:,} jobs of ours and {jobs:,} of {name}'s, {how}.")


def ours(stage: Stage) -> float:
    Backlog(JOBS, tenants=10).fill(stage)
    return drain(stage, JOBS)


def theirs(stage: Stage, name: str, jobs: int) -> float:
    database = f"bench_{name}"
    with stage.cluster.connect("postgres") as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {database}")
        connection.execute(f"CREATE DATABASE {database}")
    environment = {
        "PGHOST": "127.0.0.1", "PGPORT": str(stage.cluster.port), "PGUSER": "postgres", "PGDATABASE": database,
        "PGPASSWORD": stage.cluster.password, "PATH": "/usr/bin:/bin",
    }
    done = subprocess.run(
        [sys.executable, str(PEERS / f"{name}_drain.py"), str(jobs)], env=environment, capture_output=True, text=True,
        timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    result = json.loads(done.stdout.splitlines()[-1])
    return result["jobs"] / result["seconds"]
