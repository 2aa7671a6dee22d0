"""Charsets: which sets a character belongs to, and its code there (manual node "Character Sets")."""

from __future__ import annotations

from elnet.builtins.membership import plist_get
from elnet.objects.conditions import lisp_error, truth, wrong_type_argument
from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.text.coding.charsets import Charset, charset, charsets
from elnet.text.propertied import codes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def _check(value: object) -> Charset:
    found = charsets().get(value.name) if isinstance(value, Symbol) else None
    if found is None:
        raise wrong_type_argument("charsetp", value)
    return found


@primitive()
def charsetp(object: object) -> Symbol:
    """Return t if OBJECT is the name of a charset."""
    return truth(isinstance(object, Symbol) and object.name in charsets())


class Priorities:
    """The charsets of one interpreter by priority."""

    def __init__(self, lisp: Lisp) -> None:
        self.names = [name for name, each in charsets().items() if each.name == name]


@primitive("charset-priority-list")
def charset_priority_list(lisp: Lisp, highestp: object = NIL) -> object:
    """Return the charsets by priority, or only the first if HIGHESTP is non-nil."""
    names = lisp.part(Priorities).names
    return intern(names[0]) if highestp is not NIL else list_from(map(intern, names))


@primitive()
def set_charset_priority(lisp: Lisp, *charsets: object) -> Symbol:
    """Prefer CHARSETS, in that order, where a character is in several."""
    priorities = lisp.part(Priorities)
    priorities.names = list(dict.fromkeys([*(_check(each).name for each in charsets), *priorities.names]))
    return NIL


@primitive()
def sort_charsets(lisp: Lisp, charsets: object) -> object:
    """Return the list CHARSETS by priority."""
    return list_from(sorted(elements(charsets), key=lambda each: lisp.part(Priorities).names.index(_check(each).name)))


@primitive("char-charset")
def char_charset(lisp: Lisp, ch: object, restriction: object = NIL) -> object:
    """Return the charset that CH belongs to, the first one in the list RESTRICTION if that is given."""
    char = check.character(ch)
    if restriction is NIL or type(restriction) is Symbol:
        return intern(_charset(lisp, char))
    return next((name for name in elements(restriction) if _check(name).code(char) is not None), NIL)


def _charset(lisp: Lisp, char: int) -> str:
    if char > 0x3FFF7F:
        return "eight-bit"
    if char < 0x80:
        return "ascii"
    return next((name for name in lisp.part(Priorities).names if charset(name).code(char) is not None), "emacs")


@primitive("encode-char")
def encode_char(ch: object, charset: object) -> object:
    """Return the code of CH in CHARSET, nil if it is not there."""
    code = _check(charset).code(check.character(ch))
    return NIL if code is None else code


@primitive("decode-char")
def decode_char(charset: object, code_point: object) -> object:
    """Return the character with CODE-POINT in CHARSET, nil if there is none."""
    found, code = _check(charset), check.fixnum(code_point)
    if code < 0:
        raise lisp_error("Not an in-range integer, integral float, or cons of integers")
    char = found.char(code)
    return NIL if char is None else char


@primitive("split-char")
def split_char(lisp: Lisp, ch: object) -> object:
    """Return the charset of CH and the bytes of its code there."""
    char = check.character(ch)
    found = charset(_charset(lisp, char))
    code = found.code(char) or 0
    return list_of(intern(found.name), *code.to_bytes(found.dimension, "big"))


@primitive("charset-dimension")
def charset_dimension(charset: object) -> int:
    """Return how many bytes the codes of CHARSET have."""
    return _check(charset).dimension


@primitive()
def charset_chars(charset: object, dimension: object = NIL) -> int:
    """Return how many values a byte of the codes of CHARSET may have: the last one, or that number DIMENSION, from 1."""
    low, high = _check(charset).space[0 if dimension is NIL else check.fixnum(dimension) - 1]
    return high - low + 1


@primitive()
def charset_iso_final_char(charset: object) -> int:
    """Return the final character by which ISO 2022 designates CHARSET, -1 for none."""
    final = _check(charset).final
    return -1 if final is None else ord(final)


@primitive()
def iso_charset(dimension: object, chars: object, final_char: object) -> Symbol:
    """Return the charset that ISO 2022 designates with FINAL-CHAR, of DIMENSION and of CHARS, 94 or 96; nil for none."""
    wanted = (check.fixnum(dimension), check.fixnum(chars), chr(check.character(final_char)))
    found = (each for each in charsets().values() if (each.dimension, each.size, each.final) == wanted)
    return next((intern(each.name) for each in found), NIL)


@primitive("charset-plist")
def charset_plist(charset: object) -> object:
    """Return the properties of CHARSET."""
    found = _check(charset)
    space = Vector([bound for pair in found.space for bound in pair])
    known = [intern(":name"), intern(found.name), intern(":dimension"), found.dimension, intern(":code-space"), space]
    final = NIL if found.final is None else ord(found.final)
    mule = NIL if found.mule is None else found.mule
    return list_of(*known, intern(":iso-final-char"), final, intern(":emacs-mule-id"), mule)


@primitive()
def get_charset_property(lisp: Lisp, charset: object, propname: object) -> object:
    """Return the property PROPNAME of CHARSET."""
    return plist_get(lisp, charset_plist(charset), propname)


@primitive()
def map_charset_chars(
    lisp: Lisp, function: object, charset: object, arg: object = NIL, from_code: object = NIL, to_code: object = NIL
) -> Symbol:
    """Call FUNCTION with each run of characters in CHARSET, a pair (FROM . TO), and ARG.

    FROM-CODE and TO-CODE are the first and last code to be looked at.
    """
    found = _check(charset)
    first = 0 if from_code is NIL else check.fixnum(from_code)
    last = 0xFFFFFFFF if to_code is NIL else check.fixnum(to_code)
    chars = sorted(char for code in found.codes() if first <= code <= last and (char := found.char(code)) is not None)
    for start, end in runs_of(chars):
        lisp.call(function, cons(start, end), arg)
    return NIL


def runs_of(numbers: list[int]) -> list[tuple[int, int]]:
    """Return first and last of each run in NUMBERS, which ascend."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


@primitive("charset-after")
def charset_after(lisp: Lisp, pos: object = NIL) -> object:
    """Return the charset of the character at POS, by default point, nil if there is none."""
    char = lisp.call(intern("char-after"), pos)
    return NIL if char is NIL else char_charset(lisp, char)


@primitive("find-charset-string")
def find_charset_string(lisp: Lisp, str: object, table: object = NIL) -> object:
    """Return the charsets of the characters in STR; TABLE does not matter."""
    return _charsets(lisp, codes(check.string(str)))


@primitive("find-charset-region")
def find_charset_region(lisp: Lisp, beg: object, end: object, table: object = NIL) -> object:
    """Return the charsets of the characters between BEG and END; TABLE does not matter."""
    text = lisp.call(intern("buffer-substring-no-properties"), beg, end)
    assert isinstance(text, LString)
    return _charsets(lisp, codes(text))


def _charsets(lisp: Lisp, chars: Iterable[int]) -> object:
    return list_from(intern(name) for name in sorted({_charset(lisp, char) for char in set(chars)}))


@primitive("make-char")
def make_char(charset: object, code1: object = NIL, code2: object = NIL, code3: object = NIL, code4: object = NIL) -> object:
    """Return the character of CHARSET whose code is made of the bytes CODE1 to CODE4; a missing one is the least there is.

    Signals an error if there is no such character.
    """
    found = _check(charset)
    is_iso = found.final is not None
    mask = 0x7F if is_iso and found.name != "ascii" else 0xFF
    code = 0
    for given, (low, _high) in zip((code1, code2, code3, code4), reversed(found.space), strict=False):
        code = code << 8 | (low if given is NIL else check.fixnum(given) & mask)
    char = found.char(code)
    if char is None:
        raise lisp_error("Invalid code(s)")
    return char
