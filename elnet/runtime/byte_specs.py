"""The older specifications of the library bindat: lists that are interpreted.

An item is (FIELD TYPE [LENGTH [ELEMENT-TYPE]]), or (fill N), (align N), (eval FORM), (struct SPEC), (union TAG CASE…) without
a field.  A length that is a list names an earlier field, and wherever a length or type is (eval FORM) the form is evaluated
with `last`, the value of the item before, `struct`, the fields so far, and `tag`, that of a union.
Three walks, to unpack, to measure and to pack, differ in what they do with one field; `_Walk` has what they share.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.equality import equal
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.byte_positions import Place, field
from elnet.runtime.byte_types import Bits, ByteType, Number, Str, Strz

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

EVAL, FILL, ALIGN, STRUCT, UNION, REPEAT = map(intern, ("eval", "fill", "align", "struct", "union", "repeat"))
WITHOUT_FIELD = (EVAL, FILL, ALIGN, STRUCT, UNION)
LAST, TAG = intern("last"), intern("tag")
NUMBERS = {
    "u8": (1, False), "byte": (1, False), "u16": (2, False), "word": (2, False), "short": (2, False), "u24": (3, False),
    "u32": (4, False), "dword": (4, False), "long": (4, False), "u16r": (2, True), "u24r": (3, True), "u32r": (4, True),
}  # fmt: skip


class Item:
    """One item of a specification, taken apart: REST has what follows the length."""

    __slots__ = ("field", "kind", "length", "rest")

    def __init__(self, walk: _Walk, item: Cons) -> None:
        parts = elements(item)
        self.field = walk.evaluated(parts[0])
        if self.field in WITHOUT_FIELD:
            self.kind, self.field, at = self.field, NIL, 1
        else:
            self.kind, at = walk.evaluated(parts[1]) if len(parts) > 1 else NIL, 2
        length = parts[at] if len(parts) > at else NIL
        self.length: object = length
        self.rest = parts[at + 1 :]


class _Walk(ABC):
    """What unpacking, measuring and packing share; FOUND is `struct`, an alist of fields."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.lisp = place.lisp

    def evaluated(self, value: object) -> Any:
        """Return what VALUE, if it is (eval FORM), evaluates to, else VALUE."""
        if type(value) is Cons and value.car is EVAL and type(value.cdr) is Cons:
            return self.evaluate(value.cdr.car)
        return value

    def evaluate(self, form: object) -> object:
        """Return the value of FORM, dynamically bound."""
        return self.lisp.call(EVAL, form)

    def group(self, spec: object, found: object) -> object:
        """Go through SPEC with the fields FOUND; return what there is then."""
        variables = self.lisp.variables
        bindings = [variables.bind(STRUCT, found), variables.bind(LAST, NIL)]
        try:
            for each in elements(spec):
                assert type(each) is Cons
                self._item(Item(self, each))
            return variables.get(STRUCT)
        finally:
            for binding in reversed(bindings):
                variables.unbind(binding)

    @property
    def found(self) -> object:
        """The fields so far."""
        return self.lisp.variables.get(STRUCT)

    def _item(self, item: Item) -> None:
        length = item.length
        if item.kind is EVAL:
            self.computed(item.field, self.evaluate(length))
            return
        length = self.evaluated(length)
        if type(length) is Cons:
            length = field(self.lisp, self.found, elements(length))
        if item.kind is FILL:
            self.place.index += check.integer_or_marker(1 if length is NIL else length)
        elif item.kind is ALIGN:
            self.place.align(check.integer_or_marker(1 if length is NIL else length))
        elif item.kind is STRUCT:
            self.structure(item.field, self.evaluate(length))
        elif item.kind is REPEAT:
            self.repeated(item.field, check.integer_or_marker(1 if length is NIL else length), list_from(item.rest))
        elif item.kind is UNION:
            self._union(item, length)
        else:
            kind = self.basic(item, length)
            if kind is not None:
                self.lisp.variables.set(LAST, self.simple(item.field, kind))

    def _union(self, item: Item, tag: object) -> None:
        binding = self.lisp.variables.bind(TAG, tag)
        try:
            for case in item.rest:
                assert type(case) is Cons
                label = case.car
                if label is T or equal(label, tag) or (type(label) is Cons and self.evaluated(label) is not NIL):
                    self.alternative(item.field, case.cdr)
                    return
        finally:
            self.lisp.variables.unbind(binding)

    def basic(self, item: Item, length: object) -> ByteType | None:
        """Return the type of a field that is no group, None if it is unknown."""
        element = item.rest[0] if item.rest else NIL
        return basic_type(item.kind, length, element)

    # What the walks do

    @abstractmethod
    def computed(self, name: object, value: object) -> None: ...

    @abstractmethod
    def structure(self, name: object, spec: object) -> None: ...

    @abstractmethod
    def repeated(self, name: object, count: int, spec: object) -> None: ...

    @abstractmethod
    def alternative(self, name: object, spec: object) -> None: ...

    @abstractmethod
    def simple(self, name: object, kind: ByteType) -> object: ...

    def add(self, name: object, value: object) -> None:
        """Enter VALUE under NAME; without a name it is an alist whose fields are entered."""
        if value is NIL:
            return
        new = list_from(elements(value), self.found) if name is NIL else cons(cons(name, value), self.found)
        self.lisp.variables.set(STRUCT, new)


class _Vec(ByteType):
    """A vector of COUNT values of the type ELEMENT."""

    __slots__ = ("count", "element")

    def __init__(self, count: int, element: ByteType) -> None:
        self.count = count
        self.element = element

    def unpack(self, place: Place) -> object:
        return Vector([self.element.unpack(place) for _ in range(self.count)])

    def length(self, place: Place, value: object) -> None:
        for _ in range(self.count):
            self.element.length(place, NIL)

    def pack(self, place: Place, value: object) -> None:
        for index in range(self.count):
            self.element.pack(place, place.lisp.call(intern("aref"), value, index))


def basic_type(kind: object, length: object, element: object) -> ByteType | None:
    """Return the type of the old name KIND with LENGTH and type ELEMENT, None if there is none."""
    name = getattr(kind, "name", "")
    if name in NUMBERS:
        size, little = NUMBERS[name]
        return Number(8 * size, T if little else NIL)
    size = check.integer_or_marker(1 if length is NIL else length) if name in ("str", "strz", "bits", "vec") else 0
    if name == "ip":
        return _Vec(4, Number(8))
    if name == "vec":
        if type(element) is Cons:
            parts = [*elements(element), NIL, NIL]
            inner = basic_type(parts[0], parts[1], parts[2])
        else:
            inner = Number(8) if element is NIL else basic_type(element, NIL, NIL)
        return None if inner is None else _Vec(size, inner)
    kinds: dict[str, type[Str] | type[Strz] | type[Bits]] = {"str": Str, "strz": Strz, "bits": Bits}
    return kinds[name](size) if name in kinds else None


class Unpacking(_Walk):
    """Bytes to an alist."""

    def computed(self, name: object, value: object) -> None:
        if name is not NIL:
            self.add(name, value)

    def structure(self, name: object, spec: object) -> None:
        self.add(name, self.group(spec, NIL))

    def repeated(self, name: object, count: int, spec: object) -> None:
        self.add(name, list_from([self.group(spec, NIL) for _ in range(count)]))

    def alternative(self, name: object, spec: object) -> None:
        self.add(name, self.group(spec, NIL))

    def simple(self, name: object, kind: ByteType) -> object:
        value = kind.unpack(self.place)
        self.add(name, value)
        return value


class Packing(_Walk):
    """An alist to bytes, or if MEASURING only to their number."""

    def __init__(self, place: Place, measuring: bool) -> None:
        super().__init__(place)
        self.measuring = measuring

    def computed(self, name: object, value: object) -> None:
        if name is not NIL:
            self.lisp.variables.set(STRUCT, cons(cons(name, value), self.found))

    def _inner(self, name: object) -> object:
        return self.found if name is NIL else field(self.lisp, self.found, [name])

    def structure(self, name: object, spec: object) -> None:
        self.group(spec, self._inner(name))

    def repeated(self, name: object, count: int, spec: object) -> None:
        values = elements(self._inner(name))
        for index in range(count):
            self.group(spec, values[index] if index < len(values) else NIL)

    def alternative(self, name: object, spec: object) -> None:
        self.group(spec, self.found)

    def simple(self, name: object, kind: ByteType) -> object:
        value = field(self.lisp, self.found, [name])
        if self.measuring or value is NIL:
            kind.length(self.place, value)
        else:
            kind.pack(self.place, value)
        return value
