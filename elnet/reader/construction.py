"""What the reader makes of brackets, given the Python list of what stands between them.

Closures and hash tables with a test of their own need parts of elnet that the reader does not know: whoever reads hands
those in as a `Construction`.
"""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, lisp_error, signal, wrong_type_argument
from elnet.objects.cons import Cons, cons
from elnet.objects.equality import eq_key, eql_key, equal_key
from elnet.objects.hash_tables import EQ, EQL, EQUAL, HashTable
from elnet.objects.intervals import Intervals
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import BoolVector, Record, Vector
from elnet.reader.char_tables import SubCharTable, char_table, sub_char_table
from elnet.reader.errors import InvalidSyntax

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Builder = Callable[[list[object], "Construction"], object]


QUOTE, FUNCTION, BACKQUOTE, COMMA, COMMA_AT = map(intern, ("quote", "function", "`", ",", ",@"))
HASH_TABLE, TEST, WEAKNESS, DATA = map(intern, ("hash-table", "test", "weakness", "data"))
WEAKNESSES = frozenset(map(intern, ("nil", "key", "value", "key-or-value", "key-and-value")))
KEYS = {EQ: eq_key, EQL: eql_key, EQUAL: equal_key}
PREFIXES = {"quote": QUOTE, "function": FUNCTION, "backquote": BACKQUOTE, "comma": COMMA, "comma_at": COMMA_AT}


class Construction:
    """How to make the objects that need more than `elnet.objects`; subclass it to make them."""

    def closure(self, slots: list[object]) -> object:
        """Return the function written `#[…]` with SLOTS, which are known to be well-formed."""
        raise lisp_error("Function literals cannot be read here")

    def string_properties(self, string: LString, runs: list[tuple[int, int, object]]) -> object:
        """Return what `LString.properties` is to be for RUNS of (start, end, property list), or None."""
        intervals = Intervals(len(string.text))
        for start, end, properties in runs:
            flat = elements(properties)
            intervals.set(start, end, dict(zip(flat[::2], flat[1::2], strict=False)))
        return intervals if intervals.has_properties() else None

    def hash_table(self, test: Symbol, weakness: object, pairs: list[tuple[object, object]]) -> HashTable:
        """Return a table of PAIRS; signal an error if there is no hash table test called TEST."""
        if test not in KEYS:
            raise invalid("Invalid hash table test", test)
        table = HashTable(test, KEYS[test], weakness)
        for key, value in pairs:
            place = table.key(key)
            table.entries[place] = (table.entries[place][0] if place in table.entries else key, value)
        return table


def read_vector(items: list[object], make: Construction) -> object:
    """Make what is written `[…]`."""
    return Vector(items)


def read_record(items: list[object], make: Construction) -> object:
    """Make what is written `#s(…)`: a record or a hash table."""
    if not items:
        raise InvalidSyntax("#s")
    return read_hash_table(items, make) if items[0] is HASH_TABLE else Record(items)


def read_hash_table(items: list[object], make: Construction) -> HashTable:
    """Make the hash table with the properties in ITEMS; the first of two equal ones counts, unknown ones do not."""
    given: dict[object, object] = {}
    for name, value in zip(items[1::2], items[2::2], strict=False):
        given.setdefault(name, value)
    test, weakness, data = given.get(TEST, NIL), given.get(WEAKNESS, NIL), given.get(DATA, NIL)
    if weakness is T:
        weakness = intern("key-and-value")
    if weakness not in WEAKNESSES:
        raise invalid("Invalid hash table weakness", weakness)
    if not (data is NIL or type(data) is Cons):
        raise lisp_error("Hash table data is not a list")
    flat = elements(data)
    if len(flat) % 2:
        raise lisp_error("Hash table data length is odd")
    name = EQL if test is NIL else test
    if not isinstance(name, Symbol):
        raise invalid("Invalid hash table test", test)
    return make.hash_table(name, weakness, list(zip(flat[::2], flat[1::2], strict=True)))


def invalid(message: str, value: object) -> Exception:
    """Return the condition `error` with MESSAGE and VALUE."""
    return signal("error", lisp_string(message), value)


def read_propertied_string(items: list[object], make: Construction) -> object:
    """Make what is written `#("text" START END PLIST …)`."""
    if not items or type(items[0]) is not LString:
        raise InvalidSyntax("#")
    if len(items) % 3 != 1:
        raise InvalidSyntax("Invalid string property list")
    string = items[0]
    runs = [run_of_properties(string, *items[index : index + 3]) for index in range(1, len(items), 3)]
    string.properties = make.string_properties(string, runs) if runs else None
    return string


def run_of_properties(string: LString, start: object, end: object, properties: object) -> tuple[int, int, object]:
    """Return START and END in order, and PROPERTIES, once they are known to lie within STRING."""
    first, last = sorted((place_in(string, start), place_in(string, end)))
    if not 0 <= first <= last <= len(string.text):
        raise args_out_of_range(start, end)
    return first, last, properties


def place_in(string: LString, place: object) -> int:
    """Return PLACE, which must be an integer."""
    if type(place) is not int:
        raise wrong_type_argument("integer-or-marker-p", place)
    return place


def read_closure(items: list[object], make: Construction) -> object:
    """Make what is written `#[…]`, interpreted: arguments, body, environment, nil, documentation, interactive form."""
    if not 3 <= len(items) <= 6 or not well_formed_closure(items):
        raise InvalidSyntax("Invalid byte-code object")
    return make.closure(items)


def well_formed_closure(items: list[object]) -> bool:
    """Tell whether the slots ITEMS can be a function's: interpreted, or byte-code with constants and a stack depth."""
    arguments, code, constants = items[:3]
    if not (arguments is NIL or type(arguments) in (Cons, int)):
        return False
    if type(code) is Cons:
        return constants is NIL or type(constants) is Cons
    return type(code) is LString and type(constants) is Vector and len(items) > 3 and type(items[3]) is int


def read_char_table(items: list[object], make: Construction) -> object:
    """Make what is written `#^[…]`."""
    return char_table(items)


def read_sub_char_table(items: list[object], make: Construction) -> SubCharTable:
    """Make what is written `#^^[…]`, a part of a char-table."""
    return sub_char_table(items)


def read_bool_vector(length: int, string: LString, end: int) -> BoolVector:
    """Make what is written `#&LENGTH"bytes"`; the first element is the lowest bit of the first byte."""
    size = len(string.text)
    if string.multibyte or (size != (length + 7) // 8 and length != (size - 1) * 8):
        raise InvalidSyntax("#&...", end)
    number = int.from_bytes(string.text.encode("latin-1"), "little")
    return BoolVector(bytearray(number >> index & 1 for index in range(length)))


def prefixed(rule: str, value: object) -> Cons:
    """Return the form that the prefix of RULE makes of VALUE, such as (quote VALUE)."""
    return cons(PREFIXES[rule], cons(value, NIL))


BRACKETS = {
    "vector": read_vector,
    "record": read_record,
    "propertied_string": read_propertied_string,
    "closure": read_closure,
    "char_table": read_char_table,
    "sub_char_table": read_sub_char_table,
}
"""For each rule of brackets but the list's, the function that makes its value."""
