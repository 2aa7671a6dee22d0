"""Talking to a server before the program does: its greeting, commands and their responses, as text of the process's buffer."""

from __future__ import annotations

from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL
from elnet.process.naming import check_process
from elnet.process.sending import send
from elnet.process.waiting import accept_output
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.text.buffer import Buffer


@primitive()
def network_stream_command(lisp: Lisp, stream: object, command: object, eoc: object) -> object:
    """Send COMMAND, a string, to the process STREAM and return the response, which ends where the regexp EOC matches.

    Return nil if COMMAND is nil or there is no such response.
    """
    if command is NIL:
        return NIL
    process = check_process(stream)
    buffer = process.live_buffer
    start = 1 if buffer is None else buffer.zv
    send(process, check.string(command))
    return network_stream_get_response(lisp, stream, start, eoc)


@primitive()
def network_stream_get_response(lisp: Lisp, stream: object, start: object, end_of_command: object) -> object:
    """Return what is in the buffer of the process STREAM from START to the end of a match of the regexp END-OF-COMMAND.

    Wait for it; return nil if END-OF-COMMAND is nil or STREAM ends first.
    """
    process = check_process(stream)
    buffer = process.live_buffer
    if end_of_command is NIL or buffer is None:
        return NIL
    first = check.integer_or_marker(start)
    while True:
        response = _matched(lisp, buffer, first, end_of_command)
        if response is not None:
            return lisp_string(response)
        if not process.status.sendable or buffer.name is None:
            return NIL
        accept_output(process.table, process, None)


def _matched(lisp: Lisp, buffer: Buffer, start: int, regexp: object) -> str | None:
    """Return the text of BUFFER from START to the end of a match of REGEXP; None if there is none."""
    text = buffer.substring(start, max(start, buffer.zv))
    spans = lisp.regexps.compile(check.string(regexp)).search(text, 0, not buffer.multibyte)
    return None if spans is None or spans[0] is None else text[: spans[0][1]]


@primitive("network-stream--capability-command")
def network_stream__capability_command(lisp: Lisp, command: object, greeting: object) -> object:
    """Return COMMAND, or what it returns for GREETING if it is a function."""
    if type(command) is LString or command is NIL or not lisp.functions.is_function(command):
        return command
    return lisp.call(command, greeting)
