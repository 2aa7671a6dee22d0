"""Editable text for buffers of any size.

The theory.  A text is a sequence of Python strings, the chunks: those before the active one, the active one, and those after
it.  Edits happen in the active chunk; moving there from elsewhere moves chunks from one side to the other, and to keep edits
cheap a chunk that is about to be edited is cut to at most `MAX_CHUNK` characters.  Until it is edited, a text that was inserted
whole stays whole: reading and searching it cost no copy.

Within the active chunk what is inserted is collected in a list of pieces, with the rest of the chunk behind it, and joined
when somebody looks.  So insertions that follow each other cost a list's `append` each.

Where chunks begin is known without visiting them: before the active one as distances from the start of the text, after it as
distances from the end, neither of which an edit in the active chunk can change.

`span` lends out a real string that covers a stretch of the text, as `re` needs it.  One string joined from several chunks is
kept, and an edit narrows it to the part that is still right.  Positions count from 0.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

MAX_CHUNK: Final = 1 << 15


class Text:
    """A text that can be edited."""

    __slots__ = (
        "_after",
        "_after_sizes",
        "_before",
        "_before_ends",
        "_head",
        "_head_length",
        "_joined",
        "_joined_end",
        "_joined_offset",
        "_joined_start",
        "_start",
        "_tail",
        "length",
    )

    def __init__(self, text: str = "") -> None:
        self._reset(text)

    def _reset(self, text: str) -> None:
        self.length = len(text)
        self._before: list[str] = []
        self._before_ends: list[int] = []
        self._after: list[str] = []
        """The chunks after the active one, the nearest last."""
        self._after_sizes: list[int] = []
        """For each of these how many characters it and those behind it have."""
        self._start = 0
        self._head = [text]
        """The pieces of the active chunk up to where text was inserted last; `_tail` is its rest."""
        self._head_length = len(text)
        self._tail = ""
        self._joined = ""
        self._joined_offset = 0
        """Where in the text the joined string would begin; right from `_joined_start` to `_joined_end` only."""
        self._joined_start = self._joined_end = 0

    # Reading.

    def chunk_at(self, position: int) -> tuple[int, str]:
        """Return start and text of the chunk that holds the character after POSITION; the last chunk at the end."""
        start = self._start
        if position < start:
            index = bisect_right(self._before_ends, position)
            return (self._before_ends[index - 1] if index else 0), self._before[index]
        if self._after and position >= self.length - self._after_sizes[-1]:
            index = bisect_left(self._after_sizes, max(self.length - position, 1))
            return self.length - self._after_sizes[index], self._after[index]
        return start, self._active()

    def only_chunk(self) -> str | None:
        """Return the whole text if it is one chunk, as that of most buffers is, else None."""
        return self._active() if not self._before and not self._after else None

    def char(self, position: int) -> str:
        """Return the character after POSITION, which must be less than the length."""
        start, chunk = self.chunk_at(position)
        return chunk[position - start]

    def slice(self, start: int, end: int) -> str:
        """Return the text between START and END."""
        if start >= end:
            return ""
        base, chunk = self.chunk_at(start)
        if end <= base + len(chunk):
            return chunk[start - base : end - base]
        return "".join(self._pieces(start, end))

    def __str__(self) -> str:
        return self.slice(0, self.length)

    def span(self, start: int, end: int) -> tuple[int, str]:
        """Return a string that holds the text between START and END and maybe more, and the position of its start.

        Beyond START and END the string may hold anything.
        """
        base, chunk = self.chunk_at(start)
        if end <= base + len(chunk):
            return base, chunk
        if self._joined_start <= start and end <= self._joined_end:
            return self._joined_offset, self._joined
        self._joined = "".join(self._pieces(start, end))
        self._joined_offset = self._joined_start = start
        self._joined_end = end
        return start, self._joined

    def chunks(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Yield position and text of the stretches that together are the text between START and END."""
        while start < end:
            base, chunk = self.chunk_at(start)
            piece = chunk[start - base : end - base]
            yield start, piece
            start += len(piece)

    def chunks_backward(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Yield position and text of the stretches that together are the text between START and END, the last first."""
        while start < end:
            base, chunk = self.chunk_at(end - 1)
            first = max(start, base)
            yield first, chunk[first - base : end - base]
            end = first

    def find(self, char: str, start: int, end: int) -> int:
        """Return where the character CHAR stands first between START and END, or -1."""
        while start < end:
            base, chunk = self.chunk_at(start)
            found = chunk.find(char, start - base, end - base)
            if found >= 0:
                return base + found
            start = base + len(chunk)
        return -1

    def rfind(self, char: str, start: int, end: int) -> int:
        """Return where the character CHAR stands last between START and END, or -1."""
        while start < end:
            base, chunk = self.chunk_at(end - 1)
            found = chunk.rfind(char, max(start - base, 0), end - base)
            if found >= 0:
                return base + found
            end = base
        return -1

    def count(self, char: str, start: int, end: int) -> int:
        """Return how often the character CHAR stands between START and END."""
        total = 0
        while start < end:
            base, chunk = self.chunk_at(start)
            total += chunk.count(char, start - base, end - base)
            start = base + len(chunk)
        return total

    # Editing.

    def insert(self, position: int, text: str) -> None:
        """Insert TEXT at POSITION."""
        if not self.length:
            self._reset(text)
            return
        if position != self._start + self._head_length:
            self._go_to(position)
        elif self._head_length > MAX_CHUNK:
            self._set_head_aside()
        size = len(text)
        self._head.append(text)
        self._head_length += size
        self.length += size
        if self._joined_end > position:
            self._edited(position, position, size)

    def delete(self, start: int, end: int) -> None:
        """Delete the text between START and END."""
        if start >= end:
            return
        if end - start == self.length:
            self._reset("")
            return
        self._go_to(start)
        self._edited(start, end, 0)
        missing = end - start
        self.length -= missing
        while missing > len(self._tail):
            missing -= len(self._tail)
            self._tail = ""
            if missing >= len(self._after[-1]):
                missing -= len(self._after.pop())
                self._after_sizes.pop()
            else:
                self._take_after()
        self._tail = self._tail[missing:]

    def replace(self, start: int, end: int, text: str) -> None:
        """Put TEXT in the place of what is between START and END."""
        self.delete(start, end)
        self.insert(start, text)

    # Finding chunks.

    def _active(self) -> str:
        """Return the active chunk in one piece."""
        if self._tail or len(self._head) != 1:
            self._head.append(self._tail)
            whole = "".join(self._head)
            self._head = [whole]
            self._head_length = len(whole)
            self._tail = ""
            return whole
        return self._head[0]

    def _pieces(self, start: int, end: int) -> Iterator[str]:
        return (piece for _, piece in self.chunks(start, end))

    # Moving.

    def _go_to(self, position: int) -> None:
        """Make insertions happen at POSITION: its chunk is active, not too big, and parted there."""
        start = self._start
        if position < start or position > start + self._head_length + len(self._tail):
            self._make_active(position)
        if self._head_length + len(self._tail) > MAX_CHUNK:
            self._cut_active(position)
        inside = position - self._start
        if inside != self._head_length:
            whole = self._active()
            self._head = [whole[:inside]]
            self._head_length = inside
            self._tail = whole[inside:]

    def _make_active(self, position: int) -> None:
        while position < self._start:
            self._push_after(self._active())
            chunk = self._before.pop()
            self._before_ends.pop()
            self._set_active(chunk)
        while position > self._start + self._head_length + len(self._tail):
            self._push_before(self._active())
            self._set_active("")
            self._take_after()

    def _take_after(self) -> None:
        """Add the next chunk to the active one, which has no tail; a big one only in part."""
        chunk = self._after.pop()
        self._after_sizes.pop()
        if len(chunk) > MAX_CHUNK:
            for piece in reversed(_cut(chunk)):
                self._push_after(piece)
            chunk = self._after.pop()
            self._after_sizes.pop()
        self._tail = chunk

    def _cut_active(self, position: int) -> None:
        """Set parts of the active chunk aside so that it gets small, with POSITION in it or at its end."""
        pieces = _cut(self._active())
        offset = position - self._start
        keep = min(max(offset - 1, 0) // MAX_CHUNK, len(pieces) - 1)
        for piece in pieces[:keep]:
            self._push_before(piece)
        for piece in reversed(pieces[keep + 1 :]):
            self._push_after(piece)
        self._set_active(pieces[keep])

    def _set_head_aside(self) -> None:
        """Begin a new active chunk behind what has been inserted."""
        tail = self._tail
        self._push_before("".join(self._head))
        self._set_active("")
        self._tail = tail

    def _set_active(self, chunk: str) -> None:
        self._start = self._before_ends[-1] if self._before_ends else 0
        self._head = [chunk]
        self._head_length = len(chunk)
        self._tail = ""

    def _push_before(self, chunk: str) -> None:
        if chunk:
            end = self._before_ends[-1] if self._before_ends else 0
            if self._before and len(self._before[-1]) + len(chunk) <= MAX_CHUNK // 2:
                self._before[-1] += chunk
                self._before_ends[-1] += len(chunk)
            else:
                self._before.append(chunk)
                self._before_ends.append(end + len(chunk))

    def _push_after(self, chunk: str) -> None:
        if chunk:
            size = self._after_sizes[-1] if self._after_sizes else 0
            if self._after and len(self._after[-1]) + len(chunk) <= MAX_CHUNK // 2:
                self._after[-1] = chunk + self._after[-1]
                self._after_sizes[-1] += len(chunk)
            else:
                self._after.append(chunk)
                self._after_sizes.append(size + len(chunk))

    def _edited(self, start: int, end: int, size: int) -> None:
        """Narrow the joined string to what is right after SIZE characters replaced those between START and END."""
        moved = size - (end - start)
        if start >= self._joined_end:
            return
        if end < self._joined_end:
            self._joined_start = max(self._joined_start, end) + moved
            self._joined_end += moved
            self._joined_offset += moved
        else:
            self._joined_end = max(start, self._joined_start)


def _cut(text: str) -> list[str]:
    """Return TEXT in pieces of MAX_CHUNK characters."""
    return [text[start : start + MAX_CHUNK] for start in range(0, len(text), MAX_CHUNK)] or [""]
