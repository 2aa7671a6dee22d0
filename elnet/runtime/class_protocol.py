"""What objects of EIEIO do by default: being made, initialised, copied and named, as methods that programs can extend."""

from __future__ import annotations

from elnet.objects.conditions import signal
from elnet.objects.cons import list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Record
from elnet.runtime.classes import ROOT, UNBOUND_SLOT, Classes, ClassSlot, EieioClass
from elnet.runtime.generics import Generics, Method
from elnet.runtime.lisp import Lisp
from elnet.runtime.object_writing import write_object
from elnet.runtime.specializers import rank_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


CONDITIONS = {
    "invalid-slot-name": "Invalid slot name",
    "invalid-slot-type": "Invalid slot type",
    "eieio-read-only": "Read-only slot",
    "unbound-slot": "Unbound slot",
    "inconsistent-class-hierarchy": "Inconsistent class hierarchy",
}
SUBCLASS = intern("subclass")


class Eieio:
    """EIEIO in one interpreter; to make it is to load the library."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.classes = lisp.part(Classes)
        self.generics = lisp.part(Generics)
        self.names: dict[int, tuple[Record, object]] = {}
        lisp.set(UNBOUND_SLOT.name, UNBOUND_SLOT)
        lisp.variables.special.add(UNBOUND_SLOT)
        for name, message in CONDITIONS.items():
            lisp.call(intern("define-error"), intern(name), lisp_string(message))
        self.generics.specializers.chains.append(self._chain)
        self.generics.specializers.ranks[SUBCLASS] = self._subclass_rank
        self._methods()

    def _chain(self, value: object) -> tuple[str, ...] | None:
        kind = self.classes.of_object(value)
        if kind is None:
            return ("eieio--class", "cl--class", "record", "atom") if isinstance(value, EieioClass) else None
        return (*(name.name for name in kind.dispatch_order()), "record", "atom")

    def _subclass_rank(self, wanted: object, value: object) -> int | None:
        name = value.name if isinstance(value, EieioClass) else value
        kind = self.classes.by_name.get(name) if isinstance(name, Symbol) else None
        if kind is None:
            return None
        order = kind.dispatch_order()
        return rank_of(60, order.index(wanted)) if wanted in order else None

    # The methods of the root class

    def _methods(self) -> None:
        self._method("make-instance", [T], lambda following, kind, *initargs: self.make(kind, initargs))
        self._method("initialize-instance", [ROOT], lambda following, value, *rest: self.initialize(value, *rest))
        self._method("shared-initialize", [ROOT], lambda following, value, initargs: self.set_slots(value, initargs))
        self._method("slot-missing", [ROOT], lambda following, value, name, *rest: self.missing(value, name))
        self._method("slot-unbound", [ROOT], lambda following, value, kind, name, fn: self.unbound(value, kind, name, fn))
        self._method("clone", [ROOT], lambda following, value, *initargs: self.clone(value, initargs))
        self._method("eieio-object-name-string", [ROOT], lambda following, value: self.name_string(value))
        self._method("eieio-object-set-name-string", [ROOT], lambda following, value, name: self.rename(value, name))
        self._method("object-print", [ROOT], lambda following, value, *strings: self.printed(value, strings))
        self._method("object-write", [ROOT], lambda following, value, *comment: write_object(self.lisp, value, *comment))
        self._method("destructor", [ROOT], lambda following, value, *rest: NIL)

    def _method(self, name: str, specializers: list[object], function: Callable[..., object]) -> None:
        self.generics.add(intern(name), Method(NIL, NIL, specializers, function))

    def make(self, kind: object, initargs: tuple[object, ...]) -> object:
        """Return a new object of KIND, a class or its name, initialised with INITARGS."""
        name = kind.name if isinstance(kind, EieioClass) else kind
        if name not in self.classes.by_name:
            raise signal("cl-no-applicable-method", intern("make-instance"), kind, *initargs)
        found = self.classes.find(kind)
        value = Record([found.name, *(UNBOUND_SLOT for _ in found.own_slots)])
        given = list(initargs)
        if len(given) % 2:
            name = given.pop(0)
            if isinstance(name, LString):
                self.rename(value, name)
        self.lisp.call(intern("initialize-instance"), value, list_of(*given))
        return value

    def initialize(self, value: object, initargs: object = NIL) -> object:
        """Give the slots of VALUE the values of INITARGS, the others their first values."""
        record, kind = self.classes.check_object(value)
        given = elements(initargs)[::2]
        for place, slot in enumerate(kind.own_slots, 1):
            if slot.initform is not None and not any(each is arg for each in slot.initargs for arg in given):
                first = self.classes.first_value(slot)
                record.items[place] = first
        self.lisp.call(intern("shared-initialize"), value, initargs)
        return NIL

    def set_slots(self, value: object, initargs: object) -> object:
        """Set the slots of VALUE that INITARGS name."""
        _, kind = self.classes.check_object(value)
        given = elements(initargs)
        for initarg, new in zip(given[::2], given[1::2], strict=False):
            slot = self.classes.slot_of_initarg(kind, initarg)
            if slot is None:
                self.lisp.call(intern("slot-missing"), value, initarg, intern("oset"), new)
            else:
                self.classes.write(value, slot.name, new)
        return NIL

    def missing(self, value: object, name: object) -> object:
        """Signal that VALUE has no slot NAME."""
        raise signal("invalid-slot-name", lisp_string(self.classes.name_of(value)), name)

    def unbound(self, value: object, kind: object, name: object, function: object) -> object:
        """Signal that the slot NAME of VALUE, of KIND, has no value, which FUNCTION wanted."""
        raise signal("unbound-slot", kind, lisp_string(self.classes.name_of(value)), name, function)

    def clone(self, value: object, initargs: tuple[object, ...]) -> object:
        """Return a copy of VALUE, changed by INITARGS."""
        record, _ = self.classes.check_object(value)
        copy = Record(list(record.items))
        given = list(initargs)
        if given and isinstance(given[0], LString):
            self.rename(copy, given.pop(0))
        self.lisp.call(intern("shared-initialize"), copy, list_of(*given))
        return copy

    def name_string(self, value: object) -> object:
        """Return the name of VALUE, made up if it got none."""
        record, kind = self.classes.check_object(value)
        known = self.names.get(id(record))
        return known[1] if known is not None else lisp_string(f"{kind.name.name}-{id(record) & 0xFFFFFF:x}")

    def rename(self, value: object, name: object) -> object:
        """Make NAME the name of VALUE."""
        record, _ = self.classes.check_object(value)
        self.names[id(record)] = (record, name)
        return name

    def printed(self, value: object, strings: tuple[object, ...]) -> object:
        """Return what stands for VALUE, with STRINGS at its end."""
        more = "".join(each.text for each in strings if isinstance(each, LString))
        return lisp_string(f"{self.classes.name_of(value)[:-1]}{more}>")

    # Classes

    def define_accessors(self, kind: EieioClass, slots: list[ClassSlot]) -> None:
        """Define the accessors of SLOTS, those that the definition of KIND has."""
        for slot in slots:
            for option in (":accessor", ":reader"):
                if option in slot.options:
                    self._reader(slot.options[option], kind, slot.name)
            if ":accessor" in slot.options:
                setter = intern(f"(setf {slot.options[':accessor'].name})")  # type: ignore[attr-defined]
                self._writer(setter, [T, kind.name], slot.name, value_first=True)
                if slot.shared:
                    self._class_reader(slot.options[":accessor"], kind, slot)
            if ":writer" in slot.options:
                self._writer(slot.options[":writer"], [kind.name], slot.name, value_first=False)

    def _reader(self, name: Any, kind: EieioClass, slot: object) -> None:
        self._method(name.name, [kind.name], lambda following, value: self.classes.read(value, slot))

    def _class_reader(self, name: Any, kind: EieioClass, slot: ClassSlot) -> None:
        subclass = list_of(SUBCLASS, kind.name)
        self._method(name.name, [subclass], lambda following, which: self.classes.find(which).values[slot.name])

    def _writer(self, name: Any, specializers: list[object], slot: object, value_first: bool) -> None:
        def write(following: object, first: object, second: object) -> object:
            value, new = (second, first) if value_first else (first, second)
            return self.classes.write(value, slot, new)

        self._method(name.name, specializers, write)
