"""File name handlers: functions that work on files that are not of this machine (manual node "Magic File Names")."""

from __future__ import annotations

from elnet.objects.cons import Cons
from elnet.objects.lists import conses, elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

OPERATIONS = intern("operations")


def handler_for(lisp: Lisp, name: LString, operation: object) -> object:
    """Return the function that does OPERATION on the file NAME, nil if it is an ordinary one.

    Of the entries of `file-name-handler-alist` that match, the one that matches farthest to the right counts.
    """
    entries = lisp.value("file-name-handler-alist")
    if entries is NIL:
        return NIL
    inhibited: list[object] = []
    if lisp.value("inhibit-file-name-operation") is operation:
        inhibited = elements(lisp.value("inhibit-file-name-handlers"))
    found: object = NIL
    farthest = -1
    for pair in conses(entries):
        entry = pair.car
        if type(entry) is not Cons or type(entry.car) is not LString:
            continue
        spans = lisp.regexps.search(entry.car, name)
        start = -1 if spans is None else spans[0][0]
        if start > farthest and entry.cdr not in inhibited and _does(lisp, entry.cdr, operation):
            found, farthest = entry.cdr, start
    return found


def _does(lisp: Lisp, handler: object, operation: object) -> bool:
    operations = lisp.plists.get(handler, OPERATIONS) if isinstance(handler, Symbol) else NIL
    return operations is NIL or operation in elements(operations)


def handler_here(lisp: Lisp, operation: object) -> object:
    """Return the function that does OPERATION in the current folder, nil if that is an ordinary one."""
    here = lisp.value("default-directory")
    return handler_for(lisp, here, operation) if type(here) is LString else NIL
