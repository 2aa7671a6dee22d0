"""Questions to the user that commands ask."""

from __future__ import annotations

from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp


def yes_or_no(lisp: Lisp, question: str) -> bool:
    """Ask QUESTION, which takes a whole word as its answer; tell whether that was yes."""
    return lisp.call(intern("yes-or-no-p"), lisp_string(question)) is not NIL


def y_or_n(lisp: Lisp, question: str) -> bool:
    """Ask QUESTION, which takes a letter as its answer; tell whether that was y."""
    return lisp.call(intern("y-or-n-p"), lisp_string(question)) is not NIL
