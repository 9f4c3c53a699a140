"""What the processes of the whole run wrote; collected last."""

from testbed.actors import MAIL_DOMAIN
from testbed.service import LogBook


def test_no_log_line_holds_a_secret(logbook: LogBook) -> None:
    """Tokens, admin keys, the secret key, the database's password and people's passwords stay out of every log."""
    assert len(logbook.secrets) >= 3, "no secret was collected: this test would prove nothing"
    lines = list(logbook.lines())
    assert lines, "no log was collected: this test would prove nothing"
    leaks = [(name, line[:200]) for name, line in lines if any(secret in line for secret in logbook.secrets)]
    assert leaks == []


def test_no_log_line_holds_personal_data(logbook: LogBook) -> None:
    """Nobody's user name or address is logged, also not in a filter of a request's URL."""
    leaks = [(name, line[:200]) for name, line in logbook.lines() if MAIL_DOMAIN in line]
    assert leaks == []
