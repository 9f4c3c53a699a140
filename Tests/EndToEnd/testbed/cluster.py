"""A private Postgres server, made for one run and thrown away with it."""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path

import psycopg

from .patience import until


def free_port() -> int:
    """A port of the loopback address that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _tools() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if found:
        return found[-1]
    on_path = shutil.which("pg_ctl")
    assert on_path, "Postgres is not installed: run `make test`, which installs what is missing"
    return Path(on_path).resolve().parent


class PostgresCluster:
    """One server with password log-in only, so that a leaked password is a real one.

    Postgres refuses to run as root; then it runs as the user `postgres`, which its Debian package makes.
    """

    def __init__(self, *, durable: bool = False) -> None:
        self.port = free_port()
        self.password = secrets.token_hex(16)
        self.folder = Path(tempfile.mkdtemp(prefix="rollcall-e2e-pg-", dir="/tmp"))
        self.data = self.folder / "data"
        self.log = self.folder / "postgres.log"
        self._tools = _tools()
        password_file = self.folder / "password"
        password_file.write_text(self.password)
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            for path in (self.folder, password_file):
                os.chown(path, owner.pw_uid, owner.pw_gid)
        self._run("initdb", "-D", self.data, "-U", "postgres", "-A", "scram-sha-256", "--no-sync",
                  "-E", "UTF8", "--locale=C.UTF-8", f"--pwfile={password_file}")
        # fsync guards against a crash of the machine, which no test here causes; kill -9 of Postgres needs only WAL.
        settings = {"listen_addresses": "127.0.0.1", "port": self.port, "unix_socket_directories": str(self.folder),
                    "max_connections": 200, "fsync": "on" if durable else "off", "log_min_messages": "warning",
                    "log_statement": "none", "shared_buffers": "128MB"}
        with (self.data / "postgresql.auto.conf").open("a") as file:
            file.writelines(f"{key} = '{value}'\n" for key, value in settings.items())
        self.start()

    def start(self) -> None:
        """Start, again and again while the shared memory of a killed server is still held by its dying children."""
        def started() -> bool:
            return self._run("pg_ctl", "-D", self.data, "-l", self.log, "-w", "-t", "30", "start", check=False) == 0
        until(started, f"Postgres starts (log: {self.log})", within=60, every=0.2)

    def kill(self) -> None:
        """kill -9 of the server process and every process of its session, as the kernel's memory killer might."""
        postmaster = self.postmaster
        children = (Path("/proc") / str(postmaster) / "task" / str(postmaster) / "children").read_text()
        for pid in [postmaster, *map(int, children.split())]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass

    @property
    def postmaster(self) -> int:
        """The process id of the server."""
        return int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])

    def make_database(self, name: str) -> str:
        """Make a database owned by a role without any special right, and return its URI."""
        role = f"{name}_owner"
        with self.connect("postgres") as connection:
            connection.execute(f"CREATE ROLE {role} LOGIN PASSWORD '{self.password}' NOSUPERUSER NOCREATEDB NOCREATEROLE")
            connection.execute(f"CREATE DATABASE {name} OWNER {role}")
        return f"postgres://{role}:{self.password}@127.0.0.1:{self.port}/{name}"

    def connect(self, database: str) -> psycopg.Connection:
        """A connection of the superuser's, for looking behind the product's back."""
        return psycopg.connect(host="127.0.0.1", port=self.port, user="postgres", password=self.password,
                               dbname=database, autocommit=True)

    def dump(self, database: str) -> str:
        """All that the database holds, as text."""
        done = subprocess.run(
            [self._tools / "pg_dump", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", database],
            env={"PGPASSWORD": self.password, "PATH": os.environ["PATH"]}, capture_output=True, text=True, check=True)
        return done.stdout

    def remove(self) -> None:
        """Stop the server and have its folder deleted: hundreds of tenants are some hundred thousand files, for which no test waits."""
        self._run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop", check=False)
        subprocess.Popen(["rm", "-rf", "--", self.folder], start_new_session=True)

    def _run(self, tool: str, *arguments: object, check: bool = True) -> int:
        command = [str(self._tools / tool), *map(str, arguments)]
        if os.geteuid() == 0:
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--", *command]
        done = subprocess.run(command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert done.returncode == 0 or not check, f"{tool} failed: {done.stdout}"
        return done.returncode
