"""Every test here has a loop and leaves nothing behind."""

from tests.support.loops import clock, loop, nothing_left, wound  # noqa: F401
