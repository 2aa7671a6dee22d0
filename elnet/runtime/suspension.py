"""Dynamic bindings of a Lisp thread that gives way: they are taken out of the cells, and put back when it goes on.

Theory.  Binding is shallow: generated code saves the old value of a plain variable in a local of the Python function and stores
the new one in the cell.  The local is named ".N=" and exists exactly while the binding is in force, so that the frames of a
thread tell which cells it has bound; for the outermost binding of a cell the local has the value from outside the thread.
Leaving, the thread takes its own value along and stores the outside one; coming back it does the reverse.  If the outside
value has changed meanwhile, the frame's local is corrected, which only that rare case pays for.

Bindings made by `Variables.bind` are in the list `Variables.bound` of the running thread and are exchanged in place.
"""

from __future__ import annotations

import sys
from types import CodeType, FrameType

from elnet.objects.symbols import UNBOUND
from elnet.runtime.variables import Cell, Variables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from elnet.objects.symbols import Symbol

    Marked = tuple[tuple[str, Cell], ...]

_bindings_of: dict[CodeType, Marked] = {}
"""What code that ran while threads gave way may bind: a fact about the code, the same for all interpreters."""


class Suspended:
    """The plain bindings of a thread that waits: CELL, its value in the thread, the one outside, and where that is saved."""

    __slots__ = ("entries",)

    def __init__(self) -> None:
        self.entries: list[tuple[Cell, object, object, FrameType, str]] = []


def take_out(variables: Variables, frame: FrameType | None) -> Suspended:
    """Undo the bindings of the running thread, whose innermost frame is FRAME, for as long as it does not run."""
    for binding in reversed(variables.bound):
        variables.exchange(binding)
    saved: dict[Cell, tuple[FrameType, str, object]] = {}
    while frame is not None:
        marked = _marked(frame.f_code)
        if marked:
            local_values = frame.f_locals
            for name, cell in reversed(marked):
                if name in local_values and variables.cells.get(cell.symbol) is cell:
                    saved[cell] = frame, name, local_values[name]
        frame = frame.f_back
    suspended = Suspended()
    for cell, (where, name, outside) in saved.items():
        suspended.entries.append((cell, _value(cell), outside, where, name))
        _store(cell, outside)
    return suspended


def put_back(variables: Variables, suspended: Suspended) -> None:
    """Redo the bindings that `take_out` undid, for the thread that runs from now on."""
    for cell, inside, outside, frame, name in suspended.entries:
        now = _value(cell)
        if now is not outside:
            _set_local(frame, name, now)
        _store(cell, inside)
    for binding in variables.bound:
        variables.exchange(binding)


class Outermost:
    """The outermost binding of a variable that is in force: in a list of `Variables.bound`, or in a local of a frame."""

    def __init__(self, binding: list[Any] | None, frame: FrameType | None = None, name: str = "") -> None:
        self._binding = binding
        self._frame = frame
        self._name = name

    @property
    def value(self) -> object:
        """What the variable will be when the binding ends."""
        if self._binding is not None:
            return self._binding[1]
        assert self._frame is not None
        return self._frame.f_locals[self._name]

    def set(self, value: object) -> None:
        """Let the variable be VALUE when the binding ends."""
        if self._binding is not None:
            self._binding[1] = value
        elif self._frame is not None:
            _set_local(self._frame, self._name, value)


def outermost_binding(variables: Variables, symbol: Symbol) -> Outermost | None:
    """Return the outermost dynamic binding of SYMBOL that is not local to a buffer, None if there is none."""
    cell = variables.cells.get(symbol)
    found: Outermost | None = None
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        for name, marked in reversed(_marked(frame.f_code)):
            if marked is cell and name in frame.f_locals:
                found = Outermost(None, frame, name)
        frame = frame.f_back
    if found is None:
        binding = next((each for each in variables.bound if each[0] is symbol and each[2] is None), None)
        found = None if binding is None else Outermost(binding)
    return found


def _marked(code: CodeType) -> Marked:
    """Return the locals of CODE that hold saved values, each with the cell the value is from, outer bindings first."""
    found = _bindings_of.get(code)
    if found is None:
        found = _bindings_of[code] = _found(code) if any(name[-1:] == "=" for name in code.co_varnames) else ()
    return found


def _found(code: CodeType) -> Marked:
    """Look for the instructions that save the value of a cell, which is a constant, in a marked local."""
    from dis import get_instructions

    cells: dict[str, Cell] = {}
    constant: object = None
    for instruction in get_instructions(code):
        if instruction.opname == "LOAD_CONST":
            constant = instruction.argval
        elif instruction.opname == "STORE_FAST" and instruction.argval[-1:] == "=" and type(constant) is Cell:
            cells.setdefault(instruction.argval, constant)
    return tuple([(name, cells[name]) for name in code.co_varnames if name in cells])


def _value(cell: Cell) -> object:
    return getattr(cell, "value", UNBOUND)


def _store(cell: Cell, value: object) -> None:
    if value is not UNBOUND:
        cell.value = value
    elif hasattr(cell, "value"):
        del cell.value


def _set_local(frame: FrameType, name: str, value: object) -> None:
    """Change a local of a function that is being called; from Python 3.13 on `f_locals` writes through (PEP 667)."""
    frame.f_locals[name] = value
    if sys.version_info < (3, 13):
        import ctypes

        ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), ctypes.c_int(0))
