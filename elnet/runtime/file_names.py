"""File names as Lisp computes with them, without asking the file system (manual node "File Names")."""

from __future__ import annotations

import os
import re

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp


def text_of(name: str) -> LString:
    """Return NAME as a Lisp string."""
    return LString(name, not name.isascii())


def default_directory(lisp: Lisp) -> str:
    """Return the folder that relative names start from."""
    value = lisp.value("default-directory")
    return value.text if type(value) is LString else os.path.join(os.getcwd(), "")


def expanded(lisp: Lisp, name: str, base: str) -> str:
    """Return NAME as an absolute name, relative to BASE, without `.`, `..` and doubled slashes."""
    for each in (name, base):
        if "\0" in each:
            raise wrong_type_argument("filenamep", text_of(each))
    if name.startswith("~"):
        name = home_expanded(lisp, name)
    if not name.startswith("/"):
        base = home_expanded(lisp, base) if base.startswith("~") else base
        if not base.startswith("/"):
            base = os.path.join(os.getcwd(), base)
        name = base + ("" if base.endswith("/") else "/") + name if name else base
    return _canonical(name)


def full_name(lisp: Lisp, name: object) -> str:
    """Return the absolute name of the file NAME, a Lisp string."""
    return expanded(lisp, check.string(name).text, default_directory(lisp))


def _canonical(name: str) -> str:
    parts: list[str] = []
    for part in name.split("/"):
        if part in ("", "."):
            continue
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        else:
            parts.append(part)
    slash = "/" if parts and name.endswith("/") else ""
    root = "//" if name.startswith("//") and name[2:3] != "/" else "/"
    return root + "/".join(parts) + slash


def home_expanded(lisp: Lisp, name: str) -> str:
    """Return NAME with ~ or ~USER at its start replaced by the home folder; an unknown user is left."""
    if name == "~" or name.startswith("~/"):
        home = home_folder(lisp)
        return (home.rstrip("/") or ("" if len(name) > 1 else "/")) + name[1:]
    return os.path.expanduser(name)


def home_folder(lisp: Lisp) -> str:
    """Return the home folder, as the environment variable HOME says."""
    home = lisp.call(intern("getenv"), lisp_string("HOME"))
    return os.path.join(os.getcwd(), home.text) if isinstance(home, LString) and home.text else "/"


def with_variables(lisp: Lisp, text: str, missing: str | None = None) -> str:
    """Return TEXT with $NAME and ${NAME} replaced from the environment, $$ by one dollar.

    What is not in the environment becomes MISSING, by default it is left.
    """

    def value(match: re.Match[str]) -> str:
        name = match[1] or match[2]
        if name is None:
            return "$"
        found = lisp.call(intern("getenv"), text_of(name))
        return found.text if type(found) is LString else match[0] if missing is None else missing

    return re.sub(r"\$(?:\$|(\w+)|\{([^}]*)\})", value, text)


def unquoted(name: str) -> str:
    """Return the file NAME without the /: in front that quotes it."""
    return (name[2:] or "/") if name.startswith("/:") else name


def directory_part(name: str) -> str:
    """Return NAME up to its last slash, included."""
    return name[: name.rfind("/") + 1]


def last_part(name: str) -> str:
    """Return what follows the last slash of NAME."""
    return name[name.rfind("/") + 1 :]


def extension_start(name: str) -> int:
    """Return where the extension of NAME starts, at its dot; -1 if it has none."""
    last = last_part(name)
    dot = last.rfind(".")
    return -1 if dot <= 0 else len(name) - len(last) + dot
