"""TLS over other transports: the handshake and its failures, the stream, and both kinds of end."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator

import pytest

from elnet.net.loop import Loop
from elnet.net.memory import memory_pair
from elnet.net.tcp import TcpTransport
from elnet.net.tls import TlsTransport
from elnet.net.tls_context import client_context, server_context
from elnet.net.transport import Ignore, Transport, TransportClosed
from tests.support.certificates import Certificates, make_certificates
from tests.support.programs import require
from tests.support.recording import Recorder, end, settle, until

MEGABYTE = bytes(range(256)) * 4096


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    require("openssl")
    return make_certificates(tmp_path_factory.mktemp("certificates"))


def over_memory(loop: Loop) -> tuple[Transport, Transport]:
    return memory_pair(loop, Ignore(), Ignore())


def over_tcp(loop: Loop) -> tuple[Transport, Transport]:
    one, other = socket.socketpair()
    return TcpTransport(loop, one, Ignore()), TcpTransport(loop, other, Ignore())


@pytest.fixture(params=[over_memory, over_tcp])
def pair(loop: Loop, certificates: Certificates, request: pytest.FixtureRequest) -> Iterator[tuple[TlsTransport, TlsTransport]]:
    inner_client, inner_server = request.param(loop)
    trusted = certificates.localhost
    client = TlsTransport(inner_client, Recorder(), client_context(authorities=[trusted[0]]), host="localhost")
    server = TlsTransport(inner_server, Recorder(), server_context([trusted]), server=True)
    yield client, server
    end(loop, client, server)


def heard(transport: Transport) -> Recorder:
    assert isinstance(transport.receiver, Recorder)
    return transport.receiver


def test_what_is_written_before_the_handshake_arrives_after_it(loop: Loop, pair: tuple[TlsTransport, TlsTransport]) -> None:
    client, server = pair
    client.write(b"question")
    server.write(b"answer")
    assert client.pending
    until(loop, lambda: heard(client).data == b"answer" and heard(server).data == b"question")
    assert client.version == server.version
    assert client.peer_certificate()
    assert client.peer_names()["subject"] == ((("commonName", "localhost"),),)


def test_a_megabyte_arrives_whole(loop: Loop, pair: tuple[TlsTransport, TlsTransport]) -> None:
    client, server = pair
    client.write(MEGABYTE)
    until(loop, lambda: len(heard(server).data) == len(MEGABYTE))
    assert heard(server).data == MEGABYTE
    assert client.pending == 0


def test_bytes_may_drip(loop: Loop, pair: tuple[TlsTransport, TlsTransport]) -> None:
    client, server = pair
    client.inner.read_size = server.inner.read_size = 1
    client.write(b"question")
    until(loop, lambda: heard(server).data == b"question")


def test_a_piece_is_no_longer_than_the_read_size(loop: Loop, pair: tuple[TlsTransport, TlsTransport]) -> None:
    client, server = pair
    server.read_size = 7
    client.write(b"x" * 30)
    until(loop, lambda: len(heard(server).data) == 30)
    assert max(map(len, heard(server).pieces)) == 7


def test_a_paused_end_reports_nothing(loop: Loop, pair: tuple[TlsTransport, TlsTransport]) -> None:
    client, server = pair
    server.pause_reading()
    client.write(MEGABYTE)
    until(loop, lambda: client.secure and server.secure)
    settle(loop)
    assert heard(server).data == b""
    server.resume_reading()
    until(loop, lambda: len(heard(server).data) == len(MEGABYTE))


def test_the_end_said_in_tls_leaves_the_other_direction_open(loop: Loop, pair: tuple[TlsTransport, TlsTransport]) -> None:
    client, server = pair
    client.write(b"question")
    client.write_eof()
    until(loop, lambda: heard(server).ended)
    assert heard(server).data == b"question"
    assert not server.truncated
    server.write(b"answer")
    until(loop, lambda: heard(client).data == b"answer")
    with pytest.raises(TransportClosed):
        client.write(b"more")


def test_closing_says_the_end_after_what_was_pending(loop: Loop, pair: tuple[TlsTransport, TlsTransport]) -> None:
    client, server = pair
    until(loop, lambda: client.secure and server.secure)
    client.write(MEGABYTE)
    client.close()
    until(loop, lambda: heard(server).ended and heard(client).lost)
    assert heard(server).data == MEGABYTE
    assert not server.truncated
    assert heard(client).reason is None


def test_an_end_not_said_in_tls_is_known_as_such(loop: Loop, pair: tuple[TlsTransport, TlsTransport]) -> None:
    client, server = pair
    client.write(b"question")
    until(loop, lambda: heard(server).data)
    settle(loop)  # with nothing unread the kernel sends an end, not a reset
    client.inner.abort()
    until(loop, lambda: heard(server).ended)
    assert server.truncated


@pytest.mark.parametrize(
    ("shown", "host", "complaint"),
    [
        ("stranger", "localhost", "self.signed"),
        ("localhost", "elsewhere.invalid", "[Hh]ostname"),
        ("expired", "localhost", "expired"),
    ],
)
def test_a_certificate_that_is_not_good_enough_ends_the_connection(
    loop: Loop, certificates: Certificates, shown: str, host: str, complaint: str
) -> None:
    inner_client, inner_server = memory_pair(loop, Ignore(), Ignore())
    authorities = [certificates.localhost[0], certificates.expired[0]]
    client = TlsTransport(inner_client, Recorder(), client_context(authorities=authorities), host=host)
    server = TlsTransport(inner_server, Recorder(), server_context([getattr(certificates, shown)]), server=True)
    until(loop, lambda: heard(client).lost and (heard(server).lost or heard(server).ended))
    assert re.search(complaint, str(heard(client).reason))
    end(loop, client, server)


def test_without_verification_any_certificate_will_do(loop: Loop, certificates: Certificates) -> None:
    inner_client, inner_server = memory_pair(loop, Ignore(), Ignore())
    client = TlsTransport(inner_client, Recorder(), client_context(verify=False), host="anyone")
    server = TlsTransport(inner_server, Recorder(), server_context([certificates.expired]), server=True)
    until(loop, lambda: client.secure)
    end(loop, client, server)


@pytest.mark.parametrize("say", [b"HTTP/1.0 400 Bad Request\r\n\r\n", b"\x16\x03\x01\x00\x05hello", b""])
def test_a_peer_that_dies_in_the_handshake_is_a_lost_connection(loop: Loop, say: bytes) -> None:
    one, other = memory_pair(loop, Ignore(), Ignore())
    client = TlsTransport(one, Recorder(), client_context(verify=False))
    other.write(say)
    other.close()
    until(loop, lambda: heard(client).lost)
    assert isinstance(heard(client).reason, OSError)
    assert heard(client).events == ["lost"]
    end(loop, client, other)


def test_a_peer_that_stalls_in_the_handshake_is_given_up_at_the_deadline(wound: Loop) -> None:
    one, other = memory_pair(wound, Ignore(), Ignore())
    client = TlsTransport(one, Recorder(), client_context(verify=False), deadline=wound.clock.now() + 10)
    until(wound, lambda: not wound.run_once(0))
    wound.run_until(lambda: heard(client).lost, wound.clock.now() + 20)
    assert isinstance(heard(client).reason, TimeoutError)
    end(wound, client, other)


def test_a_server_may_demand_a_certificate(loop: Loop, certificates: Certificates) -> None:
    inner_client, inner_server = memory_pair(loop, Ignore(), Ignore())
    demanding = server_context([certificates.localhost], authorities=[certificates.stranger[0]])
    own = client_context(authorities=[certificates.localhost[0]], key_pairs=[certificates.stranger])
    client = TlsTransport(inner_client, Recorder(), own, host="localhost")
    server = TlsTransport(inner_server, Recorder(), demanding, server=True)
    until(loop, lambda: server.secure)
    assert server.peer_names()["subject"] == ((("commonName", "stranger"),),)
    end(loop, client, server)
