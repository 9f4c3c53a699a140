"""Who talks to the product: the operator, and identity providers that send what the real ones send."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx2

CORE_USER = "urn:ietf:params:scim:schemas:core:2.0:User"
CORE_GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"
ENTERPRISE_USER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
LIST_RESPONSE = "urn:ietf:params:scim:api:messages:2.0:ListResponse"
ERROR = "urn:ietf:params:scim:api:messages:2.0:Error"

# A mail domain that no log line may hold: what stands before it is personal data.
MAIL_DOMAIN = "people.example"

Body = dict[str, Any]


def answered(response: httpx2.Response, status: int) -> Any:
    """The body of an answer that must have this status; the failure shows what came instead."""
    assert response.status_code == status, (
        f"{response.request.method} {response.request.url} answered {response.status_code}, not {status}: {response.text[:600]}")
    return response.json() if response.content else None


@dataclass(frozen=True)
class Person:
    """Somebody whom an identity provider knows."""

    number: int
    given_name: str
    family_name: str

    @property
    def user_name(self) -> str:
        return f"{self.given_name}.{self.family_name}.{self.number}@{MAIL_DOMAIN}".lower()

    @property
    def display_name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def external_id(self) -> str:
        return f"00000000-aaaa-4000-8000-{self.number:012d}"


def people(count: int, start: int = 1) -> list[Person]:
    """People with different names, in a fixed order."""
    given = ["Ada", "Björn", "Chioma", "Dmitri", "Elif", "Farid", "Grażyna", "Hana", "Íñigo", "Jun"]
    family = ["Okafor", "Lindqvist", "Tanaka", "Moreau", "Silva", "Novák", "Haddad"]
    return [Person(n, given[n % len(given)], family[n % len(family)]) for n in range(start, start + count)]


class Admin:
    """The operator, with an admin key, at `/admin/v1`."""

    def __init__(self, url: str, key: str, known_secrets: set[str] | None = None) -> None:
        self.url = url
        self.http = httpx2.Client(base_url=f"{url}/admin/v1", headers={"Authorization": f"Bearer {key}"}, timeout=30)
        self._secrets = known_secrets if known_secrets is not None else set()

    def create_tenant(self, slug: str | None = None) -> "Tenant":
        slug = slug or f"t-{secrets.token_hex(5)}"
        answered(self.http.post("/tenants", json={"slug": slug, "name": slug.title()}), 201)
        return Tenant(self, slug)

    def create_key(self, tenant: str | None = None) -> tuple[str, str]:
        """The id and the text of a new admin key, for one tenant or for all."""
        made = answered(self.http.post("/api-keys", json={"name": "test"} | ({"tenant": tenant} if tenant else {})), 201)
        return made["id"], self.remember(made["key"])

    def jobs(self, tenant: str | None = None, **filters: str) -> list[Body]:
        return list(self.pages("/jobs", **({"tenant": tenant} if tenant else {}), **filters))

    def pages(self, path: str, limit: int = 200, **parameters: str) -> Iterator[Body]:
        """Every item of a list, page by page, by its opaque cursor."""
        query: dict[str, str | int] = {"limit": limit, **parameters}
        while True:
            page = answered(self.http.get(path, params=query), 200)
            assert len(page["data"]) <= limit, f"{path} answered more than limit={limit}"
            yield from page["data"]
            if page["next_cursor"] is None:
                return
            query["cursor"] = page["next_cursor"]

    def remember(self, secret: str) -> str:
        """A secret that no log may hold."""
        self._secrets.add(secret)
        return secret


@dataclass(frozen=True)
class Tenant:
    """One tenant in the hands of the operator."""

    admin: Admin
    slug: str

    @property
    def path(self) -> str:
        return f"/tenants/{self.slug}"

    @property
    def scim_url(self) -> str:
        return f"{self.admin.url}/t/{self.slug}/scim/v2"

    def through(self, admin: Admin) -> "Tenant":
        """The same tenant, at another API process."""
        return Tenant(admin, self.slug)

    def create_pool(self, seats: int, name: str = "Sales Navigator Advanced") -> str:
        body = {"name": name, "product": "sales-navigator", "seats": seats}
        return answered(self.admin.http.post(f"{self.path}/license-pools", json=body), 201)["id"]

    def create_configuration(self, idp: str, pool: str | None = None, name: str | None = None) -> str:
        body: Body = {"name": name or idp.title(), "idp": idp, "auto_assign": {"enabled": pool is not None}}
        if pool is not None:
            body["auto_assign"]["pool_id"] = pool
        return answered(self.admin.http.post(f"{self.path}/scim-configurations", json=body), 201)["id"]

    def create_token(self, configuration: str, name: str = "first") -> "Token":
        body = {"name": name, "expires_in_days": 365}
        path = f"{self.path}/scim-configurations/{configuration}/tokens"
        issued = answered(self.admin.http.post(path, json=body), 201)
        return Token(issued["id"], self.admin.remember(issued["token"]), f"{path}/{issued['id']}")

    def revoke(self, token: "Token") -> None:
        answered(self.admin.http.delete(token.path), 204)

    def assignments(self, **filters: str) -> list[Body]:
        return list(self.admin.pages(f"{self.path}/assignments", **filters))

    def assignment_of(self, user_id: str) -> Body | None:
        """The person's assignment, or nothing when there is none."""
        found = self.assignments(user_id=user_id)
        assert len(found) <= 1, f"more than one assignment in one pool: {found}"
        return found[0] if found else None

    def standing(self, user_id: str) -> tuple[str, int | None] | None:
        """State and position in line, as one value to compare."""
        found = self.assignment_of(user_id)
        return (found["state"], found["waitlist_position"]) if found else None

    def events(self, limit: int = 200) -> list[Body]:
        """The whole event log, read by cursor as a consumer does: `after` is the last sequence seen."""
        seen: list[Body] = []
        while True:
            after = seen[-1]["sequence"] if seen else 0
            page = answered(self.admin.http.get(f"{self.path}/events", params={"after": after, "limit": limit}), 200)
            if not page["data"]:
                return seen
            seen += page["data"]


@dataclass(frozen=True)
class Token:
    id: str
    token: str
    path: str


class IdentityProvider:
    """A SCIM client with a token, sending one identity provider's headers."""

    content_type = "application/scim+json"
    user_agent = "rollcall-tests"

    def __init__(self, tenant: Tenant, token: Token | str) -> None:
        self.tenant = tenant
        self.token = token.token if isinstance(token, Token) else token
        self.http = httpx2.Client(
            base_url=tenant.scim_url, timeout=30,
            headers={"Authorization": f"Bearer {self.token}", "User-Agent": self.user_agent, "Accept": "application/scim+json"})

    def send(self, method: str, path: str, body: Body | None = None, **parameters: str) -> httpx2.Response:
        headers = {"Content-Type": self.content_type} if body is not None else {}
        return self.http.request(method, path, json=body, params=parameters or None, headers=headers)

    def get_user(self, user_id: str) -> Body:
        return answered(self.send("GET", f"/Users/{user_id}"), 200)

    def find_users(self, filter: str, **parameters: str) -> list[Body]:
        listed = answered(self.send("GET", "/Users", filter=filter, **parameters), 200)
        assert listed["schemas"] == [LIST_RESPONSE] and listed["totalResults"] == len(listed["Resources"])
        return listed["Resources"]

    def get_group(self, group_id: str) -> Body:
        return answered(self.send("GET", f"/Groups/{group_id}"), 200)

    def member_ids(self, group_id: str) -> set[str]:
        return {member["value"] for member in self.get_group(group_id).get("members", [])}


class Entra(IdentityProvider):
    """Microsoft Entra ID without its compatibility flag: capital `op`, booleans as text, members removed by value."""

    content_type = "application/scim+json; charset=utf-8"
    user_agent = "Microsoft.Azure.ActiveDirectory.Provisioning"

    def test_connection(self) -> Body:
        """Entra's Test Connection asks for a user who can't exist and wants 200 with an empty list."""
        return answered(self.send("GET", "/Users", filter='userName eq "4b1f2f0e-8f6e-4a39-a8b1-0a6cf3c0c3c5"'), 200)

    def new_user(self, person: Person) -> Body:
        return {
            "schemas": [CORE_USER, ENTERPRISE_USER],
            "externalId": person.external_id,
            "userName": person.user_name,
            "active": True,
            "displayName": person.display_name,
            "emails": [{"primary": True, "type": "work", "value": person.user_name}],
            "meta": {"resourceType": "User"},
            "name": {
                "formatted": person.display_name, "familyName": person.family_name, "givenName": person.given_name,
            },
            "roles": [],
            "title": None,
        }

    def provision(self, person: Person) -> Body:
        """Look first, create then, as every cycle does."""
        assert self.find_users(f'userName eq "{person.user_name}"') == []
        return answered(self.send("POST", "/Users", self.new_user(person)), 201)

    def patch_user(self, user_id: str, *operations: Body) -> Body:
        return answered(self.send("PATCH", f"/Users/{user_id}", patch(*operations)), 200)

    def deactivate(self, user_id: str) -> Body:
        return self.patch_user(user_id, {"op": "Replace", "path": "active", "value": "False"})

    def activate(self, user_id: str) -> Body:
        return self.patch_user(user_id, {"op": "Replace", "path": "active", "value": "True"})

    def delete_user(self, user_id: str) -> None:
        answered(self.send("DELETE", f"/Users/{user_id}"), 204)

    def create_group(self, name: str) -> Body:
        body = {
            "schemas": [CORE_GROUP, "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
            "externalId": "8aa1a0c0-45c3-4bc0-b4c1-7ef2345a1d6a",
            "displayName": name,
            "meta": {"resourceType": "Group"},
        }
        return answered(self.send("POST", "/Groups", body), 201)

    def add_members(self, group_id: str, user_ids: list[str]) -> None:
        self._patch_members(group_id, "Add", user_ids)

    def remove_members(self, group_id: str, user_ids: list[str]) -> None:
        """Entra names whom to remove in `value`; read by the letter of RFC 7644 this would empty the group."""
        self._patch_members(group_id, "Remove", user_ids)

    def _patch_members(self, group_id: str, op: str, user_ids: list[str]) -> None:
        members = [{"$ref": None, "value": user_id} for user_id in user_ids]
        response = self.send("PATCH", f"/Groups/{group_id}", patch({"op": op, "path": "members", "value": members}))
        # RFC 7644 3.5.2 allows both, and Entra takes both.
        assert response.status_code in (200, 204), f"{response.status_code}: {response.text[:600]}"


class Okta(IdentityProvider):
    """Okta's client for apps made in its wizard: everything is a PUT, nobody is ever deleted."""

    content_type = "application/scim+json; charset=utf-8"
    user_agent = "Okta SCIM Client 1.0.0"

    def new_user(self, person: Person, password: str) -> Body:
        return {
            "schemas": [CORE_USER],
            "userName": person.user_name,
            "name": {"givenName": person.given_name, "familyName": person.family_name},
            "emails": [{"primary": True, "value": person.user_name, "type": "work"}],
            "displayName": person.display_name,
            "locale": "en-US",
            "externalId": f"00u{person.number:017d}",
            "groups": [],
            "password": self.tenant.admin.remember(password),
            "active": True,
        }

    def provision(self, person: Person) -> Body:
        found = self.find_users(f'userName eq "{person.user_name}"', startIndex="1", count="100")
        assert found == []
        password = f"1mz{secrets.token_hex(8)}"
        return answered(self.send("POST", "/Users", self.new_user(person, password)), 201)

    def put_user(self, user_id: str, **changes: Any) -> Body:
        """GET, change, PUT all of it back, read-only attributes included."""
        user = self.get_user(user_id) | changes
        return answered(self.send("PUT", f"/Users/{user_id}", {"groups": []} | user), 200)

    def push_group(self, name: str) -> Body:
        return answered(self.send("POST", "/Groups", {"schemas": [CORE_GROUP], "displayName": name, "members": []}), 201)

    def put_group(self, group_id: str, name: str, members: list[Body]) -> Body:
        body = {
            "schemas": [CORE_GROUP], "id": group_id, "displayName": name,
            "members": [{"value": user["id"], "display": user["userName"]} for user in members],
        }
        return answered(self.send("PUT", f"/Groups/{group_id}", body), 200)


def patch(*operations: Body) -> Body:
    """A PatchOp message."""
    return {"schemas": [PATCH_OP], "Operations": list(operations)}
