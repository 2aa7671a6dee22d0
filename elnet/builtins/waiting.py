"""Waiting for output and for time to pass; sending."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, lisp_error, wrong_type_argument
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T
from elnet.process import sending, waiting
from elnet.process.naming import check_process, process_meant
from elnet.process.process import Process
from elnet.process.table import Processes
from elnet.process.timers import LispTimers
from elnet.runtime import check
from elnet.runtime.buffers import Buffers
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.text.markers import Marker


@primitive("accept-process-output")
def accept_process_output(
    lisp: Lisp, process: object = NIL, seconds: object = NIL, millisec: object = NIL, just_this_one: object = NIL
) -> Symbol:
    """Let output of processes reach their filters; return t if PROCESS, or any if that is nil, sent something.

    With PROCESS wait until it has sent something or ended.  Wait for at most SECONDS; with neither PROCESS nor SECONDS only
    serve what there is.  MILLISEC is an obsolete addition to SECONDS.  JUST-THIS-ONE non-nil means serve PROCESS alone, and an
    integer run no timers meanwhile.
    """
    found = None if process is NIL else check_process(process)
    if millisec is not NIL:
        more = check.fixnum(millisec)
        seconds = (0 if seconds is NIL else check.fixnum(seconds)) + more / 1000
    patience = _patience(found, seconds)
    _check_lock(lisp, found)
    only = just_this_one is not NIL and found is not None
    timers = not (only and type(just_this_one) is int)
    return T if waiting.accept_output(lisp.part(Processes), found, patience, only=only, timers=timers) else NIL


def _check_lock(lisp: Lisp, process: Process | None) -> None:
    if process is not None and lisp.threads is not None and process.thread not in (NIL, lisp.threads.current):
        thread = process.thread.lisp_print(False)  # type: ignore[attr-defined]
        raise lisp_error(f"Attempt to accept output from process {process.name} locked to thread {thread}")


def _patience(process: Process | None, seconds: object) -> float | None:
    """Return for how many seconds to wait, None for ever."""
    if seconds is NIL:
        return 0.0 if process is None else None
    if type(seconds) is not int and type(seconds) is not float:
        raise wrong_type_argument("numberp", seconds)
    return max(0.0, seconds)


@primitive("sleep-for")
def sleep_for(lisp: Lisp, seconds: object, milliseconds: object = NIL) -> object:
    """Pause for SECONDS, serving processes and timers; MILLISECONDS is an obsolete addition."""
    duration = float(check.number(seconds))
    if milliseconds is not NIL:
        duration += check.fixnum(milliseconds) / 1000
    if duration > 0:
        waiting.pause(lisp.part(Processes), duration)
    return NIL


@primitive("sit-for")
def sit_for(lisp: Lisp, seconds: object, nodisp: object = NIL) -> Symbol:
    """Pause for SECONDS, as there is no user whose input would end the pause; return t.

    NODISP is there for programs that mind the display.  A pause of no time runs the timers that are due, as looking for a
    user's input does, but not in a batch program.
    """
    sleep_for(lisp, seconds)
    if check.number(seconds) <= 0 and not lisp.is_set("noninteractive"):
        lisp.part(LispTimers).run_due()
    return T


@primitive("process-send-string", "send-string")
def process_send_string(lisp: Lisp, process: object, string: object) -> object:
    """Send STRING to PROCESS: a process, a name, a buffer, or nil for the current buffer's.

    While the other side does not take it, output of processes is served and timers run.
    """
    text = check.string(string)
    sending.send(process_meant(lisp, process), text)
    return NIL


@primitive("process-send-region", "send-region")
def process_send_region(lisp: Lisp, process: object, start: object, end: object) -> object:
    """Send the text between START and END to PROCESS, which is as for `process-send-string'."""
    found = process_meant(lisp, process)
    buffer = lisp.part(Buffers).current
    first, last = sorted((_position(start), _position(end)))
    if not (buffer.begv <= first and last <= buffer.zv):
        raise args_out_of_range(buffer, start, end)
    sending.send(found, LString(buffer.substring(first, last), buffer.multibyte))
    return NIL


def _position(value: object) -> int:
    """Return the number that VALUE, an integer or a marker, is."""
    if isinstance(value, Marker):
        return value.number()
    if type(value) is not int:
        raise wrong_type_argument("integer-or-marker-p", value)
    return value


@primitive("process-send-eof")
def process_send_eof(lisp: Lisp, process: object = NIL) -> object:
    """Tell PROCESS, by default the current buffer's, that nothing more will be sent; return the process.

    A connection stays open for what the other side sends.
    """
    found = process_meant(lisp, process)
    sending.send_eof(found)
    return process if process is not NIL else found
