"""The yardsticks of `make bench` run what the service runs; who changes a statement finds out here."""

import sys
from collections.abc import Iterator

import pytest

from testbed.service import REPOSITORY

sys.path.insert(0, str(REPOSITORY / "Benchmarks"))

from rows import create_user, drain_jobs  # noqa: E402
from rows.stage import Stage  # noqa: E402


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    """A Postgres server and an API of their own: nobody else's statements are heard there."""
    with Stage() as running:
        yield running


def test_pgbench_creates_a_user_as_the_service_does(stage: Stage) -> None:
    create_user.assert_same_statements(stage)


def test_pgbench_claims_and_completes_jobs_as_the_worker_does(stage: Stage) -> None:
    drain_jobs.assert_same_statements(stage)
