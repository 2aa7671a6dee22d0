"""Sorting parts of a buffer: lines, paragraphs, pages, columns, fields and whatever else has a key."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, signal
from elnet.objects.cons import cons
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.runtime.buffer_search import forward
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.record_sorting import Borders, SkippedRecord, sort_records
from elnet.runtime.regions import region, within
from elnet.runtime.text_motion import looking_at, skip_backward, skip_forward

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.text.buffer import Buffer

    Move = Callable[[], object]


@primitive()
def sort_subr(
    lisp: Lisp,
    reverse: object,
    nextrecfun: object,
    endrecfun: object,
    startkeyfun: object = NIL,
    endkeyfun: object = NIL,
    predicate: object = NIL,
) -> object:
    """Sort the records of the visible part of the buffer from point on, in descending order if REVERSE is non-nil.

    NEXTRECFUN moves point from the end of a record to the start of the next, ENDRECFUN to the end of the record, STARTKEYFUN
    to the start of its key, unless it returns a key, and ENDKEYFUN to the end of the key; a key starts and ends with its record
    by default.  PREDICATE compares two keys; by default numbers are compared as such, and strings and texts alphabetically.
    """
    borders = Borders(_move(lisp, nextrecfun), _move(lisp, endrecfun), _optional(lisp, startkeyfun), _optional(lisp, endkeyfun))
    place = lisp.buffers.excursion()
    try:
        sort_records(lisp, reverse is not NIL, borders, predicate)
    finally:
        lisp.buffers.restore_excursion(place)
    return NIL


def _optional(lisp: Lisp, function: object) -> Move | None:
    return None if function is NIL else _move(lisp, function)


def _move(lisp: Lisp, function: object) -> Move:
    return lisp.functions.callable(function)


def _sort_lines(
    lisp: Lisp, beg: object, end: object, reverse: object, key: Move | None = None, key_end: Move | None = None
) -> object:
    buffer = lisp.buffers.current

    def line_end() -> None:
        buffer.point = buffer.line_end(buffer.point)

    borders = Borders(lambda: buffer.forward_line(1), line_end, key, key_end)
    return _sort_visible(lisp, beg, end, reverse, borders)


@primitive(interactive="P\nr")
def sort_lines(lisp: Lisp, reverse: object, beg: object, end: object) -> object:
    """Sort the lines between BEG and END alphabetically, in descending order if REVERSE is non-nil."""
    return _sort_lines(lisp, beg, end, reverse)


@primitive(interactive="P\nr")
def sort_paragraphs(lisp: Lisp, reverse: object, beg: object, end: object) -> object:
    """Sort the paragraphs between BEG and END alphabetically, in descending order if REVERSE is non-nil."""
    separate = lisp.value("paragraph-separate").text

    def next_paragraph() -> None:
        buffer = lisp.buffers.current
        while buffer.point < buffer.zv and looking_at(lisp, separate):
            buffer.forward_line(1)

    def end_of_paragraph() -> None:
        buffer = lisp.buffers.current
        lisp.call(intern("forward-paragraph"))
        if buffer.point == buffer.zv and buffer.char_before(buffer.zv) != "\n":
            buffer.insert("\n")

    return _sort_visible(lisp, beg, end, reverse, Borders(next_paragraph, end_of_paragraph))


@primitive(interactive="P\nr")
def sort_pages(lisp: Lisp, reverse: object, beg: object, end: object) -> object:
    """Sort the pages between BEG and END alphabetically, in descending order if REVERSE is non-nil."""
    borders = Borders(lambda: skip_forward(lisp, "\n"), lambda: lisp.call(intern("forward-page")))
    return _sort_visible(lisp, beg, end, reverse, borders)


def _sort_visible(lisp: Lisp, beg: object, end: object, reverse: object, borders: Borders) -> object:
    within(lisp, beg, end, lambda _: sort_records(lisp, reverse is not NIL, borders))
    return NIL


# Fields of lines


@primitive(interactive="p\nr")
def sort_fields(lisp: Lisp, field: object, beg: object, end: object) -> object:
    """Sort the lines between BEG and END by their word number FIELD, from 1; a negative number counts from the line's end."""
    number = check.fixnum(field)
    return _sort_lines(lisp, beg, end, NIL, lambda: _go_to_field(lisp, number), lambda: skip_forward(lisp, "^ \t\n"))


@primitive(interactive="p\nr")
def sort_numeric_fields(lisp: Lisp, field: object, beg: object, end: object) -> object:
    """Sort the lines between BEG and END by the number that is word number FIELD, from 1; a negative FIELD counts backward.

    A number may begin with 0x or 0; otherwise its base is `sort-numeric-base'.
    """
    number = check.fixnum(field)

    def key() -> object:
        _go_to_field(lisp, number)
        return _number_here(lisp)

    return _sort_lines(lisp, beg, end, NIL, key)


def _go_to_field(lisp: Lisp, number: int) -> object:
    """Move point from the start of a line to the start of its word NUMBER; return nil."""
    buffer = lisp.buffers.current
    start = buffer.point
    if number > 0:
        for _ in range(number - 1):
            skip_forward(lisp, " \t")
            skip_forward(lisp, "^ \t\n")
        skip_forward(lisp, " \t")
        missing = buffer.point == buffer.line_end(start)
    else:
        buffer.point = buffer.line_end(start)
        for _ in range(-number - 1):
            skip_backward(lisp, " \t")
            skip_backward(lisp, "^ \t\n")
        skip_backward(lisp, " \t")
        missing = buffer.point == buffer.line_start(start)
        skip_backward(lisp, "^ \t\n")
    if missing:
        raise lisp_error(f"Line has too few fields: {buffer.substring(buffer.line_start(start), buffer.line_end(start))}")
    return NIL


def _number_here(lisp: Lisp) -> object:
    """Return the number after point."""
    buffer = lisp.buffers.current
    base = lisp.value("sort-numeric-base")
    if looking_at(lisp, "0x[0-9A-Fa-f]"):
        base, buffer.point = 16, buffer.point + 2
    elif looking_at(lisp, "0[0-7]"):
        base, buffer.point = 8, buffer.point + 1
    start = buffer.point
    if looking_at(lisp, "[-+]"):
        buffer.point += 1
    skip_forward(lisp, "0-9A-Fa-f" if base == 16 else "0-9.eE+-" if base == 10 else "0-9")
    return lisp.call(intern("string-to-number"), lisp_string(buffer.substring(start, buffer.point)), base)


# Columns


@primitive(interactive="P\nr")
def sort_columns(lisp: Lisp, reverse: object, beg: object = NIL, end: object = NIL) -> object:
    """Sort the lines around BEG and END by what is between the columns of these, in descending order if REVERSE is non-nil."""
    from elnet.runtime.columns import column_at

    buffer = lisp.buffers.current
    first, last = region(buffer, beg, end)
    low, high = sorted((column_at(lisp, buffer, first), column_at(lisp, buffer, last)))
    start, stop = buffer.line_start(first), buffer.line_end(last)
    if "\t" in buffer.substring(start, stop):
        text = lisp_string("sort-columns does not work with tabs -- use \\[untabify]")
        raise signal("error", lisp.call(intern("substitute-command-keys"), text))
    move = intern("move-to-column")

    def key() -> LString:
        line = buffer.substring(buffer.point, buffer.line_end(buffer.point))
        lisp.call(move, low)
        place = buffer.point
        lisp.call(move, high)
        # Lines whose columns are equal are sorted as a whole.
        return lisp_string(f"{buffer.substring(place, buffer.point)}\n{line}")

    return _sort_lines(lisp, start, stop, reverse, key)


# Records that match


@primitive(interactive="P\nsRegexp specifying records to sort: \nsRegexp specifying key within record: \nr")
def sort_regexp_fields(
    lisp: Lisp, reverse: object, record_regexp: object, key_regexp: object, beg: object, end: object
) -> object:
    """Sort the matches of RECORD-REGEXP between BEG and END by what KEY-REGEXP matches in them.

    A KEY-REGEXP of \\\\& stands for the whole match, \\\\DIGIT for a group of it; where it finds nothing
    a record stays.
    """
    buffer, regexps = lisp.buffers.current, lisp.regexps
    pattern = regexps.compile(check.string(record_regexp))
    wanted = check.string(key_regexp)
    group = 0 if wanted.text in ("", "\\&") else int(wanted.text[1]) if _is_group(wanted.text) else None
    ends = [region(buffer, beg, end)[0]]

    def next_match() -> None:
        while found := forward(lisp, pattern, buffer, buffer.point, buffer.zv):
            start, stop = regexps.last[0]
            if start < stop:
                ends[0], buffer.point = stop + 1, start + 1
                return
            if found == buffer.zv:
                break
            buffer.point = found + 1
        buffer.point = buffer.zv

    def key() -> object:
        spans = regexps.last
        if group is not None:
            if group >= len(spans) or spans[group][0] < 0:
                raise SkippedRecord
            return cons(spans[group][0] + 1, spans[group][1] + 1)
        if not forward(lisp, regexps.compile(wanted), buffer, buffer.point, ends[0]):
            raise SkippedRecord
        start, stop = regexps.last[0]
        return cons(start + 1, stop + 1)

    def record_end() -> None:
        buffer.point = ends[0]

    borders = Borders(next_match, record_end, key, record_end)

    def sort(_: Buffer) -> None:
        next_match()
        sort_records(lisp, reverse is not NIL, borders)

    within(lisp, beg, end, sort)
    return NIL


def _is_group(text: str) -> bool:
    return len(text) == 2 and text[0] == "\\" and text[1].isdigit()


# Lines


@primitive(interactive="r")
def reverse_region(lisp: Lisp, beg: object, end: object) -> object:
    """Reverse the order of the lines that begin and end between BEG and END."""
    buffer = lisp.buffers.current
    low, high = region(buffer, beg, end)
    if low != buffer.line_start(low):
        low = buffer.line_from(low, 1)[0]
    if high != buffer.line_end(high):
        high = buffer.line_start(high)
    if low >= high:
        raise signal("user-error", lisp_string("There are no full lines in the region"))
    place = lisp.buffers.excursion()
    closed = buffer.substring(high - 1, high) == "\n"
    lines = buffer.substring(low, high - closed).split("\n")
    buffer.replace(low, high, "\n".join(reversed(lines)) + "\n" * closed)
    lisp.buffers.restore_excursion(place)
    return NIL


@primitive()
def delete_duplicate_lines(
    lisp: Lisp,
    beg: object,
    end: object,
    reverse: object = NIL,
    adjacent: object = NIL,
    keep_blanks: object = NIL,
    interactive: object = NIL,
) -> int:
    """Delete the lines between BEG and END that are there before, or with REVERSE, that come again; return how many.

    ADJACENT non-nil means lines are compared with their neighbours only, KEEP-BLANKS that blank lines stay.
    """
    buffer = lisp.buffers.current
    low, high = region(buffer, beg, end)
    bounds = _line_bounds(buffer, low, high)
    seen: set[str] = set()
    doubled = []
    for start, stop in reversed(bounds) if reverse is not NIL else bounds:
        text = buffer.substring(start, stop)
        if keep_blanks is not NIL and not text.strip(" \t"):
            continue
        if text in seen:
            doubled.append((start, stop))
        elif adjacent is not NIL:
            seen = {text}
        else:
            seen.add(text)
    for start, stop in sorted(doubled, reverse=True):
        buffer.delete(start, min(stop + 1, buffer.zv))
    if interactive is not NIL:
        ending = "s" if len(doubled) != 1 else ""
        lisp.call(intern("message"), LString(f"Deleted {len(doubled)} duplicate line{ending}", False))
    return len(doubled)


def _line_bounds(buffer: Buffer, low: int, high: int) -> list[tuple[int, int]]:
    """Return start and end of the lines that begin between LOW and HIGH."""
    found = []
    start = low
    while start < high:
        end = buffer.line_end(start)
        found.append((start, end))
        start = end + 1
    return found
