"""Events reach receivers over HTTPS: signed, once each, again after failures, and never inwards."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks import WebhookVerificationError

from testbed.actors import Entra, Tenant, answered, people
from testbed.cluster import PostgresCluster
from testbed.patience import until, until_equal
from testbed.product import Product
from testbed.receiver import Answer, Authority, BlackHole, Receiver, Rule
from testbed.service import LogBook, Service

LOCAL = "127.0.0.1/32"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture(scope="module")
def hooked(
    cluster: PostgresCluster, logbook: LogBook, tmp_path_factory: pytest.TempPathFactory, authority: Authority
) -> Iterator[Product]:
    """A product that may deliver to this machine and trusts the test's CA."""
    with Product(cluster, logbook, tmp_path_factory.mktemp("hooked")) as running:
        running.api(ROLLCALL_WEBHOOK_ALLOWED_CIDRS=LOCAL)
        worker(running, authority)
        yield running


def worker(product: Product, authority: Authority) -> Service:
    return product.worker(
        ROLLCALL_WEBHOOK_ALLOWED_CIDRS=LOCAL, ROLLCALL_OUTBOUND_CA_FILE=str(authority.file),
        ROLLCALL_DATABASE_POOL_SIZE="16")


@pytest.fixture
def tenant(hooked: Product) -> Tenant:
    return hooked.admin(hooked.services[0]).create_tenant()


@pytest.fixture
def receive(authority: Authority) -> Iterator[Callable[..., Receiver]]:
    """Makes receivers that are closed at the end."""
    made: list[Receiver] = []

    def make(rule: Rule | None = None, **more: Any) -> Receiver:
        made.append(Receiver(authority, rule, **more))
        return made[-1]

    yield make
    for receiver in made:
        receiver.close()


@pytest.fixture
def hole() -> Iterator[BlackHole]:
    made = BlackHole()
    yield made
    made.close()


def create(tenant: Tenant, url: str, **more: Any) -> dict[str, Any]:
    made = answered(tenant.admin.http.post(f"{tenant.path}/webhook-endpoints", json={"url": url} | more), 201)
    tenant.admin.remember(made["secret"])
    return made


def post(tenant: Tenant, path: str, status: int, **body: Any) -> Any:
    return answered(tenant.admin.http.post(f"{tenant.path}/{path}", json=body), status)


def get(tenant: Tenant, path: str) -> Any:
    return answered(tenant.admin.http.get(f"{tenant.path}/{path}"), 200)


def deliveries(tenant: Tenant, endpoint: dict[str, Any], **filters: str) -> list[dict[str, Any]]:
    return list(tenant.admin.pages(f"{tenant.path}/webhook-endpoints/{endpoint['id']}/deliveries", **filters))


def log_of(tenant: Tenant, delivery: str) -> list[dict[str, Any]]:
    return get(tenant, f"deliveries/{delivery}")["log"]


def arrive(tenant: Tenant, count: int = 1, start: int = 1) -> None:
    """People whom an identity provider creates."""
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra", name=f"Entra {start}")))
    for person in people(count, start):
        answered(entra.send("POST", "/Users", entra.new_user(person)), 201)


def test_every_event_arrives_signed_and_once(tenant: Tenant, receive: Callable[..., Receiver]) -> None:
    receiver = receive()
    endpoint = create(tenant, receiver.url, event_types=["user.*", "license.*"], headers={"X-Team": "blue"})
    pool = tenant.create_pool(seats=5)
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra", pool)))
    for person in people(8):
        answered(entra.send("POST", "/Users", entra.new_user(person)), 201)
    until_equal(lambda: len(set(receiver.ids())), 16, "8 people and their claims arrive", within=30)
    wanted = [
        event for event in tenant.admin.pages(f"{tenant.path}/events") if event["type"].startswith(("user.", "license."))]
    assert sorted(receiver.ids()) == sorted(event["id"] for event in wanted)
    for message in receiver.messages:
        payload = message.verified_by(endpoint["secret"])
        event = next(event for event in wanted if event["id"] == message.id)
        assert payload["id"] == message.id and payload["type"] == event["type"]
        assert payload["sequence"] == event["sequence"] and payload["data"]["object"] == event["data"]
        assert message.headers["x-team"] == "blue" and message.headers["content-type"] == "application/json"
    with pytest.raises(WebhookVerificationError):
        receiver.messages[0].verified_by("whsec_" + "A" * 43 + "=")
    until(lambda: all(d["state"] == "delivered" for d in deliveries(tenant, endpoint)), "all are delivered")
    entry = log_of(tenant, deliveries(tenant, endpoint)[0]["id"])[0]
    assert entry["status"] == 204 and entry["address"] == f"127.0.0.1:{receiver.port}"
    assert entry["request_headers"]["X-Team"] == "(hidden)"


def test_a_failure_is_tried_again_with_the_same_id_and_bytes(tenant: Tenant, receive: Callable[..., Receiver]) -> None:
    receiver = receive(lambda message, number: Answer(500, body=b"x" * 9000) if number == 1 else Answer(200))
    endpoint = create(tenant, receiver.url, event_types=["user.created"])
    arrive(tenant)
    until_equal(lambda: len(receiver.messages), 2, "a second attempt", within=30)
    first, second = receiver.messages
    assert (first.id, first.body) == (second.id, second.body)
    assert second.at - first.at > 3.5, "the first wait is 5 s give or take a fifth"
    second.verified_by(endpoint["secret"])
    [delivery] = until(lambda: deliveries(tenant, endpoint, state="delivered"), "it is delivered")
    assert delivery["attempts"] == 2
    log = log_of(tenant, delivery["id"])
    assert [entry["status"] for entry in log] == [200, 500]
    assert len(log[1]["response_body"]) == 4096


def test_slow_wrong_and_redirecting_receivers_are_failures(
    tenant: Tenant, hooked: Product, receive: Callable[..., Receiver], hole: BlackHole
) -> None:
    untouched = receive()
    odd = {
        "redirect": receive(lambda m, n: Answer(302, (("location", untouched.url),))).url,
        "not found": receive(lambda m, n: Answer(404)).url,
        "other name": receive(names=("elsewhere.example",)).url,
        "silent": hole.url,
        "closed": "https://localhost:1/",
    }
    made = {name: create(tenant, url, event_types=["user.created"]) for name, url in odd.items()}
    arrive(tenant)

    def logs() -> dict[str, dict[str, Any]]:
        found = {}
        for name, endpoint in made.items():
            for delivery in deliveries(tenant, endpoint):
                for entry in log_of(tenant, delivery["id"]):
                    found[name] = entry
        return found

    seen = until(lambda: (all_ := logs()) if len(logs()) == len(odd) else None, "each has been tried", within=40)
    assert seen["redirect"]["status"] == 302 and not untouched.messages
    assert seen["redirect"]["response_headers"]["location"] == untouched.url
    assert seen["not found"]["status"] == 404
    assert "TLS" in seen["other name"]["error"]
    assert "timed out" in seen["silent"]["error"] and seen["silent"]["milliseconds"] >= 4900
    assert "no connection" in seen["closed"]["error"]
    for endpoint in made.values():
        assert [d["state"] for d in deliveries(tenant, endpoint)] == ["pending"]


def test_who_is_gone_is_disabled_at_once_and_can_be_retried_by_hand(
    tenant: Tenant, receive: Callable[..., Receiver]
) -> None:
    receiver = receive(lambda message, number: Answer(410) if number == 1 else Answer(200))
    watcher = receive()
    endpoint = create(tenant, receiver.url, event_types=["user.created"], ordered=True)
    create(tenant, watcher.url, event_types=["webhook_endpoint.disabled"])
    arrive(tenant, 2)
    path = f"webhook-endpoints/{endpoint['id']}"
    until(lambda: get(tenant, path)["disabled_reason"] == "gone", "it is disabled")
    until_equal(lambda: [m.json["data"]["object"]["reason"] for m in watcher.messages], ["gone"], "others are told")
    assert len(receiver.messages) == 1
    first = receiver.messages[0]
    [delivery] = [d for d in deliveries(tenant, endpoint) if d["event_id"] == first.id]
    post(tenant, f"deliveries/{delivery['id']}/retry", 202)
    until(lambda: get(tenant, f"deliveries/{delivery['id']}")["state"] == "delivered", "the retry succeeds")
    assert receiver.messages[1].id == first.id and receiver.messages[1].body == first.body
    assert not get(tenant, path)["enabled"]
    answered(tenant.admin.http.patch(f"{tenant.path}/{path}", json={"enabled": True}), 200)
    until(lambda: len(set(receiver.ids())) == 2, "what was pending goes on once it is enabled")


def test_during_a_rotation_both_secrets_verify(tenant: Tenant, receive: Callable[..., Receiver]) -> None:
    receiver = receive()
    endpoint = create(tenant, receiver.url, event_types=["user.created"])
    old = endpoint["secret"]
    path = f"webhook-endpoints/{endpoint['id']}"
    new = post(tenant, f"{path}/secret/rotate", 200, overlap_hours=1)["secret"]
    tenant.admin.remember(new)
    arrive(tenant, 1)
    until(lambda: receiver.messages, "a message")
    receiver.messages[0].verified_by(old)
    receiver.messages[0].verified_by(new)
    newest = post(tenant, f"{path}/secret/rotate", 200, overlap_hours=0)["secret"]
    tenant.admin.remember(newest)
    post(tenant, f"{path}/test", 202)
    until(lambda: len(receiver.messages) == 2, "a test")
    receiver.messages[1].verified_by(newest)
    assert receiver.messages[1].json["type"] == "webhook_endpoint.test"
    for former in (old, new):
        with pytest.raises(WebhookVerificationError):
            receiver.messages[1].verified_by(former)


def test_an_ordered_endpoint_is_told_one_after_the_other(tenant: Tenant, receive: Callable[..., Receiver]) -> None:
    receiver = receive(lambda message, number: Answer(503) if number == 2 else Answer(200, delay=0.05))
    endpoint = create(tenant, receiver.url, event_types=["user.created"], ordered=True)
    arrive(tenant, 6)
    until_equal(lambda: len(deliveries(tenant, endpoint, state="delivered")), 6, "all arrive", within=40)
    sequences = [message.json["sequence"] for message in receiver.messages]
    assert sequences == sorted(sequences) and len(sequences) == 7 and sequences[1] == sequences[2]


def test_replay_and_recover_send_what_was(tenant: Tenant, receive: Callable[..., Receiver]) -> None:
    arrive(tenant, 3)
    receiver = receive()
    endpoint = create(tenant, receiver.url, event_types=["user.created"])
    arrive(tenant, 1, start=100)
    until_equal(lambda: len(receiver.messages), 1, "the new one arrives")
    path = f"webhook-endpoints/{endpoint['id']}"
    since = get(tenant, "events?limit=1")["data"][0]["time"]
    until(lambda: deliveries(tenant, endpoint, state="delivered"), "it is delivered")
    post(tenant, f"{path}/replay", 202, since=since)
    until_equal(lambda: len(set(receiver.ids())), 4, "the old ones too")
    until_equal(lambda: len(receiver.messages), 5, "and the new one once more")
    again = [message for message in receiver.messages if message.id == receiver.messages[0].id]
    assert len(again) == 2 and again[0].body == again[1].body
    assert post(tenant, f"{path}/recover", 202, since=since) == {"recovered": 0}
    assert post(tenant, f"{path}/recover", 400, since="2020-01-01T00:00:00Z")["code"] == "since_out_of_range"


INWARD = [
    "https://127.0.0.2/", "https://127.1/", "https://127.0.1/", "https://2130706434/", "https://0x7f000002/",
    "https://0x7f.0.0.2/", "https://0177.0.0.2/", "https://017700000002/", "https://0/", "https://0.0.0.0/",
    "https://10.0.0.1/", "https://172.16.0.1/", "https://192.168.0.1/", "https://100.64.0.1/",
    "https://169.254.169.254/latest/meta-data/", "https://[::1]/", "https://[::]/", "https://[::ffff:127.0.0.2]/",
    "https://[::ffff:7f00:2]/", "https://[::127.0.0.2]/", "https://[64:ff9b::7f00:2]/", "https://[2002:7f00:2::]/",
    "https://[fe80::1]/", "https://[fd00::1]/", "https://[fec0::1]/", "https://[fd00:ec2::254]/", "https://[2001::1]/",
    "https://１２７.0.0.2/", "https://127.0.0.2:8443/", "https://user@127.0.0.2/", "https://127.0.0.2./",
    "http://127.0.0.2/",
]


@pytest.mark.parametrize("url", INWARD)
def test_no_form_of_an_inward_address_is_taken(tenant: Tenant, url: str) -> None:
    refused = post(tenant, "webhook-endpoints", 400, url=url)
    assert refused["code"] == "url_refused" and refused["errors"][0]["pointer"] == "/url"


def test_a_name_that_leads_inwards_is_refused_at_each_attempt(
    cluster: PostgresCluster, logbook: LogBook, tmp_path: Path, authority: Authority, receive: Callable[..., Receiver]
) -> None:
    receiver = receive()
    with Product(cluster, logbook, tmp_path) as running:
        # The API takes the port, which the worker's own rules don't.
        running.api(ROLLCALL_WEBHOOK_ALLOWED_CIDRS=LOCAL)
        running.worker(ROLLCALL_WEBHOOK_ALLOWED_CIDRS="192.0.2.0/24", ROLLCALL_OUTBOUND_CA_FILE=str(authority.file))
        tenant = running.admin(running.services[0]).create_tenant()
        endpoint = create(tenant, receiver.url)
        delivery = post(tenant, f"webhook-endpoints/{endpoint['id']}/test", 202)
        [entry] = until(lambda: log_of(tenant, delivery["id"]), "it is tried")
        assert "addresses that may not be asked" in entry["error"] and entry["address"] is None
        assert not receiver.messages


def test_dead_endpoints_delay_nobody_else(
    hooked: Product, receive: Callable[..., Receiver], hole: BlackHole
) -> None:
    """A dozen endpoints never answer, one of them with 10,000 deliveries; another tenant's first is there in a second more."""
    admin = hooked.admin(hooked.services[0])

    def first_delivery() -> float:
        receiver = receive()
        tenant = admin.create_tenant()
        create(tenant, receiver.url, event_types=["user.created"])
        entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra")))
        [person] = people(1)
        answered(entra.send("POST", "/Users", entra.new_user(person)), 201)

        start = time.monotonic()
        until(lambda: receiver.messages, "the first delivery", within=60, every=0.005)
        return receiver.messages[0].at - start

    undisturbed = max(first_delivery() for _ in range(4))
    # More than a worker has slots for other work, one of them with a long past.
    for count in [200] * 11 + [10_000]:
        dead = admin.create_tenant()
        flood(hooked, dead, create(dead, hole.url, event_types=["user.created"])["id"], count)
    until(lambda: hole.connections >= 24, "they are being tried", within=60)
    disturbed, end = [first_delivery()], time.monotonic() + 8
    while time.monotonic() < end:
        disturbed.append(first_delivery())
    assert max(disturbed) <= undisturbed + 1.0, f"{disturbed} s beside dead endpoints, {undisturbed:.3f} s without"


def test_a_dead_endpoint_does_not_delay_another_of_its_tenant(
    hooked: Product, tenant: Tenant, receive: Callable[..., Receiver], hole: BlackHole
) -> None:
    dead = create(tenant, hole.url, event_types=["user.created"])
    flood(hooked, tenant, dead["id"], 500)
    until(lambda: hole.connections >= 4, "the dead one is being tried", within=60)
    receiver = receive()
    create(tenant, receiver.url, event_types=["user.created"])
    arrive(tenant, 1)
    until(lambda: receiver.messages, "the other one is told", within=4)


def flood(product: Product, tenant: Tenant, endpoint: str, count: int) -> None:
    """Events by the thousand, in the log as a writer leaves them, with the job that follows them."""
    schema = product.schema_of(tenant.slug)
    with product.cluster.connect(product.database) as connection:
        connection.execute(
            f"INSERT INTO {schema}.event_arrivals (id, type, time, subject, data) "
            "SELECT gen_random_uuid(), 'user.created', now(), gen_random_uuid(), '{}' FROM generate_series(1, %s)",
            (count,))
        connection.execute(
            "INSERT INTO rollcall.jobs (tenant_id, queue, kind, payload) "
            "VALUES (%s, 'notifications', 'notifications.follow', '{}')", (schema.removeprefix("tenant_"),))
    until_equal(
        lambda: product.rows(f"SELECT count(*) FROM {schema}.webhook_deliveries")[0][0], count, "all are to be delivered",
        within=60)


def test_killing_workers_in_the_middle_loses_nothing(
    cluster: PostgresCluster, logbook: LogBook, tmp_path: Path, authority: Authority, receive: Callable[..., Receiver]
) -> None:
    receiver = receive(lambda message, number: Answer(200, delay=0.1))
    with Product(cluster, logbook, tmp_path) as running:
        running.api(ROLLCALL_WEBHOOK_ALLOWED_CIDRS=LOCAL)
        workers = [worker(running, authority)]
        tenant = running.admin(running.services[0]).create_tenant()
        create(tenant, receiver.url, event_types=["user.created"])
        arriving = threading.Thread(target=arrive, args=(tenant, 120))
        arriving.start()
        for target in (5, 25, 45):
            until(lambda: len(receiver.messages) >= target, f"{target} messages", within=60)
            workers[-1].kill()
            workers.append(worker(running, authority))
        arriving.join()
        wanted = {
            event["id"] for event in tenant.admin.pages(f"{tenant.path}/events") if event["type"] == "user.created"}
        assert len(wanted) == 120
        until_equal(lambda: set(receiver.ids()), wanted, "every event arrives", within=120)


def test_a_bad_file_of_authorities_is_named(product: Product, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pem"
    broken.write_text("nothing")
    service = product.worker(wait=False, ROLLCALL_OUTBOUND_CA_FILE=str(broken))
    until_equal(lambda: service.status, 2, "it ends")
    assert "ROLLCALL_OUTBOUND_CA_FILE" in service.log_tail()


def test_the_command_makes_lists_tests_and_replays(hooked: Product, tenant: Tenant, receive: Callable[..., Receiver]) -> None:
    receiver = receive()

    def command(*arguments: str, status: int = 0) -> Any:
        done = hooked.command("webhook", *arguments, "--tenant", tenant.slug, "--json", ROLLCALL_WEBHOOK_ALLOWED_CIDRS=LOCAL)
        assert done.returncode == status, done.stdout + done.stderr
        return json.loads(done.stdout) if status == 0 else done.stderr

    arrive(tenant, 1)
    since = get(tenant, "events?limit=1")["data"][0]["time"]
    made = command("create", "--url", receiver.url, "--type", "user.*")
    hooked.logbook.secrets.add(made["secret"])
    assert [entry["id"] for entry in command("list")["data"]] == [made["id"]]
    command("test", made["id"])
    until(lambda: receiver.messages, "a test")
    receiver.messages[0].verified_by(made["secret"])
    command("replay", made["id"], "--since", since)
    until_equal(lambda: [m.json["type"] for m in receiver.messages[1:]], ["user.created"], "the person's coming")
    assert "must begin with https" in command("create", "--url", "ftp://x.example/", status=2)
    assert "since" in command("replay", made["id"], "--since", "yesterday", status=2)


def test_a_trace_goes_along_to_the_receiver_and_into_the_logs(
    hooked: Product, tenant: Tenant, receive: Callable[..., Receiver]
) -> None:
    """W3C Trace Context: the caller's trace, under a span of ours; what is no `traceparent` is none."""
    trace, span = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
    receiver = receive()
    create(tenant, receiver.url, event_types=["user.created"])
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra")))

    def provision(number: int, sent: str | None) -> str | None:
        """What the receiver is told of the trace of a request."""
        count = len(receiver.messages)
        body = {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": f"traced-{number}@people.example"}
        answered(entra.http.post("/Users", json=body, headers={"traceparent": sent} if sent else {}), 201)
        until(lambda: len(receiver.messages) > count, "delivered")
        return receiver.messages[-1].headers.get("traceparent")

    assert provision(1, None) is None
    told = provision(2, f"00-{trace}-{span}-01")
    assert told is not None
    version, same, ours, flags = told.split("-")
    assert (version, same, flags) == ("00", trace, "01") and ours != span and len(ours) == 16
    assert provision(3, f"00-{trace.upper()}-{span}-01") is None

    def records(service: Service) -> list[dict[str, Any]]:
        return [record for record in service.records() if record.get("trace.id") == trace]

    api, work = hooked.services[:2]
    [request] = [record for record in records(api) if record["msg"] == "Request answered"]
    assert request["request.id"] and request["http.status"] == 201
    until(lambda: {"notifications.follow", "webhooks.deliver"} <= {record["job.kind"] for record in records(work)}, "logged")
    assert all(record["tenant.id"] and record["job.id"] for record in records(work))
