"""Reading: `read` and evaluating the forms of a buffer."""

from __future__ import annotations

import re

from elnet.objects.conditions import args_out_of_range
from elnet.objects.cons import Cons, cons
from elnet.objects.equality import eq
from elnet.objects.strings import multibyte_text
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import Record, Vector
from elnet.reader import is_lexical
from elnet.runtime import check
from elnet.runtime.buffers import Buffers
from elnet.runtime.input import Input
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.text.buffer import Buffer


@primitive("read", "read-positioning-symbols")
def read(lisp: Lisp, stream: object = NIL) -> object:
    """Return the next form of STREAM.

    STREAM is a buffer (read from point on), a marker, a string, a function that returns a character or takes one back, t for
    standard input, or nil for the value of `standard-input'.
    """
    return lisp.part(Input).read(stream)


@primitive()
def read_from_string(lisp: Lisp, string: object, start: object = NIL, end: object = NIL) -> Cons:
    """Return (FORM . PLACE): the first form in STRING between START and END, and where reading stopped."""
    text = multibyte_text(check.string(string))
    first = 0 if start is NIL else check.integer(start)
    last = len(text) if end is NIL else check.integer(end)
    low = first + len(text) if first < 0 else first
    high = last + len(text) if last < 0 else last
    if not 0 <= low <= high <= len(text):
        raise args_out_of_range(string, start, end)
    reader = lisp.part(Input).reader(text, low, high)
    form = reader.read()
    return cons(form, reader.position)


@primitive(interactive="")
def eval_buffer(
    lisp: Lisp,
    buffer: object = NIL,
    printflag: object = NIL,
    filename: object = NIL,
    unibyte: object = NIL,
    do_allow_print: object = NIL,
) -> object:
    """Evaluate the forms of BUFFER, by default the current one; return nil.

    The binding rule is the one that the first line of the text asks for.  PRINTFLAG is the stream where results are printed,
    nil for nowhere; FILENAME is the name of the file that the text is from.
    """
    found = lisp.part(Buffers).buffer_or_current(buffer)
    text = lisp.part(Input).text_of(found)
    names = [intern("lexical-binding"), intern("load-file-name")]
    values = [T if is_lexical(text) else NIL, filename if filename is not NIL else lisp.value("load-file-name")]
    bindings = [lisp.variables.bind(name, value) for name, value in zip(names, values, strict=True)]
    outer = lisp.buffers.current
    try:
        _evaluate(lisp, found, found.begv - 1, found.zv - 1, printflag)
    finally:
        lisp.buffers.restore_current(outer)
        for binding in reversed(bindings):
            lisp.variables.unbind(binding)
    return NIL


@primitive(interactive="r")
def eval_region(lisp: Lisp, start: object, end: object, printflag: object = NIL, read_function: object = NIL) -> object:
    """Evaluate the forms of the current buffer between START and END; return nil.

    PRINTFLAG is the stream where results are printed, nil for nowhere; READ-FUNCTION, if non-nil, reads instead of `read'.
    """
    buffer = lisp.part(Buffers).current
    first, last = sorted((check.integer_or_marker(start), check.integer_or_marker(end)))
    if not buffer.begv <= first <= last <= buffer.zv:
        raise args_out_of_range(start, end)
    _evaluate(lisp, buffer, first - 1, last - 1, printflag, read_function)
    return NIL


_blank = re.compile(r"(?:\s+|;[^\n]*)*").match


def _evaluate(lisp: Lisp, buffer: Buffer, start: int, end: int, printflag: object, read_function: object = NIL) -> None:
    """Evaluate the forms between START and END of the text of BUFFER.

    They are read by READ-FUNCTION, by default by the value of `load-read-function'.
    """
    text = lisp.part(Input).text_of(buffer)[:end]
    function = lisp.value("load-read-function") if read_function is NIL else read_function
    if function is intern("read"):
        _evaluate_text(lisp, text, start, printflag)
        return
    read_one = lisp.functions.callable(function)
    place = start
    while (found := _blank(text, place)) is not None and found.end() < len(text):
        buffer.goto(found.end() + 1)
        form = read_one(buffer)
        place = buffer.point - 1
        _report(lisp, lisp.evaluator.evaluate(form, lisp.value("lexical-binding")), printflag)


def _evaluate_text(lisp: Lisp, text: str, start: int, printflag: object) -> None:
    lisp.evaluator.evaluate_text(
        lisp.part(Input).reader(text, start, located=True),
        lisp.is_set("lexical-binding"),
        lambda value: _report(lisp, value, printflag),
    )


def _report(lisp: Lisp, value: object, printflag: object) -> None:
    if printflag is not NIL:
        stream = NIL if printflag is T else printflag
        lisp.call(lisp.intern("print"), value, stream)


@primitive("lread--substitute-object-in-subtree")
def substitute_object_in_subtree(object: object, placeholder: object, completed: object) -> object:
    """Put OBJECT in the place of every PLACEHOLDER in it, and return it; COMPLETED says what was looked at already."""
    pending, seen = [object], set[int]()
    while pending:
        value = pending.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        if type(value) is Cons:
            value.car = object if eq(value.car, placeholder) else value.car
            value.cdr = object if eq(value.cdr, placeholder) else value.cdr
            pending += [value.car, value.cdr]
        elif isinstance(value, Vector | Record):
            value.items[:] = [object if eq(item, placeholder) else item for item in value.items]
            pending += value.items
    return object
