"""Tokens are rotated under load without a failed request, and a revocation counts everywhere within a second."""

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import httpx2
import pytest

from testbed.actors import Admin, Entra, Tenant, answered
from testbed.cluster import PostgresCluster
from testbed.patience import until
from testbed.product import Product
from testbed.service import LogBook

CALLERS = 8
RATE = 200


@pytest.fixture(scope="module")
def pair(cluster: PostgresCluster, logbook: LogBook, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """Two API processes and a worker."""
    with Product(cluster, logbook, tmp_path_factory.mktemp("pair")) as running:
        running.api()
        running.api()
        running.worker()
        yield running


@pytest.fixture
def tenant(pair: Product) -> Tenant:
    return pair.admin(pair.services[0]).create_tenant()


@dataclass
class Load:
    """Requests at a steady pace from several threads to several processes, with whatever token is current."""

    tenants: list[Tenant]
    token: str
    failures: list[str] = field(default_factory=list)
    answered: int = 0
    _stop: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def run(self, caller: int) -> None:
        """Each caller keeps a connection to one of the processes."""
        place = self.tenants[caller % len(self.tenants)]
        with httpx2.Client(base_url=place.scim_url, timeout=30) as http:
            due = time.monotonic()
            while not self._stop.is_set():
                answer = http.get("/Users", params={"count": "1"}, headers={"Authorization": f"Bearer {self.token}"})
                with self._lock:
                    self.answered += 1
                    if answer.status_code != 200:
                        self.failures.append(f"{answer.status_code} {answer.text[:200]}")
                due = max(due + CALLERS / RATE, time.monotonic() - 1)
                self._stop.wait(max(0, due - time.monotonic()))

    def stop(self) -> None:
        self._stop.set()


def rotate(tenant: Tenant, path: str, **body: object) -> dict:
    made = answered(tenant.admin.http.post(f"{path}/rotate", json=body), 201)
    tenant.admin.remember(made["token"])
    return made


def status(tenant: Tenant, token: str) -> int:
    return Entra(tenant, token).send("GET", "/Users", count="1").status_code


def test_a_rotation_with_overlap_under_load_fails_no_request(
    pair: Product, tenant: Tenant, record_property: pytest.fixture
) -> None:
    """The client learns of the new token a while after it was made, as real ones do; then the overlap ends."""
    token = tenant.create_token(tenant.create_configuration("entra"))
    places = [tenant.through(pair.admin(service)) for service in pair.services[:2]]
    load = Load(places, token.token)
    with ThreadPoolExecutor(CALLERS) as threads:
        try:
            begun = time.monotonic()
            callers = [threads.submit(load.run, caller) for caller in range(CALLERS)]
            until(lambda: load.answered >= 2 * RATE, "the load runs", within=30)
            new = rotate(tenant, token.path, overlap="5s")
            seen = load.answered
            until(lambda: load.answered >= seen + RATE, "both are used", within=30)
            load.token = new["token"]
            until(lambda: [status(place, token.token) for place in places] == [401, 401], "the overlap ends", within=30)
            seen = load.answered
            until(lambda: load.answered >= seen + 2 * RATE, "the new one goes on", within=30)
            pace = load.answered / (time.monotonic() - begun)
        finally:
            load.stop()
        for caller in callers:
            caller.result()
    record_property("requests_a_second", round(pace))
    print(f"{load.answered} requests, {pace:.0f} a second")
    assert load.failures == []


def test_a_revocation_counts_in_every_process_within_a_second(pair: Product, tenant: Tenant) -> None:
    """No request that begins a second after the answer to the revocation succeeds, at either process."""
    token = tenant.create_token(tenant.create_configuration("entra"))
    places = [tenant.through(pair.admin(service)) for service in pair.services[:2]]
    begins: list[tuple[float, int]] = []
    stop = threading.Event()

    def ask(place: Tenant) -> None:
        with httpx2.Client(base_url=place.scim_url, timeout=30) as http:
            while not stop.is_set():
                begin = time.monotonic()
                answer = http.get("/Users", params={"count": "1"}, headers={"Authorization": f"Bearer {token.token}"})
                begins.append((begin, answer.status_code))

    with ThreadPoolExecutor(len(places) * 2) as threads:
        try:
            callers = [threads.submit(ask, place) for place in places * 2]
            until(lambda: len(begins) > 100, "the token is in use")
            asked = len(begins)
            tenant.revoke(token)
            revoked = time.monotonic()
            until(lambda: begins[-1][0] > revoked + 2, "two seconds have passed")
        finally:
            stop.set()
        for caller in callers:
            caller.result()
    assert {code for _, code in begins[:asked]} == {200}
    late = [code for begin, code in begins if begin > revoked + 1]
    assert len(late) > 20 and set(late) == {401}


def test_how_a_token_was_used_last_is_shown(pair: Product, tenant: Tenant) -> None:
    token = tenant.create_token(tenant.create_configuration("entra"))
    entra = Entra(tenant, token)
    entra.test_connection()
    used = until(lambda: shown(tenant.admin, token.path)["last_used_at"] and shown(tenant.admin, token.path), "it is noted")
    assert used["last_used_address"] == "127.0.0.1"
    assert used["last_used_agent"] == Entra.user_agent
    before = used["last_used_at"]
    entra.test_connection()
    # What is noted is written together: when a later use of another token is shown, so would this one be.
    other = tenant.create_token(token.path.split("/")[-3], name="other")
    Entra(tenant, other).test_connection()
    until(lambda: shown(tenant.admin, other.path)["last_used_at"], "the later use is noted")
    assert shown(tenant.admin, token.path)["last_used_at"] == before, "once a minute is enough"


def shown(admin: Admin, path: str) -> dict:
    found = answered(admin.http.get(path), 200)
    assert "token" not in found
    return found


def test_who_is_to_be_told_of_an_expiry_is_told_once(pair: Product, tenant: Tenant) -> None:
    """The worker comes to a token that expires in five days and whose reminders were missed for weeks: one event."""
    token = tenant.create_token(tenant.create_configuration("entra"))
    with pair.cluster.connect(pair.database) as connection:
        connection.execute(
            "UPDATE rollcall.credentials SET created_at = now() - interval '300 days', expires_at = now() + interval '5 days',"
            " remind_at = now() - interval '25 days' WHERE id = %s", (token.id,))
    told = lambda: [e for e in tenant.events() if e["type"] == "scim_token.expiring"]  # noqa: E731
    answered(tenant.admin.http.post("/schedules/credentials.reminders/run"), 200)
    until(lambda: len(told()) == 1, "the reminder is told", within=30)
    # A second round, which is known to have run by what it tells of another token.
    second = tenant.create_token(token.path.split("/")[-3], name="second")
    with pair.cluster.connect(pair.database) as connection:
        connection.execute(
            "UPDATE rollcall.credentials SET created_at = now() - interval '300 days', expires_at = now() + interval '5 days',"
            " remind_at = now() - interval '25 days' WHERE id = %s", (second.id,))
    answered(tenant.admin.http.post("/schedules/credentials.reminders/run"), 200)
    until(lambda: second.id in [e["subject"] for e in told()], "the second round has run", within=30)
    [event] = [e for e in told() if e["subject"] != second.id]
    assert event["subject"] == token.id and event["data"]["days_left"] == 5, event
    assert event["data"]["token_name"] == "first"


def test_an_operator_rotates_by_command(pair: Product, tenant: Tenant) -> None:
    configuration = tenant.create_configuration("entra")
    token = tenant.create_token(configuration)
    place = ("--tenant", tenant.slug, "--configuration", configuration)
    done = pair.command("token", "rotate", token.id, *place, "--overlap", "1h", "--name", "second", "--json")
    assert done.returncode == 0, done.stderr
    new = json.loads(done.stdout)
    tenant.admin.remember(new["token"])
    assert new["name"] == "second" and status(tenant, new["token"]) == 200
    assert shown(tenant.admin, token.path)["replaced_by"] == new["id"]
    wrong = pair.command("token", "rotate", new["id"], *place, "--overlap", "soon")
    assert wrong.returncode == 2 and "--overlap" in wrong.stderr
    assert "scim_token.rotated" in [event["type"] for event in tenant.events()]
