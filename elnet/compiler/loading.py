"""Loading: evaluating the forms of a text one after the other, as `load` and `eval-buffer` do.

Each top-level form is macro-expanded as a whole before it is evaluated, and the forms of a top-level `progn` one by one,
because the first may define what the second needs (manual node "Eager Macro Expansion").
"""

from __future__ import annotations

from elnet.compiler import cache
from elnet.compiler.storage import Reader as StorageReader
from elnet.objects.conditions import signal, truth
from elnet.objects.cons import Cons
from elnet.objects.lists import conses
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import shorthands
from elnet.runtime.lisp import Lisp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from elnet.compiler.evaluation import Compiler
    from elnet.reader import Reader
    from elnet.reader.shorthands import Shorthands


PROGN, DEFVAR, EVAL_WHEN_COMPILE, REQUIRE = map(intern, ("progn", "defvar", "eval-when-compile", "require"))


class FormsOfText:
    """Evaluates the forms that READER reads, in LISP; LEXICAL is their binding rule."""

    def __init__(self, lisp: Lisp, compiler: Compiler, reader: Reader | None, lexical: bool) -> None:
        self.lisp = lisp
        self.compiler = compiler
        self.reader = reader
        self.lexical = lexical
        self.special: frozenset[Symbol] = frozenset()
        self.skipped = self.part = 0
        self.has_effects = False
        """Whether expanding the current form has changed something besides."""

    def evaluate_all(self) -> object:
        """Evaluate every form and return the value of the last, nil if there is none."""
        from elnet.reader.errors import EndOfText

        value: object = NIL
        reader = self.reader
        assert reader is not None
        while True:
            self.begin(reader.position)
            try:
                form = reader.read()
            except EndOfText:
                if reader.unclosed is None:
                    return value
                raise
            value = self.evaluate(form)
            self.report(value)

    def report(self, value: object) -> None:
        """Note the VALUE of a top-level form."""

    def begin(self, position: int) -> None:
        """Note that the next form to be read starts at POSITION or later."""

    def evaluate(self, form: object) -> object:
        """Evaluate one top-level form, but not as many of its first parts as are to be skipped."""
        if type(form) is not Cons:
            return self.constant(form)
        from elnet.compiler.expansion import Expander, placed

        expander = Expander(self.lisp)
        written = form
        form = form if _only_requires(form) else expanding(expander.expand_once, form, written)
        self.has_effects |= expander.has_effects
        if type(form) is Cons and form.car in (PROGN, EVAL_WHEN_COMPILE):
            value: object = NIL
            for pair in conses(form.cdr):
                value = self.evaluate(placed(pair.car, form))
            return value
        if self.skipped:
            self.skipped -= 1
            self.part += 1
            return NIL
        if type(form) is not Cons:
            return self.constant(form)
        if form.car is DEFVAR and type(form.cdr) is Cons and form.cdr.cdr is NIL:
            self.declare_special(form.cdr.car)
        form = expanding(expander.expand_all, form, written)
        self.has_effects |= expander.has_effects
        return self.run(form)

    def constant(self, form: object) -> object:
        """Return the value of FORM, which is no list."""
        return self.lisp.variables.value(form) if isinstance(form, Symbol) else form

    def declare_special(self, symbol: object) -> None:
        """Treat SYMBOL as special in the rest of the text."""
        if isinstance(symbol, Symbol):
            self.special |= {symbol}

    def run(self, form: object) -> object:
        """Evaluate the macro-expanded FORM."""
        return self.compiler.run(form, self.lexical, self.special)


def _only_requires(form: Cons) -> bool:
    """Tell whether all that expanding FORM does is to require libraries, which can as well be done when it is evaluated."""
    return form.car is EVAL_WHEN_COMPILE and all(
        type(pair.car) is Cons and pair.car.car is REQUIRE for pair in conses(form.cdr)
    )


def expanding(expand: Callable[[object], object], form: object, written: object) -> object:
    """Return what EXPAND makes of FORM, a part of the top-level form WRITTEN.

    The report of an error finds this function in the traceback, and in it what was written.
    """
    return expand(form)


class FormsReported(FormsOfText):
    """Evaluates the forms of a text and hands each value to TELL."""

    def __init__(self, lisp: Lisp, compiler: Compiler, reader: Reader, lexical: bool, tell: Callable[[object], None]) -> None:
        super().__init__(lisp, compiler, reader, lexical)
        self.tell = tell

    def report(self, value: object) -> None:
        """Note the VALUE of a top-level form."""
        self.tell(value)


class FormsOfFile(FormsOfText):
    """Evaluates the forms of the file PATH with the contents DATA, those of UNIT from there.

    UNIT remembers the others.  While it has all of them the text is not even decoded.
    """

    def __init__(self, lisp: Lisp, compiler: Compiler, path: str, data: bytes, unit: cache.Unit) -> None:
        self.path = path
        self.data = data
        self.unit = unit
        if unit.lexical is None:
            from elnet.reader import is_lexical

            unit.lexical = is_lexical(source_text(data))
        super().__init__(lisp, compiler, None, unit.lexical)
        self.start = 0
        self.before: cache.Signature = cache.CHANGED
        self.declared: str | None = None
        self._text: str | None = None
        self.shorthands: Shorthands = []
        if shorthands.VARIABLE.encode() in data[-shorthands.LAST :]:
            self._text = source_text(data)
            self.shorthands = shorthands.shorthands_in_file(lisp, self._text)

    def evaluate_all(self) -> object:
        """Evaluate every form and return the value of the last, nil if there is none."""
        unit = self.unit
        try:
            value = self._evaluate_stored()
            if not unit.complete:
                self.skipped = unit.skip
                self.reader = self._reader(unit.end)
                value = super().evaluate_all()
                unit.complete = True
        finally:
            if unit.changed:
                self.compiler.units.append(unit)
        return value

    def _reader(self, position: int) -> Reader:
        from elnet.reader import Reader
        from elnet.runtime.literals import Literals

        if self._text is None:
            self._text = source_text(self.data)
        name = lisp_string(self.path)
        make = self.lisp.part(Literals)
        reader = Reader(self._text, self.lisp.intern, position, file=self.path, construction=make, load_name=name)
        reader.shorthands = self.shorthands
        return reader

    def _evaluate_stored(self) -> object:
        """Evaluate what the unit has, from its text what does not fit, and return the last value."""
        value: object = NIL
        storage = StorageReader(self.lisp.intern)
        signature = self.compiler.signature
        number = 0
        while number < len(self.unit.forms):
            start, part, expected, declared, data = self.unit.forms[number]  # type: ignore[misc]
            compiled = None if data is None or signature() != expected else storage.compiled(data)
            if compiled is not None and not compiled.plain.isdisjoint(self.lisp.variables.unusual):
                self.unit.forms[number] = (start, part, cache.OUTDATED, declared, data)
                compiled = None
            if compiled is None:
                value, number = self._evaluate_again(number)
                continue
            number += 1
            if declared is not None:
                self.declare_special(self.lisp.intern(declared))
            value = self.compiler.execute(compiled)
        return value

    def _evaluate_again(self, number: int) -> tuple[object, int]:
        """Evaluate the stored form NUMBER, and the parts after it, from the text; return the value and the next form's number.

        The unit keeps what it has of them if the next time they would be evaluated from the text again.
        """
        forms: list[Any] = self.unit.forms
        start, part, *_ = forms[number]
        behind = number
        while behind < len(forms) and forms[behind][0] == start:
            behind += 1
        unit, self.unit = self.unit, cache.Unit("", [], False)
        try:
            self.begin(start)
            self.skipped = part
            value = self.evaluate(self._reader(start).read())
            new: list[Any] = self.unit.forms
        finally:
            self.skipped = 0
            self.unit = unit
        if not cache.same_forms(forms[number:behind], new):
            forms[number:behind] = new
            behind = number + len(new)
            unit.changed = True
        return value, behind

    def constant(self, form: object) -> object:
        """Return the value of FORM, which is no list, and remember it."""
        return self.run(form)

    def begin(self, position: int) -> None:
        """Note that the next form to be read starts at POSITION or later."""
        self.start = self.unit.end = position
        self.part = 0
        self.has_effects = False
        self.unit.skip = self.skipped
        self.before = self.compiler.signature()

    def declare_special(self, symbol: object) -> None:
        """Treat SYMBOL as special in the rest of the file."""
        super().declare_special(symbol)
        self.declared = symbol.name if isinstance(symbol, Symbol) else None

    def run(self, form: object) -> object:
        """Evaluate the macro-expanded FORM and remember its code."""
        compiled = self.compiler.compile_form(form, self.lexical, self.special)
        is_same = self.before == self.compiler.signature() and not self.has_effects
        signature = self.before if is_same else cache.CHANGED
        self.unit.forms.append(cache.Form(self.start, self.part, signature, self.declared, compiled))
        self.unit.changed = True
        self.part += 1
        self.unit.skip = self.part
        self.declared = None
        value = self.compiler.execute(compiled)
        self.before = self.compiler.signature()
        return value


def load_file(lisp: Lisp, compiler: Compiler, path: str) -> object:
    """Evaluate all forms of the Lisp file PATH with the variables bound that describe loading; return the last value."""
    data = file_contents(path)
    forms = FormsOfFile(lisp, compiler, path, data, compiler.unit(path, data))
    name = lisp_string(path)
    bindings = (
        ("load-file-name", name),
        ("load-true-file-name", name),
        ("load-in-progress", T),
        ("lexical-binding", truth(forms.lexical)),
        (shorthands.VARIABLE, shorthands.as_list(forms.shorthands)),
    )
    bound = [lisp.variables.bind(intern(variable), value) for variable, value in bindings]
    try:
        return forms.evaluate_all()
    finally:
        for binding in reversed(bound):
            lisp.variables.unbind(binding)


def file_contents(path: str) -> bytes:
    """Return the bytes of the Lisp file PATH, which may be compressed."""
    with open(path, "rb") as file:
        data = file.read()
    if not path.endswith(".gz"):
        return data
    import gzip

    try:
        return gzip.decompress(data)
    except (EOFError, gzip.BadGzipFile):
        raise signal("file-error", lisp_string("Uncompressing"), lisp_string("Not a gzip file"), lisp_string(path)) from None


def source_text(data: bytes) -> str:
    """Return the text of a Lisp file: UTF-8, bytes that are none becoming raw bytes, line ends normalised."""
    return data.decode("utf-8", "surrogateescape").replace("\r\n", "\n")
