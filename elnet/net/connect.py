"""Connecting: the addresses of a host in turn, without blocking.

Each attempt's error is kept; the last one is the outcome if no address answers.
"""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from elnet.net.addresses import Address
from elnet.net.loop import Loop, Watch
from elnet.net.timers import Timer

Prepare = Callable[[socket.socket], object]
_UNDER_WAY = (0, errno.EINPROGRESS, errno.EISCONN)


class Waiter(Protocol):
    """What is told how connecting ends."""

    def connected(self, connected: socket.socket, address: Address) -> object:
        """CONNECTED is connected to ADDRESS and the waiter's to close."""

    def connect_failed(self, reason: OSError) -> object:
        """No address answered; REASON is why the last one did not."""


class Connecting:
    """An attempt to connect to one of ADDRESSES.  The waiter is told from the loop, or never after `cancel`.

    PREPARE is called with each new socket, to set options and to bind it.  Past DEADLINE the attempt fails as timed out.
    """

    def __init__(
        self,
        loop: Loop,
        addresses: Iterable[Address],
        waiter: Waiter,
        prepare: Prepare | None = None,
        deadline: float | None = None,
        kind: int = socket.SOCK_STREAM,
    ) -> None:
        self.loop = loop
        self.done = False
        self._cancelled = False
        self.errors: list[tuple[Address, OSError]] = []
        self._left = iter(tuple(addresses))
        self._waiter = waiter
        self._prepare = prepare
        self._kind = kind
        self._address: Address | None = None
        self._socket: socket.socket | None = None
        self._watch: Watch | None = None
        self._timer: Timer | None = None if deadline is None else loop.call_at(deadline, self._expire)
        self._next()

    @property
    def watches(self) -> tuple[Watch, ...]:
        """The watch in use, to restrict a `run_once` to it."""
        return () if self._watch is None else (self._watch,)

    @property
    def trying(self) -> Address | None:
        """The address that is being tried."""
        return self._address

    @property
    def socket(self) -> socket.socket | None:
        """The socket that is being connected."""
        return self._socket

    def cancel(self) -> None:
        """Give up; the waiter is told nothing."""
        self._cancelled = True
        self._end()

    def _end(self) -> None:
        self.done = True
        if self._timer is not None:
            self._timer.cancel()
        self._drop()

    def _next(self) -> None:
        for address in self._left:
            self._address = address
            try:
                self._start(address)
            except OSError as error:
                self._failed(error)
            except BaseException:
                self.cancel()
                raise
            else:
                return
        self._give_up()

    def _start(self, address: Address) -> None:
        self._socket = made = self.loop.system.socket(address.number, self._kind)
        if self._prepare is not None:
            self._prepare(made)
        code = made.connect_ex(address.to_socket())
        if code not in _UNDER_WAY:
            raise os_error(code)
        self._watch = self.loop.watch(made.fileno(), None, self._writable)
        self._watch.writes(True)

    def _writable(self) -> None:
        assert self._socket is not None
        code = self._socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if code:
            self._failed(os_error(code))
            self._next()
        else:
            self._succeed()

    def _succeed(self) -> None:
        assert self._socket is not None
        assert self._address is not None
        made = self._socket
        self._socket = None
        self._end()
        self._waiter.connected(made, self._address)

    def _failed(self, error: OSError) -> None:
        assert self._address is not None
        self.errors.append((self._address, error))
        self._drop()

    def _give_up(self) -> None:
        reason = self.errors[-1][1] if self.errors else os_error(errno.EADDRNOTAVAIL)
        self._end()
        self.loop.call_soon(lambda: self._cancelled or self._waiter.connect_failed(reason))

    def _expire(self) -> None:
        if self._address is not None:
            self._failed(os_error(errno.ETIMEDOUT))
        self._give_up()

    def _drop(self) -> None:
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None


class _Outcome:
    """A waiter that keeps what it is told."""

    made: socket.socket | None = None
    reason: OSError | None = None

    def connected(self, connected: socket.socket, _address: Address) -> None:
        self.made = connected

    def connect_failed(self, reason: OSError) -> None:
        self.reason = reason


def connect_now(
    loop: Loop,
    addresses: Sequence[Address],
    prepare: Prepare | None = None,
    deadline: float | None = None,
    kind: int = socket.SOCK_STREAM,
) -> socket.socket:
    """Return a socket connected to one of ADDRESSES; raise the last attempt's error if none answers.

    No other descriptor is served meanwhile; timers are.
    """
    outcome = _Outcome()
    attempt = Connecting(loop, addresses, outcome, prepare, deadline, kind)
    try:
        while outcome.made is None and outcome.reason is None:
            loop.run_once(None, attempt.watches)
    except BaseException:
        attempt.cancel()
        if outcome.made is not None:
            outcome.made.close()
        raise
    if outcome.made is None:
        assert outcome.reason is not None
        raise outcome.reason
    return outcome.made


def os_error(code: int) -> OSError:
    """Return the exception for the error number CODE."""
    return OSError(code, os.strerror(code))
