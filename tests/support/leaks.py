"""Leak checks: what descriptors, children and threads this process has."""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 2.0


def open_descriptors() -> dict[int, str]:
    """Return the open descriptors with what they are open on."""
    found = {}
    for name in os.listdir("/proc/self/fd"):
        try:
            found[int(name)] = os.readlink(f"/proc/self/fd/{name}")
        except OSError:  # the descriptor of the listing itself
            pass
    return found


def children() -> set[int]:
    """Return the process ids of this process's children, the dead that nobody has waited for included."""
    found: set[int] = set()
    for thread in os.listdir("/proc/self/task"):
        try:
            with open(f"/proc/self/task/{thread}/children") as listing:
                found.update(map(int, listing.read().split()))
        except OSError:
            pass
    return found


@contextmanager
def no_leaks() -> Iterator[None]:
    """Assert that the body leaves no descriptor, child or thread behind."""
    descriptors, family, threads = open_descriptors(), children(), set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - threads:
        thread.join(PATIENCE)
    give_up = time.monotonic() + PATIENCE
    while set(open_descriptors()) - set(descriptors) and time.monotonic() < give_up:
        gc.collect()
    now = open_descriptors()
    assert {fd: now[fd] for fd in now if fd not in descriptors} == {}, "descriptors are left"
    assert children() - family == set(), "children are left"
    assert set(threading.enumerate()) - threads == set(), "threads are left"
