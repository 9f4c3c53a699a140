"""The OpenAPI document of the SCIM surface, judged by programs of others: a validator, and schemathesis against the service.

`make test` runs schemathesis for some 30 seconds with a fixed seed. `make conformance-fuzz` runs it for minutes with a new one.
"""

from pathlib import Path

import httpx2
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from testbed.actors import Entra, IdentityProvider, Tenant, answered, people
from testbed.fuzz import SECONDS, attack
from testbed.patience import until
from testbed.service import Service


def document(api: Service) -> dict:
    return answered(httpx2.get(f"{api.url}/openapi/scim.json"), 200)


def test_document_is_valid_openapi(api: Service) -> None:
    errors = list(OpenAPIV31SpecValidator(document(api)).iter_errors())
    assert not errors, "\n".join(str(error) for error in errors)


def test_document_names_what_the_tenant_is_told(api: Service, tenant: Tenant) -> None:
    provider = IdentityProvider(tenant, tenant.create_token(tenant.create_configuration("generic")))
    schemas = document(api)["components"]["schemas"]
    for schema in answered(provider.send("GET", "/Schemas"), 200)["Resources"]:
        if schema["name"] not in ("User", "Group"):
            continue
        told = {attribute["name"] for attribute in schema["attributes"] if attribute["returned"] != "never"}
        assert told | {"schemas", "id", "externalId", "meta"} == {
            name for name in schemas[schema["name"]]["properties"] if not name.startswith("urn:")}


def devices_of(tenant: Tenant, provider: IdentityProvider) -> list[str]:
    """The ids of resources of a type that the tenant defines."""
    urn = "urn:example:params:scim:schemas:acme:2.0:Device"
    attributes = [
        {"name": "serial", "required": True}, {"name": "bought", "type": "dateTime"},
        {"name": "weight", "type": "decimal"}, {"name": "tags", "multiValued": True},
        {"name": "owner", "type": "complex", "subAttributes": [{"name": "value"}, {"name": "since", "type": "dateTime"}]},
    ]
    answered(tenant.admin.http.post(f"{tenant.path}/schemas", json={"id": urn, "attributes": attributes}), 201)
    kind = {"name": "Device", "endpoint": "/Devices", "schema": urn}
    answered(tenant.admin.http.post(f"{tenant.path}/resource-types", json=kind), 201)

    def create(serial: int) -> str:
        """The id of a device; until every process knows the type, there is nothing at its endpoint."""
        body = {"schemas": [urn], "serial": f"S{serial}"}
        made = until(
            lambda: (response := provider.send("POST", "/Devices", body)).status_code != 404 and response,
            "the type is known")
        return answered(made, 201)["id"]

    return [create(serial) for serial in range(5)]


def token_of(tenant: Tenant, configuration: str, person: str) -> str:
    """A token that stands for a person, who is all that it opens, at /Me."""
    path = f"{tenant.path}/scim-configurations/{configuration}/tokens"
    body = {"name": "person", "expires_in_days": 1, "user_id": person}
    return tenant.admin.remember(answered(tenant.admin.http.post(path, json=body), 201)["token"])


def attack_scim(
    api: Service, tenant: Tenant, token: str, ids: dict[str, list[str]], folder: Path, phases: str, limit: list[str],
    *chosen: str,
) -> None:
    attack(
        api, "/openapi/scim.json", tenant.scim_url, token, ids, folder, phases, limit, *chosen, hooks="plausible")


@pytest.mark.timeout(SECONDS + 300)
def test_schemathesis_finds_no_fault(api: Service, tenant: Tenant, tmp_path: Path) -> None:
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra", tenant.create_pool(seats=25))))
    users = [entra.provision(person)["id"] for person in people(12)]
    groups = [entra.create_group(name)["id"] for name in ("Sales", "Service", "Research")]
    entra.add_members(groups[0], users)
    ids = {"Users": users, "Groups": groups, "Devices": devices_of(tenant, entra)}
    limit = ["--max-time", str(SECONDS)]
    attack_scim(api, tenant, entra.token, ids, tmp_path, "coverage,fuzzing,stateful", limit, "--exclude-path", "/Me")
    answered(entra.send("GET", "/Users", count="1"), 200)


@pytest.mark.timeout(SECONDS + 300)
def test_schemathesis_finds_no_fault_as_a_person(api: Service, tenant: Tenant, tmp_path: Path) -> None:
    configuration = tenant.create_configuration("generic")
    provider = IdentityProvider(tenant, tenant.create_token(configuration))
    body = {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "ada@x.test"}
    ada = answered(provider.send("POST", "/Users", body), 201)["id"]
    attack_scim(
        api, tenant, token_of(tenant, configuration, ada), {}, tmp_path, "fuzzing",
        ["--max-examples", str(max(20, SECONDS))], "--include-path", "/Me",
        # After which nothing would be left to ask for; and 501, which schemathesis takes for a fault.
        "--exclude-operation-id", "deleteMe", "--exclude-operation-id", "createMe")
    assert provider.get_user(ada)["id"] == ada
