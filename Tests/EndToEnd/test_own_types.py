"""A tenant that has more than people and groups: the story of an administrator, who defines it, and an identity provider."""

from typing import Any

import httpx2
import pytest

from testbed.actors import CORE_USER, Admin, Entra, answered, patch, people
from testbed.patience import until

BADGE = "urn:example:params:scim:schemas:extension:acme:2.0:Badge"
DEVICE = "urn:example:params:scim:schemas:acme:2.0:Device"
WARRANTY = "urn:example:params:scim:schemas:extension:acme:2.0:Warranty"
BULK = "urn:ietf:params:scim:api:messages:2.0:BulkRequest"
SEARCH = "urn:ietf:params:scim:api:messages:2.0:SearchRequest"


def device(serial: str, **more: Any) -> dict[str, Any]:
    return {"schemas": [DEVICE], "serial": serial} | more


@pytest.fixture
def entra(admin: Admin) -> Entra:
    """The identity provider of a tenant that has the extension and the type."""
    tenant = admin.create_tenant()
    http = admin.http
    schemas, types = f"{tenant.path}/schemas", f"{tenant.path}/resource-types"
    answered(http.post(schemas, json={
        "id": BADGE, "resource_type": "User", "attributes": [
            {"name": "number", "uniqueness": "server"}, {"name": "site", "required": True},
            {"name": "pin", "mutability": "writeOnly"},
        ],
    }), 201)
    answered(http.post(schemas, json={
        "id": DEVICE, "name": "Device", "attributes": [
            {"name": "serial", "required": True, "uniqueness": "server", "caseExact": True},
            {"name": "model"}, {"name": "cores", "type": "integer"},
            {"name": "owner", "type": "reference", "referenceTypes": ["User"]},
        ],
    }), 201)
    answered(http.post(schemas, json={
        "id": WARRANTY, "attributes": [{"name": "until", "type": "dateTime", "required": True}],
    }), 201)
    answered(http.post(types, json={
        "name": "Device", "endpoint": "/Devices", "schema": DEVICE, "schemaExtensions": [{"schema": WARRANTY}],
    }), 201)
    return Entra(tenant, tenant.create_token(tenant.create_configuration("entra")))


def resources(response: httpx2.Response) -> list[dict[str, Any]]:
    return answered(response, 200)["Resources"]


def test_what_an_administrator_defines_an_identity_provider_fills(entra: Entra) -> None:
    tenant = entra.tenant
    served = {kind["name"]: kind["endpoint"] for kind in resources(entra.send("GET", "/ResourceTypes"))}
    assert served == {"User": "/Users", "Group": "/Groups", "Device": "/Devices"}
    attributes = answered(entra.send("GET", f"/Schemas/{DEVICE}"), 200)["attributes"]
    assert [attribute["uniqueness"] for attribute in attributes] == ["server", "none", "none", "none"]

    # People with the extension.
    ada, other = people(2)
    body = {"schemas": [CORE_USER, BADGE], "userName": ada.user_name, BADGE: {"number": "A-1", "site": "Oslo", "pin": "1234"}}
    user = answered(entra.send("POST", "/Users", body), 201)
    assert user[BADGE] == {"number": "A-1", "site": "Oslo"}
    taken = entra.send("POST", "/Users", body | {"userName": other.user_name, BADGE: {"number": "a-1", "site": "Oslo"}})
    assert answered(taken, 409)["scimType"] == "uniqueness"
    siteless = entra.send("POST", "/Users", body | {"userName": other.user_name, BADGE: {"number": "A-2"}})
    assert answered(siteless, 400)["scimType"] == "invalidValue"
    found = resources(entra.send("GET", "/Users", filter=f'{BADGE}:number eq "a-1"'))
    assert [person["id"] for person in found] == [user["id"]]

    # One device, from its birth to its end.
    made = entra.send("POST", "/Devices", device("S-0", externalId="x0", owner=user["meta"]["location"]))
    first = answered(made, 201)
    assert first["meta"]["location"] == made.headers["location"] == f"{tenant.scim_url}/Devices/{first['id']}"
    path = f"/Devices/{first['id']}"
    assert answered(entra.send("GET", path), 200) == first
    patched = answered(entra.send("PATCH", path, patch(
        {"op": "add", "path": f"{WARRANTY}:until", "value": "2030-01-01T00:00:00Z"},
        {"op": "replace", "value": {"cores": 8}},
    )), 200)
    assert patched["cores"] == 8 and patched["schemas"] == [DEVICE, WARRANTY]
    gone = entra.send("PATCH", path, patch({"op": "remove", "path": f"{WARRANTY}:until"}))
    assert answered(gone, 200)["schemas"] == [DEVICE], "an extension without attributes is no longer there"
    assert answered(entra.send("PATCH", path, patch({"op": "remove", "path": "serial"})), 400)["scimType"] == "mutability"
    stale = entra.http.request("PUT", path, json=device("S-9"), headers={"If-Match": first["meta"]["version"]})
    assert answered(stale, 412)
    assert answered(entra.send("POST", "/Devices", device("S-0")), 409)["scimType"] == "uniqueness"

    # Many at once, one of them wrong.
    operations = [
        {"method": "POST", "path": "/Devices", "bulkId": f"b{n}", "data": device(f"S-{n}", cores=n % 4)} for n in range(30)
    ]
    outcome = answered(entra.send("POST", "/Bulk", {"schemas": [BULK], "Operations": operations}), 200)["Operations"]
    assert [operation["status"] for operation in outcome] == ["409"] + ["201"] * 29
    assert answered(entra.send("GET", "/Devices", count="0"), 200)["totalResults"] == 30

    # Lists: by filter, by order, by index, by cursor.
    assert [found["serial"] for found in resources(entra.send("GET", "/Devices", filter='serial eq "S-7"'))] == ["S-7"]
    assert resources(entra.send("GET", "/Devices", filter='serial eq "s-7"')) == []
    many = answered(entra.send("POST", "/Devices/.search", {
        "schemas": [SEARCH], "filter": "cores ge 2", "sortBy": "cores", "sortOrder": "descending", "attributes": ["cores"],
    }), 200)
    assert [found["cores"] for found in many["Resources"]] == [8] + [3] * 7 + [2] * 7
    walked, cursor = [], ""
    while cursor is not None:
        page = answered(entra.send("GET", "/Devices", count="7", cursor=cursor), 200)
        walked += [found["id"] for found in page["Resources"]]
        cursor = page.get("nextCursor")
    by_index = [found["id"] for start in range(1, 31, 10)
                for found in resources(entra.send("GET", "/Devices", count="10", startIndex=str(start)))]
    assert walked == by_index and len(set(walked)) == 30

    # What is in use stays; what nobody needs goes.
    http = tenant.admin.http
    assert answered(http.delete(f"{tenant.path}/resource-types/Device"), 409)["code"] == "resource_type_in_use"
    for device_id in walked:
        answered(entra.send("DELETE", f"/Devices/{device_id}"), 204)
    assert answered(entra.send("GET", path), 404)
    told = [event for event in answered(http.get(f"{tenant.path}/events", params={"limit": 200}), 200)["data"]
            if event["subject"] == first["id"]]
    assert [event["type"] for event in told] == ["resource.created", *["resource.updated"] * 2, "resource.deleted"]
    assert all(event["data"]["resource_type"] == "Device" for event in told)
    answered(http.delete(f"{tenant.path}/resource-types/Device"), 204)
    until(lambda: entra.send("GET", "/Devices").status_code == 404, "the endpoint is gone", within=2)
    assert answered(http.delete(f"{tenant.path}/schemas/{BADGE}"), 409)["code"] == "schema_in_use"
    answered(http.delete(f"{tenant.path}/schemas/{DEVICE}"), 204)
