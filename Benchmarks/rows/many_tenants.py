"""Row 5: a request in a service of 10,000 tenants, against the same in a service of few."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from testbed.actors import Person, answered, people

from .measure import Pace, Ratio, by_turns, wrk
from .stage import Stage

HERE = Path(__file__).resolve().parent.parent
CONNECTIONS = 16


def measure(stage: Stage, pace: Pace, tenants: int = 10_000) -> list[Ratio]:
    """Reads of one tenant before and after the others came, and reads spread evenly over all of them."""
    targets = stage.folder / "targets.txt"
    one = [target(stage, stage.tenant.slug, people(1, start=700_000)[0])]

    def reads(lines: list[str]) -> float:
        targets.write_text("\n".join(lines) + "\n")
        return 1000 * CONNECTIONS / wrk(
            stage.api.url, pace.seconds, CONNECTIONS, script=HERE / "tenants.lua", environment={"TARGETS": str(targets)})

    reads(one)
    alone = [reads(one) for _ in range(pace.rounds)]
    with ThreadPoolExecutor(4) as pool:
        many = list(pool.map(lambda n: newcomer(stage, n), range(tenants)))
    with stage.cluster.connect(stage.product.database) as connection:
        connection.execute("CHECKPOINT")
    reads(one)
    among = [reads(one) for _ in range(pace.rounds)]
    spread, busy = by_turns(pace, lambda: reads(many), lambda: reads(one))
    note = f"read a user by id, wrk with {CONNECTIONS} connections"
    return [
        Ratio(f"a request of a tenant among {tenants:,}", "the same before the others came", among, alone, 1.2,
              f"{note}; the two sides were measured one after the other.", unit="ms"),
        Ratio(f"requests spread evenly over {tenants:,} tenants", "requests of one of them", spread, busy, None,
              f"{note}; the harder case, in which no request finds what the last one left: no bar.", unit="ms"),
    ]


def newcomer(stage: Stage, number: int) -> str:
    slug = f"many-{number}"
    stage.tenant.admin.create_tenant(slug)
    return target(stage, slug, people(1, start=1)[0])


def target(stage: Stage, slug: str, person: Person) -> str:
    """A line for wrk: where a user of the tenant is, and the token that may read it."""
    admin = stage.tenant.admin
    path = f"/tenants/{slug}/scim-configurations"
    made = answered(admin.http.post(path, json={"name": "bench", "idp": "entra", "auto_assign": {"enabled": False}}), 201)
    token = answered(admin.http.post(f"{path}/{made['id']}/tokens", json={"name": "bench"}), 201)["token"]
    place = f"/t/{slug}/scim/v2/Users"
    body = json.dumps({"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": person.user_name})
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/scim+json"}
    user = answered(admin.http.post(admin.url + place, content=body, headers=headers), 201)
    return f"{place}/{user['id']} {token}"
