"""Hashes of texts, and base 64."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import re

from elnet.objects.conditions import args_out_of_range, lisp_error, signal
from elnet.objects.cons import list_of
from elnet.objects.strings import LString, lisp_string, unibyte_string
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.runtime.buffers import Buffers
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.ranges import part
from elnet.text.buffer import Buffer

ALGORITHMS = tuple(map(intern, ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")))


def _bytes(text: LString) -> bytes:
    """Return TEXT as bytes: raw bytes as themselves, other characters in UTF-8."""
    if text.multibyte:
        return text.text.encode("utf-8", "surrogateescape")
    return text.text.encode("latin-1")


@primitive()
def secure_hash_algorithms() -> object:
    """Return the list of the algorithms that `secure-hash' knows."""
    return list_of(*ALGORITHMS)


@primitive()
def secure_hash(
    lisp: Lisp, algorithm: object, object: object, start: object = NIL, end: object = NIL, binary: object = NIL
) -> LString:
    """Return the hash by ALGORITHM of OBJECT, a string or buffer, between START and END.

    It is a string of hexadecimal digits, or of bytes if BINARY is non-nil.
    """
    name = check.symbol(algorithm)
    if object is intern("iv-auto"):
        data = os.urandom(check.natural(start))
    else:
        data = buffer_or_string_bytes(lisp, object, start, end)
    if name not in ALGORITHMS:
        raise lisp_error(f"Invalid algorithm arg: {name.name}")
    digest = hashlib.new(name.name, data, usedforsecurity=False)
    return LString(digest.hexdigest(), False) if binary is NIL else unibyte_string(digest.digest())


@primitive()
def md5(
    lisp: Lisp,
    object: object,
    start: object = NIL,
    end: object = NIL,
    coding_system: object = NIL,
    noerror: object = NIL,
) -> LString:
    """Return the MD5 hash of OBJECT, a string or buffer, between START and END, as hexadecimal digits.

    The text is hashed in UTF-8 whatever CODING-SYSTEM and NOERROR say.
    """
    return secure_hash(lisp, ALGORITHMS[0], object, start, end)


@primitive()
def sha1(lisp: Lisp, object: object, start: object = NIL, end: object = NIL, binary: object = NIL) -> LString:
    """Return the SHA-1 hash of OBJECT, a string or buffer; the other arguments are those of `secure-hash'."""
    return secure_hash(lisp, ALGORITHMS[1], object, start, end, binary)


@primitive()
def buffer_hash(lisp: Lisp, buffer_or_name: object = NIL) -> LString:
    """Return a hash of the text of BUFFER-OR-NAME, by default the current buffer."""
    buffer = lisp.part(Buffers).buffer_or_current(buffer_or_name)
    text = LString(buffer.substring(1, buffer.size + 1), buffer.multibyte)
    return LString(hashlib.sha1(_bytes(text), usedforsecurity=False).hexdigest(), False)


def buffer_or_string_bytes(lisp: Lisp, value: object, start: object, end: object) -> bytes:
    """Return the bytes of VALUE, a string or buffer, between START and END."""
    if type(value) is LString:
        low, high = part(value, len(value.text), start, end)
        return _bytes(LString(value.text[low:high], value.multibyte))
    if type(value) is not Buffer:
        raise signal("error", lisp_string("Invalid object argument"), value)
    low = value.begv if start is NIL else check.integer_or_marker(start)
    high = value.zv if end is NIL else check.integer_or_marker(end)
    low, high = min(low, high), max(low, high)
    if not value.begv <= low <= high <= value.zv:
        raise args_out_of_range(start, end)
    return _bytes(LString(value.substring(low, high), value.multibyte))


# Base 64


def _unibyte(text: LString) -> bytes:
    data = text.text.encode("latin-1", "replace") if not text.multibyte else b""
    if text.multibyte:
        try:
            data = text.text.encode("ascii", "surrogateescape")
        except UnicodeEncodeError:
            raise lisp_error("Multibyte character in data for base64 encoding") from None
    return data


def _encoded(data: bytes, line_break: bool) -> str:
    text = base64.b64encode(data).decode("ascii")
    return "\n".join(text[place : place + 76] for place in range(0, len(text), 76)) if line_break else text


def _url_encoded(data: bytes, padded: bool) -> str:
    text = base64.urlsafe_b64encode(data).decode("ascii")
    return text if padded else text.rstrip("=")


@primitive()
def base64_encode_string(string: object, no_line_break: object = NIL) -> LString:
    """Return STRING, which must be of bytes, in base 64; in lines of 76 characters unless NO-LINE-BREAK is non-nil."""
    return LString(_encoded(_unibyte(check.string(string)), no_line_break is NIL), False)


@primitive()
def base64url_encode_string(string: object, no_pad: object = NIL) -> LString:
    """Return STRING, which must be of bytes, in base 64 for URLs; without = at the end if NO-PAD is non-nil."""
    return LString(_url_encoded(_unibyte(check.string(string)), no_pad is NIL), False)


@primitive()
def base64_decode_string(string: object, base64url: object = NIL, ignore_invalid: object = NIL) -> LString:
    """Return the bytes that STRING has in base 64, the one for URLs if BASE64URL is non-nil.

    Characters that do not belong there are an error, unless IGNORE-INVALID is non-nil.
    """
    return unibyte_string(_decoded(check.string(string).text, base64url is not NIL, ignore_invalid is not NIL))


def _decoded(text: str, for_urls: bool, ignoring: bool) -> bytes:
    text = re.sub(r"[ \t\r\n\f]", "", text)
    alphabet = "A-Za-z0-9_-" if for_urls else "A-Za-z0-9+/"
    if ignoring:
        text = re.sub(f"[^{alphabet}=]", "", text)
    if not re.fullmatch(f"[{alphabet}]*=?=?", text) or (not for_urls and len(text) % 4):
        raise lisp_error("Invalid base64 data")
    try:
        return base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), b"-_" if for_urls else None)
    except binascii.Error:
        raise lisp_error("Invalid base64 data") from None


def _replace_region(lisp: Lisp, beg: object, end: object, change: object) -> int:
    """Put what CHANGE makes of the text between BEG and END of the current buffer in its place; return its length."""
    buffer = lisp.part(Buffers).current
    low, high = sorted((check.integer_or_marker(beg), check.integer_or_marker(end)))
    if not buffer.begv <= low <= high <= buffer.zv:
        raise args_out_of_range(beg, end)
    text = change(LString(buffer.substring(low, high), buffer.multibyte))  # type: ignore[operator]
    buffer.replace(low, high, buffer.fitting(text, False))
    return len(text)


@primitive(interactive="r")
def base64_encode_region(lisp: Lisp, beg: object, end: object, no_line_break: object = NIL) -> int:
    """Put the text between BEG and END into base 64 as `base64-encode-string' does; return its length."""
    return _replace_region(lisp, beg, end, lambda text: _encoded(_unibyte(text), no_line_break is NIL))


@primitive(interactive="r")
def base64url_encode_region(lisp: Lisp, beg: object, end: object, no_pad: object = NIL) -> int:
    """Put the text between BEG and END into base 64 for URLs as `base64url-encode-string' does; return its length."""
    return _replace_region(lisp, beg, end, lambda text: _url_encoded(_unibyte(text), no_pad is NIL))


@primitive(interactive="r")
def base64_decode_region(lisp: Lisp, beg: object, end: object, base64url: object = NIL, ignore_invalid: object = NIL) -> int:
    """Put the bytes that the text between BEG and END has in base 64 in its place; return how many they are."""
    decode = (base64url is not NIL, ignore_invalid is not NIL)
    return _replace_region(lisp, beg, end, lambda text: _decoded(text.text, *decode).decode("latin-1"))
