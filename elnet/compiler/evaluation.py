"""The compiler of one interpreter: evaluates forms, makes functions, and replaces code that took too much for granted."""

from __future__ import annotations

import sys
from types import FunctionType
from zlib import crc32

from elnet.compiler import contract
from elnet.compiler.linking import Linker, complete, deferred_function, postpone
from elnet.compiler.template import Compiled, Template
from elnet.objects.conditions import invalid_function
from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.lists import conses, elements
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.depth import DEFAULT_DEPTH, set_limit
from elnet.runtime.functions import CLOSURE, LAMBDA
from elnet.runtime.lisp import Lisp
from elnet.runtime.load_history import ITEMS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from typing import Any, Protocol

    from elnet.compiler.cache import Signature, Unit
    from elnet.compiler.nodes import LambdaNode
    from elnet.reader import Reader

    class Library(Protocol):
        """A library that is built in: the libraries it requires, and the topics that it brings besides functions."""

        required: list[str]
        topics: list[str]


DEFVAR, FUNCTION, LET, PROGN, QUOTE = map(intern, ("defvar", "function", "let", "progn", "quote"))


class Compiler:
    """Compiles for LISP; with INLINE false every primitive is called through its cell.

    STEP, if given, is called by each function and at each turn of a loop.  `loads_files` false hides all files from `load`.
    """

    def __init__(self, lisp: Lisp, inline: bool = True, step: Callable[[], object] | None = None) -> None:
        self.lisp = lisp
        self.inline = inline
        self.step = step
        self.loads_files = True
        self.units: list[Unit] = []
        self._loaded: set[str] = set()
        self._loaded_digest = 0
        self._users: dict[Symbol, list[Template]] = {}
        self.libraries: Mapping[str, Library] = {}
        """The features that are built in."""
        lisp.variables.on_unusual = self.discard
        contract.install(lisp, self)
        lisp.variables.watch(intern("max-lisp-eval-depth"), lambda symbol, value, operation, place: set_limit(value))
        set_limit(DEFAULT_DEPTH)

    # Evaluating

    def evaluate(self, form: object, lexical: object = NIL) -> object:
        """Return the value of FORM; LEXICAL is nil, t or an alist of lexical bindings, as for `eval`."""
        if type(lexical) is Cons:
            form = _within(form, lexical)
        if type(form) is not Cons:
            return self.lisp.variables.value(form) if isinstance(form, Symbol) else form
        from elnet.compiler.expansion import Expander

        parts = [form] if form.car is not PROGN else elements(form.cdr)
        special: frozenset[Symbol] = frozenset()
        value: object = NIL
        for part in parts:
            value = self.run(Expander(self.lisp, eager=False).expand_all(part), lexical is not NIL, special)
            declared = _declared_special(part)
            if declared is not None:
                special |= {declared}
        return value

    def run(self, form: object, lexical: bool, special: frozenset[Symbol] = frozenset()) -> object:
        """Evaluate the macro-expanded FORM."""
        return self.execute(self.compile_form(form, lexical, special))

    def execute(self, compiled: Compiled) -> object:
        """Run COMPILED, the code of a top-level form."""
        return FunctionType(Linker(self.lisp, compiled).linked(), self.lisp.namespace)()

    def compile_form(self, form: object, lexical: bool, special: frozenset[Symbol]) -> Compiled:
        """Return the code of the macro-expanded FORM."""
        from elnet.compiler.analysis import Analyzer

        analyzer = Analyzer(self.lisp, lexical, special)
        function = analyzer.toplevel(form)
        function.described.name = "<toplevel>"
        return self._compiled(function, getattr(form, "where", None), analyzer.changing)

    def _compiled(self, function: LambdaNode, where: tuple[str, int, int] | None, changing: Collection[Symbol]) -> Compiled:
        """Return the code of FUNCTION, whose file and line WHERE names; the variables CHANGING are not plain in it."""
        from elnet.compiler.emission import Pool
        from elnet.compiler.generation import toplevel
        from elnet.compiler.python import code_of

        is_plain = self.lisp.variables.is_plain
        pool = Pool(
            (lambda symbol: symbol not in changing and is_plain(symbol)) if changing else is_plain,
            self.inline,
            self.step is not None,
        )
        file, line = (where[0], where[1]) if where else ("<elnet>", 1)
        code = code_of(toplevel(function, pool, line), file)
        return Compiled(code, pool.constants, pool.lambdas, frozenset(pool.plain))

    # Functions

    def deferred(self, template: Template) -> FunctionType:
        """Return the function of TEMPLATE, not yet compiled."""
        return deferred_function(template, self.lisp.namespace)

    def first_call(self, template: Template, arguments: tuple[object, ...]) -> object:
        """Give the function of TEMPLATE its code and call it with ARGUMENTS."""
        if template.compiled is None and template.stored is not None:
            from elnet.compiler.storage import stored_code

            stored = stored_code(template, self.lisp.intern)
            if stored is not None and stored.plain.isdisjoint(self.lisp.variables.unusual):
                template.compiled = stored
        if template.compiled is None:
            template.compiled = self.compile_template(template)
        return self._completed(template)(*arguments)

    def _completed(self, template: Template) -> FunctionType:
        """Give the functions of TEMPLATE its code, note which variables that takes for plain, and return one of them."""
        assert template.compiled is not None
        for symbol in template.compiled.plain:
            self._users.setdefault(symbol, []).append(template)
        return complete(template, Linker(self.lisp, template.compiled, template.described).linked())

    def compile_template(self, template: Template) -> Compiled:
        """Return the code of the function of TEMPLATE."""
        from elnet.compiler.analysis import Analyzer

        if template.form is None:
            from elnet.compiler.storage import stored_form

            template.form = stored_form(template, self.lisp.intern)
        described = template.described
        analyzer = Analyzer(self.lisp, described.lexical, template.special)
        function = analyzer.function(template.form, described.name)
        return self._compiled(function, described.where, analyzer.changing)

    def function_from_list(self, form: Cons) -> FunctionType:
        """Return the closure that FORM, a list starting with `lambda` or `closure`, denotes."""
        if form.car is CLOSURE and type(form.cdr) is Cons:
            environment, form = form.cdr.car, cons(LAMBDA, form.cdr.cdr)
            lexical = environment if type(environment) is Cons and environment.car is not T else T
        else:
            lexical = NIL
        if type(form.cdr) is not Cons:
            raise invalid_function(form)
        function = self.evaluate(list_of(FUNCTION, form), lexical)
        assert type(function) is FunctionType
        return function

    def autoload(self, definition: Cons, symbol: Symbol) -> object:
        """Load the file named by the autoload DEFINITION and return the function SYMBOL then has."""
        return self.lisp.call(intern("autoload-do-load"), definition, symbol)

    # Macros

    def expand(self, form: object, environment: object) -> object:
        """Return FORM without its outermost macro calls."""
        from elnet.compiler.expansion import Expander

        return Expander(self.lisp, environment).expand_once(form)

    def expand_once(self, form: object, environment: object) -> object:
        """Return FORM expanded one step."""
        from elnet.compiler.expansion import Expander

        return Expander(self.lisp, environment).step(form) if type(form) is Cons else form

    def expand_all(self, form: object, environment: object) -> object:
        """Return FORM with all macro calls in it expanded."""
        from elnet.compiler.expansion import Expander

        return Expander(self.lisp, environment).expand_all(form)

    # Files

    def load_file(self, path: str) -> object:
        """Evaluate all forms of the Lisp file PATH, an absolute file name, and return the value of the last."""
        from elnet.compiler.loading import load_file

        return load_file(self.lisp, self, path)

    def evaluate_text(self, reader: Reader, lexical: bool, report: Callable[[object], None]) -> None:
        """Evaluate the forms that READER reads, with LEXICAL as binding rule, and give each value to REPORT."""
        from elnet.compiler.loading import FormsReported

        FormsReported(self.lisp, self, reader, lexical, report).evaluate_all()

    def provide_library(self, name: str) -> bool:
        """Tell whether the feature NAME is one that elnet has built in, and make it present if so."""
        if name not in self.libraries:
            return False
        binding = self.lisp.variables.bind(ITEMS, NIL)  # what it defines is nothing of the file being loaded
        try:
            self._provide(name, self.libraries[name])
        finally:
            self.lisp.variables.unbind(binding)
        return True

    def _provide(self, name: str, library: Library) -> None:
        for required in library.required:
            self.lisp.call(intern("require"), intern(required))
        for topic in library.topics:
            self.lisp.functions.import_topic(topic)
            self._note_loading(topic)
        self.lisp.call(intern("provide"), intern(name))

    def unit(self, path: str, data: bytes) -> Unit:
        """Return the unit of the file PATH with the contents DATA, and note that it is being loaded."""
        from elnet.compiler.cache import Unit, file_key, stored_unit, unit_key

        file = file_key(path, data, self.step is not None)
        self._note_loading(file)
        key = unit_key(file, self.signature())
        if sys.gettrace() is not None:  # coverage.py wants to see macros run
            return Unit(key, [], False)
        return stored_unit(key)

    def _note_loading(self, key: str) -> None:
        """Make that KEY was loaded, no matter in which order and how often, a part of the signature."""
        if key not in self._loaded:
            self._loaded.add(key)
            self._loaded_digest ^= crc32(key.encode())

    def signature(self) -> Signature:
        """Return what identifies the state in which forms are expanded and compiled."""
        variables = self.lisp.variables
        return self._loaded_digest, variables.special_digest, self.lisp.functions.macro_digest

    def close(self) -> None:
        """Write what loading has found out to the cache folder."""
        if self.units:
            from elnet.compiler.cache import write_units

            write_units(self)

    # Assumptions

    def discard(self, symbol: Symbol) -> None:
        """Forget the code of the functions that set or bind SYMBOL in line, because it is not plain any more.

        They are compiled anew when they are called the next time: a library may make dozens of variables local at once.
        """
        for template in self._users.pop(symbol, ()):
            if template.compiled is not None and symbol in template.compiled.plain:
                postpone(template)


def _declared_special(form: object) -> Symbol | None:
    """Return the symbol that FORM, a `defvar` without value, declares special for the forms after it."""
    if type(form) is Cons and form.car is DEFVAR and type(form.cdr) is Cons and isinstance(form.cdr.car, Symbol):
        return form.cdr.car
    return None


def _within(form: object, environment: Cons) -> object:
    """Return FORM inside the lexical bindings of the alist ENVIRONMENT."""
    bindings: list[object] = []
    seen: set[object] = set()
    for pair in conses(environment):
        entry: Any = pair.car
        if type(entry) is Cons and entry.car not in seen:
            seen.add(entry.car)
            bindings.append(list_of(entry.car, list_of(QUOTE, entry.cdr)))
    return list_of(LET, list_of(*bindings), form)
