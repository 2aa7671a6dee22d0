"""Strings of bytes as hexadecimal digits, and back: the library hex-util."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, lisp_error, wrong_type_argument
from elnet.objects.strings import LString, char_code, lisp_string, unibyte_string
from elnet.objects.symbols import NIL
from elnet.runtime import check
from elnet.runtime.primitive import primitive

_DIGITS = "0123456789abcdefABCDEF"


@primitive()
def encode_hex_string(string: object) -> LString:
    """Return the bytes of STRING as hexadecimal digits, two a byte."""
    if string is NIL:
        return lisp_string("")
    if type(string) is not LString:
        raise wrong_type_argument("sequencep", string)
    codes = [char_code(char) for char in string.text]
    for code in codes:
        if code > 0xFF:
            raise args_out_of_range(lisp_string("0123456789abcdef"), code >> 4)
    return lisp_string("".join(f"{code:02x}" for code in codes))


@primitive()
def decode_hex_string(string: object) -> LString:
    """Return the bytes that STRING has as hexadecimal digits, two a byte."""
    digits = "" if string is NIL else check.string(string).text
    for digit in digits:
        if digit not in _DIGITS:
            raise lisp_error(f"Invalid hexadecimal digit ‘{digit}’")
    if len(digits) % 2:
        raise args_out_of_range(string, len(digits))
    return unibyte_string(bytes.fromhex(digits))
