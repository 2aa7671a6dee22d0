"""The library comint: earlier inputs brought back, to be edited and sent again."""

from __future__ import annotations

from elnet.objects.conditions import signal
from elnet.objects.cons import Cons, list_from
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.backquote import quoted
from elnet.runtime.comint import Comint
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive
from elnet.text.markers import Marker

part(__name__, Comint)

RING, INDEX, STORED = "comint-input-ring", "comint-input-ring-index", "comint-stored-incomplete-input"
FROM_INPUT = intern("comint-previous-matching-input-from-input"), intern("comint-next-matching-input-from-input")


@primitive("comint-search-arg")
def comint_search_arg(lisp: Lisp, arg: object) -> object:
    """Return ARG as the number of inputs to go back: 1 for 0, which starts afresh.

    It is an error that point is not where one types, or that there are no inputs.
    """
    c = lisp.part(Comint)
    if c.call("comint-after-pmark-p") is NIL:
        raise signal("user-error", lisp_string("Not at command line"))
    if not c.ring_length():
        raise signal("user-error", lisp_string("Empty input ring"))
    if arg == 0:
        lisp.set(INDEX, NIL)
        return 1
    return arg


@primitive("comint-search-start")
def comint_search_start(lisp: Lisp, arg: object) -> object:
    """Return the index of the input at which a search in the direction of ARG starts."""
    length = lisp.part(Comint).ring_length()
    index, forward = lisp.value(INDEX), check.fixnum(arg)
    if index is not NIL:
        return (check.fixnum(index) + (1 if forward > 0 else -1)) % length
    return 0 if forward >= 0 else length - 1


@primitive("comint-previous-input-string")
def comint_previous_input_string(lisp: Lisp, arg: object) -> object:
    """Return the input that is ARG places before the one shown."""
    c, index = lisp.part(Comint), lisp.value(INDEX)
    place = check.fixnum(arg)
    if index is not NIL:
        place = (place + check.fixnum(index)) % c.ring_length()
    return c.call("ring-ref", lisp.value(RING), place)


@primitive("comint-previous-matching-input-string-position")
def comint_previous_matching_input_string_position(lisp: Lisp, regexp: object, arg: object, start: object = NIL) -> object:
    """Return the index of the ARG-th input that matches REGEXP, from START on or where a search starts; nil if none does.

    It is an error that there are no inputs.
    """
    c, ring = lisp.part(Comint), lisp.value(RING)
    length, count = c.ring_length(), check.fixnum(arg)
    if not length:
        raise signal("user-error", lisp_string("No history"))
    step = 1 if count > 0 else -1
    first = check.fixnum(comint_search_start(lisp, arg) if start is NIL else start)
    places = [(first + step * offset) % length for offset in range(length)]
    matching = [place for place in places if c.call("string-match", regexp, c.call("ring-ref", ring, place)) is not NIL]
    return matching[(abs(count) - 1) % len(matching)] if matching else NIL


@primitive("comint-previous-matching-input-string")
def comint_previous_matching_input_string(lisp: Lisp, regexp: object, arg: object) -> object:
    """Return the ARG-th input that matches REGEXP before the one shown, nil if none does."""
    place = comint_previous_matching_input_string_position(lisp, regexp, arg)
    return NIL if place is NIL else lisp.call(intern("ring-ref"), lisp.value(RING), place)


@primitive("comint-delete-input")
def comint_delete_input(lisp: Lisp) -> object:
    """Delete what was typed since the last output, or what was kept by `comint-accumulate'."""
    c = lisp.part(Comint)
    return c.call("delete-region", _input_start(c), lisp.buffers.current.zv)


def _input_start(c: Comint) -> int:
    kept = c.lisp.value("comint-accum-marker")
    return kept.position if isinstance(kept, Marker) and kept.buffer is not None else c.mark.position


@primitive("comint-restore-input", interactive=NIL)
def comint_restore_input(lisp: Lisp) -> object:
    """Bring back what was typed before earlier inputs were brought back."""
    c, stored = lisp.part(Comint), lisp.value(STORED)
    if lisp.value(INDEX) is NIL:
        return NIL
    comint_delete_input(lisp)
    if stored is not NIL and check.string(stored).text:
        c.call("insert", stored)
        c.call("message", lisp_string("Input restored"))
    lisp.set(INDEX, NIL)
    return NIL


@primitive("comint-previous-input", interactive="*p")
def comint_previous_input(lisp: Lisp, arg: object) -> object:
    """Bring back the ARG-th input before the one shown; beyond either end of the ring, what was typed."""
    index, count = lisp.value(INDEX), check.fixnum(arg)
    last = lisp.part(Comint).ring_length() - 1
    if index is not NIL and lisp.is_set(STORED) and ((count < 0 and index == 0) or (count > 0 and index == last)):
        return comint_restore_input(lisp)
    return comint_previous_matching_input(lisp, lisp_string("."), arg)


@primitive("comint-next-input", interactive="*p")
def comint_next_input(lisp: Lisp, arg: object) -> object:
    """Bring back the ARG-th input after the one shown."""
    return comint_previous_input(lisp, -check.fixnum(arg))


@primitive("comint-regexp-arg")
def comint_regexp_arg(lisp: Lisp, prompt: object) -> object:
    """Return a list of a regexp, read with PROMPT, and the numeric prefix argument; the last regexp is the default."""
    c = lisp.part(Comint)
    last = lisp.value("minibuffer-history-search-history")
    regexp = c.call("read-from-minibuffer", prompt, NIL, NIL, NIL, intern("minibuffer-history-search-history"))
    if not check.string(regexp).text and type(last) is Cons:
        regexp = last.car
    return list_from([regexp, c.call("prefix-numeric-value", lisp.value("current-prefix-arg"))])


def _with_regexp(prompt: str) -> object:
    return list_from([intern("comint-regexp-arg"), lisp_string(prompt)])


@primitive("comint-previous-matching-input", interactive=_with_regexp("Previous input matching (regexp): "))
def comint_previous_matching_input(lisp: Lisp, regexp: object, n: object, restore: object = NIL) -> object:
    """Bring back the N-th input before the one shown that matches REGEXP.

    RESTORE non-nil means what was typed comes back where the search comes round to where it began.
    """
    c = lisp.part(Comint)
    count = check.fixnum(comint_search_arg(lisp, n))
    place = comint_previous_matching_input_string_position(lisp, regexp, count)
    if place is NIL:
        raise signal("user-error", lisp_string("Not found"))
    index, found = lisp.value(INDEX), check.fixnum(place)
    came_round = index is not NIL and (index < found if count < 0 else index > found)
    if restore is not NIL and came_round:
        return comint_restore_input(lisp)
    if index is NIL:
        lisp.set(STORED, c.text(_input_start(c), lisp.buffers.current.zv))
    lisp.set(INDEX, found)
    if not lisp.is_set("isearch-mode"):
        c.call("message", lisp_string("History item: %d"), found + 1)
    comint_delete_input(lisp)
    return c.call("insert", c.call("ring-ref", lisp.value(RING), found))


@primitive("comint-next-matching-input", interactive=_with_regexp("Next input matching (regexp): "))
def comint_next_matching_input(lisp: Lisp, regexp: object, n: object) -> object:
    """Bring back the N-th input after the one shown that matches REGEXP."""
    return comint_previous_matching_input(lisp, regexp, -check.fixnum(n))


@primitive("comint-previous-matching-input-from-input", interactive="p")
def comint_previous_matching_input_from_input(lisp: Lisp, n: object) -> object:
    """Bring back the N-th input before the one shown that begins with what was typed up to point."""
    c = lisp.part(Comint)
    point = lisp.buffers.current.point
    if lisp.value("last-command") not in FROM_INPUT:
        start = _input_start(c)
        lisp.set("comint-matching-input-from-input-string", c.call("buffer-substring", min(start, point), point))
        lisp.set(INDEX, NIL)
    quoted = c.call("regexp-quote", lisp.value("comint-matching-input-from-input-string"))
    comint_previous_matching_input(lisp, c.call("concat", lisp_string("^"), quoted), n, T)
    if lisp.value("comint-move-point-for-matching-input") is intern("after-input"):
        return c.call("goto-char", point)
    return NIL


@primitive("comint-next-matching-input-from-input", interactive="p")
def comint_next_matching_input_from_input(lisp: Lisp, n: object) -> object:
    """Bring back the N-th input after the one shown that begins with what was typed up to point."""
    return comint_previous_matching_input_from_input(lisp, -check.fixnum(n))


@primitive("comint-get-next-from-history", interactive=NIL)
def comint_get_next_from_history(lisp: Lisp) -> object:
    """Bring back the input after the one that was brought back and sent last."""
    c, saved = lisp.part(Comint), lisp.value("comint-save-input-ring-index")
    if saved is NIL:
        return c.call("message", lisp_string("No previous history command"))
    lisp.set(INDEX, check.fixnum(saved) + 1)
    return comint_next_input(lisp, 1)


@primitive("comint-dynamic-list-input-ring", "comint-dynamic-list-input-ring-select", interactive=NIL)
def comint_dynamic_list_input_ring(lisp: Lisp) -> object:
    """Show the earlier inputs, the oldest first, in the buffer *Input History*."""
    c = lisp.part(Comint)
    if not c.ring_length():
        return c.call("message", lisp_string("No history"))
    inputs = c.call("nreverse", c.call("ring-elements", lisp.value(RING)))
    show = list_from([intern("display-completion-list"), quoted(inputs)])
    c.lisp.evaluator.evaluate(list_from([intern("with-output-to-temp-buffer"), lisp_string(" *Input History*"), show]), T)
    return c.call("message", lisp_string("Hit space to flush"))
