"""The random numbers of one interpreter."""

from __future__ import annotations

from random import Random

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp


class Randomness:
    """Where random numbers come from; the seed is the machine's until Lisp sets one."""

    def __init__(self, lisp: Lisp) -> None:
        self.source = Random()
