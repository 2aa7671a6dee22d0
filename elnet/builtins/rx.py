"""The library rx: regular expressions written as forms."""

from __future__ import annotations

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.backquote import quoted
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive
from elnet.runtime.rx_definitions import DEFINITION, LOCAL, checked_binding
from elnet.runtime.rx_parts import ONE, Rx, as_form
from elnet.runtime.rx_translation import Translator
from elnet.text.regexp.char_sets import complement, intersection, union

BACKQUOTE, COMMA = intern("`"), intern(",")


@macro()
def rx(lisp: Lisp, *regexps: object) -> object:
    """Return the regular expression that matches REGEXPS, forms, one after the other."""
    return as_form(Translator(lisp).sequence(list(regexps)))


@primitive("rx-to-string")
def rx_to_string(lisp: Lisp, form: object, no_group: object = NIL) -> object:
    """Return the regular expression that matches the rx FORM, in a shy group if it needs one and NO-GROUP is nil."""
    found = Translator(lisp).form(form)
    if no_group is NIL and found.holds != ONE:
        found = found.bracketed()
    return lisp.evaluator.evaluate(as_form(found), T)


@primitive("rx-submatch-n", "rx-submatch")
def rx_submatch_n(lisp: Lisp, form: object) -> object:
    """Return the regular expression for FORM, a group with a number."""
    return rx_to_string(lisp, form)


# Definitions


@macro("rx-define")
def rx_define(lisp: Lisp, name: object, *args_and_rx: object) -> object:
    """Define NAME as an rx form: ARGS-AND-RX is [ARGUMENTS] RX, where RX may have the ARGUMENTS in it."""
    entry = checked_binding(name, list(args_and_rx))
    assert type(entry) is Cons
    lisp.plists.put(check.symbol(name), DEFINITION, entry.cdr)
    put = list_of(intern("put"), quoted(name), quoted(DEFINITION), quoted(entry.cdr))
    return list_of(intern("eval-and-compile"), put, quoted(name))


@macro("rx-let")
def rx_let(lisp: Lisp, bindings: object, *body: object) -> object:
    """Evaluate BODY; the rx forms in it can use BINDINGS, a list of (NAME [ARGUMENTS] RX)."""
    entries = [_entry(each) for each in elements(bindings)]
    local = lisp.intern(LOCAL)
    binding = lisp.variables.bind(local, list_from(entries, lisp.value(LOCAL)))
    try:
        progn = cons(intern("progn"), list_from(body))
        return lisp.call(intern("macroexpand-all"), progn, lisp.value("macroexpand-all-environment"))
    finally:
        lisp.variables.unbind(binding)


def _entry(each: object) -> object:
    name, *tail = elements(each)
    return checked_binding(name, tail)


@macro("rx-let-eval")
def rx_let_eval(bindings: object, *body: object) -> object:
    """Evaluate BODY; `rx-to-string' can use BINDINGS, which evaluates to a list of (NAME [ARGUMENTS] RX)."""
    local = list_of(intern(LOCAL), list_of(intern("elnet--rx-bindings"), bindings))
    return cons(intern("let"), cons(list_of(local), list_from(body)))


@primitive("elnet--rx-bindings")
def rx_bindings(lisp: Lisp, bindings: object) -> object:
    """Return BINDINGS, a list of (NAME [ARGUMENTS] RX), before those that are in force."""
    return list_from([_entry(each) for each in elements(bindings)], lisp.value(LOCAL))


# Patterns of `pcase'


@primitive("elnet--rx-pattern")
def rx_pattern(lisp: Lisp, *regexps: object) -> object:
    """Return the pattern for a string that matches REGEXPS, in which (let VARIABLE RX…) binds VARIABLE."""
    variables: list[Symbol] = []
    found: Rx = Translator(lisp, variables).sequence(list(regexps))
    function = list_of(intern("elnet--rx-groups"), as_form(found), len(variables))
    names = list_from(list_of(COMMA, variable) for variable in variables)
    return list_of(intern("app"), function, list_of(BACKQUOTE, cons(T, names)))


@primitive("elnet--rx-groups")
def rx_groups(lisp: Lisp, regexp: object, count: object, string: object) -> object:
    """Return t and COUNT groups of the match for REGEXP in STRING as a list; nil if there is no match."""
    if type(string) is not LString or lisp.call(intern("string-match"), regexp, string) is NIL:
        return NIL
    numbers = range(1, check.natural(count) + 1)
    return list_from([T, *(lisp.call(intern("match-string"), number, string) for number in numbers)])


# Sets of characters as lists of intervals


def _pairs(intervals: object) -> list[tuple[int, int]]:
    found = []
    for each in elements(intervals):
        if type(each) is not Cons:
            raise wrong_type_argument("consp", each)
        found.append((check.fixnum(each.car), check.fixnum(each.cdr)))
    return found


def _listed(pairs: list[tuple[int, int]]) -> object:
    return list_from(cons(low, high) for low, high in pairs)


@primitive("rx--interval-set-complement")
def interval_set_complement(ivs: object) -> object:
    """Return the intervals of the characters that are not in IVS."""
    return _listed(complement(_pairs(ivs)))


@primitive("rx--interval-set-union")
def interval_set_union(ivs_a: object, ivs_b: object) -> object:
    """Return the intervals of the characters that are in IVS-A or IVS-B."""
    return _listed(union(_pairs(ivs_a), _pairs(ivs_b)))


@primitive("rx--interval-set-intersection")
def interval_set_intersection(ivs_a: object, ivs_b: object) -> object:
    """Return the intervals of the characters that are in IVS-A and in IVS-B."""
    return _listed(intersection(_pairs(ivs_a), _pairs(ivs_b)))
