"""The library json: reading JSON at point, with variables that say what objects and arrays become."""

from __future__ import annotations

from functools import partial

from elnet.objects.conditions import LispSignal, signal, truth
from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.equality import equal_key
from elnet.objects.hash_tables import EQUAL, HashTable
from elnet.objects.lists import elements
from elnet.objects.strings import LString, char_code, char_text, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.backquote import quoted
from elnet.runtime.json_library_reading import KEYWORDS, KINDS, Reader, conversion
from elnet.runtime.json_library_writing import is_alist, is_plist
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, macro, part, primitive, subr_named
from elnet.runtime.temporary_buffers import in_temporary_buffer, with_file_contents

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

declare = Declarer(__name__)


declare("json-object-type", intern("alist"), "What objects become: `alist', `plist' or `hash-table'.")
declare("json-array-type", intern("vector"), "What arrays become: `vector' or `list'.")
declare(
    "json-key-type",
    NIL,
    "What the names of members become: `string', `symbol' or `keyword';\nnil means what suits `json-object-type'.",
)
declare("json-false", intern(":json-false"), "The value of false.")
declare("json-null", NIL, "The value of null.")
declare("json-pre-element-read-function", NIL, "Function to call with its key or index before an element is read.")
declare("json-post-element-read-function", NIL, "Function to call after an element was read.")
declare("json-keywords", NIL, "The keywords of JSON.", make=lambda: list_from([lisp_string(name) for name in KEYWORDS]))
declare(
    "json-special-chars",
    NIL,
    "Alist of characters that are written after a backslash, and of what they mean.",
    make=lambda: list_from([cons(ord(char), ord(meant)) for char, meant in zip('"\\bfnrt', '"\\\b\f\n\r\t', strict=True)]),
)
declare("json--path", NIL, "The elements that are being read, the innermost first.")

CONDITIONS = {
    "json-readtable-error": "JSON readtable error",
    "json-unknown-keyword": "Unrecognized keyword",
    "json-number-format": "Invalid number format",
    "json-string-escape": "Bad Unicode escape",
    "json-string-format": "Bad string format",
    "json-key-format": "Bad JSON object key",
    "json-object-format": "Bad JSON object",
    "json-array-format": "Bad JSON array",
}


class JsonLibrary:
    """The conditions of the library json; to make it is to load the library."""

    def __init__(self, lisp: Lisp) -> None:
        define, parent = intern("define-error"), intern("json-error")
        lisp.call(define, parent, lisp_string("Unknown JSON error"))
        for name, message in CONDITIONS.items():
            lisp.call(define, intern(name), lisp_string(message), parent)
        both = list_of(intern("end-of-file"), parent)
        lisp.call(define, intern("json-end-of-file"), lisp_string("End of file while parsing JSON"), both)


part(__name__, JsonLibrary)


def _at_point(lisp: Lisp, read: Callable[[Reader], object]) -> object:
    """Return what READ gets from a reader of the current buffer, and move point to where it stops."""
    buffer = lisp.buffers.current
    reader = Reader(buffer.substring(buffer.point, buffer.zv), buffer.point, conversion(lisp))
    before, after = (lisp.value(f"json-{when}-element-read-function") for when in ("pre", "post"))

    def call(function: object, *arguments: object) -> object:
        buffer.goto(reader.position)
        value = lisp.call(function, *arguments)
        reader.place = buffer.point - reader.first
        return value

    if before is not NIL:
        reader.before = lambda key: call(before, key)
    if after is not NIL:
        reader.after = lambda: call(after)
    for kind in _redefined(lisp):
        reader.instead[kind] = partial(call, intern(f"json-read-{kind}"))
    try:
        return read(reader)
    finally:
        buffer.goto(reader.position)


def _redefined(lisp: Lisp) -> list[str]:
    """Return the kinds of values whose readers a program has redefined."""
    definition = lisp.functions.definition
    own = {kind: intern(f"json-read-{kind}") for kind in dict.fromkeys(KINDS.values())}
    return [kind for kind, symbol in own.items() if definition(symbol) is not subr_named(symbol.name)]


@primitive()
def json_read(lisp: Lisp) -> object:
    """Read the JSON value after point and return it; move point behind it."""
    return _at_point(lisp, Reader.read)


@primitive()
def json_read_from_string(lisp: Lisp, string: object) -> object:
    """Return the value at the beginning of the JSON text STRING; what follows it does not matter."""
    if type(string) is not LString:
        if type(string) is not int:
            raise _no_text(string)
        string = lisp_string(char_text(check.character(string)))
    if any(lisp.is_set(f"json-{when}-element-read-function") for when in ("pre", "post")) or _redefined(lisp):
        return in_temporary_buffer(lisp, lambda: _read_inserted(lisp, string))
    return Reader(multibyte_text(string), 1, conversion(lisp)).read()


def _read_inserted(lisp: Lisp, text: object) -> object:
    lisp.call(intern("insert"), text)
    lisp.buffers.current.goto(1)
    return json_read(lisp)


def _no_text(value: object) -> LispSignal:
    return signal("wrong-type-argument", intern("char-or-string-p"), value)


@primitive()
def json_read_file(lisp: Lisp, file: object) -> object:
    """Return the value at the beginning of the JSON text in FILE."""
    return with_file_contents(lisp, file, lambda: json_read(lisp))


# The parts of the reader


@primitive()
def json_read_keyword(lisp: Lisp, keyword: object) -> object:
    """Read KEYWORD, \"true\", \"false\" or \"null\", at point and return its value."""
    return _at_point(lisp, lambda reader: reader.keyword(multibyte_text(check.string(keyword))))


@primitive()
def json_read_number(lisp: Lisp, _sign: object = NIL) -> object:
    """Read the number at point and return it."""
    return _at_point(lisp, Reader.read_number)


@primitive()
def json_read_escaped_char(lisp: Lisp) -> object:
    """Read the escape sequence at point and return its character."""
    return _at_point(lisp, lambda reader: char_code(reader.escape()))


@primitive()
def json_read_string(lisp: Lisp) -> object:
    """Read the string at point and return it."""
    return _at_point(lisp, lambda reader: lisp_string(reader.string()))


@primitive()
def json_read_array(lisp: Lisp) -> object:
    """Read the array at point and return what `json-array-type' says."""
    return _at_point(lisp, Reader.read_array)


@primitive()
def json_read_object(lisp: Lisp) -> object:
    """Read the object at point and return what `json-object-type' says."""
    return _at_point(lisp, Reader.read_object)


@primitive()
def json_advance(lisp: Lisp, n: object = NIL) -> object:
    """Move point N characters forward, one by default."""
    return lisp.call(intern("forward-char"), n)


@primitive()
def json_peek(lisp: Lisp) -> int:
    """Return the character at point, 0 at the end."""
    buffer = lisp.buffers.current
    return 0 if buffer.point == buffer.zv else char_code(buffer.substring(buffer.point, buffer.point + 1))


@primitive()
def json_pop(lisp: Lisp) -> int:
    """Return the character at point and move over it; signal `json-end-of-file' if there is none."""
    buffer = lisp.buffers.current
    if buffer.point == buffer.zv:
        raise signal("json-end-of-file")
    char = json_peek(lisp)
    buffer.goto(buffer.point + 1)
    return char


@primitive()
def json_skip_whitespace(lisp: Lisp) -> object:
    """Move point over white space and return how much there was."""
    return _at_point(lisp, Reader.skip_blanks)


@primitive("json--decode-utf-16-surrogates")
def decode_utf_16_surrogates(high: object, low: object) -> int:
    """Return the character of the surrogate pair HIGH and LOW."""
    return 0x10000 + ((check.integer(high) - 0xD800) << 10) + check.integer(low) - 0xDC00


# Objects


@primitive()
def json_new_object(lisp: Lisp) -> object:
    """Return a new empty object of the kind that `json-object-type' names."""
    is_table = lisp.value("json-object-type") is intern("hash-table")
    return HashTable(EQUAL, equal_key) if is_table else NIL


@primitive()
def json_add_to_object(lisp: Lisp, object: object, key: object, value: object) -> object:
    """Return OBJECT, made by `json-new-object', with a member KEY, a string, that has VALUE, at its front if it is a list."""
    kind = conversion(lisp)
    name = kind.key(multibyte_text(check.string(key)))
    wanted = lisp.value("json-object-type")
    if wanted is intern("hash-table"):
        check.hash_table(object).entries[equal_key(name)] = (name, value)
        return object
    if wanted is intern("alist"):
        return cons(cons(name, value), object)
    return cons(name, cons(value, object)) if wanted is intern("plist") else NIL


@primitive("json--plist-nreverse")
def plist_nreverse(plist: object) -> object:
    """Return PLIST with its properties in the opposite order."""
    items = elements(plist)
    pairs = list(zip(items[::2], items[1::2], strict=False))
    return list_from([part for pair in reversed(pairs) for part in pair])


@primitive()
def json_alist_p(list: object) -> Symbol:
    """Return t if LIST is a list of conses whose keys are atoms."""
    return truth(is_alist(list))


@primitive()
def json_plist_p(list: object) -> Symbol:
    """Return t if LIST is a property list whose properties are keywords."""
    return truth(is_plist(list))


@macro()
def json_readtable_dispatch(char: object) -> object:
    """Read what begins with CHAR, the character at point."""

    def call(kind: str, *arguments: object) -> object:
        return list_of(intern(f"json-read-{kind}"), *arguments)

    clauses = [('"', call("string")), ("[", call("array")), ("{", call("object"))]
    clauses += [(name[0], call("keyword", lisp_string(name))) for name in reversed(KEYWORDS)]
    clauses += [(digit, call("number")) for digit in "-0123456789"]
    tests = [list_of(list_of(intern("eq"), char, ord(start)), form) for start, form in clauses]
    unknown = list_of(intern("signal"), quoted(intern("json-readtable-error")), list_of(intern("list"), char))
    ended = list_of(intern("signal"), quoted(intern("json-end-of-file")), NIL)
    return cons(intern("cond"), list_from([*tests, list_of(char, unknown), list_of(intern("t"), ended)]))


# Where in a text an element is


class _Found(Exception):
    """The element that was looked for, as a value for Lisp."""


@primitive()
def json_path_to_position(lisp: Lisp, position: object, string: object = NIL) -> object:
    """Return where POSITION is in the JSON text STRING, by default that of the current buffer.

    The value is nil, or a property list: `:path' has the keys and indices that lead to the element, `:match-start' and
    `:match-end' its ends.
    """
    wanted = check.integer(position)
    buffer = lisp.buffers.current
    text = buffer.substring(buffer.begv, buffer.zv) if string is NIL else multibyte_text(check.string(string))
    reader = Reader(text, 1 if string is not NIL else buffer.begv, conversion(lisp))
    path: list[tuple[object, int]] = []

    def before(key: object) -> None:
        path.append((key, reader.position))

    def after() -> None:
        key, start = path.pop()
        if start < wanted <= reader.position:
            keys = list_from([key for key, _ in path] + [key])
            raise _Found(list_of(intern(":path"), keys, intern(":match-start"), start, intern(":match-end"), reader.position))

    reader.before, reader.after = before, after
    try:
        reader.value()
    except _Found as found:
        return found.args[0]
    return NIL
