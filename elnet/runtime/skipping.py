"""Moving over characters of a set and over words in the current buffer."""

from __future__ import annotations

from elnet.objects.conditions import LispSignal, lisp_error
from elnet.objects.strings import LString, multibyte_text
from elnet.objects.symbols import NIL
from elnet.runtime import check, word_boundaries
from elnet.runtime.syntax_scans import places_of
from elnet.text.skipping import InvalidCharacterClass, SkipSets, forward_word
from elnet.text.syntax import CLASS_NUMBERS, WORD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp
    from elnet.text.places import Places
    from elnet.text.skipping import SkipSet


class Skipping:
    """The sets of characters that LISP has moved over."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.sets = SkipSets()
        lisp.handlers.translation.rules.setdefault(InvalidCharacterClass, _invalid_class)

    def characters(self, text: LString) -> SkipSet:
        """Return the set that TEXT, as of `skip-chars-forward`, describes."""
        return self.sets.of_characters(multibyte_text(text), self.lisp.regexps.syntax)

    def syntax(self, text: LString) -> SkipSet:
        """Return the set of the syntax classes that TEXT lists."""
        return self.sets.of_syntax(multibyte_text(text), self.lisp.regexps.syntax)


def _invalid_class(error: InvalidCharacterClass) -> LispSignal:
    return lisp_error(str(error))


def skip(lisp: Lisp, skipped: SkipSet, limit: object, forward: bool) -> int:
    """Move point over characters in SKIPPED as far as LIMIT, by default the end; return the distance."""
    buffer = lisp.buffers.current
    point = buffer.point
    if limit is NIL:
        bound = buffer.zv if forward else buffer.begv
    else:
        bound = max(buffer.begv, min(check.integer_or_marker(limit), buffer.zv))
    unibyte = not buffer.multibyte
    if forward:
        place = skipped.forward(buffer.text, point - 1, bound - 1, unibyte) + 1 if point < bound else point
    else:
        place = skipped.backward(buffer.text, bound - 1, point - 1, unibyte) + 1 if point > bound else point
    buffer.point = place
    return place - point


def skip_syntax(lisp: Lisp, letters: LString, limit: object, forward: bool) -> int:
    """Move point over characters of the classes that LETTERS list as far as LIMIT, by default the end; return the distance.

    Where text properties say what syntax the text has, they are obeyed.
    """
    buffer = lisp.buffers.current
    point = buffer.point
    distance = skip(lisp, lisp.part(Skipping).syntax(letters), limit, forward)
    places = places_of(lisp)
    start, end = sorted((point - 1, buffer.point - 1))
    if not _overridden(places, start - (not forward), end + forward):
        return distance
    bound = (buffer.zv if forward else buffer.begv) if limit is NIL else check.integer_or_marker(limit)
    bound = max(buffer.begv, min(bound, buffer.zv)) - 1
    wanted = _classes(letters.text)
    place = point - 1
    while place < bound if forward else place > bound:
        if places.kind(place if forward else place - 1) not in wanted:
            break
        place += 1 if forward else -1
    buffer.point = place + 1
    return place + 1 - point


def _classes(letters: str) -> frozenset[int]:
    """Return the numbers of the syntax classes that LETTERS list, of the others if they begin with `^`."""
    listed = {CLASS_NUMBERS[letter] for letter in letters.removeprefix("^") if letter in CLASS_NUMBERS}
    return frozenset(set(CLASS_NUMBERS.values()) - listed if letters.startswith("^") else listed)


def _overridden(places: Places, start: int, end: int) -> bool:
    """Tell whether a property says what syntax a character of PLACES between START and END has."""
    if places.overrides is None:
        return False
    place, end = max(start, places.low), min(end, places.high)
    while place < end:
        _, place, value = places.overrides(place)
        if value is not None:
            return True
    return False


def word_place(lisp: Lisp, count: int) -> tuple[int, bool]:
    """Return the place COUNT words after point, before it if negative, and whether there are so many."""
    buffer = lisp.buffers.current
    table = word_boundaries.table_here(lisp)
    if table is not None:
        place, complete = word_boundaries.word_place(lisp, table, places_of(lisp), buffer.point - 1, count)
        return place + 1, complete
    sets = lisp.part(Skipping).sets
    place, complete = forward_word(
        buffer.text, buffer.point - 1, count, buffer.begv - 1, buffer.zv - 1, sets, lisp.regexps.syntax
    )
    places = places_of(lisp)
    low, high = sorted((buffer.point - 1, place))
    if _overridden(places, low - 1, high + 1):
        place, complete = _overridden_word(places, buffer.point - 1, count)
    return place + 1, complete


def _overridden_word(places: Places, place: int, count: int) -> tuple[int, bool]:
    """Return the place COUNT words after PLACE, before it if negative, and whether there are so many in PLACES."""
    step = 1 if count > 0 else -1
    end = places.high if count > 0 else places.low
    for _ in range(abs(count)):
        for inside in (False, True):
            while place != end and (places.kind(place if step > 0 else place - 1) == WORD) == inside:
                place += step
            if place == end and not inside:
                return place, False
    return place, True
