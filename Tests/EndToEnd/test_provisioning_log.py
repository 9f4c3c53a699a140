"""The provisioning log as an administrator sees it: what an identity provider asked, and what came of it."""

import csv
import io
import itertools
import json
import subprocess
import threading

import pytest

from testbed.actors import CORE_USER, Admin, Body, Entra, Tenant, answered, people
from testbed.patience import until, until_equal
from testbed.product import Product
from testbed.service import binary


def entries(tenant: Tenant, **filters: str) -> list[Body]:
    """The newest first."""
    return list(tenant.admin.pages(f"{tenant.path}/provisioning-log", **filters))


def until_logged(tenant: Tenant, count: int, **filters: str) -> list[Body]:
    until_equal(lambda: len(entries(tenant, **filters)), count, f"{count} entries are in the log")
    return entries(tenant, **filters)


def test_a_day_with_entra_can_be_told_from_the_log(tenant: Tenant, entra: Entra) -> None:
    entra.test_connection()
    person = people(1)[0]
    user = answered(entra.send("POST", "/Users", entra.new_user(person)), 201)
    entra.deactivate(user["id"])
    entra.deactivate(user["id"])
    answered(entra.send("POST", "/Users", {"schemas": [CORE_USER], "userName": person.user_name}), 409)
    answered(entra.send("DELETE", f"/Users/{user['id']}"), 204)

    seen = until_logged(tenant, 6)
    assert [entry["operation"] for entry in seen] == [
        "delete", "create", "update", "update", "create", "connection_test"]
    assert [entry["status"] for entry in seen] == [204, 409, 200, 200, 201, 200]
    assert [entry["outcome"] for entry in seen[2:4]] == ["skipped", "warning"], "the second time nothing is left to do"
    assert seen[1]["outcome"] == "failure" and seen[1]["scim_type"] == "uniqueness"

    refused = answered(tenant.admin.http.get(f"{tenant.path}/provisioning-log/{seen[1]['id']}"), 200)
    assert refused["recommendations"][0]["code"] == "uniqueness" and refused["recommendations"][0]["text"]
    changed = answered(tenant.admin.http.get(f"{tenant.path}/provisioning-log/{seen[3]['id']}"), 200)
    assert changed["changes"] == [{"path": "active", "old": True, "new": False}]
    assert [step["result"] for step in changed["steps"]] == ["done"] * 4

    by_name = entries(tenant, q=person.user_name.upper())
    assert len(by_name) == 5, "whoever knows the name finds every write, the refused one too"
    assert entries(tenant, resource_id=user["id"], operation="delete")[0]["name"] == person.user_name


def test_a_revoked_token_shows_only_to_its_owner(tenant: Tenant, entra: Entra) -> None:
    token = answered(tenant.admin.http.get(f"{tenant.path}/scim-configurations"), 200)["data"][0]
    issued = tenant.create_token(token["id"], "second")
    entra = Entra(tenant, issued)
    tenant.revoke(issued)
    until(lambda: entra.send("GET", "/Users").status_code == 401, "the token is refused")
    until(lambda: entries(tenant, outcome="failure"), "the refusal is in the log")
    assert {entry["code"] for entry in entries(tenant, outcome="failure")} == {"credential_revoked"}


def test_entries_are_written_when_the_api_is_asked_to_stop(
    product: Product, tenant: Tenant, entra: Entra
) -> None:
    other = product.api()
    there = Entra(tenant.through(product.admin(other)), entra.token)
    for person in people(20):
        there.provision(person)
    other.stop()
    assert len(entries(tenant, operation="create")) == 20


def test_an_export_holds_every_entry(tenant: Tenant, entra: Entra) -> None:
    for person in people(7):
        entra.provision(person)
    until_logged(tenant, 7, operation="create")
    url = f"{tenant.path}/provisioning-log"
    lines = tenant.admin.http.get(url, params={"format": "ndjson", "operation": "create"}).text.splitlines()
    assert len(lines) == 7 and all(json.loads(line)["changes"] for line in lines)
    rows = list(csv.DictReader(io.StringIO(tenant.admin.http.get(url, params={"format": "csv", "operation": "create"}).text)))
    assert [row["id"] for row in rows] == [json.loads(line)["id"] for line in lines]


def test_the_command_lists_shows_and_follows(product: Product, tenant: Tenant, entra: Entra) -> None:
    entra.provision(people(1)[0])
    until_logged(tenant, 1, operation="create")
    listed = product.command("log", "list", "--tenant", tenant.slug, "--operation", "create", "--json")
    found = json.loads(listed.stdout)["data"]
    assert [entry["status"] for entry in found] == [201], listed.stderr
    shown = json.loads(product.command("log", "show", found[0]["id"], "--tenant", tenant.slug, "--json").stdout)
    assert shown["steps"] and shown["changes"]
    assert product.command("log", "list", "--tenant", tenant.slug, "--outcome", "wrong").returncode == 2

    following = subprocess.Popen(
        [binary("rollcall"), "log", "follow", "--tenant", tenant.slug, "--json"], env=product.environment(),
        stdout=subprocess.PIPE, text=True)
    try:
        # It begins with what comes after it has begun, and nobody says when that is.
        numbers = itertools.count(100)
        lines: list[str] = []
        reader = threading.Thread(target=lambda: lines.extend(iter(following.stdout.readline, "")), daemon=True)
        reader.start()

        def told() -> bool:
            entra.provision(people(1, start=next(numbers))[0])
            return any(json.loads(line)["operation"] == "create" for line in list(lines))

        until(told, "a creation is told to who follows", every=0.2)
    finally:
        following.terminate()
        following.wait(10)


def test_the_health_of_a_connection_is_told_once_when_it_breaks_and_once_when_it_recovers(
    admin: Admin, tenant: Tenant
) -> None:
    configuration = tenant.create_configuration("entra")
    path = f"{tenant.path}/scim-configurations/{configuration}/health"

    def health() -> Body:
        return answered(tenant.admin.http.get(path), 200)

    def judged() -> list[str]:
        """What listeners were told; an operator runs the recurring job."""
        answered(admin.http.post("/schedules/connections.health/run"), 200)
        return [event["type"] for event in tenant.events() if event["type"].endswith(("unhealthy", "recovered"))]

    assert health()["status"] == "waiting" and health()["token_expires_at"] is None
    client = answered(
        admin.http.post(f"{tenant.path}/scim-configurations/{configuration}/clients", json={"name": "Entra"}), 201)
    admin.remember(client["client_secret"])
    assert health()["token_expires_at"] == client["secrets"][0]["expires_at"], "a secret counts like a token"
    entra = Entra(tenant, tenant.create_token(configuration))
    answered(
        admin.http.delete(f"{tenant.path}/scim-configurations/{configuration}/clients/{client['id']}"), 204)
    assert health()["token_expires_at"] is not None
    entra.test_connection()
    until(lambda: health()["connection_test_at"], "the test of the connection is seen")
    assert health()["status"] == "healthy" and health()["requests_24h"] == 1

    for _ in range(12):
        answered(entra.send("POST", "/Users", {"schemas": [CORE_USER]}), 400)
    until(lambda: health()["failures_24h"] == 12, "the failures are counted")
    broken = health()
    assert broken["status"] == "failing" and broken["last_failure_code"] == "invalidValue" and broken["advice"], broken
    assert broken["error_rate_24h"] == pytest.approx(12 / 13)
    until(lambda: judged() == ["scim_configuration.unhealthy"], "the trouble is told", every=0.3)

    for person in people(20):
        entra.provision(person)
    until(lambda: judged() == ["scim_configuration.unhealthy", "scim_configuration.recovered"], "the recovery is told",
          every=0.3)
