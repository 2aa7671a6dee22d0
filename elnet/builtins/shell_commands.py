"""Commands for the shell whose output goes where a user would look for it (manual node "Single Shell")."""

from __future__ import annotations

from elnet.builtins.program_calls import call_process, call_process_region
from elnet.objects.cons import Cons
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.buffers import Buffers
from elnet.runtime.file_handlers import handler_here
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.text.buffer import Buffer


def _shell(lisp: Lisp) -> tuple[object, object]:
    return lisp.value("shell-file-name"), lisp.value("shell-command-switch")


@primitive("call-shell-region")
def call_shell_region(
    lisp: Lisp, start: object, end: object, command: object, delete: object = NIL, buffer: object = NIL
) -> object:
    """Run the shell with COMMAND on the text between START and END.

    DELETE, BUFFER and the value are as for `call-process-region'.
    """
    shell, switch = _shell(lisp)
    return call_process_region(lisp, start, end, shell, delete, buffer, NIL, switch, command)


@primitive("shell-command", interactive="sShell command: ")
def shell_command(lisp: Lisp, command: object, output_buffer: object = NIL, error_buffer: object = NIL) -> object:
    """Run the shell with COMMAND and show what it prints; one that ends with an ampersand runs beside Lisp.

    OUTPUT-BUFFER is a buffer or its name; any other value but nil inserts the output at point.  Errors go to ERROR-BUFFER if
    that is given.  Return the exit code, or where the inserted text begins.
    """
    handler = handler_here(lisp, intern("shell-command"))
    if handler is not NIL:
        return lisp.call(handler, intern("shell-command"), command, output_buffer, error_buffer)
    text = check.string(command).text
    stripped = text.rstrip(" \t\n")
    if stripped.endswith("&"):
        return async_shell_command(lisp, lisp_string(stripped[:-1].rstrip()), output_buffer, error_buffer)
    buffers = lisp.part(Buffers)
    named = type(output_buffer) is LString or buffers.named(output_buffer) if _is_buffer(output_buffer) else None
    if output_buffer is NIL or (named and not _is_current(lisp, output_buffer)):
        return shell_command_on_region(lisp, NIL, NIL, command, output_buffer, NIL, error_buffer)
    start = buffers.current.point
    shell, switch = _shell(lisp)
    call_process(lisp, shell, NIL, T, NIL, switch, command)
    buffers.current.goto(start)
    return start


def _is_buffer(value: object) -> bool:
    return type(value) is LString or (value is not NIL and not isinstance(value, Symbol | int | Cons))


def _is_current(lisp: Lisp, value: object) -> bool:
    buffers = lisp.part(Buffers)
    return buffers.named(value) is buffers.current


@primitive("async-shell-command")
def async_shell_command(lisp: Lisp, command: object, output_buffer: object = NIL, error_buffer: object = NIL) -> object:
    """Start the shell with COMMAND, whose output goes to OUTPUT-BUFFER, by default *Async Shell Command*.

    ERROR-BUFFER is accepted for compatibility.  Return nil; the process is that of the buffer.
    """
    where = lisp.value("shell-command-buffer-name-async") if output_buffer is NIL else output_buffer
    buffer = lisp.call(intern("get-buffer-create"), where)
    shell, switch = _shell(lisp)
    process = lisp.call(intern("start-process"), lisp_string("Shell"), buffer, shell, switch, command)
    lisp.call(intern("set-process-sentinel"), process, intern("shell-command-sentinel"))
    return NIL


@primitive("shell-command-sentinel")
def shell_command_sentinel(lisp: Lisp, process: object, signal: object) -> object:
    """Say that the command of PROCESS has ended as SIGNAL tells."""
    if lisp.call(intern("process-live-p"), process) is NIL:
        command = elements(lisp.call(intern("process-command"), process))
        words = check.string(signal).text[:-1]
        lisp.call(intern("message"), lisp_string("%s: %s."), command[2], lisp_string(words))
    return NIL


@primitive("shell-command-on-region")
def shell_command_on_region(
    lisp: Lisp,
    start: object,
    end: object,
    command: object,
    output_buffer: object = NIL,
    replace: object = NIL,
    error_buffer: object = NIL,
    display_error_buffer: object = NIL,
    region_noncontiguous_p: object = NIL,
) -> object:
    """Run the shell with COMMAND on the text between START and END and show what it prints; return its exit code.

    REPLACE non-nil puts the output in place of the text.  OUTPUT-BUFFER is where it goes otherwise, by default
    *Shell Command Output*, and short output is a message, too.  Errors go to ERROR-BUFFER if that is given; the other
    arguments are for users at a display.
    """
    buffers = lisp.part(Buffers)
    shell, switch = _shell(lisp)
    if replace is not NIL or (output_buffer is not NIL and not _is_buffer(output_buffer)):
        return call_process_region(lisp, start, end, shell, replace, T, NIL, switch, command)
    name = lisp.value("shell-command-buffer-name") if output_buffer is NIL else output_buffer
    target = lisp.call(intern("get-buffer-create"), name)
    given: object = LString("", False)
    if start is not NIL:
        given = lisp.call(intern("buffer-substring-no-properties"), start, end)
    _erase(buffers, target)
    errors, destination = None, target
    if error_buffer is not NIL:
        errors = lisp.call(intern("make-temp-file"), lisp_string("scor"))
        destination = lisp.call(intern("list"), target, errors)
    status = call_process_region(lisp, given, NIL, shell, NIL, destination, NIL, switch, command)
    failed_loudly = errors is not None and _take_errors(lisp, errors, error_buffer)
    _show(lisp, target, status, failed_loudly)
    return status


def _erase(buffers: Buffers, target: object) -> None:
    before = buffers.current
    buffers.set_current(target)  # type: ignore[arg-type]
    try:
        buffers.lisp.call(intern("erase-buffer"))
    finally:
        buffers.restore_current(before)


def _take_errors(lisp: Lisp, file: object, error_buffer: object) -> bool:
    """Append what FILE has to ERROR-BUFFER; tell whether that was anything."""
    buffers = lisp.part(Buffers)
    before = buffers.current
    buffers.set_current(lisp.call(intern("get-buffer-create"), error_buffer))  # type: ignore[arg-type]
    try:
        size = buffers.current.size
        buffers.current.goto(buffers.current.zv)
        lisp.call(intern("insert-file-contents"), file)
        lisp.call(intern("delete-file"), file)
        return buffers.current.size > size
    finally:
        buffers.restore_current(before)


def _show(lisp: Lisp, target: object, status: object, with_errors: bool) -> None:
    """Say what the command printed, or how it failed."""
    buffer: Buffer = target  # type: ignore[assignment]
    if buffer.size:
        lisp.call(intern("message"), lisp_string("%s"), lisp_string(buffer.substring(1, buffer.size + 1)))
        return
    output = "some error output" if with_errors else "no output"
    if status == 0:
        words = "(Shell command succeeded with %s)"
        lisp.call(intern("message"), lisp_string(words), lisp_string(output))
        return
    if type(status) is int:
        how = f"failed with code {status}"
    else:
        how = f"killed by signal {status.text}"  # type: ignore[attr-defined]
    lisp.call(intern("message"), lisp_string("(Shell command %s and %s)"), lisp_string(how), lisp_string(output))
