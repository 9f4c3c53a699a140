"""What a tenant's people do in the console besides connecting a provider: seats, notifications, the live log, exports, users."""

import csv
import io
import re
from collections.abc import Callable
from html import unescape

import pytest
from playwright.sync_api import Browser, Page, expect

from test_console_pages import ATTACK, make_stage, signed_in
from test_webhooks import authority, hooked, receive  # noqa: F401  Stages, by name.
from testbed.actors import CORE_USER, Admin, Entra, Tenant, answered, people
from testbed.browser import Visitor, console_link, console_user
from testbed.client import Client
from testbed.patience import until
from testbed.product import Product
from testbed.receiver import Answer, Receiver

with_and_without = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])


def arrive(browser: Browser, tenant: Tenant, role: str = "owner", **options: object) -> Visitor:
    visitor = Visitor.arrive(browser, tenant.admin.url, **options)
    visitor.sign_in(console_link(tenant, console_user(tenant, role)))
    return visitor


def crew(tenant: Tenant, count: int, pool: str | None = None) -> tuple[Entra, list[str]]:
    """Entra with people whom it has provisioned."""
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra", pool, "Entra, production")))
    return entra, [entra.provision(person)["id"] for person in people(count)]


def standing(tenant: Tenant, pool: str) -> dict[str, str]:
    return {one["user_id"]: one["state"] for one in tenant.assignments(pool_id=pool)}


@with_and_without
def test_a_rule_is_rehearsed_before_it_gives_and_takes_seats(browser: Browser, tenant: Tenant, pool: str, javascript: bool) -> None:
    entra, ids = crew(tenant, 3)
    group = entra.create_group("Sales")["id"]
    entra.add_members(group, ids[:2])
    visitor = arrive(browser, tenant, javascript=javascript, judged=javascript)
    page = visitor.go(f"/console/licences/{pool}")
    found: list[str] = []

    def judge() -> None:
        found.extend(visitor.violations() if javascript else [])

    # Nobody is chosen: said beside the field.
    page.get_by_role("link", name="Rules").click()
    page.get_by_role("button", name="See what would happen").click()
    expect(page.get_by_text("Choose whom the rule is about.")).to_be_visible()
    judge()
    # What would happen is shown, and has not happened.
    page.get_by_label("A seat for").select_option(label="Sales")
    page.get_by_label("Priority", exact=True).fill("20")
    page.get_by_role("button", name="See what would happen").click()
    expect(page.get_by_text("2 people would get a seat.")).to_be_visible()
    expect(page.get_by_role("link", name=people(1)[0].display_name)).to_be_visible()
    judge()
    assert answered(tenant.admin.http.get(f"{tenant.path}/license-rules"), 200)["data"] == []
    page.get_by_role("button", name="Add rule").click()
    expect(page.get_by_role("status").filter(has_text="The rule was added.")).to_be_visible()
    until(lambda: standing(tenant, pool) == dict.fromkeys(ids[:2], "assigned"), "the rule gives seats")

    # The profile says by whom, and how it came.
    visitor.go(f"/console/people/{ids[0]}")
    expect(page.get_by_text(re.compile(r"Seat \d, given by the rule for the group Sales, since"))).to_be_visible()
    expect(page.get_by_text(re.compile(r"Got seat \d, by the rule for the group Sales"))).to_be_visible()

    # Another priority, then the end, each shown before.
    visitor.go(f"/console/licences/{pool}/rules")
    page.locator("summary", has_text="Priority").click()
    page.locator(".pop input[name=priority]").fill("30")
    page.locator(".pop button").click()
    expect(page.get_by_text("goes from priority 20 to 30")).to_be_visible()
    expect(page.get_by_text("Nobody gets or loses a seat by it now.")).to_be_visible()
    judge()
    page.get_by_role("button", name="Change priority").click()
    [rule] = answered(tenant.admin.http.get(f"{tenant.path}/license-rules"), 200)["data"]
    assert rule["priority"] == 30
    page.get_by_role("button", name="Remove…").click()
    expect(page.get_by_text("2 people would lose their seats.")).to_be_visible()
    judge()
    page.get_by_role("link", name="Cancel").click()
    page.get_by_role("button", name="Remove…").click()
    page.get_by_role("button", name="Remove rule").click()
    until(lambda: standing(tenant, pool) == dict.fromkeys(ids[:2], "released"), "the seats are given up")
    visitor.go(f"/console/licences/{pool}/history")
    expect(page.get_by_text("the rule was removed")).to_have_count(2)
    judge()
    assert found == [] and visitor.complaints == []
    visitor.leave()


@with_and_without
def test_who_no_longer_fits_is_chosen_and_counted(browser: Browser, tenant: Tenant, javascript: bool) -> None:
    pool = tenant.create_pool(4, "Seats")
    _, ids = crew(tenant, 4, pool)
    until(lambda: standing(tenant, pool) == dict.fromkeys(ids, "assigned"), "everybody has a seat")
    answered(tenant.admin.http.patch(f"{tenant.path}/license-pools/{pool}", json={"seats": 2}), 200)
    usage = f"{tenant.path}/license-pools/{pool}/usage"
    until(lambda: answered(tenant.admin.http.get(usage), 200)["overflow"] == 2, "two are too many")
    visitor = arrive(browser, tenant, javascript=javascript, judged=javascript)
    page = visitor.go(f"/console/licences/{pool}")
    page.get_by_role("link", name="choose who waits again").click()
    expect(page.get_by_role("checkbox")).to_have_count(2)
    names = [person.display_name for person in people(4)]
    for name in names[2:]:
        expect(page.get_by_role("checkbox", name=name)).to_be_checked()
        page.get_by_role("checkbox", name=name).uncheck()
    page.get_by_role("button", name="Take seats…").click()
    expect(page.get_by_text("Choose at least one person.")).to_be_visible()
    # Somebody else than who is proposed.
    page.get_by_role("link", name="Choose among everybody").click()
    expect(page.get_by_role("checkbox")).to_have_count(4)
    page.get_by_role("checkbox", name=names[0]).check()
    page.get_by_role("button", name="Take seats…").click()
    expect(page.get_by_role("heading", name="Take 1 seat")).to_be_visible()
    found = visitor.violations() if javascript else []
    assert standing(tenant, pool) == dict.fromkeys(ids, "assigned"), "asking takes nothing"
    page.get_by_role("button", name="Take 1 seat").click()
    until(lambda: standing(tenant, pool)[ids[0]] == "waitlisted", "the chosen one waits again")
    page.reload()
    expect(page.get_by_text("1 more people have a seat")).to_be_visible()
    visitor.go(f"/console/people/{ids[0]}")
    expect(page.get_by_text("Place 1 in line, by the auto-assign of Entra, production, since")).to_be_visible()
    expect(page.get_by_text("Gave up the seat and waits in line again")).to_be_visible()
    assert found == [] and visitor.complaints == []
    visitor.leave()


def hidden(page: str) -> dict[str, str]:
    """What the form of a question sends."""
    form = re.search(r'<form class="actions".*?</form>', page, re.DOTALL)[0]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form))


def shrunk(tenant: Tenant, count: int, seats: int) -> tuple[str, list[str], Entra]:
    """A licence of which more people have a seat than were bought."""
    pool = tenant.create_pool(count, "Seats")
    entra, ids = crew(tenant, count, pool)
    until(lambda: len(standing(tenant, pool)) == count, "seats have followed")
    answered(tenant.admin.http.patch(f"{tenant.path}/license-pools/{pool}", json={"seats": seats}), 200)
    usage = f"{tenant.path}/license-pools/{pool}/usage"
    until(lambda: answered(tenant.admin.http.get(usage), 200)["overflow"] == count - seats, "it is too small")
    return pool, ids, entra


def test_of_more_than_must_go_the_question_says_who_stays(tenant: Tenant) -> None:
    pool, ids, _ = shrunk(tenant, 4, 2)
    client = signed_in(tenant, "admin", "admin@globex.example")
    path, token = f"/console/licences/{pool}/overflow", client.form_token()
    chosen = {f"seat_of_{one}": "on" for one in ids[:3]} | {"everybody": "yes", "form_token": token}
    asked = client.post(path, chosen).text
    assert "Take 2 seats" in asked and "Take 3" not in asked
    assert asked.count(">waits again<") == 2 and asked.count(">keeps the seat<") == 1
    # Refused, the ticks stay where they were.
    late = client.post(path, chosen | {"confirmed": "yes", "shown": "another"})
    assert late.status_code == 409
    ticks = set(re.findall(r'name="seat_of_([0-9a-f-]+)" value="on" checked', late.text))
    assert ticks == set(ids[:3]) and ids[3] in late.text, "everybody is listed"


def test_who_is_in_grace_is_listed_too(tenant: Tenant) -> None:
    pool, ids, entra = shrunk(tenant, 3, 1)
    answered(tenant.admin.http.patch(f"{tenant.path}/license-pools/{pool}", json={"release_grace_hours": 24}), 200)
    entra.deactivate(ids[2])
    until(lambda: standing(tenant, pool)[ids[2]] == "grace", "the last is in grace")
    client = signed_in(tenant, "auditor", "auditor@globex.example")
    everybody = client.http.get(f"/console/licences/{pool}/overflow?everybody=yes").text
    assert re.findall(r'name="seat_of_([0-9a-f-]+)"', everybody)[2:] == [ids[2]], "behind those who are assigned"
    people_of = f"/console/people?licence={pool}.grace"
    assert f'href="{people_of}"' in client.http.get(f"/console/licences/{pool}").text
    listed = client.http.get(people_of).text
    assert ids[2] in listed and ids[0] not in listed
    assert f'<option value="{pool}.grace" selected>Seats: in grace</option>' in listed


def test_many_rules_are_listed_by_pages(admin: Admin) -> None:
    tenant = admin.create_tenant()
    pool = tenant.create_pool(1, "Seats")
    entra, _ = crew(tenant, 1)
    for number in range(51):
        body = {"kind": "group", "subject_id": entra.create_group(f"Team {number}")["id"], "pool_id": pool, "priority": number + 1}
        answered(admin.http.post(f"{tenant.path}/license-rules", json=body), 201)
    client = signed_in(tenant, "auditor", "auditor@globex.example")
    first = client.http.get(f"/console/licences/{pool}/rules").text
    following = re.search(r'href="([^"]+)" rel="next"', first)
    second = client.http.get(following[1]).text
    seen = [re.findall(r">The group (Team \d+)<", page) for page in (first, second)]
    assert seen == [[f"Team {number}" for number in range(50)], ["Team 50"]]


def test_no_licence_overflows_unseen(tenant: Tenant) -> None:
    for number in range(12):
        tenant.create_pool(1, f"Enough {number}")
    shrunk(tenant, 1, 0)
    page = signed_in(tenant, "auditor", "auditor@globex.example").http.get("/console").text
    assert "1 more people have a seat than were bought" in page and "Nothing waits for a decision" not in page


def done_by(tenant: Tenant, address: str) -> list[dict]:
    """What the audit log says that somebody has done in the console, the oldest first."""
    entries = [one for one in tenant.admin.pages(f"{tenant.path}/audit-log") if one["actor"]["name"] == f"console:{address}"]
    return [one for one in reversed(entries) if one["action"] != "console.sign_in"]


def test_a_question_and_a_preview_are_no_deeds(admin: Admin) -> None:
    stage = make_stage(admin)
    client = signed_in(stage.tenant, "owner", "asks@globex.example")
    token, asked = client.form_token(), 0
    for name, (path, form) in (stage.actions | stage.users_actions).items():
        if name.startswith(("be asked", "rehearse", "preview", "try a template")):
            assert client.post(path, form | {"form_token": token}).status_code == 200, name
            asked += 1
    assert asked == 19
    assert done_by(stage.tenant, "asks@globex.example") == []


def test_the_audit_log_says_what_was_made_and_what_was_there_before(admin: Admin) -> None:
    stage = make_stage(admin)
    tenant, address = stage.tenant, "does@globex.example"
    client = signed_in(tenant, "owner", address)
    token = client.form_token()

    def act(name: str) -> dict:
        path, form = (stage.actions | stage.users_actions)[name]
        if "version" in form:
            form = form | {"version": re.search(r'name="version" value="(\d+)"', client.http.get(path.removesuffix("/settings")).text)[1]}
        answer = client.post(path, form | {"form_token": token})
        assert answer.status_code in (200, 303), answer.text
        for secret in re.findall(r"rc[ls]?_[\w-]{43}_[\w-]{6}|whsec_[\w+/=]+", answer.text):
            admin.remember(secret)
        return done_by(tenant, address)[-1]

    for name in ("add a licence", "add an endpoint", "add an address", "add a rule", "add a configuration", "generate a token"):
        made = act(name)
        assert made["subject"] == made["after"]["id"] and made["before"] is None, name
    # A configuration comes with a token, which is written down for itself and without its secret.
    both = [one for one in done_by(tenant, address) if one["action"] in ("scim_configuration.create", "scim_token.create")][:2]
    assert [one["action"] for one in both] == ["scim_configuration.create", "scim_token.create"]
    assert both[0]["subject"] == both[0]["after"]["id"] and both[1]["subject"] == both[1]["after"]["id"]
    assert both[1]["after"]["token"] == "[redacted]" and both[1]["before"] is None
    for name, subject, field in [
            ("change a licence", stage.pool, "seats"), ("change an endpoint", stage.endpoint, "url"),
            ("disable an endpoint", stage.endpoint, "enabled"), ("change a priority", stage.rule, "priority"),
            ("change an address", stage.contact, "digest"), ("change a configuration", stage.configuration, "name"),
            ("change a role", stage.colleague, "role"), ("remove a user", stage.colleague, "disabled_at")]:
        changed = act(name)
        assert changed["subject"] == subject and changed["before"]["id"] == changed["after"]["id"] == subject, name
        assert changed["before"][field] != changed["after"][field], name
    # What was texts is there before and after, the locale too.
    for name, before, after in [("write a template", None, "Hallo {{person_name}}"), ("reset a template", "Hallo {{person_name}}", None)]:
        written = act(name)
        assert written["subject"] == "user.welcome", name
        assert [text and (text["locale"], text["subject"]) for text in (written["before"], written["after"])] == [
            before and ("de", before), after and ("de", after)], name
    told = act("write to people")
    assert told["before"]["seat_assigned"] is False and told["after"] == {"seat_assigned": True, "seat_promoted": False}
    for name, subject in [("remove a rule", stage.rule), ("delete an endpoint", stage.endpoint), ("remove an address", stage.contact)]:
        ended = act(name)
        assert ended["before"]["id"] == subject and ended["after"] is None, name


def test_a_whole_thing_is_not_saved_by_who_has_seen_none(admin: Admin) -> None:
    stage = make_stage(admin)
    client = signed_in(stage.tenant, "owner", "owner@globex.example")
    token, base = client.form_token(), stage.tenant.path
    for name, thing in [
            ("change a licence", f"{base}/license-pools/{stage.pool}"), ("change an endpoint", f"{base}/webhook-endpoints/{stage.endpoint}"),
            ("change an address", f"{base}/notification-preferences/{stage.contact}")]:
        (path, form), before = stage.actions[name], answered(admin.http.get(thing), 200)
        for odd in ({"version": ""}, {"version": "x"}, {"version": "1.0"}):
            refused = client.post(path, form | odd | {"form_token": token})
            assert refused.status_code == 400 and "is no form of this page" in refused.text, f"{name} {odd}"
        form = {field: text for field, text in form.items() if field != "version"}
        assert client.post(path, form | {"form_token": token}).status_code == 400, name
        assert answered(admin.http.get(thing), 200) == before, name


def test_what_is_too_long_or_no_format_is_said(tenant: Tenant) -> None:
    client = signed_in(tenant, "owner", "owner@globex.example")
    form = {"url": "https://hooks.example/in", "event_types": "*", "max_concurrency": "2", "form_token": client.form_token()}
    odd = client.post("/console/notifications", form | {"format": "xml"})
    assert odd.status_code == 400 and 'id="format-problem">Choose one of the formats.' in odd.text
    long = client.post("/console/notifications", form | {"description": "x" * 70_000})
    assert long.status_code == 413 and "That is more than this form takes, which is 66 kB." in long.text
    assert '<nav aria-label="Main">' in long.text
    assert answered(tenant.admin.http.get(f"{tenant.path}/webhook-endpoints"), 200)["data"] == []


@with_and_without
def test_what_has_consequences_is_asked_once(browser: Browser, tenant: Tenant, pool: str, javascript: bool) -> None:
    _, [person] = crew(tenant, 1, pool)
    until(lambda: standing(tenant, pool) == {person: "assigned"}, "the person has a seat")
    endpoint = answered(tenant.admin.http.post(f"{tenant.path}/webhook-endpoints", json={"url": "https://hooks.example/in"}), 201)
    tenant.admin.remember(endpoint["secret"])
    [configuration] = answered(tenant.admin.http.get(f"{tenant.path}/scim-configurations"), 200)["data"]
    robin = console_user(tenant, "auditor", "robin@globex.example")
    visitor = arrive(browser, tenant, "owner", javascript=javascript, judged=javascript)
    page, asked, deeds = visitor.page, [], 0
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    for path, first, second, said in [
            (f"/console/people/{person}", re.compile("^Take back"), "Take the seat back", "The seat is taken back in a moment"),
            (f"/console/notifications/{endpoint['id']}", "Disable", "Disable endpoint", "The endpoint is disabled"),
            (f"/console/settings/scim/{configuration['id']}", re.compile("^Revoke"), "Revoke token", "The token was revoked"),
            (f"/console/settings/scim/{configuration['id']}", "Disable configuration", "Disable configuration", "The configuration is disabled"),
            ("/console/settings/users", f"Sign out {robin['address']}", "Sign out everywhere", "Every session of the user is over.")]:
        visitor.go(path)
        page.get_by_role("button", name=first, exact=isinstance(first, str)).click()
        if not javascript:
            expect(page.get_by_text("Nothing has been changed yet.")).to_be_visible()
            assert len(done_by(tenant, f"owner@{tenant.slug}.example")) == deeds, "a question is no deed"
            page.get_by_role("button", name=second, exact=True).click()
        expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
        deeds += 1
        assert len(done_by(tenant, f"owner@{tenant.slug}.example")) == deeds, path
    assert len(asked) == (5 if javascript else 0)
    assert visitor.complaints == []
    visitor.leave()


def invite(client: Client, address: str, **more: str) -> tuple[int, str]:
    form = {"address": address, "role": "admin", "form_token": client.form_token()} | more
    answer = client.post("/console/settings/users", form)
    link = re.search(r'value="[^"]*(/console/sign-in/rcl_[\w-]+)"', answer.text)
    return answer.status_code, link[1] if link else ""


def test_an_invitation_is_whole_and_written_down_as_what_it_is(tenant: Tenant) -> None:
    client = signed_in(tenant, "owner", "owner@globex.example")
    users = f"{tenant.path}/console-users"
    # A link that can't be made makes nobody.
    assert invite(client, "robin@globex.example", expires_in_minutes="9999")[0] == 400
    assert [one["address"] for one in tenant.admin.pages(users)] == ["owner@globex.example"]
    status, link = invite(client, "robin@globex.example")
    assert status == 200
    tenant.admin.remember(link)
    robin = next(one["id"] for one in tenant.admin.pages(users) if one["address"] == "robin@globex.example")
    client.post(f"/console/settings/users/{robin}/remove", {"confirmed": "yes", "form_token": client.form_token()})
    tenant.admin.remember(invite(client, "robin@globex.example")[1])
    entries = done_by(tenant, "owner@globex.example")
    assert [one["action"] for one in entries] == [
        "console_user.create", "console_link.create", "console_user.update", "console_user.update", "console_link.create"]
    assert [one["subject"] for one in entries if one["action"] != "console_link.create"] == [robin] * 3
    assert [one["before"]["disabled_at"] is None for one in entries[2:4]] == [True, False]
    assert all(one["after"]["link"] == "[redacted]" for one in entries if one["action"] == "console_link.create")


def test_who_comes_back_has_nothing_from_before(tenant: Tenant) -> None:
    client = signed_in(tenant, "owner", "owner@globex.example")
    robin = console_user(tenant, "admin", "robin@globex.example")
    session, unused = Client.at(tenant.admin.url), console_link(tenant, robin)
    assert session.use(unused).status_code == 303
    one = f"/console/settings/users/{robin['id']}"
    for verb in ("sign-out", "remove"):
        unused = console_link(tenant, robin)
        client.post(f"{one}/{verb}", {"confirmed": "yes", "form_token": client.form_token()})
        if verb == "remove":
            status, link = invite(client, "robin@globex.example")
            assert status == 200
            tenant.admin.remember(link)
        assert Client.at(tenant.admin.url).use(unused).status_code == 410, verb
        assert session.http.get("/console").headers.get("location") == "/console/sign-in", verb
        link = link if verb == "remove" else console_link(tenant, robin)
        assert session.use(link).status_code == 303


def test_a_form_that_comes_too_late_is_shown_again(admin: Admin) -> None:
    stage = make_stage(admin)
    client = signed_in(stage.tenant, "admin", "admin@globex.example")
    token, base = client.form_token(), stage.tenant.path
    for page, path, form, other, meanwhile, field in [
            (f"/console/licences/{stage.pool}", "", {"name": "Mine", "seats": "9", "release_grace_hours": "0"},
             f"{base}/license-pools/{stage.pool}", {"seats": 6}, "name"),
            (f"/console/notifications/{stage.endpoint}", "/settings",
             {"url": "https://hooks.example/mine", "event_types": "*", "max_concurrency": "2"},
             f"{base}/webhook-endpoints/{stage.endpoint}", {"description": "Theirs"}, "url"),
            (f"/console/notifications/contacts/{stage.contact}", "", {"address": "mine@globex.example", "digest": "daily"},
             f"{base}/notification-preferences/{stage.contact}", {"digest": "hourly"}, "address")]:

        def version(text: str) -> dict[str, str]:
            return {"version": re.search(r'name="version" value="(\d+)"', text)[1], "form_token": token}

        seen = version(client.http.get(page).text)
        theirs = answered(admin.http.patch(other, json=meanwhile), 200)
        late = client.post(page + path, form | seen)
        assert late.status_code == 412 and "Somebody else has changed this since you opened it." in late.text, page
        assert f'value="{form[field]}"' in late.text, "what was typed is there"
        assert answered(admin.http.get(other), 200) == theirs, page
        # A mistake besides makes the old version a new one only where it is told that there is a new one.
        mistaken = client.post(page + path, form | seen | {"name": "", "url": "", "address": ""})
        assert (version(mistaken.text) == seen) == (mistaken.status_code == 400), page
        assert client.post(page + path, form | version(late.text)).status_code == 303
        assert answered(admin.http.get(other), 200)[field] == form[field]


def test_addresses_that_bounce_are_listed_by_pages(product: Product, tenant: Tenant) -> None:
    with product.cluster.connect(product.database) as connection:
        connection.execute(
            f"INSERT INTO {product.schema_of(tenant.slug)}.mail_suppressions (id, address, address_key, reply, since)"
            " SELECT lpad(n::text, 32, '0')::uuid, n || '@gone.example', n || '@gone.example', '550', now() FROM generate_series(1, 120) AS n")
    client, seen = signed_in(tenant, "auditor", "auditor@globex.example"), []
    path = "/console/notifications/contacts"
    while path:
        page = client.http.get(path).text
        seen += re.findall(r"(\d+)@gone\.example", page)
        following = re.search(r'href="([^"]+)">More addresses that bounce', page)
        path = following[1] if following else None
    assert seen == [str(number) for number in range(1, 121)]


def test_many_seats_are_taken_at_once_from_the_highest_down(admin: Admin) -> None:
    tenant = admin.create_tenant()
    pool = tenant.create_pool(54, "Seats")
    _, ids = crew(tenant, 54, pool)
    until(lambda: len(standing(tenant, pool)) == 54, "seats have followed")
    answered(admin.http.patch(f"{tenant.path}/license-pools/{pool}", json={"seats": 1}), 200)
    usage = f"{tenant.path}/license-pools/{pool}/usage"
    until(lambda: answered(admin.http.get(usage), 200)["overflow"] == 53, "53 are too many")
    client = signed_in(tenant, "admin", "admin@globex.example")
    path, token = f"/console/licences/{pool}/overflow", client.form_token()
    assert "Take the 53 highest seats" in client.http.get(path).text
    asked = client.post(path, {"highest": "on", "form_token": token}).text
    assert "Take 53 seats" in asked and "And 3 more." in asked and 'name="highest" value="on"' in asked
    # What was seen is what is done: with a seat more the answer belongs to another question.
    answer = hidden(asked)
    assert answer["confirmed"] == "yes"
    answered(admin.http.patch(f"{tenant.path}/license-pools/{pool}", json={"seats": 2}), 200)
    until(lambda: answered(admin.http.get(usage), 200)["overflow"] == 52, "52 are too many")
    late = client.post(path, answer)
    assert late.status_code == 409 and "nobody&#39;s was taken" in late.text
    answered(admin.http.patch(f"{tenant.path}/license-pools/{pool}", json={"seats": 1}), 200)
    until(lambda: answered(admin.http.get(usage), 200)["overflow"] == 53, "53 are too many")
    assert len([one for one in standing(tenant, pool).values() if one == "assigned"]) == 54
    assert client.post(path, answer).status_code == 303
    until(lambda: [one for one, state in standing(tenant, pool).items() if state == "assigned"] == ids[:1], "one seat is left")


def test_the_history_goes_back_by_pages(admin: Admin) -> None:
    tenant = admin.create_tenant()
    pool = tenant.create_pool(60, "Seats")
    _, ids = crew(tenant, 55, pool)
    until(lambda: len(standing(tenant, pool)) == 55, "seats have followed")
    client = signed_in(tenant, "auditor", "auditor@globex.example")
    first = client.http.get(f"/console/licences/{pool}/history").text
    following = re.search(r'href="([^"]+)" rel="next"', first)
    second = client.http.get(following[1]).text
    seen = [re.findall(r'<th scope="row"><a href="/console/people/([0-9a-f-]{36})"', page) for page in (first, second)]
    assert [len(part) for part in seen] == [50, 5] and sorted(seen[0] + seen[1]) == sorted(ids)
    assert seen[0][0] != ids[0] and ids[0] in seen[1], "the newest come first"


@pytest.fixture
def told(hooked: Product) -> Tenant:  # noqa: F811
    """A tenant whose events may be delivered to this machine."""
    return hooked.admin(hooked.services[0]).create_tenant()


def deliveries(page: Page) -> list[str]:
    return page.locator("tbody th code").all_text_contents()


@with_and_without
def test_an_endpoint_from_its_secret_to_its_end(
        browser: Browser, told: Tenant, receive: Callable[..., Receiver], javascript: bool) -> None:  # noqa: F811
    mood = {"status": 204}
    receiver = receive(lambda message, number: Answer(status=mood["status"], body=b"said <b>so</b>"))
    visitor = arrive(browser, told, "admin", javascript=javascript, judged=javascript)
    page = visitor.go("/console/notifications")
    found: list[str] = []

    def judge() -> None:
        found.extend(visitor.violations() if javascript else [])

    page.get_by_role("link", name="+ Add an endpoint").click()
    page.get_by_label("Address").fill("http://10.0.0.1/")
    page.get_by_label("Description").fill("Billing")
    page.get_by_label("Events", exact=True).fill("user.*")
    page.get_by_role("button", name="Add endpoint").click()
    expect(page.locator("#url-problem")).to_be_visible()
    expect(page.get_by_label("Description")).to_have_value("Billing")
    judge()
    page.get_by_label("Address").fill(receiver.url)
    page.get_by_label("Headers").fill("Authorization: Bearer abc")
    page.get_by_role("button", name="Add endpoint").click()
    secret = told.admin.remember(page.get_by_label("Signing secret").input_value())
    judge()

    # The test leads to how it went.
    [endpoint] = answered(told.admin.http.get(f"{told.path}/webhook-endpoints"), 200)["data"]
    path = f"/console/notifications/{endpoint['id']}"
    visitor.go(path)
    assert secret not in page.content(), "the secret is shown once"
    page.get_by_role("button", name="Send a test").click()
    until(lambda: page.get_by_role("link", name="Refresh").click() or page.get_by_text("Taken", exact=True).count(), "the test has arrived")
    assert receiver.messages[0].verified_by(secret)["type"] == "webhook_endpoint.test"
    assert receiver.messages[0].headers["authorization"] == "Bearer abc"
    expect(page.get_by_text("status 204")).to_be_visible()
    page.locator("summary", has_text="Request and reply").click()
    expect(page.get_by_text("webhook-signature").or_(page.get_by_text("Webhook-Signature"))).to_be_visible()
    judge()

    # What fails shows the reply as text, and is sent again when it is asked for.
    mood["status"] = 500
    entra, ids = crew(told, 1)
    until(lambda: len(receiver.messages) >= 2, "the event was tried")
    visitor.go(path)
    until(lambda: page.reload() and "user.created" in deliveries(page), "the delivery is listed")
    page.get_by_role("link", name="user.created").click()
    until(lambda: page.reload() and page.get_by_text("Not taken").count(), "the failure is written down")
    page.locator("summary", has_text="Request and reply").first.click()
    expect(page.get_by_text("said <b>so</b>").first).to_be_visible()
    mood["status"] = 204
    page.get_by_role("button", name="Try again now").click()
    until(lambda: page.get_by_role("link", name="Refresh").click() or page.get_by_text("delivered", exact=True).count(), "it is delivered")

    # A replay is asked about, and delivers the same event once more.
    visitor.go(path)
    before = len(receiver.messages)
    page.locator("summary", has_text="Send again").click()
    page.get_by_label("With the types").fill("user.created")
    page.get_by_role("button", name="Replay…").click()
    expect(page.get_by_text("The receiver gets again what it has had already")).to_be_visible()
    judge()
    assert len(receiver.messages) == before
    page.get_by_role("button", name="Replay").click()
    until(lambda: len(receiver.messages) > before, "the event came once more")
    assert receiver.messages[-1].json["type"] == "user.created"
    page.locator("summary", has_text="Send again").click()
    page.get_by_role("button", name="Send again…").click()
    page.get_by_role("button", name="Send again", exact=True).click()
    expect(page.get_by_text("What had failed is sent once more.")).to_be_visible()

    # A new secret, other settings, off and on, and the end.
    page.locator("summary", has_text="New signing secret").click()
    page.get_by_role("button", name="Make a new secret").click()
    second = told.admin.remember(page.get_by_label("Signing secret").input_value())
    assert second != secret
    # The page stands at the form's path, and its filter leads back.
    page.get_by_label("State", exact=True).select_option("failed")
    page.get_by_role("button", name="Apply").click()
    page.wait_for_url(f"**{path}?state=failed")
    visitor.go(path)
    page.locator("summary", has_text="Settings").click()
    page.get_by_label("Attempts at the same time").fill("9999")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#concurrency-problem")).to_be_visible()
    page.get_by_label("Attempts at the same time").fill("2")
    page.get_by_label("Attempts a second at most").fill("7")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The endpoint was changed.")).to_be_visible()
    [endpoint] = answered(told.admin.http.get(f"{told.path}/webhook-endpoints"), 200)["data"]
    assert (endpoint["max_concurrency"], endpoint["max_rate"], endpoint["headers"]) == (2, 7, ["Authorization"])
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Disable").click()
    if not javascript:
        page.get_by_role("button", name="Disable endpoint").click()
    expect(page.get_by_text("disabled", exact=True)).to_be_visible()
    page.get_by_role("button", name="Enable").click()
    expect(page.get_by_text("enabled", exact=True)).to_be_visible()
    page.get_by_role("button", name="Delete this endpoint…").click()
    judge()
    page.get_by_role("button", name="Delete endpoint").click()
    expect(page.get_by_text("The endpoint is gone.")).to_be_visible()
    assert answered(told.admin.http.get(f"{told.path}/webhook-endpoints"), 200)["data"] == []
    assert found == [] and visitor.complaints == []
    visitor.leave()


@with_and_without
def test_a_mail_is_written_anew_and_looked_at_first(browser: Browser, tenant: Tenant, javascript: bool) -> None:
    visitor = arrive(browser, tenant, "admin", javascript=javascript)
    page = visitor.go("/console/notifications/templates")
    page.get_by_label("Mail", exact=True).select_option("license.assigned")
    page.get_by_label("Language", exact=True).fill("de")
    page.get_by_role("button", name="Write").click()
    expect(page.get_by_text("built-in", exact=True)).to_be_visible()
    mail = page.frame_locator("iframe[title='The mail as HTML']")
    expect(mail.get_by_text("Hello Ada <Lovelace>")).to_be_visible()

    # A mistake is said with its line, and nothing is lost.
    page.get_by_label("Subject", exact=True).fill("Platz in {{pool_name}}")
    page.get_by_label("Text", exact=True).fill("Hallo\n{{nobody}}")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#text-problem")).to_contain_text("line 2")
    expect(page.get_by_label("Subject", exact=True)).to_have_value("Platz in {{pool_name}}")

    # The preview shows the mail with its own styles, and saves nothing.
    page.get_by_label("Text", exact=True).fill("Hallo {{person_name}}")
    page.get_by_label("HTML", exact=True).fill("<p style='color: rgb(200, 0, 0)'>Hallo {{person_name}}</p>")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_text("of what is not saved yet")).to_be_visible()
    expect(page.get_by_text("Platz in Sales Navigator")).to_be_visible()
    expect(mail.get_by_text("Hallo Ada <Lovelace>")).to_have_css("color", "rgb(200, 0, 0)")
    own = f"{tenant.path}/notification-templates"

    def written() -> list[str]:
        types = answered(tenant.admin.http.get(own), 200)["data"]
        return [text["locale"] for one in types if one["type"] == "license.assigned" for text in one["overrides"]]

    assert written() == []
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("your texts", exact=True)).to_be_visible()
    assert written() == ["de"]
    assert visitor.complaints == []

    # A script in a mail is nothing but text that a browser does not run.
    page.get_by_label("HTML", exact=True).fill("<p>Quiet</p><script>parent.document.title = 'taken'; top.location = '/console'</script>")
    page.get_by_role("button", name="Preview").click()
    expect(mail.get_by_text("Quiet")).to_be_visible()
    assert "taken" not in page.title() and page.url.endswith("/license.assigned/de")
    page.get_by_role("button", name="Go back to the built-in texts…").click()
    page.get_by_role("button", name="Delete these texts").click()
    expect(page.get_by_text("The built-in texts are in force again.")).to_be_visible()
    assert written() == []
    visitor.leave()


@with_and_without
def test_addresses_say_what_they_want_by_mail(browser: Browser, tenant: Tenant, javascript: bool) -> None:
    visitor = arrive(browser, tenant, "admin", javascript=javascript, judged=javascript)
    page = visitor.go("/console/notifications/contacts")
    preferences = f"{tenant.path}/notification-preferences"
    page.get_by_label("Mail address").fill("nowhere")
    page.get_by_label("No seat is free").select_option("off")
    page.get_by_role("button", name="Add address").click()
    expect(page.locator("#address-problem")).to_be_visible()
    expect(page.get_by_label("No seat is free")).to_have_value("off")
    found = visitor.violations() if javascript else []
    page.get_by_label("Mail address").fill("it@globex.example")
    page.get_by_label("Digest").select_option("hourly")
    page.get_by_label("A token ends soon").select_option("digest")
    page.get_by_role("button", name="Add address").click()
    expect(page.get_by_text("The address was added.")).to_be_visible()
    [contact] = answered(tenant.admin.http.get(preferences), 200)["data"]
    assert contact["address"] == "it@globex.example" and contact["digest"] == "hourly"
    assert contact["types"]["license_pool.exhausted"] == "off" and contact["types"]["scim_token.expiring"] == "digest"
    page.get_by_role("link", name="it@globex.example").click()
    expect(page.get_by_label("No seat is free")).to_have_value("off")
    page.get_by_label("No seat is free").select_option("at_once")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The address was changed.")).to_be_visible()
    found += visitor.violations() if javascript else []
    [contact] = answered(tenant.admin.http.get(preferences), 200)["data"]
    assert contact["types"]["license_pool.exhausted"] == "at_once"
    page.get_by_role("button", name="Remove address…").click()
    expect(page.get_by_text("what waits is not sent")).to_be_visible()
    found += visitor.violations() if javascript else []
    assert len(answered(tenant.admin.http.get(preferences), 200)["data"]) == 1, "asking removes nothing"
    page.get_by_role("button", name="Remove address").click()
    expect(page.get_by_text("The address gets no more mail.")).to_be_visible()
    assert answered(tenant.admin.http.get(preferences), 200)["data"] == []
    page.get_by_label("Tell who gets a seat after waiting").check()
    page.get_by_role("button", name="Save").click()
    assert answered(tenant.admin.http.get(f"{tenant.path}/notification-settings"), 200) == {
        "seat_assigned": False, "seat_promoted": True}
    assert found == [] and visitor.complaints == []
    visitor.leave()


def test_the_log_is_followed_without_a_reload_and_can_be_paused(browser: Browser, tenant: Tenant) -> None:
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra", None, "Entra")))
    visitor = arrive(browser, tenant, "auditor", judged=True)
    log = f"{tenant.path}/provisioning-log"
    [early, first, second, third] = people(4)
    entra.provision(early)
    until(lambda: list(tenant.admin.pages(log, operation="create")), "the first is in the log")
    # It is on the page before it has settled, so it comes once more, and is known.
    page = visitor.go("/console/provisioning-log?operation=create")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.evaluate("window.stays = true")
    page.get_by_role("button", name="Follow live").click()
    word = page.get_by_role("status")
    expect(word).to_have_text("Following. New requests appear on top.")
    assert word.evaluate("element => getComputedStyle(element).display") != "none"
    entra.provision(first)
    expect(page.get_by_role("link", name=first.user_name)).to_be_visible()
    expect(word).to_have_text("Following. 1 new request.")
    found = visitor.violations()
    entra.provision(second)
    expect(page.locator("tbody tr").first).to_contain_text(second.user_name)
    expect(page.locator("tbody tr")).to_have_count(3)
    # Paused, nothing moves; begun again, what came meanwhile is there.
    page.get_by_role("button", name="Pause").click()
    expect(word).to_have_text("Paused. 2 new.")
    entra.provision(third)
    until(lambda: len(list(tenant.admin.pages(log, operation="create"))) == 4, "the third is in the log")
    expect(page.locator("tbody tr")).to_have_count(3)
    page.get_by_role("button", name="Follow live").click()
    expect(page.locator("tbody tr")).to_have_count(4)
    assert page.evaluate("window.stays") is True, "the page was not loaded anew"
    assert found == [] and visitor.complaints == []
    visitor.leave()


def test_a_log_that_is_far_ahead_is_caught_up_with_at_once(browser: Browser, tenant: Tenant) -> None:
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra", None, "Entra")))
    visitor = arrive(browser, tenant, "auditor")
    page = visitor.page
    page.clock.install()
    visitor.go("/console/provisioning-log?operation=create")
    for person in people(120):
        entra.provision(person)
    reader, begin = signed_in(tenant, "admin", "reader@globex.example"), page.locator("button[data-follow]").get_attribute("data-follow")

    def settled() -> int:
        path, count, has_more = begin, 0, True
        while has_more:
            text = reader.http.get(path).text
            path, has_more = unescape(re.search(r'data-follow="([^"]+)"', text)[1]), "data-follow-more" in text
            count += text.count("data-entry=")
        return count

    until(lambda: settled() == 120, "all are in the log for good")
    # In the page no time goes by, so no timer comes due.
    page.clock.pause_at(4_000_000_000)
    page.get_by_role("button", name="Follow live").click()
    expect(page.get_by_role("status")).to_have_text("Following. 120 new requests.")
    visitor.leave()


def test_who_is_signed_out_is_told_by_the_live_log(browser: Browser, tenant: Tenant) -> None:
    visitor = Visitor.arrive(browser, tenant.admin.url)
    user = console_user(tenant, "auditor")
    page = visitor.sign_in(console_link(tenant, user))
    visitor.go("/console/provisioning-log")
    answered(tenant.admin.http.post(f"{tenant.path}/console-users/{user['id']}/sign-out"), 204)
    page.get_by_role("button", name="Follow live").click()
    expect(page.get_by_role("status")).to_have_text("You are signed out. Load this page again to sign in.")
    expect(page.get_by_role("button", name="Follow live")).to_be_visible()
    visitor.leave()


def test_without_a_script_the_log_is_refreshed_by_a_link(browser: Browser, tenant: Tenant) -> None:
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra", None, "Entra")))
    visitor = arrive(browser, tenant, "auditor", javascript=False)
    page = visitor.go("/console/provisioning-log?operation=create")
    assert page.get_by_role("button", name="Follow live").count() == 0, "no button that does nothing"
    [person] = people(1)
    entra.provision(person)
    until(lambda: page.get_by_role("link", name="Refresh").click() or page.get_by_role("link", name=person.user_name).count(), "it is there")
    assert "operation=create" in page.url
    visitor.leave()


def rows(client: Client, path: str) -> list[dict[str, str]]:
    answer = client.http.get(path)
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/csv"), path
    assert answer.headers["content-disposition"].startswith("attachment"), path
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


def test_every_list_is_exported_with_its_filters(admin: Admin) -> None:
    tenant = admin.create_tenant()
    pool = tenant.create_pool(2, "Seats")
    entra, ids = crew(tenant, 3, pool)
    formula = '=HYPERLINK("http://evil.example","x")'
    group = entra.create_group(formula)["id"]
    entra.add_members(group, ids[:2])
    for number in range(4):
        entra.create_group(f"Team {number}")
    entra.send("POST", "/Users", entra.new_user(people(1)[0]))
    endpoint = answered(admin.http.post(f"{tenant.path}/webhook-endpoints", json={"url": "https://hooks.example/in"}), 201)
    admin.remember(endpoint["secret"])
    for _ in range(2):
        answered(admin.http.post(f"{tenant.path}/webhook-endpoints/{endpoint['id']}/test"), 202)
    until(lambda: len(standing(tenant, pool)) == 3, "seats have followed")
    until(lambda: list(admin.pages(f"{tenant.path}/provisioning-log", outcome="failure")), "the refusal is in the log")
    client = signed_in(tenant, "auditor", "auditor@globex.example")

    assert [one["display_name"] for one in rows(client, "/console/groups.csv?q=Team")] == [f"Team {n}" for n in range(4)]
    assert rows(client, "/console/groups.csv")[0]["display_name"] == "'" + formula, "a formula is disarmed"
    assert [one["id"] for one in rows(client, f"/console/groups/{group}/members.csv")] == ids[:2]
    seats = {one["user_id"]: (one["state"], one["seat_number"], one["waitlist_position"]) for one in rows(
        client, f"/console/licences/{pool}/seats.csv")}
    assert seats == {ids[0]: ("assigned", "1", ""), ids[1]: ("assigned", "2", ""), ids[2]: ("waitlisted", "", "1")}
    assert {one["outcome"] for one in rows(client, "/console/provisioning-log.csv?outcome=failure")} == {"failure"}
    assert len(rows(client, "/console/provisioning-log.csv?operation=create")) == 9
    assert {one["action"] for one in rows(client, "/console/audit-log.csv?action=webhook_endpoint.test")} == {"webhook_endpoint.test"}
    assert {one["tenant_id"] for one in rows(client, "/console/audit-log.csv")} != set(), "the log has entries"
    path = f"/console/notifications/{endpoint['id']}"
    assert len(rows(client, f"{path}/deliveries.csv")) >= 2 and rows(client, f"{path}/deliveries.csv?state=delivered") == []

    # The link on each list keeps what the list's URL says.
    for path, link in [
            ("/console/groups?q=Team", "/console/groups.csv?q=Team"),
            (f"/console/groups/{group}", f"/console/groups/{group}/members.csv"),
            (f"/console/licences/{pool}", f"/console/licences/{pool}/seats.csv"),
            ("/console/provisioning-log?outcome=failure&operation=create", "/console/provisioning-log.csv?outcome=failure&amp;operation=create"),
            ("/console/audit-log?action=a.b", "/console/audit-log.csv?action=a.b"),
            (f"{path}?state=failed", f"{path}/deliveries.csv?state=failed")]:
        assert f'href="{link}" download' in client.http.get(path).text, path


@with_and_without
def test_an_owner_says_who_uses_the_console(browser: Browser, tenant: Tenant, javascript: bool) -> None:
    visitor = arrive(browser, tenant, "owner", javascript=javascript, judged=javascript)
    page = visitor.page
    page.get_by_role("link", name="Console users").click()
    # The last owner stays.
    page.on("dialog", lambda dialog: dialog.accept())
    mine = page.get_by_role("row").filter(has_text="(you)")
    for act in ("degrade", "remove"):
        if act == "degrade":
            mine.locator("summary").click()
            mine.get_by_label("Admin: everything but").check()
            mine.get_by_role("button", name="Change role").click()
        else:
            mine.get_by_role("button", name="Remove").click()
            page.get_by_role("button", name="Remove user").click()
        expect(page.get_by_role("alert")).to_have_text("This is the last owner; make somebody else an owner first.")
    page.get_by_label("Mail address").fill("robin")
    page.get_by_role("button", name="Invite").click()
    expect(page.locator("#address-problem")).to_be_visible()
    page.get_by_label("Mail address").fill("robin@globex.example")
    page.get_by_label("Name", exact=True).fill("Robin")
    page.get_by_label("Role", exact=True).select_option("auditor")
    page.get_by_role("button", name="Invite").click()
    link = tenant.admin.remember(page.get_by_label("Sign-in link").input_value())
    found = visitor.violations() if javascript else []

    # Who was invited signs in once, may what the role allows, and no more after the sessions were ended.
    robin = Client.at(tenant.admin.url)
    assert robin.use(link).status_code == 303 and Client.at(tenant.admin.url).use(link).status_code == 410
    assert robin.http.get("/console/settings/users").status_code == 403
    assert "Console users" not in robin.http.get("/console").text, "no link to what is refused"
    assert robin.http.get("/console/notifications/new").status_code == 403
    theirs = page.get_by_role("row").filter(has_text="robin@globex.example")
    theirs.locator("summary").click()
    theirs.get_by_label("Owner: everything").check()
    theirs.get_by_role("button", name="Change role").click()
    expect(page.get_by_text("The role was changed.")).to_be_visible()
    assert robin.http.get("/console/settings/users").status_code == 200
    theirs.get_by_role("button", name="Sign out").click()
    if not javascript:
        page.get_by_role("button", name="Sign out everywhere").click()
    expect(page.get_by_text("Every session of the user is over.")).to_be_visible()
    assert robin.http.get("/console").headers["location"] == "/console/sign-in"
    theirs.get_by_role("button", name="New link").click()
    assert robin.use(tenant.admin.remember(page.get_by_label("Sign-in link").input_value())).status_code == 303

    # Two owners: one may go. Who was removed comes back by an invitation only.
    theirs.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("Every session of Robin ends at once")).to_be_visible()
    assert robin.http.get("/console").status_code == 200, "asking removes nobody"
    page.get_by_role("button", name="Remove user").click()
    expect(theirs.get_by_text("removed", exact=True)).to_be_visible()
    assert robin.http.get("/console").headers["location"] == "/console/sign-in"
    page.get_by_label("Mail address").fill("ROBIN@globex.example")
    page.get_by_role("button", name="Invite").click()
    assert robin.use(tenant.admin.remember(page.get_by_label("Sign-in link").input_value())).status_code == 303
    page.get_by_label("Mail address").fill("robin@globex.example")
    page.get_by_role("button", name="Invite").click()
    expect(page.locator("#address-problem")).to_contain_text("already")
    assert found == [] and visitor.complaints == []
    visitor.leave()


def test_another_tenants_users_are_nobodys(admin: Admin) -> None:
    mine, theirs = admin.create_tenant(), admin.create_tenant()
    other = console_user(theirs, "admin", "casey@elsewhere.example")
    client = signed_in(mine, "owner", "owner@globex.example")
    token = client.form_token()
    for verb, form in [("role", {"role": "auditor"}), ("remove", {}), ("sign-out", {}), ("links", {})]:
        assert client.post(f"/console/settings/users/{other['id']}/{verb}", form | {"form_token": token}).status_code == 404, verb
    assert answered(admin.http.get(f"{theirs.path}/console-users/{other['id']}"), 200) == other


def test_what_was_typed_or_provisioned_is_text_on_these_pages_too(browser: Browser, admin: Admin) -> None:
    tenant = admin.create_tenant()
    pool = tenant.create_pool(2, ATTACK)
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("generic", None, ATTACK), ATTACK))
    body = {"schemas": [CORE_USER], "userName": ATTACK, "displayName": ATTACK, "active": True}
    user = answered(entra.send("POST", "/Users", body), 201)["id"]
    group = entra.create_group(ATTACK)["id"]
    entra.add_members(group, [user])
    rule = {"kind": "group", "subject_id": group, "pool_id": pool, "priority": 1}
    answered(admin.http.post(f"{tenant.path}/license-rules", json=rule), 201)
    until(lambda: tenant.standing(user) == ("assigned", None), "the rule gives a seat")
    answered(admin.http.patch(f"{tenant.path}/license-pools/{pool}", json={"seats": 0}), 200)
    until(lambda: answered(admin.http.get(f"{tenant.path}/license-pools/{pool}/usage"), 200)["overflow"] == 1, "it is too small")
    endpoint = answered(admin.http.post(f"{tenant.path}/webhook-endpoints", json={
        "url": "https://hooks.example/in", "description": ATTACK}), 201)
    admin.remember(endpoint["secret"])
    delivery = answered(admin.http.post(f"{tenant.path}/webhook-endpoints/{endpoint['id']}/test"), 202)["id"]
    answered(admin.http.put(f"{tenant.path}/notification-templates/user.welcome/en", json={
        "subject": "<script>document.title='taken'</script>", "text": "<script>document.title='taken'</script>", "html": "<p>Quiet</p>"}), 200)
    visitor = arrive(browser, tenant)
    page = visitor.page
    answered(admin.http.post(f"{tenant.path}/console-users", json={
        "address": "casey@globex.example", "name": ATTACK, "role": "auditor"}), 201)
    for path, shown in [
            (f"/console/licences/{pool}/rules", ATTACK), (f"/console/licences/{pool}/overflow", ATTACK),
            (f"/console/licences/{pool}/history", ATTACK), (f"/console/people/{user}/seats", ATTACK),
            (f"/console/people/{user}", f"given by the rule for the group {ATTACK}"),
            (f"/console/notifications/{endpoint['id']}", ATTACK), (f"/console/deliveries/{delivery}", "webhook_endpoint.test"),
            ("/console/notifications/templates/user.welcome/en", "<script>document.title='taken'</script>"),
            ("/console/settings/users", ATTACK)]:
        visitor.go(path)
        assert page.title() != "taken" and page.locator("main script").count() == 0, path
        assert shown in page.locator("main").text_content(), path
    # What is asked before a change, too.
    visitor.go(f"/console/licences/{pool}/rules")
    page.get_by_role("button", name="Remove…").click()
    assert ATTACK in page.locator("main").text_content() and page.locator("main script").count() == 0
    visitor.go(f"/console/licences/{pool}/overflow")
    page.get_by_role("button", name="Take seats…").click()
    assert ATTACK in page.locator("main").text_content() and page.locator("main script").count() == 0
    assert visitor.complaints == []
    visitor.leave()


def test_fifty_people_are_a_short_list_on_a_phone(browser: Browser, tenant: Tenant, pool: str) -> None:
    crew(tenant, 50, pool)
    until(lambda: len(standing(tenant, pool)) == 50, "seats have followed")
    visitor = arrive(browser, tenant, "auditor", width=390)
    page = visitor.go("/console/people")
    expect(page.locator("tbody tr")).to_have_count(50)
    row = page.locator("tbody tr").first
    assert row.bounding_box()["height"] < 70, "name and state, then seats"
    for text in (people(1)[0].display_name, "active", "has a seat"):
        expect(row.get_by_text(text).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollHeight") < 4000
    visitor.leave()


@with_and_without
def test_long_work_shows_how_far_it_is(browser: Browser, tenant: Tenant, javascript: bool) -> None:
    crew(tenant, 3)
    admin = tenant.admin
    pause = answered(admin.http.post("/pauses", json={"tenant": tenant.slug, "reason": "to look at what is under way"}), 201)["id"]
    visitor = arrive(browser, tenant, javascript=javascript, judged=javascript)
    try:
        page = visitor.go("/console/settings/scim")
        page.get_by_role("link", name="Entra, production").click()
        page.get_by_role("link", name="Delete configuration").click()
        page.get_by_label("Delete them").check()
        page.get_by_label("Type the configuration").fill("Entra, production")
        page.get_by_role("button", name="Delete configuration").click()
        expect(page.get_by_role("status")).to_contain_text("The configuration is gone")
        # The page says by itself what goes on; without a script the overview does.
        if not javascript:
            page.get_by_role("link", name="Overview").click()
        line = page.get_by_role("region", name="Under way").get_by_role("listitem").filter(has_text="of a deleted configuration")
        expect(line).to_have_text("The people and groups of a deleted configuration are deleted. 3 to go.")
        assert not javascript or visitor.violations() == []
        if javascript:
            page.get_by_role("link", name="Overview").click()
            expect(line).to_have_text("The people and groups of a deleted configuration are deleted. 3 to go.")
    finally:
        answered(admin.http.delete(f"/pauses/{pause}"), 204)
    if javascript:
        expect(page.get_by_role("region", name="Under way")).to_contain_text("All of it is done.", timeout=30_000)
        page.get_by_role("link", name="Load the page again").click()
    else:
        until(lambda: visitor.go("/console").get_by_role("region", name="Under way").count() == 0, "all of it is done")
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    expect(page.get_by_role("region", name="Under way")).to_have_count(0)
    visitor.leave()
