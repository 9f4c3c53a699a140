"""Waiting for facts: a test polls until a fact holds or a deadline passes; it never sleeps and hopes."""

import time
from collections.abc import Callable
from typing import TypeVar

Fact = TypeVar("Fact")


def until(fact: Callable[[], Fact], what: str | Callable[[], str], *, within: float = 15.0, every: float = 0.02) -> Fact:
    """Return the first true answer of `fact`; fail with `what` and the last answer after `within` seconds.

    `what` may be a function when its text is worth making only at a failure.
    """
    deadline = time.monotonic() + within
    while True:
        answer = fact()
        if answer:
            return answer
        if time.monotonic() > deadline:
            text = what if isinstance(what, str) else what()
            raise AssertionError(f"not within {within:g} s: {text}; last seen: {answer!r}")
        time.sleep(every)


def until_equal(observe: Callable[[], Fact], expected: Fact, what: str, *, within: float = 15.0) -> Fact:
    """Poll `observe` until it answers `expected`; the failure shows both."""
    deadline = time.monotonic() + within
    while True:
        seen = observe()
        if seen == expected:
            return seen
        if time.monotonic() > deadline:
            assert seen == expected, f"not within {within:g} s: {what}"
        time.sleep(0.02)
