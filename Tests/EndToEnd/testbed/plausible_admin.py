"""Hooks of schemathesis for the admin API: in three of four requests, paths and bodies name what exists.

Loaded by schemathesis in a process of its own. ROLLCALL_FUZZ_IDS names what exists, by the name of the path's parameter.
"""

import itertools
import json
import os
from typing import Any

import schemathesis

FRESH = itertools.count()
IDS: dict[str, list[str]] = json.loads(os.environ.get("ROLLCALL_FUZZ_IDS", "{}"))
# Members of bodies, and queries, that name what a path would call otherwise.
NAMED = {"pool_id": "pool", "user_id": "user", "subject_id": "group", "tenant": "tenant", "resource_id": "user"}
# Rows that one request may make; a few pools of a million seats, and all others wait for the disk.
SEATS = 2_000
# Names that must be new.
UNIQUE = ("name", "slug", "address")


def existing(kind: str, number: int) -> str | None:
    known = IDS.get(kind)
    return known[number % len(known)] if known else None


def named(values: dict[str, Any], number: int) -> dict[str, Any]:
    """The same with what exists, where something is named."""
    found = {name: existing(NAMED[name], number) for name in values if name in NAMED}
    return values | {name: value for name, value in found.items() if value}


@schemathesis.hook
def before_call(context: schemathesis.HookContext, case: schemathesis.Case, kwargs: dict[str, Any]) -> None:
    body = case.body
    if isinstance(body, dict) and isinstance(seats := body.get("seats"), int) and SEATS < seats <= 1_000_000:
        case.body = body | {"seats": seats % SEATS}
    # Which follows what it has made itself, and knows what it has deleted.
    if case.meta is None or case.meta.phase.name == "stateful":
        return
    number = next(FRESH)
    if number % 4 == 0:
        return
    places = dict(case.path_parameters or {})
    for name in places:
        # What is deleted is gone for all the others.
        if name == "tenant" or case.method != "DELETE":
            places[name] = existing(name, number) or places[name]
    if places:
        case.path_parameters = places
    if isinstance(case.query, dict):
        case.query = named(dict(case.query), number)
    if isinstance(case.body, dict):
        body = named(case.body, number)
        for name in UNIQUE:
            if case.method == "POST" and isinstance(body.get(name), str) and 0 < len(body[name]) < 50:
                body[name] = f"{body[name]}{number}"
        if number % 4 == 1 and "url" in body:
            body["url"] = "https://hooks.example/in"
        case.body = body
    for name in [name for name in case.headers or {} if name.lower() == "if-match"]:
        del case.headers[name]
