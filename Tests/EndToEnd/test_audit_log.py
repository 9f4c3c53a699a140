"""Who did what, through the admin API and at the command line."""

import csv
import io
import json

from testbed.actors import Admin, Body, Tenant, answered
from testbed.product import Product


def entries(admin: Admin, **filters: str) -> list[Body]:
    """The newest first."""
    return list(admin.pages("/audit-log", **filters))


def test_what_is_done_through_the_admin_api_and_by_command_stands_in_one_log(
    product: Product, admin: Admin, tenant: Tenant
) -> None:
    configuration = tenant.create_configuration("entra")
    token = tenant.create_token(configuration)
    key, secret = admin.create_key(tenant.slug)
    Tenant(Admin(admin.url, secret), tenant.slug).revoke(token)
    done = product.command(
        "configuration", "update", configuration, "--tenant", tenant.slug, "--strict", "true", "--json")
    assert done.returncode == 0, done.stderr

    seen = entries(admin, tenant=tenant.slug)
    assert [entry["action"] for entry in seen] == [
        "scim_configuration.update", "scim_token.revoke", "api_key.create", "scim_token.create",
        "scim_configuration.create"]
    assert {entry["outcome"] for entry in seen} == {"done"}
    assert seen[0]["actor"]["name"].startswith("cli:") and seen[0]["after"]["strict"] is True
    assert seen[1]["actor"] == {"id": key, "name": "test"} and seen[1]["subject"] == token.id
    assert seen[3]["actor"]["name"] == "bootstrap" and seen[3]["after"]["token"] == "[redacted]"
    assert seen[0]["request"]["arguments"][:3] == ["configuration", "update", configuration]
    assert token.token not in json.dumps(entries(admin)) and secret not in json.dumps(entries(admin))

    refused = product.command("configuration", "update", configuration, "--tenant", tenant.slug, "--state", "nonsense")
    assert refused.returncode != 0
    assert entries(admin, tenant=tenant.slug)[0]["outcome"] == "failed"


def test_the_audit_log_is_exported(admin: Admin, tenant: Tenant) -> None:
    tenant.create_pool(seats=3)
    exported = admin.http.get(f"{tenant.path}/audit-log", params={"format": "csv"})
    rows = list(csv.DictReader(io.StringIO(exported.text)))
    assert [row["action"] for row in rows] == ["license_pool.create"]
    assert json.loads(rows[0]["after"])["seats"] == 3
    answered(admin.http.get("/audit-log", params={"since": "not a time"}), 400)
