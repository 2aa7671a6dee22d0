"""The library qp: quoted-printable texts (RFC 2045, section 6.7)."""

from __future__ import annotations

import re

from elnet.objects.conditions import lisp_error
from elnet.objects.strings import LString, lisp_string, multibyte_text, unibyte_string
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import region

LONGEST_LINE = 76
PLAIN = frozenset([*range(8, 11), 12, *range(32, 61), *range(62, 128)])
"""The bytes that stay as they are."""
_escape = re.compile(rb"=(?:([0-9a-fA-F]{2})|\n)")
_end_of_line = re.compile(rb"[ \t](?=\n|\Z)")
_line = re.compile(rb"(?:=[0-9A-F]{2}|[^\n])+")


def _decoded(data: bytes) -> bytes:
    return _escape.sub(lambda found: b"" if found[1] is None else bytes.fromhex(found[1].decode()), data)


def _encoded(data: bytes, plain: frozenset[int]) -> bytes:
    escaped = b"".join([bytes([byte]) if byte in plain else b"=%02X" % byte for byte in data])
    return _end_of_line.sub(lambda found: b"=%02X" % found[0][0], escaped)


def _folded(data: bytes) -> bytes:
    return _line.sub(lambda found: _fold(found[0]), data)


def _fold(line: bytes) -> bytes:
    """Return LINE in lines that are short enough, cut where no escape is."""
    parts = []
    while len(line) > LONGEST_LINE:
        end = LONGEST_LINE - 1
        start = line.rfind(b"=", end - 2, end)
        end = end if start < 0 else start
        parts.append(line[:end])
        line = line[end:]
    return b"=\n".join([*parts, line])


def _internal(text: str, multibyte: bool) -> bytes:
    return text.encode("utf-8", "surrogateescape") if multibyte else text.encode("latin-1")


@primitive("quoted-printable-decode-region")
def decode_region(lisp: Lisp, start: object, end: object, coding_system: object = NIL) -> object:
    """Decode the quoted-printable text between START and END, then as CODING-SYSTEM says if that is non-nil."""
    buffer = lisp.buffers.current
    first, last = region(buffer, start, end)
    data = _decoded(_internal(buffer.substring(first, last), buffer.multibyte))
    text = data.decode("utf-8" if coding_system is NIL else "ascii", "surrogateescape")
    buffer.replace(first, last, text if buffer.multibyte else data.decode("latin-1"))
    if coding_system is not NIL:
        lisp.call(intern("decode-coding-region"), first, first + len(text), coding_system)
    return NIL


@primitive("quoted-printable-decode-string")
def decode_string(string: object, _coding_system: object = NIL) -> LString:
    """Return the bytes that the quoted-printable text STRING means."""
    text = check.string(string)
    return unibyte_string(_decoded(_internal(text.text, text.multibyte)))


@primitive("quoted-printable-encode-region", interactive="r")
def encode_region(lisp: Lisp, start: object, end: object, fold: object = NIL, class_: object = NIL) -> object:
    """Encode the bytes between START and END as quoted-printable text.

    With FOLD long lines are cut.  CLASS, as `skip-chars-forward' takes it, are the characters that stay as they are.
    """
    buffer = lisp.buffers.current
    first, last = region(buffer, start, end)
    plain = PLAIN if class_ is NIL else _class(lisp, class_)
    encoded = _encoded(_checked(buffer.substring(first, last), buffer.multibyte), plain)
    text = (encoded if fold is NIL else _folded(encoded)).decode("ascii")
    buffer.replace(first, last, text)
    return NIL


def _class(lisp: Lisp, chars: object) -> frozenset[int]:
    """Return the bytes that CHARS, as `skip-chars-forward' takes it, means."""
    regexp = lisp_string(f"[{multibyte_text(check.string(chars))}]")
    matches = intern("string-match-p")
    return frozenset(byte for byte in range(256) if lisp.call(matches, regexp, unibyte_string(bytes([byte]))) is not NIL)


def _checked(text: str, multibyte: bool) -> bytes:
    """Return the bytes of TEXT, which must have no other characters."""
    if not multibyte:
        return text.encode("latin-1")
    try:
        return text.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:
        raise lisp_error("Multibyte character in QP encoding region") from None


@primitive("quoted-printable-encode-string")
def encode_string(string: object) -> LString:
    """Return the bytes of STRING as quoted-printable text."""
    text = check.string(string)
    return unibyte_string(_encoded(_checked(text.text, text.multibyte), PLAIN))
