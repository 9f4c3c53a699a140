"""Every page of the console: accessible, quiet, closed to whom it is not for, and safe with whatever was provisioned."""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from testbed.actors import CORE_USER, ENTERPRISE_USER, Admin, Body, Entra, Tenant, answered, people
from testbed.browser import Visitor, console_link, console_user
from testbed.client import Client
from testbed.console_routes import untried
from testbed.console_tour import beginning, tour
from testbed.patience import until
from testbed.product import Product
from testbed.service import Service

NOWHERE = "00000000-0000-4000-8000-000000000000"
ATTACK = "<script>document.title='taken'</script>\"'{{x}}{{{x}}}"


@dataclass
class Stage:
    """A tenant with one of everything that a page can show."""

    tenant: Tenant
    pool: str
    line: str
    configuration: str
    token: str
    client: str
    secret: str
    user: str
    waiting: str
    group: str
    entry: str
    endpoint: str
    delivery: str
    tight: str
    rule: str
    contact: str
    colleague: str
    bounced: str

    @property
    def pages(self) -> dict[str, str]:
        settings = f"/console/settings/scim/{self.configuration}"
        return {
            "overview": "/console", "people": "/console/people", "people filtered": f"/console/people?licence={self.line}.waitlisted",
            "nobody": "/console/people?q=nobody-has-this", "person": f"/console/people/{self.user}",
            "somebody who waits": f"/console/people/{self.waiting}", "groups": "/console/groups",
            "group": f"/console/groups/{self.group}", "licences": "/console/licences", "licence": f"/console/licences/{self.line}",
            "log": "/console/provisioning-log", "failures": "/console/provisioning-log?outcome=failure",
            "entry": f"/console/provisioning-log/{self.entry}", "audit": "/console/audit-log",
            "notifications": "/console/notifications", "mail": "/console/notifications/mail",
            "no such mail": "/console/notifications/mail?recipient=nobody",
            "audit narrowed": f"/console/audit-log?subject={self.pool}", "no endpoint": "/console/notifications?state=disabled",
            "nobody's history": f"/console/licences/{self.pool}/history?q=nobody", "no rule": f"/console/licences/{self.tight}/rules?whom=x",
            "no member": f"/console/groups/{self.group}?q=nobody", "no address": "/console/notifications/contacts?q=x&bounced=y",
            "no licence": "/console/licences?q=nothing", "no configuration": "/console/settings/scim?q=nothing", "endpoint": f"/console/notifications/{self.endpoint}",
            "settings": "/console/settings/scim", "configuration": settings,
            "deletion": f"{settings}/delete",
            "delivery": f"/console/deliveries/{self.delivery}", "templates": "/console/notifications/templates",
            "template": "/console/notifications/templates/license.assigned/en",
            "digest template": "/console/notifications/templates/digest/de", "contacts": "/console/notifications/contacts",
            "contact": f"/console/notifications/contacts/{self.contact}", "rules": f"/console/licences/{self.tight}/rules",
            "overflow": f"/console/licences/{self.tight}/overflow", "nothing to take": f"/console/licences/{self.pool}/overflow",
            "everybody": f"/console/licences/{self.tight}/overflow?everybody=yes",
            "licence history": f"/console/licences/{self.pool}/history", "seat history": f"/console/people/{self.user}/seats",
        }

    @property
    def closed(self) -> dict[str, str]:
        """Pages that not everybody who may look sees."""
        return {
            "new configuration": "/console/settings/scim/new", "new endpoint": "/console/notifications/new",
            "users": "/console/settings/users", "no user": "/console/settings/users?q=nobody",
            "users' export": "/console/settings/users.csv"}

    @property
    def exports(self) -> dict[str, str]:
        return {
            "people": "/console/people.csv", "groups": "/console/groups.csv", "members": f"/console/groups/{self.group}/members.csv",
            "seats": f"/console/licences/{self.pool}/seats.csv", "log": "/console/provisioning-log.csv",
            "audit": "/console/audit-log.csv", "deliveries": f"/console/notifications/{self.endpoint}/deliveries.csv",
            "mail": "/console/notifications/mail.csv", "endpoints": "/console/notifications/endpoints.csv",
            "history": f"/console/licences/{self.pool}/history.csv", "seat history": f"/console/people/{self.user}/seats.csv",
            "contacts": "/console/notifications/contacts.csv", "suppressions": "/console/notifications/suppressions.csv",
            "rules": f"/console/licences/{self.tight}/rules.csv", "licences": "/console/licences.csv",
            "configurations": "/console/settings/scim.csv"}

    @property
    def glances(self) -> dict[str, str]:
        """What open pages ask by themselves."""
        return {
            "what is under way": "/console/under-way", "light": f"/console/settings/scim/{self.configuration}/light",
            "newest entries": f"/console/provisioning-log/live?from={NOWHERE}"}

    @property
    def users_actions(self) -> dict[str, tuple[str, Body]]:
        """The forms that are for owners only."""
        colleague = f"/console/settings/users/{self.colleague}"
        return {
            "invite": ("/console/settings/users", {"address": "new@globex.example", "role": "auditor", "expires_in_minutes": "15"}),
            "change a role": (f"{colleague}/role", {"role": "admin"}), "be asked about sessions": (f"{colleague}/sign-out", {}),
            "sign somebody out": (f"{colleague}/sign-out", {"confirmed": "yes"}),
            "make a link": (f"{colleague}/links", {}), "be asked about a user": (f"{colleague}/remove", {}),
            "remove a user": (f"{colleague}/remove", {"confirmed": "yes"}),
        }

    @property
    def actions(self) -> dict[str, tuple[str, Body]]:
        """Every form of the console, filled so that it succeeds."""
        settings, sure = f"/console/settings/scim/{self.configuration}", {"confirmed": "yes"}
        return {
            "add a configuration": ("/console/settings/scim", {"name": "Another", "idp": "okta"}),
            "change a configuration": (f"{settings}/settings", {
                "name": "Renamed", "auto_assign": "on", "pool_id": self.pool}),
            "be asked about a configuration": (f"{settings}/state", {"state": "disabled"}),
            "disable a configuration": (f"{settings}/state", {"state": "disabled"} | sure),
            "generate a token": (f"{settings}/tokens", {"name": "another", "expires_in_days": "30"}),
            "rotate a token": (f"{settings}/tokens/{self.token}/rotate", {"overlap": "3600"}),
            "be asked about a token": (f"{settings}/tokens/{self.token}/revoke", {}),
            "revoke a token": (f"{settings}/tokens/{self.token}/revoke", sure),
            "be asked about a seat": (f"/console/people/{self.user}/seats/{self.pool}/remove", {}),
            "take a seat": (f"/console/people/{self.user}/seats/{self.pool}/remove", sure),
            "lift an exclusion": (f"/console/people/{self.user}/seats/{self.pool}/lift", {}),
            "give a seat": (f"/console/people/{self.user}/seats", {"pool_id": self.line}),
            "add a licence": ("/console/licences", {"name": "More", "product": "more", "seats": "5"}),
            "preview a licence": (f"/console/licences/{self.pool}", {
                "name": "P", "seats": "7", "release_grace_hours": "0", "preview": "on"}),
        } | self.client_actions | {
            "delete a configuration": (f"{settings}/delete", {"users": "deactivate", "confirmation": "Renamed"}),
            "change a licence": (f"/console/licences/{self.pool}", {"name": "P", "seats": "7", "release_grace_hours": "0", "version": "1"}),
        } | self.seat_actions | self.telling_actions

    @property
    def client_actions(self) -> dict[str, tuple[str, Body]]:
        clients, sure = f"/console/settings/scim/{self.configuration}/clients", {"confirmed": "yes"}
        one, secret = f"{clients}/{self.client}", f"{clients}/{self.client}/secrets/{self.secret}"
        return {
            "add a client": (clients, {"name": "another", "expires_in_days": "365"}),
            "make a client's secret": (f"{one}/secrets", {"expires_in_days": "365"}),
            "rotate a client's secret": (f"{secret}/rotate", {"overlap": "3600"}),
            "be asked about a client's secret": (f"{secret}/revoke", {}),
            "revoke a client's secret": (f"{secret}/revoke", sure),
            "be asked about a client": (f"{one}/delete", {}), "delete a client": (f"{one}/delete", sure),
        }

    @property
    def decisions(self) -> dict[str, tuple[str, Body]]:
        """Forms that need more than a stage has to succeed; test_console_frame.py has it."""
        return {
            "keep held seats": ("/console/guard", {"decision": "reject", "trip": "1"}),
            "release held seats": ("/console/guard", {"decision": "approve", "trip": "1", "confirmed": "yes"})}

    @property
    def seat_actions(self) -> dict[str, tuple[str, Body]]:
        rules, sure = f"/console/licences/{self.tight}/rules", {"confirmed": "yes"}
        group, overflow = {"subject": f"group.{self.group}", "priority": "7"}, f"/console/licences/{self.tight}/overflow"
        return {
            "be asked about seats": (overflow, {f"seat_of_{self.user}": "on"}),
            "take seats": (overflow, {f"seat_of_{self.user}": "on", "shown": f"1.1.{self.user.replace('-', '')}"} | sure),
            "rehearse a rule": (f"/console/licences/{self.pool}/rules", group),
            "add a rule": (f"/console/licences/{self.pool}/rules", group | sure),
            "rehearse a priority": (f"{rules}/{self.rule}", {"priority": "3"}),
            "change a priority": (f"{rules}/{self.rule}", {"priority": "3"} | sure),
            "rehearse the end of a rule": (f"{rules}/{self.rule}/remove", {}),
            "remove a rule": (f"{rules}/{self.rule}/remove", sure),
        }

    @property
    def telling_actions(self) -> dict[str, tuple[str, Body]]:
        endpoint, sure = f"/console/notifications/{self.endpoint}", {"confirmed": "yes"}
        settings = {"url": "https://hooks.example/more", "event_types": "user.*", "max_concurrency": "2"}
        template = "/console/notifications/templates/user.welcome/de"
        texts = {"subject": "Hallo {{person_name}}", "text": "Hallo", "html": "<p>Hallo</p>"}
        contact = f"/console/notifications/contacts/{self.contact}"
        return {
            "add an endpoint": ("/console/notifications", settings | {"headers": "Authorization: Bearer x"}),
            "change an endpoint": (f"{endpoint}/settings", settings | {"version": "1"}), "make a secret": (f"{endpoint}/secret", {"overlap_hours": "1"}),
            "send a test": (f"{endpoint}/test", {}), "try a delivery again": (f"/console/deliveries/{self.delivery}/retry", {}),
            "be asked about failures": (f"{endpoint}/recover", {"hours": "24"}),
            "send failures again": (f"{endpoint}/recover", {"hours": "336"} | sure),
            "be asked about a replay": (f"{endpoint}/replay", {"hours": "1", "types": "user.created"}),
            "replay": (f"{endpoint}/replay", {"hours": "1"} | sure),
            "be asked about silence": (f"{endpoint}/state", {"state": "disabled"}),
            "disable an endpoint": (f"{endpoint}/state", {"state": "disabled"} | sure),
            "enable an endpoint": (f"{endpoint}/state", {"state": "enabled"}),
            "be asked about an endpoint": (f"{endpoint}/delete", {}), "delete an endpoint": (f"{endpoint}/delete", sure),
            "try a template": (template, texts | {"preview": "on"}), "write a template": (template, texts),
            "be asked about a template": (f"{template}/reset", {}), "reset a template": (f"{template}/reset", sure),
            "add an address": ("/console/notifications/contacts", {"address": "second@globex.example", "user.created": "off"}),
            "change an address": (contact, {
                "address": "first@globex.example", "digest": "hourly", "license_pool.exhausted": "off", "version": "1"}),
            "write to people": ("/console/notifications/people", {"seat_assigned": "on"}),
            "write to who bounced": (f"/console/notifications/suppressions/{self.bounced}/lift", {}),
            "be asked about an address": (f"{contact}/remove", {}), "remove an address": (f"{contact}/remove", sure),
        }


def make_stage(admin: Admin, product: Product | None = None) -> Stage:
    """Without the product nobody's mail has bounced."""
    tenant = admin.create_tenant()
    pool, line = tenant.create_pool(5, "Seats"), tenant.create_pool(0, "Line")
    configuration = tenant.create_configuration("entra", pool, "Entra")
    token = tenant.create_token(configuration)
    path = f"{tenant.path}/scim-configurations/{configuration}/clients"
    client = answered(admin.http.post(path, json={"name": "Gallery"}), 201)
    admin.remember(client["client_secret"])
    entra = Entra(tenant, token)
    entra.test_connection()
    user, waiting = [entra.provision(person)["id"] for person in people(2)]
    answered(tenant.admin.http.post(f"{tenant.path}/assignments", json={"user_id": waiting, "pool_id": line}), 202)
    group = entra.create_group("Sales")["id"]
    entra.add_members(group, [user])
    entra.send("POST", "/Users", entra.new_user(people(1)[0]))
    log = f"{tenant.path}/provisioning-log"
    [entry, *_] = until(lambda: answered(admin.http.get(log, params={"outcome": "failure"}), 200)["data"], "the refusal is in the log")
    endpoint = answered(admin.http.post(f"{tenant.path}/webhook-endpoints", json={"url": "https://hooks.example/in"}), 201)
    admin.remember(endpoint["secret"])
    delivery = answered(admin.http.post(f"{tenant.path}/webhook-endpoints/{endpoint['id']}/test"), 202)["id"]
    until(lambda: len(tenant.assignments()) == 3, "seats have followed")
    # A licence by a rule, which has become too small.
    body = {"name": "Tight", "product": "tight", "seats": 1}
    tight = answered(admin.http.post(f"{tenant.path}/license-pools", json=body), 201)["id"]
    body = {"kind": "group", "subject_id": group, "pool_id": tight, "priority": 5}
    rule = answered(admin.http.post(f"{tenant.path}/license-rules", json=body), 201)["id"]
    until(lambda: len(tenant.assignments(pool_id=tight, state="assigned")) == 1, "the rule gives a seat")
    answered(admin.http.patch(f"{tenant.path}/license-pools/{tight}", json={"seats": 0}), 200)
    usage = f"{tenant.path}/license-pools/{tight}/usage"
    until(lambda: answered(admin.http.get(usage), 200)["overflow"] == 1, "the licence is too small")
    body = {"address": "first@globex.example", "types": {"license_pool.exhausted": "at_once"}}
    contact = answered(admin.http.post(f"{tenant.path}/notification-preferences", json=body), 201)["id"]
    colleague = console_user(tenant, "auditor", "colleague@globex.example")["id"]
    [[bounced]] = [[NOWHERE]] if product is None else product.rows(
        f"INSERT INTO {product.schema_of(tenant.slug)}.mail_suppressions (id, address, address_key, reply, since)"
        " VALUES (gen_random_uuid(), 'left@globex.example', 'left@globex.example', '550 No such user', now()) RETURNING id")
    return Stage(
        tenant, pool, line, configuration, token.id, client["id"], client["secrets"][0]["id"], user, waiting, group, entry["id"],
        endpoint["id"], delivery, tight, rule, contact, colleague, str(bounced))


@pytest.fixture(scope="module")
def stage(product: Product, api: Service) -> Iterator[Stage]:
    yield make_stage(product.admin(api), product)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_every_page_is_accessible_and_fits(browser: Browser, stage: Stage, scheme: str, width: int) -> None:
    visitor = Visitor.arrive(browser, stage.tenant.admin.url, judged=True, width=width, color_scheme=scheme)
    link = console_link(stage.tenant, console_user(stage.tenant, "owner", f"{scheme}{width}@globex.example"))
    found: list[str] = []
    visitor.go("/console/sign-in")
    found += visitor.violations()
    visitor.go(link)
    found += visitor.violations()
    visitor.sign_in(link)
    shown = [path for path in [*stage.pages.values(), *stage.closed.values()] if not path.endswith(".csv")]
    for path in [*shown, "/console/nothing-here", "/console/audit-log?since=never"]:
        visitor.go(path)
        found += visitor.violations()
        if visitor.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found.append(f"{path} is wider than {width} pixels")
    assert found == []
    visitor.leave()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_what_forms_lead_to_is_accessible_and_fits(browser: Browser, admin: Admin, scheme: str, width: int) -> None:
    stage = make_stage(admin)
    visitor = Visitor.arrive(browser, admin.url, judged=True, width=width, color_scheme=scheme)
    visitor.sign_in(console_link(stage.tenant, console_user(stage.tenant, "owner", "tour.with.a.long.address@subsidiary.globex.example")))
    found: list[str] = []
    for steps in (tour(visitor, stage.tenant), beginning(visitor, admin.create_tenant())):
        for name in steps:
            found += [f"{name}: {one}" for one in visitor.violations()]
            if visitor.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                found.append(f"{name} is wider than {width} pixels")
            for secret in visitor.page.locator("#secret").all():
                admin.remember(secret.input_value())
    assert found == []
    visitor.leave()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_no_page_complains_or_asks_anybody_else(browser: Browser, stage: Stage, javascript: bool) -> None:
    visitor = Visitor.arrive(browser, stage.tenant.admin.url, javascript=javascript)
    visitor.sign_in(console_link(stage.tenant, console_user(stage.tenant, "owner", f"quiet{javascript}@globex.example")))
    for path in [path for path in [*stage.pages.values(), *stage.closed.values()] if not path.endswith(".csv")]:
        visitor.go(path)
        expect(visitor.page.locator("main h1")).to_be_visible()
        expect(visitor.page.locator("nav [aria-current=page]")).to_have_count(1)
    assert visitor.complaints == []
    visitor.leave()


def test_the_keyboard_reaches_the_content_first(browser: Browser, stage: Stage) -> None:
    visitor = Visitor.arrive(browser, stage.tenant.admin.url)
    page = visitor.sign_in(console_link(stage.tenant, console_user(stage.tenant, "owner", "keys@globex.example")))
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    visitor.leave()


class Attacks:
    """Numbered attacks, so that one that vanishes is missed, and what each of them is in."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}

    def at(self, place: str) -> str:
        text = f"{len(self.places) + 1:03d}{ATTACK}"
        self.places[text] = place
        return text

    def values(self, attributes: list[Body], path: str) -> Body:
        """A value for everything that a client may write, by the attributes of a schema."""
        writable = [one for one in attributes if one["mutability"] != "readOnly" and one["returned"] != "never"]
        return {one["name"]: self._value(one, f"{path}{one['name']}") for one in writable if one["type"] != "boolean"}

    def _value(self, attribute: Body, path: str) -> object:
        match attribute["type"]:
            case "complex":
                value: object = self.values(attribute["subAttributes"], f"{path}.")
            case "binary":
                value = base64.b64encode(self.at(path).encode()).decode()
                self.places[value] = self.places.popitem()[1]
            case _:
                value = self.at(path)
        return [value] if attribute["multiValued"] else value

    def missing(self, shown: str) -> list[str]:
        return [place for text, place in self.places.items() if text not in shown]


def text_of(page: Page) -> str:
    """What a page says, but the resource as it is stored, and what stands in fields."""
    return page.evaluate("""() => {
        const main = document.querySelector("main").cloneNode(true);
        main.querySelectorAll("pre").forEach((stored) => stored.remove());
        const fields = [...main.querySelectorAll("input, textarea")].map((field) => field.value);
        return [main.textContent, ...fields].join("\\n");
    }""")


def attack(tenant: Tenant, provisioned: Attacks) -> tuple[str, str, str]:
    """Somebody with an attack wherever there is room for one: the configuration, the person and the group."""
    configuration = tenant.create_configuration(
        "generic", tenant.create_pool(5, provisioned.at("licence")), provisioned.at("configuration"))
    provider = Entra(tenant, tenant.create_token(configuration, ATTACK))
    clients = f"{tenant.path}/scim-configurations/{configuration}/clients"
    tenant.admin.remember(answered(tenant.admin.http.post(clients, json={"name": ATTACK}), 201)["client_secret"])
    body: Body = {"schemas": [CORE_USER, ENTERPRISE_USER], "externalId": provisioned.at("externalId"), "active": True}
    for schema in (CORE_USER, ENTERPRISE_USER):
        values = provisioned.values(answered(provider.send("GET", f"/Schemas/{schema}"), 200)["attributes"], "")
        body |= values if schema == CORE_USER else {schema: values}
    user = answered(provider.send("POST", "/Users", body), 201)["id"]
    group = provider.create_group(provisioned.at("group"))["id"]
    provider.add_members(group, [user])
    provider.send("POST", "/Users", body)
    until(lambda: tenant.standing(user) == ("assigned", None), "the person has a seat")
    log = f"{tenant.path}/provisioning-log"
    until(lambda: answered(tenant.admin.http.get(log, params={"outcome": "failure"}), 200)["data"], "the refusal is in the log")
    return configuration, user, group


def test_what_was_provisioned_is_shown_as_text(browser: Browser, admin: Admin) -> None:
    tenant, provisioned = admin.create_tenant(), Attacks()
    configuration, user, group = attack(tenant, provisioned)
    visitor = Visitor.arrive(browser, admin.url)
    visitor.sign_in(console_link(tenant, console_user(tenant, "owner")))
    assert provisioned.missing(text_of(visitor.go(f"/console/people/{user}"))) == []
    for place in ("phoneNumbers.value", "photos.display", "x509Certificates.value", "addresses.region", "roles.type", "locale", "costCenter", "manager.value"):
        assert place in provisioned.places.values(), "the schemas have what they had"
    for path in (
            "/console", "/console/people", f"/console/people/{user}", "/console/groups", f"/console/groups/{group}",
            "/console/licences", "/console/provisioning-log", "/console/settings/scim", f"/console/settings/scim/{configuration}",
            "/console/audit-log", f"/console/people?q={ATTACK[:8]}", "/console/settings/scim/new"):
        page = visitor.go(path)
        assert page.title() != "taken" and page.locator("main script").count() == 0, path
        if path not in ("/console/settings/scim/new", "/console/audit-log"):
            assert ATTACK in page.locator("main").text_content(), path
    assert visitor.complaints == []
    visitor.leave()


def test_what_admins_named_is_shown_as_text(browser: Browser, admin: Admin) -> None:
    tenant, named = admin.create_tenant(), Attacks()
    http, path = admin.http, tenant.path
    pool = tenant.create_pool(5, licence := named.at("licence"))
    configuration = tenant.create_configuration("generic", pool, provider := named.at("configuration"))
    tenant.create_token(configuration, token := named.at("token"))
    client = answered(http.post(f"{path}/scim-configurations/{configuration}/clients", json={"name": named.at("client")}), 201)
    admin.remember(client["client_secret"])
    body = {"url": "https://hooks.example/in", "description": (endpoint := named.at("endpoint"))}
    made = answered(http.post(f"{path}/webhook-endpoints", json=body), 201)
    admin.remember(made["secret"])
    # An address takes no brackets, and a template no word that it does not know.
    address = "o'{{x}}{{{x}}}@attack.example"
    contact = answered(http.post(f"{path}/notification-preferences", json={"address": address}), 201)["id"]
    text = ATTACK.partition("{{")[0]
    template = "/console/notifications/templates/license.assigned/en"
    answered(http.put(f"{path}/notification-templates/license.assigned/en", json={"subject": text, "text": text, "html": "<p>Hello</p>"}), 200)
    answered(http.patch(path, json={"name": (tenant_name := named.at("tenant"))}), 200)
    answered(http.post(f"{path}/console-users", json={
        "address": "robin@globex.example", "name": (person := named.at("user")), "role": "auditor"}), 201)
    visitor = Visitor.arrive(browser, admin.url)
    visitor.sign_in(console_link(tenant, console_user(tenant, "owner")))
    for where, texts in {
            "/console": [licence], "/console/licences": [licence], f"/console/licences/{pool}": [licence],
            f"/console/licences/{pool}/rules": [licence], f"/console/licences/{pool}/history": [licence],
            f"/console/licences/{pool}/overflow": [licence], "/console/settings/scim": [provider],
            f"/console/settings/scim/{configuration}": [provider, token], f"/console/settings/scim/{configuration}/delete": [provider],
            "/console/settings/scim/new": [licence], f"/console/notifications/{made['id']}": [endpoint],
            "/console/notifications/contacts": [address], f"/console/notifications/contacts/{contact}": [address],
            "/console/settings/users": [person], template: [text]}.items():
        page = visitor.go(where)
        assert "taken" not in page.title().split(" · ") and page.locator("main script").count() == 0, where
        assert [one for one in texts if one not in text_of(page)] == [], where
        assert page.locator("span.tenant").text_content() == tenant_name, where
    page = visitor.go(template)
    page.get_by_role("button", name="Preview").click()
    assert text in text_of(page) and page.title() != "taken"
    assert visitor.complaints == []
    visitor.leave()


def signed_in(tenant: Tenant, role: str, address: str) -> Client:
    client = Client.at(tenant.admin.url)
    assert client.use(console_link(tenant, console_user(tenant, role, address))).status_code == 303
    return client


@pytest.mark.parametrize("role", ["owner", "admin"])
def test_who_may_act_can_do_everything(product: Product, admin: Admin, role: str) -> None:
    stage = make_stage(admin, product)
    client = signed_in(stage.tenant, role, f"{role}@globex.example")
    token = client.form_token()
    for name, (path, form) in (stage.actions | stage.users_actions).items():
        done = client.post(path, form | {"form_token": token})
        for secret in re.findall(r"rc[ls]?_[\w-]{43}_[\w-]{6}|whsec_[\w+/=]+", done.text):
            admin.remember(secret)
        if role != "owner" and name in stage.users_actions:
            assert done.status_code == 403 and "Only an owner" in done.text, f"{name}: {done.status_code}"
            continue
        assert done.status_code in (200, 303), f"{name}: {done.status_code} {done.text[:2000]}"
    assert [client.http.get(path).status_code for path in stage.closed.values()] == [200, 200] + [200 if role == "owner" else 403] * 3
    actors = {
        one["action"]: one["actor"]["name"] for one in stage.tenant.admin.pages(f"{stage.tenant.path}/audit-log")
        if one["actor"]["name"].startswith("console:")}
    assert set(actors.values()) == {f"console:{role}@globex.example"}
    assert set(actors) >= {
        "scim_configuration.create", "scim_configuration.update", "scim_configuration.delete", "scim_token.create", "scim_token.rotate", "scim_token.revoke",
        "oauth_client.create", "oauth_client.delete", "client_secret.create", "client_secret.rotate", "client_secret.revoke",
        "assignment.request", "assignment.remove", "exclusion.lift", "license_pool.create", "license_pool.update", "console.sign_in",
        "license_pool.reclaim", "license_rule.create", "license_rule.update", "license_rule.delete", "webhook_endpoint.create",
        "webhook_endpoint.update", "webhook_secret.rotate", "webhook_endpoint.test", "webhook_endpoint.recover",
        "webhook_endpoint.replay", "webhook_endpoint.delete", "delivery.retry", "mail_template.replace", "mail_template.delete",
        "mail_contact.create", "mail_contact.update", "mail_contact.delete", "mail_settings.update", "mail_suppression.lift"}
    assert (role == "owner") == (set(actors) >= {
        "console_user.create", "console_user.update", "console_user.sign_out", "console_link.create"})


def test_who_may_not_act_changes_nothing(product: Product, stage: Stage, admin: Admin) -> None:
    tenant = stage.tenant
    auditor = signed_in(tenant, "auditor", "auditor@globex.example")
    stranger = signed_in(admin.create_tenant(), "owner", "owner@elsewhere.example")
    nobody = Client.at(tenant.admin.url)
    for path in stage.pages.values():
        assert auditor.http.get(path).status_code == (403 if path.endswith("/delete") else 200), path
        assert nobody.http.get(path).headers.get("location") == "/console/sign-in", path
    for path in stage.closed.values():
        assert auditor.http.get(path).status_code == 403, path
        assert nobody.http.get(path).headers.get("location") == "/console/sign-in", path
    for path in [*stage.exports.values(), *stage.glances.values()]:
        assert auditor.http.get(path).status_code == 200, path
        assert nobody.http.get(path).headers.get("location") == "/console/sign-in", path
    read = [*stage.pages.values(), *stage.exports.values(), *stage.glances.values(), *stage.closed.values()]
    for path in {path.partition("?")[0] for path in read if re.search(r"/[0-9a-f-]{36}", path)}:
        assert stranger.http.get(path).status_code == 404, path
    # A worker that tries a delivery again meanwhile changes something too.
    pause = answered(admin.http.post("/pauses", json={"tenant": tenant.slug, "reason": "to see who changes something"}), 201)["id"]
    until(lambda: not admin.jobs(tenant.slug, state="running"), "no worker is at it")
    before = product.fingerprint(product.schema_of(tenant.slug))
    tokens = [(client, client.form_token()) for client in (auditor, stranger)]
    forms = stage.actions | stage.users_actions | stage.decisions
    for name, (path, form) in forms.items():
        for client, token in tokens:
            if client is stranger and not re.search(r"/[0-9a-f-]{36}", path):
                continue  # It is the stranger's own tenant that this is about.
            status = client.post(path, form | {"form_token": token}).status_code
            assert status == (403 if client is auditor else 404) or (client is stranger and status == 400), f"{name}: {status}"
        assert nobody.post(path, form | {"form_token": tokens[0][1]}).headers.get("location") == "/console/sign-in", name
    assert product.fingerprint(product.schema_of(tenant.slug)) == before
    answered(admin.http.delete(f"/pauses/{pause}"), 204)
    configurations = answered(tenant.admin.http.get(f"{tenant.path}/scim-configurations"), 200)["data"]
    assert [(one["name"], one["state"]) for one in configurations] == [("Entra", "enabled")]
    # Whoever is signed in may sign out.
    leave = "/console/sign-out"
    assert nobody.post(leave, {"form_token": tokens[0][1]}).headers.get("location") == "/console/sign-in"
    assert auditor.post(leave, {"form_token": tokens[0][1]}).status_code == 303
    tried = [("GET", path) for path in read] + [("POST", path) for path, _ in forms.values()] + [("POST", leave)]
    assert untried("ConsoleGate", tried) == set(), "a route was never tried by who may not"


def test_an_operator_signs_in_by_key_and_lets_people_in(browser: Browser, product: Product, stage: Stage, admin: Admin) -> None:
    visitor = Visitor.arrive(browser, admin.url, judged=True)
    page = visitor.go("/console/sign-in")
    page.get_by_text("Operators sign in with a key").click()
    _, bound = admin.create_key(stage.tenant.slug)
    for key in ("wrong", bound):
        page.get_by_label("Key of the admin API").fill(key)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_text("This is no operator's key")).to_be_visible()
    key_id, key = admin.create_key()
    page.get_by_label("Key of the admin API").fill(key)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Tenants")).to_be_visible()
    found = visitor.violations()
    page.get_by_label("Tenant's slug").fill("nowhere")
    page.get_by_label("Mail address").fill("robin@globex.example")
    page.get_by_role("button", name="Make a link").click()
    expect(page.get_by_text("There is no tenant with that slug.")).to_be_visible()
    page.get_by_label("Tenant's slug").fill(stage.tenant.slug)
    page.get_by_label("Mail address").fill("robin@globex.example")
    page.get_by_label("Role").select_option("auditor")
    page.get_by_role("button", name="Make a link").click()
    link = page.get_by_label("Link", exact=True).input_value()
    admin.remember(link)
    found += visitor.violations()
    page.get_by_role("link", name="Queues").click()
    expect(page.get_by_text("alive").first).to_be_visible()
    found += visitor.violations()
    assert found == []
    # A tenant's pages are not an operator's, and the other way round.
    visitor.go("/console/people")
    assert page.url.endswith("/console/operator")
    robin = Client.at(admin.url)
    assert robin.use(link).status_code == 303
    assert robin.http.get("/console").status_code == 200
    assert robin.http.get("/console/operator").headers["location"] == "/console/sign-in"
    # The session ends with the key.
    answered(admin.http.delete(f"/api-keys/{key_id}"), 204)
    visitor.go("/console/operator")
    assert page.url.endswith("/console/sign-in")
    visitor.leave()


@pytest.mark.parametrize("query", [
    "q=%00", "q=%FF", "q=" + "a" * 3000, "licence=x", "licence=" + NOWHERE + ".sleeping", "source=x", "state=dead", "after=x",
    "after=_", "q=a&q=b", "after=" + NOWHERE, "actor=x&since=1&until=%00&subject=%00", "recipient=%00&type=x", "bounced=%FF&whom=%00", "role=x", "outcome=x&operation=y&resource=z", "action=%27"])
def test_an_odd_query_is_no_trouble(stage: Stage, query: str) -> None:
    client = signed_in(stage.tenant, "auditor", f"{abs(hash(query))}@globex.example")
    for path in (
            "people", "groups", "provisioning-log", "audit-log", f"licences/{stage.line}", f"groups/{stage.group}", "people.csv",
            "groups.csv", "provisioning-log.csv", "audit-log.csv", f"licences/{stage.line}/history", f"people/{stage.user}/seats",
            f"licences/{stage.tight}/overflow", f"licences/{stage.tight}/rules", f"notifications/{stage.endpoint}",
            f"notifications/{stage.endpoint}/deliveries.csv", "notifications/contacts", "notifications/templates",
            "notifications", "notifications/mail", "notifications/mail.csv", "notifications/endpoints.csv", "notifications/contacts.csv",
            "notifications/suppressions.csv", f"licences/{stage.line}/history.csv", f"people/{stage.user}/seats.csv", "licences",
            f"licences/{stage.tight}/rules.csv", "licences.csv", "settings/scim", "settings/scim.csv"):
        assert client.http.get(f"/console/{path}?{query}").status_code in (200, 400), path


def test_bad_input_is_said_beside_its_field_and_kept(admin: Admin) -> None:
    stage = make_stage(admin)
    client = signed_in(stage.tenant, "admin", "admin@globex.example")
    token = client.form_token()
    for path, form, field in [
        ("/console/licences", {"name": "Kept", "product": "p", "seats": "many"}, "seats-problem"),
        ("/console/licences", {"name": "Kept", "product": "A b", "seats": "1"}, "product-problem"),
        ("/console/licences", {"name": "", "product": "kept", "seats": "1"}, "name-problem"),
        ("/console/licences", {"name": "Seats", "product": "Kept", "seats": "-1"}, "-problem"),
        (f"/console/licences/{stage.pool}", {"name": "Kept", "seats": "9999999999", "release_grace_hours": "0", "version": "1"}, "seats-problem"),
        (f"/console/licences/{stage.pool}", {"name": "Kept", "seats": "1", "release_grace_hours": "-4", "version": "1"}, "grace-problem"),
        ("/console/settings/scim", {"name": "Kept" + "x" * 300, "idp": "okta"}, "name-problem"),
        ("/console/settings/scim", {"name": "Entra", "idp": "okta"}, "name-problem"),
        (f"/console/settings/scim/{stage.configuration}/settings", {"name": "Kept", "auto_assign": "on"}, "pool_id-problem"),
        ("/console/settings/scim", {"name": "Kept", "auto_assign": "on", "pool_id": NOWHERE}, "pool_id-problem"),
    ]:
        answer = client.post(path, form | {"form_token": token})
        assert answer.status_code in (400, 409), (path, form, answer.status_code)
        assert field in answer.text and 'aria-invalid="true"' in answer.text, (path, form)
    for path in (f"/console/people/{stage.user}/seats", "/console/guard"):
        assert client.post(path, {"form_token": token}).status_code in (400, 404)
    assert client.http.post("/console/licences", content=b"\xff", headers={"Origin": client.origin}).status_code == 400


def test_a_configuration_is_deleted_by_name_and_with_a_choice(admin: Admin) -> None:
    stage = make_stage(admin)
    client = signed_in(stage.tenant, "owner", "owner@globex.example")
    path, token = f"/console/settings/scim/{stage.configuration}/delete", client.form_token()
    page = client.http.get(path).text
    assert "<strong>2</strong> people, of whom 2 are active, and 1 groups" in page
    for form, sentence in (
            ({"confirmation": "Entra"}, "Say what becomes of its people."),
            ({"users": "delete", "confirmation": "entra"}, "This is not the name of the configuration.")):
        refused = client.post(path, form | {"form_token": token})
        assert refused.status_code == 400 and sentence in refused.text
    assert re.search(r'value="delete" checked', refused.text) and 'value="entra"' in refused.text, "what was typed is kept"
    done = client.post(path, {"users": "delete", "confirmation": "Entra", "form_token": token})
    assert done.status_code == 303
    until(lambda: not list(stage.tenant.admin.pages(f"{stage.tenant.path}/users")), "its people are gone")
    person = client.http.get(f"/console/people/{stage.user}")
    assert person.status_code == 404


def test_a_persons_timeline_goes_back_to_its_beginning(admin: Admin) -> None:
    stage = make_stage(admin)
    client = signed_in(stage.tenant, "auditor", "auditor@globex.example")
    entra = Entra(stage.tenant, stage.tenant.create_token(stage.configuration, "second"))
    for number in range(12):
        entra.send("PATCH", f"/Users/{stage.user}", {
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
            "Operations": [{"op": "Replace", "path": "title", "value": f"Title {number}"}]})
    until(lambda: client.http.get(f"/console/people/{stage.user}").text.count("Update by the identity provider") >= 8, "the log has them")
    page = client.http.get(f"/console/people/{stage.user}").text
    assert "user.created" not in page and "user.updated" in page
    older = re.search(r'href="([^"]*from=[^"]*)">Older', page)
    assert older
    rest = client.http.get(older[1].replace("&amp;", "&")).text
    assert "user.created" in rest and "license.assigned" in rest and "Back to the newest" in rest


def test_people_are_found_walked_and_exported(admin: Admin) -> None:
    tenant = admin.create_tenant()
    pool = tenant.create_pool(60, "Seats")
    first, second = tenant.create_configuration("entra", pool, "First"), tenant.create_configuration("okta", None, "Second")
    entra, other = Entra(tenant, tenant.create_token(first)), Entra(tenant, tenant.create_token(second))
    everybody = people(70)
    ids = [entra.provision(person)["id"] for person in everybody] + [other.provision(people(1, 900)[0])["id"]]
    entra.deactivate(ids[0])
    until(lambda: len(tenant.assignments(state="waitlisted")) == 9, "seats have followed")
    client = signed_in(tenant, "auditor", "auditor@globex.example")

    def walk(query: str) -> list[str]:
        found: list[str] = []
        path = f"/console/people?{query}"
        while path:
            page = client.http.get(path)
            assert page.status_code == 200
            found += re.findall(r'<th scope="row"><a href="/console/people/([0-9a-f-]{36})"', page.text)
            following = re.search(r'href="([^"]+)" rel="next"', page.text)
            path = following[1].replace("&amp;", "&") if following else ""
        return found

    assert walk("") == ids
    assert walk("state=inactive") == [ids[0]]
    assert walk(f"source={second}") == [ids[-1]]
    assert walk(f"licence={pool}.waitlisted") == ids[61:70]
    assert set(walk(f"licence={pool}.assigned&state=active")) == set(ids[1:61])
    assert walk(f"q={everybody[5].user_name}") == [ids[5]]
    assert ids[5] in walk(f"q={everybody[5].display_name.replace(' ', '+')}")
    assert walk(f"q={everybody[5].user_name[:6].upper()}&source={second}") == []
    # Of a licence with more people than one page looks at, somebody by name at once.
    assert walk(f"q={everybody[59].user_name}&licence={pool}.assigned") == [ids[59]]
    assert walk(f"q={everybody[59].user_name}&licence={pool}.waitlisted") == []
    assert walk(f"licence={pool}.assigned&state=inactive") == []
    lines = client.http.get(f"/console/people.csv?licence={pool}.waitlisted").text.splitlines()
    assert lines[0].startswith("id,user_name,") and [line[:36] for line in lines[1:]] == ids[61:70]
    assert len(client.http.get("/console/people.csv").text.splitlines()) == 72
