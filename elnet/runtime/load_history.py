"""What files define while they are loaded: the elements of `load-history' (manual node "Where Defined")."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.variables import Variables

IN_PROGRESS, ITEMS, HISTORY = map(intern, ("load-in-progress", "current-load-list", "load-history"))


def note(variables: Variables, kind: str, name: object) -> None:
    """Note that the file being loaded, if there is one, has defined NAME as KIND, empty for a variable."""
    if variables.cell(IN_PROGRESS).value is not NIL:
        cell = variables.cell(ITEMS)
        cell.value = cons(cons(intern(kind), name) if kind else name, cell.value)


def remember(variables: Variables, path: str, items: object) -> None:
    """Put the file PATH, which has defined ITEMS, the last one first, at the front of `load-history'."""
    entries = elements(variables.value(HISTORY))
    others = [each for each in entries if not (type(each) is Cons and _is_name(each.car, path))]
    entry = cons(lisp_string(path), list_from(elements(items)[::-1]))
    variables.set(HISTORY, cons(entry, list_from(others)))


def _is_name(value: object, path: str) -> bool:
    return isinstance(value, LString) and value.text == path


def file_that_defined(variables: Variables, kind: str, name: Symbol) -> object:
    """Return the name of the file that defined NAME as KIND, as `note' has it; nil if there is none."""
    for entry in elements(variables.value(HISTORY)):
        for item in elements(entry)[1:]:
            if item is name if not kind else type(item) is Cons and item.car is intern(kind) and item.cdr is name:
                return entry.car if type(entry) is Cons else NIL
    return NIL
