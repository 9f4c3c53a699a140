"""Entra's gallery rules for credentials: client credentials with two live secrets, and workload identity federation.

Microsoft's page asks for OAuth 2.0 client credentials or federation, several secrets at once, access tokens of 60 to 360
minutes, and no token for a secret that has expired.
"""

import base64
import hmac
import json
import time
from collections.abc import Iterator
from typing import Any

import httpx2
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from testbed.actors import Entra, Tenant, answered, people
from testbed.cluster import PostgresCluster
from testbed.issuer import Issuer
from testbed.patience import until
from testbed.product import Product
from testbed.receiver import Authority
from testbed.service import LogBook

JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
SUBJECT = "5f0b1d5e-6d4b-4b39-9a53-3a9c2b6f7a10"
AUDIENCE = "api://rollcall"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture(scope="module")
def gallery(
    cluster: PostgresCluster, logbook: LogBook, tmp_path_factory: pytest.TempPathFactory, authority: Authority
) -> Iterator[Product]:
    """Two API processes that may ask this machine for keys, and trust the test's CA."""
    with Product(cluster, logbook, tmp_path_factory.mktemp("gallery")) as running:
        for _ in range(2):
            running.api(ROLLCALL_WEBHOOK_ALLOWED_CIDRS="127.0.0.1/32", ROLLCALL_OUTBOUND_CA_FILE=str(authority.file))
        yield running


@pytest.fixture
def tenant(gallery: Product) -> Tenant:
    return gallery.admin(gallery.services[0]).create_tenant()


@pytest.fixture
def other(gallery: Product, tenant: Tenant) -> Tenant:
    """The same tenant at the other process."""
    return tenant.through(gallery.admin(gallery.services[1]))


@pytest.fixture
def configuration(tenant: Tenant) -> str:
    return tenant.create_configuration("entra")


@pytest.fixture
def issuer(authority: Authority) -> Iterator[Issuer]:
    made = Issuer(authority)
    yield made
    made.stop()


def clients_path(tenant: Tenant, configuration: str) -> str:
    return f"{tenant.path}/scim-configurations/{configuration}/clients"


def create_client(tenant: Tenant, configuration: str, **body: Any) -> dict[str, Any]:
    made = answered(tenant.admin.http.post(clients_path(tenant, configuration), json={"name": "Entra"} | body), 201)
    if "client_secret" in made:
        tenant.admin.remember(made["client_secret"])
    return made


def federate(tenant: Tenant, configuration: str, issuer: Issuer, **body: Any) -> dict[str, Any]:
    return create_client(
        tenant, configuration, method="workload_identity", issuer=issuer.name, jwks_url=issuer.jwks_url, subject=SUBJECT,
        audience=AUDIENCE, **body)


def ask(tenant: Tenant, headers: dict[str, str] | None = None, **form: str) -> httpx2.Response:
    url = f"{tenant.admin.url}/t/{tenant.slug}/oauth2/token"
    return httpx2.post(url, data={"grant_type": "client_credentials"} | form, headers=headers or {}, timeout=30)


def granted(tenant: Tenant, response: httpx2.Response) -> str:
    """The access token of an answer that is as RFC 6749 5.1 has it and lives as long as Entra wants."""
    body = answered(response, 200)
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["content-type"].startswith("application/json")
    assert body["token_type"] == "Bearer" and 60 * 60 <= body["expires_in"] <= 360 * 60
    return tenant.admin.remember(body["access_token"])


def refused(response: httpx2.Response, error: str = "invalid_client") -> dict[str, Any]:
    body = answered(response, 401 if error == "invalid_client" else 400)
    assert body["error"] == error and set(body) <= {"error", "error_description"}
    assert response.headers["cache-control"] == "no-store"
    assert ("www-authenticate" in response.headers) == (error == "invalid_client")
    return body


def come_again(response: httpx2.Response) -> None:
    """Nothing is wrong with the client: its issuer's keys can't be had."""
    body = answered(response, 503)
    assert body["error"] == "temporarily_unavailable" and int(response.headers["retry-after"]) > 0


def by_secret(tenant: Tenant, client: dict[str, Any], secret: str | None = None) -> httpx2.Response:
    return ask(tenant, client_id=client["client_id"], client_secret=secret or client["client_secret"])


def by_assertion(tenant: Tenant, client: dict[str, Any], assertion: str) -> httpx2.Response:
    return ask(tenant, client_id=client["client_id"], client_assertion_type=JWT_BEARER, client_assertion=assertion)


def status(tenant: Tenant, token: str) -> int:
    return Entra(tenant, token).send("GET", "/Users", count="1").status_code


def spoken(issuer: Issuer, **claims: Any) -> str:
    return issuer.assertion(**({"sub": SUBJECT, "aud": AUDIENCE} | claims))


def test_client_credentials_provision(tenant: Tenant, other: Tenant, configuration: str) -> None:
    client = create_client(tenant, configuration)
    assert client["token_url"] == f"{tenant.admin.url}/t/{tenant.slug}/oauth2/token"
    token = granted(tenant, by_secret(tenant, client))
    entra = Entra(tenant, token)
    assert entra.test_connection()["totalResults"] == 0
    user = entra.provision(people(1)[0])
    assert Entra(other, token).get_user(user["id"])["id"] == user["id"], "every process takes the token"
    basic = base64.b64encode(f"{client['client_id']}:{client['client_secret']}".encode()).decode()
    again = granted(tenant, ask(other, {"Authorization": f"Basic {basic}"}, scope="scim"))
    assert again != token and status(tenant, again) == 200
    shown = answered(tenant.admin.http.get(f"{clients_path(tenant, configuration)}/{client['id']}"), 200)
    assert "client_secret" not in shown and client["client_secret"] not in json.dumps(shown)


def test_two_secrets_are_live_while_one_takes_the_place_of_the_other(
    tenant: Tenant, other: Tenant, configuration: str
) -> None:
    client = create_client(tenant, configuration, expires_in_days=365)
    path = f"{clients_path(tenant, configuration)}/{client['id']}"
    second = answered(tenant.admin.http.post(f"{path}/secrets", json={"expires_in_days": 1095}), 201)
    tenant.admin.remember(second["client_secret"])
    first_token = granted(tenant, by_secret(tenant, client))
    second_token = granted(tenant, by_secret(other, client, second["client_secret"]))
    [first] = [s["id"] for s in client["secrets"]]
    answered(tenant.admin.http.delete(f"{path}/secrets/{first}"), 204)
    refused(by_secret(other, client))
    granted(tenant, by_secret(tenant, client, second["client_secret"]))
    until(lambda: status(other, first_token) == 401, "what the first has obtained has ended", within=2)
    assert status(other, second_token) == 200
    rotated = answered(tenant.admin.http.post(f"{path}/secrets/{second['id']}/rotate", json={"overlap": "1h"}), 201)
    tenant.admin.remember(rotated["client_secret"])
    for secret in (second["client_secret"], rotated["client_secret"]):
        granted(tenant, by_secret(other, client, secret))
    for days in (364, 1096):
        answered(tenant.admin.http.post(f"{path}/secrets", json={"expires_in_days": days}), 400)


def test_a_deleted_clients_tokens_end_within_a_second(tenant: Tenant, other: Tenant, configuration: str) -> None:
    client = create_client(tenant, configuration)
    token = granted(tenant, by_secret(tenant, client))
    assert [status(place, token) for place in (tenant, other)] == [200, 200]
    answered(tenant.admin.http.delete(f"{clients_path(tenant, configuration)}/{client['id']}"), 204)
    deleted = time.monotonic()
    seen: list[tuple[float, int]] = []

    def over() -> bool:
        for place in (tenant, other):
            begin = time.monotonic()
            seen.append((begin - deleted, status(place, token)))
        return seen[-1][0] > 1.5
    until(over, "a second has passed", every=0)
    assert {code for age, code in seen if age > 1} == {401}
    refused(by_secret(other, client))


def test_a_secret_that_has_expired_obtains_nothing(gallery: Product, tenant: Tenant, configuration: str) -> None:
    client = create_client(tenant, configuration)
    [secret] = client["secrets"]
    with gallery.cluster.connect(gallery.database) as connection:
        connection.execute(
            "UPDATE rollcall.oauth_client_secrets SET created_at = now() - interval '2 years',"
            " expires_at = now() - interval '1 second' WHERE id = %s", (secret["id"],))
    refused(by_secret(tenant, client))


def test_from_outside_all_refusals_look_the_same(tenant: Tenant, configuration: str, issuer: Issuer) -> None:
    client = create_client(tenant, configuration)
    federated = federate(tenant, configuration, issuer)
    nobody = Tenant(tenant.admin, "nobody-at-all")
    neighbour = tenant.admin.create_tenant()
    stranger = {"client_id": "0190a0a0-0000-7000-8000-000000000000"}
    secret = client["client_secret"]
    answers = [
        by_secret(nobody, client), by_secret(neighbour, client), by_secret(tenant, stranger, secret),
        by_secret(tenant, {"client_id": "x"}, secret), by_secret(tenant, client, "wrong"),
        by_secret(tenant, client, secret[:-1] + ("A" if secret[-1] != "A" else "B")), by_secret(tenant, federated, secret),
        by_assertion(tenant, client, spoken(issuer)), by_assertion(tenant, federated, "a.b.c"),
        by_assertion(tenant, federated, spoken(issuer, sub="else")), by_assertion(nobody, federated, spoken(issuer)),
    ]
    bodies = {json.dumps(refused(answer)) for answer in answers}
    assert len(bodies) == 1, bodies


@pytest.mark.parametrize(("form", "error"), [
    ({"grant_type": "password"}, "unsupported_grant_type"), ({"grant_type": ""}, "invalid_request"),
    ({"scope": "admin"}, "invalid_scope"), ({"client_id": ""}, "invalid_request"),
    ({"client_assertion": "a.b.c"}, "invalid_request"),
])
def test_errors_are_the_ones_of_the_rfc(tenant: Tenant, configuration: str, form: dict[str, str], error: str) -> None:
    client = create_client(tenant, configuration)
    usual = {"client_id": client["client_id"], "client_secret": client["client_secret"]}
    refused(ask(tenant, **(usual | form)), error)


def test_what_is_no_form_is_refused(tenant: Tenant, configuration: str) -> None:
    client = create_client(tenant, configuration)
    url = f"{tenant.admin.url}/t/{tenant.slug}/oauth2/token"
    form = f"grant_type=client_credentials&client_id={client['client_id']}&client_secret={client['client_secret']}"
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    granted(tenant, httpx2.post(url, content=form, headers={"Content-Type": kind["Content-Type"] + "; charset=utf-8"}))
    refused(httpx2.post(url, content=form + "&client_id=x", headers=kind), "invalid_request")
    refused(httpx2.post(url, content=form, headers={"Content-Type": "text/plain"}), "invalid_request")
    refused(httpx2.post(url, json={"grant_type": "client_credentials"}), "invalid_request")
    refused(httpx2.post(url, content=form + "&x=%zz", headers=kind), "invalid_request")
    large = httpx2.post(url, content=form + "&x=" + "x" * 40_000, headers=kind)
    assert large.status_code == 413 and large.json()["error"] == "invalid_request"
    other = httpx2.get(url)
    assert other.status_code == 405 and other.json()["error"] == "invalid_request"


@pytest.mark.parametrize("algorithm", ["RS256", "ES256"])
def test_a_workload_provisions_without_a_secret(
    tenant: Tenant, other: Tenant, configuration: str, issuer: Issuer, algorithm: str
) -> None:
    issuer.rotate(algorithm)
    client = federate(tenant, configuration, issuer)
    assert "client_secret" not in client and "secrets" not in client
    token = granted(tenant, by_assertion(tenant, client, spoken(issuer, aud=["api://else", AUDIENCE])))
    user = Entra(tenant, token).provision(people(1)[0])
    assert Entra(other, token).get_user(user["id"])["id"] == user["id"]


def test_a_replayed_assertion_is_refused_by_every_process(
    tenant: Tenant, other: Tenant, configuration: str, issuer: Issuer
) -> None:
    client = federate(tenant, configuration, issuer)
    for claims in ({}, {"jti": None}):
        assertion = spoken(issuer, **claims)
        granted(tenant, by_assertion(tenant, client, assertion))
        for place in (tenant, other):
            refused(by_assertion(place, client, assertion))


@pytest.mark.parametrize("claims", [
    {"aud": "api://other"}, {"aud": None}, {"iss": "https://issuer.example/"}, {"sub": "else"}, {"exp": 1_700_000_000},
    {"exp": None}, {"exp": 4_000_000_000}, {"nbf": 4_000_000_000}, {"iat": 4_000_000_000}, {"tid": "else"},
], ids=str)
def test_an_assertion_with_a_wrong_claim_is_refused(
    tenant: Tenant, configuration: str, issuer: Issuer, claims: dict[str, Any]
) -> None:
    client = federate(tenant, configuration, issuer, directory_id="directory")
    refused(by_assertion(tenant, client, spoken(issuer, **({"tid": "directory"} | claims))))
    granted(tenant, by_assertion(tenant, client, spoken(issuer, tid="directory")))


def test_an_assertion_that_the_issuer_has_not_signed_is_refused(tenant: Tenant, configuration: str, issuer: Issuer) -> None:
    client = federate(tenant, configuration, issuer)
    forged = issuer.assertion(key=rsa.generate_private_key(65537, 2048), sub=SUBJECT, aud=AUDIENCE)
    refused(by_assertion(tenant, client, forged))
    claims = {"iss": issuer.name, "sub": SUBJECT, "aud": AUDIENCE, "exp": int(time.time()) + 600}
    kid = {"kid": issuer.key_ids[0]}
    refused(by_assertion(tenant, client, jwt.encode(claims, None, algorithm="none", headers=kid)))
    # The public key, which everybody has, taken for a shared secret.
    public = issuer.public_pem()
    signed = jwt.encode(claims, "x" * 32, algorithm="HS256", headers=kid).rsplit(".", 1)[0]
    signature = hmac.digest(public, signed.encode(), "sha256")
    refused(by_assertion(tenant, client, f"{signed}.{base64.urlsafe_b64encode(signature).decode().rstrip('=')}"))


def test_an_outage_of_the_issuer_is_survived(
    gallery: Product, tenant: Tenant, other: Tenant, configuration: str, issuer: Issuer
) -> None:
    """A process that has seen the keys goes on; one that has not says when to come again, and the outage harms nothing else.
    That keys count for a day without their issuer is shown with a clock of its own beside the code."""
    client = federate(tenant, configuration, issuer)
    token = granted(tenant, by_assertion(tenant, client, spoken(issuer)))
    issuer.stop()
    for _ in range(3):
        granted(tenant, by_assertion(tenant, client, spoken(issuer)))
    come_again(by_assertion(other, client, spoken(issuer)))
    assert [status(place, token) for place in (tenant, other)] == [200, 200]
    issuer.start()
    granted(tenant, by_assertion(tenant, client, spoken(issuer)))


def test_a_rotated_key_is_found_and_the_issuer_is_not_pestered(
    gallery: Product, tenant: Tenant, configuration: str, issuer: Issuer, authority: Authority
) -> None:
    """A process that has no keys yet takes the new one at once. One that has just asked waits a minute, which a test does
    not: the rule itself is shown with a clock of its own beside the cache."""
    first = issuer.key_ids[0]
    client = federate(tenant, configuration, issuer)
    granted(tenant, by_assertion(tenant, client, spoken(issuer)))
    assert issuer.fetches == 1
    second = issuer.rotate(keep=True)
    for _ in range(5):
        refused(by_assertion(tenant, client, issuer.assertion(second, sub=SUBJECT, aud=AUDIENCE)))
    granted(tenant, by_assertion(tenant, client, issuer.assertion(first, sub=SUBJECT, aud=AUDIENCE)))
    assert issuer.fetches == 1, "inventing key ids makes nobody ask more than once a minute"
    fresh = gallery.api(ROLLCALL_WEBHOOK_ALLOWED_CIDRS="127.0.0.1/32", ROLLCALL_OUTBOUND_CA_FILE=str(authority.file))
    new = tenant.through(gallery.admin(fresh))
    granted(tenant, by_assertion(new, client, issuer.assertion(second, sub=SUBJECT, aud=AUDIENCE)))
    fresh.stop()


@pytest.mark.parametrize("document", [b"", b"<html>", b"[]", b'{"keys":[]}', b'{"keys":"x"}', None])
def test_what_an_issuer_shows_that_is_no_key_set_obtains_nothing(
    tenant: Tenant, other: Tenant, configuration: str, issuer: Issuer, document: bytes | None
) -> None:
    """The last one has the right key, and is too large. The same client is granted a token where the keys are seen aright."""
    good = issuer.jwks()
    padded = lambda size: good[:-1] + b',"x":"' + b"x" * size + b'"}'  # noqa: E731
    issuer.document = padded(300_000) if document is None else document
    client = federate(tenant, configuration, issuer)
    answer = by_assertion(tenant, client, spoken(issuer))
    if document == b'{"keys":[]}':
        refused(answer)
    else:
        come_again(answer)
    assert issuer.fetches == 1
    issuer.document = padded(200_000)
    granted(tenant, by_assertion(other, client, spoken(issuer)))


def test_a_key_set_cannot_be_asked_for_inwards(
    gallery: Product, tenant: Tenant, configuration: str, authority: Authority
) -> None:
    """The URL is judged when it is given, and its addresses again each time it is asked: here nothing but the address is wrong."""
    issuer = Issuer(authority, port=8443)
    trust = {"name": "x", "method": "workload_identity", "issuer": "i", "subject": "s", "audience": "a"}
    for url in ("http://user@localhost/keys", "file:///etc/passwd", "https://localhost/keys#x", "https://169.254.169.254/keys"):
        problem = answered(
            tenant.admin.http.post(clients_path(tenant, configuration), json=trust | {"jwks_url": url}), 400)
        assert problem["errors"][0]["pointer"] == "/jwks_url", problem
    strict = gallery.api(ROLLCALL_OUTBOUND_CA_FILE=str(authority.file))
    try:
        within = tenant.through(gallery.admin(strict))
        client = federate(within, configuration, issuer)
        come_again(by_assertion(within, client, spoken(issuer)))
        assert issuer.fetches == 0
        granted(tenant, by_assertion(tenant, client, spoken(issuer)))
        assert issuer.fetches == 1, "whom the operator allows to ask does"
    finally:
        strict.stop()
        issuer.stop()


def test_an_assertion_needs_no_client_id(tenant: Tenant, configuration: str, issuer: Issuer) -> None:
    """RFC 7521 4.2: it says itself for whom it stands, as long as that is one client of the tenant's."""
    federate(tenant, configuration, issuer)
    alone = lambda: ask(tenant, client_assertion_type=JWT_BEARER, client_assertion=spoken(issuer))  # noqa: E731
    granted(tenant, alone())
    refused(ask(tenant, client_assertion_type=JWT_BEARER, client_assertion=spoken(issuer, sub="else")))
    federate(tenant, configuration, issuer)
    refused(alone())


def test_a_refused_secret_stands_in_the_tenants_log(tenant: Tenant, configuration: str) -> None:
    client = create_client(tenant, configuration)
    for _ in range(3):
        refused(by_secret(tenant, client, "wrong"))

    def logged() -> list[dict[str, Any]]:
        found = answered(tenant.admin.http.get(f"{tenant.path}/provisioning-log", params={"operation": "token"}), 200)
        return found["data"]
    [entry] = until(logged, "the refusal is written")
    assert entry["code"] == "credential_client_unknown" and entry["status"] == 401, entry
    assert entry["configuration_id"] == configuration, entry
    health = answered(tenant.admin.http.get(f"{tenant.path}/scim-configurations/{configuration}/health"), 200)
    assert health["status"] == "failing" and "credential_client_unknown" in health["reason"], health


def test_an_operator_makes_clients_by_command(gallery: Product, tenant: Tenant, configuration: str) -> None:
    def answer(*arguments: str) -> dict[str, Any]:
        done = gallery.command("client", *arguments, "--tenant", tenant.slug, "--configuration", configuration, "--json")
        assert done.returncode == 0, done.stderr
        made = json.loads(done.stdout)
        if "client_secret" in made:
            tenant.admin.remember(made["client_secret"])
        return made

    client = answer("create", "--name", "Entra")
    granted(tenant, by_secret(tenant, client))
    second = answer("secret", "create", client["id"])
    third = answer("secret", "rotate", client["id"], second["id"], "--overlap", "0")
    granted(tenant, by_secret(tenant, client, third["client_secret"]))
    refused(by_secret(tenant, client, second["client_secret"]))
    answer("secret", "revoke", client["id"], third["id"])
    assert len(answer("show", client["id"])["secrets"]) == 3
    assert [c["id"] for c in answer("list")["data"]] == [client["id"]]
    assert answer("delete", client["id"])["revoked_at"]
    told = [event["type"] for event in tenant.events() if event["type"].startswith("oauth_client.")]
    assert told == [
        "oauth_client.created", "oauth_client.secret_created", "oauth_client.secret_created", "oauth_client.secret_rotated",
        "oauth_client.secret_created", "oauth_client.secret_revoked", "oauth_client.deleted"]
    half = gallery.command("client", "create", "--issuer", "x", "--tenant", tenant.slug, "--configuration", configuration)
    assert half.returncode == 2 and "--jwks-url" in half.stderr
