"""Encoding and decoding text, in strings and in buffers."""

from __future__ import annotations

from elnet.objects.conditions import signal, truth
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.coding_conversions import converted, encodable
from elnet.runtime.coding_systems import CodingSystems
from elnet.runtime.file_text import properties_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import region
from elnet.text.buffer import Buffer
from elnet.text.coding import Coding
from elnet.text.coding.decoding import decoded
from elnet.text.coding.encoding import encoded
from elnet.text.coding.systems import UNIX
from elnet.text.conversion import multibyte_of_unibyte

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Recode = Callable[[Lisp, object, object, object, object], object]


def _systems(lisp: Lisp) -> CodingSystems:
    return lisp.part(CodingSystems)


def _note(lisp: Lisp, coding: Coding) -> None:
    lisp.set("last-coding-system-used", intern(coding.name))


# Strings


@primitive()
def encode_coding_string(
    lisp: Lisp, string: object, coding_system: object, nocopy: object = NIL, buffer: object = NIL
) -> object:
    """Return the bytes of STRING in CODING-SYSTEM as a unibyte string; nil for CODING-SYSTEM leaves it as it is.

    NOCOPY means STRING itself may be returned.  If BUFFER is a buffer, insert the bytes there and return how many they are.
    """
    text = check.string(string)
    if coding_system is NIL:
        return _delivered(lisp, text, buffer) if isinstance(buffer, Buffer) else _same(text, nocopy)
    coding = _systems(lisp).find(check.symbol(coding_system))
    lisp.set("last-coding-system-used", coding_system)
    text = encodable(lisp, coding.system, text)
    if _stays(lisp, text.text, coding, "\n"):
        if nocopy is not NIL and not isinstance(buffer, Buffer):
            return text
        result = LString(text.text, False)
    else:
        result = LString(encoded(text.text, coding, text.multibyte).decode("latin-1"), False)
    return _delivered(lisp, result, buffer) if isinstance(buffer, Buffer) else result


@primitive()
def decode_coding_string(
    lisp: Lisp, string: object, coding_system: object, nocopy: object = NIL, buffer: object = NIL
) -> object:
    """Return the text whose bytes in CODING-SYSTEM are in STRING; nil for CODING-SYSTEM leaves it as it is.

    NOCOPY means STRING itself may be returned.  If BUFFER is a buffer, insert the text there and return its length.
    """
    text = check.string(string)
    if text.text.isascii() and coding_system is not NIL:
        coding = _systems(lisp).find(check.symbol(coding_system))
        if coding.system.ascii_compatible and _is_special(lisp, coding):
            coding_system = intern("no-conversion")
    return _decode(lisp, text, coding_system, nocopy, buffer)


def _decode(lisp: Lisp, string: object, coding_system: object, nocopy: object, buffer: object) -> object:
    text = check.string(string)
    if coding_system is NIL:
        lisp.set("last-coding-system-used", intern("no-conversion"))
        return _delivered(lisp, text, buffer) if isinstance(buffer, Buffer) else _same(text, nocopy)
    coding = _systems(lisp).found_for_decoding(check.symbol(coding_system))
    if nocopy is not NIL and not isinstance(buffer, Buffer) and _stays(lisp, text.text, coding, "\r"):
        lisp.set("last-coding-system-used", coding_system)
        return text
    result = _decoded(lisp, text, coding)
    return _delivered(lisp, result, buffer) if isinstance(buffer, Buffer) else result


def _is_special(lisp: Lisp, coding: Coding) -> bool:
    """Tell whether ASCII may mean something else in CODING, which Emacs does not look for in a string of nothing but ASCII."""
    return coding.system.name in _systems(lisp).conversions or (coding.system.kind == "utf-8" and not coding.system.codec)


def _stays(lisp: Lisp, text: str, coding: Coding, line_end: str) -> bool:
    """Tell whether TEXT is the same in CODING, which might change LINE_END in it."""
    if not text.isascii() or not coding.system.ascii_compatible or (line_end == "\r" and _is_special(lisp, coding)):
        return False
    if coding.system.kind == "undecided" and any(char in text for char in "\x1b\0\n"):
        return False
    return coding.line_end == UNIX or line_end not in text or (coding.line_end is None and line_end == "\n")


def _same(text: LString, nocopy: object) -> LString:
    from elnet.text.propertied import copied

    return text if nocopy is not NIL else copied(text)


def _delivered(lisp: Lisp, text: LString, buffer: Buffer) -> int:
    """Insert TEXT into BUFFER and return its length."""
    size = len(text.text)
    buffer.insert(buffer.fitting(text.text, text.multibyte), text.properties)  # type: ignore[arg-type]
    return size


def _decoded(lisp: Lisp, text: LString, coding: Coding) -> LString:
    table = _systems(lisp).table
    if text.multibyte and not text.text.isascii():
        parts = _decoded_around_characters(text.text, coding, lisp)
        return LString(converted(lisp, coding.system, parts), True)
    decoded_text, used = decoded(text.text.encode("latin-1"), coding, table)
    _note(lisp, used)
    decoded_text = converted(lisp, used.system, decoded_text)
    result = LString(decoded_text, decoded_text.isascii() or not used.system.decodes_to_bytes)
    result.properties = properties_of(decoded_text, used)
    return result


def _decoded_around_characters(text: str, coding: Coding, lisp: Lisp) -> str:
    """Decode the bytes in TEXT; characters that are none stay what they are."""
    import re

    found = []
    for piece in re.split("([^\x00-\x7f\udc80-\udcff]+)", text):
        if piece.isascii() or "\udc80" <= piece[0] <= "\udcff" or piece[0] < "\x80":
            part, used = decoded(piece.encode("ascii", "surrogateescape"), coding, _systems(lisp).table)
            _note(lisp, used)
            found.append(part if not used.system.decodes_to_bytes else multibyte_of_unibyte(part))
        else:
            found.append(piece)
    return "".join(found)


# Regions


@primitive(interactive="r\nzCoding system: ")
def encode_coding_region(lisp: Lisp, start: object, end: object, coding_system: object, destination: object = NIL) -> object:
    """Replace the text between START and END by its bytes in CODING-SYSTEM.

    If DESTINATION is a buffer, insert them there instead; if it is t, return them as a string.
    """
    return _recode(lisp, start, end, coding_system, destination, encode_coding_string)


@primitive(interactive="r\nzCoding system: ")
def decode_coding_region(lisp: Lisp, start: object, end: object, coding_system: object, destination: object = NIL) -> object:
    """Replace the bytes between START and END by the text that they are in CODING-SYSTEM.

    If DESTINATION is a buffer, insert it there instead; if it is t, return it as a string.
    """
    return _recode(lisp, start, end, coding_system, destination, _decode)


def _recode(lisp: Lisp, start: object, end: object, name: object, destination: object, recode: Recode) -> object:
    buffer = lisp.buffers.current
    low, high = region(buffer, start, end)
    if destination is not NIL and destination is not T and not isinstance(destination, Buffer):
        raise signal("wrong-type-argument", intern("bufferp"), destination)
    _systems(lisp).find(name)
    text = LString(buffer.substring(low, high), buffer.multibyte)
    if destination is T or isinstance(destination, Buffer):
        return recode(lisp, text, name, T, destination if isinstance(destination, Buffer) else NIL)
    result = check.string(recode(lisp, text, name, T, NIL))
    new = buffer.fitting(result.text, result.multibyte)
    if new != text.text or result.properties is not None:
        point, behind = buffer.point, buffer.size - high
        buffer.replace(low, high, new, result.properties)  # type: ignore[arg-type]
        buffer.goto(point if point <= low else buffer.size - behind if point >= high else min(point, low + len(new)))
    return len(new)


@primitive()
def recode_region(lisp: Lisp, start: object, end: object, new_coding: object, coding: object) -> Symbol:
    """Decode the text between START and END, which was decoded wrongly in CODING, in NEW-CODING."""
    text = encode_coding_region(lisp, start, end, coding, T)
    result = check.string(decode_coding_string(lisp, text, new_coding))
    buffer = lisp.buffers.current
    low, high = region(buffer, start, end)
    buffer.replace(low, high, buffer.fitting(result.text, result.multibyte))
    return truth(True)
