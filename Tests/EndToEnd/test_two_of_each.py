"""Two API and two worker processes on one database, behind the load balancer of deploy/, are one service to everybody."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx2
import pytest

from test_entra_cycle import play
from testbed.actors import Entra, IdentityProvider, Person, Tenant, answered, patch, people
from testbed.balancer import Balancer
from testbed.cluster import PostgresCluster
from testbed.patience import until, until_equal
from testbed.product import Product
from testbed.service import LogBook, Service


@dataclass(frozen=True)
class Pair:
    product: Product
    apis: list[Service]
    workers: list[Service]
    balancer: Balancer


@pytest.fixture(scope="module")
def pair(cluster: PostgresCluster, logbook: LogBook, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    folder = tmp_path_factory.mktemp("two-of-each")
    with Product(cluster, logbook, folder) as product:
        apis, workers = [product.api(), product.api()], [product.worker(), product.worker()]
        with Balancer(apis, folder) as balancer:
            yield Pair(product, apis, workers, balancer)


def entra_at(tenant: Tenant, seats: int = 25) -> Entra:
    return Entra(tenant, tenant.create_token(tenant.create_configuration("entra", tenant.create_pool(seats))))


def test_entra_cycle_through_the_balancer(pair: Pair) -> None:
    play(entra_at(pair.product.admin(pair.balancer.url).create_tenant()))


def test_each_reads_what_the_other_wrote(pair: Pair) -> None:
    first, second = (pair.product.admin(api) for api in pair.apis)
    slug = "just-made"
    stranger = IdentityProvider(Tenant(second, slug), "rc_" + "A" * 43 + "_AAAAAA")
    assert stranger.send("GET", "/Users").status_code == 401, "the second process has seen that there is no such tenant"

    tenant = first.create_tenant(slug)
    here = entra_at(tenant)
    there = Entra(tenant.through(second), here.token)
    assert there.test_connection()["totalResults"] == 0, "a tenant and a token made a moment ago are known everywhere"

    for person in people(20):
        user = here.provision(person)
        url = user["meta"]["location"]
        assert there.get_user(user["id"])["userName"] == user["userName"], url
        assert [found["id"] for found in there.find_users(f'userName eq "{person.user_name}"')] == [user["id"]]
        changed = there.patch_user(user["id"], {"op": "Replace", "path": "title", "value": f"No. {person.number}"})
        seen = here.get_user(user["id"])
        assert (seen["title"], seen["meta"]["version"]) == (f"No. {person.number}", changed["meta"]["version"])
        here, there = there, here

    again = here.send("POST", "/Users", here.new_user(people(1)[0]))
    assert answered(again, 409)["scimType"] == "uniqueness"


def test_the_same_person_created_at_both_exists_once(pair: Pair) -> None:
    first, second = (pair.product.admin(api) for api in pair.apis)
    tenant = first.create_tenant()
    here = entra_at(tenant)
    there = Entra(tenant.through(second), here.token)
    statuses: list[tuple[int, int]] = []
    for person in people(20):
        barrier = threading.Barrier(2)
        pairs: dict[int, int] = {}

        def create(number: int, entra: Entra, person=person, barrier=barrier, pairs=pairs) -> None:
            barrier.wait(10)
            pairs[number] = entra.send("POST", "/Users", entra.new_user(person)).status_code

        threads = [threading.Thread(target=create, args=(n, entra)) for n, entra in enumerate((here, there))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        statuses.append(tuple(sorted(pairs.values())))
    assert statuses == [(201, 409)] * 20
    until_equal(lambda: len(tenant.assignments()), 20, "each has one assignment")


def test_members_added_at_both_are_all_in_the_group(pair: Pair) -> None:
    first, second = (pair.product.admin(api) for api in pair.apis)
    tenant = first.create_tenant()
    here = entra_at(tenant)
    users = [here.provision(person)["id"] for person in people(24)]
    group = here.create_group("Everybody")["id"]
    clients = [Entra(tenant.through(admin), here.token) for admin in (first, second) * 2]
    answers: list[int] = []

    def add(client: Entra, mine: list[str]) -> None:
        for user in mine:
            body = patch({"op": "Add", "path": "members", "value": [{"$ref": None, "value": user}]})
            answers.append(client.send("PATCH", f"/Groups/{group}", body).status_code)

    threads = [threading.Thread(target=add, args=(client, users[n::4])) for n, client in enumerate(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(answers) <= {200, 204} and len(answers) == 24
    assert here.member_ids(group) == set(users)


def test_revocation_at_one_is_seen_at_the_other_within_a_second(pair: Pair) -> None:
    first, second = (pair.product.admin(api) for api in pair.apis)
    tenant = first.create_tenant()
    token = tenant.create_token(tenant.create_configuration("entra"))
    there = Entra(tenant.through(second), token)
    assert there.send("GET", "/Users").status_code == 200
    tenant.revoke(token)
    until(lambda: there.send("GET", "/Users").status_code == 401, "the token is refused", within=1.0)


def test_both_workers_are_known_and_alive(pair: Pair) -> None:
    def alive() -> set[int]:
        return {pid for (pid,) in pair.product.rows("SELECT pid FROM rollcall.workers WHERE seen_at > now() - interval '60 s'")}
    until(lambda: {worker.pid for worker in pair.workers} <= alive(), "both workers have a row", within=60)


@dataclass
class Load:
    """Clients that create people one after another through the balancer, and write down each failure."""

    entra: Entra
    clients: int
    stop: threading.Event = field(default_factory=threading.Event)
    created: list[str] = field(default_factory=list)
    failures: list[tuple[float, str]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> list[threading.Thread]:
        threads = [threading.Thread(target=self._client, args=(number,)) for number in range(self.clients)]
        for thread in threads:
            thread.start()
        return threads

    def _client(self, number: int) -> None:
        entra = Entra(self.entra.tenant, self.entra.token)
        person_number = 10_000 * (number + 1)
        while not self.stop.is_set():
            person_number += 1
            [person] = people(1, start=person_number)
            while not self._create(entra, person):
                pass

    def _create(self, entra: Entra, person: Person) -> bool:
        try:
            response = entra.send("POST", "/Users", entra.new_user(person))
        except httpx2.TransportError as error:
            return self._failed(repr(error))
        if response.status_code == 409:
            # Its first answer was lost on the way.
            [found] = entra.find_users(f'userName eq "{person.user_name}"')
            return self._succeeded(found["id"])
        if response.status_code != 201:
            return self._failed(f"{response.status_code} {response.text[:200]}")
        return self._succeeded(response.json()["id"])

    def _succeeded(self, user_id: str) -> bool:
        with self.lock:
            self.created.append(user_id)
        return True

    def _failed(self, what: str) -> bool:
        with self.lock:
            self.failures.append((time.monotonic(), what))
        return False


def test_killing_one_api_under_load_fails_only_what_was_in_flight(pair: Pair) -> None:
    entra = entra_at(pair.product.admin(pair.balancer.url).create_tenant())
    load = Load(entra, clients=6)
    threads = load.start()
    try:
        until(lambda: len(load.created) > 60, "the load runs", within=60)
        killed = time.monotonic()
        pair.apis[0].kill()
        until(lambda: len(load.created) > 200, "the other process carries on alone", within=60)
        pair.apis[0].start()
        until(lambda: len(load.created) > 300, "both carry on", within=60)
    finally:
        load.stop.set()
        for thread in threads:
            thread.join()
    assert len(load.failures) <= load.clients, load.failures
    assert all(at - killed < 3 for at, _ in load.failures), "only what was in flight at the kill may fail"
    total = answered(entra.send("GET", "/Users", count="0"), 200)["totalResults"]
    assert total == len(load.created) == len(set(load.created)), "every acknowledged person exists, once"


def test_rolling_restart_under_load_fails_nothing(pair: Pair) -> None:
    """A release goes out by SIGTERM, one process after the other, API and worker, and nobody notices."""
    entra = entra_at(pair.product.admin(pair.balancer.url).create_tenant(), seats=100)
    load = Load(entra, clients=6)
    threads = load.start()

    def serves(api: Service) -> bool:
        metrics = httpx2.get(api.probe_url + "/metrics", timeout=5).text
        return 'scim_requests_total{operation="create",outcome="success"}' in metrics

    try:
        until(lambda: len(load.created) > 60, "the load runs", within=60)
        for api, worker in zip(pair.apis, pair.workers):
            assert api.stop() == 0
            api.start()
            # The next one stops when the balancer has sent this one something again.
            until(lambda: serves(api), "the restarted process is in use", within=60)
            assert worker.stop() == 0
            worker.start()
        carried = len(load.created)
        until(lambda: len(load.created) > carried + 100, "both carry on", within=60)
    finally:
        load.stop.set()
        for thread in threads:
            thread.join()
    assert load.failures == []
    total = answered(entra.send("GET", "/Users", count="0"), 200)["totalResults"]
    assert total == len(load.created) == len(set(load.created)), "every acknowledged person exists, once"
    until_equal(lambda: len(entra.tenant.assignments(state="assigned")), 100, "all seats are given by whichever worker", within=60)
