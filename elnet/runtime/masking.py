"""Regexps on texts whose properties give single characters a syntax: the masked texts and patterns of an interpreter."""

from __future__ import annotations

from elnet.runtime.syntax_scans import overrides_in
from elnet.text.masked import MaskedText
from elnet.text.regexp.stand_ins import StandInPattern, StandIns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.objects.strings import LString
    from elnet.runtime.lisp import Lisp
    from elnet.text.buffer import Buffer
    from elnet.text.regexp import Pattern


class _OfInterpreter(StandIns):
    """The stand-ins of an interpreter."""

    __slots__ = ()

    def __init__(self, lisp: Lisp) -> None:
        super().__init__()


def masked_pattern(lisp: Lisp, pattern: Pattern) -> Pattern:
    """Return PATTERN for masked texts."""
    return StandInPattern.of(pattern, lisp.part(_OfInterpreter))


def masked_text(lisp: Lisp, buffer: Buffer) -> MaskedText:
    """Return the text of BUFFER masked."""
    overrides = overrides_in(lisp, buffer.properties())
    found = next((watcher for watcher in buffer.watchers if type(watcher) is MaskedText), None)
    if found is not None and found.text is buffer.text and found.unibyte is not buffer.multibyte:
        found.overrides = overrides
        return found
    if found is not None:
        buffer.watchers.remove(found)
    found = MaskedText(buffer.text, lisp.part(_OfInterpreter), overrides, not buffer.multibyte)
    # Before those that run Lisp, which may search.
    buffer.watchers.insert(0, found)
    return found


def masked_string(lisp: Lisp, string: LString) -> str:
    """Return the text of STRING masked."""
    overrides = overrides_in(lisp, string.properties)  # type: ignore[arg-type]
    return lisp.part(_OfInterpreter).masked(string.text, 0, overrides, not string.multibyte)
