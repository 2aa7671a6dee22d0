"""Functions that remember their first arguments."""

from __future__ import annotations

from elnet.objects.symbols import T
from elnet.reader import Reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from elnet.runtime.lisp import Lisp

SOURCE = "(lambda (fun args) (lambda (&rest args2) (apply fun (append args args2))))"


class Partial:
    """Makes, for one interpreter, closures that call a function with some arguments before their own."""

    def __init__(self, lisp: Lisp) -> None:
        self.make: Callable[[object, object], object] = self._maker(lisp)

    @staticmethod
    def _maker(lisp: Lisp) -> Any:
        return lisp.evaluator.evaluate(Reader(SOURCE, lisp.intern).read(), T)
