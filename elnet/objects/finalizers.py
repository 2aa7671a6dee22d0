"""Finalizers: objects that call a function when they go."""

from __future__ import annotations

from elnet.objects.base import LispObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class Finalizer(LispObject):
    """Calls FUNCTION once, when nothing refers to this object any more; what goes wrong in it is nobody's business."""

    __slots__ = ("__weakref__", "function")

    def __init__(self, function: Callable[[], object]) -> None:
        self.function = function

    def __del__(self) -> None:
        try:
            self.function()
        except Exception:
            return

    def lisp_print(self, readably: bool) -> str:
        """Return the printed text."""
        return "#<finalizer>"
