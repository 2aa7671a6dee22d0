"""Where processes, timers and buffers are made: noted while somebody wants to know, a test runner for example."""

from __future__ import annotations

import sys

from elnet.objects.functions import is_lisp_code

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp


class Births:
    """Notes, from `begin` to `end`, what LISP makes; PLACES has the object and the place, FILE:LINE, by identity."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.places: dict[int, tuple[object, str]] = {}

    def begin(self) -> None:
        """Note what is made from now on."""
        self.places.clear()
        self.lisp.on_birth = self._note

    def end(self) -> None:
        """Note nothing any more."""
        self.lisp.on_birth = None

    def place(self, value: object) -> str:
        """Return where VALUE was made, empty if that is not known."""
        return self.places.get(id(value), (None, ""))[1]

    def _note(self, value: object) -> None:
        self.places.setdefault(id(value), (value, lisp_place()))


def lisp_place() -> str:
    """Return the place, FILE:LINE, of the innermost Lisp code that is running; empty if none is."""
    frame = sys._getframe(1)
    while frame is not None:
        if is_lisp_code(frame.f_code):
            return f"{frame.f_code.co_filename}:{frame.f_lineno}"
        frame = frame.f_back  # type: ignore[assignment]
    return ""
