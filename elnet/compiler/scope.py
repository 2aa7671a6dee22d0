"""Scope analysis: from a macro-expanded form to nodes in which every variable is resolved.

Which variable a name means is decided here and nowhere else.  In lexical code a name bound by `let`, a parameter or a
handler is lexical unless it is special, globally or by a `defvar` without value in this scope (manual node
"Lexical Binding").  Every lexical variable gets a Python name that is unique in the outermost function.
"""

from __future__ import annotations

from elnet.compiler import nodes
from elnet.compiler.expansion import FAILED
from elnet.compiler.lambdas import DOCUMENTATION, describe, interactive_specification, parameters
from elnet.compiler.nodes import Constant, LambdaNode, LexicalVariable, Node, Raise
from elnet.compiler.template import Template
from elnet.objects.conditions import (
    LispSignal,
    invalid_function,
    lisp_error,
    setting_constant,
    signal,
    wrong_number_of_arguments,
    wrong_type_argument,
)
from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.lists import conses, elements, last_cdr
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern, is_keyword
from elnet.runtime.lisp import Lisp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Special = Callable[["Analyzer", Cons, "Scope"], Node]


LAMBDA, SUCCESS = intern("lambda"), intern(":success")
NOTHING = Constant(NIL)


MAKING_UNUSUAL = frozenset(
    map(intern, ("add-variable-watcher", "defvaralias", "make-variable-buffer-local", "make-local-variable"))
)
"""The functions that make their first argument, a variable, unusual."""


class Scope:
    """What a name means at one place: lexical variables, names declared special here, the function and its loops.

    CATCHES are the `catch` forms of the function around the place, by tag.
    """

    __slots__ = ("catches", "function", "lexical", "looped", "special", "variables")

    def __init__(
        self,
        variables: dict[Symbol, LexicalVariable],
        special: frozenset[Symbol],
        function: LambdaNode,
        looped: bool,
        lexical: bool,
        catches: dict[object, nodes.Catch],
    ) -> None:
        self.variables = variables
        self.special = special
        self.function = function
        self.looped = looped
        self.lexical = lexical
        self.catches = catches

    def inner(self) -> Scope:
        """Return a scope inside this one, where other variables can be bound."""
        return Scope(dict(self.variables), self.special, self.function, self.looped, self.lexical, self.catches)


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
        self._commands: list[Cons] = []
        """The lambda expressions whose interactive forms are closures of their own already."""
        self._where: nodes.Where = None

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
        return self._lambda(form, scope, name)

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
            return nodes.Local(self._used(variable, scope))
        if is_keyword(symbol) or symbol is T:
            return Constant(symbol)
        if symbol in self.renamed:
            return nodes.Call(intern("symbol-value"), [Constant(symbol)])
        self.lisp.variables.find(symbol)
        return nodes.Special(self.lisp.variables.base(symbol))

    def _used(self, variable: LexicalVariable, scope: Scope) -> LexicalVariable:
        function: LambdaNode | None = scope.function
        while function is not None and function is not variable.owner:
            variable.captured = True
            function.free[variable] = None
            function = function.outer
        return variable

    def _cons(self, form: Cons, scope: Scope) -> Node:
        head = form.car
        outer = self._where
        where = self._where = getattr(form, "where", outer)
        try:
            if isinstance(head, Symbol):
                special = SPECIAL_FORMS.get(head)
                if special is not None:
                    _refuse_dotted(form)
                    node = special(self, form, scope)
                else:
                    node = self._call(head, form, scope)
            elif type(head) is Cons and head.car is LAMBDA:
                node = nodes.CallValue(self._lambda(head, scope, "lambda"), self._each(form.cdr, scope))
            else:
                if type(form.cdr) is not Cons and form.cdr is not NIL:
                    raise wrong_type_argument("listp", form.cdr)
                node = Raise(invalid_function(head))
        except LispSignal as condition:
            node = Raise(condition)
        self._where = outer
        if node.where is None and where is not outer:
            node.where = where
        return node

    def _call(self, head: Symbol, form: Cons, scope: Scope) -> Node:
        if head is FUNCALL and type(form.cdr) is Cons:
            function = self.analyze(form.cdr.car, scope)
            return nodes.CallValue(function, self._each(form.cdr.cdr, scope))
        if self.lisp.functions.macro(head) is not None:
            return self._late_macro(form, scope)
        if head is THROW:
            jump = _throw(self, form, scope)
            if jump is not None:
                return jump
        if head is FAILED:
            return Raise(form.cdr.car)  # type: ignore[attr-defined]
        if head in MAKING_UNUSUAL:
            self._note_changing(head, form.cdr)
        arguments = self._each(form.cdr, scope)
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

    def _each(self, forms: object, scope: Scope) -> list[Node]:
        analyze = self.analyze
        found: list[Node] = []
        while type(forms) is Cons:
            found.append(analyze(forms.car, scope))
            forms = forms.cdr
        if forms is not NIL:
            raise wrong_type_argument("listp", forms)
        return found

    def body(self, forms: object, scope: Scope) -> Node:
        """Return the list FORMS as one node; a `defvar` without value holds for the forms after it."""
        items: list[Node] = []
        while type(forms) is Cons:
            form = forms.car
            items.append(self.analyze(form, scope))
            declared = _declared_special(form)
            if declared is not None:
                scope = scope.inner()
                scope.special |= {declared}
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

    def _bindable(self, symbol: object) -> Symbol:
        if not isinstance(symbol, Symbol):
            raise wrong_type_argument("symbolp", symbol)
        if self.lisp.variables.is_constant(symbol):
            raise setting_constant(symbol)
        return symbol

    def _closure(self, form: Cons, scope: Scope) -> Node:
        """Return the lambda expression FORM as a function, compiled later if it has no lexical surroundings."""
        arguments, body = _split(form)
        if type(body) is Cons and type(body.car) is Cons and body.car.car is DOCUMENTATION and type(body.car.cdr) is Cons:
            function = list_of(intern("function"), cons(form.car, cons(arguments, body.cdr)))
            return self.analyze(list_of(intern("elnet--with-documentation"), body.car.cdr.car, function), scope)
        if scope.function.outer is not None or scope.variables:
            specification = interactive_specification(body)
            if scope.lexical and type(specification) is Cons and not any(form is each for each in self._commands):
                self._commands.append(form)
                function = intern("function")
                thunk = list_of(function, list_of(LAMBDA, NIL, specification))
                return self.analyze(list_of(intern("elnet--with-interactive"), thunk, list_of(function, form)), scope)
            return self._lambda(form, scope, "lambda")
        described = describe(arguments, body, scope.lexical)
        described.where = getattr(form, "where", self._where)
        return nodes.Deferred(Template(form, described, scope.special))

    def _lambda(self, form: Cons, scope: Scope, name: str) -> LambdaNode:
        arguments, body = _split(form)
        described = describe(arguments, body, scope.lexical, name)
        described.where = getattr(form, "where", self._where)
        function = LambdaNode(described, [], [], 0, False, None, scope.function, {}, where=described.where)
        inner = Scope(dict(scope.variables), scope.special, function, False, scope.lexical, {})
        required, optional, rest = parameters(arguments)
        for symbol in required + optional + rest:
            variable = self.variable(symbol, inner)
            function.parameters.append(variable)
            if not scope.lexical:
                function.dynamic.append((symbol, variable))
                inner.variables.pop(symbol, None)
            else:
                inner.variables[symbol] = variable
        function.optional, function.rest = len(optional), bool(rest)
        function.body = self.body(described.body, inner)
        described.captured = {variable.name: variable.symbol for variable in function.free}
        return function

    def let(self, form: Cons, scope: Scope, sequential: bool) -> Node:
        """Return the meaning of `let` or `let*`."""
        if type(form.cdr) is not Cons:
            raise wrong_number_of_arguments(form.car, 0)
        inner = scope.inner()
        pending: list[tuple[LexicalVariable | Symbol, Node]] = []
        done: list[list[tuple[LexicalVariable | Symbol, Node]]] = []
        for binding in elements(form.cdr.car):
            symbol, value = _binding(binding, form.car)
            node = self.analyze(value, inner if sequential else scope) if value is not NIL else NOTHING
            self._bindable(symbol)
            target: LexicalVariable | Symbol = symbol
            if not self.is_special(symbol, scope):
                target = self.variable(symbol, scope)
                target.function = type(node) is LambdaNode
            pending.append((target, node))
            if sequential:
                _enter(inner, [(target, node)])
                inner = inner.inner()
                done.append(pending)
                pending = []
        if pending:
            _enter(inner, pending)
            done.append(pending)
        result = self.body(form.cdr.cdr, inner)
        for bindings in reversed(done):
            result = nodes.Let(bindings, result)
        return result


FUNCALL, DEFALIAS, THROW, QUOTE, DEFVARALIAS = map(intern, ("funcall", "defalias", "throw", "quote", "defvaralias"))
_RESERVED = {"None", "True", "False", "__debug__"}


def _enter(scope: Scope, bindings: list[tuple[LexicalVariable | Symbol, Node]]) -> None:
    """Enter BINDINGS in SCOPE: a dynamic one leaves a lexical variable of that name, such as a parameter, visible."""
    for target, _ in bindings:
        if isinstance(target, LexicalVariable):
            scope.variables[target.symbol] = target
        elif not scope.lexical:
            scope.variables.pop(target, None)


def _split(form: Cons) -> tuple[object, object]:
    return (form.cdr.car, form.cdr.cdr) if type(form.cdr) is Cons else (NIL, NIL)


def _name_function(symbol: Node, function: Node) -> None:
    """Let the function that `defalias` gives SYMBOL be known by its name."""
    if type(symbol) is Constant and isinstance(symbol.value, Symbol):
        if type(function) is nodes.Deferred:
            function.template.described.name = symbol.value.name
        elif type(function) is LambdaNode:
            function.described.name = symbol.value.name


def _refuse_dotted(form: Cons) -> None:
    end = last_cdr(form)
    if end is not NIL:
        raise wrong_type_argument("listp", end)


def _binding(binding: object, head: object) -> tuple[Symbol, object]:
    if type(binding) is Cons:
        symbol, rest = binding.car, binding.cdr
        if type(rest) is Cons:
            if rest.cdr is not NIL:
                raise LispSignal(intern("error"), cons(lisp_string("`let' bindings can have only one value-form"), binding))
            value = rest.car
        else:
            value = NIL
    elif isinstance(binding, Symbol):
        symbol, value = binding, NIL
    else:
        raise wrong_type_argument("listp", binding)
    if not isinstance(symbol, Symbol):
        raise wrong_type_argument("symbolp", symbol)
    return symbol, value


def _declared_special(form: object) -> Symbol | None:
    if type(form) is Cons and form.car in (DEFVAR, DEFCONST) and type(form.cdr) is Cons:
        symbol = form.cdr.car
        return symbol if isinstance(symbol, Symbol) else None
    return None


DEFVAR, DEFCONST = intern("defvar"), intern("defconst")


# Special forms


def _arguments(form: Cons, least: int) -> list[object]:
    given = elements(form.cdr)
    if len(given) < least:
        raise wrong_number_of_arguments(form.car, len(given))
    return given


def _quote(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    given = _arguments(form, 1)
    if len(given) > 1:
        raise wrong_number_of_arguments(form.car, len(given))
    return Constant(given[0])


def _function(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    given = _arguments(form, 1)
    if len(given) > 1:
        raise wrong_number_of_arguments(form.car, len(given))
    if type(given[0]) is Cons and given[0].car is LAMBDA:
        return analyzer._closure(given[0], scope)
    return Constant(given[0])


def _progn(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    return analyzer.body(form.cdr, scope)


def _prog1(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    given = _arguments(form, 1)
    return nodes.Prog1(analyzer.analyze(given[0], scope), analyzer._each(form.cdr.cdr, scope))  # type: ignore[attr-defined]


def _if(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    given = _arguments(form, 2)
    rest = form.cdr.cdr.cdr  # type: ignore[attr-defined]
    return nodes.If(analyzer.analyze(given[0], scope), analyzer.analyze(given[1], scope), analyzer.body(rest, scope))


def _and(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    items = analyzer._each(form.cdr, scope)
    return items[0] if len(items) == 1 else nodes.And(items) if items else Constant(T)


def _or(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    items = analyzer._each(form.cdr, scope)
    return items[0] if len(items) == 1 else nodes.Or(items) if items else NOTHING


def _cond(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    result: Node = NOTHING
    for clause in reversed(elements(form.cdr)):
        if type(clause) is not Cons:
            raise wrong_type_argument("listp", clause)
        test = analyzer.analyze(clause.car, scope)
        if clause.cdr is NIL:
            result = test if result is NOTHING else nodes.Or([test, result])
        elif type(test) is Constant and test.value is not NIL:
            result = analyzer.body(clause.cdr, scope)
        else:
            result = nodes.If(test, analyzer.body(clause.cdr, scope), result)
    return result


def _while(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    _arguments(form, 1)
    inner = scope.inner()
    inner.looped = True
    return nodes.While(analyzer.analyze(form.cdr.car, inner), analyzer._each(form.cdr.cdr, inner))  # type: ignore[attr-defined]


def _let(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    return analyzer.let(form, scope, sequential=False)


def _let_star(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    return analyzer.let(form, scope, sequential=True)


def _setq(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    given = elements(form.cdr)
    if len(given) % 2:
        return Raise(wrong_number_of_arguments(form.car, len(given)))
    items: list[Node] = []
    for symbol, value in zip(given[::2], given[1::2], strict=True):
        if not isinstance(symbol, Symbol):
            raise wrong_type_argument("symbolp", symbol)
        items.append(_assignment(analyzer, symbol, analyzer.analyze(value, scope), scope))
    if not items:
        return NOTHING
    return items[0] if len(items) == 1 else nodes.Progn(items)


def _assignment(analyzer: Analyzer, symbol: Symbol, value: Node, scope: Scope) -> Node:
    variable = scope.variables.get(symbol)
    if variable is None:
        analyzer.lisp.variables.find(symbol)
        return nodes.SetSpecial(symbol, value)
    variable.assigned = True
    return nodes.SetLocal(analyzer._used(variable, scope), value)


def _catch(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    """Remember the tag for throws inside; behind a tag that is not known here, no outer catch is known any more."""
    given = _arguments(form, 1)
    tag = analyzer.analyze(given[0], scope)
    catch = nodes.Catch(tag, NOTHING)
    inner = scope.inner()
    if type(tag) is not Constant or not isinstance(tag.value, Symbol):
        inner.catches = {}
    elif tag.value is not NIL:
        inner.catches = {**scope.catches, tag.value: catch}
    catch.body = analyzer.body(form.cdr.cdr, inner)  # type: ignore[attr-defined]
    return catch


def _throw(analyzer: Analyzer, form: Cons, scope: Scope) -> Node | None:
    """Return a call of `throw` as a jump, None if it may mean a catch elsewhere."""
    given = elements(form.cdr)
    if len(given) != 2 or not scope.catches:
        return None
    tag = analyzer.analyze(given[0], scope)
    catch = scope.catches.get(tag.value) if type(tag) is Constant else None
    if catch is None:
        return None
    catch.jumped = True
    return nodes.Jump(catch, analyzer.analyze(given[1], scope), THROW)


def _unwind_protect(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    given = _arguments(form, 1)
    return nodes.UnwindProtect(analyzer.analyze(given[0], scope), analyzer.body(form.cdr.cdr, scope))  # type: ignore[attr-defined]


def _condition_case(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    given = _arguments(form, 2)
    target, inner = _handler_variable(analyzer, given[0], scope)
    body = analyzer.analyze(given[1], scope)
    clauses: list[tuple[tuple[object, ...], Node]] = []
    success: Node | None = None
    for clause in given[2:]:
        if clause is NIL:
            continue
        if type(clause) is not Cons or not (isinstance(clause.car, Symbol) or type(clause.car) is Cons):
            raise signal("error", lisp_string(f"Invalid condition handler: {_shown(analyzer, clause)}"))
        handler = analyzer.body(clause.cdr, inner)
        if clause.car is SUCCESS:
            success = handler
        else:
            names = tuple(elements(clause.car)) if type(clause.car) is Cons else (clause.car,)
            clauses.append((names, handler))
    return nodes.ConditionCase(target, body, clauses, success)


def _shown(analyzer: Analyzer, value: object) -> str:
    return str(analyzer.lisp.call(intern("prin1-to-string"), value).text)  # type: ignore[attr-defined]


def _handler_variable(analyzer: Analyzer, symbol: object, scope: Scope) -> tuple[LexicalVariable | Symbol | None, Scope]:
    if symbol is NIL:
        return None, scope
    name = analyzer._bindable(symbol)
    inner = scope.inner()
    if analyzer.is_special(name, scope) and scope.lexical is False:
        inner.variables.pop(name, None)
        return name, inner
    variable = inner.variables[name] = analyzer.variable(name, scope)
    return variable, inner


def _saving(kind: str) -> Special:
    def analyze(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
        return nodes.Saving(kind, analyzer.body(form.cdr, scope))

    return analyze


def _defvar(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    constant = form.car is DEFCONST
    given = _arguments(form, 2 if constant else 1)
    symbol = given[0]
    if len(given) > 3:
        raise lisp_error("Too many arguments")
    if not isinstance(symbol, Symbol):
        raise wrong_type_argument("symbolp", symbol)
    value = analyzer.analyze(given[1], scope) if len(given) > 1 else None
    documentation = analyzer.analyze(given[2], scope) if len(given) > 2 else NOTHING
    return nodes.DefineVariable(symbol, value, documentation, constant)


def _interactive(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    return NOTHING


SPECIAL_FORMS: dict[Symbol, Special] = {
    intern(name): analyze
    for name, analyze in {
        "quote": _quote,
        "function": _function,
        "progn": _progn,
        "prog1": _prog1,
        "if": _if,
        "and": _and,
        "or": _or,
        "cond": _cond,
        "while": _while,
        "let": _let,
        "let*": _let_star,
        "setq": _setq,
        "catch": _catch,
        "unwind-protect": _unwind_protect,
        "condition-case": _condition_case,
        "save-excursion": _saving("excursion"),
        "save-restriction": _saving("restriction"),
        "save-current-buffer": _saving("current_buffer"),
        "defvar": _defvar,
        "defconst": _defvar,
        "interactive": _interactive,
    }.items()
}


def _quoted_symbol(form: object) -> Symbol | None:
    """Return the symbol that FORM quotes, None if it is something else."""
    if type(form) is Cons and form.car is QUOTE and type(form.cdr) is Cons and isinstance(form.cdr.car, Symbol):
        return form.cdr.car
    return None
