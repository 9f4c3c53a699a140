"""What a client must not send: each gets a precise 4xx in SCIM's error form, nothing is written, and the service stays up."""

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx2
import pytest

from testbed.actors import CORE_GROUP, CORE_USER, ENTERPRISE_USER, ERROR, PATCH_OP, Body, Entra, Tenant, answered, patch, people
from testbed.patience import until
from testbed.product import Product
from testbed.service import Service
from testbed.wire import Wire

JSON = "application/scim+json"


@dataclass(frozen=True)
class Bad:
    """A request, and the refusal that it must get."""

    what: str
    method: str
    path: str
    body: bytes | None = None
    status: int = 400
    scim_type: str | None = None
    detail: str = ""
    headers: dict[str, str] = field(default_factory=dict)


def broken(what: str, text: str | bytes, detail: str) -> Bad:
    """A user whose JSON is wrong at the place that ^ marks; the refusal must name that byte."""
    raw = text.encode() if isinstance(text, str) else text
    if (place := raw.find(b"^")) >= 0:
        raw = raw.replace(b"^", b"", 1)
        detail += f" at byte {place}"
    return Bad(what, "POST", "/Users", raw, scim_type="invalidSyntax", detail=detail)


def wrong(what: str, detail: str = "", *, path: str = "/Users", **attributes: Any) -> Bad:
    """A resource with an attribute of a wrong type or size."""
    resource: Body = {"schemas": [CORE_GROUP], "displayName": "Sales"} if path == "/Groups" else {
        "schemas": [CORE_USER], "userName": "bad@people.example"}
    resource |= attributes
    body = json.dumps({name: value for name, value in resource.items() if value is not ...}).encode()
    return Bad(what, "POST", path, body, scim_type="invalidValue", detail=detail)


def bad_filter(text: str, path: str = "/Users") -> Bad:
    query = httpx2.QueryParams({"filter": text})
    return Bad(f"filter {text[:40]}", "GET", f"{path}?{query}", scim_type="invalidFilter")


def bad_patch(what: str, *operations: Any, scim_type: str | None = None, detail: str = "") -> Bad:
    return Bad(what, "PATCH", "/Users/{user}", json.dumps(patch(*operations)).encode(), scim_type=scim_type, detail=detail)


def long_text(length: int = 10_000) -> str:
    """Text that no compression makes fit into an index page."""
    return secrets.token_hex(length // 2)


MALFORMED = [
    broken("a value is missing", '{"userName":^}', "unexpected '}'"),
    broken("a comma too many", '{"userName":"a",^}', "unexpected '}'"),
    broken("no quotes", '{^userName:"a"}', "unexpected 'u'"),
    broken("cut off", '{"userName":"a"^', "unexpected end of text"),
    broken("cut off in text", '{"userName":"a', "unexpected end of text"),
    broken("two values", '{"userName":"a"} ^{}', "unexpected bytes after the value"),
    broken("no JSON at all", "^<user/>", "unexpected '<'"),
    broken("not a number", '{"userName":"a","x":^NaN}', "unexpected 'N'"),
    broken("a number with a leading zero", '{"userName":"a","x":012}', "number"),
    broken("a name twice", '{"userName":"a","userName":"b"}', 'duplicate name "userName"'),
    broken("a name twice in other letters", '{"userName":"a","USERNAME":"b"}', "duplicate name"),
    broken("a name twice deep inside", '{"userName":"a","name":{"givenName":"a","givenName":"b"}}', 'duplicate name "givenName"'),
    broken("nested too deep", '{"x":' + "[" * 5_000 + "]" * 5_000 + "}", "nesting deeper than"),
    broken("objects nested too deep", '{"x":' * 5_000 + "1" + "}" * 5_000, "nesting deeper than"),
    broken("a byte that is no UTF-8", b'{"userName":"a^\xff"}', "invalid UTF-8"),
    broken("an overlong NUL", b'{"userName":"a^\xc0\x80"}', "invalid UTF-8"),
    broken("a surrogate in UTF-8", b'{"userName":"a^\xed\xa0\x80"}', "invalid UTF-8"),
    broken("UTF-16", '{"userName":"a"}'.encode("utf-16-le"), "byte"),
    broken("NUL in text", '{"userName":"a\\u0000b"}', "U+0000"),
    broken("NUL as a byte", b'{"userName":"a^\x00b"}', "U+0000 is not accepted in text"),
    broken("NUL in a name", '{"user\\u0000Name":"a"}', "U+0000"),
    broken("half a surrogate pair", '{"userName":"a\\ud800"}', "surrogate"),
    broken("a line break in text", '{"userName":"a^\n"}', "control character in text"),
    Bad("no body", "POST", "/Users", b"", scim_type="invalidSyntax"),
    Bad("an array", "POST", "/Users", b"[]", scim_type="invalidSyntax"),
    Bad("text", "POST", "/Users", b'"user"', scim_type="invalidSyntax"),
    Bad("null", "POST", "/Users", b"null", scim_type="invalidSyntax"),
]

WRONG_VALUES = [
    wrong("a number as userName", "userName", userName=42),
    wrong("an object as userName", "userName", userName={"value": "a"}),
    wrong("no userName", "userName", userName=...),
    wrong("an empty userName", "userName", userName=""),
    wrong("active maybe", "active", active="maybe"),
    wrong("active 1", "active", active=1),
    wrong("text as name", "name", name="Ada Okafor"),
    wrong("two names", "name", name=[{"givenName": "Ada"}, {"givenName": "Eve"}]),
    wrong("a number as an address", "emails", emails=[42]),
    wrong("null among addresses", "emails", emails=[None]),
    wrong("an object as externalId", "externalId", externalId={}),
    wrong("a number as a department", "department", **{ENTERPRISE_USER: {"department": 7}}),
    wrong("schemas is a number", "schemas", schemas=42),
    wrong("a very long userName", "userName", userName=long_text()),
    wrong("a very long externalId", "externalId", externalId=long_text()),
    wrong("a very long displayName", "displayName", displayName=long_text()),
    wrong("a very long address", "emails", emails=[{"value": long_text() + "@people.example", "type": "work"}]),
    wrong("a very long employeeNumber", "employeeNumber", **{ENTERPRISE_USER: {"employeeNumber": long_text()}}),
    wrong("a group without a name", "displayName", path="/Groups", displayName=...),
    wrong("a group with a long name", "displayName", path="/Groups", displayName=long_text()),
    wrong("text as members", "members", path="/Groups", members="everybody"),
    wrong("a number as a member", "members", path="/Groups", members=[{"value": 42}]),
    Bad("PUT without userName", "PUT", "/Users/{user}", json.dumps({"schemas": [CORE_USER]}).encode(),
        scim_type="invalidValue", detail="userName"),
]

PROTOCOL = [
    Bad("text/plain", "POST", "/Users", b"{}", 415, headers={"Content-Type": "text/plain"}),
    Bad("XML", "POST", "/Users", b"<user/>", 415, headers={"Content-Type": "application/xml"}),
    Bad("a form", "POST", "/Users", b"userName=a", 415, headers={"Content-Type": "application/x-www-form-urlencoded"}),
    Bad("JSON in UTF-16", "POST", "/Users", b"{}", 415, headers={"Content-Type": "application/scim+json; charset=utf-16"}),
    Bad("an unknown resource type", "GET", "/Userz", status=404),
    Bad("a path below a user", "GET", "/Users/{user}/emails", status=404),
    Bad("an unknown schema", "GET", "/Schemas/urn:none", status=404),
    Bad("DELETE of everybody", "DELETE", "/Users", status=405),
    Bad("PUT of everybody", "PUT", "/Users", b"{}", status=405),
    Bad("PATCH of all groups", "PATCH", "/Groups", b"{}", status=405),
    Bad("POST to a user", "POST", "/Users/{user}", b"{}", status=405),
    Bad("DELETE of the schemas", "DELETE", "/Schemas", status=405),
    Bad("POST to the configuration", "POST", "/ServiceProviderConfig", b"{}", status=405),
    Bad("an id that is no UUID", "GET", "/Users/42", status=404),
    Bad("an id with NUL", "GET", "/Users/%00", status=404),
    Bad("an id that is no UTF-8", "GET", "/Users/%ff%fe", status=404),
    Bad("an id that climbs", "GET", "/Users/..%2f..%2f..%2fadmin", status=404),
    Bad("a very long id", "GET", "/Users/" + "a" * 5_000, status=404),
    Bad("an unknown id to delete", "DELETE", "/Users/0190a0a0-0000-7000-8000-000000000000", status=404),
    Bad("a version that has passed", "PUT", "/Users/{user}",
        json.dumps({"schemas": [CORE_USER], "userName": "bad@people.example"}).encode(), 412, headers={"If-Match": 'W/"99"'}),
    Bad("a version that has passed, to delete", "DELETE", "/Users/{user}", status=412, headers={"If-Match": 'W/"99"'}),
]

NO_NUMBERS = ("abc", "1.5", "9" * 30, "-" + "9" * 30, "0x10", "1;DROP%20TABLE%20users")

QUERIES = [
    *[Bad(f"{name}={value[:24]}", "GET", f"/Users?{name}={value}", scim_type="invalidValue", detail=name)
      for name in ("count", "startIndex") for value in NO_NUMBERS],
    Bad("a filter that is no UTF-8", "GET", "/Users?filter=userName%20eq%20%22%ff%22"),
    bad_filter("userName"),
    bad_filter("userName eq"),
    bad_filter('userName eq "a'),
    bad_filter('userName regex "a"'),
    bad_filter('noSuchAttribute eq "a"'),
    bad_filter('userName eq "a" and'),
    bad_filter('userName eq "a" xor active eq true'),
    bad_filter('(userName eq "a"'),
    bad_filter('userName eq "a")'),
    bad_filter('emails[type eq "work"'),
    bad_filter('emails[type eq "work"]]'),
    bad_filter('eq "a"'),
    bad_filter('active gt true'),
    bad_filter('password eq "secret"'),
    bad_filter('userName eq "a\\u0000"'),
    bad_filter("(" * 200 + 'userName eq "a"' + ")" * 200),
    bad_filter(" and ".join(['userName eq "aaaaaaaaaaaaaaaa"'] * 200)),
    bad_filter('displayName eq', path="/Groups"),
    bad_filter('members[', path="/Groups"),
]

PATCHES = [
    Bad("no message at all", "PATCH", "/Users/{user}", b"{}"),
    Bad("no operations", "PATCH", "/Users/{user}", json.dumps({"schemas": [PATCH_OP]}).encode()),
    Bad("operations that are no list", "PATCH", "/Users/{user}",
        json.dumps({"schemas": [PATCH_OP], "Operations": {"op": "replace"}}).encode()),
    bad_patch("an operation that is a number", 42),
    bad_patch("an unknown operation", {"op": "explode", "path": "title", "value": "a"}),
    bad_patch("no op", {"path": "title", "value": "a"}),
    bad_patch("a broken path", {"op": "replace", "path": "emails[", "value": "a"}, scim_type="invalidPath"),
    bad_patch("an unknown attribute", {"op": "replace", "path": "noSuchAttribute", "value": "a"}, scim_type="invalidPath"),
    bad_patch("remove of nothing", {"op": "remove"}, scim_type="noTarget"),
    bad_patch("another id", {"op": "replace", "path": "id", "value": "a"}, scim_type="mutability"),
    bad_patch("no userName any more", {"op": "remove", "path": "userName"}),
    bad_patch("active maybe", {"op": "replace", "path": "active", "value": "maybe"}, scim_type="invalidValue", detail="active"),
    bad_patch("the second of three is bad",
              {"op": "replace", "path": "title", "value": "Never seen"},
              {"op": "replace", "path": "active", "value": "maybe"},
              {"op": "replace", "path": "nickName", "value": "Never seen"}, scim_type="invalidValue", detail="Operations[1]"),
]

CASES = MALFORMED + WRONG_VALUES + PROTOCOL + QUERIES + PATCHES


@dataclass(frozen=True)
class Stage:
    entra: Entra
    tenant: Tenant
    schema: str
    ids: dict[str, str]

    def rows(self, product: Product) -> object:
        """All that a request could have written."""
        jobs = product.rows(
            "SELECT count(*) FROM rollcall.jobs WHERE tenant_id = %s", self.schema.removeprefix("tenant_"))
        return product.fingerprint(self.schema), jobs


@pytest.fixture(scope="module")
def stage(product: Product, api: Service) -> Iterator[Stage]:
    admin = product.admin(api)
    tenant = admin.create_tenant()
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra", tenant.create_pool(seats=3))))
    user = entra.provision(people(1)[0])["id"]
    group = entra.create_group("Held")["id"]
    entra.add_members(group, [user])
    until(lambda: tenant.standing(user) == ("assigned", None) and not admin.jobs(tenant.slug), "the tenant is at rest")
    # An event gets its sequence when it is first read; this reading leaves nothing to number.
    tenant.events()
    # So many refusals would have the service write down that the connection fails.
    answered(admin.http.post("/schedules/connections.health/pause"), 200)
    pid, first_record = api.pid, len(api.records())
    yield Stage(entra, tenant, product.schema_of(tenant.slug), {"user": user, "group": group})
    answered(admin.http.post("/schedules/connections.health/resume"), 200)
    assert api.is_running and api.pid == pid, "the service stayed up"
    alarms = [record for record in api.records()[first_record:] if record["level"] in ("error", "critical")]
    assert alarms == [], "nothing that a client sends is an error of the service"


@pytest.mark.parametrize("bad", CASES, ids=lambda bad: f"{bad.method} {bad.what}")
def test_bad_request_is_refused_precisely(stage: Stage, product: Product, bad: Bad) -> None:
    before = stage.rows(product)
    headers = ({"Content-Type": JSON} if bad.body is not None else {}) | bad.headers
    response = stage.entra.http.request(
        bad.method, stage.tenant.scim_url + bad.path.format(**stage.ids), content=bad.body, headers=headers)
    refusal = assert_refused(response, bad.status)
    if bad.scim_type:
        assert refusal.get("scimType") == bad.scim_type, refusal
    assert bad.detail in refusal["detail"]
    if bad.status == 405:
        assert bad.method not in response.headers["Allow"].split(", ")
    assert stage.rows(product) == before, "a refused request writes nothing"


def assert_refused(response: httpx2.Response, status: int) -> Body:
    """The answer has the form of RFC 7644 3.12."""
    refusal = answered(response, status)
    assert response.headers["Content-Type"].split(";")[0] == "application/scim+json"
    assert refusal["schemas"] == [ERROR] and refusal["status"] == str(status)
    assert refusal["detail"].endswith(".") or len(refusal["detail"]) > 10, "a sentence says what is wrong"
    return refusal


@pytest.mark.parametrize("declared", [True, False], ids=["with its length", "in chunks"])
def test_body_of_10_megabytes_is_too_large(stage: Stage, product: Product, declared: bool) -> None:
    before = stage.rows(product)
    body = b'{"userName":"' + b"a" * 10_000_000 + b'"}'
    pieces = [body[n : n + 65_536] for n in range(0, len(body), 65_536)]
    try:
        response = stage.entra.http.post("/Users", content=body if declared else iter(pieces), headers={"Content-Type": JSON})
        assert_refused(response, 413)
    except httpx2.WriteError:
        # The service may close before it has read 10 MB; then the client can't send the rest.
        pass
    assert stage.rows(product) == before
    assert stage.entra.get_user(stage.ids["user"])["id"] == stage.ids["user"]


@pytest.mark.parametrize(("query", "most"), [
    ("count=1000000000", 1000), ("count=9223372036854775807", 1000), ("count=-5", 0), ("count=0", 0),
    ("startIndex=9223372036854775807", 0), ("startIndex=-3&count=1", 1), ("startIndex=0", 1000)])
def test_absurd_but_legal_paging_is_clamped(stage: Stage, query: str, most: int) -> None:
    """RFC 7644 3.4.2.4: a negative count is 0, a start below 1 is 1; the service may return fewer than asked for."""
    page = answered(stage.entra.http.get(f"/Users?{query}"), 200)
    assert page["totalResults"] == 1
    assert page["itemsPerPage"] == len(page["Resources"]) <= most


def test_admin_refusals_have_the_form_of_rfc_9457(stage: Stage, product: Product) -> None:
    before = stage.rows(product)
    http, path = stage.tenant.admin.http, stage.tenant.path
    unassigned = {"name": "x", "idp": "entra", "auto_assign": {"enabled": False}}
    refused = [
        (http.post("/tenants", content=b"{", headers={"Content-Type": "application/json"}), 400),
        (http.post("/tenants", json={"slug": "UPPER CASE", "name": "x"}), 400),
        (http.post("/tenants", json={"slug": 42, "name": "x"}), 400),
        (http.post("/tenants", json={"name": "x"}), 400),
        (http.post("/tenants", json={"slug": stage.tenant.slug, "name": "x"}), 409),
        (http.post(f"{path}/license-pools", json={"name": "x", "product": "sales-navigator", "seats": -1}), 400),
        (http.post(f"{path}/license-pools", json={"name": "x", "product": "sales-navigator", "seats": 10**30}), 400),
        (http.post(f"{path}/scim-configurations", json=unassigned | {"idp": "no-such-idp"}), 400),
        (http.post(f"{path}/scim-configurations", json=unassigned | {"auto_assign": {"enabled": True}}), 400),
        (http.get(f"{path}/events?after=abc"), 400),
        (http.get(f"{path}/events?limit=abc"), 400),
        (http.get(f"{path}/assignments?user_id=abc"), 400),
        (http.get(f"{path}/assignments?cursor=abc"), 400),
        (http.get("/tenants/no-such-tenant"), 404),
        (http.get("/nowhere"), 404),
        (http.delete("/tenants"), 405),
    ]
    for response, status in refused:
        problem = answered(response, status)
        where = f"{response.request.method} {response.request.url}"
        assert response.headers["Content-Type"].split(";")[0] == "application/problem+json", where
        assert problem["status"] == status and problem["code"] and problem["detail"], where
        assert problem["request_id"] == response.headers["X-Request-Id"], where
    assert stage.rows(product) == before


def head(stage: Stage, method: str, path: str, *lines: str) -> bytes:
    return "\r\n".join([
        f"{method} /t/{stage.tenant.slug}/scim/v2{path} HTTP/1.1", "Host: 127.0.0.1",
        f"Authorization: Bearer {stage.entra.token}", *lines, "", ""]).encode()


def assert_only_4xx(statuses: list[int]) -> None:
    assert all(400 <= status < 500 for status in statuses), statuses


def test_half_a_body_writes_nothing(stage: Stage, product: Product) -> None:
    before = stage.rows(product)
    whole = json.dumps(stage.entra.new_user(people(1, start=77)[0])).encode()
    for cut in (1, len(whole) // 2, len(whole) - 1):
        wire = Wire(stage.tenant.admin.url)
        wire.send(head(stage, "POST", "/Users", f"Content-Type: {JSON}", f"Content-Length: {len(whole)}") + whole[:cut])
        assert_only_4xx(wire.half_close().read().statuses)
        wire.close()
    for unfinished in (b"5\r\n{\"us", b"zz\r\n", b"ffffffffffffffffff\r\n{}\r\n0\r\n\r\n"):
        wire = Wire(stage.tenant.admin.url)
        wire.send(head(stage, "POST", "/Users", f"Content-Type: {JSON}", "Transfer-Encoding: chunked") + unfinished)
        assert_only_4xx(wire.half_close().read().statuses)
        wire.close()
    assert stage.rows(product) == before


def test_slow_headers_keep_nobody_else_waiting(stage: Stage) -> None:
    slow = [Wire(stage.tenant.admin.url) for _ in range(200)]
    for wire in slow:
        wire.send(b"GET /t/acme/scim/v2/Users HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: a")
    with httpx2.Client(timeout=2) as fresh:
        for _ in range(20):
            assert fresh.get(f"{stage.tenant.admin.url}/healthz").status_code == 200
    for wire in slow:
        wire.send(b"b").close()


def test_garbage_after_a_request_is_refused_alone(stage: Stage, product: Product) -> None:
    before = stage.rows(product)
    good = head(stage, "GET", f"/Users/{stage.ids['user']}")
    for garbage in (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"GET\r\n\r\n", b"POST /x HTTP/9.9\r\n\r\n", b"\x00" * 100):
        wire = Wire(stage.tenant.admin.url)
        statuses = wire.send(good + garbage).half_close().read().statuses
        assert statuses[:1] == [200], "the request before the garbage is answered"
        assert_only_4xx(statuses[1:])
        wire.close()
    assert stage.rows(product) == before


@pytest.mark.parametrize("request_bytes", [
    b"GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + b"a" * 200_000 + b"\r\n\r\n",
    b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X-Many: a\r\n" * 20_000 + b"\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabc",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -3\r\n\r\nabc",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nBad Header: x\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nX: \x00\r\n\r\n",
    b"\r\n\r\n\r\n\r\n",
], ids=["long header", "long target", "many headers", "two lengths", "negative length", "length and chunks", "space in a name",
        "NUL in a header", "only line ends"])
def test_broken_http_is_refused_or_cut_off(stage: Stage, request_bytes: bytes) -> None:
    wire = Wire(stage.tenant.admin.url)
    statuses = wire.send(request_bytes).half_close().read().statuses
    wire.close()
    assert_only_4xx(statuses)
    assert stage.entra.get_user(stage.ids["user"])["id"] == stage.ids["user"], "the service goes on"
