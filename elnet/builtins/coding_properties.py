"""Properties of coding systems."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.coding_systems import CodingSystems
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.text.coding.systems import CodingSystem
from elnet.text.data.codings import MORE_PROPERTIES


@primitive()
def coding_system_plist(lisp: Lisp, coding_system: object) -> object:
    """Return the properties of CODING-SYSTEM as a list."""
    systems = lisp.part(CodingSystems)
    system = systems.find(coding_system).system
    found = systems.defined.get(system.name)
    return list_from(elements(found) if found is not None else _recorded_properties(system))


def _recorded_properties(system: CodingSystem) -> list[object]:
    """Return the properties of a SYSTEM that Lisp has not defined."""
    found = [
        *first_properties(system, lisp_string(f"The coding system {system.name}.")),
        *(intern(":coding-type"), intern(system.kind)),
        *(intern(":mnemonic"), ord(system.mnemonic)),
    ]
    if system.mime:
        found += [intern(":mime-charset"), intern(system.mime)]
    charsets = charset_list(system)
    if charsets is not NIL:
        found += [intern(":charset-list"), charsets]
    if system.kind == "iso-2022":
        found += [intern(":designation"), Vector([_usage(each) for each in system.usages])]
        found += [intern(":flags"), list_from(map(intern, system.flags))] if system.flags else []
    if system.line_end is not None:
        found += [intern(":eol-type"), intern(system.line_end)]
    for each in MORE_PROPERTIES.get(system.name, ()):
        key, _, value = each.partition(" ")
        found += [intern(key), _value(value)]
    return found


def first_properties(system: CodingSystem, docstring: object) -> list[object]:
    """Return the properties that come first in the list of any SYSTEM."""
    return [
        *(intern(":ascii-compatible-p"), T if system.ascii_compatible else NIL),
        *(intern(":category"), intern(f"coding-category-{system.category}")),
        *(intern(":name"), intern(system.name)),
        *(intern(":docstring"), docstring),
    ]


def charset_list(system: CodingSystem) -> object:
    """Return the charsets of SYSTEM as a list, or the name of all of a kind."""
    if system.kind in ("iso-2022", "emacs-mule") and system.charsets in ((), ("emacs-mule",)):
        return intern(system.kind)
    return list_from(map(intern, system.charsets))


def _usage(usage: object) -> object:
    if isinstance(usage, tuple):
        return list_from(NIL if each is None else intern(each) if isinstance(each, str) else each for each in usage)
    return NIL if usage is None else intern(str(usage))


def _value(text: str) -> object:
    first, dot, second = text.partition(".")
    if dot:
        return cons(intern(first), intern(second))
    return int(text) if text.isdecimal() else intern(text)


@primitive()
def coding_system_get(lisp: Lisp, coding_system: object, prop: object) -> object:
    """Return the property PROP, a keyword, of CODING-SYSTEM."""
    key = check.symbol(prop)
    if not key.name.startswith(":"):
        key = intern(f":{key.name}")
    pair: object = coding_system_plist(lisp, coding_system)
    while type(pair) is Cons and type(pair.cdr) is Cons:
        if pair.car is key:
            return pair.cdr.car
        pair = pair.cdr.cdr
    return NIL


@primitive()
def coding_system_put(lisp: Lisp, coding_system: object, prop: object, value: object) -> object:
    """Give CODING-SYSTEM the property PROP with VALUE; return VALUE."""
    systems = lisp.part(CodingSystems)
    name = systems.find(coding_system).system.name
    known = elements(coding_system_plist(lisp, coding_system))
    pairs = {key: known[place + 1] for place, key in enumerate(known[:-1]) if place % 2 == 0}
    pairs[prop] = value
    systems.defined[name] = list_from(each for pair in pairs.items() for each in pair)
    return value


@primitive()
def coding_system_type(lisp: Lisp, coding_system: object) -> Symbol:
    """Return the type of CODING-SYSTEM, such as utf-8 or charset."""
    return intern(lisp.part(CodingSystems).find(coding_system).system.kind)


@primitive()
def coding_system_category(lisp: Lisp, coding_system: object) -> Symbol:
    """Return the category of CODING-SYSTEM, of which one at a time is looked for in bytes."""
    return intern(f"coding-category-{lisp.part(CodingSystems).find(coding_system).system.category}")


@primitive()
def coding_system_charset_list(lisp: Lisp, coding_system: object) -> object:
    """Return the charsets of CODING-SYSTEM as a list, `iso-2022' or `emacs-mule' for all of these."""
    return charset_list(lisp.part(CodingSystems).find(coding_system).system)


@primitive()
def coding_system_mnemonic(lisp: Lisp, coding_system: object) -> int:
    """Return the letter that stands for CODING-SYSTEM in a mode line."""
    return ord(lisp.part(CodingSystems).find(coding_system).system.mnemonic[0])


@primitive()
def coding_system_doc_string(lisp: Lisp, coding_system: object) -> object:
    """Return the documentation of CODING-SYSTEM."""
    return coding_system_get(lisp, coding_system, intern(":docstring"))


@primitive()
def coding_system_post_read_conversion(lisp: Lisp, coding_system: object) -> object:
    """Return the function that is called with text decoded in CODING-SYSTEM, or nil."""
    return coding_system_get(lisp, coding_system, intern(":post-read-conversion"))


@primitive()
def coding_system_pre_write_conversion(lisp: Lisp, coding_system: object) -> object:
    """Return the function that is called with text to be encoded in CODING-SYSTEM, or nil."""
    return coding_system_get(lisp, coding_system, intern(":pre-write-conversion"))


@primitive()
def coding_system_translation_table_for_decode(lisp: Lisp, coding_system: object) -> object:
    """Return the table by which text decoded in CODING-SYSTEM is translated, or nil."""
    return coding_system_get(lisp, coding_system, intern(":decode-translation-table"))


@primitive()
def coding_system_translation_table_for_encode(lisp: Lisp, coding_system: object) -> object:
    """Return the table by which text to be encoded in CODING-SYSTEM is translated, or nil."""
    return coding_system_get(lisp, coding_system, intern(":encode-translation-table"))


@primitive()
def coding_system_lessp(lisp: Lisp, x: object, y: object) -> Symbol:
    """Return t if the coding system X comes before Y in a list for people: by name, but for a few that come last."""
    one, two = (_place(check.symbol(each).name) for each in (x, y))
    return T if one < two else NIL


def _place(name: str) -> tuple[int, str]:
    last = ("undecided", "prefer-utf-8", "raw-text", "no-conversion")
    return (last.index(name) + 1 if name in last else 0, name)
