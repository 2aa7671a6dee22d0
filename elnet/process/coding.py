"""Coding of what processes send and receive: which coding systems, and what Lisp is told of them."""

from __future__ import annotations

from elnet.objects.cons import Cons
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, intern
from elnet.runtime.coding_systems import CodingSystems
from elnet.runtime.operation_coding import for_operation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp


def chosen(
    lisp: Lisp, wanted: object, buffer: object, operation: str = "", arguments: tuple[object, ...] = ()
) -> tuple[object, object]:
    """Return the coding systems for a process: for decoding and for encoding (manual node "Default Coding Systems").

    WANTED is nil, a coding system for both or a pair of them; BUFFER the process's buffer or nil.  OPERATION with ARGUMENTS
    is what the tables of coding systems are asked about.
    """
    if wanted is not NIL:
        return (wanted.car, wanted.cdr) if type(wanted) is Cons else (wanted, wanted)
    default = for_operation(lisp, intern(operation), arguments) if operation else NIL
    if default is NIL:
        default = lisp.value("default-process-coding-system")
    decoding, encoding = (default.car, default.cdr) if type(default) is Cons else (NIL, NIL)
    if buffer is not NIL and not buffer.multibyte:  # type: ignore[attr-defined]
        decoding = NIL
    if lisp.is_set("coding-system-for-read"):
        decoding = lisp.value("coding-system-for-read")
    if lisp.is_set("coding-system-for-write"):
        encoding = lisp.value("coding-system-for-write")
    return decoding, encoding


class Input:
    """Decodes what arrives in pieces; NAME is what Lisp calls the coding system, more definite once text was seen."""

    __slots__ = ("_decoder", "_seen", "multibyte", "name")

    def __init__(self, lisp: Lisp, name: object) -> None:
        self.name = name
        self._decoder = lisp.part(CodingSystems).decoder(name)
        self._seen = self._decoder.coding
        self.multibyte = not self._seen.system.decodes_to_bytes

    def decode(self, data: bytes, final: bool = False) -> str:
        """Return the text of DATA and of what was kept back; keep an unfinished character back unless FINAL."""
        text = self._decoder.decode(data, final)
        coding = self._decoder.coding
        if coding is not self._seen:
            self._seen = coding
            self.name = intern(coding.name)
            self.multibyte = not coding.system.decodes_to_bytes
        return text


class Output:
    """Encodes what is sent; NAME is what Lisp calls the coding system."""

    __slots__ = ("_encoder", "_raw", "name")

    def __init__(self, lisp: Lisp, name: object) -> None:
        self.name = name
        systems = lisp.part(CodingSystems)
        self._encoder = systems.encoder(name)
        line_end = self._encoder.coding.line_end
        self._raw = None if line_end in (None, "unix") else systems.encoder(intern(f"raw-text-{line_end}"))

    def encode(self, string: LString) -> bytes:
        """Return the bytes of STRING; a unibyte string is sent as it is, but for its line ends."""
        if string.multibyte:
            return self._encoder.encode(string.text)
        if self._raw is None:
            return string.text.encode("latin-1")
        return self._raw.encode(string.text, False)


def for_sending(lisp: Lisp, name: object) -> object:
    """Return the coding system to encode with if Lisp asked for NAME: an open type of line end is that of Unix."""
    if name is NIL:
        return intern("raw-text-unix")
    coding = lisp.part(CodingSystems).find(name)
    if coding.line_end is not None:
        return name
    return intern((coding.with_line_end("unix") or coding).name)
