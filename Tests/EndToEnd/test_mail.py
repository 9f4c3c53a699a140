"""Mail from the event to the mail server, which is somebody else's program and not always well."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest

from testbed.actors import MAIL_DOMAIN, Body, Entra, Tenant, answered, people
from testbed.cluster import PostgresCluster
from testbed.mailserver import MailServer
from testbed.patience import until, until_equal
from testbed.product import Product
from testbed.service import LogBook, Service

PUBLIC_URL = "https://rollcall.example"
CONTACT = f"it@{MAIL_DOMAIN}"


class Office:
    """A product whose mail goes to one mail server, with one tenant."""

    def __init__(self, product: Product, server: MailServer) -> None:
        self.product = product
        self.server = server
        product.logbook.secrets.add("p%40ss%3Aw%C3%B6rd")
        self.api = product.api(ROLLCALL_PUBLIC_URL=PUBLIC_URL)
        self.worker: Service = product.worker(ROLLCALL_PUBLIC_URL=PUBLIC_URL, **server.settings)
        self.tenant: Tenant = product.admin(self.api).create_tenant()
        self.http = self.tenant.admin.http

    def contact(self, address: str = CONTACT, **more: object) -> Body:
        body = {"address": address, "types": {"license.waitlisted": "at_once"}} | more
        return answered(self.http.post(f"{self.tenant.path}/notification-preferences", json=body), 201)

    def crowd(self, count: int, seats: int = 0, **configuration: object) -> tuple[Entra, str]:
        """An identity provider of a pool with so many seats; whoever comes later waits in line, and mail tells of it."""
        pool = self.tenant.create_pool(seats)
        made = self.tenant.create_configuration("entra", pool)
        if configuration:
            answered(self.http.patch(f"{self.tenant.path}/scim-configurations/{made}", json=configuration), 200)
        entra = Entra(self.tenant, self.tenant.create_token(made))
        for person in people(count):
            entra.provision(person)
        return entra, pool

    def notifications(self, **filters: str) -> list[Body]:
        return list(self.tenant.admin.pages(f"{self.tenant.path}/notifications", **filters))

    def states(self) -> list[str]:
        return sorted({notification["state"] for notification in self.notifications()})

    def pending(self) -> list[Body]:
        """Jobs that may still write or send mail; later looks at the log and digests to come are none."""
        jobs = self.tenant.admin.jobs(self.tenant.slug)
        return [job for job in jobs if job["state"] != "scheduled" or job["kind"] == "mail.send"]

    def until_all(self, state: str, within: float = 60) -> list[Body]:
        """Every notification there is has come to this state, and nobody is left who would write another."""
        until(
            lambda: not self.pending() and self.states() == [state],
            lambda: f"all mail is {state}: {self.notifications()}", within=within)
        return self.notifications()

    def run_now(self, kind: str) -> None:
        """Let scheduled jobs of a kind run without waiting for their time."""
        for job in until(lambda: self.tenant.admin.jobs(self.tenant.slug, kind=kind), f"a job {kind} waits"):
            answered(self.http.post(f"/jobs/{job['id']}/retry"), 200)

    def metric(self, name: str, outcome: str) -> float:
        text = httpx2.get(f"{self.worker.probe_url}/metrics").text
        found = re.search(rf'^{name}{{outcome="{outcome}"}} (\S+)$', text, re.MULTILINE)
        return float(found.group(1)) if found else 0


@pytest.fixture
def offices(cluster: PostgresCluster, logbook: LogBook, tmp_path: Path) -> Iterator["Opener"]:
    opener = Opener(cluster, logbook, tmp_path)
    yield opener
    opener.close()


class Opener:
    def __init__(self, cluster: PostgresCluster, logbook: LogBook, folder: Path) -> None:
        self.cluster, self.logbook, self.folder = cluster, logbook, folder
        self.open: list[Office] = []

    def __call__(self, **server: object) -> Office:
        mail_server = MailServer(self.folder, **server).start()  # type: ignore[arg-type]
        office = Office(Product(self.cluster, self.logbook, self.folder), mail_server)
        self.open.append(office)
        return office

    def close(self) -> None:
        for office in self.open:
            office.product.stop()
            office.server.stop()


@pytest.mark.parametrize("encryption", ["starttls", "implicit"])
def test_mail_arrives_encrypted_authenticated_and_readable(offices: Opener, encryption: str) -> None:
    office = offices(encryption=encryption)
    office.contact()
    office.crowd(1)
    sent = office.until_all("sent")
    assert [(n["type"], n["recipient"], n["attempts"], n["reply"]) for n in sent] == [
        ("license.waitlisted", CONTACT, 1, "250 2.0.0 taken")]
    (received,) = office.server.received
    assert received.was_encrypted and received.user == "rollcall"
    message = received.message
    assert not message.defects
    assert message["From"] == "Rollcall <no-reply@rollcall.example>" and message["To"] == CONTACT
    assert message["Subject"] == "Sales Navigator Advanced: 1 more in line for a seat"
    assert message["Message-ID"] == f"<{sent[0]['id']}@rollcall.example>"
    assert message["Auto-Submitted"] == "auto-generated" and message["Date"].datetime is not None
    assert message.get_content_type() == "multipart/alternative"
    assert "1 more in line for a seat of Sales Navigator Advanced" in received.text
    assert received.html.startswith("<!DOCTYPE html>")
    assert all(len(line) <= 998 for line in received.content.split(b"\r\n"))
    assert office.metric("email_attempts_total", "sent") == 1


def test_refused_recipients_bounce_and_busy_ones_are_tried_again(offices: Opener) -> None:
    office = offices()
    gone, busy, well = (f"{name}@{MAIL_DOMAIN}" for name in ("gone", "busy", "well"))
    office.server.script.recipients = {gone: ["550 5.1.1 nobody here"], busy: ["451 4.7.1 greylisted", "250 OK"]}
    for address in (gone, busy, well):
        office.contact(address)
    entra, _ = office.crowd(1)
    until(lambda: not office.pending() and len(office.notifications()) == 3, "nothing waits", within=60)
    found = {n["recipient"]: (n["state"], n["attempts"]) for n in office.notifications()}
    assert found == {gone: ("bounced", 1), busy: ("sent", 2), well: ("sent", 1)}
    assert "550 5.1.1 nobody here" in {n["reply"] for n in office.notifications()}
    assert len(office.server.to(busy)) == 1 and len(office.server.to(well)) == 1 and not office.server.to(gone)
    assert office.metric("email_attempts_total", "bounced") == 1
    assert office.metric("email_attempts_total", "deferred") == 1

    # Nothing goes to a bounced address, until somebody lifts that.
    entra.provision(people(1, start=50)[0])
    until_equal(lambda: {n["state"] for n in office.notifications() if n["recipient"] == gone},
                {"bounced", "suppressed"}, "the next mail is suppressed")
    path = f"{office.tenant.path}/notification-suppressions"
    (suppressed,) = office.tenant.admin.pages(path)
    assert suppressed["address"] == gone
    answered(office.http.delete(f"{path}/{suppressed['id']}"), 204)
    office.server.script.recipients = {}
    entra.provision(people(1, start=51)[0])
    until(lambda: len(office.server.to(gone)) == 1, "mail goes there again")


@pytest.mark.parametrize("stage", ["greeting", "MAIL", "RCPT", "DATA", "body"])
def test_a_dropped_connection_loses_nothing_and_doubles_nothing(offices: Opener, stage: str) -> None:
    office = offices()
    office.server.script.drops = [stage, stage]
    office.contact()
    office.crowd(1)
    office.until_all("sent", within=90)
    assert len(office.server.received) == 1 and not office.server.script.drops


def test_a_connection_dropped_before_the_last_reply_leads_to_the_same_message_again(offices: Opener) -> None:
    office = offices()
    office.server.script.drops = ["dot"]
    office.contact()
    office.crowd(1)
    (sent,) = office.until_all("sent", within=90)
    first, second = office.server.received
    assert not first.acknowledged and second.acknowledged and sent["attempts"] == 2
    assert first.content == second.content, "whoever got both can tell that they are one"


def test_kill_9_between_the_servers_word_and_ours_sends_the_same_message_again(offices: Opener) -> None:
    office = offices()
    killed = threading.Event()

    def kill(_: object) -> None:
        if not killed.is_set():
            killed.set()
            office.worker.kill()

    office.server.script.before_reply = kill
    office.contact()
    office.crowd(1)
    until(killed.is_set, "the worker was killed in the middle", within=60)
    assert office.states() == ["queued"]
    office.worker.start()
    (sent,) = office.until_all("sent", within=120)
    assert sent["attempts"] == 2
    assert len({received.content for received in office.server.received}) == 1


def test_a_hundred_mails_survive_a_server_that_comes_and_goes(offices: Opener) -> None:
    office = offices()
    office.server.script.drops = ["RCPT", "body", "dot", "MAIL", "DATA", "dot", "greeting"]
    addresses = {f"n{number}@{MAIL_DOMAIN}" for number in range(100)}
    for address in addresses:
        office.contact(address)
    office.crowd(1)
    until(lambda: len(office.server.acknowledged) >= 40, "mail flows", within=90)
    office.server.stop()
    office.server.start()
    office.until_all("sent", within=120)
    assert {received.recipient for received in office.server.acknowledged} == addresses
    acknowledged = [received.message["Message-ID"] for received in office.server.acknowledged]
    assert len(set(acknowledged)) == 100
    # Only what a stopped server had acknowledged without our hearing of it may have come twice.
    assert len(acknowledged) <= 104
    assert office.server.connections < 60, "connections are kept for the next message"


def test_a_server_that_never_answers_meets_a_deadline(offices: Opener) -> None:
    office = offices()
    office.server.script.silences = ["RCPT"]
    office.contact()
    office.crowd(1)
    until(lambda: [n["reply"] for n in office.notifications()] == ["the mail server did not answer in time (recipient)"],
          "the worker gave up waiting", within=90)
    office.server.script.silences = []
    office.until_all("sent", within=90)
    assert len(office.server.received) == 1


@pytest.mark.parametrize("server", [{"wrong_authority": True}, {"certified_for": "elsewhere.example"}])
def test_a_server_that_can_not_prove_its_name_gets_nothing(offices: Opener, server: dict[str, object]) -> None:
    office = offices(**server)
    office.contact()
    office.crowd(1)
    until(lambda: [n for n in office.notifications() if n["attempts"] >= 2], "it was tried twice", within=60)
    (waiting,) = office.notifications()
    assert waiting["state"] == "queued" and "can't be encrypted" in waiting["reply"]
    assert not office.server.received and not office.server.refused_passwords


def test_a_password_that_is_refused_bounces_nobody(offices: Opener) -> None:
    office = offices()
    office.worker.stop()
    wrong = office.server.settings["ROLLCALL_SMTP_URL"].replace("p%40ss", "guess")
    office.worker.environment["ROLLCALL_SMTP_URL"] = wrong
    office.worker.start()
    office.contact()
    office.crowd(1)
    until(lambda: office.server.refused_passwords >= 1 and office.notifications()[0]["reply"], "it was refused", within=60)
    (waiting,) = office.notifications()
    assert waiting["state"] == "queued" and waiting["reply"] == "the mail server refused with 535 (authentication)"


def test_a_digest_tells_of_all_and_can_be_ended_by_its_link(offices: Opener) -> None:
    office = offices()
    office.contact(types={})
    entra, _ = office.crowd(3)
    until(lambda: len(office.notifications()) >= 1 and not office.pending(), "something waits")
    assert not office.server.received, "what waits for a digest is not sent"
    office.run_now("mail.digest")
    sent = office.until_all("sent")
    (received,) = office.server.received
    gathered = [n for n in sent if n["type"] != "digest"]
    (digest,) = [n for n in sent if n["type"] == "digest"]
    assert {n["digest_id"] for n in gathered} == {digest["id"]}
    assert received.text.count("more in line for a seat") == len(gathered)
    message = received.message
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = message["List-Unsubscribe"].strip("<>")
    assert link.startswith(f"{PUBLIC_URL}/t/{office.tenant.slug}/notifications/unsubscribe?")
    assert link in received.text

    target = urlsplit(link)
    url = f"{office.api.url}{target.path}?{target.query}"
    forged = re.sub("signature=.", "signature=_", url)
    assert httpx2.post(forged).status_code == 404
    # A program that looks mail over opens every link; that must end nothing.
    assert httpx2.get(url).status_code == 200
    path = f"{office.tenant.path}/notification-preferences"
    assert [contact["state"] for contact in office.tenant.admin.pages(path)] == ["active"]
    done = httpx2.post(url, content="List-Unsubscribe=One-Click", headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert done.status_code == 200
    assert [contact["state"] for contact in office.tenant.admin.pages(path)] == ["unsubscribed"]
    count = len(office.notifications())
    entra.provision(people(1, start=90)[0])
    until(lambda: not office.pending(), "the event was heard")
    assert len(office.notifications()) == count


def test_what_is_off_is_not_sent(offices: Opener) -> None:
    office = offices()
    office.contact(f"off@{MAIL_DOMAIN}", types={"license.waitlisted": "off"})
    office.contact(f"on@{MAIL_DOMAIN}")
    office.crowd(1)
    office.until_all("sent")
    assert {received.recipient for received in office.server.received} == {f"on@{MAIL_DOMAIN}"}


def test_people_are_welcomed_only_by_a_configuration_that_says_so(offices: Opener) -> None:
    office = offices()
    office.contact(types={})
    quiet, pool = office.crowd(2, seats=10)
    made = office.tenant.create_configuration("okta", pool, name="Welcoming")
    answered(office.http.patch(f"{office.tenant.path}/scim-configurations/{made}", json={"welcome_email": True}), 200)
    template = {"subject": "Servus {{person_name}}", "text": "{{person_name}} ist {{user_name}}", "html": "<p>{{person_name}}</p>"}
    path = f"{office.tenant.path}/notification-templates/user.welcome/de"
    preview = answered(office.http.post(f"{path}/preview", json=template), 200)
    assert preview["html"] == "<p>Ada &lt;Lovelace&gt;</p>"
    answered(office.http.put(path, json=template), 200)

    entra = Entra(office.tenant, office.tenant.create_token(made))
    english, german = people(2, start=20)
    evil = entra.new_user(german) | {"displayName": "<b>Eve</b>\r\nBcc: all@example.com", "preferredLanguage": "de-AT"}
    entra.provision(english)
    answered(entra.send("POST", "/Users", evil), 201)
    until(lambda: len(office.server.received) == 2, "two are welcomed")
    (first,) = office.server.to(english.user_name)
    assert first.message["Subject"].startswith("Welcome to ") and english.user_name in first.text
    (second,) = office.server.to(german.user_name)
    assert second.message["Subject"] == "Servus <b>Eve</b> Bcc: all@example.com"
    assert second.message["Bcc"] is None
    assert "&lt;b&gt;Eve&lt;/b&gt;" in second.html and "<b>" not in second.html
    quiet.provision(people(1, start=30)[0])
    until(lambda: not office.pending(), "all was heard")
    assert len(office.server.received) == 2


def test_doctor_asks_the_mail_server(offices: Opener) -> None:
    office = offices()
    good = office.product.command("doctor", "--json", **office.server.settings)
    assert "The mail server lets us in." in good.stdout
    office.server.stop()
    bad = office.product.command("doctor", "--json", **office.server.settings)
    assert bad.returncode != 0 and "the mail server can't be reached" in bad.stdout
    assert "mail" not in office.product.command("doctor").stdout


@pytest.mark.parametrize(("settings", "sentence"), [
    ({"ROLLCALL_SMTP_URL": "http://me:sesame@mail"}, "ROLLCALL_SMTP_URL must begin with smtp:// or smtps://."),
    ({"ROLLCALL_SMTP_URL": "smtps://me:sesame@mail"},
     "ROLLCALL_MAIL_FROM is not set: ROLLCALL_SMTP_URL needs an address that mail comes from."),
])
def test_bad_settings_end_the_worker_with_one_line(
    cluster: PostgresCluster, logbook: LogBook, tmp_path: Path, settings: dict[str, str], sentence: str,
) -> None:
    with Product(cluster, logbook, tmp_path, migrated=False) as product:
        worker = product.worker(wait=False, **settings)
        until(lambda: worker.status is not None, "the worker ends")
        assert worker.status == 2
        assert worker.log.read_text().strip().splitlines() == [sentence]
