"""The sizes of the windows that show a process's buffer (manual node "Process Buffers")."""

from __future__ import annotations

from elnet.objects.cons import cons
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def _size(lisp: Lisp, windows: object, choose: Callable[[list[int]], int]) -> object:
    """Return (WIDTH . HEIGHT) that CHOOSE takes from those of WINDOWS, nil if there are none."""
    shown = elements(windows)
    if not shown:
        return NIL

    def chosen(measure: str) -> int:
        sizes = [lisp.call(intern(measure), window) for window in shown]
        return choose([size for size in sizes if type(size) is int])

    return cons(chosen("window-max-chars-per-line"), chosen("window-body-height"))


@primitive("window-adjust-process-window-size-smallest")
def window_adjust_process_window_size_smallest(lisp: Lisp, process: object, windows: object) -> object:
    """Return (WIDTH . HEIGHT) that fits all of WINDOWS, which show the buffer of PROCESS; nil without windows."""
    return _size(lisp, windows, min)


@primitive("window-adjust-process-window-size-largest")
def window_adjust_process_window_size_largest(lisp: Lisp, process: object, windows: object) -> object:
    """Return (WIDTH . HEIGHT) of the largest of WINDOWS, which show the buffer of PROCESS; nil without windows."""
    return _size(lisp, windows, max)
