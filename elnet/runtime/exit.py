"""Leaving: what `kill-emacs` does."""

from __future__ import annotations

from elnet.objects.symbols import intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

    from elnet.runtime.lisp import Lisp


class Exit(BaseException):
    """Lisp's wish that the program end with STATUS; the host grants it."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Stop(Exit):
    """The host's wish that Lisp end what it does, because a limit is reached; Lisp cannot catch it."""

    def __init__(self, status: int = 255) -> None:
        super().__init__(status)


class Leaving:
    """How `kill-emacs` ends the program: NOW, if a host that is nothing but elnet has set it, does so without unwinding."""

    def __init__(self, lisp: Lisp) -> None:
        self.now: Callable[[int], NoReturn] | None = None


def run_hooks(lisp: Lisp) -> None:
    """Call the functions of `kill-emacs-hook`."""
    if lisp.is_set("kill-emacs-hook"):
        lisp.call(intern("run-hooks"), intern("kill-emacs-hook"))
