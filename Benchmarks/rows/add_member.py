"""Row 3: add one member to a group of 1,000,000, against the same to groups of ten."""

import itertools
from pathlib import Path
from urllib.parse import urlsplit

from .measure import Load, Pace, Ratio, by_turns, load
from .population import SMALL_GROUPS, SPARE, Population
from .stage import Stage

HERE = Path(__file__).resolve().parent.parent
LARGE = 1_000_000

# Every turn takes people whom no turn has added before.
_spare = itertools.count(0, 4000)


def measure(stage: Stage, pace: Pace) -> Ratio:
    tenant = stage.population(LARGE)
    product, yardstick = by_turns(
        pace, lambda: patches(tenant, pace.seconds, groups=0).p99,
        lambda: patches(tenant, pace.seconds, groups=SMALL_GROUPS).p99)
    return Ratio(
        f"add one member to a group of {LARGE:,}, p99", "the same to groups of 10", product, yardstick, 1.5,
        "wrk with one connection, so that a group is not waited for; both in the same tenant.", unit="ms")


def patches(tenant: Population, seconds: int, *, groups: int, op: str = "Add") -> Load:
    """Add or remove one member at a time, from the large group (0) or from many small ones by turns."""
    first = tenant.size + 1 + next(_spare) % (SPARE - 4000)
    base = urlsplit(tenant.url).path
    return load(
        tenant.url, seconds, 1, script=HERE / "member.lua", headers=tenant.headers,
        environment={"FIRST": str(first), "OP": op, "GROUPS": str(groups), "BASE": base})
