"""Coding systems: which there are, what is known of them, which are used by default."""

from __future__ import annotations

from elnet.objects.conditions import LispSignal, truth, wrong_type_argument
from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.coding_systems import CodingSystems
from elnet.runtime.lisp import Lisp
from elnet.runtime.operation_coding import for_operation
from elnet.runtime.primitive import macro, primitive
from elnet.text.coding.systems import END_OF_LINE_TYPES, Coding


def _find(lisp: Lisp, name: object) -> Coding | None:
    try:
        return lisp.part(CodingSystems).find(name)
    except LispSignal:
        return None


def _symbol(coding: Coding | None) -> Symbol:
    return NIL if coding is None else intern(coding.name)


@primitive()
def coding_system_p(lisp: Lisp, object: object) -> Symbol:
    """Return t if OBJECT is nil or the name of a coding system."""
    return truth(object is NIL or _find(lisp, object) is not None)


@primitive()
def check_coding_system(lisp: Lisp, coding_system: object) -> object:
    """Return CODING-SYSTEM if it is nil or the name of a coding system; signal `coding-system-error' otherwise."""
    if coding_system is not NIL:
        lisp.part(CodingSystems).find(check.symbol(coding_system))
    return coding_system


@primitive("coding-system-list")
def coding_system_list(lisp: Lisp, base_only: object = NIL) -> object:
    """Return the list of all coding systems, only the main names without line ends if BASE-ONLY is non-nil."""
    table = lisp.part(CodingSystems).table
    names = table.names()
    if base_only is not NIL:
        names = [name for name in names if table.find(name).name == name and table.find(name).system.name == name]
    return list_from([intern(name) for name in names])


# What a coding system is


@primitive()
def coding_system_base(lisp: Lisp, coding_system: object) -> Symbol:
    """Return the main name of CODING-SYSTEM without its type of line ends."""
    return intern(lisp.part(CodingSystems).find(coding_system).system.name)


@primitive()
def coding_system_aliases(lisp: Lisp, coding_system: object) -> object:
    """Return the list of all names of CODING-SYSTEM, the main one first."""
    return list_from([intern(name) for name in lisp.part(CodingSystems).find(coding_system).aliases()])


@primitive()
def coding_system_eol_type(lisp: Lisp, coding_system: object) -> object:
    """Return the type of line ends of CODING-SYSTEM: 0 for Unix, 1 for DOS, 2 for Mac, a vector of names if it is open."""
    coding = _find(lisp, coding_system)
    if coding is None:
        return NIL
    if coding.line_end is None:
        return Vector([intern(f"{coding.system.name}-{line_end}") for line_end in END_OF_LINE_TYPES])
    return END_OF_LINE_TYPES.index(coding.line_end)


@primitive()
def coding_system_eol_type_mnemonic(lisp: Lisp, coding_system: object) -> LString:
    """Return the text that stands for the line ends of CODING-SYSTEM in a mode line."""
    kind = coding_system_eol_type(lisp, coding_system)
    return lisp_string({0: ":", 1: "\\", 2: "/"}.get(kind, ":") if type(kind) is int else ":")


@primitive()
def coding_system_equal(lisp: Lisp, coding_system_1: object, coding_system_2: object) -> Symbol:
    """Return t if CODING-SYSTEM-1 and CODING-SYSTEM-2 are names of the same."""
    if coding_system_1 is coding_system_2:
        return T
    one, two = _find(lisp, coding_system_1), _find(lisp, coding_system_2)
    return truth(one is not None and two is not None and one.name == two.name)


# Others like it


@primitive()
def coding_system_change_eol_conversion(lisp: Lisp, coding_system: object, eol_type: object) -> object:
    """Return CODING-SYSTEM with line ends of EOL-TYPE: unix, dos, mac, a number, or nil for open; nil if there is none."""
    if coding_system is NIL:
        coding_system = intern("no-conversion")
    coding = lisp.part(CodingSystems).find(coding_system)
    if eol_type is NIL:
        return intern(coding.system.name)
    wanted = END_OF_LINE_TYPES[eol_type] if type(eol_type) is int and 0 <= eol_type <= 2 else getattr(eol_type, "name", "")
    return _symbol(coding.with_line_end(wanted)) if wanted in END_OF_LINE_TYPES else NIL


@primitive()
def coding_system_change_text_conversion(lisp: Lisp, coding_system: object, coding: object) -> object:
    """Return CODING with the line ends of CODING-SYSTEM."""
    kind = coding_system_eol_type(lisp, coding_system)
    if type(kind) is not int:
        return coding
    return coding_system_change_eol_conversion(lisp, NIL if coding is NIL else coding, kind) or NIL


@primitive("coding-system-from-name")
def coding_system_from_name(lisp: Lisp, name: object) -> object:
    """Return the coding system that NAME, a string or symbol such as a MIME charset, stands for; nil if there is none."""
    wanted = name.name if isinstance(name, Symbol) else check.string(name).text
    table = lisp.part(CodingSystems).table
    spelled = wanted.lower().replace("_", "-")
    for each in table.names():
        if each == spelled:
            return intern(each)
    return next(
        (intern(table.find(each).system.name) for each in table.names() if table.find(each).system.mime == spelled), NIL
    )


@primitive()
def define_coding_system_alias(lisp: Lisp, alias: object, coding_system: object) -> Symbol:
    """Let ALIAS be another name of CODING-SYSTEM."""
    systems = lisp.part(CodingSystems)
    systems.find(coding_system)
    systems.table.define_alias(check.symbol(alias).name, check.symbol(coding_system).name)
    return NIL


@primitive()
def merge_coding_systems(lisp: Lisp, first: object, second: object) -> object:
    """Return FIRST with what it leaves open as in SECOND: the way characters are coded, or the line ends."""
    one, two = _find(lisp, first), _find(lisp, second)
    if one is None or two is None or first is NIL or second is NIL:
        return first
    system = two.system if one.system.kind == "undecided" else one.system
    merged = Coding(system, one.line_end if one.line_end is not None else two.line_end)
    return first if merged.name == one.name else intern(merged.name)


# Defaults


@primitive(interactive="zPrefer coding system: ")
def prefer_coding_system(lisp: Lisp, coding_system: object) -> Symbol:
    """Make CODING-SYSTEM the default for files and processes."""
    coding = lisp.part(CodingSystems).find(coding_system)
    name = intern(coding.name)
    lisp.variables.set_default(intern("buffer-file-coding-system"), name)
    lisp.set("default-process-coding-system", cons(name, name))
    set_coding_system_priority(lisp, name)
    return NIL


@primitive("set-coding-system-priority")
def set_coding_system_priority(lisp: Lisp, *coding_systems: object) -> Symbol:
    """Prefer CODING-SYSTEMS, in that order, where several are possible.

    Each takes the place of the one of its category, such as that of all character sets of one byte.
    """
    systems = lisp.part(CodingSystems)
    systems.table.prefer([_without_line_end(systems.find(each), check.symbol(each).name) for each in coding_systems])
    return NIL


def _without_line_end(coding: Coding, name: str) -> str:
    """Return NAME, which CODING has, without the type of line end."""
    return name if name in coding.system.names else name.rpartition("-")[0] if coding.line_end else coding.system.name


@primitive()
def coding_system_priority_list(lisp: Lisp, highestp: object = NIL) -> object:
    """Return the list of coding systems by decreasing priority, only the first of them if HIGHESTP is non-nil."""
    table = lisp.part(CodingSystems).table
    found = [intern(table.find(name).system.name) for name in table.priority]
    return found[0] if highestp is not NIL else list_from(found)


@macro()
def with_coding_priority(coding_systems: object, *body: object) -> object:
    """Evaluate BODY while the coding systems in the list CODING-SYSTEMS are preferred to all others."""
    before = Symbol("current")
    changed, restored = (
        list_of(intern("apply"), list_of(intern("function"), intern("set-coding-system-priority")), systems)
        for systems in (coding_systems, before)
    )
    guarded = list_of(intern("unwind-protect"), list_from([intern("progn"), *body]), restored)
    bound = list_of(list_of(before, list_of(intern("coding-system-priority-list"))))
    return list_of(intern("let"), bound, changed, guarded)


@primitive()
def find_operation_coding_system(lisp: Lisp, operation: object, *arguments: object) -> object:
    """Return the coding systems for the function OPERATION called with ARGUMENTS: (DECODING . ENCODING), or nil."""
    return for_operation(lisp, check.symbol(operation), arguments)


@primitive("terminal-coding-system")
def terminal_coding_system(lisp: Lisp, terminal: object = NIL) -> Symbol:
    """Return the coding system of standard output; TERMINAL is accepted for compatibility."""
    return lisp.part(CodingSystems).terminal


@primitive()
def set_terminal_coding_system(
    lisp: Lisp, coding_system: object, terminal: object = NIL, inhibit_refresh: object = NIL
) -> Symbol:
    """Note CODING-SYSTEM as that of standard output, which stays in UTF-8; TERMINAL and INHIBIT-REFRESH are not looked at."""
    lisp.part(CodingSystems).terminal = check.symbol(check_coding_system(lisp, coding_system))
    return NIL


@primitive()
def keyboard_coding_system(lisp: Lisp, terminal: object = NIL) -> Symbol:
    """Return the coding system of standard input; TERMINAL is accepted for compatibility."""
    return lisp.part(CodingSystems).keyboard


@primitive()
def set_keyboard_coding_system(lisp: Lisp, coding_system: object, terminal: object = NIL) -> Symbol:
    """Note CODING-SYSTEM as that of standard input; TERMINAL is accepted for compatibility."""
    lisp.part(CodingSystems).keyboard = check.symbol(check_coding_system(lisp, coding_system))
    return NIL


@primitive()
def set_buffer_file_coding_system(lisp: Lisp, coding_system: object, force: object = NIL, nomodify: object = NIL) -> Symbol:
    """Make CODING-SYSTEM that of the current buffer's file.

    If it says nothing of line ends they stay, unless FORCE is non-nil.  The buffer counts as modified unless NOMODIFY.
    """
    check_coding_system(lisp, coding_system)
    old = lisp.value("buffer-file-coding-system")
    if force is NIL and coding_system is not NIL and type(coding_system_eol_type(lisp, coding_system)) is Vector:
        coding_system = coding_system_change_text_conversion(lisp, old, coding_system)
    lisp.set("buffer-file-coding-system", coding_system)
    if nomodify is NIL:
        lisp.buffers.current.set_modified(True)
    return NIL


@primitive()
def set_language_environment(lisp: Lisp, language_name: object = NIL) -> Symbol:
    """Accept LANGUAGE-NAME if it is a string, a symbol or nil; the defaults stay those of UTF-8."""
    if language_name is not NIL and type(language_name) is not LString and not isinstance(language_name, Symbol):
        raise wrong_type_argument("stringp", language_name)
    return NIL


@primitive("set-default-coding-systems")
def set_default_coding_systems(lisp: Lisp, coding_system: object) -> Symbol:
    """Make CODING-SYSTEM the default for files and processes."""
    return prefer_coding_system(lisp, coding_system)
