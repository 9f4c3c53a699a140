"""Faults that SCIM servers really have, each with the check that is meant for it."""

import json
from dataclasses import replace

from .foreign import Answered, Asked, Fault, Server, wait_long

USERS, GROUPS = "/v2/Users", "/v2/Groups"


def _without(*names: str):
    """The server never sees these query parameters."""
    def answer(asked: Asked, server: Server) -> Answered:
        return server(replace(asked, query=[pair for pair in asked.query if pair[0] not in names]))
    return answer


def _changed(change):
    """`change(asked, answered)` alters what the server has answered."""
    def answer(asked: Asked, server: Server) -> Answered:
        return change(asked, server(asked))
    return answer


def _error_status_is_a_number(_: Asked, answered: Answered) -> Answered:
    return answered.with_json(answered.json | {"status": answered.status}) if answered.status >= 400 else answered


def _plain_json(_: Asked, answered: Answered) -> Answered:
    return Answered(answered.status, answered.headers | {"Content-Type": "application/json"}, answered.body)


def _no_location(asked: Asked, answered: Answered) -> Answered:
    if asked.method != "POST":
        return answered
    return Answered(answered.status, {k: v for k, v in answered.headers.items() if k.lower() != "location"}, answered.body)


def _numbers_are_text(asked: Asked, answered: Answered) -> Answered:
    if asked.method != "GET" or asked.path not in (USERS, GROUPS) or answered.status != 200:
        return answered
    return answered.with_json(answered.json | {
        name: str(answered.json[name]) for name in ("startIndex", "itemsPerPage") if name in answered.json})


def _always_the_first_page(asked: Asked, server: Server) -> Answered:
    answered = _without("startIndex")(asked, server)
    start = dict(asked.query).get("startIndex")
    if start is None or asked.path not in (USERS, GROUPS) or answered.status != 200:
        return answered
    return answered.with_json(answered.json | {"startIndex": max(1, int(start))})


def _created_is_200(asked: Asked, answered: Answered) -> Answered:
    return replace(answered, status=200) if asked.path == USERS and answered.status == 201 else answered


def _deleted_is_200(asked: Asked, answered: Answered) -> Answered:
    return replace(answered, status=200) if asked.method == "DELETE" and answered.status == 204 else answered


def _conflict_is_400(_: Asked, answered: Answered) -> Answered:
    return replace(answered, status=400) if answered.status == 409 else answered


def _active_is_text(_: Asked, answered: Answered) -> Answered:
    return replace(answered, body=answered.body.replace(b'"active": true', b'"active": "True"').replace(
        b'"active":true', b'"active": "True"').replace(b'"active": false', b'"active": "False"').replace(
        b'"active":false', b'"active": "False"'))


def _anybody_may_ask(asked: Asked, server: Server) -> Answered:
    from .foreign import TOKEN
    return server(replace(asked, environ=asked.environ | {"HTTP_AUTHORIZATION": f"Bearer {TOKEN}"}))


def _patch_one_by_one(asked: Asked, server: Server) -> Answered:
    if asked.method != "PATCH":
        return server(asked)
    answered = None
    for operation in asked.json["Operations"]:
        one = json.dumps(asked.json | {"Operations": [operation]}).encode()
        answered = server(replace(asked, body=one))
        if answered.status >= 400:
            break
    return answered or server(asked)


def _group_is_emptied(asked: Asked, server: Server) -> Answered:
    if asked.method == "PATCH" and asked.path.startswith(GROUPS):
        body = asked.json
        for operation in body["Operations"]:
            if operation["op"].lower() == "remove" and operation.get("path", "").startswith("members["):
                operation["path"] = "members"
        return server(replace(asked, body=json.dumps(body).encode()))
    return server(asked)


def _crash_on_bad_filter(asked: Asked, answered: Answered) -> Answered:
    if answered.status == 400 and any(name == "filter" for name, _ in asked.query):
        return Answered(500, {"Content-Type": "text/html"}, b"<html><h1>Internal Server Error</h1></html>")
    return answered


def _schemas_redirect(asked: Asked, server: Server) -> Answered:
    if asked.path == "/v2/Schemas" and not asked.query:
        return Answered(302, {"Location": "https://login.example/"}, b"")
    return server(asked)


def _password_is_shown(asked: Asked, answered: Answered) -> Answered:
    if asked.method == "POST" and asked.path == USERS and answered.status == 201 and "password" in asked.json:
        return answered.with_json(answered.json | {"password": asked.json["password"]})
    return answered


def _search_hangs(asked: Asked, server: Server) -> Answered:
    if asked.path.endswith("/.search"):
        wait_long()
    return server(asked)


def _unknown_is_broken_json(_: Asked, answered: Answered) -> Answered:
    return replace(answered, body=answered.body[:-3]) if answered.status == 404 else answered


def _schemas_are_huge(asked: Asked, answered: Answered) -> Answered:
    if asked.path == "/v2/Schemas" and answered.status == 200:
        return replace(answered, body=answered.body + b" " * (5 << 20))
    return answered


FAULTS = [
    Fault("error status as a number", _changed(_error_status_is_a_number), "rfc.error.form"),
    Fault("another media type", _changed(_plain_json), "rfc.media-type"),
    Fault("no Location", _changed(_no_location), "rfc.create.location"),
    Fault("page numbers as text", _changed(_numbers_are_text), "rfc.page.form",
          ("rfc.page.", "okta.users.test", "entra.direct.")),
    Fault("creating answers 200", _changed(_created_is_200), "rfc.create.user",
          ("okta.users.", "rfc.json-request", "rfc.delete.again")),
    Fault("deleting answers 200", _changed(_deleted_is_200), "rfc.delete.user", ("rfc.group.delete", "okta.groups.delete")),
    Fault("a conflict answers 400", _changed(_conflict_is_400), "rfc.create.conflict",
          ("rfc.create.conflict-case", "rfc.patch.conflict", "okta.users.duplicate")),
    Fault("active as text", _changed(_active_is_text), "entra.user.disable",
          ("entra.user.restore", "entra.shape.boolean-text", "okta.users.deactivate-", "okta.users.update")),
    Fault("anybody may ask", _anybody_may_ask, "rfc.access.no-token", ("rfc.access.wrong-token",)),
    Fault("a PATCH half applied", _patch_one_by_one, "rfc.patch.atomic"),
    Fault("one removed, all gone", _group_is_emptied, "rfc.group.remove",
          ("entra.group.remove-member", "rfc.group.remove-stranger", "okta.groups.members")),
    Fault("filters ignored", _without("filter"), "rfc.filter.eq",
          ("rfc.filter.", "rfc.page.", "rfc.sort.", "rfc.delete.listed", "rfc.group.find", "rfc.discovery.no-filter",
           "rfc.read.", "entra.", "okta.users.lookup")),
    Fault("count ignored", _without("count"), "rfc.page.count",
          ("rfc.page.", "entra.direct.user-pages", "entra.direct.group-pages")),
    Fault("every page is the first", _always_the_first_page, "entra.direct.user-pages",
          ("entra.direct.group-pages", "rfc.page.")),
    Fault("attributes ignored", _without("attributes"), "rfc.read.attributes", ("rfc.read.list-attributes",)),
    Fault("excludedAttributes ignored", _without("excludedAttributes"), "rfc.read.excluded", ("entra.shape.no-members",)),
    Fault("a bad filter crashes", _changed(_crash_on_bad_filter), "rfc.filter.invalid", ("rfc.filter.", "entra.shape.")),
    Fault("schemas redirect to a login", _schemas_redirect, "rfc.discovery.schemas", ("entra.schemas",)),
    Fault("passwords are shown", _changed(_password_is_shown), "rfc.create.password", ("okta.users.create",)),
    Fault("a search hangs", _search_hangs, "rfc.read.search"),
    Fault("errors are broken JSON", _changed(_unknown_is_broken_json), "rfc.error.form", ("okta.users.unknown",)),
    Fault("schemas without an end", _changed(_schemas_are_huge), "rfc.discovery.schemas", ("entra.schemas",)),
]
