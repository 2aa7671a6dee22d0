"""The structure types that `cl-defstruct` defines: their slots, and the functions that make and read them.

A structure is a record whose first element is its name; with `:type` it is a list or a vector.  Its functions are made here as
Python closures over the slot's place, because a program calls them more often than anything else it defines.
"""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, lisp_error, signal, truth, wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.functions import Subr
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import Record, Vector
from elnet.runtime.keywords import refuse_unknown
from elnet.runtime.places import is_constant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from elnet.runtime.lisp import Lisp

TAG = intern("cl-tag-slot")
BUILT_IN_TYPES = frozenset(
    [
        "array",
        "atom",
        "bignum",
        "bool-vector",
        "boolean",
        "buffer",
        "char-table",
        "condvar",
        "cons",
        "fixnum",
        "float",
        "font-entity",
        "font-object",
        "font-spec",
        "frame",
        "function",
        "hash-table",
        "integer",
        "integer-or-marker",
        "keyword",
        "list",
        "marker",
        "mutex",
        "null",
        "number",
        "number-or-marker",
        "obarray",
        "overlay",
        "process",
        "record",
        "sequence",
        "special-form",
        "string",
        "subr",
        "symbol",
        "t",
        "terminal",
        "thread",
        "vector",
        "window",
        "window-configuration",
    ]
)
"""The names of types that no structure can take."""


class Slot:
    """A slot: its name, the form of its first value, and its other options."""

    __slots__ = ("default", "name", "options")

    def __init__(self, specification: object) -> None:
        parts = elements(specification) if type(specification) is Cons else [specification]
        self.name: Any = parts[0]
        self.default = parts[1] if len(parts) > 1 else NIL
        self.options = parts[2:]

    @property
    def read_only(self) -> bool:
        """Whether the slot cannot be stored into."""
        pairs = zip(self.options[::2], self.options[1::2], strict=False)
        return any(key is intern(":read-only") and value is not NIL for key, value in pairs)

    def described(self) -> object:
        """Return the slot as `cl-struct-slot-info' tells it."""
        return cons(self.name, cons(self.default, list_from(self.options)))


class Structure:
    """A structure type: what NAME_AND_OPTIONS and SPECIFICATIONS in a `cl-defstruct' say, and PARENT the included one."""

    def __init__(self, structures: Structures, name_and_options: object, specifications: list[object]) -> None:
        name, *options = elements(name_and_options) if type(name_and_options) is Cons else [name_and_options]
        if not isinstance(name, Symbol):
            raise wrong_type_argument("symbolp", name)
        if name.name in BUILT_IN_TYPES:
            raise signal("wrong-type-argument", intern("cl-struct-name-p"), name, intern("name"))
        self.name = name
        self.prefix = f"{name.name}-"
        self.type = ""
        self.named = True
        self.offset: Any = 0
        self.parent: Structure | None = None
        self.constructors: list[tuple[object, object]] = []
        self.default_constructor = True
        self.copier: object = intern(f"copy-{name.name}")
        self.predicate: object = intern(f"{name.name}-p")
        self.tags = {name}
        inherited: list[Slot] = []
        named = False
        for option in options:
            key, *values = elements(option) if type(option) is Cons else [option]
            named = named or key is intern(":named")
            if key is intern(":include"):
                inherited = self._include(structures, values)
            else:
                self._option(key, values)
        self.named = named if self.type else True
        own = [Slot(item) for item in specifications if type(item) is not LString]
        if self.parent is not None and self.parent.type and not self.type:
            self.type, self.named = self.parent.type, self.parent.named
        filler = [Slot(intern("cl-skip-slot")) for _ in range(self.offset)]
        tag = [Slot(TAG)] if self.named else []
        self.slots = [*filler, *(inherited or tag), *own] if not inherited else [*inherited, *filler, *own]

    def _include(self, structures: Structures, values: list[object]) -> list[Slot]:
        self.parent = structures.find(values[0])
        changed = {slot.name: slot for slot in map(Slot, values[1:])}
        return [changed.get(slot.name, slot) for slot in self.parent.slots]

    def _option(self, key: object, values: list[Any]) -> None:
        name = key.name if isinstance(key, Symbol) else ""
        value: Any = values[0] if values else NIL
        if name == ":conc-name":
            self.prefix = "" if value is NIL else value.text if isinstance(value, LString) else value.name
        elif name == ":constructor" and len(values) > 1:
            if value is not NIL:
                self.constructors.append((value, values[1]))
        elif name == ":constructor":
            self.default_constructor = False
            if value is not NIL:
                self.constructors.append((value, None))
        elif name == ":copier":
            self.copier = value if values else self.copier
        elif name == ":predicate":
            self.predicate = value if values else self.predicate
        elif name == ":type":
            self.type = value.name
        elif name == ":initial-offset":
            self.offset = value

    def place(self, slot: object) -> int:
        """Return the index of SLOT, a symbol."""
        for index, each in enumerate(self.slots):
            if each.name is slot and slot is not TAG:
                return index
        raise signal("cl-struct-unknown-slot", self.name, slot)

    def named_slots(self) -> list[tuple[int, Slot]]:
        """Return the slots that have accessors, each with its index."""
        return [(index, slot) for index, slot in enumerate(self.slots) if slot.name not in (TAG, intern("cl-skip-slot"))]

    def has(self, value: object) -> bool:
        """Tell whether VALUE is a structure of this type."""
        if not self.type:
            return type(value) is Record and value.items[0] in self.tags
        place = next((index for index, slot in enumerate(self.slots) if slot.name is TAG), -1)
        items: list[object] = []
        if type(value) is Vector and self.type != "list":
            items = value.items
        elif type(value) is Cons and self.type == "list":
            items = elements(value)
        return 0 <= place < len(items) and items[place] in self.tags

    def constructor_body(self) -> object:
        """Return the form that makes one from variables named like the slots."""
        maker = intern({"": "record", "list": "list"}.get(self.type, "vector"))
        tag = list_of(intern("quote"), self.name)
        skipped = intern("cl-skip-slot")
        return cons(
            maker, list_from(tag if slot.name is TAG else NIL if slot.name is skipped else slot.name for slot in self.slots)
        )


class Structures:
    """The structure types of one interpreter."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.by_name: dict[object, Structure] = {}

    def find(self, name: object) -> Structure:
        """Return the type NAME."""
        found = self.by_name.get(name)
        if found is None:
            shown = name.name if isinstance(name, Symbol) else name
            raise lisp_error(f"{shown} is not a struct name")
        return found

    def declare(self, name_and_options: object, slots: list[object]) -> Structure:
        """Enter the type that a `cl-defstruct' describes."""
        structure = Structure(self, name_and_options, slots)
        old = self.by_name.get(structure.name)
        if old is not None:
            structure.tags |= old.tags
        self.by_name[structure.name] = structure
        parent = structure.parent
        while parent is not None:
            parent.tags.add(structure.name)
            parent = parent.parent
        return structure

    def define(self, name_and_options: object, slots: list[object]) -> Structure:
        """Enter a type and define its predicate, its accessors and copier, and the constructor if it is a simple one."""
        structure = self.declare(name_and_options, slots)
        defined = self.by_name[structure.name]
        name = defined.name.name
        predicate = defined.predicate
        if defined.named:
            symbol = predicate if isinstance(predicate, Symbol) and predicate is not NIL else intern(f"cl--struct-{name}-p")
            self._function(symbol.name, _predicate(defined), f"Return t if CL-X is a `{name}'.")
            self.lisp.plists.put(defined.name, intern("cl-deftype-satisfies"), symbol)
        for index, slot in defined.named_slots():
            self._accessor(defined, index, slot)
        if isinstance(defined.copier, Symbol) and defined.copier is not NIL:
            self.lisp.functions.define(defined.copier, intern("copy-sequence"))
        if defined.default_constructor and is_simple(defined):
            self._function(f"make-{name}", _constructor(self.lisp, defined), f"Return a new `{name}'; ARGUMENTS set slots.")
        return defined

    def _function(self, name: str, function: Any, documentation: str) -> None:
        function.__doc__ = documentation
        function.__qualname__ = f"subr {name}"
        self.lisp.functions.define(self.lisp.intern(name), Subr(name, function, False))

    def _accessor(self, structure: Structure, index: int, slot: Slot) -> None:
        name = structure.prefix + slot.name.name
        read, write = _accessors(structure, index)
        documentation = f"Return the slot `{slot.name.name}' of CL-X, a `{structure.name.name}'."
        self._function(name, read, documentation)
        self._function(f"(setf {name})", write, f"Store VALUE.  {documentation}")
        if slot.read_only:
            complaint = f"{name} is a read-only slot"
            self.lisp.plists.put(self.lisp.intern(name), intern("gv-expander"), _refusing(complaint))


def is_simple(structure: Structure) -> bool:
    """Tell whether the constructor can be made here: a record whose slots have constants as first values."""
    return not structure.type and all(is_constant(slot.default) for slot in structure.slots)


def _refusing(complaint: str) -> Callable[..., object]:
    def refuse(do: object, *arguments: object) -> object:
        raise lisp_error(complaint)

    return refuse


def _predicate(structure: Structure) -> Callable[[object], object]:
    tags, has = structure.tags, structure.has
    if structure.type:
        return lambda cl_x: truth(has(cl_x))
    return lambda cl_x: truth(type(cl_x) is Record and cl_x.items[0] in tags)


def _accessors(structure: Structure, index: int) -> tuple[Callable[..., object], Callable[..., object]]:
    """Return the function that reads the slot at INDEX and the one that stores into it."""
    name, tags = structure.name.name, structure.tags
    if structure.type:
        return _typed_accessors(structure, index)

    def read(cl_x: object) -> object:
        if type(cl_x) is Record and cl_x.items[0] in tags:
            return cl_x.items[index]
        raise wrong_type_argument(name, cl_x)

    def write(value: object, cl_x: object) -> object:
        if type(cl_x) is not Record or cl_x.items[0] not in tags:
            raise wrong_type_argument(name, cl_x)
        cl_x.items[index] = value
        return value

    return read, write


def _typed_accessors(structure: Structure, index: int) -> tuple[Callable[..., object], Callable[..., object]]:
    def checked(value: object) -> Any:
        if structure.named and not structure.has(value):
            raise wrong_type_argument(structure.name.name, value)
        return value

    def read(cl_x: object) -> object:
        holder = checked(cl_x)
        if structure.type == "list":
            for _ in range(index):
                holder = holder.cdr
            return holder.car
        if index >= len(holder.items):
            raise args_out_of_range(holder, index)
        return holder.items[index]

    def write(value: object, cl_x: object) -> object:
        holder = checked(cl_x)
        if structure.type == "list":
            for _ in range(index):
                holder = holder.cdr
            holder.car = value
        else:
            holder.items[index] = value
        return value

    return read, write


def _constructor(lisp: Lisp, structure: Structure) -> Callable[..., object]:
    first = [_constant_value(slot.default) for slot in structure.slots]
    first[0] = structure.name
    places = {intern(f":{slot.name.name}"): index for index, slot in structure.named_slots()}

    def construct(*arguments: object) -> object:
        items = first[:]
        count = len(arguments)
        if count % 2:
            refuse_unknown(lisp, list_from(arguments), list(places))
        for place in range(count - 2, -1, -2):
            index = places.get(arguments[place])  # type: ignore[call-overload]
            if index is None:
                refuse_unknown(lisp, list_from(arguments), list(places))
            else:
                items[index] = arguments[place + 1]
        return Record(items)

    return construct


def _constant_value(form: object) -> object:
    if type(form) is Cons:
        return elements(form)[1]
    return form
