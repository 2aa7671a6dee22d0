"""Changing the letter case of parts of a buffer."""

from __future__ import annotations

from elnet.objects.symbols import NIL, Symbol
from elnet.runtime import check
from elnet.runtime.case_tables import casing
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import region
from elnet.text.conversion import multibyte_of_unibyte, unibyte_of_multibyte

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Change = Callable[[str], str]


def _change(lisp: Lisp, start: object, end: object, kind: str) -> Symbol:
    """Change the case of the text between START and END: the function of `elnet.text.case` that KIND names says how."""
    buffer = lisp.buffers.current
    low, high = region(buffer, start, end)
    old = buffer.substring(low, high)
    change = _function(lisp, kind)
    new = change(old) if buffer.multibyte or old.isascii() else _changed_bytes(old, change)
    if len(new) == len(old):
        if new != old:
            first = next(place for place, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1])
            buffer.overwrite(low + first, new[first:])
        return NIL
    buffer.replace(low, high, new)
    return NIL


def _changed_bytes(text: str, change: Change) -> str:
    """Return the unibyte TEXT changed by CHANGE; bytes beyond ASCII have no case."""
    return unibyte_of_multibyte(change(multibyte_of_unibyte(text)))


def _function(lisp: Lisp, kind: str) -> Change:
    is_word = lisp.regexps.is_part_of_cased_word
    own = casing(lisp)
    if kind == "upcase":
        return own.upcase
    if kind == "downcase":
        return lambda text: own.downcase(text, is_word)
    change = own.capitalize if kind == "capitalize" else own.upcase_initials
    return lambda text: change(text, is_word)


@primitive(interactive="r")
def upcase_region(lisp: Lisp, beg: object, end: object, region_noncontiguous_p: object = NIL) -> Symbol:
    """Make the text between BEG and END upper case; REGION-NONCONTIGUOUS-P is accepted for compatibility."""
    return _change(lisp, beg, end, "upcase")


@primitive(interactive="r")
def downcase_region(lisp: Lisp, beg: object, end: object, region_noncontiguous_p: object = NIL) -> Symbol:
    """Make the text between BEG and END lower case; REGION-NONCONTIGUOUS-P is accepted for compatibility."""
    return _change(lisp, beg, end, "downcase")


@primitive(interactive="r")
def capitalize_region(lisp: Lisp, beg: object, end: object, region_noncontiguous_p: object = NIL) -> Symbol:
    """Make each word between BEG and END begin with a capital and go on in lower case.

    REGION-NONCONTIGUOUS-P is accepted for compatibility.
    """
    return _change(lisp, beg, end, "capitalize")


@primitive(interactive="r")
def upcase_initials_region(lisp: Lisp, beg: object, end: object, region_noncontiguous_p: object = NIL) -> Symbol:
    """Make each word between BEG and END begin with a capital; REGION-NONCONTIGUOUS-P is accepted for compatibility."""
    return _change(lisp, beg, end, "upcase_initials")


def _change_words(lisp: Lisp, arg: object, kind: str) -> Symbol:
    from elnet.runtime.skipping import word_place

    buffer = lisp.buffers.current
    point = buffer.point
    place, _ = word_place(lisp, check.fixnum(arg))
    _change(lisp, point, place, kind)
    buffer.goto(max(point, place))
    return NIL


@primitive(interactive="p")
def upcase_word(lisp: Lisp, arg: object) -> Symbol:
    """Make the ARG words after point upper case and move point behind them; if ARG is negative, the words before point."""
    return _change_words(lisp, arg, "upcase")


@primitive(interactive="p")
def downcase_word(lisp: Lisp, arg: object) -> Symbol:
    """Make the ARG words after point lower case and move point behind them; if ARG is negative, the words before point."""
    return _change_words(lisp, arg, "downcase")


@primitive(interactive="p")
def capitalize_word(lisp: Lisp, arg: object) -> Symbol:
    """Capitalise the ARG words after point and move point behind them; if ARG is negative, the words before point."""
    return _change_words(lisp, arg, "capitalize")
