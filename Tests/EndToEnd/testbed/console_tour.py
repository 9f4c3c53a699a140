"""What the console shows only once a form was sent, or before anything has happened: secrets, questions, what is wrong with a form,
empty lists and held seats. Each is shown to whoever looks on, by a name."""

import secrets
from collections.abc import Iterator

from playwright.sync_api import Page

from .actors import Entra, Tenant, answered, people
from .browser import Visitor, console_link, console_user
from .patience import until

Question = tuple[str, str, str]


def send(page: Page, form: str) -> None:
    """Send a form as it is, past the question that a script would ask in the browser's own dialogue."""
    with page.expect_navigation():
        page.locator(f"form{form}").first.evaluate("(form) => form.submit()")


def tour(visitor: Visitor, tenant: Tenant) -> Iterator[str]:
    """For an owner, of a tenant with one of everything. Nothing is changed but what is made here."""
    yield from _secrets(visitor)
    yield from _mistakes(visitor)
    yield from _templates(visitor, tenant)
    for name, path, form in questions(tenant):
        page = visitor.go(path)
        send(page, form)
        assert "Nothing has been changed yet." in page.content(), f"{name} was not asked"
        yield name
    visitor.go("/console/people/00000000-0000-4000-8000-000000000000")
    yield "error-of-tenant"


def _secrets(visitor: Visitor) -> Iterator[str]:
    mark = secrets.token_hex(3)
    page = visitor.go("/console/settings/scim/new")
    page.get_by_label("Name").fill(f"Provider {mark}")
    page.get_by_label("Identity provider").select_option("okta")
    page.get_by_role("button", name="Generate token").click()
    page.locator("#secret").wait_for()
    yield "secret-token"
    page = visitor.go("/console/notifications/new")
    page.locator("#url").fill(f"https://hooks.globex.example/{mark}")
    page.get_by_role("button", name="Add endpoint").click()
    page.locator("#secret").wait_for()
    yield "secret-endpoint"
    page = visitor.go("/console/settings/users")
    page.get_by_role("button", name="New link").first.click()
    page.locator("#secret").wait_for()
    yield "secret-link"


def _mistakes(visitor: Visitor) -> Iterator[str]:
    for name, path, form, fields in [
            ("mistake-configuration", "/console/settings/scim/new", "[action='/console/settings/scim']", {"name": "x" * 201}),
            ("mistake-endpoint", "/console/notifications/new", "[action='/console/notifications']", {"url": "nowhere"}),
            ("mistake-licence", "/console/licences", "[action='/console/licences'][method=post]", {"name": "Kept", "seats": "many"}),
            ("mistake-contact", "/console/notifications/contacts", "[action='/console/notifications/contacts'][method=post]", {"address": "nobody"}),
            ("mistake-user", "/console/settings/users", "[action='/console/settings/users'][method=post]", {"address": "nobody"})]:
        page = visitor.go(path)
        for field, text in fields.items():
            page.locator(f"form{form} [name={field}]").evaluate("(field, text) => { field.value = text; }", text)
        send(page, form)
        page.locator("main [aria-invalid=true], main [role=alert]").first.wait_for()
        yield name


def _templates(visitor: Visitor, tenant: Tenant) -> Iterator[str]:
    one = "license.promoted/de"
    texts = {"subject": "Ihr Platz", "text": "Hallo {{person_name}}", "html": "<p>Hallo <b>{{person_name}}</b></p>"}
    answered(tenant.admin.http.put(f"{tenant.path}/notification-templates/{one}", json=texts), 200)
    page = visitor.go(f"/console/notifications/templates/{one}")
    page.get_by_role("button", name="Preview").click()
    page.locator("iframe").scroll_into_view_if_needed()
    yield "template-preview"
    page.locator("[name=subject]").fill("Hallo {{nobody}}")
    page.get_by_role("button", name="Save").first.click()
    page.locator("main [aria-invalid=true], main [role=alert]").first.wait_for()
    yield "mistake-template"


def questions(tenant: Tenant) -> Iterator[Question]:
    """What is asked before a change: its name, the page, and the form that asks."""
    def first(path: str) -> dict:
        return answered(tenant.admin.http.get(f"{tenant.path}/{path}"), 200)["data"][0]

    rules = f"/console/licences/{first('license-rules')['pool_id']}/rules"
    yield "question-rule-removal", rules, "[action$='/remove']"
    endpoint = f"/console/notifications/{first('webhook-endpoints')['id']}"
    for verb in ("state", "delete", "replay", "recover"):
        yield f"question-endpoint-{verb}", endpoint, f"[action='{endpoint}/{verb}']"
    contact = f"/console/notifications/contacts/{first('notification-preferences')['id']}"
    yield "question-contact", contact, "[action$='/remove']"
    yield "question-template", "/console/notifications/templates/license.promoted/de", "[action$='/reset']"
    configuration = f"/console/settings/scim/{first('scim-configurations')['id']}"
    yield "question-token-revoked", configuration, "[action$='/revoke']"
    yield "question-configuration-disabled", configuration, "[action$='/state']"
    [seat, *_] = tenant.assignments(state="assigned")
    yield "question-seat-taken", f"/console/people/{seat['user_id']}", "[action*='/seats/'][action$='/remove']"
    yield "question-sign-out", "/console/settings/users", "[action*='/users/'][action$='/sign-out']"
    yield "question-user-removed", "/console/settings/users", "[action*='/users/'][action$='/remove']"


EMPTY = [
    "", "/people", "/groups", "/licences", "/provisioning-log", "/notifications", "/notifications/mail", "/notifications/contacts",
    "/notifications/templates", "/audit-log", "/settings/scim", "/settings/users"]


def beginning(visitor: Visitor, tenant: Tenant) -> Iterator[str]:
    """A tenant that nobody has touched; then one of whose seats the guard holds some."""
    visitor.sign_in(console_link(tenant, console_user(tenant, "owner")))
    for path in EMPTY:
        visitor.go(f"/console{path}")
        yield f"empty{path.replace('/', '-') or '-overview'}"
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra", tenant.create_pool(25))))
    users = [entra.provision(person)["id"] for person in people(14)]
    until(lambda: len(tenant.assignments(state="assigned")) == 14, "all have a seat")
    for user in users[:12]:
        entra.deactivate(user)
    page = visitor.go("/console")
    until(lambda: page.reload() and page.get_by_text("wait for your decision").count(), "the guard holds seats")
    yield "overview-guard"
    send(page, "[action='/console/guard'][data-confirm]")
    yield "question-guard"
