"""Major and minor modes that are declared in Python: the commands that turn them on, with what every mode does."""

from __future__ import annotations

from elnet.objects.cons import list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.backquote import quoted
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.lisp import Lisp

PARENT, DELAYING, MAKE_LOCAL = intern("derived-mode-parent"), intern("delay-mode-hooks"), intern("make-local-variable")
TOGGLE = list_of(intern("list"), list_of(intern("or"), intern("current-prefix-arg"), quoted(intern("toggle"))))


def set_locally(lisp: Lisp, **values: object) -> None:
    """Give variables, written with `_` for `-`, VALUES of their own in the current buffer."""
    for name, value in values.items():
        symbol = intern(name.replace("_", "-"))
        lisp.variables.make_local(symbol)
        lisp.variables.set(symbol, value)


def major_mode(
    module: str,
    name: str,
    title: str,
    parent: str,
    documentation: str,
    set_up: Callable[[Lisp], object] | None = None,
    *,
    is_command: bool = True,
) -> None:
    """Declare for MODULE the major mode NAME, shown as TITLE, on top of PARENT, "" for none; SET_UP does what is special.

    If there are variables NAME-map, NAME-syntax-table and NAME-abbrev-table, it uses them; NAME-hook is run.
    """

    def turn_on(lisp: Lisp) -> object:
        lisp.call(MAKE_LOCAL, DELAYING)
        binding = lisp.variables.bind(DELAYING, T)
        try:
            lisp.call(intern(parent or "kill-all-local-variables"))
            if parent:
                lisp.plists.put(intern(name), PARENT, intern(parent))
            lisp.set("major-mode", intern(name))
            lisp.set("mode-name", lisp_string(title))
            _use_tables(lisp, name, parent)
            if set_up is not None:
                set_up(lisp)
        finally:
            lisp.variables.unbind(binding)
        return lisp.call(intern("run-mode-hooks"), intern(f"{name}-hook"))

    turn_on.__doc__ = documentation
    turn_on.__module__ = module
    primitive(name, interactive=NIL if is_command else None)(turn_on)


def _use_tables(lisp: Lisp, name: str, parent: str) -> None:
    """Make the tables of the mode NAME, which inherit from those of PARENT, the current ones."""
    keymap, syntax, abbrevs = (lisp.value(f"{name}-{kind}") for kind in ("map", "syntax-table", "abbrev-table"))
    if keymap is not NIL:
        lisp.call(intern("elnet--inherit-tables"), intern(parent), keymap, syntax)
        lisp.call(intern("use-local-map"), keymap)
    if syntax is not NIL:
        lisp.call(intern("set-syntax-table"), syntax)
    if abbrevs is not NIL:
        lisp.call(intern("elnet--use-abbrev-table"), abbrevs)


def switched(lisp: Lisp, mode: str, arg: object, *, is_global: bool = False) -> bool:
    """Set the variable of MODE as its command does with ARG: on, unless ARG is below 1 or `toggle` turns it off.

    Return whether it is on now.
    """
    symbol = intern(mode)
    if arg is intern("toggle"):
        on = lisp.value(mode) is NIL
    else:
        on = not (isinstance(arg, int | float) and arg < 1)
    if not is_global:
        lisp.call(MAKE_LOCAL, symbol)
    lisp.set(mode, T if on else NIL)
    lisp.call(intern("elnet--note-minor-mode"), symbol, T if on else NIL, T if is_global else NIL)
    return on


def minor_mode(
    module: str,
    name: str,
    documentation: str,
    act: Callable[[Lisp, bool], object] = lambda lisp, on: NIL,
    *,
    is_global: bool = False,
) -> None:
    """Declare for MODULE the minor mode NAME; ACT is called with whether it is on now, then its hooks are run."""

    def turn(lisp: Lisp, arg: object = NIL) -> object:
        on = switched(lisp, name, arg, is_global=is_global)
        act(lisp, on)
        lisp.call(intern("run-hooks"), intern(f"{name}-hook"), intern(f"{name}-{'on' if on else 'off'}-hook"))
        return lisp.value(name)

    turn.__doc__ = documentation
    turn.__module__ = module
    primitive(name, interactive=TOGGLE)(turn)


def forget_locally(lisp: Lisp, *names: str) -> None:
    """Remove the values that the variables NAMES have of their own in the current buffer."""
    for name in names:
        lisp.variables.kill_local(intern(name))


def add_locally(lisp: Lisp, name: str, value: object) -> None:
    """Put VALUE before what the list in the variable NAME has, in the current buffer only."""
    lisp.variables.make_local(intern(name))
    lisp.set(name, list_from([value, *(each for each in elements(lisp.value(name)) if each is not value)]))
