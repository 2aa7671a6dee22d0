"""Advice: a function with other functions around it (manual node "Advising Functions").

What is advised becomes an `Advised`, which is called like any function.  Its pieces are kept outermost first; DEPTH, from the
property `depth`, orders them, and of equal depth the one that was added last is outermost.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, void_function
from elnet.objects.cons import Cons, list_of
from elnet.objects.equality import equal
from elnet.objects.functions import Applicable
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.functions import AUTOLOAD
from elnet.runtime.keywords import printed
from elnet.runtime.lisp import Lisp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., object]


class Piece:
    """One advice: HOW it is combined, the FUNCTION, its NAME (nil if it has none) and its DEPTH."""

    __slots__ = ("depth", "function", "how", "name", "properties")

    def __init__(self, how: str, function: object, name: object, depth: int, properties: object) -> None:
        self.how = how
        self.function = function
        self.name = name
        self.depth = depth
        self.properties = properties

    def is_called(self, function: object) -> bool:
        """Tell whether FUNCTION, a function or a name, means this advice."""
        return equal(self.function, function) or (self.name is not NIL and equal(self.name, function))

    def is_same(self, other: Piece) -> bool:
        """Tell whether OTHER takes the place of this advice: it has the same name, or neither has one and it is the same."""
        if self.name is NIL and other.name is NIL:
            return equal(self.function, other.function)
        return equal(self.name, other.name)


class Advised(Applicable):
    """A function with advice around INNER, its own definition, nil if it has none; NAME is its symbol, if it has one."""

    __slots__ = ("inner", "lisp", "name", "pieces", "was")

    def __init__(self, lisp: Lisp, inner: object, name: Symbol | None) -> None:
        self.lisp = lisp
        self.inner = inner
        self.name = name
        self.pieces: list[Piece] = []
        self.was = inner
        """What the symbol's function cell had before there was advice."""
        self.compose()

    def arity(self) -> tuple[int, int]:
        """Return the arity of the function inside."""
        return self.lisp.functions.arity(self.inner)

    def lisp_print(self, readably: bool) -> str:
        """Return how it prints: Emacs shows the function that combines, which has no readable form here."""
        return f"#<advised {self.name.name if self.name else 'function'}>"

    def interactive(self, form_of: Callable[[object], object]) -> object:
        """Return the interactive form: that of the outermost advice that has one, else the function's; FORM_OF finds one.

        An advice may have a function as its form, which gets what stands in the form below it.
        """
        form = NIL if self.inner is NIL else form_of(self.inner)
        for piece in reversed(self.pieces):
            own = form_of(piece.function)
            if type(own) is not Cons:
                continue
            wanted = own.cdr.car if type(own.cdr) is Cons else NIL
            below = form.cdr.car if type(form) is Cons and type(form.cdr) is Cons else NIL
            if type(wanted) is Cons and wanted.car in (intern("lambda"), intern("function")):
                quoted = list_of(intern("quote"), below)
                call = list_of(intern("funcall"), list_of(intern("quote"), self._made(wanted, piece)), quoted)
                form = list_of(own.car, call)
            else:
                form = own
        return form

    def _made(self, form: object, piece: Piece) -> object:
        """Return the function that FORM in the interactive form of PIECE yields."""
        return self.lisp.call(intern("elnet--interactive-value"), piece.function, form)

    def shown(self) -> str:
        """Return how `cl-prin1' shows it: the advice and what is inside."""
        text = self._text(self.inner)
        for piece in reversed(self.pieces):
            text = f"#f(advice {self._text(piece.function)} {piece.how} {text})"
        return text

    def _text(self, value: object) -> str:
        return printed(self.lisp, value)

    def add(self, piece: Piece) -> None:
        """Add PIECE, replacing the one that is called the same."""
        self.pieces = [old for old in self.pieces if not old.is_same(piece)]
        position = 0
        while position < len(self.pieces) and self.pieces[position].depth < piece.depth:
            position += 1
        self.pieces.insert(position, piece)
        self.compose()

    def remove(self, function: object) -> None:
        """Remove the advice that FUNCTION, a function or a name, means."""
        self.pieces = [piece for piece in self.pieces if not piece.is_called(function)]
        self.compose()

    def find(self, function: object) -> Piece | None:
        """Return the advice that FUNCTION, a function or a name, means, None if there is none."""
        return next((piece for piece in self.pieces if piece.is_called(function)), None)

    def compose(self) -> None:
        """Make `call` run INNER with the advice around it."""
        run = self._run_inner()
        for place, piece in enumerate(reversed(self.pieces)):
            if place == 0 and self.inner is NIL and piece.how == ":around":
                run = _around_nothing(self._advice(piece.function))
            else:
                run = COMBINATIONS[piece.how](self._advice(piece.function), run)
        self.call = run

    def _run_inner(self) -> Run:
        if self.inner is NIL:
            name = self.name

            def undefined(*arguments: object) -> object:
                raise void_function(name)

            return undefined
        if type(self.inner) is Cons and self.inner.car is AUTOLOAD:
            return self._load_and_run
        return self.lisp.functions.callable(self.inner)

    def _load_and_run(self, *arguments: object) -> object:
        """Load what INNER, an autoload, stands for, which puts the definition here, and call that with ARGUMENTS."""
        inner = self.inner
        assert type(inner) is Cons
        assert self.name is not None
        self.lisp.call(intern("autoload-do-load"), inner, self.name)
        if self.inner is inner:
            raise void_function(self.name)
        return self._run_inner()(*arguments)

    def _advice(self, function: object) -> Run:
        """Return what calls FUNCTION: a symbol is looked up at every call."""
        if isinstance(function, Symbol):
            return lambda *arguments: self.lisp.functions.callable(function)(*arguments)
        return self.lisp.functions.callable(function)


def _around(advice: Run, inner: Run) -> Run:
    return lambda *arguments: advice(inner, *arguments)


def _around_nothing(advice: Run) -> Run:
    """Return what calls ADVICE, which goes around a function that is not defined."""
    return lambda *arguments: advice(NIL, *arguments)


def _before(advice: Run, inner: Run) -> Run:
    def run(*arguments: object) -> object:
        advice(*arguments)
        return inner(*arguments)

    return run


def _after(advice: Run, inner: Run) -> Run:
    def run(*arguments: object) -> object:
        value = inner(*arguments)
        advice(*arguments)
        return value

    return run


def _filter_arguments(advice: Run, inner: Run) -> Run:
    from elnet.objects.cons import list_from
    from elnet.objects.lists import elements

    return lambda *arguments: inner(*elements(advice(list_from(arguments))))


def _either(goes_on: Callable[[object], bool], advice_first: bool) -> Callable[[Run, Run], Run]:
    def combine(advice: Run, inner: Run) -> Run:
        first, second = (advice, inner) if advice_first else (inner, advice)

        def run(*arguments: object) -> object:
            value = first(*arguments)
            return second(*arguments) if goes_on(value) else value

        return run

    return combine


def _is_nil(value: object) -> bool:
    return value is NIL


def _is_true(value: object) -> bool:
    return value is not NIL


def _before_while(advice: Run, inner: Run) -> Run:
    return lambda *arguments: inner(*arguments) if advice(*arguments) is not NIL else NIL


COMBINATIONS: dict[str, Callable[[Run, Run], Run]] = {
    ":around": _around,
    ":before": _before,
    ":after": _after,
    ":override": lambda advice, inner: advice,
    ":filter-args": _filter_arguments,
    ":filter-return": lambda advice, inner: lambda *arguments: advice(inner(*arguments)),
    ":before-while": _before_while,
    ":before-until": _either(_is_nil, advice_first=True),
    ":after-while": _either(_is_true, advice_first=False),
    ":after-until": _either(_is_nil, advice_first=False),
}


def combination(how: object) -> str:
    """Return the name of the combination HOW, a keyword; signal an error for an unknown one."""
    if not isinstance(how, Symbol) or how.name not in COMBINATIONS:
        raise lisp_error(f"Unknown add-function location `{how!r}'")
    return how.name
