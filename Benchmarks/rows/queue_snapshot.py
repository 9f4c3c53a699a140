"""A drain while somebody's snapshot keeps vacuum from removing anything, as a long report or a dump does."""

from .drain_jobs import Backlog, drain
from .measure import Pace, Ratio, by_turns
from .stage import Stage

JOBS = 300_000


def measure(stage: Stage, pace: Pace) -> Ratio:
    backlog = Backlog(JOBS, tenants=100)

    def free() -> float:
        backlog.fill(stage)
        return drain(stage, JOBS)

    def held() -> float:
        backlog.fill(stage)
        with stage.cluster.connect(stage.product.database) as connection:
            connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
            connection.execute("SELECT count(*) FROM rollcall.workers")
            rate = drain(stage, JOBS)
            connection.execute("COMMIT")
        return rate

    with_snapshot, without = by_turns(pace, held, free)
    return Ratio(
        "drain while a REPEATABLE READ snapshot is held open", "without", with_snapshot, without, None,
        f"{JOBS:,} jobs of 100 tenants: every one leaves dead rows behind that stay until the snapshot goes.")
