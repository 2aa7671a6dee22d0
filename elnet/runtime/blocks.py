"""Named blocks that a form inside can leave: `cl-block` and whatever has one.

A block is a `catch` whose tag is a symbol of its own, so that the compiler can make a `throw` to it a jump.  The macros inside
find the tag in the macro environment, under a name that says which block is meant; a block that nothing leaves costs nothing.
"""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import conses
from elnet.objects.symbols import NIL, Symbol, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp


CATCH, THROW, QUOTE, PROGN = map(intern, ("catch", "throw", "quote", "progn"))
ENVIRONMENT = "macroexpand-all-environment"


def _entry_name(name: object) -> Symbol:
    shown = name.name if isinstance(name, Symbol) else str(name)
    return intern(f"--cl-block-{shown}--")


def block(lisp: Lisp, name: object, body: list[object]) -> object:
    """Return BODY as a block that `leaving` the block NAME ends."""
    key = _entry_name(name)
    tag = Symbol(key.name)
    used: list[object] = []

    def leave(value: object = NIL) -> object:
        used.append(value)
        return list_of(THROW, list_of(QUOTE, tag), value)

    environment = cons(cons(key, leave), lisp.value(ENVIRONMENT))
    form = body[0] if len(body) == 1 else cons(PROGN, list_from(body))
    expanded = lisp.evaluator.expand_all(form, environment)
    return list_of(CATCH, list_of(QUOTE, tag), expanded) if used else expanded


def leaving(lisp: Lisp, name: object, value: object) -> object:
    """Return the form that leaves the block NAME with the value of the form VALUE."""
    key = _entry_name(name)
    for pair in conses(lisp.value(ENVIRONMENT)):
        entry = pair.car
        if type(entry) is Cons and entry.car is key:
            return lisp.call(entry.cdr, value)
    return list_of(THROW, list_of(QUOTE, key), value)
