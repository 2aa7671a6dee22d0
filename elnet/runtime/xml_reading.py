"""XML texts to Lisp values as the library xml reads them, which takes more than XML allows and has errors of its own.

A node is (NAME ATTRIBUTES CHILD…).  References to entities are replaced in the text that is being read, so that an entity may
contain elements.
"""

from __future__ import annotations

import re

from elnet.objects.conditions import LispSignal, args_out_of_range, lisp_error, signal
from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.lists import conses
from elnet.objects.strings import EMPTY, LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.xml_declarations import Declarations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from elnet.runtime.lisp import Lisp

NAME = r"(?:[^\W\d]|:)[\w:.\u00b7\u0300-\u036f\u203f\u2040-]*"
XMLNS = "http://www.w3.org/2000/xmlns/"
QNAMES = intern("symbol-qnames")
_blanks = re.compile(r"[ \t\n\r]*").match
_start_of_tag = re.compile(rf"<({NAME})").match
_end_of_tag = re.compile(rf"</({NAME})[ \t\n\r]*>").match
_attribute = re.compile(rf"[ \t\n\r]*({NAME})[ \t\n\r]*=[ \t\n\r]*").match
_value = re.compile("\"([^\"]*)\"|'([^']*)'").match
_reference = re.compile(rf"&(?:#(x)?([0-9a-fA-F]+)|({NAME}));").match
_references = re.compile(rf"&(?:#(x)?([0-9a-fA-F]+)|({NAME}));")
_plain = re.compile("[^<&]*").match


def xml_error(message: str) -> LispSignal:
    """Return the error MESSAGE about a text."""
    return lisp_error(f"XML: {message}")


def lisp_text(text: str) -> LString:
    """Return TEXT as a string; the empty string is always the same one."""
    return lisp_string(text) if text else EMPTY


class XmlReader:
    """Reads TEXT; PLACE is how far it has come.  VALIDATING refuses unknown entities and other things."""

    def __init__(self, lisp: Lisp, text: str, validating: bool) -> None:
        self.text = text
        self.place = 0
        self.validating = validating or lisp.is_set("xml-validating-parser")
        self.undefined = lisp.value("xml-undefined-entity")
        self.limit = lisp.value("xml-entity-expansion-limit")
        self.is_part = lisp.is_set("xml-sub-parser")
        self.entities = {
            multibyte_text(pair.car.car): multibyte_text(pair.car.cdr)  # type: ignore[attr-defined]
            for pair in conses(lisp.value("xml-entity-alist"))
        }
        self.declared: object = NIL

    def document(self, keep_declarations: bool, names: object) -> object:
        """Return the list of nodes of the text, with its declarations first if KEEP_DECLARATIONS."""
        found: list[object] = []
        while (start := self.text.find("<", self.place)) >= 0:
            self.place = start
            node = self.tag(keep_declarations, names)
            if node is NIL:
                self.place += self.at("</")
                continue
            if found and not self.is_part:
                raise xml_error("(Not Well-Formed) Only one root tag allowed")
            if type(node) is LString:
                raise signal("wrong-type-argument", intern("listp"), node)
            found.append(node)
        nodes = list_from(found)
        return cons(self.declared, nodes) if keep_declarations else nodes

    def at(self, start: str) -> bool:
        """Tell whether START comes next."""
        return self.text.startswith(start, self.place)

    def skip_blanks(self) -> None:
        """Pass over white space."""
        self.place = _blanks(self.text, self.place).end()  # type: ignore[union-attr]

    def skip_past(self, end: str) -> None:
        """Pass over what ends in END."""
        found = self.text.find(end, self.place)
        if found < 0:
            raise signal("search-failed", lisp_string(end))
        self.place = found + len(end)

    def tag(self, keep_declarations: bool, names: object) -> object:
        """Read what begins with <, and return a node, a text, or nil for the end of an element."""
        while True:
            if self.at("<?"):
                self.skip_past("?>")
                self.skip_blanks()
            elif self.at("<!--"):
                self.skip_past("-->")
                self.skip_blanks()
                if self.place >= len(self.text):
                    return NIL
                if not self.at("<"):
                    return lisp_text(self.string())
            elif self.at("<!DOCTYPE"):
                declarations = Declarations(self)
                declared = declarations.read(keep_declarations and self.validating)
                self.declared = declared if keep_declarations else NIL
                self.skip_blanks()
                if self.at("</"):
                    return NIL
            else:
                break
        if self.at("<![CDATA["):
            return lisp_text(self._character_data())
        if self.at("</"):
            return NIL
        return self._element(names)

    def _character_data(self) -> str:
        end = self.text.find("]]>", self.place)
        if end < 0:
            raise xml_error("(Not Well Formed) CDATA section does not end anywhere in the document")
        data = self.text[self.place + 9 : end]
        self.place = end + 3
        return data + self.string()

    def _element(self, names: object) -> object:
        start = _start_of_tag(self.text, self.place)
        if start is None:
            raise xml_error("(Well-Formed) Invalid character")
        self.place = start.end()
        attributes = self.attributes(names)
        names = _with_declared(names, attributes)
        node = [named(start[1], "", names), list_from(attributes)]
        self.skip_blanks()
        if self.at("/>"):
            self.place += 2
        elif self.at(">"):
            self.place += 1
            self._children(start[1], node, names)
        else:
            raise self._no_tag()
        return list_from(node)

    def _no_tag(self) -> LispSignal:
        if self.place < 10:
            return args_out_of_range(self.place - 9, self.place + 2)
        return xml_error(f"(Well-Formed) Couldn’t parse tag: {self.text[self.place - 10 : self.place + 1]}")

    def _children(self, name: str, node: list[object], names: object) -> None:
        """Read the children of the element NAME into NODE, and its end."""
        while not self.at("</"):
            if self.place >= len(self.text):
                raise xml_error(f"(Not Well-Formed) End of document while reading element ‘{name}’")
            if self.at("<"):
                child = self.tag(False, names)
                if child is not NIL:
                    node.append(child)
            else:
                node.append(lisp_text(self.string()))
        end = _end_of_tag(self.text, self.place)
        if end is None or end[1] != name:
            found = re.compile("[^>]*").match(self.text, self.place + 2)
            wrong = "" if found is None else found[0]
            raise xml_error(f"(Not Well-Formed) Invalid end tag ‘{wrong}’ (expecting ‘{name}’)")
        self.place = end.end()

    def attributes(self, names: object) -> list[object]:
        """Read attributes and return a list of (NAME . VALUE)."""
        found: list[object] = []
        seen = set()
        while (match := _attribute(self.text, self.place)) is not None:
            self.place = match.end()
            value = _value(self.text, self.place)
            if value is None:
                raise xml_error("(Not Well-Formed) Attribute values must be given between quotes")
            if match[1] in seen:
                raise xml_error("(Not Well-Formed) Each attribute must be unique within an element")
            seen.add(match[1])
            self.place = value.end()
            text = value[1] if value[1] is not None else value[2]
            found.append(cons(named(match[1], None, names), lisp_text(self.substituted(text))))
        return found

    # Entities

    def string(self) -> str:
        """Read text up to the next element, entities replaced; one that contains elements goes on being read."""
        parts: list[str] = []
        expanded_from = expanded_to = expansions = 0
        while True:
            run = _plain(self.text, self.place)
            assert run is not None
            parts.append(run[0])
            self.place = run.end()
            if not self.at("&"):
                return "".join(parts).replace("\r\n", "\n").replace("\r", "\n")
            reference = _reference(self.text, self.place)
            if reference is None:
                raise xml_error("(Not Well-Formed) Invalid entity reference")
            if reference[2] is not None:
                parts.append(_character(reference))
                self.place = reference.end()
                continue
            value = self._entity(reference[3])
            plain = _plain_value(value)
            if plain is not None and self.place >= expanded_to and not self._is_too_long(len(value)):
                parts.append(plain)
                self.place = reference.end()
                continue
            if self.place >= expanded_to:
                expanded_from = self.place
                expanded_to = reference.end()
                expansions = 0
            expansions += 1
            expanded_to += len(value) - len(reference[0])
            if self._is_too_long(max(expanded_to - expanded_from, expansions)):
                raise xml_error("Entity reference expansion surpassed ‘xml-entity-expansion-limit’")
            self.text = self.text[: self.place] + value + self.text[reference.end() :]

    def _is_too_long(self, size: int) -> bool:
        return type(self.limit) is int and size > self.limit

    def _entity(self, name: str) -> str:
        found = self.entities.get(name)
        if found is not None:
            return found
        if self.validating:
            raise xml_error(f"(Validity) Undefined entity ‘{name}’")
        return multibyte_text(self.undefined) if type(self.undefined) is LString else ""

    def substituted(self, text: str) -> str:
        """Return TEXT with what its references stand for."""
        if "&" not in text:
            return text
        return _references.sub(
            lambda found: _character(found) if found[2] is not None else self.substituted(self._entity(found[3])), text
        )


def _plain_value(value: str) -> str | None:
    """Return the text that the entity with VALUE stands for, None if there may be elements or other entities in it."""
    if "<" not in value and "&" not in value:
        return value
    reference = _reference(value)
    only = reference is not None and reference[2] is not None and reference.end() == len(value)
    return _character(reference) if reference is not None and only else None


def _character(reference: re.Match[str]) -> str:
    number = int(reference[2], 16 if reference[1] else 10)
    return chr(number) if number <= 0x10FFFF else ""


# Names


def named(name: str, default: str | None, names: object) -> object:
    """Return NAME of an element or attribute; NAMES maps prefixes to spaces of names, DEFAULT is the prefix without prefix."""
    if type(names) is not Cons:
        return intern(name)
    as_symbols = names.car is QNAMES
    prefix, colon, local = name.partition(":")
    if not colon:
        prefix, local = ("xmlns", "") if name == "xmlns" else (default or "", name)
    space = EMPTY
    if colon or default is not None or prefix:
        space = next((value for key, value in _spaces(names) if key == prefix), EMPTY)
    if as_symbols and prefix != "xmlns":
        return intern(multibyte_text(space) + local)
    return cons(space, lisp_text(local))


def _spaces(names: Cons) -> list[tuple[str, LString]]:
    pairs: list[Any] = [pair.car for pair in conses(names) if type(pair.car) is Cons]
    return [(multibyte_text(pair.car), pair.cdr) for pair in pairs]


def _with_declared(names: object, attributes: list[object]) -> object:
    """Return NAMES with the spaces that ATTRIBUTES declare."""
    if type(names) is not Cons:
        return names
    declared: list[object] = []
    for pair in attributes:
        name = pair.car  # type: ignore[attr-defined]
        if type(name) is Cons and type(name.car) is LString and name.car.text == XMLNS:
            declared.append(cons(name.cdr, pair.cdr))  # type: ignore[attr-defined]
    if names.car is QNAMES:
        return cons(QNAMES, list_from(declared, names.cdr))
    return list_from(declared, names)


def initial_names(asked: object, default: object) -> object:
    """Return the spaces of names to begin with, where the program ASKED for them and DEFAULT are the usual ones."""
    if asked is QNAMES:
        return cons(QNAMES, default)
    return default if isinstance(asked, Symbol) and asked is not NIL else asked
