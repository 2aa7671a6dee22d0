"""How the body of a generator runs: a tree of steps, each a Python generator that yields what the Lisp generator yields.

Theory.  Only the forms around an `iter-yield` need steps; everything else is compiled as usual, into functions without
arguments, the leaves of the tree.  A `let` around a yield is a function too, of the variables, that returns the tree of its
body: so leaves see the real variables.  What must be in force only while the generator runs, a dynamic binding, a `catch` or
a handler of conditions, is a function that takes a function RESUME, sets things up and calls it: it does so anew each time.
"""

from __future__ import annotations

from types import FunctionType

from elnet.objects.base import LispObject
from elnet.objects.conditions import lisp_error, signal
from elnet.objects.symbols import NIL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from typing import Any

    Running = Generator[object, object, object]


class Step(LispObject):
    """A part of a body that can yield; START begins to run it."""

    __slots__ = ("start",)

    def __init__(self, start: Callable[[], Running]) -> None:
        self.start = start


class Pause(LispObject):
    """What RESUME returns when VALUE was yielded."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value


class End(Pause):
    """What RESUME returns when the body has ended with VALUE."""

    __slots__ = ()


class Caught(LispObject):
    """What a `condition-case` returns instead of running its handler NUMBER, for which its variable is VALUE."""

    __slots__ = ("number", "value")

    def __init__(self, number: int, value: object) -> None:
        self.number = number
        self.value = value


def run(part: Any) -> Running:
    """Run PART, a step or a leaf, and return its value."""
    if type(part) is FunctionType:
        return part()
    return (yield from part.start())


def _yield(value: Any) -> Running:
    item = value() if type(value) is FunctionType else (yield from value.start())
    return (yield item)


def _progn(*parts: Any) -> Running:
    value: object = NIL
    for part in parts:
        value = part() if type(part) is FunctionType else (yield from part.start())
    return value


def _prog1(first: Any, *rest: Any) -> Running:
    value = yield from run(first)
    yield from _progn(*rest)
    return value


def _if(condition: Any, then: Any, otherwise: Any) -> Running:
    return (yield from run(otherwise if (yield from run(condition)) is NIL else then))


def _and(*parts: Any) -> Running:
    value: object = NIL
    for part in parts:
        value = part() if type(part) is FunctionType else (yield from part.start())
        if value is NIL:
            break
    return value


def _or(*parts: Any) -> Running:
    for part in parts:
        value = part() if type(part) is FunctionType else (yield from part.start())
        if value is not NIL:
            return value
    return NIL


def _while(condition: Any, body: Any) -> Running:
    while True:
        value = condition() if type(condition) is FunctionType else (yield from condition.start())
        if value is NIL:
            return NIL
        yield from run(body)


def _call(function: Any, *parts: Any) -> Running:
    values: list[object] = []
    for part in parts:
        value = part() if type(part) is FunctionType else (yield from part.start())
        values += (value,)
    return function(*values)


def _bind(maker: Any, *parts: Any) -> Running:
    """Run the part that MAKER, called with the values of PARTS, returns."""
    return (yield from run((yield from _call(maker, *parts))))


def _unwind(body: Any, cleanup: Any) -> Running:
    try:
        return (yield from run(body))
    finally:
        cleanup()


def _wrap(wrapper: Any, body: Any, *handlers: Any) -> Running:
    """Run BODY inside of what WRAPPER sets up; HANDLERS make the parts that take over when it has caught something."""
    running = run(body)
    received: object = None

    def resume() -> object:
        try:
            return Pause(running.send(received))
        except StopIteration as end:
            return End(end.value)

    while True:
        outcome = wrapper(resume)
        if type(outcome) is Pause:
            try:
                received = yield outcome.value
            except GeneratorExit:
                running.close()
                raise
        elif type(outcome) is End and type(outcome.value) is not Caught:
            return outcome.value
        elif type(outcome) is End or type(outcome) is Caught:
            caught: Any = outcome.value if type(outcome) is End else outcome
            return (yield from run(handlers[caught.number](caught.value)))
        else:
            return outcome  # it was thrown


KINDS: dict[str, Callable[..., Running]] = {
    "yield": _yield,
    "progn": _progn,
    "prog1": _prog1,
    "if": _if,
    "and": _and,
    "or": _or,
    "while": _while,
    "call": _call,
    "bind": _bind,
    "unwind": _unwind,
    "wrap": _wrap,
}


def step(kind: str, parts: tuple[object, ...]) -> Step:
    """Return the step of KIND made of PARTS."""
    start = KINDS[kind]
    return Step(lambda: start(*parts))


class _Body:
    """The running body of an iterator.  What is left of it is cleaned up when nothing refers to it any more."""

    __slots__ = ("_running", "_started")

    def __init__(self, part: object) -> None:
        self._running = run(part)
        self._started = False

    def next(self, received: object) -> object:
        """Return what is yielded next, when RECEIVED is the value of the last yield."""
        if self._running.gi_running:  # type: ignore[attr-defined]
            raise lisp_error("Iterator is running already")
        try:
            sent, self._started = (received if self._started else None), True
            return self._running.send(sent)
        except StopIteration as end:
            condition = signal("iter-end-of-sequence")
            condition.args = (condition.symbol, NIL if end.value is None else end.value)
            raise condition from None

    def close(self) -> None:
        """End the body where it stands."""
        self._running.close()

    def __del__(self) -> None:
        try:
            self._running.close()
        except Exception:
            return


def iterator(part: object) -> FunctionType:
    """Return the iterator that runs PART: a function of an operation, `:next' or `:close', and a value."""
    body = _Body(part)

    def iterate(op: Any, value: object) -> object:
        name = getattr(op, "name", "")
        if name == ":next":
            return body.next(value)
        if name != ":close":
            raise lisp_error(f"Unknown iterator operation {op!r}")
        body.close()
        return NIL

    assert type(iterate) is FunctionType
    return iterate
