"""Everything works through PgBouncer in transaction mode, where no session lasts longer than a transaction."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from test_entra_cycle import play
from test_two_of_each import entra_at
from testbed.cluster import PostgresCluster
from testbed.pooler import Pooler
from testbed.product import Product
from testbed.service import LogBook


@pytest.fixture
def pooled(cluster: PostgresCluster, logbook: LogBook, tmp_path: Path) -> Iterator[Product]:
    """A product whose services reach the database only through the pooler; migrations go to the server itself."""
    folder = Path(tempfile.mkdtemp(prefix="rollcall-e2e-pooler-", dir="/tmp"))
    with Product(cluster, logbook, tmp_path) as product, Pooler(cluster, product.database_url, folder) as pooler:
        settings = {"ROLLCALL_DATABASE_URL": pooler.url, "ROLLCALL_DATABASE_POOLING": "transaction"}
        product.api(**settings)
        product.worker(**settings)
        yield product
        product.stop()


def test_entra_cycle_through_a_transaction_pooler(pooled: Product) -> None:
    play(entra_at(pooled.admin(pooled.services[0]).create_tenant()))
