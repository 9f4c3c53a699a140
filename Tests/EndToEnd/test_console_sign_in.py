"""Signing in to the console: links, cookies, forms from elsewhere, sessions that end."""

import re
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest

from testbed.actors import Body, Tenant, answered
from testbed.browser import console_link, console_user
from testbed.client import Client
from testbed.cluster import PostgresCluster
from testbed.product import Product
from testbed.service import LogBook


@pytest.fixture
def owner(tenant: Tenant) -> Body:
    return console_user(tenant, "owner")


@pytest.fixture
def client(tenant: Tenant) -> Client:
    return Client.at(tenant.admin.url)


def test_a_link_is_shown_any_number_of_times_and_used_once(tenant: Tenant, owner: Body, client: Client) -> None:
    link = console_link(tenant, owner)
    for _ in range(3):
        assert "Sign in to" in client.http.get(link).text
    answered_first = client.use(link)
    assert (answered_first.status_code, answered_first.headers["location"]) == (303, "/console")
    again = Client.at(client.origin).use(link)
    assert again.status_code == 410 and "set-cookie" not in again.headers
    assert client.http.get(link).status_code == 410
    assert client.http.get("/console").status_code == 200


@pytest.mark.parametrize("link", ["", "x", "rcl_" + "A" * 43 + "_AAAAAA", "a" * 4000])
def test_an_invented_link_is_refused(client: Client, link: str) -> None:
    assert client.http.get(f"/console/sign-in/{link or 'x'}").status_code == 410
    assert client.use(f"/{link}").status_code in (400, 410)


def test_the_cookie_is_for_this_host_and_not_for_scripts(
        cluster: PostgresCluster, logbook: LogBook, tmp_path, tenant: Tenant, owner: Body, client: Client) -> None:
    flags = client.use(console_link(tenant, owner)).headers["set-cookie"]
    assert re.fullmatch(r"rollcall=rcn_[\w-]+; Path=/; HttpOnly; SameSite=Lax", flags)
    with Product(cluster, logbook, tmp_path) as product:
        api = product.api(ROLLCALL_PUBLIC_URL="https://rollcall.example")
        there = product.admin(api).create_tenant()
        link = console_link(there, console_user(there, "owner"))
        assert link.startswith("https://rollcall.example/console/sign-in/rcl_")
        done = httpx2.post(
            f"{api.url}/console/sign-in", data={"link": link.rsplit("/", 1)[1]},
            headers={"Origin": "https://rollcall.example"})
        assert re.fullmatch(r"__Host-rollcall=rcn_[\w-]+; Path=/; HttpOnly; SameSite=Lax; Secure", done.headers["set-cookie"])
        assert done.headers["strict-transport-security"] == "max-age=31536000"


def test_a_session_id_from_before_signing_in_is_worth_nothing(tenant: Tenant, owner: Body, client: Client) -> None:
    planted = "rcn_" + "A" * 43 + "_AAAAAA"
    client.http.cookies.set("rollcall", planted)
    begun = client.use(console_link(tenant, owner))
    secret = begun.cookies["rollcall"]
    assert secret != planted
    other = Client.at(client.origin)
    assert other.http.get("/console", headers={"Cookie": f"rollcall={planted}"}).status_code == 303
    # Who signs in again is another session, and the one before is over.
    client.http.cookies.clear()
    second = client.post("/console/sign-in", {"link": console_link(tenant, owner).rsplit("/", 1)[1]}, Cookie=f"rollcall={secret}")
    assert second.cookies["rollcall"] != secret
    assert other.http.get("/console", headers={"Cookie": f"rollcall={secret}"}).status_code == 303


def test_a_form_from_elsewhere_is_refused(tenant: Tenant, owner: Body, client: Client) -> None:
    link = console_link(tenant, owner)
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        assert client.post("/console/sign-in", {"link": link.rsplit("/", 1)[1]}, **headers).status_code == 403
    assert client.use(link).status_code == 303
    token = client.form_token()
    form = {"name": "Entra", "idp": "entra", "form_token": token}
    for headers, fields in [
        ({"Origin": "https://evil.example"}, form), ({"Sec-Fetch-Site": "same-site"}, form),
        ({}, form | {"form_token": ""}), ({}, form | {"form_token": token[:-2] + "AA"}), ({}, {"name": "Entra"}),
    ]:
        assert client.post("/console/settings/scim", fields, **headers).status_code == 403
    other = Client.at(client.origin)
    other.use(console_link(tenant, owner))
    assert other.post("/console/settings/scim", form).status_code == 403, "another session's form"
    assert answered(tenant.admin.http.get(f"{tenant.path}/scim-configurations"), 200)["data"] == []
    assert client.post("/console/settings/scim", form).status_code == 200


def test_signing_out_ends_the_session_at_the_server(tenant: Tenant, owner: Body, client: Client) -> None:
    secret = client.use(console_link(tenant, owner)).cookies["rollcall"]
    done = client.post("/console/sign-out", {"form_token": client.form_token()})
    assert done.status_code == 303 and "Max-Age=0" in done.headers["set-cookie"]
    again = httpx2.get(f"{client.origin}/console", headers={"Cookie": f"rollcall={secret}"})
    assert (again.status_code, again.headers["location"]) == (303, "/console/sign-in")


def test_an_operator_ends_sessions_and_users_at_once(tenant: Tenant, owner: Body, client: Client) -> None:
    path = f"{tenant.path}/console-users/{owner['id']}"
    client.use(console_link(tenant, owner))
    assert client.http.get("/console").status_code == 200
    answered(tenant.admin.http.post(f"{path}/sign-out"), 204)
    assert client.http.get("/console").status_code == 303
    client.use(console_link(tenant, owner))
    answered(tenant.admin.http.patch(path, json={"disabled": True}), 200)
    assert client.http.get("/console").status_code == 303
    assert tenant.admin.http.post(f"{path}/links").status_code == 409


def test_pages_forbid_everything_that_is_not_theirs(tenant: Tenant, owner: Body, client: Client) -> None:
    client.use(console_link(tenant, owner))
    for path in ("/console", "/console/sign-in", "/console/nothing-here", "/console/settings/scim"):
        headers = client.http.get(path).headers
        assert headers["content-security-policy"] == (
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
            "form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
        assert headers["cache-control"] == "no-store" and headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    sheet = re.search(r'href="(/console/assets/[0-9a-f]{16}/console\.css)"', client.http.get("/console").text)[1]
    kept = client.http.get(sheet)
    assert kept.status_code == 200 and kept.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert client.http.get(sheet.replace("/console.css", "/../x")).status_code == 404


def test_attempts_to_sign_in_are_limited(product: Product) -> None:
    """At an API process of its own, so that nobody else is turned away."""
    api = product.api()
    with ThreadPoolExecutor(40) as crowd:
        statuses = list(crowd.map(lambda _: Client.at(api.url).use("/x").status_code, range(40)))
    assert 410 in statuses and 429 in statuses, statuses


def test_a_link_is_made_at_the_command_line(product: Product, tenant: Tenant, client: Client) -> None:
    done = product.command("console-link", tenant.slug, "new@globex.example", "--url", client.origin, "--json")
    assert done.returncode == 0, done.stderr
    link = re.search(r"(http://\S+/console/sign-in/rcl_[\w-]+)", done.stdout)[1]
    tenant.admin.remember(link)
    assert client.use(link).status_code == 303
    assert client.http.get("/console").status_code == 200
    actions = [(one["action"], one["actor"]["name"]) for one in tenant.admin.pages(f"{tenant.path}/audit-log")]
    assert ("console.sign_in", "console:new@globex.example") in actions
    assert any(action == "console_link.create" for action, _ in actions)
    assert product.command("console-link", tenant.slug, "x", "--role", "king").returncode == 2
