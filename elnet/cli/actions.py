"""The actions that words of the command line ask for; each returns the exit status if nothing follows."""

from __future__ import annotations

import os
import sys

from elnet.assembly import Assembly
from elnet.cli.options import Action
from elnet.objects.cons import list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, intern
from elnet.runtime.exit import Exit
from elnet.runtime.lisp import Lisp

OBSOLETE, UNSEARCHED = "obsolete", "term"
"""Folders of Emacs's Lisp: the last one on `load-path`, and the one that is not on it of its own accord."""


class Placed:
    """What one action leaves for the next: how many folders are in front of `load-path`, and where in a file to go."""

    def __init__(self, lisp: Lisp) -> None:
        self.folders = self.line = self.column = 0


def text(word: str) -> LString:
    """Return WORD of the command line as a Lisp string; bytes that are no UTF-8 become raw bytes."""
    return LString(word, not word.isascii())


def _load(interpreter: Assembly, action: Action) -> int:
    from elnet.cli.evaluation import from_here

    interpreter.call("load", text(from_here(action.argument)), NIL, intern("t"))
    return 0


def _eval(interpreter: Assembly, action: Action) -> int:
    from elnet.cli.evaluation import eval_argument

    eval_argument(interpreter, action.argument)
    return 0


def _function(interpreter: Assembly, action: Action) -> int:
    interpreter.call(action.argument)
    return 0


def _directory(interpreter: Assembly, action: Action) -> int:
    """Put a folder behind those that earlier options have put in front of `load-path`; with a colon, at the end."""
    lisp = interpreter.lisp
    place = lisp.part(Placed)
    name = os.path.abspath(os.path.expanduser(action.argument.removeprefix(":")))
    offer_emacs_lisp(interpreter, name)
    folders = elements(lisp.value("load-path"))
    if action.argument.startswith(":"):
        folders.append(text(name))
    else:
        folders.insert(place.folders, text(name))
        place.folders += 1
    lisp.set("load-path", list_from(folders))
    return 0


def offer_emacs_lisp(interpreter: Assembly, folder: str) -> None:
    """Let what elnet lacks come from FOLDER if it is the folder of Emacs's own Lisp; its subfolders are searched last."""
    if not os.path.isfile(os.path.join(folder, "subr.el")):
        return
    from elnet.objects.lists import elements

    interpreter.add_emacs_lisp(folder)
    names = [entry.name for entry in os.scandir(folder) if entry.is_dir() and entry.name != UNSEARCHED]
    below = [os.path.join(folder, name) for name in sorted(names, key=lambda name: (name == OBSOLETE, name))]
    lisp = interpreter.lisp
    lisp.set("load-path", list_from([*elements(lisp.value("load-path")), *map(text, below)]))


def _script(interpreter: Assembly, action: Action) -> int:
    from elnet.cli.evaluation import load_script

    load_script(interpreter, action.argument)
    return 0


def _scripteval(interpreter: Assembly, action: Action) -> int:
    from elnet.cli.evaluation import load_script

    value = load_script(interpreter, action.argument)
    return value if type(value) is int else 0


def _chdir(interpreter: Assembly, action: Action) -> int:
    os.chdir(action.argument)
    lisp = interpreter.lisp
    lisp.set("default-directory", text(os.path.join(os.getcwd(), "")))
    return 0


def _home(interpreter: Assembly, action: Action) -> int:
    folder = os.path.join(os.path.abspath(os.path.expanduser(action.argument)), "")
    interpreter.lisp.set("user-emacs-directory", text(folder))
    return 0


def _user(interpreter: Assembly, action: Action) -> int:
    """A batch Emacs loads nobody's init file either."""
    return 0


def _trace(interpreter: Assembly, action: Action) -> int:
    from elnet.diagnostics.network_trace import open_trace

    try:
        trace = interpreter.lisp.trace = open_trace(action.argument)
    except OSError as error:
        sys.stderr.write(f"elnet: {action.argument}: {error.strerror}\n")
        raise Exit(1) from None
    interpreter.lisp.on_close.insert(0, trace.close)
    return 0


def _visit(interpreter: Assembly, action: Action) -> int:
    """Visit a file, which need not exist, and make its buffer current; point goes where `+LINE:COLUMN` has said."""
    lisp = interpreter.lisp
    interpreter.call("set-buffer", interpreter.call("find-file-noselect", text(action.argument)))
    place = lisp.part(Placed)
    if place.line:
        interpreter.call("goto-char", 1)
        interpreter.call("forward-line", place.line - 1)
        if place.column:
            interpreter.call("move-to-column", place.column - 1)
        place.line = place.column = 0
    return 0


def _insert(interpreter: Assembly, action: Action) -> int:
    interpreter.call("insert-file-contents", text(action.argument))
    return 0


def _print(interpreter: Assembly, action: Action) -> int:
    from elnet.cli.evaluation import eval_argument

    value = eval_argument(interpreter, action.argument)
    interpreter.call("prin1", value)
    interpreter.call("terpri")
    return 0


def _converse(interpreter: Assembly, _action: Action) -> int:
    from elnet.repl import run as converse

    return converse(interpreter)


ACTIONS = {
    "load": _load,
    "eval": _eval,
    "function": _function,
    "directory": _directory,
    "script": _script,
    "scripteval": _scripteval,
    "chdir": _chdir,
    "home": _home,
    "trace": _trace,
    "user": _user,
    "visit": _visit,
    "insert": _insert,
    "print": _print,
    "repl": _converse,
}
