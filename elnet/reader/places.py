"""Lines and columns: where in a file something is read, and where Emacs says that an error is."""

from __future__ import annotations

TAB_WIDTH = 8


class Places:
    """Finds (file, line, column) for growing offsets of TEXT, each search starting where the last one ended."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self.file = file
        self._line = 1
        self._line_start = 0
        self._offset = 0

    def at(self, offset: int) -> tuple[str, int, int]:
        """Return the file, the line (from 1) and the column (from 0) of OFFSET."""
        if offset < self._offset:
            self._line, self._line_start, self._offset = 1, 0, 0
        breaks = self._text.count("\n", self._offset, offset)
        if breaks:
            self._line += breaks
            self._line_start = self._text.rfind("\n", self._offset, offset) + 1
        self._offset = offset
        return self.file, self._line, offset - self._line_start


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the line (from 1) and the column (from 0) of OFFSET in TEXT."""
    return Places(text, "").at(offset)[1:]


def display_column(text: str, offset: int) -> int:
    """Return the column at which OFFSET of TEXT is shown when a tab reaches to the next multiple of eight."""
    line_start = text.rfind("\n", 0, offset) + 1
    return len(text[line_start:offset].expandtabs(TAB_WIDTH))
