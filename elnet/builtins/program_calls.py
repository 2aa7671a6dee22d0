"""Programs that Lisp waits for: `call-process`, `process-lines`, the shell."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, lisp_error, wrong_type_argument
from elnet.objects.cons import Cons, list_from
from elnet.objects.strings import LString, lisp_string, plain_string
from elnet.objects.symbols import NIL, T, intern
from elnet.process.execution import Call, encoded_for_program, open_input
from elnet.process.naming import buffer_called
from elnet.runtime import check
from elnet.runtime.buffers import Buffers
from elnet.runtime.file_handlers import handler_here
from elnet.runtime.file_names import full_name, text_of, unquoted
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.text.buffer import Buffer
from elnet.text.markers import Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO


@primitive("call-process")
def call_process(
    lisp: Lisp, program: object, infile: object = NIL, destination: object = NIL, display: object = NIL, *args: object
) -> object:
    """Run PROGRAM with ARGS and wait for it; return its exit code, or a string that says which signal killed it.

    INFILE is the file with its input, nil for none.  DESTINATION says where the output goes: a buffer, its name, or t for the
    current one; nil to drop it; an integer not even to wait, and return nil; (:file FILE); or a list (OUTPUT ERRORS) where
    OUTPUT is one of these and ERRORS is t for the same, nil to drop them or a file's name.  DISPLAY is for programs that mind
    the display.
    """
    if infile is not NIL:
        check.string(infile)
    return _run(lisp, program, args, open_input(lisp, infile), destination)


@primitive("process-file")
def process_file(
    lisp: Lisp, program: object, infile: object = NIL, buffer: object = NIL, display: object = NIL, *args: object
) -> object:
    """Run PROGRAM with ARGS as `call-process' does; a file name handler of `default-directory' may do it elsewhere.

    INFILE, BUFFER, DISPLAY and the value are as for `call-process'.
    """
    operation = intern("process-file")
    handler = handler_here(lisp, operation)
    if handler is not NIL:
        return lisp.call(handler, operation, program, infile, buffer, display, *args)
    return call_process(lisp, program, infile, buffer, display, *args)


def _run(lisp: Lisp, program: object, args: tuple[object, ...], given: bytes | IO[bytes], destination: object) -> object:
    """Run PROGRAM with GIVEN as its input and put its output where DESTINATION says."""
    try:
        call = Call(lisp, check.string(program).text, [check.string(word).text for word in args])
        output, errors = _parts(destination)
        if type(output) is int:
            call.leave(given)
            return NIL
        place = _place(lisp, output)
        status = call.run(given, keep_errors=errors is not T, keep_output=place is not None or errors not in (T, NIL))
        if isinstance(place, Buffer):
            _insert(lisp, place, call.text())
        elif place is not None:
            _write(place, call.output)
        if type(errors) is LString:
            _write(_path(lisp, errors), call.errors)
    finally:
        if not isinstance(given, bytes):
            given.close()
    return status


def _parts(destination: object) -> tuple[object, object]:
    """Return where the output and where the error output goes; for the latter t means with the former."""
    if type(destination) is Cons and destination.car is not intern(":file"):
        rest = destination.cdr
        return destination.car, rest.car if type(rest) is Cons else T
    return destination, T


def _place(lisp: Lisp, output: object) -> Buffer | str | None:
    """Return the buffer or the file that OUTPUT is, None for nothing."""
    if output is NIL:
        return None
    if output is T:
        return lisp.part(Buffers).current
    if type(output) is Cons:
        name = output.cdr.car if type(output.cdr) is Cons else NIL
        return _path(lisp, name)
    return buffer_called(lisp, output)


def _path(lisp: Lisp, name: object) -> str:
    return full_name(lisp, text_of(unquoted(check.string(name).text)))


def _insert(lisp: Lisp, buffer: Buffer, text: LString) -> None:
    buffers = lisp.part(Buffers)
    before = buffers.current
    buffers.set_current(buffer)
    try:
        lisp.call(intern("insert"), text)
    finally:
        buffers.restore_current(before)


def _write(path: str, data: bytes) -> None:
    from elnet.process.errors import file_signal

    try:
        with open(path, "wb") as file:
            file.write(data)
    except OSError as error:
        raise file_signal("Opening process output file", error, lisp_string(path)) from None


@primitive("call-process-region")
def call_process_region(
    lisp: Lisp,
    start: object,
    end: object,
    program: object,
    delete: object = NIL,
    buffer: object = NIL,
    display: object = NIL,
    *args: object,
) -> object:
    """Run PROGRAM with ARGS on the text between START and END and wait for it.

    START may be a string instead, or nil for the whole buffer.  DELETE non-nil means delete the text first.  BUFFER says where
    the output goes, and the value is, as for `call-process'.  DISPLAY is for programs that mind the display.
    """
    text = start if type(start) is LString else _region(lisp, start, end)
    assert type(text) is LString
    given = encoded_for_program(lisp, text)
    if delete is not NIL and type(start) is not LString:
        visible = lisp.part(Buffers).current
        bounds = (visible.begv, visible.zv) if start is NIL else (start, end)
        lisp.call(intern("delete-region"), *bounds)
    return _run(lisp, program, args, given, buffer)


def _region(lisp: Lisp, start: object, end: object) -> LString:
    """Return the text between START and END, all of it if START is nil."""
    buffer = lisp.part(Buffers).current
    if start is NIL:
        return LString(buffer.substring(buffer.begv, buffer.zv), buffer.multibyte)
    first, last = sorted((_position(start), _position(end)))
    if not (buffer.begv <= first and last <= buffer.zv):
        raise args_out_of_range(buffer, start, end)
    return LString(buffer.substring(first, last), buffer.multibyte)


def _position(value: object) -> int:
    if isinstance(value, Marker):
        return value.number()
    if type(value) is not int:
        raise wrong_type_argument("integer-or-marker-p", value)
    return value


@primitive("process-lines")
def process_lines(lisp: Lisp, program: object, *args: object) -> object:
    """Return the lines that PROGRAM prints when run with ARGS; signal an error if it fails."""

    def must_succeed(status: object) -> object:
        if status != 0:
            how = status.text if type(status) is LString else status
            raise lisp_error(f"{check.string(program).text} exited with status {how}")
        return NIL

    return process_lines_handling_status(lisp, program, must_succeed, *args)


@primitive("process-lines-ignore-status")
def process_lines_ignore_status(lisp: Lisp, program: object, *args: object) -> object:
    """Return the lines that PROGRAM prints when run with ARGS, even if it fails."""
    return process_lines_handling_status(lisp, program, intern("ignore"), *args)


@primitive("process-lines-handling-status")
def process_lines_handling_status(lisp: Lisp, program: object, status_handler: object, *args: object) -> object:
    """Return the lines that PROGRAM prints when run with ARGS, after calling STATUS-HANDLER with the exit status."""
    call = Call(lisp, check.string(program).text, [check.string(word).text for word in args])
    status = call.run(b"")
    if status_handler is not NIL:
        lisp.call(status_handler, status)
    text = call.text()
    lines = text.text.split("\n")
    return list_from([plain_string(line, text.multibyte) for line in (lines if lines[-1] else lines[:-1])])


@primitive("process-file-shell-command")
def process_file_shell_command(
    lisp: Lisp, command: object, infile: object = NIL, buffer: object = NIL, display: object = NIL, *args: object
) -> object:
    """Run the shell with COMMAND and ARGS as `call-process-shell-command' does, by `process-file'."""
    shell, *words = _shell_words(lisp, command, *args)
    return process_file(lisp, shell, infile, buffer, display, *words)


@primitive("call-process-shell-command")
def call_process_shell_command(
    lisp: Lisp, command: object, infile: object = NIL, buffer: object = NIL, display: object = NIL, *args: object
) -> object:
    """Run the shell with COMMAND, ARGS behind it, and wait for it.

    INFILE, BUFFER, DISPLAY and the value are as for `call-process'.
    """
    shell, *words = _shell_words(lisp, command, *args)
    return call_process(lisp, shell, infile, buffer, display, *words)


def _shell_words(lisp: Lisp, command: object, *args: object) -> list[object]:
    """Return the shell and what to give it to run COMMAND with ARGS behind it."""
    if args:
        command = lisp_string(" ".join(check.string(word).text for word in (command, *args)))
    return [lisp.value("shell-file-name"), lisp.value("shell-command-switch"), command]


@primitive("shell-command-to-string")
def shell_command_to_string(lisp: Lisp, command: object) -> LString:
    """Return what the shell prints, errors included, when it is given COMMAND."""
    shell, *words = (check.string(word).text for word in _shell_words(lisp, command))
    call = Call(lisp, shell, words)
    call.run(b"")
    return call.text()
