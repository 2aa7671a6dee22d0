"""Encoding and decoding text, in strings and in buffers."""

from __future__ import annotations

from elnet.objects.conditions import signal, truth
from elnet.objects.cons import list_from, list_of
from elnet.objects.intervals import Intervals
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.coding_systems import CodingSystems
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import region
from elnet.text.buffer import Buffer
from elnet.text.coding import Coding
from elnet.text.coding.decoding import decoded
from elnet.text.coding.encoding import encoded
from elnet.text.conversion import multibyte_of_unibyte

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Recode = Callable[[Lisp, object, object, object, object], object]

CHARSET = intern("charset")


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
    if text.text.isascii() and coding.system.ascii_compatible and coding.line_end in (None, "unix"):
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
    if coding_system is NIL:
        lisp.set("last-coding-system-used", intern("no-conversion"))
        return _delivered(lisp, text, buffer) if isinstance(buffer, Buffer) else _same(text, nocopy)
    result = _decoded(lisp, text, _systems(lisp).find(check.symbol(coding_system)))
    return _delivered(lisp, result, buffer) if isinstance(buffer, Buffer) else result


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
        return LString(parts, True)
    decoded_text, used = decoded(text.text.encode("latin-1"), coding, table)
    _note(lisp, used)
    result = LString(decoded_text, decoded_text.isascii() or not used.system.decodes_to_bytes)
    if used.system.kind == "charset" and used.system.mime and not decoded_text.isascii():
        result.properties = Intervals(len(decoded_text), {CHARSET: intern(used.system.mime)})
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
    return _recode(lisp, start, end, coding_system, destination, decode_coding_string)


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


# Finding out


@primitive()
def detect_coding_string(lisp: Lisp, string: object, highest: object = NIL) -> object:
    """Return the coding systems that the bytes of STRING may be in, as a list, or the likeliest one if HIGHEST is non-nil."""
    return _detected(lisp, check.string(string), highest)


@primitive()
def detect_coding_region(lisp: Lisp, start: object, end: object, highest: object = NIL) -> object:
    """Return the coding systems that the bytes between START and END may be in, or the likeliest one if HIGHEST is non-nil."""
    buffer = lisp.buffers.current
    low, high = region(buffer, start, end)
    return _detected(lisp, LString(buffer.substring(low, high), buffer.multibyte), highest)


def _detected(lisp: Lisp, text: LString, highest: object) -> object:
    data = encoded(text.text, _systems(lisp).find(intern("raw-text-unix")), text.multibyte)
    _, used = decoded(data, _systems(lisp).find(intern("undecided")), _systems(lisp).table)
    found = intern(used.name)
    if used.line_end == "unix" and b"\n" not in data:
        found = intern(used.system.name)
    return found if highest is not NIL else list_of(found)


@primitive()
def find_coding_systems_string(lisp: Lisp, string: object) -> object:
    """Return the list of the coding systems that can encode STRING; (undecided) if all can."""
    text = check.string(string)
    if text.text.isascii():
        return list_of(intern("undecided"))
    names = []
    seen = set()
    table = _systems(lisp).table
    for name in table.names():
        coding = table.find(name)
        system = coding.system
        if system.codec and system not in seen and coding.line_end is None and _can_encode(text.text, system.codec):
            names.append(intern(system.name))
        seen.add(system)
    names.sort(key=lambda symbol: symbol.name != "utf-8")
    return list_from(names)


@primitive()
def find_coding_systems_region(lisp: Lisp, from_: object, to: object) -> object:
    """Return the list of the coding systems that can encode the text between FROM and TO; FROM may be a string."""
    if type(from_) is LString:
        return find_coding_systems_string(lisp, from_)
    buffer = lisp.buffers.current
    return find_coding_systems_string(lisp, LString(buffer.substring(*region(buffer, from_, to)), buffer.multibyte))


def _can_encode(text: str, codec: str) -> bool:
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


@primitive()
def unencodable_char_position(
    lisp: Lisp, start: object, end: object, coding_system: object, count: object = NIL, string: object = NIL
) -> object:
    """Return the first position between START and END of a character that CODING-SYSTEM cannot encode; nil for none.

    With COUNT, return a list of so many positions.  If STRING is non-nil, look there and not in the current buffer.
    """
    codec = _systems(lisp).find(coding_system).system.codec or "utf-8"
    if string is NIL:
        buffer = lisp.buffers.current
        low, high = region(buffer, start, end)
        text = buffer.substring(low, high)
    else:
        low, high = check.fixnum(start), check.fixnum(end)
        text = check.string(string).text[low:high]
    places = [
        low + place for place, char in enumerate(text) if not "\udc80" <= char <= "\udcff" and not _can_encode(char, codec)
    ]
    if count is not NIL:
        return list_from(places[: check.natural(count)])
    return places[0] if places else NIL


@primitive()
def recode_region(lisp: Lisp, start: object, end: object, new_coding: object, coding: object) -> Symbol:
    """Decode the text between START and END, which was decoded wrongly in CODING, in NEW-CODING."""
    text = encode_coding_region(lisp, start, end, coding, T)
    result = check.string(decode_coding_string(lisp, text, new_coding))
    buffer = lisp.buffers.current
    low, high = region(buffer, start, end)
    buffer.replace(low, high, buffer.fitting(result.text, result.multibyte))
    return truth(True)
