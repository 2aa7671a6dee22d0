"""The library xml: reading and writing XML (its nodes are lists: name, attributes, children)."""

from __future__ import annotations

import re

from elnet.objects.conditions import lisp_error, signal
from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.lists import conses, elements
from elnet.objects.strings import EMPTY, LString, char_code, char_text, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, part, primitive
from elnet.runtime.temporary_buffers import with_file_contents
from elnet.runtime.xml_declarations import element_type
from elnet.runtime.xml_reading import XMLNS, XmlReader, initial_names, named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

declare = Declarer(__name__)

SPACES = (("", ""), ("xml", "http://www.w3.org/XML/1998/namespace"), ("xmlns", XMLNS))
ENTITIES = (("lt", "&#60;"), ("gt", ">"), ("apos", "'"), ("quot", '"'), ("amp", "&#38;"))
INVALID = "[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_invalid = re.compile(INVALID)


def _alist(pairs: tuple[tuple[str, str], ...]) -> object:
    return list_from([cons(lisp_string(key) if key else EMPTY, lisp_string(value) if value else EMPTY) for key, value in pairs])


declare("xml-undefined-entity", lisp_string("?"), "What entities stand for that are not defined.")
declare("xml-default-ns", NIL, "Alist of prefixes and the spaces of names they mean.", make=lambda: _alist(SPACES))
declare("xml-entity-alist", NIL, "Alist of entities and what they stand for.", make=lambda: _alist(ENTITIES))
declare("xml-entity-expansion-limit", 20000, "How long an entity may get in which others are replaced.")
declare("xml-parameter-entity-alist", NIL, "Alist of entities for use in declarations.")
declare("xml-sub-parser", NIL, "Non-nil means a text need not be a whole document.")
declare("xml-validating-parser", NIL, "Non-nil means errors of validity are signalled.")
declare("xml-invalid-characters-re", lisp_string(INVALID), "Matches characters that XML cannot have.")


class XmlLibrary:
    """The condition of the library xml, its regexps and syntax table; to make it is to load the library."""

    def __init__(self, lisp: Lisp) -> None:
        from elnet.runtime.xml_regexps import REGEXPS

        parent = intern("wrong-type-argument")
        lisp.call(intern("define-error"), intern("xml-invalid-character"), lisp_string("Invalid XML character"), parent)
        for name, regexp in REGEXPS.items():
            self._define(lisp, name, lisp_string(regexp))
        self._define(lisp, "xml-syntax-table", self._syntax(lisp))

    def _define(self, lisp: Lisp, name: str, value: object) -> None:
        lisp.variables.special.add(intern(name))
        lisp.set(name, value)

    def _syntax(self, lisp: Lisp) -> object:
        """Return a syntax table in which the characters of names make words."""
        table = lisp.call(intern("make-syntax-table"))
        for char in "?!/-.:_":
            lisp.call(intern("modify-syntax-entry"), ord(char), lisp_string("_"), table)
        return table


part(__name__, XmlLibrary)


# Nodes


@primitive()
def xml_node_name(node: object) -> object:
    """Return the name of NODE, a symbol."""
    return check.list_(node).car  # type: ignore[attr-defined]


@primitive()
def xml_node_attributes(node: object) -> object:
    """Return the attributes of NODE, a list of (NAME . VALUE)."""
    return check.list_(check.list_(node).cdr).car  # type: ignore[attr-defined]


@primitive()
def xml_node_children(node: object) -> object:
    """Return the children of NODE, nodes and strings."""
    return check.list_(check.list_(node).cdr).cdr  # type: ignore[attr-defined]


@primitive()
def xml_get_children(node: object, child_name: object) -> object:
    """Return the children of NODE that are called CHILD-NAME."""
    children = elements(xml_node_children(node))
    return list_from([child for child in children if type(child) is Cons and child.car is child_name])


@primitive()
def xml_get_attribute_or_nil(lisp: Lisp, node: object, attribute: object) -> object:
    """Return the value of ATTRIBUTE of NODE, nil if it has none."""
    found = lisp.call(intern("assoc"), attribute, xml_node_attributes(node))
    return found.cdr if type(found) is Cons else NIL


@primitive()
def xml_get_attribute(lisp: Lisp, node: object, attribute: object) -> object:
    """Return the value of ATTRIBUTE of NODE, the empty string if it has none."""
    found = xml_get_attribute_or_nil(lisp, node, attribute)
    return EMPTY if found is NIL else found


# Reading


@primitive()
def xml_parse_file(lisp: Lisp, file: object, parse_dtd: object = NIL, parse_ns: object = NIL) -> object:
    """Return the nodes of the XML text in FILE; PARSE-DTD and PARSE-NS as for `xml-parse-region'."""
    return with_file_contents(lisp, file, lambda: xml_parse_region(lisp, NIL, NIL, NIL, parse_dtd, parse_ns))


@primitive()
def xml_parse_region(
    lisp: Lisp, beg: object = NIL, end: object = NIL, buffer: object = NIL, parse_dtd: object = NIL, parse_ns: object = NIL
) -> object:
    """Return the nodes of the XML text between BEG and END, by default all, of BUFFER, by default the current one.

    With PARSE-DTD the first element of the value is what the text declares.  PARSE-NS non-nil means names become pairs of a
    space of names and a name; if it is `symbol-qnames' they become symbols of both; it may also be an alist of prefixes and
    spaces, after `symbol-qnames' or alone.
    """
    source = lisp.buffers.current if buffer is NIL else lisp.buffers.existing(buffer)
    start = source.begv if beg is NIL else check.position(beg)
    stop = source.zv if end is NIL else check.position(end)
    reader = XmlReader(lisp, source.substring(start, stop), parse_dtd is not NIL)
    return reader.document(parse_dtd is not NIL, initial_names(parse_ns, lisp.value("xml-default-ns")))


@primitive()
def xml_parse_tag(lisp: Lisp, parse_dtd: object = NIL, parse_ns: object = NIL) -> object:
    """Return the node that begins at point, or the text of a section of character data."""
    buffer = lisp.buffers.current
    reader = XmlReader(lisp, buffer.substring(buffer.point, buffer.zv), parse_dtd is not NIL)
    node = reader.tag(parse_dtd is not NIL, initial_names(parse_ns, lisp.value("xml-default-ns")))
    return cons(reader.declared, node) if reader.declared is not NIL else node


def _at_point(lisp: Lisp, read: Callable[[XmlReader], object]) -> object:
    """Return what READ gets from a reader of the text after point, and move point to where it stops."""
    buffer = lisp.buffers.current
    reader = XmlReader(lisp, buffer.substring(buffer.point, buffer.zv), False)
    start = buffer.point
    try:
        return read(reader)
    finally:
        buffer.goto(start + reader.place)


@primitive()
def xml_parse_string(lisp: Lisp) -> LString:
    """Return the text from point to the next element; put it, its entities replaced, into the buffer, and point behind it."""
    buffer = lisp.buffers.current
    start = buffer.point
    reader = XmlReader(lisp, buffer.substring(start, buffer.zv), False)
    text = reader.string()
    rest = len(reader.text) - reader.place
    buffer.replace(start, buffer.zv - rest, text)
    buffer.goto(start + len(text))
    return lisp_string(text) if text else EMPTY


@primitive()
def xml_parse_attlist(lisp: Lisp, xml_ns: object = NIL) -> object:
    """Return the attributes at point as a list of (NAME . VALUE), and move point behind them."""
    return _at_point(lisp, lambda reader: list_from(reader.attributes(xml_ns)))


@primitive()
def xml_parse_elem_type(string: object) -> object:
    """Return what STRING, the content of an element in a declaration, says, as a list."""
    return element_type(multibyte_text(check.string(string)))


@primitive()
def xml_maybe_do_ns(name: object, default: object, xml_ns: object) -> object:
    """Return NAME as a symbol, or as XML-NS, a map of prefixes as for `xml-parse-region', wants it; DEFAULT is its prefix."""
    prefix = multibyte_text(default) if type(default) is LString else None
    return named(multibyte_text(check.string(name)), prefix, xml_ns)


@primitive()
def xml_substitute_special(lisp: Lisp, string: object) -> object:
    """Return STRING with what the references to entities in it stand for."""
    text = XmlReader(lisp, "", False).substituted(multibyte_text(check.string(string)))
    return lisp_string(text) if text else EMPTY


@primitive()
def xml_substitute_numeric_entities(string: object) -> object:
    """Return STRING with the characters that decimal references in it stand for."""
    text = re.sub("&#([0-9]+);", lambda found: char_text(int(found[1])), multibyte_text(check.string(string)))
    return lisp_string(text) if text else EMPTY


@primitive()
def xml_remove_comments(lisp: Lisp, beg: object, end: object) -> object:
    """Delete the comments between BEG and END."""
    buffer = lisp.buffers.current
    start, stop = check.position(beg), check.position(end)
    text = buffer.substring(start, stop)
    for found in reversed(list(re.finditer("<!--.*?-->", text, re.DOTALL))):
        lisp.call(intern("delete-region"), start + found.start(), start + found.end())
    return NIL


# Writing


@primitive()
def xml_escape_string(string: object, noerror: object = NIL) -> LString:
    """Return STRING with entities for the characters that XML gives a meaning.

    For a character that XML cannot have, `xml-invalid-character' is signalled; with NOERROR it is left out.
    """
    if type(string) is int:
        string = lisp_string(char_text(check.character(string)))
    if type(string) is not LString:
        raise signal("wrong-type-argument", intern("char-or-string-p"), string)
    text = multibyte_text(string)
    invalid = _invalid.search(text)
    if invalid is not None and noerror is NIL:
        raise signal("xml-invalid-character", char_code(invalid[0]), invalid.start() + 1)
    return lisp_string(_escaped(_invalid.sub("", text)))


def _escaped(text: str) -> str:
    for char, name in (("&", "amp"), ("<", "lt"), (">", "gt"), ("'", "apos"), ('"', "quot")):
        text = text.replace(char, f"&{name};")
    return text


@primitive("xml-print", "xml-debug-print")
def xml_print(lisp: Lisp, xml: object, indent_string: object = NIL) -> object:
    """Insert the nodes XML before point, each element on a line of its own, indented by INDENT-STRING and more."""
    indentation = "" if indent_string is NIL else multibyte_text(check.string(indent_string))
    text = "".join([_node_text(pair.car, indentation) for pair in conses(xml)])
    return lisp.call(intern("insert"), lisp_string(text))


@primitive()
def xml_debug_print_internal(lisp: Lisp, xml: object, indent_string: object) -> object:
    """Insert the node XML before point, indented by INDENT-STRING."""
    return lisp.call(intern("insert"), lisp_string(_node_text(xml, multibyte_text(check.string(indent_string)))))


def _node_text(node: object, indentation: str) -> str:
    name = _name(xml_node_name(node))
    pairs = [pair.car for pair in conses(xml_node_attributes(node))]
    attributes = "".join([f' {_name(pair.car)}="{_escape(pair.cdr)}"' for pair in pairs])  # type: ignore[attr-defined]
    children = elements(xml_node_children(node))
    if not children:
        return f"{indentation}<{name}{attributes}/>"
    inner = "".join([_child_text(child, indentation + "  ") for child in children])
    end = "" if len(children) == 1 and type(children[0]) is LString else f"\n{indentation}"
    return f"{indentation}<{name}{attributes}>{inner}{end}</{name}>"


def _child_text(child: object, indentation: str) -> str:
    if type(child) is Cons:
        return "\n" + _node_text(child, indentation)
    if type(child) is LString:
        return _escape(child)
    raise lisp_error("Invalid XML tree")


def _escape(value: object) -> str:
    return multibyte_text(xml_escape_string(value))


def _name(value: object) -> str:
    return check.symbol(value).name
