"""The buffers of one interpreter: which exist, and which is current.

Changing the current buffer also loads its buffer-local values: see `elnet.runtime.variables`.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, wrong_type_argument
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL
from elnet.text.buffer import Buffer
from elnet.text.markers import Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp


class Buffers:
    """The live buffers of LISP in the order of `buffer-list`, and the current one."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.by_name: dict[str, Buffer] = {}
        self.current = self.create("*scratch*")
        lisp.variables.switch(self.current)

    def create(self, name: str) -> Buffer:
        """Return a new buffer called NAME."""
        buffer = self.by_name[name] = Buffer(name)
        return buffer

    def set_current(self, buffer: Buffer) -> None:
        """Make BUFFER, a live one, the current buffer."""
        if buffer is not self.current:
            self.current = buffer
            self.lisp.variables.switch(buffer)

    def named(self, value: object) -> Buffer | None:
        """Return the live buffer that VALUE is or names, None if there is none."""
        if isinstance(value, Buffer):
            return value
        if type(value) is not LString:
            raise wrong_type_argument("stringp", value)
        return self.by_name.get(value.text)

    def buffer_or_current(self, value: object) -> Buffer:
        """Return the buffer that VALUE is or names, the current one for nil; signal an error if there is none."""
        if value is NIL:
            return self.current
        found = self.named(value)
        if found is None:
            raise lisp_error(f"No buffer named {value.text}")  # type: ignore[attr-defined]
        return found

    def check(self, value: object) -> Buffer:
        """Return VALUE, a buffer; signal `wrong-type-argument` if it is none."""
        if not isinstance(value, Buffer):
            raise wrong_type_argument("bufferp", value)
        return value

    # What `save-current-buffer`, `save-excursion` and `save-restriction` save and restore

    def restore_current(self, buffer: Buffer) -> None:
        """Make BUFFER current again if it still exists."""
        if buffer is not self.current and buffer.name is not None:
            self.set_current(buffer)

    def excursion(self) -> Marker:
        """Return a marker at point of the current buffer."""
        return Marker(self.current, self.current.point)

    def restore_excursion(self, place: Marker) -> None:
        """Go back to PLACE, if its buffer still exists."""
        buffer = place.buffer
        if buffer is not None:
            self.set_current(buffer)
            buffer.goto(max(buffer.begv, min(place.position, buffer.zv)))
            place.detach()

    def restriction(self) -> tuple[Buffer, Marker | None, Marker | None]:
        """Return the current buffer and markers around its visible part, None if all of it is visible."""
        buffer = self.current
        if buffer.begv == 1 and buffer.zv == buffer.size + 1:
            return buffer, None, None
        return buffer, Marker(buffer, buffer.begv), Marker(buffer, buffer.zv, advances=True)

    @staticmethod
    def restore_restriction(saved: tuple[Buffer, Marker | None, Marker | None]) -> None:
        """Make visible again what `restriction` found visible."""
        buffer, start, end = saved
        if buffer.name is None:
            return
        if start is None or end is None:
            buffer.widen()
            return
        if start.buffer is buffer:
            buffer.narrow(start.position, end.position)
        start.detach()
        end.detach()
