"""The examples of other protocols, each with a real or a scripted peer."""

from __future__ import annotations

import json
import socket
import struct
import threading
from pathlib import Path

import pytest

from tests.examples.peers import PATIENCE, connected, example, free_port, serving, started
from tests.support.programs import needs

# Chat


class Guest:
    """Somebody in the chat room, with lines in and lines out."""

    def __init__(self, port: int) -> None:
        self.connection = connected(port)
        self.lines = self.connection.makefile("r", encoding="utf-8")

    def say(self, line: str) -> None:
        self.connection.sendall(line.encode() + b"\n")

    def hears(self) -> str:
        return self.lines.readline().rstrip("\n")

    def leave(self) -> None:
        self.lines.close()
        self.connection.close()


def test_the_guests_of_the_chat_hear_each_other() -> None:
    with serving("chat-server.el", "0") as (_, port):
        ada, bob = Guest(port), Guest(port)
        assert [ada.hears(), bob.hears()] == ["Who are you?", "Who are you?"]
        ada.say("Ada")
        assert ada.hears() == "Welcome, Ada.  Here are: Ada"
        bob.say("Ada")
        assert bob.hears() == "There is a Ada already.  Who are you?"
        bob.say("Bob")
        assert [bob.hears(), ada.hears()] == ["Welcome, Bob.  Here are: Ada, Bob", "Bob has come."]
        for byte in "grüß dich\n".encode():
            bob.connection.sendall(bytes([byte]))
        assert ada.hears() == "Bob: grüß dich"
        bob.leave()
        assert ada.hears() == "Bob has left."
        ada.say("/who")
        assert ada.hears() == "Here are: Ada"
        ada.connection.sendall(b"x" * 5000)
        assert ada.hears() == "Your line is too long."
        assert ada.hears() == ""
        ada.leave()


# The proxy


def test_the_proxy_passes_everything_on_both_ways() -> None:
    every_byte = bytes(range(256)) * 400
    with serving("echo-server.el", "0") as (_, behind), serving("tcp-proxy.el", "0", "127.0.0.1", str(behind)) as (_, port):
        with connected(port) as connection:
            connection.sendall(every_byte)
            answer = b""
            while len(answer) < len(every_byte):
                answer += connection.recv(65536)
        assert answer == every_byte


def test_the_proxy_closes_a_connection_that_it_cannot_pass_on() -> None:
    with serving("tcp-proxy.el", "0", "127.0.0.1", str(free_port())) as (_, port), connected(port) as connection:
        assert connection.recv(100) == b""


# Redis


@needs("redis-server")
def test_the_redis_client_gets_every_kind_of_answer() -> None:
    port = free_port()
    with started(["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"], port):
        asked = "set n 41\nincr n\nget n\nget nothing\nlpush l a b\nlrange l 0 -1\nbad\n"
        done = example("redis-client.el", "127.0.0.1", str(port), text=asked)
        lines = done.stdout.splitlines()
        assert lines[:-1] == ['"OK"', "42", '"42"', "nil", "2", '("b" "a")']
        assert lines[-1].startswith("Redis: \"ERR unknown command 'bad'")
        long = "ü" * 30_000
        assert example("redis-client.el", "127.0.0.1", str(port), "set", "long", long).stdout == '"OK"\n'
        assert example("redis-client.el", "127.0.0.1", str(port), "get", "long").stdout == f'"{long}"\n'


# DNS


def dns_name(name: str) -> bytes:
    return b"".join(bytes([len(label)]) + label.encode() for label in name.split(".")) + b"\0"


def dns_answer(question: bytes, *records: tuple[int, bytes], code: int = 0) -> bytes:
    """Return an answer to QUESTION with RECORDS, all of the name asked for, by a pointer to it."""
    header = struct.pack(">HHHHHH", *struct.unpack(">H", question[:2]), 0x8180 | code, 1, len(records), 0, 0)
    body = b"".join(b"\xc0\x0c" + struct.pack(">HHIH", kind, 1, 60, len(data)) + data for kind, data in records)
    return header + question[12:] + body


class NameServer:
    """A name server that gives ANSWERS, functions of the question, one after the other."""

    def __init__(self, *answers: object) -> None:
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.socket.settimeout(PATIENCE)
        self.port = str(self.socket.getsockname()[1])
        self.thread = threading.Thread(target=self.serve, args=answers)
        self.thread.start()

    def serve(self, *answers: object) -> None:
        for answer in answers:
            question, sender = self.socket.recvfrom(2000)
            if callable(answer):
                self.socket.sendto(answer(question), sender)

    def close(self) -> None:
        self.thread.join(PATIENCE)
        self.socket.close()


@pytest.mark.parametrize(
    ("kind", "record", "value"),
    [
        ("A", (1, bytes([192, 0, 2, 1])), "192.0.2.1"),
        ("AAAA", (28, socket.inet_pton(socket.AF_INET6, "2001:db8::1")), "2001:db8:0:0:0:0:0:1"),
        ("MX", (15, b"\0\x0a" + dns_name("mail.example.org")), "10 mail.example.org"),
        ("TXT", (16, b"\x05hello"), "hello"),
        ("CNAME", (5, b"\x03www\xc0\x0c"), "www.example.org"),
    ],
)
def test_the_dns_client_reads_records(kind: str, record: tuple[int, bytes], value: str) -> None:
    server = NameServer(lambda question: dns_answer(question, record))
    done = example("dns-query.el", "127.0.0.1", server.port, "example.org", kind)
    server.close()
    assert (done.stdout, done.stderr) == (f"{kind} example.org {value}\n", "")


def test_the_dns_client_asks_again_and_passes_over_strange_answers() -> None:
    right = (1, bytes([192, 0, 2, 7]))
    server = NameServer(
        None, lambda question: bytes([question[0] ^ 1]) + dns_answer(question, right)[1:], lambda q: dns_answer(q, right)
    )
    done = example("dns-query.el", "127.0.0.1", server.port, "example.org")
    server.close()
    assert done.stdout == "A example.org 192.0.2.7\n"


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (lambda question: dns_answer(question, code=3), "no such name"),
        (lambda question: dns_answer(question, (1, b"\0\0\0\0"))[:-2], "The answer ends too early"),
        (
            lambda question: question[:2] + b"\x81\x80\0\0\0\1\0\0\0\0\xc0\x0c" + b"\0" * 10,
            "A name in the answer makes no sense",
        ),
    ],
)
def test_the_dns_client_tells_what_is_wrong(answer: object, message: str) -> None:
    server = NameServer(answer)
    done = example("dns-query.el", "127.0.0.1", server.port, "example.org")
    server.close()
    assert (done.returncode, done.stdout) == (255, "")
    assert message in done.stderr


# JSON-RPC


def framed(message: object) -> bytes:
    body = json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def unframed(data: bytes) -> list[object]:
    messages = []
    while data:
        head, _, rest = data.partition(b"\r\n\r\n")
        length = int(head.split(b":")[1])
        messages.append(json.loads(rest[:length]))
        data = rest[length:]
    return messages


def test_the_json_rpc_server_answers_each_request() -> None:
    requests = [
        framed({"jsonrpc": "2.0", "id": 1, "method": "add", "params": [1, 2.5]}),
        framed({"jsonrpc": "2.0", "method": "add", "params": [1]}),
        framed({"jsonrpc": "2.0", "id": "é", "method": "upcase", "params": ["straße"]}),
        framed({"jsonrpc": "2.0", "id": 3, "method": "nothing"}),
        framed({"jsonrpc": "2.0", "id": 4, "method": "add", "params": ["x"]}),
        b"Content-Length: 4\r\n\r\n{]}?",
    ]
    with serving("json-rpc.el", "serve", "0") as (_, port), connected(port) as connection:
        everything = b"".join(requests)
        for start in range(0, len(everything), 7):
            connection.sendall(everything[start : start + 7])
        answer = b""
        while len(found := unframed_as_far_as_possible(answer)) < 5:
            answer += connection.recv(65536)
    assert found == [
        {"jsonrpc": "2.0", "id": 1, "result": 3.5},
        {"jsonrpc": "2.0", "id": "é", "result": "STRASSE"},
        {"jsonrpc": "2.0", "id": 3, "error": {"code": -32601, "message": "Method not found"}},
        {
            "jsonrpc": "2.0",
            "id": 4,
            "error": {"code": -32603, "message": 'Wrong type argument: number-or-marker-p, "x"'},
        },
        {"jsonrpc": "2.0", "id": None, "error": {"code": -32700, "message": "Parse error"}},
    ]


def unframed_as_far_as_possible(data: bytes) -> list[object]:
    try:
        return unframed(data)
    except (ValueError, IndexError):
        return []


def test_the_json_rpc_client_calls() -> None:
    with serving("json-rpc.el", "serve", "0") as (_, port):
        call = ("call", "127.0.0.1", str(port))
        assert example("json-rpc.el", *call, "add", "1", "2.5").stdout == "3.5\n"
        assert example("json-rpc.el", *call, "echo", '["é", null, {"a": 1}]').stdout == '["é" nil (:a 1)]\n'
        assert 'JSON-RPC: "Method not found"' in example("json-rpc.el", *call, "nothing").stderr


# The supervisor


def test_the_supervisor_starts_again_what_fails(tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    commands = tmp_path / "commands"
    commands.write_text(
        f"# twice\nif test -e {marker}; then echo well; else touch {marker}; echo ill >&2; exit 3; fi\nkill -9 $$\n"
    )
    done = example("supervisor.el", str(commands))
    lines = done.stdout.splitlines()
    first = [line for line in lines if line.startswith("[1")]
    assert first == ["[1!] ill", "[1] exited with code 3; starts again", "[1] well", "[1] has ended"]
    second = [line for line in lines if line.startswith("[2")]
    assert second == ["[2] killed by signal 9; starts again"] * 3 + ["[2] killed by signal 9; given up"]
    assert (done.returncode, done.stderr) == (0, "")
