"""What a test leaves behind: processes, timers, buffers, and where they were made."""

from __future__ import annotations

from elnet.objects.lists import elements
from elnet.objects.symbols import Symbol
from elnet.objects.vectors import Vector
from elnet.process.table import Processes
from elnet.process.timers import FUNCTION, IDLE_TIMERS, TIMERS
from elnet.runtime.births import Births
from elnet.runtime.buffers import Buffers
from elnet.text.buffer import Buffer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

KEPT_BUFFERS = ("*Messages*", "*Backtrace*", " *string-output*")
"""Buffers that Lisp itself makes when they are first needed."""


class Watch:
    """What there is in LISP from one moment on, to find what is left at another."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.births = lisp.part(Births)
        self.births.begin()
        self.before = {id(value) for value in self._everything()}

    def leaks(self) -> list[str]:
        """Return a line on each process, timer and buffer that there is now and was not at first."""
        left = [value for value in self._everything() if id(value) not in self.before]
        lines = [self._line(value) for value in left]
        self.births.end()
        return lines

    def _everything(self) -> list[object]:
        lisp = self.lisp
        buffers = [each for name, each in lisp.part(Buffers).by_name.items() if name not in KEPT_BUFFERS]
        timers = [timer for name in (TIMERS, IDLE_TIMERS) for timer in elements(lisp.variables.value(name))]
        return [*lisp.part(Processes).latest_first(), *timers, *buffers]

    def _line(self, value: object) -> str:
        place = self.births.place(value)
        made = f", made at {place}" if place else ""
        if type(value) is Buffer:
            return f"the buffer {value.name}{made}"
        if type(value) is Vector:
            function = value.items[FUNCTION]
            return f"a timer for {function.name if isinstance(function, Symbol) else 'a lambda'}{made}"
        return f"the process {getattr(value, 'name', value)}{made}"
