"""Switching the minor modes that Python defines (manual node "Minor Mode Conventions")."""

from __future__ import annotations

from elnet.objects.conditions import truth
from elnet.objects.symbols import T, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

NOTE, RUN_HOOKS, TOGGLE = intern("elnet--note-minor-mode"), intern("run-hooks"), intern("toggle")


def wanted(arg: object, on: bool) -> bool:
    """Tell whether a minor mode that is ON or not is to be on after it was called with ARG."""
    if arg is TOGGLE:
        return not on
    return type(arg) is not int or arg > 0


def announce(lisp: Lisp, mode: str, on: bool, is_global: bool) -> object:
    """Note that MODE is ON or off, run its hooks, and return its state."""
    lisp.call(NOTE, intern(mode), truth(on), truth(is_global))
    lisp.call(RUN_HOOKS, intern(f"{mode}-hook"), intern(f"{mode}-{'on' if on else 'off'}-hook"))
    return T if on else truth(False)
