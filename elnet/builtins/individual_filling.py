"""Filling paragraphs that each have an indentation of their own."""

from __future__ import annotations

from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.filling import fill_as_paragraph
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import region
from elnet.runtime.text_motion import looking_at, skip_forward
from elnet.text.markers import Marker

VARIES = intern("fill-individual-varying-indent")


@primitive(interactive="*r")
def fill_individual_paragraphs(
    lisp: Lisp, min: object, max: object, justify: object = NIL, citation_regexp: object = NIL
) -> object:
    """Fill the paragraphs between MIN and MAX, where each change of indentation begins one; JUSTIFY is as for `fill-region'.

    CITATION-REGEXP matches what else may begin lines.
    """
    buffer = lisp.buffers.current
    low, high = region(buffer, min, max)
    place = lisp.buffers.excursion()
    limit = Marker(buffer, high, advances=True)
    buffer.point = low
    skip_forward(lisp, " \t\n")
    buffer.point = buffer.line_start(buffer.point)
    while buffer.point < limit.position:
        start = buffer.point
        first = _line_prefix(lisp, citation_regexp)
        buffer.forward_line(1)
        prefix = _line_prefix(lisp, citation_regexp) if buffer.point < limit.position and not _blank(lisp, first) else first
        if prefix != first and not (_deeper(first, prefix) and not _blank(lisp, prefix)):
            prefix = first
        while buffer.point < limit.position and _goes_on(lisp, prefix, citation_regexp):
            buffer.forward_line(1)
        _fill_with(lisp, prefix, start, buffer.point, justify)
        if buffer.point < limit.position:
            skip_forward(lisp, " \t\n")
            buffer.point = buffer.line_start(buffer.point)
        if buffer.point <= start:
            break
    limit.detach()
    lisp.buffers.restore_excursion(place)
    return NIL


@primitive("fill-nonuniform-paragraphs", interactive="r\nP")
def fill_nonuniform_paragraphs(
    lisp: Lisp, min: object, max: object, justifyp: object = NIL, citation_regexp: object = NIL
) -> object:
    """Fill the paragraphs between MIN and MAX, within which indentation may vary.

    JUSTIFYP and CITATION-REGEXP are as for `fill-individual-paragraphs'.
    """
    binding = lisp.variables.bind(VARIES, T)
    try:
        return fill_individual_paragraphs(lisp, min, max, justifyp, citation_regexp)
    finally:
        lisp.variables.unbind(binding)


def _goes_on(lisp: Lisp, prefix: str, citation: object) -> bool:
    """Tell whether the line at point is of the paragraph before it, whose lines begin with PREFIX."""
    if _blank(lisp, prefix):
        return False
    return lisp.is_set(VARIES.name) or _line_prefix(lisp, citation) == prefix


def _line_prefix(lisp: Lisp, citation: object) -> str:
    """Return the indentation of the line at point, or what matches CITATION there."""
    buffer = lisp.buffers.current
    regexp = citation.text if isinstance(citation, LString) else "[ \t]*"
    if isinstance(citation, LString) and not looking_at(lisp, regexp):
        regexp = "[ \t]*"
    if isinstance(lisp.value("adaptive-fill-regexp"), LString) and not isinstance(citation, LString):
        regexp = lisp.value("adaptive-fill-regexp").text
    looking_at(lisp, regexp, keep=True)
    first, last = lisp.regexps.last[0]
    return buffer.substring(first + 1, last + 1)


def _blank(lisp: Lisp, prefix: str) -> bool:
    buffer = lisp.buffers.current
    line = buffer.substring(buffer.point, buffer.line_end(buffer.point))
    return not line.removeprefix(prefix).strip(" \t")


def _deeper(first: str, second: str) -> bool:
    return first.startswith(second) or second.startswith(first)


def _fill_with(lisp: Lisp, prefix: str, start: int, end: int, justify: object) -> None:
    binding = lisp.variables.bind(intern("fill-prefix"), lisp_string(prefix))
    try:
        fill_as_paragraph(lisp, start, end, justify, keeps_blanks=False)
    finally:
        lisp.variables.unbind(binding)
