"""The library bindat: packing and unpacking byte arrays (manual node "Byte Packing")."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth, wrong_number_of_arguments
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import conses, elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, intern, is_keyword
from elnet.runtime import check
from elnet.runtime.byte_positions import INDEX, RAW, Place, field
from elnet.runtime.byte_specs import Packing, Unpacking
from elnet.runtime.byte_types import UNNAMED, ByteType, make
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Value = TypeVar("Value")

QUOTE, LAMBDA, LIST, STRUCT, MAKE = map(intern, ("quote", "lambda", "list", "struct", "bindat--make"))
PACK_VAR, PACK_VALUE, UNPACK_VALUE = map(intern, (":pack-var", ":pack-val", ":unpack-val"))


class TypeMacros:
    """What the type expressions of one interpreter may use besides Lisp: name and expander, those of the user first."""

    def __init__(self, lisp: Lisp) -> None:
        self.entries: list[object] = [cons(intern(name), expand) for name, expand in _EXPANDERS.items()]

    def define(self, name: object, expander: object) -> None:
        """Let EXPANDER make types of the forms (NAME …)."""
        self.entries.insert(0, cons(name, expander))


# Packing and unpacking


def _at(lisp: Lisp, raw: object, index: object, act: Callable[[Place], Value]) -> Value:
    """Call ACT with the place INDEX of RAW; Lisp sees both meanwhile."""
    variables = lisp.variables
    bindings = [variables.bind(RAW, raw), variables.bind(INDEX, 0 if index is NIL else check.integer_or_marker(index))]
    try:
        return act(Place(lisp, raw))
    finally:
        for binding in reversed(bindings):
            variables.unbind(binding)


@primitive("bindat-unpack")
def bindat_unpack(lisp: Lisp, type_: object, raw: object, idx: object = NIL) -> object:
    """Return what the bytes of RAW, a unibyte string or a vector, mean by TYPE; start at IDX, by default at 0.

    TYPE is a value of `bindat-type' or an older specification; the result is mostly an alist of fields.
    """
    if type(raw) is LString and raw.multibyte:
        raise lisp_error("String is multibyte")

    def unpack(place: Place) -> object:
        return type_.unpack(place) if isinstance(type_, ByteType) else Unpacking(place).group(type_, NIL)

    return _at(lisp, raw, idx, unpack)


def _length(place: Place, kind: object, value: object) -> int:
    if isinstance(kind, ByteType):
        kind.length(place, value)
    else:
        Packing(place, measuring=True).group(kind, value)
    return place.index


@primitive("bindat-length")
def bindat_length(lisp: Lisp, type_: object, struct: object) -> int:
    """Return how many bytes the value STRUCT takes by TYPE."""
    return _at(lisp, NIL, NIL, lambda place: _length(place, type_, struct))


@primitive("bindat-pack")
def bindat_pack(lisp: Lisp, type_: object, struct: object, raw: object = NIL, idx: object = NIL) -> object:
    """Return the unibyte string of the value STRUCT, by TYPE.

    With RAW, a unibyte string or a vector, store the bytes there, from IDX on, and return nil.
    """
    if type(raw) is LString and raw.multibyte:
        raise lisp_error("Pre-allocated string is multibyte")
    target = raw
    if raw is NIL:
        target = LString("\0" * bindat_length(lisp, type_, struct), False)

    def pack(place: Place) -> None:
        if isinstance(type_, ByteType):
            type_.pack(place, struct)
        else:
            Packing(place, measuring=False).group(type_, struct)

    _at(lisp, target, idx, pack)
    return target if raw is NIL else NIL


@primitive("bindat-get-field")
def bindat_get_field(lisp: Lisp, struct: object, *path: object) -> object:
    """Return the part of STRUCT, an alist, that PATH leads to: symbols name fields, integers elements."""
    return field(lisp, struct, list(path))


@primitive("bindat-format-vector")
def bindat_format_vector(lisp: Lisp, vect: object, fmt: object, sep: object, len_: object = NIL) -> object:
    """Return the elements of VECT, each as FMT says, with SEP between them; only the first LEN if that is given."""
    items = elements(lisp.call(intern("append"), vect, NIL))
    shown = items if len_ is NIL else items[: check.integer_or_marker(len_)]
    texts = list_from([lisp.call(intern("format"), fmt, item) for item in shown])
    return lisp.call(intern("mapconcat"), intern("identity"), texts, sep)


@primitive("bindat-vector-to-dec")
def bindat_vector_to_dec(lisp: Lisp, vect: object, sep: object = NIL) -> object:
    """Return the numbers in VECT in decimal, with SEP, by default a full stop, between them."""
    return bindat_format_vector(lisp, vect, lisp_string("%d"), lisp_string(".") if sep is NIL else sep)


@primitive("bindat-vector-to-hex")
def bindat_vector_to_hex(lisp: Lisp, vect: object, sep: object = NIL) -> object:
    """Return the numbers in VECT in hexadecimal, with SEP, by default a colon, between them."""
    return bindat_format_vector(lisp, vect, lisp_string("%02x"), lisp_string(":") if sep is NIL else sep)


@primitive("bindat-ip-to-string")
def bindat_ip_to_string(lisp: Lisp, ip: object) -> object:
    """Return the address IP, a vector or string of four bytes, as it is usually written."""
    return bindat_vector_to_dec(lisp, ip)


# Types


@macro("bindat-type")
def bindat_type(lisp: Lisp, *type_: object) -> object:
    """Return the type that the expression TYPE describes, for `bindat-pack' and `bindat-unpack'."""
    environment = list_from(lisp.part(TypeMacros).entries, lisp.value("macroexpand-all-environment"))
    return lisp.evaluator.expand_all(_expression(list_from(type_)), environment)


@macro("bindat-defmacro")
def bindat_defmacro(name: object, args: object, *body: object) -> object:
    """Define NAME as a form of type expressions: with ARGS bound to the forms it has, BODY returns a type expression."""
    function = cons(LAMBDA, cons(args, list_from(body)))
    define = list_of(intern("bindat--define"), list_of(QUOTE, name), list_of(intern("function"), function))
    return list_of(intern("eval-and-compile"), define, list_of(QUOTE, name))


@primitive("bindat--define")
def bindat__define(lisp: Lisp, name: object, expander: object) -> object:
    """Let EXPANDER make type expressions of the forms (NAME …)."""
    lisp.part(TypeMacros).define(name, expander)
    return name


@primitive("bindat--make")
def bindat__make(kind: object, *arguments: object) -> ByteType:
    """Return the type of the name KIND with ARGUMENTS."""
    try:
        return make(check.symbol(kind).name, arguments)
    except TypeError:
        raise wrong_number_of_arguments(kind, len(arguments)) from None


@primitive("bindat--type-p")
def bindat__type_p(object: object) -> Symbol:
    """Return t if OBJECT is a value of `bindat-type'."""
    return truth(isinstance(object, ByteType))


def _expression(items: object) -> object:
    """Return the form for a type that is written as the list ITEMS, by default a byte."""
    if items is NIL:
        return list_of(intern("byte"))
    if type(items) is Cons and isinstance(items.car, Symbol) and not is_keyword(items.car):
        return items
    return cons(STRUCT, items)


def _simple(kind: str) -> Callable[..., object]:
    def expand(*arguments: object) -> object:
        return cons(MAKE, cons(list_of(QUOTE, intern(kind)), list_from(arguments)))

    return expand


def _series(kind: str) -> Callable[..., object]:
    def expand(count: object, *element: object) -> object:
        return list_of(MAKE, list_of(QUOTE, intern(kind)), count, _expression(list_from(element)))

    return expand


def _unit(value: object) -> object:
    return list_of(MAKE, list_of(QUOTE, intern("unit")), list_of(LAMBDA, NIL, value))


def _type(value: object) -> object:
    return value


def _struct(*parts: object) -> object:
    """Return the form for a struct: a list of fields, each with functions of the whole and of the fields before it."""
    items = list(parts)
    whole: object = Symbol("whole")
    if items and items[0] is PACK_VAR:
        whole = items[1]
        del items[:2]
    unpacked: object = NIL
    if len(items) > 1 and items[-2] is UNPACK_VALUE:
        unpacked = items[-1]
        del items[-2:]
    names: list[object] = []
    fields: list[object] = []
    for item in items:
        fields.append(_field(item, whole, names))
        assert type(item) is Cons
        names = [Symbol("hidden") if name is item.car else name for name in names]
        names.append(Symbol("unnamed") if item.car is UNNAMED or item.car is NIL else item.car)
    last = NIL if unpacked is NIL else _function(whole, names, unpacked)
    return list_of(MAKE, list_of(QUOTE, STRUCT), cons(LIST, list_from(fields)), last)


def _field(item: object, whole: object, names: list[object]) -> object:
    if type(item) is not Cons:
        raise lisp_error("Unrecognized format in bindat fields")
    cells = [*conses(item.cdr)]
    value: object = NIL
    kind: list[object] = [cell.car for cell in cells]
    if PACK_VALUE in kind:
        place = len(kind) - 1 - kind[::-1].index(PACK_VALUE)
        value = _function(whole, names, kind[place + 1])
        kind = kind[:place]
    return list_of(LIST, list_of(QUOTE, item.car), _function(whole, names, _expression(list_from(kind))), value)


def _function(whole: object, names: list[object], form: object) -> object:
    return list_of(LAMBDA, cons(whole, list_from(names)), form)


_EXPANDERS: dict[str, Callable[..., object]] = {
    **{kind: _simple(kind) for kind in ("byte", "uint", "uintr", "sint", "str", "strz", "bits", "fill", "align")},
    "u8": _simple("byte"),
    "vec": _series("vec"),
    "repeat": _series("repeat"),
    "unit": _unit,
    "type": _type,
    "struct": _struct,
}
