"""The reader: from text to Lisp objects, a form at a time.

One regular expression, made from the grammar, finds blanks and the next token; a stack holds the brackets and prefixes
that are open, so that depth costs no recursion.  ITEMS is what the innermost bracket holds so far; it is None where
exactly one form is missing: after a prefix, after a dot and at top level.  A finished value is handed outwards until it
reaches a bracket, which may take more, or the top.
"""

from __future__ import annotations

from elnet.objects.conditions import LispSignal
from elnet.objects.cons import list_from, list_of
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.reader.atoms import Token, atom_readers, label_number
from elnet.reader.construction import BRACKETS, Construction, prefixed
from elnet.reader.errors import EndOfText, EscapeError, InvalidSyntax
from elnet.reader.labels import Labels
from elnet.reader.numbers import read_integer
from elnet.reader.places import Places, display_column, line_and_column
from elnet.reader.shorthands import longhand
from elnet.reader.strings import read_string
from elnet.reader.syntax import lisp_syntax

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Final

    Frame = tuple[int, int, str, int, Any]
    """Something open: the group of its token, where that starts, the rule, the group that closes it, the place in a file.

    For a label, the fourth is its number and the fifth the placeholder.
    """
    from elnet.reader.shorthands import Shorthands


TAIL: Final = -1
"""The kind of frame for what follows a dot."""


class Unclosed:
    """What was open when the text ended: the first character of its opening, the line (from 1), the column (from 0)."""

    __slots__ = ("column", "line", "opening")

    def __init__(self, opening: str, line: int, column: int) -> None:
        self.opening = opening
        self.line = line
        self.column = column


class Reader:
    """Reads the forms of TEXT from START to END.

    INTERN makes symbols of names.  FILE is what the places of conses name; without it conses have none.  CONSTRUCTION makes
    the objects that need other parts of elnet.  LOAD_NAME is the value of `#$` and, if it is a string, the datum of
    `end-of-file`.  LOCATED says that syntax errors tell line and column, as they do when Emacs reads from a buffer.
    """

    def __init__(
        self,
        text: str,
        intern: Callable[[str], Symbol] = intern,
        start: int = 0,
        end: int | None = None,
        file: str | None = None,
        *,
        construction: Construction | None = None,
        load_name: object = NIL,
        located: bool = False,
    ) -> None:
        self.text = text
        self.intern = intern
        self.position = start
        self.end = len(text) if end is None else end
        self.construction = construction or Construction()
        self.load_name = load_name
        self.located = located
        self.shorthands: Shorthands = []
        """What names may begin with instead of something longer."""
        self.unclosed: Unclosed | None = None
        self.labels = Labels()
        self._places = None if file is None else Places(text, file)

    def read(self) -> object:
        """Return the next form and leave `position` after it.

        Signals `end-of-file` if there is none or an unfinished one; `unclosed` then tells what is open.
        """
        self.labels = Labels()
        stack: list[tuple[Frame | None, list[object] | None]] = []
        try:
            return self._read(stack)
        except EndOfText as condition:
            self._note_unclosed(condition, stack)
            raise
        except InvalidSyntax as condition:
            self._locate(condition)
            raise
        except EscapeError as condition:
            self._mark(condition, condition.offset)
            raise

    def symbol(self, name: str) -> Symbol:
        """Return the symbol for which NAME stands."""
        return self.intern(longhand(name, self.shorthands))

    def _read(self, stack: list[tuple[Any, list[object] | None]]) -> object:
        """Return the next form.

        STACK gets, for everything open, the frame and the items around it, and the innermost frame when the text ends.
        This is one long function because it runs for every token: a call for each would halve its speed.
        """
        syntax = lisp_syntax()
        brackets, prefixes, atoms = syntax.brackets, syntax.prefixes, atom_readers()
        symbol, string, integer = map(syntax.group, ("PLAIN_SYMBOL", "STRING", "INTEGER"))
        opening, closing = map(syntax.group, ("OPEN", "CLOSE"))
        text, end, places = self.text, self.end, self._places
        make_symbol = self.symbol if self.shorthands else self.intern
        next_token = syntax.pattern.finditer(text, min(self.position, end), end).__next__
        frame: Any = None
        items: Any = None
        value: Any
        try:
            while True:
                token = next_token()
                kind = token.lastindex or 0
                if kind == symbol:
                    value = make_symbol(token[symbol])
                elif kind == opening or kind in brackets:
                    stack.append((frame, items))
                    start = token.start(kind)
                    frame = (kind, start, *brackets[kind], places.at(start) if places else None)
                    items = []
                    continue
                elif kind == closing and items is not None and frame[0] == opening:
                    value = list_from(items)
                    if places and items:
                        value.where = frame[4]
                    frame, items = stack.pop()
                elif kind == string:
                    value = read_string(text, token.start(string) + 1, token.end() - 1, end)
                elif kind == integer:
                    value = read_integer(token[integer])
                elif kind in prefixes:
                    stack.append((frame, items))
                    frame, items = self._prefix(kind, prefixes[kind], token), None
                    if frame[2] == "skipped":
                        next_token = syntax.pattern.finditer(text, self._after_skipped(token), end).__next__
                    continue
                elif kind in atoms:
                    value = atoms[kind](self, token)
                elif syntax.names[kind] == "DOT":
                    if not items or frame[0] != opening:
                        raise InvalidSyntax(".", token.end())
                    stack.append((frame, items))
                    frame, items = (TAIL, token.start(kind), "", closing, None), None
                    continue
                else:
                    value = self._closed(token, frame, items)
                    frame, items = stack.pop()
                while items is None:
                    if frame is None:
                        self.position = token.end()
                        return value
                    if frame[0] == TAIL:
                        token = next_token()
                        self._expect_end(token, closing)
                        frame, items = stack.pop()
                        value = list_from(items, value)
                        if places:
                            value.where = frame[4]
                    else:
                        value = self._prefixed(frame, value, token.end())
                    frame, items = stack.pop()
                items.append(value)
        except EndOfText:
            stack.append((frame, items))
            raise

    def _prefix(self, kind: int, rule: str, token: Token) -> Frame:
        """Return the frame for the prefix TOKEN, of the group KIND."""
        start = token.start(kind)
        if rule == "label":
            number = label_number(token[kind], token.end())
            return kind, start, rule, number, self.labels.begin(number)
        return kind, start, rule, 0, self._places and self._places.at(start)

    def _prefixed(self, frame: Frame, value: object, end: int) -> object:
        """Return what the prefix in FRAME makes of VALUE, which ends at END."""
        self.position = end
        _, _, rule, number, place = frame
        if rule == "label":
            return self.labels.finish(number, place, value)
        if rule == "skipped":
            return value
        form = prefixed(rule, value)
        if place:
            form.where = place
        return form

    def _after_skipped(self, token: Token) -> int:
        """Return where to go on after the `#@N` TOKEN; only in a file does Emacs find anything there."""
        after = token.end() + int(token[token.lastindex or 0][2:])
        return min(after, self.end) if self._places else self.end

    def _closed(self, token: Token, frame: Any, items: list[object] | None) -> object:
        """Return what the bracket of FRAME makes of ITEMS, if TOKEN closes it; signal what is wrong otherwise."""
        self.position = token.end()
        text = token[token.lastindex or 0]
        if not text:
            if self.position >= self.end:
                raise EndOfText
            from elnet.reader.refusals import refuse  # only errors need it

            refuse(self.text, self.position, self.end)
        if items is None or token.lastindex != frame[3]:
            raise InvalidSyntax(text, self.position)
        return BRACKETS[frame[2]](items, self.construction)

    def _expect_end(self, token: Token, closing: int) -> None:
        """Signal an error unless TOKEN is in the group CLOSING and thus ends a dotted list."""
        if token.lastindex != closing:
            start = token.start(token.lastindex or 0)
            if start >= self.end:
                raise EndOfText
            raise InvalidSyntax("expected )", start + 1)

    def _note_unclosed(self, condition: EndOfText, stack: list[tuple[Any, list[object] | None]]) -> None:
        """Remember what is open: the token that CONDITION names, else the innermost bracket, else the last prefix."""
        self.position = self.end
        if type(self.load_name) is LString:
            condition.args = (condition.symbol, list_of(self.load_name))
        frames = [frame for frame, _ in stack if frame is not None]
        brackets = lisp_syntax().brackets
        bracketed = [frame for frame in frames if frame[0] in brackets] or frames
        opening = condition.opening if condition.opening is not None else bracketed[-1][1] if bracketed else None
        if opening is not None:
            line, column = line_and_column(self.text, opening)
            self.unclosed = Unclosed(self.text[opening], line, column)
            if self._places is not None:
                condition.place = (self._places.file, line, column)
                condition.remark = f"this {self.text[opening]} is never closed"

    def _mark(self, condition: LispSignal, offset: int) -> None:
        """Tell CONDITION that the text cannot be read at OFFSET."""
        if self._places is not None:
            condition.place = self._places.at(offset)
            condition.remark = "this cannot be read"

    def _locate(self, condition: InvalidSyntax) -> None:
        """Set `position` to where reading stopped, and tell CONDITION so when Emacs would."""
        if condition.offset is not None:
            self.position = condition.offset
        self._mark(condition, max(0, self.position - 1))
        if self.located:
            line = line_and_column(self.text, self.position)[0]
            column = display_column(self.text, self.position)
            condition.args = (condition.symbol, list_of(condition.text, line, column))
