"""Keyword arguments at the end of a call: KEY VALUE KEY VALUE…"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons
from elnet.objects.symbols import NIL, Symbol, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from elnet.runtime.lisp import Lisp


ALLOW_OTHERS = intern(":allow-other-keys")


def refuse_unknown(lisp: Lisp, arguments: object, known: list[object]) -> None:
    """Signal an error unless the keys of the property list ARGUMENTS are in KNOWN or others are allowed."""
    tail: Any = arguments
    while tail is not NIL:
        key = tail.car
        if key in known or key is ALLOW_OTHERS:
            if type(tail.cdr) is not Cons:
                raise lisp_error(f"Missing argument for {shown(lisp, key)}")
            tail = tail.cdr.cdr
        elif _allows_others(arguments):
            return
        else:
            names = " ".join(shown(lisp, each) for each in known)
            raise lisp_error(f"Keyword argument {shown(lisp, key)} not one of ({names})")


def _allows_others(arguments: object) -> bool:
    tail: Any = arguments
    while type(tail) is Cons:
        if tail.car is ALLOW_OTHERS:
            return type(tail.cdr) is Cons and tail.cdr.car is not NIL
        tail = tail.cdr
    return False


def shown(lisp: Lisp, value: object) -> str:
    """Return VALUE as `princ' shows it."""
    if isinstance(value, Symbol):
        return value.name
    return lisp.call(intern("prin1-to-string"), value, intern("t")).text  # type: ignore[no-any-return, attr-defined]


def printed(lisp: Lisp, value: object) -> str:
    """Return VALUE as `prin1' shows it."""
    return lisp.call(intern("prin1-to-string"), value).text  # type: ignore[no-any-return, attr-defined]


def keyword_values(lisp: Lisp, keys: tuple[object, ...], names: tuple[str, ...]) -> list[object]:
    """Return the values that KEYS, keywords and values in turn, give to the keywords NAMES: nil for one not given."""
    values: list[object] = [NIL] * len(names)
    given: set[int] = set()
    for place in range(0, len(keys), 2):
        key = keys[place]
        name = key.name if isinstance(key, Symbol) else ""
        if name in names:
            index = names.index(name)
            if index not in given and place + 1 < len(keys):
                given.add(index)
                values[index] = keys[place + 1]
        elif ALLOW_OTHERS not in keys:
            raise lisp_error(f"Bad keyword argument {shown(lisp, key)}")
    return values
