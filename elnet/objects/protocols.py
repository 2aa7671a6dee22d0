"""What a class of a higher layer offers so that lower layers can deal with its objects without knowing it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol
else:
    Protocol = object


class Printable(Protocol):
    """An object that says itself how it is printed: a buffer, a marker, a process."""

    def lisp_print(self, readably: bool) -> str:
        """Return the printed text, such as `#<buffer x>`; READABLY is false for `princ`."""
