"""Cookies: the variables that a file's first line sets, `-*- lexical-binding: t -*-`."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


COOKIE: Final = re.compile(r"-\*-(.*?)(?:-\*-|\Z)")
VARIABLE: Final = re.compile(r"[ \t]*([^:]*?)[ \t]*:[ \t]*([^;]*?)[ \t]*(?:;|\Z)")


def first_line_variables(text: str) -> dict[str, str]:
    """Return names and values, as text, of the variables in the first line of TEXT, or the second after a `#!` line.

    The line must be a comment from its first character on.  `-*- emacs-lisp -*-`, a mode alone, is the variable `mode`.
    """
    line = first_line(text)
    if line.startswith("#!"):
        line = first_line(text[len(line) + 1 :])
    cookie = COOKIE.search(line) if line.startswith(";") else None
    if not cookie:
        return {}
    if ":" not in cookie[1]:
        return {"mode": cookie[1].strip()} if cookie[1].strip() else {}
    return dict(reversed(VARIABLE.findall(cookie[1])))


def first_line(text: str) -> str:
    """Return TEXT up to its first line break."""
    return text[: text.find("\n")] if "\n" in text else text


def is_lexical(text: str) -> bool:
    """Tell whether the cookie of TEXT asks for lexical binding."""
    return first_line_variables(text).get("lexical-binding", "nil") != "nil"
