"""A drain of 100,000 jobs through everything that goes wrong at night: each job's effect happens once."""

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from testbed.cluster import PostgresCluster
from testbed.network import Network
from testbed.patience import until
from testbed.product import Product
from testbed.service import LogBook, binary

JOBS = 100_000
TENANTS = 50


@pytest.fixture
def fragile(logbook: LogBook, tmp_path: Path) -> Iterator[Product]:
    """A migrated database on a Postgres server of its own, which may be killed."""
    cluster = PostgresCluster()
    try:
        with Product(cluster, logbook, tmp_path) as product:
            yield product
    finally:
        cluster.remove()


class Workers:
    """Processes that do jobs whose effects are rows; one of them reaches Postgres over a wire that can be cut."""

    def __init__(self, product: Product) -> None:
        self.product = product
        self.network = Network(product.cluster.port)
        self.processes: list[subprocess.Popen[bytes]] = []
        self.log = (product.folder / "workers.log").open("ab")

    def start(self, *, over_network: bool = False, hesitation: int = 0) -> subprocess.Popen[bytes]:
        url = self.product.database_url
        if over_network:
            url = url.replace(f":{self.product.cluster.port}/", f":{self.network.port}/")
        process = subprocess.Popen(
            [binary("bench-queue"), "work", str(hesitation)], env={"ROLLCALL_DATABASE_URL": url}, stdout=self.log, stderr=self.log)
        self.processes.append(process)
        return process

    def said(self, word: str) -> int:
        """How often a hesitating worker has said that it has taken work, or come to it."""
        return (self.product.folder / "workers.log").read_text().count(f"{word}\n")

    def stop(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()
        self.network.close()
        self.log.close()


class Effects:
    """What the jobs have done, seen from the side."""

    def __init__(self, product: Product) -> None:
        self.product = product

    def ask(self, sql: str) -> tuple:
        with self.product.cluster.connect(self.product.database) as connection:
            return connection.execute(sql).fetchone()

    def reach(self, count: int) -> None:
        def reached() -> bool:
            try:
                return self.ask("SELECT count(*) FROM public.effects")[0] >= count
            except psycopg.OperationalError:
                return False
        until(reached, f"{count} effects", within=120, every=0.05)


@pytest.mark.timeout(300)
def test_every_job_has_its_effect_once_whatever_breaks(fragile: Product) -> None:
    with fragile.cluster.connect(fragile.database) as connection:
        connection.execute("CREATE TABLE public.effects (job int8 NOT NULL)")
        connection.execute("GRANT ALL ON public.effects TO public")
    subprocess.run([binary("bench-queue"), "fill", str(JOBS), str(TENANTS)],
                   env={"ROLLCALL_DATABASE_URL": fragile.database_url}, check=True)
    effects, workers = Effects(fragile), Workers(fragile)
    [first, last] = effects.ask("SELECT min(id), max(id) FROM rollcall.jobs")
    assert last - first == JOBS - 1
    try:
        doomed = workers.start()
        workers.start()
        workers.start(over_network=True)

        effects.reach(5_000)
        doomed.kill()
        effects.reach(15_000)
        ended = effects.ask("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database()"
                            " AND pid <> pg_backend_pid()")[0]
        effects.reach(30_000)
        workers.network.cut(seconds=1.5)
        effects.reach(45_000)
        fragile.cluster.kill()
        fragile.cluster.start()
        workers.start()
        # Asleep with work in its hands, for longer than a lease: others do that work, and it must not be done again.
        sleeper = workers.start(hesitation=5)
        until(lambda: workers.said("took") > 0, "it has work in its hands")
        sleeper.send_signal(signal.SIGSTOP)
        assert workers.said("acted") == 0, "it is stopped before it comes to its work"
        effects.reach(60_000)
        workers.network.cut(seconds=0.2)

        until(lambda: effects.ask("SELECT count(*) FROM rollcall.jobs") == (0,), "no job is left", within=180, every=0.2)
        sleeper.send_signal(signal.SIGCONT)
        until(lambda: workers.said("acted") > 0, "it is awake, and has done what it took for its work", within=60)
        assert ended > 0, "no backend was there to be terminated: this test would prove less"
        assert all(process.poll() is None for process in workers.processes[1:]), "workers outlive all of it"
        once = effects.ask("SELECT count(*), count(DISTINCT job), min(job), max(job) FROM public.effects")
        assert once == (JOBS, JOBS, first, last)
        assert effects.ask("SELECT count(*) FROM rollcall.job_history")[0] == JOBS
        assert effects.ask("SELECT count(*) FROM rollcall.job_history WHERE attempt > 1")[0] > 0, "no job was taken twice"
    finally:
        workers.stop()
