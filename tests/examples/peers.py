"""Running examples and the strangers they talk to; all end with the test."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "lisp-examples"
PATIENCE = 20


def elnet(*words: str) -> list[str]:
    """Return the command that runs elnet with WORDS."""
    return [sys.executable, "-m", "elnet", *words]


def example(name: str, *words: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """Run the example NAME with WORDS to its end, TEXT being its standard input."""
    command = elnet(f"lisp-examples/{name}", *words)
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, input=text, timeout=PATIENCE, check=False)


@contextmanager
def serving(name: str, *words: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Run the example NAME, a server, with WORDS; give the process and its port."""
    command = elnet(str(EXAMPLES / name), *words)
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stderr is not None
        line = running.stderr.readline().decode()
        match = re.search(r"Listening on port (\d+)", line)
        try:
            assert match, line + running.stderr.read().decode()
            yield running, int(match[1])
        finally:
            running.kill()


def connected(port: int) -> socket.socket:
    """Return a connection to PORT of this host."""
    return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)


def talk(port: int, *pieces: bytes) -> bytes:
    """Send PIECES to PORT, then the end; return the answer."""
    with connected(port) as connection:
        for piece in pieces:
            connection.sendall(piece)
        connection.shutdown(socket.SHUT_WR)
        return everything(connection)


def everything(connection: socket.socket) -> bytes:
    """Return what comes over CONNECTION until its end."""
    answer = b""
    while received := connection.recv(65536):
        answer += received
    return answer


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def started(command: list[str], port: int) -> Iterator[None]:
    """Run the stranger COMMAND, which listens on PORT."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            deadline = time.monotonic() + PATIENCE
            while True:
                try:
                    connected(port).close()
                    break
                except ConnectionRefusedError:
                    assert running.poll() is None, f"{command[0]} has ended"
                    assert time.monotonic() < deadline, f"{command[0]} does not listen"
                    time.sleep(0.02)
            yield
        finally:
            running.terminate()
            running.wait(PATIENCE)
