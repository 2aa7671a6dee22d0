"""JSON: reading and writing (manual node "Parsing JSON")."""

from __future__ import annotations

from elnet.objects.conditions import signal, wrong_type_argument
from elnet.objects.cons import list_from
from elnet.objects.strings import LString, lisp_string, plain_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.json_reading import Conversion, parse
from elnet.runtime.json_writing import json_text
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

NULL, FALSE = intern(":null"), intern(":false")
OBJECT_TYPES = tuple(map(intern, ("hash-table", "alist", "plist")))
ARRAY_TYPES = tuple(map(intern, ("array", "list")))


def _options(arguments: tuple[object, ...], names: tuple[str, ...]) -> dict[str, object]:
    """Return the keyword ARGUMENTS, whose NAMES are known, by name; the first of several counts."""
    if len(arguments) % 2:
        raise wrong_type_argument("plistp", list_from(arguments))
    given: dict[str, object] = {}
    for place in range(0, len(arguments), 2):
        name = getattr(arguments[place], "name", None)
        if name not in names:
            listed = ", ".join(names[:-1]) + " or " + names[-1]
            raise signal("error", lisp_string(f"One of {listed} should be specified"), arguments[place + 1])
        given.setdefault(name, arguments[place + 1])
    return given


def _choice(value: object, choices: tuple[Symbol, ...]) -> str:
    for choice in choices:
        if value is choice:
            return choice.name
    listed = ", ".join(choice.name for choice in choices[:-1]) + " or " + choices[-1].name
    raise signal("error", lisp_string(f"One of {listed} should be specified"), value)


def _conversion(arguments: tuple[object, ...]) -> Conversion:
    given = _options(arguments, (":object-type", ":array-type", ":null-object", ":false-object"))
    object_type = _choice(given.get(":object-type", OBJECT_TYPES[0]), OBJECT_TYPES)
    array_type = _choice(given.get(":array-type", ARRAY_TYPES[0]), ARRAY_TYPES)
    return Conversion(object_type, array_type == "list", given.get(":null-object", NULL), given.get(":false-object", FALSE))


def _serialized(value: object, arguments: tuple[object, ...]) -> str:
    given = _options(arguments, (":null-object", ":false-object"))
    return json_text(value, given.get(":null-object", NULL), given.get(":false-object", FALSE))


@primitive()
def json_available_p() -> Symbol:
    """Return t: JSON can always be read and written."""
    return T


@primitive()
def json_parse_string(string: object, *args: object) -> object:
    """Return the value of the JSON text STRING.

    Keyword ARGS: `:object-type', one of hash-table (the default), alist and plist; `:array-type', array (the default) or
    list; `:null-object' and `:false-object', the values of null and false, by default `:null' and `:false'.
    Signals `json-parse-error', `json-end-of-file', `json-trailing-content' and other kinds of `json-error', the data being
    line, column and number of characters read.
    """
    source = check.string(string)
    text = source.text if source.multibyte else source.text.encode("latin-1").decode("utf-8", "surrogateescape")
    return parse(text, 0, _conversion(args), trailing=False)[0]


@primitive()
def json_parse_buffer(lisp: Lisp, *args: object) -> object:
    """Return the value of the JSON text after point and move point behind it; ARGS as for `json-parse-string'.

    The end of the accessible part is no end for the text.  Point stays where it is when an error is signalled.
    """
    buffer = lisp.buffers.current
    conversion = _conversion(args)
    text = buffer.substring(buffer.point, buffer.size + 1)
    if buffer.multibyte:
        value, end = parse(text, 0, conversion, trailing=True)
    else:
        decoded = text.encode("latin-1").decode("utf-8", "surrogateescape")
        value, end = parse(decoded, 0, conversion, trailing=True)
        end = len(decoded[:end].encode("utf-8", "surrogateescape"))
    buffer.goto(buffer.point + end)
    return value


@primitive()
def json_serialize(object: object, *args: object) -> LString:
    """Return OBJECT as JSON, a unibyte string of UTF-8.

    A vector becomes an array, a hash table, an alist and a plist become objects, nil becomes an empty one.  Keyword ARGS:
    `:null-object' and `:false-object', the values written as null and false, by default `:null' and `:false'.
    Signals `wrong-type-argument' for what has no JSON form.
    """
    text = _serialized(object, args)
    return plain_string(text if text.isascii() else text.encode().decode("latin-1"), False)


@primitive()
def json_insert(lisp: Lisp, object: object, *args: object) -> Symbol:
    """Insert OBJECT as JSON before point; ARGS as for `json-serialize'.  Return nil."""
    text = _serialized(object, args)
    buffer = lisp.buffers.current
    buffer.insert(text if buffer.multibyte or text.isascii() else text.encode().decode("latin-1"))
    return NIL
