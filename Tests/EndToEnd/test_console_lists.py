"""The lists of a tenant's console: what their filters leave, that pages lose and repeat nothing, and that CSV says the same."""

import re
from datetime import datetime, timedelta, timezone
from html import unescape

import pytest

from test_console_pages import ATTACK, signed_in
from test_console_tenant import crew, rows, standing
from testbed.actors import Admin, Tenant, answered, people
from testbed.browser import console_user
from testbed.client import Client
from testbed.patience import until
from testbed.product import Product

FORMULA = '=HYPERLINK("http://evil.example","x")'


def walk(client: Client, path: str, pattern: str) -> list[str]:
    """What the pattern finds on all pages of a list, in order."""
    found: list[str] = []
    while path:
        page = client.http.get(path)
        assert page.status_code == 200, path
        found += [unescape(one) for one in re.findall(pattern, page.text)]
        following = re.search(r'href="([^"]+)" rel="next"', page.text)
        path = unescape(following[1]) if following else ""
    return found


def stranger(admin: Admin) -> Client:
    return signed_in(admin.create_tenant(), "admin", "admin@elsewhere.example")


def identifier(moment: datetime, number: int) -> str:
    """An id of version 7 of the moment."""
    text = f"{int(moment.timestamp() * 1000):012x}"
    return f"{text[:8]}-{text[8:]}-7000-8000-{number:012x}"


# The audit log


def record(product: Product, tenant: Tenant, moment: datetime, number: int, actor: tuple[str, str], action: str, subject: str) -> None:
    product.rows(
        "INSERT INTO rollcall.audit_log (id, time, actor_id, actor_name, request_id, action, tenant_id, subject, request)"
        " VALUES (%s, %s, %s, %s, 'r', %s, %s, %s, '{\"name\": \"asked\"}') RETURNING 1",
        identifier(moment, number), moment, *actor, action, product.schema_of(tenant.slug).removeprefix("tenant_"), subject)


def test_the_audit_log_is_narrowed_by_who_what_whom_and_when(product: Product, admin: Admin) -> None:
    tenant = admin.create_tenant()
    noon = datetime(2026, 3, 10, 12, tzinfo=timezone.utc)
    ada, robin = ("a" * 8 + "-0000-4000-8000-" + "1" * 12, "ada's key"), ("b" * 8 + "-0000-4000-8000-" + "2" * 12, FORMULA)
    for number in range(120):
        day, who = noon + timedelta(days=number // 40, seconds=number), (ada, robin)[number % 2]
        record(product, tenant, day, number, who, "scim_token.create" if number % 3 else "license_pool.update", f"thing-{number % 4}")
    # The last moment of a day belongs to it, and the first to the next.
    midnight = datetime(2026, 3, 11, tzinfo=timezone.utc)
    record(product, tenant, midnight - timedelta(milliseconds=1), 500, ada, "guard.late", "edge")
    record(product, tenant, midnight, 501, ada, "guard.early", "edge")
    client = signed_in(tenant, "auditor", "auditor@globex.example")
    page = "/console/audit-log"

    def both(query: str) -> list[str]:
        listed = walk(client, f"{page}?{query}", r"<code>(thing-\d|edge)</code>")
        exported = [one["subject"] for one in rows(client, f"{page}.csv?{query}") if re.match("thing|edge", one["subject"])]
        assert listed == exported, query
        return listed

    assert len(both("")) == 122
    assert len(both(f"actor={ada[0]}")) == 62 and len(both(f"actor={robin[0]}")) == 60
    assert len(both("action=license_pool.update")) == 40
    assert both("subject=thing-1") == ["thing-1"] * 30
    assert len(both(f"subject=thing-1&actor={robin[0]}&action=scim_token.create")) == 20
    assert len(both("since=2026-03-11&until=2026-03-11")) == 41 and both("since=2026-03-10&until=2026-03-10&subject=edge") == ["edge"]
    assert len(both("until=2026-03-10")) == 41 and len(both("since=2026-03-12&until=2026-03-12")) == 40
    assert both("since=2027-01-01") == [] and both("subject=thing") == []
    assert rows(client, f"{page}.csv?actor={robin[0]}")[0]["actor"].startswith("{"), "who did it is whole"

    # Whoever and whatever stands on the page is a link to what they did, and what was done to it.
    text = client.http.get(f"{page}?until=2026-03-12&action=scim_token.create").text
    assert f'href="{page}?action=scim_token.create&amp;actor={ada[0]}&amp;until=2026-03-12"' in text
    assert f'href="{page}?action=scim_token.create&amp;subject=thing-1&amp;until=2026-03-12"' in text
    assert "What was asked" in text and '<option value="scim_token.create">' in text and '<option value="console.sign_in">' in text
    text = client.http.get(f"{page}?actor={ada[0]}&since=2026-03-01").text
    assert "Only what <strong>ada&#39;s key</strong> did" in text or "Only what <strong>ada's key</strong> did" in text
    assert f'href="{page}?since=2026-03-01">Show everybody' in text and f'name="actor" value="{ada[0]}"' in text
    assert f'href="{page}.csv?actor={ada[0]}&amp;since=2026-03-01" download' in text
    assert not walk(stranger(admin), f"{page}?subject=edge", r"<code>(edge)</code>")


@pytest.mark.parametrize("query, field", [
    ("since=yesterday", "since"), ("until=2026-02-30", "until"), ("since=2026-3-1", "since"), ("since=2026-03-02&until=2026-03-01", "until"),
    ("until=%00%FF", "")])
def test_a_day_that_is_none_is_said_beside_its_field(tenant: Tenant, query: str, field: str) -> None:
    client = signed_in(tenant, "auditor", f"{abs(hash(query))}@globex.example")
    answer = client.http.get(f"/console/audit-log?action=scim_token.create&{query}")
    export = client.http.get(f"/console/audit-log.csv?{query}")
    assert answer.status_code == export.status_code == (400 if field else 200)
    if field:
        assert f'id="{field}-problem"' in answer.text and f'aria-describedby="{field}-problem"' in answer.text
        assert 'name="action" value="scim_token.create"' in answer.text, "what was typed is kept"


# Mail and endpoints


def write_mail(product: Product, tenant: Tenant) -> None:
    """130 mails to three addresses."""
    with product.cluster.connect(product.database) as connection:
        connection.execute(
            f"INSERT INTO {product.schema_of(tenant.slug)}.notifications (id, type, event_id, recipient, recipient_key, locale, delivery,"
            " state, reply, data, created_at, updated_at, sent_at) SELECT ('0195b8a0-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid,"
            " (ARRAY['license.waitlisted', 'scim_token.expiring'])[n % 2 + 1], gen_random_uuid(), 'Who' || n % 3 || '@globex.example',"
            " 'who' || n % 3 || '@globex.example', 'en', 'at_once', (ARRAY['sent', 'sent', 'bounced', 'failed'])[n % 4 + 1], '=1+' || n, '{}', now(), now(),"
            " CASE WHEN n % 4 < 2 THEN now() END FROM generate_series(1, 130) AS n")


def test_mail_is_found_by_recipient_state_and_what_it_is_about(product: Product, admin: Admin) -> None:
    tenant = admin.create_tenant()
    write_mail(product, tenant)
    client = signed_in(tenant, "auditor", "auditor@globex.example")
    page = "/console/notifications/mail"

    def both(query: str) -> list[int]:
        listed = walk(client, f"{page}?{query}", r'class="under">=1\+(\d+)<')
        exported = [one["reply"].removeprefix("'=1+") for one in rows(client, f"{page}.csv?{query}")]
        assert listed == exported, query
        return [int(one) for one in listed]

    newest = list(range(130, 0, -1))
    assert both("") == newest
    assert both("state=bounced") == [n for n in newest if n % 4 == 2]
    assert both("type=scim_token.expiring") == [n for n in newest if n % 2]
    assert both("type=scim_token.expiring&state=failed") == [n for n in newest if n % 4 == 3]
    assert both("recipient=WHO1%40globex.example") == [n for n in newest if n % 3 == 1]
    assert both("recipient=who1%40globex.example&type=license.waitlisted&state=sent") == [
        n for n in newest if n % 3 == 1 and n % 2 == 0 and n % 4 < 2]
    assert both("recipient=who1") == [] and both("state=queued") == []
    text = client.http.get(page).text
    assert "A token ends soon" in text and "<code>license" not in text and ">license.waitlisted<" not in text
    assert f'href="{page}?recipient=Who1%40globex.example"' in text, "an address leads to what else went there"
    assert f'href="{page}.csv?state=sent" download' in client.http.get(f"{page}?state=sent").text
    home = client.http.get("/console/notifications").text
    assert re.findall(r'class="under">=1\+(\d+)<', home) == [str(n) for n in newest[:10]] and f'href="{page}">All mail' in home
    assert "No mail matches" in client.http.get(f"{page}?recipient=nobody").text
    assert "No mail was written yet" in stranger(admin).http.get(page).text


def test_endpoints_are_filtered_by_state_and_exported_without_secrets(admin: Admin) -> None:
    tenant = admin.create_tenant()
    for number in range(3):
        body = {"url": f"https://hooks.example/{number}", "description": FORMULA, "headers": {"Authorization": "Bearer abc"}}
        made = answered(admin.http.post(f"{tenant.path}/webhook-endpoints", json=body), 201)
        admin.remember(made["secret"])
        if number == 1:
            answered(admin.http.patch(f"{tenant.path}/webhook-endpoints/{made['id']}", json={"enabled": False}), 200)
    client = signed_in(tenant, "auditor", "auditor@globex.example")
    path, csv = "/console/notifications", "/console/notifications/endpoints.csv"
    for state, wanted in (("", [0, 1, 2]), ("enabled", [0, 2]), ("disabled", [1]), ("asleep", [0, 1, 2])):
        urls = [f"https://hooks.example/{number}" for number in wanted]
        assert walk(client, f"{path}?state={state}", r'<a href="/console/notifications/[0-9a-f-]{36}">([^<]+)<') == urls
        # A file of everything would look like one of what was asked for.
        if state == "asleep":
            assert client.http.get(f"{csv}?state={state}").status_code == 400
        else:
            assert [one["url"] for one in rows(client, f"{csv}?state={state}")] == urls
    assert f'href="{csv}?state=disabled" download' in client.http.get(f"{path}?state=disabled").text
    text = client.http.get(csv).text
    assert "abc" not in text and "whsec" not in text and rows(client, csv)[0]["description"] == "'" + FORMULA
    assert rows(stranger(admin), csv) == []


# Seats


def test_the_history_of_a_licence_is_searched_for_people_and_exported(admin: Admin) -> None:
    tenant = admin.create_tenant()
    pool = tenant.create_pool(60, "Seats")
    entra, ids = crew(tenant, 55, pool)
    entra.deactivate(ids[3])
    until(lambda: standing(tenant, pool).get(ids[3]) == "released", "the seat is free again")
    client = signed_in(tenant, "auditor", "auditor@globex.example")
    everybody, path = people(55), f"/console/licences/{pool}/history"
    person = r'<th scope="row"><a href="/console/people/([0-9a-f-]{36})"'

    def both(query: str) -> list[str]:
        listed = walk(client, f"{path}?{query}", person)
        assert listed == [one["user_id"] for one in rows(client, f"{path}.csv?{query}")], query
        return listed

    assert sorted(both("")) == sorted([*ids, ids[3]])
    assert both(f"q={everybody[3].user_name}") == [ids[3], ids[3]] == both(f"q={ids[3]}")
    named = {one for one, who in zip(ids, everybody, strict=True) if who.given_name == everybody[5].given_name}
    assert set(both(f"q={everybody[5].given_name}")) == named and len(named) > 1
    assert both("q=nobody-has-this") == [] and both(f"q={'0' * 8}-0000-4000-8000-{'0' * 12}") == []
    [released, assigned] = rows(client, f"{path}.csv?q={ids[3]}")
    assert (released["state"], released["former_state"], assigned["state"]) == ("released", "assigned", "assigned")
    assert released["user_name"] == everybody[3].user_name and assigned["seat_number"]
    assert f'href="{path}.csv?q=x" download' in client.http.get(f"{path}?q=x").text
    # What means too many people says so, and shows the first.
    text = client.http.get(f"{path}?q={everybody[0].user_name[0]}").text
    shared = [who for who in everybody if who.user_name[0] == everybody[0].user_name[0]]
    assert ("More than 50 people" in text) == (len(shared) > 50)
    # A person's own history, also in CSV, is nobody else's.
    mine = f"/console/people/{ids[3]}/seats"
    assert [one["licence"] for one in rows(client, f"{mine}.csv")] == ["Seats", "Seats"]
    assert f'href="{mine}.csv" download' in client.http.get(mine).text
    other = stranger(admin)
    assert {other.http.get(one).status_code for one in (f"{mine}.csv", f"{path}.csv", mine, path)} == {404}


def test_rules_are_found_by_the_group_or_source(admin: Admin) -> None:
    tenant = admin.create_tenant()
    pool = tenant.create_pool(1, "Seats")
    entra, _ = crew(tenant, 1)
    source = answered(admin.http.get(f"{tenant.path}/scim-configurations"), 200)["data"][0]["id"]
    wanted = [(f"Sales {number}", number + 1) for number in range(53)] + [(FORMULA, 99)]
    for name, priority in wanted:
        body = {"kind": "group", "subject_id": entra.create_group(name)["id"], "pool_id": pool, "priority": priority}
        answered(admin.http.post(f"{tenant.path}/license-rules", json=body), 201)
    body = {"kind": "configuration", "subject_id": source, "pool_id": pool, "priority": 500}
    answered(admin.http.post(f"{tenant.path}/license-rules", json=body), 201)
    client = signed_in(tenant, "auditor", "auditor@globex.example")
    path = f"/console/licences/{pool}/rules"
    whom = r'<th scope="row"><a href="[^"]+">([^<]+)</a>'
    assert walk(client, path, whom) == [f"The group {name}" for name, _ in wanted] + ["Everybody from Entra, production"]
    assert walk(client, f"{path}?whom=SALES", whom) == [f"The group Sales {number}" for number in range(53)]
    assert walk(client, f"{path}?whom=production", whom) == ["Everybody from Entra, production"]
    assert [(one["name"], one["priority"]) for one in rows(client, f"{path}.csv?whom=sales")] == [
        (f"Sales {number}", str(number + 1)) for number in range(53)]
    assert [one["name"] for one in rows(client, f"{path}.csv?whom=hyperlink")] == ["'" + FORMULA]
    assert "No rule is about" in client.http.get(f"{path}?whom=nobody").text
    assert f'href="{path}.csv?whom=sales" download' in client.http.get(f"{path}?whom=sales").text
    assert stranger(admin).http.get(f"{path}.csv").status_code == 404


def test_members_of_a_group_are_searched(admin: Admin) -> None:
    tenant = admin.create_tenant()
    entra, ids = crew(tenant, 6)
    everybody, group = people(6), entra.create_group("Sales")["id"]
    entra.add_members(group, ids[:4])
    client = signed_in(tenant, "auditor", "auditor@globex.example")
    path, member = f"/console/groups/{group}", r'<th scope="row"><a href="/console/people/([0-9a-f-]{36})"'
    for query, wanted in ((everybody[2].user_name, [ids[2]]), (ids[2], [ids[2]]), (everybody[5].user_name, []), ("nobody", [])):
        assert walk(client, f"{path}?q={query}", member) == wanted, query
        assert [one["id"] for one in rows(client, f"{path}/members.csv?q={query}")] == wanted, query
    assert walk(client, path, member) == ids[:4]


# Addresses


def test_addresses_are_searched_and_exported(product: Product, admin: Admin) -> None:
    tenant = admin.create_tenant()
    for number in range(60):
        body = {"address": f"{'it' if number % 2 else 'hr'}{number}@globex.example"}
        answered(admin.http.post(f"{tenant.path}/notification-preferences", json=body), 201)
    with product.cluster.connect(product.database) as connection:
        connection.execute(
            f"INSERT INTO {product.schema_of(tenant.slug)}.mail_suppressions (id, address, address_key, reply, since)"
            " SELECT lpad(n::text, 32, '0')::uuid, 'X' || n || '@gone.example', 'x' || n || '@gone.example', '=550', now()"
            " FROM generate_series(1, 120) AS n")
    client = signed_in(tenant, "auditor", "auditor@globex.example")
    page = "/console/notifications/contacts"
    told = r'<a href="/console/notifications/contacts/[0-9a-f-]{36}">([^<]+)<'
    everybody = [f"{'it' if number % 2 else 'hr'}{number}@globex.example" for number in range(60)]
    assert walk(client, page, told) == everybody
    assert walk(client, f"{page}?q=IT", told) == everybody[1::2] == [one["address"] for one in rows(client, f"{page}.csv?q=IT")]
    assert "No address holds this" in client.http.get(f"{page}?q=nobody").text
    bounced = "/console/notifications/suppressions.csv"
    assert [one["address"] for one in rows(client, bounced)] == [f"X{number}@gone.example" for number in range(1, 121)]
    assert [(one["address"], one["reply"]) for one in rows(client, f"{bounced}?bounced=x7%40GONE.example")] == [("X7@gone.example", "'=550")]
    text = client.http.get(f"{page}?bounced=x7%40gone.example&q=it").text
    assert re.findall(r"X\d+@gone\.example", text)[0] == "X7@gone.example" and "X8@" not in text
    assert f'href="{bounced}?bounced=x7%40gone.example" download' in text and f'href="{page}.csv?q=it" download' in text
    assert "This address does not bounce" in client.http.get(f"{page}?bounced=x7").text
    other = stranger(admin)
    assert rows(other, f"{page}.csv") == rows(other, bounced) == []
    assert "No address bounces" in other.http.get(page).text


# Who uses the console, and what it is made of


def test_users_of_the_console_are_searched_by_name_and_role(admin: Admin) -> None:
    tenant = admin.create_tenant()
    for number in range(52):
        body = {"address": f"u{number}@globex.example", "name": f"Robin {number}", "role": ("admin", "auditor")[number % 2]}
        answered(admin.http.post(f"{tenant.path}/console-users", json=body), 201)
    answered(admin.http.post(f"{tenant.path}/console-users", json={"address": "f@globex.example", "name": FORMULA, "role": "admin"}), 201)
    client = signed_in(tenant, "owner", "owner@globex.example")
    page, address = "/console/settings/users", r'class="under">([^<@]+@globex\.example)<'

    def both(query: str) -> list[str]:
        listed = walk(client, f"{page}?{query}", address)
        assert listed == [one["address"] for one in rows(client, f"{page}.csv?{query}")], query
        return listed

    robins = [f"u{number}@globex.example" for number in range(52)]
    assert both("") == [*robins, "f@globex.example", "owner@globex.example"]
    assert both("role=auditor") == robins[1::2] and both("role=owner") == ["owner@globex.example"]
    assert both("q=ROBIN") == robins and both("q=robin+51") == ["u51@globex.example"] and both("q=u51%40") == ["u51@globex.example"]
    assert both("q=robin&role=admin") == robins[::2] and both("q=%25") == []
    assert rows(client, f"{page}.csv?q=hyperlink")[0]["name"] == "'" + FORMULA
    assert "Nobody matches" in client.http.get(f"{page}?q=zzz").text
    assert f'href="{page}.csv?q=x&amp;role=admin" download' in client.http.get(f"{page}?q=x&role=admin").text
    for role in ("admin", "auditor"):
        assert signed_in(tenant, role, f"{role}@globex.example").http.get(f"{page}.csv").status_code == 403
    elsewhere = admin.create_tenant()
    assert [one["address"] for one in rows(signed_in(elsewhere, "owner", "o@elsewhere.example"), f"{page}.csv")] == ["o@elsewhere.example"]


def test_licences_and_configurations_are_searched_walked_and_exported(admin: Admin) -> None:
    tenant = admin.create_tenant()
    pools = [tenant.create_pool(number, f"Licence {number}") for number in range(53)] + [tenant.create_pool(1, FORMULA)]
    configurations = [tenant.create_configuration(("entra", "okta")[number % 2], None, f"Source {number}") for number in range(53)]
    client = signed_in(tenant, "auditor", "auditor@globex.example")
    lists = [
        ("/console/licences", pools, r'<div class="bar-head"><a href="/console/licences/([0-9a-f-]{36})"'),
        ("/console/settings/scim", configurations, r'<th scope="row"><a href="/console/settings/scim/([0-9a-f-]{36})"')]
    for page, ids, pattern in lists:
        assert walk(client, page, pattern) == ids == [one["id"] for one in rows(client, f"{page}.csv")]
        assert walk(client, f"{page}?q=nothing-of-this", pattern) == [] == rows(client, f"{page}.csv?q=nothing-of-this")
        assert f'href="{page}.csv?q=a%26b" download' in client.http.get(f"{page}?q=a%26b").text
        assert rows(stranger(admin), f"{page}.csv") == []
    page, ids, pattern = lists[0]
    assert walk(client, f"{page}?q=LICENCE+5", pattern) == [ids[5], *ids[50:53]]
    [formula] = rows(client, f"{page}.csv?q=hyperlink")
    assert (formula["name"], formula["seats"], formula["held"], formula["available"]) == ("'" + FORMULA, "1", "0", "1")
    page, ids, pattern = lists[1]
    assert walk(client, f"{page}?q=okta", pattern) == ids[1::2] == [one["id"] for one in rows(client, f"{page}.csv?q=okta")]


def test_what_is_typed_into_a_filter_is_text(product: Product, admin: Admin) -> None:
    tenant = admin.create_tenant()
    pool, (_, ids) = tenant.create_pool(1, "Seats"), crew(tenant, 1)
    console_user(tenant, "auditor", "other@globex.example")
    client = signed_in(tenant, "owner", "owner@globex.example")
    for path, field in [
            ("audit-log", "action"), ("audit-log", "subject"), ("audit-log", "since"), ("notifications/mail", "recipient"),
            ("notifications/contacts", "q"), ("notifications/contacts", "bounced"), (f"licences/{pool}/history", "q"),
            (f"licences/{pool}/rules", "whom"), ("settings/users", "q"), ("settings/scim", "q"), ("licences", "q")]:
        answer = client.http.get(f"/console/{path}", params={field: ATTACK})
        assert answer.status_code in (200, 400) and "<script>document" not in answer.text, path
        assert "&lt;script&gt;" in answer.text, f"{path} keeps what was typed"
