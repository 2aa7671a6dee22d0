"""What exists in Lisp: the primitives, macros and variables that Python declares, one module a topic.

`index` says which module has which name, so that an interpreter starts without importing the modules: who first asks for a
name's definition has its topic imported.  After adding or moving a declaration, `python -m elnet.builtins` writes the index
anew.

Variables that an interpreter has from the start are in `variables`.  Those of a library are declared by its topic, as are its
structures and conditions (a part of the interpreter): they come when the library is required or first used; `libraries` says
which topics a library has.
"""

from __future__ import annotations

from importlib import import_module

from elnet.builtins.index import ALIASES, NAMES
from elnet.builtins.variables import declared_variables
from elnet.builtins.variables.restrictions import restrict_variables
from elnet.compiler.special_forms import SPECIAL_FORMS
from elnet.objects.cons import cons
from elnet.objects.functions import Subr
from elnet.objects.strings import LString
from elnet.objects.symbols import intern
from elnet.runtime.file_handlers import with_handlers
from elnet.runtime.functions import MACRO
from elnet.runtime.obarrays import Obarrays
from elnet.runtime.primitive import declarations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from elnet.objects.symbols import Symbol
    from elnet.runtime.lisp import Lisp
    from elnet.runtime.primitive import Variable


PREFIXES = "Control-X-prefix ESC-prefix ctl-x-4-prefix ctl-x-5-prefix help-command mode-specific-command-prefix"
"""Commands that are keymaps."""


def names_in(text: str) -> list[str]:
    """Return the names in TEXT, an entry of the index, where (setf:aref) stands for (setf aref)."""
    names = text.split()
    return [name.replace("(setf:", "(setf ") for name in names] if "(setf:" in text else names


def _topics() -> dict[str, str]:
    """Return the topics of all functions and macros, by name."""
    found: dict[str, str] = {}
    for topic, names in NAMES.items():
        found.update(dict.fromkeys(names_in(names), topic))
    return found | dict.fromkeys(PREFIXES.split(), "key_bindings")


TOPICS = _topics()
OTHER_NAMES = dict(zip(names_in(ALIASES)[::2], names_in(ALIASES)[1::2], strict=True))
"""What each alias means."""


def install(lisp: Lisp, without: Collection[str] = ()) -> None:
    """Give LISP all topics but those in WITHOUT; every function is imported when it is first used."""
    define_variables(lisp)
    functions = lisp.functions
    for name, form in SPECIAL_FORMS.items():
        functions.definitions[lisp.intern(name)] = form
    functions.import_topic = lambda topic: define_topic(lisp, topic)
    functions.wrap = lambda subr, function: with_handlers(lisp, subr, function)
    functions.unmet.update(TOPICS)
    functions.unmet_aliases.update(OTHER_NAMES)
    if without:
        functions.unmet = {name: topic for name, topic in TOPICS.items() if topic not in without}
        known = {*functions.unmet, *SPECIAL_FORMS}
        functions.unmet_aliases = {alias: name for alias, name in OTHER_NAMES.items() if name in known}
    lisp.part(Obarrays).main.fill = lambda: enter_names(lisp)


def enter_names(lisp: Lisp) -> None:
    """Enter the names of all functions in LISP's obarray, for who wants to see all symbols there are."""
    for name in lisp.functions.names():
        lisp.intern(name)


def define_topic(lisp: Lisp, topic: str) -> None:
    """Import TOPIC, give LISP's symbols that wait for it their definitions, and LISP what belongs to the topic besides."""
    module = f"elnet.builtins.{topic}"
    import_module(module)
    declared = declarations(module)
    for subr in declared.functions:
        _define(lisp, topic, subr, subr)
    for subr in declared.macros:
        _define(lisp, topic, subr, cons(MACRO, subr))
    for each in declared.variables:
        symbol = lisp.intern(each.name)
        lisp.variables.special.add(symbol)
        if lisp.variables.is_void(symbol):
            lisp.variables.set_toplevel(symbol, _first_value(lisp, each))
            _localize(lisp, symbol, each)
    if declared.part is not None:
        lisp.part(declared.part)


def _define(lisp: Lisp, topic: str, subr: Subr, definition: object) -> None:
    if lisp.functions.unmet.get(subr.name) == topic:
        lisp.functions.define(intern(subr.name), definition)


def define_variables(lisp: Lisp) -> None:
    """Give LISP the variables that Python declares."""
    for each in declared_variables():
        symbol = lisp.intern(each.name)
        cell = lisp.variables.cell(symbol)
        if each.topic:
            lisp.variables.late[symbol] = _definer(lisp, each.topic)
        else:
            cell.value = _first_value(lisp, each)
        lisp.variables.special.add(symbol)
        _localize(lisp, symbol, each)
    restrict_variables(lisp)
    main = lisp.intern("obarray")
    lisp.variables.cell(main).value = lisp.part(Obarrays).main
    lisp.variables.special.add(main)
    thread = lisp.intern("main-thread")
    lisp.variables.cell(thread).value = lisp.main_thread
    lisp.variables.special.add(thread)


def _definer(lisp: Lisp, topic: str) -> Callable[[], None]:
    return lambda: define_topic(lisp, topic)


def _localize(lisp: Lisp, symbol: Symbol, variable: Variable) -> None:
    """Make SYMBOL buffer-local whenever it is set if VARIABLE, which declares it, says so."""
    if variable.local:
        local = lisp.variables.local(symbol)
        local.automatic = True
        local.permanent = variable.permanent


def _first_value(lisp: Lisp, variable: Variable) -> object:
    """Return the value of VARIABLE that LISP starts with, a copy where Lisp can change it."""
    if variable.make_for is not None:
        return variable.make_for(lisp)
    if variable.make is not None:
        return variable.make()
    value = variable.value
    return LString(value.text, value.multibyte) if type(value) is LString else value
