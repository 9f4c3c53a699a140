"""The OpenAPI document of the admin API beside the running service: every answer of a walk over all of it is as described."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from testbed.actors import MAIL_DOMAIN, Admin, Body, Entra, IdentityProvider, Tenant, answered, people
from testbed.cluster import PostgresCluster
from testbed.description import Description
from testbed.fuzz import SECONDS, attack
from testbed.mailserver import MailServer
from testbed.patience import until
from testbed.product import Product
from testbed.service import LogBook, Service

BASE = "/admin/v1"
URN = "urn:example:params:scim:schemas:acme:2.0:"
NOWHERE = "0190a0a0-0000-7000-8000-000000000000"


def document(api: Service) -> dict[str, Any]:
    return answered(httpx2.get(f"{api.url}{BASE}/openapi.json"), 200)


def test_document_is_valid_openapi(api: Service) -> None:
    errors = list(OpenAPIV31SpecValidator(document(api)).iter_errors())
    assert not errors, "\n".join(str(error) for error in errors)


class Walk:
    """An operator and a tenant's administrator who look at everything; each answer is held to the document."""

    def __init__(self, product: Product, api: Service) -> None:
        self.product = product
        self.description = Description(document(api), BASE)
        self.admin = product.admin(api)
        self.http = self.admin.http
        self.http.event_hooks = {"response": [self.description.check]}
        self.tenant = self.admin.create_tenant()
        self.path = self.tenant.path

    def get(self, path: str, status: int = 200, **query: str) -> Any:
        return answered(self.http.get(path, params=query), status)

    def post(self, path: str, body: Body | None = None, status: int = 201, **query: str) -> Any:
        return answered(self.http.post(path, json=body, params=query), status)

    def patch(self, path: str, body: Body, status: int = 200, **query: str) -> Any:
        return answered(self.http.patch(path, json=body, params=query), status)

    def delete(self, path: str, status: int = 204, **query: str) -> Any:
        return answered(self.http.delete(path, params=query), status)

    def stale(self, path: str, body: Body) -> None:
        """A change under a version that is not the present one."""
        answered(self.http.patch(path, json=body, headers={"If-Match": 'W/"999"'}), 412)

    # The areas.

    def tenants(self) -> None:
        self.get("/tenants")
        self.get(self.path)
        self.get("/tenants/nobody", 404)
        self.post("/tenants", {"slug": self.tenant.slug, "name": "Again"}, 409)
        self.post("/tenants", {"slug": "No slug!", "surplus": 1}, 400)
        self.patch(self.path, {"name": "Renamed"})
        self.stale(self.path, {"name": "Again"})
        self.get(f"{self.path}/usage")
        assert self.http.get(f"{self.path}/archive").status_code == 200
        other = self.admin.create_tenant().path
        self.post(f"{other}/suspend", None, 200)
        self.post(f"{other}/resume", None, 200)
        self.delete(other, 200, dry_run="true")
        self.delete(other, 400, grace_hours="-1")
        self.delete(other, 202, grace_hours="1")
        key = {"Idempotency-Key": "once"}
        body = {"slug": f"{self.tenant.slug}-2", "name": "Twice"}
        for _ in range(2):
            answered(self.http.post("/tenants", json=body, headers=key), 201)
        answered(self.http.post("/tenants", json=body | {"name": "Other"}, headers=key), 422)
        answered(self.http.post("/tenants", json=body, headers={"Idempotency-Key": "no good"}), 400)

    def keys(self) -> None:
        made = self.post("/api-keys", {"name": "bound", "tenant": self.tenant.slug, "scopes": ["licenses:read"]})
        self.admin.remember(made["key"])
        bound = Admin(self.admin.url, made["key"])
        bound.http.event_hooks = self.http.event_hooks
        answered(bound.http.get(f"{self.path}/license-pools"), 200)
        answered(bound.http.get("/tenants"), 403)
        answered(bound.http.post(f"{self.path}/license-pools", json={}), 403)
        bound.http.headers["Authorization"] = "Bearer nonsense"
        answered(bound.http.get(f"{self.path}/license-pools"), 401)
        self.get("/api-keys")
        self.post("/api-keys", {"name": "x", "scopes": ["seats:read"]}, 400)
        self.get(f"/api-keys/{made['id']}")
        self.get(f"/api-keys/{NOWHERE}", 404)
        self.delete(f"/api-keys/{made['id']}", 200, dry_run="true")
        self.delete(f"/api-keys/{made['id']}")
        self.delete(f"/api-keys/{NOWHERE}", 404)

    def console(self) -> None:
        path = f"{self.path}/console-users"
        made = self.post(path, {"address": "casey@globex.example", "name": "Casey", "role": "owner"})
        self.post(path, {"address": "CASEY@globex.example"}, 409)
        self.post(path, {"address": "casey"}, 400)
        self.get(path)
        one = f"{path}/{made['id']}"
        self.get(one)
        self.get(f"{path}/{NOWHERE}", 404)
        self.admin.remember(self.post(f"{one}/links", {"expires_in_minutes": 5})["link"])
        self.post(f"{one}/links", {"expires_in_minutes": 0}, 400)
        self.post(f"{one}/sign-out", None, 204)
        self.patch(one, {"role": "auditor", "disabled": True})
        self.patch(one, {"role": "king"}, 400)
        self.post(f"{one}/links", {}, 409)

    def configurations(self) -> None:
        path = f"{self.path}/scim-configurations"
        made = self.post(path, {"name": "Okta", "idp": "okta"})
        self.get(path)
        one = f"{path}/{made['id']}"
        self.get(one)
        self.patch(one, {"strict": True, "name": None})
        self.stale(one, {"strict": False})
        self.patch(one, {"auto_assign": {"enabled": True, "pool_id": NOWHERE}}, 400)
        self.post(path, {"name": "Okta"}, 409)
        token = self.post(f"{one}/tokens", {"name": "first", "expires_in_days": 5})
        self.admin.remember(token["token"])
        self.get(f"{one}/tokens")
        self.get(f"{one}/tokens/{token['id']}")
        rotated = self.post(f"{one}/tokens/{token['id']}/rotate", {"overlap": "24h", "name": "second"})
        self.admin.remember(rotated["token"])
        self.post(f"{one}/test", {"token": rotated["token"]}, 200)
        self.post(f"{one}/test", {"token": "rc_nobody's"}, 422)
        self.post(f"{one}/tokens/{token['id']}/rotate", {"overlap": 0}, 409)
        self.post(f"{one}/tokens/{rotated['id']}/rotate", {"overlap": -1}, 400)
        self.delete(f"{one}/tokens/{token['id']}", 200, dry_run="true")
        self.delete(f"{one}/tokens/{token['id']}")
        self.delete(f"{one}/tokens/{NOWHERE}", 404)
        self.clients(f"{one}/clients")
        self.delete(one, 400)
        self.delete(one, 200, users="keep", dry_run="true")
        self.delete(one, 202, users="keep")

    def clients(self, path: str) -> None:
        made = self.post(path, {"name": "Entra"})
        self.post(path, {"name": "Entra", "expires_in_days": 1}, 400)
        trust = {"issuer": "i", "jwks_url": "https://issuer.example/keys", "subject": "s", "audience": "a"}
        federated = self.post(path, {"name": "WIF", "method": "workload_identity", "directory_id": "d"} | trust)
        self.post(path, {"name": "WIF", "method": "workload_identity"} | trust | {"jwks_url": "ftp://x"}, 400)
        self.get(path)
        one = f"{path}/{made['id']}"
        self.get(one)
        second = self.post(f"{one}/secrets", {"expires_in_days": 365})
        third = self.post(f"{one}/secrets/{second['id']}/rotate", {"overlap": 0})
        for secret in (made, second, third):
            self.admin.remember(secret["client_secret"])
        self.post(f"{one}/secrets/{second['id']}/rotate", {}, 409)
        self.post(f"{path}/{federated['id']}/secrets", {}, 409)
        self.delete(f"{one}/secrets/{third['id']}")
        self.delete(f"{one}/secrets/{NOWHERE}", 404)
        self.delete(one, 200, dry_run="true")
        self.delete(one)
        self.delete(f"{path}/{NOWHERE}", 404)

    def schemas(self) -> None:
        path = f"{self.path}/schemas"
        parts = [{"name": "value", "type": "reference", "referenceTypes": ["User"]}]
        attributes = [
            {"name": "serial", "required": True, "uniqueness": "server", "canonicalValues": ["A"]},
            {"name": "owner", "type": "complex", "subAttributes": parts},
        ]
        made = self.post(path, {"id": f"{URN}Device", "name": "Device", "attributes": attributes})
        self.get(path)
        self.get(f"{path}/{URN}Device")
        # What was answered may be sent back.
        answered(self.http.put(f"{path}/{URN}Device", json=made), 200)
        self.post(path, {"id": f"{URN}Device", "attributes": attributes}, 409)
        self.post(path, {"id": "Device"}, 400)
        self.post(path, {"id": f"{URN}User", "resource_type": "User", "attributes": [{"name": "desk"}]})
        types = f"{self.path}/resource-types"
        extended = {"schema": f"{URN}Tag", "required": False}
        self.post(path, {"id": f"{URN}Tag", "attributes": [{"name": "tag"}]})
        kind = {"name": "Device", "endpoint": "/Devices", "schema": f"{URN}Device", "schemaExtensions": [extended]}
        made = self.post(types, kind)
        self.get(types)
        self.get(f"{types}/Device")
        answered(self.http.put(f"{types}/Device", json=made), 200)
        self.post(types, kind, 409)
        self.post(types, {"name": "Bad"}, 400)
        self.delete(f"{path}/{URN}Device", 409)
        self.delete(f"{types}/Device")
        self.delete(f"{types}/Device", 404)
        self.delete(f"{path}/{URN}Device")

    def licenses(self) -> None:
        """With people: two of a group get seats, one waits, all are lost at once and held."""
        path = f"{self.path}/license-pools"
        pool = self.post(path, {"name": "Navigator", "product": "navigator", "seats": 3})["id"]
        one = f"{path}/{pool}"
        self.get(path)
        self.get(one)
        self.post(path, {"name": "Navigator", "product": "navigator", "seats": 3}, 409)
        self.patch(one, {"seats": 4}, dry_run="true")
        self.patch(one, {"seats": -1}, 400)
        self.patch(one, {"release_grace_hours": 1, "reclaim_unactivated_after_days": 3, "thresholds": [50]})
        self.patch(one, {"release_grace_hours": 0})
        self.stale(one, {"seats": 3})

        entra = Entra(self.tenant, self.tenant.create_token(self.tenant.create_configuration("entra")))
        users = [entra.provision(person)["id"] for person in people(5)]
        group = entra.create_group("Sales")["id"]
        entra.add_members(group, users)
        rules = f"{self.path}/license-rules"
        body = {"subject_id": group, "pool_id": pool}
        self.post(rules, body, 200, dry_run="true")
        rule = self.post(rules, body)["id"]
        self.post(rules, body, 409)
        self.post(rules, {"subject_id": NOWHERE, "pool_id": NOWHERE}, 400)
        self.get(rules)
        self.get(f"{rules}/{rule}")
        self.patch(f"{rules}/{rule}", {"priority": 1}, dry_run="true")
        self.patch(f"{rules}/{rule}", {"priority": 5})
        self.stale(f"{rules}/{rule}", {"priority": 6})
        assignments = f"{self.path}/assignments"
        until(lambda: len(self.get(assignments)["data"]) == 5, "the seats have followed", within=60)
        until(lambda: self.get(f"{one}/usage")["waitlisted"] == 2, "two wait")
        self.get(assignments, state="waitlisted", pool_id=pool)
        self.get(assignments, 400, state="lost")
        self.get(f"{assignments}/history", user_id=users[0])
        self.get(f"{assignments}/history", 400)
        holders = [one["user_id"] for one in self.get(assignments, state="assigned")["data"]]
        self.post(f"{assignments}/{pool}/{holders[0]}/activation", None, 202)
        self.get(f"{self.path}/users/{holders[0]}/license-explanation")
        self.get(f"{self.path}/users/{NOWHERE}/license-explanation")
        self.delete(f"{assignments}/{pool}/{holders[0]}", 200, dry_run="true")
        self.delete(f"{assignments}/{pool}/{holders[0]}", 202)
        self.post(assignments, {"user_id": NOWHERE, "pool_id": pool}, 400)
        until(lambda: self.get(assignments, state="assigned", user_id=holders[0])["data"] == [], "the seat is gone")
        self.delete(f"{self.path}/exclusions/{pool}/{holders[0]}")
        self.post(assignments, {"user_id": holders[0], "pool_id": pool, "source": "manual"}, 202)
        self.shrink(one)
        self.guard(entra, users)
        self.delete(one, 409)
        self.delete(f"{rules}/{rule}", 200, dry_run="true")
        self.delete(f"{rules}/{rule}")
        empty = self.post(path, {"name": "Empty", "product": "navigator", "seats": 0})["id"]
        self.delete(f"{path}/{empty}", 200, dry_run="true")
        self.delete(f"{path}/{empty}")
        self.delete(f"{path}/{empty}", 404)

    def shrink(self, pool: str) -> None:
        self.post(f"{pool}/overflow", {"user_ids": [NOWHERE]}, 409)
        self.patch(pool, {"seats": 1})
        over = until(lambda: (found := self.get(f"{pool}/overflow"))["data"] and found, "two seats are too many")
        self.post(f"{pool}/overflow", {"user_ids": [over["data"][0]["user_id"]]}, 202)
        until(lambda: self.get(f"{pool}/overflow")["overflow"] == 1, "one was given up")

    def guard(self, entra: Entra, users: list[str]) -> None:
        path = f"{self.path}/guard"
        self.get(path)
        self.post(f"{path}/approve", {}, 409)
        self.patch(path, {"minimum": 0, "percent": 0, "window_minutes": 60})
        self.stale(path, {"minimum": 1})
        for decision in ("reject", "approve"):
            for user in users:
                entra.activate(user)
                entra.deactivate(user)
            until(lambda: self.get(path)["tripped"], "the guard has tripped")
            assert self.get(f"{path}/held")["data"]
            self.get(f"{self.path}/assignments")
            self.post(f"{path}/{decision}", {"tripped_sequence": 1}, 409)
            self.post(f"{path}/{decision}", None, 202)
            until(lambda: not self.get(path)["tripped"], "it was decided")

    def webhooks(self) -> None:
        path = f"{self.path}/webhook-endpoints"
        body = {"url": "https://localhost:1/in", "description": "Nobody listens", "headers": {"X-Token": "t"}}
        made = self.post(path, body | {"event_types": ["user.*"], "max_rate": 5})
        self.admin.remember(made["secret"])
        one = f"{path}/{made['id']}"
        polled = self.post(path, {"format": "scim_set", "url": None})
        self.get(path)
        self.get(one)
        self.patch(one, {"max_rate": 0, "ordered": True})
        self.stale(one, {"ordered": False})
        self.post(path, {"url": "http://10.0.0.1"}, 400)
        self.admin.remember(self.post(f"{one}/secret/rotate", {"overlap_hours": 1}, 200)["secret"])
        delivery = self.post(f"{one}/test", None, 202)["id"]
        self.post(f"{path}/{polled['id']}/test", None, 409)
        deliveries = f"{self.path}/deliveries"
        until(lambda: self.get(f"{deliveries}/{delivery}")["log"], "it was tried", within=30)
        self.get(f"{one}/deliveries", state="failed")
        self.get(deliveries, state="failed")
        self.get(deliveries, 400, state="lost")
        self.get(f"{path}/{NOWHERE}/deliveries", 404)
        self.post(f"{deliveries}/{delivery}/retry", None, 202)
        self.get(f"{deliveries}/{NOWHERE}", 404)
        since = self.get(self.path)["created_at"]
        self.post(f"{one}/recover", {"since": since}, 202)
        self.post(f"{one}/recover", {"since": "2000-01-01T00:00:00Z"}, 400)
        self.post(f"{one}/replay", {"since": since, "types": ["user.created"]}, 202)
        self.delete(f"{path}/{polled['id']}")
        self.delete(one, 200, dry_run="true")
        self.delete(one)
        self.delete(one, 404)

    def notifications(self, server: MailServer) -> None:
        base = f"{self.path}/notification"
        gone, well = f"gone@{MAIL_DOMAIN}", f"well@{MAIL_DOMAIN}"
        server.script.recipients = {gone: ["550 5.1.1 nobody here"]}
        made = [
            self.post(f"{base}-preferences", {"address": address, "types": {"license.waitlisted": "at_once"}})
            for address in (gone, well)]
        one = f"{base}-preferences/{made[0]['id']}"
        self.get(f"{base}-preferences")
        self.get(one)
        self.patch(one, {"locale": "de-AT", "digest": "daily"})
        self.stale(one, {"locale": "en"})
        self.post(f"{base}-preferences", {"address": gone}, 409)
        self.post(f"{base}-preferences", {"address": "nobody", "locale": "?"}, 400)
        self.get(f"{base}-settings")
        self.patch(f"{base}-settings", {"seat_assigned": False})
        pool = self.post(f"{self.path}/license-pools", {"name": "None", "product": "mailed", "seats": 0})["id"]
        entra = Entra(self.tenant, self.tenant.create_token(self.tenant.create_configuration("entra", pool, "Mailed")))
        entra.provision(people(1, start=90)[0])
        until(
            lambda: {"bounced", "sent"} <= {one["state"] for one in self.get(f"{base}s")["data"]}, "both were tried",
            within=60)
        mail = self.get(f"{base}s", state="bounced")["data"][0]["id"]
        self.get(f"{base}s/{mail}")
        self.get(f"{base}s/{NOWHERE}", 404)
        suppressed = self.get(f"{base}-suppressions")["data"][0]["id"]
        self.delete(f"{base}-suppressions/{suppressed}")
        self.delete(f"{base}-suppressions/{suppressed}", 404)
        template = f"{base}-templates/license.waitlisted/de"
        text = {"subject": "Hallo", "text": "Hallo", "html": "<p>Hallo</p>"}
        answered(self.http.put(template, json=text), 200)
        answered(self.http.put(template, json=text | {"text": "{{nothing}}"}), 400)
        self.get(f"{base}-templates")
        self.post(f"{template}/preview", {}, 200)
        self.post(f"{template}/preview", text, 200)
        self.delete(template)
        self.delete(template, 404)
        self.delete(one, 200, dry_run="true")
        self.delete(one)
        self.delete(one, 404)

    def jobs(self) -> None:
        self.get("/jobs")
        self.get("/jobs", state="completed", tenant=self.tenant.slug)
        self.get("/jobs", 400, state="lost")
        self.get("/queues")
        self.get("/queues/default/minutes", minutes="5")
        self.get("/queues/default/minutes", 400, minutes="0")
        self.get("/workers")
        self.get("/stats")
        self.get("/migrations")
        pause = self.post("/pauses", {"tenant": self.tenant.slug, "reason": "to look at its jobs"})
        self.post("/pauses", {"reason": "nothing"}, 400)
        self.get("/pauses")
        self.some_jobs()
        for state in ("ready", "discarded"):
            verb = "discard" if state == "ready" else "retry"
            body = {"state": state, "tenant": self.tenant.slug}
            self.post(f"/jobs/{verb}", body | {"expected_count": 99_999}, 409)
            self.post(f"/jobs/{verb}", body | {"expected_count": -1}, 400)
            count = len(self.get("/jobs", state=state, tenant=self.tenant.slug)["data"])
            self.post(f"/jobs/{verb}", body | {"expected_count": count}, 200)
        self.delete(f"/pauses/{pause['id']}")
        self.delete(f"/pauses/{pause['id']}", 404)
        schedule = self.get("/schedules")["data"][0]["name"]
        for verb in ("pause", "resume", "run"):
            self.post(f"/schedules/{schedule}/{verb}", None, 200)
        self.post("/schedules/nothing/run", None, 404)

    def some_jobs(self) -> None:
        """Three jobs that wait, because the tenant is paused."""
        entra = IdentityProvider(self.tenant, self.tenant.create_token(self.tenant.create_configuration("generic", name="Jobs")))
        schema = ["urn:ietf:params:scim:schemas:core:2.0:User"]
        for number in range(3):
            answered(entra.send("POST", "/Users", {"schemas": schema, "userName": f"job{number}@{MAIL_DOMAIN}"}), 201)
        first, second, *_ = self.get("/jobs", state="ready", tenant=self.tenant.slug)["data"]
        one, other = f"/jobs/{first['id']}", f"/jobs/{second['id']}"
        self.get(one)
        self.delete(one, 409)
        self.post(f"{one}/discard", None, 200)
        self.post(f"{one}/retry", None, 200)
        self.post(f"{one}/retry", None, 409)
        self.post(f"{one}/cancel", None, 200)
        self.delete(one, 200)
        self.delete(one, 404)
        self.post(f"{other}/cancel", None, 200)

    def directory(self) -> None:
        """Whom the areas before have provisioned."""
        users = self.get(f"{self.path}/users")["data"]
        self.get(f"{self.path}/users/{users[0]['id']}")
        self.get(f"{self.path}/users/{NOWHERE}", 404)
        self.get(f"{self.path}/users/{users[0]['id']}/timeline")
        self.get(f"{self.path}/users/{NOWHERE}/timeline", 200)
        self.get(f"{self.path}/users", active="true", q="a")
        self.get(f"{self.path}/users", 400, filter="userName eq")
        group = self.get(f"{self.path}/groups")["data"][0]["id"]
        self.get(f"{self.path}/groups/{group}")
        assert self.get(f"{self.path}/groups/{group}/members")["data"]
        self.get(f"{self.path}/groups/{NOWHERE}/members", 404)

    def logs(self) -> None:
        """What the areas before have left there."""
        path = f"{self.path}/provisioning-log"
        entry = until(lambda: self.get(path)["data"], "the requests are in the log")[0]
        self.get(f"{path}/{entry['id']}")
        self.get(f"{path}/{NOWHERE}", 404)
        self.get(path, follow="true")
        self.get(path, outcome="failure", operation="read")
        self.get(path, 400, outcome="lost")
        for form in ("ndjson", "csv"):
            assert self.http.get(path, params={"format": form}).text.count("\n") > 10

        configuration = self.get(f"{self.path}/scim-configurations")["data"][0]["id"]
        assert self.get(f"{self.path}/scim-configurations/{configuration}/health")["status"]
        self.get(f"{self.path}/scim-configurations/{NOWHERE}/health", 404)
        for audited in ("/audit-log", f"{self.path}/audit-log"):
            entry = self.get(audited, action="scim_token.create")["data"][0]
            assert self.get(f"{audited}/{entry['id']}") == entry
            self.get(f"{audited}/{NOWHERE}", 404)
            self.get(audited, 400, since="yesterday")
            assert self.http.get(audited, params={"format": "csv"}).text.count("\n") > 10
        self.get("/audit-log", 404, tenant="no-such-tenant")

    def events(self) -> None:
        self.get("/event-types")
        self.get(f"{self.path}/event-types")
        seen = 0
        while page := self.get(f"{self.path}/events", after=str(seen))["data"]:
            seen = page[-1]["sequence"]
        assert seen > 40
        self.get(f"{self.path}/events", 400, limit="0")


@pytest.fixture
def mail_server(tmp_path: Path) -> Iterator[MailServer]:
    server = MailServer(tmp_path).start()
    yield server
    server.stop()


@pytest.fixture
def walk(cluster: PostgresCluster, logbook: LogBook, tmp_path: Path, mail_server: MailServer) -> Iterator[Walk]:
    """A product that sends mail and may deliver to this machine, where nobody takes webhooks."""
    logbook.secrets.add("p%40ss%3Aw%C3%B6rd")
    local = {"ROLLCALL_WEBHOOK_ALLOWED_CIDRS": "127.0.0.1/32", "ROLLCALL_PUBLIC_URL": "https://rollcall.example"}
    with Product(cluster, logbook, tmp_path) as product:
        api = product.api(**local)
        product.worker(**local, **mail_server.settings)
        yield Walk(product, api)


def test_every_answer_is_as_the_document_says(walk: Walk, mail_server: MailServer) -> None:
    areas: list[Callable[[], None]] = [
        walk.tenants, walk.keys, walk.console, walk.configurations, walk.schemas, walk.licenses, walk.webhooks,
        lambda: walk.notifications(mail_server), walk.jobs, walk.events, walk.directory, walk.logs,
    ]
    for area in areas:
        area()
    missed = walk.description.names - set(walk.description.succeeded)
    assert not missed, f"the walk has seen no success of {sorted(missed)}: give it some steps for them"
    assert len(walk.description.refused) > 40


def things_of(tenant: Tenant) -> dict[str, list[str]]:
    """What exists in a tenant, by the names that the document's paths have for it."""
    http, path = tenant.admin.http, tenant.path
    pools = [tenant.create_pool(5, f"Pool {number}") for number in range(3)]
    configuration = tenant.create_configuration("entra")
    token = tenant.create_token(configuration)
    entra = Entra(tenant, token)
    users = [entra.provision(person)["id"] for person in people(4)]
    group = entra.create_group("Sales")["id"]

    def made(kind: str, body: Body, status: int = 201) -> Body:
        return answered(http.post(f"{path}/{kind}", json=body), status)

    rule = made("license-rules", {"subject_id": group, "pool_id": pools[0]})["id"]
    endpoint = made("webhook-endpoints", {"url": "https://hooks.example/in"})
    tenant.admin.remember(endpoint["secret"])
    made("schemas", {"id": f"{URN}Device", "attributes": [{"name": "serial"}]})
    made("resource-types", {"name": "Device", "endpoint": "/Devices", "schema": f"{URN}Device"})
    return {
        "tenant": [tenant.slug], "pool": pools, "configuration": [configuration], "token": [token.id], "user": users,
        "group": [group], "rule": [rule], "endpoint": [endpoint["id"]], "urn": [f"{URN}Device"],
        "delivery": [made(f"webhook-endpoints/{endpoint['id']}/test", {}, 202)["id"]],
        "contact": [made("notification-preferences", {"address": f"it@{MAIL_DOMAIN}"})["id"]],
        "type": ["Device", "license.waitlisted", "user.welcome"], "locale": ["en", "de-AT"],
        "schedule": [one["name"] for one in answered(http.get("/schedules"), 200)["data"]],
        "job": [str(job["id"]) for job in tenant.admin.jobs(tenant.slug)], "queue": ["licenses"],
    }


@pytest.mark.timeout(SECONDS + 300)
def test_schemathesis_finds_no_fault_in_the_admin_api(cluster: PostgresCluster, logbook: LogBook, tmp_path: Path) -> None:
    """Of a product of its own, whose operator's key may do everything; nothing is delivered, for there is no worker."""
    with Product(cluster, logbook, tmp_path) as product:
        api = product.api()
        ids = things_of(product.admin(api).create_tenant())
        attack(
            api, f"{BASE}/openapi.json", f"{api.url}{BASE}", product.admin_key, ids, tmp_path, "coverage,fuzzing,stateful",
            ["--max-time", str(SECONDS)], hooks="plausible_admin")
        answered(product.admin(api).http.get("/tenants"), 200)
