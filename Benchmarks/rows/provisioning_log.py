"""What the provisioning log costs: creating users with it, against the same service without it."""

from testbed.service import Service

from .create_user import CONNECTIONS, HERE, _turns
from .measure import Pace, Ratio, by_turns, wrk
from .stage import Stage


def measure(stage: Stage, pace: Pace) -> Ratio:
    """Two API processes of one build over one database; only the one that is measured has something to do."""
    without = stage.product.api(ROLLCALL_LOG_LEVEL="warning", ROLLCALL_PROVISIONING_LOG="off", ROLLCALL_SCIM_RATE="0")
    with_log = stage.product.api(ROLLCALL_LOG_LEVEL="warning", ROLLCALL_PROVISIONING_LOG="on", ROLLCALL_SCIM_RATE="0")

    def creating(service: Service) -> float:
        url = f"{service.url}/t/{stage.tenant.slug}/scim/v2/Users"
        return wrk(
            url, pace.seconds, CONNECTIONS, script=HERE / "create-user.lua", headers=stage.scim_headers,
            environment={"BENCH_TURN": str(next(_turns))})

    try:
        product, yardstick = by_turns(pace, lambda: creating(with_log), lambda: creating(without))
    finally:
        with_log.stop()
        without.stop()
    return Ratio(
        "create a user over HTTP with the provisioning log", "the same without it", product, yardstick, 0.95,
        f"wrk with {CONNECTIONS} connections; the log is written in batches while the requests run.")
