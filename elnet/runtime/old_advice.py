"""What pieces of old advice and a function's arguments are made into: one function with the pieces before, around and after.

Its first argument is the function inside.  It binds `ad-return-value`, runs what comes before, sets the variable to what
the pieces around give, each with `ad-do-it` replaced by what is inside it, and runs what comes after.  Calls such as
`(ad-get-arg 1)` become the arguments they mean.
"""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import conses, elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.lisp import Lisp

CLASSES = ("before", "around", "after")
INNER, VALUE, DO_IT = map(intern, ("ad--addoit-function", "ad-return-value", "ad-do-it"))
LAMBDA, LET, SETQ, PROGN, PROTECT = map(intern, ("lambda", "let", "setq", "progn", "unwind-protect"))
INTERACTIVE, OPTIONAL, REST = map(intern, ("interactive", "&optional", "&rest"))
GET, SET, GET_ALL, SET_ALL = map(intern, ("ad-get-arg", "ad-set-arg", "ad-get-args", "ad-set-args"))


def parameters_of(lisp: Lisp, function: object) -> object:
    """Return the argument list of FUNCTION, one that takes anything if it has none."""
    found = lisp.call(intern("help-function-arglist"), function, intern("t"))
    return found if type(found) is Cons or found is NIL else list_of(REST, intern("ad-subr-args"))


def split(piece: object) -> tuple[object, list[object], list[object]]:
    """Return the argument list of PIECE, what stands before its body, docstring and interactive form, and the body."""
    _, parameters, *body = elements(elements(piece)[3].cdr)  # type: ignore[attr-defined]
    head: list[object] = []
    if type(body[:1] and body[0]) is LString and len(body) > 1:
        head.append(body.pop(0))
    if body and type(body[0]) is Cons and body[0].car is INTERACTIVE:
        head.append(body.pop(0))
    return parameters, head, body


def composed(pieces: dict[str, list[Cons]], original: object) -> object:
    """Return the lambda expression of PIECES, by class, around a function with the argument list ORIGINAL."""
    given = (split(piece)[0] for name in CLASSES for piece in pieces[name])
    parameters = next((each for each in given if each is not NIL), original)
    arguments = Arguments(parameters)
    inner: object = list_of(SETQ, VALUE, arguments.call())
    for piece in reversed(pieces["around"]):
        inner = _progn([_with_inner(form, inner) for form in split(piece)[2]])
    forms: list[object] = []
    for piece in pieces["before"]:
        _add(forms, piece)
    forms.append(inner)
    for piece in pieces["after"]:
        _add(forms, piece)
    body = [arguments.in_form(form) for form in forms]
    return list_of(LAMBDA, cons(INNER, parameters), list_of(LET, list_of(VALUE), *body, VALUE))


def _add(forms: list[object], piece: Cons) -> None:
    """Add the body of PIECE to FORMS; if it is protected, as what is done whatever they do."""
    body = split(piece)[2]
    if forms and elements(piece)[1] is not NIL:
        forms[:] = [list_of(PROTECT, _progn(forms), *body)]
    else:
        forms += body


def _progn(forms: list[object]) -> object:
    return forms[0] if len(forms) == 1 else list_of(PROGN, *forms)


def _with_inner(form: object, inner: object) -> object:
    """Return FORM with INNER for `ad-do-it`."""
    if form is DO_IT:
        return inner
    if type(form) is not Cons or form.car is intern("quote"):
        return form
    return cons(_with_inner(form.car, inner), _with_inner(form.cdr, inner))


class Arguments:
    """The arguments that an argument list PARAMETERS names: SINGLE ones, and the variable with the REST, nil without one."""

    def __init__(self, parameters: object) -> None:
        names = [name for name in elements(parameters) if isinstance(name, Symbol) and name is not OPTIONAL]
        self.single = names[: names.index(REST)] if REST in names else names
        self.rest: object = names[-1] if REST in names else NIL

    def call(self) -> object:
        """Return the form that calls the function inside with the arguments."""
        if self.rest is NIL:
            return list_of(intern("funcall"), INNER, *self.single)
        return list_of(intern("apply"), INNER, *self.single, self.rest)

    def in_form(self, form: object) -> object:
        """Return FORM with what its calls about arguments mean."""
        if type(form) is not Cons or form.car is intern("quote"):
            return form
        name, count = form.car, len(list(conses(form.cdr)))
        if name in (GET, SET, GET_ALL, SET_ALL) and type(form.cdr) is Cons and type(form.cdr.car) is int:
            place = form.cdr.car
            if count == 1:
                return self._one(place) if name is GET else self._all(place)
            value = self.in_form(elements(form)[2])
            return self._set(place, value) if name is SET else self._set_all(place, value)
        return cons(self.in_form(form.car), self._in_tail(form.cdr))

    def _in_tail(self, tail: object) -> object:
        return cons(self.in_form(tail.car), self._in_tail(tail.cdr)) if type(tail) is Cons else tail

    def _one(self, place: int) -> object:
        if place < len(self.single):
            return self.single[place]
        return list_of(intern("nth"), place - len(self.single), self.rest) if self.rest is not NIL else NIL

    def _all(self, place: int) -> object:
        if place >= len(self.single):
            return list_of(intern("nthcdr"), place - len(self.single), self.rest)
        return list_of(intern("cl-list*"), *self.single[place:], self.rest)

    def _set(self, place: int, value: object) -> object:
        if place < len(self.single):
            return list_of(SETQ, self.single[place], value)
        return list_of(intern("setcar"), list_of(intern("nthcdr"), place - len(self.single), self.rest), value)

    def _set_all(self, place: int, value: object) -> object:
        values = intern("ad-vals")
        forms: list[object] = [list_of(SETQ, name, list_of(intern("pop"), values)) for name in self.single[place:]]
        if self.rest is not NIL:
            beyond = max(place - len(self.single), 0)
            forms.append(list_of(SETQ, self.rest, values) if not beyond else self._set_rest(beyond, values))
        return cons(LET, cons(list_of(list_of(values, value)), list_from(forms)))

    def _set_rest(self, beyond: int, values: object) -> object:
        return list_of(intern("setcdr"), list_of(intern("nthcdr"), beyond - 1, self.rest), values)
