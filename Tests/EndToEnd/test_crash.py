"""kill -9 of the worker, the API and Postgres while people arrive: nobody is lost, doubled, or seated out of turn."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
import pytest

from testbed.actors import Entra, Person, Tenant, people
from testbed.cluster import PostgresCluster
from testbed.patience import until
from testbed.product import Product
from testbed.service import LogBook

PEOPLE = 2_000
SEATS = 1_500
CLIENTS = 8


@pytest.fixture
def fragile(logbook: LogBook, tmp_path: Path) -> Iterator[Product]:
    """A product on a Postgres server of its own, which may be killed."""
    cluster = PostgresCluster(durable=True)
    try:
        with Product(cluster, logbook, tmp_path) as running:
            yield running
    finally:
        cluster.remove()


@dataclass
class Arrivals:
    """People created by several clients at once, each as patient as an identity provider."""

    tenant: Tenant
    token: str
    deadline: float
    acknowledged: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    retries: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def run(self, crowd: list[Person]) -> list[threading.Thread]:
        threads = [threading.Thread(target=self._client, args=(crowd[n::CLIENTS],)) for n in range(CLIENTS)]
        for thread in threads:
            thread.start()
        return threads

    def _client(self, crowd: list[Person]) -> None:
        entra = Entra(self.tenant, self.token)
        for person in crowd:
            user_id = self._provision(entra, person)
            if user_id is None:
                return
            with self.lock:
                self.acknowledged[person.user_name] = user_id

    def _provision(self, entra: Entra, person: Person) -> str | None:
        """Look up, then create; after a cut connection or a 503 again from the look-up, as a cycle would."""
        while time.monotonic() < self.deadline:
            try:
                found = entra.send("GET", "/Users", filter=f'userName eq "{person.user_name}"')
                if found.status_code == 200 and found.json()["Resources"]:
                    return found.json()["Resources"][0]["id"]
                if found.status_code == 200:
                    created = entra.send("POST", "/Users", entra.new_user(person))
                    if created.status_code == 201:
                        return created.json()["id"]
                    # 409: our own request whose answer was lost; the look-up will find it.
                    if created.status_code not in (409, 503):
                        self._fault(created)
                elif found.status_code != 503:
                    self._fault(found)
            except httpx2.TransportError:
                pass
            with self.lock:
                self.retries += 1
            time.sleep(0.05)
        with self.lock:
            self.faults.append("a client gave up at the deadline")
        return None

    def _fault(self, response: httpx2.Response) -> None:
        with self.lock:
            self.faults.append(f"{response.request.method} answered {response.status_code}: {response.text[:300]}")

    def when(self, count: int, act: Callable[[], object]) -> None:
        """Act as soon as so many people have been acknowledged."""
        until(lambda: len(self.acknowledged) >= count or self.faults, f"{count} people have come", within=120)
        act()


def test_nothing_is_lost_or_doubled_by_kill_9(fragile: Product) -> None:
    api, worker = fragile.api(), fragile.worker()
    tenant = fragile.admin(api).create_tenant()
    token = tenant.create_token(tenant.create_configuration("entra", tenant.create_pool(seats=SEATS))).token
    arrivals = Arrivals(tenant, token, deadline=time.monotonic() + 150)

    threads = arrivals.run(people(PEOPLE))
    arrivals.when(300, lambda: (worker.kill(), worker.start(wait=False)))
    arrivals.when(800, lambda: (api.kill(), api.start(wait=False)))
    arrivals.when(1300, lambda: (fragile.cluster.kill(), fragile.cluster.start()))
    for thread in threads:
        thread.join()

    assert arrivals.faults == []
    assert arrivals.retries > 0, "the kills were not felt: this test would prove nothing"
    assert len(arrivals.acknowledged) == PEOPLE
    assert api.is_running and worker.is_running, "both outlive the database's restart"

    entra = Entra(tenant, token)
    everybody_exists_once(entra, arrivals)
    created = order_of_creation(tenant, arrivals)
    seats_are_held_in_order(tenant, created)
    rows_agree(fragile, tenant)


def everybody_exists_once(entra: Entra, arrivals: Arrivals) -> None:
    listed: list[tuple[str, str]] = []
    while True:
        page = entra.send("GET", "/Users", startIndex=str(len(listed) + 1), count="500", attributes="userName").json()
        assert page["totalResults"] == PEOPLE
        listed += [(user["userName"], user["id"]) for user in page["Resources"]]
        if not page["Resources"] or len(listed) >= PEOPLE:
            break
    assert len(listed) == PEOPLE
    assert dict(listed) == arrivals.acknowledged


def order_of_creation(tenant: Tenant, arrivals: Arrivals) -> list[str]:
    """The people in the order of the event log, which is the order of their claims."""
    events = tenant.events(limit=1000)
    assert [event["sequence"] for event in events] == list(range(1, len(events) + 1))
    created = [event["subject"] for event in events if event["type"] == "user.created"]
    assert len(created) == PEOPLE and set(created) == set(arrivals.acknowledged.values())
    return created


def seats_are_held_in_order(tenant: Tenant, created: list[str]) -> None:
    def settled() -> bool:
        return len(tenant.assignments()) == PEOPLE and tenant.admin.jobs(tenant.slug) == []
    until(settled, "every claim is decided and no job is left", within=120, every=0.5)
    standing = {a["user_id"]: (a["state"], a["waitlist_position"]) for a in tenant.assignments()}
    assert [standing[user] for user in created[:SEATS]] == [("assigned", None)] * SEATS
    assert [standing[user] for user in created[SEATS:]] == [
        ("waitlisted", position) for position in range(1, PEOPLE - SEATS + 1)]

    decided = [event for event in tenant.events(limit=1000) if event["type"].startswith("license.")]
    effects = [(event["type"], event["subject"]) for event in decided if event["type"] != "license_pool.created"]
    assert effects == [("license.assigned", user) for user in created[:SEATS]] + [
        ("license.waitlisted", user) for user in created[SEATS:]], "each claim is decided once, in order"


def rows_agree(product: Product, tenant: Tenant) -> None:
    """Behind the API: the seats and the assignments say the same, and the queue is empty."""
    schema = product.schema_of(tenant.slug)
    [(held, free)] = product.rows(
        f"SELECT count(*) FILTER (WHERE user_id IS NOT NULL), count(*) FILTER (WHERE user_id IS NULL) FROM {schema}.seats")
    assert (held, free) == (SEATS, 0)
    disagreements = product.rows(
        f"""SELECT s.number, a.user_id FROM {schema}.seats s
            FULL JOIN (SELECT * FROM {schema}.assignments WHERE state = 'assigned') a
              ON (a.pool_id, a.user_id, a.seat_number) = (s.pool_id, s.user_id, s.number)
            WHERE s.user_id IS NULL OR a.user_id IS NULL""")
    assert disagreements == []
    assert product.rows("SELECT state, count(*) FROM rollcall.jobs GROUP BY 1") == []
