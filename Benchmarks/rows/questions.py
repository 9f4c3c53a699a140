"""What identity providers ask and do all day, in a tenant of 1,000,000 people against one of 1,000."""

import itertools
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlsplit

from .add_member import LARGE, patches
from .measure import Pace, Ratio, by_turns, cost
from .population import Population, group_id, user_id
from .stage import Stage

HERE = Path(__file__).resolve().parent.parent
SMALL = 1000
BAR = 5

_turns = itertools.count(1)

# By name: the path below the SCIM base, about person n.
QUESTIONS: dict[str, Callable[[int], str]] = {
    "read a user": lambda n: f"/Users/{user_id(n)}",
    "userName eq": lambda n: users(f'userName eq "person.{n}@people.example"'),
    "externalId eq": lambda n: users(f'externalId eq "ext-{n}"'),
    "id eq": lambda n: users(f'id eq "{user_id(n)}"'),
    "emails.value eq": lambda n: users(f'emails.value eq "person.{n}@people.example"'),
    'emails[type eq "work"].value eq': lambda n: users(f'emails[type eq "work"].value eq "person.{n}@people.example"'),
    "displayName eq": lambda n: users(f'displayName eq "Person {n}"'),
    "employeeNumber eq": lambda n: users(
        f'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq "E{n}"'),
    "groups.value eq": lambda n: users(f'groups.value eq "{group_id(7)}"'),
    "group by displayName, without members": lambda n: groups('displayName eq "Group 0"'),
    "group by externalId, without members": lambda n: groups('externalId eq "group-0"'),
    "read a group without members": lambda n: f"/Groups/{group_id(0)}?excludedAttributes=members",
    "is this user a member": lambda n: groups(f'id eq "{group_id(0)}" and members eq "{user_id(n)}"'),
    "groups of a user": lambda n: groups(f'members.value eq "{user_id(n)}"'),
}


def users(filter: str) -> str:
    return f"/Users?filter={quote(filter)}"


def groups(filter: str) -> str:
    return f"/Groups?filter={quote(filter)}&excludedAttributes=members"


def measure(stage: Stage, pace: Pace) -> list[Ratio]:
    large, small = stage.population(LARGE), stage.population(SMALL)
    seconds = max(1, pace.seconds // 3)

    def asked(tenant: Population, question: Callable[[int], str]) -> float:
        return cost(tenant.url + question(tenant.size // 2), seconds, headers=tenant.headers)

    def activity(tenant: Population) -> float:
        return cost(
            tenant.url, seconds, script=HERE / "activity.lua", headers=tenant.headers, environment={
                "FIRST": str(next(_turns) * 1000), "SIZE": str(tenant.size), "BASE": urlsplit(tenant.url).path})

    deeds: dict[str, Callable[[Population], float]] = {
        name: lambda tenant, question=question: asked(tenant, question) for name, question in QUESTIONS.items()}
    deeds["add and remove one member of the group of all"] = lambda tenant: 1000 / patches(
        tenant, seconds, groups=0, op="both").rate
    deeds["deactivate and activate a user"] = activity
    ratios = []
    for name, deed in deeds.items():
        product, yardstick = by_turns(pace, lambda deed=deed: deed(large), lambda deed=deed: deed(small))
        ratios.append(Ratio(f"{name}, {LARGE:,} people", f"{SMALL:,} people", product, yardstick, BAR, unit="ms"))
    return ratios
