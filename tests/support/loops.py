"""Fixtures that every test of the engine has: a loop, and the proof that nothing is left behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from elnet.net.clock import HandWoundClock
from elnet.net.loop import Loop
from tests.support.leaks import no_leaks


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    with no_leaks():
        yield


@pytest.fixture
def clock() -> HandWoundClock:
    return HandWoundClock()


@pytest.fixture
def loop(nothing_left: None) -> Iterator[Loop]:
    made = Loop()
    yield made
    assert made.watched() == 0, "watches are left"
    made.close()


@pytest.fixture
def wound(nothing_left: None, clock: HandWoundClock) -> Iterator[Loop]:
    """A loop whose time is the hand-wound clock's."""
    made = Loop(clock)
    yield made
    made.close()
