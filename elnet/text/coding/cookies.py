"""What a text says about its own coding system (manual nodes "Recognize Coding", "Specify Coding").

That is a tag `-*- coding: NAME -*-` in the first line, or in the second behind the name of an interpreter; or a line of a list
of local variables at the end.  XML and HTML say it in ways of their own.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

HEAD: Final = 1024
TAIL: Final = 3 * 1024
"""How much of a file's beginning and end is looked at."""
_LAST_PAGE: Final = 3000
"""How far from the end a list of local variables may begin."""

_TAG: Final = re.compile(r"-\*-(.*?)-\*-")
_IN_TAG: Final = r"(?:^|[; \t]){}[ \t]*:[ \t]*([^ \t;]+)[ \t]*(?:;|$)"
_START: Final = re.compile(r"^(.*?)[ \t]*Local Variables:[ \t]*(.*?)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_XML: Final = re.compile(r"\s*<\?xml(?:\s[^>]*?encoding\s*=\s*([\"'])\s*([^\"']*?)\s*\1)?", re.IGNORECASE)
_HTML: Final = re.compile(r"\s*(?:<!doctype\s+html|<html)", re.IGNORECASE)
_META: Final = re.compile(
    r"<meta\s+(?:http-equiv=[\"']?content-type[\"']?\s+content=[\"']?[^\"'>]*?charset=|charset=)\s*[\"']?([-\w.:+]+)",
    re.IGNORECASE,
)
_END_OF_HEAD: Final = re.compile("</head>", re.IGNORECASE)
_LINES_OF_HEAD: Final = 10
"""How many lines of HTML are looked at if its head has no end."""


def names_in_tags(text: str) -> list[str]:
    """Return the names of coding systems that the tag in the first lines of TEXT and the list at its end give."""
    lines = text.split("\n", 2)
    tag = _TAG.search(lines[0])
    if tag is None and len(lines) > 1 and lines[0].startswith("#!"):
        tag = _TAG.search(lines[1])
    names = [] if tag is None else _named(tag[1], _IN_TAG)
    return names + _names_in_list(text)


def _named(text: str, pattern: str) -> list[str]:
    if re.search(pattern.format("unibyte"), text, re.IGNORECASE):
        return ["raw-text"]
    found = re.search(pattern.format("coding"), text, re.IGNORECASE)
    return [] if found is None else [found[1]]


def _names_in_list(text: str) -> list[str]:
    page = text[-_LAST_PAGE:]
    page = page[page.rfind("\n\f") + 1 :]
    starts = list(_START.finditer(page))
    if not starts:
        return []
    start = starts[-1]
    before, after = re.escape(start[1]), re.escape(start[2])
    entries = page[start.end() :]
    end = re.search(rf"^{before}[ \t]*End:[ \t]*{after}[ \t]*$", entries, re.IGNORECASE | re.MULTILINE)
    entries = entries if end is None else entries[: end.start()]
    return _named(entries, rf"(?m:^{before}[ \t]*{{}}[ \t]*:[ \t]*([^ \t\r\n]+)[ \t]*{after}[ \t\r]*$)")


def name_in_xml(text: str) -> str | None:
    """Return the name of the encoding that TEXT has if it is XML, None if it is not."""
    found = _XML.match(text)
    return None if found is None else (found[2] or "utf-8").lower()


def name_in_html(text: str) -> str | None:
    """Return the name of the encoding that TEXT gives if it is HTML, None if it does not."""
    if _HTML.match(text) is None:
        return None
    end = _END_OF_HEAD.search(text)
    head = "\n".join(text.split("\n", _LINES_OF_HEAD)[:_LINES_OF_HEAD]) if end is None else text[: end.start()]
    found = _META.search(head)
    return None if found is None else found[1].lower()
