"""The printer: from Lisp objects to text.

An atom is printed by a function for its type.  A container has a generator that writes its own text and yields those
objects inside it that are containers too, each with its depth; one loop keeps the generators that are under way on a
stack, so that depth costs no recursion.  Depth counts from 1, as `print-level` does.

Without labels an object that is being printed already is written `#N`, N being its depth less one, and like Emacs the
printer takes 200 levels for a circle.  With labels (`print-circle`) there is no such limit.
"""

from __future__ import annotations

from types import FunctionType

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons
from elnet.objects.functions import lambda_of
from elnet.objects.hash_tables import EQL, HashTable
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import CharTable, Record, Vector
from elnet.printer.atoms import atom_printers
from elnet.printer.char_tables import Part, char_table_slots
from elnet.printer.closures import slots_of_lambda
from elnet.printer.labels import Labels
from elnet.printer.options import DEFAULTS, PrintOptions
from elnet.printer.strings import printed_properties, string_escaper

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    Children = Iterator[tuple[object, int]]
    Slots = Callable[[FunctionType], list[object]]


DEPTH_LIMIT = 200
NO_LIMIT = 1 << 62
BACKQUOTE, COMMA, COMMA_AT = map(intern, ("`", ",", ",@"))
QUOTES: dict[object, str] = {intern("quote"): "'", intern("function"): "#'", BACKQUOTE: "`", COMMA: ",", COMMA_AT: ",@"}
NESTING: dict[object, int] = {BACKQUOTE: 1, COMMA: -1, COMMA_AT: -1}
"""By how much the quotes that count as a level change the number of backquotes around."""


def prin1(value: object, options: PrintOptions = DEFAULTS) -> str:
    """Return VALUE as `prin1` prints it; raw bytes are lone surrogates, as in the text of a multibyte string."""
    return Printer(options).print(value)


def princ(value: object, options: PrintOptions = DEFAULTS) -> str:
    """Return VALUE as `princ` prints it."""
    return Printer(options, readably=False).print(value)


def slots_without_environment(function: FunctionType) -> list[object]:
    """Return the slots of the closure FUNCTION as if it captured nothing."""
    return slots_of_lambda(lambda_of(function))  # type: ignore[arg-type]


class Printer:
    """Prints with OPTIONS, so that it can be read if READABLY.  CLOSURE_SLOTS tells what a closure consists of."""

    def __init__(
        self,
        options: PrintOptions = DEFAULTS,
        readably: bool = True,
        closure_slots: Slots = slots_without_environment,
    ) -> None:
        self.options = options
        self.readably = readably
        self.number_table = options.number_table
        self.unreadable: Callable[[object, bool], str | None] | None = None
        """What may give another text for a value that cannot be read."""
        self._closure_slots = closure_slots
        self._length = NO_LIMIT if options.length is None else options.length
        self._level = NO_LIMIT if options.level is None else options.level
        self._atoms = atom_printers(options, readably)
        self._inline = self._atoms
        self._labels: Labels | None = None
        self._open: dict[int, int] = {}
        self._tables: dict[int, list[object]] = {}
        self._backquotes = 0
        self._pieces: list[str] = []
        self._write = self._pieces.append

    def print(self, value: object) -> str:
        """Return the text of VALUE.  With `continuous_numbering`, `number_table` then holds the labels so far."""
        self._pieces.clear()
        self._open.clear()
        self._tables.clear()
        self._backquotes = 0
        self._labels = self._find_labels(value) if self.options.circle else None
        self._inline = self._atoms
        if self._labels:
            labelled = (LString, Symbol) if self.options.gensym else (LString,)
            self._inline = {kind: printer for kind, printer in self._atoms.items() if kind not in labelled}
        self._run(value)
        return "".join(self._pieces)

    def _find_labels(self, value: object) -> Labels | None:
        """Return the labels that VALUE needs, None if it needs none."""
        continuous = self.options.continuous_numbering
        labels = Labels(self.number_table if continuous else None)
        every = self.options.continuous_numbering and self.options.circle and self.options.gensym
        labels.notice(value, self.options.gensym, self._slots, bool(every))
        if not labels.table.entries:
            return None
        if continuous:
            self.number_table = labels.table
        return labels

    def _slots(self, value: Any) -> list[object]:
        """Return what is printed of VALUE, a closure or a char-table; a char-table's parts are the same ones each time."""
        if type(value) is FunctionType:
            return self._closure_slots(value)
        if id(value) not in self._tables:
            self._tables[id(value)] = char_table_slots(value)
        return self._tables[id(value)]

    def _run(self, value: object) -> None:
        """Write VALUE: run the innermost generator until it yields a container, whose generator then is the innermost."""
        stack: list[tuple[Children, int]] = []
        current, owner = self._begin(value, 1), id(value)
        while current is not None:
            for child, depth in current:
                inner = self._begin(child, depth)
                if inner is not None:
                    stack.append((current, owner))
                    current, owner = inner, id(child)
                    break
            else:
                self._open.pop(owner, None)
                current, owner = stack.pop() if stack else (None, 0)

    def _begin(self, value: object, depth: int) -> Children | None:
        """Write VALUE if it is an atom or needs no more than a mark; return the generator of what is inside it otherwise."""
        if self._labels and self._is_labelled(value):
            return None
        kind = type(value)
        atom = self._atoms.get(kind)
        text = atom(value) if atom else None
        if text is None and (kind not in CONTAINERS or (kind is FunctionType and not lambda_of(value))):
            text = self._other(value)
        elif text is None:
            text = self._mark(value, depth)
        if text is not None:
            self._write(text)
            return None
        if kind is Cons and self._is_quotation(value):
            return self._quotation(value, depth)
        return CONTAINERS[kind](self, value, depth)

    def _is_labelled(self, value: object) -> bool:
        """Write the label of VALUE if it needs one; tell whether that is all there is to write."""
        label = self._labels.number(value)  # type: ignore[union-attr]
        if label is None:
            return False
        number, is_new = label
        self._write(f"#{number}=" if is_new else f"#{number}#")
        return not is_new

    def _mark(self, value: object, depth: int) -> str | None:
        """Return what stands for VALUE if it is too deep or being printed already; if not, note that it is being printed."""
        if id(value) in self._open:
            return f"#{self._open[id(value)]}"
        if depth > self._level and type(value) is Cons:
            return "..."
        if not self.options.circle:
            if depth >= DEPTH_LIMIT and not (isinstance(value, Vector) and not value.items) and not self._is_uncounted(value):
                raise lisp_error("Apparently circular structure being printed")
            self._open[id(value)] = depth - 1
        return None

    def _is_quotation(self, pair: Any) -> bool:
        """Tell whether PAIR is written with a quote mark; commas are within a backquote only."""
        rest = pair.cdr
        if type(rest) is not Cons or rest.cdr is not NIL or type(pair.car) is not Symbol or pair.car not in QUOTES:
            return False
        return self.options.quoted and (NESTING.get(pair.car, 0) >= 0 or self._backquotes > 0)

    def _is_uncounted(self, value: object) -> bool:
        """Tell whether VALUE is a quotation that does not make what it quotes a level deeper."""
        return isinstance(value, Cons) and self._is_quotation(value) and value.car not in NESTING

    def _quotation(self, pair: Any, depth: int) -> Children:
        nesting = NESTING.get(pair.car, 0)
        self._write(QUOTES[pair.car])
        self._backquotes += nesting
        yield pair.cdr.car, depth + abs(nesting)
        self._backquotes -= nesting

    def _list(self, pair: Cons, depth: int) -> Children:
        """Write a list.  A circle is found by Brent's method, and `. #N` names the element where the mark was last set."""
        write, inline, labels, length = self._write, self._inline, self._labels, self._length
        tail: Any = pair
        marked: object = pair
        count, place, power, left = 0, 0, 2, 2
        write("(" if length else "(...")
        while length:
            item = tail.car
            atom = inline.get(type(item))
            text = atom(item) if atom else None
            if text is None:
                yield item, depth + 1
            else:
                write(text)
            tail = tail.cdr
            if tail is NIL:
                break
            if type(tail) is not Cons or (labels and tail in labels.table.entries):
                write(" . ")
                yield tail, depth + 1
                break
            count += 1
            if count >= length:
                write(" ...")
                break
            left -= 1
            if not left:
                place, power, marked = place + power, power * 2, tail
                left = power
            elif tail is marked:
                write(f" . #{place}")
                break
            write(" ")
        write(")")

    def _items(self, items: Sequence[object], depth: int) -> Children:
        """Write ITEMS with a blank between two."""
        write, inline = self._write, self._inline
        for index, item in enumerate(items):
            if index:
                write(" ")
            if index >= self._length:
                write("...")
                break
            atom = inline.get(type(item))
            text = atom(item) if atom else None
            if text is None:
                yield item, depth + 1
            else:
                write(text)

    def _enclosed(self, opening: str, items: Sequence[object], closing: str, depth: int) -> Children:
        self._write(opening)
        yield from self._items(items, depth)
        self._write(closing)

    def _vector(self, vector: Vector, depth: int) -> Children:
        return self._enclosed("[", vector.items, "]", depth)

    def _record(self, record: Record, depth: int) -> Children:
        return self._enclosed("#s(", record.items, ")", depth)

    def _closure(self, function: FunctionType, depth: int) -> Children:
        return self._enclosed("#[", self._slots(function), "]", depth)

    def _char_table(self, table: CharTable, depth: int) -> Children:
        return self._enclosed("#^[", self._slots(table), "]", depth)

    def _part(self, part: Part, depth: int) -> Children:
        return self._enclosed("#^^[", part.items, "]", depth)

    def _hash_table(self, table: HashTable, depth: int) -> Children:
        write = self._write
        write("#s(hash-table")
        if table.test is not EQL:
            write(f" test {self._atoms[Symbol](table.test)}")
        if table.weakness is not NIL:
            write(f" weakness {table.weakness!r}")
        if table.entries:
            write(" data (")
            for index, pair in enumerate(list(table.entries.values())):
                if index:
                    write(" ")
                if index >= self._length:
                    write("...")
                    break
                yield pair[0], depth + 1
                write(" ")
                yield pair[1], depth + 1
            write(")")
        write(")")

    def _string_with_properties(self, string: LString, depth: int) -> Children:
        self._write(f"#({string_escaper(self.options)(string)}")
        for start, end, plist in printed_properties(string, self.options.charset_text_property):
            self._write(f" {start} {end} ")
            yield plist, depth + 1
        self._write(")")

    def _other(self, value: object) -> str:
        """Return the text of VALUE, which belongs to another layer."""
        printed = getattr(value, "lisp_print", None)
        if printed is not None:
            text: str = printed(self.readably)
            if self.unreadable is not None and text.startswith("#<"):
                replaced = self.unreadable(value, self.readably)
                return text if replaced is None else replaced
            return text
        return f"#<{type(value).__name__.lower()} {getattr(value, '__name__', hex(id(value)))}>"


CONTAINERS: dict[type, Callable[[Printer, Any, int], Children]] = {
    Cons: Printer._list,
    Vector: Printer._vector,
    Record: Printer._record,
    HashTable: Printer._hash_table,
    CharTable: Printer._char_table,
    Part: Printer._part,
    FunctionType: Printer._closure,
    LString: Printer._string_with_properties,
}
"""For each type with objects inside, the generator of its text."""
