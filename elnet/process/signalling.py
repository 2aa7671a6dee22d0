"""Signals to programs: by name or number, to a process of ours or to any of the system."""

from __future__ import annotations

import os
import signal

from elnet.net.child import Child
from elnet.objects.conditions import lisp_error, wrong_type_argument
from elnet.objects.symbols import Symbol
from elnet.process.process import Process
from elnet.process.status import PROGRAM


def child_of(process: Process) -> Child:
    """Return the program that PROCESS is; signal an error if it is none, or has ended."""
    if process.status.kind != PROGRAM:
        raise lisp_error(f"Process {process.name} is not a subprocess")
    if process.child is None or not process.status.live:
        raise lisp_error(f"Process {process.name} is not active")
    return process.child


def send(process: Process, number: int, foreground: bool) -> None:
    """Send signal NUMBER to the group of PROCESS, or if FOREGROUND to the group that has its terminal."""
    child = child_of(process)
    group = None
    if foreground and process.terminal is not None:
        group = getattr(child.transport, "foreground_group", lambda: None)()
    try:
        child.send_signal(number, group)
    except ProcessLookupError:
        pass


def signal_number(value: object) -> int:
    """Return the number of the signal VALUE: a number, or a symbol such as `TERM' or `SIGTERM'."""
    if type(value) is int:
        return value
    if not isinstance(value, Symbol):
        raise wrong_type_argument("symbolp", value)
    name = value.name.removeprefix("SIG").removeprefix("sig").upper()
    found = getattr(signal, "SIG" + name, None)
    if not isinstance(found, int):
        raise lisp_error(f"Undefined signal name {value.name}")
    return int(found)


def kill(pid: int, number: int) -> int:
    """Send signal NUMBER to the system's process PID; return 0, or -1 if that cannot be done."""
    try:
        os.kill(pid, number)
    except (OSError, OverflowError):
        return -1
    return 0
