"""A tenant with many people, loaded by COPY: rows as the service writes them, and the tally that its lists need."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testbed.actors import CORE_GROUP, CORE_USER, ENTERPRISE_USER, Entra

if TYPE_CHECKING:
    from .stage import Stage

SMALL_GROUPS = 2000
SPARE = 50_000


def user_id(number: int) -> str:
    return f"01900000-0000-7000-8000-{number:012x}"


def group_id(number: int) -> str:
    """Number 0 holds everybody; the others hold ten people each."""
    return f"01900000-0000-7000-9000-{number:012x}"


@dataclass(frozen=True)
class Population:
    """A tenant whose people 1 to `size` are all in its first group, and who speaks for its identity provider.

    `size + 1` to `size + SPARE` are people in no group, so that somebody can be added."""

    slug: str
    size: int
    entra: Entra

    @property
    def url(self) -> str:
        return self.entra.tenant.scim_url

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.entra.token}", "Content-Type": "application/scim+json"}


def load(stage: "Stage", slug: str, size: int) -> Population:
    """Make the tenant and copy its people in."""
    tenant = stage.tenant.admin.create_tenant(slug)
    configuration = tenant.create_configuration("entra")
    entra = Entra(tenant, tenant.create_token(configuration))
    schema = stage.product.schema_of(slug)
    with stage.cluster.connect(stage.product.database) as connection:
        for table, rows in _tables(size, configuration).items():
            with connection.cursor() as cursor, cursor.copy(f"COPY {schema}.{table} FROM STDIN") as copy:
                for row in rows:
                    copy.write(row)
        connection.execute(f"DELETE FROM {schema}.list_segments")
        for kind, table in (("u", "users"), ("g", "groups")):
            connection.execute(
                f"INSERT INTO {schema}.list_segments (kind, lower, resources)"
                f" SELECT '{kind}', CASE place WHEN 0 THEN '00000000-0000-0000-0000-000000000000' ELSE id END,"
                " least(2000, everyone - place)"
                " FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS everyone"
                f" FROM {schema}.{table}) AS placed WHERE place % 2000 = 0")
        for (table,) in connection.execute(
                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = %s::regnamespace", (schema,)).fetchall():
            connection.execute(f"VACUUM (ANALYZE) {schema}.{table}")
        connection.execute("CHECKPOINT")
    return Population(slug, size, entra)


def _tables(size: int, configuration: str) -> dict[str, Iterator[str]]:
    everyone = range(1, size + SPARE + 1)
    now = "2026-01-01 00:00:00+00"
    small = [(group, 1 + (group * 10 + n) % size) for group in range(1, SMALL_GROUPS + 1) for n in range(10)]

    few_inactive = size - 20

    def user(n: int) -> str:
        active = n <= few_inactive or n > size
        name, display = f"person.{n}@people.example", f"Person {n}"
        document = (
            f'{{"schemas":["{CORE_USER}","{ENTERPRISE_USER}"],"userName":"{name}",'
            f'"name":{{"formatted":"{display}","familyName":"{n}","givenName":"Person"}},"displayName":"{display}",'
            f'"active":{str(active).lower()},"emails":[{{"value":"{name}","type":"work","primary":true}}],'
            f'"{ENTERPRISE_USER}":{{"employeeNumber":"E{n}"}}}}')
        columns = [user_id(n), name, name, display, display.lower(), f"e{n}", "t" if active else "f", configuration, "1", now, now, document]
        return "\t".join(columns) + "\n"

    def group(n: int) -> str:
        name = f"Group {n}"
        document = f'{{"schemas":["{CORE_GROUP}"],"displayName":"{name}"}}'
        columns = [group_id(n), name, name.lower(), configuration, "1", now, now, document]
        return "\t".join(columns) + "\n"

    return {
        "users (id, user_name, user_name_key, display_name, display_name_key, employee_number_key, active,"
        " configuration_id, version, created_at, updated_at, document)": map(user, everyone),
        "user_emails (user_id, ordinal, value_key, type_key, is_primary)":
            (f"{user_id(n)}\t0\tperson.{n}@people.example\twork\tt\n" for n in everyone),
        "user_external_ids (user_id, configuration_id, external_id)":
            (f"{user_id(n)}\t{configuration}\text-{n}\n" for n in everyone),
        "groups (id, display_name, display_name_key, configuration_id, version, created_at, updated_at, document)":
            map(group, range(SMALL_GROUPS + 1)),
        "group_external_ids (group_id, configuration_id, external_id)":
            (f"{group_id(n)}\t{configuration}\tgroup-{n}\n" for n in range(SMALL_GROUPS + 1)),
        "group_members (group_id, member_id, kind)": (
            f"{group_id(group)}\t{user_id(person)}\tu\n"
            for group, person in [(0, n) for n in range(1, size + 1)] + small),
    }
