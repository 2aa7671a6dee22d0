"""Symbols as `prin1` writes them, so that the reader gets the same name back."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


SPECIAL: Final = re.compile("[\0-\x20\xa0\"'();\\[\\]#`,\\\\]")
NUMBER: Final = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE](?:[-+]?[0-9]+|\+INF|\+NaN))?")
UNSUSPICIOUS: Final = re.compile("[a-zA-Z*/<=>&:%$_~!@^{}|][-+a-zA-Z0-9*/<=>&:%$_~!@^{}|.?]*")


def escaped_name(name: str) -> str:
    """Return NAME with a backslash before whatever would not be read as part of a symbol's name."""
    if UNSUSPICIOUS.fullmatch(name):
        return name
    escaped = SPECIAL.sub(r"\\\g<0>", name)
    return f"\\{escaped}" if name[:1] in ("?", ".") or NUMBER.fullmatch(name) else escaped
