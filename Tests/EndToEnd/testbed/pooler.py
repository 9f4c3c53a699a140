"""PgBouncer in front of the private Postgres, handing a connection to somebody else after each transaction."""

import os
import pwd
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from .cluster import PostgresCluster, free_port
from .patience import until


class Pooler:
    """One PgBouncer in transaction mode for one database."""

    def __init__(self, cluster: PostgresCluster, database_url: str, folder: Path) -> None:
        parts = urlsplit(database_url)
        assert parts.username and parts.password
        port = free_port()
        self.url = f"postgres://{parts.username}:{parts.password}@127.0.0.1:{port}{parts.path}"
        users, settings = folder / "users.txt", folder / "pgbouncer.ini"
        users.write_text(f'"{parts.username}" "{parts.password}"\n')
        settings.write_text("\n".join([
            "[databases]", f"{parts.path[1:]} = host=127.0.0.1 port={cluster.port} dbname={parts.path[1:]}",
            "[pgbouncer]", "listen_addr = 127.0.0.1", f"listen_port = {port}", "unix_socket_dir =",
            "auth_type = scram-sha-256", f"auth_file = {users}", "pool_mode = transaction",
            "max_client_conn = 200", "default_pool_size = 10", "ignore_startup_parameters = extra_float_digits", ""]))
        command = ["pgbouncer", str(settings)]
        if os.geteuid() == 0:
            # It refuses root, as Postgres does.
            folder.chmod(0o755)
            for path in (users, settings):
                os.chown(path, pwd.getpwnam("postgres").pw_uid, -1)
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--", *command]
        self._log = (folder / "pgbouncer.log").open("wb")
        self._process = subprocess.Popen(
            command, cwd="/", env={"PATH": "/usr/sbin:/usr/bin:/bin"}, stdin=subprocess.DEVNULL, stdout=self._log,
            stderr=self._log)

    def __enter__(self) -> "Pooler":
        until(self._answers, "the pooler passes statements on", within=15)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(10)
        self._log.close()

    def _answers(self) -> bool:
        try:
            with psycopg.connect(self.url, connect_timeout=3) as connection:
                return connection.execute("SELECT true").fetchone() == (True,)
        except psycopg.Error:
            return False
