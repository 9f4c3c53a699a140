"""`rollcall conformance`: it passes what is right, ours and others', and finds what is wrong with anybody's server."""

import json
import signal
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest

from testbed.actors import IdentityProvider, Tenant, answered
from testbed.faults import FAULTS
from testbed.foreign import TOKEN, Fault, ForeignServer
from testbed.patience import until
from testbed.product import Product
from testbed.service import binary

Report = dict[str, Any]


def examine(url: str, token: str, folder: Path, *arguments: str, status: int | None = None) -> Report:
    """The JSON report of a run, whose exit status must fit it."""
    file = folder / "report.json"
    done = subprocess.run(
        [binary("rollcall"), "conformance", "--url", url, "--token", token, "--json", str(file), *arguments],
        capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL)
    assert done.returncode in (0, 1), (done.returncode, done.stdout, done.stderr)
    report = json.loads(file.read_text())
    assert done.returncode == (0 if report["passed"] else 1), (done.returncode, report["summary"])
    assert status in (None, done.returncode), (done.stdout, done.stderr)
    assert token not in done.stdout + done.stderr + file.read_text()
    report["stdout"] = done.stdout
    return report


def of(report: Report, *verdicts: str) -> set[str]:
    return {check["id"] for check in report["checks"] if check["verdict"] in verdicts}


def told(report: Report) -> str:
    return "\n".join(
        f"{check['verdict']} {check['id']} {check['reason'] or ''} {json.dumps(check['findings'])[:1500]}"
        for check in report["checks"] if check["verdict"] != "pass")


@pytest.fixture(scope="module")
def faultless(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """What is found at the foreign server as it is."""
    with ForeignServer() as server:
        report = examine(server.url, TOKEN, tmp_path_factory.mktemp("faultless"))
        assert server.names() == [], "what was made is deleted"
    return report


def test_our_own_server_passes_everything(tenant: Tenant, tmp_path: Path) -> None:
    configuration = tenant.create_configuration("generic")
    token = tenant.create_token(configuration)
    report = examine(tenant.scim_url, token.token, tmp_path)
    assert report["passed"] and of(report, "fail", "warn") == set(), told(report)
    assert report["summary"]["passed"] > 110, report["summary"]
    # No OAuth client was named, only Entra can sign, and nothing else is left out.
    assert of(report, "skip") == {"entra.credentials", "entra.federation"}, told(report)
    assert report["left_behind"] == []
    assert IdentityProvider(tenant, token).send("GET", "/Users").json()["totalResults"] == 0
    assert IdentityProvider(tenant, token).send("GET", "/Groups").json()["totalResults"] == 0


def test_report_has_its_documented_shape(tenant: Tenant, tmp_path: Path) -> None:
    token = tenant.create_token(tenant.create_configuration("generic"))
    report = examine(tenant.scim_url, token.token, tmp_path, "--suite", "okta", "--only", "okta.users.")
    assert list(report)[:-1] == [
        "report_version", "tool", "url", "started_at", "duration_ms", "requests", "suites", "server", "summary", "passed",
        "checks", "left_behind"]
    assert report["report_version"] == 1 and report["suites"] == ["okta"]
    assert set(report["summary"]) == {"passed", "failed", "warned", "skipped"}
    assert {check["area"] for check in report["checks"]} == {"users"}
    for check in report["checks"]:
        assert list(check) == [
            "id", "suite", "area", "title", "source", "optional", "verdict", "reason", "blocked", "duration_ms", "findings"]
    assert "users  9 of 9 passed" in report["stdout"], report["stdout"]
    assert "\x1b" not in report["stdout"], "colours are for terminals"


def test_kept_resources_stay(tenant: Tenant, tmp_path: Path) -> None:
    token = tenant.create_token(tenant.create_configuration("generic"))
    examine(tenant.scim_url, token.token, tmp_path, "--only", "rfc.create.user", "--keep", status=0)
    [user] = IdentityProvider(tenant, token).send("GET", "/Users").json()["Resources"]
    assert user["userName"].startswith("rollcall-conformance-") and user["userName"].endswith("@conformance.example")


def test_a_strict_configuration_is_no_fault_of_the_rfcs(tenant: Tenant, tmp_path: Path) -> None:
    """Held to the letter, our server refuses shapes that only Entra sends: warnings, and no failure of the RFC's suite."""
    configuration = tenant.create_configuration("generic")
    answered(tenant.admin.http.patch(
        f"{tenant.path}/scim-configurations/{configuration}", json={"strict": True}), 200)
    token = tenant.create_token(configuration)
    report = examine(tenant.scim_url, token.token, tmp_path, "--suite", "rfc,okta")
    assert of(report, "fail") == set(), told(report)


# What scim2-server 0.8.3 does otherwise, each looked up in its answers.
KNOWN_DEVIATIONS = {
    # A manager's id as text, as Microsoft's test 25 sends it, is refused with 400.
    "entra.direct.manager",
    # A user in a group shows no groups.
    "rfc.group.of-user",
}


def test_foreign_server_is_judged_fairly(faultless: Report) -> None:
    """It follows the RFCs but not what only Entra sends; nobody's server is without a finding."""
    assert faultless["summary"]["passed"] > 90, told(faultless)
    assert of(faultless, "fail") <= KNOWN_DEVIATIONS, told(faultless)
    assert of(faultless, "fail"), "and what deviates is found"
    for check in faultless["checks"]:
        for finding in check["findings"]:
            assert finding["asked"]["method"] and finding["expected"].endswith(".") and finding["advice"].endswith(".")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_planted_fault_is_found(fault: Fault, faultless: Report, tmp_path: Path) -> None:
    """By the check that is meant for it, and by none that has nothing to do with it."""
    with ForeignServer(fault) as server:
        report = examine(server.url, TOKEN, tmp_path)
    new = {
        check["id"] for check in report["checks"]
        if check["verdict"] in ("fail", "warn") and check["id"] not in of(faultless, "fail", "warn")}
    assert fault.found_by in new, f"only {new} was found\n{told(report)[:4000]}"
    others = {name for name in new - {fault.found_by} if not name.startswith(fault.may_notice or ("-",))}
    assert not others, told(report)[:6000]


def test_html_everywhere_is_a_finding_and_no_crash(tmp_path: Path) -> None:
    from testbed.foreign import Answered
    page = Answered(200, {"Content-Type": "text/html"}, b"<html>Please sign in</html>")
    with ForeignServer(Fault("html", lambda asked, server: page, "")) as server:
        report = examine(server.url, TOKEN, tmp_path, "--suite", "rfc", status=1)
    assert "no JSON" in report["stdout"] or "unexpected" in report["stdout"] or "JSON" in report["stdout"]
    assert "Please sign in" in report["stdout"]


@pytest.mark.parametrize(("arguments", "sentence"), [
    (["--url", "http://127.0.0.1:1/scim", "--token", "t"], "can't be reached"),
    (["--url", "ftp://127.0.0.1/scim", "--token", "t"], "can't be asked"),
    (["--url", "http://127.0.0.1:1/scim"], "--token"),
    (["--url", "http://127.0.0.1:1/scim", "--token", "t", "--suite", "rfc,ldap"], "ldap"),
    (["--url", "http://127.0.0.1:1/scim", "--token", "t", "--only", "rfc.nothing"], "rfc.nothing"),
    (["--url", "http://127.0.0.1:1/scim", "--token-file", "/nowhere"], "/nowhere"),
    (["--token", "t"], "--url"),
], ids=["closed port", "no http", "no token", "no such suite", "no such check", "no such file", "no url"])
def test_what_cannot_be_is_status_2_and_one_sentence(arguments: list[str], sentence: str) -> None:
    done = subprocess.run(
        [binary("rollcall"), "conformance", *arguments], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2, (done.returncode, done.stderr)
    assert sentence in done.stderr and done.stdout == ""


def test_a_wrong_token_is_status_2(tenant: Tenant) -> None:
    done = subprocess.run(
        [binary("rollcall"), "conformance", "--url", tenant.scim_url, "--token", "rct_wrong"],
        capture_output=True, text=True, timeout=60)
    assert done.returncode == 2 and "refuses the token" in done.stderr


def test_a_server_that_never_answers_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/scim"
        done = subprocess.run(
            [binary("rollcall"), "conformance", "--url", url, "--token", "t"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2 and "timed out" in done.stderr


def test_an_interrupted_run_deletes_what_it_has_made(tmp_path: Path) -> None:
    with ForeignServer() as server:
        process = subprocess.Popen(
            [binary("rollcall"), "conformance", "--url", server.url, "--token", TOKEN, "--suite", "entra"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        until(lambda: len(server.names()) > 3, "people are made", every=0.002)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
        assert process.returncode == 1, errors
        assert server.names() == [], "nobody is left"


def test_admin_api_examines_the_surface_and_touches_nobody(tenant: Tenant, product: Product) -> None:
    """With the token that is to be tested; the checks only ask, so no event, seat or webhook comes of it."""
    configuration = tenant.create_configuration("entra")
    token = tenant.create_token(configuration)
    other = tenant.create_token(tenant.create_configuration("okta"))
    path = f"{tenant.path}/scim-configurations/{configuration}/test"
    before = [event["id"] for event in tenant.admin.pages(f"{tenant.path}/events")]
    report = answered(tenant.admin.http.post(path, json={"token": token.token}), 200)
    assert report["passed"] and of(report, "fail", "warn") == set(), told(report)
    assert report["summary"]["passed"] > 20 and report["report_version"] == 1
    assert token.token not in json.dumps(report)
    assert [event["id"] for event in tenant.admin.pages(f"{tenant.path}/events")] == before
    assert IdentityProvider(tenant, token).send("GET", "/Users").json()["totalResults"] == 0

    for wrong in ("rct_wrong", other.token):
        problem = answered(tenant.admin.http.post(path, json={"token": wrong}), 422)
        assert problem["code"] == "token_refused" and wrong not in json.dumps(problem)
    answered(tenant.admin.http.post(path, json={}), 400)
    answered(tenant.admin.http.post(path.replace(configuration, "01a00000-0000-7000-8000-000000000000"), json={"token": "x"}), 404)

    answered(tenant.admin.http.post(f"{tenant.path}/suspend"), 200)
    # What a process has read of a tenant it may believe for a second.
    until(lambda: tenant.admin.http.post(path, json={"token": token.token}).status_code == 409, "the suspension is seen")
    problem = answered(tenant.admin.http.post(path, json={"token": token.token}), 409)
    assert problem["code"] == "self_test_impossible" and "suspended" in problem["detail"]
    answered(tenant.admin.http.post(f"{tenant.path}/resume"), 200)
