"""Words whose ends are found by the functions in `find-word-boundary-function-table`."""

from __future__ import annotations

from elnet.objects.strings import char_code
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import CharTable
from elnet.text.syntax import WORD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp
    from elnet.text.places import Places


def table_here(lisp: Lisp) -> CharTable | None:
    """Return the table of such functions in the current buffer if any character has one."""
    table = lisp.value("find-word-boundary-function-table")
    if not isinstance(table, CharTable):
        return None
    is_empty = table.default is NIL and table.parent is NIL and not any(value is not NIL for value in table.values)
    return None if is_empty else table


def word_place(lisp: Lisp, table: CharTable, places: Places, place: int, count: int) -> tuple[int, bool]:
    """Return the place COUNT words after PLACE, before it if negative, and whether there are so many in PLACES."""
    step = 1 if count > 0 else -1
    end = places.high if count > 0 else places.low
    for _ in range(abs(count)):
        while place != end and not _is_word(places, place, step):
            place += step
        if place == end:
            return place, False
        entered = place if step > 0 else place - 1
        place += step
        found = _found(lisp, table.get(char_code(places.char(entered))), entered, end)
        if found is None:
            while place != end and _is_word(places, place, step):
                place += step
        elif (place < found <= end) if step > 0 else (end <= found < place):
            place = found
    return place, True


def _is_word(places: Places, place: int, step: int) -> bool:
    return places.kind(place if step > 0 else place - 1) == WORD


def _found(lisp: Lisp, function: object, entered: int, end: int) -> int | None:
    """Return where FUNCTION says that the word ends which was entered at ENTERED, -1 if nowhere; None if there is none."""
    if not isinstance(function, Symbol) or lisp.call(intern("fboundp"), function) is NIL:
        return None
    place = lisp.call(function, entered + 1, end + 1)
    return place - 1 if type(place) is int else -1
