"""Pictures of every page of the console, of a tenant with 5,000 people: `make screenshots` writes them to .screenshots/."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx2
from playwright.sync_api import Browser

from testbed.actors import CORE_GROUP, CORE_USER, ENTERPRISE_USER, Admin, Body, Entra, Okta, Tenant, answered, people
from testbed.browser import Visitor, chromium, console_link, console_user
from testbed.cluster import PostgresCluster
from testbed.console_tour import beginning, tour
from testbed.operating import OperatorClient
from testbed.patience import until
from testbed.product import Product
from testbed.service import REPOSITORY, LogBook

FOLDER = REPOSITORY / ".screenshots"
PEOPLE = int(os.environ.get("ROLLCALL_SCREENSHOT_PEOPLE", "5000"))
AT_ONCE = 500
TITLES = ["Account Executive", "Engineer", "Support Lead", "Controller", "Analyst"]
DEPARTMENTS = ["Sales", "Engineering", "Support", "Finance", "Research"]


def user(person, number: int) -> Body:
    return {
        "schemas": [CORE_USER, ENTERPRISE_USER], "externalId": person.external_id, "userName": person.user_name,
        "active": number % 17 != 0, "displayName": person.display_name, "title": TITLES[number % 5],
        "name": {"givenName": person.given_name, "familyName": person.family_name},
        "emails": [{"value": person.user_name, "type": "work", "primary": True}],
        "phoneNumbers": [{"value": f"+1 555 01{number % 100:02d}", "type": "work"}],
        ENTERPRISE_USER: {"department": DEPARTMENTS[number % 5], "employeeNumber": f"E{number:06d}"},
    }


def fill(tenant: Tenant) -> None:
    """People, seats that don't suffice, a group, refusals, and a second provider that nobody has connected yet."""
    advanced = tenant.create_pool(seats=max(20, PEOPLE * 3 // 5))
    tenant.create_pool(seats=400, name="Learning")
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra", advanced, "Entra, production")))
    entra.test_connection()
    everybody = people(PEOPLE)
    ids: list[str] = []
    for start in range(0, PEOPLE, AT_ONCE):
        operations = [
            {"method": "POST", "path": "/Users", "bulkId": f"u{number}", "data": user(everybody[number], number)}
            for number in range(start, min(start + AT_ONCE, PEOPLE))]
        body = {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": operations}
        done = answered(entra.send("POST", "/Bulk", body), 200)
        ids += [one["location"].rsplit("/", 1)[1] for one in done["Operations"]]
    for name, members in [("Sales EMEA", ids[:900]), ("Engineering", ids[900:1500]), ("Board", ids[:7])]:
        body = {"schemas": [CORE_GROUP], "displayName": name, "members": [{"value": one} for one in members]}
        answered(entra.send("POST", "/Groups", body), 201)
    entra.send("POST", "/Users", user(everybody[0], 1))
    entra.send("PATCH", "/Users/00000000-0000-4000-8000-000000000000", {"schemas": [], "Operations": []})
    Okta(tenant, tenant.create_token(tenant.create_configuration("okta", None, "Okta, contractors")))
    tenant.create_configuration("entra", None, "Entra, staging")
    fill_clients(tenant)
    fill_licences(tenant, ids)
    fill_notifications(tenant)
    until(lambda: len(tenant.assignments(state="waitlisted")) > 0, "people wait in line", within=60)


def fill_clients(tenant: Tenant) -> None:
    """A client with a secret that is being replaced, one that was revoked, and one that assertions stand for."""
    http = tenant.admin.http
    configuration = answered(http.get(f"{tenant.path}/scim-configurations"), 200)["data"][0]["id"]
    path = f"{tenant.path}/scim-configurations/{configuration}/clients"
    client = answered(http.post(path, json={"name": "Entra gallery"}), 201)
    secrets = f"{path}/{client['id']}/secrets"
    another = answered(http.post(secrets, json={"expires_in_days": 365}), 201)["id"]
    answered(http.delete(f"{secrets}/{another}"), 204)
    answered(http.post(f"{secrets}/{client['secrets'][0]['id']}/rotate", json={"overlap": "24h"}), 201)
    form = {"grant_type": "client_credentials", "client_id": client["id"], "client_secret": client["client_secret"]}
    token = answered(httpx2.post(client["token_url"], data=form, timeout=30), 200)["access_token"]
    Entra(tenant, token).test_connection()
    body = {
        "name": "Entra, workload identity", "method": "workload_identity", "subject": "5f0b1d5e-6d4b-4b39-9a53-3a9c2b6f7a10",
        "issuer": "https://login.microsoftonline.com/0d1f0c4e-8f5b-4a51-9a53-2b6f7a10c9b2/v2.0", "audience": "api://rollcall",
        "jwks_url": "https://login.microsoftonline.com/common/discovery/v2.0/keys"}
    answered(http.post(path, json=body), 201)


def fill_licences(tenant: Tenant, ids: list[str]) -> None:
    """A licence by rules, which has become too small."""
    http, path = tenant.admin.http, tenant.path
    coaching = answered(http.post(f"{path}/license-pools", json={"name": "Coaching", "product": "coaching", "seats": 900}), 201)["id"]
    for group in answered(http.get(f"{path}/groups"), 200)["data"]:
        priority = {"Sales EMEA": 10, "Engineering": 20}.get(group["display_name"], 100)
        body = {"kind": "group", "subject_id": group["id"], "pool_id": coaching, "priority": priority}
        answered(http.post(f"{path}/license-rules", json=body), 201)
    until(lambda: tenant.assignments(pool_id=coaching, state="assigned"), "the rules give seats", within=60)
    answered(http.patch(f"{path}/license-pools/{coaching}", json={"seats": 0}), 200)


def fill_notifications(tenant: Tenant) -> None:
    http, path = tenant.admin.http, tenant.path
    for url, types in [("https://hooks.globex.example/rollcall", ["user.*", "license.*"]), ("https://siem.globex.example/in", ["*"])]:
        body = {"url": url, "event_types": types, "description": "Provisioning desk", "headers": {"Authorization": "Bearer x"}}
        endpoint = answered(http.post(f"{path}/webhook-endpoints", json=body), 201)["id"]
        for _ in range(6):
            answered(http.post(f"{path}/webhook-endpoints/{endpoint}/test"), 202)
    for address, locale in [("it@globex.example", "en"), ("hr@globex.example", "de")]:
        body = {"address": address, "locale": locale, "types": {"license_pool.exhausted": "at_once", "scim_token.expired": "off"}}
        answered(http.post(f"{path}/notification-preferences", json=body), 201)
    body = {"subject": "Ihr Platz in {{pool_name}}", "text": "Hallo {{person_name}}", "html": "<p>Hallo <b>{{person_name}}</b></p>"}
    answered(http.put(f"{path}/notification-templates/license.assigned/de", json=body), 200)


def pages(tenant: Tenant) -> Iterator[tuple[str, str]]:
    """The name of a picture, and the path that it is of."""
    configurations = answered(tenant.admin.http.get(f"{tenant.path}/scim-configurations"), 200)["data"]
    yield "overview", "/console"
    users = answered(tenant.admin.http.get(f"{tenant.path}/users", params={"limit": 20}), 200)["data"]
    pools = answered(tenant.admin.http.get(f"{tenant.path}/license-pools"), 200)["data"]
    groups = answered(tenant.admin.http.get(f"{tenant.path}/groups"), 200)["data"]
    failures = answered(tenant.admin.http.get(f"{tenant.path}/provisioning-log", params={"outcome": "failure"}), 200)["data"]
    yield "people", "/console/people"
    yield "people-waiting", f"/console/people?licence={pools[0]['id']}.waitlisted"
    yield "people-nobody", "/console/people?q=zzz"
    yield "person", f"/console/people/{users[3]['id']}"
    yield "person-inactive", f"/console/people/{users[0]['id']}"
    yield "groups", "/console/groups"
    yield "group", f"/console/groups/{groups[0]['id']}"
    yield "licences", "/console/licences"
    yield "licence", f"/console/licences/{pools[0]['id']}"
    yield "log", "/console/provisioning-log"
    yield "log-entry", f"/console/provisioning-log/{failures[0]['id']}"
    yield "notifications", "/console/notifications"
    yield "mail", "/console/notifications/mail"
    yield "mail-nobody", "/console/notifications/mail?recipient=nobody@globex.example&state=sent"
    yield "audit", "/console/audit-log"
    actors = [one["actor"]["id"] for one in answered(tenant.admin.http.get(f"{tenant.path}/audit-log"), 200)["data"] if one["actor"]["id"]]
    yield "audit-actor", f"/console/audit-log?actor={actors[0]}&since=2026-01-01"
    yield "audit-problem", "/console/audit-log?since=2026-02-30"
    coaching = next(pool["id"] for pool in pools if pool["name"] == "Coaching")
    yield "rules", f"/console/licences/{coaching}/rules"
    yield "overflow", f"/console/licences/{coaching}/overflow"
    yield "history-licence", f"/console/licences/{coaching}/history"
    yield "history-person", f"/console/people/{users[3]['id']}/seats"
    endpoint = answered(tenant.admin.http.get(f"{tenant.path}/webhook-endpoints"), 200)["data"][0]["id"]
    delivery = answered(tenant.admin.http.get(f"{tenant.path}/webhook-endpoints/{endpoint}/deliveries"), 200)["data"][-1]["id"]
    contact = answered(tenant.admin.http.get(f"{tenant.path}/notification-preferences"), 200)["data"][0]["id"]
    yield "endpoint", f"/console/notifications/{endpoint}"
    yield "endpoint-new", "/console/notifications/new"
    yield "delivery", f"/console/deliveries/{delivery}"
    yield "templates", "/console/notifications/templates"
    yield "template", "/console/notifications/templates/license.assigned/de"
    yield "contacts", "/console/notifications/contacts"
    yield "contact", f"/console/notifications/contacts/{contact}"
    yield "users", "/console/settings/users"
    yield "settings", "/console/settings/scim"
    yield "settings-new", "/console/settings/scim/new"
    yield "configuration", f"/console/settings/scim/{configurations[0]['id']}"
    yield "configuration-delete", f"/console/settings/scim/{configurations[0]['id']}/delete"
    yield "configuration-waiting", f"/console/settings/scim/{configurations[1]['id']}"


def questions(tenant: Tenant) -> Iterator[tuple[str, str, str]]:
    """What is asked before a change: the name of a picture, the page, and the button that asks."""
    pools = answered(tenant.admin.http.get(f"{tenant.path}/license-pools"), 200)["data"]
    coaching = next(pool["id"] for pool in pools if pool["name"] == "Coaching")
    yield "question-rule", f"/console/licences/{coaching}/rules", "Remove…"
    yield "question-seats", f"/console/licences/{coaching}/overflow", "Take seats…"
    yield "question-user", "/console/settings/users", "Remove…"
    configurations = answered(tenant.admin.http.get(f"{tenant.path}/scim-configurations"), 200)["data"]
    yield "question-secret", f"/console/settings/scim/{configurations[0]['id']}", "Revoke…"


def plain_questions(tenant: Tenant) -> Iterator[tuple[str, str, str]]:
    """The same of what a browser's dialogue asks where there is a script."""
    configuration = answered(tenant.admin.http.get(f"{tenant.path}/scim-configurations"), 200)["data"][0]["id"]
    endpoint = answered(tenant.admin.http.get(f"{tenant.path}/webhook-endpoints"), 200)["data"][0]["id"]
    [seat, *_] = tenant.assignments(state="assigned")
    yield "question-seat", f"/console/people/{seat['user_id']}", "Take back"
    yield "question-endpoint", f"/console/notifications/{endpoint}", "Disable"
    yield "question-token", f"/console/settings/scim/{configuration}", "Revoke"
    yield "question-configuration", f"/console/settings/scim/{configuration}", "Disable configuration"
    yield "question-sessions", "/console/settings/users", "Sign out owner"


def shown_once(tenant: Tenant) -> Iterator[tuple[str, str, str, str, str]]:
    """What one page shows and no other: the name of a picture, the page, what is opened there, the field with a name, and the button."""
    configurations = answered(tenant.admin.http.get(f"{tenant.path}/scim-configurations"), 200)["data"]
    page = f"/console/settings/scim/{next(one['id'] for one in configurations if one['name'] == 'Entra, staging')}"
    yield "configuration-token", page, "Generate another token", "#token-name", "Generate token"
    yield "configuration-secret", page, "Add a client", "#client-name", "Add client"


def trouble(product: Product, tenant: Tenant) -> None:
    """An hour of work, jobs that were given up, a delivery that failed, and a tenant that is to be deleted."""
    admin = tenant.admin
    hour = [
        (queue, minute, done + (minute * 37) % (done // 2 + 1), 3 if minute % 13 == 4 else 0, 1 if minute in (21, 22) else 0)
        for queue, done, minutes in [("licenses", 240, range(1, 60)), ("notifications", 60, range(8, 50, 3)), ("webhooks", 900, range(20, 34))]
        for minute in minutes]
    for queue, minute, completed, failed, discarded in hour:
        product.rows(
            "INSERT INTO rollcall.queue_minutes (queue, minute, worker_id, completed, failed, discarded) VALUES "
            "(%s, date_trunc('minute', now()) - %s * interval '1 minute', 999, %s, %s, %s) ON CONFLICT DO NOTHING RETURNING 1",
            queue, minute, completed, failed, discarded)
    other = admin.create_tenant("initech")
    answered(admin.http.patch(other.path, json={"name": "Initech Holding GmbH & Co. KG"}), 200)
    answered(admin.http.post("/pauses", json={"tenant": "initech", "reason": "Their import is being looked at"}), 201)
    entra = Entra(other, other.create_token(other.create_configuration("entra")))
    for person in people(12):
        entra.provision(person)
    for job in admin.jobs("initech", state="ready")[:5]:
        answered(admin.http.post(f"/jobs/{job['id']}/discard"), 200)
    product.rows(
        "UPDATE rollcall.jobs SET attempt = 20, last_error = 'The person is in two groups whose rules both want the last seat; the guard "
        "holds 14 releases (licenses.held)' WHERE state = 'discarded' RETURNING 1")
    endpoint = answered(admin.http.post(f"{tenant.path}/webhook-endpoints", json={"url": "https://hooks.globex.example/rollcall/in"}), 201)
    answered(admin.http.post(f"{tenant.path}/webhook-endpoints/{endpoint['id']}/test"), 202)
    until(lambda: answered(admin.http.get(f"{tenant.path}/deliveries", params={"state": "failed"}), 200)["data"], "the test has failed")
    for role in ("owner", "admin", "auditor"):
        console_user(tenant, role, f"{role}.with.a.long.address@subsidiary.globex.example")
    answered(Admin(admin.url, admin.create_key()[1]).http.patch(tenant.path, json={"name": "Globex International"}), 200)
    ending = {"name": "Old portal", "expires_in_days": 12}
    configuration = tenant.create_configuration("generic", None, "HR portal")
    admin.remember(answered(admin.http.post(f"{tenant.path}/scim-configurations/{configuration}/tokens", json=ending), 201)["token"])
    last = admin.create_tenant("umbrella")
    answered(admin.http.delete(last.path), 202)


def fill_mail(product: Product, tenant: Tenant) -> None:
    """Mail without a mail server: 70 that went out or did not, and addresses that bounce."""
    schema = product.schema_of(tenant.slug)
    product.rows(
        f"INSERT INTO {schema}.notifications (id, type, event_id, recipient, recipient_key, locale, delivery, state, reply, data,"
        " created_at, updated_at, sent_at) SELECT ('0195b8a0-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid,"
        " (ARRAY['license.waitlisted', 'scim_token.expiring', 'scim_configuration.unhealthy', 'license.promoted'])[mod(n, 4) + 1],"
        " gen_random_uuid(), who, who, 'en', 'at_once', state, reply, '{}', at, at, CASE WHEN state = 'sent' THEN at END"
        " FROM generate_series(1, 70) AS n, LATERAL (SELECT (ARRAY['it@globex.example', 'hr@globex.example',"
        " 'björn.lindqvist-with-a-long-name@subsidiary.globex.example'])[mod(n, 3) + 1] AS who, (ARRAY['sent', 'sent', 'sent', 'bounced', 'failed'])[mod(n, 5) + 1]"
        " AS state, (ARRAY['250 2.0.0 Ok: queued as 4D1F', '250 Ok', NULL, '550 5.1.1 The address that you wrote to does not exist', 'no answer from the"
        " mail server for two days'])[mod(n, 5) + 1] AS reply, now() - n * interval '7 minutes' AS at) AS mail RETURNING 1")
    product.rows(
        f"INSERT INTO {schema}.mail_suppressions (id, address, address_key, reply, since) SELECT gen_random_uuid(), who, who,"
        " '550 5.1.1 The address that you wrote to does not exist', now() FROM (VALUES ('left@globex.example'), ('typo@globex.exmaple')) AS gone (who)"
        " RETURNING 1")


def operator_pages(tenant: Tenant) -> Iterator[tuple[str, str]]:
    home = "/console/operator"
    given_up = tenant.admin.jobs("initech", state="discarded")[0]["id"]
    yield "operator-tenants", home
    yield "operator-tenants-found", f"{home}?q=glo"
    yield "operator-tenants-nobody", f"{home}?q=zzz&state=suspended"
    yield "operator-tenant-new", f"{home}/new-tenant"
    yield "operator-tenant", f"{home}/tenants/{tenant.slug}"
    yield "operator-tenant-deleted", f"{home}/tenants/umbrella"
    yield "operator-tenant-delete", f"{home}/tenants/{tenant.slug}/delete"
    yield "operator-queues", f"{home}/queues"
    yield "operator-jobs", f"{home}/jobs?state=discarded"
    yield "operator-jobs-done", f"{home}/jobs?state=completed"
    yield "operator-job", f"{home}/jobs/{given_up}"
    yield "operator-sweep", f"{home}/jobs/retry?state=discarded&tenant=initech"
    yield "operator-schedules", f"{home}/schedules"
    yield "operator-deliveries", f"{home}/deliveries?tenant={tenant.slug}"
    endpoint = answered(tenant.admin.http.get(f"{tenant.path}/webhook-endpoints"), 200)["data"][0]["id"]
    yield "operator-deliveries-endpoint", f"{home}/deliveries?tenant={tenant.slug}&endpoint={endpoint}"
    yield "operator-deliveries-nobody", f"{home}/deliveries"
    yield "operator-migrations", f"{home}/migrations"
    yield "operator-system", f"{home}/system"
    yield "operator-nothing", f"{home}/jobs/1"


def shoot(visitor: Visitor, wanted: list[tuple[str, str]], width: int, scheme: str) -> None:
    for name, path in wanted:
        visitor.go(path)
        # A frame below the fold is painted only once it was seen.
        for frame in visitor.page.locator("iframe").all():
            frame.scroll_into_view_if_needed()
        visitor.page.screenshot(path=FOLDER / f"{name}-{width}-{scheme}.png", full_page=True)
        overflow = visitor.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        print(f"{name} {width} {scheme}" + (f": {overflow} pixels too wide" if overflow > 0 else ""))
    for complaint in visitor.complaints:
        print(complaint)


def ask(visitor: Visitor, wanted: list[tuple[str, str, str]], width: int, scheme: str) -> None:
    for name, path, button in wanted:
        visitor.go(path).get_by_role("button", name=button).first.click()
        visitor.page.screenshot(path=FOLDER / f"{name}-{width}-{scheme}.png", full_page=True)


def walk(visitor: Visitor, steps: Iterator[str], only: list[str], width: int, scheme: str) -> None:
    """What forms lead to; each step is taken, whatever is wanted of it."""
    for name in steps:
        if not only or any(part in name for part in only):
            visitor.page.screenshot(path=FOLDER / f"{name}-{width}-{scheme}.png", full_page=True)


def take(browser: Browser, tenant: Tenant, operator: OperatorClient, only: list[str]) -> None:
    def chosen(pages: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
        return [(name, path) for name, path in pages if not only or any(part in name for part in only)]

    owner = console_user(tenant, "owner")
    of_tenant, of_operator = chosen(pages(tenant)), chosen(operator_pages(tenant))
    for width in (390, 1440):
        for scheme in ("light", "dark"):
            visitor = Visitor.arrive(browser, tenant.admin.url, width=width, color_scheme=scheme, timezone_id="Europe/Paris")
            link = console_link(tenant, owner)
            for name, path in [("sign-in", "/console/sign-in"), ("link", link)]:
                if not only or name in only:
                    visitor.go(path)
                    visitor.page.screenshot(path=FOLDER / f"{name}-{width}-{scheme}.png", full_page=True)
            visitor.sign_in(link)
            shoot(visitor, of_tenant, width, scheme)
            ask(visitor, [one for one in questions(tenant) if not only or any(part in one[0] for part in only)], width, scheme)
            plain = Visitor.arrive(browser, tenant.admin.url, javascript=False, width=width, color_scheme=scheme)
            plain.context.add_cookies(visitor.context.cookies())
            ask(plain, [one for one in plain_questions(tenant) if not only or any(part in one[0] for part in only)], width, scheme)
            plain.leave()
            for name, path, summary, field, button in shown_once(tenant):
                if not only or any(part in name for part in only):
                    visitor.go(path).locator("summary", has_text=summary).click()
                    visitor.page.locator(field).fill(f"Made at {width}, {scheme}")
                    visitor.page.get_by_role("button", name=button, exact=True).click()
                    visitor.page.screenshot(path=FOLDER / f"{name}-{width}-{scheme}.png", full_page=True)
            if not only or any(part in ("secret", "mistake", "question", "template", "error", "empty", "guard") for part in only):
                walk(visitor, tour(visitor, tenant), only, width, scheme)
                walk(visitor, beginning(visitor, tenant.admin.create_tenant()), only, width, scheme)
            visitor.leave()
            visitor = operator.visitor(browser, width=width, color_scheme=scheme, timezone_id="Europe/Paris")
            shoot(visitor, of_operator, width, scheme)
            visitor.leave()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    cluster = PostgresCluster()
    try:
        with tempfile.TemporaryDirectory() as folder, Product(cluster, LogBook(), Path(folder)) as product:
            api, _ = product.api(), product.worker()
            tenant = product.admin(api).create_tenant("globex")
            answered(tenant.admin.http.patch(tenant.path, json={"name": "Globex International"}), 200)
            fill(tenant)
            trouble(product, tenant)
            fill_mail(product, tenant)
            operator = OperatorClient.with_key(api.url, product.admin_key)
            with chromium() as browser:
                take(browser, tenant, operator, sys.argv[1:])
    finally:
        cluster.remove()


if __name__ == "__main__":
    main()
