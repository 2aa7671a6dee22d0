"""The buffer *Messages*: what was said, the last lines of it (manual node "Logging Messages")."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from elnet.runtime.buffers import Buffers
    from elnet.text.buffer import Buffer
    from elnet.text.watchers import Watcher


NAME = "*Messages*"
_REPEATED: Final = re.compile(r"(.*?)(?: \[(\d+) times\])?\n\Z")


def log_message(buffers: Buffers, text: str, limit: object) -> None:
    """Add TEXT to the buffer of messages among BUFFERS, of which LIMIT lines, all for t, are kept.

    A line that repeats the last one is counted there instead.  The buffer may be read-only, and no hooks are run.
    """
    buffer = buffers.by_name.get(NAME)
    if buffer is None:
        buffer = buffers.create(NAME, quiet=True)
    watchers = buffer.watchers
    if watchers:
        buffer.watchers = _silent(watchers)
    try:
        _add(buffer, text, limit)
    finally:
        buffer.watchers = watchers


def _silent(watchers: list[Watcher]) -> list[Watcher]:
    """Return those of WATCHERS that neither refuse changes nor run hooks."""
    from elnet.runtime.changes import ChangeHooks, ReadOnly
    from elnet.runtime.read_only_text import ReadOnlyText
    from elnet.runtime.text_hooks import TextHooks

    return [each for each in watchers if not isinstance(each, ReadOnly | ChangeHooks | ReadOnlyText | TextHooks)]


def _add(buffer: Buffer, text: str, limit: object) -> None:
    start = buffer.size + 1
    buffer.insert_at(start, buffer.fitting(("" if _at_line_start(buffer) else "\n") + text + "\n", True))
    if "\n" not in text:
        _join_repeated(buffer, text, start)
    if type(limit) is int:
        truncate(buffer, limit)


def _at_line_start(buffer: Buffer) -> bool:
    return not buffer.size or buffer.substring(buffer.size, buffer.size + 1) == "\n"


def _join_repeated(buffer: Buffer, text: str, start: int) -> None:
    """Replace the line at START of BUFFER, which says TEXT, and the same one before it by a line with a count."""
    before = buffer.substring(max(1, start - 2 * len(text) - 40), start)
    last = before[before.rfind("\n", 0, -1) + 1 :] if before else ""
    found = _REPEATED.fullmatch(last)
    if found is None or found[1] != text:
        return
    count = int(found[2] or 1) + 1
    first = start - len(last)
    buffer.delete(first, buffer.size + 1)
    buffer.insert_at(first, buffer.fitting(f"{text} [{count} times]\n", True))


def truncate(buffer: Buffer, limit: int) -> None:
    """Delete what comes before the last LIMIT lines of BUFFER."""
    text = buffer.substring(1, buffer.size + 1)
    place = len(text)
    for _ in range(limit + 1):
        place = text.rfind("\n", 0, place)
        if place < 0:
            return
    buffer.delete(1, place + 2)
