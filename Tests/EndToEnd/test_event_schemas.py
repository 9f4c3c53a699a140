"""Every event that the whole run wrote is what its type's JSON Schema says; collected nearly last."""

import json
from collections import Counter
from collections.abc import Iterator

import jsonschema

from testbed.actors import Admin, Entra, answered, people
from testbed.patience import until
from testbed.product import Product


def test_every_event_of_the_run_is_as_its_schema_says(admin: Admin, product: Product) -> None:
    """Strictly: a member of `data` that no schema names is a fault here, though readers must put up with it."""
    types = answered(admin.http.get("/event-types"), 200)["data"]
    validators = {}
    for described in types:
        schema = described["schema"]
        jsonschema.Draft202012Validator.check_schema(schema)
        schema["properties"]["data"]["additionalProperties"] = False
        validators[described["type"]] = jsonschema.Draft202012Validator(
            schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    seen: Counter[str] = Counter()
    faults: list[str] = []
    for event in events_of_all_tenants(product):
        seen[event["type"]] += 1
        if event["type"] not in validators:
            faults.append(f"{event['type']} is not described")
            continue
        faults += [f"{event['type']}: {fault.message}" for fault in validators[event["type"]].iter_errors(event)]
    assert faults[:10] == []
    assert len(seen) >= 3, "hardly any event was seen: this test would prove little"


def events_of_all_tenants(product: Product) -> Iterator[dict]:
    """As lists of events show them."""
    for (tenant,) in product.rows("SELECT id FROM rollcall.tenants"):
        query = f"SELECT id, sequence, type, time, subject, data, changes FROM tenant_{tenant}.events ORDER BY sequence"
        for id_, sequence, type_, time, subject, data, changes in product.rows(query):
            yield {
                "id": str(id_), "sequence": sequence, "type": type_, "time": time.isoformat(), "subject": str(subject),
                "data": json.loads(data), "changes": json.loads(changes) if changes else None}


def test_old_events_are_forgotten_when_the_schedule_runs(admin: Admin, entra: Entra, product: Product) -> None:
    """An operator runs the recurring job; the reader that stood before the hole is told where to go on."""
    tenant = entra.tenant
    [person] = people(1)
    user = entra.provision(person)
    until(lambda: tenant.standing(user["id"]) == ("assigned", None), "the seats have followed the log")
    events = tenant.events(limit=100)
    schema = product.schema_of(tenant.slug)
    [(followed,)] = product.rows(f"SELECT last_sequence FROM {schema}.seat_cursor")
    assert followed >= 2
    with product.cluster.connect(product.database) as connection:
        connection.execute(f"UPDATE {schema}.events SET time = time - interval '100 days' WHERE sequence <= 2")
    answered(admin.http.post("/schedules/events.retention/run"), 200)
    until(lambda: product.rows(f"SELECT forgotten_sequence FROM {schema}.event_sequence") == [(2,)],
          "the two oldest are forgotten", within=30)
    gone = admin.http.get(f"/tenants/{tenant.slug}/events", params={"after": "1"})
    assert gone.status_code == 410 and gone.json()["code"] == "events_forgotten", gone.text
    kept = answered(admin.http.get(f"/tenants/{tenant.slug}/events", params={"after": "2"}), 200)["data"]
    assert kept == events[2:]
