"""Row 4: the last page of 1,000,000 users against the first, by index and by cursor."""

from testbed.actors import answered

from .add_member import LARGE
from .measure import Pace, Ratio, by_turns, cost
from .population import Population
from .stage import Stage

COUNT = 100
# A cursor keeps to the count that its walk began with (RFC 9865), and nobody wants to wait for 10,000 pages.
WALKED = 1000


def by_index(stage: Stage, pace: Pace) -> Ratio:
    tenant = stage.population(LARGE)
    total = answered(tenant.entra.send("GET", "/Users", count=1), 200)["totalResults"]
    assert total > LARGE
    last = answered(tenant.entra.send("GET", "/Users", startIndex=total - COUNT + 1, count=COUNT), 200)
    assert last["itemsPerPage"] == COUNT and last["totalResults"] == total
    return compared(tenant, pace, f"startIndex={total - COUNT + 1}&count={COUNT}", f"startIndex=1&count={COUNT}", "by index")


def by_cursor(stage: Stage, pace: Pace) -> Ratio:
    tenant = stage.population(LARGE)
    return compared(tenant, pace, f"cursor={last_cursor(tenant)}&count={WALKED}", f"cursor=&count={WALKED}", "by cursor")


def compared(tenant: Population, pace: Pace, last: str, first: str, how: str) -> Ratio:
    def page(where: str) -> float:
        return cost(f"{tenant.url}/Users?{where}", pace.seconds, headers=tenant.headers)

    product, yardstick = by_turns(pace, lambda: page(last), lambda: page(first))
    return Ratio(
        f"last page of {LARGE:,} users {how}", "the first page", product, yardstick, 1.5,
        "total included where SCIM wants it; wrk with one connection.", unit="ms")


def last_cursor(tenant: Population) -> str:
    """Where the last full page begins, walked to as a client would."""
    cursors = [""]
    while True:
        page = answered(tenant.entra.send("GET", "/Users", cursor=cursors[-1], count=WALKED), 200)
        if not page.get("nextCursor"):
            break
        cursors.append(page["nextCursor"])
    return cursors[-2]
