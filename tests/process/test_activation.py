"""A socket that the starter has opened (`:use-external-socket`): one is used, once, and only by whom it is meant for."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

PROGRAM = """
(setq server (make-network-process :name "s" :server t :host "127.0.0.1" :service t :use-external-socket t
  :filter (lambda (p text) (process-send-string p (upcase text)))))
(princ (process-contact server :service)) (terpri)
(princ (process-contact (make-network-process :name "other" :server t :host "127.0.0.1" :service t :use-external-socket t)
                        :service))
(terpri)
(princ (getenv "LISTEN_FDS"))
(terpri)
(while (read-string ""))
"""
LAUNCHER = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.environ["LISTEN_FDS"], os.environ["LISTEN_PID"] = "1", sys.argv[2] or str(os.getpid())
os.execv(sys.executable, [sys.executable, "-m", "elnet", "--batch", "--eval", sys.argv[3]])
"""


def start(listening: socket.socket, pid: str, program: str) -> subprocess.Popen[str]:
    fd = listening.fileno()
    words = [sys.executable, "-c", LAUNCHER, str(fd), pid, program]
    return subprocess.Popen(words, pass_fds=(fd,), stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True)


def ports(pid: str) -> tuple[int, list[int]]:
    """Return the port of a socket passed to a program, and the ports of its two servers."""
    program = PROGRAM.replace('(while (read-string ""))', "").replace('(princ (getenv "LISTEN_FDS"))\n(terpri)', "")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        running = start(listening, pid, f"(progn {program})")
        output, _ = running.communicate(timeout=30)
        return listening.getsockname()[1], [int(word) for word in output.split()]


def test_the_first_server_that_wants_it_gets_the_socket() -> None:
    passed, (first, second) = ports("")
    assert first == passed
    assert second != passed


def test_a_socket_for_another_process_is_left_alone() -> None:
    passed, found = ports(str(os.getpid()))
    assert passed not in found


def test_the_passed_socket_serves() -> None:
    program = """(progn (make-network-process :name "s" :server t :host "127.0.0.1" :service t :use-external-socket t
       :filter (lambda (p text) (process-send-string p (upcase text)) (process-send-eof p) (setq done t)))
      (setq done nil) (while (not done) (accept-process-output nil 1)))"""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        running = start(listening, "", program)
        with socket.create_connection(listening.getsockname(), timeout=20) as client:
            client.sendall(b"hello")
            assert client.recv(100) == b"HELLO"
        assert running.wait(20) == 0
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.close()
        running.stdout.close()
