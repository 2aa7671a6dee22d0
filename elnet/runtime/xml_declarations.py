"""The declarations at the beginning of XML texts, as far as the library xml understands them."""

from __future__ import annotations

import re

from elnet.objects.conditions import LispSignal, lisp_error
from elnet.objects.cons import list_from, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.xml_reading import XmlReader

_NAME = r"(?:[^\W\d]|:)[\w:.\u00b7\u0300-\u036f\u203f\u2040-]*"
_BLANKS = r"[ \t\n\r]"
_QUOTED = "(?:\"([^\"]*)\"|'([^']*)')"
_TYPE = rf"(?:CDATA|ID|IDREF|IDREFS|ENTITY|ENTITIES|NMTOKENS?|NOTATION{_BLANKS}+\([^)]*\)|\([^)]*{_BLANKS}\))"
_FIRST = rf"(?:#REQUIRED|#IMPLIED|(?:#FIXED{_BLANKS}+)?{_QUOTED})"
_document = re.compile(rf"<!DOCTYPE{_BLANKS}+({_NAME}){_BLANKS}*").match
_external = re.compile(rf"(SYSTEM|PUBLIC){_BLANKS}+{_QUOTED}(?:{_BLANKS}+{_QUOTED})?{_BLANKS}*").match
_element = re.compile(rf"<!ELEMENT{_BLANKS}+({_NAME}){_BLANKS}+(EMPTY|ANY|\([^>]*\)){_BLANKS}*>").match
_attributes = re.compile(
    rf"<!ATTLIST{_BLANKS}+{_NAME}(?:{_BLANKS}*{_NAME}{_BLANKS}*{_TYPE}{_BLANKS}*{_FIRST})*{_BLANKS}*>"
).match
_entity = re.compile(rf"<!ENTITY{_BLANKS}+(%{_BLANKS}+)?({_NAME}){_BLANKS}*{_QUOTED}{_BLANKS}*>").match
_external_entity = re.compile(rf"<!ENTITY{_BLANKS}+(?:%{_BLANKS}+)?{_NAME}{_BLANKS}+SYSTEM{_BLANKS}+{_QUOTED}{_BLANKS}*>").match
_comment = re.compile(r"<!--.*?-->", re.DOTALL).match
_parameter = re.compile(rf"%({_NAME});")
_rest = re.compile(r"[^]]*").match
_character = re.compile(r"&#(x)?([0-9a-fA-F]+);")
_element_type = re.compile(r"([a-zA-Z0-9:_#-]+)([+?*]?)").match
_group = re.compile(r"\(([^)]+)\)([+?*]?)").match


class Declarations:
    """Reads what READER comes to, and gives it the entities."""

    def __init__(self, reader: XmlReader) -> None:
        self.reader = reader
        self.parameters: dict[str, str] = {}
        self.found: list[object] = []
        self.elements: set[str] = set()
        self.strict = reader.validating

    def read(self, keep: bool) -> object:
        """Read the declarations and return them as (dtd NAME…) if they are to be KEPT."""
        reader = self.reader
        match = _document(reader.text, reader.place)
        if match is None:
            raise lisp_error("XML: (Well-Formed) Invalid character")
        reader.place = match.end()
        self.found += [intern("dtd"), lisp_string(match[1])]
        self._read_external()
        if reader.at("["):
            reader.place += 1
            self._read_items()
            reader.skip_blanks()
        if not reader.at(">"):
            raise lisp_error("XML: Bad DTD")
        reader.place += 1
        return list_from(self.found) if keep else NIL

    def _read_external(self) -> None:
        match = _external(self.reader.text, self.reader.place)
        if match is None:
            return
        self.reader.place = match.end()
        names = [lisp_string(name) for name in match.groups()[1:] if name is not None]
        self.found.append(list_of(*names, intern(match[1].lower())))

    def _read_items(self) -> None:
        reader = self.reader
        while True:
            reader.skip_blanks()
            if reader.at("]"):
                reader.place += 1
                return
            if reader.place >= len(reader.text):
                raise lisp_error("XML: (Well-Formed) End of document while reading DTD")
            self._read_item()

    def _read_item(self) -> None:
        text, place = self.reader.text, self.reader.place
        entity = _entity(text, place)
        element = _element(text, place)
        parameter = _parameter.match(text, place)
        if entity is not None:
            self._define(entity)
        elif parameter is not None and parameter[1] in self.parameters:
            self.reader.text = text[:place] + self.parameters[parameter[1]] + text[parameter.end() :]
            return
        elif element is not None and self.strict:
            self._declare(element)
        match = entity or element or _attributes(text, place) or _external_entity(text, place) or _comment(text, place)
        if match is None and self.strict:
            is_element = text.startswith("<!ELEMENT", place)
            raise _invalid("Invalid element type in the DTD" if is_element else "Invalid DTD item")
        match = match or _rest(text, place)
        self.reader.place = len(text) if match is None else match.end()

    def _define(self, entity: re.Match[str]) -> None:
        """Define ENTITY, if it has not been defined before, with references to characters and parameters replaced."""
        value = entity[3] if entity[3] is not None else entity[4]
        value = _parameter.sub(lambda found: self.parameters.get(found[1], ""), value)
        value = _character.sub(lambda found: chr(int(found[2], 16 if found[1] else 10)), value)
        (self.parameters if entity[1] else self.reader.entities).setdefault(entity[2], value)

    def _declare(self, element: re.Match[str]) -> None:
        name, kind = element[1], element[2]
        if name in self.elements:
            raise _invalid(f"DTD element declarations must be unique (<{name}>)")
        self.elements.add(name)
        described = intern(kind.lower()) if kind in ("EMPTY", "ANY") else element_type(kind)
        self.found.append(list_of(lisp_string(name), described))


def _invalid(message: str) -> LispSignal:
    return lisp_error(f"XML: (Validity) {message}")


def element_type(text: str) -> object:
    """Return what TEXT, the content of elements in a declaration, says, as a list."""
    group = _group(text)
    if group is not None:
        inner, repeated = group[1], group[2]
        value: object = element_type(inner)
        for mark, kind in (("|", "choice"), (",", "seq")):
            if mark in inner:
                value = list_of(intern(kind), *(element_type(part.strip()) for part in inner.split(mark)))
                break
        return list_of(intern(repeated), value) if repeated else value
    match = _element_type(text)
    name, repeated = (match[1], match[2]) if match is not None else (text, "")
    value = intern("pcdata") if name == "#PCDATA" else lisp_string(name)
    return list_of(intern(repeated), value) if repeated else value
