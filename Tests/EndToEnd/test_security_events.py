"""Security event tokens (RFC 9967): pushed and polled, verified by another's library with the published key."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import jwt
import pytest

from testbed.actors import Entra, Tenant, answered, people
from testbed.cluster import PostgresCluster
from testbed.patience import until, until_equal
from testbed.product import Product
from testbed.receiver import Answer, Authority, Receiver
from testbed.service import LogBook

CREATE = "urn:ietf:params:scim:event:prov:create:notice"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture(scope="module")
def events(
    cluster: PostgresCluster, logbook: LogBook, tmp_path_factory: pytest.TempPathFactory, authority: Authority
) -> Iterator[Product]:
    """A product that may push to this machine."""
    settings = {
        "ROLLCALL_WEBHOOK_ALLOWED_CIDRS": "127.0.0.1/32", "ROLLCALL_OUTBOUND_CA_FILE": str(authority.file),
        "ROLLCALL_PUBLIC_URL": "https://rollcall.example"}
    with Product(cluster, logbook, tmp_path_factory.mktemp("events")) as running:
        running.api(**settings)
        running.worker(**settings)
        yield running


@pytest.fixture
def tenant(events: Product) -> Tenant:
    return events.admin(events.services[0]).create_tenant()


def create(tenant: Tenant, **body: Any) -> dict[str, Any]:
    made = answered(
        tenant.admin.http.post(f"{tenant.path}/webhook-endpoints", json={"format": "scim_set"} | body), 201)
    tenant.admin.remember(made["secret"])
    return made


def arrive(tenant: Tenant, count: int) -> list[str]:
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra", tenant.create_pool(seats=5))))
    return [answered(entra.send("POST", "/Users", entra.new_user(person)), 201)["id"] for person in people(count)]


def claims(events: Product, token: str, audience: str) -> dict[str, Any]:
    """The claims, if PyJWT finds the token signed with the published key."""
    [key] = jwt.PyJWKSet.from_dict(httpx2.get(f"{events.services[0].url}/ssf/jwks.json").json()).keys
    header = jwt.get_unverified_header(token)
    assert header["typ"] == "secevent+jwt" and header["kid"] == key.key_id
    return jwt.decode(token, key.key, algorithms=["ES256"], audience=audience)


def test_tokens_are_pushed(events: Product, tenant: Tenant, authority: Authority) -> None:
    receiver = Receiver(authority, lambda message, number: Answer(400, body=b'{"err":"invalid_key"}') if number == 1 else Answer(202))
    try:
        endpoint = create(tenant, url=receiver.url, headers={"Authorization": "Bearer of-the-receiver"})
        ids = arrive(tenant, 2)
        until_equal(lambda: len(receiver.messages), 3, "two tokens, one of them twice", within=30)
        tokens = [message.body.decode() for message in receiver.messages]
        assert len(set(tokens)) == 2
        subjects = set()
        for message, token in zip(receiver.messages, tokens, strict=True):
            told = claims(events, token, receiver.url)
            assert list(told["events"]) == [CREATE] and "attributes" in told["events"][CREATE]
            assert told["iss"] == f"https://rollcall.example/t/{tenant.slug}/scim/v2" and "sub" not in told
            assert message.headers["content-type"] == "application/secevent+jwt"
            assert message.headers["accept"] == "application/json"
            assert message.headers["authorization"] == "Bearer of-the-receiver"
            assert "webhook-signature" not in message.headers
            subjects.add(told["sub_id"]["uri"])
        assert subjects == {f"/Users/{user}" for user in ids}
        answered(tenant.admin.http.post(f"{tenant.path}/webhook-endpoints/{endpoint['id']}/test"), 202)
        until_equal(lambda: len(receiver.messages), 4, "a verification event")
        assert "verification" in str(claims(events, receiver.messages[3].body.decode(), receiver.url)["events"])
    finally:
        receiver.close()


def test_tokens_are_polled_until_they_are_settled(events: Product, tenant: Tenant) -> None:
    endpoint = create(tenant)
    assert endpoint["url"] is None
    url = f"{events.services[0].url}/t/{tenant.slug}/ssf/poll/{endpoint['id']}"
    http = httpx2.Client(headers={"Authorization": f"Bearer {endpoint['secret']}"}, timeout=40)

    def poll(**body: Any) -> dict[str, Any]:
        return answered(http.post(url, json=body), 200)

    assert poll(returnImmediately=True) == {"sets": {}}
    arrive(tenant, 3)
    first = until(lambda: poll(returnImmediately=True, maxEvents=2)["sets"], "tokens")
    until(lambda: poll(returnImmediately=True, maxEvents=2).get("moreAvailable"), "and more")
    first = poll(maxEvents=2)["sets"]
    assert len(first) == 2 and poll(maxEvents=2)["sets"] == first
    for name, token in first.items():
        assert claims(events, token, f"urn:uuid:{endpoint['id']}")["jti"] == name
    taken, refused = first
    rest = poll(ack=[taken], setErrs={refused: {"err": "invalid_audience", "description": "not me"}})["sets"]
    assert len(rest) == 1 and not set(rest) & set(first)
    assert poll(ack=list(rest), maxEvents=0) == {"sets": {}}
    assert poll(returnImmediately=True) == {"sets": {}}
    path = f"{tenant.path}/webhook-endpoints/{endpoint['id']}/deliveries"
    states = sorted(delivery["state"] for delivery in tenant.admin.pages(path))
    assert states == ["delivered", "delivered", "failed"]


def test_nobody_else_polls(events: Product, tenant: Tenant, authority: Authority) -> None:
    endpoint, other = create(tenant), create(tenant)
    base = f"{events.services[0].url}/t/{tenant.slug}/ssf/poll"
    for secret in (other["secret"], "whsec_x", tenant.create_token(tenant.create_configuration("okta")).token):
        answer = httpx2.post(f"{base}/{endpoint['id']}", json={}, headers={"Authorization": f"Bearer {secret}"})
        assert answer.status_code == 401, answer.text
    mine = {"Authorization": f"Bearer {endpoint['secret']}"}
    assert httpx2.post(f"{base}/{endpoint['id']}", json={}).status_code == 401
    assert httpx2.post(f"{base}/nothing", json={}, headers=mine).status_code == 401
    assert httpx2.post(
        f"{events.services[0].url}/t/nobody/ssf/poll/{endpoint['id']}", json={}, headers=mine).status_code == 401
    for body in ({"maxEvents": -1}, {"maxEvents": "x"}, {"ack": "x"}, {"setErrs": []}, {"returnImmediately": 1}):
        answer = httpx2.post(f"{base}/{endpoint['id']}", json=body, headers=mine)
        assert answer.status_code == 400 and answer.json()["code"] == "invalid_body", answer.text


def test_the_configuration_names_the_events_where_somebody_is_told(tenant: Tenant) -> None:
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra")))

    def announced() -> Any:
        return answered(entra.send("GET", "/ServiceProviderConfig"), 200).get("securityEvents")

    assert announced() is None
    endpoint = create(tenant)
    told = until(announced, "it is announced", within=5)
    assert told["asyncRequest"] == "none" and CREATE in told["eventUris"]
    answered(tenant.admin.http.delete(f"{tenant.path}/webhook-endpoints/{endpoint['id']}"), 204)
    until(lambda: announced() is None, "and no more", within=5)
