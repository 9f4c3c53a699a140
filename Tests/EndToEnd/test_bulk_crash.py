"""kill -9 of the API in the middle of a bulk request: all of it or nothing, and the same request then succeeds."""

import threading
import time
from pathlib import Path

import httpx2

from testbed.actors import CORE_GROUP, CORE_USER, Body, IdentityProvider, answered, people
from testbed.cluster import PostgresCluster
from testbed.patience import until, until_equal
from testbed.product import Product
from testbed.service import LogBook

USERS, GROUPS = 400, 40


def request(prefix: str) -> Body:
    """People, and groups of them by reference."""
    operations: list[Body] = [
        {"method": "POST", "path": "/Users", "bulkId": f"u{person.number}", "data": {
            "schemas": [CORE_USER], "userName": f"{prefix}.{person.user_name}"}}
        for person in people(USERS)
    ]
    for number in range(GROUPS):
        members = [{"value": f"bulkId:u{n}"} for n in range(1 + number * 10, 11 + number * 10)]
        operations.append({"method": "POST", "path": "/Groups", "bulkId": f"g{number}", "data": {
            "schemas": [CORE_GROUP], "displayName": f"{prefix} {number}", "members": members}})
    return {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": operations}


def test_bulk_is_all_or_nothing_under_kill_9(cluster: PostgresCluster, logbook: LogBook, tmp_path: Path) -> None:
    with Product(cluster, logbook, tmp_path) as product:
        api = product.api()
        tenant = product.admin(api).create_tenant()
        provider = IdentityProvider(tenant, tenant.create_token(tenant.create_configuration("generic")))
        schema = product.schema_of(tenant.slug)

        def stored(prefix: str) -> tuple[int, int, int]:
            return product.rows(
                f"""SELECT (SELECT count(*) FROM {schema}.users WHERE user_name LIKE %s),
                    (SELECT count(*) FROM {schema}.groups WHERE display_name LIKE %s),
                    (SELECT count(*) FROM {schema}.group_members m JOIN {schema}.groups g ON g.id = m.group_id
                     WHERE g.display_name LIKE %s)""",
                f"{prefix}.%", f"{prefix} %", f"{prefix} %")[0]

        def session_has_worked_for(seconds: float) -> bool:
            """Whether a transaction of the API has been open for so long."""
            return product.rows(
                """SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()
                    AND backend_xid IS NOT NULL AND now() - xact_start >= make_interval(secs => %s))""",
                product.database, seconds)[0][0]

        whole = (USERS, GROUPS, USERS)
        start = time.monotonic()
        answered(provider.send("POST", "/Bulk", request("measured")), 200)
        took = time.monotonic() - start
        assert stored("measured") == whole

        cut = 0
        for number, share in enumerate([0.0, 0.05, 0.15, 0.3, 0.5]):
            prefix, lost = f"try{number}", threading.Event()

            def send(prefix: str = prefix, lost: threading.Event = lost) -> None:
                try:
                    IdentityProvider(tenant, provider.token).send("POST", "/Bulk", request(prefix))
                except httpx2.TransportError:
                    lost.set()

            client = threading.Thread(target=send)
            client.start()
            until(lambda: session_has_worked_for(took * share) or not client.is_alive(), "it writes", every=0.002)
            api.kill()
            client.join()
            until_equal(
                lambda: product.rows(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()",
                    product.database)[0][0], 0, "Postgres has noticed")
            left = stored(prefix)
            assert left in (whole, (0, 0, 0)), f"killed at {share:.0%} of {took:.2f} s: {left} is a part"
            cut += lost.is_set() and left == (0, 0, 0)
            api.start()
            done = answered(provider.send("POST", "/Bulk", request(prefix)), 200)["Operations"]
            # Where the commit came first, names are taken, and what refers to them goes with them.
            expected = {"201"} if left == (0, 0, 0) else {"409", "400"}
            assert {result["status"] for result in done} == expected
            assert stored(prefix) == whole
        assert cut >= 2, f"only {cut} of 5 requests were cut in the middle: this would prove nothing"

        events = [event["type"] for event in tenant.events()]
        assert events.count("user.created") == 6 * USERS, "each person was told once"
        assert events.count("group.created") == 6 * GROUPS
