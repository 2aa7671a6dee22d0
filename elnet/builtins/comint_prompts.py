"""The library comint: finding the way among prompts, inputs and outputs."""

from __future__ import annotations

from elnet.objects.conditions import signal
from elnet.objects.cons import list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.comint import Comint
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive
from elnet.runtime.scopes import Bound, Excursion
from elnet.text.markers import Marker

part(__name__, Comint)

FIELD, OUTPUT = intern("field"), intern("output")
BOL_OR_MARK = intern("comint-bol-or-process-mark")


@primitive("comint-skip-prompt")
def comint_skip_prompt(lisp: Lisp) -> object:
    """Move point behind the prompt that it is before, if it is, and return where that is."""
    c = lisp.part(Comint)
    if c.call("looking-at", lisp.value("comint-prompt-regexp")) is NIL:
        return NIL
    return c.call("goto-char", c.call("match-end", 0))


@primitive("comint-after-pmark-p")
def comint_after_pmark_p(lisp: Lisp) -> object:
    """Return t if point is after the last output."""
    return T if lisp.part(Comint).mark.position <= lisp.buffers.current.point else NIL


@primitive("comint-line-beginning-position")
def comint_line_beginning_position(lisp: Lisp) -> object:
    """Return where the line of point begins, after the prompt if there is one."""
    c = lisp.part(Comint)
    if c.uses_regexp:
        with Excursion(lisp) as buffer:
            c.call("beginning-of-line")
            comint_skip_prompt(lisp)
            return buffer.point
    return c.call("constrain-to-field", c.call("line-beginning-position"), c.call("line-end-position"))


@primitive("comint-bol", interactive="P")
def comint_bol(lisp: Lisp, arg: object = NIL) -> object:
    """Go to the beginning of the line, after the prompt unless ARG is non-nil."""
    c = lisp.part(Comint)
    if arg is not NIL:
        return c.call("forward-line", 0)
    return c.call("goto-char", comint_line_beginning_position(lisp))


@primitive("comint-bol-or-process-mark", interactive=NIL)
def comint_bol_or_process_mark(lisp: Lisp) -> object:
    """Go to the beginning of the line, or behind the last output if this command is repeated."""
    if lisp.value("last-command") is not BOL_OR_MARK:
        return comint_bol(lisp)
    return comint_goto_process_mark(lisp)


@primitive("comint-goto-process-mark", interactive=NIL)
def comint_goto_process_mark(lisp: Lisp) -> object:
    """Set the mark at point and go behind the last output."""
    c = lisp.part(Comint)
    mark = c.mark
    c.call("push-mark")
    c.goto(mark)
    return NIL


@primitive("comint-set-process-mark", interactive=NIL)
def comint_set_process_mark(lisp: Lisp) -> object:
    """Let output go where point is."""
    c = lisp.part(Comint)
    buffer = lisp.buffers.current
    c.mark.move(buffer, buffer.point)
    return c.call("message", lisp_string("Process mark set"))


@primitive("comint-get-old-input-default")
def comint_get_old_input_default(lisp: Lisp) -> object:
    """Return the input that point is in, else the line of point without its prompt."""
    c = lisp.part(Comint)
    if not c.uses_regexp and c.call("get-char-property", c.call("field-beginning"), FIELD) is not OUTPUT:
        return c.call("field-string-no-properties")
    comint_bol(lisp)
    return c.text(lisp.buffers.current.point, c.call("line-end-position"))


@primitive("comint-copy-old-input", interactive=NIL)
def comint_copy_old_input(lisp: Lisp) -> object:
    """Insert the input that point is in, as `comint-get-old-input' finds it, behind the last output; do not send it."""
    c = lisp.part(Comint)
    text = lisp.call(lisp.value("comint-get-old-input"))
    c.goto(c.mark)
    c.call("insert", text)
    return NIL


@primitive("comint-insert-input", interactive="e")
def comint_insert_input(lisp: Lisp, event: object) -> object:
    """Insert the input that the mouse EVENT is at behind the last output, in place of what was typed."""
    c = lisp.part(Comint)
    c.call("mouse-set-point", event)
    field = c.call("field-at-pos", lisp.buffers.current.point)
    text = NIL if c.uses_regexp else c.call("field-string-no-properties", lisp.buffers.current.point)
    if text is NIL or field is not NIL:
        return c.call("mouse-yank-primary", event)
    c.goto(c.mark)
    if lisp.is_set("comint-delete-old-input"):
        c.call("comint-delete-input")
    return c.call("insert", text)


@primitive("comint-accumulate", interactive=NIL)
def comint_accumulate(lisp: Lisp) -> object:
    """Keep what was typed for later, on a line of its own, and let what follows be edited as an input by itself."""
    lisp.call(intern("insert"), lisp_string("\n"))
    buffer = lisp.buffers.current
    check.instance(lisp.value("comint-accum-marker"), Marker, "markerp").move(buffer, buffer.point)
    index = lisp.value("comint-input-ring-index")
    if type(index) is int:
        lisp.set("comint-save-input-ring-index", index - 1)
    return NIL


@primitive("comint-next-prompt", interactive="^p")
def comint_next_prompt(lisp: Lisp, n: object) -> object:
    """Go to the N-th input or prompt after point, or before it if N is negative."""
    c = lisp.part(Comint)
    count = check.fixnum(n)
    if c.uses_regexp:
        with Bound(lisp, paragraph_start=lisp.value("comint-prompt-regexp")):
            c.call("end-of-line", 1 if count > 0 else 0)
            c.call("forward-paragraph", count)
        return comint_skip_prompt(lisp)
    place = lisp.buffers.current.point
    for _ in range(abs(count)):
        following = _next_input(c, place) if count > 0 else _previous_input(c, place)
        if following is None:
            break
        place = following
    else:
        return c.call("goto-char", place)
    return c.call("goto-char", place) if place != lisp.buffers.current.point else NIL


def _is_input_start(c: Comint, place: int) -> bool:
    return c.call("get-char-property", place, FIELD) is NIL


def _next_input(c: Comint, place: int) -> int:
    """Return where the next input after PLACE begins, the end of the buffer if there is none."""
    end = c.lisp.buffers.current.zv
    while place < end:
        place = check.fixnum(c.call("next-single-char-property-change", place, FIELD))
        if _is_input_start(c, place):
            return place
    return end


def _previous_input(c: Comint, place: int) -> int | None:
    """Return where the input before PLACE begins, None if there is none."""
    start = c.lisp.buffers.current.begv
    while place > start:
        place = check.fixnum(c.call("previous-single-char-property-change", place, FIELD))
        if _is_input_start(c, place):
            return place
    return None


@primitive("comint-previous-prompt", interactive="^p")
def comint_previous_prompt(lisp: Lisp, n: object) -> object:
    """Go to the N-th input or prompt before point."""
    return comint_next_prompt(lisp, -check.fixnum(n))


def _asking(prompt: str) -> object:
    return list_of(intern("comint-regexp-arg"), lisp_string(prompt))


@primitive("comint-backward-matching-input", interactive=_asking("Backward input matching (regexp): "))
def comint_backward_matching_input(lisp: Lisp, regexp: object, n: object) -> object:
    """Go to the N-th input before point that matches REGEXP, after it if N is negative."""
    c, count = lisp.part(Comint), check.fixnum(n)
    if c.uses_regexp:
        return _matching_line(c, regexp, count)
    before = lisp.buffers.current.point
    place: object = NIL
    for _ in range(abs(count)):
        place = _matching_input(c, regexp, count < 0)
        if place is NIL:
            lisp.buffers.current.goto(before)
            raise signal("user-error", lisp_string("Not found"))
    return place


def _matching_input(c: Comint, regexp: object, forward: bool) -> object:
    """Go to the beginning of the next input that matches REGEXP and return where that is, nil if there is none."""
    search = "re-search-forward" if forward else "re-search-backward"
    while c.call(search, regexp, NIL, T) is not NIL:
        place = c.call("match-beginning", 0)
        if _is_input_start(c, check.fixnum(place)):
            return c.call("goto-char", c.call("field-beginning", c.call("match-end", 0)))
    return NIL


def _matching_line(c: Comint, regexp: object, count: int) -> object:
    """Go to the input in the COUNT-th line before point that has a prompt and matches REGEXP."""
    with_prompt = c.call("concat", c.lisp.value("comint-prompt-regexp"), lisp_string(".*"), regexp)
    before = c.lisp.buffers.current.point
    c.call("beginning-of-line" if count > 0 else "end-of-line")
    if c.call("re-search-backward", with_prompt, NIL, T, count) is NIL:
        c.lisp.buffers.current.goto(before)
        return NIL
    c.call("beginning-of-line")
    return c.call("goto-char", comint_line_beginning_position(c.lisp))


@primitive("comint-forward-matching-input", interactive=_asking("Forward input matching (regexp): "))
def comint_forward_matching_input(lisp: Lisp, regexp: object, n: object) -> object:
    """Go to the N-th input after point that matches REGEXP."""
    return comint_backward_matching_input(lisp, regexp, -check.fixnum(n))
