"""Editing by lines and blanks: what commands do that programs call, too."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, signal
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check, columns
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import region
from elnet.text.buffer import Buffer

BLANKS = " \t"


def _blanks_around(buffer: Buffer, blanks: str = BLANKS) -> tuple[int, int]:
    """Return the ends of the BLANKS around point."""
    start = end = buffer.point
    while (char := buffer.char_before(start)) is not None and char in blanks:
        start -= 1
    while (char := buffer.char_after(end)) is not None and char in blanks:
        end += 1
    return start, end


def _count(value: object) -> int:
    return 1 if value is NIL else check.fixnum(value)


def _repetitions(arg: object) -> int:
    count = _count(arg)
    if count < 0:
        raise lisp_error("Repetition argument has to be non-negative")
    return count


@primitive(interactive="*p")
def open_line(lisp: Lisp, n: object) -> Symbol:
    """Insert N line ends after point, and at the beginning of a line what lines begin with: left margin and `fill-prefix'.

    Point is at the end of its line then.
    """
    buffer = lisp.buffers.current
    place, count = buffer.point, _repetitions(n)
    prefix = lisp.value("fill-prefix")
    start = ""
    if buffer.char_before(place) in (None, "\n"):
        start = " " * check.fixnum(lisp.call(intern("current-left-margin")))
        start += prefix.text if isinstance(prefix, LString) else ""
    lisp.call(intern("newline"), count)
    buffer.goto(place)
    if start:
        for _ in range(count):
            buffer.insert(start)
            buffer.goto(buffer.line_from(buffer.point, 1)[0])
    buffer.goto(buffer.line_end(place))
    return NIL


@primitive(interactive="*p")
def newline_and_indent(lisp: Lisp, arg: object = NIL) -> Symbol:
    """Delete the blanks around point, insert ARG line ends, by default one, and indent as `indent-line-function' does."""
    delete_horizontal_space(lisp, T)
    lisp.call(intern("newline"), arg)
    lisp.call(intern("indent-according-to-mode"))
    return NIL


@primitive(interactive="*P")
def delete_horizontal_space(lisp: Lisp, backward_only: object = NIL) -> Symbol:
    """Delete the spaces and tabs around point, only those before it if BACKWARD-ONLY is non-nil."""
    buffer = lisp.buffers.current
    start, end = _blanks_around(buffer)
    buffer.delete(start, buffer.point if backward_only is not NIL else end)
    return NIL


@primitive(interactive="*p")
def just_one_space(lisp: Lisp, n: object = NIL) -> Symbol:
    """Make the spaces and tabs around point N spaces, by default one; if N is negative line ends go, too."""
    buffer = lisp.buffers.current
    count = _count(n)
    start, end = _blanks_around(buffer, BLANKS if count >= 0 else BLANKS + "\n\r")
    buffer.delete(start, end)
    buffer.goto(start)
    buffer.insert(" " * abs(count))
    return NIL


@primitive("delete-indentation", "join-line", interactive="*P")
def delete_indentation(lisp: Lisp, arg: object = NIL, beg: object = NIL, end: object = NIL) -> Symbol:
    """Join this line to the one before, or the one after to this if ARG is non-nil, with one space between where it is fit.

    Without ARG join all lines between BEG and END if these are given.  The `fill-prefix' of a line that is joined is deleted.
    """
    buffer = lisp.buffers.current
    if beg is not NIL and arg is NIL:
        first = check.integer_or_marker(beg)
        buffer.goto(first)
        last = check.integer_or_marker(end)
        if last > buffer.line_end(buffer.point):
            buffer.goto(last)
    else:
        start = buffer.line_start(buffer.point)
        if arg is not NIL:
            start = buffer.line_from(buffer.point, 1)[0]
            buffer.goto(start)
        first = start - 1
    prefix = lisp.value("fill-prefix")
    while buffer.line_start(buffer.point) > first:
        buffer.goto(buffer.line_start(buffer.point))
        if buffer.char_before(buffer.point) != "\n":
            break
        _join(buffer, prefix.text if isinstance(prefix, LString) else "")
    return NIL


def _join(buffer: Buffer, prefix: str) -> None:
    """Join the line that begins at point, less PREFIX, to the one before."""
    place = buffer.point - 1
    buffer.delete(place, place + 1)
    end = place + len(prefix)
    if prefix and end <= buffer.zv and buffer.substring(place, end) == prefix:
        buffer.delete(place, end)
    buffer.goto(place)
    low, high = _blanks_around(buffer)
    buffer.delete(low, high)
    buffer.goto(low)
    before, after = buffer.char_before(low), buffer.char_after(low)
    if before not in (None, "\n", "(") and after not in (None, "\n", ")"):
        buffer.insert(" ")
        buffer.point = low


@primitive(interactive="*")
def delete_blank_lines(lisp: Lisp) -> Symbol:
    """Delete all blank lines around point but one, or that too if it is alone; on another line, those after it."""
    buffer = lisp.buffers.current
    point = buffer.point
    this_blank = _is_blank(buffer, point)
    first = last = buffer.line_start(point)
    if not this_blank:
        first = last = buffer.line_from(point, 1)[0]
        if buffer.char_before(first) != "\n" or first <= point:
            return NIL
    while this_blank and first > buffer.begv and _is_blank(buffer, first - 1):
        first = buffer.line_start(first - 1)
    while last < buffer.zv and _is_blank(buffer, last):
        last = buffer.line_from(last, 1)[0]
    several = buffer.substring(first, last).count("\n") > 1
    buffer.delete(first, last)
    if this_blank and several:
        buffer.goto(first)
        buffer.insert("\n")
        buffer.point = first
    return NIL


def _is_blank(buffer: Buffer, position: int) -> bool:
    return not buffer.substring(buffer.line_start(position), buffer.line_end(position)).strip(BLANKS)


@primitive(interactive="")
def delete_trailing_whitespace(lisp: Lisp, start: object = NIL, end: object = NIL) -> Symbol:
    """Delete the blanks at the ends of the lines between START and END, by default everywhere.

    If END is nil, delete empty lines at the end of the buffer, too, as `delete-trailing-lines' says.
    """
    buffer = lisp.buffers.current
    low = buffer.begv if start is NIL else check.integer_or_marker(start)
    high = buffer.zv if end is NIL else check.integer_or_marker(end)
    text = buffer.substring(low, high)
    place = high
    for line in reversed(text.split("\n")):
        stripped = line.rstrip(" \t\r\f\v")
        stripped = line[: max(len(stripped), line.rfind("\f") + 1)]
        at_end = place == high and end is not NIL and buffer.char_after(high) not in (None, "\n")
        if len(stripped) < len(line) and not at_end:
            buffer.delete(place - len(line) + len(stripped), place)
        place -= len(line) + 1
    if end is NIL:
        _delete_empty_end(buffer)
    return NIL


def _delete_empty_end(buffer: Buffer) -> None:
    text = buffer.substring(buffer.begv, buffer.zv)
    kept = len(text.rstrip("\n")) + 1
    if kept < len(text) and kept > 1:
        buffer.delete(buffer.begv + kept, buffer.zv)


@primitive("delete-backward-char", "backward-delete-char", "backward-delete-char-untabify", interactive="p\nP")
def delete_backward_char(lisp: Lisp, n: object, killflag: object = NIL) -> object:
    """Delete the N characters before point, or after it if N is negative; KILLFLAG as for `delete-char'."""
    return lisp.call(intern("delete-char"), -check.fixnum(n), killflag)


@primitive(interactive="p\nP")
def delete_forward_char(lisp: Lisp, n: object, killflag: object = NIL) -> object:
    """Delete the N characters after point, or before it if N is negative; KILLFLAG as for `delete-char'.

    If N is 1 and the region is active, delete that, or kill it if `delete-active-region' is `kill'.
    """
    wanted = lisp.value("delete-active-region")
    if n == 1 and wanted is not NIL and lisp.call(intern("use-region-p")) is not NIL:
        take = "kill-region" if wanted is intern("kill") else "delete-region"
        lisp.call(intern(take), lisp.call(intern("region-beginning")), lisp.call(intern("region-end")))
        return NIL
    return lisp.call(intern("delete-char"), check.fixnum(n), killflag)


@primitive(interactive="p\ncZap to char: ")
def zap_to_char(lisp: Lisp, arg: object, char: object, interactive: object = NIL) -> Symbol:
    """Kill the text up to and with the ARGth CHAR after point; INTERACTIVE means that upper case is no lower case."""
    from elnet.objects.strings import char_text
    from elnet.runtime.kill_ring import KillRing

    buffer = lisp.buffers.current
    start = buffer.point
    text = lisp_string(char_text(check.character(char)))
    exact = interactive is not NIL and text.text != text.text.lower()
    binding = lisp.variables.bind(intern("case-fold-search"), NIL if exact else lisp.value("case-fold-search"))
    try:
        lisp.call(intern("search-forward"), text, NIL, NIL, arg)
    finally:
        lisp.variables.unbind(binding)
    lisp.part(KillRing).kill(buffer, *sorted((start, buffer.point)), before=buffer.point < start)
    return NIL


@primitive(interactive="^p\np")
def next_line(lisp: Lisp, arg: object = NIL, try_vscroll: object = NIL) -> Symbol:
    """Move point ARG lines down, by default one, to the same column; TRY-VSCROLL is accepted for compatibility."""
    return _move_lines(lisp, _count(arg))


@primitive(interactive="^p\np")
def previous_line(lisp: Lisp, arg: object = NIL, try_vscroll: object = NIL) -> Symbol:
    """Move point ARG lines up, by default one, to the same column; TRY-VSCROLL is accepted for compatibility."""
    return _move_lines(lisp, -_count(arg))


def _move_lines(lisp: Lisp, count: int) -> Symbol:
    buffer = lisp.buffers.current
    column = columns.column_at(lisp, buffer, buffer.point)
    missing = buffer.forward_line(count)
    if missing:
        raise signal("end-of-buffer" if count > 0 else "beginning-of-buffer")
    lisp.call(intern("move-to-column"), column)
    return NIL


@primitive()
def current_word(lisp: Lisp, strict: object = NIL, really_word: object = NIL) -> object:
    """Return the symbol, or the word if REALLY-WORD is non-nil, that point is in or at; nil if there is none.

    Unless STRICT is non-nil, one near point in the same line will do.
    """
    from elnet.runtime.skipping import Skipping

    buffer = lisp.buffers.current
    skipped = lisp.part(Skipping).syntax(lisp_string("w" if really_word is not NIL else "w_"))
    low, high = buffer.line_start(buffer.point) - 1, buffer.line_end(buffer.point) - 1
    point = buffer.point - 1
    start = skipped.backward(buffer.text, low, point)
    end = skipped.forward(buffer.text, point, high)
    if start == end and strict is NIL:
        while end > low and start == end:
            end -= 1
            start = skipped.backward(buffer.text, low, end)
        if start == end:
            start = end = point
            while start < high and start == end:
                start += 1
                end = skipped.forward(buffer.text, start, high)
    return NIL if start == end else lisp_string(buffer.text.slice(start, end))


@primitive("flush-lines", "delete-matching-lines", interactive="*sFlush lines containing match for regexp: ")
def flush_lines(lisp: Lisp, regexp: object, rstart: object = NIL, rend: object = NIL, interactive: object = NIL) -> int:
    """Delete the lines with a match of REGEXP between RSTART, by default point, and REND; return how many there were.

    INTERACTIVE is accepted for compatibility.
    """
    return _filter_lines(lisp, regexp, rstart, rend, matching=True)


@primitive("keep-lines", "delete-non-matching-lines", interactive="*sKeep lines containing match for regexp: ")
def keep_lines(lisp: Lisp, regexp: object, rstart: object = NIL, rend: object = NIL, interactive: object = NIL) -> Symbol:
    """Delete the lines without a match of REGEXP between RSTART, by default point, and REND.

    INTERACTIVE is accepted for compatibility.
    """
    _filter_lines(lisp, regexp, rstart, rend, matching=False)
    return NIL


def _filter_lines(lisp: Lisp, regexp: object, start: object, end: object, matching: bool) -> int:
    buffer = lisp.buffers.current
    low, high = region(buffer, buffer.point if start is NIL else start, buffer.zv if end is NIL else end)
    search = lisp.regexps.compile(check.string(regexp)).search
    unibyte = not buffer.multibyte
    place = low
    deleted = 0
    for line in buffer.substring(low, high).split("\n"):
        size = min(len(line) + 1, buffer.zv - place)
        if size and (search(line, 0, unibyte) is not None) is matching:
            buffer.delete(place, place + size)
            deleted += 1
        else:
            place += size
    return deleted
