"""How far lines of Lisp are indented.

A line stands under the first argument of the list it is in, if there is one on the line of the list's beginning; else under
the list's first element, or under what stands first on the line where the last complete element begins.  For forms with a
body the symbol property `lisp-indent-function` says where that is: a number of arguments before it, `defun`, or a function.
"""

from __future__ import annotations

from elnet.objects.conditions import LispSignal
from elnet.objects.cons import Cons
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

LOCAL_DEFINITIONS = ("cl-flet", "cl-labels", "cl-macrolet", "cl-flet*", "flet", "labels", "macrolet")
INDENT = intern("lisp-indent-function")


class LineIndentation:
    """The indentation of the line of point in one interpreter's current buffer: START is where the line begins."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.buffer = lisp.buffers.current
        self.start = max(self.buffer.line_start(self.buffer.point), self.buffer.begv)

    # The text

    def _call(self, name: str, *arguments: object) -> object:
        return self.lisp.call(intern(name), *arguments)

    def _state(self, place: int) -> list[object]:
        return elements(self._call("syntax-ppss", place))

    def _column(self, place: int) -> int:
        self.buffer.point = place
        column = self._call("current-column")
        assert type(column) is int
        return column

    def _next_element(self, place: int, limit: int) -> int | None:
        """Return where the first element after PLACE begins, None if that is not before LIMIT or the list ends."""
        buffer = self.buffer
        buffer.point = place
        self._call("forward-comment", buffer.size)
        if buffer.point >= limit or self._syntax(buffer.point) == ")":
            return None
        return buffer.point

    def _syntax(self, place: int) -> str:
        char = self._call("char-after", place)
        code = 32 if char is NIL else self._call("char-syntax", char)
        assert type(code) is int
        return chr(code)

    def _end_of_element(self, place: int) -> int | None:
        try:
            end = self._call("scan-sexps", place, 1)
        except LispSignal as condition:
            self.lisp.handlers.condition(condition)
            return None
        return end if type(end) is int else None

    def _elements(self, opening: int) -> list[int]:
        """Return where the elements begin of the list that begins at OPENING, up to the line."""
        found: list[int] = []
        place: int | None = opening + 1
        while place is not None:
            start = self._next_element(place, self.start)
            if start is None:
                break
            found.append(start)
            place = self._end_of_element(start)
            if place is not None and place > self.start:
                break
        return found

    # The indentation

    def column(self) -> int | None:
        """Return the column that the line wants, None if it begins inside a string."""
        point = self.buffer.point
        try:
            return self._wanted()
        finally:
            self.buffer.point = point

    def _wanted(self) -> int | None:
        state = self._state(self.start)
        if state[3] is not NIL:
            return None
        if type(state[1]) is not int:
            return 0
        opening = state[1]
        offset = self.lisp.value("lisp-indent-offset")
        if type(offset) is int:
            return self._column(opening) + offset
        found = self._elements(opening)
        normal = self._normal(opening, found)
        if not found or self._syntax(found[0]) not in "w_":
            return normal
        special = self._by_function(opening, found, normal, state)
        return normal if special is None else special

    def _normal(self, opening: int, found: list[int]) -> int:
        if not found:
            return self._column(opening) + 1
        line_end = self.buffer.line_end(opening)
        if found[-1] > line_end:
            last = max(self.buffer.line_start(found[-1]), self.buffer.begv)
            first_there = next((each for each in found if each >= last), found[-1])
            return self._column(last) if self._begins_inside(last, opening) else self._column(first_there)
        if len(found) == 1 or self._syntax(found[0]) in "()":
            return self._column(found[0])
        return self._column(found[1])

    def _begins_inside(self, line: int, opening: int) -> bool:
        """Tell whether the LINE begins inside an element of the list at OPENING."""
        state = self._state(line)
        return state[3] is not NIL or (state[1] is not NIL and state[1] != opening)

    def _by_function(self, opening: int, found: list[int], normal: int, state: list[object]) -> int | None:
        """Return the column that the form at OPENING gives by its name, None if it gives none."""
        end = self._end_of_element(found[0])
        name = self.buffer.substring(found[0], end or found[0])
        method = self.lisp.plists.get(intern(name), INDENT)
        if self._is_local_definition(opening, state):
            method = intern("defun")
        if type(method) is int:
            return self._of_body(opening, found[1:], method, normal)
        if method is intern("defun"):
            on_first_line = found[-1] <= self.buffer.line_end(opening)
            return self._column(opening) + self._body_offset() if on_first_line else None
        if method is NIL or not self.lisp.functions.is_function(method):
            return None
        given = self.lisp.call(method, self.start, self._call("syntax-ppss", self.start))
        if type(given) is Cons:
            given = given.car
        return given if type(given) is int else None

    def _body_offset(self) -> int:
        offset = self.lisp.value("lisp-body-indent")
        return offset if type(offset) is int else 2

    def _of_body(self, opening: int, arguments: list[int], special: int, normal: int) -> int:
        """Return the column in a form whose first SPECIAL ones of ARGUMENTS do not belong to its body."""
        left = special - len(arguments)
        body = self._column(opening) + self._body_offset()
        if left > 0:
            return self._column(opening) + 2 * self._body_offset() if len(arguments) <= 1 else normal
        if left == 0 and (special == 0 or body <= normal):
            return body
        return normal

    def _is_local_definition(self, opening: int, state: list[object]) -> bool:
        """Tell whether the list at OPENING is a definition in the first argument of `cl-flet' or the like."""
        levels = [each for each in elements(state[9]) if type(each) is int]
        if len(levels) < 3:
            return False
        form, definitions = levels[-3], levels[-2]
        start = self._next_element(form + 1, definitions)
        end = None if start is None else self._end_of_element(start)
        if start is None or end is None or self.buffer.substring(start, end) not in LOCAL_DEFINITIONS:
            return False
        return self._next_element(end, definitions + 1) == definitions


def comment_kind(lisp: Lisp) -> int:
    """Return how many comment characters, three at most, begin the text at point."""
    for count in (3, 2, 1):
        if lisp.call(intern("looking-at"), lisp_string("\\s<" * count)) is not NIL:
            return count
    return 0
