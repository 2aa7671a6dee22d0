"""The classes of EIEIO: their slots and parents, and the objects made of them (the manual "EIEIO").

An object is a record that starts with the name of its class.  A slot without value holds the symbol `eieio--unbound`.  Slots
with :allocation :class have their one value in the class.
"""

from __future__ import annotations

from elnet.objects.base import LispObject
from elnet.objects.conditions import lisp_error, signal, wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.equality import equal
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern, is_keyword
from elnet.objects.vectors import Record
from elnet.runtime.backquote import quoted
from elnet.runtime.cl_types import has_type
from elnet.runtime.keywords import shown
from elnet.runtime.lisp import Lisp
from elnet.runtime.oclosures import OClosure, slot_place
from elnet.runtime.structures import Structure, Structures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


UNBOUND_SLOT = intern("eieio--unbound")
ROOT = intern("eieio-default-superclass")


class ClassSlot:
    """A slot: NAME, INITARGS, the form of its first value or None, TYPE, whether it is SHARED by all objects, and OPTIONS."""

    __slots__ = ("groups", "initargs", "initform", "name", "options", "shared", "type")

    def __init__(self, name: Symbol, options: dict[str, object]) -> None:
        self.name = name
        self.options = options
        self.initargs = [options[":initarg"]] if ":initarg" in options else []
        self.initform: object = options.get(":initform")
        self.type = options.get(":type", T)
        self.shared = options.get(":allocation") is intern(":class")
        group = options.get(":group", NIL)
        self.groups = elements(group) if type(group) is Cons else [] if group is NIL else [group]

    def over(self, inherited: ClassSlot) -> ClassSlot:
        """Return this slot with what it leaves open taken from INHERITED, the one of the same name of a parent."""
        merged = ClassSlot(self.name, {**inherited.options, **self.options})
        merged.initargs = [*inherited.initargs, *(each for each in self.initargs if each not in inherited.initargs)]
        merged.shared = inherited.shared if ":allocation" not in self.options else self.shared
        merged.groups = [*inherited.groups, *(each for each in self.groups if each not in inherited.groups)]
        return merged

    def properties(self) -> object:
        """Return the other options that say something, as an alist."""
        found: list[object] = []
        for key in (":documentation", ":custom", ":label", ":group", ":printer"):
            value = self.options.get(key, NIL)
            if value is not NIL:
                found.append(cons(intern(key), list_from(self.groups) if key == ":group" else value))
        return list_from(found)

    def descriptor(self) -> Record:
        """Return the structure that describes the slot."""
        first = UNBOUND_SLOT if self.initform is None else _unquoted(self.initform)
        return Record([intern("cl-slot-descriptor"), self.name, first, self.type, self.properties()])


class EieioClass(LispObject):
    """A class: NAME, PARENTS, SLOTS in order, OPTIONS, and VALUES, those of its shared slots by name."""

    __slots__ = ("__weakref__", "_places", "children", "documentation", "name", "options", "parents", "slots", "values")

    def __init__(self, name: Symbol, parents: list[EieioClass], options: dict[str, object]) -> None:
        self.name = name
        self.parents = parents
        self.options = options
        self.slots: list[ClassSlot] = []
        self._places: dict[object, tuple[ClassSlot, int]] = {}
        """The slots by their names and keywords, with where each is in the record, 0 for a shared one."""
        self.values: dict[Symbol, object] = {}
        self.children: list[Symbol] = []
        self.documentation: object = options.get(":documentation", NIL)

    def lisp_print(self, readably: bool) -> str:
        """Return the printed text."""
        return f"#<eieio--class {self.name.name}>"

    def add_slot(self, lisp: Lisp, slot: ClassSlot) -> None:
        """Add SLOT, or put it over the inherited one of its name."""
        self._places.clear()
        for place, old in enumerate(self.slots):
            if old.name is slot.name:
                _refuse_other_type(lisp, slot, old)
                self.slots[place] = slot.over(old)
                return
        self.slots.append(slot)

    @property
    def own_slots(self) -> list[ClassSlot]:
        """The slots that each object has, in the order of the record."""
        return [slot for slot in self.slots if not slot.shared]

    def slot(self, name: object) -> ClassSlot | None:
        """Return the slot called NAME, None if there is none."""
        found = self._find(name)
        return None if found is None else found[0]

    def place(self, name: object) -> int:
        """Return where in the record the slot NAME is, 0 if it is not there."""
        found = self._find(name)
        return 0 if found is None else found[1]

    def _find(self, name: object) -> tuple[ClassSlot, int] | None:
        """Return the slot with the name, or unless it is shared the keyword, NAME, and its place; None if there is none."""
        if not self._places:
            places = {slot.name: place for place, slot in enumerate(self.own_slots, 1)}
            found = [(slot, places.get(slot.name, 0)) for slot in self.slots]
            self._places |= {initarg: each for each in found for initarg in each[0].initargs if each[1]}
            self._places |= {each[0].name: each for each in found}
        return self._places.get(name) if isinstance(name, Symbol) else None

    def precedence(self) -> list[Symbol]:
        """Return the names of this class and those it inherits from, in the order that its definition asks for."""
        order = self.options.get(":method-invocation-order")
        found = c3_order(self) if order is intern(":c3") else _breadth_first(self)
        if order is intern(":depth-first"):
            found = _depth_first(self)
        names = [each.name for each in dict.fromkeys(found)]
        return names if order is intern(":depth-first") else [*(name for name in names if name is not ROOT), ROOT]

    def dispatch_order(self) -> list[Symbol]:
        """Return the names of this class and those it inherits from, the most specific first, as methods are chosen."""
        names = [each.name for each in c3_order(self, lenient=True)]
        return [*(name for name in names if name is not ROOT), ROOT]


def _refuse_other_type(lisp: Lisp, slot: ClassSlot, inherited: ClassSlot) -> None:
    """Signal an error if SLOT has another type than the INHERITED slot that it overrides."""
    if ":type" in slot.options and not equal(slot.type, inherited.type):
        texts = [shown(lisp, each) for each in (slot.type, inherited.type, slot.name)]
        raise lisp_error(f"Child slot type ‘{texts[0]}’ does not match inherited type ‘{texts[1]}’ for ‘{texts[2]}’")


def _refuse_unfit_constant(lisp: Lisp, slot: ClassSlot) -> None:
    """Signal `invalid-slot-type' if the first value of SLOT is a constant and not of its type."""
    form = slot.initform
    if form is None or slot.type is T:
        return
    if type(form) is Cons and form.car is not intern("quote"):
        return
    if isinstance(form, Symbol) and form not in (NIL, T) and not is_keyword(form):
        form = quoted(form)
    if not has_type(lisp, _unquoted(form), slot.type) and not lisp.is_set("eieio-skip-typecheck"):
        raise signal("invalid-slot-type", slot.name, slot.type, form)


def _unquoted(form: object) -> object:
    return elements(form)[1] if type(form) is Cons and form.car is intern("quote") else form


def _depth_first(start: EieioClass) -> list[EieioClass]:
    return [start, *(each for parent in start.parents for each in _depth_first(parent))]


def _breadth_first(start: EieioClass) -> list[EieioClass]:
    found, queue = [start], list(start.parents)
    while queue:
        current = queue.pop(0)
        if current not in found:
            found.append(current)
            queue += current.parents
    return found


def c3_order(start: EieioClass, lenient: bool = False) -> list[EieioClass]:
    """Return the classes from START on in C3 order; signal `inconsistent-class-hierarchy` if there is none, or be LENIENT."""
    lists = [c3_order(parent, lenient) for parent in start.parents] + [list(start.parents)]
    found = [start]
    while lists := [each for each in lists if each]:
        free = [each[0] for each in lists if all(each[0] not in other[1:] for other in lists)]
        if not free and not lenient:
            raise signal("inconsistent-class-hierarchy", *(each[0].name for each in lists))
        head = free[0] if free else lists[0][0]
        found.append(head)
        lists = [[item for item in each if item is not head] for each in lists]
    return found


class Classes:
    """The classes of one interpreter by name."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.by_name: dict[Symbol, EieioClass] = {}
        root = self.by_name[ROOT] = EieioClass(ROOT, [], {":abstract": T})
        root.documentation = lisp_string("Default parent class for classes with no specified parent class.")

    def find(self, value: object) -> EieioClass:
        """Return the class that VALUE is or names; signal `wrong-type-argument`."""
        if isinstance(value, EieioClass):
            return value
        found = self.by_name.get(value) if isinstance(value, Symbol) else None
        if found is None:
            raise wrong_type_argument("class-p", value)
        return found

    def of_object(self, value: object) -> EieioClass | None:
        """Return the class of VALUE, None if it is no object."""
        if type(value) is not Record:
            return None
        kind = value.items[0]
        return self.by_name.get(kind) if isinstance(kind, Symbol) else None

    def check_object(self, value: object) -> tuple[Record, EieioClass]:
        """Return VALUE, an object, and its class; signal `wrong-type-argument`."""
        found = self.of_object(value)
        if found is None:
            raise wrong_type_argument("eieio-object-p", value)
        assert type(value) is Record
        return value, found

    def structure_of(self, value: object) -> Structure | None:
        """Return the structure type of VALUE, None if it is no structure but perhaps an object."""
        if type(value) is not Record or value.items[0] in self.by_name:
            return None
        return self.lisp.part(Structures).by_name.get(value.items[0])

    def _place_in_closure(self, value: OClosure, name: object) -> int:
        place = slot_place(value, name)
        if place < 0:
            raise signal("invalid-slot-name", value, name)
        return place

    def _place_in(self, structure: Structure, value: object, name: object) -> int:
        for place, slot in structure.named_slots():
            if slot.name is name:
                return place
        raise signal("invalid-slot-name", value, name)

    def define(self, name: Symbol, parents: object, slots: object, options: dict[str, object]) -> EieioClass:
        """Define the class NAME."""
        above = [self.find(parent) for parent in elements(parents)] or [self.by_name[ROOT]]
        new = EieioClass(name, above, options)
        for parent in above:
            for slot in parent.slots:
                new.add_slot(self.lisp, slot)
                if slot.shared:
                    new.values[slot.name] = parent.values.get(slot.name, UNBOUND_SLOT)
            if name not in parent.children:
                parent.children.insert(0, name)
        for form in elements(slots):
            slot = slot_of(form)
            new.add_slot(self.lisp, slot)
            _refuse_unfit_constant(self.lisp, slot)
            unset = slot.initform is not None or slot.name not in new.values
            if unset and new.slot(slot.name).shared:  # type: ignore[union-attr]
                new.values[slot.name] = self.first_value(slot)
        old = self.by_name.get(name)
        if old is not None:
            new.children = old.children
        new.precedence()
        self.by_name[name] = new
        return new

    def first_value(self, slot: ClassSlot) -> object:
        """Return the first value of SLOT, its form evaluated."""
        return UNBOUND_SLOT if slot.initform is None else self.lisp.evaluator.evaluate(slot.initform, T)

    # Slots of objects

    def read(self, value: object, name: object) -> object:
        """Return the slot NAME of the object VALUE; `slot-missing' and `slot-unbound' give it if they can."""
        if isinstance(value, OClosure):
            return value.read(self._place_in_closure(value, name))
        structure = self.structure_of(value)
        if structure is not None and type(value) is Record:
            return value.items[self._place_in(structure, value, name)]
        record, kind = self.check_object(value)
        place = kind.place(name)
        if place:
            found = record.items[place]
        elif name in kind.values:
            found = kind.values[name]
        else:
            return self.lisp.call(intern("slot-missing"), value, name, intern("oref"))
        if found is UNBOUND_SLOT:
            return self.lisp.call(intern("slot-unbound"), value, kind.name, name, intern("oref"))
        return found

    def write(self, value: object, name: object, new: object) -> object:
        """Store NEW into the slot NAME of the object VALUE."""
        if isinstance(value, OClosure):
            return value.write(self._place_in_closure(value, name), new)
        structure = self.structure_of(value)
        if structure is not None and type(value) is Record:
            place = self._place_in(structure, value, name)
            if structure.slots[place].read_only:
                raise signal("eieio-read-only", structure.name, name)
            value.items[place] = new
            return new
        record, kind = self.check_object(value)
        slot = kind.slot(name)
        if slot is None:
            return self.lisp.call(intern("slot-missing"), value, name, intern("oset"), new)
        self.check_type(kind, slot, new)
        if slot.shared:
            holder = next((each for each in _depth_first(kind) if each.slot(slot.name) and _declares(each, slot.name)), kind)
            for each in (kind, holder):
                each.values[slot.name] = new
        else:
            record.items[kind.place(name)] = new
        return new

    def check_type(self, kind: EieioClass, slot: ClassSlot, value: object) -> None:
        """Signal `invalid-slot-type` unless VALUE fits SLOT of KIND."""
        if slot.type is T or value is UNBOUND_SLOT or self.lisp.is_set("eieio-skip-typecheck"):
            return
        if not has_type(self.lisp, value, slot.type):
            raise signal("invalid-slot-type", kind.name, slot.name, slot.type, value)

    def slot_of_initarg(self, kind: EieioClass, initarg: object) -> ClassSlot | None:
        """Return the slot of KIND that INITARG sets."""
        return next((slot for slot in kind.slots if any(each is initarg for each in slot.initargs)), None)

    def name_of(self, value: object) -> str:
        """Return what stands for the object VALUE in messages."""
        _, kind = self.check_object(value)
        shown = self.lisp.call(intern("eieio-object-name-string"), value)
        return f"#<{kind.name.name} {shown.text if isinstance(shown, LString) else shown}>"


def _declares(kind: EieioClass, name: object) -> bool:
    return all(parent.slot(name) is None for parent in kind.parents)


def slot_of(form: Any) -> ClassSlot:
    """Return the slot that FORM in a `defclass' describes."""
    parts = elements(form) if type(form) is Cons else [form]
    if len(parts) % 2 == 0:
        raise lisp_error(f"Odd number of options of the slot {parts[0]}")
    options = {key.name: value for key, value in zip(parts[1::2], parts[2::2], strict=True) if isinstance(key, Symbol)}
    return ClassSlot(parts[0], options)  # type: ignore[arg-type]


def quoted_options(options: list[object]) -> dict[str, object]:
    """Return OPTIONS, keywords and values, by name."""
    return {key.name: value for key, value in zip(options[::2], options[1::2], strict=False) if isinstance(key, Symbol)}


def _described(slot: ClassSlot) -> object:
    """Return SLOT as (NAME INITFORM TYPE)."""
    return list_of(slot.name, NIL if slot.initform is None else slot.initform, slot.type)
