"""Font lock's keywords: choosing, compiling, adding and removing what is to be highlighted.

`font-lock-defaults' is (KEYWORDS KEYWORDS-ONLY CASE-FOLD SYNTAX-ALIST IGNORED (VARIABLE . VALUE)…).  The keywords in force,
`font-lock-keywords', are (t KEYWORDS COMPILED…) once they were compiled (manual node "Font Lock Mode").
"""

from __future__ import annotations

from elnet.objects.conditions import LispSignal, lisp_error
from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.declared_modes import set_locally
from elnet.runtime.fontification import compiled
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

DEFAULTS, KEYWORDS, SET_UP = "font-lock-defaults", "font-lock-keywords", "font-lock-set-defaults"
ADDED = intern("font-lock-added-keywords")


@primitive("font-lock-eval-keywords")
def font_lock_eval_keywords(lisp: Lisp, keywords: object) -> object:
    """Return the list of keywords that KEYWORDS, a list, a function or a variable, stands for."""
    if not isinstance(keywords, Symbol) or keywords is NIL:
        return keywords
    if lisp.functions.is_function(keywords) and not lisp.is_bound(keywords):
        return font_lock_eval_keywords(lisp, lisp.call(keywords))
    try:
        return font_lock_eval_keywords(lisp, lisp.variables.value(keywords))
    except LispSignal as condition:
        lisp.handlers.condition(condition)
        return NIL


@primitive("font-lock-choose-keywords")
def font_lock_choose_keywords(keywords: object, level: object) -> object:
    """Return of KEYWORDS, perhaps a list of symbols for the levels of decoration, those of LEVEL.

    LEVEL is a number, t for the highest or nil for the lowest.
    """
    if type(keywords) is not Cons or not isinstance(keywords.car, Symbol) or keywords.car is NIL:
        return keywords
    levels = elements(keywords)
    if type(level) is int:
        return levels[min(max(level, 0), len(levels) - 1)]
    return levels[0] if level is NIL else levels[-1]


@primitive("font-lock-value-in-major-mode")
def font_lock_value_in_major_mode(lisp: Lisp, values: object) -> object:
    """Return what VALUES, an alist of major modes, has for the current one or for t; VALUES itself if it is no list."""
    if type(values) is not Cons:
        return values
    for mode in (lisp.value("major-mode"), T):
        for each in elements(values):
            if type(each) is Cons and each.car is mode:
                return each.cdr
    return NIL


@primitive("font-lock-specified-p")
def font_lock_specified_p(lisp: Lisp, mode: object) -> object:
    """Return non-nil if the current buffer says what to highlight; MODE does not matter."""
    return lisp.value(DEFAULTS) if lisp.is_set(DEFAULTS) else lisp.value(KEYWORDS)


def _compile(lisp: Lisp, keywords: list[object]) -> object:
    return cons(T, cons(list_from(keywords), list_from(compiled(lisp, each) for each in keywords)))


def _plain(lisp: Lisp) -> list[object]:
    """Return the keywords in force as they were before they were compiled."""
    value = lisp.value(KEYWORDS)
    if type(value) is Cons and value.car is T:
        return elements(check.cons(value.cdr).car)
    return elements(value)


@primitive("font-lock-compile-keywords")
def font_lock_compile_keywords(lisp: Lisp, keywords: object, syntactic_keywords: object = NIL) -> object:
    """Return the list KEYWORDS compiled; SYNTACTIC-KEYWORDS does not matter."""
    if not lisp.is_set(SET_UP):
        raise lisp_error("Font-lock trying to use keywords before setting them up")
    return keywords if type(keywords) is Cons and keywords.car is T else _compile(lisp, elements(keywords))


@primitive("font-lock-compile-keyword")
def font_lock_compile_keyword(lisp: Lisp, keyword: object) -> object:
    """Return KEYWORD as (MATCHER HIGHLIGHT…)."""
    return compiled(lisp, keyword)


@primitive("font-lock-set-defaults")
def font_lock_set_defaults(lisp: Lisp) -> object:
    """Set the variables of font lock in the current buffer from `font-lock-defaults', once."""
    if lisp.is_set(SET_UP):
        return NIL
    defaults = elements(lisp.value(DEFAULTS))
    padded = (defaults + [NIL] * 4)[:4]
    mode = lisp.value("major-mode")
    added = elements(lisp.plists.get(mode, ADDED))
    level = font_lock_value_in_major_mode(lisp, lisp.value("font-lock-maximum-decoration"))
    chosen = font_lock_eval_keywords(lisp, font_lock_choose_keywords(padded[0], level))
    keywords = [*elements(chosen), *added]
    set_locally(
        lisp,
        font_lock_set_defaults=T,
        font_lock_major_mode=mode,
        font_lock_keywords_only=padded[1],
        font_lock_keywords_case_fold_search=padded[2],
    )
    if padded[3] is not NIL:
        set_locally(lisp, font_lock_syntax_table=_syntax_table(lisp, elements(padded[3])))
    for each in defaults[4:]:
        if type(each) is Cons and isinstance(each.car, Symbol):
            lisp.variables.make_local(each.car)
            lisp.variables.set(each.car, each.cdr)
    set_locally(lisp, font_lock_keywords=_compile(lisp, keywords))
    return NIL


def _syntax_table(lisp: Lisp, changes: list[object]) -> object:
    """Return a copy of the syntax table with CHANGES, pairs of a character or a string of some and a descriptor of syntax."""
    table = lisp.call(intern("copy-syntax-table"), lisp.call(intern("syntax-table")))
    for change in map(check.cons, changes):
        for char in map(ord, change.car.text) if type(change.car) is LString else [change.car]:
            lisp.call(intern("modify-syntax-entry"), char, change.cdr, table)
    return table


@primitive("font-lock-refresh-defaults")
def font_lock_refresh_defaults(lisp: Lisp) -> object:
    """Set the variables of font lock in the current buffer anew."""
    set_locally(lisp, font_lock_set_defaults=NIL, font_lock_keywords=NIL)
    font_lock_set_defaults(lisp)
    return NIL


@primitive("font-lock-add-keywords")
def font_lock_add_keywords(lisp: Lisp, mode: object, keywords: object, how: object = NIL) -> object:
    """Add KEYWORDS in the major mode MODE, or in the current buffer if that is nil.

    They come first; with HOW `set' they replace the others, with any other non-nil value they come last.
    """
    new = elements(keywords)
    if mode is not NIL:
        symbol = check.symbol(mode)
        old = elements(lisp.plists.get(symbol, ADDED))
        lisp.plists.put(symbol, ADDED, list_from(old + new if how is not NIL else new + old))
        return NIL
    font_lock_set_defaults(lisp)
    old = [each for each in _plain(lisp) if all(lisp.call(intern("equal"), each, other) is NIL for other in new)]
    if how is intern("set"):
        old = []
    set_locally(lisp, font_lock_keywords=_compile(lisp, new + old if how is NIL else old + new))
    return NIL


@primitive("font-lock-remove-keywords")
def font_lock_remove_keywords(lisp: Lisp, mode: object, keywords: object) -> object:
    """Take KEYWORDS away in the major mode MODE, or in the current buffer if that is nil."""
    gone = elements(keywords)

    def stays(keyword: object) -> bool:
        return all(lisp.call(intern("equal"), keyword, other) is NIL for other in gone)

    if mode is not NIL:
        symbol = check.symbol(mode)
        lisp.plists.put(symbol, ADDED, list_from(filter(stays, elements(lisp.plists.get(symbol, ADDED)))))
        return NIL
    font_lock_set_defaults(lisp)
    set_locally(lisp, font_lock_keywords=_compile(lisp, [each for each in _plain(lisp) if stays(each)]))
    return NIL
