"""Where the things at point begin and end: the usual ones, and any that is told by how point moves over it."""

from __future__ import annotations

from elnet.objects.conditions import LispSignal, lisp_error
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.lisp import Lisp

    Bounds = tuple[int, int] | None

FORWARD, BEGINNING, END = intern("forward-op"), intern("beginning-op"), intern("end-op")
MOTIONS = {"number": "forward-word", "defun": "end-of-defun"}
FAR = 500


class Things:
    """The things of one interpreter's buffers."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self._known: dict[str, Callable[[], Bounds]] = {
            "line": self._line,
            "list": self._list,
            "sexp": self._sexp,
            "string": self._string,
            "buffer": self._buffer,
            "region": self._region,
            "filename": self._file_name,
            "existing-filename": self._file_name,
            "number": lambda: self._number(),
            "email": lambda: self._around("thing-at-point-email-regexp", FAR),
            "uuid": lambda: self._around("thing-at-point-uuid-regexp", 36),
            "url": self._url,
        }

    # Any thing

    def forward(self, thing: Symbol, count: int) -> object:
        """Move point over COUNT of THING by the function for that; signal an error if there is none."""
        functions = self.lisp.functions
        function = self.lisp.plists.get(thing, FORWARD)
        if function is NIL:
            function = intern(MOTIONS.get(thing.name, f"forward-{thing.name}"))
        if not functions.is_function(function):
            raise lisp_error(f"Can’t determine how to move over a {thing.name}")
        return self.lisp.call(function, count)

    def bounds(self, thing: Symbol) -> Bounds:
        """Return where the THING at point begins and ends, None if there is none; point may have moved."""
        if thing.name != "whitespace" and self._is_blank():
            return None
        own = any(self.lisp.plists.get(thing, key) is not NIL for key in (BEGINNING, END, FORWARD))
        known = self._known.get(thing.name)
        if known is not None and not own:
            return known()
        begin, end = self._to_beginning, self._to_end
        if thing.name == "defun" and not own:
            begin = lambda thing: self.lisp.call(intern("beginning-of-defun"))  # noqa: E731
        return self._by_motion(lambda: begin(thing), lambda: end(thing))

    def _by_motion(self, begin: Callable[[], object], end: Callable[[], object]) -> Bounds:
        """Return the bounds of what END and BEGIN move to the end and the beginning of.

        Going to the end and back must not lead beyond point; if it does, point is perhaps at the end already: then go back
        first.
        """
        buffer = self.lisp.buffers.current
        place = buffer.point
        end()
        begin()
        first = buffer.point
        if first <= place:
            end()
            last = buffer.point
            return (first, last) if place <= last and first < last else None
        buffer.point = place
        begin()
        end()
        last = buffer.point
        begin()
        first = buffer.point
        return (first, last) if first <= place <= last and first < last else None

    def _is_blank(self) -> bool:
        """Tell whether there is nothing but blanks: then there is no thing other than these."""
        buffer = self.lisp.buffers.current
        return buffer.zv - buffer.begv < FAR and not buffer.substring(buffer.begv, buffer.zv).strip()

    def _to_end(self, thing: Symbol) -> object:
        own = self.lisp.plists.get(thing, END)
        return self.forward(thing, 1) if own is NIL else self.lisp.call(own)

    def _to_beginning(self, thing: Symbol) -> object:
        own = self.lisp.plists.get(thing, BEGINNING)
        if own is not NIL:
            return self.lisp.call(own)
        if thing.name == "symbol":
            return self.lisp.call(intern("forward-symbol"), -1)
        return self.forward(thing, -1)

    # Matches

    def match_around(self, regexp: LString, distance: object) -> bool:
        """Tell whether REGEXP matches around or beside point, DISTANCE away at most; the match data are of that match."""
        lisp, buffer = self.lisp, self.lisp.buffers.current
        place = buffer.point
        far = distance if type(distance) is int else buffer.size
        try:
            buffer.point = max(buffer.begv, place - far)
            limit = min(buffer.zv, place + far)
            while buffer.point <= place and lisp.call(intern("re-search-forward"), regexp, limit, intern("move")) is not NIL:
                first, last = self._match()
                if first <= place <= last:
                    return True
                if first > place:
                    return False
                if first == last:
                    buffer.point = min(last + 1, buffer.zv)
                    if last == buffer.zv:
                        return False
            return False
        finally:
            buffer.point = place

    def _match(self) -> tuple[int, int]:
        first, last = (self.lisp.call(intern(name), 0) for name in ("match-beginning", "match-end"))
        assert type(first) is int
        assert type(last) is int
        return first, last

    def _around(self, variable: str, distance: int) -> Bounds:
        regexp = self.lisp.value(variable)
        return self._match() if self.match_around(regexp, distance) else None

    def _number(self) -> Bounds:
        return self._around("thing-at-point-hexadecimal-regexp", FAR) or self._around("thing-at-point-decimal-regexp", FAR)

    # Parts of texts

    def _buffer(self) -> Bounds:
        buffer = self.lisp.buffers.current
        return (buffer.begv, buffer.zv) if buffer.begv < buffer.zv else None

    def _region(self) -> Bounds:
        if self.lisp.call(intern("use-region-p")) is NIL:
            return None
        first, last = (self.lisp.call(intern(name)) for name in ("region-beginning", "region-end"))
        return (first, last) if type(first) is int and type(last) is int else None

    def _line(self) -> Bounds:
        buffer = self.lisp.buffers.current
        first, last = buffer.line_start(buffer.point), buffer.line_end(buffer.point)
        last = min(last + 1, buffer.zv)
        if first == last and first > buffer.begv:
            return None
        return (first, last) if first < last else None

    def _file_name(self) -> Bounds:
        lisp, buffer = self.lisp, self.lisp.buffers.current
        chars = lisp.value("thing-at-point-file-name-chars")
        place = buffer.point
        lisp.call(intern("skip-chars-forward"), chars)
        last = buffer.point
        buffer.point = place
        lisp.call(intern("skip-chars-backward"), chars)
        return (buffer.point, last) if buffer.point < last else None

    # Expressions

    def _syntax(self, name: str) -> str:
        char = self.lisp.call(intern(name))
        code = 32 if char is NIL else self.lisp.call(intern("char-syntax"), char)
        assert type(code) is int
        return chr(code)

    def _in_string(self) -> object:
        return self.lisp.call(intern("nth"), 3, self.lisp.call(intern("syntax-ppss")))

    def to_sexp_end(self) -> object:
        """Move point to the end of the expression at point, or behind what closes the list or string."""
        syntax = self._syntax("char-after")
        if syntax == ")" or (syntax == '"' and self._in_string() is not NIL):
            return self.lisp.call(intern("forward-char"), 1)
        return self.lisp.call(intern("forward-sexp"), 1)

    def to_sexp_start(self) -> object:
        """Move point to the beginning of the expression at point, or before what opens the list or string."""
        syntax = self._syntax("char-before")
        if syntax == "(" or (syntax == '"' and self._in_string() is not NIL):
            return self.lisp.call(intern("forward-char"), -1)
        return self.lisp.call(intern("forward-sexp"), -1)

    def _sexp(self) -> Bounds:
        """Behind an expression that ends its list, that one is meant, and the list where there is none."""
        buffer = self.lisp.buffers.current
        place = buffer.point
        if self._syntax("char-after") == ")" or (self._syntax("char-after") == '"' and self._in_string() is not NIL):
            if self._syntax("char-before") == "(":
                return place - 1, place + 1
            if self._syntax("char-before") != " ":
                self.lisp.call(intern("forward-sexp"), -1)
                return buffer.point, place
            return None
        forward = intern("forward-sexp")
        return self._by_motion(lambda: self.lisp.call(forward, -1), lambda: self.lisp.call(forward, 1))

    def _list(self) -> Bounds:
        lisp, buffer = self.lisp, self.lisp.buffers.current
        place = buffer.point
        try:
            lisp.call(intern("up-list"), -1)
        except LispSignal as condition:
            lisp.handlers.condition(condition)
            buffer.point = place
            found = self._sexp()
            return found if found is not None and found[0] <= place < found[1] else None
        first = buffer.point
        lisp.call(intern("forward-sexp"), 1)
        return first, buffer.point

    def _string(self) -> Bounds:
        lisp, buffer = self.lisp, self.lisp.buffers.current
        if self._in_string() is not NIL:
            buffer.point = lisp.call(intern("nth"), 8, lisp.call(intern("syntax-ppss")))  # type: ignore[assignment]
        elif self._syntax("char-after") != '"':
            return None
        first = buffer.point
        lisp.call(intern("forward-sexp"), 1)
        return first, buffer.point

    # Addresses

    def _url(self) -> Bounds:
        found = self.lisp.call(intern("thing-at-point-bounds-of-url-at-point"))
        return None if found is NIL else (found.car, found.cdr)  # type: ignore[attr-defined]
