"""Structures: `cl-defstruct` and what asks about structure types."""

from __future__ import annotations

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Record, Vector
from elnet.runtime.backquote import quoted
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive
from elnet.runtime.structures import Structure, Structures, is_simple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@macro("cl-defstruct")
def cl_defstruct(lisp: Lisp, struct: object, *descs: object) -> object:
    """Define a structure type: STRUCT is its name or (NAME OPTIONS…), DESCS are its slots, SLOT or (SLOT DEFAULT OPTIONS…).

    This defines the constructor make-NAME with a keyword for each slot, the predicate NAME-p, the copier copy-NAME, and
    NAME-SLOT for each slot, which is a place to store into.
    """
    structure = lisp.part(Structures).declare(struct, list(descs))
    define = list_of(intern("elnet--define-structure"), quoted(struct), quoted(list_from(descs)))
    constructors = structure.constructors[::-1]
    if structure.default_constructor and not is_simple(structure):
        constructors.insert(0, (intern(f"make-{structure.name.name}"), None))
    texts = _constructor_documentation(struct)
    made = [_constructor(structure, name, arguments, texts.get(name)) for name, arguments in constructors]
    return cons(intern("progn"), list_from([define, *made, quoted(structure.name)]))


def _constructor_documentation(struct: object) -> dict[object, object]:
    """Return the docstrings of the constructors that STRUCT, what stands first in a `cl-defstruct', names."""
    found: dict[object, object] = {}
    for option in elements(struct.cdr) if type(struct) is Cons else []:
        parts = elements(option) if type(option) is Cons else []
        if len(parts) == 4 and parts[0] is intern(":constructor"):
            found[parts[1]] = parts[3]
    return found


def _constructor(structure: Structure, name: object, arguments: object, documentation: object | None) -> object:
    """Return the definition of the constructor NAME with ARGUMENTS, None for a keyword a slot, and DOCUMENTATION."""
    slots = [slot for _, slot in structure.named_slots()]
    if arguments is None:
        arguments = cons(intern("&key"), list_from(slot.name for slot in slots))
    taken = _names(arguments)
    defaults = cons(NIL, list_from(list_of(slot.name, slot.default) for slot in slots))
    others = [list_of(slot.name, slot.default) for slot in slots if slot.name not in taken]
    body = structure.constructor_body()
    if others:
        body = list_of(intern("let"), list_from(others), body)
    marks = ("&", "&optional") if all(slot.default is NIL for slot in slots) else ("&",)
    is_positional = all(isinstance(item, Symbol) and _is_plain(item.name, marks) for item in elements(arguments))
    parameters = arguments if is_positional else cons(intern("&cl-defs"), cons(defaults, arguments))
    text = [] if documentation is None else [documentation]
    return list_of(intern("cl-defun"), name, parameters, *text, body)


def _is_plain(name: str, marks: tuple[str, ...]) -> bool:
    return not name.startswith("&") or name in marks


def _names(arguments: object) -> set[Any]:
    """Return the variables that the argument list ARGUMENTS binds."""
    found: set[Any] = set()
    mark = ""
    for item in elements(arguments):
        if isinstance(item, Symbol) and item.name.startswith("&"):
            mark = item.name
            continue
        pattern = item.car if mark and type(item) is Cons else item
        if mark == "&key" and type(pattern) is Cons:
            pattern = elements(pattern)[1]
        _add_names(pattern, found)
    return found


def _add_names(pattern: object, found: set[Any]) -> None:
    """Add to FOUND the variables in PATTERN, one of them or what takes a list apart."""
    while type(pattern) is Cons:
        _add_names(pattern.car, found)
        pattern = pattern.cdr
    if pattern is not NIL:
        found.add(pattern)


@primitive("elnet--define-structure")
def define_structure(lisp: Lisp, struct: object, descs: object) -> object:
    """Define the structure type that STRUCT and DESCS, the arguments of a `cl-defstruct', describe; return its name."""
    return lisp.part(Structures).define(struct, elements(descs)).name


@primitive("cl-struct-slot-info")
def cl_struct_slot_info(lisp: Lisp, struct_type: object) -> object:
    """Return the slots of STRUCT-TYPE: a list of (NAME DEFAULT OPTIONS…)."""
    structure = lisp.part(Structures).find(struct_type)
    tag = intern("cl-tag-slot")
    bare = not structure.type
    return list_from(list_of(tag) if slot.name is tag and bare else slot.described() for slot in structure.slots)


@primitive("cl-struct-slot-offset")
def cl_struct_slot_offset(lisp: Lisp, struct_type: object, slot_name: object) -> object:
    """Return the index of the slot SLOT-NAME of STRUCT-TYPE; signal `cl-struct-unknown-slot'."""
    return lisp.part(Structures).find(struct_type).place(slot_name)


def _holder(lisp: Lisp, struct_type: object, slot_name: object, inst: object) -> tuple[Any, int]:
    structure = lisp.part(Structures).find(struct_type)
    if structure.named and not structure.has(inst):
        raise wrong_type_argument(structure.name.name, inst)
    return inst, structure.place(slot_name)


@primitive("cl-struct-slot-value")
def cl_struct_slot_value(lisp: Lisp, struct_type: object, slot_name: object, inst: object) -> object:
    """Return the slot SLOT-NAME of INST, a structure of STRUCT-TYPE."""
    holder, place = _holder(lisp, struct_type, slot_name, inst)
    if type(holder) in (Record, Vector):
        return holder.items[place]
    return elements(holder)[place]


@primitive("(setf cl-struct-slot-value)")
def set_cl_struct_slot_value(lisp: Lisp, value: object, struct_type: object, slot_name: object, inst: object) -> object:
    """Store VALUE into the slot SLOT-NAME of INST, a structure of STRUCT-TYPE."""
    holder, place = _holder(lisp, struct_type, slot_name, inst)
    if type(holder) in (Record, Vector):
        holder.items[place] = value
    else:
        for _ in range(place):
            holder = holder.cdr
        holder.car = value
    return value


@primitive("cl-struct-define")
def cl_struct_define(
    lisp: Lisp, name: object, docstring: object, parent: object, type: object, named: object, slots: object,
    children_sym: object, tag: object, print: object,
) -> object:  # fmt: skip
    """Define the structure type NAME with PARENT and SLOTS, without functions.

    DOCSTRING, TYPE, NAMED, CHILDREN-SYM, TAG and PRINT are as `cl-defstruct' makes them.
    """
    if type is NIL:
        lisp.set("cl-old-struct-compat-mode", T)
        parent = NIL
    include = list_of(list_of(intern(":include"), parent)) if parent is not NIL else NIL
    names = [item for item in elements(slots) if not (Cons is item.__class__ and item.car is intern("cl-tag-slot"))]
    lisp.part(Structures).declare(cons(name, include), names)
    return NIL


@primitive("cl-old-struct-compat-mode")
def cl_old_struct_compat_mode(lisp: Lisp, arg: object = NIL) -> object:
    """Turn the mode that knows structures of Emacs 25 on, or off if ARG is a negative number or zero."""
    on = type(arg) is not int or arg > 0
    lisp.set("cl-old-struct-compat-mode", T if on else NIL)
    return T if on else NIL
