"""The seed flow in a real browser: a configuration is added, Entra connects and provisions, and the console shows it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from testbed.actors import Entra, Tenant, people
from testbed.browser import Visitor, console_link, console_user
from testbed.cluster import PostgresCluster
from testbed.mailserver import MailServer
from testbed.patience import until
from testbed.product import Product
from testbed.service import LogBook

NAME = "Entra, production"


@pytest.fixture
def mail(tmp_path: Path) -> Iterator[MailServer]:
    server = MailServer(tmp_path, encryption="starttls").start()
    yield server
    server.stop()


@pytest.fixture
def mailing(cluster: PostgresCluster, logbook: LogBook, tmp_path: Path, mail: MailServer) -> Iterator[Product]:
    """A product whose mail goes out."""
    logbook.secrets.add("p%40ss%3Aw%C3%B6rd")
    with Product(cluster, logbook, tmp_path) as product:
        product.api()
        product.worker(ROLLCALL_PUBLIC_URL="https://rollcall.example", **mail.settings)
        yield product


@pytest.fixture
def tenant(mailing: Product) -> Tenant:
    return mailing.admin(mailing.services[0]).create_tenant()


def look(page: Page, label: str, javascript: bool) -> None:
    """The light comes to say so: by itself, and without JavaScript when the page is looked at again."""
    if not javascript:
        page.get_by_role("link", name="SCIM settings").first.click()
        page.get_by_role("link", name=NAME).click()
        until(lambda: page.reload() and page.get_by_text(label, exact=True).count(), f"the light says {label}")
    expect(page.get_by_text(label, exact=True)).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_an_admin_connects_entra_by_the_console_alone(
        browser: Browser, mailing: Product, mail: MailServer, tenant: Tenant, pool: str, javascript: bool) -> None:
    origin = tenant.admin.url
    visitor = Visitor.arrive(browser, origin, javascript=javascript)
    page = visitor.sign_in(console_link(tenant, console_user(tenant, "admin")))

    # An empty list says what to do next.
    page.get_by_role("link", name="SCIM settings").click()
    expect(page.get_by_role("heading", name="No identity provider is connected yet")).to_be_visible()
    page.get_by_role("link", name="+ Add new SCIM configuration").click()

    # What can't be is said beside its field, and nothing typed is lost.
    page.get_by_label("Identity provider").select_option("entra")
    page.get_by_label("Give a seat to everybody who is provisioned").check()
    page.get_by_label("Name").fill(NAME)
    page.get_by_role("button", name="Generate token").click()
    expect(page.get_by_text("Choose the licence whose seats people get")).to_be_visible()
    expect(page.get_by_label("Name")).to_have_value(NAME)
    expect(page.get_by_label("Give a seat to everybody who is provisioned")).to_be_checked()
    page.get_by_label("Licence").select_option(pool)
    page.get_by_role("button", name="Generate token").click()

    # The token is shown this once, and can be copied.
    token = page.get_by_label("Access token", exact=True).input_value()
    tenant.admin.remember(token)
    assert re.fullmatch(r"rc_[\w-]{43}_[\w-]{6}", token), "the access token has its form"
    expect(page.get_by_text(f"{origin}/t/{tenant.slug}/scim/v2").first).to_be_visible()
    if javascript:
        visitor.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=origin)
        page.get_by_role("button", name="Copy", exact=True).first.click()
        assert page.evaluate("navigator.clipboard.readText()") == token
    else:
        assert page.get_by_role("button", name="Copy").count() == 0, "no button that does nothing"
    expect(page.get_by_text("Waiting for the first request")).to_be_visible()

    # The light turns green by itself; without JavaScript when the page is looked at again.
    entra = Entra(tenant, token)
    entra.test_connection()
    look(page, "Connected", javascript)
    # Loaded anew it is the configuration's page, and the token is on no page any more.
    page.reload()
    expect(page.get_by_role("heading", name=NAME)).to_be_visible()
    assert token not in page.content(), "only the page that made the token shows it"

    # People are told of their seats.
    page.get_by_role("link", name="Notifications").first.click()
    page.get_by_role("link", name="Mail preferences").first.click()
    page.get_by_label("Tell who gets a seat at once").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").first).to_have_text("It was saved, and counts for what happens from now on.")

    # A person arrives, and the profile shows the seat and why.
    [person] = people(1)
    user_id = entra.provision(person)["id"]
    until(lambda: tenant.standing(user_id) == ("assigned", None), "the person has a seat")
    page.get_by_role("link", name="People").first.click()
    page.get_by_role("link", name=person.display_name).click()
    expect(page.get_by_role("heading", name=person.display_name)).to_be_visible()
    expect(page.get_by_text("has a seat", exact=True)).to_be_visible()
    expect(page.get_by_text("Seat 1, given by the auto-assign of Entra, production, since")).to_be_visible()
    expect(page.get_by_text(person.external_id, exact=True)).to_be_visible()
    until(lambda: page.reload() and page.get_by_role("link", name="Create").count(), "the request is in the log")

    # The mail server has the mail, and the profile says so.
    told = page.get_by_role("listitem").filter(has_text=f"Mail to {person.user_name}.")
    until(lambda: page.reload() and told.get_by_text("sent", exact=True).count(), "the mail was sent")
    [received] = [one for one in mail.received if one.recipient == person.user_name]
    assert "Sales Navigator Advanced" in received.message["Subject"] and received.was_encrypted

    # It is deactivated, and the seat is free again.
    entra.deactivate(user_id)
    until(lambda: tenant.standing(user_id) == ("released", None), "the seat is free")
    page.reload()
    expect(page.get_by_text("inactive", exact=True)).to_be_visible()
    expect(page.get_by_text("who is not active has no seat")).to_be_visible()
    page.get_by_role("link", name="Overview").first.click()
    expect(page.get_by_text("25 free")).to_be_visible()

    # The token is revoked, and the light turns red; a new token makes it green again.
    page.get_by_role("link", name="SCIM settings").first.click()
    page.get_by_role("link", name=NAME).click()
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Revoke").click()
    if not javascript:
        page.get_by_role("button", name="Revoke token").click()
    expect(page.get_by_role("status").first).to_have_text("The token was revoked and is refused from now on.")
    # As if what went well had been an hour ago: an old token may be tried beside a good one.
    mailing.rows(
        f"UPDATE {mailing.schema_of(tenant.slug)}.connections SET last_success_at = last_success_at - interval '1 hour' RETURNING 1")
    assert entra.send("GET", "/Users").status_code == 401
    until(lambda: page.reload() and page.locator(".light.red").count(), "the light is red")
    expect(page.get_by_text("The connection is in trouble because its credential is refused")).to_be_visible()
    page.get_by_text("Generate another token").click()
    page.locator("#token-name").fill("second")
    page.get_by_role("button", name="Generate token").click()
    second = tenant.admin.remember(page.locator("#secret").input_value())
    expect(page.locator(".light.red")).to_be_visible()
    Entra(tenant, second).test_connection()
    look(page, "Connected", javascript)
    expect(page.locator(".light.green")).to_be_visible()

    assert visitor.complaints == []
    visitor.leave()
