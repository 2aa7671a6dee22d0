"""The match data as Lisp sees them: positions of the last match and its groups (manual node "The Match Data")."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, lisp_error
from elnet.objects.cons import list_from
from elnet.objects.lists import conses
from elnet.objects.symbols import NIL
from elnet.runtime import check
from elnet.text.buffer import Buffer
from elnet.text.markers import Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.regexps import Regexps
    from elnet.text.regexp import Spans


def place(regexps: Regexps, number: object, side: int) -> object:
    """Return where group NUMBER of the last match starts, or ends if SIDE is 1; nil if it took no part."""
    spans = regexps.last
    if type(number) is int and 0 <= number < len(spans):
        found = spans[number][side]
        return NIL if found < 0 else found if regexps.buffer is None else found + 1
    if check.fixnum(number) < 0:
        raise args_out_of_range(number, 0)
    if not spans:
        raise lisp_error("No match data, because no search succeeded")
    return NIL


def as_list(regexps: Regexps, integers: bool) -> object:
    """Return the list of the starts and ends: as markers if the match was in a buffer, unless INTEGERS are wanted."""
    spans, buffer = regexps.last, regexps.buffer
    while spans and spans[-1][0] < 0:
        spans = spans[:-1]
    found: list[object] = []
    for start, end in spans:
        if start < 0:
            found += (NIL, NIL)
        elif isinstance(buffer, Buffer):
            found += (start + 1, end + 1) if integers else (Marker(buffer, start + 1), Marker(buffer, end + 1))
        else:
            found += (start, end)
    if integers and found and isinstance(buffer, Buffer):
        found.append(buffer)
    return list_from(found)


def set_from_list(regexps: Regexps, data: object, detach: bool) -> None:
    """Make the match data what the list DATA says; its markers are made to point nowhere if DETACH."""
    items = [pair.car for pair in conses(check.list_(data))]
    buffer: Buffer | None = None
    if items and isinstance(items[-1], Buffer):
        buffer = items.pop()  # type: ignore[assignment]
    found: list[tuple[object, object]] = []
    for start, end in zip(items[::2], items[1::2], strict=False):
        if start is NIL:
            found.append((NIL, NIL))
            continue
        if isinstance(start, Marker) and start.buffer is not None:
            buffer = start.buffer
        found.append((_number(start), _number(end)))
    if detach:
        for item in items:
            if isinstance(item, Marker):
                item.detach()
    if not found:
        found.append((NIL, NIL))  # which is not the same as no match ever
    shift = int(buffer is not None)
    regexps.last = tuple([(-1, -1) if start is NIL else (start - shift, end - shift) for start, end in found])  # type: ignore[operator]
    regexps.buffer = buffer


def _number(value: object) -> int:
    return 0 if isinstance(value, Marker) and value.buffer is None else check.fixnum_or_marker(value)


def replaced(spans: Spans, start: int, end: int, new_end: int) -> Spans:
    """Return what becomes of SPANS when the text between START and END is replaced by one that ends at NEW-END."""
    change = new_end - end
    if len(spans) == 1:
        return ((start, new_end),)

    def moved(position: int) -> int:
        return position if position <= start else position + change if position >= end else start

    # What ends where an empty match was ends behind the new text.
    return tuple([(moved(first), last + change if last >= end else moved(last)) for first, last in spans])
