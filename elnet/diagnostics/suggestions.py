"""Did you mean: known names that are like one that is not known."""

from __future__ import annotations

from elnet.objects.cons import Cons
from elnet.objects.symbols import Symbol
from elnet.runtime.spelling import similar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.objects.conditions import LispSignal
    from elnet.runtime.lisp import Lisp


def suggestion(lisp: Lisp, condition: LispSignal) -> str:
    """Return a question naming what may have been meant where CONDITION tells of a void name; empty if there is nothing."""
    data = condition.data
    if not (isinstance(condition.symbol, Symbol) and type(data) is Cons and isinstance(data.car, Symbol)):
        return ""
    if condition.symbol.name == "void-function":
        known = lisp.functions.names()
    elif condition.symbol.name == "void-variable":
        bound = [symbol for symbol, cell in lisp.variables.cells.items() if hasattr(cell, "value")]
        known = [symbol.name for symbol in (*bound, *lisp.variables.special)]
    else:
        return ""
    found = [f"‘{name}’" for name in similar(data.car.name, known)]
    return f"Did you mean {' or '.join(found)}?" if found else ""
