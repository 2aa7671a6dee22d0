"""The HTTP examples please curl, wrk, nginx and each other."""

from __future__ import annotations

import re
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.examples.peers import PATIENCE, connected, everything, example, free_port, serving, started, talk
from tests.support.programs import needs

EVERY_BYTE = bytes(range(256)) * 4000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files to serve."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "index.html").write_text("<p>Grüße</p>\n")
    (folder / "a b.txt").write_text("with a space\n")
    (folder / "bytes.bin").write_bytes(EVERY_BYTE)
    (folder / "empty.txt").write_text("")
    (folder.parent / "secret.txt").write_text("not yours")
    (folder / "way-out").symlink_to(folder.parent / "secret.txt")
    return folder


@pytest.fixture(scope="module")
def port(site: Path) -> Iterator[int]:
    """The port of a server of SITE."""
    with serving("http-server.el", str(site), "0") as (_, port):
        yield port


def ask(port: int, request: str) -> tuple[int, bytes, bytes]:
    """Return status, head and body of the answer to REQUEST."""
    head, _, body = talk(port, request.replace("\n", "\r\n").encode()).partition(b"\r\n\r\n")
    return int(head.split()[1]), head, body


def curl(*words: str) -> bytes:
    return subprocess.run(["curl", "-sS", *words], capture_output=True, timeout=PATIENCE, check=True).stdout


@needs("curl")
def test_curl_gets_a_file_byte_by_byte(port: int) -> None:
    assert curl(f"http://127.0.0.1:{port}/bytes.bin") == EVERY_BYTE


@needs("curl")
def test_curl_uses_one_connection_for_several_files(port: int) -> None:
    url = f"http://127.0.0.1:{port}"
    told = curl("-w", "%{num_connects} ", f"{url}/", "-o", "/dev/null", f"{url}/a%20b.txt", "-o", "/dev/null")
    assert told == b"1 0 "


@needs("curl")
def test_curl_asks_for_a_range(port: int) -> None:
    assert curl("-r", "100-299", f"http://127.0.0.1:{port}/bytes.bin") == EVERY_BYTE[100:300]


@needs("wrk")
def test_wrk_sees_no_error(port: int) -> None:
    command = ["wrk", "-t1", "-c10", "-d1s", f"http://127.0.0.1:{port}/"]
    report = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True).stdout
    assert re.search(r"[1-9]\d* requests in", report)
    assert "errors" not in report
    assert "Non-2xx" not in report


@pytest.mark.parametrize(
    ("request_text", "status", "body"),
    [
        ("GET / HTTP/1.1\nHost: x\n\n", 200, "<p>Grüße</p>\n".encode()),
        ("HEAD / HTTP/1.1\nHost: x\n\n", 200, b""),
        ("GET /empty.txt HTTP/1.1\nHost: x\n\n", 200, b""),
        ("GET /a%20b.txt?x=1 HTTP/1.0\n\n", 200, b"with a space\n"),
        ("GET /bytes.bin HTTP/1.1\nRange: bytes=-2\n\n", 206, EVERY_BYTE[-2:]),
        ("GET /empty.txt HTTP/1.1\nRange: bytes=0-\n\n", 416, b""),
        ("GET /nothing HTTP/1.1\n\n", 404, b"There is no such file.\n"),
        ("GET /../secret.txt HTTP/1.1\n\n", 403, b"No.\n"),
        ("GET /%2e%2e/secret.txt HTTP/1.1\n\n", 403, b"No.\n"),
        ("GET /way-out HTTP/1.1\n\n", 403, b"No.\n"),
        ("GET /%00 HTTP/1.1\n\n", 403, b"No.\n"),
        ("POST / HTTP/1.1\nContent-Length: 3\n\nabc", 413, b""),
        ("DELETE / HTTP/1.1\n\n", 405, b""),
        ("GET / HTTP/2.0\n\n", 505, b""),
        ("nonsense\n\n", 400, b""),
        ("GET / HTTP/1.1\n" + "X: y\n" * 5000, 431, b""),
    ],
)
def test_each_request_gets_its_answer(port: int, request_text: str, status: int, body: bytes) -> None:
    answer = ask(port, request_text)
    assert (answer[0], answer[2]) == (status, body)


def test_a_request_may_come_byte_by_byte(port: int) -> None:
    with connected(port) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in b"GET /a%20b.txt HTTP/1.1\r\nConnection: close\r\n\r\n":
            connection.sendall(bytes([byte]))
        assert everything(connection).endswith(b"\r\n\r\nwith a space\n")


def test_requests_sent_at_once_are_answered_in_order(port: int) -> None:
    requests = "".join(f"GET /{name} HTTP/1.1\n\n" for name in ("a%20b.txt", "nothing", "empty.txt", "bytes.bin"))
    answer = talk(port, requests.replace("\n", "\r\n").encode())
    assert re.findall(rb"HTTP/1.1 (\d+)", answer.replace(EVERY_BYTE, b"")) == [b"200", b"404", b"200", b"200"]


def test_a_peer_that_does_not_read_holds_up_nobody_else(port: int) -> None:
    with connected(port) as lazy:
        lazy.sendall(b"GET /bytes.bin HTTP/1.1\r\n\r\n" * 20)
        assert ask(port, "GET /a%20b.txt HTTP/1.1\n\n")[0] == 200


# The client


def test_the_client_reads_what_the_server_sends(port: int) -> None:
    done = example("http-client.el", "-i", f"http://127.0.0.1:{port}/")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("HTTP/1.1 200 OK")
    assert done.stdout.endswith("<p>Grüße</p>\n")


def test_the_client_fails_where_there_is_nothing(port: int) -> None:
    done = example("http-client.el", f"http://127.0.0.1:{port}/nothing")
    assert (done.returncode, done.stdout) == (1, "There is no such file.\n")


@needs("nginx")
def test_the_client_reads_what_nginx_sends_and_follows_where_it_points(tmp_path: Path) -> None:
    port = free_port()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "x.txt").write_text("from nginx\n")
    (tmp_path / "nginx.conf").write_text(
        f"""daemon off; master_process off; pid {tmp_path}/pid; error_log {tmp_path}/log;
        events {{}}
        http {{ access_log off; client_body_temp_path {tmp_path}/1; proxy_temp_path {tmp_path}/2;
          fastcgi_temp_path {tmp_path}/3; uwsgi_temp_path {tmp_path}/4; scgi_temp_path {tmp_path}/5;
          server {{ listen 127.0.0.1:{port}; root {tmp_path}/site; location /old {{ return 302 /x.txt; }} }} }}"""
    )
    command = ["nginx", "-c", str(tmp_path / "nginx.conf"), "-e", str(tmp_path / "log"), "-p", str(tmp_path)]
    with started(command, port):
        done = example("http-client.el", f"http://127.0.0.1:{port}/old")
    assert (done.returncode, done.stdout, done.stderr) == (0, "from nginx\n", "")


@pytest.mark.parametrize(
    ("answer", "status", "printed"),
    [
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n",
            0,
            "abc0123456789",
        ),
        (b"HTTP/1.1 200 OK\r\n\r\nuntil the end", 0, "until the end"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", 0, ""),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ntoo little", 255, ""),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", 255, ""),
        (b"what?\r\n\r\n", 255, ""),
        (b"", 255, ""),
    ],
)
@pytest.mark.parametrize("size", [1, 1000], ids=["byte by byte", "whole"])
def test_the_client_reads_an_answer_in_pieces(answer: bytes, status: int, printed: str, size: int) -> None:
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.settimeout(PATIENCE)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while b"\r\n\r\n" not in connection.recv(4096):
                pass
            for start in range(0, len(answer), size):
                connection.sendall(answer[start : start + size])

    server = threading.Thread(target=serve)
    server.start()
    with listener:
        done = example("http-client.el", f"http://127.0.0.1:{listener.getsockname()[1]}/")
        server.join(PATIENCE)
    assert (done.returncode, done.stdout) == (status, printed), done.stderr
