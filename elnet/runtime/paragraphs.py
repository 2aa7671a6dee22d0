"""Where paragraphs begin and end (manual node "Paragraphs" of the Emacs manual).

Lines that match `paragraph-separate` stand between paragraphs, lines that match `paragraph-start` begin one.  With a fill
prefix, lines that do not have it begin one, too.
"""

from __future__ import annotations

from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, intern
from elnet.runtime.columns import column_at
from elnet.runtime.margins import left_margin, to_left_margin
from elnet.runtime.text_motion import looking_at, skip_backward
from elnet.text.regexp.quoting import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

HARD = intern("hard")


class Paragraphs:
    """The paragraphs of the current buffer of LISP, as its variables define them now."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.buffer = lisp.buffers.current
        prefix = lisp.value("fill-prefix")
        ignored = lisp.is_set("paragraph-ignore-fill-prefix")
        self.prefix = quoted(prefix.text) if isinstance(prefix, LString) and prefix.text and not ignored else ""
        self.start = self._unanchored("paragraph-start")
        self.separate = self._unanchored("paragraph-separate")
        if self.prefix:
            self.separate = f"{self.separate}\\|{self.prefix}[ \t]*$"
        self.only_hard = lisp.is_set("use-hard-newlines")

    def _unanchored(self, name: str) -> str:
        """Return the regexp in the variable NAME, which is matched at the margin, without a ^ at its start."""
        return str(self.lisp.value(name).text.removeprefix("^"))

    def _separates(self) -> bool:
        """Move point to the left margin and tell whether its line separates paragraphs."""
        to_left_margin(self.lisp)
        return looking_at(self.lisp, self.separate)

    def _starts(self, line: int) -> bool:
        """Tell whether the line that starts at LINE, with point at its margin, begins a paragraph."""
        if not looking_at(self.lisp, self.start):
            return False
        return not self.only_hard or self.buffer.begv == line or self._is_hard(line - 1)

    def _is_hard(self, position: int) -> bool:
        return self.lisp.call(intern("get-text-property"), position, HARD) is not NIL

    def forward(self) -> bool:
        """Move point to the end of the paragraph; tell whether there was one."""
        buffer = self.buffer
        while buffer.point < buffer.zv and self._separates() and buffer.point < buffer.zv:
            buffer.forward_line(1)
        found = buffer.point < buffer.zv
        buffer.forward_line(1)
        while buffer.point < buffer.zv:
            line = buffer.line_start(buffer.point)
            if self._separates() or (not looking_at(self.lisp, self.prefix) if self.prefix else self._starts(line)):
                buffer.point = line
                break
            buffer.point = buffer.line_end(line)
            if buffer.point < buffer.zv:
                buffer.point += 1
        return found

    def backward(self) -> bool:
        """Move point to the start of the paragraph; tell whether there was one."""
        buffer = self.buffer
        point = buffer.point
        if self._is_after_blank_line(point):
            buffer.point = point - 1
            return True
        buffer.point = max(buffer.begv, point - 1)
        buffer.point = buffer.line_start(buffer.point)
        while buffer.point > buffer.begv and self._separates():
            buffer.point = buffer.line_start(buffer.line_start(buffer.point) - 1) if self._line_before() else buffer.begv
        if buffer.point == buffer.begv:
            return False
        self._to_first_line()
        return True

    def _line_before(self) -> bool:
        return self.buffer.line_start(self.buffer.point) > self.buffer.begv

    def _is_after_blank_line(self, point: int) -> bool:
        """Tell whether POINT is at the start of a line, the one before is empty and separates, and its own does not."""
        buffer = self.buffer
        if looking_at(self.lisp, self.separate) or point <= buffer.begv or buffer.char_before(point) != "\n":
            return False
        if point - 1 > buffer.begv and buffer.char_before(point - 1) != "\n":
            return False
        buffer.point = point - 1
        separates = looking_at(self.lisp, self.separate)
        buffer.point = point
        return separates

    def _to_first_line(self) -> None:
        """Move point up to the first line of the paragraph it is in, or to the blank line before."""
        buffer = self.buffer
        while True:
            line = buffer.line_start(buffer.point)
            separates = self._separates()
            if separates or (self.prefix and not looking_at(self.lisp, self.prefix)):
                buffer.point = line
                break
            if not self.prefix and self._starts(line):
                buffer.point = line
                self._to_blank_line_before()
                return
            if line == buffer.begv:
                buffer.point = line
                return
            buffer.point = buffer.line_start(line - 1)
        while buffer.point < buffer.zv and self._separates():
            buffer.forward_line(1)
        buffer.point = buffer.line_start(buffer.point)
        self._to_blank_line_before()

    def _to_blank_line_before(self) -> None:
        """Move point from the start of a paragraph to the line before it if nothing but the margin is in that."""
        buffer = self.buffer
        if buffer.point == buffer.begv:
            return
        buffer.point -= 1
        if column_at(self.lisp, buffer, buffer.point) > left_margin(self.lisp):
            buffer.point += 1
            return
        skip_backward(self.lisp, " \t")
        if buffer.point != buffer.line_start(buffer.point):
            buffer.forward_line(1)


def forward_paragraphs(lisp: Lisp, count: int) -> int:
    """Move point over COUNT paragraphs, back if that is negative; return how many there were too few."""
    paragraphs = Paragraphs(lisp)
    buffer = lisp.buffers.current
    while count < 0 and buffer.point > buffer.begv:
        count += paragraphs.backward()
    while count > 0 and buffer.point < buffer.zv:
        count -= paragraphs.forward()
    return count
