"""Evaluating what the command line names: a form, a script, standard input."""

from __future__ import annotations

import os
import sys

from elnet.assembly import Assembly
from elnet.objects.conditions import signal
from elnet.objects.strings import LString, lisp_string
from elnet.runtime.sources import Sources


def eval_argument(interpreter: Assembly, text: str) -> object:
    """Evaluate the first form of TEXT, with lexical binding, and return its value; what follows it is ignored, as in Emacs."""
    from elnet.compiler.loading import FormsOfText
    from elnet.reader import Reader
    from elnet.runtime.literals import Literals

    lisp = interpreter.lisp
    lisp.part(Sources).note("--eval", text)
    reader = Reader(text, lisp.intern, file="--eval", construction=lisp.part(Literals))
    forms = FormsOfText(lisp, interpreter.compiler, reader, lexical=True)
    return forms.evaluate(reader.read())


def load_script(interpreter: Assembly, name: str) -> object:
    """Load the script NAME, - for standard input, and return the value of its last form."""
    if name == "-":
        text = sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
        from elnet.reader import is_lexical

        return interpreter.eval_string(text, file="-", lexical=is_lexical(text))
    path = os.path.abspath(os.path.expanduser(name))
    shown = LString(path, not path.isascii())
    if os.path.isdir(path):
        raise signal("file-error", lisp_string("Read error"), lisp_string("Is a directory"), shown)
    if not os.access(path, os.R_OK):
        raise signal("file-error", lisp_string("Cannot open load file"), shown)
    return interpreter.compiler.load_file(path)


def from_here(name: str) -> str:
    """Return the full name of the file NAME in the current folder, or just NAME, to be searched for, if there is none."""
    path = os.path.abspath(os.path.expanduser(name))
    return path if os.path.isfile(path) else name
