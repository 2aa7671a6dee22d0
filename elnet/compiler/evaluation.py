"""The compiler of one interpreter: evaluates forms, makes functions, and replaces code that took too much for granted."""

from __future__ import annotations

from types import CodeType, FunctionType
from typing import Any

from elnet.compiler import contract
from elnet.compiler.expansion import Expander
from elnet.compiler.linking import Linker, complete, deferred_function, only_function
from elnet.compiler.nodes import LambdaNode, Template
from elnet.objects.conditions import invalid_function
from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.lists import conses
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.functions import CLOSURE, LAMBDA
from elnet.runtime.lisp import Lisp

FUNCTION, LET, QUOTE, LEXICAL_BINDING = map(intern, ("function", "let", "quote", "lexical-binding"))


class Compiler:
    """Compiles for LISP; with INLINE false every primitive is called through its cell."""

    def __init__(self, lisp: Lisp, inline: bool = True) -> None:
        self.lisp = lisp
        self.inline = inline
        self._assumptions: dict[Symbol, list[tuple[CodeType, Template]]] = {}
        lisp.variables.on_unusual = self.discard
        contract.install(lisp, self)

    # Evaluating

    def evaluate(self, form: object, lexical: object = NIL) -> object:
        """Return the value of FORM; LEXICAL is nil, t or an alist of lexical bindings, as for `eval`."""
        if type(lexical) is Cons:
            form = _within(form, lexical)
        if type(form) is not Cons:
            return self.lisp.variables.value(form) if isinstance(form, Symbol) else form
        expanded = Expander(self.lisp, strict=False).expand_all(form)
        return self.run(expanded, lexical is not NIL)

    def run(self, form: object, lexical: bool, special: frozenset[Symbol] = frozenset()) -> object:
        """Evaluate the macro-expanded FORM."""
        from elnet.compiler.scope import Analyzer

        function = Analyzer(self.lisp, lexical, special).toplevel(form)
        function.described.name = "<toplevel>"
        return FunctionType(self.compiled(function, getattr(form, "where", None)), self.lisp.namespace)()

    def compiled(self, function: LambdaNode, where: tuple[str, int, int] | None) -> CodeType:
        """Return the code of FUNCTION, linked, with WHERE naming its file."""
        from elnet.compiler.emission import Pool, toplevel
        from elnet.compiler.python import code_of

        pool = Pool(self.lisp.variables.is_plain, self.inline)
        file, line = (where[0], where[1]) if where else ("<elnet>", 1)
        code = only_function(code_of(toplevel(function, pool, line), file))
        return Linker(self.lisp, pool.constants, pool.lambdas).linked(code)

    # Functions

    def deferred(self, template: Template) -> FunctionType:
        """Return the function of TEMPLATE, not yet compiled."""
        return deferred_function(template, self.lisp.namespace)

    def first_call(self, template: Template, arguments: tuple[object, ...]) -> object:
        """Compile the function of TEMPLATE and call it with ARGUMENTS."""
        return complete(template, self._template_code(template))(*arguments)

    def _template_code(self, template: Template) -> CodeType:
        from elnet.compiler.scope import Analyzer

        described = template.described
        analyzer = Analyzer(self.lisp, described.lexical, template.special)
        function = analyzer.function(template.form, described.name)
        function.described = described
        return self.compiled(function, described.where)

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
        return Expander(self.lisp, environment).expand_once(form)

    def expand_once(self, form: object, environment: object) -> object:
        """Return FORM expanded one step."""
        return Expander(self.lisp, environment).step(form) if type(form) is Cons else form

    def expand_all(self, form: object, environment: object) -> object:
        """Return FORM with all macro calls in it expanded."""
        return Expander(self.lisp, environment).expand_all(form)

    # Files

    def load_file(self, path: str) -> None:
        """Evaluate all forms of the Lisp file PATH, an absolute file name."""
        from elnet.compiler.loading import load_file

        load_file(self.lisp, self, path)

    def provide_library(self, name: str) -> bool:
        """Tell whether the feature NAME is one that elnet has built in, and make it present if so."""
        return False

    # Assumptions

    def discard(self, symbol: Symbol) -> None:
        """Recompile the functions whose code sets or binds SYMBOL in line, because it is not plain any more."""


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
