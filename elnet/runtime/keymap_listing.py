"""Keymaps as people read them: a table of keys and commands, one group for each prefix."""

from __future__ import annotations

from elnet.objects.cons import Cons
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import Vector
from elnet.runtime import keymaps
from elnet.runtime.lisp import Lisp

COMMANDS = 16
"""The column of the commands."""
HEADER = f"\nKey{'Binding':>20}\n{'-' * 79}\n"
MENU_BAR = intern("menu-bar")


def listing(lisp: Lisp, keymap: Cons) -> str:
    """Return the table of KEYMAP, nothing if it is empty."""
    groups = [group for prefix, each in _maps(lisp, keymap) if (group := _group(lisp, prefix, each))]
    return HEADER + "\n".join(groups) if groups else ""


def _maps(lisp: Lisp, keymap: Cons) -> list[tuple[list[object], Cons]]:
    """Return KEYMAP and the keymaps in it, each with the events that lead to it, the nearest first."""
    found: list[tuple[list[object], Cons]] = [([], keymap)]
    for prefix, each in found:
        for event, definition in keymaps.pairs(lisp, each, True):
            inner = keymaps.as_keymap(lisp, keymaps.real_definition(definition))
            if inner is not None and event is not MENU_BAR and all(inner is not other for _, other in found):
                found.append(([*prefix, event], inner))
    return found


def _group(lisp: Lisp, prefix: list[object], keymap: Cons) -> str:
    """Return the lines of KEYMAP itself, whose keys come after PREFIX."""
    commands: dict[object, object] = {}
    for event, definition in keymaps.pairs(lisp, keymap, True):
        commands.setdefault((event.car, event.cdr) if type(event) is Cons else event, keymaps.real_definition(definition))
    rows: list[tuple[object, object, object]] = []
    for event in sorted(commands, key=_rank):
        command = commands[event]
        if command is NIL or keymaps.as_keymap(lisp, command) is not None:
            continue
        first, last = event if isinstance(event, tuple) else (event, event)
        if rows and type(first) is int and type(rows[-1][1]) is int and rows[-1][1] + 1 == first and rows[-1][2] is command:
            first = rows.pop()[0]
        rows.append((first, last, command))
    return "".join(_row(lisp, prefix, *row) for row in rows)


def _rank(event: object) -> tuple[bool, int, str]:
    if isinstance(event, tuple):
        event = event[0]
    return isinstance(event, Symbol), event if type(event) is int else 0, event.name if isinstance(event, Symbol) else ""


def _row(lisp: Lisp, prefix: list[object], first: object, last: object, command: object) -> str:
    keys = _keys(lisp, [*prefix, first])
    if first != last:
        keys += f" .. {_keys(lisp, [*prefix, last])}"
    tabs = max(1, (COMMANDS - len(keys) + 7) // 8)
    if isinstance(command, Symbol):
        name = command.name
    else:
        name = "Keyboard Macro" if isinstance(command, LString | Vector) else "#<function>"
    return f"{keys}{chr(9) * tabs}{name}\n"


def _keys(lisp: Lisp, events: list[object]) -> str:
    text = lisp.call(intern("key-description"), keymaps.joined(events))
    assert isinstance(text, LString)
    return text.text
