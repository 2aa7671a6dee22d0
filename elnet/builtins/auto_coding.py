"""Which coding system a file has: by its name, its beginning and what it says itself."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, cons
from elnet.objects.equality import equal
from elnet.objects.lists import conses
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import auto_coding, check
from elnet.runtime.coding_systems import CodingSystems
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.printing import Printing
from elnet.text.coding.cookies import name_in_html, name_in_xml

VARIABLES: dict[object, str] = {
    intern("file"): "file-coding-system-alist",
    intern("process"): "process-coding-system-alist",
    intern("network"): "network-coding-system-alist",
}


def _after_point(lisp: Lisp, size: object) -> LString:
    """Return the text after point, at most SIZE characters."""
    buffer = lisp.buffers.current
    end = min(buffer.zv, buffer.point + check.fixnum(size))
    return LString(buffer.substring(buffer.point, max(end, buffer.point)), buffer.multibyte)


@primitive()
def find_auto_coding(lisp: Lisp, filename: object, size: object) -> object:
    """Return (CODING . SOURCE) for the file FILENAME, of which SIZE bytes are after point; nil if nothing is known.

    SOURCE is `auto-coding-alist', `auto-coding-regexp-alist', `:coding' for what the file says, or `auto-coding-functions'.
    """
    found = auto_coding.found_by_text(lisp, check.string(filename), _after_point(lisp, size))
    return NIL if found is None else cons(found[0], intern(found[1]))


@primitive()
def set_auto_coding(lisp: Lisp, filename: object, size: object) -> object:
    """Return the coding system of the file FILENAME, of which SIZE bytes are after point; nil if none is found that exists."""
    found = auto_coding.found_by_text(lisp, check.string(filename), _after_point(lisp, size))
    return found[0] if found is not None and auto_coding.is_coding(lisp, found[0]) else NIL


@primitive()
def auto_coding_alist_lookup(lisp: Lisp, filename: object) -> object:
    """Return the coding system that `auto-coding-alist' has for FILENAME, nil for none."""
    return auto_coding.looked_up(lisp, "auto-coding-alist", check.string(filename))


@primitive()
def auto_coding_regexp_alist_lookup(lisp: Lisp, from_: object, to: object) -> object:
    """Return the coding system that `auto-coding-regexp-alist' has for the text between FROM and TO, nil for none."""
    buffer = lisp.buffers.current
    start, end = check.integer_or_marker(from_), check.integer_or_marker(to)
    return auto_coding.looked_up(lisp, "auto-coding-regexp-alist", LString(buffer.substring(start, end), buffer.multibyte))


@primitive()
def sgml_xml_auto_coding_function(lisp: Lisp, size: object) -> object:
    """Return the coding system of the XML after point, SIZE characters of which are looked at; nil if it is no XML."""
    text = _after_point(lisp, size).text
    name = name_in_xml(text)
    return intern(name) if name is not None and "encoding" not in text else _known(lisp, name)


@primitive()
def sgml_html_meta_auto_coding_function(lisp: Lisp, size: object) -> object:
    """Return the coding system that a meta element of the HTML after point gives; SIZE characters are looked at."""
    return _known(lisp, name_in_html(_after_point(lisp, size).text))


def _known(lisp: Lisp, name: str | None) -> Symbol:
    if name is None or not auto_coding.is_coding(lisp, intern(name)):
        return NIL
    return auto_coding.in_form_of_buffer(lisp, intern(name))


@primitive()
def xml_find_file_coding_system(args: object) -> object:
    """Return UTF-8, in which XML is unless it says so, if ARGS, an operation and its arguments, is to read a file."""
    reads = type(args) is Cons and args.car is intern("insert-file-contents")
    return intern("utf-8" if reads else "undecided")


@primitive()
def modify_coding_system_alist(lisp: Lisp, target_type: object, regexp: object, coding_system: object) -> object:
    """Have targets that match REGEXP coded by CODING-SYSTEM; TARGET-TYPE is file, process or network.

    CODING-SYSTEM is one for both ways, a pair of them, or a function that returns one of these.
    """
    name = VARIABLES.get(target_type)
    if name is None:
        raise lisp_error(f"Invalid target type: {lisp.part(Printing).text(target_type, True)}")
    if type(regexp) is not LString and not (name == VARIABLES[intern("network")] and type(regexp) is int):
        raise lisp_error(f"Invalid regular expression: {lisp.part(Printing).text(regexp, True)}")
    value = coding_system
    if isinstance(value, Symbol) and not lisp.functions.is_function(value):
        lisp.part(CodingSystems).find(value)
        value = cons(value, value)
    entries = lisp.value(name)
    for pair in conses(entries):
        entry = pair.car
        if type(entry) is Cons and equal(entry.car, regexp):
            entry.cdr = value
            return value
    lisp.set(name, cons(cons(regexp, value), entries))
    return lisp.value(name)
