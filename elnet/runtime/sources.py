"""Texts that were evaluated and are no files: what `--eval` got, standard input, what a host evaluates."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp


class Sources:
    """The texts of one interpreter by the names that places in them have, the last few of them."""

    KEPT = 50

    def __init__(self, lisp: Lisp) -> None:
        self._texts: dict[str, str] = {}

    def note(self, name: str, text: str) -> None:
        """Remember TEXT as what NAME means now."""
        self._texts[name] = text
        if len(self._texts) > self.KEPT:
            del self._texts[next(iter(self._texts))]

    def line(self, name: str, number: int) -> str:
        """Return the line NUMBER, from 1, of the text or file NAME; empty if there is none."""
        text = self._texts.get(name)
        if text is not None:
            lines = text.splitlines()
            return lines[number - 1] if 0 < number <= len(lines) else ""
        known = sys.modules.get("linecache")
        if known is not None and name in known.cache:
            return str(known.getline(name, number)).rstrip("\n")
        try:
            with open(name, encoding="utf-8", errors="surrogateescape") as file:
                for count, line in enumerate(file, 1):
                    if count == number:
                        return line.rstrip("\n")
        except (OSError, ValueError):
            pass
        return ""
