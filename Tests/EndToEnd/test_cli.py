"""The commands as an operator types them, and the services' word about a bad setting."""

import json
import subprocess
from pathlib import Path

import pytest

from testbed.actors import Entra, Tenant, answered, people
from testbed.cluster import free_port
from testbed.patience import until_equal
from testbed.product import Product
from testbed.service import binary


def run_service(product: Product, executable: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Start a service with a setting that should keep it from starting."""
    environment = product.environment(
        ROLLCALL_LISTEN=f"127.0.0.1:{free_port()}", ROLLCALL_OPS_LISTEN=f"127.0.0.1:{free_port()}") | settings
    done = subprocess.run([binary(executable)], env=environment, capture_output=True, text=True, timeout=20)
    product.logbook.texts.append(done.stdout + done.stderr)
    return done


@pytest.mark.parametrize("arguments", [
    ["--no-such-flag"], ["no-such-verb"], ["up", "--port", "abc"], ["up", "--port", "70000"], ["up", "--no-such-flag"],
    ["migrate", "extra"], ["tenant", "create"], ["tenant", "no-such-verb"],
], ids=" ".join)
def test_bad_arguments_are_one_sentence_and_status_2(product: Product, arguments: list[str]) -> None:
    done = product.command(*arguments)
    assert done.returncode == 2, (done.returncode, done.stderr)
    assert done.stdout == ""
    assert done.stderr.startswith("Error: ") and "Fatal error" not in done.stderr


def test_help_names_every_verb(product: Product) -> None:
    done = product.command("--help")
    assert done.returncode == 0
    assert all(verb in done.stdout for verb in ("up", "migrate", "tenant", "configuration", "token", "pool", "schema", "resource-type", "key", "job", "audit"))


def test_operator_sets_a_tenant_up_by_command_alone(product: Product) -> None:
    """From nothing to a person with a seat, each answer a JSON object for scripts."""
    def answer(*arguments: str) -> dict:
        done = product.command(*arguments, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    slug = "by-command"
    assert answer("tenant", "create", slug, "--name", "By Command")["slug"] == slug
    pool = answer("pool", "create", "--tenant", slug, "--name", "Seats", "--product", "sales-navigator", "--seats", "2")["id"]
    configuration = answer(
        "configuration", "create", "--tenant", slug, "--name", "Entra", "--idp", "entra", "--auto-assign-pool", pool)["id"]
    issued = answer("token", "create", "--tenant", slug, "--configuration", configuration, "--name", "first")
    product.logbook.secrets.add(issued["token"])

    tenant = Tenant(product.admin(product.services[0]), slug)
    user = Entra(tenant, issued["token"]).provision(people(1)[0])
    until_equal(lambda: tenant.standing(user["id"]), ("assigned", None), "the person has a seat")
    changed = answer("configuration", "update", configuration, "--tenant", slug, "--strict", "true")
    assert (changed["strict"], changed["version"], changed["auto_assign"]["pool_id"]) == (True, 2, pool)
    health = answer("configuration", "health", configuration, "--tenant", slug)
    assert health["configuration_id"] == configuration and health["status"] in ("waiting", "healthy")
    done = answer("audit", "list", "--tenant", slug, "--action", "scim_configuration.update")["data"]
    assert [(one["subject"], one["outcome"]) for one in done] == [(configuration, "done")] and done[0]["who"]
    assert answer("audit", "show", done[0]["id"])["after"]["strict"] is True
    for wrong in (["audit", "list", "--limit", "0"], ["audit", "list", "--since", "today"], ["audit", "show", "nothing"],
                  ["audit", "list", "--tenant", "no-such-tenant"], ["configuration", "health", "nothing", "--tenant", slug]):
        refused = product.command(*wrong)
        assert refused.returncode in (1, 2) and len(refused.stderr.strip().splitlines()) == 1, (wrong, refused.stderr)
    taken = product.command("tenant", "create", slug, "--name", "Again")
    assert taken.returncode == 1 and slug in taken.stderr and len(taken.stderr.strip().splitlines()) == 1
    listed = product.command("tenant", "list", "--json")
    assert slug in [tenant["slug"] for tenant in json.loads(listed.stdout)["data"]]


def test_operator_defines_a_resource_type_by_command_alone(product: Product, tmp_path: Path) -> None:
    """A schema and a type of it: made, shown, listed, changed with a version, and gone."""
    def answer(*arguments: str, status: int = 0) -> dict:
        done = product.command(*arguments, "--tenant", slug, "--json")
        assert done.returncode == status, (arguments, done.stdout, done.stderr)
        if status:
            assert done.stdout == "" and len(done.stderr.strip().splitlines()) == 1, done.stderr
        return json.loads(done.stdout) if status == 0 else {}

    def file(document: object) -> str:
        path = tmp_path / "document.json"
        path.write_text(json.dumps(document))
        return str(path)

    slug, urn = "own-types-by-command", "urn:example:acme:Device"
    product.command("tenant", "create", slug, "--name", "Own Types")
    schema = {"id": urn, "attributes": [{"name": "serial"}]}
    kind = {"name": "Device", "endpoint": "/Devices", "schema": urn}
    assert answer("schema", "put", file(schema))["version"] == 1
    assert answer("resource-type", "put", file(kind))["endpoint"] == "/Devices"
    assert answer("schema", "show", urn)["attributes"][0]["name"] == "serial"
    assert answer("resource-type", "show", "device")["schema"] == urn
    assert [item["id"] for item in answer("schema", "list")["data"]] == [urn]
    assert [item["name"] for item in answer("resource-type", "list")["data"]] == ["Device"]
    listed = product.command("schema", "list", "--tenant", slug).stdout.splitlines()
    assert len(listed) == 2 and listed[0].split() == ["id", "resource_type", "name", "version", "updated_at"]

    schema["attributes"].append({"name": "model"})
    answer("schema", "put", file(schema), "--if-version", "7", status=1)
    assert answer("schema", "put", file(schema), "--if-version", "1")["version"] == 2
    kind["description"] = "What people work with."
    assert answer("resource-type", "put", file(kind))["version"] == 2
    answer("schema", "delete", urn, status=1)
    answer("resource-type", "put", file(kind | {"endpoint": "/Users"}), status=2)
    answer("schema", "put", file({"id": "no urn", "attributes": []}), status=2)
    answer("schema", "put", file([]), status=2)
    answer("schema", "put", str(tmp_path / "nothing.json"), status=2)
    answer("resource-type", "show", "Gadget", status=1)
    assert answer("resource-type", "delete", "Device", "--if-version", "2")["deleted"] is True
    assert answer("schema", "delete", urn)["deleted"] is True
    assert answer("schema", "list")["data"] == []


@pytest.mark.parametrize("executable", ["rollcall-api", "rollcall-worker"])
@pytest.mark.parametrize(("variable", "value"), [
    ("ROLLCALL_DATABASE_URL", ""), ("ROLLCALL_DATABASE_URL", "mysql://localhost/rollcall"),
    ("ROLLCALL_SECRET_KEY", ""), ("ROLLCALL_SECRET_KEY", "c2hvcnQ="), ("ROLLCALL_SECRET_KEY", "not base64!"),
    ("ROLLCALL_OPS_LISTEN", "nowhere"), ("ROLLCALL_OPS_LISTEN", "127.0.0.1:99999"),
    ("ROLLCALL_DATABASE_POOL_SIZE", "many"), ("ROLLCALL_DATABASE_POOL_SIZE", "0"),
    ("ROLLCALL_LOG_LEVEL", "loud"), ("ROLLCALL_LOG_FORMAT", "xml"),
])
def test_bad_setting_is_one_line_and_status_2(product: Product, executable: str, variable: str, value: str) -> None:
    done = run_service(product, executable, **{variable: value})
    assert done.returncode == 2, (done.returncode, done.stderr)
    assert len(done.stderr.strip().splitlines()) == 1 and variable in done.stderr, done.stderr
    assert len(value) < 4 or value not in done.stderr, "the value is not repeated: it may be a secret"


@pytest.mark.parametrize(("variable", "value"), [
    ("ROLLCALL_LISTEN", "8080"), ("ROLLCALL_PUBLIC_URL", "not a url"), ("ROLLCALL_TRUSTED_PROXIES", "10.0.0.0/99"),
    ("ROLLCALL_BOOTSTRAP_ADMIN_KEY", "short")])
def test_bad_setting_of_the_api(product: Product, variable: str, value: str) -> None:
    done = run_service(product, "rollcall-api", **{variable: value})
    assert done.returncode == 2 and variable in done.stderr and len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_secret_may_come_from_a_file(product: Product, tmp_path: Path) -> None:
    for name, value in [("key", product.secret_key), ("url", product.database_url), ("admin", product.admin_key)]:
        (tmp_path / name).write_text(value + "\n")
    settings = {
        "ROLLCALL_SECRET_KEY": "", "ROLLCALL_SECRET_KEY_FILE": str(tmp_path / "key"),
        "ROLLCALL_DATABASE_URL": "", "ROLLCALL_DATABASE_URL_FILE": str(tmp_path / "url"),
        "ROLLCALL_BOOTSTRAP_ADMIN_KEY": "", "ROLLCALL_BOOTSTRAP_ADMIN_KEY_FILE": str(tmp_path / "admin"),
    }
    api = product.api(wait=False)
    api.stop()
    api.environment |= settings
    api.start()
    assert answered(product.admin(api).http.get("/tenants"), 200)["data"] is not None
    api.stop()

    missing = run_service(product, "rollcall-api", ROLLCALL_SECRET_KEY="", ROLLCALL_SECRET_KEY_FILE=str(tmp_path / "none"))
    assert missing.returncode == 2 and "ROLLCALL_SECRET_KEY_FILE" in missing.stderr


def test_unknown_setting_is_a_warning(product: Product) -> None:
    api = product.api(wait=False)
    api.stop()
    before = len(api.records())
    api.environment["ROLLCALL_LSITEN"] = "127.0.0.1:1"
    api.start()
    warnings = [record for record in api.records()[before:] if "ROLLCALL_LSITEN" in json.dumps(record)]
    assert [record["level"] for record in warnings] == ["warning"]
    api.stop()


def test_port_that_is_taken_is_one_line(product: Product) -> None:
    taken = product.services[0].environment["ROLLCALL_LISTEN"]
    done = run_service(product, "rollcall-api", ROLLCALL_LISTEN=taken)
    assert done.returncode == 2 and "ROLLCALL_LISTEN" in done.stderr and len(done.stderr.strip().splitlines()) == 1
