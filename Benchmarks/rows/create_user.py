"""Row 1: create a user over HTTP, against pgbench running the same statements in the same transaction."""

import itertools
import re
from pathlib import Path

from testbed.actors import answered, people

from .measure import Pace, Ratio, by_turns, pgbench, wrk
from .recording import normalized, record
from .stage import CLIENTS, Stage

HERE = Path(__file__).resolve().parent.parent
CONNECTIONS = 32

_turns = itertools.count(1)


def measure(stage: Stage, pace: Pace) -> Ratio:
    product, yardstick = turns(stage, pace)
    return Ratio(
        "create a user over HTTP (row, event, job)", "pgbench running the same statements in the same transaction",
        product, yardstick, 0.5,
        f"wrk with {CONNECTIONS} connections; pgbench with {CLIENTS} clients, prepared statements and one Sync a transaction.")


def measure_without_disk(stage: Stage, pace: Pace) -> Ratio:
    """The harder comparison: where nobody waits for the disk, only the processor's time counts."""
    with stage.without_fsync():
        product, yardstick = turns(stage, pace)
    return Ratio(
        "the same with fsync off", "the same with fsync off", product, yardstick, None,
        "not a way to run Postgres; it takes the disk, which is the same for both sides, out of the ratio.")


def turns(stage: Stage, pace: Pace) -> tuple[list[float], list[float]]:
    script = stage.folder / "create-user.sql"
    script.write_text(render((HERE / "create-user.sql").read_text(), values(stage)))
    assert_same_statements(stage)
    database = f"host=127.0.0.1 port={stage.cluster.port} user=postgres dbname={stage.product.database}"

    def over_http() -> float:
        return wrk(
            f"{stage.tenant.scim_url}/Users", pace.seconds, CONNECTIONS, script=HERE / "create-user.lua",
            headers=stage.scim_headers, environment={"BENCH_TURN": str(next(_turns))})

    def by_pgbench() -> float:
        variables = constants(stage) | {"turn": next(_turns)}
        return pgbench(database, stage.cluster.password, script, pace.seconds, CLIENTS, variables)

    return by_turns(pace, over_http, by_pgbench)


def assert_same_statements(stage: Stage) -> None:
    """create-user.sql says what the service runs now, or the row would compare with something else."""
    newcomers = iter(people(3, start=800_000 + 10 * next(_turns)))
    for _ in range(2):
        answered(stage.entra.send("POST", "/Users", stage.entra.new_user(next(newcomers))), 201)
    heard = record(
        stage, lambda: answered(stage.entra.send("POST", "/Users", stage.entra.new_user(next(newcomers))), 201))
    # The provisioning log is written behind the requests' backs, for many of them at once: a cost, and no statement of theirs.
    others = r"SELECT pg_|SHOW|LISTEN|ALTER SYSTEM|INSERT INTO \w+\.provisioning_log"
    writes = [normalized(text, r"\$\d+") for text in heard if not re.match(others, text)]
    script = [
        normalized(text.replace("{schema}", stage.schema), r"\{\w+\}")
        for text in statements((HERE / "create-user.sql").read_text())
    ]
    assert writes == script, "Benchmarks/create-user.sql is not what the service runs:\n" + "\n".join(
        f"service: {a}\nscript:  {b}" for a, b in itertools.zip_longest(writes, script) if a != b)


def statements(script: str) -> list[str]:
    """The SQL of a pgbench script, without comments and pgbench's own commands."""
    sql = "\n".join(line for line in script.splitlines() if not line.startswith(("--", "\\")))
    return [text.strip() for text in sql.split(";") if text.strip()]


def render(script: str, named: dict[str, str]) -> str:
    """The script with a value for each name, and without its comments."""
    text = "\n".join(line for line in script.splitlines() if not line.startswith("--"))
    return re.sub(r"\{(\w+)\}", lambda match: named[match.group(1)], text) + "\n"


def constants(stage: Stage) -> dict[str, object]:
    """What pgbench gets as variables, because it would take a colon inside of SQL text for one."""
    return {
        "i": 0,
        "document_head": '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"',
        "document_middle": '","name":{"formatted":"Ada Okafor","familyName":"Okafor","givenName":"Ada"},'
                           '"displayName":"Ada Okafor","active":true,"emails":[{"value":"',
        "document_tail": '","type":"work","primary":true}]}',
        "event_data": f'{{"configuration_id":"{stage.configuration}",'
                      '"request_id":"0190a0a0-0000-7000-8000-000000000000","active":true}',
    }


def values(stage: Stage) -> dict[str, str]:
    """SQL for each parameter, of the same type and size as the service's; :n makes them new in each transaction."""
    user_id = "('0190a0a0-0000-7000-8000-' || lpad(to_hex(:n::int8), 12, '0'))"
    event_id = "('0190a0a0-0000-7000-9000-' || lpad(to_hex(:n::int8), 12, '0'))"
    user_name = "('ada.okafor.' || :n::text || '@people.example')"
    external_id = "('00000000-aaaa-4000-8000-' || :n::text)"
    tenant = stage.schema.removeprefix("tenant_")
    return {
        "schema": stage.schema,
        "names": f"ARRAY[{user_id}, {user_name}, {external_id}]",
        "id": f"{user_id}::uuid", "ids": f"ARRAY[{user_id}::uuid]",
        "user_name": user_name, "user_names": f"ARRAY[{user_name}]",
        "display_name": "'Ada Okafor'", "display_name_key": "'ada okafor'", "none": "NULL", "true": "true",
        "configuration": f"'{stage.configuration}'::uuid", "now": "'2026-01-01'::timestamptz",
        "times": "ARRAY['2026-01-01'::timestamptz]",
        "document": f"(:document_head::text || {user_name} || :document_middle::text || {user_name} || :document_tail::text)",
        "types": "ARRAY['work']", "primaries": "ARRAY['true']", "external_id": external_id,
        "event_ids": f"ARRAY[{event_id}::uuid]", "event_types": "ARRAY['user.created']",
        "event_data": "ARRAY[:event_data::text]", "no_changes": "ARRAY[NULL::text]",
        "tenants": f"ARRAY['{tenant}']", "queues": "ARRAY['licenses']", "kinds": "ARRAY['licenses.reconcile']",
        "priorities": "ARRAY[100::int2]", "delays": "ARRAY[0::float8]", "attempts": "ARRAY[20::int2]",
        "unique_keys": f"ARRAY[{user_id}]", "payloads": "ARRAY['{}']",
    }
