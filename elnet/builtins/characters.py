"""Characters: their kinds, width and case; strings and regions of other case."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth, wrong_type_argument
from elnet.objects.strings import MAX_CHAR, LString, char_text, plain_string
from elnet.objects.symbols import NIL, Symbol
from elnet.runtime import check
from elnet.runtime.case_tables import casing
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.ranges import part
from elnet.runtime.regexps import Regexps
from elnet.text import case
from elnet.text.conversion import multibyte_of_unibyte, unibyte_of_multibyte
from elnet.text.propertied import code_at, codes, substring
from elnet.text.width import char_width as width_of
from elnet.text.width import text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


@primitive()
def characterp(object: object, ignore: object = NIL) -> Symbol:
    """Return t if OBJECT is a character: an integer from 0 to `(max-char)'."""
    return truth(type(object) is int and 0 <= object <= MAX_CHAR)


@primitive()
def max_char(unicode: object = NIL) -> int:
    """Return the largest character, or the largest one of Unicode if UNICODE is non-nil."""
    return MAX_CHAR if unicode is NIL else 0x10FFFF


@primitive()
def char_to_string(char: object) -> LString:
    """Return the string of CHAR alone."""
    code = check.character(char)
    return LString(_text(code), code >= 0x80)


def _text(code: int) -> str:
    try:
        return char_text(code)
    except ValueError as error:
        raise lisp_error(str(error)) from None


@primitive()
def string_to_char(string: object) -> int:
    """Return the first character of STRING, 0 if it is empty."""
    text = check.string(string)
    return code_at(text, 0) if text.text else 0


@primitive()
def byte_to_string(byte: object) -> LString:
    """Return the unibyte string of BYTE alone."""
    number = check.fixnum(byte)
    if not 0 <= number <= 255:
        raise lisp_error("Invalid byte")
    return LString(chr(number), False)


@primitive()
def unibyte_char_to_multibyte(ch: object) -> int:
    """Return the character for the byte CH: a raw byte beyond ASCII."""
    code = check.character(ch)
    if code >= 0x100:
        raise lisp_error(f"Not a unibyte character: {code}")
    return code if code < 0x80 else code + 0x3FFF00


@primitive()
def multibyte_char_to_unibyte(ch: object) -> int:
    """Return the byte for the character CH, -1 if it is none."""
    code = check.character(ch)
    if code < 0x100:
        return code
    return code & 0xFF if code >= 0x3FFF80 else -1


@primitive()
def get_byte(lisp: Lisp, position: object = NIL, string: object = NIL) -> int:
    """Return the byte at POSITION of STRING, or after POSITION, by default point, of the current buffer."""
    if string is not NIL:
        text = check.string(string)
        place = 0 if position is NIL else check.index(position, len(text.text), string)
        if not text.text:
            return 0
        code = code_at(text, place)
    else:
        found = lisp.call(lisp.intern("char-after"), *(() if position is NIL else (position,)))
        code = found if type(found) is int else 0
    if code >= 0x80 and not code >= 0x3FFF80 and not (string is not NIL and not string.multibyte):  # type: ignore[attr-defined]
        raise lisp_error(f"Not an ASCII nor an 8-bit character: {code}")
    return code & 0xFF


@primitive()
def char_equal(lisp: Lisp, c1: object, c2: object) -> Symbol:
    """Return t if the characters C1 and C2 are equal; without letter case if `case-fold-search' is non-nil."""
    one, two = check.character(c1), check.character(c2)
    if one == two or not lisp.is_set("case-fold-search"):
        return truth(one == two)
    canonical = casing(lisp).canonical_char
    return truth(canonical(one) == canonical(two))


@primitive()
def char_uppercase_p(char: object) -> Symbol:
    """Return t if CHAR is an upper case letter."""
    code = check.character(char)
    return truth(case.downcase_char(code) != code)


# Case


@primitive()
def upcase(lisp: Lisp, obj: object) -> object:
    """Return OBJ, a string or character, in upper case."""
    if type(obj) is int:
        return _cased_character(obj, casing(lisp).upcase_char)
    string, own = _char_or_string(obj), casing(lisp)
    if own is not case:
        return _with_text(string, _by_words(lisp, string, lambda text, is_word: own.upcase(text)))
    return _with_text(string, case.upcase(string.text) if _plain(string) else _bytes_cased(string, str.upper))


@primitive()
def downcase(lisp: Lisp, obj: object) -> object:
    """Return OBJ, a string or character, in lower case."""
    if type(obj) is int:
        return _cased_character(obj, casing(lisp).downcase_char)
    string = _char_or_string(obj)
    own = casing(lisp)
    if own is not case:
        return _with_text(string, _by_words(lisp, string, own.downcase))
    if string.text.isascii():
        return _with_text(string, string.text.lower())
    is_word = lisp.part(Regexps).is_part_of_cased_word
    return _with_text(string, case.downcase(string.text, is_word) if _plain(string) else _bytes_cased(string, str.lower))


@primitive()
def capitalize(lisp: Lisp, obj: object) -> object:
    """Return OBJ, a string or character, with each word's first character in upper case and the others in lower."""
    if type(obj) is int:
        return _cased_character(obj, casing(lisp).titlecase_char)
    string = _char_or_string(obj)
    return _with_text(string, _by_words(lisp, string, casing(lisp).capitalize))


@primitive()
def upcase_initials(lisp: Lisp, obj: object) -> object:
    """Return OBJ, a string or character, with each word's first character in upper case and the others as they are."""
    if type(obj) is int:
        return _cased_character(obj, casing(lisp).titlecase_char)
    string = _char_or_string(obj)
    return _with_text(string, _by_words(lisp, string, casing(lisp).upcase_initials))


def _by_words(lisp: Lisp, string: LString, change: Callable[[str, Callable[[str], bool]], str]) -> str:
    """Return the text of STRING changed by CHANGE; bytes beyond ASCII have no case."""
    is_word = lisp.part(Regexps).is_part_of_cased_word
    if _plain(string):
        return change(string.text, is_word)
    return unibyte_of_multibyte(change(multibyte_of_unibyte(string.text), is_word))


def _char_or_string(value: object) -> LString:
    if type(value) is not LString:
        raise wrong_type_argument("char-or-string-p", value)
    return value


def _plain(string: LString) -> bool:
    """Tell whether the text of STRING consists of characters, not of bytes beyond ASCII."""
    return string.multibyte or string.text.isascii()


def _bytes_cased(string: LString, change: object) -> str:
    """Return the text of STRING, unibyte, with only its ASCII letters changed."""
    return "".join(change(char) if char < "\x80" else char for char in string.text)  # type: ignore[operator]


def _with_text(string: LString, text: str) -> LString:
    if text and string.properties is None:
        return plain_string(text, string.multibyte)
    new = substring(string, 0, len(string.text)) if len(text) == len(string.text) else LString(text, string.multibyte)
    new.text = text
    return new


def _cased_character(value: int, change: object) -> int:
    """Return the character VALUE of other case; bits beyond the character, of modifier keys, stay."""
    modifiers = value & ~MAX_CHAR
    code = value & MAX_CHAR
    if value < 0:
        raise wrong_type_argument("char-or-string-p", value)
    return change(code) | modifiers  # type: ignore[no-any-return, operator]


# Width


@primitive()
def char_width(lisp: Lisp, char: object) -> int:
    """Return how many columns CHAR takes."""
    return width_of(check.character(char), _tab_width(lisp))


@primitive()
def string_width(lisp: Lisp, string: object, from_: object = NIL, to: object = NIL) -> int:
    """Return how many columns the part of STRING from FROM to before TO takes."""
    text = check.string(string)
    start, end = part(text, len(text.text), from_, to)
    if text.text.isascii() and text.text.isprintable():
        return end - start
    return text_width(codes(text)[start:end], _tab_width(lisp))


def _tab_width(lisp: Lisp) -> int:
    width = lisp.value("tab-width")
    return width if type(width) is int and 0 < width <= 1000 else 8


@primitive()
def truncate_string_to_width(
    lisp: Lisp,
    str: object,
    end_column: object,
    start_column: object = NIL,
    padding: object = NIL,
    ellipsis: object = NIL,
    ellipsis_text_property: object = NIL,
) -> LString:
    """Return the part of STR between START-COLUMN (by default 0) and END-COLUMN.

    PADDING, a character, fills up both ends where a character was cut or STR is too short.  ELLIPSIS, a string or t for
    `truncate-string-ellipsis', replaces what is cut off at the end.
    """
    from elnet.runtime.truncation import truncated

    text = check.string(str)
    dots = LString("", False)
    if type(ellipsis) is LString:
        dots = ellipsis
    elif ellipsis is not NIL:
        dots = truncate_string_ellipsis(lisp)
    start = 0 if start_column is NIL else check.integer(start_column)
    fill = None if padding is NIL else check.character(padding)
    return truncated(text, start, check.integer(end_column), fill, dots, _tab_width(lisp))


@primitive()
def truncate_string_ellipsis(lisp: Lisp) -> LString:
    """Return the text that marks where something was cut off."""
    value = lisp.value("truncate-string-ellipsis")
    return value if type(value) is LString else LString("…", True)
