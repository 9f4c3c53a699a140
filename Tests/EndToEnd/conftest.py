"""Actors and stages that tests are given by name."""

from collections.abc import Iterator

import pytest

from playwright.sync_api import Browser

from testbed.actors import Admin, Entra, Okta, Tenant
from testbed.browser import chromium
from testbed.cluster import PostgresCluster
from testbed.product import Product
from testbed.service import LogBook, Service


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What looks at everything that the run has written comes last: the events, then the logs."""
    last = ["test_event_schemas.py", "test_logs.py"]
    items.sort(key=lambda item: last.index(item.path.name) if item.path.name in last else -1)


@pytest.fixture(scope="session")
def logbook() -> LogBook:
    """The logs of all processes of this run."""
    return LogBook()


@pytest.fixture(scope="session")
def cluster() -> Iterator[PostgresCluster]:
    """A Postgres server of this run."""
    server = PostgresCluster()
    yield server
    server.remove()


@pytest.fixture(scope="session")
def product(cluster: PostgresCluster, logbook: LogBook, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """One API and one worker process, shared by every test that brings its own tenant."""
    with Product(cluster, logbook, tmp_path_factory.mktemp("product")) as running:
        running.api()
        running.worker()
        yield running


@pytest.fixture(scope="session")
def api(product: Product) -> Service:
    """The shared API process."""
    return product.services[0]


@pytest.fixture(scope="session")
def admin(product: Product, api: Service) -> Admin:
    """The operator."""
    return product.admin(api)


@pytest.fixture
def tenant(admin: Admin) -> Tenant:
    """A tenant that nobody has touched."""
    return admin.create_tenant()


@pytest.fixture
def pool(tenant: Tenant) -> str:
    """25 seats of the fresh tenant."""
    return tenant.create_pool(seats=25)


@pytest.fixture
def entra(tenant: Tenant, pool: str) -> Entra:
    """Entra, assigning seats of the pool to whom it provisions."""
    return Entra(tenant, tenant.create_token(tenant.create_configuration("entra", pool)))


@pytest.fixture
def okta(tenant: Tenant, pool: str) -> Okta:
    """Okta, assigning seats of the pool to whom it provisions."""
    return Okta(tenant, tenant.create_token(tenant.create_configuration("okta", pool)))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of the console; each visitor has a profile of their own."""
    with chromium() as running:
        yield running
