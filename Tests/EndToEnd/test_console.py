"""The seed flow in a real browser: a configuration is added, Entra connects and provisions, and the console shows it."""

import re

import pytest
from playwright.sync_api import Browser, expect

from testbed.actors import Entra, Tenant, people
from testbed.browser import Visitor, console_link, console_user
from testbed.patience import until


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_an_admin_connects_entra_by_the_console_alone(
        browser: Browser, tenant: Tenant, pool: str, javascript: bool) -> None:
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
    page.get_by_label("Name").fill("Entra, production")
    page.get_by_role("button", name="Generate token").click()
    expect(page.get_by_text("Choose the licence whose seats people get")).to_be_visible()
    expect(page.get_by_label("Name")).to_have_value("Entra, production")
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
    if not javascript:
        page.get_by_role("link", name="SCIM settings").first.click()
        for _ in range(50):
            page.reload()
            if page.get_by_text("Connected").count():
                break
        page.get_by_role("link", name="Entra, production").click()
    expect(page.get_by_text("Connected", exact=True)).to_be_visible()
    assert token not in page.content() or javascript, "only the page that made the token shows it"

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

    # It is deactivated, and the seat is free again.
    entra.deactivate(user_id)
    until(lambda: tenant.standing(user_id) == ("released", None), "the seat is free")
    page.reload()
    expect(page.get_by_text("inactive", exact=True)).to_be_visible()
    expect(page.get_by_text("who is not active has no seat")).to_be_visible()
    page.get_by_role("link", name="Overview").first.click()
    expect(page.get_by_text("25 free")).to_be_visible()

    assert visitor.complaints == []
    visitor.leave()
