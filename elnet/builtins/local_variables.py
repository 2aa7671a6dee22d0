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
from elnet.runtime.asking import yes_or_no
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
        if mode:
            return _mode(lisp, mode)
        named = [_mode(lisp, str(value)) for name, value in (_listed(lisp) if enabled else []) if name == "mode"]
        return next((each for each in reversed(named) if lisp.functions.is_function(each)), NIL)
    if not enabled and lisp.value("local-enable-local-variables") is NIL:
        return NIL
    if not enabled:
        permanent = elements(lisp.value("permanently-enabled-local-variables"))
        _, found = in_first_line(lisp, buffer)
        for name, value in found:
            if lisp.intern(name) in permanent:
                hack_one_local_variable(lisp, lisp.intern(name), value)
    lisp.call(intern("run-hooks"), intern("before-hack-local-variables-hook"))
    lisp.set(ALIST, NIL)
    lisp.call(intern("hack-dir-local-variables"))
    listed = [(name, value) for name, value in _listed(lisp) if name != "lexical-binding"] if enabled else []
    entries = [*found, *listed] if enabled else []
    pairs = [cons(lisp.intern(name), value) for name, value in entries if name != "mode" or handle_mode is NIL]
    if mode and not any(name == "mode" for name, _ in found) and handle_mode is NIL:
        pairs.insert(0, cons(MODE, lisp.intern(mode.lower())))
    hack_local_variables_filter(lisp, list_from(reversed(pairs)), NIL)
    return lisp.call(intern("hack-local-variables-apply"))


def _listed(lisp: Lisp) -> list[tuple[str, object]]:
    """Return the variables in the list at the end of the current buffer."""
    buffer = lisp.buffers.current
    return listed_at_end(lisp, buffer.substring(max(1, buffer.size + 1 - LAST), buffer.size + 1))


@primitive()
def hack_local_variables_filter(lisp: Lisp, variables: object, dir_name: object) -> object:
    """Put the alist VARIABLES into `file-local-variables-alist', as far as that is safe; DIR-NAME is the folder they are for.

    As `enable-local-variables' has it, the safe ones only are put there (:safe) or all (:all); else all if they are safe or the
    user confirms them, and none otherwise.  `maybe' asks in any case.
    """
    ignored = [*elements(lisp.value("ignored-local-variables")), *map(intern, NEVER)]
    choice = lisp.value("enable-local-variables")
    pairs = [
        pair
        for pair in reversed(elements(variables))
        if type(pair) is Cons and isinstance(pair.car, Symbol) and pair.car not in ignored
        if pair.car is not EVAL or lisp.is_set("enable-local-eval")
    ]
    unsafe = [pair for pair in pairs if not _is_safe(lisp, pair.car, pair.cdr)]
    if choice is intern(":safe"):
        pairs = [pair for pair in pairs if pair not in unsafe and (pair.car is not EVAL or _is_harmless(lisp, pair.cdr))]
    elif choice is not intern(":all") and not _is_trusted(lisp, dir_name) and (unsafe or (choice is not T and pairs)):
        risky = [pair for pair in unsafe if risky_local_variable_p(lisp, pair.car) is not NIL and pair.car is not EVAL]
        asked = (pairs, [pair for pair in unsafe if pair not in risky], risky)
        if lisp.call(intern("hack-local-variables-confirm"), *map(list_from, asked), dir_name) is NIL:
            pairs = []
    kept = elements(lisp.value(ALIST))
    for pair in pairs:
        if pair.car is not EVAL:
            kept = [each for each in kept if not (type(each) is Cons and each.car is pair.car)]
        kept = [pair, *kept]
    lisp.set(ALIST, list_from(kept))
    return NIL


def _is_safe(lisp: Lisp, symbol: object, value: object) -> bool:
    if symbol is MODE:
        return True
    if symbol is EVAL:
        return lisp.value("enable-local-eval") is T or _is_harmless(lisp, value)
    return safe_local_variable_p(lisp, symbol, value) is not NIL


def _is_harmless(lisp: Lisp, form: object) -> bool:
    return lisp.call(intern("hack-one-local-variable-eval-safep"), form) is not NIL


def _is_trusted(lisp: Lisp, folder: object) -> bool:
    """Tell whether the user trusts all that FOLDER says."""
    trusted = elements(lisp.value("safe-local-variable-directories")) if isinstance(folder, LString) else []
    return any(lisp.call(intern("file-equal-p"), folder, each) is not NIL for each in trusted)


@primitive()
def hack_local_variables_confirm(
    lisp: Lisp, all_vars: object, unsafe_vars: object, risky_vars: object, dir_name: object
) -> object:
    """Ask whether to give ALL-VARS their values, of which UNSAFE-VARS and RISKY-VARS may do harm; nobody is asked in batch.

    DIR-NAME is the folder that they are for, nil for those of a file.
    """
    if lisp.is_set("noninteractive"):
        return NIL
    names = ", ".join(str(pair.car) for pair in elements(all_vars) if type(pair) is Cons)
    return truth(yes_or_no(lisp, f"Set these local variables: {names}? "))


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
    pairs = elements(lisp.value(ALIST))[::-1]
    lisp.set(ALIST, list_from(pairs))
    for pair in pairs:
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
