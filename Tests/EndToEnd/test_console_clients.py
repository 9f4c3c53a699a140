"""OAuth clients in the console: added, used, rotated with an overlap and ended by who may, each secret shown once."""

import re

import httpx2
import pytest
from playwright.sync_api import Browser, Page, expect

from test_console_pages import signed_in
from testbed.actors import Admin, Entra, Tenant, answered, people
from testbed.browser import Visitor, console_link, console_user
from testbed.client import Client
from testbed.patience import until

NOWHERE = "00000000-0000-4000-8000-000000000000"


def ask(token_url: str, client_id: str, secret: str) -> httpx2.Response:
    form = {"grant_type": "client_credentials", "client_id": client_id, "client_secret": secret, "scope": "scim"}
    return httpx2.post(token_url, data=form, timeout=30)


def granted(tenant: Tenant, token_url: str, client_id: str, secret: str) -> str:
    return tenant.admin.remember(answered(ask(token_url, client_id, secret), 200)["access_token"])


def shown_secret(tenant: Tenant, page: Page) -> str:
    secret = tenant.admin.remember(page.get_by_label("Client secret", exact=True).input_value())
    assert re.fullmatch(r"rcs_[\w-]{43}_[\w-]{6}", secret), "the client secret has its form"
    return secret


def pasted(page: Page, label: str) -> str:
    """The value that the card of clients gives to paste."""
    return page.locator("#clients .paste").filter(has_text=label).locator("code").first.inner_text()


def audit(tenant: Tenant) -> list[dict]:
    entries = [one for one in tenant.admin.pages(f"{tenant.path}/audit-log") if one["actor"]["name"].startswith("console:")]
    return [one for one in reversed(entries) if one["action"] != "console.sign_in"]


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_client_from_its_secret_to_its_end(browser: Browser, tenant: Tenant, pool: str, javascript: bool) -> None:
    configuration = tenant.create_configuration("entra", pool, "Entra, gallery")
    path = f"/console/settings/scim/{configuration}"
    visitor = Visitor.arrive(browser, tenant.admin.url, javascript=javascript, judged=javascript)
    visitor.sign_in(console_link(tenant, console_user(tenant, "admin")))
    page = visitor.go(path)
    found: list[str] = []

    def judge() -> None:
        found.extend(visitor.violations() if javascript else [])

    # A name that can't be is said beside its field, and what was chosen is kept.
    card = page.locator("#clients")
    expect(card.get_by_text("There is no client.")).to_be_visible()
    card.locator("summary", has_text="Add a client").click()
    page.get_by_label("Its secret is good for").select_option("a year")
    page.get_by_role("button", name="Add client").click()
    expect(page.locator("#client-name-problem")).to_be_visible()
    expect(page.get_by_label("Its secret is good for")).to_have_value("365")
    judge()
    page.get_by_label("Name of the client").fill("Entra gallery")
    page.get_by_role("button", name="Add client").click()

    # The page shows all that the provider asks for; what it shows opens SCIM.
    secret = shown_secret(tenant, page)
    token_url, client_id = pasted(page, "Token endpoint"), pasted(page, "Client ID")
    guide = page.locator(".steps details[open]")
    assert [code.inner_text() for code in guide.locator("code").all()] == [token_url, client_id, secret]
    judge()
    entra = Entra(tenant, granted(tenant, token_url, client_id, secret))
    assert entra.test_connection()["totalResults"] == 0
    user = entra.provision(people(1)[0])["id"]
    until(lambda: tenant.standing(user) == ("assigned", None), "the person has a seat")
    if javascript:
        visitor.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=tenant.admin.url)
        card.get_by_role("button", name="Client ID: Copy").click()
        assert page.evaluate("navigator.clipboard.readText()") == client_id
    visitor.go(path)
    assert secret not in page.content(), "the secret is shown once"
    expect(card.get_by_text(f"…{secret[-4:]}").first).to_be_visible()

    # Another in its place: both are good for the overlap.
    card.locator("summary", has_text="Rotate").click()
    page.get_by_label("The old secret stays good for").select_option("an hour")
    page.get_by_role("button", name="Make new secret").click()
    second = shown_secret(tenant, page)
    judge()
    rows = card.locator("tbody tr")
    expect(rows.filter(has_text=secret[-4:])).to_contain_text("being replaced")
    expect(rows.filter(has_text=second[-4:])).to_contain_text("live")
    for one in (secret, second):
        granted(tenant, token_url, client_id, one)

    # A revocation is asked about, and ends what was obtained with the secret alone.
    visitor.go(path)
    rows.filter(has_text=secret[-4:]).get_by_role("button", name="Revoke").click()
    expect(page.get_by_text("The client's other live secrets stay good.")).to_be_visible()
    judge()
    granted(tenant, token_url, client_id, secret)
    page.get_by_role("button", name="Revoke secret").click()
    expect(page.get_by_text("The client secret was revoked")).to_be_visible()
    assert answered(ask(token_url, client_id, secret), 401)["error"] == "invalid_client"
    until(lambda: entra.send("GET", "/Users").status_code == 401, "its access token is over")
    entra = Entra(tenant, granted(tenant, token_url, client_id, second))
    assert entra.send("GET", "/Users").status_code == 200

    # One more beside it, and the end of the client.
    card.locator("summary", has_text="Another secret").click()
    page.get_by_role("button", name="Make another secret").click()
    third = shown_secret(tenant, page)
    granted(tenant, token_url, client_id, third)
    visitor.go(path)
    card.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("every access token that it has obtained are refused")).to_be_visible()
    judge()
    page.get_by_role("button", name="Delete client").click()
    expect(page.get_by_text("The client is gone")).to_be_visible()
    expect(card.get_by_text("There is no client.")).to_be_visible()
    assert ask(token_url, client_id, third).status_code == 401
    until(lambda: entra.send("GET", "/Users").status_code == 401, "its access tokens are over")
    assert found == [] and visitor.complaints == []
    visitor.leave()
    judge_audit(tenant, configuration, client_id, [secret, second, third])


def judge_audit(tenant: Tenant, configuration: str, client_id: str, secrets: list[str]) -> None:
    """Every deed under the admin API's name, with what there was before and after, and never a secret."""
    entries = audit(tenant)
    assert [(one["action"], one["status"]) for one in entries] == [
        ("oauth_client.create", 400), ("oauth_client.create", 200), ("client_secret.rotate", 200), ("client_secret.revoke", 303),
        ("client_secret.create", 200), ("oauth_client.delete", 303)]
    refused, made, rotated, revoked, another, ended = entries
    assert refused["subject"] == configuration
    assert made["subject"] == made["after"]["id"] == client_id and made["after"]["client_secret"] == "[redacted]"
    assert rotated["subject"] == rotated["after"]["id"] and another["subject"] == another["after"]["id"]
    assert revoked["subject"] == revoked["before"]["id"] and revoked["before"]["hint"] == secrets[0][-4:]
    assert revoked["before"]["replaced_by"] == rotated["subject"]
    assert ended["subject"] == ended["before"]["id"] == client_id and ended["after"] is None
    written = str(list(tenant.admin.pages(f"{tenant.path}/audit-log")))
    assert not any(secret in written for secret in secrets)
    kinds = [event["type"] for event in tenant.events() if event["type"].startswith("oauth_client")]
    assert kinds == [
        "oauth_client.created", "oauth_client.secret_created", "oauth_client.secret_rotated", "oauth_client.secret_created",
        "oauth_client.secret_revoked", "oauth_client.secret_created", "oauth_client.deleted"]


def make_client(tenant: Tenant, configuration: str, name: str = "Gallery", **body: object) -> dict:
    path = f"{tenant.path}/scim-configurations/{configuration}/clients"
    made = answered(tenant.admin.http.post(path, json={"name": name} | body), 201)
    if "client_secret" in made:
        tenant.admin.remember(made["client_secret"])
    return made


def test_only_who_may_act_of_this_tenant_changes_clients(admin: Admin, tenant: Tenant) -> None:
    configuration, other = tenant.create_configuration("entra"), tenant.create_configuration("okta", None, "Okta")
    client = make_client(tenant, configuration)
    [secret] = client["secrets"]
    path = f"/console/settings/scim/{configuration}"
    auditor = signed_in(tenant, "auditor", "auditor@globex.example")
    owner = signed_in(tenant, "owner", "owner@globex.example")
    stranger = signed_in(admin.create_tenant(), "admin", "admin@elsewhere.example")
    page = auditor.http.get(path).text
    assert client["client_id"] in page and f"…{secret['hint']}" in page, "who may look sees"
    assert "Add client" not in page and f"{path}/clients" not in page, "and is offered nothing that is refused"
    one = f"/clients/{client['id']}"
    forms = {
        "/clients": {"name": "More", "expires_in_days": "365"}, f"{one}/secrets": {"expires_in_days": "365"},
        f"{one}/secrets/{secret['id']}/rotate": {"overlap": "0"}, f"{one}/secrets/{secret['id']}/revoke": {"confirmed": "yes"},
        f"{one}/delete": {"confirmed": "yes"}}
    for who, status in ((auditor, 403), (stranger, 404)):
        token = who.form_token()
        for tail, form in forms.items():
            assert who.post(path + tail, form | {"form_token": token}).status_code == status, tail
            assert who.post(path + tail, form | {"form_token": "x"}).status_code == 403, tail
    # Nor is it another configuration's client, nor any that there is not.
    token = owner.form_token()
    for tail, form in list(forms.items())[1:]:
        foreign = f"/console/settings/scim/{other}{tail}"
        for wrong in (foreign, path + tail.replace(client["id"], NOWHERE)):
            for answer in ({}, {"confirmed": "yes"}):
                body = {key: text for key, text in form.items() if key != "confirmed"} | answer
                assert owner.post(wrong, body | {"form_token": token}).status_code == 404, wrong
    place = f"{tenant.path}/scim-configurations/{configuration}/clients"
    [now] = answered(admin.http.get(place), 200)["data"]
    assert (now["revoked_at"], [one["id"] for one in now["secrets"]]) == (None, [secret["id"]])
    assert now["secrets"][0]["revoked_at"] is None


def test_bounds_are_told_on_the_same_page(tenant: Tenant) -> None:
    configuration = tenant.create_configuration("entra")
    client = make_client(tenant, configuration)
    owner = signed_in(tenant, "owner", "owner@globex.example")
    token, path = owner.form_token(), f"/console/settings/scim/{configuration}/clients"

    def post(tail: str, **form: str) -> tuple[int, str]:
        answer = owner.post(path + tail, form | {"form_token": token})
        for secret in re.findall(r"rcs_[\w-]{43}_[\w-]{6}", answer.text):
            tenant.admin.remember(secret)
        return answer.status_code, answer.text

    for _ in range(4):
        assert post(f"/{client['id']}/secrets", expires_in_days="365")[0] == 200
    status, page = post(f"/{client['id']}/secrets", expires_in_days="365")
    assert status == 409 and "at most 5 live secrets" in page and 'id="clients"' in page
    status, page = post("", name="x" * 300, expires_in_days="1095")
    assert status == 400 and "client-name-problem" in page and '<option value="1095" selected>' in page
    status, page = post("", name="Kept", expires_in_days="30")
    assert status == 400 and "365 to 1095" in page and 'value="Kept"' in page
    for number in range(9):
        assert post("", name=f"Client {number}", expires_in_days="730")[0] == 200
    status, page = post("", name="One too many", expires_in_days="730")
    assert status == 409 and "at most 10 live OAuth clients" in page
    assert "There are 10 clients, and more can’t be." in page and "Add client" not in page
    federated = tenant.create_configuration("entra", None, "Federated")
    make_client(
        tenant, federated, "Workload", method="workload_identity", issuer="https://login.example/<b>", subject="s",
        jwks_url="https://login.example/keys", audience="api://rollcall")
    page = owner.http.get(f"/console/settings/scim/{federated}").text
    assert "https://login.example/&lt;b&gt;" in page and "Make another secret" not in page, "there is no secret of it"


def test_the_oldest_live_token_is_listed_whatever_has_ended(tenant: Tenant) -> None:
    configuration = tenant.create_configuration("entra")
    oldest = tenant.create_token(configuration, "The oldest")
    for number in range(22):
        tenant.revoke(tenant.create_token(configuration, f"Ended {number:02d}"))
    tenant.create_token(configuration, "The newest")
    client: Client = signed_in(tenant, "owner", "owner@globex.example")
    page = client.http.get(f"/console/settings/scim/{configuration}").text
    listed = re.findall(r'<th scope="row">([^<]+) <span class="none">', page)
    assert listed == ["The oldest", "The newest"] + [f"Ended {number:02d}" for number in range(21, 1, -1)]
    assert f"/tokens/{oldest.id}/revoke" in page and "Older tokens that have ended may be left out." in page
