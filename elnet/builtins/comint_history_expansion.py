"""The library comint: what refers to earlier inputs, as `!!` or `!cat:1`, is replaced by them."""

from __future__ import annotations

import re

from elnet.builtins.comint_arguments import argument_range
from elnet.objects.functions import Subr
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.comint import Comint
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive
from elnet.runtime.scopes import Excursion
from elnet.text.markers import Marker

part(__name__, Comint)

ARGUMENTS = r":?[0-9]+(?:-[0-9]*)?|:?[*^$]|:-[0-9]+|:[0-9*$^-]+"
REFERENCES = (
    ("ignored", re.compile(r"!(?:[ \t=(]|\Z|\n)|\\!")),
    ("absolute", re.compile(r"![0-9]+")),
    ("relative", re.compile(r"!-([0-9]+)")),
    ("last", re.compile(r"!!(?P<args>:?[0-9^$*-]+)?|!(?P<args2>[0-9^$*]|:[0-9^$*-]+)(?P<more>[0-9-]*)")),
    ("matching", re.compile(r"!(?P<any>\?)?(?P<text>[^\s!:?$*^\"'`\\]+)(?:(?P<args>:[0-9^$*-]+|[$*^])|:)?")),
    ("substitution", re.compile(r"\^([^^]+)\^?([^^]*)\^?")),
)
"""The kinds of references, in the order in which they are looked for where one may begin."""
START = re.compile(r"[!^\\]")


class _Expansion:
    """Replaces the references between START and END of the current buffer; DRY tells only whether there is one."""

    def __init__(self, c: Comint, start: int, end: int, dry: bool) -> None:
        self.c = c
        self.start = start
        self.end = end
        self.dry = dry
        self.changed = False

    def run(self) -> bool:
        """Go through the text; tell whether a reference was found, or was replaced."""
        buffer = self.c.lisp.buffers.current
        place = self.start
        while place < self.end:
            text = buffer.substring(place, self.end)
            found = START.search(text)
            if found is None:
                break
            at = place + found.start()
            place = self._at(at, text[found.start() :])
        return self.changed

    def _at(self, at: int, text: str) -> int:
        """Replace the reference that TEXT, which is at AT, begins with; return where to look on."""
        for kind, pattern in REFERENCES:
            found = pattern.match(text)
            if found is not None and (kind != "substitution" or at == self.start):
                new = getattr(self, f"_{kind}")(found)
                if new is None:
                    return at + max(found.end(), 1)
                self.changed = True
                if self.dry:
                    return at + found.end()
                return self._replace(at, found.end(), new)
        return at + 1

    def _replace(self, at: int, length: int, new: str) -> int:
        buffer = self.c.lisp.buffers.current
        self.c.goto(at)
        self.c.delete(at, at + length)
        self.c.call("insert", lisp_string(new))
        self.end += len(new) - length
        return buffer.point

    def _say(self, text: str) -> None:
        if not self.dry:
            self.c.call("message", lisp_string(text))

    def _input(self, index: int) -> str:
        return check.string(self.c.call("ring-ref", self.c.lisp.value("comint-input-ring"), index)).text

    def _arguments(self, line: str, asked: str | None) -> str:
        if not asked:
            return line
        nth, mth = argument_range(asked.removeprefix(":"))
        return check.string(self.c.call("comint-arguments", lisp_string(line), nth, mth)).text

    def _ignored(self, found: re.Match[str]) -> None:
        return None

    def _absolute(self, found: re.Match[str]) -> None:
        self._say("Absolute reference cannot be expanded")

    def _relative(self, found: re.Match[str]) -> str | None:
        number = int(found[1])
        if number > self.c.ring_length():
            self._say("Relative reference exceeds input history size")
            return None
        self._say(f"History item: {number}")
        return self._input(number - 1)

    def _last(self, found: re.Match[str]) -> str | None:
        if not self.c.ring_length():
            return None
        self._say("History item: previous")
        second = found["args2"]
        return self._arguments(self._input(0), found["args"] if second is None else second + found["more"])

    def _matching(self, found: re.Match[str]) -> str | None:
        pattern = lisp_string(("" if found["any"] else "^") + re.sub(r"([.*+?\[\]^$\\])", r"\\\1", found["text"]))
        place = self.c.call("comint-previous-matching-input-string-position", pattern, 1)
        if place is NIL:
            self._say("Not found")
            return None
        self._say(f"History item: {check.fixnum(place) + 1}")
        return self._arguments(self._input(check.fixnum(place)), found["args"])

    def _substitution(self, found: re.Match[str]) -> str | None:
        if not self.c.ring_length() or found[1] not in self._input(0):
            return None
        self._say("History item: substituted")
        return self._input(0).replace(found[1], found[2], 1)


def _expand(lisp: Lisp, start: object, dry: object) -> object:
    c = lisp.part(Comint)
    first = c.mark.position if start is NIL else check.integer_or_marker(start)
    return T if _Expansion(c, first, lisp.buffers.current.zv, dry is not NIL).run() else NIL


@primitive("comint-replace-by-expanded-history-before-point")
def comint_replace_by_expanded_history_before_point(
    lisp: Lisp, silent: object, start: object = NIL, dry_run: object = NIL
) -> object:
    """Replace what refers to earlier inputs between START, by default the last output, and the end of the line.

    Return t if there was such a reference; DRY-RUN non-nil leaves it as it is.  SILENT is accepted for compatibility.
    """
    with Excursion(lisp):
        return _expand(lisp, start, dry_run)


@primitive("comint-replace-by-expanded-history", interactive=NIL)
def comint_replace_by_expanded_history(lisp: Lisp, silent: object = NIL, start: object = NIL) -> object:
    """Replace what refers to earlier inputs in what was typed, if `comint-input-autoexpand' is non-nil.

    Return t if there was any.  START is where to begin; SILENT is accepted for compatibility.
    """
    function = comint_c_a_p_replace_by_expanded_history(lisp, silent, start)
    return NIL if function is NIL else lisp.call(function)


@primitive("comint-c-a-p-replace-by-expanded-history")
def comint_c_a_p_replace_by_expanded_history(lisp: Lisp, silent: object = NIL, start: object = NIL) -> object:
    """Return a function that replaces what refers to earlier inputs, nil if there is nothing to replace.

    This is for `completion-at-point-functions'; SILENT and START are as for `comint-replace-by-expanded-history'.
    """
    if not lisp.is_set("comint-input-autoexpand"):
        return NIL
    if comint_replace_by_expanded_history_before_point(lisp, silent, start, T) is NIL:
        return NIL

    def replace() -> object:
        buffer = lisp.buffers.current
        point = Marker(buffer, buffer.point, advances=True)
        try:
            return _expand(lisp, start, NIL)
        finally:
            buffer.goto(point.position)
            point.detach()

    return Subr("comint-expand-history", replace, False)  # type: ignore[arg-type]


@primitive("comint-magic-space", interactive="p")
def comint_magic_space(lisp: Lisp, arg: object) -> object:
    """Replace what refers to earlier inputs before point, then insert ARG blanks."""
    comint_replace_by_expanded_history(lisp)
    return lisp.call(intern("self-insert-command"), arg)


@primitive("comint-insert-previous-argument", interactive="P")
def comint_insert_previous_argument(lisp: Lisp, index: object) -> object:
    """Insert the last argument of the last input, or its argument INDEX; when repeated, that of the input before.

    INDEX counts from the end if `comint-insert-previous-argument-from-end' is set.
    """
    c = lisp.part(Comint)
    last, start = "comint-insert-previous-argument-last-index", "comint-insert-previous-argument-last-start-pos"
    if index is not NIL:
        lisp.set(last, index)
    if lisp.value("last-command") is lisp.value("this-command"):
        c.delete(lisp.value(start), lisp.buffers.current.point)
    else:
        lisp.set("comint-input-ring-index", NIL)
        lisp.set(last, index)
    lisp.set(start, lisp.buffers.current.point)
    ring = lisp.value("comint-input-ring-index")
    lisp.set("comint-input-ring-index", 0 if ring is NIL else (check.fixnum(ring) + 1) % c.ring_length())
    line = c.call("ring-ref", lisp.value("comint-input-ring"), lisp.value("comint-input-ring-index"))
    wish = lisp.value(last)
    place: object = NIL if wish is NIL else check.fixnum(c.call("prefix-numeric-value", wish))
    if place is not NIL and lisp.is_set("comint-insert-previous-argument-from-end"):
        words = len(check.string(line).text.split())
        place = words - 1 - check.fixnum(place)
    return c.call("insert", c.call("comint-arguments", line, place, place))
