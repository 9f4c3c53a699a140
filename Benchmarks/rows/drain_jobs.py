"""Row 6: drain of jobs that do nothing, against pgbench running the same claims and completions."""

import json
import re
import subprocess
from pathlib import Path

from testbed.service import binary

from .create_user import render
from .measure import Pace, Ratio, by_turns, pgbench_transactions
from .recording import normalized, record
from .stage import Stage

HERE = Path(__file__).resolve().parent.parent
JOBS = 100_000
TENANTS = 10
BATCH = 500
# The worker claims on one connection and completes on another.
CLIENTS = 2

VALUES = {
    "tenants": "ARRAY[" + ", ".join(f"'bench{n}'" for n in range(TENANTS)) + "]", "queue": "'bench'",
    "share": str(BATCH // TENANTS), "limit": str(BATCH), "worker": ":worker", "lease": "180::float8",
    "ids": ":ids::int8[]", "attempts": ":attempts::int2[]",
}


def measure(stage: Stage, pace: Pace) -> Ratio:
    assert_same_statements(stage)
    script = stage.folder / "drain-jobs.sql"
    script.write_text(render((HERE / "drain-jobs.sql").read_text(), VALUES))
    product, yardstick = by_turns(pace, lambda: drain(stage, JOBS), lambda: replay(stage, script))
    return Ratio(
        "drain of jobs that do nothing", "pgbench running the same claims and completions", product, yardstick, 0.5,
        f"{JOBS:,} jobs of {TENANTS} tenants, {BATCH} a claim; one worker process; pgbench with {CLIENTS} clients.")


def drain(stage: Stage, jobs: int) -> float:
    """Jobs a second of a real worker."""
    clear(stage)
    done = subprocess.run(
        [binary("bench-drain"), str(jobs), str(TENANTS)],
        env={"ROLLCALL_DATABASE_URL": stage.product.database_url}, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    result = json.loads(done.stdout)
    return result["jobs"] / result["seconds"]


def replay(stage: Stage, script: Path) -> float:
    """Jobs a second of the bare statements."""
    clear(stage)
    with stage.cluster.connect(stage.product.database) as connection:
        connection.execute(
            "INSERT INTO rollcall.jobs (tenant_id, queue, kind, payload)"
            " SELECT 'bench' || n %% %s, 'bench', 'bench.nothing', '{}' FROM generate_series(1, %s) AS n", (TENANTS, JOBS))
        connection.execute("ANALYZE rollcall.jobs")
        rate = pgbench_transactions(
            f"host=127.0.0.1 port={stage.cluster.port} user=postgres dbname={stage.product.database}",
            stage.cluster.password, script, JOBS // BATCH // CLIENTS, CLIENTS)
        [left] = connection.execute("SELECT count(*) FROM rollcall.jobs WHERE queue = 'bench'").fetchone()
    return rate * BATCH * (JOBS - left) / JOBS


def clear(stage: Stage) -> None:
    """Each turn begins with tables that nobody has used."""
    with stage.cluster.connect(stage.product.database) as connection:
        connection.execute("TRUNCATE rollcall.jobs, rollcall.job_history")
        connection.execute("CHECKPOINT")


def assert_same_statements(stage: Stage) -> None:
    """drain-jobs.sql holds the claim and the completion that the worker runs now."""
    heard = {normalized(text, r"\$\d+") for text in record(stage, lambda: drain(stage, 2_000))}
    script = "\n".join(
        line for line in (HERE / "drain-jobs.sql").read_text().splitlines() if not line.startswith(("--", "\\set")))
    claim = re.search(r"WITH taken AS \((.*)\n\) SELECT coalesce", script, re.DOTALL)
    completion = re.search(r"\\gset\n(.*);", script, re.DOTALL)
    assert claim and completion
    for text in (claim.group(1), completion.group(1)):
        wanted = normalized(text, r"\{[a-z]+\}")
        assert wanted in heard, f"the worker does not run this any more:\n{wanted}\nbut:\n" + "\n".join(sorted(heard))
