"""Going through the code of a file: every form is expanded, and its variables and calls are looked at.

A form is walked for its value or, where nobody uses that, for its effect.  Variables that macros bind are not remarked on: only
those whose binding was read from the file.
"""

from __future__ import annotations

from elnet.compiler.checks.calls import Calls
from elnet.compiler.checks.definitions import quoted_symbol
from elnet.compiler.checks.remarks import Place, Remarks
from elnet.compiler.checks.scopes import Scope, Variable
from elnet.compiler.checks.special import SPECIAL
from elnet.compiler.expansion import Expander
from elnet.objects.cons import Cons
from elnet.objects.lists import conses, elements
from elnet.objects.symbols import NIL, Symbol, T, intern, is_keyword
from elnet.runtime.lisp import Lisp
from elnet.runtime.macro_warnings import MacroWarnings

TYPE_CHECKING = False
if TYPE_CHECKING:
    pass

LAMBDA = intern("lambda")
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
            special = SPECIAL.get(head.name)
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
        warnings = self.lisp.part(MacroWarnings)
        warnings.collects = self.remarks.add
        try:
            expanded = self.expander.step(form)
        finally:
            warnings.collects = None
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
