"""What operators see: metrics that promtool accepts, a dashboard and alerts of metrics that there really are."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import httpx2
import pytest

from testbed.actors import Entra, Tenant, answered, patch, people
from testbed.cluster import PostgresCluster
from testbed.patience import until, until_equal
from testbed.product import Product
from testbed.service import REPOSITORY, LogBook, Service

DEPLOY = REPOSITORY / "deploy"
COUNTED = {"license_pool_seats", "license_waitlist_size", "webhook_endpoints"}
# Histograms and counters that come only with an incident or a feature that this run does not have, and are named by help.
RARE = {"email_attempts_total", "db_pool_wait_seconds"}


def promtool(*arguments: str, text: str | None = None, folder: Path = DEPLOY / "prometheus") -> subprocess.CompletedProcess[str]:
    tool = shutil.which("promtool")
    assert tool, "promtool is missing: `make test` installs Debian's prometheus for it"
    return subprocess.run([tool, *arguments], input=text, capture_output=True, text=True, cwd=folder, timeout=60)


def scrape(service: Service, path: str = "/metrics") -> str:
    response = httpx2.get(service.probe_url + path, timeout=10)
    assert response.status_code == 200 and response.headers["content-type"].startswith("text/plain; version=0.0.4")
    return response.text


def samples(text: str) -> dict[str, float]:
    """Each series with its value."""
    return {
        line.rsplit(" ", 1)[0]: float(line.rsplit(" ", 1)[1])
        for line in text.splitlines() if line and not line.startswith("#")}


@pytest.fixture(scope="module")
def busy(product: Product) -> tuple[str, str, str]:
    """What the API, the worker and the service as a whole answer after some work."""
    tenant = product.admin(product.services[0]).create_tenant()
    pool = tenant.create_pool(seats=1)
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra", pool)))
    first, second = [entra.provision(person) for person in people(2)]
    until_equal(lambda: {tenant.standing(user["id"]) for user in (first, second)}, {("assigned", None), ("waitlisted", 1)}, "seats")
    title = {"op": "replace", "path": "title", "value": "Boss"}
    answered(entra.send("PATCH", f"/Users/{first['id']}", patch(title)), 200)
    httpx2.get(tenant.scim_url + "/Users")
    httpx2.get(tenant.scim_url + "/Users", headers={"Authorization": "Bearer rct_wrong"})
    api, worker = product.services[:2]
    return scrape(api), scrape(worker), scrape(api, "/metrics/service")


def names(text: str) -> set[str]:
    return set(re.findall(r"^# TYPE (\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("place", [0, 1, 2], ids=["api", "worker", "service"])
def test_promtool_accepts_the_metrics(busy: tuple[str, str, str], place: int) -> None:
    done = promtool("check", "metrics", text=busy[place])
    assert done.returncode == 0 and done.stderr == "", done.stderr + done.stdout


def test_promtool_accepts_the_alerts_and_their_tests() -> None:
    for arguments in (("check", "rules", "alerts.yml"), ("test", "rules", "alerts_test.yml")):
        done = promtool(*arguments)
        assert done.returncode == 0, done.stdout + done.stderr


def test_no_metric_is_labelled_by_tenant(busy: tuple[str, str, str]) -> None:
    assert not [line for text in busy for line in text.splitlines() if re.search(r'\b(tenant|tenant_id|slug)="', line)]


def test_requests_are_counted_by_operation_and_outcome(busy: tuple[str, str, str]) -> None:
    found = samples(busy[0])
    assert found['scim_requests_total{operation="create",outcome="success"}'] >= 2
    assert found['scim_requests_total{operation="list",outcome="unauthorized"}'] >= 2
    assert found['scim_patch_operations_total{op="replace"}'] >= 1
    assert 'scim_patch_operations_total{op="remove"}' in found
    assert found['scim_auth_failures_total{reason="missing"}'] >= 1
    assert found['scim_auth_failures_total{reason="malformed"}'] >= 1
    # Also where a gate has thrown.
    refused = [
        name for name in found if name.startswith("http_server_request_duration_seconds_count")
        and 'http_response_status_code="401"' in name and 'http_route="/t/{tenant}/scim/v2/Users"' in name
        and 'http_request_method="GET"' in name]
    assert refused, "a refused request has a duration, too"
    assert any(name.startswith("db_query_duration_seconds_count{") for name in found)
    assert found['db_pool_connections{state="shared"}'] > 0
    [build] = [name for name in found if name.startswith("build_info")]
    assert 'program="rollcall-api"' in build and found[build] == 1


def test_what_alerts_wait_for_counts_from_zero(busy: tuple[str, str, str]) -> None:
    """A series that is born at 1 has never risen, for Prometheus: the first exhausted pool would raise no alert."""
    api, worker = samples(busy[0]), samples(busy[1])
    for found in (api, worker):
        for event in ("license_pool.exhausted", "webhook_endpoint.disabled", "scim_token.expiring", "scim_configuration.unhealthy"):
            assert f'events_appended_total{{type="{event}"}}' in found
    assert worker['jobs_finished_total{kind="licenses.reconcile",outcome="discarded",queue="licenses"}'] == 0
    assert api['scim_auth_failures_total{reason="expired"}'] == 0
    assert found['readiness_checks_total{result="ready"}'] >= 1


def test_seats_and_jobs_are_counted_by_the_worker(busy: tuple[str, str, str]) -> None:
    found = samples(busy[1])
    assert found['license_claims_total{result="assigned"}'] >= 1
    assert found['license_claims_total{result="waitlisted"}'] >= 1
    assert any(name.startswith("jobs_finished_total") and 'outcome="completed"' in name for name in found)
    assert any(name.startswith("jobs_enqueued_total") for name in samples(busy[0]))


def test_the_service_as_a_whole_is_told_once_and_apart(busy: tuple[str, str, str]) -> None:
    found = samples(busy[2])
    assert found["service_up"] == 1 and found['jobs_workers{state="alive"}'] >= 1
    assert not names(busy[2]) & names(busy[0]), "what every process would repeat is not in /metrics"


def test_a_database_that_is_away_is_told_by_the_service_gauges(product: Product) -> None:
    """The scrape is answered in time; what can't be read is missing and not zero."""
    api = product.api()
    with product.cluster.connect("postgres") as connection:
        connection.execute(f'ALTER DATABASE "{product.database}" ALLOW_CONNECTIONS false')
        try:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (product.database,))
            until(lambda: "service_up 0" in scrape(api, "/metrics/service"), "told", within=20)
            assert "jobs_queue_depth{" not in scrape(api, "/metrics/service")
        finally:
            connection.execute(f'ALTER DATABASE "{product.database}" ALLOW_CONNECTIONS true')
    until(lambda: "service_up 1" in scrape(api, "/metrics/service"), "back again", within=20)
    api.stop()


def expressions() -> dict[str, str]:
    """Every query of the dashboard and the alerts."""
    dashboard = json.loads((DEPLOY / "grafana" / "dashboard.json").read_text())
    found = {
        f"panel {panel['title']} {target['refId']}": target["expr"]
        for panel in dashboard["panels"] for target in panel.get("targets", [])}
    import yaml
    for group in yaml.safe_load((DEPLOY / "prometheus" / "alerts.yml").read_text())["groups"]:
        found |= {rule["alert"]: rule["expr"] for rule in group["rules"]}
    assert len(found) > 35
    return found


def test_dashboard_and_alerts_speak_of_metrics_that_there_are(busy: tuple[str, str, str]) -> None:
    there = set().union(*(names(text) for text in busy)) | RARE
    help_texts = "".join(path.read_text() for path in (REPOSITORY / "Sources").rglob("*.swift"))
    assert all(f'"{name}"' in help_texts for name in RARE)
    # Webhooks and mail are not used by this run; their names are held to the code that counts them.
    declared = set(re.findall(r'^\s+"([a-z_]+)":', help_texts, re.MULTILINE))
    for where, expression in expressions().items():
        plain = re.sub(r'"[^"]*"', '""', expression)
        for name in re.findall(r"\b([a-z]+(?:_[a-z]+)+)\b(?!\s*[=!(])", re.sub(r"\{[^}]*\}|by \([^)]*\)", "", plain)):
            base = re.sub(r"_(bucket|count|sum)$", "", name)
            if name in {"histogram_quantile"}:
                continue
            assert {name, base} & (there | declared), f"{where} speaks of {name}, which nothing answers"


def test_dashboard_queries_can_be_read(tmp_path: Path) -> None:
    """As rules, promtool reads every query of the dashboard."""
    rules = [
        {"record": f"panel:{number}", "expr": expression.replace("$__rate_interval", "5m")}
        for number, expression in enumerate(expressions().values())]
    (tmp_path / "rules.yml").write_text(json.dumps({"groups": [{"name": "dashboard", "rules": rules}]}))
    done = promtool("check", "rules", str(tmp_path / "rules.yml"))
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_tenants_have_is_counted_for_the_service(cluster: PostgresCluster, logbook: LogBook, tmp_path: Path) -> None:
    with Product(cluster, logbook, tmp_path) as alone:
        api, _ = alone.api(), alone.worker()
        tenant = alone.admin(api).create_tenant()
        full = tenant.create_pool(seats=2)
        tenant.create_pool(seats=5, name="Roomy")
        entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra", full)))
        for person in people(3):
            entra.provision(person)
        until_equal(lambda: len(tenant.assignments(state="assigned")), 2, "seats")
        # Two hold a seat of one that is left; that takes nothing from the other licence.
        answered(tenant.admin.http.patch(f"{tenant.path}/license-pools/{full}", json={"seats": 1}), 200)
        answered(tenant.admin.http.post(f"{tenant.path}/webhook-endpoints", json={"url": "https://hooks.globex.example/in"}), 201)

        def counted() -> dict[str, float]:
            answered(tenant.admin.http.post("/schedules/service.figures/run"), 200)
            told = samples(scrape(api, "/metrics/service"))
            return {name: value for name, value in told.items() if name.split("{")[0] in COUNTED}

        until_equal(counted, {
            'license_pool_seats{state="held"}': 2, 'license_pool_seats{state="free"}': 5, "license_waitlist_size": 1,
            'webhook_endpoints{state="enabled"}': 1, 'webhook_endpoints{state="disabled"}': 0}, "all is counted")
        done = promtool("check", "metrics", text=scrape(api, "/metrics/service"))
        assert done.returncode == 0 and done.stderr == "", done.stderr + done.stdout
