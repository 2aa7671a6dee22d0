"""Moving over characters of a set and over words in the current buffer."""

from __future__ import annotations

from elnet.objects.conditions import LispSignal, lisp_error
from elnet.objects.strings import LString, multibyte_text
from elnet.objects.symbols import NIL
from elnet.runtime import check
from elnet.text.skipping import InvalidCharacterClass, SkipSets, forward_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp
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


def word_place(lisp: Lisp, count: int) -> tuple[int, bool]:
    """Return the place COUNT words after point, before it if negative, and whether there are so many."""
    buffer = lisp.buffers.current
    sets = lisp.part(Skipping).sets
    place, complete = forward_word(
        buffer.text, buffer.point - 1, count, buffer.begv - 1, buffer.zv - 1, sets, lisp.regexps.syntax
    )
    return place + 1, complete
