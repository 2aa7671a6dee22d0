"""The peers of the network benchmarks, each a process of its own: `python -m tests.benchmarks.peers NAME [ARGUMENT...]`.

echo, source and http listen and print their port; the others do something to a port and print the seconds that it took.
"""

from __future__ import annotations

import asyncio
import resource
import selectors
import socket
import sys
import time
from pathlib import Path

BULK = 64 * 1024 * 1024
HOST = "127.0.0.1"


def _listener() -> socket.socket:
    listener = socket.create_server((HOST, 0), backlog=511)
    print(listener.getsockname()[1], flush=True)
    return listener


def echo() -> None:
    """Send back what comes, one connection at a time."""
    listener = _listener()
    while True:
        connection, _ = listener.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with connection:
            while data := connection.recv(65536):
                connection.sendall(data)


def source() -> None:
    """Send `BULK` bytes to whoever connects, and close."""
    listener = _listener()
    block = bytes(1024 * 1024)
    while True:
        connection, _ = listener.accept()
        with connection:
            for _ in range(BULK // len(block)):
                connection.sendall(block)


def http(folder: str) -> None:
    """Serve the files of FOLDER over HTTP/1.1 on asyncio: what the Lisp example does, in the same steps."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := (await reader.readuntil(b"\r\n\r\n")).decode("latin-1"):
                path = Path(folder, head.split(" ", 2)[1].lstrip("/") or "index.html")
                body = path.read_bytes()
                answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
                writer.write(answer.encode("latin-1") + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def main() -> None:
        server = await asyncio.start_server(serve, HOST, 0)
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()

    asyncio.run(main())


def round_trips(port: str, times: str) -> None:
    """Make TIMES round trips to the echo server on PORT with a bare selector, as the Lisp program does."""
    message, selector = b"x" * 64, selectors.DefaultSelector()
    with socket.create_connection((HOST, int(port))) as connection:
        connection.setblocking(False)
        selector.register(connection, selectors.EVENT_READ)
        start = time.perf_counter()
        for _ in range(int(times)):
            connection.send(message)
            got = 0
            while got < len(message):
                selector.select(1)
                got += len(connection.recv(65536))
        print(time.perf_counter() - start, flush=True)


def connections(port: str, times: str, at_once: str, others: str) -> None:
    """Connect TIMES times to the echo server on PORT, AT_ONCE at once, each time for one round trip, while OTHERS are open."""
    idle = [socket.create_connection((HOST, int(port)), timeout=10) for _ in range(int(others))]
    for connection in idle:
        connection.sendall(b"hello\n")
        connection.recv(100)
    start = time.perf_counter()
    for _ in range(int(times) // int(at_once)):
        opened = [socket.create_connection((HOST, int(port)), timeout=10) for _ in range(int(at_once))]
        for connection in opened:
            connection.sendall(b"hello\n")
        for connection in opened:
            if connection.recv(100) != b"hello\n":
                sys.exit("no echo")
            connection.close()
    print(time.perf_counter() - start, flush=True)


def many(port: str, count: str, pid: str) -> None:
    """Open COUNT connections to PORT, let each answer, and print the memory in bytes that one costs the process PID."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    page = resource.getpagesize()

    def resident() -> int:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * page

    before = resident()
    opened = [socket.create_connection((HOST, int(port)), timeout=30) for _ in range(int(count))]
    for number, connection in enumerate(opened):
        connection.sendall(b"%d\n" % number)
    answered = sum(connection.recv(100) == b"%d\n" % number for number, connection in enumerate(opened))
    print(answered, (resident() - before) // int(count), flush=True)


if __name__ == "__main__":
    {"echo": echo, "source": source, "http": http, "round-trips": round_trips, "connections": connections, "many": many}[
        sys.argv[1]
    ](*sys.argv[2:])
