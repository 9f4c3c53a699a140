"""What the service says to Postgres, heard at Postgres: the yardstick must run the same statements."""

import re
from collections.abc import Callable

from testbed.patience import until

from .stage import Stage


def record(stage: Stage, act: Callable[[], object]) -> list[str]:
    """The statements that `act` makes the service run, in the order in which Postgres got them."""
    set_logging(stage, "all")
    start = stage.cluster.log.stat().st_size
    act()
    set_logging(stage, "none")
    text = stage.cluster.log.read_bytes()[start:].decode()
    return re.findall(r"LOG:  (?:execute [^:]+|statement): (.*?)(?=\n\d{4}-\d\d-\d\d |\Z)", text, re.DOTALL)


def set_logging(stage: Stage, what: str) -> None:
    with stage.cluster.connect("postgres") as connection:
        connection.execute(f"ALTER SYSTEM SET log_statement = '{what}'")
        connection.execute("SELECT pg_reload_conf()")
    with stage.cluster.connect("postgres") as connection:
        until(lambda: connection.execute("SHOW log_statement").fetchone() == (what,), "Postgres takes the setting")


def normalized(statement: str, parameter: str) -> str:
    """The statement with every parameter as ?, and every run of blanks as one."""
    bare = re.sub(parameter + r"(::[\w.]+(\[\])?)?", "?", statement)
    return re.sub(r"\s+", " ", bare).strip().rstrip(";")
