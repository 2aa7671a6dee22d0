"""The examples do what they say, also for peers that know nothing of elnet."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.examples.peers import PATIENCE, connected, example, serving, talk
from tests.support.programs import needs

Server = tuple[subprocess.Popen[bytes], int]


@pytest.fixture
def server() -> Iterator[Server]:
    """A running echo server and its port."""
    with serving("echo-server.el", "0") as running:
        yield running


def test_echo_prints_the_transcript_that_emacs_prints() -> None:
    done = example("echo.el")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (Path(__file__).parent / "echo.out").read_text()


def test_echo_server_sends_back_what_a_stranger_sends(server: Server) -> None:
    _, port = server
    assert talk(port, b"hello\n") == b"hello\n"


def test_echo_server_changes_no_byte(server: Server) -> None:
    _, port = server
    every_byte = bytes(range(256)) * 400
    assert talk(port, every_byte[:50_001], every_byte[50_001:]) == every_byte


def test_echo_server_serves_many_at_once(server: Server) -> None:
    _, port = server
    connections = [connected(port) for _ in range(20)]
    for number, connection in enumerate(connections):
        connection.sendall(b"%d\n" % number)
    answers = [connection.recv(100) for connection in reversed(connections)]
    for connection in connections:
        connection.close()
    assert answers == [b"%d\n" % number for number in reversed(range(20))]


@needs("nc")
def test_echo_server_answers_nc(server: Server) -> None:
    _, port = server
    command = ["nc", "-w", "2", "127.0.0.1", str(port)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as client:
        assert client.stdin is not None
        assert client.stdout is not None
        client.stdin.write(b"one\ntwo\n")
        client.stdin.flush()
        assert client.stdout.read(8) == b"one\ntwo\n"
        client.kill()


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 255), (signal.SIGTERM, 128 + signal.SIGTERM)])
def test_echo_server_ends_when_told_to(server: Server, number: signal.Signals, status: int) -> None:
    running, port = server
    talk(port, b"x")
    os.kill(running.pid, number)
    assert running.wait(PATIENCE) == status


def test_echo_server_tells_of_a_port_that_is_taken(server: Server) -> None:
    _, port = server
    done = example("echo-server.el", str(port))
    assert done.returncode == 255
    assert "Cannot bind server socket: Address already in use" in done.stderr
