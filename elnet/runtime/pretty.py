"""Pretty-printing: breaking the text of a value into lines that fit (manual node "Output Functions", `pp').

The text is parsed into elements, atoms and lists, each with what stands before it (quotes, `#s').  Elements are placed one
after the other.  One that ends beyond the last column moves to a line of its own, with the brackets that open right before
it; if that does not help, its own elements are placed the same way, and what follows it begins a new line.  A line begins
where Lisp code would: under the first argument, or the first element.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final

    Indentation = Callable[[str], object]


_ATOM: Final = re.compile(r'"(?:[^"\\]|\\.)*"|(?:\?\\?.|[^][()\s"\\;\']|\\.|(?<=.)\')+|\S', re.DOTALL)
_OPENING: Final = re.compile(r"['`,@#]*(?:#s|#f|#\^|#&\d+)?(?=[(\[])|['`,@]+(?=\S)")
FILL_COLUMN = 70
BODY, TAB = 2, 8


class Element:
    """An atom, or a list of PARTS; PREFIX is what stands before the bracket, or the atom's text."""

    __slots__ = ("close", "parts", "prefix", "size")

    def __init__(self, prefix: str, parts: list[Element] | None, close: str) -> None:
        self.prefix = prefix
        self.parts = parts
        self.close = close
        inside = 0 if parts is None else sum(part.size + 1 for part in parts) - bool(parts)
        self.size: int = len(prefix) + inside + len(close)


def parsed(text: str) -> list[Element]:
    """Return the elements of TEXT, one or more printed values."""
    stack: list[tuple[str, list[Element]]] = [("", [])]
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        prefix = ""
        opening = _OPENING.match(text, position)
        if opening is not None:
            prefix, position = opening[0], opening.end()
        if text[position] in "([":
            stack.append((prefix + text[position], []))
            position += 1
        elif text[position] in ")]" and len(stack) > 1:
            start, parts = stack.pop()
            stack[-1][1].append(Element(start, parts, text[position]))
            position += 1
        else:
            found = _ATOM.match(text, position)
            end = position + 1 if found is None else found.end()
            stack[-1][1].append(Element(prefix + text[position:end], None, ""))
            position = end
    return stack[0][1]


class Layout:
    """Places elements into LINES no wider than WIDTH; INDENTATION tells of a symbol how many arguments are special, or None.

    TABS says whether lines begin with tabs as far as possible.
    """

    def __init__(self, width: int, indentation: Indentation, tabs: bool) -> None:
        self.width = width
        self.tabs = tabs
        self.indentation = indentation
        self.lines = [""]
        self.open: list[tuple[int, list[tuple[int, int, str]]]] = []
        """The brackets that are open: the column after each, and line, column and text of the elements so far."""

    def text(self) -> str:
        """Return what has been placed."""
        return "\n".join(self._indented(line.rstrip()) for line in self.lines)

    def _indented(self, line: str) -> str:
        """Return LINE with tabs for the spaces at its start, if tabs are wanted."""
        body = line.lstrip(" ")
        tabs, spaces = divmod(len(line) - len(body), TAB) if self.tabs else (0, len(line) - len(body))
        return "\t" * tabs + " " * spaces + body

    def place_all(self, parts: list[Element]) -> None:
        """Place PARTS, the elements of the innermost open bracket."""
        break_next, special = False, self._special(parts)
        for number, part in enumerate(parts):
            if number:
                if break_next:
                    self._new_line()
                else:
                    self.lines[-1] += " "
            break_next = self._place(part) or number == special
        del break_next

    def _special(self, parts: list[Element]) -> int:
        """Return the number of the element after which the body of a form begins, -1 if there is none."""
        if not self.open or not parts or parts[0].parts is not None or len(parts) < 2:
            return -1
        wanted = self.indentation(parts[0].prefix)
        return wanted if type(wanted) is int and wanted < len(parts) - 1 else -1

    def _place(self, part: Element) -> bool:
        """Place PART and tell whether what follows must begin a new line."""
        self._note(part)
        if self._fits(part):
            self._write(part)
            return False
        if self._move() and self._fits(part):
            self._write(part)
            return False
        if part.parts is None:
            self.lines[-1] += part.prefix
            return True
        self.lines[-1] += part.prefix
        self.open.append((len(self.lines[-1]), []))
        self.place_all(part.parts)
        self.open.pop()
        self.lines[-1] += part.close
        return True

    def _note(self, part: Element) -> None:
        if self.open:
            self.open[-1][1].append((len(self.lines), len(self.lines[-1]), part.prefix if part.parts is None else ""))

    def _fits(self, part: Element) -> bool:
        return len(self.lines[-1]) + part.size <= self.width

    def _write(self, part: Element) -> None:
        if part.parts is None:
            self.lines[-1] += part.prefix
            return
        self.lines[-1] += part.prefix
        for number, inner in enumerate(part.parts):
            if number:
                self.lines[-1] += " "
            self._write(inner)
        self.lines[-1] += part.close

    def _move(self) -> bool:
        """Move the element that comes next, with brackets opened right before it, to a new line; tell whether that was done."""
        line = self.lines[-1]
        stays = line.rstrip(" \t({[',.`#@")
        if not stays:
            return False
        moved = line[len(stays) :].lstrip(" \t")
        brackets = sum(moved.count(char) for char in "([{")
        inner = self.open[len(self.open) - brackets :]
        del self.open[len(self.open) - brackets :]
        if self.open:
            self.open[-1][1].pop()
        self.lines[-1] = stays
        start = self._indentation()
        self.lines.append(" " * start)
        for _, elements in inner:
            elements.clear()
        self._reopen(moved, inner)
        return True

    def _reopen(self, moved: str, inner: list[tuple[int, list[tuple[int, int, str]]]]) -> None:
        """Write MOVED, brackets and quotes, and open the brackets INNER anew."""
        self._note(Element("", [], ""))
        for char in moved:
            self.lines[-1] += char
            if char in "([{":
                inner.pop(0)
                self.open.append((len(self.lines[-1]), []))
                self._note(Element("", [], ""))

    def _new_line(self) -> None:
        start = self._indentation()
        self.lines[-1] = self.lines[-1].rstrip()
        self.lines.append(" " * start)

    def _indentation(self) -> int:
        """Return the column where a new line of the innermost open bracket begins."""
        if not self.open:
            return 0
        column, elements = self.open[-1]
        if not elements:
            return column
        first_line, first_column, head = elements[0]
        if not head or head[0] in "\"?#'":
            return first_column
        wanted = self.indentation(head)
        if wanted == "defun":
            return column - 1 + BODY
        if type(wanted) is int:
            return column - 1 + (BODY if len(elements) > wanted else 2 * BODY)
        if len(elements) > 1 and elements[1][0] == first_line:
            return elements[1][1]
        return first_column


def pretty(text: str, width: int, indentation: Indentation, tabs: bool = False) -> str:
    """Return TEXT, a printed value, in lines of WIDTH columns at most if that is possible, indented with TABS or spaces."""
    layout = Layout(width, indentation, tabs)
    layout.place_all(parsed(text))
    return layout.text()
