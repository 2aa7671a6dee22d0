"""Scope analysis: from a macro-expanded form to nodes in which every variable is resolved.

Which variable a name means is decided here and nowhere else.  Every lexical variable gets a Python name that is unique in
the outermost function.
"""

from __future__ import annotations

from elnet.compiler import nodes
from elnet.compiler.analysis_of_bindings import BINDING_FORMS, DEFCONST, LAMBDA, lambda_node
from elnet.compiler.analysis_of_control import CONTROL_FORMS, THROW, jump_of
from elnet.compiler.expansion import FAILED
from elnet.compiler.lambdas import describe
from elnet.compiler.nodes import NOTHING, Constant, LambdaNode, LexicalVariable, Node, Raise
from elnet.compiler.scope import Scope
from elnet.objects.conditions import (
    LispSignal,
    invalid_function,
    setting_constant,
    wrong_type_argument,
)
from elnet.objects.cons import Cons, list_of
from elnet.objects.lists import conses, elements, last_cdr
from elnet.objects.symbols import NIL, Symbol, T, intern, is_keyword
from elnet.runtime.lisp import Lisp

FUNCALL, DEFALIAS, QUOTE, CONS = map(intern, ("funcall", "defalias", "quote", "cons"))
EVAL, MACROEXPAND_1 = map(intern, ("eval", "macroexpand-1"))
DEFVAR, DEFVARALIAS, DEFCUSTOM, PROGN = map(intern, ("defvar", "defvaralias", "custom-declare-variable", "progn"))
SPECIAL_FORMS = {**CONTROL_FORMS, **BINDING_FORMS}
MAKING_UNUSUAL = frozenset(
    map(intern, ("add-variable-watcher", "defvaralias", "make-variable-buffer-local", "make-local-variable"))
)
"""The functions that make their first argument, a variable, unusual."""
_RESERVED = {"None", "True", "False", "__debug__"}


class Analyzer:
    """Analyses the forms of one top-level form; LISP says which variables are special and what is a constant."""

    def __init__(self, lisp: Lisp, lexical: bool, special: frozenset[Symbol] = frozenset()) -> None:
        self.lisp = lisp
        self.lexical = lexical
        self.special = special
        self.changing: set[Symbol] = set()
        """The variables of which the code itself makes something unusual."""
        self.renamed: set[Symbol] = set()
        """Those among them that become aliases: which cell they have is not known yet."""
        self._names: dict[str, int] = {}
        self.commands: list[Cons] = []
        """The lambda expressions whose interactive forms are closures of their own already."""
        self.where: nodes.Where = None

    def toplevel(self, form: object) -> LambdaNode:
        """Return FORM as the body of a function without parameters."""
        described = describe(NIL, list_of(form), self.lexical)
        function = LambdaNode(described, [], [], 0, False, None, None, {})
        scope = Scope({}, self.special, function, False, self.lexical, {})
        function.body = self.analyze(form, scope)
        return function

    def function(self, form: Cons, name: str) -> LambdaNode:
        """Return the lambda expression FORM as a function with no lexical surroundings."""
        outer = self.toplevel(NIL)
        scope = Scope({}, self.special, outer, False, self.lexical, {})
        return lambda_node(self, form, scope, name)

    def analyze(self, form: object, scope: Scope) -> Node:
        """Return what FORM means in SCOPE."""
        kind = type(form)
        if kind is Cons:
            return self._cons(form, scope)  # type: ignore[arg-type]
        if kind is Symbol:
            return self._reference(form, scope)  # type: ignore[arg-type]
        return Constant(form)

    def _reference(self, symbol: Symbol, scope: Scope) -> Node:
        variable = scope.variables.get(symbol)
        if variable is not None:
            return nodes.Local(self.used(variable, scope))
        if is_keyword(symbol) or symbol is T:
            return Constant(symbol)
        if symbol in self.renamed:
            return nodes.Call(intern("symbol-value"), [Constant(symbol)])
        self.lisp.variables.find(symbol)
        return nodes.Special(self.lisp.variables.base(symbol))

    def used(self, variable: LexicalVariable, scope: Scope) -> LexicalVariable:
        function: LambdaNode | None = scope.function
        while function is not None and function is not variable.owner:
            variable.captured = True
            function.free[variable] = None
            function = function.outer
        return variable

    def _cons(self, form: Cons, scope: Scope) -> Node:
        head = form.car
        outer = self.where
        where = self.where = getattr(form, "where", outer)
        try:
            if isinstance(head, Symbol):
                special = SPECIAL_FORMS.get(head)
                if special is not None:
                    _refuse_dotted(form)
                    node = special(self, form, scope)
                else:
                    node = self._call(head, form, scope)
            elif type(head) is Cons and head.car is LAMBDA:
                node = nodes.CallValue(lambda_node(self, head, scope, "lambda"), self.each(form.cdr, scope))
            else:
                if type(form.cdr) is not Cons and form.cdr is not NIL:
                    raise wrong_type_argument("listp", form.cdr)
                if not isinstance(head, Cons) and self.lisp.functions.is_function(head):
                    function = self.analyze(list_of(QUOTE, head), scope)
                    node = nodes.CallValue(function, self.each(form.cdr, scope))
                else:
                    node = Raise(invalid_function(head))
        except LispSignal as condition:
            node = Raise(condition)
        self.where = outer
        if node.where is None and where is not outer:
            node.where = where
        return node

    def _call(self, head: Symbol, form: Cons, scope: Scope) -> Node:
        if head is FUNCALL and type(form.cdr) is Cons:
            function = self.analyze(form.cdr.car, scope)
            return nodes.CallValue(function, self.each(form.cdr.cdr, scope))
        if self.lisp.functions.macro(head) is not None:
            return self._late_macro(form, scope)
        if head is THROW:
            jump = jump_of(self, form, scope)
            if jump is not None:
                return jump
        if head is FAILED:
            return _failed(form, scope)
        if head in MAKING_UNUSUAL:
            self._note_changing(head, form.cdr)
        arguments = self.each(form.cdr, scope)
        if head is DEFALIAS and len(arguments) > 1:
            _name_function(arguments[0], arguments[1])
        return nodes.Call(head, arguments)

    def _note_changing(self, head: Symbol, arguments: object) -> None:
        """Note the variable that the first of ARGUMENTS quotes: code that is running cannot be replaced."""
        names = [_quoted_symbol(pair.car) for pair in conses(arguments)][:2]
        self.changing.update(name for name in names if name is not None)
        if head is DEFVARALIAS and names and names[0] is not None:
            self.renamed.add(names[0])

    def _late_macro(self, form: Cons, scope: Scope) -> Node:
        """Return the meaning of FORM, whose macro was defined after the form around it was expanded."""
        from elnet.compiler.expansion import Expander

        expander = Expander(self.lisp, eager=False)
        expanded = expander.step(form)
        if expanded is form:
            return Raise(invalid_function(form.car))
        return self.analyze(expander.expand_all(expanded), scope)

    def each(self, forms: object, scope: Scope) -> list[Node]:
        analyze = self.analyze
        found: list[Node] = []
        while type(forms) is Cons:
            found.append(analyze(forms.car, scope))
            forms = forms.cdr
        if forms is not NIL:
            raise wrong_type_argument("listp", forms)
        return found

    def body(self, forms: object, scope: Scope) -> Node:
        """Return the list FORMS as one node; what a form declares special holds for the forms after it."""
        items: list[Node] = []
        while type(forms) is Cons:
            form = forms.car
            items.append(self.analyze(form, scope))
            declared = _declared_special(form)
            if declared:
                scope = scope.inner()
                scope.special |= declared
            forms = forms.cdr
        if not items:
            return NOTHING
        return items[0] if len(items) == 1 else nodes.Progn(items)

    # Binding

    def is_special(self, symbol: Symbol, scope: Scope) -> bool:
        """Tell whether binding SYMBOL in SCOPE binds it dynamically."""
        return not scope.lexical or symbol in scope.special or symbol in self.lisp.variables.special

    def variable(self, symbol: Symbol, scope: Scope) -> LexicalVariable:
        """Return a new lexical variable of SCOPE's function."""
        name = symbol.name
        if not name or name[0] in ":#$." or name in _RESERVED:
            name = "_" + name
        count = self._names.get(name, 0)
        self._names[name] = count + 1
        return LexicalVariable(symbol, name if count == 0 else f"{name}\N{PRIME}{count}", scope.function, scope.looped)

    def bindable(self, symbol: object) -> Symbol:
        if not isinstance(symbol, Symbol):
            raise wrong_type_argument("symbolp", symbol)
        if self.lisp.variables.is_constant(symbol):
            raise setting_constant(symbol)
        return symbol


def _failed(form: Cons, scope: Scope) -> Node:
    """Return what FORM, of which a macro could not be expanded, means when it is reached.

    Where binding is dynamic, the macro is tried again then: it may depend on variables that are bound around it.
    """
    condition, call = elements(form.cdr)
    assert isinstance(condition, LispSignal)
    if scope.lexical or type(call) is not Cons:
        return Raise(condition)
    return nodes.Call(EVAL, [nodes.Call(MACROEXPAND_1, [Constant(elements(call)[1])])])


def _name_function(symbol: Node, function: Node) -> None:
    """Let the function, or the expander of the macro, that `defalias` gives SYMBOL be known by its name."""
    if type(function) is nodes.Call and function.symbol is CONS and len(function.arguments) == 2:
        function = function.arguments[1]
    if type(symbol) is Constant and isinstance(symbol.value, Symbol):
        if type(function) is nodes.Deferred:
            function.template.described.name = symbol.value.name
        elif type(function) is LambdaNode:
            function.described.name = symbol.value.name


def _refuse_dotted(form: Cons) -> None:
    end = last_cdr(form)
    if end is not NIL:
        raise wrong_type_argument("listp", end)


def _declared_special(form: object) -> set[Symbol]:
    """Return the variables that FORM makes special when it is evaluated: an option or `defvar`, perhaps of several forms."""
    if type(form) is not Cons or type(form.cdr) is not Cons:
        return set()
    if form.car is PROGN:
        return set().union(*(_declared_special(pair.car) for pair in conses(form.cdr)))
    named = _quoted_symbol(form.cdr.car) if form.car is DEFCUSTOM else form.cdr.car if form.car in (DEFVAR, DEFCONST) else None
    return {named} if isinstance(named, Symbol) else set()


def _quoted_symbol(form: object) -> Symbol | None:
    """Return the symbol that FORM quotes, None if it is something else."""
    if type(form) is Cons and form.car is QUOTE and type(form.cdr) is Cons and isinstance(form.cdr.car, Symbol):
        return form.cdr.car
    return None
