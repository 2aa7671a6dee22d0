"""What comes out of Lisp besides values: conditions, the wish to end, limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from elnet.embedding.values import Symbol
from elnet.objects.base import LispObject
from elnet.objects.conditions import LispSignal, Quit
from elnet.objects.cons import Cons, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import intern
from elnet.runtime.backtraces import calls_left

if TYPE_CHECKING:
    from elnet.embedding.conversion import Conversion
    from elnet.runtime.lisp import Lisp

PYTHON_ERROR = intern("python-error")


class Frame(NamedTuple):
    """A call in a Lisp backtrace: the FUNCTION, its printed ARGUMENTS, and FILE and LINE, which are None for a primitive."""

    function: str
    arguments: tuple[str, ...]
    file: str | None
    line: int | None

    def __str__(self) -> str:
        place = "" if self.file is None else f"  at {self.file}:{self.line}"
        call = self.function if self.function == "top level" else f"{self.function}({' '.join(self.arguments)})"
        return f"{call}{place}"


class LispError(Exception):
    """A condition that Lisp did not handle; `quit` is one, too."""

    def __init__(self, condition: LispSignal | Quit, conversion: Conversion) -> None:
        from elnet.diagnostics.report import message

        lisp = conversion.lisp
        self.condition = condition
        """The condition as the interpreter has it."""
        error: Any = lisp.handlers.as_list(condition)
        self.message: str = message(lisp, error)
        """What Emacs would show, `error-message-string`."""
        self.symbol: Symbol = Symbol(error.car.name) if hasattr(error.car, "name") else Symbol("error")
        """The condition's name."""
        self.data: Any = conversion.to_python(error.cdr)
        """The condition's data, usually a list; None if there is none."""
        self.conditions = frozenset(Symbol(str(parent)) for parent in lisp.handlers.conditions(error.car))
        """The condition's name and those of all its parents, such as `error` or `file-error`."""
        super().__init__(self.message)
        self._lisp = lisp
        self._frames: tuple[Frame, ...] | None = None

    def is_a(self, name: str) -> bool:
        """Tell whether the condition is NAME or a kind of it, as `condition-case` does."""
        return Symbol(name) in self.conditions

    @property
    def backtrace(self) -> tuple[Frame, ...]:
        """The Lisp calls that the condition has left, the innermost first, made when first asked for."""
        if self._frames is None:
            self._frames = backtrace(self._lisp, self.condition)
        return self._frames

    @property
    def __notes__(self) -> list[str]:  # type: ignore[override]
        """What Python prints below the message of an exception that nobody handles."""
        return backtrace_notes(self.backtrace)


class LispExit(Exception):
    """Lisp has called `kill-emacs` with STATUS."""

    def __init__(self, status: int) -> None:
        super().__init__(f"Lisp wants to end with status {status}")
        self.status = status


class LimitExceeded(Exception):
    """Lisp has reached a limit that its host has set."""


class WrongThread(RuntimeError):
    """An interpreter was used by a thread that it does not belong to."""


class PythonException(LispObject):
    """A Python EXCEPTION inside Lisp, which can only print it."""

    __slots__ = ("__weakref__", "exception")

    def __init__(self, exception: Exception) -> None:
        self.exception = exception

    def lisp_print(self, readably: bool) -> str:
        """Return `#<python EXCEPTION>`."""
        return f"#<python {type(self.exception).__name__}>"


def define_python_error(lisp: Lisp) -> None:
    """Make `python-error` a condition of LISP."""
    conditions = list_of(PYTHON_ERROR, intern("error"))
    lisp.intern(PYTHON_ERROR.name)
    lisp.plists.put(PYTHON_ERROR, intern("error-conditions"), conditions)
    lisp.plists.put(PYTHON_ERROR, intern("error-message"), lisp_string("Python error"))


def inward(exception: Exception) -> LispSignal | Quit:
    """Return the condition that Lisp gets for EXCEPTION, raised by a Python function that it has called."""
    if isinstance(exception, LispError):
        return exception.condition
    if isinstance(exception, LispSignal):
        return exception
    name = lisp_string(type(exception).__name__)
    return LispSignal(PYTHON_ERROR, list_of(name, lisp_string(str(exception)), PythonException(exception)))


def outward(exception: BaseException, conversion: Conversion) -> Exception | None:
    """Return what the host gets for EXCEPTION, which has left Lisp; None for what is no condition."""
    handlers = conversion.lisp.handlers
    try:
        condition = handlers.condition(exception)
    except BaseException:
        return None
    carried = _carried(condition)
    if carried is None:
        return LispError(condition, conversion)
    for note in backtrace_notes(backtrace(conversion.lisp, condition)):
        carried.add_note(note)
    return carried


def _carried(condition: LispSignal | Quit) -> Exception | None:
    if isinstance(condition, LispSignal) and condition.symbol is PYTHON_ERROR and type(condition.data) is Cons:
        for value in elements(condition.data):
            if type(value) is PythonException:
                return value.exception
    return None


def backtrace(lisp: Lisp, condition: BaseException) -> tuple[Frame, ...]:
    """Return the Lisp calls that CONDITION has left, the innermost first."""
    from elnet.diagnostics.report import printed

    return tuple(
        Frame(
            call.name,
            tuple(printed(lisp, argument) for argument in call.arguments),
            call.file,
            call.line if call.file else None,
        )
        for call in calls_left(condition)
    )


def backtrace_notes(frames: tuple[Frame, ...]) -> list[str]:
    """Return FRAMES as notes of an exception."""
    return ["Lisp backtrace (innermost first):", *(f"  {frame}" for frame in frames)] if frames else []
