"""A tenant is written to a file and made anew from it in an empty database, equal row by row.

`ROLLCALL_ARCHIVE_PEOPLE` makes the tenant large; `make test-archive` takes 100,000.
"""

import json
import os
from pathlib import Path

import pytest

from testbed.actors import Admin, Entra, Okta, Tenant, answered, people
from testbed.cluster import PostgresCluster
from testbed.patience import until
from testbed.product import Product
from testbed.service import LogBook, Service

PEOPLE = int(os.environ.get("ROLLCALL_ARCHIVE_PEOPLE", "300"))


@pytest.mark.timeout(240 + PEOPLE // 50)
def test_a_restored_tenant_is_equal_row_by_row(cluster: PostgresCluster, logbook: LogBook, tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    with Product(cluster, logbook, tmp_path / "old") as old, Product(cluster, logbook, tmp_path / "new") as new:
        admin = old.admin(old.api())
        worker = old.worker()
        tenant, token = lived_in(admin)
        admin.create_key(tenant.slug)
        schema = old.schema_of(tenant.slug)
        until(lambda: is_quiet(old, schema, admin, tenant), "the workers are done", within=120, every=0.5)
        assert worker.stop() == 0
        sent = admin.http.get(f"{tenant.path}/archive")
        old.stop()

        file = tmp_path / "tenant.ndjson"
        told = done(old, "tenant", "export", tenant.slug, "--output", file, "--json")
        assert told["rows"] == len(file.read_text().splitlines()) - 2
        assert file.stat().st_mode & 0o777 == 0o600
        assert sent.status_code == 200 and lasting(sent.text) == lasting(file.read_text())

        assert done(new, "tenant", "import", file, "--json") == {"tenant": tenant.slug, "rows": told["rows"]}
        assert rows_of(new, schema) == rows_of(old, schema)
        for table, condition in [("tenants", "id"), ("scim_configurations", "tenant_id"), ("credentials", "tenant_id"),
                                 ("api_keys", "tenant_id")]:
            query = f"SELECT t::text FROM rollcall.{table} AS t WHERE {condition} = %s ORDER BY 1"
            identifier = schema.removeprefix("tenant_")
            assert new.rows(query, identifier) == old.rows(query, identifier) != []

        # It lives on: the token is good where the secret key is the same, and what comes next finds its numbers free.
        there = new.admin(new.api(ROLLCALL_SECRET_KEY=old.secret_key))
        new.worker(ROLLCALL_SECRET_KEY=old.secret_key)
        moved = Entra(Tenant(there, tenant.slug), token)
        user = moved.provision(people(1, start=9_000_001)[0])
        until(lambda: moved.tenant.standing(user["id"]) is not None, "the newcomer has a seat or waits", within=60)
        again = new.command("tenant", "import", str(file))
        assert again.returncode == 1 and "there already" in again.stderr


def test_a_damaged_archive_restores_nothing(product: Product, admin: Admin, tenant: Tenant, tmp_path: Path) -> None:
    file = tmp_path / "whole.ndjson"
    done(product, "tenant", "export", tenant.slug, "--output", file)
    here = product.schema_of(tenant.slug).removeprefix("tenant_")
    lines = file.read_text().replace(here, "zz1zz2zz3z").replace(tenant.slug, "restored").splitlines()
    header = json.loads(lines[0])
    stranger = '{"table":"rollcall.api_keys","row":{"id":"00000000-0000-7000-8000-000000000001","name":"n","tenant_id":null}}'
    damaged = {
        "not this tenant's": [*lines[:2], stranger, *lines[2:-1], f'{{"rows":{len(lines) - 1}}}'],
        "no archive": ["{}"], "is no archive": ["plain text"], "ends in the middle": lines[:-1],
        "line 3": [*lines[:2], lines[2][:-3], *lines[3:]],
        "does not know": [*lines[:2], '{"table":"pg_authid","row":{}}', *lines[2:]],
        "written at version": [json.dumps(header | {"schema_version": 1}), *lines[1:]],
    }
    for sentence, content in damaged.items():
        broken = tmp_path / "broken.ndjson"
        broken.write_text("\n".join(content) + "\n")
        refused = product.command("tenant", "import", str(broken))
        assert refused.returncode in (1, 2) and sentence in refused.stderr, (sentence, refused.stderr)
    assert product.command("tenant", "import", str(tmp_path / "nothing")).returncode == 2
    assert product.command("tenant", "export", tenant.slug, "--output", str(file)).returncode == 2
    assert answered(admin.http.get("/tenants/restored"), 404)
    assert product.rows("SELECT FROM pg_namespace WHERE nspname = 'tenant_zz1zz2zz3z'") == []


def test_a_tenant_that_was_to_be_deleted_is_restored_to_stay(
        product: Product, admin: Admin, tenant: Tenant, tmp_path: Path) -> None:
    file = tmp_path / "last.ndjson"
    answered(admin.http.delete(tenant.path, params={"grace_hours": 0}), 202)
    done(product, "tenant", "export", tenant.slug, "--output", file)
    answered(admin.http.post("/schedules/tenants.deletion/run"), 200)
    until(lambda: admin.http.get(tenant.path).status_code == 404, "the tenant is gone", within=30)
    done(product, "tenant", "import", file)
    restored = answered(admin.http.get(tenant.path), 200)
    assert (restored["state"], restored["delete_at"]) == ("suspended", None)


def test_archives_leave_no_file_open(admin: Admin, tenant: Tenant, api: Service) -> None:
    def open_files() -> int:
        return len(list(Path(f"/proc/{api.pid}/fd").iterdir()))

    assert admin.http.get(f"{tenant.path}/archive").status_code == 200
    before = open_files()
    for _ in range(5):
        assert admin.http.head(f"{tenant.path}/archive").status_code == 200
        assert admin.http.get(f"{tenant.path}/archive").status_code == 200
    until(lambda: open_files() <= before + 1, "the files are closed")


def test_only_an_operators_key_for_archives_reads_one(admin: Admin, tenant: Tenant) -> None:
    own = Admin(admin.url, admin.create_key(tenant.slug)[1])
    assert answered(own.http.get(f"{tenant.path}/archive"), 403)["code"] == "operator_key_required"
    made = answered(admin.http.post("/api-keys", json={"name": "reader", "scopes": ["tenants:write"]}), 201)
    reader = Admin(admin.url, admin.remember(made["key"]))
    assert answered(reader.http.get(f"{tenant.path}/archive"), 403)["code"] == "scope_needed"


def lived_in(admin: Admin) -> tuple[Tenant, str]:
    """A tenant with something in nearly every table."""
    tenant = admin.create_tenant()
    pool = tenant.create_pool(seats=max(10, PEOPLE // 2))
    configuration = tenant.create_configuration("entra", pool)
    token = tenant.create_token(configuration)
    entra = Entra(tenant, token)
    okta = Okta(tenant, tenant.create_token(tenant.create_configuration("okta")))
    users = [entra.provision(person)["id"] for person in people(20)]
    create_many(entra, PEOPLE - 21)
    okta.provision(people(1, start=8_500_001)[0])
    group = entra.create_group("Sellers \N{SNOWMAN} \\ \"quoted\"")["id"]
    entra.add_members(group, users[:10])
    entra.deactivate(users[0])
    entra.delete_user(users[1])
    http, path = admin.http, tenant.path
    client = answered(http.post(f"{path}/scim-configurations/{configuration}/clients", json={"name": "Entra"}), 201)
    admin.remember(client["client_secret"])
    answered(http.post(f"{path}/license-rules", json={
        "kind": "group", "subject_id": group, "pool_id": pool, "priority": 1}), 201)
    answered(http.post(f"{path}/assignments", json={"user_id": users[2], "pool_id": pool}), 202)
    answered(http.post(f"{path}/webhook-endpoints", json={
        "url": "https://hooks.example.com/in", "event_types": ["license_pool.*"]}), 201)
    answered(http.post(f"{path}/notification-preferences", json={"address": "it@people.example"}), 201)
    return tenant, token.token


def create_many(entra: Entra, count: int) -> None:
    """People by Bulk, as many as it takes at once."""
    for start in range(0, count, 500):
        operations = [
            {"method": "POST", "path": "/Users", "bulkId": str(person.number), "data": entra.new_user(person)}
            for person in people(min(500, count - start), start=1_000 + start)
        ]
        body = {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": operations}
        done = answered(entra.send("POST", "/Bulk", body), 200)
        assert {operation["status"] for operation in done["Operations"]} == {"201"}


def lasting(archive: str) -> list[str]:
    """The lines of an archive without those that a look at the tenant changes: when tokens and keys were last used, what was asked."""
    passing = ("rollcall.credentials", "rollcall.api_keys", "provisioning_log", "connections", "connection_hours")
    lines = archive.splitlines()
    return sorted(line for line in lines[:-1] if json.loads(line).get("table") not in passing)


def rows_of(product: Product, schema: str) -> dict:
    """Every table but the ledger, which says when this database made the schema."""
    return {table: rows for table, rows in product.fingerprint(schema).items() if table != "schema_version"}


def is_quiet(product: Product, schema: str, admin: Admin, tenant: Tenant) -> bool:
    """No job is due, and no event is without a number: an export changes nothing, but a reader of events does."""
    [(arrivals,)] = product.rows(f"SELECT count(*) FROM {schema}.event_arrivals")
    return arrivals == 0 and all(job["state"] == "scheduled" for job in admin.jobs(tenant.slug))


def done(product: Product, *arguments: object) -> dict:
    result = product.command(*map(str, arguments))
    assert result.returncode == 0, result.stderr[:600]
    return json.loads(result.stdout) if "--json" in arguments else {}
