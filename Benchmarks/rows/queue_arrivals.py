"""Row 7: another tenant's job while one tenant has 500,000 waiting, and how long a job waits when nothing does."""

import json
import statistics

from .drain_jobs import Backlog, queue
from .measure import Pace, Ratio
from .stage import Stage

WAITING = 500_000
# Against a quiet queue, arrivals tell the latency; against a busy one, whether they wait for its owner.
ARRIVALS = 200


def measure(stage: Stage, pace: Pace) -> list[Ratio]:
    quiet_waits: list[list[float]] = []
    busy_waits: list[list[float]] = []
    rounds: list[float] = []
    for _ in range(pace.rounds):
        quiet, _ = arrive(stage, Backlog(0, tenants=1))
        busy, claims = arrive(stage, Backlog(WAITING, tenants=1))
        quiet_waits.append(quiet)
        busy_waits.append(busy)
        rounds.append(max(claims))
    note = f"{ARRIVALS} jobs a turn, one after the other"
    return [
        Ratio(f"another tenant's job while one tenant has {WAITING:,} waiting, most claims made before its own",
              "one fetch round", rounds, [1.0] * len(rounds), 1,
              f"{note}; a claim is a round: with two tenants it takes of both.", unit="claims"),
        Ratio(f"another tenant's job while one tenant has {WAITING:,} waiting, commit to start, p50",
              "with an idle queue", [p(50, waits) for waits in busy_waits], [p(50, waits) for waits in quiet_waits],
              None, note + ".", unit="ms"),
        Ratio("the same, p99", "with an idle queue", [p(99, waits) for waits in busy_waits],
              [p(99, waits) for waits in quiet_waits], None, note + ".", unit="ms"),
    ]


def arrive(stage: Stage, backlog: Backlog) -> tuple[list[float], list[int]]:
    """Milliseconds from commit to start, and claims between, of each arrival."""
    backlog.fill(stage)
    seen = json.loads(queue(stage, "arrive", ARRIVALS))
    return [1000 * wait for wait in seen["waits"]], seen["claims"]


def p(percent: int, values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[percent - 1]
