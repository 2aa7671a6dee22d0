"""Peers for programs that speak TLS: good ones and faulty ones, each on a port of its own, in threads.

    python -m tests.support.tls_peers FOLDER COMMAND...

makes certificates in FOLDER, starts the peers and runs COMMAND, whose environment says where they are: PEERS has NAME=PORT
words, CERTIFICATES is FOLDER.  The folder may have been used before.
"""

from __future__ import annotations

import os
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.support.authorities import make_chain

PATIENCE = 20.0

Serve = Callable[[socket.socket, Path], None]


SUITES = "@SECLEVEL=2:ECDH+AESGCM:ECDH+CHACHA20:ECDH+AES:DHE+AES:!aNULL:!eNULL:!aDSS:!SHA1:!AESCCM"
"""What the peers choose from, the first that the client has: versions of Python differ in that."""


def _context(folder: Path, name: str, demanding: bool = False) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers(SUITES)
    context.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
    if demanding:
        context.load_verify_locations(folder / "authority.pem")
        context.verify_mode = ssl.CERT_REQUIRED
        context.maximum_version = ssl.TLSVersion.TLSv1_2  # so that the handshake tells the client
    return context


def _lines(secured: socket.socket) -> Iterator[bytes]:
    with secured.makefile("rb") as lines:
        yield from lines


def _echo(secured: socket.socket, greeting: bytes) -> None:
    """Send GREETING, then each line back in capitals, until one that is `quit'."""
    secured.sendall(greeting)
    for line in _lines(secured):
        if line.strip() == b"quit":
            return
        secured.sendall(line.upper())


def _tls(name: str, demanding: bool = False, greeting: bytes = b"hello\r\n") -> Serve:
    def serve(plain: socket.socket, folder: Path) -> None:
        with _context(folder, name, demanding).wrap_socket(plain, server_side=True) as secured:
            _echo(secured, greeting)
            with suppress(OSError):
                secured.unwrap()

    return serve


def _truncating(plain: socket.socket, folder: Path) -> None:
    """Send something and end without saying so in TLS."""
    with _context(folder, "good").wrap_socket(plain, server_side=True, suppress_ragged_eofs=False) as secured:
        secured.sendall(b"some of it\r\n")
        secured.recv(1)


def _dripping(plain: socket.socket, folder: Path) -> None:
    """Send what TLS says byte by byte."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    engine = _context(folder, "good").wrap_bio(incoming, outgoing, server_side=True)
    plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def drip() -> None:
        for byte in outgoing.read():
            plain.sendall(bytes((byte,)))

    def until_done(act: Callable[[], object]) -> object:
        while True:
            try:
                result = act()
            except ssl.SSLWantReadError:
                drip()
                received = plain.recv(65536)
                if not received:
                    return None
                incoming.write(received)
            else:
                drip()
                return result

    until_done(engine.do_handshake)
    engine.write(b"drop by drop\r\n")
    drip()
    until_done(lambda: engine.read(1))


def _garbage(plain: socket.socket, folder: Path) -> None:
    plain.recv(65536)
    plain.sendall(b"HTTP/1.0 400 Bad Request\r\n\r\n")
    plain.recv(65536)


def _dying(plain: socket.socket, folder: Path) -> None:
    plain.recv(65536)


def _mute(plain: socket.socket, folder: Path) -> None:
    while plain.recv(65536):
        pass


def _talk(connected: socket.socket, offered: bool, answer: bytes) -> bool:
    """Speak of mail until told to quit; tell whether TLS is to begin, which is OFFERED and answered by ANSWER."""
    more = b"250-STARTTLS\r\n" if offered else b"250-AUTH PLAIN\r\n"
    for line in _lines(connected):
        word = line.strip().upper()
        if word.startswith(b"EHLO"):
            connected.sendall(b"250-peer\r\n" + more + b"250 HELP\r\n")
        elif word == b"STARTTLS":
            connected.sendall(answer)
            if answer.startswith(b"220"):
                return True
        elif word == b"QUIT":
            connected.sendall(b"221 bye\r\n")
            return False
        else:
            connected.sendall(b"500 what?\r\n")
    return False


def _mail(name: str, offered: bool = True, answer: bytes = b"220 go ahead\r\n", then: Serve | None = None) -> Serve:
    """Return a server of mail that shows the certificate NAME, or goes on with THEN, when told STARTTLS."""

    def serve(plain: socket.socket, folder: Path) -> None:
        plain.sendall(b"220 peer ESMTP\r\n")
        if not _talk(plain, offered, answer):
            return
        if then is not None:
            then(plain, folder)
            return
        with _context(folder, name).wrap_socket(plain, server_side=True) as secured:
            _talk(secured, False, answer)

    return serve


KINDS: dict[str, Serve] = {
    "good": _tls("good"),
    "self": _tls("self"),
    "expired": _tls("expired"),
    "elsewhere": _tls("elsewhere"),
    "chain": _tls("chain"),
    "demanding": _tls("good", demanding=True),
    "quiet": _tls("good", greeting=b""),
    "quiet-self": _tls("self", greeting=b""),
    "quiet-expired": _tls("expired", greeting=b""),
    "quiet-elsewhere": _tls("elsewhere", greeting=b""),
    "truncating": _truncating,
    "dripping": _dripping,
    "garbage": _garbage,
    "dying": _dying,
    "mute": _mute,
    "mail": _mail("good"),
    "mail-self": _mail("self"),
    "mail-plain": _mail("good", offered=False),
    "mail-busy": _mail("good", answer=b"454 not now\r\n"),
    "mail-garbage": _mail("good", then=_garbage),
    "mail-dying": _mail("good", then=_dying),
}


def _accept(listener: socket.socket, serve: Serve, folder: Path) -> None:
    while True:
        try:
            connected, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_serve, args=(connected, serve, folder), daemon=True).start()


def _serve(connected: socket.socket, serve: Serve, folder: Path) -> None:
    connected.settimeout(PATIENCE)
    with connected, suppress(OSError, ValueError):
        serve(connected, folder)


@contextmanager
def peers(folder: Path) -> Iterator[dict[str, str]]:
    """Run the peers; yield what the environment of a program says of them."""
    make_chain(folder)
    listeners = {name: socket.create_server(("127.0.0.1", 0), backlog=20) for name in KINDS}
    threads = [
        threading.Thread(target=_accept, args=(listener, KINDS[name], folder), daemon=True)
        for name, listener in listeners.items()
    ]
    for thread in threads:
        thread.start()
    try:
        places = " ".join(f"{name}={listener.getsockname()[1]}" for name, listener in listeners.items())
        yield {"PEERS": places, "CERTIFICATES": f"{folder}/"}
    finally:
        for listener in listeners.values():
            listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        for thread in threads:
            thread.join(PATIENCE)


def main(arguments: list[str]) -> int:
    """Run a command with the peers beside it."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    with peers(folder) as environment:
        return subprocess.run(arguments[1:], env=os.environ | environment, timeout=120, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
