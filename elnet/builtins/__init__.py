"""What exists in Lisp: the primitives, macros and variables that Python declares, one module a topic.

`index` says which module has which name, so that an interpreter starts without importing the modules: a name's first use
imports its topic.  After adding or moving a declaration, `python -m elnet.builtins` writes the index anew.

Variables that an interpreter has from the start are in `variables`.  Those of a library are declared by its topic, as are its
structures and conditions (a part of the interpreter): they come when the library is required or first used; `libraries` says
which topics a library has.
"""

from __future__ import annotations

from importlib import import_module

from elnet.builtins.index import ALIASES, FUNCTIONS, MACROS
from elnet.builtins.variables import declared_variables
from elnet.builtins.variables.restrictions import restrict_variables
from elnet.compiler.special_forms import SPECIAL_FORMS
from elnet.objects.cons import cons
from elnet.objects.functions import Subr
from elnet.objects.strings import LString
from elnet.objects.symbols import intern
from elnet.runtime.file_handlers import with_handlers
from elnet.runtime.functions import MACRO, Pending
from elnet.runtime.obarrays import Obarrays
from elnet.runtime.primitive import declarations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from elnet.runtime.lisp import Lisp
    from elnet.runtime.primitive import Variable


PREFIXES = {
    "Control-X-prefix": "ctl-x-map",
    "ESC-prefix": "esc-map",
    "ctl-x-4-prefix": "ctl-x-4-map",
    "ctl-x-5-prefix": "ctl-x-5-map",
    "help-command": "help-map",
    "mode-specific-command-prefix": "mode-specific-map",
}
"""Commands that are keymaps, and the variables that have these."""


def names_in(text: str) -> list[str]:
    """Return the names in TEXT, an entry of the index: one a line, for a name like (setf aref) has a space in it."""
    return text.split("\n")[1:-1]


def install(lisp: Lisp, without: Collection[str] = ()) -> None:
    """Give LISP all topics but those in WITHOUT; every function is imported when it is first used."""
    define_variables(lisp)
    for name, form in SPECIAL_FORMS.items():
        lisp.functions.definitions[lisp.intern(name)] = form
    lisp.functions.import_topic = lambda topic: define_topic(lisp, topic)
    lisp.functions.wrap = lambda subr, function: with_handlers(lisp, subr, function)
    definitions, namespace, obarray = lisp.functions.definitions, lisp.namespace, lisp.obarray
    first_use = lisp.functions.first_use
    for topic, names in FUNCTIONS.items():
        if topic in without:
            continue
        pending = Pending(topic)
        for name in names_in(names):
            symbol = obarray[name] = intern(name)
            definitions[symbol] = pending
            namespace[symbol.function] = first_use(symbol)
    for topic, names in MACROS.items():
        if topic in without:
            continue
        pending = Pending(topic)
        for name in names_in(names):
            symbol = obarray[name] = intern(name)
            definitions[symbol] = pending
    for line in names_in(ALIASES):
        alias, _, name = line.partition("\t")
        if intern(name) in definitions:
            symbol = obarray[alias] = intern(alias)
            lisp.functions.alias(symbol, intern(name))


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
    if declared.part is not None:
        lisp.part(declared.part)


def _define(lisp: Lisp, topic: str, subr: Subr, definition: object) -> None:
    symbol = intern(subr.name)
    waiting = lisp.functions.definitions.get(symbol)
    if type(waiting) is Pending and waiting.topic == topic:
        lisp.functions.define(symbol, definition)


def define_variables(lisp: Lisp) -> None:
    """Give LISP the variables that Python declares."""
    for each in declared_variables():
        symbol = lisp.intern(each.name)
        cell = lisp.variables.cell(symbol)
        cell.value = _first_value(lisp, each)
        lisp.variables.special.add(symbol)
        if each.local:
            local = lisp.variables.local(symbol)
            local.automatic = True
            local.permanent = each.permanent
    restrict_variables(lisp)
    main = lisp.intern("obarray")
    lisp.variables.cell(main).value = lisp.part(Obarrays).main
    lisp.variables.special.add(main)
    thread = lisp.intern("main-thread")
    lisp.variables.cell(thread).value = lisp.main_thread
    lisp.variables.special.add(thread)
    for prefix, keymap in PREFIXES.items():
        lisp.functions.definitions[lisp.intern(prefix)] = lisp.value(keymap)


def _first_value(lisp: Lisp, variable: Variable) -> object:
    """Return the value of VARIABLE that LISP starts with, a copy where Lisp can change it."""
    if variable.make_for is not None:
        return variable.make_for(lisp)
    if variable.make is not None:
        return variable.make()
    value = variable.value
    return LString(value.text, value.multibyte) if type(value) is LString else value
