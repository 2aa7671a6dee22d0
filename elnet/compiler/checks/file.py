"""Checking one file: its forms are read, those that later ones need are evaluated, and the code of all is walked.

Only what the expansion of later forms needs is evaluated: `require`, definitions of macros and structures,
`eval-when-compile`.
"""

from __future__ import annotations

from elnet.compiler.checks.calls import Calls, obsolescence
from elnet.compiler.checks.definitions import Definitions, defined_name
from elnet.compiler.checks.remarks import Remark, Remarks, wanted_kinds
from elnet.compiler.checks.signatures import signature_of_list
from elnet.compiler.checks.walk import Walker
from elnet.compiler.expansion import Expander
from elnet.compiler.loading import source_text
from elnet.objects.cons import Cons
from elnet.objects.lists import conses, elements
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.reader import Reader, is_lexical
from elnet.reader.errors import EndOfText
from elnet.runtime.literals import Literals
from elnet.runtime.shorthands import shorthands_in_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.compiler.evaluation import Compiler
    from elnet.runtime.lisp import Lisp

PROGN, QUOTE = intern("progn"), intern("quote")
NOT_RUN = ("eval-when-compile",)
EVALUATED = (
    "require", "defmacro", "cl-defmacro", "defsubst", "cl-defsubst", "define-inline", "cl-defstruct", "cl-deftype", "defclass",
    "eval-and-compile", "gv-define-setter", "gv-define-simple-setter", "gv-define-expander", "pcase-defmacro", "rx-define",
    "def-edebug-spec", "define-error", *NOT_RUN,
)  # fmt: skip
"""Forms whose effects the rest of the file needs."""
DEFINING = (
    "defun", "defmacro", "defsubst", "cl-defun", "cl-defmacro", "cl-defsubst", "cl-defgeneric", "cl-defmethod", "defalias",
    "define-inline", "define-minor-mode", "define-globalized-minor-mode", "define-derived-mode", "declare-function", "autoload",
    "define-obsolete-function-alias", "fset", "ert-deftest", "iter-defun",
)  # fmt: skip
DECLARING = (
    "defvar", "defconst", "defcustom", "defvar-local", "defvar-keymap", "defface", "define-minor-mode",
    "define-obsolete-variable-alias", "defvaralias", "define-globalized-minor-mode", "define-derived-mode",
)  # fmt: skip
MODE_VARIABLES = ("hook", "map", "syntax-table", "abbrev-table")
"""How the names of the variables end that a definition of a mode makes."""
UNNAMED = ("autoload", "declare-function", "fset", "defalias", "define-minor-mode", "define-obsolete-function-alias")
"""Definitions that remarks on them do not name."""
WITH_ARGUMENTS = ("defun", "defsubst", "cl-defun", "cl-defsubst")
END = "end of data"


class Checker:
    """Checks one file for LISP; `remarks` are what was found."""

    def __init__(self, lisp: Lisp, compiler: Compiler, path: str) -> None:
        self.lisp = lisp
        self.compiler = compiler
        self.path = path
        with open(path, "rb") as file:
            self.text = source_text(file.read())
        self.lexical = is_lexical(self.text)
        self._said = Remarks(path, self.text)
        self._said.wanted = wanted_kinds(lisp.value("byte-compile-warnings"))
        self._calls = Calls(lisp, self._said)
        widest = lisp.value("byte-compile-docstring-max-column")
        self._definitions = Definitions(self._said, self.lexical, widest if type(widest) is int else 80)
        self._walker = Walker(lisp, self._said, self._calls, self.lexical)

    @property
    def remarks(self) -> list[Remark]:
        """What has been found so far, in order."""
        return self._said.found

    @property
    def place(self) -> tuple[int, int]:
        """Line and column of the form that is looked at."""
        return self._said.here

    def check(self) -> None:
        """Check the file; raise whatever condition reading or expansion signals."""
        if "lexical-binding:" not in self.text.partition("\n")[0]:
            self._said.add("file has no ‘lexical-binding’ directive on its first line", (1, 1))
        reader = Reader(self.text, self.lisp.intern, file=self.path, construction=self.lisp.part(Literals))
        reader.shorthands = shorthands_in_file(self.lisp, self.text)
        while True:
            try:
                form = reader.read()
            except EndOfText:
                if reader.unclosed is not None:
                    raise
                break
            self._form(form)
            self._said.finish_form()
        self._unknown_functions()

    def _form(self, form: object) -> None:
        """Look at FORM, a top-level form; those of a `progn` are top-level forms, too."""
        if type(form) is not Cons:
            return
        self._said.enter(form)
        self._said.where = ""
        head = form.car.name if isinstance(form.car, Symbol) else ""
        self._define(head, form)
        if head == "require":
            self._required(form)
        if head in EVALUATED:
            self.compiler.run(Expander(self.lisp).expand_all(form), self.lexical, frozenset(self._walker.special))
        if head in NOT_RUN:
            return
        if head in ("progn", "eval-and-compile"):
            for pair in conses(form.cdr):
                self._form(pair.car)
            return
        self._walker.toplevel(form)

    def _required(self, form: Cons) -> None:
        if any(type(each) is Cons and each.car is QUOTE and each.cdr.car is intern("cl") for each in elements(form.cdr)):  # type: ignore[attr-defined]
            self._said.add("Package cl is deprecated", self._said.of_symbol(intern("cl")), "cl-functions")

    def _define(self, head: str, form: Cons) -> None:
        name = defined_name(form) if head in DEFINING or head in DECLARING or head == "defgroup" else None
        if name is None:
            return
        parts = elements(form.cdr)[1:]
        if head in DECLARING:
            self._walker.special.add(name)
            for what in MODE_VARIABLES if "-mode" in head else ():
                self._walker.special.add(intern(f"{name.name}-{what}"))
        if head in DEFINING:
            self._said.where = name.name if head not in UNNAMED else ""
            self._check_late(head, name, parts)
            self._walker.defined.add(name.name)
        if head.startswith("define-obsolete-") and len(parts) > 1 and "function" in head:
            current = parts[0].cdr.car if type(parts[0]) is Cons and type(parts[0].cdr) is Cons else NIL
            self._calls.obsolete[name.name] = obsolescence(current, parts[1])
        self._definitions.look(head, name, parts)
        if head == "define-minor-mode":
            self._said.where = name.name

    def _check_late(self, head: str, name: Symbol, parts: list[object]) -> None:
        """Note how NAME, which HEAD defines with PARTS, can be called, and compare it with the calls so far."""
        called = self._walker.called.get(name.name)
        place = self._said.of_symbol(name)
        if head in ("defmacro", "cl-defmacro"):
            if called is not None and called[1]:
                self._said.add(f"macro ‘{name.name}’ defined too late", place)
            return
        arguments = parts[0] if head in WITH_ARGUMENTS and parts else None
        if head == "declare-function" and len(parts) > 1 and type(parts[1]) is Cons:
            arguments = parts[1]
        if arguments is None:
            self._calls.signatures[name.name] = None
            return
        signature = self._calls.signatures[name.name] = signature_of_list(arguments)
        wrong = [] if called is None else [count for count in sorted(called[1]) if not signature.takes(count)]
        if wrong:
            plural = "" if (signature.least, signature.most) == (1, 1) else "s"
            counts = str(wrong[0]) if len(wrong) == 1 else f"{wrong[0]}-{wrong[-1]}"
            said = f"{name.name} being defined to take {signature} arg{plural}, but was previously called with {counts}"
            self._said.add(said, place, "callargs", name.name)

    def _unknown_functions(self) -> None:
        self._said.where = END
        for name, (place, _) in reversed(self._walker.called.items()):
            if name not in self._walker.defined and not self.lisp.functions.is_bound(intern(name)):
                self._said.add(f"the function ‘{name}’ is not known to be defined.", place, "unresolved", name)


def local_variable(text: str, name: str) -> str | None:
    """Return the value that the first line or the end of TEXT gives to the file's local variable NAME, None without one."""
    import re

    first = text.partition("\n")[0]
    found = re.search(rf"-\*-.*?\b{re.escape(name)}:\s*([^;]*?)\s*(?:;|-\*-)", first)
    if found is None:
        tail = text[-3000:]
        begin = tail.rfind("Local Variables:")
        found = re.search(rf"^;*\s*{re.escape(name)}:\s*(.*?)\s*$", tail[begin:], re.MULTILINE) if begin >= 0 else None
    return None if found is None else found[1]


def is_not_compiled(text: str) -> bool:
    """Tell whether the local variables in TEXT say that the file is not to be compiled."""
    return local_variable(text, "no-byte-compile") not in (None, "nil")
