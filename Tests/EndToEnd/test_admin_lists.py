"""Every list of the admin API is walked by cursor while its rows come and go: nothing twice, nothing missed that was there."""

import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
import pytest

from testbed.actors import CORE_USER, MAIL_DOMAIN, Body, IdentityProvider, Tenant, answered
from testbed.cluster import PostgresCluster
from testbed.mailserver import MailServer
from testbed.patience import until
from testbed.product import Product
from testbed.service import LogBook

PAGE = 4
ROWS = 5 * PAGE


@dataclass(frozen=True)
class List:
    """One list, and what makes a row come or go between two pages."""

    operation: str
    path: str
    add: Callable[[], object]
    remove: Callable[[Body], object] | None = None
    query: dict[str, str] = field(default_factory=dict)
    key: tuple[str, ...] = ("id",)

    def name(self, row: Body) -> tuple[object, ...]:
        return tuple(row[part] for part in self.key)


class Stage:
    """A product with mail that bounces, webhooks that nobody takes, and makers of rows of every kind."""

    def __init__(self, product: Product) -> None:
        self.product = product
        self.admin = product.admin(product.services[0])
        self.http = self.admin.http
        self.numbers = itertools.count(1)

    @property
    def number(self) -> int:
        return next(self.numbers)

    def make(self, path: str, body: Body | None = None, status: int = 201) -> Body:
        return answered(self.http.post(path, json=body), status)

    def end(self, path: str, status: int = 204) -> None:
        answered(self.http.delete(path), status)

    def forget(self, table: str, row: Body) -> None:
        """What the recurring jobs do to old rows, to one of any age."""
        schema, name = table.split(".")
        with self.product.cluster.connect(self.product.database) as connection:
            connection.execute(f"DELETE FROM {schema}.{name} WHERE id = %s", (row["id"],))

    def person(self, provider: IdentityProvider) -> str:
        body = {"schemas": [CORE_USER], "userName": f"n{self.number}@{MAIL_DOMAIN}", "active": True}
        return answered(provider.send("POST", "/Users", body), 201)["id"]

    def provider(self, tenant: Tenant, pool: str | None = None) -> IdentityProvider:
        made = tenant.create_configuration("generic", pool, f"Provider {self.number}")
        return IdentityProvider(tenant, tenant.create_token(made))

    # The lists.

    def tenants(self) -> Iterator[List]:
        yield List("listTenants", "/tenants", self.admin.create_tenant)

    def keys(self) -> Iterator[List]:
        yield List("listAPIKeys", "/api-keys", self.admin.create_key)

    def jobs(self) -> Iterator[List]:
        """Of a tenant that is paused, so that they stay."""
        tenant = self.admin.create_tenant()
        self.make("/pauses", {"tenant": tenant.slug})
        provider = self.provider(tenant)

        def discard(job: Body) -> None:
            answered(self.http.post(f"/jobs/{job['id']}/discard"), 200)

        def delete(job: Body) -> None:
            discard(job)
            self.end(f"/jobs/{job['id']}", 200)

        one = {"tenant": tenant.slug}
        yield List("listJobs", "/jobs", lambda: self.person(provider), delete, one)
        yield List("listJobs", "/jobs", lambda: self.person(provider), discard, one | {"state": "ready"})
        for job in itertools.islice(self.admin.pages("/jobs", tenant=tenant.slug, state="ready"), ROWS):
            discard(job)
        yield List("listJobs", "/jobs", lambda: self.person(provider),
                   lambda job: self.end(f"/jobs/{job['id']}", 200), one | {"state": "discarded"})
        # The history grows while the walk goes back in it.
        completed = {"state": "completed", "kind": "events.prune_everywhere"}

        def prune() -> None:
            before = len(list(self.admin.pages("/jobs", **completed)))
            self.make("/schedules/events.retention/run", None, 200)
            until(lambda: len(list(self.admin.pages("/jobs", **completed))) > before, "it has run", within=30)

        yield List("listJobs", "/jobs", prune, None, completed)

    def configurations(self) -> Iterator[List]:
        tenant = self.admin.create_tenant()
        path = f"{tenant.path}/scim-configurations"
        yield List("listSCIMConfigurations", path, lambda: self.make(path, {"name": f"C{self.number}"}))
        tokens = f"{path}/{self.make(path, {'name': 'Tokens'})['id']}/tokens"

        def issue() -> None:
            made = self.make(tokens, {"name": "again"})
            self.admin.remember(made["token"])
            self.end(f"{tokens}/{made['id']}")

        yield List("listTokens", tokens, issue)
        clients = f"{tokens.removesuffix('/tokens')}/clients"

        def admit() -> None:
            made = self.make(clients, {"name": "again"})
            self.admin.remember(made["client_secret"])
            self.end(f"{clients}/{made['id']}")

        yield List("listOAuthClients", clients, admit)

    def console(self) -> Iterator[List]:
        path = f"{self.admin.create_tenant().path}/console-users"
        yield List("listConsoleUsers", path, lambda: self.make(path, {"address": f"n{self.number}@{MAIL_DOMAIN}"}))

    def pools(self) -> Iterator[List]:
        tenant = self.admin.create_tenant()
        path = f"{tenant.path}/license-pools"

        def pool() -> str:
            return self.make(path, {"name": f"P{self.number}", "product": "p", "seats": 0})["id"]

        yield List("listLicensePools", path, pool, lambda row: self.end(f"{path}/{row['id']}"))
        configuration = tenant.create_configuration("generic")
        rules = f"{tenant.path}/license-rules"
        yield List(
            "listLicenseRules", rules,
            lambda: self.make(rules, {"kind": "configuration", "subject_id": configuration, "pool_id": pool()}),
            lambda row: self.end(f"{rules}/{row['id']}"))

    def assignments(self) -> Iterator[List]:
        """People who are provisioned have seats; who is deactivated loses the seat, at the end under the guard."""
        tenant = self.admin.create_tenant()
        pool, line = tenant.create_pool(500), tenant.create_pool(0, "Line")
        self.switch(tenant, enabled=False)
        provider = self.provider(tenant, pool)
        path = f"{tenant.path}/assignments"

        def come() -> None:
            user = self.person(provider)
            until(lambda: tenant.assignments(user_id=user, state="assigned"), "the person has a seat")

        def active(row: Body, value: bool) -> None:
            operation = {"op": "replace", "path": "active", "value": value}
            body = {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [operation]}
            answered(provider.send("PATCH", f"/Users/{row['user_id']}", body), 200)

        def leave(row: Body) -> None:
            active(row, False)
            until(lambda: not tenant.assignments(user_id=row["user_id"], state="assigned"), "the seat is gone")

        key = ("user_id", "pool_id")
        yield List("listAssignments", path, come, None, {}, key)
        for query in ({"state": "assigned"}, {"state": "assigned", "pool_id": pool}):
            yield List("listAssignments", path, come, leave, query, key)

        def wait() -> None:
            user = self.person(provider)
            self.make(path, {"user_id": user, "pool_id": line}, 202)
            until(lambda: tenant.assignments(user_id=user, pool_id=line), "the person waits")

        def give_up(row: Body) -> None:
            self.end(f"{path}/{line}/{row['user_id']}", 202)
            until(lambda: not tenant.assignments(user_id=row["user_id"], state="waitlisted"), "nobody waits there")

        yield List("listAssignments", path, wait, give_up, {"state": "waitlisted", "pool_id": line}, key)
        yield from self.history(tenant, pool, come, active)
        yield self.held(tenant, come, active, leave)

    def history(self, tenant: Tenant, pool: str, come: Callable[[], None], active: Callable[[Body, bool], None]) -> Iterator[List]:
        path, key = f"{tenant.path}/assignments/history", ("sequence", "user_id", "pool_id")
        yield List("listAssignmentHistory", path, come, None, {"pool_id": pool}, key)
        somebody = tenant.assignments(state="assigned", pool_id=pool)[0]

        def change() -> None:
            state = "released" if tenant.assignments(user_id=somebody["user_id"], state="assigned") else "assigned"
            active(somebody, state == "assigned")
            until(lambda: tenant.assignments(user_id=somebody["user_id"], state=state), "the seats follow")

        yield List("listAssignmentHistory", path, change, None, {"user_id": somebody["user_id"]}, key)

    def held(
        self, tenant: Tenant, come: Callable[[], None], active: Callable[[Body, bool], None], leave: Callable[[Body], None]
    ) -> List:
        def is_held(row: Body) -> bool:
            return any(found["held"] for found in tenant.assignments(user_id=row["user_id"]))

        def hold() -> None:
            self.switch(tenant, enabled=True, minimum=0, percent=0)
            row = next(row for row in tenant.assignments(state="assigned") if not row["held"])
            active(row, False)
            until(lambda: is_held(row), "the seat is held")

        def come_back(row: Body) -> None:
            active(row, True)
            until(lambda: not is_held(row), "the seat is kept")

        for _ in range(2 * ROWS):
            come()
        return List("listHeldSeats", f"{tenant.path}/guard/held", hold, come_back, {}, ("user_id", "pool_id"))

    def switch(self, tenant: Tenant, **settings: object) -> None:
        answered(self.http.patch(f"{tenant.path}/guard", json=settings), 200)

    def events(self) -> Iterator[List]:
        tenant = self.admin.create_tenant()
        provider = self.provider(tenant)
        yield List("listEvents", f"{tenant.path}/events", lambda: self.person(provider))

    def directory(self) -> Iterator[List]:
        tenant = self.admin.create_tenant()
        provider = self.provider(tenant)
        schema = "urn:ietf:params:scim:schemas:core:2.0:Group"

        def remove(kind: str) -> Callable[[Body], object]:
            return lambda row: answered(provider.send("DELETE", f"/{kind}/{row['id']}"), 204)

        def group() -> str:
            body = {"schemas": [schema], "displayName": f"Group {self.number}"}
            return answered(provider.send("POST", "/Groups", body), 201)["id"]

        users = f"{tenant.path}/users"
        yield List("listUsers", users, lambda: self.person(provider), remove("Users"))
        yield List("listUsers", users, lambda: self.person(provider), remove("Users"), {"active": "true", "q": "n"})
        yield List("listGroups", f"{tenant.path}/groups", group, remove("Groups"))
        one = group()

        def join() -> None:
            value = [{"value": self.person(provider)}]
            operation = {"op": "add", "path": "members", "value": value}
            body = {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [operation]}
            assert provider.send("PATCH", f"/Groups/{one}", body).is_success

        somebody = self.person(provider)
        titles = itertools.count(1)

        def rename() -> None:
            operation = {"op": "replace", "path": "title", "value": f"Title {next(titles)}"}
            body = {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [operation]}
            assert provider.send("PATCH", f"/Users/{somebody}", body).is_success

        yield List("readTimeline", f"{users}/{somebody}/timeline", rename, None, {}, ("time",))
        yield List("listGroupMembers", f"{tenant.path}/groups/{one}/members", join, remove("Users"))

    def logs(self) -> Iterator[List]:
        tenant = self.admin.create_tenant()
        provider = self.provider(tenant)
        path, schema = f"{tenant.path}/provisioning-log", self.product.schema_of(tenant.slug)

        def ask(status: int = 201) -> None:
            before = len(list(self.admin.pages(path)))
            if status == 201:
                self.person(provider)
            else:
                answered(provider.send("GET", "/Users/nobody"), status)
            until(lambda: len(list(self.admin.pages(path))) > before, "the request is in the log")

        for query, status in (({}, 201), ({"outcome": "failure"}, 404)):
            yield List(
                "listProvisioningLog", path, lambda status=status: ask(status),
                lambda row: self.forget(f"{schema}.provisioning_log", row), query)

    def audit(self) -> Iterator[List]:
        tenant = self.admin.create_tenant()

        def forget(row: Body) -> None:
            self.forget("rollcall.audit_log", row)

        yield List("listAuditLog", "/audit-log", self.admin.create_tenant, forget, {"action": "tenant.create"})
        yield List("listAuditLogOfTenant", f"{tenant.path}/audit-log", lambda: self.provider(tenant), forget)

    def webhooks(self) -> Iterator[List]:
        tenant = self.admin.create_tenant()
        path = f"{tenant.path}/webhook-endpoints"
        body = {"url": "https://localhost:1/in"}

        def endpoint() -> str:
            made = self.make(path, body)
            self.admin.remember(made["secret"])
            return made["id"]

        yield List("listWebhookEndpoints", path, endpoint, lambda row: self.end(f"{path}/{row['id']}"))
        self.end(f"{path}/{next(self.admin.pages(path))['id']}")
        one = endpoint()
        table = f"{self.product.schema_of(tenant.slug)}.webhook_deliveries"

        def failed() -> None:
            made = self.make(f"{path}/{one}/test", None, 202)["id"]
            until(lambda: answered(self.http.get(f"{tenant.path}/deliveries/{made}"), 200)["state"] == "failed", "it failed")

        for query in ({}, {"state": "failed"}):
            for operation, deliveries in (
                    ("listDeliveries", f"{path}/{one}/deliveries"), ("listAllDeliveries", f"{tenant.path}/deliveries")):
                yield List(operation, deliveries, failed, lambda row: self.forget(table, row), query)

    def mail(self) -> Iterator[List]:
        tenant = self.admin.create_tenant()
        base = f"{tenant.path}/notification"
        schema = self.product.schema_of(tenant.slug)

        def contact() -> None:
            self.make(f"{base}-preferences", {
                "address": f"gone{self.number}@{MAIL_DOMAIN}", "types": {"license.waitlisted": "at_once"}})

        yield List(
            "listContacts", f"{base}-preferences", contact, lambda row: self.end(f"{base}-preferences/{row['id']}"))
        provider = self.provider(tenant, tenant.create_pool(0))
        count = len(list(self.admin.pages(f"{base}-preferences")))
        self.person(provider)
        until(lambda: len(list(self.admin.pages(f"{base}-suppressions"))) >= count, "all bounced", within=60)

        def bounce() -> None:
            """One more address that bounces; mail to the others is suppressed."""
            before = len(list(self.admin.pages(f"{base}s", state="bounced")))
            contact()
            self.person(provider)
            until(lambda: len(list(self.admin.pages(f"{base}s", state="bounced"))) > before, "it bounced", within=60)

        for query in ({}, {"state": "bounced"}):
            yield List(
                "listNotifications", f"{base}s", bounce, lambda row: self.forget(f"{schema}.notifications", row), query)
        yield List(
            "listSuppressions", f"{base}-suppressions", bounce,
            lambda row: self.end(f"{base}-suppressions/{row['id']}"))


AREAS = ["tenants", "keys", "jobs", "console", "configurations", "pools", "assignments", "events", "directory", "logs", "audit", "webhooks", "mail"]
WALKED: dict[str, set[str]] = {}


@pytest.fixture(scope="module")
def stage(cluster: PostgresCluster, logbook: LogBook, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    logbook.secrets.add("p%40ss%3Aw%C3%B6rd")
    local = {"ROLLCALL_WEBHOOK_ALLOWED_CIDRS": "127.0.0.1/32", "ROLLCALL_PUBLIC_URL": "https://rollcall.example"}
    folder: Path = tmp_path_factory.mktemp("lists")
    server = MailServer(folder).start()

    class Refused(dict):
        def get(self, address: str, default: object = None) -> list[str]:
            return ["550 5.1.1 nobody here"]

    server.script.recipients = Refused()
    with Product(cluster, logbook, folder) as product:
        product.api(**local)
        product.worker(**local, **server.settings)
        yield Stage(product)
    server.stop()


@pytest.mark.parametrize("area", AREAS)
def test_a_walk_shows_every_row_once_that_was_there_throughout(stage: Stage, area: str) -> None:
    for listed in getattr(stage, area)():
        WALKED.setdefault(area, set()).add(listed.operation)
        walk(stage, listed)


def walk(stage: Stage, listed: List) -> None:
    dice = random.Random(listed.operation)
    while len(before := rows(stage, listed)) < ROWS:
        listed.add()
    victims = iter(dice.sample(before, len(before) // 3) if listed.remove else [])
    gone: list[Body] = []

    def change() -> None:
        listed.add()
        if listed.remove and (victim := next(victims, None)):
            listed.remove(victim)
            gone.append(victim)

    change()
    early = {listed.name(row) for row in gone}
    seen: list[tuple[object, ...]] = []
    query = listed.query | {"limit": str(PAGE)}
    while True:
        page = answered(stage.http.get(listed.path, params=query), 200)
        assert len(page["data"]) <= PAGE
        seen += [listed.name(row) for row in page["data"]]
        if page["next_cursor"] is None:
            break
        assert len(seen) < 50 * ROWS, f"{listed.operation} does not end"
        query["cursor"] = page["next_cursor"]
        change()
    what = f"{listed.operation} {listed.query}"
    assert len(seen) == len(set(seen)), f"{what}: {len(seen) - len(set(seen))} seen twice"
    stays = {listed.name(row) for row in before} - {listed.name(row) for row in gone}
    assert not stays - set(seen), f"{what}: {len(stays - set(seen))} of {len(stays)} missed"
    assert not early & set(seen), f"{what}: seen, who was gone before the walk began"
    if listed.remove:
        assert len(gone) > 3, f"{what}: hardly anything went away"


def rows(stage: Stage, listed: List) -> list[Body]:
    return list(stage.admin.pages(listed.path, **listed.query))


def test_no_list_was_left_out(stage: Stage) -> None:
    paths = answered(httpx2.get(f"{stage.admin.url}/admin/v1/openapi.json"), 200)["paths"]
    paged = {
        operation["operationId"] for item in paths.values() for operation in item.values()
        if {"$ref": "#/components/parameters/cursor"} in operation.get("parameters", [])}
    if len(WALKED) < len(AREAS):
        pytest.skip("not all areas were walked in this run")
    assert paged == set.union(*WALKED.values()), "give each list a walk in an area of the stage"
