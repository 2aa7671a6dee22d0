"""HTML and XML by libxml2: `libxml-parse-html-region' and `libxml-parse-xml-region' (manual node "Parsing HTML/XML")."""

from __future__ import annotations

from importlib import import_module

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import cons, list_from
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import region

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any


def _etree() -> ModuleType | None:
    """Return the binding to libxml2, None if it is not installed."""
    try:
        return import_module("lxml.etree")
    except ImportError:
        return None


@primitive()
def libxml_available_p() -> Symbol:
    """Return t if HTML and XML can be read by libxml2, for which lxml must be installed."""
    return truth(_etree() is not None)


@primitive()
def libxml_parse_html_region(
    lisp: Lisp, start: object = NIL, end: object = NIL, base_url: object = NIL, discard_comments: object = NIL
) -> object:
    """Return the HTML text between START and END, by default all, as a list (TAG ATTRIBUTES CHILD…).

    BASE-URL does not matter.  With DISCARD-COMMENTS comments outside of the outermost element are left out.
    """
    return _parsed(lisp, start, end, discard_comments is not NIL, html=True)


@primitive()
def libxml_parse_xml_region(
    lisp: Lisp, start: object = NIL, end: object = NIL, base_url: object = NIL, discard_comments: object = NIL
) -> object:
    """Return the XML text between START and END, by default all, as a list (TAG ATTRIBUTES CHILD…); nil if it is none.

    BASE-URL does not matter.  With DISCARD-COMMENTS comments outside of the outermost element are left out.
    """
    return _parsed(lisp, start, end, discard_comments is not NIL, html=False)


def _parsed(lisp: Lisp, start: object, end: object, discard_comments: bool, html: bool) -> object:
    etree = _etree()
    if etree is None:
        raise lisp_error("libxml2 is not available: install lxml (the extra `xml')")
    buffer = lisp.buffers.current
    first, last = region(buffer, buffer.begv if start is NIL else start, buffer.zv if end is NIL else end)
    text = buffer.substring(first, last)
    data = text.encode("utf-8", "surrogateescape") if buffer.multibyte else text.encode("latin-1")
    if html:
        parser = etree.HTMLParser(encoding="utf-8", remove_blank_text=True, no_network=True, huge_tree=True)
    else:
        parser = etree.XMLParser(remove_blank_text=True, no_network=True, resolve_entities=False, strip_cdata=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return NIL
    return NIL if root is None else _document(root, discard_comments)


def _document(root: Any, discard_comments: bool) -> object:
    """Return the document of the element ROOT, with a node `top' if it has more than that."""
    before, after = list(root.itersiblings(preceding=True))[::-1], list(root.itersiblings())
    nodes = [_node(each) for each in (*before, root, *after)]
    kept = [node for node in nodes if node is not NIL]
    if len(kept) == 1 or discard_comments:
        return _node(root)
    return cons(intern("top"), cons(NIL, list_from(kept)))


def _node(element: Any) -> object:
    """Return ELEMENT, something in a tree of lxml, as a list; nil for what has no form as one."""
    tag = element.tag
    if not isinstance(tag, str):
        is_comment = type(element).__name__ == "_Comment"
        return list_from([intern("comment"), NIL, lisp_string(element.text or "")]) if is_comment else NIL
    attributes = [cons(intern(_local(name)), lisp_string(value)) for name, value in element.attrib.items()]
    children: list[object] = []
    _add_text(children, element.text)
    for child in element:
        children.append(_node(child))
        _add_text(children, child.tail)
    return cons(intern(_local(tag)), cons(list_from(attributes), list_from(children)))


def _add_text(children: list[object], text: str | None) -> None:
    if text:
        children.append(lisp_string(text))


def _local(name: str) -> str:
    """Return NAME without its space of names."""
    return name.rpartition("}")[2]
