"""Going through the command line as Emacs does: each word when its turn comes, from a list that Lisp sees and may change."""

from __future__ import annotations

import os

from elnet.assembly import Assembly
from elnet.cli.actions import ACTIONS, Placed, offer_emacs_lisp, text
from elnet.cli.options import SCRIPTS, WITH_ARGUMENT, Action, full_name, split
from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, intern

LEFT = "command-line-args-left"


def begin(interpreter: Assembly, words: list[str]) -> None:
    """Tell Lisp of WORDS, and of the folders that EMACSLOADPATH names."""
    lisp = interpreter.lisp
    lisp.set("command-line-args", list_from(map(text, ["elnet", *words])))
    lisp.set(LEFT, list_from(map(text, words)))
    folders = [name for name in os.environ.get("EMACSLOADPATH", "").split(":") if name]
    if folders:
        lisp.set("load-path", list_from(map(text, folders)))
        for folder in folders:
            offer_emacs_lisp(interpreter, os.path.abspath(os.path.expanduser(folder)))


class CommandLine:
    """The words that are left for INTERPRETER to do."""

    def __init__(self, interpreter: Assembly) -> None:
        self.interpreter = interpreter
        self.lisp = interpreter.lisp

    def run(self) -> int:
        """Do what the words ask for, one after the other, and return the exit status."""
        status = 0
        while (word := self._next()) is not None:
            if word == "--":
                while (word := self._next()) is not None:
                    status = self._act("visit", word)
                break
            name, equals, value = split(word)
            kind = WITH_ARGUMENT.get(full_name(name))
            if kind is not None:
                argument = value if equals else self._next()
                status = self._act(kind, argument or "")
                if kind in SCRIPTS:
                    break
            elif not self._lisp_knows(word):
                status = self._file(word)
        return status

    def _act(self, kind: str, argument: str) -> int:
        return ACTIONS[kind](self.interpreter, Action(kind, argument, []))

    def _next(self) -> str | None:
        """Take the next word from the list."""
        left = self.lisp.value(LEFT)
        if type(left) is not Cons or not isinstance(left.car, LString):
            return None
        self.lisp.set(LEFT, left.cdr)
        return left.car.text

    def _file(self, word: str) -> int:
        """Visit the file WORD, or note the line and column it is."""
        line, colon, column = word[1:].partition(":")
        if word[:1] == "+" and line.isdecimal() and (column.isdecimal() or not colon):
            place = self.lisp.part(Placed)
            place.line, place.column = int(line), int(column or 0)
            return 0
        if word.startswith("-") and word != "-":
            raise lisp_error(f"Unknown option ‘{word}’")
        return self._act("visit", word)

    def _lisp_knows(self, word: str) -> bool:
        """Tell whether a function of Lisp does what WORD asks for: `command-switch-alist`, `command-line-functions`."""
        lisp = self.lisp
        for entry in elements(lisp.value("command-switch-alist")):
            if isinstance(entry, Cons) and isinstance(entry.car, LString) and entry.car.text == word:
                lisp.call(entry.cdr, text(word.removeprefix("-")))
                return True
        functions = elements(lisp.value("command-line-functions"))
        if not functions:
            return False
        binding = lisp.variables.bind(intern("argi"), text(word))
        try:
            return any(lisp.call(function) is not NIL for function in functions)
        finally:
            lisp.variables.unbind(binding)
