"""Case files: Lisp forms, each followed by the verdict that Emacs gave.

    (string-search "an" "banana" 2)
    => 3
    (string-search "an" "banana" 7)
    !! (args-out-of-range 7)

`=> ?` asks the recorder for a verdict.  A form without verdict prepares the ones after it.  A line `#! REASON` after a verdict
marks an accepted difference: elnet gives something else there.  All forms of a file run in order in one interpreter, with
lexical binding, and values are printed by `prin1` with newlines and control characters escaped and `print-circle` on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from elnet.objects.conditions import LispSignal, Quit
from elnet.objects.symbols import NIL, T

VERDICTS = ("=>", "!!")
SETTINGS = (
    ("print-escape-newlines", T),
    ("print-escape-control-characters", T),
    ("print-circle", T),
    ("print-length", NIL),
    ("print-level", NIL),
)
"""How values are printed, in Emacs and here."""


@dataclass
class Case:
    """One form: its text, the line (from 1) of its first character, the verdict or None, the accepted difference or None."""

    text: str
    line: int
    end: int
    verdict: str | None = None
    difference: str | None = None


@dataclass
class CaseFile:
    """The cases of one file; LINES is its text."""

    path: Path
    lines: list[str]
    cases: list[Case] = field(default_factory=list)


def parse(path: Path) -> CaseFile:
    """Return the cases of PATH.  A form ends where the next verdict, blank line at depth 0 or form starts."""
    from elnet.reader import Reader

    lines = path.read_text(encoding="utf-8", errors="surrogateescape").split("\n")
    found = CaseFile(path, lines)
    # Verdicts and marks are blanked out, so that offsets stay and the reader sees forms only.
    forms = "\n".join("" if line[:2] in (*VERDICTS, "#!") else line for line in lines)
    reader = Reader(forms)
    while True:
        rest = _skip_blank(forms, reader.position)
        if rest >= len(forms):
            return found
        reader.position = rest
        reader.read()
        first = forms.count("\n", 0, rest) + 1
        last = forms.count("\n", 0, reader.position) + 1
        case = Case(forms[rest : reader.position], first, last)
        for line in lines[last : last + 2]:
            if line[:2] in VERDICTS and case.verdict is None:
                case.verdict = line
            elif line[:2] == "#!" and case.verdict is not None:
                case.difference = line[2:].strip()
            else:
                break
        found.cases.append(case)


def _skip_blank(text: str, position: int) -> int:
    while position < len(text):
        if text[position] == ";":
            position = text.find("\n", position) % (len(text) + 1)
        elif not text[position].isspace():
            break
        position += 1
    return position


class Runner:
    """Runs the forms of one file in one interpreter and tells what each gives."""

    def __init__(self) -> None:
        from elnet.assembly import Assembly

        self.interpreter = Assembly()

    def verdict(self, text: str) -> str:
        """Return what evaluating the form TEXT gives, as a verdict line."""
        from elnet.reader import Reader
        from elnet.runtime.literals import Literals

        lisp = self.interpreter.lisp
        try:
            form = Reader(text, lisp.intern, construction=lisp.part(Literals)).read()
            value = lisp.evaluator.evaluate(form, T)
            mark = "=> "
        except BaseException as exception:
            condition = self._condition(exception)
            value, mark = lisp.handlers.as_list(condition), "!! "
        bindings = [lisp.variables.bind(lisp.intern(name), setting) for name, setting in SETTINGS]
        try:
            return mark + str(lisp.call(lisp.intern("prin1-to-string"), value).text)
        finally:
            for binding in reversed(bindings):
                lisp.variables.unbind(binding)

    def _condition(self, exception: BaseException) -> LispSignal | Quit:
        if not isinstance(exception, Exception | Quit):
            raise exception
        return self.interpreter.lisp.handlers.condition(exception)
