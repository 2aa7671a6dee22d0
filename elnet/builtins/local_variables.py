"""Local variables that files list: which are safe, and giving them their values."""

from __future__ import annotations

import re

from elnet.objects.conditions import LispSignal, truth
from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.equality import equal
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.local_variable_lists import LAST, in_first_line, listed_at_end
from elnet.runtime.primitive import primitive

SAFE, RISKY, EVAL, MODE = map(intern, ("safe-local-variable", "risky-local-variable", "eval", "mode"))
ALIST = "file-local-variables-alist"
NEVER = ("enable-local-variables", "enable-local-eval", "safe-local-variable-values", ALIST, "dir-local-variables-alist")
RISKY_NAME = re.compile(
    r"-(?:hooks?|functions?|forms?|program|commands?|predicate|frame-alist|mode-alist|map|bindat-spec)\Z"
    r"|font-lock-(?:syntactic-)?keywords(?:-[0-9]+)?\Z"
)


@primitive()
def risky_local_variable_p(lisp: Lisp, sym: object, ignored: object = NIL) -> object:
    """Return non-nil if it can be dangerous to let a file set the variable SYM; IGNORED is accepted."""
    symbol = check.symbol(sym)
    found = lisp.plists.get(symbol, RISKY)
    if found is not NIL:
        return found
    match = RISKY_NAME.search(symbol.name)
    return NIL if match is None else match.start()


@primitive()
def safe_local_variable_p(lisp: Lisp, sym: object, val: object) -> object:
    """Return non-nil if a file may give the variable SYM the value VAL."""
    for pair in elements(lisp.value("safe-local-variable-values")):
        if type(pair) is Cons and pair.car is sym and equal(pair.cdr, val):
            return T
    test = lisp.plists.get(check.symbol(sym), SAFE)
    if test is NIL or not lisp.functions.is_function(test):
        return NIL
    try:
        return lisp.call(test, val)
    except LispSignal:
        return NIL


@primitive()
def hack_local_variables_prop_line(lisp: Lisp, handle_mode: object = NIL) -> object:
    """Return the variables in the first line as an alist, or with HANDLE-MODE t the mode that it names."""
    mode, pairs = in_first_line(lisp, lisp.buffers.current)
    if handle_mode is T:
        return _mode(lisp, mode) if mode else NIL
    return list_from(cons(lisp.intern(name), value) for name, value in reversed(pairs) if name != "mode" or handle_mode is NIL)


def _mode(lisp: Lisp, name: str) -> Symbol:
    return lisp.intern(name.removesuffix("-mode") + "-mode")


@primitive()
def hack_local_variables(lisp: Lisp, handle_mode: object = NIL, inhibit_locals: object = NIL) -> object:
    """Give the local variables that the file lists their values in the current buffer.

    HANDLE-MODE t means only return the mode that is named, any other value but nil that modes do not count.
    INHIBIT-LOCALS is accepted.  Runs `hack-local-variables-hook'.
    """
    buffer = lisp.buffers.current
    enabled = lisp.is_set("enable-local-variables") and lisp.is_set("local-enable-local-variables")
    mode, found = in_first_line(lisp, buffer) if lisp.value("enable-local-variables") is not NIL else (None, [])
    if handle_mode is T:
        named = [value for name, value in _listed(lisp) if name == "mode"]
        return _mode(lisp, mode) if mode else named[0] if named else NIL
    if not enabled and lisp.value("local-enable-local-variables") is NIL:
        return NIL
    lisp.call(intern("run-hooks"), intern("before-hack-local-variables-hook"))
    lisp.set(ALIST, NIL)
    lisp.call(intern("hack-dir-local-variables"))
    entries = [*found, *_listed(lisp)] if enabled else []
    pairs = [cons(lisp.intern(name), value) for name, value in entries if name != "mode" or handle_mode is NIL]
    if mode and not any(name == "mode" for name, _ in found) and handle_mode is NIL:
        pairs.insert(0, cons(MODE, _mode(lisp, mode)))
    hack_local_variables_filter(lisp, list_from(pairs), NIL)
    return lisp.call(intern("hack-local-variables-apply"))


def _listed(lisp: Lisp) -> list[tuple[str, object]]:
    """Return the variables in the list at the end of the current buffer."""
    buffer = lisp.buffers.current
    return listed_at_end(lisp, buffer.substring(max(1, buffer.size + 1 - LAST), buffer.size + 1))


@primitive()
def hack_local_variables_filter(lisp: Lisp, variables: object, dir_name: object) -> object:
    """Put those of the alist VARIABLES that are safe into `file-local-variables-alist'; DIR-NAME is the folder they are for.

    What is not safe is left out, because nobody can be asked in batch, unless `enable-local-variables' is :all.
    """
    ignored = [*elements(lisp.value("ignored-local-variables")), *map(intern, NEVER)]
    kept = elements(lisp.value(ALIST))
    choice = lisp.value("enable-local-variables")
    for pair in elements(variables):
        if type(pair) is not Cons or not isinstance(pair.car, Symbol) or pair.car in ignored:
            continue
        if _is_safe(lisp, pair.car, pair.cdr) or choice is intern(":all"):
            if pair.car is not EVAL:
                kept = [each for each in kept if not (type(each) is Cons and each.car is pair.car)]
            kept = [pair, *kept]
    lisp.set(ALIST, list_from(kept))
    return NIL


def _is_safe(lisp: Lisp, symbol: Symbol, value: object) -> bool:
    if symbol is MODE:
        return True
    if symbol is EVAL:
        if not lisp.is_set("enable-local-eval"):
            return False
        return lisp.value("enable-local-eval") is T or lisp.call(intern("hack-one-local-variable-eval-safep"), value) is not NIL
    return safe_local_variable_p(lisp, symbol, value) is not NIL


@primitive()
def hack_one_local_variable_eval_safep(lisp: Lisp, exp: object) -> object:
    """Return non-nil if a file may have EXP evaluated: a form in `safe-local-eval-forms', or one that calls a safe mode."""
    if any(equal(exp, form) for form in elements(lisp.value("safe-local-eval-forms"))):
        return T
    if type(exp) is not Cons or not isinstance(exp.car, Symbol):
        return truth(type(exp) is not Cons and not isinstance(exp, Symbol))
    arguments = elements(exp.cdr)
    if re.search(r"-mode\Z", exp.car.name) and all(type(each) is int or each in (NIL, T) for each in arguments):
        return T
    test = lisp.plists.get(exp.car, intern("safe-local-eval-function"))
    tests = elements(test) if type(test) is Cons else [test]
    return truth(any(each is T or (each is not NIL and lisp.call(each, exp) is not NIL) for each in tests))


@primitive()
def hack_local_variables_apply(lisp: Lisp) -> object:
    """Give the variables in `file-local-variables-alist' their values, and run `hack-local-variables-hook'."""
    for pair in reversed(elements(lisp.value(ALIST))):
        assert type(pair) is Cons
        hack_one_local_variable(lisp, pair.car, pair.cdr)
    return lisp.call(intern("run-hooks"), intern("hack-local-variables-hook"))


@primitive()
def hack_one_local_variable(lisp: Lisp, var: object, val: object) -> object:
    """Give the variable VAR the value VAL in the current buffer; `mode' calls the mode VAL, `eval' evaluates it."""
    symbol = check.symbol(var)
    if symbol is MODE:
        name = check.symbol(val).name
        mode = _mode(lisp, name)
        if lisp.functions.is_function(mode) and lisp.value("major-mode") is not mode:
            lisp.call(mode)
        return NIL
    if symbol is EVAL:
        place = lisp.buffers.excursion()
        try:
            return lisp.evaluator.evaluate(val, T)
        finally:
            lisp.buffers.restore_excursion(place)
    if isinstance(val, LString):
        val = LString(val.text, val.multibyte)
    lisp.variables.make_local(symbol)
    lisp.variables.set(symbol, val)
    return NIL
