"""Coding of what processes send and receive: bytes in pieces to text, text to bytes."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Protocol

from elnet.objects.conditions import signal
from elnet.objects.cons import Cons
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern

if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

_RAW = ("binary", "no-conversion", "raw-text", "raw-text-unix", "nil")
_UTF_8 = (
    "utf-8",
    "utf-8-unix",
    "utf-8-emacs",
    "utf-8-emacs-unix",
    "undecided",
    "undecided-unix",
    "emacs-internal",
    "prefer-utf-8",
)


class Decoder(Protocol):
    """Makes text of bytes that arrive in pieces."""

    name: object
    multibyte: bool

    def decode(self, data: bytes, final: bool = False) -> str:
        """Return the text of DATA and of what was kept back; keep an unfinished character back unless FINAL."""


class Encoder(Protocol):
    """Makes bytes of strings."""

    name: object

    def encode(self, string: LString) -> bytes:
        """Return the bytes of STRING."""


class Utf8Decoder:
    """UTF-8; invalid bytes become raw bytes."""

    multibyte = True

    def __init__(self, name: object) -> None:
        self.name = name
        self.decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode


class RawDecoder:
    """One character a byte, in unibyte strings."""

    multibyte = False

    def __init__(self, name: object) -> None:
        self.name = name

    def decode(self, data: bytes, final: bool = False) -> str:
        """Return DATA as it is."""
        return data.decode("latin-1")


class Utf8Encoder:
    """UTF-8; raw bytes stay themselves, and so does a unibyte string."""

    def __init__(self, name: object) -> None:
        self.name = name

    def encode(self, string: LString) -> bytes:
        """Return the bytes of STRING."""
        if not string.multibyte:
            return string.text.encode("latin-1")
        return string.text.encode("utf-8", "surrogateescape")


def chosen(lisp: Lisp, wanted: object, buffer: object) -> tuple[object, object]:
    """Return the coding systems for a network process: for decoding and for encoding (manual node "Output from Processes").

    WANTED is nil, a coding system for both or a pair of them; BUFFER the process's buffer or nil.
    """
    if wanted is not NIL:
        return (wanted.car, wanted.cdr) if type(wanted) is Cons else (wanted, wanted)
    default = lisp.value("default-process-coding-system")
    decoding, encoding = (default.car, default.cdr) if type(default) is Cons else (NIL, NIL)
    if buffer is not NIL and not buffer.multibyte:  # type: ignore[attr-defined]
        decoding = NIL
    if lisp.is_set("coding-system-for-read"):
        decoding = lisp.value("coding-system-for-read")
    if lisp.is_set("coding-system-for-write"):
        encoding = lisp.value("coding-system-for-write")
    return decoding, encoding


def decoder(name: object) -> Decoder:
    """Return a new decoder for the coding system NAME; signal `coding-system-error` if there is none."""
    text = _checked(name)
    return RawDecoder(name) if text in _RAW else Utf8Decoder(name)


def encoder(name: object) -> Encoder:
    """Return a new encoder for the coding system NAME; signal `coding-system-error` if there is none."""
    _checked(name)
    return Utf8Encoder(intern("raw-text-unix") if name is NIL else name)


def _checked(name: object) -> str:
    text = name.name if isinstance(name, Symbol) else ""
    if text not in _RAW and text not in _UTF_8:
        raise signal("coding-system-error", name)
    return text
