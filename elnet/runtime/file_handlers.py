"""File name handlers: functions that work on files that are not of this machine (manual node "Magic File Names").

The primitives that obey them are listed here: `with_handlers` makes what a call of such a primitive runs.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, cons
from elnet.objects.lists import conses, elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.objects.functions import Function, Subr
    from elnet.runtime.lisp import Lisp

OPERATIONS, HANDLERS, EXPAND = map(intern, ("operations", "file-name-handler-alist", "expand-file-name"))
AS_NAMED = {
    "file-name-directory": (0,), "file-name-nondirectory": (0,), "file-name-as-directory": (0,), "directory-file-name": (0,),
    "file-name-sans-versions": (0,), "substitute-in-file-name": (0,), "expand-file-name": (0,), "file-remote-p": (0,),
    "unhandled-file-name-directory": (0,), "abbreviate-file-name": (0,), "load": (0,), "file-in-directory-p": (0, 1),
    "file-equal-p": (0, 1), "find-backup-file-name": (0,), "copy-directory": (0, 1), "vc-registered": (0,),
    "file-local-copy": (0,), "byte-compiler-base-file-name": (0,),
    "file-locked-p": (0,), "lock-file": (0,), "unlock-file": (0,), "make-lock-file-name": (0,),
}  # fmt: skip
"""The operations that pass file names on as they are, and which of their arguments are such."""
EXPANDED = {
    "file-exists-p": (0,), "file-directory-p": (0,), "file-regular-p": (0,), "file-readable-p": (0,), "file-writable-p": (0,),
    "file-executable-p": (0,), "file-accessible-directory-p": (0,), "file-symlink-p": (0,), "file-attributes": (0,),
    "file-truename": (0,), "file-modes": (0,), "set-file-modes": (0,), "set-file-times": (0,), "file-newer-than-file-p": (0, 1),
    "file-name-case-insensitive-p": (0,), "access-file": (0,), "copy-file": (0, 1), "rename-file": (0, 1),
    "add-name-to-file": (0, 1), "make-symbolic-link": (1,), "delete-file": (0,), "make-directory": (0,),
    "delete-directory": (0,), "directory-files": (0,), "directory-files-and-attributes": (0,),
    "file-name-all-completions": (1,), "file-name-completion": (1,), "insert-file-contents": (0,), "write-region": (2,),
    "file-system-info": (0,),
    "file-acl": (0,), "set-file-acl": (0,), "file-selinux-context": (0,), "set-file-selinux-context": (0,),
    "get-file-buffer": (0,), "file-ownership-preserved-p": (0,), "insert-directory": (0,),
}  # fmt: skip
"""The operations that pass absolute file names on, and which of their arguments these are."""
SHORT = {"file-attributes"}
"""Operations that leave out what they were not given."""
NAMED_BY_CALLER = {"insert-directory"}
"""Operations that pass file names on as they are, though the handler is that of the absolute name."""
STRINGS = {
    "expand-file-name", "file-name-nondirectory", "file-name-as-directory", "directory-file-name", "substitute-in-file-name",
}  # fmt: skip
"""Operations whose handlers must return a string."""
STRINGS_OR_NIL = {"file-name-directory", "unhandled-file-name-directory"}
"""Operations where anything that a handler returns but a string counts as nil."""


def handler_for(lisp: Lisp, name: LString, operation: object) -> object:
    """Return the function that does OPERATION on the file NAME, nil if it is an ordinary one.

    Of the entries of `file-name-handler-alist` that match, the one that matches farthest to the right counts.
    """
    found: object = NIL
    farthest = -1
    for start, handler in _matching(lisp, name):
        if start > farthest and _does(lisp, handler, operation):
            found, farthest = handler, start
    return found


def _matching(lisp: Lisp, name: LString) -> list[tuple[int, object]]:
    """Return the entries of `file-name-handler-alist` that match NAME: where they do, and their handlers."""
    found = []
    for pair in conses(lisp.value("file-name-handler-alist")):
        entry = pair.car
        if type(entry) is Cons and type(entry.car) is LString:
            spans = lisp.regexps.compile_exactly(entry.car).search(name.text, 0, not name.multibyte)
            if spans is not None:
                found.append((spans[0][0], entry.cdr))
    return found


def _does(lisp: Lisp, handler: object, operation: object) -> bool:
    """Tell whether HANDLER does OPERATION, and is not inhibited from it."""
    operations = lisp.plists.get(handler, OPERATIONS) if isinstance(handler, Symbol) else NIL
    if operations is not NIL and operation not in elements(operations):
        return False
    if lisp.value("inhibit-file-name-operation") is not operation:
        return True
    return handler not in elements(lisp.value("inhibit-file-name-handlers"))


def handler_here(lisp: Lisp, operation: object) -> object:
    """Return the function that does OPERATION in the current folder, nil if that is an ordinary one."""
    here = lisp.value("default-directory")
    return handler_for(lisp, here, operation) if type(here) is LString else NIL


def _is_ordinary(lisp: Lisp, value: object, absolute: bool) -> bool:
    """Tell whether VALUE is nothing that a handler could be for; if it counts as ABSOLUTE name, this is not sure of others."""
    if type(value) is not LString:
        return True
    name = value.text
    if absolute and (name[:1] != "/" or "/." in name or "//" in name):
        return False
    return not _matching(lisp, value)


def with_handlers(lisp: Lisp, subr: Subr, function: Function) -> Function:
    """Return what calls FUNCTION, which is SUBR in LISP, or the handler of the files that it is called with."""
    name = subr.name
    positions = AS_NAMED.get(name) or EXPANDED.get(name)
    if positions is None:
        return function
    operation, absolute = intern(name), name in EXPANDED
    most = 0 if name in SHORT else subr.arity()[1]
    alist = lisp.variables.cell(HANDLERS)

    def call(*arguments: object) -> object:
        files = [arguments[position] for position in positions if position < len(arguments)]
        if alist.value is NIL or all(_is_ordinary(lisp, file, absolute) for file in files):
            return function(*arguments)
        given = list(arguments)
        for position in positions if absolute else ():
            file = given[position] if position < len(given) else NIL
            if type(file) is LString:
                given[position] = lisp.call(EXPAND, file)
        for position in positions:
            file = given[position] if position < len(given) else NIL
            if type(file) is LString:
                handler = handler_for(lisp, file, operation)
                if handler is not NIL:
                    given = list(arguments) if subr.name in NAMED_BY_CALLER else given
                    given += [NIL] * (most - len(given))
                    if subr.name == "write-region" and given[5] is NIL:
                        given[5] = given[2]
                    return _checked(operation.name, lisp.call(handler, operation, *given))
        # The handler that made the names absolute may have made them ordinary ones.
        return function(*(given if absolute and name not in NAMED_BY_CALLER else arguments))

    return call


def _checked(operation: str, value: object) -> object:
    """Return VALUE, which a handler has returned for OPERATION, or nil; signal an error if it cannot be right."""
    if type(value) is LString:
        return value
    if operation in STRINGS:
        raise lisp_error("Invalid handler in ‘file-name-handler-alist’")
    return NIL if operation in STRINGS_OR_NIL else value


def real_call(lisp: Lisp, handler: Symbol, operation: object, *arguments: object) -> object:
    """Return what OPERATION does with ARGUMENTS if it is not left to HANDLER."""
    inhibited: object = NIL
    if lisp.value("inhibit-file-name-operation") is operation:
        inhibited = lisp.value("inhibit-file-name-handlers")
    first = lisp.variables.bind(intern("inhibit-file-name-handlers"), cons(handler, inhibited))
    second = lisp.variables.bind(intern("inhibit-file-name-operation"), operation)
    try:
        return lisp.call(operation, *arguments)
    finally:
        lisp.variables.unbind(second)
        lisp.variables.unbind(first)
