"""The library oclosure: functions with a type and slots (the manual "OClosures")."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.functions import Subr
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.backquote import quoted
from elnet.runtime.generics import Generics
from elnet.runtime.lisp import Lisp
from elnet.runtime.oclosures import ROOT, OClosure, OClosureType, OClosureTypes
from elnet.runtime.primitive import macro, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LAMBDA, FUNCTION = intern("lambda"), intern("function")


@macro("oclosure-define")
def oclosure_define(lisp: Lisp, name: object, *slots: object) -> object:
    """Define NAME, or (NAME OPTIONS…), as a type of functions with SLOTS, each SLOT or (SLOT :mutable t …).

    The options are (:parent TYPE), (:predicate NAME) and (:copier NAME [ARGUMENTS]).  NAME--SLOT reads a slot.
    """
    _described(lisp, name, list(slots))
    return list_of(intern("elnet--define-oclosure"), quoted(name), quoted(list_from(slots)))


def _described(lisp: Lisp, name: object, slots: list[object]) -> tuple[OClosureType, list[list[object]]]:
    """Return the type that NAME and SLOTS describe, and its options."""
    symbol, *options = elements(name) if type(name) is Cons else [name]
    slots = slots[1:] if slots and type(slots[0]) is LString else slots
    parsed = [elements(each) for each in options]
    parent = next((each[1] for each in parsed if each[0] is intern(":parent")), ROOT)
    types = lisp.part(OClosureTypes).by_name
    above = types.get(parent)
    if above is None:
        raise lisp_error(f"Unknown class: {getattr(parent, 'name', parent)}")
    names, mutable = list(above.slots), set(above.mutable)
    for each in slots:
        slot, *properties = elements(each) if type(each) is Cons else [each]
        if slot in names:
            raise lisp_error(f"Duplicate slot name: {getattr(slot, 'name', slot)}")
        names.append(check.symbol(slot))
        if intern(":mutable") in properties:
            mutable.add(check.symbol(slot))
    parents = [] if above.name is None else [above.name, *above.parents]
    return OClosureType(check.symbol(symbol), parents, names, mutable), parsed


@primitive("elnet--define-oclosure")
def define_oclosure(lisp: Lisp, name: object, slots: object) -> object:
    """Define the type of functions that NAME and SLOTS, the arguments of an `oclosure-define', describe."""
    kind, options = _described(lisp, name, elements(slots))
    types = lisp.part(OClosureTypes)
    types.by_name[kind.name] = kind
    chains = lisp.part(Generics).specializers.chains
    if types.chain not in chains:
        chains.append(types.chain)
    _define_predicate(lisp, kind, options)
    for place, slot in enumerate(kind.slots):
        _define_accessor(lisp, kind, place, slot)
    for option in options:
        if option[0] is intern(":copier"):
            arguments = elements(option[2]) if len(option) > 2 else None
            _define_copier(lisp, kind, check.symbol(option[1]), arguments)
    return kind.name


def _function(lisp: Lisp, name: str, function: Any, documentation: str) -> None:
    function.__doc__ = documentation
    function.__qualname__ = f"subr {name}"
    lisp.functions.define(lisp.intern(name), Subr(name, function, False))


def _define_predicate(lisp: Lisp, kind: OClosureType, options: list[list[object]]) -> None:
    types = lisp.part(OClosureTypes)
    given = next((each[1] for each in options if each[0] is intern(":predicate")), None)
    name = given.name if isinstance(given, Symbol) else f"{kind.name.name}--internal-p"
    _function(
        lisp, name, lambda oclosure: truth(types.has(oclosure, kind.name)), f"Return t if OCLOSURE is a `{kind.name.name}'."
    )
    lisp.plists.put(kind.name, intern("cl-deftype-satisfies"), lisp.intern(name))


def _define_accessor(lisp: Lisp, kind: OClosureType, place: int, slot: Symbol) -> None:
    types = lisp.part(OClosureTypes)
    name = f"{kind.name.name}--{slot.name}"

    def read(oclosure: object) -> object:
        return types.checked(oclosure, kind.name).read(place)

    def write(value: object, oclosure: object) -> object:
        return types.checked(oclosure, kind.name).write(place, value)

    _function(lisp, name, read, f"Return the slot `{slot.name}' of OCLOSURE, a `{kind.name.name}'.")
    if slot in kind.mutable:
        _function(lisp, f"(setf {name})", write, f"Store VALUE into the slot `{slot.name}' of OCLOSURE.")


def _define_copier(lisp: Lisp, kind: OClosureType, name: Symbol, arguments: list[object] | None) -> None:
    types = lisp.part(OClosureTypes)

    def copy(oclosure: object, *values: object) -> object:
        given = types.checked(oclosure, kind.name)
        if arguments is not None:
            return given.copy(
                {kind.slots.index(check.symbol(each)): value for each, value in zip(arguments, values, strict=True)}
            )
        keys = {f":{slot.name}": place for place, slot in enumerate(kind.slots)}
        changes = {}
        for key, value in zip(values[::2], values[1::2], strict=True):
            if not isinstance(key, Symbol) or key.name not in keys:
                shown = " ".join(keys)
                raise lisp_error(f"Keyword argument {getattr(key, 'name', key)} not one of ({shown})")
            changes[keys[key.name]] = value
        return given.copy(changes)

    _function(lisp, name.name, copy, f"Return a copy of OCLOSURE, a `{kind.name.name}', with VALUES in its slots.")


@macro("oclosure-lambda")
def oclosure_lambda(lisp: Lisp, type_and_slots: object, args: object, *body: object) -> object:
    """Return a function of ARGS with BODY that has a type and slots: TYPE-AND-SLOTS is (TYPE (SLOT VALUE)…).

    BODY can use the slots as variables.
    """
    name, *given = elements(type_and_slots)
    kind = lisp.part(OClosureTypes).by_name.get(name)
    if kind is None:
        raise lisp_error(f"Unknown class: {getattr(name, 'name', name)}")
    variables: dict[object, Symbol] = {}
    bindings: list[object] = []
    for each in given:
        slot, *value = elements(each)
        shown = getattr(slot, "name", slot)
        if slot not in kind.slots:
            raise lisp_error(f"Unknown slot: {shown}")
        if slot in variables:
            raise lisp_error(f"Duplicate slot: {shown}")
        variables[slot] = Symbol(str(shown))
        bindings.append(list_of(variables[slot], value[0] if value else NIL))
    inner = list_of(FUNCTION, cons(LAMBDA, cons(args, list_from(body))))
    accessors = [_accessors(slot) if slot in kind.mutable else NIL for slot in kind.slots]
    made = list_from([intern("list"), inner, *accessors])
    used = list_from([intern("ignore"), *kind.slots])
    maker = list_of(FUNCTION, list_of(LAMBDA, list_from(kind.slots), used, made))
    values = list_from([intern("list"), *(variables.get(slot, NIL) for slot in kind.slots)])
    make = list_of(intern("elnet--make-oclosure"), quoted(name), maker, values)
    return list_of(intern("let*"), list_from(bindings), make)


def _accessors(slot: Symbol) -> object:
    """Return the form of the pair of functions that read and store the variable SLOT."""
    value = Symbol("value")
    read = list_of(FUNCTION, list_of(LAMBDA, NIL, slot))
    write = list_of(FUNCTION, list_of(LAMBDA, list_of(value), list_of(intern("setq"), slot, value)))
    return list_of(intern("cons"), read, write)


@primitive("elnet--make-oclosure")
def make_oclosure(lisp: Lisp, type: object, maker: object, values: object) -> OClosure:
    """Return a function of TYPE that MAKER makes of VALUES, those of its slots."""
    return OClosure(lisp, lisp.part(OClosureTypes).by_name[type], maker, elements(values))


@primitive("oclosure-type")
def oclosure_type(oclosure: object) -> object:
    """Return the type of OCLOSURE, nil if it is no function with slots."""
    return oclosure.kind.name if isinstance(oclosure, OClosure) else NIL


@primitive("oclosure--internal-p")
def oclosure_internal_p(oclosure: object) -> Symbol:
    """Return t if OCLOSURE is a function with slots."""
    return truth(isinstance(oclosure, OClosure))


@primitive("oclosure-interactive-form")
def oclosure_interactive_form(function: object) -> object:
    """Return nil: by default FUNCTION, a function with slots, has no other interactive form than its code has."""
    return NIL
