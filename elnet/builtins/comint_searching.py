"""The library comint: incremental search through earlier inputs, on top of the library isearch."""

from __future__ import annotations

from elnet.objects.functions import Subr
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.comint import Comint
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive

part(__name__, Comint)

FUNCTIONS = {
    "isearch-search-fun-function": "comint-history-isearch-search",
    "isearch-wrap-function": "comint-history-isearch-wrap",
    "isearch-push-state-function": "comint-history-isearch-push-state",
}


def _backward(lisp: Lisp, command: str) -> object:
    """Start COMMAND, which searches back through the inputs this once."""
    before = lisp.value("comint-history-isearch")
    lisp.set("comint-history-isearch", T)
    try:
        return lisp.call(intern(command), NIL, T)
    finally:
        lisp.set("comint-history-isearch", before)


@primitive("comint-history-isearch-backward", interactive=NIL)
def comint_history_isearch_backward(lisp: Lisp) -> object:
    """Search back through the inputs for a text, as it is typed."""
    return _backward(lisp, "isearch-backward")


@primitive("comint-history-isearch-backward-regexp", interactive=NIL)
def comint_history_isearch_backward_regexp(lisp: Lisp) -> object:
    """Search back through the inputs for a regexp, as it is typed."""
    return _backward(lisp, "isearch-backward-regexp")


@primitive("comint-history-isearch-setup")
def comint_history_isearch_setup(lisp: Lisp) -> object:
    """Let isearch go through the inputs if `comint-history-isearch' says so."""
    c, wish = lisp.part(Comint), lisp.value("comint-history-isearch")
    at_input = wish is intern("dwim") and comint_after_pmark(c)
    if wish is not T and not at_input:
        return NIL
    lisp.set("isearch-message-prefix-add", lisp_string("history "))
    for variable, function in FUNCTIONS.items():
        lisp.variables.make_local(intern(variable))
        lisp.set(variable, intern(function))
    lisp.variables.make_local(intern("isearch-lazy-count"))
    lisp.set("isearch-lazy-count", NIL)
    return c.call("add-hook", intern("isearch-mode-end-hook"), intern("comint-history-isearch-end"), NIL, T)


def comint_after_pmark(c: Comint) -> bool:
    """Tell whether point is where one types."""
    process = c.call("get-buffer-process", c.lisp.buffers.current)
    return process is not NIL and c.mark_of(process).position <= c.lisp.buffers.current.point


@primitive("comint-history-isearch-end")
def comint_history_isearch_end(lisp: Lisp) -> object:
    """Let isearch search the buffer again."""
    c = lisp.part(Comint)
    if c.call("overlayp", lisp.value("comint-history-isearch-message-overlay")) is not NIL:
        c.call("delete-overlay", lisp.value("comint-history-isearch-message-overlay"))
    for variable in (*FUNCTIONS, "isearch-lazy-count"):
        lisp.variables.kill_local(intern(variable))
    return c.call("remove-hook", intern("isearch-mode-end-hook"), intern("comint-history-isearch-end"), T)


@primitive("comint-goto-input")
def comint_goto_input(lisp: Lisp, pos: object) -> object:
    """Show the input POS of the ring, nil for what was typed."""
    c = lisp.part(Comint)
    index, stored = "comint-input-ring-index", "comint-stored-incomplete-input"
    if lisp.value(index) is NIL:
        lisp.set(stored, c.text(c.mark, lisp.buffers.current.zv))
    lisp.set(index, pos)
    c.call("comint-delete-input")
    if pos is not NIL and c.call("ring-empty-p", lisp.value("comint-input-ring")) is not T:
        return c.call("insert", c.call("ring-ref", lisp.value("comint-input-ring"), pos))
    return c.call("insert", lisp.value(stored)) if lisp.is_set(stored) else NIL


@primitive("comint-history-isearch-search")
def comint_history_isearch_search(lisp: Lisp) -> object:
    """Return the function that isearch searches with: first what was typed, then one input after the other."""
    c = lisp.part(Comint)

    def search(string: object, bound: object = NIL, noerror: object = NIL) -> object:
        function = c.call("isearch-search-fun-default")
        found = lisp.call(function, string, bound if bound is not NIL else _limit(c), T)
        if found is not NIL or bound is not NIL:
            return found
        forward = lisp.is_set("isearch-forward")
        for _ in range(c.ring_length() + 1):
            index = lisp.value("comint-input-ring-index")
            if (not forward and index == c.ring_length() - 1) or (forward and index is NIL):
                break
            if forward and index == 0:
                comint_goto_input(lisp, NIL)
            else:
                step = -1 if forward else 1
                comint_goto_input(lisp, 0 if index is NIL else check.fixnum(index) + step)
            buffer = lisp.buffers.current
            buffer.goto(c.mark.position if forward else buffer.zv)
            found = lisp.call(function, string, NIL if forward else c.mark, T)
            if found is not NIL:
                return found
        return NIL

    return Subr("comint-search-inputs", search, False)  # type: ignore[arg-type]


def _limit(c: Comint) -> object:
    return NIL if c.lisp.is_set("isearch-forward") else c.mark


@primitive("comint-history-isearch-message")
def comint_history_isearch_message(lisp: Lisp, c_q_hack: object = NIL, ellipsis: object = NIL) -> object:
    """Show the state of the search, as `isearch-message' does with C-Q-HACK and ELLIPSIS."""
    return lisp.call(intern("isearch-message"), c_q_hack, ellipsis)


@primitive("comint-history-isearch-wrap")
def comint_history_isearch_wrap(lisp: Lisp) -> object:
    """Go to the other end of the ring, where a search goes on."""
    c = lisp.part(Comint)
    forward = lisp.is_set("isearch-forward")
    comint_goto_input(lisp, c.ring_length() - 1 if forward else NIL)
    buffer = lisp.buffers.current
    buffer.goto(c.mark.position if forward else buffer.zv)
    return NIL


@primitive("comint-history-isearch-push-state")
def comint_history_isearch_push_state(lisp: Lisp) -> object:
    """Return a function that goes back to the input that is shown now."""
    index = lisp.value("comint-input-ring-index")

    def restore(command: object) -> object:
        return comint_history_isearch_pop_state(lisp, command, index)

    return Subr("comint-restore-search", restore, False)  # type: ignore[arg-type]


@primitive("comint-history-isearch-pop-state")
def comint_history_isearch_pop_state(lisp: Lisp, cmd: object, hist_pos: object) -> object:
    """Show the input HIST-POS again; CMD is accepted for compatibility."""
    return comint_goto_input(lisp, hist_pos)
