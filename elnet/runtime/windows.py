"""Windows and the frame of a batch program: they exist, show buffers and have a size, but nobody sees them.

There is one frame, 80 columns wide and 25 lines high, with the window that is selected at first and the minibuffer's.
"""

from __future__ import annotations

from elnet.objects.base import LispObject
from elnet.objects.conditions import wrong_type_argument
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.runtime.lisp import Lisp
from elnet.text.buffer import Buffer

WIDTH, HEIGHT = 80, 25


class Frame(LispObject):
    """The frame."""

    __slots__ = ("__weakref__", "parameters")

    def __init__(self) -> None:
        self.parameters: dict[object, object] = {
            intern("background-mode"): intern("dark"),
            intern("display-type"): intern("mono"),
            intern("foreground-color"): lisp_string("unspecified-fg"),
            intern("background-color"): lisp_string("unspecified-bg"),
            intern("name"): lisp_string("F1"),
        }

    def lisp_print(self, readably: bool) -> str:
        """Return the printed text."""
        return f"#<frame F1 {id(self):#x}>"


class Window(LispObject):
    """A window: NUMBER, the BUFFER it shows, None once it is deleted, POINT and START in it, PARAMETERS."""

    __slots__ = ("__weakref__", "buffer", "dedicated", "hscroll", "number", "own_display_table", "parameters", "point", "start")

    def __init__(self, number: int, buffer: Buffer) -> None:
        self.number = number
        self.buffer: Buffer | None = buffer
        self.point = self.start = 1
        self.dedicated: object = NIL
        self.own_display_table: object = NIL
        self.hscroll = 0
        self.parameters: dict[object, object] = {}

    def lisp_print(self, readably: bool) -> str:
        """Return the printed text."""
        return f"#<window {self.number}>" if self.buffer is None else f"#<window {self.number} on {self.buffer.name}>"


class Configuration(LispObject):
    """What `save-window-excursion' keeps: the windows with what they show, the selected one and the current buffer."""

    __slots__ = ("buffer", "selected", "shown", "windows")

    def __init__(self, windows: Windows) -> None:
        self.windows = list(windows.windows)
        self.shown = [(each.buffer, each.point, each.start) for each in self.windows]
        self.selected = windows.selected
        self.buffer = windows.lisp.buffers.current

    def lisp_print(self, readably: bool) -> str:
        """Return the printed text."""
        return "#<window-configuration>"


class Windows:
    """The windows of one interpreter."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.frame = Frame()
        buffers = lisp.buffers
        first = buffers.by_name.get("*scratch*") or buffers.current
        self.selected = Window(1, first)
        self.windows = [self.selected]
        name = " *Minibuf-0*"
        self.minibuffer = Window(2, buffers.by_name.get(name) or buffers.create(name, quiet=True))
        self._last = 2
        lisp.on_kill_buffer.append(self._leave)

    def _leave(self, buffer: Buffer) -> None:
        """Let the windows that show BUFFER, which is being killed, show another."""
        for window in self.windows:
            if window.buffer is buffer:
                self.show(window, self.lisp.buffers.other(buffer))

    def live(self, value: object) -> Window:
        """Return the window VALUE, the selected one for nil; signal `wrong-type-argument`."""
        if value is NIL:
            return self.selected
        if not isinstance(value, Window) or value.buffer is None:
            raise wrong_type_argument("window-live-p", value)
        return value

    def of_buffer(self, buffer: Buffer | None) -> Window | None:
        """Return a window that shows BUFFER, the selected one first."""
        for each in (self.selected, *self.windows):
            if each.buffer is buffer:
                return each
        return None

    def split(self) -> Window:
        """Return a new window, which shows what the selected one shows."""
        assert self.selected.buffer is not None
        self._last += 2
        new = Window(self._last, self.selected.buffer)
        new.point, new.start = self.selected.point, self.selected.start
        self.windows.insert(self.windows.index(self.selected) + 1, new)
        return new

    def select(self, window: Window) -> None:
        """Make WINDOW the selected one and its buffer the current one."""
        self.selected = window
        if window.buffer is not None and window.buffer.name is not None:
            self.lisp.buffers.set_current(window.buffer)

    def show(self, window: Window, buffer: Buffer) -> None:
        """Show BUFFER in WINDOW."""
        window.buffer = buffer
        window.point, window.start = buffer.point, 1

    def display(self, buffer: Buffer, same: bool) -> Window:
        """Return a window that shows BUFFER: one that does already, the selected one if SAME, else another."""
        if same:
            if self.selected.buffer is not buffer:
                self.show(self.selected, buffer)
            return self.selected
        found = self.of_buffer(buffer)
        if found is None:
            others = [each for each in self.windows if each is not self.selected]
            found = others[0] if others else self.split()
            self.show(found, buffer)
        return found

    def delete(self, window: Window) -> None:
        """Delete WINDOW."""
        if window is self.selected:
            self.select(next(each for each in self.windows if each is not window))
        self.windows.remove(window)
        window.buffer = None

    def restore(self, saved: Configuration) -> None:
        """Make the windows what they were when SAVED was made."""
        self.windows = list(saved.windows)
        for window, (buffer, point, start) in zip(saved.windows, saved.shown, strict=True):
            if buffer is not None and buffer.name is None:
                buffer = self.lisp.buffers.current
            window.buffer, window.point, window.start = buffer, point, start
        self.selected = saved.selected
        if saved.buffer.name is not None:
            self.lisp.buffers.set_current(saved.buffer)
