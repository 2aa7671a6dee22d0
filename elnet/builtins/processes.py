"""Process objects: finding them, what they know of themselves, changing and deleting them."""

from __future__ import annotations

import signal

from elnet.objects.conditions import signal as signal_error
from elnet.objects.conditions import truth, wrong_type_argument
from elnet.objects.cons import list_from, list_of
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.process import signalling
from elnet.process.arguments import Plist
from elnet.process.naming import check_process, process_meant
from elnet.process.process import DEFAULT_FILTER, DEFAULT_SENTINEL, Process
from elnet.process.sending import await_connection
from elnet.process.status import PROGRAM
from elnet.process.table import Processes
from elnet.runtime import check
from elnet.runtime.births import lisp_place
from elnet.runtime.buffers import Buffers
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.thread import Thread
from elnet.text.buffer import Buffer
from elnet.text.markers import Marker

STATES = ("run", "open", "listen", "connect", "stop")
"""The states of what lives, in the order in which `process-live-p` has them."""


# Finding


@primitive()
def processp(object: object) -> Symbol:
    """Return t if OBJECT is a process."""
    return truth(type(object) is Process)


@primitive("get-process")
def get_process(lisp: Lisp, name: object) -> object:
    """Return the process called NAME, nil if there is none; a process is returned as it is."""
    if type(name) is Process:
        return name
    return lisp.part(Processes).by_name.get(check.string(name).text, NIL)


@primitive("process-list")
def process_list(lisp: Lisp) -> object:
    """Return a list of all processes, the youngest first."""
    return list_from(lisp.part(Processes).latest_first())


@primitive("get-buffer-process")
def get_buffer_process(lisp: Lisp, buffer: object) -> object:
    """Return the youngest process of BUFFER, a buffer or its name; nil if there is none."""
    if buffer is NIL:
        return NIL
    found = lisp.part(Buffers).named(buffer)
    return NIL if found is None else lisp.part(Processes).of_buffer(found) or NIL


# Asking


@primitive("process-name")
def process_name(process: object) -> LString:
    """Return the name of PROCESS."""
    return lisp_string(check_process(process).name)


@primitive("process-type")
def process_type(lisp: Lisp, process: object) -> Symbol:
    """Return the type of PROCESS: `network', `pipe', `serial' or `real'."""
    return process_meant(lisp, process).type


@primitive("process-status")
def process_status(lisp: Lisp, process: object) -> object:
    """Return the status of PROCESS, a process, its name, its buffer, or nil for the current buffer's.

    It is one of run, stop, exit, signal for programs, and one of open, listen, connect, closed, failed or stop for others;
    nil for a name that no process has.
    """
    if type(process) is LString:
        found = lisp.part(Processes).by_name.get(process.text)
        if found is None:
            return NIL
    else:
        found = process_meant(lisp, process)
    found.update_status()
    return intern(found.status.shown)


@primitive("process-live-p")
def process_live_p(process: object) -> object:
    """Return a non-nil list if PROCESS is alive: the statuses that go from its own on."""
    if type(process) is not Process:
        return NIL
    process.update_status()
    shown = process.status.shown
    return list_from(map(intern, STATES[STATES.index(shown) :])) if shown in STATES else NIL


@primitive("process-exit-status")
def process_exit_status(process: object) -> object:
    """Return the exit code of PROCESS or the signal that killed it; 0 as long as it runs."""
    found = check_process(process)
    found.update_status()
    code = found.status.code
    return code if type(code) is int else lisp_string(str(code))


@primitive("process-id")
def process_id(process: object) -> object:
    """Return the system's number of PROCESS, nil if it is no program."""
    child = check_process(process).child
    return NIL if child is None else child.pid


@primitive("process-command")
def process_command(process: object) -> object:
    """Return the command of PROCESS, a list of strings; for one that is no program t if it is stopped, else nil."""
    return check_process(process).command


@primitive("process-tty-name")
def process_tty_name(process: object, stream: object = NIL) -> object:
    """Return the name of the terminal that PROCESS uses, nil if it uses none.

    STREAM, one of `stdin', `stdout' and `stderr', restricts the question to that stream.
    """
    found = check_process(process)
    if stream is NIL:
        used = True
    elif isinstance(stream, Symbol) and stream.name in ("stdin", "stdout", "stderr"):
        used = stream.name in found.terminal_streams
    else:
        raise signal_error("error", lisp_string("Unknown stream"), stream)
    return NIL if found.terminal is None or not used else lisp_string(found.terminal)


@primitive("process-contact")
def process_contact(process: object, key: object = NIL, no_block: object = NIL) -> object:
    """Return how PROCESS is reached: for a network process by default (HOST SERVICE), for a program t.

    KEY is t for all keyword arguments it was made with, or one of these keywords.  Wait for a connection that is under way,
    unless NO-BLOCK is non-nil.
    """
    found = check_process(process)
    network = found.type.name == "network"
    if network:
        if no_block is NIL:
            await_connection(found)
        elif found.status.state.startswith("connect"):
            return NIL
    if found.status.kind == "datagram":
        _note_remote(found)
    if key is T or found.status.kind == PROGRAM:
        return found.contact
    contact = Plist(found.contact)
    if key is NIL:
        if network:
            return list_of(contact.get("host"), contact.get("service"))
        return T if found.type.name == "pipe" else list_of(contact.get("port"), contact.get("speed"))
    return contact.get(key.name.removeprefix(":")) if isinstance(key, Symbol) else NIL


def _note_remote(process: Process) -> None:
    from elnet.process.network import datagram_address

    contact = Plist(process.contact)
    contact.put("remote", datagram_address(process))
    process.contact = contact.list


@primitive("process-thread")
def process_thread(process: object) -> object:
    """Return the thread that alone receives the output of PROCESS, nil if any thread may."""
    return check_process(process).thread


@primitive("set-process-thread")
def set_process_thread(process: object, thread: object) -> object:
    """Let THREAD alone receive the output of PROCESS, or any thread if it is nil; return THREAD."""
    found = check_process(process)
    if thread is not NIL and type(thread) is not Thread:
        raise wrong_type_argument("threadp", thread)
    found.thread = thread
    return thread


# Buffer, filter, sentinel and mark


@primitive("process-buffer")
def process_buffer(process: object) -> object:
    """Return the buffer of PROCESS, nil if it has none."""
    return check_process(process).buffer


@primitive("set-process-buffer")
def set_process_buffer(process: object, buffer: object) -> object:
    """Make BUFFER, a buffer or nil, the buffer of PROCESS, and return it."""
    found = check_process(process)
    if buffer is not NIL and not isinstance(buffer, Buffer):
        raise wrong_type_argument("bufferp", buffer)
    found.set_buffer(buffer)
    _note(found, "buffer", buffer)
    return buffer


def _note(process: Process, name: str, value: object) -> None:
    """Keep the VALUE that was set among what `process-contact` tells."""
    if process.status.kind != PROGRAM:
        contact = Plist(process.contact)
        contact.put(name, value)
        process.contact = contact.list


@primitive("process-mark")
def process_mark(process: object) -> Marker:
    """Return the marker where the output of PROCESS goes, after what it has written."""
    return check_process(process).mark


@primitive("process-filter")
def process_filter(process: object) -> object:
    """Return the function that gets the output of PROCESS."""
    return check_process(process).filter


@primitive("set-process-filter")
def set_process_filter(process: object, filter: object) -> object:
    """Let the function FILTER get the output of PROCESS: it is called with PROCESS and a string.

    nil stands for the default filter, which inserts output into the buffer; t means read no output.  Return the filter.
    """
    found = check_process(process)
    found.set_filter(filter)
    found.births["filter"] = lisp_place()
    _note(found, "filter", found.filter)
    return found.filter


@primitive("process-sentinel")
def process_sentinel(process: object) -> object:
    """Return the function that is told when the status of PROCESS changes."""
    return check_process(process).sentinel


@primitive("set-process-sentinel")
def set_process_sentinel(process: object, sentinel: object) -> object:
    """Let the function SENTINEL be told when the status of PROCESS changes: it is called with PROCESS and a string.

    nil stands for the default sentinel, which inserts a message into the buffer.  Return the sentinel.
    """
    found = check_process(process)
    found.set_sentinel(sentinel)
    found.births["sentinel"] = lisp_place()
    _note(found, "sentinel", found.sentinel)
    return found.sentinel


@primitive(DEFAULT_FILTER.name)
def internal_default_process_filter(proc: object, text: object) -> object:
    """Insert TEXT at the mark of PROC in its buffer."""
    from elnet.process.insertion import insert_output

    insert_output(check_process(proc), check.string(text))
    return NIL


@primitive(DEFAULT_SENTINEL.name)
def internal_default_process_sentinel(proc: object, msg: object) -> object:
    """Insert a line that tells of MSG at the mark of PROC in its buffer."""
    from elnet.process.insertion import insert_message

    insert_message(check_process(proc), check.string(msg))
    return NIL


# Stopping and ending


@primitive("delete-process")
def delete_process(lisp: Lisp, process: object = NIL) -> object:
    """End PROCESS, a process, a name, a buffer, or nil for the current buffer's, at once; its sentinel is told."""
    lisp.part(Processes).delete(process_meant(lisp, process))
    return NIL


@primitive("stop-process")
def stop_process(lisp: Lisp, process: object = NIL, current_group: object = NIL) -> object:
    """Stop PROCESS, by default the current buffer's, and return it: it neither reads nor accepts until continued.

    A program is stopped as by C-z in a terminal, or if CURRENT-GROUP is non-nil its foreground process group is.
    """
    found = process_meant(lisp, process)
    if found.status.kind == PROGRAM:
        signalling.send(found, signal.SIGTSTP, current_group is not NIL)
    else:
        lisp.part(Processes).happen(found, "pause")
        found.command = T
        found.update_reading()
    return found


@primitive("continue-process")
def continue_process(lisp: Lisp, process: object = NIL, current_group: object = NIL) -> object:
    """Continue PROCESS, by default the current buffer's, after `stop-process', and return it.

    CURRENT-GROUP is as for `stop-process'.
    """
    found = process_meant(lisp, process)
    if found.status.kind == PROGRAM:
        signalling.send(found, signal.SIGCONT, current_group is not NIL)
        lisp.part(Processes).happen(found, "continued")
        lisp.part(Processes).tell_news()
    else:
        lisp.part(Processes).happen(found, "resume")
        found.command = NIL
        found.update_reading()
    return found


@primitive("waiting-for-user-input-p")
def waiting_for_user_input_p() -> Symbol:
    """Return t if the program waits for a user's input; it never does."""
    return NIL


@primitive("list-system-processes")
def list_system_processes() -> object:
    """Return the numbers of all processes of the system."""
    import os

    return list_from(sorted(int(name) for name in os.listdir("/proc") if name.isdigit()))
