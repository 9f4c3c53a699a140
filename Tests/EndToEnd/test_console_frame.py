"""What every page of the console shares: the frame around errors, what the overview says of expiry, and how decisions are called."""

import re

import pytest

from testbed.actors import Admin, Entra, Tenant, answered, people
from testbed.browser import console_link, console_user
from testbed.client import Client
from testbed.patience import until
from testbed.product import Product

NOWHERE = "00000000-0000-4000-8000-000000000000"


def signed_in(tenant: Tenant, role: str = "owner") -> Client:
    client = Client.at(tenant.admin.url)
    assert client.use(console_link(tenant, console_user(tenant, role))).status_code == 303
    return client


def is_framed(page: str) -> bool:
    return '<nav aria-label="Main">' in page and 'action="/console/sign-out"' in page


def current(page: str) -> list[str]:
    return re.findall(r'aria-current="page">([^<]+)</a>', page)


@pytest.mark.parametrize(("path", "section"), [
    (f"/console/people/{NOWHERE}", ["People"]), ("/console/people/x", ["People"]), (f"/console/groups/{NOWHERE}", ["Groups"]),
    (f"/console/licences/{NOWHERE}", ["Licences"]), (f"/console/settings/scim/{NOWHERE}", ["SCIM settings"]), ("/console/nothing-here", [])])
def test_who_is_signed_in_keeps_the_navigation_where_nothing_is(tenant: Tenant, path: str, section: list[str]) -> None:
    page = signed_in(tenant).http.get(path)
    assert page.status_code == 404 and "There is nothing here" in page.text
    assert is_framed(page.text) and current(page.text) == section
    nobody = Client.at(tenant.admin.url).http.get("/console/nothing-here")
    assert nobody.status_code == 404 and "<nav" not in nobody.text


def test_refusals_keep_the_navigation(tenant: Tenant) -> None:
    auditor = signed_in(tenant, "auditor")
    page = auditor.http.get("/console/settings/scim/new")
    assert page.status_code == 403 and is_framed(page.text) and "Your role lets you look" in page.text
    done = auditor.post("/console/licences", {"form_token": auditor.form_token(), "name": "x", "product": "x", "seats": "1"})
    assert done.status_code == 403 and is_framed(done.text)
    # The way out of it works: it is a form of this session.
    token = re.search(r'name="form_token" value="([^"]+)"', page.text)[1]
    assert auditor.post("/console/sign-out", {"form_token": token}).status_code == 303
    owner = Client.at(tenant.admin.url)
    foreign = owner.post("/console/licences", {"name": "x"})
    assert foreign.headers["location"] == "/console/sign-in", "nobody is told to sign in"


def test_the_overview_lists_tokens_and_client_secrets_that_end_soon(product: Product, admin: Admin, tenant: Tenant) -> None:
    def token(configuration: str, name: str, days: int) -> None:
        path = f"{tenant.path}/scim-configurations/{configuration}/tokens"
        admin.remember(answered(admin.http.post(path, json={"name": name, "expires_in_days": days}), 201)["token"])

    client = signed_in(tenant, "auditor")
    assert "no token or client secret ends within a month" in client.http.get("/console").text
    names = [f"Provider {number:02d}" for number in range(25)]
    ids = [tenant.create_configuration("generic", None, name) for name in names]
    token(ids[0], "Ends later", 200)
    # Also of the last of many.
    token(ids[24], "Ends soon", 20)
    made = answered(admin.http.post(f"{tenant.path}/scim-configurations/{ids[3]}/clients", json={"name": "Gallery"}), 201)
    admin.remember(made["client_secret"])
    # No secret of a client is made for less than a year.
    product.rows(
        "UPDATE rollcall.oauth_client_secrets SET expires_at = now() + interval '10 days' WHERE client_id = %s RETURNING 1", made["id"])
    page = client.http.get("/console").text
    lines = re.findall(r'<a href="/console/settings/scim/([0-9a-f-]{36})#(tokens|clients)">([^<]+)</a><p class="hint">([^,<]+), ends', page)
    assert lines == [
        (ids[3], "clients", "Gallery", "Client secret of Provider 03"),
        (ids[24], "tokens", "Ends soon", "Token of Provider 24")], page
    for configuration, card, *_ in lines:
        assert f'id="{card}"' in client.http.get(f"/console/settings/scim/{configuration}").text, "the link leads to the card"
    answered(admin.http.patch(f"{tenant.path}/scim-configurations/{ids[24]}", json={"state": "disabled"}), 200)
    assert "Ends soon" not in client.http.get("/console").text, "nobody needs the token of what is disabled"


@pytest.mark.parametrize(("decision", "role"), [("approve", "owner"), ("reject", "owner"), ("approve", "admin"), ("reject", "admin")])
def test_a_decision_of_the_guard_is_called_as_the_admin_api_calls_it(tenant: Tenant, pool: str, decision: str, role: str) -> None:
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra", pool)))
    users = [entra.provision(person)["id"] for person in people(14)]
    until(lambda: len(tenant.assignments(state="assigned")) == 14, "all have a seat")
    for user in users[:12]:
        entra.deactivate(user)
    client = signed_in(tenant, role)
    page = until(lambda: found if "wait for your decision" in (found := client.http.get("/console").text) else None, "the guard holds seats")
    form = {"form_token": client.form_token(), "trip": re.search(r'name="trip" value="(\d+)"', page)[1]}
    assert client.post("/console/guard", form | {"decision": "perhaps"}).status_code == 400
    asked = client.post("/console/guard", form | {"decision": decision})
    # To keep the seats takes nothing from anybody, and is done at once.
    assert asked.status_code == (200 if decision == "approve" else 303)
    if decision == "approve":
        assert client.post("/console/guard", form | {"decision": decision, "confirmed": "yes"}).status_code == 303
    names = [one["action"] for one in tenant.admin.pages(f"{tenant.path}/audit-log") if one["action"].startswith("deletion_guard")]
    assert names == [f"deletion_guard.{decision}"]
