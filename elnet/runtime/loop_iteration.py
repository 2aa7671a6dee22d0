"""The `for` clauses of `cl-loop`: over numbers, lists, arrays, hash tables and whatever else.

A clause gives bindings around the loop, tests that end it, variables to set in each round, and steps at its end.  Clauses
joined by `and` set their variables at once, after all their tests; `= START then STEP` among them steps after a round, if the
conditions of the clauses before it hold, so that it sees what the others had in the round before.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, list_of
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.backquote import quoted
from elnet.runtime.loop_forms import CAR, CDR, IF, SETQ, setq, variables_of, word
from elnet.runtime.loops import Loop
from elnet.runtime.places import is_constant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Kind = Callable[["_Clauses", object], None]


class _Clauses:
    """The clauses of one `for`, joined by `and`."""

    def __init__(self, loop: Loop) -> None:
        self.loop = loop
        self.tests: list[object] = []
        self.conditions: list[object] = []
        """The tests, without what they change."""
        self.sets: list[tuple[object, object]] = []
        self.steps: list[tuple[object, object]] = []
        self.starts: list[tuple[Symbol, object]] = []
        self.joined = False
        self.leads = not loop.steps

    def start(self, name: object, form: object) -> Symbol:
        """Bind a variable, NAME or a fresh one of that name, to the value of FORM around the loop."""
        variable = name if isinstance(name, Symbol) else Symbol(str(name))
        self.starts.append((variable, form))
        return variable

    def fixed(self, name: str, form: object) -> object:
        """Return FORM, or a variable bound to its value if it is no constant."""
        return form if is_constant(form) else self.start(name, form)

    def test(self, form: object, condition: object = None) -> None:
        """End the loop when FORM is nil; CONDITION tells that later, by default FORM itself."""
        self.tests.append(form)
        self.conditions.append(form if condition is None else condition)

    def going_on(self) -> object:
        """Return the form that tells whether no clause so far has come to its end."""
        conditions = [*self.loop.conditions, *self.conditions]
        if not conditions:
            return T
        return conditions[0] if len(conditions) == 1 else list_of(intern("and"), *conditions)

    def declare(self, pattern: object) -> None:
        """Bind the variables of PATTERN around the loop."""
        for variable in variables_of(pattern):
            self.starts.append((variable, NIL))

    def finish(self) -> None:
        """Give the loop what the clauses have become."""
        loop = self.loop
        several = self.joined and sum(1 for _, form in self.starts if form is not NIL) > 1
        if several:
            values = [(name, form if is_constant(form) else loop.temporary("value", form)) for name, form in self.starts]
            loop.bindings += values
        else:
            loop.bindings += self.starts
        for test in self.tests:
            loop.test(test)
        loop.conditions += self.conditions
        if self.sets:
            loop.do(_at_once(self.sets) if self.joined else setq(self.sets))
        if self.steps:
            loop.ends.append(_at_once(self.steps) if self.joined else setq(self.steps))


def _at_once(pairs: list[tuple[object, object]]) -> object:
    """Return the form that sets all patterns after all forms were evaluated."""
    if len(pairs) == 1:
        return setq(pairs)
    names = [Symbol("value") for _ in pairs]
    bindings = [list_of(name, form) for name, (_, form) in zip(names, pairs, strict=True)]
    sets = setq([(pattern, name) for name, (pattern, _) in zip(names, pairs, strict=True)])
    return list_of(intern("let"), list_of(*bindings), sets)


def iterate(loop: Loop) -> None:
    """Read a `for` clause and the ones joined to it."""
    loop.take()
    clauses = _Clauses(loop)
    while True:
        pattern = loop.take()
        if pattern is NIL:
            pattern = Symbol("ignored")
        if loop.takes("of-type"):
            loop.take()
        _one(clauses, pattern)
        if not loop.takes("and"):
            break
        clauses.joined = True
        loop.takes("for")
    clauses.finish()


def _one(clauses: _Clauses, pattern: object) -> None:
    kind = word(clauses.loop.take())
    if kind == "being":
        clauses.loop.takes("the", "each")
        kind = "being " + word(clauses.loop.take())
    handler = _KINDS.get(kind)
    if handler is None:
        raise lisp_error(f"Expected a `for' preposition, found: {kind}")
    if handler is _numbers:
        clauses.loop.rest.append(intern(kind))
    handler(clauses, pattern)


def _numbers(clauses: _Clauses, pattern: object) -> None:
    loop = clauses.loop
    start: object = 0
    end: object = None
    step: object = 1
    down = below = False
    while loop.peek() in NUMBER_WORDS:
        name = word(loop.take())
        value = loop.take()
        down = down or name in ("downfrom", "downto", "above")
        below = below or name in ("below", "above")
        if name in ("from", "upfrom", "downfrom"):
            start = value
        elif name == "by":
            step = value
        else:
            end = value
    clauses.start(pattern, start)
    if end is not None:
        limit = clauses.fixed("end", end)
        comparison = {(False, False): "<=", (False, True): "<", (True, False): ">=", (True, True): ">"}[down, below]
        clauses.test(list_of(intern(comparison), pattern, limit))
    clauses.steps.append((pattern, list_of(intern("-" if down else "+"), pattern, clauses.fixed("step", step))))


NUMBER_WORDS = ("from", "upfrom", "downfrom", "to", "upto", "downto", "above", "below", "by")


def _by(clauses: _Clauses, tail: Symbol) -> object:
    """Return the form that steps the list variable TAIL, by `cdr` or what `by` says."""
    if not clauses.loop.takes("by"):
        return list_of(CDR, tail)
    function = clauses.loop.take()
    if type(function) is Cons and function.car in (intern("quote"), intern("function")):
        name = elements(function)[1]
        if isinstance(name, Symbol):
            return list_of(name, tail)
    return list_of(intern("funcall"), clauses.fixed("by", function), tail)


def _in(clauses: _Clauses, pattern: object) -> None:
    tail = clauses.start("tail", clauses.loop.take())
    clauses.declare(pattern)
    clauses.test(list_of(intern("consp"), tail))
    clauses.sets.append((pattern, list_of(CAR, tail)))
    clauses.steps.append((tail, _by(clauses, tail)))


def _on(clauses: _Clauses, pattern: object) -> None:
    if isinstance(pattern, Symbol):
        tail = clauses.start(pattern, clauses.loop.take())
    else:
        tail = clauses.start("tail", clauses.loop.take())
        clauses.declare(pattern)
        clauses.sets.append((pattern, tail))
    clauses.test(list_of(intern("consp"), tail))
    clauses.steps.append((tail, _by(clauses, tail)))


def _in_ref(clauses: _Clauses, pattern: object) -> None:
    tail = clauses.start("tail", clauses.loop.take())
    _references(clauses, pattern, list_of(CAR, tail))
    clauses.test(list_of(intern("consp"), tail))
    clauses.steps.append((tail, _by(clauses, tail)))


def _references(clauses: _Clauses, pattern: object, place: object) -> None:
    assert isinstance(pattern, Symbol)
    clauses.loop.references[pattern] = place


def _indexed(clauses: _Clauses, pattern: object, sequence: object, element: str, index: object, length: str = "length") -> None:
    items = clauses.start("sequence", sequence)
    place = clauses.start(index if isinstance(index, Symbol) else "index", -1)
    clauses.declare(pattern)
    following = list_of(SETQ, place, list_of(intern("1+"), place))
    size = list_of(intern(length), items)
    clauses.test(list_of(intern("<"), following, size), list_of(intern("<"), place, size))
    clauses.sets.append((pattern, list_of(intern(element), items, place)))


def _across(clauses: _Clauses, pattern: object) -> None:
    _indexed(clauses, pattern, clauses.loop.take(), "aref", None)


def _iter_by(clauses: _Clauses, pattern: object) -> None:
    """The values of a generator, until that ends."""
    iterator = clauses.start("iterator", clauses.loop.take())
    value, done = Symbol("value"), quoted(Symbol("done"))
    ended = list_of(intern("iter-end-of-sequence"), done)
    following = list_of(intern("condition-case"), NIL, list_of(intern("iter-next"), iterator), ended)
    clauses.declare(value)
    clauses.declare(pattern)
    tests = [list_of(intern("not"), list_of(intern("eq"), each, done)) for each in (list_of(SETQ, value, following), value)]
    clauses.test(*tests)
    clauses.sets.append((pattern, value))


def _across_ref(clauses: _Clauses, pattern: object) -> None:
    items = clauses.start("sequence", clauses.loop.take())
    place = clauses.start("index", -1)
    _references(clauses, pattern, list_of(intern("aref"), items, place))
    following = list_of(SETQ, place, list_of(intern("1+"), place))
    size = list_of(intern("length"), items)
    clauses.test(list_of(intern("<"), following, size), list_of(intern("<"), place, size))


def _equals(clauses: _Clauses, pattern: object) -> None:
    loop = clauses.loop
    start = loop.take()
    then = loop.take() if loop.takes("then") else None
    if clauses.joined or loop.peek() == "and":
        step = start if then is None else then
        clauses.declare(pattern)
        clauses.sets.append((pattern, list_of(IF, _first(loop), start, pattern)))
        clauses.steps.append((pattern, list_of(IF, clauses.going_on(), step, pattern)))
    elif then is None:
        clauses.declare(pattern)
        clauses.sets.append((pattern, start))
    elif clauses.leads and isinstance(pattern, Symbol):
        clauses.start(pattern, start)
        clauses.steps.append((pattern, then))
    else:
        clauses.declare(pattern)
        clauses.sets.append((pattern, list_of(IF, _first(loop), start, then)))


def _first(loop: Loop) -> Symbol:
    """Return the variable that is true in the first round."""
    if loop.first is None:
        loop.first = loop.temporary("first", T)
    return loop.first


def _using(clauses: _Clauses, *words: str) -> object:
    """Return the variable that (WORD VARIABLE) after `using` names, None without it."""
    if not clauses.loop.takes("using"):
        return None
    kind, variable = elements(clauses.loop.take())
    if word(kind) not in words:
        raise lisp_error("Bad `using' clause")
    return variable


def _source(clauses: _Clauses) -> object:
    clauses.loop.takes("of", "in")
    return clauses.loop.take()


def _elements(clauses: _Clauses, pattern: object) -> None:
    if clauses.loop.takes("of-ref", "in-ref"):
        items = clauses.start("sequence", clauses.loop.take())
        place = clauses.start("index", -1)
        _references(clauses, pattern, list_of(intern("elt"), items, place))
        following = list_of(SETQ, place, list_of(intern("1+"), place))
        size = list_of(intern("length"), items)
        clauses.test(list_of(intern("<"), following, size), list_of(intern("<"), place, size))
        return
    sequence = _source(clauses)
    _indexed(clauses, pattern, sequence, "elt", _using(clauses, "index"))


def _hash(keys: bool) -> Kind:
    return _paired("elnet--hash-entries", ("hash-key", "hash-keys", "hash-value", "hash-values"), keys)


def _keymap(keys: bool, function: str) -> Kind:
    return _paired(function, ("key-code", "key-codes", "key-seq", "key-seqs", "key-binding", "key-bindings"), keys)


def _paired(function: str, others: tuple[str, ...], keys: bool) -> Kind:
    """Return the clause over the cars, if KEYS, or cdrs of the list that FUNCTION makes of a source; OTHERS name the others."""

    def clause(clauses: _Clauses, pattern: object) -> None:
        table = _source(clauses)
        other = _using(clauses, *others)
        tail = clauses.start("tail", list_of(intern(function), table))
        entry = list_of(CAR, tail)
        clauses.declare(pattern)
        clauses.test(list_of(intern("consp"), tail))
        clauses.sets.append((pattern, list_of(CAR if keys else CDR, entry)))
        if other is not None:
            clauses.declare(other)
            clauses.sets.append((other, list_of(CDR if keys else CAR, entry)))
        clauses.steps.append((tail, list_of(CDR, tail)))

    return clause


def _listed(function: str, takes_source: bool) -> Kind:
    def clause(clauses: _Clauses, pattern: object) -> None:
        argument = [_source(clauses)] if takes_source and clauses.loop.peek() in ("of", "in") else []
        tail = clauses.start("tail", list_of(intern(function), *argument))
        clauses.declare(pattern)
        clauses.test(list_of(intern("consp"), tail))
        clauses.sets.append((pattern, list_of(CAR, tail)))
        clauses.steps.append((tail, list_of(CDR, tail)))

    return clause


def _overlays(clauses: _Clauses, pattern: object) -> None:
    """The overlays of a buffer between two positions."""
    buffer: object = list_of(intern("current-buffer"))
    limits: dict[str, object] = {"from": list_of(intern("point-min")), "to": list_of(intern("point-max"))}
    while clauses.loop.peek() in ("of", "in", "from", "to"):
        name = word(clauses.loop.take())
        if name in limits:
            limits[name] = clauses.loop.take()
        else:
            buffer = clauses.loop.take()
    found = list_of(intern("overlays-in"), limits["from"], list_of(intern("1+"), limits["to"]))
    tail = clauses.start("tail", list_of(intern("with-current-buffer"), buffer, found))
    clauses.declare(pattern)
    clauses.test(list_of(intern("consp"), tail))
    clauses.sets.append((pattern, list_of(CAR, tail)))
    clauses.steps.append((tail, list_of(CDR, tail)))


_SYMBOLS, _BUFFERS = _listed("elnet--all-symbols", True), _listed("buffer-list", False)
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(NUMBER_WORDS, _numbers),
    "in": _in,
    "on": _on,
    "in-ref": _in_ref,
    "across": _across,
    "across-ref": _across_ref,
    "iter-by": _iter_by,
    "=": _equals,
    "buffers": _BUFFERS,
    **dict.fromkeys(("being element", "being elements"), _elements),
    **dict.fromkeys(("being hash-key", "being hash-keys"), _hash(True)),
    **dict.fromkeys(("being hash-value", "being hash-values"), _hash(False)),
    **dict.fromkeys(("being symbol", "being symbols", "being present-symbol", "being present-symbols"), _SYMBOLS),
    **dict.fromkeys(("being buffer", "being buffers"), _BUFFERS),
    **dict.fromkeys(("being frame", "being frames", "being screen", "being screens"), _listed("frame-list", False)),
    **dict.fromkeys(("being window", "being windows"), _listed("window-list", True)),
    **dict.fromkeys(("being overlay", "being overlays", "being extent", "being extents"), _overlays),
    **dict.fromkeys(("being key-code", "being key-codes"), _keymap(True, "elnet--keymap-codes")),
    **dict.fromkeys(("being key-seq", "being key-seqs"), _keymap(True, "elnet--keymap-sequences")),
    **dict.fromkeys(("being key-binding", "being key-bindings"), _keymap(False, "elnet--keymap-codes")),
}
