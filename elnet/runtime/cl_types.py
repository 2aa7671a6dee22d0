"""Common Lisp types: from a type to the form that tells whether a value has it.

A type is a name (`integer`), a name defined by `cl-deftype`, a structure, or a combination such as (or string (integer 0 9)).
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.backquote import quoted
from elnet.runtime.keywords import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp


PREDICATES = {
    "null": "null",
    "atom": "atom",
    "real": "numberp",
    "float": "floatp",
    "character": "natnump",
    "base-char": "characterp",
    "extended-char": "characterp",
    "fixnum": "fixnump",
    "bignum": "bignump",
    "natnum": "natnump",
    "boolean": "booleanp",
    "keyword": "keywordp",
    "command": "commandp",
    "hash-table": "hash-table-p",
    "char-table": "char-table-p",
    "bool-vector": "bool-vector-p",
    "number-or-marker": "number-or-marker-p",
    "integer-or-marker": "integer-or-marker-p",
    "symbol-with-pos": "symbol-with-pos-p",
    "bare-symbol": "bare-symbol-p",
    "special-form": "special-form-p",
    "byte-code-function": "byte-code-function-p",
    "compiled-function": "compiled-function-p",
    "interpreted-function": "interpreted-function-p",
    "primitive-function": "primitive-function-p",
    "native-comp-function": "native-comp-function-p",
    "module-function": "module-function-p",
    "closure": "closurep",
    "oclosure": "oclosure--internal-p",
    "condition-variable": "condition-variable-p",
    "tree-sitter-node": "treesit-node-p",
    "user-ptr": "user-ptrp",
}
"""The predicates of types whose names do not tell it."""

AND, OR, NOT, HANDLER = map(intern, ("and", "or", "not", "cl-deftype-handler"))


def type_test(lisp: Lisp, value: object, type_: object) -> object:
    """Return the form that tells whether VALUE, a form that can stand twice, is of TYPE_; signal if there is no such type."""
    if type(type_) is Cons:
        return _combination(lisp, value, type_)
    if type_ is NIL or type_ is T:
        return type_
    if not isinstance(type_, Symbol):
        raise _unknown(lisp, type_)
    handler = lisp.plists.get(type_, HANDLER)
    if handler is not NIL:
        return type_test(lisp, value, lisp.call(handler))
    return list_of(_predicate(lisp, type_), value)


def _unknown(lisp: Lisp, type_: object) -> Exception:
    return lisp_error(f"Unknown type {shown(lisp, type_)}")


def _predicate(lisp: Lisp, name: Symbol) -> Symbol:
    own = lisp.plists.get(name, intern("cl-deftype-satisfies"))
    if isinstance(own, Symbol) and own is not NIL:
        return own
    known = PREDICATES.get(name.name)
    if known is not None:
        return intern(known)
    for ending in ("p", "-p"):
        candidate = intern(name.name + ending)
        if lisp.functions.definition(candidate) is not NIL:
            return candidate
    raise _unknown(lisp, name)


def _combination(lisp: Lisp, value: object, type_: Cons) -> object:
    head, arguments = type_.car, elements(type_.cdr)
    if head in (AND, OR, NOT):
        return cons(head, list_from(type_test(lisp, value, each) for each in arguments))
    if head in (intern("member"), intern("cl-member")):
        test = list_of(intern("memql"), value, list_of(intern("quote"), list_from(arguments)))
        return list_of(AND, test, T)
    if head is intern("eql"):
        return list_of(intern("eql"), value, quoted(arguments[0]))
    if head is intern("list-of"):
        return list_of(intern("elnet--list-of-type-p"), quoted(arguments[0]), value)
    if head is intern("satisfies"):
        return list_of(intern("funcall"), list_of(intern("function"), arguments[0]), value)
    if head in (intern("integer"), intern("float"), intern("real"), intern("number")):
        return _range(value, type_test(lisp, value, head), arguments)
    handler = lisp.plists.get(head, HANDLER) if isinstance(head, Symbol) else NIL
    if handler is NIL:
        raise lisp_error(f"Bad type spec: {shown(lisp, type_)}")
    return type_test(lisp, value, lisp.call(handler, *arguments))


def _range(value: object, test: object, limits: list[object]) -> object:
    tests: list[object] = [test]
    for limit, closed, open_ in zip(limits, (">=", "<="), (">", "<"), strict=False):
        if limit in (NIL, intern("*")):
            continue
        if type(limit) is Cons:
            tests.append(list_of(intern(open_), value, limit.car))
        else:
            tests.append(list_of(intern(closed), value, limit))
    return cons(AND, list_from(tests)) if len(tests) > 1 else test


def has_type(lisp: Lisp, value: object, type_: object) -> bool:
    """Tell whether VALUE is of the type TYPE_."""
    if isinstance(type_, Symbol) and type_ not in (NIL, T) and lisp.plists.get(type_, HANDLER) is NIL:
        return lisp.call(_predicate(lisp, type_), value) is not NIL
    if type(type_) is Cons and type_.car in (AND, OR, NOT):
        found = (has_type(lisp, value, each) for each in elements(type_.cdr))
        return all(found) if type_.car is AND else any(found) if type_.car is OR else not next(found)
    variable = Symbol("value")
    form = type_test(lisp, variable, type_)
    bindings = list_of(list_of(variable, list_of(intern("quote"), value)))
    return lisp.evaluator.evaluate(list_of(intern("let"), bindings, form), T) is not NIL
