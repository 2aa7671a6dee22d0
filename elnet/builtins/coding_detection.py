"""Finding out which coding systems bytes may be in, and which a text can be encoded in."""

from __future__ import annotations

from elnet.builtins.coding_choice import sort_coding_systems
from elnet.objects.cons import list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, char_text
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.runtime.coding_systems import CodingSystems
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import region
from elnet.text.coding import Coding
from elnet.text.coding.detection import detected_line_end, fitting_systems, has_designation
from elnet.text.coding.encoding import can_encode, encoded


def _systems(lisp: Lisp) -> CodingSystems:
    return lisp.part(CodingSystems)


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
    table = _systems(lisp).table
    data = encoded(text.text, _systems(lisp).find(intern("raw-text-unix")), text.multibyte)
    if b"\0" in data:
        names = ["no-conversion"]
    elif data.isascii() and not has_designation(data):
        names = ["undecided"]
    else:
        names = fitting_systems(data, table) or ["raw-text"]
    line_end = detected_line_end(data.decode("latin-1"))
    if line_end is not None:
        names = [(coding.with_line_end(line_end) or coding).name for coding in map(table.find, names)]
    symbols = [intern(name) for name in names]
    return symbols[0] if highest is not NIL else list_from(symbols)


@primitive()
def find_coding_systems_string(lisp: Lisp, string: object) -> object:
    """Return the list of the coding systems that can encode STRING; (undecided) if all can."""
    text = check.string(string)
    if not text.multibyte or text.text.translate(_RAW_BYTES).isascii():
        return list_of(intern("undecided"))
    table = _systems(lisp).table
    codings = {table.find(name).system: table.find(name) for name in table.names()}
    able = [system.name for system, coding in codings.items() if system.kind != "undecided" and can_encode(text.text, coding)]
    return sort_coding_systems(lisp, list_from(map(intern, able)))


_RAW_BYTES = dict.fromkeys(range(0xDC80, 0xDD00), "a")


@primitive()
def find_coding_systems_region(lisp: Lisp, from_: object, to: object) -> object:
    """Return the list of the coding systems that can encode the text between FROM and TO; FROM may be a string."""
    if type(from_) is LString:
        return find_coding_systems_string(lisp, from_)
    buffer = lisp.buffers.current
    return find_coding_systems_string(lisp, LString(buffer.substring(*region(buffer, from_, to)), buffer.multibyte))


@primitive()
def unencodable_char_position(
    lisp: Lisp, start: object, end: object, coding_system: object, count: object = NIL, string: object = NIL
) -> object:
    """Return the first position between START and END of a character that CODING-SYSTEM cannot encode; nil for none.

    With COUNT, return a list of so many positions.  If STRING is non-nil, look there and not in the current buffer.
    """
    coding = _systems(lisp).find(coding_system)
    if string is NIL:
        buffer = lisp.buffers.current
        low, high = region(buffer, start, end)
        text = buffer.substring(low, high)
    else:
        low, high = check.fixnum(start), check.fixnum(end)
        text = check.string(string).text[low:high]
    places = [low + place for place in _unencodable(text, coding)]
    if count is not NIL:
        return list_from(places[: check.natural(count)])
    return places[0] if places else NIL


def _unencodable(text: str, coding: Coding) -> list[int]:
    """Return the places in TEXT of the characters that CODING lacks."""
    return [] if can_encode(text, coding) else [at for at, char in enumerate(text) if not can_encode(char, coding)]


@primitive()
def check_coding_systems_region(lisp: Lisp, start: object, end: object, coding_system_list_: object) -> object:
    """Return which coding systems of CODING-SYSTEM-LIST lack a character between START and END, and where.

    The value is a list of elements (CODING POSITION...).  START may be a string, in which positions count from 0.
    """
    if type(start) is LString:
        low, text = 0, start.text
    else:
        buffer = lisp.buffers.current
        low, high = region(buffer, start, end)
        text = buffer.substring(low, high)
    if text.isascii():
        return NIL
    found = []
    for name in elements(coding_system_list_):
        places = _unencodable(text, _systems(lisp).find(name))
        if places:
            found.append(list_of(name, *(low + place for place in places)))
    return list_from(found)


@primitive()
def encode_coding_char(lisp: Lisp, char: object, coding_system: object, charset: object = NIL) -> object:
    """Return CHAR as bytes in CODING-SYSTEM, nil if it has none there; CHARSET is accepted for compatibility."""
    coding = _systems(lisp).find(coding_system)
    text = char_text(check.character(char))
    if not can_encode(text, coding):
        return NIL
    data = encoded(text, coding)
    if coding.system.signature != "no":
        data = data.removeprefix(encoded("", coding))
    return LString(data.decode("latin-1"), False)
