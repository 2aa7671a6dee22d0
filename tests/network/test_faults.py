"""The n-th system call fails, for every n: the error is an OSError to the caller or an event, and nothing is left."""

from __future__ import annotations

import errno
import os
import socket

import pytest

from elnet.net.addresses import Address
from elnet.net.child import Change, spawn
from elnet.net.connect import connect_now
from elnet.net.listener import listen
from elnet.net.loop import Loop
from elnet.net.pipe import crossed_pipes
from elnet.net.system import System
from elnet.net.tcp import TcpTransport
from elnet.net.transport import Transport
from tests.support.recording import Acceptor, Recorder, settle


class FaultySystem(System):
    """A kernel whose call number FAILING fails with CODE."""

    def __init__(self, failing: int, code: int) -> None:
        self.failing = failing
        self.code = code
        self.calls = 0

    def count(self) -> None:
        """Count a call, and fail if it is the one."""
        self.calls += 1
        if self.calls == self.failing:
            raise OSError(self.code, os.strerror(self.code))

    def read(self, fd: int, size: int) -> bytes:  # type: ignore[override]
        self.count()
        return os.read(fd, size)

    def write(self, fd: int, data: bytes) -> int:  # type: ignore[override]
        self.count()
        return os.write(fd, data)

    def pipe(self) -> tuple[int, int]:  # type: ignore[override]
        self.count()
        return os.pipe()

    def openpty(self) -> tuple[int, int]:  # type: ignore[override]
        self.count()
        return os.openpty()

    def socket(self, family: int, kind: int, protocol: int = 0) -> socket.socket:
        self.count()
        made = FaultySocket(family, kind, protocol)
        made.system = self
        made.setblocking(False)
        return made


class FaultySocket(socket.socket):
    """A socket of a faulty system."""

    system: FaultySystem

    def bind(self, address: object) -> None:
        self.system.count()
        super().bind(address)  # type: ignore[arg-type]

    def listen(self, backlog: int = 5) -> None:
        self.system.count()
        super().listen(backlog)

    def connect_ex(self, address: object) -> int:
        try:
            self.system.count()
        except OSError as error:
            return error.errno or 0
        return super().connect_ex(address)  # type: ignore[arg-type]

    def accept(self) -> tuple[socket.socket, object]:
        self.system.count()
        connected, peer = super().accept()
        made = FaultySocket(fileno=connected.detach())
        made.system = self.system
        return made, peer

    def recv(self, size: int, flags: int = 0) -> bytes:
        self.system.count()
        return super().recv(size, flags)

    def send(self, data: object, flags: int = 0) -> int:
        self.system.count()
        return super().send(data, flags)  # type: ignore[arg-type]

    def shutdown(self, how: int) -> None:
        self.system.count()
        super().shutdown(how)


def converse(loop: Loop, one: Transport, other: Transport) -> bool:
    """Send a question and an answer, then the ends; tell whether all went well."""
    for speaker, listening in ((one, other), (other, one)):
        speaker.write(b"word")
        speaker.write_eof()
        settle(loop)
        assert isinstance(listening.receiver, Recorder)
        if listening.receiver.data != b"word" or not listening.receiver.ended:
            return False
    return True


def over_tcp(loop: Loop) -> bool:
    acceptor = Acceptor()
    opened: list[Transport] = []
    listener = listen(loop, Address("ipv4", "127.0.0.1"), acceptor)
    try:
        opened.append(TcpTransport(loop, connect_now(loop, [listener.local], deadline=loop.clock.now() + 5), Recorder()))
        settle(loop)
        opened.extend(TcpTransport(loop, connected, Recorder()) for connected in acceptor.sockets)
        return len(opened) == 2 and converse(loop, *opened)
    finally:
        listener.close()
        for transport in opened:
            transport.abort()


def over_pipes(loop: Loop) -> bool:
    pair = crossed_pipes(loop, Recorder(), Recorder())
    try:
        return converse(loop, *pair)
    finally:
        for transport in pair:
            transport.abort()


def through_a_child(loop: Loop) -> bool:
    output, changes = Recorder(), list[Change]()
    child = spawn(loop, ["cat"], output, changes.append, terminal_output=True, errors=Recorder())
    try:
        child.transport.write(b"word")
        child.transport.write_eof()
        loop.run_until(lambda: output.ended or output.lost or child.status.final, loop.clock.now() + 5)
        settle(loop)
        return output.data == b"word"
    finally:
        child.kill()
        child.wait(loop.clock.now() + 5)
        child.transport.abort()
        assert child.errors is not None
        child.errors.abort()


@pytest.mark.parametrize("code", [errno.EMFILE, errno.ECONNRESET, errno.EAGAIN, errno.EINTR], ids=errno.errorcode.get)
@pytest.mark.parametrize("scenario", [over_tcp, over_pipes, through_a_child], ids=lambda scenario: scenario.__name__)
def test_whichever_call_fails_nothing_is_left(scenario: object, code: int) -> None:
    assert callable(scenario)
    went_well = False
    for failing in range(1, 100):
        system = FaultySystem(failing, code)
        loop = Loop(system=system)
        failure = None
        try:
            went_well = scenario(loop)
        except OSError as error:
            failure = error.errno
        assert failure in (None, code)
        settle(loop)
        assert loop.watched() == 0
        loop.close()
        if system.calls < failing:
            break
    assert went_well, "without a fault all goes well"
    assert 5 < failing < 99
