"""Row 6: drain of jobs that do nothing, against pgbench running the same claims and completions."""

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from testbed.service import binary

from .create_user import render
from .measure import Pace, Ratio, by_turns, pgbench_transactions
from .recording import normalized, record
from .stage import Stage

HERE = Path(__file__).resolve().parent.parent
BATCH = 500
# Of each tenant, whoever else there is.
LEAST_SHARE = 10
# The worker claims on one connection and completes on another.
CLIENTS = 2


@dataclass(frozen=True)
class Backlog:
    """What waits, and whose it is."""

    jobs: int
    tenants: int

    def fill(self, stage: Stage) -> None:
        """Begin with tables that nobody has used."""
        with stage.cluster.connect(stage.product.database) as connection:
            connection.execute("TRUNCATE rollcall.jobs, rollcall.job_history")
            connection.execute("CHECKPOINT")
        queue(stage, "fill", self.jobs, self.tenants)

    @property
    def values(self) -> dict[str, str]:
        """A claim's parameters as SQL: as many tenants as it has jobs, by turns, with an equal share for each."""
        turn = min(self.tenants, BATCH)
        tenants = f"ARRAY(SELECT 'bench' || (:first::int8 + n) % {self.tenants} FROM generate_series(0, {turn - 1}) AS n)"
        return {
            "tenants": tenants, "priorities": f"array_fill((-1)::int2, ARRAY[{turn}])",
            "marks": f"array_fill(0::int8, ARRAY[{turn}])", "queue": "'bench'", "share": str(max(LEAST_SHARE, BATCH // turn)),
            "limit": str(BATCH), "worker": ":worker", "lease": "180::float8", "ids": ":ids::int8[]", "attempts": ":attempts::int2[]",
        }


def queue(stage: Stage, verb: str, *numbers: int) -> str:
    """What bench-queue prints."""
    done = subprocess.run(
        [binary("bench-queue"), verb, *map(str, numbers)], env={"ROLLCALL_DATABASE_URL": stage.product.database_url},
        capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def measure(stage: Stage, pace: Pace) -> list[Ratio]:
    assert_same_statements(stage)
    return [few_tenants(stage, pace), many_tenants(stage, pace)]


def few_tenants(stage: Stage, pace: Pace, jobs: int = 100_000) -> Ratio:
    backlog = Backlog(jobs, tenants=10)

    def turn(side: Callable[[], float]) -> float:
        backlog.fill(stage)
        return side()

    product, yardstick = by_turns(
        pace, lambda: turn(lambda: drain(stage, jobs)), lambda: turn(lambda: replay(stage, backlog, jobs)))
    return Ratio(
        "drain of jobs that do nothing", "pgbench running the same claims and completions", product, yardstick, 0.5,
        f"{jobs:,} jobs of 10 tenants, {BATCH} a claim; one worker process; pgbench with {CLIENTS} clients.")


def many_tenants(stage: Stage, pace: Pace, waiting: int = 1_000_000, jobs: int = 100_000) -> Ratio:
    """One backlog for all turns, which never gets smaller than `waiting`."""
    backlog = Backlog(waiting + 2 * (pace.rounds + 1) * jobs, tenants=1_000)
    backlog.fill(stage)
    product, yardstick = by_turns(pace, lambda: drain(stage, jobs), lambda: replay(stage, backlog, jobs))
    return Ratio(
        f"the same with {waiting:,} waiting jobs of 1,000 tenants", "pgbench running the same claims and completions",
        product, yardstick, 0.5, f"{jobs:,} jobs a turn, {LEAST_SHARE} of a tenant together; pgbench remembers no marks.")


def drain(stage: Stage, jobs: int) -> float:
    """Jobs a second of a real worker."""
    result = json.loads(queue(stage, "drain", jobs))
    return result["jobs"] / result["seconds"]


def replay(stage: Stage, backlog: Backlog, jobs: int) -> float:
    """Jobs a second of the bare statements."""
    script = stage.folder / "drain-jobs.sql"
    script.write_text(render((HERE / "drain-jobs.sql").read_text(), backlog.values))
    with stage.cluster.connect(stage.product.database) as connection:
        [before] = connection.execute("SELECT count(*) FROM rollcall.jobs").fetchone()
        rate = pgbench_transactions(
            f"host=127.0.0.1 port={stage.cluster.port} user=postgres dbname={stage.product.database}",
            stage.cluster.password, script, jobs // BATCH // CLIENTS, CLIENTS)
        [after] = connection.execute("SELECT count(*) FROM rollcall.jobs").fetchone()
    return rate * BATCH * (before - after) / jobs


def assert_same_statements(stage: Stage) -> None:
    """drain-jobs.sql holds the claim and the completion that the worker runs now."""
    Backlog(2_000, tenants=10).fill(stage)
    heard = {normalized(text, r"\$\d+") for text in record(stage, lambda: drain(stage, 2_000))}
    script = "\n".join(
        line for line in (HERE / "drain-jobs.sql").read_text().splitlines() if not line.startswith(("--", "\\set")))
    claim = re.search(r"WITH taken AS \((.*)\n\) SELECT coalesce", script, re.DOTALL)
    completion = re.search(r"\\gset\n(.*);", script, re.DOTALL)
    assert claim and completion
    for text in (claim.group(1), completion.group(1)):
        wanted = normalized(text, r"\{[a-z]+\}")
        assert wanted in heard, f"the worker does not run this any more:\n{wanted}\nbut:\n" + "\n".join(sorted(heard))
