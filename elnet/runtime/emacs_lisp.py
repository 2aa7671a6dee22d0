"""Emacs's own Lisp as a library folder: what elnet does not have itself is taken from a folder of Emacs's `lisp/`.

Such a folder is known by its table of autoloads, `ldefs-boot.el` or `loaddefs.el`.  Two things come of it.  Functions of
libraries that are loaded when first called become autoloads.  What Emacs has at the start, from files such as `subr.el` or
`simple.el`, is not loaded as a whole, because most of it exists here: a function of theirs that is missing is evaluated
alone, when it is first used, after the variables of its file.
"""

from __future__ import annotations

import os
import re

from elnet.objects.cons import list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import loaddefs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Final

    from elnet.runtime.lisp import Lisp


TABLES = ("ldefs-boot.el", "loaddefs.el")
_AUTOLOAD: Final = re.compile(
    r"""^\(autoload\ '(?P<name>\S+)\ "(?P<file>[^"]+)"\ (?:nil|"(?:[^"\\]|\\.)*")
        (?P<rest>[^()\n]*(?:\([^()]*\)[^()\n]*)?)\)$""",
    re.MULTILINE | re.VERBOSE | re.DOTALL,
)
_ALIAS: Final = re.compile(r"^ ?\(defalias '(?P<name>\S+) #?'(?P<meant>[^\s()]+)\)$", re.MULTILINE)
_MODE: Final = re.compile(r"^\(add-to-list '(?:auto|interpreter)-mode-alist ", re.MULTILINE)
_MODES: Final = re.compile(r"^\(defvar (?P<name>(?:auto|interpreter|magic-fallback)-mode-alist)\b", re.MULTILINE)
_MACRO: Final = re.compile(r"\s+\S+\s+(?:t|'macro)\s*$")
FUNCTIONS = (
    "defun defmacro defsubst define-inline cl-defun cl-defmacro cl-defsubst cl-defgeneric define-derived-mode "
    "define-minor-mode define-globalized-minor-mode defalias define-obsolete-function-alias"
)
VARIABLES = (
    "defvar defconst defcustom defvar-local defvar-keymap defface defgroup define-abbrev-table define-obsolete-variable-alias"
)
COMMANDS = ("define-derived-mode", "define-minor-mode", "define-globalized-minor-mode")
MODES = ("define-minor-mode", "define-globalized-minor-mode")
OTHERS = "put function-put define-button-type defface defgroup"
"""What is evaluated with the variables of a file."""
_DEFINITION: Final = re.compile(
    rf"^\((?P<how>{'|'.join(f'{FUNCTIONS} {VARIABLES} {OTHERS}'.split())})\s+'?(?P<name>[^\s()']+)", re.MULTILINE
)
MACROS = ("defmacro", "cl-defmacro")
_STRUCTURE: Final = re.compile(r"^\(cl-defstruct \(?(?P<name>[^\s()]+)", re.MULTILINE)
_CONSTRUCTOR: Final = re.compile(r"\(:constructor (?!nil\b)(?P<name>[^\s()]+)")
PRELOADED = (
    "term/tty-colors subr simple window files minibuffer faces custom cus-face button keymap bindings startup "
    "help isearch rfn-eshadow menu-bar frame mouse select indent abbrev buff-menu format env obarray register "
    "page paragraphs newcomment replace font-core font-lock jit-lock electric paren epa-hook jka-cmpr-hook "
    "widget case-table image cus-start composite ediff-hook emacs-lisp/lisp emacs-lisp/lisp-mode "
    "emacs-lisp/syntax emacs-lisp/timer emacs-lisp/regexp-opt emacs-lisp/easymenu emacs-lisp/map-ynp "
    "emacs-lisp/float-sup emacs-lisp/eldoc emacs-lisp/tabulated-list emacs-lisp/nadvice progmodes/prog-mode "
    "progmodes/elisp-mode textmodes/text-mode textmodes/paragraphs textmodes/fill textmodes/page "
    "international/mule international/mule-cmds international/mule-conf international/characters "
    "international/charprop vc/vc-hooks cus-face language/english uniquify help-macro"
)
"""Files that Emacs loads before it starts, without ending."""
PARTLY_OWN = (
    "calendar/time-date emacs-lisp/cl-extra emacs-lisp/gv emacs-lisp/pp emacs-lisp/subr-x emacs-lisp/warnings face-remap rect "
    "sort thingatpt"
)
"""Files of libraries of which elnet has what programs need most, but not all."""


class EmacsLisp:
    """What the folders of Emacs's Lisp on `load-path` offer one interpreter.

    DEFINITIONS has for each name the file and the place of its form; EVALUATED the files whose variables exist.
    """

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.functions: dict[str, tuple[str, int]] = {}
        self.variables: dict[str, str] = {}
        self._by_file: dict[str, list[int]] = {}
        self._texts: dict[str, str] = {}
        self._marked: dict[str, list[tuple[int, str]]] = {}
        """For each file, the variables that are special in it from a place on, by a `defvar' without value."""
        self._flags: dict[str, list[str]] = {}
        self.derived: dict[str, tuple[str, int]] = {}
        """The variables that come with a major mode, with the place of its definition."""
        self.tabled: dict[str, tuple[str, int]] = {}
        """The variables that the table of autoloads defines, with the places of their definitions."""
        self._folders: list[str] = []
        self._pending: set[Symbol] = set()
        """The variables that are special already, but not defined yet."""
        self._modes: list[tuple[str, list[int]]] = []
        """The tables of autoloads whose modes of files were not yet asked for, with the places where they tell these."""
        self._evaluated: set[str] = set()
        self._busy: set[str] = set()

    def add_folder(self, folder: str, own: Collection[str], yielding: Collection[str] = ()) -> None:
        """Offer what FOLDER has, if it is one of Emacs's Lisp; OWN are the libraries that elnet has itself.

        The functions YIELDING, and those of libraries of these names, are replaced although elnet has them.
        """
        table = next((path for name in TABLES if os.path.isfile(path := os.path.join(folder, name))), None)
        if table is None:
            return
        self._folders.append(os.path.join(folder, ""))
        self._name_neighbours(folder)
        with open(table, encoding="utf-8", errors="surrogateescape") as stream:
            text = self._texts[table] = stream.read()
        self._add_autoloads(text, own, yielding)
        self._add_aliases(text)
        self._modes.append((table, [found.start() for found in _MODE.finditer(text)]))
        for found in _DEFINITION.finditer(text):
            if found["how"] in VARIABLES.split() and text[found.end()] != ")":
                self.tabled.setdefault(found["name"], (table, found.start()))
        for name in f"{PRELOADED} {PARTLY_OWN}".split():
            path = os.path.join(folder, f"{name}.el")
            if os.path.isfile(path):
                self._add_file(path, yielding)
        for name in (*self.variables, *self.derived, *self.tabled):
            self._announce(self.lisp.intern(name))

    def _name_neighbours(self, folder: str) -> None:
        """Let variables name the folders of Emacs that are beside FOLDER, as programs look for files there."""
        above = os.path.dirname(os.path.abspath(folder))
        self.lisp.set("lisp-directory", lisp_string(os.path.join(folder, "")))
        if os.path.isdir(os.path.join(above, "etc")):
            for variable in ("data-directory", "doc-directory"):
                self.lisp.set(variable, lisp_string(os.path.join(above, "etc", "")))
        if os.path.isdir(os.path.join(above, "src")):
            self.lisp.set("source-directory", lisp_string(os.path.join(above, "")))

    def _announce(self, symbol: Symbol) -> None:
        """Make SYMBOL special, as it is in Emacs from the start; its definition waits until it is used."""
        if symbol not in self.lisp.variables.special:
            self.lisp.variables.make_special(symbol)
            self._pending.add(symbol)

    def _add_autoloads(self, text: str, own: Collection[str], yielding: Collection[str]) -> None:
        functions = self.lisp.functions
        for found in _AUTOLOAD.finditer(text):
            file = found["file"]
            symbol = self.lisp.intern(found["name"])
            library = os.path.basename(file)
            kept = library not in yielding and found["name"] not in yielding
            if library in own or (functions.is_bound(symbol) and kept):
                continue
            kind = intern("macro") if _MACRO.search(found["rest"]) else NIL
            definition = list_of(
                intern("autoload"), lisp_string(file), NIL, T if "t" in found["rest"].split()[:1] else NIL, kind
            )
            functions.define(symbol, definition)

    def _add_aliases(self, text: str) -> None:
        functions = self.lisp.functions
        for found in _ALIAS.finditer(text):
            symbol, meant = self.lisp.intern(found["name"]), self.lisp.intern(found["meant"])
            if not functions.is_bound(symbol) and functions.is_bound(meant):
                functions.define(symbol, meant)

    def _add_file(self, path: str, yielding: Collection[str]) -> None:
        with open(path, encoding="utf-8", errors="surrogateescape") as stream:
            text = self._texts[path] = stream.read()
        functions = self.lisp.functions
        for found in _DEFINITION.finditer(text):
            name = found["name"].replace("\\", "")
            if found["how"] in OTHERS.split():
                self._by_file.setdefault(path, []).append(found.start())
                continue
            if found["how"] in MODES:
                self._flags.setdefault(path, []).append(name)
                self.variables.setdefault(name, path)
            if found["how"] == "define-derived-mode":
                for ending in ("map", "hook", "syntax-table", "abbrev-table"):
                    self.derived[f"{name}-{ending}"] = (path, found.start())
            if found["how"] in VARIABLES.split():
                if text[found.end()] == ")":
                    self._marked.setdefault(path, []).append((found.start(), name))
                    continue
                self.variables.setdefault(name, path)
                self._by_file.setdefault(path, []).append(found.start())
                continue
            symbol = self.lisp.intern(name)
            if functions.is_bound(symbol) and name not in yielding:
                continue
            self.functions.setdefault(name, (path, found.start()))
            kind = intern("macro") if found["how"] in MACROS else NIL
            is_command = T if found["how"] in COMMANDS or _is_interactive(text, found.start()) else NIL
            functions.define(symbol, list_of(intern("autoload"), lisp_string(f"{path}:{name}"), NIL, is_command, kind))

        for found in _STRUCTURE.finditer(text):
            self._add_structure(path, text, found["name"], found.start())

    def _add_structure(self, path: str, text: str, name: str, place: int) -> None:
        """Offer the functions of the structure NAME that is defined at PLACE in TEXT: its constructors, and what TEXT uses."""
        functions = self.lisp.functions
        made = [found["name"] for found in _CONSTRUCTOR.finditer(text, place, text.find("\n\n", place))]
        for function in {*made, *re.findall(rf"\(({re.escape(name)}-[^\s()]+)", text)}:
            symbol = self.lisp.intern(function)
            if not functions.is_bound(symbol):
                self.functions.setdefault(function, (path, place))
                functions.define(symbol, list_of(intern("autoload"), lisp_string(f"{path}:{function}"), NIL, NIL, NIL))

    # Evaluating

    def define_table(self, path: str) -> bool:
        """Make the table of autoloads PATH, beside the file of Emacs's Lisp that is being loaded; tell whether there is one."""
        folder, name = os.path.split(path)
        loading = self.lisp.value("load-file-name")
        if not folder and isinstance(loading, LString):
            folder = os.path.dirname(loading.text)
        if not any(map(os.path.join(folder, "").startswith, self._folders)):
            return False
        made = loaddefs.define(self.lisp, folder, name)
        if made:
            self.lisp.call(intern("provide"), self.lisp.intern(name))
        return made

    def define_function(self, file: str) -> bool:
        """Evaluate the definition that FILE, `FILE:NAME' of an autoload, means; tell whether it is one of ours."""
        path, _, name = file.rpartition(":")
        place = self.functions.get(name)
        if not path or place is None or place[0] != path:
            return False
        self.define_variables(path)
        self._evaluate(path, place[1])
        return True

    def add_modes(self) -> None:
        """Let the lists of the modes of files have what Emacs has there, behind what is there already."""
        for table, places in self._modes:
            for place in places:
                self._evaluate(table, place)
            path = os.path.join(os.path.dirname(table), "files.el")
            for found in _MODES.finditer(self._texts.get(path, "")):
                modes = self.lisp.evaluator.evaluate(elements(self._read(path, found.start()))[2], T)
                self.lisp.set(found["name"], list_from([*elements(self.lisp.value(found["name"])), *elements(modes)]))
        self._modes.clear()

    def define_variable(self, symbol: Symbol) -> bool:
        """Evaluate the variables of the file that defines SYMBOL; tell whether there is one and it was not done yet."""
        path = self.variables.get(symbol.name)
        if path is not None and path not in self._evaluated:
            self.define_variables(path)
            return True
        mode = self.derived.pop(symbol.name, None) or self.tabled.pop(symbol.name, None)
        if mode is None or symbol not in self._pending:
            return False
        self._pending.discard(symbol)
        self._evaluate(*mode)
        return True

    def define_variables(self, path: str) -> None:
        """Evaluate the definitions of variables in the file PATH that do not exist yet."""
        if path in self._evaluated:
            return
        self._evaluated.add(path)
        text = self._texts[path]
        variables = self.lisp.variables
        for name in self._flags.get(path, ()):
            if self.lisp.intern(name) in self._pending:
                variables.set_toplevel(self.lisp.intern(name), NIL)
                self._pending.discard(self.lisp.intern(name))
        for place in self._by_file.get(path, ()):
            found = _DEFINITION.match(text, place)
            symbol = self.lisp.intern(found["name"].replace("\\", "")) if found else NIL
            if found is None or (symbol not in self._pending and found["how"] not in OTHERS.split()):
                continue
            self._pending.discard(symbol)
            try:
                self._evaluate(path, place)
            except Exception as exception:
                self.lisp.handlers.condition(exception)

    def _read(self, path: str, place: int) -> object:
        """Return the form at PLACE in the file PATH."""
        from elnet.reader import Reader
        from elnet.runtime.literals import Literals

        return Reader(self._texts[path], self.lisp.intern, place, file=path, construction=self.lisp.part(Literals)).read()

    def _evaluate(self, path: str, place: int) -> None:
        name = lisp_string(path)
        values = (
            ("load-file-name", name),
            ("load-true-file-name", name),
            ("current-load-list", NIL),
            ("custom-delayed-init-variables", NIL),
        )
        bindings = [self.lisp.variables.bind(intern(variable), value) for variable, value in values]
        outer, self.lisp.handlers.handlers = self.lisp.handlers.handlers, None
        try:
            marked = [name for start, name in self._marked.get(path, ()) if start < place]
            marks = [list_of(intern("defvar"), self.lisp.intern(name)) for name in marked]
            self.lisp.evaluator.evaluate(list_of(intern("progn"), *marks, self._read(path, place)), T)
            for symbol in elements(self.lisp.value("custom-delayed-init-variables")):
                standard = self.lisp.call(intern("get"), symbol, intern("standard-value"))
                self.lisp.call(intern("custom-initialize-default"), symbol, self.lisp.call(intern("car"), standard))
        finally:
            self.lisp.handlers.handlers = outer
            for binding in reversed(bindings):
                self.lisp.variables.unbind(binding)


def _is_interactive(text: str, place: int) -> bool:
    """Tell whether the definition at PLACE in TEXT is that of a command."""
    end = text.find("\n(", place)
    return text.find("\n  (interactive", place, end if end >= 0 else len(text)) >= 0
