"""What can be asked of the classes of EIEIO and of structures: their slots, described, and the arguments that set them."""

from __future__ import annotations

from elnet.objects.conditions import truth, wrong_type_argument
from elnet.objects.cons import cons, list_from
from elnet.objects.equality import equal
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Record, Vector
from elnet.runtime.cl_types import has_type
from elnet.runtime.classes import Classes, EieioClass
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.structures import Structure, Structures


def _record(value: object) -> Record:
    if type(value) is not Record:
        raise wrong_type_argument("recordp", value)
    return value


@primitive("cl--find-class")
def cl_find_class(lisp: Lisp, type: object) -> object:
    """Return what describes TYPE, a class of EIEIO or a structure type; nil if there is none."""
    known = lisp.part(Classes).by_name.get(type) if isinstance(type, Symbol) else None
    if known is not None:
        return known
    structure = lisp.part(Structures).by_name.get(type)
    return NIL if structure is None else _structure_class(structure)


def _structure_class(structure: Structure) -> Record:
    """Return the description of STRUCTURE as a record: its name, documentation, parents and slots."""
    parent = NIL if structure.parent is None else structure.parent.name
    slots = Vector([_descriptor(slot.name, slot.default, slot.options) for _, slot in structure.named_slots()])
    parents = NIL if parent is NIL else list_from([parent])
    return Record([intern("cl-structure-class"), structure.name, NIL, parents, slots])


def _descriptor(name: object, first: object, options: list[object]) -> Record:
    values = dict(zip(options[::2], options[1::2], strict=False))
    kind = values.pop(intern(":type"), T)
    properties = list_from(cons(key, value) for key, value in values.items())
    return Record([intern("cl-slot-descriptor"), name, first, kind, properties])


@primitive("cl--class-name", "eieio--class-name")
def class_name(class_: object) -> object:
    """Return the name of CLASS, a description of a class."""
    return class_.name if isinstance(class_, EieioClass) else _record(class_).items[1]


@primitive("eieio--class-slots", "cl--class-slots")
def class_slots(class_: object) -> object:
    """Return a vector of the descriptions of the slots that each object of CLASS has."""
    if isinstance(class_, EieioClass):
        return Vector([slot.descriptor() for slot in class_.own_slots])
    return _record(class_).items[4]


@primitive("eieio--class-class-slots")
def class_class_slots(class_: object) -> object:
    """Return a vector of the descriptions of the slots that the objects of CLASS share."""
    assert isinstance(class_, EieioClass)
    return Vector([slot.descriptor() for slot in class_.slots if slot.shared])


@primitive("eieio--class-initarg-tuples")
def class_initarg_tuples(class_: object) -> object:
    """Return the alist of the keywords that set slots of CLASS, each with the slot's name."""
    assert isinstance(class_, EieioClass)
    return list_from(cons(initarg, slot.name) for slot in class_.slots for initarg in slot.initargs)


@primitive("eieio--class-parents", "cl--class-parents")
def class_parents(class_: object) -> object:
    """Return the list of the classes that CLASS inherits from directly."""
    if isinstance(class_, EieioClass):
        return list_from(class_.parents)
    return _record(class_).items[3]


@primitive("eieio--full-class-object")
def full_class_object(lisp: Lisp, class_: object) -> object:
    """Return the description of CLASS, a class or its name; CLASS itself if there is none."""
    if not isinstance(class_, Symbol):
        return class_
    found = cl_find_class(lisp, class_)
    return class_ if found is NIL else found


@primitive("eieio--class-children")
def class_children(class_: object) -> object:
    """Return the names of the classes that inherit from CLASS directly."""
    assert isinstance(class_, EieioClass)
    return list_from(class_.children)


@primitive("class-abstract-p")
def class_abstract_p(lisp: Lisp, class_: object) -> object:
    """Return non-nil if no objects can be made of CLASS itself."""
    return lisp.part(Classes).find(class_).options.get(":abstract", NIL)


@primitive("eieio-class-slots")
def eieio_class_slots(lisp: Lisp, class_: object) -> object:
    """Return the list of the descriptions of the slots that each object of CLASS has."""
    return list_from(slot.descriptor() for slot in lisp.part(Classes).find(class_).own_slots)


@primitive("cl--slot-descriptor-name", "eieio-slot-descriptor-name")
def slot_descriptor_name(slot: object) -> object:
    """Return the name of the slot that SLOT describes."""
    return _record(slot).items[1]


@primitive("cl--slot-descriptor-initform")
def slot_descriptor_initform(slot: object) -> object:
    """Return the form of the first value of the slot that SLOT describes."""
    return _record(slot).items[2]


@primitive("cl--slot-descriptor-type")
def slot_descriptor_type(slot: object) -> object:
    """Return the type of the slot that SLOT describes."""
    return _record(slot).items[3]


@primitive("cl--slot-descriptor-props")
def slot_descriptor_props(slot: object) -> object:
    """Return the alist of the other options of the slot that SLOT describes."""
    return _record(slot).items[4]


@primitive("eieio--defalias")
def eieio_defalias(lisp: Lisp, name: object, body: object) -> object:
    """Make BODY the function definition of NAME."""
    return lisp.call(intern("defalias"), name, body)


@primitive("elnet--list-of-type-p")
def list_of_type_p(lisp: Lisp, type: object, list_: object) -> Symbol:
    """Return t if LIST is a list whose elements are all of TYPE."""
    if lisp.call(intern("listp"), list_) is NIL:
        return NIL
    return truth(all(has_type(lisp, each, type) for each in elements(list_)))


# Lists of objects


@primitive("object-assoc")
def object_assoc(lisp: Lisp, key: object, slot: object, list_: object) -> object:
    """Return the first object in LIST whose SLOT is equal to KEY, nil if there is none."""
    found = (each for each in elements(list_) if _slot_is(lisp, each, slot, key))
    return next(found, NIL)


def _slot_is(lisp: Lisp, value: object, slot: object, key: object) -> bool:
    classes = lisp.part(Classes)
    kind = classes.of_object(value)
    return kind is not None and kind.slot(slot) is not None and equal(classes.read(value, slot), key)


@primitive("object-assoc-list")
def object_assoc_list(lisp: Lisp, slot: object, list_: object) -> object:
    """Return an alist of the objects in LIST, each after its SLOT."""
    classes = lisp.part(Classes)
    return list_from(cons(classes.read(each, slot), each) for each in elements(list_))
