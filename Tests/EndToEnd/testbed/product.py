"""The product on one database: its settings, its processes, and the doors to look behind them."""

import base64
import itertools
import os
import secrets
import subprocess
from pathlib import Path

from .actors import Admin
from .cluster import PostgresCluster, free_port
from .service import LogBook, Service, binary

_numbers = itertools.count(1)


class Product:
    """Any number of API and worker processes on one database of their own."""

    def __init__(self, cluster: PostgresCluster, logbook: LogBook, folder: Path, *, migrated: bool = True) -> None:
        self.cluster = cluster
        self.logbook = logbook
        self.folder = folder
        self.number = next(_numbers)
        self.database = f"rollcall_{os.getpid()}_{self.number}"
        self.database_url = cluster.make_database(self.database)
        self.secret_key = base64.b64encode(secrets.token_bytes(32)).decode()
        self.admin_key = "rck_" + secrets.token_urlsafe(32)
        self.services: list[Service] = []
        logbook.secrets |= {cluster.password, self.secret_key, self.admin_key}
        if migrated:
            done = self.command("migrate")
            assert done.returncode == 0, f"rollcall migrate failed: {done.stdout}{done.stderr}"

    def environment(self, **more: str) -> dict[str, str]:
        """The settings that every process shares, and nothing else of this process's environment."""
        return {
            "ROLLCALL_DATABASE_URL": self.database_url,
            "ROLLCALL_SECRET_KEY": self.secret_key,
            "ROLLCALL_BOOTSTRAP_ADMIN_KEY": self.admin_key,
            "ROLLCALL_LOG_FORMAT": "json",
            # Tests and measurements ask faster than identity providers do; the limit has a test of its own.
            "ROLLCALL_SCIM_RATE": "0",
            "ROLLCALL_ADMIN_RATE": "0",
            "ROLLCALL_LOG_LEVEL": os.environ.get("ROLLCALL_TEST_LOG_LEVEL", "debug"),
        } | more

    def command(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run `rollcall …` to its end."""
        done = subprocess.run(
            [binary("rollcall"), *arguments], env=self.environment(**more) | {"PATH": os.environ["PATH"]},
            cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600)
        self.logbook.texts.append(done.stderr)
        return done

    def api(self, *, wait: bool = True, **settings: str) -> Service:
        """Start one more `rollcall-api`, with settings of its own if wanted."""
        port = free_port()
        url = f"http://127.0.0.1:{port}"
        service = self._service("rollcall-api", ROLLCALL_LISTEN=f"127.0.0.1:{port}", **settings)
        service.url = url
        return service.start(wait=wait)

    def worker(self, *, wait: bool = True, **settings: str) -> Service:
        """Start one more `rollcall-worker`."""
        return self._service("rollcall-worker", **settings).start(wait=wait)

    def admin(self, service: Service | str) -> Admin:
        """The operator at one API process, or at the address of a load balancer."""
        url = service if isinstance(service, str) else service.url
        return Admin(url, self.admin_key, self.logbook.secrets)

    def rows(self, query: str, *parameters: object) -> list[tuple]:
        """What the database says, past the product."""
        with self.cluster.connect(self.database) as connection:
            return connection.execute(query, parameters).fetchall()

    def schema_of(self, slug: str) -> str:
        """The schema that holds a tenant's rows."""
        [(tenant,)] = self.rows("SELECT id FROM rollcall.tenants WHERE slug = %s", slug)
        return f"tenant_{tenant}"

    def fingerprint(self, schema: str) -> dict[str, tuple[int, str]]:
        """Row count and content hash of every table of a schema but the logs of what was asked: equal before and after means that
        nothing was changed."""
        listing = (
            "SELECT relname FROM pg_class WHERE relnamespace = %s::regnamespace AND relkind = 'r'"
            " AND relname NOT IN ('provisioning_log', 'connections', 'connection_hours') ORDER BY 1")
        with self.cluster.connect(self.database) as connection:
            return {
                table: connection.execute(
                    f"SELECT count(*), coalesce(md5(string_agg(t::text, chr(10) ORDER BY t::text)), '') "
                    f'FROM {schema}."{table}" AS t').fetchone()
                for (table,) in connection.execute(listing, (schema,)).fetchall()
            }

    def __enter__(self) -> "Product":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            self.stop()
        except AssertionError:
            # What went wrong first is what the test tells.
            if kind is None:
                raise

    def stop(self) -> None:
        """End every process; a clean end is part of what is tested."""
        statuses = {service.name: service.stop() for service in self.services if service.is_running}
        assert all(status == 0 for status in statuses.values()), f"exit statuses after SIGTERM: {statuses}"

    def _service(self, executable: str, **settings: str) -> Service:
        operators_port = free_port()
        name = f"{self.number}-{executable}-{len(self.services) + 1}"
        service = Service(
            name, executable, self.environment(ROLLCALL_OPS_LISTEN=f"127.0.0.1:{operators_port}", **settings),
            self.logbook.open(self.folder / f"{name}.log"), f"http://127.0.0.1:{operators_port}")
        self.services.append(service)
        return service
