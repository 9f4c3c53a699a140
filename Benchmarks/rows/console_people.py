"""The console's page of people, in a tenant of 1,000,000 against one of 1,000."""

import httpx2

from testbed.browser import console_link, console_user

from .add_member import LARGE
from .measure import Pace, Ratio, by_turns, cost
from .population import Population, user_id
from .questions import SMALL
from .stage import Stage

BAR = 3


def measure(stage: Stage, pace: Pace) -> list[Ratio]:
    tenants = {size: stage.population(size) for size in (LARGE, SMALL)}
    cookies = {size: _signed_in(stage, tenant) for size, tenant in tenants.items()}
    sources = {size: _configuration(tenant) for size, tenant in tenants.items()}
    seconds = max(1, pace.seconds // 2)

    def page(size: int, query: str) -> float:
        return cost(f"{stage.api.url}/console/people{query}", seconds, headers={"Cookie": cookies[size]})

    queries = {
        "people, first page": lambda size: "",
        "people, a page in the middle": lambda size: f"?after={user_id(size // 2)}",
        "people, one by user name": lambda size: f"?q=person.{size // 2}@people.example",
        "people, search by the beginning of a name": lambda size: "?q=person.7",
        "people of one source": lambda size: f"?source={sources[size]}",
        "people who are active": lambda size: "?state=active",
        "the 20 people who are not active": lambda size: "?state=inactive",
        "the 20 of one source who are not": lambda size: f"?state=inactive&source={sources[size]}",
    }
    ratios = []
    for name, query in queries.items():
        product, yardstick = by_turns(
            pace, lambda query=query: page(LARGE, query(LARGE)), lambda query=query: page(SMALL, query(SMALL)))
        ratios.append(Ratio(f"{name}, {LARGE:,} people", f"{SMALL:,} people", product, yardstick, BAR, unit="ms"))
    return ratios


def _signed_in(stage: Stage, tenant: Population) -> str:
    """The cookie of somebody who has signed in."""
    admin = tenant.entra.tenant
    link = console_link(admin, console_user(admin, "auditor"))
    answer = httpx2.post(
        f"{stage.api.url}/console/sign-in", data={"link": link.rsplit("/", 1)[1]}, headers={"Origin": stage.api.url})
    assert answer.status_code == 303, answer.text
    cookie = answer.headers["set-cookie"].split(";", 1)[0]
    shown = httpx2.get(f"{stage.api.url}/console/people", headers={"Cookie": cookie})
    assert shown.status_code == 200 and "person.1@people.example" in shown.text, shown.text
    return cookie


def _configuration(tenant: Population) -> str:
    return tenant.entra.tenant.admin.http.get(f"{tenant.entra.tenant.path}/scim-configurations").json()["data"][0]["id"]
