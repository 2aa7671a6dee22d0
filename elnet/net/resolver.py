"""Name look-up: numeric addresses at once, names in worker threads.

A thread inside the system's resolver cannot be interrupted, so an abandoned question keeps its thread until the system
answers; what it says is then ignored.  No more than `MOST_THREADS` questions are under way, the others wait in line.
"""

from __future__ import annotations

import errno
import os
import socket
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from elnet.net.addresses import FAMILIES, FAMILY_NAMES, Address, parse_literal
from elnet.net.loop import Loop
from elnet.net.timers import Timer

MOST_THREADS: Final = 16
Ask = Callable[..., list[Any]]
_KIND_NAMES = {socket.SOCK_STREAM: "tcp", socket.SOCK_DGRAM: "udp"}


class Lookup:
    """A question for the addresses of a host, and then their list or the error."""

    def __init__(self, question: tuple[str | None, str | int, int, int], on_done: Callable[[Lookup], object] | None) -> None:
        self.question = question
        self.on_done = on_done
        self.done = False
        self.addresses: list[Address] = []
        self.error: OSError | None = None
        self.timer: Timer | None = None

    def cancel(self) -> None:
        """Ignore the answer; `on_done` is not called any more."""
        self.on_done = None
        self.finish([], OSError(errno.ECANCELED, os.strerror(errno.ECANCELED)))

    def finish(self, addresses: list[Address], error: OSError | None) -> None:
        """Take the answer, unless there has been one."""
        if self.done:
            return
        self.done = True
        self.addresses, self.error = addresses, error
        if self.timer is not None:
            self.timer.cancel()
        if self.on_done is not None:
            self.on_done(self)

    def result(self) -> list[Address]:
        """Return the addresses or raise the error, `socket.gaierror` if the resolver's."""
        if self.error is not None:
            raise self.error
        return self.addresses


class Resolver:
    """The names that one loop asks for; ASK is the system's `getaddrinfo`, or a test's."""

    def __init__(self, loop: Loop, ask: Ask = socket.getaddrinfo) -> None:
        self.loop = loop
        self._ask = ask
        self._busy = 0
        self._line: deque[Lookup] = deque()

    def resolve(
        self,
        host: str | None,
        service: str | int,
        on_done: Callable[[Lookup], object] | None = None,
        family: str | None = None,
        kind: int = socket.SOCK_STREAM,
        deadline: float | None = None,
    ) -> Lookup:
        """Ask for the addresses of SERVICE at HOST and return the question; ON_DONE is called with it from the loop.

        HOST None means any address to listen on.  FAMILY restricts to ipv4 or ipv6.
        """
        number = 0 if family is None else FAMILIES[family]
        lookup = Lookup((host, service, number, kind), on_done)
        known = literal_addresses(host, service, family)
        if known:
            self.loop.call_soon(lambda: lookup.finish(known, None))
            return lookup
        if deadline is not None:
            late = OSError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
            lookup.timer = self.loop.call_at(deadline, lambda: lookup.finish([], late))
        self._line.append(lookup)
        self._start_next()
        return lookup

    def resolve_now(
        self,
        host: str | None,
        service: str | int,
        family: str | None = None,
        kind: int = socket.SOCK_STREAM,
        deadline: float | None = None,
    ) -> list[Address]:
        """Return the addresses of SERVICE at HOST.  While the answer is awaited no descriptor is served; timers are."""
        known = literal_addresses(host, service, family)
        if known:
            return known
        lookup = self.resolve(host, service, None, family, kind, deadline)
        try:
            self.loop.run_until(lambda: lookup.done, None, ())
        finally:
            if not lookup.done:
                lookup.cancel()
        return lookup.result()

    def _start_next(self) -> None:
        while self._line and self._busy < MOST_THREADS:
            lookup = self._line.popleft()
            if not lookup.done:
                self._busy += 1
                self._start(lookup)

    def _start(self, lookup: Lookup) -> None:
        from threading import Thread

        thread = Thread(target=self._work, args=(lookup,), name="elnet name look-up", daemon=True)
        try:
            thread.start()
        except RuntimeError as error:  # no more threads
            self._busy -= 1
            refused = OSError(errno.EAGAIN, str(error))
            self.loop.call_soon(lambda: lookup.finish([], refused))

    def _work(self, lookup: Lookup) -> None:
        """Ask; this runs in the thread."""
        host, service, family, kind = lookup.question
        failure: OSError | None = None
        answers: list[Any] = []
        try:
            # As bytes, because Python imports its IDNA tables for any str.
            name = None if host is None else host.encode("utf-8", "surrogateescape")
            answers = self._ask(name, service, family, kind, 0, socket.AI_PASSIVE if host is None else 0)
        except OSError as error:
            failure = error
        except ValueError as error:  # a NUL in the name
            failure = OSError(errno.EINVAL, str(error))
        addresses = [Address.from_socket(answer[0], answer[4]) for answer in answers if answer[0] in FAMILY_NAMES]
        self.loop.call_soon_threadsafe(partial(self._answered, lookup, addresses, failure))

    def _answered(self, lookup: Lookup, addresses: list[Address], failure: OSError | None) -> None:
        self._busy -= 1
        self._start_next()
        lookup.finish(addresses, failure)


def literal_addresses(host: str | None, service: str | int, family: str | None = None) -> list[Address]:
    """Return the address that HOST, SERVICE spell in digits, if they do and it belongs to FAMILY; else nothing."""
    if host is None or not (isinstance(service, int) or service.isdecimal()):
        return []
    literal = parse_literal(host, int(service))
    return [] if literal is None or family not in (None, literal.family) else [literal]


def service_port(service: str | int, kind: int = socket.SOCK_STREAM) -> int:
    """Return the port of SERVICE, a number in digits or a name; raise OSError if nobody knows it."""
    if isinstance(service, int) or service.isdecimal():
        return int(service)
    return socket.getservbyname(service, _KIND_NAMES[socket.SocketKind(kind)])
