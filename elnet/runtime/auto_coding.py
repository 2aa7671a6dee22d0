"""The coding system of a file by its name and by what it says itself (manual node "Recognize Coding")."""

from __future__ import annotations

from elnet.objects.conditions import LispSignal
from elnet.objects.cons import Cons
from elnet.objects.lists import conses
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.coding_systems import CodingSystems
from elnet.runtime.operation_coding import for_operation
from elnet.runtime.temporary_buffers import in_temporary_buffer
from elnet.text.coding.cookies import HEAD, TAIL, name_in_html, name_in_xml, names_in_tags

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

SET_AUTO_CODING, INSERT = intern("set-auto-coding"), intern("insert-file-contents")
OWN = {"sgml-xml-auto-coding-function": name_in_xml, "sgml-html-meta-auto-coding-function": name_in_html}
"""Functions of `auto-coding-functions` that need no buffer."""


def is_coding(lisp: Lisp, name: object) -> bool:
    """Tell whether NAME is the name of a coding system."""
    if not isinstance(name, Symbol) or name is NIL:
        return False
    try:
        lisp.part(CodingSystems).find(name)
    except LispSignal:
        return False
    return True


def looked_up(lisp: Lisp, variable: str, text: LString) -> object:
    """Return what the alist of regexps that is the value of VARIABLE has for TEXT, nil for nothing."""
    for pair in conses(lisp.value(variable)):
        entry = pair.car
        if type(entry) is not Cons or type(entry.car) is not LString:
            continue
        if lisp.regexps.compile_exactly(entry.car).search(text.text, 0, not text.multibyte) is not None:
            return entry.cdr
    return NIL


def found_by_text(lisp: Lisp, name: object, text: LString) -> tuple[object, str] | None:
    """Return the coding system of the file NAME that begins, or is, TEXT, and what says so; None if nothing does."""
    if isinstance(name, LString) and (coding := looked_up(lisp, "auto-coding-alist", name)) is not NIL:
        return coding, "auto-coding-alist"
    if (coding := looked_up(lisp, "auto-coding-regexp-alist", text)) is not NIL:
        return coding, "auto-coding-regexp-alist"
    names = names_in_tags(text.text)
    if names:
        return intern(names[0].removesuffix("!")), ":coding"
    binding = lisp.variables.bind(intern("auto-coding-file-name"), name)
    try:
        for pair in conses(lisp.value("auto-coding-functions")):
            coding = _by_function(lisp, pair.car, text)
            if is_coding(lisp, coding):
                return coding, "auto-coding-functions"
    finally:
        lisp.variables.unbind(binding)
    return None


def _by_function(lisp: Lisp, function: object, text: LString) -> object:
    """Return what FUNCTION, one of `auto-coding-functions`, says of TEXT."""
    if isinstance(function, Symbol) and function.name in OWN:
        found = OWN[function.name](text.text)
        return NIL if found is None else intern(found)
    size = len(text.text)
    return in_temporary_buffer(lisp, lambda: _call_on(lisp, text, function, size))


def in_form_of_buffer(lisp: Lisp, coding: Symbol) -> Symbol:
    """Return CODING, or that of the current buffer's file if both are UTF-8, of which there are several forms."""
    own = lisp.value("buffer-file-coding-system")
    if not isinstance(own, Symbol) or own is NIL or not is_coding(lisp, coding):
        return coding
    systems = lisp.part(CodingSystems)
    both_utf_8 = systems.find(coding).system.kind == systems.find(own).system.kind == "utf-8"
    return own if both_utf_8 else coding


def _call_on(lisp: Lisp, text: LString, function: object, *arguments: object) -> object:
    """Return what FUNCTION returns for ARGUMENTS while the current buffer, a new one, holds TEXT."""
    buffer = lisp.buffers.current
    buffer.set_multibyte(text.multibyte)
    buffer.insert(text.text)
    buffer.goto(1)
    return lisp.call(function, *arguments)


def for_reading(lisp: Lisp, name: LString, data: bytes) -> object:
    """Return the coding system for the file NAME that holds DATA, nil if that is to be found out from the bytes."""
    head = data if len(data) <= HEAD + TAIL else data[:HEAD] + data[-TAIL:]
    text = LString(head.decode("latin-1"), False)
    function = lisp.value("set-auto-coding-function")
    coding: object = NIL
    if function is SET_AUTO_CODING:
        found = found_by_text(lisp, name, text)
        coding = NIL if found is None else found[0]
    elif function is not NIL:
        coding = in_temporary_buffer(lisp, lambda: _call_on(lisp, text, function, name, len(head)))
    if is_coding(lisp, coding):
        return coding
    by_name = for_operation(lisp, INSERT, (name, T))
    return by_name.car if type(by_name) is Cons and is_coding(lisp, by_name.car) else NIL
