"""What every row is measured on: a private Postgres with its usual settings and a release build of the API."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from testbed.actors import Entra, Tenant
from testbed.cluster import PostgresCluster
from testbed.product import Product
from testbed.service import LogBook, Service

from . import population

# About as many connections as the service keeps for writes (7 of its 10), so that neither side gets more of Postgres.
CLIENTS = 8


class Stage:
    """One database with one tenant that auto-assigns; no worker runs, so that nobody else uses the processor."""

    def __enter__(self) -> "Stage":
        self.folder = Path(tempfile.mkdtemp(prefix="rollcall-bench-", dir="/tmp"))
        self.cluster = PostgresCluster(durable=True)
        self.product = Product(self.cluster, LogBook(), self.folder)
        self.api: Service = self.product.api(ROLLCALL_LOG_LEVEL="warning")
        admin = self.product.admin(self.api)
        self.tenant: Tenant = admin.create_tenant("bench")
        pool = self.tenant.create_pool(seats=1000)
        self.configuration = self.tenant.create_configuration("entra", pool)
        self.entra = Entra(self.tenant, self.tenant.create_token(self.configuration))
        self.schema = self.product.schema_of("bench")
        self._populations: dict[int, population.Population] = {}
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.product.stop()
        self.cluster.remove()
        shutil.rmtree(self.folder, ignore_errors=True)

    @contextmanager
    def without_fsync(self) -> Iterator[None]:
        """Postgres without waiting for the disk, for a while."""
        self._set_fsync("off")
        try:
            yield
        finally:
            self._set_fsync("on")

    def population(self, size: int) -> "population.Population":
        """A tenant of so many people, loaded when it is asked for first."""
        if size not in self._populations:
            self._populations[size] = population.load(self, f"people-{size}", size)
        return self._populations[size]

    @property
    def scim_headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.entra.token}", "Content-Type": "application/scim+json"}

    def _set_fsync(self, value: str) -> None:
        with self.cluster.connect("postgres") as connection:
            connection.execute(f"ALTER SYSTEM SET fsync = {value}")
            connection.execute("SELECT pg_reload_conf()")
