"""The obsolete library cl: names of cl-lib without their prefix, and what only it has, such as `flet` and `lexical-let`.

The names exist once the library is required, as in Emacs.
"""

from __future__ import annotations

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.backquote import quoted
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, part

NAMES = """
acons adjoin assert assoc-if assoc-if-not block callf callf2 case check-type coerce compiler-macroexpand concatenate copy-list
count count-if count-if-not decf declaim define-compiler-macro defstruct deftype delete-duplicates delete-if delete-if-not
destructuring-bind do do* do-all-symbols do-symbols ecase eighth endp equalp etypecase eval-when evenp every fifth fill find
find-if find-if-not first fourth gcd gentemp getf incf intersection isqrt lcm ldiff letf letf* list* list-length
load-time-value locally loop macrolet make-random-state map mapcon mapl maplist member-if member-if-not merge minusp mismatch
multiple-value-apply multiple-value-bind multiple-value-call multiple-value-list multiple-value-setq nintersection ninth
notany notevery nreconc nset-difference nset-exclusive-or nsublis nsubst nsubst-if nsubst-if-not nsubstitute nsubstitute-if
nsubstitute-if-not nth-value nunion oddp pairlis plusp position position-if position-if-not proclaim progv psetf psetq pushnew
random-state-p rassoc-if rassoc-if-not reduce remf remove-duplicates remove-if remove-if-not remprop replace rest return
return-from revappend rotatef search second set-difference set-exclusive-or seventh shiftf signum sixth some stable-sort
sublis subseq subsetp subst subst-if subst-if-not substitute substitute-if substitute-if-not svref symbol-macrolet tailp tenth
the third tree-equal typecase typep union values values-list
"""
STARRED = """
assoc ceiling defmacro defsubst defun delete floor function get mapcar member mod random rassoc rem remove round sort truncate
"""
OTHERS = """
cl-macroexpand macroexpand cl-macroexpand-all macroexpand-all cl-copy-tree copy-tree cl-gethash gethash cl-puthash puthash
cl-remhash remhash cl-clrhash clrhash cl-maphash maphash cl-make-hash-table make-hash-table cl-hash-table-p hash-table-p
cl-hash-table-count hash-table-count copy-seq copy-sequence floatp-safe floatp cl-floatp-safe floatp cl-map-keymap map-keymap
"""


class Names:
    """The names that one interpreter gets from cl for what cl-lib has, once the library is required."""

    def __init__(self, lisp: Lisp) -> None:
        words = OTHERS.split()
        pairs = [(name, f"cl-{name}") for name in NAMES.split()]
        pairs += [(f"{name}*", f"cl-{name}") for name in STARRED.split()]
        pairs += zip(words[::2], words[1::2], strict=True)
        for name, target in pairs:
            symbol = lisp.intern(name)
            if lisp.functions.definition(symbol) is NIL and lisp.functions.definition(intern(target)) is not NIL:
                lisp.functions.define(symbol, lisp.intern(target))


part(__name__, Names)


@macro("flet")
def flet(bindings: object, *body: object) -> object:
    """Evaluate BODY while functions have other definitions, seen everywhere: BINDINGS has lists (NAME ARGLIST BODY…)."""
    places: list[object] = []
    for binding in elements(bindings):
        name, *rest = elements(binding)
        function: object = rest[0] if len(rest) == 1 else _local_function(name, rest[0], rest[1:])
        places.append(list_of(list_of(intern("symbol-function"), quoted(name)), function))
    return cons(intern("cl-letf"), cons(list_from(places), list_from(body or (NIL,))))


def _local_function(name: object, arguments: object, body: list[object]) -> object:
    block = cons(intern("cl-block"), cons(name, list_from(body)))
    return list_of(intern("cl-function"), list_of(intern("lambda"), arguments, block))


@macro("labels")
def labels(bindings: object, *body: object) -> object:
    """Evaluate BODY with local functions that see each other: BINDINGS has lists (NAME ARGLIST BODY…)."""
    return cons(intern("cl-labels"), cons(bindings, list_from(body)))


@macro("lexical-let")
def lexical_let(bindings: object, *body: object) -> object:
    """Evaluate BODY with variables that functions made there keep, whatever the binding rule: BINDINGS is that of `let'."""
    return _lexically(cons(intern("let"), cons(bindings, list_from(body or (NIL,)))))


@macro("lexical-let*")
def lexical_let_star(bindings: object, *body: object) -> object:
    """Like `lexical-let', but each of the variables in BINDINGS is seen by the values after it."""
    return _lexically(cons(intern("let*"), cons(bindings, list_from(body or (NIL,)))))


def _lexically(form: object) -> object:
    """Return what evaluates FORM with lexical binding: where a probe shows that binding is dynamic, in a function of its own.

    There every variable from outside is dynamic, and so seen inside.
    """
    probe = Symbol("probe")
    is_dynamic = list_of(intern("let"), list_of(list_of(probe, T)), list_of(intern("boundp"), quoted(probe)))
    apart = list_of(intern("eval"), quoted(form), T)
    return list_of(intern("if"), is_dynamic, apart, form)


@macro("defsetf")
def defsetf(name: object, arg1: object, *args: object) -> object:
    """Let `setf' of a call of NAME call the function ARG1; or, if that is an argument list, do what ARGS say.

    Then ARGS is (STORE) BODY…: the value of BODY, with the arguments and STORE bound to forms, is what sets the place.
    """
    if isinstance(arg1, Symbol) and arg1 is not NIL:
        fix = args[0] if args and type(args[0]) is not LString else NIL
        return list_of(intern("gv-define-simple-setter"), name, arg1, fix)
    if not args:
        raise wrong_type_argument("listp", arg1)
    store = check.cons(args[0]).car
    return cons(intern("gv-define-setter"), cons(name, cons(cons(store, arg1), list_from(args[1:]))))


@macro("define-modify-macro")
def define_modify_macro(name: object, arglist: object, func: object, doc: object = NIL) -> object:
    """Define NAME as a macro that sets a place, its first argument, to what FUNC returns of it and ARGLIST; DOC documents."""
    place = Symbol("place")
    names = [each for each in elements(arglist) if each not in (intern("&optional"), intern("&rest"))]
    rest = names.pop() if intern("&rest") in elements(arglist) else NIL
    call = list_of(intern("cl-list*"), quoted(intern("cl-callf")), quoted(func), place, *names, rest)
    body = [doc, call] if type(doc) is LString else [call]
    return cons(intern("defmacro"), cons(name, cons(cons(place, arglist), list_from(body))))
