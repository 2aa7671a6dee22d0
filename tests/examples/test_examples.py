"""The examples do what they say, also for peers that know nothing of elnet."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "lisp-examples"
PATIENCE = 20


def elnet(*words: str) -> list[str]:
    return [sys.executable, "-m", "elnet", *words]


@pytest.fixture
def server() -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A running echo server and its port."""
    command = elnet(str(EXAMPLES / "echo-server.el"), "0")
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stderr is not None
        line = running.stderr.readline().decode()
        match = re.search(r"Listening on port (\d+)", line)
        try:
            assert match, line + running.stderr.read().decode()
            yield running, int(match[1])
        finally:
            running.kill()


def talk(port: int, *pieces: bytes) -> bytes:
    """Send PIECES to PORT, then the end; return the answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        for piece in pieces:
            connection.sendall(piece)
        connection.shutdown(socket.SHUT_WR)
        answer = b""
        while received := connection.recv(65536):
            answer += received
        return answer


def test_echo_prints_the_transcript_that_emacs_prints() -> None:
    done = subprocess.run(elnet("lisp-examples/echo.el"), cwd=ROOT, capture_output=True, timeout=PATIENCE, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert done.stdout.decode() == (Path(__file__).parent / "echo.out").read_text()


def test_echo_server_sends_back_what_a_stranger_sends(server: tuple[subprocess.Popen[bytes], int]) -> None:
    _, port = server
    assert talk(port, b"hello\n") == b"hello\n"


def test_echo_server_changes_no_byte(server: tuple[subprocess.Popen[bytes], int]) -> None:
    _, port = server
    every_byte = bytes(range(256)) * 400
    assert talk(port, every_byte[:50_001], every_byte[50_001:]) == every_byte


def test_echo_server_serves_many_at_once(server: tuple[subprocess.Popen[bytes], int]) -> None:
    _, port = server
    connections = [socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) for _ in range(20)]
    for number, connection in enumerate(connections):
        connection.sendall(b"%d\n" % number)
    answers = [connection.recv(100) for connection in reversed(connections)]
    for connection in connections:
        connection.close()
    assert answers == [b"%d\n" % number for number in reversed(range(20))]


@pytest.mark.skipif(shutil.which("nc") is None, reason="there is no nc")
def test_echo_server_answers_nc(server: tuple[subprocess.Popen[bytes], int]) -> None:
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
def test_echo_server_ends_when_told_to(
    server: tuple[subprocess.Popen[bytes], int], number: signal.Signals, status: int
) -> None:
    running, port = server
    talk(port, b"x")
    os.kill(running.pid, number)
    assert running.wait(PATIENCE) == status


def test_echo_server_tells_of_a_port_that_is_taken(server: tuple[subprocess.Popen[bytes], int]) -> None:
    _, port = server
    command = elnet("lisp-examples/echo-server.el", str(port))
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=PATIENCE, check=False)
    assert done.returncode == 255
    assert "Cannot bind server socket: Address already in use" in done.stderr.decode()
