"""Which Python exception is which condition: the one table.

Generated code lets Python's own dispatch find errors, and this module names them afterwards.  An exception that no row
knows is a bug of elnet's and goes on as the Python exception it is.
"""

from __future__ import annotations

import gc
from types import FrameType, FunctionType

from elnet.objects.conditions import (
    LispSignal,
    lisp_error,
    signal,
    void_function,
    void_variable,
    wrong_number_of_arguments,
    wrong_type_argument,
)
from elnet.objects.functions import Lambda, Subr, lambda_of
from elnet.objects.strings import BeyondUnicode
from elnet.objects.symbols import Symbol, intern
from elnet.runtime.primitive import subr_named
from elnet.runtime.variables import Cell, Variables

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from typing import Any

    Rule = Callable[[Any], LispSignal | None]


ARITY = (
    r"(?P<name>(?:lisp|subr) .*)\(\) "
    r"(?:takes (?:from \d+ to )?\d+ positional arguments? but (?P<given>\d+) (?:was|were) given"
    r"|missing (?P<missing>\d+) required positional argument)"
)
OPERAND = r"(unsupported|bad) operand type|not supported between"
DEPTH = intern("max-lisp-eval-depth")


class Translation:
    """The table of one interpreter; `rules` can be added to by whoever brings an engine with errors of its own."""

    def __init__(self, variables: Variables) -> None:
        self.variables = variables
        self.rules: dict[type[BaseException], Rule] = {
            AttributeError: _attribute_error,
            NameError: _name_error,
            TypeError: self._type_error,
            RecursionError: self._recursion_error,
            ZeroDivisionError: lambda error: signal("arith-error"),
            UnicodeEncodeError: _encoding_error,
            BeyondUnicode: lambda error: lisp_error(str(error)),
            OverflowError: lambda error: signal("overflow-error"),
            MemoryError: lambda error: lisp_error("Memory exhausted--use M-x save-some-buffers then exit and restart Emacs"),
        }

    def condition(self, exception: BaseException) -> LispSignal | None:
        """Return the condition EXCEPTION stands for, None if it is no condition."""
        if isinstance(exception, LispSignal):
            return exception
        for kind in type(exception).__mro__:
            rule = self.rules.get(kind)
            if rule is not None:
                return rule(exception)
        return None

    def _recursion_error(self, error: RecursionError) -> LispSignal:
        depth = self.variables.get(DEPTH)
        return signal("excessive-lisp-nesting", depth + 1 if type(depth) is int else 1601)

    def _type_error(self, error: TypeError) -> LispSignal | None:
        import re

        text = str(error)
        match = re.match(ARITY, text, re.DOTALL)
        if match is not None:
            return self._arity_error(match, _innermost_frame(error))
        if "'function'" in text and re.search(OPERAND, text):
            values = _innermost_frame(error).f_locals.values()
            closures = [value for value in values if type(value) is FunctionType]
            return wrong_type_argument("number-or-marker-p", closures[0] if closures else intern("function"))
        return None

    def _arity_error(self, match: re.Match[str], frame: FrameType) -> LispSignal | None:
        name = match["name"]
        if name.startswith("subr "):
            symbol = intern(name[5:])
            subr = subr_named(name[5:])
            if subr is None:
                subr = _own_subr(name[5:])
            least, _ = subr.arity()
            given = int(match["given"]) - subr.takes_lisp if match["given"] else least - int(match["missing"])
            if frame.f_code.co_name == "_first_use" and frame.f_back is not None:
                frame = frame.f_back
            direct = type(frame.f_code.co_consts[-1]) is Lambda
            return wrong_number_of_arguments(symbol if direct else subr, given)
        function = _function_named(name)
        described = lambda_of(function)
        if function is None or described is None:
            return None
        given = int(match["given"]) if match["given"] else described.least - int(match["missing"])
        return wrong_number_of_arguments(function, given)


def _own_subr(name: str) -> Subr:
    """Return the subr NAME that no topic declares, such as the accessor of a structure."""
    return next(value for value in gc.get_objects() if type(value) is Subr and value.name == name)


def _name_error(error: NameError) -> LispSignal | None:
    name = error.name or ""
    return void_function(_symbol(name)) if name.startswith("#'") else None


def _encoding_error(error: UnicodeEncodeError) -> LispSignal:
    return lisp_error(f"Character #x{ord(error.object[error.start]):x} cannot be encoded in {error.encoding}")


def _symbol(key: str) -> Symbol:
    """Return the symbol whose function key is KEY."""
    if "\0" not in key:
        return intern(key[2:])
    for value in gc.get_objects():
        if type(value) is Symbol and value.function == key:
            return value
    return Symbol(key[2 : key.index("\0")])


def _attribute_error(error: AttributeError) -> LispSignal | None:
    if error.name == "car" or error.name == "cdr":
        return wrong_type_argument("listp", error.obj)
    if error.name == "value" and type(error.obj) is Cell:
        return void_variable(error.obj.symbol)
    return None


def _innermost_frame(error: BaseException) -> FrameType:
    trace = error.__traceback__
    assert trace is not None
    while trace.tb_next is not None:
        trace = trace.tb_next
    return trace.tb_frame


def _function_named(name: str) -> FunctionType | None:
    for value in gc.get_objects():
        if type(value) is FunctionType and value.__qualname__ == name:
            return value
    return None
