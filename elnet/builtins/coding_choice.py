"""Choosing a coding system that has all characters of a text."""

from __future__ import annotations

from elnet.objects.cons import Cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.coding_systems import CodingSystems
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import region
from elnet.text.coding.encoding import can_encode
from elnet.text.coding.systems import UNIX, Coding

UNSORTED = ("undecided", "raw-text", "no-conversion")


@primitive()
def select_safe_coding_system(
    lisp: Lisp,
    from_: object,
    to: object,
    default_coding_system: object = NIL,
    accept_default_p: object = NIL,
    file: object = NIL,
) -> object:
    """Return a coding system that has all characters of the string FROM, or of the text between FROM and TO.

    It is the first of DEFAULT-CODING-SYSTEM, one or a list, of the buffer's and of the preferred one that does, or UTF-8; no
    one is asked.  ACCEPT-DEFAULT-P and FILE do not matter.
    """
    if isinstance(from_, LString):
        text = from_.text
    else:
        buffer = lisp.buffers.current
        text = buffer.substring(1, buffer.size + 1) if from_ is NIL else buffer.substring(*region(buffer, from_, to))
    given = [default_coding_system] if isinstance(default_coding_system, Symbol) else elements(default_coding_system)
    own = lisp.value("buffer-file-coding-system")
    names = [each for each in [*given, own, lisp.variables.default(intern("buffer-file-coding-system"))] if each is not T]
    for name in names:
        if isinstance(name, Symbol) and name is not NIL:
            coding = lisp.part(CodingSystems).find(name)
            if coding.system.kind != "undecided" and can_encode(text, coding):
                return _with_line_end(coding)
    return intern("utf-8-unix")


def _with_line_end(coding: Coding) -> Symbol:
    found = coding if coding.line_end is not None else coding.with_line_end(UNIX) or coding
    return intern(found.name)


@primitive()
def sort_coding_systems(lisp: Lisp, codings: object) -> object:
    """Return the list CODINGS with the preferred coding systems first, then those for mail, in their order."""
    if type(codings) is Cons and codings.cdr is NIL:
        return codings
    systems = lisp.part(CodingSystems)
    priority = [systems.table.find(name).system.name for name in systems.table.priority]

    def place(name: object) -> tuple[int, int, int]:
        system = systems.find(name).system
        rank = priority.index(system.name) if system.name in priority else len(priority)
        return (system.name in UNSORTED, 0 if rank == 0 else 1 if system.mime and system.kind != "utf-16" else 2, rank)

    return list_from(sorted(elements(codings), key=place))


@primitive()
def sanitize_coding_system_list(lisp: Lisp, codings: object) -> object:
    """Return the list CODINGS without those that say nothing, with the name for mail in the place of one that has it."""
    found = []
    for name in elements(codings):
        system = lisp.part(CodingSystems).find(name).system
        if system.kind not in ("raw-text", "undecided"):
            found.append(intern(system.mime) if system.mime in system.names else name)
    return list_from(found)


@primitive()
def find_coding_systems_for_charsets(lisp: Lisp, charsets: object) -> object:
    """Return the coding systems that have all of CHARSETS, a list; (undecided) if it is that of ASCII alone."""
    names = [getattr(each, "name", "") for each in elements(charsets)]
    if names in ([], ["ascii"]):
        return list_from([intern("undecided")])
    table = lisp.part(CodingSystems).table
    found = {table.find(name).system.name: table.find(name).system for name in table.names()}
    wanted = {name for name in names if name != "ascii"}
    return list_from(intern(name) for name, system in found.items() if wanted <= set(system.charsets))
