"""Paragraphs, sentences and pages: moving over them, marking, killing and transposing them."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.buffer_search import search_of
from elnet.runtime.kill_ring import KillRing
from elnet.runtime.lisp import Lisp
from elnet.runtime.paragraphs import forward_paragraphs
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import within
from elnet.runtime.text_motion import looking_at, search_forward, skip_backward, skip_forward

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.text.buffer import Buffer

SENTENCE_FUNCTION = "forward-sentence-function"
FORWARD_PARAGRAPH = intern("forward-paragraph")


def _count(arg: object) -> int:
    return 1 if arg is NIL else check.fixnum(arg)


# Paragraphs


@primitive(interactive="^p")
def forward_paragraph(lisp: Lisp, arg: object = NIL) -> int:
    """Move point to the end of the ARGth paragraph from here, or back if ARG is negative; return how many were missing."""
    return forward_paragraphs(lisp, _count(arg))


@primitive(interactive="^p")
def backward_paragraph(lisp: Lisp, arg: object = NIL) -> object:
    """Move point to the start of the ARGth paragraph back from here; return how many were missing, negative."""
    return lisp.call(FORWARD_PARAGRAPH, -_count(arg))


@primitive()
def start_of_paragraph_text(lisp: Lisp) -> object:
    """Move point to the first text of the paragraph, or of the one before if point is there already."""
    buffer = lisp.buffers.current
    while True:
        point = buffer.point
        forward_paragraphs(lisp, -1)
        start = buffer.point
        skip_forward(lisp, " \t\n")
        if buffer.point < point:
            return NIL
        buffer.point = start
        if start == buffer.begv:
            return NIL


@primitive()
def end_of_paragraph_text(lisp: Lisp) -> object:
    """Move point to the end of the text of the paragraph, or of the next one if point is there already."""
    buffer = lisp.buffers.current
    while True:
        point = buffer.point
        forward_paragraphs(lisp, 1)
        if buffer.char_before(buffer.point) == "\n":
            buffer.point -= 1
        if buffer.point > point:
            return NIL
        if not buffer.forward_line(1) and buffer.point < buffer.zv:
            continue
        buffer.point = buffer.zv
        return NIL


@primitive(interactive="p\np")
def mark_paragraph(lisp: Lisp, arg: object = NIL, allow_extend: object = NIL) -> object:
    """Put point at the start of the paragraph and mark at the end of the ARGth from there; ALLOW-EXTEND is accepted."""
    count = _count(arg)
    if not count:
        raise lisp_error("Cannot mark zero paragraphs")
    forward_paragraphs(lisp, count)
    lisp.call(intern("push-mark"), NIL, T, T)
    forward_paragraphs(lisp, -count)
    return NIL


@primitive(interactive="p")
def kill_paragraph(lisp: Lisp, arg: object) -> object:
    """Kill to the end of the ARGth paragraph from here."""
    return _kill(lisp, lambda: forward_paragraphs(lisp, _count(arg)))


@primitive(interactive="p")
def backward_kill_paragraph(lisp: Lisp, arg: object) -> object:
    """Kill back to the start of the ARGth paragraph from here."""
    return _kill(lisp, lambda: forward_paragraphs(lisp, -_count(arg)))


def _kill(lisp: Lisp, move: Callable[[], object]) -> object:
    buffer = lisp.buffers.current
    point = buffer.point
    move()
    lisp.part(KillRing).kill(buffer, min(point, buffer.point), max(point, buffer.point))
    return NIL


@primitive(interactive="*p")
def transpose_paragraphs(lisp: Lisp, arg: object) -> object:
    """Exchange the paragraph with the next one; ARG is as for `transpose-words'."""
    return lisp.call(intern("transpose-subr"), FORWARD_PARAGRAPH, arg)


# Sentences


@primitive()
def sentence_end(lisp: Lisp) -> object:
    """Return the regexp of the end of a sentence: the variable `sentence-end', or what its neighbours make up."""
    own = lisp.value("sentence-end")
    if own is not NIL:
        return own
    base, spaceless = lisp.value("sentence-end-base").text, lisp.value("sentence-end-without-space").text
    wordy = "\\w[ \u00a0][ \u00a0]\\|" if lisp.is_set("sentence-end-without-period") else ""
    blanks = (
        "\\($\\|[ \u00a0]$\\|\t\\|[ \u00a0][ \u00a0]\\)"
        if lisp.is_set("sentence-end-double-space")
        else "\\($\\|[\t \u00a0]\\)"
    )
    return lisp_string(f"{wordy}\\({base}{blanks}\\|[{spaceless}]+\\)[ \u00a0\t\n]*")


@primitive()
def forward_sentence_default_function(lisp: Lisp, arg: object = NIL) -> object:
    """Move point to the end of the ARGth sentence from here, or back if ARG is negative."""
    count = _count(arg)
    buffer = lisp.buffers.current
    ending = check.string(lisp.call(intern("sentence-end")))
    for _ in range(-count):
        _back_over_sentence(lisp, ending)
    for _ in range(count):
        place = buffer.point
        end_of_paragraph_text(lisp)
        end = buffer.point
        buffer.point = place
        if search_forward(lisp, ending.text, end):
            skip_backward(lisp, " \t\n")
        else:
            buffer.point = end
    return buffer.point


def _back_over_sentence(lisp: Lisp, ending: LString) -> None:
    """Move point to the start of the sentence, or of the one before."""
    buffer = lisp.buffers.current
    point = buffer.point
    start_of_paragraph_text(lisp)
    start = buffer.point
    pattern, searched = search_of(lisp, lisp.regexps.compile(ending), buffer)
    place = point
    while spans := searched.backward(pattern, place - 1, start - 1):
        found, stop = spans[0]
        if stop + 1 < point or found + 1 < start:
            buffer.point = stop + 1
            return
        place = found + 1
    buffer.point = start


@primitive(interactive="^p")
def forward_sentence(lisp: Lisp, arg: object = NIL) -> object:
    """Move point to the end of the ARGth sentence from here, or back if ARG is negative."""
    return lisp.call(lisp.value(SENTENCE_FUNCTION), _count(arg))


@primitive(interactive="^p")
def backward_sentence(lisp: Lisp, arg: object = NIL) -> object:
    """Move point to the start of the ARGth sentence back from here."""
    return lisp.call(intern("forward-sentence"), -_count(arg))


@primitive(interactive="p")
def kill_sentence(lisp: Lisp, arg: object = NIL) -> object:
    """Kill to the end of the ARGth sentence from here."""
    return _kill(lisp, lambda: forward_sentence(lisp, arg))


@primitive(interactive="p")
def backward_kill_sentence(lisp: Lisp, arg: object = NIL) -> object:
    """Kill back to the start of the ARGth sentence from here."""
    return _kill(lisp, lambda: backward_sentence(lisp, arg))


@primitive(interactive="p")
def mark_end_of_sentence(lisp: Lisp, arg: object) -> object:
    """Put the mark at the end of the ARGth sentence from here."""
    buffer = lisp.buffers.current
    place = buffer.point
    forward_sentence(lisp, arg)
    end, buffer.point = buffer.point, place
    return lisp.call(intern("push-mark"), end, NIL, T)


@primitive(interactive="*p")
def transpose_sentences(lisp: Lisp, arg: object) -> object:
    """Exchange the sentence with the next one; ARG is as for `transpose-words'."""
    return lisp.call(intern("transpose-subr"), intern("forward-sentence"), arg)


@primitive()
def count_sentences(lisp: Lisp, start: object, end: object) -> int:
    """Return how many sentences there are between START and END."""

    def count(here: Buffer) -> int:
        number = 0
        while here.point < here.zv:
            before = here.point
            forward_sentence(lisp)
            if here.point == before:
                break
            number += 1
            if not skip_forward(lisp, " \t\n") and here.point == here.zv:
                break
        return number

    return within(lisp, start, end, count)


# Pages


@primitive(interactive="p")
def forward_page(lisp: Lisp, count: object = NIL) -> object:
    """Move point behind the COUNTth page delimiter from here, or back if COUNT is negative."""
    number = _count(count)
    buffer = lisp.buffers.current
    delimiter = lisp.value("page-delimiter").text
    for _ in range(number):
        if buffer.point == buffer.zv:
            break
        if looking_at(lisp, delimiter, keep=True):
            buffer.point = lisp.regexps.last[0][1] + 1
        if not search_forward(lisp, delimiter, buffer.zv):
            buffer.point = buffer.zv
    for _ in range(-number):
        if buffer.point == buffer.begv:
            break
        _back_over_page(lisp, delimiter)
    return NIL


def _back_over_page(lisp: Lisp, delimiter: str) -> None:
    buffer = lisp.buffers.current
    pattern, searched = search_of(lisp, lisp.regexps.compile(lisp_string(delimiter)), buffer)
    buffer.point -= 1
    place = buffer.point
    while spans := searched.backward(pattern, place - 1, buffer.begv - 1):
        found, stop = spans[0]
        if stop + 1 <= buffer.point:
            buffer.point = stop + 1
            return
        place = found + 1
        if place <= buffer.begv:
            break
    buffer.point = buffer.begv


@primitive(interactive="p")
def backward_page(lisp: Lisp, count: object = NIL) -> object:
    """Move point back behind the COUNTth page delimiter before here."""
    return forward_page(lisp, -_count(count))
