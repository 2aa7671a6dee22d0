"""Buffers: text with a point, a visible part, markers and text properties.

Positions are Lisp's: they count from 1, and `point`, `begv` and `zv` are between characters.  The methods trust their
arguments to be in range and in order; checking, and signalling what Emacs signals, is for those who take them from Lisp.

Every change goes through `insert_at`, `delete` or `replace`, which keep everything that knows a position right.  Whoever wants
to know of changes (hooks, undo, overlays) puts itself into `watchers`; while there is none, that costs one test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from elnet.objects.base import LispObject
from elnet.objects.intervals import Intervals, Plist
from elnet.objects.symbols import Symbol
from elnet.text import conversion
from elnet.text.chunks import Text
from elnet.text.comparison import compared
from elnet.text.marker_table import MarkerTable
from elnet.text.markers import Marker
from elnet.text.overlay_table import OverlayTable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.text.syntax import SyntaxTable
    from elnet.text.watchers import Recorder, Watcher


class Buffer(LispObject):
    """A buffer; its NAME is None once it is killed.  LOCALS are the values of its buffer-local variables.

    SYNTAX is its syntax table, None for the standard one.  BASE is the buffer whose text an indirect buffer shows, and FAMILY
    all that show it; it is empty while none is indirect: see `elnet.text.sharing`.
    """

    __slots__ = (
        "__weakref__",
        "base",
        "begv",
        "chars_tick",
        "family",
        "intervals",
        "locals",
        "mark",
        "markers",
        "modified_tick",
        "multibyte",
        "name",
        "overlays",
        "point",
        "recorder",
        "saved_tick",
        "syntax",
        "text",
        "watchers",
        "zv",
    )

    def __init__(self, name: str, multibyte: bool = True) -> None:
        self.name: str | None = name
        self.text = Text()
        self.multibyte = multibyte
        self.point = self.begv = self.zv = 1
        self.intervals: Intervals | None = None
        self.markers = MarkerTable()
        self.mark = Marker()
        self.locals: dict[Symbol, object] = {}
        self.syntax: SyntaxTable | None = None
        self.watchers: list[Watcher] = []
        self.overlays = OverlayTable()
        self.modified_tick = self.chars_tick = self.saved_tick = 1
        self.base: Buffer | None = None
        self.family: list[Buffer] = []
        self.recorder: Recorder | None = None

    def __repr__(self) -> str:
        return "#<killed buffer>" if self.name is None else f"#<buffer {self.name}>"

    def lisp_print(self, readably: bool) -> str:
        """Return how it prints: as its name alone for `princ`."""
        if self.name is None:
            return "#<killed buffer>"
        return f"#<buffer {self.name}>" if readably else self.name

    # Looking.

    @property
    def size(self) -> int:
        """The number of characters in the whole buffer, whatever part is visible."""
        return self.text.length

    def char_after(self, position: int) -> str | None:
        """Return the character after POSITION, or None where no visible one is."""
        return self.text.char(position - 1) if self.begv <= position < self.zv else None

    def char_before(self, position: int) -> str | None:
        """Return the character before POSITION, or None where no visible one is."""
        return self.text.char(position - 2) if self.begv < position <= self.zv else None

    def substring(self, start: int, end: int) -> str:
        """Return the text between START and END."""
        return self.text.slice(start - 1, end - 1)

    def compare(self, start: int, end: int, other: Buffer, other_start: int, other_end: int) -> int:
        """Return 0 if two texts are equal, else where they differ, from 1, negative if the first is less."""
        return compared(self.substring(start, end), other.substring(other_start, other_end))

    @property
    def modified(self) -> bool:
        """Whether the buffer was changed since it was last saved or declared unmodified."""
        return self.modified_tick > self.saved_tick

    def set_modified(self, modified: bool) -> None:
        """Declare the buffer changed or not."""
        if not modified:
            self.saved_tick = self.modified_tick
        elif not self.modified:
            self.saved_tick = 0
        for other in self.family:
            other.saved_tick = self.saved_tick

    # Point and the visible part.

    def goto(self, position: int) -> None:
        """Move point to POSITION, or as near as the visible part reaches."""
        self.point = max(self.begv, min(position, self.zv))

    def narrow(self, start: int, end: int) -> None:
        """Make only what is between START and END visible."""
        self.begv, self.zv = start, end
        self.goto(self.point)

    def widen(self) -> None:
        """Make everything visible."""
        self.begv, self.zv = 1, self.size + 1

    # Lines.

    def line_start(self, position: int) -> int:
        """Return where the line around POSITION starts."""
        found = self.text.rfind("\n", self.begv - 1, position - 1)
        return self.begv if found < 0 else found + 2

    def line_end(self, position: int) -> int:
        """Return where the line around POSITION ends, before its newline."""
        found = self.text.find("\n", position - 1, self.zv - 1)
        return self.zv if found < 0 else found + 1

    def line_from(self, position: int, count: int) -> tuple[int, int]:
        """Return the start of the line that is COUNT lines after the one around POSITION, and how many newlines were missing.

        A negative COUNT goes backward.  Where lines are missing the start is that of the first line or the end of the text.
        """
        if count > 0:
            return self._forward(position, count)
        start = self.line_start(position)
        for missing in range(-count, 0, -1):
            if start == self.begv:
                return start, missing
            start = self.line_start(start - 1)
        return start, 0

    def _forward(self, position: int, count: int) -> tuple[int, int]:
        for missing in range(count, 0, -1):
            found = self.text.find("\n", position - 1, self.zv - 1)
            if found < 0:
                return self.zv, missing
            position = found + 2
        return position, 0

    def forward_line(self, count: int) -> int:
        """Move point to the start of the line COUNT lines on and return how many were missing, as Emacs counts them."""
        start = self.point
        self.point, missing = self.line_from(start, count)
        if count <= 0:
            return -missing
        # Reaching the end of a last line without newline counts as one line, unless point was there before.
        if missing and self.point > start and self.char_before(self.point) != "\n":
            missing -= 1
        return missing

    def count_newlines(self, start: int, end: int) -> int:
        """Return how many newlines are between START and END."""
        return self.text.count("\n", start - 1, end - 1)

    # Changing the text.

    def insert(self, text: str, properties: Intervals | None = None, before_markers: bool = False) -> None:
        """Insert TEXT with PROPERTIES before point; BEFORE_MARKERS makes all markers at point stay with it."""
        size = len(text)
        if not size:
            return
        position = self.point
        if properties is not None or self.intervals is not None or self.watchers or self.recorder is not None:
            self.insert_at(position, text, properties, before_markers)
        else:  # what `insert_at` does when only the text and the positions in it change
            self.text.insert(position - 1, text)
            self.zv += size
            if self.markers.blocks:
                self.markers.change(position, position, size, before_markers)
            self.modified_tick = self.chars_tick = self.modified_tick + size.bit_length()
        self.point = position + size

    def insert_pieces(self, texts: list[str]) -> None:
        """Insert TEXTS before point as one change; it counts as many, because they are many in Lisp."""
        text = "".join(texts)
        if text:
            self.insert(text)
            ticks = self.modified_tick - len(text).bit_length()
            for each in texts:
                ticks += len(each).bit_length()
            self.modified_tick = self.chars_tick = ticks

    def insert_at(self, position: int, text: str, properties: Intervals | None = None, before_markers: bool = False) -> None:
        """Insert TEXT with PROPERTIES at POSITION; point stays before it if it is there."""
        size = len(text)
        if properties is not None:
            self.properties()
        if self.watchers or self.recorder is not None:
            self._announce(position, position)
        self.text.insert(position - 1, text)
        self.zv += size
        if position < self.begv:
            self.begv += size
        if position < self.point:
            self.point += size
        self.markers.change(position, position, size, before_markers)
        if self.intervals is not None:
            self.intervals.insert(position - 1, size, properties)
        self._count_change(size)
        if self.watchers or self.recorder is not None:
            self._report(position, position + size, 0)

    def delete(self, start: int, end: int) -> None:
        """Delete the text between START and END."""
        size = end - start
        if not size:
            return
        if self.watchers or self.recorder is not None:
            self._announce(start, end)
        self.text.delete(start - 1, end - 1)
        self.point = _after_deletion(self.point, start, end)
        self.begv = _after_deletion(self.begv, start, end)
        self.zv = _after_deletion(self.zv, start, end)
        self.markers.change(start, end, -size, carries=True)
        if self.intervals is not None:
            self.intervals.delete(start - 1, end - 1)
        self._count_change(size)
        if self.watchers or self.recorder is not None:
            self._report(start, start, size)

    def replace(self, start: int, end: int, text: str, properties: Intervals | None = None) -> None:
        """Put TEXT in the place of what is between START and END.

        Unlike with a deletion and an insertion, markers at END stay behind the new text.  So does point.
        """
        old, new = end - start, len(text)
        if properties is not None:
            self.properties()
        if self.watchers or self.recorder is not None:
            self._announce(start, end)
        self.text.replace(start - 1, end - 1, text)
        self.point = _after_replacement(self.point, start, end, new)
        self.zv += new - old
        self.markers.change(start, end, new - old, carries=True)
        if self.intervals is not None:
            self.intervals.delete(start - 1, end - 1)
            self.intervals.insert(start - 1, new, properties)
        self._count_change(old + new)
        if self.watchers or self.recorder is not None:
            self._report(start, start + new, old, replaced=True)

    def overwrite(self, start: int, text: str) -> None:
        """Put TEXT in the place of as many characters after START; point, markers and properties stay where they are."""
        size = len(text)
        if self.watchers or self.recorder is not None:
            self._announce(start, start + size)
        self.text.replace(start - 1, start - 1 + size, text)
        self._count_change(size)
        if self.watchers or self.recorder is not None:
            self._report(start, start + size, size)

    def erase(self) -> None:
        """Delete everything and make everything visible."""
        self.widen()
        self.delete(1, self.size + 1)

    def _announce(self, start: int, end: int) -> None:
        for watcher in tuple(self.watchers):
            watcher.before_change(start, end)
        if self.recorder is not None:
            self.recorder.before_change(start, end)

    def _report(self, start: int, end: int, old_length: int, replaced: bool = False) -> None:
        if self.recorder is not None:
            self.recorder.after_change(start, end, old_length, replaced)
        for watcher in tuple(self.watchers):
            watcher.after_change(start, end, old_length)

    def _count_change(self, size: int) -> None:
        # Emacs counts a change by the number of binary digits of its size.
        self.modified_tick += size.bit_length()
        self.chars_tick = self.modified_tick

    # Text properties.  The positions of `Intervals` count from 0.

    def properties(self) -> Intervals:
        """Return the text properties for looking at; changes go through the methods below."""
        if self.intervals is None:
            self.intervals = Intervals(self.size)
        return self.intervals

    def properties_between(self, start: int, end: int) -> Intervals | None:
        """Return the properties of the text between START and END for a string, or None if it has none."""
        return None if self.intervals is None else self.intervals.slice(start - 1, end - 1)

    def add_properties(self, start: int, end: int, plist: Plist) -> bool:
        """Give the text between START and END the properties of PLIST too; tell whether that changes any."""
        return self._change_properties(start, end, lambda intervals: intervals.add(start - 1, end - 1, plist))

    def set_properties(self, start: int, end: int, plist: Plist) -> None:
        """Give the text between START and END exactly the properties of PLIST."""
        if plist or self.intervals is not None:
            self._change_properties(start, end, lambda intervals: intervals.set(start - 1, end - 1, plist))

    def remove_properties(self, start: int, end: int, keys: Iterable[object]) -> bool:
        """Take the properties KEYS from the text between START and END; tell whether that changes any."""
        if self.intervals is None:
            return False
        return self._change_properties(start, end, lambda intervals: intervals.remove(start - 1, end - 1, keys))

    def _change_properties(self, start: int, end: int, change: Callable[[Intervals], bool]) -> bool:
        if start == end:
            return False
        for watcher in tuple(self.watchers):
            watcher.before_change(start, end)
        if self.recorder is not None:
            self.recorder.before_properties(start, end)
        changed = change(self.properties())
        if changed:
            if self.recorder is not None:
                self.recorder.after_properties(start, end)
            self.modified_tick += 1
            for watcher in tuple(self.watchers):
                watcher.after_change(start, end, end - start)
        return changed

    # Unibyte and multibyte.

    def fitting(self, text: str, multibyte: bool) -> str:
        """Return TEXT, of a MULTIBYTE string or a unibyte one, as this buffer holds it."""
        if multibyte == self.multibyte or text.isascii():
            return text
        return conversion.unibyte_of_multibyte(text) if multibyte else conversion.multibyte_of_unibyte(text)

    def set_multibyte(self, multibyte: bool) -> None:
        """Look at the same bytes as characters, or at each byte alone; positions stay at the text they were at."""
        if multibyte == self.multibyte:
            return
        old = str(self.text)
        markers = list(self.markers)
        offsets = {self.point - 1, self.begv - 1, self.zv - 1, *(marker.position - 1 for marker in markers)}
        if multibyte:
            new, moved = conversion.text_of_internal_bytes(old), conversion.positions_in_text(old, offsets)
        else:
            new, moved = conversion.internal_bytes(old), conversion.positions_in_bytes(old, offsets)
        self.text, self.multibyte, self.intervals = Text(new), multibyte, None
        self.point, self.begv, self.zv = (moved[position - 1] + 1 for position in (self.point, self.begv, self.zv))
        for marker in markers:
            marker.settle(self, moved[marker.position - 1] + 1)
        self.markers.changes += 1
        if self.recorder is not None:
            self.recorder.after_reinterpretation(not multibyte)

    def swap(self, other: Buffer) -> None:
        """Exchange the texts of this buffer and OTHER, with point, visible part, properties, mark and markers."""
        for name in _OF_THE_TEXT:
            mine = getattr(self, name)
            setattr(self, name, getattr(other, name))
            setattr(other, name, mine)
        for buffer in (self, other):
            for marker in buffer.markers:
                marker.buffer = buffer
            buffer.modified_tick += 1
            buffer.chars_tick = buffer.modified_tick

    # Killing.

    def kill(self) -> None:
        """Give up the text, the name and the markers."""
        self.name = None
        for overlay in self.overlays:
            overlay.delete()
        for marker in tuple(self.markers):
            if marker.buffer is self:
                marker.detach()
        if self.family:
            self.family.remove(self)
            self.family, self.markers = [], MarkerTable()
        self.watchers.clear()
        self.recorder = None
        self.text = Text()
        self.intervals = None
        self.locals.clear()
        self.point = self.begv = self.zv = 1


_OF_THE_TEXT = (
    "text",
    "multibyte",
    "point",
    "begv",
    "zv",
    "intervals",
    "markers",
    "overlays",
    "mark",
    "modified_tick",
    "saved_tick",
)


def _after_deletion(position: int, start: int, end: int) -> int:
    """Return what becomes of POSITION when the text between START and END is deleted."""
    return position if position <= start else start if position <= end else position - (end - start)


def _after_replacement(position: int, start: int, end: int, size: int) -> int:
    """Return what becomes of POSITION when SIZE characters replace those between START and END."""
    if position >= end:
        return position + size - (end - start)
    return min(position, start)
