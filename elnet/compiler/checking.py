"""Checking a Lisp file without running it: what `byte-compile-file` warns of.

Every form is read, expanded and compiled, and forgotten.  Only what the expansion of later forms needs is evaluated: `require`,
definitions of macros and structures, `eval-when-compile`.  Which functions and variables the code uses is seen in the code
that was generated: a function is a global name, a special variable a cell.
"""

from __future__ import annotations

import dis
from types import CodeType

from elnet.compiler.expansion import Expander
from elnet.compiler.linking import only_function
from elnet.compiler.loading import source_text
from elnet.compiler.template import CellOf, Compiled, Template
from elnet.objects.cons import Cons
from elnet.objects.lists import conses, elements
from elnet.objects.symbols import Symbol, intern
from elnet.reader import Reader, is_lexical
from elnet.reader.errors import EndOfText
from elnet.runtime.literals import Literals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

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
    "define-obsolete-function-alias", "fset", "ert-deftest",
)  # fmt: skip
DECLARING = ("defvar", "defconst", "defcustom", "defvar-local", "defvar-keymap", "defface", "define-minor-mode")
FUNCTION_KEY = "#'"


class Remark:
    """Something to be said of a LINE and COLUMN, from 1, in the function or other part of the file called WHERE."""

    def __init__(self, where: str, line: int, column: int, message: str) -> None:
        self.where = where
        self.line = line
        self.column = column
        self.message = message


class Checker:
    """Checks one file for LISP; `remarks` are what was found."""

    def __init__(self, lisp: Lisp, compiler: Compiler, path: str) -> None:
        self.lisp = lisp
        self.compiler = compiler
        self.path = path
        self.remarks: list[Remark] = []
        self.special: frozenset[Symbol] = frozenset()
        self._defined: set[str] = set()
        self._calls: list[tuple[str, int, int]] = []

    def check(self) -> None:
        """Check the file.  Raises OSError if it cannot be read, and whatever condition reading or expansion signals."""
        with open(self.path, "rb") as file:
            text = source_text(file.read())
        lexical = is_lexical(text)
        if "lexical-binding:" not in text.partition("\n")[0]:
            message = "file has no ‘lexical-binding’ directive on its first line"
            self.remarks.append(Remark("toplevel form", 1, 1, message))
        reader = Reader(text, self.lisp.intern, file=self.path, construction=self.lisp.part(Literals))
        while True:
            try:
                form = reader.read()
            except EndOfText:
                if reader.unclosed is not None:
                    raise
                break
            self._form(form, lexical)
        self._unknown_functions()

    def _form(self, form: object, lexical: bool) -> None:
        if type(form) is not Cons:
            return
        head = form.car.name if isinstance(form.car, Symbol) else ""
        self._note_definition(head, form)
        if head in EVALUATED:
            self.compiler.run(Expander(self.lisp).expand_all(form), lexical, self.special)
        if head in NOT_RUN:
            return
        expander = Expander(self.lisp)
        expanded = expander.expand_once(form)
        if type(expanded) is Cons and expanded.car is PROGN:
            for pair in conses(expanded.cdr):
                self._form(pair.car, lexical)
            return
        compiled = self.compiler.compile_form(expander.expand_all(expanded), lexical, self.special)
        for place, code, constants in self._codes(compiled):
            self._look(place, code, constants)

    def _note_definition(self, head: str, form: Cons) -> None:
        if head in DEFINING or head in DECLARING:
            name = form.cdr.car if type(form.cdr) is Cons else None
            if type(name) is Cons and name.car is QUOTE:
                name = elements(name)[1]
            if isinstance(name, Symbol):
                if head in DECLARING:
                    self.special |= {name}
                self._defined.add(name.name)

    def _codes(self, compiled: Compiled) -> Iterator[tuple[str, CodeType, list[object]]]:
        """Yield the name, the code and the constants of everything in COMPILED."""
        yield from self._nested(only_function(compiled.code), compiled)
        for constant in compiled.constants:
            if type(constant) is Template:
                yield from self._codes(self.compiler.compile_template(constant))

    def _nested(self, code: CodeType, compiled: Compiled) -> Iterator[tuple[str, CodeType, list[object]]]:
        described = compiled.lambdas.get(code.co_name)
        name = "" if described is None else described.name
        yield "toplevel form" if name.startswith("<") else name, code, compiled.constants
        for constant in code.co_consts:
            if isinstance(constant, CodeType):
                yield from self._nested(constant, compiled)

    def _look(self, where: str, code: CodeType, constants: list[object]) -> None:
        """Note the functions that CODE calls, and remark on variables that nobody has declared."""
        if code.co_filename != self.path:
            return
        instructions = list(dis.get_instructions(code))
        for instruction, following in zip(instructions, [*instructions[1:], None], strict=True):
            positions = instruction.positions
            line = (positions and positions.lineno) or code.co_firstlineno
            column = ((positions and positions.col_offset) or 0) + 1
            value = instruction.argval
            if instruction.opname == "LOAD_GLOBAL" and str(value).startswith(FUNCTION_KEY):
                self._calls.append((str(value)[len(FUNCTION_KEY) :], line, column))
            elif instruction.opname == "LOAD_CONST" and isinstance(value, str) and value[:1] == "\0" and value[1:].isdigit():
                cell = constants[int(value[1:])]
                if type(cell) is CellOf and not self._is_declared(cell.symbol):
                    stored = following is not None and following.opname == "STORE_ATTR"
                    use = "assignment to" if stored else "reference to"
                    self.remarks.append(Remark(where, line, column, f"{use} free variable ‘{cell.symbol.name}’"))

    def _is_declared(self, symbol: Symbol) -> bool:
        return symbol in self.special or symbol in self.lisp.variables.special or not symbol.interned

    def _unknown_functions(self) -> None:
        known = self.lisp.functions.definitions
        seen: set[str] = set()
        for name, line, column in self._calls:
            if name not in seen and name not in self._defined and intern(name) not in known and "\0" not in name:
                seen.add(name)
                message = f"the function ‘{name}’ is not known to be defined."
                self.remarks.append(Remark("end of data", line, column, message))
