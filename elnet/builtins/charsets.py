"""Charsets: which sets a character belongs to, and its code there (manual node "Character Sets")."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth, wrong_type_argument
from elnet.objects.cons import list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.text.propertied import codes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


RANGES = {
    "ascii": (0, 0x7F),
    "unicode-bmp": (0, 0xFFFF),
    "unicode": (0, 0x10FFFF),
    "emacs": (0, 0x3FFF7F),
    "eight-bit": (0x3FFF80, 0x3FFFFF),
    "eight-bit-control": (0x3FFF80, 0x3FFF9F),
    "control-1": (0x80, 0x9F),
}
"""The charsets that are ranges of Emacs's own codes."""
PARTS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "13", "14", "15", "16")
CODECS = {
    **{f"iso-8859-{part}": f"iso8859_{part}" for part in PARTS},
    **{f"windows-{page}": f"cp{page}" for page in range(1250, 1259)},
    "koi8-r": "koi8_r",
    "koi8-u": "koi8_u",
    "cp437": "cp437",
    "cp850": "cp850",
    "cp866": "cp866",
}
"""The charsets that Python has as codecs of one byte a character."""
HALVES = {
    **{f"latin-iso8859-{part}": f"iso-8859-{part}" for part in PARTS},
    "cyrillic-iso8859-5": "iso-8859-5",
    "arabic-iso8859-6": "iso-8859-6",
    "greek-iso8859-7": "iso-8859-7",
    "hebrew-iso8859-8": "iso-8859-8",
    "thai-iso8859-11": "iso-8859-11",
}
"""The charsets that are the upper halves of others, whose codes have the high bit off."""
PAIRS = {
    "japanese-jisx0208": ("euc_jp", b""),
    "japanese-jisx0212": ("euc_jp", b"\x8f"),
    "chinese-gb2312": ("gb2312", b""),
    "korean-ksc5601": ("euc_kr", b""),
    "latin-jisx0201": ("shift_jis", b""),
    "katakana-jisx0201": ("euc_jp", b"\x8e"),
}
"""The charsets whose codes, with the high bits on, are what a codec has after a prefix."""
JIS_ROMAN = {0x5C: 0xA5, 0x7E: 0x203E}
"""Where latin-jisx0201 is not ASCII."""
PRIORITY = ("ascii", "unicode-bmp", "unicode", "eight-bit")


def _check(value: object) -> str:
    name = value.name if isinstance(value, Symbol) else ""
    if not any(name in known for known in (RANGES, CODECS, HALVES, PAIRS)):
        raise wrong_type_argument("charsetp", value)
    return name


def _code(char: int, name: str) -> int | None:
    """Return the code of CHAR in the charset NAME, None if it is not there."""
    if name in RANGES:
        first, last = RANGES[name]
        if not first <= char <= last:
            return None
        return char - 0x3FFF00 if name == "eight-bit" else char
    if name in HALVES:
        code = _code(char, HALVES[name])
        return None if code is None or code < 0xA0 else code & 0x7F
    try:
        if name in PAIRS:
            return _code_in_pairs(char, name)
        return chr(char).encode(CODECS[name])[0] if char < 0x110000 else None
    except UnicodeEncodeError:
        return None


def _code_in_pairs(char: int, name: str) -> int | None:
    if name == "latin-jisx0201":
        known = {roman: code for code, roman in JIS_ROMAN.items()}
        return known.get(char, char if 0x20 < char < 0x7F and char not in JIS_ROMAN else None)
    codec, prefix = PAIRS[name]
    data = chr(char).encode(codec)
    size = len(prefix) + (1 if name == "katakana-jisx0201" else 2)
    if len(data) != size or not data.startswith(prefix):
        return None
    return int.from_bytes(bytes(byte & 0x7F for byte in data[len(prefix) :]), "big")


def _char_in_pairs(code: int, name: str) -> int:
    """Return the character with CODE in the charset NAME.  Raises ValueError."""
    if name == "latin-jisx0201":
        return JIS_ROMAN.get(code, code)
    if code & 0x8080:
        raise ValueError(f"{code:#x} is no code of {name}")
    codec, prefix = PAIRS[name]
    size = 1 if name == "katakana-jisx0201" else 2
    return ord((prefix + bytes(byte | 0x80 for byte in code.to_bytes(size, "big"))).decode(codec))


@primitive()
def charsetp(object: object) -> Symbol:
    """Return t if OBJECT is the name of a charset."""
    name = object.name if isinstance(object, Symbol) else ""
    return truth(any(name in known for known in (RANGES, CODECS, HALVES, PAIRS)))


@primitive("charset-priority-list")
def charset_priority_list(highestp: object = NIL) -> object:
    """Return the charsets by priority, or only the first if HIGHESTP is non-nil."""
    names = ["unicode-bmp", "unicode", "iso-8859-1", "ascii", *CODECS, *HALVES, "emacs", "eight-bit"]
    if highestp is not NIL:
        return intern(names[0])
    return list_from(map(intern, dict.fromkeys(names)))


@primitive("char-charset")
def char_charset(lisp: Lisp, ch: object, restriction: object = NIL) -> object:
    """Return the charset that CH belongs to, the first one in the list RESTRICTION if that is given."""
    char = check.character(ch)
    if restriction is NIL or type(restriction) is Symbol:
        return intern(_charset(char))
    return next((name for name in elements(restriction) if _code(char, _check(name)) is not None), NIL)


def _charset(char: int) -> str:
    return next((name for name in PRIORITY if _code(char, name) is not None), "emacs")


@primitive("encode-char")
def encode_char(ch: object, charset: object) -> object:
    """Return the code of CH in CHARSET, nil if it is not there."""
    code = _code(check.character(ch), _check(charset))
    return NIL if code is None else code


@primitive("decode-char")
def decode_char(charset: object, code_point: object) -> object:
    """Return the character with CODE-POINT in CHARSET, nil if there is none."""
    name, code = _check(charset), check.fixnum(code_point)
    if name == "eight-bit":
        return code + 0x3FFF00 if 0x80 <= code <= 0xFF else NIL
    if name in RANGES:
        return code if RANGES[name][0] <= code <= RANGES[name][1] else NIL
    if name in HALVES:
        code, name = code | 0x80, HALVES[name]
    try:
        return _char_in_pairs(code, name) if name in PAIRS else ord(bytes([code]).decode(CODECS[name]))
    except (UnicodeDecodeError, ValueError, OverflowError, TypeError):
        return NIL


@primitive("split-char")
def split_char(ch: object) -> object:
    """Return the charset of CH and the bytes of its code there."""
    char = check.character(ch)
    name = _charset(char)
    code = _code(char, name) or 0
    size = {"ascii": 1, "eight-bit": 1, "unicode-bmp": 2, "unicode": 3}.get(name, 4)
    return list_of(intern(name), *code.to_bytes(size, "big"))


@primitive("charset-dimension")
def charset_dimension(charset: object) -> int:
    """Return how many bytes the codes of CHARSET have."""
    return {"unicode": 3, "unicode-bmp": 2, "emacs": 3}.get(_check(charset), 1)


@primitive("charset-plist")
def charset_plist(charset: object) -> object:
    """Return the properties of CHARSET."""
    name = _check(charset)
    return list_of(intern(":name"), intern(name), intern(":dimension"), charset_dimension(charset))


@primitive("charset-after")
def charset_after(lisp: Lisp, pos: object = NIL) -> object:
    """Return the charset of the character at POS, by default point, nil if there is none."""
    char = lisp.call(intern("char-after"), pos)
    return NIL if char is NIL else char_charset(lisp, char)


@primitive("find-charset-string")
def find_charset_string(str: object, table: object = NIL) -> object:
    """Return the charsets of the characters in STR; TABLE does not matter."""
    return _charsets(codes(check.string(str)))


@primitive("find-charset-region")
def find_charset_region(lisp: Lisp, beg: object, end: object, table: object = NIL) -> object:
    """Return the charsets of the characters between BEG and END; TABLE does not matter."""
    text = lisp.call(intern("buffer-substring-no-properties"), beg, end)
    assert isinstance(text, LString)
    return _charsets(codes(text))


def _charsets(chars: Iterable[int]) -> object:
    return list_from(intern(name) for name in sorted(dict.fromkeys(_charset(char) for char in chars)))


@primitive("make-char")
def make_char(charset: object, code1: object = NIL, code2: object = NIL, code3: object = NIL, code4: object = NIL) -> object:
    """Return the character of CHARSET whose code is made of the bytes CODE1 to CODE4; a missing one is the least there is.

    Signals an error if there is no such character.
    """
    name = _check(charset)
    first = 0x20 if name in HALVES else 0
    mask = 0x7F if name in HALVES or name in PAIRS else 0xFF
    code = first if code1 is NIL else check.fixnum(code1) & mask
    for part in (code2, code3, code4):
        if part is not NIL:
            code = code << 8 | check.fixnum(part) & mask
    char = decode_char(charset, code)
    if char is NIL:
        raise lisp_error("Invalid code(s)")
    return char
