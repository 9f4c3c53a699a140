"""Nobody enters a tenant with a credential that is not its own, and from outside every wrong credential looks the same."""

import base64
import hashlib
import json
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest

from testbed.actors import CORE_GROUP, CORE_USER, Admin, Entra, Tenant, Token, answered, patch, people
from testbed.patience import until
from testbed.product import Product
from testbed.service import REPOSITORY

# By which the tenant that is attacked extends its users.
OWN_SCHEMA = "urn:example:params:scim:schemas:extension:acme:2.0:User"

# What a type of the tenant's own is made of.
OWN_CORE = "urn:example:params:scim:schemas:acme:2.0:Device"

NOBODY = "00000000-0000-7000-8000-000000000000"

# Every SCIM route: method, path, body. {user}, {group} and {device} are real resources of the tenant that is attacked.
SCIM_ROUTES: list[tuple[str, str, Any]] = [
    ("GET", "/ServiceProviderConfig", None),
    ("GET", "/ResourceTypes", None),
    ("GET", "/ResourceTypes/{type}", None),
    ("GET", "/Schemas", None),
    ("GET", "/Schemas/{schema}", None),
    ("GET", "/Users", None),
    ("POST", "/Users", {"schemas": [CORE_USER], "userName": "intruder@people.example"}),
    ("POST", "/Users/.search", {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"]}),
    ("GET", "/Users/{user}", None),
    ("PUT", "/Users/{user}", {"schemas": [CORE_USER], "userName": "intruder@people.example"}),
    ("PATCH", "/Users/{user}", patch({"op": "replace", "path": "active", "value": False})),
    ("DELETE", "/Users/{user}", None),
    ("GET", "/Groups", None),
    ("POST", "/Groups", {"schemas": [CORE_GROUP], "displayName": "Intruders"}),
    ("POST", "/Groups/.search", {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"]}),
    ("GET", "/Groups/{group}", None),
    ("PUT", "/Groups/{group}", {"schemas": [CORE_GROUP], "displayName": "Intruders"}),
    ("PATCH", "/Groups/{group}", patch({"op": "remove", "path": "members"})),
    ("DELETE", "/Groups/{group}", None),
    ("POST", "/.search", {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"]}),
    ("GET", "/Me", None),
    ("PUT", "/Me", {"schemas": [CORE_USER], "userName": "intruder@people.example"}),
    ("PATCH", "/Me", patch({"op": "replace", "path": "active", "value": False})),
    ("DELETE", "/Me", None),
    ("POST", "/Me", {"schemas": [CORE_USER], "userName": "intruder@people.example"}),
    ("POST", "/Bulk", {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": []}),
    ("GET", "/{devices}", None),
    ("POST", "/{devices}", {"schemas": [OWN_CORE], "serial": "intruder"}),
    ("POST", "/{devices}/.search", {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"]}),
    ("GET", "/{devices}/{device}", None),
    ("PUT", "/{devices}/{device}", {"schemas": [OWN_CORE], "serial": "intruder"}),
    ("PATCH", "/{devices}/{device}", patch({"op": "replace", "path": "serial", "value": "intruder"})),
    ("DELETE", "/{devices}/{device}", None),
]

# Every route of the admin API under a tenant, below /admin/v1/tenants/{slug}.
TENANT_ROUTES: list[tuple[str, str, Any]] = [
    ("GET", "", None),
    ("PATCH", "", {"name": "Intruders"}),
    ("DELETE", "", None),
    ("POST", "/suspend", {}),
    ("POST", "/resume", {}),
    ("GET", "/usage", None),
    ("GET", "/archive", None),
    ("GET", "/users", None),
    ("GET", "/users/{user}", None),
    ("GET", "/groups", None),
    ("GET", "/groups/{group}", None),
    ("GET", "/groups/{group}/members", None),
    ("GET", "/provisioning-log", None),
    ("GET", "/provisioning-log/{entry}", None),
    ("GET", "/audit-log", None),
    ("GET", "/audit-log/{entry}", None),
    ("GET", "/users/{user}/timeline", None),
    ("GET", "/deliveries", None),
    ("DELETE", "/scim-configurations/{configuration}", None),
    ("GET", "/console-users", None),
    ("POST", "/console-users", {"address": "intruder@people.example"}),
    ("GET", "/console-users/{console_user}", None),
    ("PATCH", "/console-users/{console_user}", {"role": "owner"}),
    ("POST", "/console-users/{console_user}/links", {}),
    ("POST", "/console-users/{console_user}/sign-out", None),
    ("GET", "/scim-configurations/{configuration}/health", None),
    ("GET", "/license-pools", None),
    ("POST", "/license-pools", {"name": "Intruders", "product": "sales-navigator", "seats": 1}),
    ("GET", "/license-pools/{pool}", None),
    ("GET", "/scim-configurations", None),
    ("POST", "/scim-configurations", {"name": "Intruders", "idp": "entra", "auto_assign": {"enabled": False}}),
    ("GET", "/scim-configurations/{configuration}", None),
    ("PATCH", "/scim-configurations/{configuration}", {"name": "Intruders"}),
    ("POST", "/scim-configurations/{configuration}/test", {"token": "no token of anybody"}),
    ("GET", "/scim-configurations/{configuration}/tokens", None),
    ("POST", "/scim-configurations/{configuration}/tokens", {"name": "intruder", "expires_in_days": 1}),
    ("DELETE", "/scim-configurations/{configuration}/tokens/{token}", None),
    ("GET", "/scim-configurations/{configuration}/tokens/{token}", None),
    ("POST", "/scim-configurations/{configuration}/tokens/{token}/rotate", {"overlap": 0}),
    ("GET", "/scim-configurations/{configuration}/clients", None),
    ("POST", "/scim-configurations/{configuration}/clients", {"name": "intruder"}),
    ("GET", "/scim-configurations/{configuration}/clients/{client}", None),
    ("DELETE", "/scim-configurations/{configuration}/clients/{client}", None),
    ("POST", "/scim-configurations/{configuration}/clients/{client}/secrets", {"expires_in_days": 365}),
    ("DELETE", "/scim-configurations/{configuration}/clients/{client}/secrets/{secret}", None),
    ("POST", "/scim-configurations/{configuration}/clients/{client}/secrets/{secret}/rotate", {"overlap": 0}),
    ("PATCH", "/license-pools/{pool}", {"seats": 0}),
    ("DELETE", "/license-pools/{pool}", None),
    ("GET", "/license-pools/{pool}/usage", None),
    ("GET", "/license-pools/{pool}/overflow", None),
    ("POST", "/license-pools/{pool}/overflow", {"user_ids": []}),
    ("GET", "/license-rules", None),
    ("POST", "/license-rules", {"kind": "group", "subject_id": NOBODY, "pool_id": NOBODY}),
    ("GET", "/license-rules/{rule}", None),
    ("PATCH", "/license-rules/{rule}", {"priority": 1}),
    ("DELETE", "/license-rules/{rule}", None),
    ("GET", "/assignments", None),
    ("POST", "/assignments", {"pool_id": NOBODY, "user_id": NOBODY}),
    ("GET", "/assignments/history", None),
    ("DELETE", "/assignments/{pool}/{user}", None),
    ("POST", "/assignments/{pool}/{user}/activation", {}),
    ("DELETE", "/exclusions/{pool}/{user}", None),
    ("GET", "/users/{user}/license-explanation", None),
    ("GET", "/guard", None),
    ("PATCH", "/guard", {"percent": 100}),
    ("GET", "/guard/held", None),
    ("POST", "/guard/approve", {}),
    ("POST", "/guard/reject", {}),
    ("GET", "/schemas", None),
    ("POST", "/schemas", {"id": "urn:example:intruder:User", "resource_type": "User", "attributes": [{"name": "a"}]}),
    ("GET", "/schemas/{own_schema}", None),
    ("PUT", "/schemas/{own_schema}",
     {"id": OWN_SCHEMA, "resource_type": "User", "attributes": [{"name": "badge"}, {"name": "intruder"}]}),
    ("DELETE", "/schemas/{own_schema}", None),
    ("GET", "/resource-types", None),
    ("POST", "/resource-types", {"name": "Intruder", "endpoint": "/Intruders", "schema": OWN_CORE}),
    ("GET", "/resource-types/{own_type}", None),
    ("PUT", "/resource-types/{own_type}",
     {"name": "Device", "endpoint": "/Devices", "schema": OWN_CORE, "description": "intruder"}),
    ("DELETE", "/resource-types/{own_type}", None),
    ("GET", "/events", None),
    ("GET", "/event-types", None),
    ("GET", "/webhook-endpoints", None),
    ("POST", "/webhook-endpoints", {"url": "https://intruder.example/"}),
    ("GET", "/webhook-endpoints/{endpoint}", None),
    ("PATCH", "/webhook-endpoints/{endpoint}", {"enabled": False}),
    ("DELETE", "/webhook-endpoints/{endpoint}", None),
    ("POST", "/webhook-endpoints/{endpoint}/secret/rotate", {}),
    ("POST", "/webhook-endpoints/{endpoint}/test", None),
    ("POST", "/webhook-endpoints/{endpoint}/recover", {"since": "2026-11-28T00:00:00Z"}),
    ("POST", "/webhook-endpoints/{endpoint}/replay", {"since": "2026-11-28T00:00:00Z"}),
    ("GET", "/webhook-endpoints/{endpoint}/deliveries", None),
    ("GET", "/deliveries/{delivery}", None),
    ("POST", "/deliveries/{delivery}/retry", None),
    ("GET", "/notifications", None),
    ("GET", "/notifications/{notification}", None),
    ("GET", "/notification-preferences", None),
    ("POST", "/notification-preferences", {"address": "intruder@people.example"}),
    ("GET", "/notification-preferences/{contact}", None),
    ("PATCH", "/notification-preferences/{contact}", {"digest": "daily"}),
    ("DELETE", "/notification-preferences/{contact}", None),
    ("GET", "/notification-settings", None),
    ("PATCH", "/notification-settings", {}),
    ("GET", "/notification-suppressions", None),
    ("DELETE", "/notification-suppressions/{suppression}", None),
    ("GET", "/notification-templates", None),
    ("PUT", "/notification-templates/{mail_type}/{locale}", {"subject": "x", "text": "x", "html": "x"}),
    ("DELETE", "/notification-templates/{mail_type}/{locale}", None),
    ("POST", "/notification-templates/{mail_type}/{locale}/preview", {}),
]


@dataclass(frozen=True)
class Stage:
    """The tenant that is attacked, a second one, and what the first one holds."""

    victim: Tenant
    neighbour: Tenant
    entra: Entra
    ids: dict[str, str]
    wrong_tokens: dict[str, str]
    wrong_keys: dict[str, str]
    neighbours_key: str


def quiet(product: Product, tenant: Tenant, delivery: str) -> None:
    """Wait until what follows from the preparation has followed: afterwards nothing of the tenant changes by itself."""
    schema = product.schema_of(tenant.slug)
    until(lambda: product.rows(
        f"SELECT 1 FROM {schema}.event_follower AS f, {schema}.event_sequence AS s, {schema}.webhook_deliveries AS d "
        f"WHERE f.last_sequence = s.last_sequence AND NOT EXISTS (SELECT FROM rollcall.jobs "
        f"WHERE tenant_id = '{schema.removeprefix('tenant_')}' AND kind = 'licenses.reconcile') AND d.id = %s AND d.state <> 'pending' "
        f"AND NOT EXISTS (SELECT FROM {schema}.event_arrivals)", delivery), "the tenant is quiet", within=30)


@pytest.fixture(scope="module")
def stage(product: Product, admin: Admin) -> Stage:
    victim, neighbour = admin.create_tenant(), admin.create_tenant()
    pool = victim.create_pool(seats=5)
    configuration = victim.create_configuration("entra", pool)
    token = victim.create_token(configuration)
    entra = Entra(victim, token)
    user = entra.provision(people(1)[0])["id"]
    group = entra.create_group("Sales")["id"]
    entra.add_members(group, [user])

    foreign = neighbour.create_token(neighbour.create_configuration("entra")).token
    assert Entra(neighbour, foreign).test_connection()["totalResults"] == 0, "the foreign token is good at home"
    revoked = victim.create_token(configuration, "revoked")
    assert Entra(victim, revoked).test_connection()["totalResults"] == 0, "the revoked token was good"
    victim.revoke(revoked)
    until(lambda: Entra(victim, revoked).send("GET", "/Users").status_code == 401, "the revoked token is refused", within=2)

    wrong = {
        "of another tenant": foreign,
        "revoked": revoked.token,
        "unknown": never_issued("rc"),
        "with a wrong checksum": token.token[:-1] + ("A" if token.token[-1] != "A" else "B"),
        "malformed": "rc_",
        "no token at all": "Ünicode",
        "very long": "rc_" + "A" * 4000,
    }
    ids = {
        "user": user, "group": group, "pool": pool, "configuration": configuration, "token": token.id,
        "type": "User", "schema": CORE_USER, "own_schema": OWN_SCHEMA, "own_type": "Device", "devices": "Devices",
        # No mail was sent, and none refused.
        "notification": NOBODY, "entry": NOBODY, "suppression": NOBODY, "mail_type": "user.welcome", "locale": "en",
    }
    client = answered(victim.admin.http.post(
        f"{victim.path}/scim-configurations/{configuration}/clients", json={"name": "Entra"}), 201)
    victim.admin.remember(client["client_secret"])
    ids |= {"client": client["id"], "secret": client["secrets"][0]["id"]}
    ids["rule"] = answered(victim.admin.http.post(f"{victim.path}/license-rules", json={
        "kind": "group", "subject_id": group, "pool_id": pool, "priority": 5}), 201)["id"]
    ids["console_user"] = answered(victim.admin.http.post(f"{victim.path}/console-users", json={
        "address": "casey@people.example"}), 201)["id"]
    ids["contact"] = answered(victim.admin.http.post(f"{victim.path}/notification-preferences", json={
        "address": "it@people.example"}), 201)["id"]
    answered(victim.admin.http.post(f"{victim.path}/schemas", json={
        "id": OWN_SCHEMA, "resource_type": "User", "attributes": [{"name": "badge"}],
    }), 201)
    ids["device"] = provisioned_device(victim, entra)
    endpoint = answered(victim.admin.http.post(f"{victim.path}/webhook-endpoints", json={
        "url": "https://hooks.invalid/", "event_types": ["group.deleted"]}), 201)
    victim.admin.remember(endpoint["secret"])
    path = f"{victim.path}/webhook-endpoints/{endpoint['id']}"
    ids["endpoint"] = endpoint["id"]
    ids["delivery"] = answered(victim.admin.http.post(f"{path}/test"), 202)["id"]
    quiet(product, victim, ids["delivery"])
    assert len(wrong["unknown"]) == len(token.token)

    neighbours_key, revoked_key = admin.create_key(neighbour.slug)[1], revoked_key_of(admin, victim)
    assert Admin(admin.url, neighbours_key).http.get(neighbour.path).status_code == 200, "the foreign key is good at home"
    keys = wrong | {"unknown": never_issued("rck"), "revoked": revoked_key, "a token where a key belongs": token.token}
    return Stage(victim, neighbour, entra, ids, wrong, keys, neighbours_key)


def provisioned_device(tenant: Tenant, entra: Entra) -> str:
    """A resource of a type that the tenant has defined."""
    http = tenant.admin.http
    answered(http.post(f"{tenant.path}/schemas", json={"id": OWN_CORE, "attributes": [{"name": "serial"}]}), 201)
    answered(http.post(f"{tenant.path}/resource-types", json={
        "name": "Device", "endpoint": "/Devices", "schema": OWN_CORE,
    }), 201)
    until(lambda: entra.send("GET", "/Devices").status_code == 200, "the type is served", within=2)
    return answered(entra.send("POST", "/Devices", {"schemas": [OWN_CORE], "serial": "S1"}), 201)["id"]


def revoked_key_of(admin: Admin, tenant: Tenant) -> str:
    """A key of the tenant that opened it until a moment ago."""
    key_id, key = admin.create_key(tenant.slug)
    bound = Admin(admin.url, key)
    assert bound.http.get(tenant.path).status_code == 200
    answered(admin.http.delete(f"/api-keys/{key_id}"), 204)
    until(lambda: bound.http.get(tenant.path).status_code == 401, "the revoked key is refused", within=2)
    return key


def never_issued(prefix: str) -> str:
    """A credential in its right form, down to the checksum, that was never given out: only a look-up can refuse it."""
    head = f"{prefix}_{secrets.token_urlsafe(32)}"
    return f"{head}_{base64.urlsafe_b64encode(hashlib.sha256(head.encode()).digest()).decode()[:6]}"


def outside(response: httpx2.Response) -> tuple[int, dict[str, str], str]:
    """What somebody outside can compare: status, headers, body; the id of the request apart."""
    changing = {"date", "x-request-id"}
    headers = {name: value for name, value in response.headers.items() if name not in changing}
    return response.status_code, headers, response.text.replace(response.headers["x-request-id"], "<request id>")


def knock(http: httpx2.Client, method: str, url: str, body: Any, credential: str | None) -> httpx2.Response:
    headers = {"Content-Type": "application/json"} if body is not None else {}
    if credential is not None:
        headers["Authorization"] = f"Bearer {credential}"
    content = json.dumps(body).encode() if body is not None else None
    encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
    return http.request(method, url, content=content, headers=encoded)


@pytest.mark.parametrize(("method", "path", "body"), SCIM_ROUTES, ids=[f"{m} {p}" for m, p, _ in SCIM_ROUTES])
def test_scim_route_is_shut(stage: Stage, product: Product, method: str, path: str, body: Any) -> None:
    path = path.format(**stage.ids)
    schemas = [product.schema_of(tenant.slug) for tenant in (stage.victim, stage.neighbour)]
    before = [product.fingerprint(schema) for schema in schemas]
    with httpx2.Client(timeout=30) as http:
        answers = {
            what: outside(knock(http, method, stage.victim.scim_url + path, body, token))
            for what, token in stage.wrong_tokens.items()
        }
        answers["unknown tenant"] = outside(
            knock(http, method, f"{stage.victim.admin.url}/t/no-such-tenant/scim/v2{path}", body, stage.entra.token))
        answers["no credential"] = outside(knock(http, method, stage.victim.scim_url + path, body, None))
    assert_shut(answers)
    assert [product.fingerprint(schema) for schema in schemas] == before, "nothing was written on either side"


@pytest.mark.parametrize(("method", "path", "body"), TENANT_ROUTES, ids=[f"{m} {p or '/'}" for m, p, _ in TENANT_ROUTES])
def test_admin_route_of_a_tenant_is_shut(stage: Stage, product: Product, method: str, path: str, body: Any) -> None:
    url = f"{stage.victim.admin.url}/admin/v1/tenants/{stage.victim.slug}{path.format(**stage.ids)}"
    schema = product.schema_of(stage.victim.slug)
    before = (product.fingerprint(schema), product.rows("SELECT count(*) FROM rollcall.credentials WHERE revoked_at IS NULL"))
    with httpx2.Client(timeout=30) as http:
        answers = {what: outside(knock(http, method, url, body, key)) for what, key in stage.wrong_keys.items()}
        answers["no credential"] = outside(knock(http, method, url, body, None))
        elsewhere = url.replace(stage.victim.slug, "no-such-tenant")
        answers["unknown tenant"] = outside(knock(http, method, elsewhere, body, stage.wrong_keys["unknown"]))
        of_neighbour = [outside(knock(http, method, place, body, stage.neighbours_key)) for place in (url, elsewhere)]
    assert_shut(answers)
    assert of_neighbour[0][0] == 404 and of_neighbour[0] == of_neighbour[1], "a tenant out of reach is like none at all"
    after = (product.fingerprint(schema), product.rows("SELECT count(*) FROM rollcall.credentials WHERE revoked_at IS NULL"))
    assert after == before


def assert_shut(answers: dict[str, tuple[int, dict[str, str], str]]) -> None:
    """RFC 6750 3.1: whoever has brought a token is told that it is not valid, and whoever has brought none is not."""
    statuses = {what: status for what, (status, _, _) in answers.items()}
    assert set(statuses.values()) <= {401, 404}, statuses
    status, headers, text = answers.pop("no credential")
    if status == 401:
        assert headers["www-authenticate"] == "Bearer"
        headers["www-authenticate"] = 'Bearer error="invalid_token"'
    for what, answer in answers.items():
        assert answer == (status, headers, text), f"{what!r} can be told from no credential"


def test_right_credential_opens_every_reading_route(stage: Stage) -> None:
    """Without this, a service that refuses everybody would pass the tests above."""
    for method, path, _ in SCIM_ROUTES:
        if method == "GET" and path != "/Me":
            assert stage.entra.send("GET", path.format(**stage.ids)).status_code == 200, path
    for method, path, _ in TENANT_ROUTES:
        if method == "GET" and "{notification}" not in path and "{entry}" not in path:
            # A history is asked for of somebody.
            asked = {"user_id": stage.ids["user"]} if path == "/assignments/history" else {}
            answer = stage.victim.admin.http.get(f"{stage.victim.path}{path.format(**stage.ids)}", params=asked)
            assert answer.status_code == 200, path


def test_ids_of_one_tenant_mean_nothing_in_another(stage: Stage) -> None:
    """A good credential at home finds nothing under a foreign id, in any place where an id can stand."""
    token = stage.neighbour.create_token(stage.neighbour.create_configuration("okta", name="Own"))
    neighbour = Entra(stage.neighbour, token)
    user, group = stage.ids["user"], stage.ids["group"]
    for method, path, body in SCIM_ROUTES:
        if any(name in path for name in ("{user}", "{group}", "{devices}")):
            assert neighbour.send(method, path.format(**stage.ids), body).status_code == 404, (method, path)
    assert neighbour.find_users(f'id eq "{user}"') == []
    own = neighbour.create_group("Own")["id"]
    neighbour.add_members(own, [user])
    assert neighbour.member_ids(own) == set(), "a foreign person does not become a member"
    assert stage.entra.member_ids(group) == {user}
    admin = stage.neighbour.admin.http
    foreign = f"{stage.neighbour.path}/scim-configurations/{stage.ids['configuration']}/tokens"
    assert admin.get(foreign).status_code == 404
    assert admin.post(foreign, json={"name": "x", "expires_in_days": 1}).status_code == 404
    assert admin.delete(f"{foreign}/{stage.ids['token']}").status_code == 404
    assert stage.neighbour.assignments(user_id=user) == []


def test_schemas_of_one_tenant_are_unknown_to_another(stage: Stage) -> None:
    token = stage.neighbour.create_token(stage.neighbour.create_configuration("okta", name="Schemas"))
    neighbour = Entra(stage.neighbour, token)
    until(lambda: stage.entra.send("GET", f"/Schemas/{OWN_SCHEMA}").status_code == 200, "its own is served", within=2)
    assert neighbour.send("GET", f"/Schemas/{OWN_SCHEMA}").status_code == 404
    assert OWN_SCHEMA not in neighbour.send("GET", "/Schemas").text + neighbour.send("GET", "/ResourceTypes").text
    assert stage.neighbour.admin.http.get(f"{stage.neighbour.path}/schemas").json()["data"] == []
    assert stage.neighbour.admin.http.get(f"{stage.neighbour.path}/schemas/{OWN_SCHEMA}").status_code == 404


def test_key_of_a_tenant_opens_nothing_of_the_operators(stage: Stage) -> None:
    bound = Admin(stage.victim.admin.url, stage.neighbours_key)
    for path in ("/tenants", "/api-keys", "/jobs", "/queues", "/workers", "/pauses"):
        assert bound.http.get(path).status_code == 403, path
        assert stage.victim.admin.http.get(path).status_code == 200, path
    assert bound.http.post("/tenants", json={"slug": "intruder", "name": "Intruder"}).status_code == 403
    assert bound.http.post("/api-keys", json={"name": "intruder"}).status_code == 403
    assert bound.http.post("/pauses", json={"queue": "licenses"}).status_code == 403
    assert bound.http.delete("/pauses/1").status_code == 403
    for path in ("/jobs/retry", "/jobs/discard", "/jobs/1/retry", "/jobs/1/discard", "/jobs/1/cancel"):
        assert bound.http.post(path, json={}).status_code == 403, path
    assert bound.http.get("/jobs/1").status_code == bound.http.delete("/jobs/1").status_code == 403


def test_revocation_is_seen_within_a_second(stage: Stage, tenant: Tenant) -> None:
    token: Token = tenant.create_token(tenant.create_configuration("entra"))
    entra = Entra(tenant, token)
    assert entra.send("GET", "/Users").status_code == 200
    tenant.revoke(token)
    until(lambda: entra.send("GET", "/Users").status_code == 401, "a revoked token is refused", within=1.0)


def declared(folder: str, pattern: str) -> set[tuple[str, str]]:
    """The routes that the source of a surface declares, as (METHOD, path) with {} for each parameter."""
    found = set()
    for file in sorted((REPOSITORY / "Sources" / folder).rglob("*.swift")):
        for method, template in re.findall(pattern, file.read_text()):
            found.add((method.upper(), re.sub(r":\w+|\{\w+\}", "{}", template)))
    return found


@pytest.mark.parametrize(("folder", "routes", "wanted"), [
    ("SCIMAPI", SCIM_ROUTES, lambda path: True),
    ("AdminAPI", TENANT_ROUTES, lambda path: path.startswith("/tenants/{}")),
], ids=["SCIM", "admin"])
def test_no_route_is_left_out(folder: str, routes: list[tuple[str, str, Any]], wanted: Callable[[str], bool]) -> None:
    """Who adds a route without adding it to the lists above finds out here."""
    tried = {(method, re.sub(r"\{\w+\}", "{}", path)) for method, path, _ in routes}
    in_source: set[tuple[str, str]] = set()
    for method, path in declared(folder, r'(?:routes|discoverable)\.(get|post|put|patch|delete|every)(?:Audited)?\(\s*"([^"]*)"'):
        if not wanted(path):
            continue
        path = path.removeprefix("/tenants/{}")
        if method == "EVERY":
            # A path that answers every method alike is tried with one.
            in_source |= {route for route in tried if route[1] == path} or {(method, path)}
        else:
            in_source.add((method, path))
    assert in_source, "the route table was not found in the source"
    assert in_source == tried
