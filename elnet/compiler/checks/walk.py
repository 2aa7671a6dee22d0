"""Going through the code of a file: every form is expanded, and its variables and calls are looked at.

A form is walked for its value or, where nobody uses that, for its effect.  Variables that macros bind are not remarked on: only
those whose binding was read from the file.
"""

from __future__ import annotations

from elnet.compiler.checks.calls import Calls
from elnet.compiler.checks.definitions import quoted_symbol
from elnet.compiler.checks.remarks import Place, Remarks
from elnet.compiler.checks.scopes import Scope, Variable
from elnet.compiler.expansion import Expander
from elnet.objects.cons import Cons
from elnet.objects.lists import conses, elements
from elnet.objects.symbols import NIL, Symbol, T, intern, is_keyword
from elnet.runtime.lisp import Lisp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

LAMBDA, QUOTE, SET_BUFFER = intern("lambda"), intern("quote"), intern("set-buffer")
MARKS = ("&optional", "&rest", "&body", "&key", "&aux", "&allow-other-keys")


class Walker:
    """Walks the forms of a file whose functions and variables DECLARED, by their symbols, are known."""

    def __init__(self, lisp: Lisp, remarks: Remarks, calls: Calls, lexical: bool) -> None:
        self.lisp = lisp
        self.remarks = remarks
        self.calls = calls
        self.lexical = lexical
        self.expander = Expander(lisp)
        self.special: set[Symbol] = set()
        """Variables that the file declares."""
        self.called: dict[str, tuple[Place, set[int]]] = {}
        """The functions that are called: where first, and with which numbers of arguments."""
        self._free: set[Symbol] = set()
        """The free variables that have been remarked on."""
        self.defined: set[str] = set()
        """Functions that the file defines, also by macros of its own."""
        self.loops: dict[Symbol, Place] = {}
        """The variables of the calls of `dolist' and `dotimes' that are being expanded."""

    def toplevel(self, form: object) -> None:
        """Walk FORM, a top-level form."""
        self.walk(form, Scope(top=True), effect=True)

    def walk(self, form: object, scope: Scope, effect: bool = False) -> None:
        """Walk FORM in SCOPE, for its EFFECT only or for its value."""
        if isinstance(form, Symbol):
            self._reference(form, scope)
        if type(form) is not Cons:
            return
        outer = self.remarks.here
        self.remarks.enter(form)
        head = form.car
        if isinstance(head, Symbol):
            special = _SPECIAL.get(head.name)
            if special is not None:
                special(self, form, scope, effect)
            elif self.lisp.functions.macro(head) is not None:
                self._macro(head, form, scope, effect)
            else:
                self._call(head, form, scope, effect)
        else:
            if type(head) is Cons and head.car is LAMBDA:
                self.function(head, scope)
            self.each(form.cdr, scope)
        self.remarks.here = outer

    def each(self, forms: object, scope: Scope) -> None:
        """Walk the list FORMS for their values."""
        for pair in conses(forms):
            self.walk(pair.car, scope)

    def body(self, forms: object, scope: Scope, effect: bool) -> None:
        """Walk the list FORMS, all but the last for their effect."""
        for pair in conses(forms):
            self.walk(pair.car, scope, effect or pair.cdr is not NIL)

    # Macros and calls

    def _macro(self, head: Symbol, form: Cons, scope: Scope, effect: bool) -> None:
        self.calls.look_at_name(head, "macro")
        unwanted = _suppressed(head, form)
        self.remarks.suppressed += unwanted
        if head.name == "when" and type(form.cdr) is Cons and form.cdr.cdr is NIL:
            test = form.cdr.car
            place = self.remarks.of_symbol(test) if isinstance(test, Symbol) else self.remarks.place_of(test)
            self.remarks.add("‘when’ with empty body", place, "empty-body", "when")
        spec = form.cdr.car if type(form.cdr) is Cons and head.name in ("dolist", "dotimes") else NIL
        if type(spec) is Cons and isinstance(spec.car, Symbol) and (place := self.remarks.place_of(spec)) is not None:
            self.loops[spec.car] = place
        expanded = self.expander.step(form)
        if expanded is form:
            self._call(head, form, scope, effect)
        else:
            self.walk(expanded, scope, effect)
        if unwanted:
            del self.remarks.suppressed[-len(unwanted) :]

    def _call(self, head: Symbol, form: Cons, scope: Scope, effect: bool) -> None:
        given = elements(form.cdr)
        self.calls.look(head, given, effect and self.remarks.place_of(form) is not None)
        if head.name == "make-variable-buffer-local" and not scope.top:
            self.remarks.add("‘make-variable-buffer-local’ not called at toplevel", kind="make-local", name=head.name)
        self.note_use(head, scope, len(given))
        if head.name in ("defalias", "fset") and given and (name := quoted_symbol(given[0])) is not None:
            self.defined.add(name.name)
        for argument in given:
            self.walk(argument, scope)

    def note_use(self, name: Symbol, scope: Scope, count: int | None = None) -> None:
        """Note that the function NAME is used, called with COUNT arguments if that is known."""
        if (
            name in scope.functions
            or not name.interned
            or name.name.startswith("(")
            or self.remarks.is_suppressed("unresolved", name.name)
        ):
            return
        _, counts = self.called.setdefault(name.name, (self.remarks.here, set()))
        if count is not None:
            counts.add(count)

    # Variables

    def is_declared(self, symbol: Symbol, scope: Scope) -> bool:
        """Tell whether SYMBOL is known as a variable that is no lexical one."""
        known = self.lisp.variables
        known.find(symbol)
        return symbol in self.special or symbol in known.special or symbol in scope.present or not symbol.interned

    def _reference(self, symbol: Symbol, scope: Scope) -> None:
        if symbol is NIL or symbol is T or is_keyword(symbol):
            return
        if symbol in scope.variables:
            variable = scope.variables[symbol]
            if variable is not None:
                variable.used = True
        elif symbol not in self._free and not self.is_declared(symbol, scope):
            self._free.add(symbol)
            self._free_variable("reference to", symbol)

    def _free_variable(self, use: str, symbol: Symbol) -> None:
        place = self.remarks.of_symbol(symbol)
        self.remarks.add(f"{use} free variable ‘{symbol.name}’", place, "free-vars", symbol.name)

    def assign(self, symbol: object, scope: Scope) -> None:
        """Look at SYMBOL, which is set."""
        if not isinstance(symbol, Symbol):
            return
        if symbol is NIL or symbol is T or is_keyword(symbol):
            self.remarks.add(f"attempt to set constant ‘{symbol.name}’", kind="constants", name=symbol.name)
        elif symbol in scope.variables:
            variable = scope.variables[symbol]
            if variable is not None:
                variable.assigned = True
        elif not self.is_declared(symbol, scope):
            self._free_variable("assignment to", symbol)

    def bind(self, symbol: object, scope: Scope, place: Place | None, what: str = "variable") -> Variable | None:
        """Bind SYMBOL, read at PLACE if that is known, in SCOPE."""
        if not isinstance(symbol, Symbol):
            return None
        if symbol is NIL or symbol is T or is_keyword(symbol):
            if place is not None:
                self.remarks.add(f"attempt to let-bind constant ‘{symbol.name}’", place, "constants", symbol.name)
            return None
        is_special = not self.lexical or self.is_declared(symbol, scope)
        known = scope.variables.get(symbol, 0) is None
        variable = None if is_special or known else Variable(symbol, place, what)
        scope.variables[symbol] = variable
        return variable

    def unbind(self, variable: Variable | None) -> None:
        """Remark on VARIABLE if it was not used, or was though its name says that it is not."""
        if variable is None or variable.place is None:
            return
        name = variable.symbol.name
        if name.startswith("_"):
            if variable.used and name != "_":
                self.remarks.add(f"{variable.what} ‘{name}’ not left unused", variable.place, "lexical", name)
        elif not variable.used:
            self.remarks.add(f"Unused lexical {variable.what} ‘{name}’", variable.place, "lexical", name)
        elif variable.bare and not variable.assigned:
            self.remarks.add(f"Variable ‘{name}’ left uninitialized", variable.place, "lexical", name, early=True)

    def function(self, form: Cons, scope: Scope) -> None:
        """Walk the lambda expression FORM."""
        if type(form.cdr) is not Cons:
            return
        arguments, inner = form.cdr.car, scope.inside()
        near = self.remarks.place_of(arguments)
        bound: list[Variable | None] = []
        for pair in conses(arguments):
            if isinstance(pair.car, Symbol) and pair.car.name not in MARKS:
                times = sum(each is not None and each.symbol is pair.car for each in bound)
                place = None if near is None else self.remarks.of_symbol(pair.car, near, times)
                if place is not None and times:
                    self.remarks.add(f"repeated variable {pair.car.name} in lambda-list", place, early=True)
                bound.append(self.bind(pair.car, inner, place, "argument"))
        self.body(form.cdr.cdr, inner, effect=False)
        for variable in bound:
            self.unbind(variable)


def _suppressed(head: Symbol, form: Cons) -> list[tuple[str, frozenset[str] | None]]:
    """Return the kinds of remarks that FORM, a call of the macro HEAD, suppresses."""
    if head.name == "with-no-warnings":
        return [("", None)]
    if head.name != "with-suppressed-warnings" or type(form.cdr) is not Cons:
        return []
    found = []
    for item in elements(form.cdr.car):
        kind, *names = elements(item)
        if isinstance(kind, Symbol):
            words = frozenset(name.name for name in names if isinstance(name, Symbol))
            found.append((kind.name, words or None))
    return found


# Special forms


def _nothing(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    """Leave FORM alone."""


def _function(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    value = form.cdr.car if type(form.cdr) is Cons else NIL
    if type(value) is Cons and value.car is LAMBDA:
        walker.function(value, scope)
    elif isinstance(value, Symbol):
        walker.remarks.here = walker.remarks.of_symbol(value)
        walker.note_use(value, scope)


def _progn(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    walker.body(form.cdr, scope, effect)


def _prog1(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    for place, pair in enumerate(conses(form.cdr)):
        walker.walk(pair.car, scope, effect or place > 0)


def _if(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    test, *branches = elements(form.cdr) or [NIL]
    walker.walk(test, scope)
    for branch in branches[:1]:
        walker.walk(branch, scope.where(test), effect)
    otherwise = scope.where(test, holds=False)
    for place, branch in enumerate(branches[1:], 2):
        walker.walk(branch, otherwise, effect or place < len(branches))


def _and(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    for pair in conses(form.cdr):
        walker.walk(pair.car, scope, effect and pair.cdr is NIL)
        scope = scope.where(pair.car)


def _or(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    for pair in conses(form.cdr):
        walker.walk(pair.car, scope, effect and pair.cdr is NIL)
        scope = scope.where(pair.car, holds=False)


def _cond(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    for pair in conses(form.cdr):
        clause = pair.car
        if type(clause) is not Cons:
            continue
        walker.walk(clause.car, scope)
        walker.body(clause.cdr, scope.where(clause.car), effect)
        following = pair.cdr.car if clause.car is T and type(pair.cdr) is Cons else None
        if type(following) is Cons and walker.remarks.place_of(following) is not None:
            place = (
                walker.remarks.place_of(following.car) if type(following.car) is Cons else walker.remarks.place_of(following)
            )
            walker.remarks.add("Useless clause following default ‘cond’ clause", place, "suspicious")
        scope = scope.where(clause.car, holds=False)


def _while(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    for place, pair in enumerate(conses(form.cdr)):
        walker.walk(pair.car, scope, place > 0)


def _let(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    if type(form.cdr) is not Cons:
        return
    sequential = form.car is intern("let*")
    bindings, body = form.cdr.car, form.cdr.cdr
    read = walker.remarks.place_of(bindings)
    here = walker.remarks.here
    inner, bound = scope.inner(), []
    for binding in elements(bindings):
        symbol, place = binding, None
        if type(binding) is Cons:
            symbol, place = binding.car, walker.remarks.place_of(binding)
            if binding.cdr is not NIL:
                walker.each(binding.cdr, inner if sequential else scope)
        elif isinstance(binding, Symbol) and read is not None:
            place = walker.remarks.of_symbol(binding, read)
        if place is None and isinstance(symbol, Symbol):
            place = walker.loops.pop(symbol, None)
        bound.append(walker.bind(symbol, inner, place))
        if bound[-1] is not None:
            bound[-1].bare = type(binding) is not Cons
        if sequential:
            inner = inner.inner()
    if body is NIL and walker.remarks.place_of(form) is not None:
        walker.remarks.add(f"‘{form.car.name}’ with empty body", here, "empty-body", form.car.name)  # type: ignore[attr-defined]
    walker.body(body, inner, effect)
    for variable in bound:
        walker.unbind(variable)


def _setq(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    given = elements(form.cdr)
    if len(given) % 2:
        walker.remarks.add("odd number of arguments in ‘setq’ form", kind="callargs", name="setq")
    for symbol, value in zip(given[::2], given[1::2], strict=False):
        walker.walk(value, scope)
        walker.assign(symbol, scope)


def _defvar(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    symbol = form.cdr.car if type(form.cdr) is Cons else NIL
    if not isinstance(symbol, Symbol):
        return
    if scope.top:
        walker.special.add(symbol)
    else:
        scope.variables[symbol] = None
    walker.each(form.cdr.cdr, scope)  # type: ignore[attr-defined]


def _catch(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    if type(form.cdr) is Cons:
        walker.walk(form.cdr.car, scope)
        walker.body(form.cdr.cdr, scope, effect)


def _unwind_protect(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    if type(form.cdr) is not Cons:
        return
    if form.cdr.cdr is NIL:
        walker.remarks.add("‘unwind-protect’ without unwind forms", kind="suspicious", name="unwind-protect")
    walker.walk(form.cdr.car, scope, effect)
    for pair in conses(form.cdr.cdr):
        walker.walk(pair.car, scope, effect=True)


def _condition_case(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    if type(form.cdr) is not Cons or type(form.cdr.cdr) is not Cons:
        return
    symbol, protected, clauses = form.cdr.car, form.cdr.cdr.car, elements(form.cdr.cdr.cdr)
    place = walker.remarks.place_of(form)
    walker.walk(protected, scope, effect)
    inner = scope.inner()
    if symbol is not NIL and isinstance(symbol, Symbol):
        found = None if place is None else walker.remarks.of_symbol(symbol, place)
        variable = walker.bind(symbol, inner, found)
    else:
        variable = None
    for clause in clauses:
        if type(clause) is not Cons:
            continue
        for name in elements(clause.car) if type(clause.car) is Cons else [clause.car]:
            if not isinstance(name, Symbol) or name is NIL:
                shown = walker.lisp.call(intern("prin1-to-string"), name).text  # type: ignore[attr-defined]
                walker.remarks.add(f"‘{shown}’ is not a condition name (in condition-case)", kind="suspicious")
        walker.body(clause.cdr, inner, effect)
    if clauses:
        walker.unbind(variable)


def _saving(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    first = form.cdr.car if type(form.cdr) is Cons else NIL
    if form.car is intern("save-excursion") and type(first) is Cons and first.car is SET_BUFFER:
        walker.remarks.add(
            "Use ‘with-current-buffer’ rather than save-excursion+set-buffer", kind="suspicious", name="set-buffer"
        )
    walker.body(form.cdr, scope, effect)


def _interactive(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    walker.each(form.cdr, scope)


_SPECIAL: dict[str, Callable[[Walker, Cons, Scope, bool], None]] = {
    "quote": _nothing,
    "function": _function,
    "progn": _progn,
    "prog1": _prog1,
    "if": _if,
    "and": _and,
    "or": _or,
    "cond": _cond,
    "while": _while,
    "let": _let,
    "let*": _let,
    "setq": _setq,
    "defvar": _defvar,
    "defconst": _defvar,
    "catch": _catch,
    "unwind-protect": _unwind_protect,
    "condition-case": _condition_case,
    "save-excursion": _saving,
    "save-restriction": _saving,
    "save-current-buffer": _saving,
    "interactive": _interactive,
}
