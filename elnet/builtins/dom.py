"""The library dom: documents as lists, what `libxml-parse-html-region' and `xml-parse-region' return."""

from __future__ import annotations

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.equality import equal
from elnet.objects.lists import elements
from elnet.objects.strings import EMPTY, LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


def _node(value: object) -> Any:
    """Return the node VALUE, or the first one if it is a list of nodes."""
    check.list_(value)
    return value.car if type(value) is Cons and type(value.car) is Cons else value


def _children(node: object) -> list[object]:
    return elements(dom_children(node))


def _within(node: object) -> Iterator[object]:
    """Yield NODE and the nodes in it, those before their children."""
    found = _node(node)
    if found is not NIL:
        yield found
    for child in _children(found):
        if type(child) is Cons:
            yield from _within(child)


# Parts of a node


@primitive()
def dom_tag(node: object) -> object:
    """Return the name of NODE."""
    return _node(node).car


@primitive()
def dom_attributes(node: object) -> object:
    """Return the attributes of NODE, a list of (NAME . VALUE)."""
    return check.list_(_node(node).cdr).car  # type: ignore[attr-defined]


@primitive()
def dom_children(node: object) -> object:
    """Return the children of NODE, nodes and strings."""
    return check.list_(_node(node).cdr).cdr  # type: ignore[attr-defined]


@primitive()
def dom_non_text_children(node: object) -> object:
    """Return the children of NODE that are no strings."""
    return list_from([child for child in _children(node) if type(child) is not LString])


@macro()
def dom_attr(node: object, attr: object) -> object:
    """Return the value of the attribute ATTR, a symbol, of NODE."""
    return list_of(intern("cdr"), list_of(intern("assq"), attr, list_of(intern("dom-attributes"), node)))


@primitive()
def dom_text(node: object) -> LString:
    """Return the strings among the children of NODE, with blanks between."""
    return _joined([multibyte_text(child) for child in _children(node) if type(child) is LString], " ")


@primitive()
def dom_texts(node: object, separator: object = NIL) -> LString:
    """Return the strings in NODE and in its children with SEPARATOR, by default a blank, between."""
    return _texts(node, " " if separator is NIL else multibyte_text(check.string(separator)))


def _texts(node: object, separator: str) -> LString:
    if dom_tag(node) is intern("script"):
        return EMPTY
    texts = [child if type(child) is LString else _texts(child, separator) for child in _children(node)]
    return _joined([multibyte_text(text) for text in texts], separator)


def _joined(texts: list[str], separator: str) -> LString:
    text = separator.join(texts)
    return lisp_string(text) if text else EMPTY


@primitive()
def dom_strings(dom: object) -> object:
    """Return a list of the strings in DOM."""
    return list_from(list(_strings(dom)))


def _strings(node: object) -> Iterator[object]:
    for child in _children(node):
        if type(child) is LString:
            yield child
        else:
            yield from _strings(child)


# Finding


@primitive()
def dom_child_by_tag(dom: object, tag: object) -> object:
    """Return the first child of DOM that is called TAG, nil if there is none."""
    return next((child for child in _children(dom) if type(child) is Cons and equal(child.car, tag)), NIL)


@primitive()
def dom_by_tag(dom: object, tag: object) -> object:
    """Return the nodes in DOM that are called TAG."""
    return list_from([node for node in _within(dom) if equal(_node(node).car, tag)])


@primitive()
def dom_search(lisp: Lisp, dom: object, predicate: object) -> object:
    """Return the nodes in DOM for which PREDICATE returns non-nil."""
    return list_from([node for node in _within(dom) if lisp.call(predicate, node) is not NIL])


@primitive()
def dom_elements(lisp: Lisp, dom: object, attribute: object, match: object) -> object:
    """Return the nodes in DOM whose ATTRIBUTE the regexp MATCH matches."""
    found = []
    for node in _within(dom):
        pair = lisp.call(intern("assq"), attribute, dom_attributes(node))
        value = pair.cdr if type(pair) is Cons else NIL
        if value is not NIL and lisp.call(intern("string-match"), match, value) is not NIL:
            found.append(node)
    return list_from(found)


@primitive()
def dom_by_class(lisp: Lisp, dom: object, match: object) -> object:
    """Return the nodes in DOM whose class the regexp MATCH matches."""
    return dom_elements(lisp, dom, intern("class"), match)


@primitive()
def dom_by_style(lisp: Lisp, dom: object, match: object) -> object:
    """Return the nodes in DOM whose style the regexp MATCH matches."""
    return dom_elements(lisp, dom, intern("style"), match)


@primitive()
def dom_by_id(lisp: Lisp, dom: object, match: object) -> object:
    """Return the nodes in DOM whose id the regexp MATCH matches."""
    return dom_elements(lisp, dom, intern("id"), match)


@primitive()
def dom_parent(dom: object, node: object) -> object:
    """Return the node in DOM of which NODE is a child, nil if there is none."""
    for parent in _within(dom):
        if any(child is node for child in _children(parent)):
            return parent
    return NIL


@primitive()
def dom_previous_sibling(dom: object, node: object) -> object:
    """Return the child before NODE of its parent in DOM, nil if it is the first one."""
    parent = dom_parent(dom, node)
    if parent is NIL:
        return NIL
    before: object = NIL
    for child in _children(parent):
        if child is node:
            break
        before = child
    return before


# Changing


def _consp(value: object) -> Cons:
    if type(value) is not Cons:
        raise wrong_type_argument("consp", value)
    return value


@primitive()
def dom_ensure_node(node: object) -> object:
    """Return NODE, with an empty list of attributes if it has none."""
    found = _node(node)
    if type(found) is Cons and found.cdr is NIL:
        found.cdr = list_of(NIL)
    return found


@primitive()
def dom_set_attributes(node: object, attributes: object) -> object:
    """Give NODE the ATTRIBUTES, a list of (NAME . VALUE)."""
    _consp(_consp(dom_ensure_node(node)).cdr).car = attributes
    return attributes


@primitive()
def dom_set_attribute(lisp: Lisp, node: object, attribute: object, value: object) -> object:
    """Make VALUE the value of ATTRIBUTE of NODE."""
    found = dom_ensure_node(node)
    old = lisp.call(intern("assoc"), attribute, dom_attributes(found))
    if type(old) is Cons:
        old.cdr = value
        return value
    return dom_set_attributes(found, cons(cons(attribute, value), dom_attributes(found)))


@primitive()
def dom_remove_attribute(node: object, attribute: object) -> object:
    """Remove ATTRIBUTE from NODE."""
    kept = [pair for pair in elements(dom_attributes(node)) if type(pair) is not Cons or pair.car is not attribute]
    if len(kept) == len(elements(dom_attributes(node))):
        return NIL
    return dom_set_attributes(node, list_from(kept))


@primitive()
def dom_remove_node(dom: object, node: object) -> object:
    """Remove NODE from its parent in DOM."""
    parent = dom_parent(dom, node)
    if parent is not NIL:
        _set_children(parent, [child for child in _children(parent) if child is not node])
    return NIL


def _set_children(node: object, children: list[object]) -> None:
    _consp(_consp(dom_ensure_node(node)).cdr).cdr = list_from(children)


@primitive()
def dom_node(tag: object, attributes: object = NIL, *children: object) -> object:
    """Return a node called TAG with ATTRIBUTES and CHILDREN."""
    return cons(tag, cons(attributes, list_from(children)))


@primitive()
def dom_append_child(dom: object, child: object) -> object:
    """Put CHILD behind the children of DOM and return DOM."""
    node = dom_ensure_node(dom)
    _set_children(node, [*_children(node), child])
    return node


@primitive()
def dom_add_child_before(lisp: Lisp, dom: object, child: object, before: object = NIL) -> object:
    """Put CHILD before the child BEFORE of DOM, by default before all of them, and return DOM."""
    node = dom_ensure_node(dom)
    children = _children(node)
    place = 0 if before is NIL else next((place for place, each in enumerate(children) if each is before), -1)
    if place < 0:
        lisp.call(intern("error"), lisp_string("%s does not exist as a child"), before)
    _set_children(node, [*children[:place], child, *children[place:]])
    return node
