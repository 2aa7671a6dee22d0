"""Lists that a buffer shows, for the library ewoc: the list, and the text of each of its nodes.

An ewoc is a structure, a node the vector [LEFT RIGHT DATA MARKER], where MARKER is where its text begins.  The nodes form a
ring with a node that is no part of the list and marks where the text ends; next to that are the header and the footer.
"""

from __future__ import annotations

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.cons import list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import Record, Vector
from elnet.runtime import check
from elnet.runtime.structures import Structures
from elnet.text.markers import Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from elnet.runtime.lisp import Lisp
    from elnet.text.buffer import Buffer

EWOC = intern("ewoc")
SLOTS = ("buffer", "pretty-printer", "header", "footer", "dll", "last-node", "hf-pp")
NODE_SLOTS = ("left", "right", "data", "start-marker")
LEFT, RIGHT, DATA, START = range(4)


class Ewocs:
    """The structures of the library ewoc in one interpreter; to make this is to load the library."""

    def __init__(self, lisp: Lisp) -> None:
        constructor = list_of(intern(":constructor"), NIL)
        prefix = list_of(intern(":conc-name"), intern("ewoc--"))
        structures = lisp.part(Structures)
        structures.define(list_of(EWOC, constructor, prefix), [intern(slot) for slot in SLOTS])
        kind = list_of(intern(":type"), intern("vector"))
        structures.define(list_of(intern("ewoc--node"), constructor, kind), [intern(slot) for slot in NODE_SLOTS])


class Ewoc:
    """A view of the Lisp object RECORD, an ewoc."""

    def __init__(self, lisp: Lisp, record: object) -> None:
        if type(record) is not Record or record.items[0] is not EWOC:
            raise wrong_type_argument("ewoc", record)
        self.lisp = lisp
        self.record = record
        items: list[Any] = record.items
        self.buffer: Buffer = items[1]
        self.printer, self.edge_printer = items[2], items[7]
        self.header: Vector = items[3]
        self.footer: Vector = items[4]
        self.ring, self.last = items[5], items[6]

    def in_buffer(self, act: Callable[[], object]) -> object:
        """Return what ACT returns while the buffer of the ewoc is current."""
        buffers = self.lisp.buffers
        before = buffers.current
        buffers.set_current(self.buffer)
        try:
            return act()
        finally:
            buffers.restore_current(before)

    def keeping_point(self, act: Callable[[], object]) -> object:
        """Like `in_buffer', but leave point where it is."""

        def keep() -> object:
            place = self.lisp.buffers.excursion()
            try:
                return act()
            finally:
                self.lisp.buffers.restore_excursion(place)

        return self.in_buffer(keep)

    def nodes(self) -> Iterator[Vector]:
        """Yield the nodes of the list; each may be deleted when the next one is asked for."""
        node: Any = self.header.items[RIGHT]
        while node is not self.footer:
            following = node.items[RIGHT]
            yield node
            node = following

    def visible(self, node: object) -> object:
        """Return NODE, or nil if it is no node of the list."""
        return NIL if node is self.header or node is self.footer or node is self.ring else node

    def insert(self, before: Vector, data: object, printer: object) -> Vector:
        """Make a node of DATA before the node BEFORE, and its text by PRINTER."""
        marker = Marker(self.buffer, start_of(before))
        left: Any = before.items[LEFT]
        node = Vector([left, before, data, marker])
        left.items[RIGHT] = before.items[LEFT] = node
        self.refresh(node, printer)
        return node

    def refresh(self, node: Vector, printer: object) -> None:
        """Write the text of NODE anew by PRINTER; point stays at the same place in it."""
        right: Any = node.items[RIGHT]
        start, end, point = start_of(node), start_of(right), self.buffer.point
        self.write(lambda: self._rewrite(node, start, end, printer))
        if start <= point <= end and start < end:
            new_end = start_of(right)
            self.buffer.goto(new_end if point == end else min(point, new_end))

    def _rewrite(self, node: Vector, start: int, end: int, printer: object) -> None:
        if start != end:
            self.lisp.call(intern("delete-region"), start, end)
        self.buffer.goto(start)
        self.lisp.call(printer, node.items[DATA])
        self._move_starts(node.items[RIGHT], start, self.buffer.point)

    def _move_starts(self, node: Any, old: int, new: int) -> None:
        """Let NODE and those behind it that begin at OLD begin at NEW."""
        while start_of(node) == old:
            set_start(node, new)
            if node is self.ring:
                break
            node = node.items[RIGHT]

    def write(self, act: Callable[[], object]) -> object:
        """Return what ACT returns while the buffer may be changed although it is read-only."""
        binding = self.lisp.variables.bind(intern("inhibit-read-only"), T)
        try:
            return act()
        finally:
            self.lisp.variables.unbind(binding)

    def delete(self, node: Vector) -> None:
        """Take NODE out of the list, and its text out of the buffer."""
        right: Any = node.items[RIGHT]
        left: Any = node.items[LEFT]
        self.write(lambda: self.lisp.call(intern("delete-region"), start_of(node), start_of(right)))
        self.lisp.call(intern("set-marker"), node.items[START], NIL)
        left.items[RIGHT], right.items[LEFT] = right, left
        node.items[LEFT] = node.items[RIGHT] = NIL
        if self.last is node:
            self.remember(NIL)

    def remember(self, node: object) -> None:
        """Note NODE as the one that point was moved to."""
        self.last = node
        self.record.items[1 + SLOTS.index("last-node")] = node

    def node_at(self, position: int) -> object:
        """Return the node whose text is at POSITION, the first one if it is before them all, nil if there are none."""
        found = self.visible(self.header.items[RIGHT])
        for node in self.nodes():
            if start_of(node) > position:
                break
            found = node
        return found

    def go_to(self, node: Vector) -> Vector:
        """Move point to where the text of NODE begins."""
        self.buffer.goto(start_of(node))
        self.remember(node)
        return node


def new_ewoc(lisp: Lisp, printer: object, header: object, footer: object, separated: bool) -> Record:
    """Return a new ewoc at point of the current buffer."""
    buffer = lisp.buffers.current
    ring = Vector([NIL, NIL, NIL, Marker(buffer, buffer.point)])
    ring.items[LEFT] = ring.items[RIGHT] = ring

    def print_edge(data: object) -> object:
        return lisp.call(intern("insert"), data)

    printers: list[object] = [_separated(lisp, each) if separated else each for each in (printer, print_edge)]
    record = Record([EWOC, buffer, printers[0], NIL, NIL, ring, NIL, printers[1]])
    ewoc = Ewoc(lisp, record)
    place = lisp.buffers.excursion()
    for slot, data in (("footer", footer), ("header", header)):
        text = lisp_string("") if data is NIL else data
        before: Any = ring if slot == "footer" else record.items[1 + SLOTS.index("footer")]
        record.items[1 + SLOTS.index(slot)] = ewoc.insert(before, text, printers[1])
    lisp.buffers.restore_excursion(place)
    return record


def _separated(lisp: Lisp, printer: object) -> Callable[[object], object]:
    def print_with_line_end(data: object) -> object:
        lisp.call(printer, data)
        return lisp.call(intern("insert"), lisp_string("\n"))

    return print_with_line_end


def node_of(value: object) -> Vector:
    """Return VALUE, which must be a node."""
    return check.instance(value, Vector, "arrayp")


def start_of(node: Any) -> int:
    """Return where the text of NODE begins."""
    marker: Marker = node.items[START]
    return marker.number()


def set_start(node: Any, position: int) -> None:
    """Let the text of NODE begin at POSITION."""
    marker: Marker = node.items[START]
    marker.move(marker.buffer, position)
