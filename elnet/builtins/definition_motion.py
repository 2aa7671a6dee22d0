"""Moving over definitions, as Lisp and many modes have them: what begins with a parenthesis at the start of a line."""

from __future__ import annotations

from elnet.objects.conditions import LispSignal, lisp_error, signal, truth
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.text.markers import Marker

START = lisp_string("^\\s(")


def _start_pattern(lisp: Lisp) -> object:
    """Return the regexp of what begins a definition: `defun-prompt-regexp' may say what comes before the parenthesis."""
    prompt = lisp.value("defun-prompt-regexp")
    if prompt is NIL:
        return START
    alone = "^\\s(\\|" if lisp.is_set("open-paren-in-column-0-is-defun-start") else ""
    return lisp_string(f"{alone}\\(?:{prompt.text}\\)\\s(")


def _is_code(lisp: Lisp, place: object) -> bool:
    return lisp.call(intern("nth"), 8, lisp.call(intern("syntax-ppss"), place)) is NIL


def _search(lisp: Lisp, function: str) -> bool:
    """Search with FUNCTION for the next beginning of a definition that is in no string or comment."""
    pattern = _start_pattern(lisp)
    while lisp.call(intern(function), pattern, NIL, intern("move")) is not NIL:
        start = lisp.call(intern("match-beginning"), 0)
        if _is_code(lisp, start):
            lisp.call(intern("goto-char"), start if function == "re-search-backward" else lisp.call(intern("match-end"), 0))
            return True
    return False


@primitive("beginning-of-defun-raw", interactive="^p")
def beginning_of_defun_raw(lisp: Lisp, arg: object = NIL) -> Symbol:
    """Move point back to the beginning of the ARGth definition, by default the first; forward if ARG is negative.

    Return t if there is one; else point is at an end of the text.  `beginning-of-defun-function' may do that instead.
    """
    count = 1 if arg is NIL else check.fixnum(arg)
    own = lisp.value("beginning-of-defun-function")
    if own is not NIL:
        return _by_function(lisp, own, count)
    buffer = lisp.buffers.current
    if count >= 0:
        return T if all(_search(lisp, "re-search-backward") for _ in range(count)) else NIL
    if buffer.char_after(buffer.point) is not None:
        here = bool(lisp.call(intern("looking-at"), _start_pattern(lisp)) is not NIL)
        buffer.point += here
    while count < 0 and _search(lisp, "re-search-forward"):
        count += 1
    if count == 0:
        buffer.point = check.integer_or_marker(lisp.call(intern("match-beginning"), 0))
    return truth(count == 0)


def _by_function(lisp: Lisp, function: object, count: int) -> Symbol:
    """Move by FUNCTION, which takes a count if it can; if not it is called so often, and only backward."""
    arity = check.cons(lisp.call(intern("func-arity"), function))
    if arity.cdr != 0:
        return T if lisp.call(function, count) is not NIL else NIL
    return T if all(lisp.call(function) is not NIL for _ in range(max(count, 0))) else NIL


@primitive("beginning-of-defun", interactive="^p")
def beginning_of_defun(lisp: Lisp, arg: object = NIL) -> Symbol:
    """Move point back to the start of the line where the ARGth definition begins, and return t if there is one."""
    found = beginning_of_defun_raw(lisp, arg)
    if found is not NIL:
        buffer = lisp.buffers.current
        buffer.point = max(buffer.line_start(buffer.point), buffer.begv)
    return found


def _end_here(lisp: Lisp) -> None:
    """Move point from the beginning of a definition to its end: behind the comment and the line end that follow."""
    lisp.call(lisp.value("end-of-defun-function") or intern("forward-sexp"))
    lisp.call(intern("skip-chars-forward"), lisp_string(" \t"))
    if lisp.call(intern("looking-at"), lisp_string("\\s<\\|\n")) is not NIL:
        lisp.call(intern("forward-line"), 1)


@primitive("end-of-defun", interactive="^p\nd")
def end_of_defun(lisp: Lisp, arg: object = NIL, interactive: object = NIL) -> object:
    """Move point to the end of the ARGth definition, by default the first; back if ARG is negative."""
    count = 1 if arg is NIL else check.fixnum(arg)
    for _ in range(abs(count)):
        if count > 0:
            _next_end(lisp)
        else:
            _previous_end(lisp)
    return NIL


def _next_end(lisp: Lisp) -> None:
    buffer = lisp.buffers.current
    place = buffer.point
    buffer.point = min(buffer.line_end(place), buffer.zv)
    beginning_of_defun_raw(lisp, 1)
    _end_here(lisp)
    if buffer.point > place:
        return
    if beginning_of_defun_raw(lisp, -1) is NIL:
        buffer.point = buffer.zv
    else:
        _end_here(lisp)


def _previous_end(lisp: Lisp) -> None:
    buffer = lisp.buffers.current
    place = buffer.point
    while beginning_of_defun_raw(lisp, 1) is not NIL:
        start = buffer.point
        _end_here(lisp)
        if buffer.point < place:
            return
        buffer.point = start
    buffer.point = buffer.begv


# What takes whole definitions


@primitive("narrow-to-defun", interactive=NIL)
def narrow_to_defun(lisp: Lisp, include_comments: object = NIL) -> object:
    """Make only the definition around or after point visible; INCLUDE-COMMENTS does not matter."""
    buffer = lisp.buffers.current
    place = buffer.point
    lisp.call(intern("widen"))
    buffer.point = place
    end_of_defun(lisp)
    beginning_of_defun(lisp)
    first = buffer.point
    end_of_defun(lisp)
    last = buffer.point
    while last > first and buffer.char_before(last) in (" ", "\t"):
        last -= 1
    buffer.point = place
    lisp.call(intern("narrow-to-region"), first, last)
    return NIL


@primitive("mark-defun", interactive="p\nd")
def mark_defun(lisp: Lisp, arg: object = NIL, interactive: object = NIL) -> object:
    """Put the mark at the end of ARG definitions, by default one, and point at their beginning with the comments before.

    If ARG is negative, the definition at point is the last of them.  An active region is extended instead: at the mark, or at
    point if ARG is negative.
    """
    buffer = lisp.buffers.current
    count = 1 if arg is NIL else check.fixnum(arg)
    active = lisp.call(intern("region-active-p")) is not NIL and lisp.call(intern("mark"), T) != buffer.point
    if active and count > 0:
        place = buffer.point
        lisp.call(intern("goto-char"), lisp.call(intern("mark"), T))
        end_of_defun(lisp, count)
        lisp.call(intern("set-mark"), buffer.point)
        buffer.point = place
        return NIL
    if count > 0:
        end_of_defun(lisp)
        beginning_of_defun(lisp)
    else:
        beginning_of_defun(lisp)
    if not active:
        start = buffer.point
        end_of_defun(lisp, max(count, 1))
        lisp.call(intern("push-mark"), buffer.point, T, T)
        buffer.point = start
    if count < -1:
        beginning_of_defun(lisp, -count - 1)
    _before_comments(lisp)
    return NIL


def _before_comments(lisp: Lisp) -> None:
    """Move point back over the lines of comments before it, and one empty line before these."""
    buffer = lisp.buffers.current
    while buffer.point > buffer.begv:
        before = buffer.point
        lisp.call(intern("forward-line"), -1)
        if lisp.call(intern("looking-at"), lisp_string("[ \t]*\\(?:\\s<\\|$\\)")) is NIL:
            buffer.point = before
            return
        if lisp.call(intern("looking-at"), lisp_string("[ \t]*$")) is not NIL:
            return


@primitive("check-parens", interactive=NIL)
def check_parens(lisp: Lisp) -> object:
    """Signal an error, with point where it is noticed, unless all parentheses and quotes match."""
    try:
        lisp.call(intern("scan-sexps"), lisp.buffers.current.begv, lisp.buffers.current.size + 1)
    except LispSignal as condition:
        if condition.symbol is not intern("scan-error"):
            raise
        lisp.call(intern("goto-char"), lisp.call(intern("nth"), 1, condition.data))
        raise signal("user-error", lisp_string("Unmatched bracket or quote")) from None
    return NIL


# Single expressions


@primitive("insert-parentheses", interactive="P")
def insert_parentheses(lisp: Lisp, arg: object = NIL) -> object:
    """Put parentheses around the next ARG expressions, by default none, and blanks outside where they are missing."""
    count = 0 if arg is NIL else check.fixnum(arg)
    buffer = lisp.buffers.current
    start = buffer.point
    if count:
        lisp.call(intern("forward-sexp"), count)
    end = buffer.point
    blanks = lisp.is_set("parens-require-spaces")
    before = blanks and start > buffer.begv and _syntax(buffer.char_before(start), lisp) in "w_)\"'"
    after = blanks and end < buffer.zv and _syntax(buffer.char_after(end), lisp) in "w_(\"'"
    buffer.insert(") " if after else ")")
    buffer.point = start
    buffer.insert(" (" if before else "(")
    return NIL


def _syntax(char: str | None, lisp: Lisp) -> str:
    code = lisp.call(intern("char-syntax"), ord(char)) if char else 32
    return chr(check.fixnum(code))


@primitive("mark-sexp", interactive="P\np")
def mark_sexp(lisp: Lisp, arg: object = NIL, allow_extend: object = NIL) -> object:
    """Put the mark at the end of ARG expressions from point, by default one; ALLOW-EXTEND does not matter."""
    buffer = lisp.buffers.current
    place = buffer.point
    lisp.call(intern("forward-sexp"), lisp.call(intern("prefix-numeric-value"), arg))
    end, buffer.point = buffer.point, place
    return lisp.call(intern("push-mark"), end, NIL, T)


@primitive("kill-sexp", interactive="p\nd")
def kill_sexp(lisp: Lisp, arg: object = NIL, interactive: object = NIL) -> object:
    """Kill ARG expressions after point, by default one, or before it if ARG is negative."""
    place = lisp.buffers.current.point
    lisp.call(intern("forward-sexp"), 1 if arg is NIL else arg)
    return lisp.call(intern("kill-region"), place, lisp.buffers.current.point)


@primitive("backward-kill-sexp", interactive="p\nd")
def backward_kill_sexp(lisp: Lisp, arg: object = NIL, interactive: object = NIL) -> object:
    """Kill ARG expressions before point, by default one."""
    return kill_sexp(lisp, -(1 if arg is NIL else check.fixnum(arg)))


@primitive("raise-sexp", interactive="p")
def raise_sexp(lisp: Lisp, n: object = NIL) -> object:
    """Put the N expressions after point, by default one, in the place of the list that they are in."""
    place = lisp.buffers.current.point
    end = lisp.call(intern("scan-sexps"), place, 1 if n is NIL else n)
    text = lisp.call(intern("buffer-substring"), place, end)
    lisp.call(intern("backward-up-list"), 1)
    start = lisp.buffers.current.point
    lisp.call(intern("delete-region"), start, lisp.call(intern("scan-sexps"), start, 1))
    lisp.call(intern("insert"), text)
    lisp.buffers.current.point = start
    return NIL


@primitive("delete-pair", interactive="P")
def delete_pair(lisp: Lisp, arg: object = NIL) -> object:
    """Delete the parentheses or quotes around the ARG expressions after point (1), or before it if ARG is negative.

    Signal an error if these are no pair of `insert-pair-alist'.
    """
    buffer = lisp.buffers.current
    place = Marker(buffer, buffer.point)
    count = 1 if arg is NIL else check.fixnum(lisp.call(intern("prefix-numeric-value"), arg))
    backward = count < 0
    lisp.call(intern("skip-chars-backward" if backward else "skip-chars-forward"), lisp_string(" \t"))
    near = buffer.point
    lisp.call(intern("forward-sexp"), count)
    first, last = sorted((near, buffer.point))
    buffer.point = place.position
    opening, closing = buffer.char_after(first), buffer.char_before(last)
    pairs = [[chr(check.fixnum(char)) for char in elements(pair)[-2:]] for pair in elements(lisp.value("insert-pair-alist"))]
    if [opening, closing] not in pairs:
        raise lisp_error(f"Not {'after' if backward else 'before'} matching pair")
    buffer.delete(last - 1, last)
    buffer.delete(first, first + 1)
    return NIL
