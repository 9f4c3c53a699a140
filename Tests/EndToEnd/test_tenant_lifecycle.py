"""A tenant is renamed, suspended, resumed and deleted; what is deleted is nowhere in the database."""

from testbed.actors import Admin, Entra, answered, people
from testbed.patience import until
from testbed.product import Product


def test_a_suspended_tenant_is_refused_and_loses_nothing(admin: Admin) -> None:
    tenant = admin.create_tenant()
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra", tenant.create_pool(seats=1))))
    user = entra.provision(people(1)[0])
    suspended = answered(admin.http.post(f"{tenant.path}/suspend"), 200)
    assert suspended["state"] == "suspended"
    until(lambda: entra.send("GET", "/Users").status_code == 403, "the tenant is refused", within=1.5)
    refusal = answered(entra.send("GET", "/Users"), 403)
    assert "suspended" in refusal["detail"] and refusal["schemas"]
    assert answered(admin.http.post(f"{tenant.path}/suspend"), 200)["version"] == suspended["version"]
    answered(admin.http.post(f"{tenant.path}/resume"), 200)
    until(lambda: entra.send("GET", "/Users").status_code == 200, "the tenant is served", within=1.5)
    assert entra.get_user(user["id"])["userName"] == people(1)[0].user_name


def test_a_tenant_is_changed_only_in_the_version_that_is_known(admin: Admin) -> None:
    tenant = admin.create_tenant()
    read = admin.http.get(tenant.path)
    tag = read.headers["ETag"]
    renamed = answered(admin.http.patch(tenant.path, json={"name": "Globex Ltd"}, headers={"If-Match": tag}), 200)
    assert renamed["name"] == "Globex Ltd" and renamed["version"] == read.json()["version"] + 1
    stale = answered(admin.http.patch(tenant.path, json={"name": "Other"}, headers={"If-Match": tag}), 412)
    assert stale["code"] == "tenant_changed"
    assert answered(admin.http.delete(tenant.path, headers={"If-Match": tag}), 412)["code"] == "tenant_changed"


def test_a_tenants_own_key_neither_suspends_nor_deletes_it(admin: Admin) -> None:
    tenant = admin.create_tenant()
    own = Admin(admin.url, admin.create_key(tenant.slug)[1])
    for method, path in [("POST", f"{tenant.path}/suspend"), ("POST", f"{tenant.path}/resume"), ("DELETE", tenant.path)]:
        assert answered(own.http.request(method, path), 403)["code"] == "operator_key_required"
    assert answered(own.http.get(f"{tenant.path}/usage"), 200)["tenant"] == tenant.slug


def test_usage_tells_what_there_is(admin: Admin) -> None:
    tenant = admin.create_tenant()
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra", tenant.create_pool(seats=2))))
    for person in people(3):
        entra.provision(person)
    entra.create_group("Sellers")

    def usage() -> dict:
        return answered(admin.http.get(f"{tenant.path}/usage"), 200)

    until(lambda: (usage()["seats_held"], usage()["waiting"]) == (2, 1), "the seats have followed")
    seen = usage()
    assert (seen["users"], seen["groups"], seen["seats"]) == (3, 1, 2)
    assert seen["events"] >= 4 and seen["storage_bytes"] > 100_000


def test_a_deleted_tenant_is_nowhere_in_the_database(admin: Admin, product: Product) -> None:
    kept, gone = admin.create_tenant(), admin.create_tenant("gone-with-the-wind")
    for tenant in (kept, gone):
        entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra", tenant.create_pool(seats=1))))
        entra.provision(people(1, start=8_000_001)[0])
        admin.create_key(tenant.slug)
    [(schema,)] = product.rows("SELECT 'tenant_' || id FROM rollcall.tenants WHERE slug = %s", gone.slug)
    told = answered(admin.http.delete(gone.path, params={"dry_run": "true"}), 200)
    assert told["dry_run"] is True and told["users"] == 1
    assert answered(admin.http.delete(gone.path, params={"grace_hours": 721}), 400)["code"] == "invalid_parameter"
    later = answered(admin.http.delete(gone.path), 202)
    assert later["state"] == "suspended" and later["delete_at"] > later["updated_at"]
    assert answered(admin.http.post(f"{gone.path}/resume"), 200)["delete_at"] is None
    answered(admin.http.delete(gone.path, params={"grace_hours": 0}), 202)
    answered(admin.http.post("/schedules/tenants.deletion/run"), 200)
    until(lambda: admin.http.get(gone.path).status_code == 404, "the tenant is gone", within=30)

    dump = product.cluster.dump(product.database)
    for trace in (gone.slug, schema, schema.removeprefix("tenant_")):
        found = [line for line in dump.splitlines() if trace in line and not is_history(line)]
        assert found == [], trace
    assert kept.slug in dump
    assert answered(admin.http.get(kept.path), 200)["slug"] == kept.slug


def is_history(line: str) -> bool:
    """What is finished is kept by id for some days, `id, tenant, queue, kind, …`, and who made and deleted a tenant for long."""
    fields = line.split("\t")
    if len(fields) == 10:
        return fields[5].startswith(("tenant.", "api_key."))
    is_outcome = len(fields) == 4 and fields[1].isdigit()
    return is_outcome or len(fields) == 9 and fields[3].count(".") == 1

