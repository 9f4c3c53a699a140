"""Hooks of schemathesis: makes some of the random texts plausible, so that requests come further than the parsers.

Loaded by schemathesis in a process of its own. What is put into a text depends on nothing but what was there, so a failing
case can be made smaller. ROLLCALL_FUZZ_IDS names resources that exist.
"""

import itertools
import json
import os
import zlib
from typing import Any

import schemathesis

FRESH = itertools.count()
IDS: dict[str, list[str]] = json.loads(os.environ.get("ROLLCALL_FUZZ_IDS", "{}"))
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
ATTRIBUTES = [
    "userName", "displayName", "externalId", "id", "active", "title", "name.familyName", "emails", "emails.value",
    "emails[type eq \"work\"].value", "meta.created", "meta.lastModified", "members", "members.value", "groups", "groups.value",
    f"{ENTERPRISE}:department", f"{ENTERPRISE}:manager", "manager.value", "phoneNumbers.type", "x509Certificates", "schemas",
    "password", "nothingOfTheKind", "USERNAME", "addresses.country", "roles.primary",
]
OPERATORS = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"]
VALUES = [
    "\"a\"", "\"\"", "true", "\"False\"", "1", "-1.5e3", "null", "\"2024-01-01T00:00:00Z\"", "\"9999-12-31T23:59:60Z\"",
    "\"%\"", "\"_\"", "\"\\u0000\"", "\"\\ud83d\\ude00\"", "\"İ\"", "\"ß\"", "\"\\\\\"", "9223372036854775808", "\"work\"",
]
WHOLE_PATHS = [
    "members", "members[value eq \"{id}\"]", "emails[type eq \"work\"]", "emails[type eq \"work\"].value", "emails[primary eq true]",
    "name", "name.givenName", "userName", "active", f"{ENTERPRISE}:manager", f"{ENTERPRISE}:manager.value", "manager", "schemas",
    "meta.created", "id", "externalId", "displayName", "emails[value sw \"a\" or type pr]", "groups", "password", ENTERPRISE,
    "urn:ietf:params:scim:schemas:core:2.0:User:title", "addresses[not (type eq \"home\")].locality",
]


def pick(seed: str, choices: list[str]) -> str:
    """One of the choices, always the same for the same seed."""
    return choices[zlib.crc32(seed.encode(errors="replace")) % len(choices)]


def is_chosen(seed: str, share: int) -> bool:
    """Whether the seed is one of `share` in four."""
    return zlib.crc32(b"chosen" + seed.encode(errors="replace")) % 4 < share


def filter_for(seed: str) -> str:
    """A filter; most of them are right."""
    attribute = pick(seed + "a", ATTRIBUTES)
    term = f"{attribute} pr" if is_chosen(seed + "p", 1) else f"{attribute} {pick(seed + 'o', OPERATORS)} {pick(seed + 'v', VALUES)}"
    if is_chosen(seed + "n", 1):
        term = f"not ({term})"
    if len(seed) > 3 and is_chosen(seed + "j", 2):
        term = f"{term} {pick(seed + 'w', ['and', 'or'])} {filter_for(seed[1:])}"
    return term


def any_id(seed: str) -> str:
    known = [one for ids in IDS.values() for one in ids]
    return pick(seed, known) if known else seed


@schemathesis.hook
def map_query(context: schemathesis.HookContext, query: dict[str, Any]) -> dict[str, Any]:
    """Filters, orders and names of attributes that mean something."""
    if not isinstance(query, dict):
        return query
    changed = dict(query)
    for name, value in query.items():
        if not isinstance(value, str) or not is_chosen(name + value, 3):
            continue
        if name == "filter":
            changed[name] = filter_for(value)
        elif name == "sortBy":
            changed[name] = pick(value, ATTRIBUTES)
        elif name in ("attributes", "excludedAttributes"):
            changed[name] = ",".join(pick(value + str(n), ATTRIBUTES) for n in range(len(value) % 3 + 1))
        elif name == "cursor":
            changed[name] = ""
            changed.pop("startIndex", None)
    return changed


@schemathesis.hook
def before_call(context: schemathesis.HookContext, case: schemathesis.Case, kwargs: dict[str, Any]) -> None:
    """In three of four requests: names that are not taken, resources and types that exist, no demands on the version."""
    # Which follows what it has made itself, and knows what it has deleted.
    if case.meta is None or case.meta.phase.name == "stateful":
        return
    number = next(FRESH)
    if number % 4 == 0:
        return
    if case.method in ("POST", "PUT") and isinstance(case.body, dict):
        for name in ("userName", "displayName"):
            if isinstance(case.body.get(name), str) and case.body[name]:
                case.body = case.body | {name: f"{case.body[name][:900]} {number}"}
    places = dict(case.path_parameters or {})
    if "endpoint" in places:
        places["endpoint"] = "Devices"
    kind = next((name for name in ("Users", "Groups") if f"/{name}" in case.operation.path), "Devices")
    # What is deleted is gone for all the others.
    if "id" in places and case.method != "DELETE" and IDS.get(kind):
        places["id"] = IDS[kind][number % len(IDS[kind])]
    if places:
        case.path_parameters = places
    for name in [name for name in case.headers or {} if name.lower() in ("if-match", "if-none-match")]:
        del case.headers[name]


@schemathesis.hook
def map_body(context: schemathesis.HookContext, body: Any) -> Any:
    """Paths, members and filters that mean something."""
    if not isinstance(body, dict):
        return body
    changed = dict(body)
    for name in ("filter", "sortBy"):
        if isinstance(body.get(name), str) and is_chosen(body[name], 3):
            changed[name] = filter_for(body[name]) if name == "filter" else pick(body[name], ATTRIBUTES)
    if isinstance(body.get("Operations"), list):
        changed["Operations"] = [plausible(operation) for operation in body["Operations"]]
    if isinstance(body.get("members"), list):
        changed["members"] = [
            member | {"value": any_id(member["value"])}
            if isinstance(member, dict) and isinstance(member.get("value"), str) and is_chosen(member["value"], 3) else member
            for member in body["members"]
        ]
    return changed


def plausible(operation: Any) -> Any:
    """An operation of a PATCH or of a bulk request that may well succeed."""
    if not isinstance(operation, dict) or not isinstance(operation.get("path"), str):
        return operation
    seed = operation["path"]
    if not is_chosen(seed, 3):
        return operation
    if "op" in operation:
        changed = operation | {"path": pick(seed, WHOLE_PATHS).replace("{id}", any_id(seed))}
        if "value" in operation and is_chosen(seed + "value", 2):
            changed["value"] = pick(seed, VALUE_TEXTS) if is_chosen(seed + "text", 2) else [{"value": any_id(seed), "type": "work"}]
        return changed
    kind = pick(seed, ["Users", "Groups"])
    if operation.get("method") == "POST":
        body = {"userName": f"bulk-{seed}"} if kind == "Users" else {"displayName": f"bulk-{seed}", "members": [{"value": "bulkId:a"}]}
        urn = f"urn:ietf:params:scim:schemas:core:2.0:{kind[:-1]}"
        return operation | {"path": f"/{kind}", "bulkId": seed[:2] or "a", "data": {"schemas": [urn]} | body}
    return operation | {"path": f"/{kind}/{any_id(seed)}"}


VALUE_TEXTS = ["x", "", "True", "false", "a@x.test", "İstanbul", "2024-01-01T00:00:00Z"]
