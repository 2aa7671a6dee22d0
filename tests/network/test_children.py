"""Child processes: what they read and write, how they end, and what signals do to them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator

import pytest

from elnet.net.child import Change, Child, spawn
from elnet.net.loop import Loop
from tests.support.recording import Recorder, settle, until

Start = Callable[..., tuple[Child, Recorder, list[Change]]]


@pytest.fixture
def start(loop: Loop) -> Iterator[Start]:
    """A function that starts a shell script."""
    started: list[Child] = []

    def run(script: str, **how: object) -> tuple[Child, Recorder, list[Change]]:
        output, changes = Recorder(), []
        child = spawn(loop, ["sh", "-c", script], output, changes.append, program="/bin/sh", **how)  # type: ignore[arg-type]
        started.append(child)
        return child, output, changes

    yield run
    for child in started:
        child.kill()
        child.wait(loop.clock.now() + 5)
        child.transport.abort()
        if child.errors is not None:
            child.errors.abort()
    settle(loop)


TERMINALS = [
    {},
    {"terminal_input": True, "terminal_output": True},
    {"terminal_input": True},
    {"terminal_output": True},
]


@pytest.mark.parametrize("how", TERMINALS, ids=["pipes", "terminal", "terminal input", "terminal output"])
def test_a_child_reads_and_writes(loop: Loop, start: Start, how: dict[str, bool]) -> None:
    child, output, changes = start('read line; echo "got $line"; read line || echo end; exit 3', **how)
    child.transport.write(b"hello\n")
    until(loop, lambda: output.data)
    child.transport.write_eof()
    until(loop, lambda: output.ended and changes)
    assert output.data == b"got hello\nend\n"
    assert changes == [Change("exit", 3)]


@pytest.mark.parametrize("how", [TERMINALS[1]], ids=["terminal"])
def test_a_terminal_is_the_child_s_controlling_one_and_has_a_size(loop: Loop, start: Start, how: dict[str, bool]) -> None:
    child, output, _ = start("tty; read line; stty size </dev/tty", **how)
    child.transport.set_size(33, 77)  # type: ignore[attr-defined]
    child.transport.write(b"\n")
    until(loop, lambda: output.ended)
    assert output.data.decode() == f"{child.terminal_name}\n33 77\n"


def test_error_output_may_be_apart(loop: Loop, start: Start) -> None:
    errors = Recorder()
    _, output, _ = start("echo out; echo err >&2", errors=errors)
    until(loop, lambda: output.ended and errors.ended)
    assert (output.data, errors.data) == (b"out\n", b"err\n")


def test_error_output_is_otherwise_mixed_in(loop: Loop, start: Start) -> None:
    _, output, _ = start("echo out; echo err >&2")
    until(loop, lambda: output.ended)
    assert output.data == b"out\nerr\n"


def test_a_child_has_the_directory_and_environment_it_is_given(loop: Loop, start: Start) -> None:
    _, output, _ = start("pwd; echo $FRUIT", directory="/", environment={b"FRUIT": b"pear"})
    until(loop, lambda: output.ended)
    assert output.data == b"/\npear\n"


def test_stops_and_continuations_are_reported(loop: Loop, start: Start) -> None:
    child, output, changes = start("echo ready; read line")
    until(loop, lambda: output.data)
    for number, expected in (
        (signal.SIGSTOP, Change("stop", signal.SIGSTOP)),
        (signal.SIGCONT, Change("run", 0)),
        (signal.SIGTERM, Change("signal", signal.SIGTERM)),
    ):
        child.send_signal(number)
        until(loop, lambda expected=expected: changes and changes[-1] == expected)
    assert child.status == changes[-1]
    with pytest.raises(ProcessLookupError):
        child.send_signal(signal.SIGTERM)


def test_a_signal_reaches_the_whole_group(loop: Loop, start: Start) -> None:
    child, output, _ = start("sleep 60 & echo $!; wait")
    until(loop, lambda: output.data)
    child.kill()
    until(loop, lambda: output.ended)
    assert child.wait(loop.clock.now() + 5) == Change("signal", signal.SIGKILL)


def test_waiting_for_a_child_has_a_deadline(loop: Loop, start: Start) -> None:
    child, _, _ = start("read line")
    assert child.wait(loop.clock.now() + 0.01) == Change("run", 0)


@pytest.mark.parametrize("how", TERMINALS[:2], ids=["pipes", "terminal"])
def test_a_program_that_does_not_exist_is_an_error_that_leaves_nothing(loop: Loop, how: dict[str, bool]) -> None:
    receiver = Recorder()
    with pytest.raises(FileNotFoundError):
        spawn(loop, ["none"], receiver, lambda _: None, program="/nonexistent/none", **how)  # type: ignore[arg-type]
    settle(loop)
    assert receiver.events == []


def test_a_child_does_not_inherit_our_descriptors(loop: Loop, start: Start) -> None:
    _, output, _ = start("ls /proc/self/fd | wc -l")
    until(loop, lambda: output.ended)
    assert int(output.data) == 4


def test_a_megabyte_goes_through_a_child(loop: Loop, start: Start) -> None:
    child, output, _ = start("cat")
    data = os.urandom(1 << 20)
    child.transport.write(data)
    child.transport.write_eof()
    until(loop, lambda: output.ended)
    assert output.data == data
