"""Breaking a line that is too long: where that is possible, and how the next one begins (manual node "Filling")."""

from __future__ import annotations

from elnet.objects.strings import char_code, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.columns import indent_to
from elnet.runtime.fill_prefixes import current_prefix
from elnet.runtime.margins import left_margin
from elnet.runtime.text_motion import looking_at, skip_backward, skip_forward
from elnet.text.categories import category
from elnet.text.characters import contains

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp
    from elnet.text.buffer import Buffer

BREAKABLE, NOT_FIRST, NOT_LAST = "|", ">", "<"
"""The categories of characters around which a line can be broken, and of those that may not begin or end one."""
FARTHEST = 4
"""How many characters that may not begin a line are taken into the one before."""


def is_of(char: str | None, letter: str) -> bool:
    """Tell whether CHAR is a character beyond ASCII of the category LETTER."""
    return char is not None and char > "\x7f" and contains(category(letter), char_code(char))


def _is_break(buffer: Buffer, place: int) -> bool:
    """Tell whether the text can be broken at PLACE: at a blank, or beside a character that allows it."""
    before, after = buffer.char_before(place), buffer.char_after(place)
    return after in (" ", "\t") or is_of(before, BREAKABLE) or is_of(after, BREAKABLE)


def must_not_break(lisp: Lisp) -> bool:
    """Tell whether a line must not be broken at point."""
    buffer = lisp.buffers.current
    point = buffer.point
    if point == buffer.begv:
        return False
    if lisp.is_set("fill-nobreak-invisible") and lisp.call(intern("invisible-p"), point) is not NIL:
        return True
    try:
        if lisp.is_set("sentence-end-double-space"):
            skip_backward(lisp, " ")
            if buffer.char_before(buffer.point) == "." and looking_at(lisp, " \\([^ ]\\|$\\)"):
                return True
            buffer.point = point
        if not lisp.is_set("use-hard-newlines"):
            skip_forward(lisp, " \t")
            if buffer.char_after(buffer.point) not in (None, "\n") and looking_at(lisp, lisp.value("paragraph-start").text):
                return True
    finally:
        buffer.point = point
    if lisp.value("fill-nobreak-predicate") is NIL:
        return False
    asked = intern("run-hook-with-args-until-success"), intern("fill-nobreak-predicate")
    return lisp.call(*asked) is not NIL


def skip_line_prefix(lisp: Lisp, prefix: str) -> None:
    """Move point behind PREFIX if it is in that at the start of a line."""
    buffer = lisp.buffers.current
    start = buffer.line_start(buffer.point)
    end = start + len(prefix)
    if prefix and buffer.point < end <= buffer.zv and buffer.substring(start, end) == prefix:
        buffer.point = end


def to_break_point(lisp: Lisp, line: int) -> None:
    """Move point to where the line that starts at LINE is to be broken: before point, if that is possible at all."""
    buffer = lisp.buffers.current
    place = buffer.point
    buffer.point = line
    _skip_margin(lisp)
    first = buffer.point
    buffer.point = place
    if _to_break_before(lisp, first):
        return
    buffer.point = first
    end = buffer.line_end(first)
    skip_forward(lisp, " \t", end)
    moved = False
    while buffer.point < end and (not moved or not _is_break(buffer, buffer.point) or must_not_break(lisp)):
        buffer.point += 1
        moved = True


def _skip_margin(lisp: Lisp) -> None:
    """Move point from the start of a line behind its prefix and indentation."""
    skip_line_prefix(lisp, current_prefix(lisp))
    skip_forward(lisp, " \t")


def _to_break_before(lisp: Lisp, first: int) -> bool:
    """Move point back to a place where the line can be broken, behind FIRST; tell whether there is one."""
    buffer = lisp.buffers.current
    buffer.point -= 1
    while buffer.point > first:
        if _is_break(buffer, buffer.point):
            place = buffer.point
            if is_of(buffer.char_before(place), BREAKABLE) or is_of(buffer.char_after(place), BREAKABLE):
                _obey_punctuation(buffer, first)
            skip_backward(lisp, " \t")
            if buffer.point > first and not must_not_break(lisp):
                return True
            buffer.point = min(buffer.point, place)
        if buffer.point <= first:
            return False
        buffer.point -= 1
    return False


def _obey_punctuation(buffer: Buffer, first: int) -> None:
    """Move point from a break so that no closing character begins the next line, and no opening one ends this."""
    place = buffer.point
    for _ in range(FARTHEST):
        if not is_of(buffer.char_after(place), NOT_FIRST):
            break
        place += 1
    if is_of(buffer.char_after(place), NOT_FIRST):
        place = buffer.point
    while place > first and is_of(buffer.char_before(place), NOT_LAST):
        place -= 1
    buffer.point = place


def break_line(lisp: Lisp) -> None:
    """Break the line at point, where no blanks stay, and begin the next with the fill prefix or the left margin."""
    buffer = lisp.buffers.current
    place = buffer.point
    skip_backward(lisp, " \t")
    start = buffer.point
    buffer.point = place
    skip_forward(lisp, " \t")
    buffer.delete(start, buffer.point)
    lisp.call(intern("insert-and-inherit"), lisp_string("\n"))
    prefix = lisp.value("fill-prefix")
    if current_prefix(lisp):
        lisp.call(intern("insert-and-inherit"), prefix)
    elif lisp.is_set("fill-indent-according-to-mode"):
        lisp.call(intern("indent-according-to-mode"))
    else:
        indent_to(lisp, left_margin(lisp))


def joins_without_blank(lisp: Lisp, place: int) -> bool:
    """Tell whether the characters around the newline at PLACE go together without a blank, as Chinese and Japanese ones do."""
    table = lisp.value("fill-nospace-between-words-table")
    buffer = lisp.buffers.current
    around = (buffer.char_before(place), buffer.char_after(place + 1))
    known = [char is not None and table.get(char_code(char)) is T for char in around]
    if lisp.is_set("fill-separate-heterogeneous-words-with-space"):
        return all(known)
    return any(known)
