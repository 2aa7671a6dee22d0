"""`format-spec`: format strings whose letters get their meaning from an alist (manual node "Custom Format Strings")."""

from __future__ import annotations

import re

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, list_from
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.formatting import formatted
from elnet.runtime.searching import entry_with, eq_test
from elnet.text import case
from elnet.text.propertied import joined, substring
from elnet.text.width import text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

DIRECTIVE = re.compile(r"%([-0 _^<>]*)([0-9]*)(?:\.([0-9]*))?(.)", re.DOTALL)
IGNORE, DELETE = intern("ignore"), intern("delete")


def filled_specification(lisp: Lisp, template: LString, values: object, missing: object, split: bool) -> object:
    """Return TEMPLATE filled in with VALUES, an alist; as a list of its parts if SPLIT."""
    pieces: list[LString] = []
    done = 0
    text = template.text
    while (place := text.find("%", done)) >= 0:
        match = DIRECTIVE.match(text, place)
        if match is None:
            raise lisp_error("Invalid format string")
        pieces.append(substring(template, done, place))
        done = match.end()
        pieces.append(_field(lisp, substring(template, place, done), match, values, missing))
    pieces.append(substring(template, done, len(text)))
    if split:
        return list_from([piece for piece in pieces if piece.text])
    return joined(pieces)


def _field(lisp: Lisp, directive: LString, match: re.Match[str], values: object, missing: object) -> LString:
    flags, width, precision, letter = match.groups()
    if letter == "%" and entry_with(ord("%"), values, eq_test(ord("%"))) is NIL:
        return LString("%", False)
    entry = entry_with(ord(letter), values, eq_test(ord(letter)))
    if type(entry) is not Cons:
        if missing is NIL:
            raise lisp_error(f"Invalid format character: ‘%{letter}’")
        return LString("", False) if missing is DELETE else directive
    value: object = entry.cdr
    if not isinstance(value, LString | Symbol | Cons | int | float):
        value = lisp.call(value)
    shown = formatted(lisp, LString("%s", False), (value,))
    return _shaped(shown, flags, int(width or 0), None if precision is None else int(precision or 0))


def _shaped(value: LString, flags: str, width: int, precision: int | None) -> LString:
    """Return VALUE cut and filled up as a directive's FLAGS, WIDTH and PRECISION say."""
    columns = text_width(list(map(ord, value.text)))
    if precision is not None and columns > precision:
        size = len(value.text)
        value = substring(value, max(0, size - precision), size) if "<" in flags else substring(value, 0, precision)
    elif width and columns > width and ("<" in flags or ">" in flags):
        size = len(value.text)
        value = substring(value, size - width, size) if "<" in flags else substring(value, 0, width)
    if "^" in flags:
        value = LString(case.upcase(value.text), value.multibyte, value.properties)
    elif "_" in flags:
        value = LString(case.downcase(value.text), value.multibyte, value.properties)
    fill = width - text_width(list(map(ord, value.text)))
    if fill <= 0:
        return value
    blanks = LString(("0" if "0" in flags and "-" not in flags else " ") * fill, False)
    return joined([value, blanks] if "-" in flags else [blanks, value])
