"""Walks by cursor (RFC 9865) over HTTP: through a list that changes under way, and with cursors that won't do."""

import itertools
import random
import secrets
import threading
from collections.abc import Iterator

import pytest

from testbed.actors import CORE_USER, Entra, IdentityProvider, Person, Tenant, answered, people
from testbed.patience import until
from testbed.product import Product

BULK_REQUEST = "urn:ietf:params:scim:api:messages:2.0:BulkRequest"
PEOPLE = 2_000


def add_in_bulk(provider: IdentityProvider, crowd: list[Person]) -> list[str]:
    """The ids of people, created 500 at a time."""
    made: list[str] = []
    for start in range(0, len(crowd), 500):
        operations = [
            {"method": "POST", "path": "/Users", "bulkId": str(person.number), "data": {
                "schemas": [CORE_USER], "userName": person.user_name, "displayName": person.display_name}}
            for person in crowd[start:start + 500]
        ]
        done = answered(provider.send("POST", "/Bulk", {"schemas": [BULK_REQUEST], "Operations": operations}), 200)
        assert all(result["status"] == "201" for result in done["Operations"]), done["Operations"][0]
        made += [result["location"].rsplit("/", 1)[1] for result in done["Operations"]]
    return made


class Changes:
    """Clients that add people and delete others for as long as somebody looks."""

    def __init__(self, tenant: Tenant, token: str, victims: list[str]) -> None:
        self._tenant, self._token = tenant, token
        self._victims = iter(victims)
        self._over = threading.Event()
        self._lock = threading.Lock()
        self.added: set[str] = set()
        self.deleted: set[str] = set()
        self.faults: list[str] = []
        self._threads = [threading.Thread(target=self._run, args=(seed,)) for seed in range(3)]

    def __enter__(self) -> "Changes":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    @property
    def count(self) -> int:
        return len(self.added) + len(self.deleted)

    def _run(self, seed: int) -> None:
        entra, dice = Entra(self._tenant, self._token), random.Random(seed)
        while not self._over.is_set():
            # Anywhere in the order of names, before the walk and behind it.
            letter = dice.choice("abcdefghijklmnopqrstuvwxyz")
            body = {"schemas": [CORE_USER], "userName": f"{letter}{secrets.token_hex(6)}@x.test", "displayName": letter}
            made = entra.send("POST", "/Users", body)
            with self._lock:
                victim = next(self._victims, None)
                if made.status_code == 201:
                    self.added.add(made.json()["id"])
                else:
                    self.faults.append(f"POST answered {made.status_code}: {made.text[:200]}")
            if victim is None:
                continue
            gone = entra.send("DELETE", f"/Users/{victim}")
            with self._lock:
                self.deleted.add(victim)
                if gone.status_code != 204:
                    self.faults.append(f"DELETE answered {gone.status_code}: {gone.text[:200]}")


def pages(provider: IdentityProvider, changes: Changes, **parameters: str) -> Iterator[list[str]]:
    """The ids of each page; before the next is asked for, something has changed."""
    cursor = ""
    while True:
        page = answered(provider.send("GET", "/Users", cursor=cursor, attributes="id", **parameters), 200)
        yield [resource["id"] for resource in page["Resources"]]
        if "nextCursor" not in page:
            return
        cursor, before = page["nextCursor"], changes.count
        until(lambda: changes.count > before or changes.faults, "somebody has come or gone")


def test_a_walk_shows_everybody_once_who_was_there_throughout(tenant: Tenant, entra: Entra) -> None:
    everybody = add_in_bulk(entra, people(PEOPLE))
    victims = everybody[5::4]
    stays = set(everybody) - set(victims)
    orders = itertools.cycle([
        {}, {"sortBy": "userName"}, {"sortBy": "displayName", "sortOrder": "descending"},
        {"filter": "displayName pr", "sortBy": "meta.created", "sortOrder": "descending"},
    ])
    with Changes(tenant, entra.token, victims) as changes:
        for order in itertools.islice(orders, 4):
            before = set(changes.deleted)
            seen = [one for page in pages(entra, changes, count="100", **order) for one in page]
            twice = len(seen) - len(set(seen))
            assert twice == 0, f"{order}: {twice} seen twice"
            missed = stays - set(seen)
            assert not missed, f"{order}: {len(missed)} of {len(stays)} missed"
            ghosts = before & set(seen)
            assert not ghosts, f"{order}: {len(ghosts)} seen who were gone before the walk began"
    assert not changes.faults, changes.faults[:3]
    assert len(changes.deleted) > 100 and len(changes.added) > 100, "hardly anything changed: this would prove nothing"
    known = stays | set(victims) | changes.added
    assert set(seen) <= known


@pytest.fixture
def walk(entra: Entra) -> str:
    """The cursor of a second page."""
    add_in_bulk(entra, people(4))
    return next_cursor(entra)


def next_cursor(provider: IdentityProvider) -> str:
    return answered(provider.send("GET", "/Users", cursor="", count="2"), 200)["nextCursor"]


def refused(provider: IdentityProvider, **parameters: str) -> str:
    """The keyword with which the page is refused."""
    return answered(provider.send("GET", "/Users", **parameters), 400)["scimType"]


def test_cursors_open_for_their_own_walk_only(tenant: Tenant, entra: Entra, walk: str) -> None:
    other = Entra(tenant, tenant.create_token(tenant.create_configuration("okta")))
    changed = ("B" if walk[20] == "A" else "A").join([walk[:20], walk[21:]])
    assert answered(entra.send("GET", "/Users", cursor=walk, count="2"), 200)["itemsPerPage"] == 2
    assert refused(entra, cursor=changed, count="2") == "invalidCursor"
    assert refused(entra, cursor="nonsense", count="2") == "invalidCursor"
    assert refused(entra, cursor=walk, count="2", sortBy="userName") == "invalidCursor"
    assert refused(entra, cursor=walk, count="2", filter="userName pr") == "invalidCursor"
    assert refused(other, cursor=walk, count="2") == "invalidCursor"
    assert refused(entra, cursor=walk, count="3") == "invalidCount"
    assert refused(entra, cursor=walk, count="2", startIndex="1") == "invalidValue"
    body = {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "cursor": "nonsense"}
    assert answered(entra.send("POST", "/Users/.search", body), 400)["scimType"] == "invalidCursor"
    assert answered(entra.send("POST", "/.search", body), 400)["scimType"] == "invalidCursor"
    assert answered(entra.send("GET", "/Groups", cursor=walk, count="2"), 400)["scimType"] == "invalidCursor"


def test_cursors_expire(product: Product, tenant: Tenant, entra: Entra) -> None:
    hasty = tenant.through(product.admin(product.api(ROLLCALL_SCIM_CURSOR_TIMEOUT="1")))
    provider = IdentityProvider(hasty, entra.token)
    assert answered(provider.send("GET", "/ServiceProviderConfig"), 200)["pagination"]["cursorTimeout"] == 1
    add_in_bulk(provider, people(4))
    cursor = next_cursor(provider)
    expired = until(
        lambda: (page := provider.send("GET", "/Users", cursor=cursor, count="2")).status_code == 400 and page,
        "the cursor has expired", within=10)
    assert expired.json()["scimType"] == "expiredCursor"
    # The walk can be begun again, as the detail says.
    assert answered(provider.send("GET", "/Users", cursor="", count="2"), 200)["itemsPerPage"] == 2
