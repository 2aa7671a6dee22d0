"""Loading: evaluating the forms of a text one after the other, as `load` and `eval-buffer` do.

Each top-level form is macro-expanded as a whole before it is evaluated, and the forms of a top-level `progn` one by one, because
the first may define what the second needs (manual node "Eager Macro Expansion").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from elnet.compiler.expansion import Expander
from elnet.objects.conditions import truth
from elnet.objects.cons import Cons
from elnet.objects.lists import conses
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.reader import Reader
from elnet.reader.errors import EndOfText
from elnet.runtime.lisp import Lisp
from elnet.runtime.literals import Literals

if TYPE_CHECKING:
    from elnet.compiler.evaluation import Compiler

PROGN, DEFVAR = intern("progn"), intern("defvar")


class FormsOfText:
    """Evaluates the forms that READER reads, in LISP; LEXICAL is their binding rule."""

    def __init__(self, lisp: Lisp, compiler: Compiler, reader: Reader, lexical: bool) -> None:
        self.lisp = lisp
        self.compiler = compiler
        self.reader = reader
        self.lexical = lexical
        self.special: frozenset[Symbol] = frozenset()

    def evaluate_all(self) -> object:
        """Evaluate every form and return the value of the last, nil if there is none."""
        value: object = NIL
        while True:
            try:
                form = self.reader.read()
            except EndOfText:
                if self.reader.unclosed is None:
                    return value
                raise
            value = self.evaluate(form)

    def evaluate(self, form: object) -> object:
        """Evaluate one top-level form."""
        expander = Expander(self.lisp)
        form = expander.expand_once(form)
        if type(form) is Cons and form.car is PROGN:
            value: object = NIL
            for pair in conses(form.cdr):
                value = self.evaluate(pair.car)
            return value
        if type(form) is not Cons:
            return self.lisp.variables.value(form) if isinstance(form, Symbol) else form
        if form.car is DEFVAR and type(form.cdr) is Cons and form.cdr.cdr is NIL and isinstance(form.cdr.car, Symbol):
            self.special |= {form.cdr.car}
        return self.compiler.run(expander.expand_all(form), self.lexical, self.special)


def load_file(lisp: Lisp, compiler: Compiler, path: str) -> None:
    """Evaluate all forms of the Lisp file PATH with the variables bound that describe loading."""
    text = source_text(path)
    name = lisp_string(path)
    bindings = (
        ("load-file-name", name),
        ("load-true-file-name", name),
        ("load-in-progress", T),
        ("lexical-binding", truth(has_lexical_cookie(text))),
    )
    reader = Reader(text, lisp.intern, file=path, construction=lisp.part(Literals), load_name=name)
    bound = [lisp.variables.bind(intern(variable), value) for variable, value in bindings]
    try:
        FormsOfText(lisp, compiler, reader, has_lexical_cookie(text)).evaluate_all()
    finally:
        for binding in reversed(bound):
            lisp.variables.unbind(binding)


def source_text(path: str) -> str:
    """Return the text of the Lisp file PATH: UTF-8, bytes that are none becoming raw bytes."""
    with open(path, "rb") as file:
        return file.read().decode("utf-8", "surrogateescape").replace("\r\n", "\n")


def has_lexical_cookie(text: str) -> bool:
    """Tell whether the first line, or the second after a `#!` line, asks for lexical binding."""
    first, _, rest = text.partition("\n")
    if first.startswith("#!") and "-*-" not in first:
        first = rest.partition("\n")[0]
    cookie = _COOKIE.search(first)
    return cookie is not None and cookie[1] != "nil"


_COOKIE = re.compile(r"-\*-(?:.*;)?[ \t]*lexical-binding:[ \t]*([^ \t;]+)[ \t]*(?:;.*)?-\*-")
