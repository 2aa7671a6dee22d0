"""Font lock: what gives text its faces.  In a batch program the mode never turns on; text is fontified where that is asked for.

`font-lock-defaults' is (KEYWORDS KEYWORDS-ONLY CASE-FOLD SYNTAX-ALIST IGNORED (VARIABLE . VALUE)…).  The keywords in force,
`font-lock-keywords', are (t KEYWORDS COMPILED…) once they were compiled.
"""

from __future__ import annotations

from elnet.objects.conditions import LispSignal
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.declared_modes import set_locally
from elnet.runtime.fontification import APPEND, FACE, KEEP, PREPEND, Fontifier, compiled
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

DEFAULTS, KEYWORDS, SET_UP = "font-lock-defaults", "font-lock-keywords", "font-lock-set-defaults"
ADDED = intern("font-lock-added-keywords")


@primitive("font-lock-mode", interactive="P")
def font_lock_mode(lisp: Lisp, arg: object = NIL) -> object:
    """Return nil: nothing is shown in a batch program, so that the mode stays off whatever ARG says."""
    if isinstance(arg, int | float) and arg < 1 and lisp.is_set(SET_UP):
        _unfontify(lisp, lisp.buffers.current.begv, lisp.buffers.current.zv)
    return NIL


@primitive("turn-on-font-lock", "turn-on-font-lock-if-desired", "global-font-lock-mode", "font-lock-change-mode")
def turn_on_font_lock(arg: object = NIL) -> object:
    """Return nil: nothing is shown in a batch program, so that the mode stays off whatever ARG says."""
    return NIL


# Keywords


def _value(lisp: Lisp, keywords: object) -> object:
    """Return the list of keywords that KEYWORDS, a variable, a function or a form, stands for."""
    if not isinstance(keywords, Symbol) or keywords is NIL:
        return keywords
    if lisp.functions.is_function(keywords) and not lisp.is_bound(keywords):
        return _value(lisp, lisp.call(keywords))
    try:
        return _value(lisp, lisp.variables.value(keywords))
    except LispSignal as condition:
        lisp.handlers.condition(condition)
        return NIL


def _chosen(lisp: Lisp, keywords: object) -> object:
    """Return of KEYWORDS, perhaps a list of levels, those of the level that `font-lock-maximum-decoration' wants."""
    if type(keywords) is not Cons or not isinstance(keywords.car, Symbol) or keywords.car is NIL:
        return keywords
    levels = elements(keywords)
    wanted = lisp.value("font-lock-maximum-decoration")
    if wanted is NIL:
        return levels[0]
    return levels[min(wanted, len(levels) - 1)] if type(wanted) is int else levels[-1]


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
    return keywords if type(keywords) is Cons and keywords.car is T else _compile(lisp, elements(keywords))


@primitive("font-lock-set-defaults")
def font_lock_set_defaults(lisp: Lisp) -> object:
    """Set the variables of font lock in the current buffer from `font-lock-defaults', once."""
    if lisp.is_set(SET_UP):
        return NIL
    defaults = elements(lisp.value(DEFAULTS))
    padded = (defaults + [NIL] * 4)[:4]
    earlier = _plain(lisp)
    mode = lisp.value("major-mode")
    added = elements(lisp.plists.get(mode, ADDED))
    keywords = [*elements(_value(lisp, _chosen(lisp, padded[0]))), *added, *earlier]
    set_locally(
        lisp,
        font_lock_set_defaults=T,
        font_lock_keywords_only=padded[1],
        font_lock_keywords_case_fold_search=padded[2],
    )
    for each in defaults[5:]:
        if type(each) is Cons and isinstance(each.car, Symbol):
            lisp.variables.make_local(each.car)
            lisp.variables.set(each.car, each.cdr)
    if defaults or keywords:
        set_locally(lisp, font_lock_keywords=_compile(lisp, keywords) if keywords else NIL)
    return NIL


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


# Fontifying


def _is_specified(lisp: Lisp) -> bool:
    return lisp.is_set(DEFAULTS) or lisp.is_set(KEYWORDS)


def _unfontify(lisp: Lisp, start: int, end: int) -> None:
    props = [FACE, intern("font-lock-multiline"), *elements(lisp.value("font-lock-extra-managed-props"))]
    lisp.call(intern("remove-list-of-text-properties"), start, end, list_from(props))


def _fontify(lisp: Lisp, start: int, end: int) -> None:
    """Fontify the lines from START to END, without counting that as a change."""
    font_lock_set_defaults(lisp)
    if not _is_specified(lisp):
        return
    buffer = lisp.buffers.current
    first = max(buffer.line_start(start), buffer.begv)
    last = min(buffer.line_end(end) + 1, buffer.zv) if end > first and buffer.char_before(end) != "\n" else end
    place, modified, saved = buffer.point, buffer.modified, lisp.saved_match()
    fold = lisp.value("font-lock-keywords-case-fold-search")
    values = (("inhibit-read-only", T), ("inhibit-modification-hooks", T), ("case-fold-search", fold), ("buffer-undo-list", T))
    bindings = [lisp.variables.bind(intern(name), value) for name, value in values]
    try:
        _unfontify(lisp, first, last)
        fontifier = Fontifier(lisp)
        if not lisp.is_set("font-lock-keywords-only"):
            fontifier.by_syntax(first, last)
        keywords = elements(font_lock_compile_keywords(lisp, lisp.value(KEYWORDS)))
        fontifier.by_keywords(keywords[2:], first, last)
    finally:
        for binding in reversed(bindings):
            lisp.variables.unbind(binding)
        buffer.goto(place)
        buffer.set_modified(modified)
        lisp.restore_match(saved)


@primitive("font-lock-fontify-region", "font-lock-default-fontify-region")
def font_lock_fontify_region(lisp: Lisp, beg: object, end: object, loudly: object = NIL) -> object:
    """Fontify the lines from BEG to END; LOUDLY does not matter."""
    _fontify(lisp, check.integer_or_marker(beg), check.integer_or_marker(end))
    return NIL


@primitive("font-lock-ensure")
def font_lock_ensure(lisp: Lisp, beg: object = NIL, end: object = NIL) -> object:
    """Fontify the text between BEG and END, by default all that is visible."""
    buffer = lisp.buffers.current
    first = buffer.begv if beg is NIL else check.integer_or_marker(beg)
    _fontify(lisp, first, buffer.zv if end is NIL else check.integer_or_marker(end))
    return NIL


@primitive("font-lock-fontify-buffer", "font-lock-default-fontify-buffer", "font-lock-fontify-block", interactive="p")
def font_lock_fontify_buffer(lisp: Lisp, interactively: object = NIL) -> object:
    """Fontify all that is visible of the current buffer; INTERACTIVELY does not matter."""
    return font_lock_ensure(lisp)


@primitive("font-lock-flush")
def font_lock_flush(beg: object = NIL, end: object = NIL) -> object:
    """Do nothing: text between BEG and END is fontified anew whenever that is asked for."""
    return NIL


@primitive("font-lock-unfontify-region", "font-lock-default-unfontify-region")
def font_lock_unfontify_region(lisp: Lisp, beg: object, end: object) -> object:
    """Take away the faces of the text between BEG and END."""
    _unfontify(lisp, check.integer_or_marker(beg), check.integer_or_marker(end))
    return NIL


@primitive("font-lock-unfontify-buffer", "font-lock-default-unfontify-buffer")
def font_lock_unfontify_buffer(lisp: Lisp) -> object:
    """Take away the faces of all visible text."""
    _unfontify(lisp, lisp.buffers.current.begv, lisp.buffers.current.zv)
    return NIL


@primitive("font-lock-default-function")
def font_lock_default_function(lisp: Lisp, mode: object) -> object:
    """Set the variables of font lock if MODE is non-nil."""
    return font_lock_set_defaults(lisp) if mode is not NIL else NIL


@primitive("jit-lock-register", "jit-lock-unregister", "jit-lock-mode", "jit-lock-refontify")
def jit_lock_register(fun: object = NIL, contextual: object = NIL) -> object:
    """Do nothing: FUN would be called when text is shown, which never happens."""
    return NIL


# Properties


def _combining(name: str, how: Symbol, documentation: str) -> None:
    def combine(lisp: Lisp, start: object, end: object, prop: object, value: object, object: object = NIL) -> object:
        first, last = check.integer_or_marker(start), check.integer_or_marker(end)
        Fontifier(lisp).combine(first, last, prop, value, how, object)
        return NIL

    combine.__doc__ = documentation
    primitive(name)(combine)


_combining(
    "font-lock-prepend-text-property", PREPEND, "Put VALUE before what the text from START to END of OBJECT has as PROP."
)
_combining("font-lock-append-text-property", APPEND, "Put VALUE behind what the text from START to END of OBJECT has as PROP.")
_combining("font-lock-fillin-text-property", KEEP, "Make VALUE the PROP of the text from START to END of OBJECT that has none.")


@primitive("font-lock--remove-face-from-text-property")
def remove_face(lisp: Lisp, start: object, end: object, prop: object, value: object, object: object = NIL) -> object:
    """Take the face VALUE out of the PROP of the text from START to END of OBJECT."""
    place, last = check.integer_or_marker(start), check.integer_or_marker(end)
    while place < last:
        there = lisp.call(intern("get-text-property"), place, prop, object)
        following = check.fixnum(lisp.call(intern("next-single-property-change"), place, prop, object, last))
        if there is value:
            lisp.call(intern("remove-text-properties"), place, following, list_of(prop, NIL), object)
        elif type(there) is Cons and value in elements(there):
            left = [each for each in elements(there) if each is not value]
            rest = left[0] if len(left) == 1 else list_from(left)
            lisp.call(intern("put-text-property"), place, following, prop, rest, object)
        place = following
    return NIL
