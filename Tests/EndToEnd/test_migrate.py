"""`rollcall migrate`: empty to current, again, and twice at once."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from testbed.actors import answered
from testbed.cluster import PostgresCluster
from testbed.patience import until
from testbed.product import Product
from testbed.service import REPOSITORY, LogBook, binary


@pytest.fixture
def empty(cluster: PostgresCluster, logbook: LogBook, tmp_path: Path) -> Iterator[Product]:
    """A product on a database in which nothing has been made."""
    with Product(cluster, logbook, tmp_path, migrated=False) as running:
        yield running


def latest(line: str) -> int:
    """The number of the last migration file of a line."""
    return max(int(path.name.split("_")[0]) for path in (REPOSITORY / "migrations" / line).glob("*.sql"))


def test_from_nothing_to_current_and_no_further(empty: Product) -> None:
    before = empty.command("migrate", "--status")
    assert before.returncode != 0, "a database that is behind is not a success of --status"
    assert empty.rows("SELECT count(*) FROM pg_namespace WHERE nspname = 'rollcall'") == [(0,)], "--status changes nothing"

    first = empty.command("migrate")
    assert first.returncode == 0, first.stderr
    status = empty.command("migrate", "--status")
    assert status.returncode == 0, status.stdout + status.stderr
    assert str(latest("control")) in status.stdout

    tables = shape(empty)
    again = empty.command("migrate")
    assert again.returncode == 0, again.stderr
    assert shape(empty) == tables


def test_a_tenant_is_made_at_the_current_version(empty: Product) -> None:
    assert empty.command("migrate").returncode == 0
    admin = empty.admin(empty.api())
    tenant = admin.create_tenant()
    schema = empty.schema_of(tenant.slug)
    versions = empty.rows(f"SELECT max(version) FROM {schema}.schema_version")
    assert versions == [(latest("tenant"),)]
    assert empty.command("migrate", "--status").returncode == 0


def test_two_at_once_do_the_work_once(empty: Product) -> None:
    def start() -> subprocess.Popen[str]:
        return subprocess.Popen(
            [binary("rollcall"), "migrate"], env=empty.environment(), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    racers = [start() for _ in range(4)]
    outputs = [racer.communicate(timeout=60)[0] for racer in racers]
    assert [racer.returncode for racer in racers] == [0] * 4, outputs
    assert empty.command("migrate", "--status").returncode == 0
    # One of them alone leaves the same database.
    assert shape(empty)


def shape(product: Product) -> list[tuple]:
    """Tables and columns outside of Postgres's own schemas; the schemas made ahead have random names and are left out."""
    return product.rows(
        """SELECT table_schema, table_name, column_name, data_type FROM information_schema.columns
           WHERE table_schema = 'rollcall' ORDER BY 1, 2, 3""")


def test_a_service_waits_for_the_migration_and_then_serves(empty: Product) -> None:
    api = empty.api(wait=False)
    until(lambda: api.probe("/healthz") == 200, "the process lives", within=20)
    assert api.probe("/readyz") == 503
    refused = empty.admin(api).http.get("/tenants")
    assert refused.status_code == 503, refused.text
    assert empty.command("migrate").returncode == 0
    api.wait_until_ready()
    assert answered(empty.admin(api).http.get("/tenants"), 200)["data"] == []


@pytest.mark.parametrize(("url", "status"), [
    ("", 2), ("not a url", 2), ("postgres://nobody:secret-word@127.0.0.1:1/none", 1)], ids=["unset", "no URI", "nobody there"])
def test_without_a_database_one_sentence_says_so(empty: Product, url: str, status: int) -> None:
    done = empty.command("migrate", ROLLCALL_DATABASE_URL=url)
    assert done.returncode == status, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "secret-word" not in done.stderr + done.stdout
    if status == 2:
        assert "ROLLCALL_DATABASE_URL" in done.stderr
