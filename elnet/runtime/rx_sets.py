"""The arguments of `any' in `rx' forms: strings with ranges, characters, pairs of them and names of classes."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons
from elnet.objects.strings import LString, char_code, multibyte_text
from elnet.objects.symbols import Symbol
from elnet.runtime.keywords import printed
from elnet.runtime.rx_names import CLASSES
from elnet.text.regexp.char_sets import RAW_START, CharSet, union

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp


def set_of(lisp: Lisp, arguments: list[object]) -> CharSet:
    """Return the set of the characters that ARGUMENTS name."""
    intervals: list[tuple[int, int]] = []
    classes: list[str] = []
    for each in arguments:
        if type(each) is LString:
            intervals += _ranges(multibyte_text(each))
        elif type(each) is int:
            intervals.append((each, each))
        elif type(each) is Cons and type(each.car) is int and type(each.cdr) is int:
            intervals += _checked(each.car, each.cdr, lisp, each)
        elif isinstance(each, Symbol) and each.name in CLASSES:
            classes.append(CLASSES[each.name])
        elif isinstance(each, Symbol):
            raise lisp_error(f"Unknown rx character class name ‘{each.name}’")
        else:
            raise lisp_error(f"Invalid rx ‘any’ argument: {printed(lisp, each)}")
    return CharSet(union(intervals, []), tuple(dict.fromkeys(classes)))


def _checked(low: int, high: int, lisp: Lisp, pair: object) -> list[tuple[int, int]]:
    if low > high:
        raise lisp_error(f"Invalid rx ‘any’ range: {printed(lisp, pair)}")
    return [(low, high)]


def _ranges(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        if at + 2 < len(text) and text[at + 1] == "-":
            low, high = char_code(text[at]), char_code(text[at + 2])
            if low > high:
                raise lisp_error(f"Invalid rx ‘any’ range: {text[at : at + 3]}")
            found += [(low, 0x7F), (RAW_START, high)] if low < 0x80 and high >= RAW_START else [(low, high)]
            at += 3
        else:
            found.append((char_code(text[at]),) * 2)
            at += 1
    return found
