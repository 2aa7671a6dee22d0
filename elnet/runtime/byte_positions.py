"""Where packing and unpacking is: a byte array and an index, which Lisp sees as `bindat-raw` and `bindat-idx`."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, lisp_error, wrong_type_argument
from elnet.objects.lists import elements
from elnet.objects.strings import LString, unibyte_string
from elnet.objects.symbols import NIL, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from elnet.runtime.lisp import Lisp

RAW, INDEX = intern("bindat-raw"), intern("bindat-idx")


class Place:
    """The byte array RAW, a unibyte string or a vector, and the index in it; RAW is nil where only lengths count."""

    def __init__(self, lisp: Lisp, raw: object) -> None:
        self.lisp = lisp
        self.raw = raw
        self._cell = lisp.variables.cell(INDEX)

    @property
    def index(self) -> int:
        """The index of the next byte."""
        found = self._cell.value
        assert type(found) is int
        return found

    @index.setter
    def index(self, value: int) -> None:
        self._cell.value = value

    def take(self) -> int:
        """Return the next byte and go past it."""
        index = self.index
        value = self.at(index)
        self.index = index + 1
        return value

    def at(self, index: int) -> int:
        """Return the byte at INDEX."""
        raw: Any = self.raw
        if type(raw) is LString:
            if index >= len(raw.text):
                raise args_out_of_range(raw, index)
            return ord(raw.text[index])
        if type(raw) is not Vector:
            raise wrong_type_argument("arrayp", raw)
        if index >= len(raw.items):
            raise args_out_of_range(raw, index)
        return check.integer_or_marker(raw.items[index])

    def text(self, start: int, end: int) -> LString:
        """Return the bytes from START to END as a unibyte string."""
        raw: Any = self.raw
        size = len(raw.text) if type(raw) is LString else len(raw.items)
        if end > size or end < start:
            raise args_out_of_range(raw, start, end)
        if type(raw) is LString:
            return LString(raw.text[start:end], False)
        return unibyte_string(bytes(check.integer_or_marker(item) & 255 for item in raw.items[start:end]))

    def put(self, value: object) -> None:
        """Store the lowest eight bits of VALUE and go on."""
        byte = check.integer_or_marker(value) & 255
        index = self.index
        raw: Any = self.raw
        if type(raw) is LString:
            if index >= len(raw.text):
                raise args_out_of_range(raw, index)
            raw.text = raw.text[:index] + chr(byte) + raw.text[index + 1 :]
        else:
            if index >= len(raw.items):
                raise args_out_of_range(raw, index)
            raw.items[index] = byte
        self.index = index + 1

    def put_all(self, data: bytes) -> None:
        """Store DATA and go on."""
        index, end = self.index, self.index + len(data)
        raw: Any = self.raw
        if type(raw) is LString and end <= len(raw.text):
            raw.text = raw.text[:index] + data.decode("latin-1") + raw.text[end:]
            self.index = end
        else:
            for byte in data:
                self.put(byte)

    def take_number(self, size: int, little: bool) -> int:
        """Return the unsigned number in the next SIZE bytes, the lowest first if it is LITTLE-endian."""
        data = bytes(self.take() & 255 for _ in range(size))
        return int.from_bytes(data, "little" if little else "big")

    def put_number(self, value: object, size: int, little: bool) -> None:
        """Store VALUE in SIZE bytes."""
        number = check.integer_or_marker(value) & ((1 << 8 * size) - 1)
        self.put_all(number.to_bytes(size, "little" if little else "big"))

    def align(self, size: int) -> None:
        """Go on to the next multiple of SIZE."""
        if size > 0:
            self.index += -self.index % size

    def take_terminated(self, longest: int | None) -> LString:
        """Return the bytes before the next null, or LONGEST of them; do not move."""
        start = end = self.index
        while (longest is None or end - start < longest) and self.at(end):
            end += 1
        return self.text(start, end)


def bytes_of(lisp: Lisp, value: object) -> bytes:
    """Return the bytes of VALUE, a string or another sequence of numbers."""
    if type(value) is not LString:
        items = value.items if type(value) is Vector else elements(value)
        return bytes(check.integer_or_marker(item) & 255 for item in items)
    if value.multibyte:
        value = lisp.call(intern("string-to-unibyte"), value)
        assert type(value) is LString
    return value.text.encode("latin-1")


def bits_of(number: int) -> list[object]:
    """Return the places of the bits that are set in NUMBER, the lowest first."""
    return [place for place in range(number.bit_length()) if number >> place & 1]


def number_of(places: object) -> int:
    """Return the number in which the bits at PLACES, a list, are set."""
    number = 0
    for place in elements(places):
        number |= 1 << check.integer_or_marker(place)
    return number


def field(lisp: Lisp, value: object, names: list[object]) -> object:
    """Return what NAMES, symbols for fields and integers for elements, lead to in VALUE."""
    for name in names:
        if value is NIL:
            return NIL
        if type(name) is int:
            value = lisp.call(intern("elt"), value, name)
        else:
            entry: Any = lisp.call(intern("assq"), name, value)
            value = NIL if entry is NIL else entry.cdr
    return value


def without_null(data: bytes) -> bytes:
    """Return DATA; signal an error if it has a null byte, which would end it."""
    if 0 in data:
        raise lisp_error("Null byte encountered in input strz string")
    return data
