"""What Python code does for a while, as `let`, `save-excursion` and their kin do in Lisp: for `with` statements."""

from __future__ import annotations

from elnet.objects.symbols import T, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp
    from elnet.runtime.variables import Binding
    from elnet.text.buffer import Buffer
    from elnet.text.markers import Marker


class Bound:
    """While variables, written with `_` for `-`, have VALUES."""

    def __init__(self, lisp: Lisp, **values: object) -> None:
        self._lisp = lisp
        self._values = values
        self._bindings: list[Binding] = []

    def __enter__(self) -> None:
        variables = self._lisp.variables
        for name, value in self._values.items():
            self._bindings.append(variables.bind(intern(name.replace("_", "-")), value))

    def __exit__(self, *_: object) -> None:
        while self._bindings:
            self._lisp.variables.unbind(self._bindings.pop())


class Excursion:
    """While point and the current buffer may move."""

    def __init__(self, lisp: Lisp) -> None:
        self._buffers = lisp.buffers
        self._place: Marker

    def __enter__(self) -> Buffer:
        self._place = self._buffers.excursion()
        return self._buffers.current

    def __exit__(self, *_: object) -> None:
        self._buffers.restore_excursion(self._place)


class InBuffer:
    """While BUFFER is the current one."""

    def __init__(self, lisp: Lisp, buffer: object) -> None:
        self._buffers = lisp.buffers
        self._buffer = buffer
        self._before = lisp.buffers.current

    def __enter__(self) -> Buffer:
        self._before = self._buffers.current
        buffer = self._buffers.existing(self._buffer)
        self._buffers.set_current(buffer)
        return buffer

    def __exit__(self, *_: object) -> None:
        self._buffers.restore_current(self._before)


class Widened:
    """While all of the current buffer is visible."""

    def __init__(self, lisp: Lisp) -> None:
        self._buffers = lisp.buffers

    def __enter__(self) -> None:
        self._saved = self._buffers.restriction()
        self._buffers.current.widen()

    def __exit__(self, *_: object) -> None:
        self._buffers.restore_restriction(self._saved)


class Silently(Bound):
    """While changes of the current buffer leave no trace: no undo records, no hooks, no note that it was modified."""

    def __init__(self, lisp: Lisp) -> None:
        super().__init__(lisp, buffer_undo_list=T, inhibit_read_only=T, inhibit_modification_hooks=T)
        self._buffer = lisp.buffers.current

    def __enter__(self) -> None:
        self._buffer = self._lisp.buffers.current
        self._modified = self._buffer.modified
        super().__enter__()

    def __exit__(self, *_: object) -> None:
        super().__exit__()
        if not self._modified and self._buffer.modified:
            self._buffer.set_modified(False)
