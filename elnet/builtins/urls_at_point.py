"""URLs at point, as people write them in texts: plain, or in <URL:…>; with a scheme, or with LAX without one."""

from __future__ import annotations

import re

from elnet.objects.cons import Cons, cons
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.things import Things

MARKED = re.compile(r"<URL:([^<>\n]+)>", re.IGNORECASE)
RUN = re.compile(r"""[^\s<>"{}^|`\\]+""")
TRAILING = ".,;:!?'"
CLOSING = {"(": ")", "[": "]", "{": "}"}
SHORT = re.compile(r"[-A-Za-z0-9]+\.[-A-Za-z0-9.]+[^\]\t\n \"'<>\[^`{}]*[^\]\t\n \"'<>\[^`{}.,;]+")


def _line(lisp: Lisp) -> tuple[str, int, int]:
    """Return the line of point, where it begins and the place of point in it."""
    buffer = lisp.buffers.current
    start = max(buffer.line_start(buffer.point), buffer.begv)
    return buffer.substring(start, min(buffer.line_end(buffer.point), buffer.zv)), start, buffer.point - start


def _marked(text: str, place: int) -> tuple[int, int] | None:
    for found in MARKED.finditer(text):
        if found.start() <= place <= found.end():
            return found.span(1)
    return None


def _schemes(lisp: Lisp) -> re.Pattern[str]:
    names = [each.text for each in elements(lisp.value("thing-at-point-uri-schemes")) if type(each) is LString]
    return re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, names))})", re.IGNORECASE)


def _plain(lisp: Lisp, text: str, place: int) -> tuple[int, int] | None:
    """Return the bounds of the URL with a scheme at PLACE of TEXT."""
    for found in reversed(list(_schemes(lisp).finditer(text))):
        if found.start() <= place:
            start = found.start()
            run = RUN.match(text, start)
            end = run.end() if run else found.end()
            end = _trimmed(text, start, end)
            return (start, end) if place <= end and end > found.end() else None
    return None


def _trimmed(text: str, start: int, end: int) -> int:
    """Return where the URL from START on ends: before the mark that closes what opens before it, or trailing dots."""
    opening = text[start - 1 : start]
    if opening in CLOSING:
        depth = 0
        for place in range(start, end):
            depth += {opening: 1, CLOSING[opening]: -1}.get(text[place], 0)
            if depth < 0:
                return place
    while end > start and text[end - 1] in TRAILING:
        end -= 1
    return end


def _short(lisp: Lisp, text: str, place: int) -> tuple[int, int] | None:
    """Return the bounds of what may be meant for a URL without scheme at PLACE of TEXT: a host, an address or a newsgroup."""
    things = lisp.part(Things)
    email = things.bounds(intern("email"))
    if email is not None:
        offset = _line(lisp)[1]
        return email[0] - offset, email[1] - offset
    return next((found.span() for found in SHORT.finditer(text) if found.start() <= place <= found.end()), None)


def _bounds(lisp: Lisp, lax: bool) -> tuple[int, int] | None:
    text, offset, place = _line(lisp)
    found = _marked(text, place) or _plain(lisp, text, place) or (_short(lisp, text, place) if lax else None)
    return None if found is None else (found[0] + offset, found[1] + offset)


@primitive("thing-at-point-bounds-of-url-at-point")
def bounds_of_url(lisp: Lisp, lax: object = NIL) -> object:
    """Return the bounds of the URL at point as a pair, nil if there is none; LAX non-nil means it needs no scheme."""
    found = _bounds(lisp, lax is not NIL)
    return NIL if found is None else cons(*found)


@primitive("thing-at-point-url-at-point")
def url_at_point(lisp: Lisp, lax: object = NIL, bounds: object = NIL) -> object:
    """Return the URL at point, or between BOUNDS if given; with LAX or inside <URL:…> a scheme is added where there is none."""
    text, _, place = _line(lisp)
    marked = _marked(text, place) is not None
    found = _bounds(lisp, lax is not NIL)
    if type(bounds) is Cons:
        found = check.integer_or_marker(bounds.car), check.integer_or_marker(bounds.cdr)
    if found is None:
        return NIL
    url = re.sub(r"\n[ \t]*", "", lisp.buffers.current.substring(*found))
    if _schemes(lisp).match(url):
        return lisp_string(url)
    guess = _with_scheme(lisp, url) if marked or lax is not NIL else None
    return NIL if guess is None else lisp_string(guess)


def _with_scheme(lisp: Lisp, text: str) -> str | None:
    if re.match(r"ftp\.", text, re.IGNORECASE):
        return f"ftp://{text}"
    if re.match(r"[-a-z0-9_.]+@[-a-z0-9_.]+\Z", text, re.IGNORECASE):
        scheme = lisp.value("thing-at-point-default-mail-uri-scheme")
        return f"{scheme.text}:{text.strip('<>')}"
    if re.match(r"www\.", text, re.IGNORECASE):
        return f"https://{text}"
    return f"news:{text}" if newsgroup_p(lisp, lisp_string(text)) is not NIL else None


@primitive("thing-at-point-newsgroup-p")
def newsgroup_p(lisp: Lisp, string: object) -> object:
    """Return STRING if it looks like the name of a newsgroup, else nil."""
    text = check.string(string).text
    heads = [each.text for each in elements(lisp.value("thing-at-point-newsgroup-heads")) if type(each) is LString]
    head, dot, rest = text.partition(".")
    return string if dot and rest and head in heads else NIL
