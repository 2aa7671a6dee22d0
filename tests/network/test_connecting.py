"""Listening, connecting and looking names up."""

from __future__ import annotations

import errno
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from elnet.net.addresses import Address
from elnet.net.connect import Connecting, connect_now
from elnet.net.listener import Listener, listen
from elnet.net.loop import Loop
from elnet.net.resolver import MOST_THREADS, Lookup, Resolver, literal_addresses, service_port
from tests.support.recording import Acceptor, settle, until

LOOPBACK = Address("ipv4", "127.0.0.1")


class Waiter:
    """A waiter that keeps how connecting ended."""

    def __init__(self) -> None:
        self.outcomes: list[object] = []

    def connected(self, connected: socket.socket, address: Address) -> None:
        connected.close()
        self.outcomes.append(address)

    def connect_failed(self, reason: OSError) -> None:
        self.outcomes.append(reason.errno)


@pytest.fixture
def acceptor() -> Iterator[Acceptor]:
    made = Acceptor()
    yield made
    for connected in made.sockets:
        connected.close()


@pytest.fixture
def listener(loop: Loop, acceptor: Acceptor) -> Iterator[Listener]:
    made = listen(loop, LOOPBACK, acceptor)
    yield made
    made.close()


@pytest.fixture
def closed_port() -> Iterator[Address]:
    """An address that refuses: bound, but nobody listens."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield Address("ipv4", *bound.getsockname())


@pytest.fixture
def silent_port() -> Iterator[Address]:
    """An address that does not answer: its backlog is full."""
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        fillers = [socket.socket() for _ in range(4)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(full.getsockname())
        yield Address("ipv4", *full.getsockname())
        for filler in fillers:
            filler.close()


def test_addresses_are_tried_in_turn(loop: Loop, listener: Listener, closed_port: Address) -> None:
    waiter = Waiter()
    attempt = Connecting(loop, [closed_port, listener.local], waiter)
    until(loop, lambda: waiter.outcomes)
    assert waiter.outcomes == [listener.local]
    assert [(address, error.errno) for address, error in attempt.errors] == [(closed_port, errno.ECONNREFUSED)]


def test_the_last_error_is_the_outcome(loop: Loop, closed_port: Address) -> None:
    waiter = Waiter()
    Connecting(loop, [closed_port, closed_port], waiter)
    assert waiter.outcomes == []
    until(loop, lambda: waiter.outcomes)
    assert waiter.outcomes == [errno.ECONNREFUSED]
    with pytest.raises(ConnectionRefusedError):
        connect_now(loop, [closed_port])


def test_no_address_is_an_error(loop: Loop) -> None:
    with pytest.raises(OSError, match="assign"):
        connect_now(loop, [])


def test_a_deadline_ends_an_attempt_that_nobody_answers(wound: Loop, silent_port: Address) -> None:
    with pytest.raises(TimeoutError):
        connect_now(wound, [silent_port], deadline=wound.clock.now() + 60)


def test_a_cancelled_attempt_reports_nothing(loop: Loop, listener: Listener, closed_port: Address) -> None:
    waiter = Waiter()
    for target in (listener.local, closed_port):
        Connecting(loop, [target], waiter).cancel()
    settle(loop)
    assert waiter.outcomes == []


def test_a_failing_preparation_leaves_no_socket(loop: Loop, listener: Listener) -> None:
    def prepare(_socket: socket.socket) -> None:
        raise KeyError("option")

    with pytest.raises(KeyError):
        connect_now(loop, [listener.local], prepare)


def test_a_local_address_can_be_listened_on(loop: Loop, acceptor: Acceptor, tmp_path: Any) -> None:
    listener = listen(loop, Address("local", str(tmp_path / "socket")), acceptor)
    connect_now(loop, [listener.local]).close()
    until(loop, lambda: acceptor.sockets)
    listener.close()


def test_a_paused_listener_leaves_connections_waiting(loop: Loop, listener: Listener, acceptor: Acceptor) -> None:
    listener.pause()
    made = connect_now(loop, [listener.local])
    settle(loop)
    assert acceptor.sockets == []
    listener.resume()
    until(loop, lambda: acceptor.sockets)
    assert acceptor.peers == [Address("ipv4", *made.getsockname())]
    made.close()


def test_running_out_of_descriptors_pauses_accepting(wound: Loop, acceptor: Acceptor) -> None:
    listener = listen(wound, LOOPBACK, acceptor)
    made = connect_now(wound, [listener.local])
    accept = listener.socket.accept

    class Exhausted:
        def accept(self) -> object:
            raise OSError(errno.EMFILE, "Too many open files")

        def __getattr__(self, name: str) -> object:
            return getattr(real, name)

    real, listener.socket = listener.socket, Exhausted()  # type: ignore[assignment]
    wound.run_once(0)
    assert not wound.run_once(0)
    assert [error.errno for error in acceptor.errors] == [errno.EMFILE]
    listener.socket = real
    assert accept
    wound.run_until(lambda: acceptor.sockets, wound.clock.now() + 5)
    assert len(acceptor.sockets) == 1
    made.close()
    listener.close()


class SlowAsk:
    """A resolver that answers when told, and counts its questions."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.asked: list[object] = []

    def __call__(self, name: bytes, service: object, *_: int) -> list[Any]:
        self.asked.append(name)
        self.go.wait(10)
        if name == b"nobody":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.2.1", 80))]


def test_numeric_hosts_need_no_resolver(loop: Loop) -> None:
    resolver = Resolver(loop, lambda *_: pytest.fail("asked"))
    assert resolver.resolve_now("127.0.0.1", 80) == [Address("ipv4", "127.0.0.1", 80)]
    assert resolver.resolve_now("::1", "80") == [Address("ipv6", "::1", 80)]
    done: list[Lookup] = []
    resolver.resolve("127.0.0.1", 80, done.append)
    until(loop, lambda: done)
    assert literal_addresses("localhost", 80) == []
    assert literal_addresses("::1", 80, "ipv4") == []


def test_names_are_looked_up_in_threads(loop: Loop) -> None:
    ask = SlowAsk()
    resolver = Resolver(loop, ask)
    done: list[Lookup] = []
    for name in ("somebody", "nobody"):
        resolver.resolve(name, 80, done.append)
    assert done == []
    ask.go.set()
    until(loop, lambda: len(done) == 2)
    outcomes = {lookup.question[0]: lookup for lookup in done}
    assert outcomes["somebody"].result() == [Address("ipv4", "192.0.2.1", 80)]
    with pytest.raises(socket.gaierror):
        outcomes["nobody"].result()


def test_a_name_can_be_given_up(loop: Loop) -> None:
    ask = SlowAsk()
    lookup = Resolver(loop, ask).resolve("somebody", 80, lambda _: pytest.fail("told"))
    lookup.cancel()
    ask.go.set()
    loop.run_once(5)
    with pytest.raises(OSError, match="cancel"):
        lookup.result()


def test_a_look_up_has_a_deadline(loop: Loop) -> None:
    ask = SlowAsk()
    resolver = Resolver(loop, ask)
    with pytest.raises(TimeoutError):
        resolver.resolve_now("somebody", 80, deadline=time.monotonic() + 0.01)
    ask.go.set()
    settle(loop)


def test_no_more_threads_than_allowed_ask_at_once(loop: Loop) -> None:
    ask = SlowAsk()
    resolver = Resolver(loop, ask)
    lookups = [resolver.resolve(f"host{n}", 80) for n in range(MOST_THREADS + 5)]
    until(loop, lambda: len(ask.asked) == MOST_THREADS or loop.run_once(0.001))
    assert len(ask.asked) == MOST_THREADS
    ask.go.set()
    until(loop, lambda: all(lookup.done for lookup in lookups))


def test_the_system_s_resolver_knows_localhost(loop: Loop) -> None:
    assert Address("ipv4", "127.0.0.1", 80) in Resolver(loop).resolve_now("localhost", 80, "ipv4")


def test_services_have_ports() -> None:
    assert [service_port(service) for service in (7, "8080")] == [7, 8080]
    with pytest.raises(OSError, match="not found"):
        service_port("no-such-service")
