"""What the runtime needs of the compiler, declared here because the runtime lies below it."""

from __future__ import annotations

from elnet.objects.symbols import NIL
from elnet.runtime.functions import FunctionMaker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from elnet.reader import Reader
else:
    Protocol = object


class Evaluator(FunctionMaker, Protocol):
    """Evaluates and expands forms, and loads files, unless `loads_files` is false."""

    loads_files: bool

    def evaluate(self, form: object, lexical: object = NIL) -> object:
        """Return the value of FORM; LEXICAL is nil, t or an alist of lexical bindings, as for `eval`."""

    def expand(self, form: object, environment: object) -> object:
        """Return FORM without its outermost macro calls."""

    def expand_once(self, form: object, environment: object) -> object:
        """Return FORM expanded one step."""

    def expand_all(self, form: object, environment: object) -> object:
        """Return FORM with all macro calls in it expanded."""

    def load_file(self, path: str) -> object:
        """Evaluate all forms of the Lisp file PATH, an absolute file name, and return the value of the last."""

    def evaluate_text(self, reader: Reader, lexical: bool, report: Callable[[object], None]) -> None:
        """Evaluate the forms that READER reads, with LEXICAL as binding rule, and give each value to REPORT."""

    def provide_library(self, name: str) -> bool:
        """Tell whether the feature NAME is one that elnet has built in, and make it present if so."""
