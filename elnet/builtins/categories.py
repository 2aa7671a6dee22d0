"""Character categories (manual node "Categories"): the standard ones can be asked for."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, wrong_type_argument
from elnet.objects.strings import LString, lisp_string
from elnet.objects.vectors import BoolVector
from elnet.runtime import check
from elnet.runtime.primitive import primitive
from elnet.text.categories import category, letters
from elnet.text.characters import contains

SIZE = 128


def _set_of(wanted: set[str]) -> BoolVector:
    return BoolVector(bytearray(chr(code) in wanted for code in range(SIZE)))


@primitive()
def char_category_set(char: object) -> BoolVector:
    """Return the categories of CHAR as a bool-vector with an element for each letter."""
    code = check.character(char)
    return _set_of({letter for letter in letters() if contains(category(letter), code)})


@primitive()
def make_category_set(categories: object) -> BoolVector:
    """Return the set of the categories whose letters are in the string CATEGORIES."""
    text = check.string(categories)
    if text.multibyte:
        raise lisp_error("Multibyte string in ‘make-category-set’")
    return _set_of({char for char in text.text if " " <= char <= "~"})


@primitive()
def category_set_mnemonics(category_set: object) -> LString:
    """Return the letters of the categories in CATEGORY-SET, a bool-vector, as a string."""
    if not isinstance(category_set, BoolVector) or len(category_set.bits) != SIZE:
        raise wrong_type_argument("categorysetp", category_set)
    return lisp_string("".join(chr(code) for code in range(32, 127) if category_set.bits[code]))
