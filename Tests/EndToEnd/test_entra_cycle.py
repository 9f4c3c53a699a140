"""A cycle of Microsoft Entra ID, from its connection test to the events that tell of it."""

from functools import partial

from testbed.actors import ENTERPRISE_USER, LIST_RESPONSE, Body, Entra, answered, people
from testbed.patience import until_equal

SEATS = 25
PEOPLE = people(30)


def test_cycle_is_answered_and_told_by_events(entra: Entra) -> None:
    play(entra)


def play(entra: Entra) -> None:
    """The whole story on a fresh tenant with a pool of 25 seats; also played through a load balancer elsewhere."""
    connection_is_tested(entra)
    users = thirty_people_come_for_25_seats(entra)
    an_attribute_changes(entra, users[0])
    three_leave_and_three_are_promoted(entra, users)
    one_returns_and_waits_again(entra, users)
    group = a_group_is_filled_and_thinned(entra, users)
    one_is_deleted(entra, users, group)
    events_tell_this_story(entra, users, group)


def connection_is_tested(entra: Entra) -> None:
    assert entra.test_connection() == {
        "schemas": [LIST_RESPONSE], "totalResults": 0, "startIndex": 1, "itemsPerPage": 0, "Resources": []}


def thirty_people_come_for_25_seats(entra: Entra) -> list[Body]:
    users = [entra.provision(person) for person in PEOPLE]
    for user, person in zip(users, PEOPLE, strict=True):
        assert user["userName"] == person.user_name and user["externalId"] == person.external_id
        assert user["active"] is True and user["name"]["familyName"] == person.family_name
        assert entra.find_users(f'externalId eq "{person.external_id}"') == [entra.get_user(user["id"])]
    expected = [("assigned", None)] * SEATS + [("waitlisted", position) for position in range(1, 6)]
    until_equal(lambda: [entra.tenant.standing(user["id"]) for user in users], expected, "25 are assigned, 5 wait in order")
    return users


def an_attribute_changes(entra: Entra, user: Body) -> None:
    changed = entra.patch_user(
        user["id"],
        {"op": "Replace", "path": "title", "value": "Account Executive"},
        {"op": "Add", "path": f"{ENTERPRISE_USER}:department", "value": "Sales EMEA"})
    assert changed["title"] == "Account Executive"
    assert changed[ENTERPRISE_USER]["department"] == "Sales EMEA"
    assert changed == entra.get_user(user["id"])
    assert changed["meta"]["version"] != user["meta"]["version"]
    again = entra.patch_user(user["id"], {"op": "Add", "path": "title", "value": "Account Executive"})
    assert again["meta"] == changed["meta"], "an operation that changes nothing writes nothing"


def three_leave_and_three_are_promoted(entra: Entra, users: list[Body]) -> None:
    for leaver, promoted in [(users[3], users[25]), (users[7], users[26]), (users[12], users[27])]:
        assert entra.deactivate(leaver["id"])["active"] is False
        until_equal(
            partial(entra.tenant.standing, promoted["id"]), ("assigned", None), "the head of the line is promoted")
        assert entra.tenant.standing(leaver["id"]) == ("released", None)
        assert entra.get_user(leaver["id"])["active"] is False, "the inactive stay visible"
    assert [entra.tenant.standing(user["id"]) for user in users[28:]] == [("waitlisted", 1), ("waitlisted", 2)]


def one_returns_and_waits_again(entra: Entra, users: list[Body]) -> None:
    assert entra.activate(users[3]["id"])["active"] is True
    until_equal(lambda: entra.tenant.standing(users[3]["id"]), ("waitlisted", 3), "who returns waits at the end of the line")


def a_group_is_filled_and_thinned(entra: Entra, users: list[Body]) -> str:
    group = entra.create_group("Sales")["id"]
    listed = answered(
        entra.send("GET", "/Groups", filter='displayName eq "Sales"', excludedAttributes="members"), 200)
    assert [(found["id"], "members" in found) for found in listed["Resources"]] == [(group, False)]
    ids = [user["id"] for user in users]
    entra.add_members(group, ids[:6])
    entra.add_members(group, ids[5:8])
    assert entra.member_ids(group) == set(ids[:8])
    entra.remove_members(group, [ids[1], ids[2]])
    assert entra.member_ids(group) == {ids[0], *ids[3:8]}, "only who is named leaves"
    assert [membership["value"] for membership in entra.get_user(ids[0])["groups"]] == [group]
    return group


def one_is_deleted(entra: Entra, users: list[Body], group: str) -> None:
    gone = users[0]["id"]
    entra.delete_user(gone)
    answered(entra.send("GET", f"/Users/{gone}"), 404)
    answered(entra.send("DELETE", f"/Users/{gone}"), 404)
    answered(entra.send("PATCH", f"/Users/{gone}", {"schemas": [], "Operations": []}), 404)
    assert entra.find_users(f'userName eq "{users[0]["userName"]}"') == []
    assert gone not in entra.member_ids(group)
    until_equal(lambda: entra.tenant.standing(users[28]["id"]), ("assigned", None), "the seat of the deleted goes on")
    assert entra.tenant.standing(users[29]["id"]) == ("waitlisted", 1)
    assert entra.tenant.standing(users[3]["id"]) == ("waitlisted", 2)


def events_tell_this_story(entra: Entra, users: list[Body], group: str) -> None:
    events = entra.tenant.events(limit=7)
    assert [event["sequence"] for event in events] == list(range(1, len(events) + 1)), "in order, none twice, none skipped"
    assert len({event["id"] for event in events}) == len(events)

    names = {user["id"]: number for number, user in enumerate(users)} | {group: "Sales"}
    told = [(event["type"], names.get(event["subject"])) for event in events]
    assert [line for line in told if line[0].startswith(("user.", "group."))] == [
        *[("user.created", n) for n in range(30)],
        ("user.updated", 0),
        *[("user.deactivated", n) for n in (3, 7, 12)],
        ("user.activated", 3),
        ("group.created", "Sales"),
        *[("group.members_changed", "Sales")] * 3,
        # The deleted leaves the group first.
        ("group.members_changed", "Sales"),
        ("user.deleted", 0),
    ]
    assert [line for line in told if line[0].startswith("license.")] == [
        *[("license.assigned", n) for n in range(SEATS)],
        *[("license.waitlisted", n) for n in range(SEATS, 30)],
        ("license.released", 3), ("license.promoted", 25),
        ("license.released", 7), ("license.promoted", 26),
        ("license.released", 12), ("license.promoted", 27),
        ("license.waitlisted", 3),
        ("license.released", 0), ("license.promoted", 28),
    ]
    for cause, effect in [("user.created", "license.assigned"), ("user.deactivated", "license.released")]:
        assert told.index((cause, 3)) < told.index((effect, 3)), "an effect is told after its cause"

    [updated] = [event for event in events if event["type"] == "user.updated"]
    changes = {change["path"].lower(): (change.get("old"), change.get("new")) for change in updated["changes"]}
    assert changes == {
        "title": (None, "Account Executive"),
        f"{ENTERPRISE_USER}:department".lower(): (None, "Sales EMEA"),
    }
