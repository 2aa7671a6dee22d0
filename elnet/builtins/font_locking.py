"""Font lock: what gives text its faces.  In a batch program the mode never turns on; text is fontified where that is asked for.

Each function that a mode may want to do in another way is called through a variable (manual node "Other Font Lock Variables").
"""

from __future__ import annotations

from elnet.builtins.font_lock_keywords import (
    KEYWORDS,
    SET_UP,
    font_lock_compile_keywords,
    font_lock_set_defaults,
    font_lock_specified_p,
)
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.declared_modes import set_locally
from elnet.runtime.fontification import APPEND, FACE, KEEP, PREPEND, Fontifier
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.scopes import Bound, Excursion, Silently, Widened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.text.buffer import Buffer

MULTILINE, BOUNDS = map(intern, ("font-lock-multiline", "jit-lock-bounds"))
BLOCK = 16
"""How many lines before and after point `font-lock-fontify-block' fontifies, if nothing else tells what a block is."""


@primitive("font-lock-mode", interactive="P")
def font_lock_mode(lisp: Lisp, arg: object = NIL) -> object:
    """Return nil: nothing is shown in a batch program, so that the mode stays off whatever ARG says."""
    if isinstance(arg, int | float) and arg < 1 and lisp.is_set(SET_UP):
        font_lock_unfontify_buffer(lisp)
    return NIL


@primitive("turn-on-font-lock", "turn-on-font-lock-if-desired", "global-font-lock-mode", "font-lock-change-mode")
def turn_on_font_lock(arg: object = NIL) -> object:
    """Return nil: nothing is shown in a batch program, so that the mode stays off whatever ARG says."""
    return NIL


# Fontifying


def _through(lisp: Lisp, variable: str, *arguments: object) -> object:
    """Call the function that is the value of VARIABLE."""
    return lisp.call(lisp.value(variable), *arguments)


def _span(lisp: Lisp, beg: object, end: object) -> tuple[int, int]:
    """Return BEG and END as positions, by default the ends of the visible part."""
    buffer = lisp.buffers.current
    first = buffer.begv if beg is NIL else check.integer_or_marker(beg)
    return first, buffer.zv if end is NIL else check.integer_or_marker(end)


@primitive("font-lock-fontify-region")
def font_lock_fontify_region(lisp: Lisp, beg: object, end: object, loudly: object = NIL) -> object:
    """Fontify the text from BEG to END by `font-lock-fontify-region-function', which gets LOUDLY, too."""
    font_lock_set_defaults(lisp)
    return _through(lisp, "font-lock-fontify-region-function", beg, end, loudly)


@primitive("font-lock-ensure")
def font_lock_ensure(lisp: Lisp, beg: object = NIL, end: object = NIL) -> object:
    """Fontify the text between BEG and END, by default all that is visible, by `font-lock-ensure-function'.

    Do nothing if nothing says what to highlight.
    """
    if font_lock_specified_p(lisp, T) is NIL:
        return NIL
    font_lock_set_defaults(lisp)
    return _through(lisp, "font-lock-ensure-function", *_span(lisp, beg, end))


@primitive("font-lock--ensure")
def ensure(lisp: Lisp, beg: object, end: object) -> object:
    """Fontify the text between BEG and END unless the whole buffer is fontified."""
    return NIL if lisp.is_set("font-lock-fontified") else font_lock_fontify_region(lisp, beg, end)


@primitive("font-lock-flush")
def font_lock_flush(lisp: Lisp, beg: object = NIL, end: object = NIL) -> object:
    """Tell `font-lock-flush-function' that the text between BEG and END must be fontified anew, if the mode is on."""
    if not (lisp.is_set("font-lock-mode") and lisp.is_set("font-lock-fontified")):
        return NIL
    return _through(lisp, "font-lock-flush-function", *_span(lisp, beg, end))


@primitive("font-lock-fontify-buffer", interactive="p")
def font_lock_fontify_buffer(lisp: Lisp, interactively: object = NIL) -> object:
    """Fontify the current buffer by `font-lock-fontify-buffer-function'; INTERACTIVELY does not matter."""
    font_lock_set_defaults(lisp)
    return _through(lisp, "font-lock-fontify-buffer-function")


@primitive("font-lock-unfontify-region")
def font_lock_unfontify_region(lisp: Lisp, beg: object, end: object) -> object:
    """Take away the faces of the text between BEG and END by `font-lock-unfontify-region-function'."""
    return _quietly(lisp, lambda: _through(lisp, "font-lock-unfontify-region-function", beg, end))


@primitive("font-lock-unfontify-buffer")
def font_lock_unfontify_buffer(lisp: Lisp) -> object:
    """Take away the faces of the current buffer by `font-lock-unfontify-buffer-function'."""
    return _through(lisp, "font-lock-unfontify-buffer-function")


# What the variables have


def _quietly(lisp: Lisp, act: Callable[[], object]) -> object:
    """Return what ACT returns; what it changes counts as no change of the buffer, and point and match data stay."""
    saved = lisp.saved_match()
    with Excursion(lisp), Silently(lisp):
        try:
            return act()
        finally:
            lisp.restore_match(saved)


def _widened(lisp: Lisp, act: Callable[[], object]) -> object:
    """Return what ACT returns while the whole buffer is visible, unless `font-lock-dont-widen' is non-nil."""
    if lisp.is_set("font-lock-dont-widen"):
        return act()
    with Widened(lisp):
        return act()


@primitive("font-lock-default-fontify-buffer")
def font_lock_default_fontify_buffer(lisp: Lisp) -> object:
    """Fontify the whole buffer."""

    def fontify() -> object:
        return font_lock_fontify_region(
            lisp, lisp.buffers.current.begv, lisp.buffers.current.zv, lisp.value("font-lock-verbose")
        )

    _widened(lisp, fontify)
    set_locally(lisp, font_lock_fontified=T)
    return T


@primitive("font-lock-default-unfontify-buffer")
def font_lock_default_unfontify_buffer(lisp: Lisp) -> object:
    """Take away the faces of the whole buffer."""
    _widened(lisp, lambda: font_lock_unfontify_region(lisp, lisp.buffers.current.begv, lisp.buffers.current.zv))
    set_locally(lisp, font_lock_fontified=NIL)
    return NIL


@primitive("font-lock-default-unfontify-region")
def font_lock_default_unfontify_region(lisp: Lisp, beg: object, end: object) -> object:
    """Take the properties that font lock manages from the text between BEG and END."""
    props = [*elements(lisp.value("font-lock-extra-managed-props")), FACE, MULTILINE]
    return lisp.call(intern("remove-list-of-text-properties"), beg, end, list_from(props))


@primitive("font-lock-default-fontify-region")
def font_lock_default_fontify_region(lisp: Lisp, beg: object, end: object, loudly: object) -> object:
    """Fontify the text from BEG to END, extended by `font-lock-extend-region-functions'; return (jit-lock-bounds BEG . END).

    LOUDLY is for the functions that this calls.
    """
    start, stop = _span(lisp, beg, end)

    def fontify() -> object:
        first, last = _extended(lisp, start, stop)
        font_lock_unfontify_region(lisp, first, last)
        if not lisp.is_set("font-lock-keywords-only"):
            _through(lisp, "font-lock-fontify-syntactically-function", first, last, loudly)
        font_lock_fontify_keywords_region(lisp, first, last, loudly)
        return cons(BOUNDS, cons(first, last))

    return _quietly(lisp, lambda: _widened(lisp, lambda: _with_syntax(lisp, fontify)))


def _with_syntax(lisp: Lisp, act: Callable[[], object]) -> object:
    """Return what ACT returns while `font-lock-syntax-table', if it is one, is the syntax table."""
    table = lisp.value("font-lock-syntax-table")
    if table is NIL:
        return act()
    buffer: Buffer = lisp.buffers.current
    before, buffer.syntax = buffer.syntax, table
    try:
        return act()
    finally:
        buffer.syntax = before


BEGINNING, END = intern("font-lock-beg"), intern("font-lock-end")


def _extended(lisp: Lisp, start: int, end: int) -> tuple[int, int]:
    """Return START and END as `font-lock-extend-region-functions' extend them; all are asked again after a change."""
    functions = elements(lisp.value("font-lock-extend-region-functions"))
    number = 0
    with Bound(lisp, font_lock_beg=start, font_lock_end=end):
        while number < len(functions):
            changed = lisp.call(functions[number]) is not NIL
            number = 0 if changed and number else number + 1
        return check.fixnum(lisp.variables.value(BEGINNING)), check.fixnum(lisp.variables.value(END))


def _extend(lisp: Lisp, start: int, end: int) -> Symbol:
    """Extend the region that is to be fontified to START and END; return t if that changes it."""
    old = lisp.variables.value(BEGINNING), lisp.variables.value(END)
    lisp.variables.set(BEGINNING, start)
    lisp.variables.set(END, end)
    return NIL if old == (start, end) else T


@primitive("font-lock-extend-region-wholelines")
def font_lock_extend_region_wholelines(lisp: Lisp) -> Symbol:
    """Extend the region from `font-lock-beg' to `font-lock-end' to whole lines; return t if that changes it."""
    buffer = lisp.buffers.current
    start, end = check.fixnum(lisp.variables.value(BEGINNING)), check.fixnum(lisp.variables.value(END))
    if end != buffer.line_start(end):
        end = min(buffer.line_end(end) + 1, buffer.zv)
    return _extend(lisp, buffer.line_start(start), end)


@primitive("font-lock-extend-region-multiline")
def font_lock_extend_region_multiline(lisp: Lisp) -> Symbol:
    """Extend the region from `font-lock-beg' to `font-lock-end' over text with the property `font-lock-multiline'."""
    buffer = lisp.buffers.current
    start, end = check.fixnum(lisp.variables.value(BEGINNING)), check.fixnum(lisp.variables.value(END))
    get = lisp.functions.callable(intern("get-text-property"))
    if buffer.begv < start < buffer.zv and get(start, MULTILINE) is not NIL and get(start - 1, MULTILINE) is not NIL:
        start = check.fixnum(lisp.call(intern("previous-single-property-change"), start, MULTILINE, NIL, buffer.begv))
    if buffer.begv < end < buffer.zv and get(end, MULTILINE) is not NIL:
        end = check.fixnum(lisp.call(intern("next-single-property-change"), end, MULTILINE, NIL, buffer.zv))
    return _extend(lisp, start, end)


@primitive("font-lock-fontify-keywords-region")
def font_lock_fontify_keywords_region(lisp: Lisp, start: object, end: object, loudly: object = NIL) -> object:
    """Highlight what `font-lock-keywords' match between START and END; LOUDLY does not matter."""
    first, last = check.integer_or_marker(start), check.integer_or_marker(end)
    keywords = elements(font_lock_compile_keywords(lisp, lisp.value(KEYWORDS)))
    with Bound(lisp, case_fold_search=lisp.value("font-lock-keywords-case-fold-search")):
        Fontifier(lisp).by_keywords(keywords[2:], first, last)
    return NIL


@primitive("font-lock-default-fontify-syntactically", "font-lock-fontify-syntactically-region")
def font_lock_default_fontify_syntactically(lisp: Lisp, start: object, end: object, loudly: object = NIL) -> object:
    """Give strings and comments between START and END their faces; LOUDLY does not matter."""
    Fontifier(lisp).by_syntax(check.integer_or_marker(start), check.integer_or_marker(end))
    return NIL


@primitive("font-lock--syntactic-face")
def syntactic_face(state: object) -> Symbol:
    """Return the face for a string or a comment, of which STATE tells."""
    return intern("font-lock-string-face" if elements(state)[3] is not NIL else "font-lock-comment-face")


@primitive("font-lock-after-change-function")
def font_lock_after_change_function(lisp: Lisp, beg: object, end: object, old_len: object = NIL) -> object:
    """Fontify what a change between BEG and END, where OLD-LEN characters were, concerns."""
    extend = lisp.value("font-lock-extend-after-change-region-function")
    region = NIL if extend is NIL else lisp.call(extend, beg, end, old_len)
    if type(region) is Cons:
        beg, end = region.car, region.cdr
    return font_lock_fontify_region(lisp, beg, end)


@primitive("font-lock-fontify-block", interactive="P")
def font_lock_fontify_block(lisp: Lisp, arg: object = NIL) -> object:
    """Fontify what `font-lock-mark-block-function' marks, or ARG lines (16) before and after point if there is none."""
    buffer = lisp.buffers.current
    point, mark = buffer.point, lisp.value("font-lock-mark-block-function")
    if arg is NIL and mark is not NIL:
        lisp.call(mark)
        start, end = buffer.point, check.integer_or_marker(lisp.call(intern("mark")))
    else:
        lines = BLOCK if arg is NIL else check.fixnum(lisp.call(intern("prefix-numeric-value"), arg))
        start, end = buffer.line_from(point, -lines)[0], buffer.line_from(point, lines)[0]
    try:
        return font_lock_fontify_region(lisp, min(start, end), max(start, end))
    finally:
        buffer.goto(point)


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
        if there is value or (type(there) is Cons and elements(there) == [value]):
            lisp.call(intern("remove-text-properties"), place, following, list_of(prop, NIL), object)
        elif type(there) is Cons and value in elements(there):
            left = [each for each in elements(there) if each is not value]
            rest = left[0] if len(left) == 1 else list_from(left)
            lisp.call(intern("put-text-property"), place, following, prop, rest, object)
        place = following
    return NIL


@primitive("font-lock-defontify")
def font_lock_defontify(lisp: Lisp) -> object:
    """Remove the property `font-lock-face' from all of the current buffer."""
    buffer = lisp.buffers.current
    with Silently(lisp), Widened(lisp):
        lisp.call(intern("remove-list-of-text-properties"), buffer.begv, buffer.zv, list_of(intern("font-lock-face")))
    return NIL
