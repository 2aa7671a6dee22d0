"""The library comint: input is fontified and indented as a major mode for it does, in an indirect buffer."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.comint import Comint
from elnet.runtime.declared_modes import minor_mode, set_locally
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive
from elnet.runtime.scopes import Bound, InBuffer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

part(__name__, Comint)

INDIRECT = "comint--indirect-buffer"
CLEANUP = intern("comint--indirect-cleanup")
FIELD, OUTPUT, BOUNDS = intern("field"), intern("output"), intern("jit-lock-bounds")
FONTIFY = "font-lock-fontify-region-function"
OURS = intern("comint--fontify-input-fontify-region")


# The indirect buffer


@primitive("comint-indirect-buffer")
def comint_indirect_buffer(lisp: Lisp, no_create: object = NIL) -> object:
    """Return the indirect buffer of the current one in which `comint-indirect-setup-function' has turned on a mode for input.

    It is made unless NO-CREATE is non-nil.
    """
    c = lisp.part(Comint)
    buffer = lisp.value(INDIRECT)
    if buffer is not NIL and c.call("buffer-live-p", buffer) is not NIL:
        return buffer
    if no_create is not NIL or not lisp.is_set("comint-indirect-setup-function"):
        return NIL
    set_up, base = lisp.value("comint-indirect-setup-function"), lisp.buffers.current
    name = c.call("generate-new-buffer-name", lisp_string(f" {base.name}-comint-indirect"))
    indirect = c.call("make-indirect-buffer", base, name)
    with InBuffer(lisp, indirect), Bound(lisp, delay_mode_hooks=T, inhibit_message=T):
        lisp.call(set_up)
        c.call("run-hooks", intern("comint-indirect-setup-hook"))
    set_locally(lisp, comint__indirect_buffer=indirect)
    for hook in ("change-major-mode-hook", "kill-buffer-hook"):
        c.call("add-hook", intern(hook), CLEANUP, NIL, T)
    return indirect


@primitive("comint--indirect-cleanup")
def comint_indirect_cleanup(lisp: Lisp) -> object:
    """Kill the indirect buffer of the current one."""
    c = lisp.part(Comint)
    buffer = lisp.value(INDIRECT)
    if buffer is NIL or c.call("buffer-live-p", buffer) is NIL:
        return NIL
    set_locally(lisp, comint__indirect_buffer=NIL)
    return c.call("kill-buffer", buffer)


@primitive("comint--intersect-regions")
def comint_intersect_regions(lisp: Lisp, fun_output: object, fun_input: object, beg: object, end: object) -> object:
    """Call FUN-OUTPUT with the ends of each part of BEG to END that is output, FUN-INPUT with those of the others.

    A function that is nil is not called.  Return (START . END), by what the functions for the first and the last part say if
    they return (jit-lock-bounds START . END), else BEG and END.
    """
    c = lisp.part(Comint)
    start, last = check.integer_or_marker(beg), check.integer_or_marker(end)
    bounds: list[object] = []
    place = start
    while place < last:
        following = min(check.fixnum(c.call("next-single-char-property-change", place, FIELD, NIL, last)), last)
        function = fun_output if c.call("get-char-property", place, FIELD) is OUTPUT else fun_input
        answer = NIL if function is NIL else lisp.call(function, place, following)
        known = type(answer) is Cons and answer.car is BOUNDS
        bounds.append(answer.cdr if known else cons(place, following))  # type: ignore[attr-defined]
        place = following
    if not bounds:
        return cons(start, last)
    return cons(check.cons(bounds[0]).car, check.cons(bounds[-1]).cdr)


# Indentation


def _in_field(lisp: Lisp, act: Callable[[], object]) -> object:
    """Return what ACT returns in the indirect buffer, where the input that point is in is all that is visible."""
    c = lisp.part(Comint)
    point = lisp.buffers.current.point
    start, end = c.call("field-beginning", point), c.call("field-end", point)
    indirect = comint_indirect_buffer(lisp)
    if indirect is NIL:
        return NIL
    with InBuffer(lisp, indirect) as buffer:
        buffer.goto(point)
        c.call("narrow-to-region", start, end)
        try:
            answer = act()
            point = buffer.point
        finally:
            buffer.widen()
    lisp.buffers.current.goto(point)
    return answer


@primitive("comint-indent-input-line")
def comint_indent_input_line(lisp: Lisp, fun: object) -> object:
    """Indent the line of point by calling FUN in the indirect buffer, if point is in input; else do nothing."""
    if lisp.call(intern("get-char-property"), lisp.buffers.current.point, FIELD) is OUTPUT:
        return NIL
    return _in_field(lisp, lambda: lisp.call(fun))


@primitive("comint-indent-input-line-default")
def comint_indent_input_line_default(lisp: Lisp) -> object:
    """Indent the line of point as the mode for input does."""
    return comint_indent_input_line(lisp, intern("indent-according-to-mode"))


@primitive("comint-indent-input-region")
def comint_indent_input_region(lisp: Lisp, fun: object, start: object, end: object) -> object:
    """Indent the input between START and END by calling FUN in the indirect buffer with the ends of each part."""
    first, last = check.integer_or_marker(start), check.integer_or_marker(end)
    c = lisp.part(Comint)
    finish = c.call("copy-marker", last)
    place = first
    while place < check.integer_or_marker(finish):
        following = c.call("next-single-char-property-change", place, FIELD, NIL, finish)
        after = c.call("copy-marker", following)
        if c.call("get-char-property", place, FIELD) is not OUTPUT:
            indirect = comint_indirect_buffer(lisp)
            with InBuffer(lisp, indirect):
                lisp.call(fun, place, after)
        place = max(check.integer_or_marker(after), place + 1)
    return NIL


@primitive("comint-indent-input-region-default")
def comint_indent_input_region_default(lisp: Lisp, start: object, end: object) -> object:
    """Indent the input between START and END as the mode for input does."""
    return comint_indent_input_region(lisp, intern("indent-region"), start, end)


# Fontification


@primitive("comint--fontify-input-fontify-region")
def comint_fontify_input_fontify_region(lisp: Lisp, beg: object, end: object, verbose: object) -> object:
    """Fontify output between BEG and END as the buffer does and input as its own mode does; VERBOSE is passed on."""
    own = lisp.variables.default(intern(FONTIFY))
    c = lisp.part(Comint)
    indirect = comint_indirect_buffer(lisp)
    if indirect is not NIL:
        with InBuffer(lisp, indirect):
            c.call("font-lock-fontify-region", beg, end, verbose)
    else:
        lisp.call(own, beg, end, verbose)
    return cons(BOUNDS, cons(beg, end))


@primitive("comint--fontify-input-ppss-flush-indirect")
def comint_fontify_input_ppss_flush_indirect(lisp: Lisp, beg: object, *rest: object) -> object:
    """Let the indirect buffer forget what it knows of the syntax after BEG."""
    indirect = comint_indirect_buffer(lisp, T)
    if indirect is not NIL:
        with InBuffer(lisp, indirect):
            lisp.call(intern("syntax-ppss-flush-cache"), beg, *rest)
    return NIL


@primitive("comint--fontify-input-on")
def comint_fontify_input_on(lisp: Lisp) -> object:
    """Let input be fontified by the mode for it."""
    set_locally(lisp, font_lock_fontify_region_function=OURS)
    flush = intern("comint--fontify-input-ppss-flush-indirect")
    return lisp.call(intern("add-hook"), intern("before-change-functions"), flush, T, T)


@primitive("comint--fontify-input-off")
def comint_fontify_input_off(lisp: Lisp) -> object:
    """Let input be fontified as the buffer is."""
    lisp.variables.kill_local(intern(FONTIFY))
    flush = intern("comint--fontify-input-ppss-flush-indirect")
    return lisp.call(intern("remove-hook"), intern("before-change-functions"), flush, T)


minor_mode(
    __name__,
    "comint-fontify-input-mode",
    "Toggle whether input is fontified by the mode that `comint-indirect-setup-function' turns on.",
    lambda lisp, on: comint_fontify_input_on(lisp) if on else comint_fontify_input_off(lisp),
)
