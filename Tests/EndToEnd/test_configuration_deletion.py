"""A SCIM configuration is deleted, with the choice of what becomes of its people; a person's timeline tells of it."""

import json

import pytest

from testbed.actors import Entra, Tenant, answered, people
from testbed.patience import until, until_equal
from testbed.product import Product

PEOPLE = 8


@pytest.fixture
def provisioned(tenant: Tenant, pool: str) -> tuple[str, Entra, list[str]]:
    """A configuration of Entra with people who all have seats, and a group of them."""
    configuration = tenant.create_configuration("entra", pool)
    entra = Entra(tenant, tenant.create_token(configuration))
    users = [entra.provision(person)["id"] for person in people(PEOPLE)]
    group = entra.create_group("Sales")["id"]
    entra.add_members(group, users[:3])
    until_equal(lambda: {tenant.standing(user) for user in users}, {("assigned", None)}, "everybody has a seat")
    return configuration, entra, users


def delete(tenant: Tenant, configuration: str, query: str, status: int) -> dict:
    return answered(tenant.admin.http.delete(f"{tenant.path}/scim-configurations/{configuration}?{query}"), status)


def test_nothing_is_presumed_and_a_rehearsal_tells_how_much_there_is(tenant: Tenant, provisioned: tuple) -> None:
    configuration, entra, _ = provisioned
    for query in ("", "users=drop", "users=keep&users=delete", "users=delete&dry_run=maybe"):
        assert delete(tenant, configuration, query, 400)["code"] == "invalid_parameter"
    assert delete(tenant, configuration, "users=delete&dry_run=true", 200) == {
        "dry_run": True, "users": PEOPLE, "active_users": PEOPLE, "groups": 1, "resources": 0}
    assert entra.send("GET", "/Users").json()["totalResults"] == PEOPLE
    refused = tenant.admin.http.delete(
        f"{tenant.path}/scim-configurations/{configuration}?users=keep", headers={"If-Match": 'W/"99"'})
    assert refused.status_code == 412


def test_people_lose_access_and_seats_when_it_is_deleted(tenant: Tenant, provisioned: tuple, product: Product) -> None:
    configuration, entra, users = provisioned
    gone = delete(tenant, configuration, "users=deactivate", 202)
    assert gone["id"] == configuration and gone["users"] == "deactivate" and gone["job_id"] > 0
    answered(tenant.admin.http.get(f"{tenant.path}/scim-configurations/{configuration}"), 404)
    until(lambda: entra.send("GET", "/Users").status_code == 401, "the token is refused", within=3)
    delete(tenant, configuration, "users=keep", 404)

    def active() -> int:
        return sum(user["active"] for user in tenant.admin.pages(f"{tenant.path}/users"))
    until_equal(active, 0, "nobody is active")
    until_equal(lambda: {tenant.standing(user) for user in users}, {("released", None)}, "the seats are free")

    timeline = list(tenant.admin.pages(f"{tenant.path}/users/{users[0]}/timeline", limit=2))
    told = [entry["event"]["type"] for entry in timeline if entry["event"]]
    assert {"user.created", "license.assigned", "user.deactivated", "license.released"} <= set(told)
    assert told.index("user.deactivated") < told.index("user.created"), "the newest first"
    assert any(entry["request"] and entry["request"]["operation"] == "create" for entry in timeline)
    assert [entry["time"] for entry in timeline] == sorted((entry["time"] for entry in timeline), reverse=True)

    again, entry = tenant.admin.pages(f"{tenant.path}/audit-log", action="scim_configuration.delete")
    assert (again["outcome"], entry["outcome"]) == ("failed", "done")
    assert entry["before"]["id"] == configuration and entry["after"]["users"] == "deactivate"
    [event] = [event for event in tenant.events() if event["type"] == "scim_configuration.deleted"]
    assert event["subject"] == configuration and event["data"]["users"] == "deactivate"


def test_everything_goes_when_that_is_wanted(tenant: Tenant, provisioned: tuple) -> None:
    configuration, _, users = provisioned
    delete(tenant, configuration, "users=delete", 202)
    until_equal(lambda: list(tenant.admin.pages(f"{tenant.path}/users")), [], "no user is left")
    assert list(tenant.admin.pages(f"{tenant.path}/groups")) == []
    timeline = list(tenant.admin.pages(f"{tenant.path}/users/{users[0]}/timeline"))
    assert "user.deleted" in [entry["event"]["type"] for entry in timeline if entry["event"]]


def test_people_stay_and_lose_what_its_switch_gave(tenant: Tenant, provisioned: tuple) -> None:
    configuration, _, users = provisioned
    delete(tenant, configuration, "users=keep", 202)
    until_equal(lambda: {tenant.standing(user) for user in users}, {("released", None)}, "the switch's seats are free")
    assert sum(user["active"] for user in tenant.admin.pages(f"{tenant.path}/users")) == PEOPLE


def test_the_command_deletes_and_tells_like_the_admin_api(tenant: Tenant, provisioned: tuple, product: Product) -> None:
    configuration, _, _ = provisioned
    place = ("configuration", "delete", configuration, "--tenant", tenant.slug, "--json")
    refused = product.command(*place, "--users", "drop")
    assert refused.returncode == 2 and "keep, deactivate or delete" in refused.stderr
    changed = product.command("configuration", "update", configuration, "--tenant", tenant.slug, "--name", "Renamed")
    assert changed.returncode == 0, changed.stderr
    done = product.command(*place, "--users", "keep")
    assert done.returncode == 0 and json.loads(done.stdout)["users"] == "keep", done.stderr
    told = [event["type"] for event in tenant.events() if event["subject"] == configuration]
    assert "scim_configuration.updated" in told and "scim_configuration.deleted" in told


def test_the_service_tells_how_much_there_is_and_where_its_schemas_stand(product: Product, tenant: Tenant) -> None:
    http = tenant.admin.http
    statistics = answered(http.get("/stats"), 200)
    assert statistics["tenants"]["active"] >= 1 and statistics["workers_alive"] >= 1
    assert statistics["database_bytes"] > 1_000_000
    migrations = answered(http.get("/migrations"), 200)
    assert migrations["is_current"] and migrations["failures"] == []
    assert migrations["control"]["version"] == migrations["control"]["required"]
    assert migrations["tenants"]["behind"] == 0
