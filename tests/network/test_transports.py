"""What every transport does alike, checked for each kind."""

from __future__ import annotations

import os
import pty
import socket
import tty
from collections.abc import Callable, Iterator

import pytest

from elnet.net.addresses import Address
from elnet.net.connect import connect_now
from elnet.net.listener import listen
from elnet.net.loop import Loop
from elnet.net.memory import memory_pair
from elnet.net.pipe import crossed_pipes
from elnet.net.pty import PtyTransport
from elnet.net.tcp import TcpTransport
from elnet.net.transport import Transport, TransportClosed
from elnet.net.udp import DatagramTransport
from elnet.net.unix import SeqpacketTransport, UnixTransport
from tests.support.recording import Acceptor, Recorder, end, settle, until

Pair = tuple[Transport, Transport]
MEGABYTE = bytes(range(256)) * 4096


def tcp(loop: Loop) -> Pair:
    acceptor = Acceptor()
    listener = listen(loop, Address("ipv4", "127.0.0.1"), acceptor)
    client = TcpTransport(loop, connect_now(loop, [listener.local]), Recorder())
    until(loop, lambda: acceptor.sockets)
    listener.close()
    for small in (client.socket, acceptor.sockets[0]):
        small.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 16384)
        small.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16384)
    return client, TcpTransport(loop, acceptor.sockets[0], Recorder())


def unix(loop: Loop) -> Pair:
    one, other = socket.socketpair()
    return UnixTransport(loop, one, Recorder()), UnixTransport(loop, other, Recorder())


def seqpacket(loop: Loop) -> Pair:
    one, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    return SeqpacketTransport(loop, one, Recorder()), SeqpacketTransport(loop, other, Recorder())


def udp(loop: Loop) -> Pair:
    one, other = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
    for made in (one, other):
        made.bind(("127.0.0.1", 0))
    one.connect(other.getsockname())
    other.connect(one.getsockname())
    return DatagramTransport(loop, one, Recorder()), DatagramTransport(loop, other, Recorder())


def datagram(loop: Loop) -> Pair:
    one, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    return DatagramTransport(loop, one, Recorder()), DatagramTransport(loop, other, Recorder())


def pipe(loop: Loop) -> Pair:
    return crossed_pipes(loop, Recorder(), Recorder())


def terminal(loop: Loop) -> Pair:
    master, slave = pty.openpty()
    tty.setraw(slave)
    return PtyTransport(loop, master, Recorder()), PtyTransport(loop, slave, Recorder())


def memory(loop: Loop) -> Pair:
    return memory_pair(loop, Recorder(), Recorder())


STREAMS = [tcp, unix, pipe, memory]
ENDING = [*STREAMS, seqpacket]
MESSAGES = [seqpacket, udp, datagram]
ALL = [*STREAMS, *MESSAGES, terminal]


@pytest.fixture
def pair(loop: Loop, request: pytest.FixtureRequest) -> Iterator[Pair]:
    make: Callable[[Loop], Pair] = request.param
    both = make(loop)
    yield both
    end(loop, *both)


def each(*kinds: Callable[[Loop], Pair]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("pair", kinds, indirect=True, ids=lambda kind: kind.__name__)


def heard(transport: Transport) -> Recorder:
    assert isinstance(transport.receiver, Recorder)
    return transport.receiver


@each(*ALL)
def test_both_ends_hear_each_other(loop: Loop, pair: Pair) -> None:
    one, other = pair
    one.write(b"to other")
    other.write(b"to one")
    until(loop, lambda: heard(one).data == b"to one" and heard(other).data == b"to other")


@each(*MESSAGES)
def test_messages_keep_their_boundaries(loop: Loop, pair: Pair) -> None:
    one, other = pair
    for message in (b"a", b"bc", b"def"):
        one.write(message)
    until(loop, lambda: len(heard(other).pieces) == 3)
    assert heard(other).pieces == [b"a", b"bc", b"def"]


@each(*(kind for kind in MESSAGES if kind is not udp))  # the kernel drops UDP messages rather than let them wait
def test_messages_that_had_to_wait_keep_their_boundaries(loop: Loop, pair: Pair) -> None:
    one, other = pair
    other.pause_reading()
    sent = [str(number).encode() * 1000 for number in range(1000)]
    for message in sent:
        one.write(message)
    assert one.pending
    other.resume_reading()
    until(loop, lambda: len(heard(other).pieces) == len(sent))
    assert heard(other).pieces == sent


@each(*STREAMS)
def test_a_megabyte_arrives_whole(loop: Loop, pair: Pair) -> None:
    one, other = pair
    one.write(MEGABYTE)
    until(loop, lambda: len(heard(other).data) == len(MEGABYTE))
    assert heard(other).data == MEGABYTE
    assert one.pending == 0


@each(*STREAMS)
def test_a_piece_is_no_longer_than_the_read_size(loop: Loop, pair: Pair) -> None:
    one, other = pair
    other.read_size = 7
    one.write(b"x" * 30)
    until(loop, lambda: len(heard(other).data) == 30)
    assert max(map(len, heard(other).pieces)) == 7


@each(*STREAMS, seqpacket, datagram)
def test_a_paused_end_reports_nothing_and_the_sender_sees_the_pressure(loop: Loop, pair: Pair) -> None:
    one, other = pair
    other.pause_reading()
    for _ in range(200):
        one.write(bytes(8192))
    settle(loop)
    assert heard(other).data == b""
    assert one.full
    assert one.pending > one.high_water
    other.resume_reading()
    until(loop, lambda: len(heard(other).data) == 200 * 8192)
    assert not one.pending
    assert not one.full
    assert heard(one).events == ["writable"]


@each(*ALL)
def test_resuming_an_end_that_was_paused_in_a_callback_loses_nothing(loop: Loop, pair: Pair) -> None:
    one, other = pair

    class PauseAtOnce(Recorder):
        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            other.pause_reading()

    other.receiver = recorder = PauseAtOnce()
    one.write(b"first")
    until(loop, lambda: recorder.data)
    one.write(b"second")
    settle(loop)
    assert recorder.data == b"first"
    other.resume_reading()
    until(loop, lambda: recorder.data == b"firstsecond")


@each(*ENDING)
def test_a_half_closed_connection_goes_on_in_the_other_direction(loop: Loop, pair: Pair) -> None:
    one, other = pair
    one.write(b"question")
    one.write_eof()
    until(loop, lambda: heard(other).ended)
    assert heard(other).data == b"question"
    other.write(b"answer")
    until(loop, lambda: heard(one).data == b"answer")
    with pytest.raises(TransportClosed):
        one.write(b"more")


@each(*STREAMS)
def test_the_end_follows_what_was_pending(loop: Loop, pair: Pair) -> None:
    one, other = pair
    one.write(MEGABYTE)
    one.write_eof()
    until(loop, lambda: heard(other).ended)
    assert heard(other).data == MEGABYTE


@each(*STREAMS)
def test_closing_sends_what_was_pending_first(loop: Loop, pair: Pair) -> None:
    one, other = pair
    one.write(MEGABYTE)
    one.close()
    until(loop, lambda: heard(other).ended and heard(one).lost)
    assert heard(other).data == MEGABYTE
    assert heard(one).reason is None


@each(*STREAMS)
def test_closing_gives_up_at_the_deadline(loop: Loop, pair: Pair) -> None:
    one, other = pair
    other.pause_reading()
    one.write(MEGABYTE)
    one.close(loop.clock.now() + 0.01)
    until(loop, lambda: heard(one).lost)
    assert one.pending == 0


@each(*ALL)
def test_the_loss_is_reported_once_and_last(loop: Loop, pair: Pair) -> None:
    one, _ = pair
    one.close()
    one.close()
    one.abort()
    settle(loop)
    assert heard(one).events == ["lost"]
    with pytest.raises(TransportClosed):
        one.write(b"x")


@each(*ENDING, terminal)
def test_the_peer_s_end_is_reported_once(loop: Loop, pair: Pair) -> None:
    one, other = pair
    other.abort()
    settle(loop)
    assert heard(one).events == ["eof"]


@each(*STREAMS)
def test_writing_to_one_who_is_gone_is_an_error(loop: Loop, pair: Pair) -> None:
    one, other = pair
    other.abort()
    settle(loop)

    def write_often() -> None:
        for _ in range(500):  # the first may still leave, and only its answer says that nobody is there
            one.write(b"x")
            loop.run_once(0.01)

    with pytest.raises(OSError, match=r"pipe|reset"):
        write_often()


@each(*STREAMS)
def test_what_is_pending_for_one_who_goes_away_is_dropped_with_an_error(loop: Loop, pair: Pair) -> None:
    one, other = pair
    other.pause_reading()
    one.write(MEGABYTE)
    assert one.pending
    other.abort()
    until(loop, lambda: not one.pending)
    assert isinstance(one.write_error, OSError)
    with pytest.raises(OSError, match=r"pipe|reset"):
        one.write(b"x")


@each(*ALL)
def test_a_receiver_may_close_from_within_an_event(loop: Loop, pair: Pair) -> None:
    one, other = pair

    class CloseAtOnce(Recorder):
        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            other.abort()

    other.receiver = recorder = CloseAtOnce()
    one.write(b"x")
    until(loop, lambda: recorder.lost)
    assert recorder.data == b"x"


@each(*ALL)
def test_a_receiver_may_wait_from_within_an_event(loop: Loop, pair: Pair) -> None:
    one, other = pair

    class WaitForMore(Recorder):
        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if len(self.pieces) == 1:
                one.write(b"second")
                until(loop, lambda: b"second" in self.data)

    other.receiver = recorder = WaitForMore()
    one.write(b"first")
    until(loop, lambda: b"first" in recorder.data)
    assert recorder.data == b"firstsecond"


@each(tcp, unix)
def test_a_reset_connection_is_lost_for_a_reason_or_ends(loop: Loop, pair: Pair) -> None:
    one, other = pair
    one.write(b"unread")
    other.abort()
    until(loop, lambda: heard(one).lost or heard(one).ended)
    assert not heard(one).lost or isinstance(heard(one).reason, ConnectionResetError)


@each(*STREAMS)
def test_draining_waits_until_all_is_sent(loop: Loop, pair: Pair) -> None:
    one, other = pair
    one.write(MEGABYTE)
    assert one.drain(loop.clock.now() + 5)
    other.pause_reading()
    one.write(MEGABYTE)
    assert not one.drain(loop.clock.now() + 0.01)


def test_a_datagram_s_sender_becomes_the_peer(loop: Loop) -> None:
    server, client = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
    server.bind(("127.0.0.1", 0))
    home = Address("ipv4", *server.getsockname())
    one = DatagramTransport(loop, server, Recorder())
    other = DatagramTransport(loop, client, Recorder(), home)
    other.write(b"hello")
    until(loop, lambda: heard(one).data)
    assert one.peer is not None
    assert one.peer.port == client.getsockname()[1]
    one.write(b"yes")
    until(loop, lambda: heard(other).data == b"yes")
    end(loop, one, other)


def test_a_terminal_ends_input_by_its_end_character(loop: Loop) -> None:
    master, slave = pty.openpty()
    transport = PtyTransport(loop, master, Recorder())
    transport.set_size(24, 80)
    assert os.get_terminal_size(slave) == (80, 24)
    transport.write(b"line\n")
    transport.write_eof()
    assert [os.read(slave, 100), os.read(slave, 100)] == [b"line\n", b""]
    os.close(slave)
    end(loop, transport)
