"""The library eieio: defining classes, and the slots of objects (the manual "EIEIO")."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.functions import Subr
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.backquote import quoted
from elnet.runtime.class_protocol import Eieio
from elnet.runtime.classes import ROOT, UNBOUND_SLOT, Classes, EieioClass, quoted_options, slot_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.object_writing import write_value
from elnet.runtime.primitive import macro, part, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


part(__name__, Eieio)


@macro()
def defclass(name: object, superclasses: object, slots: object, *options_and_doc: object) -> object:
    """Define NAME as a class that inherits from SUPERCLASSES and has SLOTS; OPTIONS-AND-DOC is [DOCSTRING] KEY VALUE….

    A slot is (NAME KEY VALUE…) with the keys :initarg, :initform, :type, :accessor, :reader, :writer, :allocation,
    :documentation and others.
    """
    options = list(options_and_doc)
    if options and isinstance(options[0], LString):
        options = [intern(":documentation"), *options]
    define = intern("elnet--define-class")
    return list_of(define, quoted(name), quoted(superclasses), quoted(slots), quoted(list_from(options)))


@primitive("elnet--define-class", "eieio-defclass-internal")
def define_class(lisp: Lisp, name: object, superclasses: object, slots: object, options: object) -> object:
    """Define the class NAME with SUPERCLASSES, SLOTS and OPTIONS, as in a `defclass'."""
    eieio = lisp.part(Eieio)
    symbol = check.symbol(name)
    _define_functions(lisp, symbol)
    if lisp.is_set("eieio-backward-compatibility"):
        lisp.variables.set_default(symbol, symbol)
        instead = lisp_string(f"use '{symbol.name} instead")
        lisp.plists.put(symbol, intern("byte-obsolete-variable"), list_of(instead, NIL, lisp_string("25.1")))
    kind = eieio.classes.define(symbol, superclasses, slots, quoted_options(elements(options)))
    eieio.define_accessors(kind, [slot_of(form) for form in elements(slots)])
    return name


def _define_functions(lisp: Lisp, name: Symbol) -> None:
    """Define the constructor and the predicates of the class NAME."""
    classes = lisp.part(Classes)

    def construct(*initargs: object) -> object:
        if classes.find(name).options.get(":abstract", NIL) is not NIL:
            raise lisp_error(f"Class {name.name} is abstract")
        return lisp.call(intern("make-instance"), name, *initargs)

    def exact(value: object) -> object:
        found = classes.of_object(value)
        return truth(found is not None and found.name is name)

    def descends(value: object) -> object:
        found = classes.of_object(value)
        return truth(found is not None and name in found.precedence())

    functions: dict[str, Any] = {
        name.name: construct,
        f"{name.name}-p": exact,
        f"{name.name}-child-p": descends,
        f"{name.name}--eieio-childp": descends,
    }
    for function_name, function in functions.items():
        function.__doc__ = f"Belongs to the class `{name.name}'."
        lisp.functions.define(lisp.intern(function_name), Subr(function_name, function, False))
    lisp.plists.put(name, intern("cl-deftype-satisfies"), intern(f"{name.name}--eieio-childp"))


# Slots


@macro()
def oref(obj: object, slot: object) -> object:
    """Return SLOT, a name that is not evaluated, of OBJ."""
    return list_of(intern("eieio-oref"), obj, quoted(slot))


@macro()
def oset(obj: object, slot: object, value: object) -> object:
    """Store VALUE into SLOT, a name that is not evaluated, of OBJ."""
    return list_of(intern("eieio-oset"), obj, quoted(slot), value)


@macro()
def oref_default(class_: object, slot: object) -> object:
    """Return what objects of CLASS, a class or an object, have in SLOT at first."""
    return list_of(intern("eieio-oref-default"), class_, quoted(slot))


@macro()
def oset_default(class_: object, slot: object, value: object) -> object:
    """Make VALUE what objects of CLASS have in SLOT at first."""
    return list_of(intern("eieio-oset-default"), class_, quoted(slot), value)


@primitive("eieio-oref", "slot-value")
def eieio_oref(lisp: Lisp, obj: object, slot: object) -> object:
    """Return SLOT of OBJ."""
    return lisp.part(Classes).read(obj, slot)


@primitive("eieio-oset", "set-slot-value")
def eieio_oset(lisp: Lisp, obj: object, slot: object, value: object) -> object:
    """Store VALUE into SLOT of OBJ, and return it."""
    return lisp.part(Classes).write(obj, slot, value)


@primitive("(setf eieio-oref)", "(setf slot-value)")
def setf_oref(lisp: Lisp, value: object, obj: object, slot: object) -> object:
    """Store VALUE into SLOT of OBJ."""
    return lisp.part(Classes).write(obj, slot, value)


@primitive("eieio-oref-default")
def eieio_oref_default(lisp: Lisp, class_: object, slot: object) -> object:
    """Return what objects of CLASS, a class or an object, have in SLOT at first."""
    classes = lisp.part(Classes)
    kind = classes.of_object(class_) or classes.find(class_)
    found = kind.slot(slot)
    if found is None:
        return lisp.call(intern("slot-missing"), class_, slot, intern("oref-default"))
    return kind.values[found.name] if found.shared else classes.first_value(found)


@primitive("eieio-oset-default")
def eieio_oset_default(lisp: Lisp, class_: object, slot: object, value: object) -> object:
    """Make VALUE what objects of CLASS have in SLOT at first."""
    classes = lisp.part(Classes)
    kind = classes.of_object(class_) or classes.find(class_)
    found = kind.slot(slot)
    if found is None:
        return lisp.call(intern("slot-missing"), class_, slot, intern("oset-default"), value)
    classes.check_type(kind, found, value)
    if found.shared:
        kind.values[found.name] = value
    else:
        found.initform = quoted(value)
    return value


@primitive("slot-boundp")
def slot_boundp(lisp: Lisp, object: object, slot: object) -> Symbol:
    """Return t if SLOT of OBJECT, or SLOT of a class that is shared by its objects, has a value."""
    classes = lisp.part(Classes)
    if isinstance(object, (Symbol, EieioClass)):
        kind = classes.find(object)
        found = kind.slot(slot)
        if found is not None:
            value = kind.values.get(found.name) if found.shared else found.initform
            return truth(value is not None and value is not UNBOUND_SLOT)
    record, kind = classes.check_object(object)
    place = kind.place(slot)
    if place:
        return truth(record.items[place] is not UNBOUND_SLOT)
    if slot in kind.values:
        return truth(kind.values[slot] is not UNBOUND_SLOT)
    lisp.call(intern("slot-missing"), object, slot, intern("slot-boundp"))
    return NIL


@primitive("slot-makeunbound")
def slot_makeunbound(lisp: Lisp, object: object, slot: object) -> object:
    """Take the value of SLOT of OBJECT away, and return OBJECT."""
    lisp.part(Classes).write(object, slot, UNBOUND_SLOT)
    return object


@primitive("slot-exists-p")
def slot_exists_p(lisp: Lisp, object_or_class: object, slot: object) -> Symbol:
    """Return t if OBJECT-OR-CLASS has SLOT."""
    classes = lisp.part(Classes)
    kind = classes.of_object(object_or_class) or classes.find(object_or_class)
    return truth(kind.slot(slot) is not None)


@macro("with-slots")
def with_slots(spec_list: object, object: object, *body: object) -> object:
    """Evaluate BODY with the variables in SPEC-LIST, names or (VARIABLE SLOT), standing for slots of OBJECT."""
    holder = Symbol("object")
    bindings = []
    for spec in elements(spec_list):
        variable, slot = elements(spec) if type(spec) is Cons else (spec, spec)
        bindings.append(list_of(variable, list_of(intern("slot-value"), holder, quoted(slot))))
    inner = cons(intern("cl-symbol-macrolet"), cons(list_from(bindings), list_from(body)))
    return list_of(intern("let"), list_of(list_of(holder, object)), inner)


@primitive("object-add-to-list")
def object_add_to_list(lisp: Lisp, object: object, slot: object, item: object, append: object = NIL) -> object:
    """Add ITEM to the list in SLOT of OBJECT unless it is there, at the end if APPEND is non-nil."""
    classes = lisp.part(Classes)
    old = classes.read(object, slot) if slot_boundp(lisp, object, slot) is not NIL else NIL
    items = elements(old) if type(old) is Cons or old is NIL else [old]
    if lisp.call(intern("member"), item, list_from(items)) is NIL:
        items = [*items, item] if append is not NIL else [item, *items]
        classes.write(object, slot, list_from(items))
    return NIL


@primitive("object-remove-from-list")
def object_remove_from_list(lisp: Lisp, object: object, slot: object, item: object) -> object:
    """Remove ITEM from the list in SLOT of OBJECT."""
    if slot_boundp(lisp, object, slot) is not NIL:
        value = lisp.part(Classes).read(object, slot)
        lisp.part(Classes).write(object, slot, lisp.call(intern("delete"), item, value))
    return NIL


# Objects and classes


@primitive("eieio-object-p")
def eieio_object_p(lisp: Lisp, obj: object) -> Symbol:
    """Return t if OBJ is an object of a class."""
    return truth(lisp.part(Classes).of_object(obj) is not None)


@primitive("class-p", "eieio--class-p")
def class_p(lisp: Lisp, x: object) -> Symbol:
    """Return t if X is a class or names one."""
    return truth(isinstance(x, EieioClass) or x in lisp.part(Classes).by_name)


@primitive("find-class")
def find_class(lisp: Lisp, symbol: object, errorp: object = NIL) -> object:
    """Return the class that SYMBOL names, nil if there is none; an error if ERRORP is non-nil."""
    classes = lisp.part(Classes)
    if errorp is not NIL:
        return classes.find(symbol)
    return classes.by_name.get(symbol, NIL)  # type: ignore[call-overload]


@primitive("eieio-object-class", "object-class-fast")
def eieio_object_class(lisp: Lisp, obj: object) -> object:
    """Return the class of OBJ."""
    return lisp.part(Classes).check_object(obj)[1].name


@primitive("eieio-object-class-name")
def eieio_object_class_name(lisp: Lisp, obj: object) -> object:
    """Return the name of the class of OBJ."""
    return lisp.part(Classes).check_object(obj)[1].name


@primitive("eieio-class-name")
def eieio_class_name(lisp: Lisp, class_: object) -> object:
    """Return the name of CLASS."""
    return lisp.part(Classes).find(class_).name


@primitive("eieio-object-name")
def eieio_object_name(lisp: Lisp, obj: object, extra: object = NIL) -> LString:
    """Return what stands for OBJ in messages, with EXTRA, a string, in it."""
    text = lisp.part(Classes).name_of(obj)
    return lisp_string(text if extra is NIL else f"{text[:-1]}{check.string(extra).text}>")


@primitive("eieio-class-parents", "class-parents")
def eieio_class_parents(lisp: Lisp, class_: object) -> object:
    """Return the list of the classes that CLASS inherits from directly."""
    parents = lisp.part(Classes).find(class_).parents
    return list_from(parent for parent in parents if parent.name is not ROOT)


@primitive("eieio-class-children", "class-children")
def eieio_class_children(lisp: Lisp, class_: object) -> object:
    """Return the names of the classes that inherit from CLASS directly."""
    return list_from(lisp.part(Classes).find(class_).children)


@primitive("same-class-p")
def same_class_p(lisp: Lisp, obj: object, class_: object) -> Symbol:
    """Return t if OBJ is of CLASS itself."""
    classes = lisp.part(Classes)
    return truth(classes.check_object(obj)[1] is classes.find(class_))


@primitive("object-of-class-p", "obj-of-class-p")
def object_of_class_p(lisp: Lisp, obj: object, class_: object) -> Symbol:
    """Return t if OBJ is of CLASS or of one that inherits from it."""
    classes = lisp.part(Classes)
    return truth(classes.find(class_).name in classes.check_object(obj)[1].precedence())


@primitive("child-of-class-p")
def child_of_class_p(lisp: Lisp, child: object, class_: object) -> object:
    """Return non-nil if the class CHILD is CLASS or inherits from it."""
    classes = lisp.part(Classes)
    return truth(classes.find(class_).name in classes.find(child).precedence())


@primitive("object-slots")
def object_slots(lisp: Lisp, obj: object) -> object:
    """Return the names of the slots of OBJ."""
    return list_from(slot.name for slot in lisp.part(Classes).check_object(obj)[1].own_slots)


@primitive("eieio--class-precedence-list")
def class_precedence_list(lisp: Lisp, class_: object) -> object:
    """Return the classes CLASS inherits from, itself first, the most specific first."""
    classes = lisp.part(Classes)
    return list_from(classes.find(name) for name in classes.find(class_).precedence())


@primitive("eieio-override-prin1")
def eieio_override_prin1(lisp: Lisp, thing: object) -> object:
    """Print THING, which may be or hold objects, as the form that makes it."""
    write_value(lisp, thing)
    return NIL


@primitive("eieio-list-prin1")
def eieio_list_prin1(lisp: Lisp, list_: object) -> object:
    """Print LIST, which may hold objects, as the form that makes it."""
    write_value(lisp, list_)
    return NIL
