"""The operator's side of the console: tenants, queues, jobs, schedules, deliveries, migrations and the system."""

import csv
import html
import io
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass

import httpx2
import pytest
from playwright.sync_api import Browser, Page, expect

from testbed.actors import Admin, Body, Entra, Tenant, answered, people
from testbed.browser import console_link, console_user
from testbed.client import Client
from testbed.console_routes import untried
from testbed.operating import OperatorClient, operator_key
from testbed.patience import until
from testbed.product import Product
from testbed.service import Service

NOWHERE = "00000000-0000-4000-8000-000000000000"
HOME = "/console/operator"
# Of each person one; of other kinds more come by themselves.
KIND = "licenses.reconcile"


@dataclass
class Stage:
    """A tenant whose jobs wait, because it is paused, some of them given up; with an endpoint that nobody answers at."""

    tenant: Tenant
    pause: str
    waiting: str
    given_up: str
    delivery: str
    user: str
    operator: OperatorClient

    @property
    def path(self) -> str:
        return f"{HOME}/tenants/{self.tenant.slug}"

    @property
    def pages(self) -> dict[str, str]:
        slug = self.tenant.slug
        return {
            "tenants": HOME, "a tenant that nobody knows": f"{HOME}?q=nobody-has-this", "tenant": self.path,
            "tenants that begin so": f"{HOME}?q={slug[:5]}", "tenants that are suspended": f"{HOME}?state=suspended",
            "new tenant": f"{HOME}/new-tenant",
            "deletion": f"{self.path}/delete", "queues": f"{HOME}/queues", "jobs": f"{HOME}/jobs",
            "jobs that are done": f"{HOME}/jobs?state=completed", "jobs of a tenant": f"{HOME}/jobs?tenant={slug}",
            "no job": f"{HOME}/jobs?kind=nothing.like.it", "job that waits": f"{HOME}/jobs/{self.waiting}",
            "job that was given up": f"{HOME}/jobs/{self.given_up}",
            "retry all": f"{HOME}/jobs/retry?state=discarded&tenant={slug}",
            "discard all": f"{HOME}/jobs/discard?state=ready&tenant={slug}",
            "nothing to retry": f"{HOME}/jobs/retry?state=discarded&kind=nothing.like.it",
            "schedules": f"{HOME}/schedules", "no deliveries": f"{HOME}/deliveries",
            "deliveries": f"{HOME}/deliveries?tenant={slug}", "deliveries of nobody": f"{HOME}/deliveries?tenant=nobody",
            "no delivery to an endpoint": f"{HOME}/deliveries?tenant={slug}&endpoint={NOWHERE}",
            "migrations": f"{HOME}/migrations", "system": f"{HOME}/system",
        }

    @property
    def exports(self) -> dict[str, str]:
        return {
            "tenants": f"{HOME}/tenants.csv", "jobs": f"{HOME}/jobs.csv?tenant={self.tenant.slug}",
            "deliveries": f"{HOME}/deliveries.csv?tenant={self.tenant.slug}", "schedules": f"{HOME}/schedules.csv",
            "pauses": f"{HOME}/pauses.csv", "workers": f"{HOME}/workers.csv", "migrations": f"{HOME}/migrations.csv"}


def make_stage(admin: Admin) -> Stage:
    tenant = admin.create_tenant()
    tenant.create_pool(5, "Seats")
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra", None, "Entra")))
    user = console_user(tenant, "owner", "robin@globex.example")
    endpoint = answered(admin.http.post(f"{tenant.path}/webhook-endpoints", json={"url": "https://hooks.example/in"}), 201)
    admin.remember(endpoint["secret"])
    answered(admin.http.post(f"{tenant.path}/webhook-endpoints/{endpoint['id']}/test"), 202)
    deliveries = f"{tenant.path}/deliveries"
    [delivery] = until(lambda: answered(admin.http.get(deliveries, params={"state": "failed"}), 200)["data"], "the test has failed")
    pause = answered(admin.http.post("/pauses", json={"tenant": tenant.slug, "reason": "to look at its jobs"}), 201)["id"]
    for person in people(4):
        entra.provision(person)
    first, second, *_ = admin.jobs(tenant.slug, state="ready", kind=KIND)
    answered(admin.http.post(f"/jobs/{first['id']}/discard"), 200)
    operator = OperatorClient.with_key(admin.url, operator_key(admin))
    return Stage(tenant, str(pause), str(second["id"]), str(first["id"]), delivery["id"], user["id"], operator)


@pytest.fixture(scope="module")
def stage(product: Product, api: Service) -> Iterator[Stage]:
    made = make_stage(product.admin(api))
    yield made
    # Whatever other tests make of their tenants, this one's pause is over with it.
    made.tenant.admin.http.delete(f"/pauses/{made.pause}")


def audited(admin: Admin, action: str, **filters: str) -> Body:
    """The newest entry of the audit log with this name."""
    return answered(admin.http.get("/audit-log", params={"action": action, "limit": 1} | filters), 200)["data"][0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_every_page_is_accessible_and_fits(browser: Browser, stage: Stage, scheme: str, width: int) -> None:
    visitor = stage.operator.visitor(browser, judged=True, width=width, color_scheme=scheme)
    found: list[str] = []
    for path in [*stage.pages.values(), f"{HOME}/jobs/1", f"{HOME}/nothing-here"]:
        visitor.go(path)
        found += visitor.violations()
        if visitor.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found.append(f"{path} is wider than {width} pixels")
    visitor.go(f"{HOME}/queues").get_by_text("Pause a queue, a kind or a tenant").click()
    for summary in visitor.page.get_by_text("Minute by minute").all():
        summary.click()
    found += visitor.violations()
    assert found == []
    visitor.leave()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_no_page_complains_or_asks_anybody_else(browser: Browser, stage: Stage, javascript: bool) -> None:
    visitor = stage.operator.visitor(browser, javascript=javascript)
    for path in stage.pages.values():
        visitor.go(path)
        expect(visitor.page.locator("main h1")).to_be_visible()
        expect(visitor.page.locator("nav [aria-current=page]")).to_have_count(1)
    assert visitor.complaints == []
    visitor.leave()


def test_what_workers_did_is_drawn_and_said_in_words(browser: Browser, product: Product, stage: Stage) -> None:
    # As two minutes of work would have left it: a minute counts once it is over.
    for minutes, completed, failed, discarded in [(2, 120, 3, 1), (5, 60, 0, 0)]:
        product.rows(
            "INSERT INTO rollcall.queue_minutes (queue, minute, worker_id, completed, failed, discarded) VALUES "
            "('e2e-drawn', date_trunc('minute', now()) - %s * interval '1 minute', 999, %s, %s, %s) RETURNING 1",
            minutes, completed, failed, discarded)
    visitor = stage.operator.visitor(browser, javascript=False)
    page = visitor.go(f"{HOME}/queues")
    card = page.locator("section.card", has=page.get_by_role("heading", name="e2e-drawn"))
    words = "The last 60 minutes: 180 done, 3 tried again, 1 given up; at most 124 in a minute"
    expect(card.get_by_role("img", name=words)).to_be_visible()
    heights = [float(bar.get_attribute("height")) for bar in card.locator("rect.chart-done").all()]
    assert len(heights) == 2 and heights[1] == pytest.approx(2 * heights[0], abs=0.2), heights
    card.get_by_text("Minute by minute").click()
    assert [row.locator("td").all_inner_texts() for row in card.locator("tbody tr").all()] == [["120", "3", "1"], ["60", "0", "0"]]
    # The queue is idle: it is shown for what was done in it.
    expect(card.get_by_role("link", name="0 ready")).to_be_visible()
    visitor.leave()


def walk(client: OperatorClient, query: str) -> list[str]:
    """The numbers of all jobs of a list, page by page."""
    found: list[str] = []
    path = f"{HOME}/jobs?{query}"
    while path:
        page = client.http.get(path)
        assert page.status_code == 200, path
        found += re.findall(r'<span class="under">(\d+), queue', page.text)
        following = re.search(r'href="([^"]+)" rel="next"', page.text)
        path = following[1].replace("&amp;", "&") if following else ""
    return found


def test_jobs_are_found_by_filters_and_pages(admin: Admin, stage: Stage) -> None:
    tenant = admin.create_tenant()
    answered(admin.http.post("/pauses", json={"tenant": tenant.slug}), 201)
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra")))
    for person in people(60):
        answered(entra.send("POST", "/Users", entra.new_user(person)), 201)
    jobs = admin.jobs(tenant.slug)
    assert len(jobs) >= 60
    mine = f"tenant={tenant.slug}"
    assert walk(stage.operator, mine) == [str(job["id"]) for job in jobs]
    kind, queue = jobs[0]["kind"], jobs[0]["queue"]
    assert walk(stage.operator, f"{mine}&kind={kind}") == [str(job["id"]) for job in jobs if job["kind"] == kind]
    assert walk(stage.operator, f"{mine}&queue={queue}&state=ready") == [
        str(job["id"]) for job in jobs if job["queue"] == queue]
    answered(admin.http.post(f"/jobs/{jobs[3]['id']}/discard"), 200)
    assert walk(stage.operator, f"{mine}&state=discarded") == [str(jobs[3]["id"])]
    assert walk(stage.operator, f"{mine}&state=running") == []
    assert walk(stage.operator, "tenant=nobody-has-this") == []
    # Of this kind a history is kept.
    answered(admin.http.post("/schedules/events.retention/run"), 200)
    done = until(lambda: walk(stage.operator, "state=completed&kind=events.prune_everywhere"), "the job is done")
    assert len(done) == len(set(done))


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_one_job_is_given_up_tried_again_cancelled_and_removed(browser: Browser, admin: Admin) -> None:
    stage = make_stage(admin)
    visitor = stage.operator.visitor(browser, javascript=False)
    page = visitor.go(f"{HOME}/jobs?tenant={stage.tenant.slug}&state=ready")
    page.locator(f'a[href="{HOME}/jobs/{stage.waiting}"]').click()
    expect(page.get_by_role("heading", name=f"Job {stage.waiting}")).to_be_visible()
    expect(page.locator("dd", has_text=stage.tenant.slug)).to_be_visible()
    press(page, "Discard")
    press(page, "Discard job")
    expect(page.get_by_role("status")).to_have_text("The job was given up. It is kept, and can be tried again.")
    expect(page.get_by_text("discarded by an operator")).to_be_visible()
    press(page, "Retry")
    expect(page.get_by_role("status")).to_have_text("The job is ready again, with all its attempts before it.")
    press(page, "Cancel")
    expect(page.get_by_text("is stopped within a few seconds")).to_be_visible()
    assert answered(admin.http.get(f"/jobs/{stage.waiting}"), 200)["state"] == "ready", "asking cancels nothing"
    press(page, "Cancel job")
    expect(page.get_by_text("cancelled by an operator")).to_be_visible()
    press(page, "Remove…")
    expect(page.get_by_text("nobody can try it again")).to_be_visible()
    assert admin.http.get(f"/jobs/{stage.waiting}").status_code == 200, "asking removes nothing"
    press(page, "Remove job")
    assert page.url.startswith(f"{visitor.origin}{HOME}/jobs?done=")
    assert admin.http.get(f"/jobs/{stage.waiting}").status_code == 404
    visitor.go(f"{HOME}/jobs/{stage.waiting}")
    expect(page.get_by_text("There is no live job with that id.")).to_be_visible()
    assert visitor.complaints == []
    entries = answered(admin.http.get("/audit-log", params={"subject": stage.waiting}), 200)["data"]
    assert [entry["action"] for entry in entries] == ["job.delete", "job.cancel", "job.retry", "job.discard"]
    assert all(entry["actor"]["name"] == "test" and entry["outcome"] == "done" for entry in entries)
    assert [entry["before"]["state"] for entry in entries] == ["discarded", "ready", "discarded", "ready"]
    assert entries[2]["after"]["state"] == "ready"
    visitor.leave()


def test_what_cannot_be_done_to_a_job_is_said_in_the_frame(stage: Stage) -> None:
    token = stage.operator.form_token()
    refused = stage.operator.post(f"{HOME}/jobs/{stage.waiting}/retry", {"form_token": token})
    assert refused.status_code == 409 and "The job is ready; that can&#39;t be done now." in refused.text
    assert '<nav aria-label="Main">' in refused.text
    assert audited(stage.tenant.admin, "job.retry", subject=stage.waiting)["outcome"] == "failed"


def test_all_that_match_are_changed_if_they_are_as_many_as_was_shown(browser: Browser, admin: Admin) -> None:
    stage = make_stage(admin)
    slug = stage.tenant.slug

    def ready() -> int:
        return len(admin.jobs(slug, state="ready", kind=KIND))

    waiting = ready()
    visitor = stage.operator.visitor(browser, javascript=False)
    page = visitor.go(f"{HOME}/jobs?tenant={slug}&state=ready&kind={KIND}")
    assert page.get_by_role("link", name="Retry all that match").count() == 0, "what is ready is not tried again"
    page.get_by_role("link", name="Discard all that match").click()
    expect(page.get_by_text(f"{waiting} jobs match.")).to_be_visible()
    # Another one comes in between: nothing is changed, and the new number is shown.
    answered(admin.http.post(f"/jobs/{stage.given_up}/retry"), 200)
    press(page, f"Discard {waiting} jobs")
    expect(page.get_by_role("alert")).to_contain_text("Nothing was changed.")
    assert ready() == waiting + 1
    press(page, f"Discard {waiting + 1} jobs")
    expect(page.get_by_role("status")).to_have_text(f"{waiting + 1} jobs are given up.")
    assert ready() == 0
    page.get_by_label("State").select_option("discarded")
    press(page, "Apply")
    page.get_by_role("link", name="Retry all that match").click()
    press(page, f"Retry {waiting + 1} jobs")
    expect(page.get_by_role("status")).to_have_text(f"{waiting + 1} jobs are ready again.")
    assert ready() == waiting + 1
    entry = audited(admin, "job.retry_all")
    assert entry["request"] == {"expected_count": str(waiting + 1), "kind": KIND, "state": "discarded", "tenant": slug}
    assert entry["after"] == {"changed": waiting + 1}
    failed = [one for one in admin.pages("/audit-log", action="job.discard_all") if one["outcome"] == "failed"]
    assert failed and failed[0]["status"] == 409
    assert visitor.complaints == []
    visitor.leave()


def test_jobs_are_paused_and_resumed(browser: Browser, admin: Admin, stage: Stage) -> None:
    tenant = admin.create_tenant()
    visitor = stage.operator.visitor(browser, javascript=False)
    page = visitor.go(f"{HOME}/queues")
    page.get_by_text("Pause a queue, a kind or a tenant").click()
    page.get_by_label("Why").fill("to see what comes")
    press(page, "Pause")
    expect(page.get_by_role("alert")).to_have_text("Name a queue, a kind or a tenant.")
    expect(page.get_by_label("Why")).to_have_value("to see what comes")
    page.get_by_label("Tenant's slug").fill("nobody-has-this")
    press(page, "Pause")
    expect(page.get_by_text("There is no tenant with that slug.")).to_be_visible()
    page.get_by_label("Tenant's slug").fill(tenant.slug)
    page.get_by_label("Kind").fill("e2e.nothing")
    press(page, "Pause")
    expect(page.get_by_role("status")).to_contain_text("It is paused.")
    what = f"kind e2e.nothing, tenant {tenant.slug}"
    line = page.get_by_role("listitem").filter(has_text=what)
    expect(line).to_contain_text("to see what comes")
    assert audited(admin, "pause.create")["request"]["reason"] == "to see what comes"
    line.get_by_role("button", name="Resume").click()
    expect(page.get_by_role("status")).to_have_text("The pause is over.")
    expect(page.get_by_text(what)).to_have_count(0)
    assert audited(admin, "pause.delete")["outcome"] == "done"
    assert visitor.complaints == []
    visitor.leave()


def test_recurring_jobs_are_run_paused_and_resumed(browser: Browser, admin: Admin, stage: Stage) -> None:
    def schedule() -> Body:
        return next(one for one in answered(admin.http.get("/schedules"), 200)["data"] if one["name"] == "audit_log.retention")

    before = schedule()["last_at"]
    visitor = stage.operator.visitor(browser, javascript=False)
    page = visitor.go(f"{HOME}/schedules")
    row = page.get_by_role("row").filter(has_text="audit_log.retention")
    expect(row).to_contain_text("every day at 04:40 UTC")
    # A period is said as people say it.
    hourly = page.get_by_role("row").filter(has_text="every hour")
    expect(hourly.first).to_be_visible()
    assert not re.search(r"every \d+ s\b", page.locator("table").inner_text())
    row.get_by_role("button", name="Pause").click()
    expect(row.get_by_text("paused")).to_be_visible()
    assert schedule()["paused_at"] is not None
    row.get_by_role("button", name="Resume").click()
    assert schedule()["paused_at"] is None
    row.get_by_role("button", name="Run now").click()
    expect(page.get_by_role("status")).to_have_text("The job comes within a second.")
    until(lambda: schedule()["last_at"] not in (None, before), "the job was enqueued")
    for verb in ("pause", "resume", "run"):
        assert audited(admin, f"schedule.{verb}")["subject"] == "audit_log.retention"
    assert visitor.complaints == []
    visitor.leave()


def test_a_failed_delivery_is_sent_once_more(browser: Browser, admin: Admin, stage: Stage) -> None:
    visitor = stage.operator.visitor(browser, javascript=False)
    page = visitor.go(stage.path)
    page.get_by_role("link", name="Its deliveries").click()
    expect(page.get_by_role("cell", name="https://hooks.example/in").first).to_be_visible()
    page.get_by_label("State").select_option("failed")
    press(page, "Show")
    page.get_by_role("button", name="Send once more").first.click()
    expect(page.get_by_role("status")).to_have_text("It is sent once more in a moment.")
    entry = audited(admin, "delivery.retry")
    assert entry["subject"] == stage.delivery and entry["actor"]["name"] == "test"
    page.get_by_label("State").select_option("delivered")
    press(page, "Show")
    expect(page.get_by_role("heading", name="No delivery matches")).to_be_visible()
    assert visitor.complaints == []
    visitor.leave()


def rows(client: OperatorClient, path: str) -> list[dict[str, str]]:
    answer = client.http.get(path)
    assert answer.status_code == 200 and answer.headers["content-type"] == "text/csv; charset=utf-8", path
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_every_list_of_the_service_is_exported(admin: Admin, stage: Stage) -> None:
    slug = stage.tenant.slug
    jobs = rows(stage.operator, stage.exports["jobs"])
    assert [one["id"] for one in jobs] == [str(one["id"]) for one in admin.jobs(slug)]
    assert {one["tenant"] for one in jobs} == {slug}
    given_up = rows(stage.operator, f"{HOME}/jobs.csv?tenant={slug}&state=discarded")
    assert {one["state"] for one in given_up} == {"discarded"} and stage.given_up in {one["id"] for one in given_up}
    assert rows(stage.operator, f"{HOME}/jobs.csv?tenant=nobody-has-this") == []
    schedules = answered(admin.http.get("/schedules"), 200)["data"]
    assert [one["name"] for one in rows(stage.operator, stage.exports["schedules"])] == [one["name"] for one in schedules]
    assert "to look at its jobs" in {one["reason"] for one in rows(stage.operator, stage.exports["pauses"]) if one["id"] == stage.pause}
    assert rows(stage.operator, stage.exports["workers"])
    assert stage.operator.http.get(stage.exports["migrations"]).text.startswith("tenant_id,slug,version,attempts,reason")
    assert stage.operator.http.get(f"{HOME}/deliveries.csv?tenant=nobody-has-this").status_code == 404
    # Each list links to its export, with the filters that it shows.
    for page, link in [
            (f"{HOME}/jobs?tenant={slug}&state=ready", f"{HOME}/jobs.csv?state=ready&amp;tenant={slug}"),
            (f"{HOME}/deliveries?tenant={slug}&state=failed", f"{HOME}/deliveries.csv?tenant={slug}&amp;state=failed"),
            (f"{HOME}?q=t-&state=active", f"{HOME}/tenants.csv?q=t-&amp;state=active"), (f"{HOME}/schedules", f"{HOME}/schedules.csv"),
            (f"{HOME}/queues", f"{HOME}/pauses.csv"), (f"{HOME}/queues", f"{HOME}/workers.csv")]:
        assert f'href="{link}" download' in stage.operator.http.get(page).text, page


def test_deliveries_are_found_by_their_endpoint(admin: Admin, stage: Stage) -> None:
    tenant = admin.create_tenant()
    endpoints = []
    for url in ("https://one.example/in", "https://two.example/in"):
        endpoint = answered(admin.http.post(f"{tenant.path}/webhook-endpoints", json={"url": url}), 201)
        admin.remember(endpoint["secret"])
        answered(admin.http.post(f"{tenant.path}/webhook-endpoints/{endpoint['id']}/test"), 202)
        endpoints.append(endpoint["id"])
    until(lambda: len(answered(admin.http.get(f"{tenant.path}/deliveries", params={"state": "failed"}), 200)["data"]) == 2, "both have failed")
    query = f"tenant={tenant.slug}&endpoint={endpoints[1]}"
    page = stage.operator.http.get(f"{HOME}/deliveries?{query}").text
    assert f'<option value="{endpoints[1]}" selected>https://two.example/in</option>' in page
    assert set(re.findall(r'<td data-label="Endpoint">([^<]+)</td>', page)) == {"https://two.example/in"}
    assert {one["endpoint_id"] for one in rows(stage.operator, f"{HOME}/deliveries.csv?{query}")} == {endpoints[1]}
    assert {one["endpoint_id"] for one in rows(stage.operator, f"{HOME}/deliveries.csv?tenant={tenant.slug}")} == set(endpoints)


def test_a_test_that_was_tried_counts_one_wherever_it_is_told(stage: Stage) -> None:
    tenant = stage.tenant
    of_tenant = Client.at(tenant.admin.url)
    assert of_tenant.use(console_link(tenant, console_user(tenant, "auditor", "counts@globex.example"))).status_code == 303
    [endpoint] = answered(tenant.admin.http.get(f"{tenant.path}/webhook-endpoints"), 200)["data"]
    for client, path in [
            (stage.operator, f"{HOME}/deliveries?tenant={tenant.slug}"), (of_tenant, f"/console/notifications/{endpoint['id']}")]:
        assert '<td data-label="Attempts">1</td>' in client.http.get(path).text, path
    assert "1, as a test, besides the schedule" in of_tenant.http.get(f"/console/deliveries/{stage.delivery}").text


def test_tenants_are_found_by_the_beginning_of_slug_or_name(browser: Browser, admin: Admin, stage: Stage) -> None:
    mark = secrets.token_hex(4)
    named, other, ending = [admin.create_tenant(f"{prefix}{mark}") for prefix in ("a", "b", "c")]
    answered(admin.http.patch(other.path, json={"name": f"A{mark} Holding"}), 200)
    answered(admin.http.delete(ending.path), 202)
    answered(admin.http.patch(ending.path, json={"name": f"A{mark} Old"}), 200)

    def found(query: str) -> list[str]:
        listed = re.findall(r'<td data-label="Slug"><code>([^<]+)</code>', stage.operator.http.get(f"{HOME}?{query}").text)
        assert [one["slug"] for one in rows(stage.operator, f"{HOME}/tenants.csv?{query}")] == listed
        return listed

    assert found(f"q=A{mark[:7]}") == [named.slug, other.slug, ending.slug]
    assert found(f"q=A{mark}+h") == [other.slug]
    assert found(f"q=A{mark[:7]}&state=ending") == [ending.slug]
    assert found(f"q=A{mark[:7]}&state=active") == [named.slug, other.slug]
    assert found(f"q={mark}") == []
    visitor = stage.operator.visitor(browser, javascript=False)
    page = visitor.go(HOME)
    page.get_by_label("Find a tenant").fill(f"{mark}-nobody")
    press(page, "Find")
    expect(page.get_by_role("heading", name="No tenant matches")).to_be_visible()
    page.get_by_label("Find a tenant").fill(f"A{mark}")
    press(page, "Find")
    # Others are called so too.
    for tenant in (named, other, ending):
        expect(page.get_by_role("cell", name=tenant.slug, exact=True)).to_be_visible()
    page.get_by_label("Find a tenant").fill(other.slug.upper())
    press(page, "Find")
    expect(page.get_by_role("heading", name=f"A{mark} Holding")).to_be_visible()
    assert visitor.complaints == []
    visitor.leave()


def test_a_tenant_is_made_and_renamed(browser: Browser, admin: Admin, stage: Stage) -> None:
    slug = f"made-{secrets.token_hex(4)}"
    visitor = stage.operator.visitor(browser, javascript=False)
    page = visitor.go(HOME)
    page.get_by_role("link", name="Make a tenant").click()
    expect(page.locator("nav [aria-current=page]")).to_have_text("Tenants")
    for name, text, field, said in [
            ("Hooli Inc.", "Hooli!", "slug", "a slug is made of"), ("Hooli Inc.", stage.tenant.slug, "slug", "belongs to another tenant"),
            ("", slug, "name", "at least one character")]:
        page.get_by_label("Name").fill(name)
        page.get_by_label("Slug").fill(text)
        press(page, "Make tenant")
        expect(page.locator(f"#{field}-problem")).to_contain_text(re.compile(said, re.IGNORECASE))
        expect(page.get_by_label("Slug")).to_have_value(text)
    assert admin.http.get(f"/tenants/{slug}").status_code == 404
    page.get_by_label("Name").fill("Hooli Inc.")
    press(page, "Make tenant")
    expect(page.get_by_role("status")).to_have_text("The tenant was made. Let its first owner in below.")
    expect(page.get_by_role("heading", name="Hooli Inc.")).to_be_visible()
    made = answered(admin.http.get(f"/tenants/{slug}"), 200)
    entry = audited(admin, "tenant.create", subject=made["id"])
    assert (entry["outcome"], entry["before"], entry["after"]["slug"]) == ("done", None, slug)
    page.get_by_text("Rename", exact=True).click()
    page.get_by_label("Name", exact=True).fill(" ")
    press(page, "Save the name")
    expect(page.locator("#name-problem")).to_be_visible()
    # Somebody was faster: it is said, and what was typed is kept.
    answered(admin.http.patch(f"/tenants/{slug}", json={"name": "Hooli, theirs"}), 200)
    page.get_by_label("Name", exact=True).fill("Hooli XYZ")
    press(page, "Save the name")
    expect(page.get_by_role("alert")).to_contain_text("Somebody else has changed this since you opened it.")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Hooli XYZ")
    press(page, "Save the name")
    expect(page.get_by_role("status")).to_have_text("The tenant has its new name.")
    assert answered(admin.http.get(f"/tenants/{slug}"), 200)["name"] == "Hooli XYZ"
    entry = audited(admin, "tenant.update", subject=made["id"])
    assert (entry["before"]["name"], entry["after"]["name"]) == ("Hooli, theirs", "Hooli XYZ")
    # Who has seen no version saves nothing.
    refused = stage.operator.post(f"{HOME}/tenants/{slug}/name", {"name": "Blind", "form_token": stage.operator.form_token()})
    assert refused.status_code == 400 and answered(admin.http.get(f"/tenants/{slug}"), 200)["name"] == "Hooli XYZ"
    assert visitor.complaints == []
    visitor.leave()


def test_a_key_that_is_good_for_less_opens_nothing_of_this(admin: Admin, stage: Stage) -> None:
    """Of a tenant, or of some scopes: no session, so no page, no export and no form."""
    for limits in ({"tenant": stage.tenant.slug}, {"scopes": ["tenants:read"]}):
        key = answered(admin.http.post("/api-keys", json={"name": "limited"} | limits), 201)["key"]
        client = Client.at(admin.url)
        assert client.post("/console/operator/sign-in", {"key": admin.remember(key)}).status_code == 403, limits
        for path in [f"{HOME}/new-tenant", f"{HOME}/queues/live", *stage.exports.values()]:
            assert client.http.get(path).headers.get("location") == "/console/sign-in", path
        for path in ("/tenants", f"/tenants/{stage.tenant.slug}/name"):
            sent = client.post(HOME + path, {"slug": "limited", "name": "Limited", "version": "1", "form_token": stage.operator.form_token()})
            assert sent.headers.get("location") == "/console/sign-in", path
    assert admin.http.get("/tenants/limited").status_code == 404


def test_the_queues_are_refreshed_while_somebody_looks(browser: Browser, product: Product, stage: Stage) -> None:
    def work(minutes: int, completed: int) -> None:
        product.rows(
            "INSERT INTO rollcall.queue_minutes (queue, minute, worker_id, completed, failed, discarded) VALUES "
            "('e2e-live', date_trunc('minute', now()) - %s * interval '1 minute', 999, %s, 0, 0) RETURNING 1", minutes, completed)

    work(30, 100)
    visitor = stage.operator.visitor(browser, judged=True, width=390)
    page = visitor.go(f"{HOME}/queues")
    card = page.locator("section.card", has=page.get_by_role("heading", name="e2e-live"))
    expect(card.get_by_text("100 done", exact=True)).to_be_visible()
    summary = card.locator("summary")
    summary.click()
    summary.focus()
    page.evaluate("window.marked = 'not loaded again'")
    place = page.evaluate("scrollY")
    work(20, 23)
    expect(card.get_by_text("123 done", exact=True)).to_be_visible(timeout=20_000)
    # Whoever reads keeps what they opened, the keyboard its place, and the page does not move.
    expect(card.locator("details")).to_have_attribute("open", "")
    expect(summary).to_be_focused()
    assert page.evaluate("scrollY") == place and page.evaluate("window.marked") == "not loaded again"
    assert visitor.violations() == []
    assert page.get_by_role("link", name="Refresh").count() == 0
    assert visitor.complaints == []
    visitor.leave()
    visitor = stage.operator.visitor(browser, javascript=False)
    page = visitor.go(f"{HOME}/queues")
    work(10, 1)
    page.get_by_role("link", name="Refresh").click()
    expect(page.get_by_text("124 done", exact=True)).to_be_visible()
    visitor.leave()


def test_who_is_signed_out_is_told_by_the_queues(browser: Browser, admin: Admin) -> None:
    client = OperatorClient.with_key(admin.url, operator_key(admin))
    visitor = client.visitor(browser)
    page = visitor.go(f"{HOME}/queues")
    assert client.post(f"{HOME}/sign-out", {"form_token": client.form_token()}).status_code == 303
    expect(page.get_by_text("You are signed out. Load this page again to sign in.")).to_be_visible(timeout=20_000)
    assert visitor.complaints == []
    visitor.leave()


def test_a_tenant_is_suspended_resumed_and_deleted_with_a_grace(browser: Browser, admin: Admin, stage: Stage) -> None:
    tenant = admin.create_tenant()
    tenant.create_pool(7)
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra")))
    for person in people(3):
        entra.provision(person)
    visitor = stage.operator.visitor(browser, javascript=False)
    page = visitor.go(HOME)
    page.get_by_label("Find a tenant").fill(tenant.slug)
    press(page, "Find")
    expect(page.get_by_role("heading", name=tenant.slug.title())).to_be_visible()
    expect(page.locator(".figure").filter(has_text="people")).to_contain_text("3")
    press(page, "Suspend…")
    expect(page.get_by_text("Its identity providers are refused until it is resumed.")).to_be_visible()
    assert answered(admin.http.get(tenant.path), 200)["state"] == "active", "asking suspends nobody"
    press(page, "Suspend tenant")
    expect(page.get_by_role("status")).to_contain_text("The tenant is suspended")
    assert answered(admin.http.get(tenant.path), 200)["state"] == "suspended"
    press(page, "Resume")
    expect(page.get_by_role("status")).to_have_text("The tenant is served again.")
    page.get_by_role("link", name="Delete").click()
    expect(page.get_by_text("With the tenant go")).to_contain_text("3 people, 0 groups, 7 seats")
    page.get_by_label("Hours until it is gone").fill("soon")
    press(page, "Delete tenant")
    expect(page.get_by_text("Say how many hours, as a number.")).to_be_visible()
    page.get_by_label("Hours until it is gone").fill("48")
    page.get_by_label(f"Type {tenant.slug} to confirm").fill("another")
    press(page, "Delete tenant")
    expect(page.get_by_text("This is not the slug of the tenant.")).to_be_visible()
    expect(page.get_by_label("Hours until it is gone")).to_have_value("48")
    assert answered(admin.http.get(tenant.path), 200)["delete_at"] is None
    page.get_by_label(f"Type {tenant.slug} to confirm").fill(tenant.slug)
    press(page, "Delete tenant")
    expect(page.get_by_text("being deleted")).to_be_visible()
    assert answered(admin.http.get(tenant.path), 200)["delete_at"] is not None
    press(page, "Keep the tenant")
    expect(page.get_by_role("status")).to_have_text("The tenant is served again.")
    kept = answered(admin.http.get(tenant.path), 200)
    assert (kept["state"], kept["delete_at"]) == ("active", None)
    entries = [one for one in admin.pages(f"{tenant.path}/audit-log") if one["actor"]["name"] == "test"]
    assert [one["action"] for one in entries] == ["tenant.resume", "tenant.delete", "tenant.resume", "tenant.suspend"]
    assert entries[1]["before"]["state"] == "active" and entries[1]["after"]["delete_at"] is not None
    assert visitor.complaints == []
    visitor.leave()


def test_a_tenant_that_has_changed_since_is_left_as_it_is(admin: Admin, stage: Stage) -> None:
    tenant = admin.create_tenant()
    path, token = f"{HOME}/tenants/{tenant.slug}", stage.operator.form_token()
    version = re.search(r'name="version" value="(\d+)"', stage.operator.http.get(path).text)[1]
    answered(admin.http.patch(tenant.path, json={"name": "Renamed meanwhile"}), 200)
    for verb, form in [("suspend", {"confirmed": "yes"}), ("delete", {"grace_hours": "24", "confirmation": tenant.slug})]:
        refused = stage.operator.post(f"{path}/{verb}", form | {"version": version, "form_token": token})
        assert refused.status_code == 412, verb
        # Who has seen no version does nothing either.
        for blind in ({}, {"version": "x"}):
            assert stage.operator.post(f"{path}/{verb}", form | blind | {"form_token": token}).status_code == 400, verb
    assert answered(admin.http.get(tenant.path), 200)["state"] == "active"


def test_people_are_let_in_changed_and_signed_out(browser: Browser, admin: Admin, stage: Stage) -> None:
    tenant = admin.create_tenant()
    path = f"{HOME}/tenants/{tenant.slug}"
    visitor = stage.operator.visitor(browser, javascript=False)
    page = visitor.go(path)
    expect(page.get_by_text("Nobody yet.")).to_be_visible()
    page.get_by_label("Mail address").fill("no address")
    press(page, "Let in with a link")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Mail address")).to_have_value("no address")
    page.get_by_label("Mail address").fill("robin@globex.example")
    page.get_by_label("Role", exact=True).select_option("auditor")
    press(page, "Let in with a link")
    link = admin.remember(page.get_by_label("Link", exact=True).input_value())
    robin = Client.at(admin.url)
    assert robin.use(link).status_code == 303
    visitor.go(path)
    assert link not in page.content(), "it is shown once"
    page.get_by_label("Role of robin@globex.example").select_option("admin")
    page.get_by_role("button", name="Save the role of robin@globex.example").click()
    expect(page.get_by_role("status")).to_have_text("The user was changed.")
    [user] = admin.pages(f"{tenant.path}/console-users")
    assert user["role"] == "admin"
    assert robin.http.get("/console").status_code == 200
    page.get_by_role("button", name="Sign out robin@globex.example everywhere").click()
    expect(page.get_by_text("ends at once, on every device")).to_be_visible()
    assert robin.http.get("/console").status_code == 200, "asking signs nobody out"
    press(page, "Sign out everywhere")
    expect(page.get_by_role("status")).to_have_text("Every session of the user is over.")
    assert robin.http.get("/console").status_code == 303
    page.get_by_role("button", name="Make a link for robin@globex.example").click()
    second = admin.remember(page.get_by_label("Link", exact=True).input_value())
    assert robin.use(second).status_code == 303
    page.get_by_role("button", name="Disable robin@globex.example").click()
    assert robin.http.get("/console").status_code == 200, "asking disables nobody"
    press(page, "Disable user")
    expect(page.locator(".state", has_text="disabled")).to_be_visible()
    assert robin.http.get("/console").status_code == 303
    page.get_by_role("button", name="Enable robin@globex.example").click()
    expect(page.get_by_text("may sign in")).to_be_visible()
    # Who may sign in already keeps their role, and the page says so.
    page.get_by_label("Mail address").fill("robin@globex.example")
    page.get_by_label("Role", exact=True).select_option("owner")
    press(page, "Let in with a link")
    admin.remember(page.get_by_label("Link", exact=True).input_value())
    expect(page.get_by_text("robin@globex.example is admin already; the role stays. Change it below.")).to_be_visible()
    [kept] = admin.pages(f"{tenant.path}/console-users")
    assert kept["role"] == "admin"
    entries = [one for one in admin.pages(f"{tenant.path}/audit-log") if one["actor"]["name"] == "test"]
    assert [one["action"] for one in reversed(entries)] == [
        "console_user.create", "console_user.create", "console_link.create", "console_user.update", "console_user.sign_out",
        "console_link.create", "console_user.update", "console_user.update", "console_link.create"]
    outcomes = [one["outcome"] for one in reversed(entries)]
    assert outcomes == ["failed"] + ["done"] * 8
    # Not a link's text, not even in what was answered.
    assert all("rcl_" not in str(one) for one in entries)
    assert entries[0]["after"]["link"] == "[redacted]"
    assert {one["subject"] for one in entries if one["action"] == "console_user.update"} == {user["id"]}
    assert visitor.complaints == []
    visitor.leave()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_to_disable_somebody_is_asked_once(browser: Browser, admin: Admin, stage: Stage, javascript: bool) -> None:
    tenant = admin.create_tenant()
    robin = console_user(tenant, "admin", "robin@globex.example")

    def disabled() -> bool:
        [user] = admin.pages(f"{tenant.path}/console-users")
        return user["disabled_at"] is not None

    visitor = stage.operator.visitor(browser, javascript=javascript)
    page, asked = visitor.go(f"{HOME}/tenants/{tenant.slug}"), []
    # Who says no has changed nothing, and is asked again.
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    press(page, f"Disable {robin['address']}")
    if javascript:
        assert not disabled() and "?done=" not in page.url
        page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
        # What did not get through is sent again, with one answer.
        page.evaluate("document.querySelector('form[data-confirm^=Disable]').addEventListener('submit', (sent) => sent.preventDefault(), { once: true })")
        press(page, f"Disable {robin['address']}")
        assert not disabled()
        press(page, f"Disable {robin['address']}")
    else:
        expect(page.get_by_text("Every session of Casey Admin ends at once")).to_be_visible()
        assert not disabled()
        press(page, "Disable user")
    expect(page.get_by_role("status")).to_have_text("The user was changed.")
    assert disabled() and len(asked) == (3 if javascript else 0)
    assert [one["action"] for one in admin.pages(f"{tenant.path}/audit-log") if one["action"] == "console_user.update"] == ["console_user.update"]
    assert visitor.complaints == []
    visitor.leave()


def test_nobody_is_let_in_by_half(admin: Admin, stage: Stage) -> None:
    tenant = admin.create_tenant()
    path, token = f"{HOME}/tenants/{tenant.slug}", stage.operator.form_token()
    assert '<option value="admin" selected>' in stage.operator.http.get(path).text
    # A role that is none does not make an owner.
    for role in ({}, {"role": "emperor"}):
        refused = stage.operator.post(f"{path}/users", {"address": "robin@globex.example", "form_token": token} | role)
        assert refused.status_code == 400, role
    assert list(admin.pages(f"{tenant.path}/console-users")) == []
    # Nor does it let anybody in again.
    robin = console_user(tenant, "auditor", "robin@globex.example")
    answered(admin.http.patch(f"{tenant.path}/console-users/{robin['id']}", json={"disabled": True}), 200)
    form = {"address": "robin@globex.example", "role": "emperor", "form_token": token}
    assert stage.operator.post(f"{path}/users", form).status_code == 400
    [left] = admin.pages(f"{tenant.path}/console-users")
    assert left["role"] == "auditor" and left["disabled_at"]


@pytest.mark.parametrize("form", ["/links", "/tenants/{slug}/users"])
def test_a_new_link_demotes_nobody_and_lets_in_again_who_was_disabled(admin: Admin, stage: Stage, form: str) -> None:
    tenant = admin.create_tenant()
    robin = console_user(tenant, "owner", "robin@globex.example")
    token = stage.operator.form_token()

    def let_in(role: str) -> str:
        answer = stage.operator.post(HOME + form.format(slug=tenant.slug), {
            "tenant": tenant.slug, "address": "Robin@Globex.example", "role": role, "form_token": token})
        assert answer.status_code == 200, answer.text
        link = re.search(r'value="[^"]*(/console/sign-in/rcl_[\w-]+)"', answer.text)[1]
        assert Client.at(admin.url).use(admin.remember(link)).status_code == 303
        return answer.text

    def state() -> tuple[str, bool]:
        [user] = admin.pages(f"{tenant.path}/console-users")
        return user["role"], user["disabled_at"] is None

    assert "robin@globex.example is owner already; the role stays. Change it below." in let_in("admin")
    assert state() == ("owner", True)
    assert "the role stays" not in let_in("owner")
    answered(admin.http.patch(f"{tenant.path}/console-users/{robin['id']}", json={"disabled": True}), 200)
    assert "the role stays" not in let_in("auditor")
    assert state() == ("auditor", True)
    updates = list(admin.pages(f"{tenant.path}/audit-log", action="console_user.update"))
    assert [(one["before"]["role"], one["after"]["role"]) for one in updates if one["actor"]["name"] == "test"] == [("owner", "auditor")]


def test_migrations_and_system_say_what_the_admin_api_says(admin: Admin, stage: Stage) -> None:
    status = answered(admin.http.get("/migrations"), 200)
    page = stage.operator.http.get(f"{HOME}/migrations").text
    assert "up to date" in page and f'<span class="figure-number">{status["control"]["version"]}</span>' in page
    system = stage.operator.http.get(f"{HOME}/system").text
    active = answered(admin.http.get("/stats"), 200)["tenants"]["active"]
    assert re.search(rf'<span class="figure-number">{active}</span><span class="figure-label">active tenants', system)
    assert re.search(r"<dt>Postgres</dt><dd>\d+\.\d+</dd>", system) and re.search(r"<dt>Rollcall</dt><dd>\d+\.\d+\.\d+</dd>", system)


def test_what_a_run_left_behind_is_told(product: Product, admin: Admin, stage: Stage) -> None:
    tenant = admin.create_tenant()
    schema = product.schema_of(tenant.slug).removeprefix("tenant_")
    product.rows(
        "INSERT INTO rollcall.migration_failures (tenant_id, version, reason, attempts, failed_at) "
        "VALUES (%s, 3, 'a lock was not to be had <b>', 2, now()) RETURNING 1", schema)
    try:
        page = stage.operator.http.get(f"{HOME}/migrations").text
        assert f'<a href="{HOME}/tenants/{tenant.slug}">{tenant.slug}</a>' in page
        assert "a lock was not to be had &lt;b&gt;" in page
    finally:
        product.rows("DELETE FROM rollcall.migration_failures WHERE tenant_id = %s RETURNING 1", schema)


@pytest.mark.parametrize("path", [
    "/nothing-here", "/tenants/nobody-has-this", "/tenants/nobody-has-this/delete", "/tenants/%00", "/tenants/%FF", "/jobs/0", "/jobs/x",
    "/jobs/99999999999999999999", "/jobs/-1", "/jobs/%00"])
def test_what_is_not_there_is_said_in_the_frame(stage: Stage, path: str) -> None:
    page = stage.operator.http.get(HOME + path)
    assert page.status_code == 404, path
    assert "There is nothing here" in page.text and f'<a href="{HOME}/queues"' in page.text


@pytest.mark.parametrize("path", [
    "/tenants/nobody-has-this/suspend", "/tenants/nobody-has-this/resume", "/tenants/nobody-has-this/name", "/tenants/nobody-has-this/delete", "/tenants/nobody-has-this/users",
    f"/tenants/{{slug}}/users/{NOWHERE}/links", f"/tenants/{{slug}}/users/{NOWHERE}/sign-out", "/tenants/{slug}/users/x",
    f"/tenants/{{slug}}/deliveries/{NOWHERE}/retry", "/tenants/{slug}/deliveries/x/retry", "/pauses/0/resume", "/pauses/x/resume",
    "/jobs/0/retry", "/jobs/0/discard", "/jobs/0/cancel", "/jobs/0/remove", "/jobs/x/retry", "/schedules/nothing/run",
    "/schedules/nothing/pause", "/schedules/%00/resume"])
def test_what_is_not_there_cannot_be_changed(stage: Stage, path: str) -> None:
    done = stage.operator.post(
        HOME + path.format(slug=stage.tenant.slug),
        {"form_token": stage.operator.form_token(), "version": "1", "role": "admin", "grace_hours": "1", "confirmation": "x"})
    assert done.status_code == 404, f"{path}: {done.status_code}"


@pytest.mark.parametrize("query", [
    "q=%00", "q=%FF", "after=-&q=t", "after=t-1.%00&q=t", "endpoint=x", f"endpoint={NOWHERE}", "state=ending", "q=" + "a" * 3000, "state=lost", "state=completed&after=5", "state=discarded&after=5.7", "after=x", "after=_",
    "kind=%00&queue=%00&tenant=%00", "kind=%27%3B--", "kind=a&kind=b", "tenant=" + "a" * 3000, "done=jobs-retried.x", "done=%00"])
def test_an_odd_query_is_no_trouble(stage: Stage, query: str) -> None:
    for path in ("/tenants.csv", "/jobs.csv", f"/deliveries.csv?tenant={stage.tenant.slug}&"):
        # A parameter that is given twice is no filter.
        asked = f"{HOME}{path}{'' if path.endswith('&') else '?'}{query}"
        assert stage.operator.http.get(asked).status_code in (200, 400, 404), asked
    for path in ("", "/jobs", "/jobs/retry", "/jobs/discard", "/queues", "/schedules", "/deliveries", f"/tenants/{stage.tenant.slug}"):
        assert stage.operator.http.get(f"{HOME}{path}?{query}").status_code in (200, 303), path


def test_operators_forms_are_nobody_elses(admin: Admin, stage: Stage) -> None:
    """Every form, without the token of the session, with another's, from elsewhere, by a tenant's owner and by nobody."""
    slug = stage.tenant.slug
    forms = [
        "/tenants", f"/tenants/{slug}/name", "/links", "/sign-out", "/pauses", f"/pauses/{stage.pause}/resume", "/jobs/retry", "/jobs/discard", "/schedules/events.retention/run",
        "/schedules/events.retention/pause", "/schedules/events.retention/resume", f"/tenants/{slug}/suspend", f"/tenants/{slug}/resume",
        f"/tenants/{slug}/delete", f"/tenants/{slug}/users", f"/tenants/{slug}/users/{stage.user}", f"/tenants/{slug}/users/{stage.user}/links",
        f"/tenants/{slug}/users/{stage.user}/sign-out", f"/tenants/{slug}/deliveries/{stage.delivery}/retry",
        *(f"/jobs/{stage.waiting}/{verb}" for verb in ("retry", "discard", "cancel", "remove"))]
    owner = Client.at(admin.url)
    assert owner.use(console_link(stage.tenant, console_user(stage.tenant, "owner", "owner@globex.example"))).status_code == 303
    token = stage.operator.form_token()
    whole = {
        "version": "1", "grace_hours": "1", "confirmation": slug, "tenant": slug, "address": "x@globex.example", "role": "owner",
        "state": "ready", "expected_count": "0", "queue": "default",
        "slug": "made-by-nobody", "name": "Nobody's", "confirmed": "yes"}

    def standing() -> tuple:
        jobs = {job["id"]: job["state"] for job in admin.jobs(slug, kind=KIND)}
        return jobs, list(admin.pages(f"{stage.tenant.path}/console-users")), answered(admin.http.get(stage.tenant.path), 200)

    before = standing()
    for path in forms:
        for form, headers in [
                (whole, {}), (whole | {"form_token": owner.form_token()}, {}), (whole | {"form_token": token}, {"Origin": "https://evil.example"})]:
            assert stage.operator.post(HOME + path, form, **headers).status_code == 403, path
        for stranger in (owner, Client.at(admin.url)):
            answer = stranger.post(HOME + path, whole | {"form_token": token})
            assert (answer.status_code, answer.headers.get("location")) == (303, "/console/sign-in"), path
    read = [*stage.pages.values(), *stage.exports.values(), f"{HOME}/queues/live"]
    for path in read:
        for stranger in (owner, Client.at(admin.url)):
            assert stranger.http.get(path).headers.get("location") == "/console/sign-in", path
    assert standing() == before
    assert admin.http.get("/tenants/made-by-nobody").status_code == 404
    tried = [("GET", path) for path in read] + [("POST", HOME + path) for path in forms]
    assert untried("OperatorGate", tried) == set(), "a route was never tried by who may not"


def test_a_session_ends_when_the_bootstrap_key_is_another(product: Product) -> None:
    first, same = product.api(), product.api()
    other = product.api(ROLLCALL_BOOTSTRAP_ADMIN_KEY="another-" + product.admin_key)
    product.logbook.secrets.add("another-" + product.admin_key)
    client = OperatorClient.with_key(first.url, product.admin_key)
    secret = {"Cookie": f"rollcall={client.http.cookies['rollcall']}"}
    for service, status in ((first, 200), (same, 200), (other, 303)):
        page = httpx2.get(f"{service.url}{HOME}", headers=secret)
        assert page.status_code == status, service.url
    assert page.headers["location"] == "/console/sign-in"
    for service in (first, same, other):
        service.stop()


def test_what_others_wrote_is_shown_as_text(admin: Admin, product: Product, stage: Stage) -> None:
    attack = "<script>document.title='taken'</script>\"'{{x}}{{{x}}}"
    tenant = admin.create_tenant()
    answered(admin.http.patch(tenant.path, json={"name": attack}), 200)
    answered(admin.http.post("/pauses", json={"kind": attack, "reason": attack}), 201)
    product.rows(
        "INSERT INTO rollcall.jobs (tenant_id, queue, kind, state, last_error, payload) "
        "VALUES ('-', %s, %s, 'discarded', %s, '{\"<b>\": \"<i>\"}') RETURNING 1", attack, attack, attack)
    [job] = [one for one in admin.pages("/jobs", state="discarded") if one["kind"] == attack]
    answered(admin.http.post(f"{tenant.path}/console-users", json={
        "address": "robin@globex.example", "name": f"user{attack}", "role": "auditor"}), 201)
    for path in (f"/tenants/{tenant.slug}", f"/tenants/{tenant.slug}/delete", f"?q={tenant.slug[:-1]}", f"/deliveries?tenant={tenant.slug}"):
        page = stage.operator.http.get(HOME + path).text
        assert "<script>document" not in page, path
        assert f">{attack}<" in html.unescape(page) or path.startswith("/deliveries"), path
    assert f"user{attack}" in html.unescape(stage.operator.http.get(f"{HOME}/tenants/{tenant.slug}").text)
    for path in (f"/tenants/{tenant.slug}", "/queues", "/jobs?state=discarded", f"/jobs/{job['id']}"):
        page = stage.operator.http.get(HOME + path).text
        assert "<script>document" not in page and "&lt;script&gt;document" in page, path
        assert "<b>" not in page and "<i>" not in page
    product.rows("DELETE FROM rollcall.jobs WHERE id = %s RETURNING 1", job["id"])
    product.rows("DELETE FROM rollcall.pauses WHERE kind = %s RETURNING 1", attack)
