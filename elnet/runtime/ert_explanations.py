"""Why two values are not equal: what is shown of a failed `(should (equal A B))`."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, wrong_type_argument
from elnet.objects.cons import Cons, list_from, list_of
from elnet.objects.equality import eq, equal
from elnet.objects.functions import SpecialForm
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, intern, is_keyword
from elnet.objects.vectors import BoolVector, Record, Vector
from elnet.runtime.lisp import Lisp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


ARRAYS = (Vector, Record, BoolVector, LString)
LARGEST_CHARACTER = 0x3FFFFF


def said(name: str, *parts: object) -> object:
    """Return the explanation (NAME PARTS…)."""
    return list_of(intern(name), *parts)


def explained(lisp: Lisp, a: object, b: object) -> object:
    """Return why A and B are not `equal', nil if they are."""
    if equal(a, b):
        return NIL
    return _different(lisp, a, b)


def _different(lisp: Lisp, a: Any, b: Any) -> object:
    if lisp.call(intern("type-of"), a) is not lisp.call(intern("type-of"), b) and not _same_kind(a, b):
        return said("different-types", a, b)
    if type(a) is Cons:
        return _conses(lisp, a, b)
    if type(a) in ARRAYS:
        return _arrays(lisp, a, b)
    if isinstance(a, Symbol):
        if a.name == b.name:
            return said("different-symbols-with-the-same-name", a, b)
        return said("different-atoms", atom(lisp, a), atom(lisp, b))
    if equal(a, b):
        return NIL
    return said("different-atoms", atom(lisp, a), atom(lisp, b))


def _same_kind(a: object, b: object) -> bool:
    """Tell whether A and B differ in type only as symbols do: nil and t are booleans to `type-of'."""
    return isinstance(a, Symbol) and isinstance(b, Symbol)


def atom(lisp: Lisp, value: object) -> object:
    """Return how VALUE is shown: an integer in several ways."""
    if type(value) is not int:
        return value
    shown = [value, lisp_string(f"#x{value:x}" if value >= 0 else f"#x-{-value:x}")]
    if 0 <= value <= LARGEST_CHARACTER:
        shown.append(lisp.call(intern("format"), lisp_string("?%c"), value))
    return list_from(shown)


def _conses(lisp: Lisp, a: Cons, b: Cons) -> object:
    lengths = [lisp.call(intern("proper-list-p"), value) for value in (a, b)]
    if (lengths[0] is NIL) != (lengths[1] is NIL):
        return said("one-list-proper-one-improper", a, b)
    if lengths[0] is NIL:
        first = explained(lisp, a.car, b.car)
        if first is not NIL:
            return said("car", first)
        rest = explained(lisp, a.cdr, b.cdr)
        return NIL if rest is NIL else said("cdr", rest)
    if lengths[0] != lengths[1]:
        place = lisp.call(intern("cl-mismatch"), a, b, intern(":test"), intern("equal"))
        return said("proper-lists-of-different-length", *lengths, a, b, intern("first-mismatch-at"), place)
    for place, (left, right) in enumerate(zip(elements(a), elements(b), strict=True)):
        difference = explained(lisp, left, right)
        if difference is not NIL:
            return said("list-elt", place, difference)
    return NIL


def _arrays(lisp: Lisp, a: Any, b: Any) -> object:
    left, right = _items(lisp, a), _items(lisp, b)
    if len(left) != len(right):
        place = lisp.call(intern("cl-mismatch"), _listed(left), _listed(right), intern(":test"), intern("equal"))
        marks = [] if place is NIL else [intern("first-mismatch-at"), place]
        return said("arrays-of-different-length", len(left), len(right), a, b, *marks)
    for place, (x, y) in enumerate(zip(left, right, strict=True)):
        difference = explained(lisp, x, y)
        if difference is not NIL:
            return said("array-elt", place, difference)
    return NIL


def _items(lisp: Lisp, value: object) -> list[object]:
    if isinstance(value, Vector | Record):
        return value.items
    if type(value) is LString:
        value = lisp.call(intern("string-to-multibyte"), value)
    return elements(lisp.call(intern("append"), value, NIL))


def _listed(items: list[object]) -> object:
    return list_from(items)


# Strings and their properties


def explained_strings(lisp: Lisp, a: object, b: object) -> object:
    """Return why A and B, strings or symbols, are not `string=', nil if they are."""
    names = [lisp_string(value.name) if isinstance(value, Symbol) else value for value in (a, b)]
    return explained(lisp, *names)


def explained_with_properties(lisp: Lisp, a: object, b: object) -> object:
    """Return why A and B, strings, are not `equal-including-properties'; see `explained'."""
    if not isinstance(a, LString) or not isinstance(b, LString) or not equal(a, b):
        return explained(lisp, a, b)
    properties = lisp.functions.callable(intern("text-properties-at"))
    for place in range(len(a.text)):
        difference = property_difference(lisp, properties(place, a), properties(place, b))
        if difference is not NIL:
            char = lisp_string(a.text[place : place + 1])
            before, after = a.text[:place], a.text[place + 1 :]
            contexts = [
                intern("context-before"),
                abbreviated(before, 30, True),
                intern("context-after"),
                abbreviated(after, 30),
            ]
            return said("char", place, char, difference, *contexts)
    return NIL


def abbreviated(text: str, length: int, at_end: bool = False) -> LString:
    """Return TEXT or its first LENGTH characters, AT_END its last."""
    if len(text) <= length:
        return lisp_string(text)
    return lisp_string(text[len(text) - length :] if at_end else text[:length])


def significant_keys(plist: object) -> list[object]:
    """Return the keys of PLIST whose values are not nil, each once."""
    parts = elements(plist)
    if len(parts) % 2:
        raise wrong_type_argument("plistp", plist)
    found: list[object] = []
    for key, value in zip(parts[::2], parts[1::2], strict=True):
        if value is not NIL and not any(eq(key, each) for each in found):
            found.append(key)
    return found


def property_difference(lisp: Lisp, a: object, b: object) -> object:
    """Return how the property lists A and B differ, keys with nil not counting; nil if they do not."""
    get = lisp.functions.callable(intern("plist-get"))
    keys = significant_keys(a)
    keys += [key for key in significant_keys(b) if not any(eq(key, each) for each in keys)]
    for key in keys:
        value, other = get(a, key), get(b, key)
        difference = explained_deeply(lisp, value, other)
        if difference is not NIL:
            return said("different-properties-for-key", key, difference)
    return NIL


def explained_deeply(lisp: Lisp, a: object, b: object) -> object:
    """Return why A and B, values of a property, differ."""
    if isinstance(a, LString) and isinstance(b, LString):
        return explained_with_properties(lisp, a, b)
    return explained(lisp, a, b)


# What belongs to functions


def explainer_of(lisp: Lisp, function: Symbol) -> object:
    """Return the function that explains why FUNCTION, or what it is an alias of, returned nil; nil if there is none."""
    found: object = function
    while isinstance(found, Symbol) and found is not NIL:
        explainer = lisp.plists.get(found, intern("ert-explainer"))
        if explainer is not NIL:
            return explainer
        found = lisp.functions.definition(found)
    return NIL


def is_special(lisp: Lisp, value: object) -> bool:
    """Tell whether VALUE is, or in the end names, a special form."""
    return isinstance(value, Symbol) and type(lisp.functions.indirect(value)) is SpecialForm


def parsed_keys(lisp: Lisp, forms: object) -> tuple[list[object], list[object]]:
    """Return the keywords with values at the start of FORMS, and the rest; signal an error if a value is missing."""
    parts = elements(forms)
    place = 0
    while place < len(parts) and isinstance(parts[place], Symbol) and is_keyword(parts[place]):
        if place + 1 >= len(parts):
            shown = [lisp.call(intern("prin1-to-string"), value) for value in (parts[place], forms)]
            raise lisp_error(f"Value expected after keyword {shown[0].text} in {shown[1].text}")  # type: ignore[attr-defined]
        place += 2
    return parts[:place], parts[place:]
