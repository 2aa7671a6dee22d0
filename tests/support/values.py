"""Hypothesis strategies for Lisp values of every kind that can be printed and read back, and their equality."""

from __future__ import annotations

import struct

from hypothesis import strategies as st

from elnet.objects.cons import Cons, list_from
from elnet.objects.equality import eq_key, eql_key, equal_key
from elnet.objects.hash_tables import EQ, EQL, EQUAL, HashTable
from elnet.objects.intervals import Intervals
from elnet.objects.strings import LString
from elnet.objects.symbols import Symbol, intern
from elnet.objects.vectors import BoolVector, CharTable, Record, Vector
from elnet.reader.numbers import not_a_number

CHARACTERS = st.one_of(
    st.sampled_from("ab0-+.?#;\"'()[]\\`,:&|{}\n\t \x01\x7f\xa0é☃"),
    st.characters(exclude_categories=("Cs",)),
)
NAMES = st.one_of(
    st.sampled_from(["a", "-", "1", "1.5", "?a", ".", "#", "-1e3", "nil", "quote", "`", ",", "t", ":k", "&rest", "1.0e+INF"]),
    st.text(CHARACTERS, max_size=6),
)
SYMBOLS = NAMES.map(intern)
INTEGERS = st.one_of(st.integers(-300, 300), st.integers(-(1 << 100), 1 << 100))
FLOATS = st.one_of(
    st.floats(allow_nan=False),
    st.builds(not_a_number, st.booleans(), st.integers(0, (1 << 51) - 1)),
)
RAW_BYTES = st.integers(0x80, 0xFF).map(lambda byte: chr(0xDC00 + byte))


@st.composite
def strings(draw: st.DrawFn, properties: st.SearchStrategy[object] | None = None) -> LString:
    """Unibyte and multibyte strings as the reader makes them, with properties if values for them are given."""
    if draw(st.booleans()):
        string = LString(draw(st.binary(max_size=8)).decode("latin-1"), False)
    else:
        text = draw(st.text(st.one_of(CHARACTERS, RAW_BYTES), max_size=8))
        wide = any(ord(char) > 127 and not 0xDC80 <= ord(char) <= 0xDCFF for char in text)
        string = LString(text if wide else text.encode("ascii", "surrogateescape").decode("latin-1"), wide)
    if properties is not None and string.text and draw(st.booleans()):
        runs = Intervals(len(string.text))
        start = draw(st.integers(0, len(string.text) - 1))
        end = draw(st.integers(start + 1, len(string.text)))
        runs.add(start, end, {draw(SYMBOLS): draw(properties)})
        string.properties = runs
    return string


def hash_tables(values: st.SearchStrategy[object]) -> st.SearchStrategy[HashTable]:
    """Hash tables with one of the three tests, and keys for which it can be told whether they are the same."""
    tests = st.sampled_from([(EQ, eq_key), (EQL, eql_key), (EQUAL, equal_key)])
    return st.builds(filled_table, tests, st.lists(st.tuples(SYMBOLS, values), max_size=4))


def filled_table(test: tuple[Symbol, object], pairs: list[tuple[object, object]]) -> HashTable:
    """Return a table with PAIRS in it."""
    table = HashTable(*test)  # type: ignore[arg-type]
    for key, value in pairs:
        table.entries[table.key(key)] = (key, value)
    return table


def char_table(initial: object, ranges: list[tuple[int, int, object]]) -> CharTable:
    """Return a char-table with RANGES of (first, length, value)."""
    table = CharTable(intern("foo"), initial, extras=1)
    for first, length, value in ranges:
        table.set_range(first, min(first + length, 0x3FFFFF), value)
    return table


ATOMS = st.one_of(
    SYMBOLS,
    INTEGERS,
    FLOATS,
    strings(),
    st.lists(st.integers(0, 1), max_size=20).map(lambda bits: BoolVector(bytearray(bits))),
)


QUOTES = st.sampled_from([intern(name) for name in ("quote", "function", "`", ",", ",@")])
RECORD_TYPES = SYMBOLS.filter(lambda symbol: symbol.name != "hash-table")
RANGES = st.lists(st.tuples(st.integers(0, 0x3FFFFE), st.integers(0, 70000), SYMBOLS), max_size=2)
KINDS = ("list", "dotted", "quotation", "vector", "record", "table", "string", "chars")


@st.composite
def containers(draw: st.DrawFn, values: st.SearchStrategy[object]) -> object:
    """Values that hold VALUES."""
    several = st.lists(values, max_size=4)
    match draw(st.sampled_from(KINDS)):
        case "list":
            return list_from(draw(several))
        case "dotted":
            return list_from(draw(several), draw(values))
        case "quotation":
            return list_from((draw(QUOTES), draw(values)))
        case "vector":
            return Vector(draw(several))
        case "record":
            return Record([draw(RECORD_TYPES), *draw(several)])
        case "table":
            return draw(hash_tables(values))
        case "string":
            return draw(strings(values))
        case _:
            return char_table(draw(SYMBOLS), draw(RANGES))


VALUES = st.recursive(ATOMS, containers, max_leaves=12)
"""Lisp values without circles or sharing that matters."""


def same(left: object, right: object) -> bool:
    """Tell whether LEFT and RIGHT are alike in everything that can be seen of them, text properties included."""
    return description(left) == description(right)


def description(value: object) -> object:
    """Return a Python value that tells all about VALUE."""
    match value:
        case float():
            return "float", struct.pack("<d", value)
        case Cons():
            return "cons", description(value.car), description(value.cdr)
        case LString():
            return "string", value.text, value.multibyte, properties_of(value)
        case Vector() | Record():
            return type(value), [description(item) for item in value.items]
        case BoolVector():
            return "bits", bytes(value.bits)
        case HashTable():
            pairs = [(description(key), description(item)) for key, item in value.entries.values()]
            return "table", value.test, value.weakness, pairs
        case CharTable():
            extras = list(map(description, value.extras))
            return "chars", value.purpose, description(value.default), runs_of(value), extras
        case _:
            return value


def properties_of(string: LString) -> list[object]:
    """Return the runs of STRING that have properties, described."""
    runs = string.properties.runs() if isinstance(string.properties, Intervals) else []
    return [(a, b, [(key, description(item)) for key, item in plist.items()]) for a, b, plist in runs if plist]


def runs_of(table: CharTable) -> list[tuple[int, object]]:
    """Return where the values of TABLE change, and to what."""
    runs: list[tuple[int, object]] = []
    for start, value in zip(table.starts, map(description, table.values), strict=True):
        if start <= 0x3FFFFF and not (runs and runs[-1][1] == value):
            runs.append((start, value))
    return runs
