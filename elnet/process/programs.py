"""Programs: starting them behind pipes or a terminal, and what becomes of them."""

from __future__ import annotations

import errno
import os

from elnet.net.child import Change, spawn
from elnet.net.pipe import PipeTransport, crossed_pipes
from elnet.net.transport import Ignore, Transport
from elnet.objects.conditions import lisp_error, wrong_type_argument
from elnet.objects.cons import Cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.process import coding
from elnet.process.arguments import Plist
from elnet.process.delivery import Reception
from elnet.process.environment import directory, encoded, environment, program_file
from elnet.process.errors import file_signal
from elnet.process.keywords import warn_of_unknown
from elnet.process.naming import buffer_called
from elnet.process.process import Process
from elnet.process.status import PIPE, PROGRAM
from elnet.process.table import Processes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

PTY, PIPES = intern("pty"), intern("pipe")
EVENTS = {"exit": "exited", "signal": "signalled", "stop": "stopped", "run": "continued"}


class Asked:
    """What the keyword arguments GIVEN of `make-process` or `make-pipe-process` ask for, those that both have."""

    def __init__(self, lisp: Lisp, given: tuple[object, ...]) -> None:
        self.contact = Plist(list_from(given))
        self.get = self.contact.get
        buffer = self.get("buffer")
        self.buffer: object = NIL if buffer is NIL else buffer_called(lisp, buffer)
        name = self.get("name")
        if type(name) is not LString:
            known = self.contact.find("name") is not None
            raise lisp_error(":name value not a string" if known else "Missing :name keyword parameter")
        self.name = name.text

    def equip(self, process: Process, command: tuple[object, ...] = ()) -> None:
        """Give PROCESS its buffer, its functions and its property list; COMMAND is what it runs, if anything."""
        process.contact = self.contact.list
        process.set_buffer(self.buffer)
        process.plist = list_from(elements(self.get("plist")))
        process.query = self.get("noquery") is NIL
        process.set_sentinel(self.get("sentinel"))
        if self.get("filter") is not NIL:
            process.filter = self.get("filter")
        operation = "start-process" if command else ""
        arguments = (self.get("name"), self.buffer, *command)
        process.set_coding(*coding.chosen(process.table.lisp, self.get("coding"), self.buffer, operation, arguments))


# Pipes


def make_pipe_process(lisp: Lisp, given: tuple[object, ...]) -> Process:
    """Return a process that is a pipe, for the error output of programs."""
    asked = Asked(lisp, given)
    warn_of_unknown(lisp, "make-pipe-process", asked.contact.list)
    if asked.buffer is NIL:
        asked.buffer = buffer_called(lisp, lisp_string(asked.name))
    table = lisp.part(Processes)
    process = table.make(asked.name, PIPE, "pipe")
    try:
        asked.equip(process)
        transport, other = crossed_pipes(table.loop, Reception(process), Ignore())
        other.pause_reading()
        process.attempt = _OtherEnd(other)
        process.transport = table.limit_reading(transport)
        table.happen(process, "opened")
        if asked.get("stop") is not NIL:
            process.command = T
            table.happen(process, "pause")
        process.update_reading()
    except BaseException:
        table.remove(process)
        raise
    return process


# Programs


def make_process(lisp: Lisp, given: tuple[object, ...]) -> Process:
    """Return a process that runs the program that the keyword arguments GIVEN ask for."""
    asked = Asked(lisp, given)
    warn_of_unknown(lisp, "make-process", asked.contact.list)
    here = directory(lisp)
    command = _command(asked.get("command"))
    errors = _errors(lisp, asked, bool(command))
    if asked.get("stop") is not NIL:
        raise wrong_type_argument("null", asked.get("stop"))
    terminals = _terminals(lisp, asked.get("connection-type"))
    table = lisp.part(Processes)
    file = program_file(lisp, command[0], here) if command else ""
    process = table.make(asked.name, PROGRAM, "real")
    try:
        asked.equip(process, tuple(elements(asked.get("command"))))
        process.contact = T
        process.command = list_from(elements(asked.get("command")))
        if command:
            _start(process, command, file, here, terminals, errors)
        else:
            _open_terminal(process)
        table.happen(process, "opened")
        process.update_reading()
    except BaseException:
        table.remove(process)
        raise
    return process


def _command(value: object) -> list[str]:
    words = elements(value)
    for word in words:
        if type(word) is not LString:
            raise wrong_type_argument("stringp", word)
    return [word.text for word in words if type(word) is LString]


def _errors(lisp: Lisp, asked: Asked, has_program: bool) -> Process | None:
    """Return the process that gets the error output, None if that goes with the output."""
    wanted = asked.get("stderr")
    if wanted is NIL:
        return None
    if type(wanted) is Process:
        if wanted.status.kind != PIPE:
            raise lisp_error("Process is not a pipe process")
        return wanted
    if not has_program:
        raise wrong_type_argument("stringp", NIL)
    buffer = buffer_called(lisp, wanted)
    arguments = (intern(":name"), lisp_string(asked.name + " stderr"), intern(":buffer"), buffer, intern(":noquery"), T)
    return make_pipe_process(lisp, arguments)


def _terminals(lisp: Lisp, wanted: object) -> tuple[bool, bool]:
    """Return whether the program's input and its output are a terminal."""
    if type(wanted) is Cons:
        return _terminals(lisp, wanted.car)[0], _terminals(lisp, wanted.cdr)[1]
    if wanted is NIL:
        wanted = PTY if lisp.is_set("process-connection-type") else PIPES
    if wanted is not PTY and wanted is not PIPES:
        raise file_signal("Unknown connection type", OSError(errno.ENOTDIR, ""), wanted)
    return wanted is PTY, wanted is PTY


def _start(
    process: Process, command: list[str], file: str, here: str, terminals: tuple[bool, bool], errors: Process | None
) -> None:
    lisp = process.table.lisp

    def changed(change: Change) -> None:
        event = EVENTS[change.what]
        process.table.happen(process, event, code=change.number, core_dumped=change.core_dumped)

    try:
        child = spawn(
            process.table.loop,
            [encoded(word) for word in (file, *command[1:])],
            Reception(process),
            changed,
            program=encoded(file),
            directory=encoded(here),
            environment=environment(lisp),
            terminal_input=terminals[0],
            terminal_output=terminals[1],
            errors=None if errors is None else Reception(errors),
        )
    except OSError as error:
        raise file_signal("Doing vfork", error) from None
    process.child = child
    process.transport = process.table.limit_reading(child.transport)
    process.terminal = child.terminal_name
    outputs = ("stdout",) if errors is not None else ("stdout", "stderr")
    process.terminal_streams = ("stdin",) * terminals[0] + outputs * terminals[1]
    if errors is not None and child.errors is not None:
        errors.deactivate()
        process.errors, errors.transport = errors, child.errors
        errors.update_reading()


class _OtherEnd:
    """The end of a pipe, or the side of a terminal, that no program has: it stays open as long as the process."""

    def __init__(self, end: Transport) -> None:
        self.end = end

    def cancel(self) -> None:
        """Close it."""
        self.end.abort()


def _open_terminal(process: Process) -> None:
    """Give PROCESS a terminal that others can open by its name."""
    from elnet.net.pty import PtyTransport, set_plain_mode

    loop = process.table.loop
    try:
        master, slave = loop.system.openpty()
    except OSError as error:
        raise file_signal("Opening pty", error) from None
    try:
        set_plain_mode(slave)
        process.terminal = os.ttyname(slave)
        other = PipeTransport(loop, -1, slave, Ignore())
        process.attempt = _OtherEnd(other)
        process.transport = PtyTransport(loop, master, Reception(process))
    except BaseException:
        if process.attempt is None:
            loop.system.close(slave)
        loop.system.close(master)
        raise


def start_process_arguments(name: object, buffer: object, command: tuple[object, ...]) -> tuple[object, ...]:
    """Return the arguments of `make-process` for those of `start-process`."""
    return intern(":name"), name, intern(":buffer"), buffer, intern(":command"), list_of(*command)
