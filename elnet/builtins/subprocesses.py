"""Programs that run beside Lisp: starting them, sending them signals."""

from __future__ import annotations

import signal

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import list_from
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.process import signalling
from elnet.process.arguments import Plist
from elnet.process.naming import check_process, process_meant
from elnet.process.process import Process
from elnet.process.table import Processes
from elnet.runtime import check
from elnet.runtime.file_handlers import handler_here
from elnet.runtime.file_names import default_directory, unquoted
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

UNTIL_SUCCESS = intern("run-hook-with-args-until-success")


@primitive("make-process")
def make_process(lisp: Lisp, *args: object) -> object:
    """Start a program and return its process.

    ARGS are keywords and values: :name, :buffer, :command (a list of strings, or nil for a terminal without a program),
    :coding, :noquery, :connection-type (`pipe', `pty' or a pair of these for input and output), :filter, :sentinel, :plist,
    :stderr, a buffer or a pipe process for the error output, and :file-handler, non-nil to let a file name handler of
    `default-directory' do it.
    """
    if not args:
        return NIL
    if Plist(list_from(args)).get("file-handler") is not NIL:
        operation = intern("make-process")
        handler = handler_here(lisp, operation)
        if handler is not NIL:
            return lisp.call(handler, operation, *args)
    from elnet.process.programs import make_process as make

    return make(lisp, args)


@primitive("make-pipe-process")
def make_pipe_process(lisp: Lisp, *args: object) -> object:
    """Make a pipe, which can be the :stderr of `make-process', and return its process.

    ARGS are keywords and values: :name, :buffer, :coding, :noquery, :stop, :filter, :sentinel, :plist.
    """
    if not args:
        return NIL
    from elnet.process.programs import make_pipe_process as make

    return make(lisp, args)


@primitive("start-process")
def start_process(lisp: Lisp, name: object, buffer: object, program: object, *program_args: object) -> object:
    """Start PROGRAM with PROGRAM-ARGS as a process called NAME, with BUFFER (or nil) for its output; return the process."""
    from elnet.process.programs import start_process_arguments

    command = () if program is NIL else (program, *program_args)
    return make_process(lisp, *start_process_arguments(name, buffer, command))


@primitive("start-file-process")
def start_file_process(lisp: Lisp, name: object, buffer: object, program: object, *program_args: object) -> object:
    """Start PROGRAM as `start-process' does; a file name handler of `default-directory' may do it elsewhere."""
    operation = intern("start-file-process")
    handler = handler_here(lisp, operation)
    if handler is not NIL:
        return lisp.call(handler, operation, name, buffer, program, *program_args)
    return start_process(lisp, name, buffer, program, *program_args)


@primitive("start-file-process-shell-command")
def start_file_process_shell_command(lisp: Lisp, name: object, buffer: object, command: object) -> object:
    """Start the shell with COMMAND as `start-process-shell-command' does, by `start-file-process'."""
    shell, switch = lisp.value("shell-file-name"), lisp.value("shell-command-switch")
    return start_file_process(lisp, name, buffer, shell, switch, command)


@primitive("start-process-shell-command")
def start_process_shell_command(lisp: Lisp, name: object, buffer: object, command: object) -> object:
    """Start the shell with COMMAND, a string, as a process called NAME, with BUFFER for its output; return the process."""
    return start_process(lisp, name, buffer, lisp.value("shell-file-name"), lisp.value("shell-command-switch"), command)


@primitive("interrupt-process")
def interrupt_process(lisp: Lisp, process: object = NIL, current_group: object = NIL) -> object:
    """Interrupt PROCESS, by default the current buffer's, as C-c does on a terminal; return it.

    CURRENT-GROUP non-nil means the group that has the terminal.  The functions of `interrupt-process-functions' are
    asked first.
    """
    return lisp.call(UNTIL_SUCCESS, intern("interrupt-process-functions"), process, current_group)


@primitive("internal-default-interrupt-process")
def internal_default_interrupt_process(lisp: Lisp, process: object = NIL, current_group: object = NIL) -> object:
    """Interrupt PROCESS, by default the current buffer's, and return it; CURRENT-GROUP is as for `interrupt-process'."""
    return _send(lisp, process, signal.SIGINT, current_group)


def _send(lisp: Lisp, process: object, number: int, current_group: object) -> Process:
    found = process_meant(lisp, process)
    signalling.send(found, number, current_group is not NIL)
    return found


@primitive("kill-process")
def kill_process(lisp: Lisp, process: object = NIL, current_group: object = NIL) -> object:
    """Kill PROCESS, by default the current buffer's, and return it; CURRENT-GROUP is as for `interrupt-process'."""
    return _send(lisp, process, signal.SIGKILL, current_group)


@primitive("quit-process")
def quit_process(lisp: Lisp, process: object = NIL, current_group: object = NIL) -> object:
    """Send PROCESS, by default the current buffer's, the quit signal; CURRENT-GROUP is as for `interrupt-process'."""
    return _send(lisp, process, signal.SIGQUIT, current_group)


@primitive("signal-process")
def signal_process(lisp: Lisp, process: object, sigcode: object, remote: object = NIL) -> object:
    """Send PROCESS, a process, its name or a number of the system's, the signal SIGCODE, a symbol or a number.

    Return 0, -1 if that could not be done, nil if there is no such process.  REMOTE is for other machines.  The functions of
    `signal-process-functions' are asked first.
    """
    return lisp.call(UNTIL_SUCCESS, intern("signal-process-functions"), process, sigcode, remote)


@primitive("internal-default-signal-process")
def internal_default_signal_process(lisp: Lisp, process: object, sigcode: object, remote: object = NIL) -> object:
    """Send PROCESS the signal SIGCODE; the arguments and the value are those of `signal-process'."""
    pid = process
    if type(process) is LString and process.text.isdecimal() and process.text not in lisp.part(Processes).by_name:
        pid = int(process.text)
    elif type(process) is LString and process.text not in lisp.part(Processes).by_name:
        return NIL
    if type(pid) is float and pid == int(pid):
        pid = int(pid)
    if type(pid) is float:
        raise lisp_error("Not an in-range integer, integral float, or cons of integers")
    number = signalling.signal_number(sigcode)
    if type(pid) is int:
        return signalling.kill(pid, number)
    found = process_meant(lisp, process)
    if found.child is None:
        raise lisp_error(f"Cannot signal process {found.name}")
    if not found.status.live:
        return -1
    try:
        found.child.send_signal(number)
    except ProcessLookupError:
        return -1
    return 0


@primitive("process-running-child-p")
def process_running_child_p(lisp: Lisp, process: object = NIL) -> object:
    """Return non-nil if PROCESS, by default the current buffer's, has given its terminal to a child: the group's number."""
    found = process_meant(lisp, process)
    child = signalling.child_of(found)
    group = getattr(child.transport, "foreground_group", lambda: child.pid)()
    return NIL if group == child.pid else group


@primitive("set-process-window-size")
def set_process_window_size(process: object, height: object, width: object) -> Symbol:
    """Tell PROCESS that its terminal has HEIGHT lines and WIDTH columns; return t if it has a terminal."""
    found = check_process(process)
    lines, columns = check.natural(height), check.natural(width)
    resize = getattr(found.transport, "set_size", None)
    if resize is None:
        return NIL
    resize(lines, columns)
    return intern("t")


@primitive("exec-path")
def exec_path(lisp: Lisp) -> object:
    """Return the list of folders in which programs are searched for, on the machine of `default-directory'."""
    handler = handler_here(lisp, intern("exec-path"))
    if handler is not NIL:
        return lisp.call(handler, intern("exec-path"))
    return lisp.value("exec-path")


@primitive("executable-find")
def executable_find(lisp: Lisp, command: object, remote: object = NIL) -> object:
    """Return the file of the program COMMAND in `exec-path', nil if there is none; REMOTE is for other machines."""
    from elnet.process.environment import find_program

    found = find_program(lisp, unquoted(check.string(command).text), unquoted(default_directory(lisp)))
    return NIL if found is None else lisp_string(found)
