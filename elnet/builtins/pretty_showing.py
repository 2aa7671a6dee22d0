"""Commands that show a value or an expansion, pretty-printed, in a window or in the buffer."""

from __future__ import annotations

from elnet.builtins.evaluating_in_buffers import preceding_sexp
from elnet.builtins.pretty_printing import pp_to_string
from elnet.objects.cons import cons
from elnet.objects.strings import lisp_string, multibyte_text
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

EVALUATED, EXPANDED = "*Pp Eval Output*", "*Pp Macroexpand Output*"
MESSAGE = intern("message")


@primitive("pp-display-expression")
def pp_display_expression(lisp: Lisp, expression: object, out_buffer_name: object, as_lisp: object = NIL) -> object:
    """Put EXPRESSION, pretty-printed, into the buffer OUT-BUFFER-NAME, which is shown; in the echo area if it is one line.

    AS-LISP does not matter.
    """
    text = pp_to_string(lisp, expression)
    buffer = lisp.call(intern("get-buffer-create"), out_buffer_name)
    place = lisp.buffers.excursion()
    try:
        lisp.buffers.set_current(lisp.buffers.check(buffer))
        lisp.set("buffer-read-only", NIL)
        lisp.call(intern("erase-buffer"))
        lisp.call(intern("emacs-lisp-mode"))
        lisp.call(intern("insert"), text)
    finally:
        lisp.buffers.restore_excursion(place)
    shown = multibyte_text(check.string(text))
    if shown.count("\n") <= 1:
        lisp.call(MESSAGE, lisp_string("%s"), lisp_string(shown.rstrip("\n")))
    else:
        lisp.call(intern("display-buffer"), buffer)
    return NIL


def _evaluated(lisp: Lisp, expression: object) -> object:
    return lisp.call(intern("eval"), expression, lisp.value("lexical-binding"))


@primitive("pp-eval-expression", interactive="xEval: ")
def pp_eval_expression(lisp: Lisp, expression: object) -> object:
    """Evaluate EXPRESSION, show its value pretty-printed, and put it in front of `values'."""
    lisp.call(MESSAGE, lisp_string("Evaluating..."))
    value = _evaluated(lisp, expression)
    lisp.set("values", cons(value, lisp.value("values")))
    return pp_display_expression(lisp, value, lisp_string(EVALUATED))


@primitive("pp-macroexpand-expression", interactive="xMacroexpand: ")
def pp_macroexpand_expression(lisp: Lisp, expression: object) -> object:
    """Show what EXPRESSION expands to in one step, pretty-printed."""
    return pp_display_expression(lisp, lisp.call(intern("macroexpand-1"), expression), lisp_string(EXPANDED), T)


@primitive("pp-eval-last-sexp", interactive="P")
def pp_eval_last_sexp(lisp: Lisp, arg: object) -> object:
    """Evaluate the Lisp object before point and show its value, pretty-printed; insert it if ARG is non-nil."""
    form = preceding_sexp(lisp)
    return pp_eval_expression(lisp, form) if arg is NIL else _insert(lisp, _evaluated(lisp, form))


@primitive("pp-macroexpand-last-sexp", interactive="P")
def pp_macroexpand_last_sexp(lisp: Lisp, arg: object) -> object:
    """Show what the Lisp object before point expands to in one step, pretty-printed; insert it if ARG is non-nil."""
    form = preceding_sexp(lisp)
    if arg is NIL:
        return pp_macroexpand_expression(lisp, form)
    return _insert(lisp, lisp.call(intern("macroexpand-1"), form))


def _insert(lisp: Lisp, value: object) -> object:
    return lisp.call(intern("insert"), pp_to_string(lisp, value))
