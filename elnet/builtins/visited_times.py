"""When the file that a buffer visits was written, as far as the buffer knows (manual node "Modification Time")."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, truth
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.file_handlers import handler_for
from elnet.runtime.file_locks import FILE_NAME
from elnet.runtime.file_names import unquoted
from elnet.runtime.lisp import Lisp
from elnet.runtime.moments import Moment, moment
from elnet.runtime.primitive import primitive
from elnet.runtime.visited_times import MISSING, UNKNOWN, VisitedTimes, file_time


@primitive()
def visited_file_modtime(lisp: Lisp) -> object:
    """Return when the visited file was written, 0 if that is not known, -1 if it did not exist."""
    known = lisp.part(VisitedTimes).of(lisp.buffers.current)
    return known if known in (UNKNOWN, MISSING) else Moment(known, 10**9).as_list()


@primitive()
def set_visited_file_modtime(lisp: Lisp, time_flag: object = NIL) -> Symbol:
    """Let the current buffer believe that its file was written at TIME-FLAG: a time, 0 or -1; by default, when it was."""
    buffer = lisp.buffers.current
    if type(time_flag) is int:
        if time_flag not in (UNKNOWN, MISSING):
            raise args_out_of_range(time_flag, -1, 0)
        known = time_flag
    elif time_flag is NIL:
        known = file_time(unquoted(check.string(lisp.value("buffer-file-name")).text))
    else:
        given = moment(time_flag)
        known = given.in_units(10**9)
    lisp.part(VisitedTimes).note(buffer, known)
    return NIL


@primitive()
def clear_visited_file_modtime(lisp: Lisp) -> Symbol:
    """Forget when the file of the current buffer was written."""
    return set_visited_file_modtime(lisp, 0)


@primitive()
def verify_visited_file_modtime(lisp: Lisp, buf: object = NIL) -> object:
    """Return t unless the file of BUF, by default the current buffer, was written since it was visited."""
    buffer = lisp.buffers.given_or_current(buf)
    known = lisp.part(VisitedTimes).of(buffer)
    name = lisp.variables.value_in(FILE_NAME, buffer)
    if known == UNKNOWN or not isinstance(name, LString):
        return T
    operation = intern("verify-visited-file-modtime")
    handler = handler_for(lisp, name, operation)
    return lisp.call(handler, operation, buf) if handler is not NIL else truth(file_time(name.text) == known)
