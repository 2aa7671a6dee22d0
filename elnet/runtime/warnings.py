"""Warnings: which are shown and how they read (manual node "Warnings")."""

from __future__ import annotations

from elnet.objects.cons import Cons
from elnet.objects.lists import conses
from elnet.objects.strings import LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, Symbol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from elnet.runtime.lisp import Lisp


LEVELS = {":debug": ("Debug", 0), ":warning": ("Warning", 1), ":error": ("Error", 2), ":emergency": ("Emergency", 3)}
OLD_LEVELS = {"emergency": ":emergency", "error": ":error", "warning": ":warning", "notice": ":debug", "info": ":debug"}


def warning_text(lisp: Lisp, kind: object, message: object, level: object) -> LString | None:
    """Return what is shown of the warning MESSAGE about KIND of LEVEL, None if it is not to be shown."""
    name = getattr(level, "name", "") if level is not NIL else ":warning"
    name = OLD_LEVELS.get(name, name)
    if name not in LEVELS:
        name = ":warning"
    word, severity = LEVELS[name]
    least = lisp.value("warning-minimum-level")
    _, wanted = LEVELS.get(getattr(least, "name", ""), LEVELS[":warning"])
    if severity < wanted or _is_suppressed(kind, lisp.value("warning-suppress-types")):
        return None
    head: Any = kind.car if type(kind) is Cons else kind
    about = head.name if isinstance(head, Symbol) else "?"
    text = multibyte_text(message) if type(message) is LString else repr(message)
    return lisp_string(f"{word} ({about}): {text}")


def _is_suppressed(kind: object, suppressed: object) -> bool:
    """Tell whether one of the lists SUPPRESSED is how the list of symbols KIND starts."""
    wanted = [pair.car for pair in conses(kind)] if type(kind) is Cons else [kind]
    for pair in conses(suppressed):
        start = [each.car for each in conses(pair.car)]
        if start and start == wanted[: len(start)]:
            return True
    return False
