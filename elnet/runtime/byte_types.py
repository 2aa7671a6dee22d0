"""The types of the library bindat: how a value becomes bytes and bytes a value (manual node "Bindat Types").

The expression that `bindat-type` is given becomes Lisp code that makes these objects; the fields of a `struct` hold functions
of the fields before them, which return the type when it is known.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from elnet.objects.base import LispObject
from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.byte_positions import Place, bits_of, bytes_of, field, number_of, without_null

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

UNNAMED = intern("_")


class ByteType(LispObject, ABC):
    """A type: `unpack`, `length` (which moves the place on) and `pack` at a place."""

    __slots__ = ()

    lisp_type = "bindat--type"

    @abstractmethod
    def unpack(self, place: Place) -> object:
        """Return the value at PLACE, and go past it."""

    @abstractmethod
    def length(self, place: Place, value: object) -> None:
        """Move PLACE on by the length of VALUE."""

    @abstractmethod
    def pack(self, place: Place, value: object) -> None:
        """Store VALUE at PLACE, and go past it."""

    def lisp_print(self, readably: bool) -> str:
        """Return what shows that this is a type."""
        return f"#<bindat--type {type(self).__name__.lower()}>"


class Number(ByteType):
    """An integer of so many bits, SIGNED or not, LITTLE-endian or not."""

    __slots__ = ("bits", "little", "signed")

    def __init__(self, bits: object, little: object = NIL, signed: bool = False) -> None:
        self.bits = check.integer_or_marker(bits)
        self.little = little is not NIL
        self.signed = signed

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return (self.bits + 7) // 8

    def unpack(self, place: Place) -> object:
        number = place.take_number(self.size, self.little)
        return number - (1 << self.bits) if self.signed and self.bits and number >> (self.bits - 1) else number

    def length(self, place: Place, value: object) -> None:
        place.index += self.size

    def pack(self, place: Place, value: object) -> None:
        place.put_number(value, self.size, self.little)


class Str(ByteType):
    """So many bytes."""

    __slots__ = ("size",)

    def __init__(self, size: object) -> None:
        self.size = check.integer_or_marker(size)

    def unpack(self, place: Place) -> object:
        found = place.text(place.index, place.index + self.size)
        place.index += self.size
        return found

    def length(self, place: Place, value: object) -> None:
        place.index += self.size

    def pack(self, place: Place, value: object) -> None:
        start = place.index
        place.put_all(bytes_of(place.lisp, value)[: self.size])
        place.index = start + self.size


class Strz(ByteType):
    """Bytes up to a null byte, or up to SIZE of them."""

    __slots__ = ("size",)

    def __init__(self, size: object = NIL) -> None:
        self.size = None if size is NIL else check.integer_or_marker(size)

    def unpack(self, place: Place) -> object:
        found = place.take_terminated(self.size)
        place.index += len(found.text) + 1 if self.size is None else self.size
        return found

    def length(self, place: Place, value: object) -> None:
        place.index += len(bytes_of(place.lisp, value)) + 1 if self.size is None else self.size

    def pack(self, place: Place, value: object) -> None:
        data = bytes_of(place.lisp, value)
        if self.size is None:
            place.put_all(without_null(data) + b"\0")
            return
        start = place.index
        place.put_all((data + b"\0")[: self.size])
        place.index = start + self.size


class Bits(ByteType):
    """The places of the bits that are set in SIZE bytes."""

    __slots__ = ("size",)

    def __init__(self, size: object) -> None:
        self.size = check.integer_or_marker(size)

    def unpack(self, place: Place) -> object:
        return list_from(bits_of(place.take_number(self.size, False)))

    def length(self, place: Place, value: object) -> None:
        place.index += self.size

    def pack(self, place: Place, value: object) -> None:
        place.put_number(number_of(value), self.size, False)


class Fill(ByteType):
    """SIZE bytes that mean nothing, or as many as there are to the next multiple of it."""

    __slots__ = ("aligns", "size")

    def __init__(self, size: object, aligns: bool = False) -> None:
        self.size = check.integer_or_marker(size)
        self.aligns = aligns

    def _skip(self, place: Place) -> None:
        if self.aligns:
            place.align(self.size)
        else:
            place.index += self.size

    def unpack(self, place: Place) -> object:
        self._skip(place)
        return NIL

    def length(self, place: Place, value: object) -> None:
        self._skip(place)

    def pack(self, place: Place, value: object) -> None:
        self._skip(place)


class Unit(ByteType):
    """No bytes; VALUE is a function that returns what they mean."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def unpack(self, place: Place) -> object:
        return place.lisp.call(self.value)

    def length(self, place: Place, value: object) -> None:
        pass

    def pack(self, place: Place, value: object) -> None:
        pass


class Series(ByteType):
    """COUNT values of one type: a vector, or if it is a LIST that."""

    __slots__ = ("count", "element", "is_list")

    def __init__(self, count: object, element: ByteType, is_list: bool) -> None:
        self.count = check.integer_or_marker(count)
        self.element = element
        self.is_list = is_list

    def unpack(self, place: Place) -> object:
        items = [self.element.unpack(place) for _ in range(self.count)]
        return list_from(items) if self.is_list else Vector(items)

    def _items(self, place: Place, value: object) -> list[object]:
        if not self.is_list:
            aref = intern("aref") if type(value) is not Cons and value is not NIL else intern("elt")
            return [place.lisp.call(aref, value, index) for index in range(self.count)]
        items = elements(value)[: self.count]
        return items + [NIL] * (self.count - len(items))

    def length(self, place: Place, value: object) -> None:
        if type(self.element) is Number:
            place.index += self.element.size * self.count
            return
        for item in self._items(place, value):
            self.element.length(place, item)

    def pack(self, place: Place, value: object) -> None:
        items = self._items(place, value)
        if type(self.element) is Number and self.element.size == 1:
            place.put_all(bytes([check.integer_or_marker(item) & 255 for item in items]))
            return
        for item in items:
            self.element.pack(place, item)


class Field:
    """One field of a struct: TYPE and VALUE are functions of the whole value and of the fields before it."""

    __slots__ = ("name", "type", "value")

    def __init__(self, name: object, kind: object, value: object) -> None:
        self.name = name
        self.type = kind
        self.value = value


class Struct(ByteType):
    """Fields; the value is an alist of those that have a name, or what the function UNPACKED makes of them."""

    __slots__ = ("fields", "unpacked")

    def __init__(self, fields: object, unpacked: object) -> None:
        self.fields = [Field(*elements(each)) for each in elements(fields)]
        self.unpacked = unpacked

    def unpack(self, place: Place) -> object:
        call = place.lisp.call
        values: list[object] = []
        found: list[object] = []
        for each in self.fields:
            kind: Any = call(each.type, NIL, *values)
            value = kind.unpack(place)
            values.append(value)
            if each.name is not UNNAMED and each.name is not NIL:
                found.append(cons(each.name, value))
            elif self.unpacked is NIL:
                found += elements(value) if type(value) is Cons else []
        return list_from(found) if self.unpacked is NIL else call(self.unpacked, NIL, *values)

    def _walk(self, place: Place, whole: object, act: Callable[[ByteType, object], None]) -> None:
        call = place.lisp.call
        values: list[object] = []
        for each in self.fields:
            if each.value is not NIL:
                value = call(each.value, whole, *values)
            elif each.name is UNNAMED or each.name is NIL:
                value = whole
            else:
                value = field(place.lisp, whole, [each.name])
            kind: Any = call(each.type, whole, *values)
            act(kind, value)
            values.append(value)

    def length(self, place: Place, value: object) -> None:
        self._walk(place, value, lambda kind, item: kind.length(place, item))

    def pack(self, place: Place, value: object) -> None:
        self._walk(place, value, lambda kind, item: kind.pack(place, item))


def make(kind: str, arguments: tuple[object, ...]) -> ByteType:
    """Return the type that the expression (KIND ARGUMENTS…) stands for."""
    return _MAKERS[kind](*arguments)


_MAKERS: dict[str, Callable[..., ByteType]] = {
    "byte": lambda: Number(8),
    "uint": Number,
    "uintr": lambda bits: Number(bits, intern("le")),
    "sint": lambda bits, little=NIL: Number(bits, little, True),
    "str": Str,
    "strz": Strz,
    "bits": Bits,
    "fill": Fill,
    "align": lambda size: Fill(size, True),
    "unit": Unit,
    "vec": lambda count, element: Series(count, element, False),
    "repeat": lambda count, element: Series(count, element, True),
    "struct": Struct,
}
