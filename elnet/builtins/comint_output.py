"""The library comint: what a program says goes into the buffer where it is marked as output."""

from __future__ import annotations

from elnet.builtins.hooks import functions_of
from elnet.objects.conditions import wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.comint import Comint
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive
from elnet.runtime.scopes import Bound, InBuffer, Silently, Widened
from elnet.text.markers import Marker

part(__name__, Comint)

FACE, PROMPT_FACE = intern("font-lock-face"), intern("comint-highlight-prompt")
LAST_PROMPT = "comint-last-prompt"
OWN = "rear-nonsticky front-sticky field inhibit-line-move-field-capture insert-in-front-hooks"
"""The properties of output."""
STICKY = list_of(intern("field"), intern("inhibit-line-move-field-capture"))
IN_FRONT = list_of(intern("comint--mark-as-output"), intern("comint--mark-yanked-as-output"))


@primitive("comint-output-filter")
def comint_output_filter(lisp: Lisp, process: object, string: object) -> object:
    """Insert STRING, what PROCESS has said, where its last output ended, marked as output.

    First `comint-preoutput-filter-functions' may change it; then `comint-output-filter-functions' are called with it.  What
    follows the last line end is the prompt.
    """
    c = lisp.part(Comint)
    buffer = c.call("process-buffer", process)
    if string is NIL or buffer is NIL or c.call("buffer-name", buffer) is NIL:
        return NIL
    with InBuffer(lisp, buffer):
        for function in functions_of(lisp, intern("comint-preoutput-filter-functions")):
            string = lisp.call(function, string)
            if string is NIL:
                raise wrong_type_argument("char-or-string-p", NIL)
        string = lisp.call(intern("propertize"), string, intern("field"), intern("output"))
        point = Marker(lisp.buffers.current, lisp.buffers.current.point, advances=True)
        with Bound(lisp, inhibit_read_only=T), Widened(lisp):
            _insert(c, c.mark_of(process), string)
            c.goto(point)
            c.run_hook("comint-output-filter-functions", string)
            point.move(lisp.buffers.current, lisp.buffers.current.point)
            c.goto(c.mark_of(process))
            if not c.uses_regexp:
                _mark(c, c.marker_in("comint-last-output-start").position, lisp.buffers.current.point)
            _mark_prompt(c)
        c.goto(point)
        point.detach()
    return NIL


def _insert(c: Comint, mark: Marker, string: object) -> None:
    """Insert STRING at MARK, which it moves."""
    buffer = c.lisp.buffers.current
    buffer.goto(mark.position)
    c.marker_in("comint-last-output-start").move(buffer, mark.position)
    c.call("insert", string)
    mark.move(buffer, buffer.point)
    if not c.lisp.is_set("comint-inhibit-carriage-motion"):
        c.call("comint-carriage-motion", c.lisp.value("comint-last-output-start"), buffer.point)


def _mark(c: Comint, start: object, end: object, *field: object) -> None:
    """Give the text between START and END the properties of output, with FIELD after its front ones."""
    with Silently(c.lisp):
        c.add_properties(start, end, "rear-nonsticky", c.nonsticky(), "front-sticky", STICKY, *field,
            "inhibit-line-move-field-capture", T, "insert-in-front-hooks", IN_FRONT)  # fmt: skip


def _mark_prompt(c: Comint) -> None:
    """Mark what is between the start of the line and point as the prompt, instead of the last one."""
    buffer = c.lisp.buffers.current
    start, end = buffer.line_start(buffer.point), buffer.point
    if c.lisp.is_set("comint-prompt-read-only"):
        with Silently(c.lisp):
            if start > buffer.begv and c.property_at(start - 1, "read-only") is NIL:
                c.call("put-text-property", start - 1, start, intern("read-only"), intern("fence"))
            c.add_properties(start, end, "read-only", T, "front-sticky", list_of(intern("read-only")))
    last = c.lisp.value(LAST_PROMPT)
    if type(last) is Cons:
        c.call("font-lock--remove-face-from-text-property", last.car, last.cdr, FACE, PROMPT_FACE)
    c.lisp.set(LAST_PROMPT, cons(Marker(buffer, start), Marker(buffer, end)))
    c.call("font-lock-append-text-property", start, end, FACE, PROMPT_FACE)
    c.add_properties(start, end, "rear-nonsticky", c.nonsticky())


@primitive("comint-snapshot-last-prompt")
def comint_snapshot_last_prompt(lisp: Lisp) -> object:
    """Let the last prompt keep its face when there are later ones."""
    last = lisp.value(LAST_PROMPT)
    if type(last) is Cons:
        with Silently(lisp):
            lisp.call(intern("font-lock-append-text-property"), last.car, last.cdr, FACE, PROMPT_FACE)
        lisp.set(LAST_PROMPT, NIL)
    return NIL


@primitive("comint--mark-as-output")
def comint_mark_as_output(lisp: Lisp, beg: object, end: object) -> object:
    """Mark the text between BEG and END, which was inserted in front of output, as output, too."""
    _mark(lisp.part(Comint), beg, end, "field", intern("output"))
    return NIL


@primitive("comint--mark-yanked-as-output")
def comint_mark_yanked_as_output(lisp: Lisp, beg: object, end: object) -> object:
    """Accept that the text between BEG and END was inserted in front of output; `comint--mark-as-output' marks it."""
    return NIL


@primitive("comint--unmark-string-as-output")
def comint_unmark_string_as_output(lisp: Lisp, string: object) -> object:
    """Return STRING, a text that is being copied, without the properties that mark it as output; it is changed."""
    names = list_from(map(intern, OWN.split()))
    lisp.call(intern("remove-list-of-text-properties"), 0, len(check.string(string).text), names, string)
    return string
