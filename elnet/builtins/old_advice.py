"""The obsolete advice of `defadvice`: pieces of three classes around a function, composed when the function is called.

Each advised function has one piece of the newer kind, an `:around` that runs a function made of the pieces that are enabled
and of the arguments of the function, by name, with dynamic binding.  It is made anew when one of the two changes.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.advice import Advised
from elnet.runtime.backquote import quoted
from elnet.runtime.functions import MACRO
from elnet.runtime.lisp import Lisp
from elnet.runtime.old_advice import CLASSES, INTERACTIVE, composed, parameters_of, split
from elnet.runtime.primitive import macro, part, primitive

PIECE = cons(cons(intern("name"), intern("ad--advice")), NIL)
LAMBDA, PROGN, QUOTE = map(intern, ("lambda", "progn", "quote"))
FLAGS = ("protect", "disable", "activate", "compile", "preactivate")


class OldAdvice:
    """What is known of one function: its pieces by class, lists (NAME PROTECTED ENABLED DEFINITION), and what is in force."""

    def __init__(self) -> None:
        self.pieces: dict[str, list[Cons]] = {name: [] for name in CLASSES}
        self.active: dict[str, list[Cons]] | None = None
        """The pieces that were enabled when the function was activated last; None while it is not."""
        self._made: tuple[object, object] | None = None

    def enabled(self) -> dict[str, list[Cons]]:
        """Return the pieces that are enabled, by class."""
        return {name: [piece for piece in pieces if elements(piece)[2] is not NIL] for name, pieces in self.pieces.items()}

    def activate(self) -> None:
        """Put the pieces that are enabled in force."""
        self.active = self.enabled()
        self._made = None

    def run(self, lisp: Lisp, symbol: Symbol, function: object, arguments: object) -> object:
        """Call FUNCTION, the definition inside SYMBOL, with ARGUMENTS and the pieces around it."""
        original = ad_get_orig_definition(lisp, symbol)
        if self._made is None or self._made[0] is not original:
            form = composed(self.active or self.pieces, parameters_of(lisp, original))
            self._made = (original, lisp.evaluator.evaluate(list_of(intern("function"), form), NIL))
        return lisp.call(self._made[1], function, *elements(arguments))


class OldAdvices:
    """The functions with old advice of one interpreter."""

    def __init__(self, lisp: Lisp) -> None:
        self.known: dict[Symbol, OldAdvice] = {}

    def get(self, function: object, caller: str) -> OldAdvice:
        """Return the advice of FUNCTION; CALLER complains if there is none."""
        symbol = check.symbol(function)
        found = self.known.get(symbol)
        if found is None:
            raise lisp_error(f"{caller}: ‘{symbol.name}’ is not advised")
        return found


part(__name__, OldAdvices)


@macro("defadvice")
def defadvice(function: object, args: object, *body: object) -> object:
    """Define a piece of advice of FUNCTION; ARGS is (CLASS NAME [POSITION] [ARGLIST] FLAG...), then comes what it does, BODY.

    CLASS is before, around or after; in the BODY of an around, `ad-do-it' stands for what is inside.
    """
    if not isinstance(function, Symbol):
        raise lisp_error(f"defadvice: Invalid function name: {_text(function)}")
    class_, name, *rest = [*elements(args), NIL, NIL][: max(2, len(elements(args)))]
    if not isinstance(class_, Symbol) or class_.name not in CLASSES:
        raise lisp_error(f"defadvice: Invalid advice class: {_text(class_)}")
    if not isinstance(name, Symbol) or name is NIL:
        raise lisp_error(f"defadvice: Invalid advice name: {_text(name)}")
    position: object = NIL
    if rest and (type(rest[0]) is int or rest[0] in (intern("first"), intern("last"), NIL)):
        position = rest.pop(0)
    arguments = rest.pop(0) if rest and type(rest[0]) is Cons else NIL
    flags = [_flag(each) for each in rest]
    definition = list_of(intern("advice"), LAMBDA, arguments, *body)
    protected = _rest_from("protect", flags)
    entry = list_of(name, protected, NIL if "disable" in flags else T, definition)
    forms = [list_of(intern("ad-add-advice"), quoted(function), quoted(entry), quoted(class_), list_of(QUOTE, position))]
    if "activate" in flags:
        forms.append(list_of(intern("ad-activate"), quoted(function), T if "compile" in flags else NIL))
    return cons(PROGN, list_from([*forms, quoted(function)]))


def _text(value: object) -> str:
    return getattr(value, "text", None) or getattr(value, "name", None) or str(value)


def _flag(word: object) -> str:
    found = [flag for flag in FLAGS if isinstance(word, Symbol) and flag.startswith(word.name)]
    if len(found) != 1:
        raise lisp_error(f"defadvice: Invalid or ambiguous flag: {_text(word)}")
    return found[0]


def _rest_from(flag: str, flags: list[str]) -> object:
    return list_from(map(intern, flags[flags.index(flag) :])) if flag in flags else NIL


@primitive("ad-add-advice")
def ad_add_advice(lisp: Lisp, function: Symbol, advice: Cons, class_: Symbol, position: object) -> object:
    """Give FUNCTION the piece ADVICE of CLASS at POSITION, a number, `first' or `last'; it replaces one of its name."""
    pieces = (
        lisp.part(OldAdvices)
        .known.setdefault(check.symbol(function), OldAdvice())
        .pieces.setdefault(check.symbol(class_).name, [])
    )
    for place, piece in enumerate(pieces):
        if piece.car is advice.car:
            pieces[place] = advice
            return NIL
    place = len(pieces) if position is intern("last") else position if type(position) is int else 0
    pieces.insert(place, advice)
    return NIL


@primitive("ad-activate", interactive="aActivate advice of: ")
def ad_activate(lisp: Lisp, function: Symbol, compile: object = NIL) -> object:
    """Put the enabled advice of FUNCTION in force; COMPILE does not matter."""
    advice = lisp.part(OldAdvices).get(function, "ad-activate")
    advice.activate()
    lisp.call(intern("advice-remove"), function, PIECE.car.cdr)  # type: ignore[attr-defined]
    if any(advice.enabled().values()):
        lisp.call(intern("advice-add"), function, intern(":around"), _runner(lisp, function, advice), PIECE)
    return function


def _runner(lisp: Lisp, function: Symbol, advice: OldAdvice) -> object:
    """Return the function that runs ADVICE around FUNCTION; it is interactive as the first piece that says how."""
    inner, arguments = Symbol("function"), Symbol("arguments")
    said = (form for pieces in advice.enabled().values() for piece in pieces for form in split(piece)[1])
    interactive = next((form for form in said if type(form) is Cons and form.car is INTERACTIVE), None)
    start = [interactive] if interactive is not None else []
    run = list_of(intern("ad--run"), quoted(function), inner, arguments)
    form = list_of(LAMBDA, list_of(inner, intern("&rest"), arguments), *start, run)
    return lisp.evaluator.evaluate(list_of(intern("function"), form), T)


@primitive("ad--run")
def ad_run(lisp: Lisp, symbol: Symbol, function: object, arguments: object) -> object:
    """Call FUNCTION, the definition inside SYMBOL, with the list ARGUMENTS and the old advice of SYMBOL."""
    return lisp.part(OldAdvices).known[symbol].run(lisp, symbol, function, arguments)


@primitive("ad-update")
def ad_update(lisp: Lisp, function: Symbol, compile: object = NIL) -> object:
    """Put the enabled advice of FUNCTION in force if FUNCTION has advice in force; COMPILE does not matter."""
    return ad_activate(lisp, function) if ad_is_active(lisp, function) is not NIL else NIL


@primitive("ad-deactivate", interactive="aDeactivate advice of: ")
def ad_deactivate(lisp: Lisp, function: Symbol) -> object:
    """Put the advice of FUNCTION out of force."""
    lisp.part(OldAdvices).get(function, "ad-deactivate").active = None
    lisp.call(intern("advice-remove"), function, PIECE.car.cdr)  # type: ignore[attr-defined]
    return function


@primitive("ad-activate-all", interactive="P")
def ad_activate_all(lisp: Lisp, compile: object = NIL) -> object:
    """Put the enabled advice of all functions in force; COMPILE does not matter."""
    for function in list(lisp.part(OldAdvices).known):
        ad_activate(lisp, function)
    return NIL


@primitive("ad-deactivate-all", interactive="")
def ad_deactivate_all(lisp: Lisp) -> object:
    """Put the advice of all functions out of force."""
    for function in list(lisp.part(OldAdvices).known):
        ad_deactivate(lisp, function)
    return NIL


@primitive("ad-unadvise", interactive="aRemove advice of: ")
def ad_unadvise(lisp: Lisp, function: Symbol) -> object:
    """Forget all advice of FUNCTION."""
    if function in lisp.part(OldAdvices).known:
        ad_deactivate(lisp, function)
        del lisp.part(OldAdvices).known[function]
    return NIL


@primitive("ad-unadvise-all", interactive="")
def ad_unadvise_all(lisp: Lisp) -> object:
    """Forget the advice of all functions."""
    for function in list(lisp.part(OldAdvices).known):
        ad_unadvise(lisp, function)
    return NIL


def _matching(lisp: Lisp, function: object, class_: object, name: object, caller: str) -> list[tuple[list[Cons], Cons]]:
    """Return the pieces of FUNCTION that are of CLASS, or `any', and called NAME, or `any', with the lists they are in."""
    found = []
    anything = intern("any")
    for key, pieces in lisp.part(OldAdvices).get(function, caller).pieces.items():
        if class_ in (anything, intern(key)):
            found += [(pieces, piece) for piece in pieces if name in (anything, piece.car)]
    if not found:
        shown = f"‘{_text(function)}’ has no {_text(class_)} advice matching ‘{_text(name)}’"
        raise lisp_error(f"{caller}: {shown}")
    return found


def _enable(lisp: Lisp, function: object, class_: object, name: object, enabled: object, caller: str) -> object:
    for pieces, piece in _matching(lisp, function, class_, name, caller):
        old = elements(piece)
        pieces[pieces.index(piece)] = list_of(old[0], old[1], enabled, old[3])  # type: ignore[call-overload]
    return NIL


@primitive("ad-enable-advice")
def ad_enable_advice(lisp: Lisp, function: object, class_: object, name: object) -> object:
    """Enable the advice of FUNCTION that is of CLASS and called NAME, from the next activation on; `any' fits all."""
    return _enable(lisp, function, class_, name, T, "ad-enable-advice")


@primitive("ad-disable-advice")
def ad_disable_advice(lisp: Lisp, function: object, class_: object, name: object) -> object:
    """Disable the advice of FUNCTION that is of CLASS and called NAME, from the next activation on; `any' fits all."""
    return _enable(lisp, function, class_, name, NIL, "ad-disable-advice")


@primitive("ad-remove-advice")
def ad_remove_advice(lisp: Lisp, function: object, class_: object, name: object) -> object:
    """Forget the advice of FUNCTION that is of CLASS and called NAME, from the next activation on."""
    for pieces, piece in _matching(lisp, function, class_, name, "ad-remove-advice"):
        pieces.remove(piece)
    return NIL


@primitive("ad-find-advice")
def ad_find_advice(lisp: Lisp, function: object, class_: object, name: object) -> object:
    """Return the first advice of FUNCTION that is of CLASS and called NAME, nil if there is none; `any' fits all."""
    advice = lisp.part(OldAdvices).known.get(function) if isinstance(function, Symbol) else None
    anything = intern("any")
    for key, pieces in advice.pieces.items() if advice is not None else ():
        for piece in pieces:
            if class_ in (anything, intern(key)) and name in (anything, piece.car):
                return piece
    return NIL


@primitive("ad-is-advised")
def ad_is_advised(lisp: Lisp, function: object) -> Symbol:
    """Return non-nil if FUNCTION has advice of this kind, in force or not."""
    return T if function in lisp.part(OldAdvices).known else NIL


@primitive("ad-is-active")
def ad_is_active(lisp: Lisp, function: object) -> Symbol:
    """Return t if FUNCTION has advice of this kind in force."""
    advice = lisp.part(OldAdvices).known.get(function) if isinstance(function, Symbol) else None
    return T if advice is not None and advice.active is not None else NIL


@primitive("ad-get-orig-definition")
def ad_get_orig_definition(lisp: Lisp, function: Symbol) -> object:
    """Return the definition of FUNCTION, a macro's function, without any advice."""
    definition = lisp.functions.definition(function)
    if type(definition) is Cons and definition.car is MACRO:
        definition = definition.cdr
    return definition.inner if isinstance(definition, Advised) else definition


@macro("ad-with-originals")
def ad_with_originals(functions: object, *body: object) -> object:
    """Evaluate BODY while FUNCTIONS, a list of symbols, are without advice."""
    bindings = [
        list_of(list_of(intern("symbol-function"), quoted(each)), list_of(intern("ad-get-orig-definition"), quoted(each)))
        for each in elements(functions)
    ]
    return cons(intern("cl-letf"), cons(list_from(bindings), list_from(body or (NIL,))))
