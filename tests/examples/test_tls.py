"""The examples that speak TLS talk to openssl, to each other and to a server of mail."""

from __future__ import annotations

import os
import re
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support.authorities import make_chain
from tests.support.programs import require

ROOT = Path(__file__).parents[2]
PATIENCE = 30


def elnet(*words: str) -> list[str]:
    return [sys.executable, "-m", "elnet", *words]


def run(*words: str, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run an example with WORDS, GIVEN on standard input."""
    everything = os.environ | environment
    command = elnet(*words)
    return subprocess.run(
        command, cwd=ROOT, env=everything, input=given, capture_output=True, text=True, timeout=PATIENCE, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("certificates")
    require("openssl")
    make_chain(made)
    return made


@contextmanager
def serving(folder: Path, name: str = "good", *more: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run the TLS server with the certificate NAME; yield its port and itself."""
    command = elnet("lisp-examples/tls-server.el", f"{folder}/{name}.pem", f"{folder}/{name}.key", "0", *more)
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as running:
        assert running.stderr is not None
        try:
            line = running.stderr.readline()
            match = re.search(r"Listening on port (\d+)", line)
            assert match, line + running.stderr.read()
            yield match[1], running
        finally:
            running.kill()


def client(folder: Path, port: str, *lines: str, trust: str = "authority.pem") -> subprocess.CompletedProcess[str]:
    return run("lisp-examples/tls-client.el", "localhost", port, f"{folder}/{trust}", *lines)


def test_the_client_and_the_server_understand_each_other(folder: Path) -> None:
    with serving(folder) as (port, _):
        done = client(folder, port, "some words", "grüße")
    assert (done.returncode, done.stdout) == (0, "SOME WORDS\nGRüßE\n"), done.stderr
    assert "TLS1.3 with AES-256-GCM, key by ECDHE-RSA, C=DE,O=Test,CN=localhost" in done.stderr


@pytest.mark.parametrize(
    ("name", "reason"), [("self", "self-signed"), ("expired", "expired"), ("elsewhere", "does not match hostname")]
)
def test_the_client_refuses_a_bad_certificate(folder: Path, name: str, reason: str) -> None:
    with serving(folder, name) as (port, _):
        done = client(folder, port, "secret")
    assert done.returncode == 255
    assert done.stdout == ""
    assert "The connection to localhost is refused" in done.stderr
    assert reason in done.stderr


def test_the_server_answers_openssl(folder: Path) -> None:
    with serving(folder) as (port, _):
        command = ["openssl", "s_client", "-quiet", "-verify_return_error", "-CAfile", f"{folder}/authority.pem"]
        command += ["-verify_hostname", "localhost", "-connect", f"127.0.0.1:{port}"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as peer:
            assert peer.stdin is not None
            assert peer.stdout is not None
            peer.stdin.write(b"some words\n")
            peer.stdin.flush()
            assert peer.stdout.readline() == b"SOME WORDS\n"
            peer.kill()


def test_the_server_serves_only_clients_with_a_certificate_if_told_so(folder: Path) -> None:
    with serving(folder, "good", f"{folder}/authority.pem") as (port, running):
        assert running.stderr is not None
        context = ssl.create_default_context(cafile=f"{folder}/authority.pem")
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        assert _asked(context, port) is None
        assert "TLS negotiation failed" in running.stderr.readline()
        context.load_cert_chain(folder / "client.pem", folder / "client.key")
        assert _asked(context, port) == b"WORDS\n"
        assert "CN=client" in running.stderr.readline()


def _asked(context: ssl.SSLContext, port: str) -> bytes | None:
    """Return what the server says to some words, None if it turns us away."""
    import socket

    with socket.create_connection(("127.0.0.1", int(port)), timeout=PATIENCE) as plain:
        try:
            with context.wrap_socket(plain, server_hostname="localhost") as secured:
                secured.sendall(b"words\n")
                return secured.recv(100)
        except ssl.SSLError:
            return None


# Mail


class Keeper:
    """A handler that keeps what it is sent."""

    def __init__(self) -> None:
        self.messages: list[Any] = []

    async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:  # noqa: N802
        self.messages.append(envelope)
        return "250 OK"


@contextmanager
def mail_server(folder: Path, name: str = "good", password: str | None = None, starttls: bool = True) -> Iterator[Any]:
    """Run a server of mail; yield its port and what it has been sent."""
    from aiosmtpd import controller as controllers
    from aiosmtpd import smtp

    keeper = Keeper()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")

    def check(server: object, session: object, envelope: object, mechanism: str, data: Any) -> Any:
        return smtp.AuthResult(success=data.password == (password or "").encode(), handled=False)

    options: dict[str, Any] = {"tls_context": context, "require_starttls": True} if starttls else {}
    if password is not None:
        options |= {"authenticator": check, "auth_required": True}

    class AnyPort(controllers.Controller):  # type: ignore[misc, name-defined]
        """A server on a port that the system chooses."""

        def _trigger_server(self) -> None:
            self.port = self.server.sockets[0].getsockname()[1]
            super()._trigger_server()

    controller = AnyPort(keeper, hostname="127.0.0.1", port=0, **options)
    controller.start()
    try:
        yield str(controller.port), keeper.messages
    finally:
        controller.stop()


MESSAGE = "Subject: greetings\n\nHello,\n.a line with a dot\n..two\nGrüße\n"


def submit(folder: Path, port: str, **environment: str) -> subprocess.CompletedProcess[str]:
    words = ("localhost", port, f"{folder}/authority.pem", "me@example.org", "you@example.org", "all@example.org")
    return run("lisp-examples/smtp-starttls.el", *words, given=MESSAGE, **environment)


def test_mail_is_submitted_over_starttls(folder: Path) -> None:
    with mail_server(folder) as (port, messages):
        done = submit(folder, port)
    assert done.returncode == 0, done.stderr
    assert "Sent over TLS1.3" in done.stderr
    (envelope,) = messages
    assert (envelope.mail_from, envelope.rcpt_tos) == ("me@example.org", ["you@example.org", "all@example.org"])
    assert envelope.content.decode() == MESSAGE.replace("\n", "\r\n")


def test_mail_is_submitted_with_a_password(folder: Path) -> None:
    with mail_server(folder, password="secret") as (port, messages):
        done = submit(folder, port, SMTP_USER="me", SMTP_PASSWORD="secret")
        assert done.returncode == 0, done.stderr
        wrong = submit(folder, port, SMTP_USER="me", SMTP_PASSWORD="guess")
    assert len(messages) == 1
    assert wrong.returncode == 255
    assert "The server refuses: " in wrong.stderr


def test_no_mail_is_submitted_to_a_bad_certificate(folder: Path) -> None:
    with mail_server(folder, "elsewhere") as (port, messages):
        done = submit(folder, port)
    assert done.returncode == 255
    assert "is refused: certificate host does not match hostname" in done.stderr
    assert messages == []


def test_no_mail_is_submitted_in_the_clear(folder: Path) -> None:
    with mail_server(folder, starttls=False) as (port, messages):
        done = submit(folder, port)
    assert done.returncode == 255
    assert "STARTTLS is wanted but localhost does not do it" in done.stderr
    assert messages == []
