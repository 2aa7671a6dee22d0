"""The tables by which the reader reads, made once from the grammar and kept in the cache folder.

`import lark` costs more than a whole start may, so the tables that `elnet.reader.derivation` makes through it are written
to a file which says of what grammar they are.  A start that finds them never imports lark; an edited grammar is derived
anew.  Where no file can be written all works, only slower.  The imports are few for the same reason: pathlib, hashlib,
dataclasses and json together would cost ten times what loading the tables does.
"""

from __future__ import annotations

import functools
import marshal
import os
import re
import sys

from elnet.reader.cache_files import cache_folder, contents, store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


READER = os.path.dirname(os.path.abspath(__file__))
PACKAGE = os.path.dirname(READER)
LARGE_PRIME = (1 << 61) - 1


class Syntax:
    """The token pattern, the terminals' names by group number, and the nesting.

    PATTERN matches blanks and then one token; the group that matched tells which, the last group that there is none.
    BRACKETS maps an opening group to its rule and its closing group, PREFIXES a prefix's group to its rule.
    """

    __slots__ = ("brackets", "names", "pattern", "prefixes")

    def __init__(self, found: dict[str, Any]) -> None:
        names = self.names = ("", *found["tokens"], "")
        self.pattern: re.Pattern[str] = re.compile(found["pattern"])
        self.brackets: dict[int, tuple[str, int]] = {
            names.index(opening): (rule, names.index(closing)) for opening, (rule, closing) in found["brackets"].items()
        }
        self.prefixes: dict[int, str] = {names.index(prefix): rule for prefix, rule in found["prefixes"].items()}

    def group(self, name: str) -> int:
        """Return the number of the group for the terminal NAME."""
        return self.names.index(name)


@functools.cache
def lisp_syntax() -> Syntax:
    """Return the syntax of Emacs Lisp."""
    return Syntax(tables(contents(grammar_file()), cache_folder()))


def grammar_file() -> str:
    """Return where the grammar is: in the package when installed, beside it in a checkout."""
    installed = os.path.join(PACKAGE, "grammar", "elisp.lark")
    return installed if os.path.exists(installed) else os.path.join(os.path.dirname(PACKAGE), "grammar", "elisp.lark")


def tables(grammar: bytes, folder: str) -> dict[str, Any]:
    """Return the tables of GRAMMAR, from FOLDER if they are there."""
    source = grammar + contents(os.path.join(READER, "derivation.py"))
    digest = int.from_bytes(source) % LARGE_PRIME
    file = os.path.join(folder, f"syntax-{digest:016x}.{sys.implementation.cache_tag}")
    try:
        found: dict[str, Any] = marshal.loads(contents(file))
        if found["source"] == source:
            return found
    except (OSError, ValueError, EOFError, TypeError, KeyError):
        pass
    from elnet.reader.derivation import derive

    made = {"source": source, **derive(grammar.decode())}
    store(file, marshal.dumps(made))
    return made
