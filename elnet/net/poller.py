"""Pollers: the kernel's answer to which descriptors are ready.

`select.epoll` and `select.poll` share their methods and their event bits.  They are used directly rather than through
`selectors`, which spends as long on making its keys as the kernel does on answering, and costs 5 ms to import.
"""

from __future__ import annotations

import select
from collections.abc import Iterable
from math import ceil
from typing import Protocol

READ = select.POLLIN
WRITE = select.POLLOUT
BROKEN = select.POLLERR | select.POLLHUP | select.POLLNVAL


class Poller(Protocol):
    """What `select.epoll` offers."""

    def register(self, fd: int, mask: int) -> None: ...
    def modify(self, fd: int, mask: int) -> None: ...
    def unregister(self, fd: int) -> None: ...
    def poll(self, seconds: float, /) -> list[tuple[int, int]]: ...
    def close(self) -> None: ...
    def fileno(self) -> int: ...


class PlainPoller:
    """`select.poll` with the manners of `select.epoll`: for systems without the latter, and for waits on few descriptors."""

    __slots__ = ("_poll", "modify", "register", "unregister")

    def __init__(self, watched: Iterable[tuple[int, int]] = ()) -> None:
        self._poll = select.poll()
        self.register = self._poll.register
        self.modify = self._poll.modify
        self.unregister = self._poll.unregister
        for fd, mask in watched:
            self.register(fd, mask)

    def poll(self, seconds: float, /) -> list[tuple[int, int]]:
        """Return the ready descriptors after at most SECONDS."""
        return self._poll.poll(None if seconds < 0 else ceil(seconds * 1000))

    def close(self) -> None:
        """There is no descriptor to close."""

    def fileno(self) -> int:
        """Signal that there is no descriptor to wait for."""
        raise OSError("this system has no descriptor that stands for others")


def new_poller() -> Poller:
    """Return the best poller of this system."""
    return select.epoll() if hasattr(select, "epoll") else PlainPoller()
