"""What is remarked on definitions: docstrings, options without type or group, names used twice or without prefix."""

from __future__ import annotations

import re

from elnet.compiler.checks.remarks import Place, Remarks
from elnet.objects.cons import Cons
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern

QUOTE, FUNCTION = intern("quote"), intern("function")
FUNCTIONS = ("defun", "defmacro", "defsubst", "cl-defun", "cl-defmacro", "cl-defsubst", "define-inline", "iter-defun")
VARIABLES = {"defvar": "defvar", "defconst": "defconst", "defcustom": "custom-declare-variable", "defvar-local": "defvar"}
MISQUOTED = re.compile(r"""(?:^|[ \t])["#]?'[A-Za-z(]""", re.MULTILINE)
PREFIXED = re.compile("[-*/:$]")
MARKUP = re.compile(r"\\=|\\<[^>]*>|\\\{[^}]*\}")
KEYS = re.compile(r"\\\[[^]]*\]")
"""What stands for the keys of a command in a docstring."""


class Definitions:
    """Looks at the definitions of a file, one after the other."""

    def __init__(self, remarks: Remarks, lexical: bool, widest: int) -> None:
        self.remarks = remarks
        self.widest = widest
        """How many columns a line of a docstring may have."""
        self.lexical = lexical
        self.functions: set[str] = set()
        """The functions and macros defined so far."""
        self._in_group = False

    def look(self, head: str, name: Symbol, parts: list[object]) -> None:
        """Look at the definition of NAME by HEAD; PARTS are what comes behind the name."""
        place = self.remarks.of_symbol(name)
        if head in FUNCTIONS:
            if name.name in self.functions:
                self.remarks.add(f"function ‘{name.name}’ defined multiple times in this file", place, "redefine", name.name)
            self.functions.add(name.name)
            if len(parts) > 2:
                self._docstring(parts[1], "", self.remarks.here)
        elif head in VARIABLES:
            self._variable(head, name, parts, place)
        elif head == "defgroup":
            self._group("defgroup", name, parts[2:], place)
            self._in_group = True
        elif head == "define-minor-mode" and _keywords(parts[1:]).get(":global", NIL) is not NIL:
            self._group("defcustom", name, parts[1:], place)
        elif head == "defalias" and len(parts) > 1:
            self._docstring(parts[1], f"defalias ‘{name.name}’ ", place)

    def _variable(self, head: str, name: Symbol, parts: list[object], place: Place) -> None:
        if self.lexical and not PREFIXED.search(name.name):
            self.remarks.add(f"global/dynamic var ‘{name.name}’ lacks a prefix", place, "lexical", name.name)
        if len(parts) > 1:
            self._docstring(parts[1], f"{VARIABLES[head]} ‘{name.name}’ ", place)
        if head == "defcustom":
            if ":type" not in _keywords(parts[2:]):
                said = f"in defcustom for ‘{name.name}’: missing :type keyword parameter"
                self.remarks.add(said, place, "suspicious", name.name)
            self._group("defcustom", name, parts[2:], place)

    def _group(self, what: str, name: Symbol, options: list[object], place: Place) -> None:
        if ":group" not in _keywords(options) and not self._in_group:
            self.remarks.add(f"in {what} for ‘{name.name}’: fails to specify containing group", place, "suspicious", name.name)

    def _docstring(self, text: object, whose: str, place: Place) -> None:
        if type(text) is not LString:
            return
        if any(_width(line) > self.widest for line in text.text.split("\n")):
            self.remarks.add(f"{whose}docstring wider than {self.widest} characters", place, "docstrings-wide")
        if MISQUOTED.search(text.text):
            said = "docstring has wrong usage of unescaped single quotes (use \\=' or different quoting such as `...')"
            self.remarks.add(f"{whose}{said}", place, "docstrings-non-ascii-quotes")


def defined_name(form: Cons) -> Symbol | None:
    """Return the symbol that FORM, a definition, defines, None if that is not known before it is evaluated."""
    name = form.cdr.car if type(form.cdr) is Cons else None
    if type(name) is Cons and name.car not in (QUOTE, FUNCTION):  # a structure with options
        name = name.car
    return name if isinstance(name, Symbol) else quoted_symbol(name)


def quoted_symbol(form: object) -> Symbol | None:
    """Return the symbol that FORM quotes, None if it is something else."""
    if type(form) is Cons and form.car in (QUOTE, FUNCTION) and type(form.cdr) is Cons and isinstance(form.cdr.car, Symbol):
        return form.cdr.car
    return None


def _keywords(options: list[object]) -> dict[str, object]:
    """Return the keywords among OPTIONS with what follows them."""
    following = [*options[1:], NIL]
    keys = enumerate(options)
    return {key.name: following[place] for place, key in keys if isinstance(key, Symbol) and key.name.startswith(":")}


def _width(line: str) -> int:
    """Return how wide LINE of a docstring is shown; addresses and argument lists may be as long as they are."""
    if "://" in line or line.startswith("(fn "):
        return 0
    return len(KEYS.sub("KEY", MARKUP.sub("", line)))
