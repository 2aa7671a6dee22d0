"""Lists of processes and of threads for people (manual nodes "Process Information" and "The Thread List")."""

from __future__ import annotations

from elnet.objects.cons import Cons
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.process.arguments import Plist
from elnet.process.process import Process
from elnet.process.table import ENDED, Processes
from elnet.runtime.buffers import Buffers
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.thread import Thread
from elnet.runtime.threads import Threads
from elnet.text.buffer import Buffer

PROCESS_WIDTHS = (15, 7, 7, 25, 12, 12, 0)
THREAD_WIDTHS = (20, 10, 0)
NOTHING = "--"


@primitive("list-processes", interactive=NIL)
def list_processes(lisp: Lisp, query_only: object = NIL, buffer: object = NIL) -> object:
    """Fill BUFFER, by default *Process List*, with a table of all processes; those that have ended are forgotten.

    QUERY-ONLY non-nil means list only those of which a user would be asked on exit.
    """
    table = lisp.part(Processes)
    for process in table.latest_first():
        process.update_status()
        if process.status.shown in ENDED:
            table.remove(process)
    wanted = [each for each in table.latest_first() if query_only is NIL or each.query]
    rows = [_row(lisp, process) for process in sorted(wanted, key=lambda process: process.name)]
    _fill(lisp, buffer, "*Process List*", "process-menu-mode", "Process Menu", [_line(row, PROCESS_WIDTHS) for row in rows])
    return NIL


def _row(lisp: Lisp, process: Process) -> list[str]:
    child = process.child
    number = NOTHING if process.type.name != "real" else str(-2 if child is None else child.pid)
    buffer = process.buffer
    shown = NOTHING if buffer is NIL else buffer.name or "(Killed)"  # type: ignore[attr-defined]
    return [
        process.name,
        number,
        process.status.shown,
        shown,
        process.terminal or NOTHING,
        _thread_name(lisp, process.thread),
        _command(process),
    ]


def _thread_name(lisp: Lisp, thread: object) -> str:
    if type(thread) is not Thread:
        return NOTHING
    if thread is lisp.main_thread:
        return "Main"
    return thread.lisp_print(False) if thread.name is NIL else thread.name.text  # type: ignore[attr-defined]


def _command(process: Process) -> str:
    kind = process.type.name
    if kind == "real":
        words = elements(process.command) if type(process.command) is Cons else []
        return " ".join(word.text for word in words if type(word) is LString)
    contact = Plist(process.contact)
    if kind == "network":
        return f"({_connection(process, contact)})"
    port, speed = contact.get("port"), contact.get("speed")
    name = port.text if type(port) is LString else "?"
    return f"(serial port {name}{f' at {speed} b/s' if type(speed) is int else ''})"


def _connection(process: Process, contact: Plist) -> str:
    call = process.table.lisp.call
    sort = "network" if contact.get("type") is NIL else "datagram"
    host, service = contact.get("host"), contact.get("service")
    if process.status.state.startswith(("connect", "failed")) and contact.get("server") is NIL:
        host = service = NIL

    def text(value: object) -> str:
        shown = call(intern("format"), lisp_string("%s"), value)
        assert type(shown) is LString
        return shown.text

    if contact.get("server") is not NIL:
        return f"{sort} server on " + (text(contact.get("local")) if host is NIL else f"{text(host)}:{text(service)}")
    return f"{sort} connection to {text(host)}:{text(service)}"


def _line(cells: list[str], widths: tuple[int, ...]) -> str:
    padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
    return " ".join(padded) + "\n"


def _fill(lisp: Lisp, given: object, name: str, mode: str, mode_name: str, lines: list[str]) -> None:
    """Make the text of the buffer GIVEN, by default the one called NAME, that of LINES."""
    buffers = lisp.part(Buffers)
    target = given if isinstance(given, Buffer) else lisp.call(intern("get-buffer-create"), lisp_string(name))
    before = buffers.current
    buffers.set_current(target)  # type: ignore[arg-type]
    try:
        binding = lisp.variables.bind(intern("inhibit-read-only"), T)
        try:
            lisp.call(intern("erase-buffer"))
            lisp.call(intern("insert"), lisp_string("".join(lines)))
        finally:
            lisp.variables.unbind(binding)
        buffers.current.goto(1)
        for variable, value in (("major-mode", intern(mode)), ("mode-name", lisp_string(mode_name)), ("buffer-read-only", T)):
            lisp.call(intern("make-local-variable"), intern(variable))
            lisp.set(variable, value)
    finally:
        buffers.restore_current(before)


@primitive("list-threads", interactive=NIL)
def list_threads(lisp: Lisp) -> object:
    """Fill the buffer *Threads* with a table of the threads: name, what each does, and what it waits for."""
    threads = lisp.part(Threads)
    rows = []
    for thread in threads.all:
        blocked = thread.blocker
        status = "Running" if thread is threads.current else "Blocked" if blocked is not NIL else "Yielded"
        waits_for = blocked.lisp_print(True) if blocked is not NIL else ""  # type: ignore[attr-defined]
        rows.append(_line([_thread_name(lisp, thread), status, waits_for], THREAD_WIDTHS))
    _fill(lisp, NIL, "*Threads*", "thread-list-mode", "Thread-List", rows)
    return NIL


@primitive("thread-handle-event", interactive="e")
def thread_handle_event(lisp: Lisp, event: object) -> object:
    """Show the message of EVENT, (thread-event THREAD ERROR): what `thread-signal' has for the main thread."""
    _, thread, error = elements(event)
    return lisp.call(intern("message"), lisp_string("Error %s: %S"), thread, error)
