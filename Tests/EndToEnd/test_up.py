"""`rollcall up`: the whole product on one machine, for root and for an ordinary user."""

import os
import pwd
import shutil
import socket
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from testbed.actors import Admin, Entra, Tenant, answered, people
from testbed.cluster import free_port
from testbed.local import Account, Up, alive, is_free
from testbed.patience import until, until_equal
from testbed.service import LogBook

DEMO_KEYS = {
    "scim_base_url", "scim_token", "admin_url", "admin_key", "console_url", "console_sign_in_url", "database_url", "tenant"}
ORDINARY = "rollcall-e2e"
Starter = Callable[..., Up]


@pytest.fixture(scope="module", params=["root", "ordinary user"] if os.geteuid() == 0 else ["ordinary user"])
def account(request: pytest.FixtureRequest) -> Iterator[Account]:
    """Root, whom Postgres refuses, and somebody without any right."""
    if os.geteuid() != 0 or request.param == "root":
        yield Account(pwd.getpwuid(os.geteuid()).pw_name)
        return
    subprocess.run(["useradd", "--no-create-home", "--shell", "/usr/sbin/nologin", ORDINARY], check=False, capture_output=True)
    yield Account(ORDINARY)
    subprocess.run(["userdel", ORDINARY], check=False, capture_output=True)


@pytest.fixture
def folder(account: Account) -> Iterator[Path]:
    """An empty folder of the account's, that others may pass through as most folders are."""
    made = Path(tempfile.mkdtemp(prefix="rollcall-e2e-up-", dir="/tmp"))
    account.own(made)
    made.chmod(0o755)
    yield made
    # The logs are read at the end of the run, so they outlive the database, which may stand elsewhere behind a link.
    shutil.rmtree((made / ".rollcall" / "postgres").resolve(), ignore_errors=True)


@pytest.fixture
def up(account: Account, folder: Path, logbook: LogBook) -> Iterator[Starter]:
    """Starts `rollcall up` in the folder; ends whatever is left of it."""
    started: list[Up] = []

    def start(port: int, *more: str) -> Up:
        started.append(Up(account, folder, port, logbook, *more))
        return started[-1]

    yield start
    for command in started:
        command.collect_logs()
        command.end()


def admin_of(up: Up) -> Admin:
    return Admin(up.demo["admin_url"].removesuffix("/admin/v1"), up.demo["admin_key"])


def test_first_start_to_second_start(up: Starter, folder: Path) -> None:
    port = free_port()
    first = up(port).wait_until_up()

    demo = first.demo
    assert set(demo) == DEMO_KEYS and demo["tenant"] == "acme"
    assert stat.S_IMODE((first.data / "demo.json").stat().st_mode) == 0o600
    assert demo["scim_base_url"] == f"http://127.0.0.1:{port}/t/acme/scim/v2"
    assert demo["admin_url"] == f"http://127.0.0.1:{port}/admin/v1"
    assert demo["scim_base_url"] in first.output

    curl = first.curl
    assert curl is not None and demo["scim_token"] in " ".join(curl), "the curl works as it is printed"
    answer = subprocess.run([*curl, "-s", "-o", folder / "answer.json", "-w", "%{http_code}"], capture_output=True, text=True)
    assert answer.stdout.strip() == "201", answer
    tenant = Tenant(admin_of(first), "acme")
    entra = Entra(tenant, demo["scim_token"])
    [user] = answered(entra.send("GET", "/Users"), 200)["Resources"]
    until_equal(lambda: tenant.standing(user["id"]), ("assigned", None), "the person has a seat")
    assert [pool["seats"] for pool in tenant.admin.pages(f"{tenant.path}/license-pools")] == [25]

    processes = first.tree()
    assert any("rollcall-api" in command for command in processes.values()), processes
    assert any("rollcall-worker" in command for command in processes.values()), processes
    assert any("postgres" in command for command in processes.values()), processes
    assert first.interrupt() == 0
    assert alive(processes) == {}, "Ctrl-C stops everything"
    assert is_free(port)

    second = up(port).wait_until_up()
    # The database's port is another one, and a link is good once.
    anew = {name: second.demo[name] for name in ("database_url", "console_sign_in_url")}
    assert second.demo == demo | anew, "the same token, the same key"
    assert anew["console_sign_in_url"] != demo["console_sign_in_url"]
    assert entra.get_user(user["id"])["userName"] == user["userName"]
    newcomer = entra.provision(people(1)[0])
    until_equal(lambda: tenant.standing(newcomer["id"]), ("assigned", None), "seats go on")
    assert len(list(tenant.admin.pages("/tenants"))) == 1, "the demo tenant is made once"
    processes = second.tree()
    assert second.terminate() == 0
    assert alive(processes) == {} and is_free(port), "SIGTERM stops everything too"


def test_folder_that_others_cannot_enter(up: Starter, folder: Path) -> None:
    """As a clone under /root is: whoever runs Postgres for root can't get there."""
    folder.chmod(0o700)
    running = up(free_port()).wait_until_up()
    tenant = Tenant(admin_of(running), "acme")
    assert Entra(tenant, running.demo["scim_token"]).test_connection()["totalResults"] == 0
    processes = running.tree()
    assert running.interrupt() == 0
    assert alive(processes) == {}


def test_port_that_is_taken(up: Starter) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = up(port)
        assert refused.wait(60) == 2
    [*_, last] = refused.output.strip().splitlines()
    assert str(port) in last and "taken" in last and "--port" in last
    assert "Traceback" not in refused.output and "Fatal error" not in refused.output
    assert {pid: command for pid, command in alive(refused.tree()).items() if pid != os.getpid()} == {}


def test_start_after_kill_9(up: Starter) -> None:
    port = free_port()
    killed = up(port).wait_until_up()
    demo = killed.demo
    user = Entra(Tenant(admin_of(killed), "acme"), demo["scim_token"]).provision(people(1)[0])
    killed.kill()

    again = up(port).wait_until_up()
    assert again.demo["scim_token"] == demo["scim_token"]
    tenant = Tenant(admin_of(again), "acme")
    entra = Entra(tenant, demo["scim_token"])
    assert entra.get_user(user["id"])["id"] == user["id"]
    until_equal(lambda: tenant.standing(user["id"]), ("assigned", None), "the seat is given")
    services = [c for c in again.tree().values() if "rollcall-api" in c or "rollcall-worker" in c]
    assert len(services) == 2, f"one of each, none left over: {services}"
    processes = again.tree()
    assert again.interrupt() == 0
    assert alive(processes) == {} and is_free(port)


def test_second_start_on_a_folder_in_use(up: Starter) -> None:
    first = up(free_port()).wait_until_up()
    second = up(free_port())
    assert second.wait(60) == 2
    assert "running" in second.output
    assert Entra(Tenant(admin_of(first), "acme"), first.demo["scim_token"]).test_connection()["totalResults"] == 0
    first.interrupt()


def test_a_service_that_dies_is_started_again(up: Starter) -> None:
    running = up(free_port()).wait_until_up()
    tenant = Tenant(admin_of(running), "acme")
    entra = Entra(tenant, running.demo["scim_token"])
    [api] = [pid for pid, command in running.tree().items() if "rollcall-api" in command]
    os.kill(api, 9)

    def answers() -> bool:
        try:
            return entra.send("GET", "/Users").status_code == 200
        except Exception:
            return False
    until(answers, "the API is back", within=20, every=0.1)
    assert running.interrupt() == 0
