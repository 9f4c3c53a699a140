"""Rules, sizes and hands decide about seats while the workers are killed: what the log tells is what the rows say.

`ROLLCALL_SEAT_OPERATIONS` and `ROLLCALL_SEAT_SEEDS` make it long; `make test-seats` does.
"""

import os
import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from testbed.actors import Entra, Tenant, people
from testbed.cluster import PostgresCluster
from testbed.patience import until_equal
from testbed.product import Product
from testbed.service import LogBook

PEOPLE = 120
CLIENTS = 4
OPERATIONS = int(os.environ.get("ROLLCALL_SEAT_OPERATIONS", "240")) // CLIENTS
SEEDS = range(int(os.environ.get("ROLLCALL_SEAT_SEEDS", "1")))


@pytest.fixture
def fragile(logbook: LogBook, tmp_path: Path) -> Iterator[Product]:
    cluster = PostgresCluster(durable=True)
    try:
        with Product(cluster, logbook, tmp_path) as running:
            yield running
    finally:
        cluster.remove()


@pytest.mark.timeout(240 + OPERATIONS)
@pytest.mark.parametrize("seed", SEEDS)
def test_seats_hold_what_the_log_tells_while_workers_are_killed(fragile: Product, seed: int) -> None:
    api = fragile.api()
    workers = [fragile.worker(), fragile.worker()]
    tenant = fragile.admin(api).create_tenant()
    pools = [tenant.create_pool(seats=40, name="First"), tenant.create_pool(seats=20, name="Second")]
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra", pools[0])).token)
    users = [entra.provision(person)["id"] for person in people(PEOPLE)]
    group = entra.create_group("Sellers")["id"]
    entra.add_members(group, users[:60])
    rule = tenant.admin.http.post(
        f"{tenant.path}/license-rules", json={"kind": "group", "subject_id": group, "pool_id": pools[1], "priority": 1})
    assert rule.status_code == 201, rule.text

    stop = threading.Event()
    reaper = threading.Thread(target=kill_now_and_then, args=(workers, stop))
    reaper.start()
    chances = [random.Random(seed * CLIENTS + number) for number in range(CLIENTS)]
    clients = [threading.Thread(target=operate, args=(chance, tenant, entra, pools, users, group)) for chance in chances]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    stop.set()
    reaper.join()

    for worker in workers:
        worker.wait_until_ready()
    until_equal(lambda: unsettled(fragile, tenant), (0, []), "the seats have followed the log", within=120)
    rows_agree(fragile, tenant)
    assert holders_by_rows(fragile, tenant) == holders_by_log(tenant)


def kill_now_and_then(workers: list, stop: threading.Event) -> None:
    turn = 0
    while not stop.wait(0.7):
        worker = workers[turn % len(workers)]
        worker.kill()
        worker.start(wait=False)
        turn += 1


def operate(
    chance: random.Random, tenant: Tenant, entra: Entra, pools: list[str], users: list[str], group: str
) -> None:
    http, path = tenant.admin.http, tenant.path
    for _ in range(OPERATIONS):
        user, pool = chance.choice(users), chance.choice(pools)
        act = chance.randrange(8)
        if act == 0:
            entra.send("PATCH", f"/Users/{user}", active(False))
        elif act == 1:
            entra.send("PATCH", f"/Users/{user}", active(True))
        elif act == 2:
            entra.add_members(group, chance.sample(users, 5))
        elif act == 3:
            entra.remove_members(group, chance.sample(users, 3))
        elif act == 4:
            answer = http.patch(f"{path}/license-pools/{pool}", json={"seats": chance.randrange(10, 60)})
            assert answer.status_code == 200, answer.text
        elif act == 5:
            answer = http.post(f"{path}/assignments", json={"user_id": user, "pool_id": pool})
            assert answer.status_code == 202, answer.text
        elif act == 6:
            assert http.delete(f"{path}/assignments/{pool}/{user}").status_code in (202, 404)
        else:
            assert http.post(f"{path}/guard/{chance.choice(['approve', 'reject'])}").status_code in (202, 409)


def active(value: bool) -> dict:
    return {
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
        "Operations": [{"op": "Replace", "path": "active", "value": value}],
    }


def unsettled(product: Product, tenant: Tenant) -> tuple[int, list[tuple[str, int, str | None]]]:
    """Events without a number, and the jobs that are to follow the log.

    One whose worker was killed three times is given up as poison. Here it is no poison, and an operator tries it again."""
    schema = product.schema_of(tenant.slug)
    [(arrivals,)] = product.rows(f"SELECT count(*) FROM {schema}.event_arrivals")
    waiting = [job for job in tenant.admin.jobs(tenant.slug) if job["kind"] == "licenses.reconcile"]
    for job in waiting:
        if job["state"] == "discarded":
            assert tenant.admin.http.post(f"/jobs/{job['id']}/retry").status_code in (200, 404, 409)
    return arrivals, [(job["state"], job["attempt"], job["last_error"]) for job in waiting]


def rows_agree(product: Product, tenant: Tenant) -> None:
    schema = product.schema_of(tenant.slug)
    wrong = product.rows(
        f"""SELECT p.pool_id FROM {schema}.seat_pools p WHERE
              p.rows <> (SELECT count(*) FROM {schema}.seats s WHERE s.pool_id = p.pool_id)
           OR p.held <> (SELECT count(*) FROM {schema}.seats s WHERE s.pool_id = p.pool_id AND s.user_id IS NOT NULL)
           OR p.held <> (SELECT count(*) FROM {schema}.assignments a WHERE a.pool_id = p.pool_id AND seat_number IS NOT NULL)
           OR p.waiting > 0 AND p.held < p.rows OR p.rows > p.seats AND p.held < p.rows""")
    assert wrong == []


def holders_by_rows(product: Product, tenant: Tenant) -> dict[tuple[str, int], str]:
    schema = product.schema_of(tenant.slug)
    rows = product.rows(f"SELECT pool_id, number, user_id FROM {schema}.seats WHERE user_id IS NOT NULL")
    return {(str(pool), number): str(user) for pool, number, user in rows}


def holders_by_log(tenant: Tenant) -> dict[tuple[str, int], str]:
    holders: dict[tuple[str, int], str] = {}
    for event in tenant.events(limit=1000):
        seat = (event["data"].get("pool_id"), event["data"].get("seat_number"))
        if event["type"] in ("license.assigned", "license.promoted"):
            assert seat not in holders, "a seat is given while somebody has it"
            holders[seat] = event["subject"]
        elif event["type"] in ("license.released", "license.revoked") and seat[1] is not None:
            assert holders.pop(seat) == event["subject"]
    return holders
