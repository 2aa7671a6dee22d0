"""Giving text the properties that its syntax needs: the commands, and the functions that extend what is looked at."""

from __future__ import annotations

import re

from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.propertizing import MULTILINE, SYNTAX_TABLE, propertize, propertize_scanned
from elnet.text.places import PREFIX
from elnet.text.syntax import SYMBOL

ELISP_SPECIAL = re.compile(r",@|##|(?<=#)s(?=\()")


@primitive()
def syntax_propertize(lisp: Lisp, pos: object) -> Symbol:
    """Have `syntax-propertize-function' give the text up to POS the properties that its syntax needs."""
    propertize(lisp, check.integer_or_marker(pos))
    return NIL


@primitive("internal--syntax-propertize")
def internal_syntax_propertize(lisp: Lisp, pos: object) -> Symbol:
    """Have the text at POS, which a scan has reached, given the properties that its syntax needs."""
    propertize_scanned(lisp, check.integer_or_marker(pos))
    return NIL


@primitive("syntax-propertize-wholelines")
def syntax_propertize_wholelines(lisp: Lisp, start: object, end: object) -> Cons:
    """Return the places from START to END, as a pair, extended to whole lines."""
    buffer = lisp.buffers.current
    first, last = check.integer_or_marker(start), check.integer_or_marker(end)
    if last != buffer.line_start(last):
        last = min(buffer.line_end(last) + 1, buffer.zv)
    return cons(buffer.line_start(first), last)


@primitive("syntax-propertize-multiline")
def syntax_propertize_multiline(lisp: Lisp, beg: object, end: object) -> Cons:
    """Return the places from BEG to END, as a pair, extended over text with the property `syntax-multiline' at these."""
    buffer = lisp.buffers.current
    first, last = check.integer_or_marker(beg), check.integer_or_marker(end)
    get = lisp.functions.callable(intern("get-text-property"))
    if buffer.begv < first < buffer.zv and get(first, MULTILINE) is not NIL:
        first = check.fixnum(lisp.call(intern("previous-single-property-change"), first + 1, MULTILINE, NIL, buffer.begv))
    if buffer.begv < last <= buffer.zv and get(last - 1, MULTILINE) is not NIL:
        last = check.fixnum(lisp.call(intern("next-single-property-change"), last - 1, MULTILINE, NIL, buffer.zv))
    return cons(first, last)


@primitive("elisp-mode-syntax-propertize")
def elisp_mode_syntax_propertize(lisp: Lisp, start: object, end: object) -> Symbol:
    """Give what begins Lisp expressions or is a symbol of its own between START and END the syntax of that."""
    buffer = lisp.buffers.current
    first, last = check.integer_or_marker(start), check.integer_or_marker(end)
    entries = {False: list_of(PREFIX), True: list_of(SYMBOL)}
    for found in ELISP_SPECIAL.finditer(buffer.substring(first, last)):
        state = lisp.call(intern("syntax-ppss"), first + found.start())
        if lisp.call(intern("nth"), 8, state) is NIL:
            entry = entries[found[0] == "##"]
            buffer.add_properties(first + found.start(), first + found.end(), {SYNTAX_TABLE: entry})
    return NIL
