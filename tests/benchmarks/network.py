"""Network benchmarks: elnet beside Emacs in one run, as ratios, values checked: `python -m tests.benchmarks.network [--write]`.

$EMACS is the command of Emacs 30, by default `emacs`.  Peers and load generators run in processes of their own.  --write puts
the tables into README.md.  The HTTP rows need wrk.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.benchmarks.run import ELNET, EMACS, HERE, ROOT, Results, publish, rows
from tests.benchmarks.run import run as output_of

ROUNDS = 3
MANY = 10_000
OTHERS = "500"
PEER = [sys.executable, "-m", "tests.benchmarks.peers"]


@contextmanager
def listening(command: list[str], folder: Path, stream: str, **environment: str) -> Iterator[tuple[int, int]]:
    """Run COMMAND, which prints its port to STREAM, stdout or stderr; give its process id and the port."""
    pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: subprocess.PIPE}
    with subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, **pipes) as process:  # type: ignore[call-overload]
        try:
            found = re.search(rb"(\d+)\s*$", getattr(process, stream).readline())
            if not found:
                sys.exit(f"{command} does not listen")
            yield process.pid, int(found[1])
        finally:
            process.kill()


def peer(*words: str) -> list[float]:
    """Return the numbers that the peer WORDS prints."""
    return [float(word) for word in output_of([*PEER, *words], ROOT).split()]


def client_programs(folder: Path) -> tuple[Results, Results, float]:
    """Return the best rows of elnet and Emacs, and the seconds that a bare selector takes for the echo round trips."""
    best: list[Results] = [{}, {}]
    bare = []
    load = ["-l", "./network.el", "-f", "net-bench-client"]
    commands = ([*ELNET, "--batch", *load], [*EMACS, "--batch", "-Q", *load])
    with ExitStack() as stack:
        ports = {
            f"{name.upper()}_PORT": str(stack.enter_context(listening([*PEER, name], ROOT, "stdout"))[1])
            for name in ("echo", "source")
        }
        for _ in range(ROUNDS):
            for results, command in zip(best, commands, strict=True):
                done = subprocess.run(
                    command, cwd=folder, env={**os.environ, **ports}, capture_output=True, text=True, timeout=300, check=True
                )
                for name, (seconds, value) in rows(done.stdout).items():
                    results[name] = min(results.get(name, (seconds, value)), (seconds, value))
            bare += peer("round-trips", ports["ECHO_PORT"], "3000")
    return best[0], best[1], min(bare)


def pending(folder: Path) -> tuple[float, float]:
    """Return the seconds that 1,000 waits take in elnet without timers, and while 100,000 are pending."""
    found = rows(output_of([*ELNET, "--batch", "-l", "./network.el", "-f", "net-bench-pending"], folder))
    return found["0 pending"][0], found["100000 pending"][0]


def server_programs(folder: Path) -> tuple[list[list[float]], tuple[float, float]]:
    """Return connections a second of elnet and of Emacs, alone and while others are open, and of elnet with many at once
    how many answer and how many bytes each takes.
    """
    rates = []
    load = ["-l", "./network.el", "-f", "net-bench-serve"]
    for command in ([*ELNET, "--batch", *load], [*EMACS, "--batch", "-Q", *load]):
        with listening(command, folder, "stderr") as (_, port):
            measured = [
                [peer("connections", str(port), "1000", "10", others)[0] for _ in range(ROUNDS)] for others in ("0", OTHERS)
            ]
            rates.append([1000 / min(seconds) for seconds in measured])
    with listening([*ELNET, "--batch", *load], folder, "stderr") as (pid, port):
        answered, size = peer("many", str(port), str(MANY), str(pid))
    return rates, (answered, size)


def requests(folder: Path) -> dict[str, float]:
    """Return requests a second under wrk, by server."""
    site = folder / "site"
    site.mkdir()
    (site / "index.html").write_text("<p>hello</p>\n" * 20)
    script = [str(ROOT / "lisp-examples" / "http-server.el"), str(site), "0"]
    if EMACS[0] != "emacs":
        shutil.copy(script[0], folder)
        script[0] = "./http-server.el"
    servers = {
        "elnet": ([*ELNET, *script], "stderr"),
        "Emacs": ([*EMACS, "--batch", "-Q", "-l", *script], "stderr"),
        "asyncio": ([*PEER, "http", str(site)], "stdout"),
    }
    found = {}
    for name, (command, stream) in servers.items():
        with listening(command, ROOT if name == "asyncio" else folder, stream) as (_, port):
            rates = []
            for _ in range(ROUNDS):
                told = output_of(["wrk", "-t1", "-c20", "-d2s", f"http://127.0.0.1:{port}/"], folder)
                rates.append(float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1]))  # type: ignore[index]
            found[name] = statistics.median(rates)
    return found


def report() -> str:
    """Measure everything and return the tables in Markdown."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(HERE / "network.el", folder)
        elnet, emacs, bare = client_programs(folder)
        without, with_timers = pending(folder)
        (ours, theirs), (answered, size) = server_programs(folder)
        rates = requests(folder) if shutil.which("wrk") else {}
    lines = ["| program | elnet ms | times Emacs | same value |", "|---|---:|---:|---|"]
    for program, (seconds, value) in elnet.items():
        ratio = emacs[program][0] / seconds
        same = "yes" if value == emacs[program][1] else "NO"
        lines.append(f"| {program} | {seconds * 1000:.1f} | {ratio:.2f} | {same} |")
    echo = elnet["echo round trips, waiting for the process"][0]
    lines += [
        "",
        f"Echo round trips: {bare / echo:.2f} of the speed of a bare `selectors` loop in Python.",
        f"1,000 waits: {without * 1000:.1f} ms without timers, {with_timers * 1000:.1f} ms while 100,000 timers are pending.",
        f"Connections a second, ten at once: {ours[0]:.0f}, {ours[0] / theirs[0]:.2f} times Emacs; "
        f"while {OTHERS} others are open: {ours[1]:.0f}, {ours[1] / theirs[1]:.2f} times Emacs.",
        f"{MANY} connections at once in one process: {answered:.0f} answered, {size / 1000:.1f} kB of memory each.",
    ]
    if rates:
        lines.append(
            f"`lisp-examples/http-server.el` under wrk: {rates['elnet']:.0f} requests a second, "
            f"{rates['elnet'] / rates['Emacs']:.2f} times Emacs, {rates['elnet'] / rates['asyncio']:.2f} of asyncio's streams."
        )
    return "\n".join(lines)


if __name__ == "__main__":
    publish("network benchmarks", report())
