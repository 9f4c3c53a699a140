"""What `deploy/` and docker-compose.yml say is true: no container engine is needed to find that out."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from testbed.service import REPOSITORY

DEPLOY = REPOSITORY / "deploy"
COMPOSE = yaml.safe_load((REPOSITORY / "docker-compose.yml").read_text())


def keys_in_example() -> set[str]:
    """The variables of rollcall.example.env, the commented ones included."""
    return set(re.findall(r"^#? ?(ROLLCALL_\w+)=", (DEPLOY / "rollcall.example.env").read_text(), re.MULTILINE))


def keys_in_source() -> set[str]:
    page = (REPOSITORY / "Sources" / "App" / "Configuration" / "EnvironmentKey.swift").read_text()
    names = dict(re.findall(r'case (\w+) = "(ROLLCALL_\w+)"', page))
    secret_cases = re.search(r"case ([^:]+): true", page)
    assert names and secret_cases, "the list of settings was not found in the source"
    secrets = {names[case.strip().lstrip(".")] for case in secret_cases.group(1).split(",")}
    return set(names.values()) | {f"{name}_FILE" for name in secrets}


def test_example_lists_every_setting_of_the_code() -> None:
    assert keys_in_example() == keys_in_source()


def test_every_setting_of_the_example_is_explained() -> None:
    lines = (DEPLOY / "rollcall.example.env").read_text().splitlines()
    for number, line in enumerate(lines):
        if re.match(r"#? ?ROLLCALL_\w+=", line) and "_FILE=" not in line:
            assert lines[number - 1].startswith("# "), f"nothing explains {line}"


def test_compose_sets_only_settings_that_exist() -> None:
    for name in ("api", "worker", "migrate"):
        settings = set(COMPOSE["services"][name]["environment"])
        assert settings and settings <= keys_in_example(), name


def test_compose_runs_two_of_each_behind_a_balancer_after_the_migration() -> None:
    services = COMPOSE["services"]
    assert set(services) == {"postgres", "migrate", "api", "worker", "balancer"}
    for name in ("api", "worker"):
        assert services[name]["deploy"]["replicas"] == 2
        assert services[name]["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}
    assert services["migrate"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}
    assert services["balancer"]["depends_on"] == {"api": {"condition": "service_healthy"}}
    assert "ports" not in services["api"] and "ports" not in services["postgres"], "only the balancer is reached from outside"


def test_compose_hands_every_secret_over_as_a_file() -> None:
    for name, service in COMPOSE["services"].items():
        mounted = {f"/run/secrets/{secret}" for secret in service.get("secrets", [])}
        read = {value for key, value in service.get("environment", {}).items() if key.endswith("_FILE")}
        assert mounted == read, name
        assert set(service.get("secrets", [])) <= set(COMPOSE["secrets"])


def test_compose_builds_stages_that_exist() -> None:
    dockerfile = (DEPLOY / "Dockerfile").read_text()
    stages = set(re.findall(r"^FROM \S+ AS (\w+)$", dockerfile, re.MULTILINE))
    for name in ("api", "worker", "migrate"):
        build = COMPOSE["services"][name]["build"]
        assert build["dockerfile"] == "deploy/Dockerfile" and build["target"] in stages
    for source in re.findall(r"^COPY ([^-]\S*) ", dockerfile, re.MULTILINE):
        assert (REPOSITORY / source).exists(), f"COPY {source}"


def test_secrets_are_made_once_and_fit_the_compose_file(tmp_path: Path) -> None:
    folder = tmp_path / "secrets"
    subprocess.run([DEPLOY / "make-secrets", folder], check=True, capture_output=True)
    made = {path.name: path.read_text() for path in folder.iterdir()}
    assert set(made) == set(COMPOSE["secrets"])
    assert made["postgres_password"].strip() in made["rollcall_database_url"]
    assert folder.stat().st_mode & 0o077 == 0
    subprocess.run([DEPLOY / "make-secrets", folder], check=True, capture_output=True)
    assert {path.name: path.read_text() for path in folder.iterdir()} == made


def test_haproxy_accepts_its_configuration() -> None:
    done = subprocess.run(
        ["haproxy", "-c", "-f", DEPLOY / "haproxy.cfg", "-f", DEPLOY / "haproxy-api.cfg"],
        env={"BALANCER_LISTEN": "127.0.0.1:28080", "PATH": "/usr/sbin:/usr/bin:/bin"}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "warning" not in (done.stdout + done.stderr).lower()


@pytest.mark.parametrize("unit", sorted((DEPLOY / "systemd").glob("*.service")), ids=lambda path: path.name)
def test_unit_runs_a_program_of_ours_with_the_settings_file(unit: Path) -> None:
    text = unit.read_text()
    assert re.search(r"^ExecStart=/usr/local/bin/rollcall(-api|-worker| migrate)$", text, re.MULTILINE)
    assert "EnvironmentFile=/etc/rollcall/rollcall.env" in text
    assert "DynamicUser=yes" in text and "NoNewPrivileges=yes" in text
