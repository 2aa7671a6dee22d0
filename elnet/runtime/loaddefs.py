"""Tables of autoloads, such as `NAME-loaddefs.el`, that come into being when Emacs is built: made from its Lisp as needed.

A table has what stands behind the cookies `;;;###NAME-autoload` in the files of its folder, and behind `;;;###autoload` in
those files that name the table.  Definitions of functions become autoloads, other forms are evaluated as they are.
"""

from __future__ import annotations

import os
import re

from elnet.objects.cons import Cons, list_of
from elnet.objects.lists import conses, elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.backquote import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from elnet.runtime.lisp import Lisp

ENDING = "-loaddefs"
FUNCTIONS = frozenset(
    map(intern, ["defun", "defsubst", "cl-defun", "cl-defsubst", "define-inline", "cl-defgeneric", "iter-defun"])
)
COMMANDS = frozenset(map(intern, ["define-derived-mode", "define-minor-mode", "define-globalized-minor-mode"]))
MACROS = frozenset(map(intern, ["defmacro", "cl-defmacro"]))
QUOTE, AUTOLOAD, INTERACTIVE = map(intern, ("quote", "autoload", "interactive"))


def define(lisp: Lisp, folder: str, name: str) -> bool:
    """Evaluate the table NAME, made from the files in FOLDER; tell whether they have anything for it."""
    found = False
    files = [file.removesuffix(".el") for file in os.listdir(folder) if file.endswith(".el") and not file.startswith(".")]
    for library in sorted(files):
        for form in _forms(lisp, folder, library, name):
            lisp.evaluator.evaluate(form, T)
            found = True
    return found


def _forms(lisp: Lisp, folder: str, library: str, name: str) -> Iterator[object]:
    """Give the forms that the file of LIBRARY in FOLDER has for the table NAME."""
    from elnet.reader import Reader
    from elnet.runtime.literals import Literals

    path = os.path.join(folder, f"{library}.el")
    with open(path, encoding="utf-8", errors="surrogateescape") as stream:
        text = stream.read()
    kinds = [name.removesuffix(ENDING) + "-"]
    if re.search(rf'^;+ *generated-autoload-file: "{re.escape(name)}\.el"', text, re.MULTILINE):
        kinds.append("")
    for cookie in re.finditer(rf"^;;;###(?:{'|'.join(kinds)})autoload *", text, re.MULTILINE):
        reader = Reader(text, lisp.intern, cookie.end(), file=path, construction=lisp.part(Literals))
        form = reader.read()
        written_here = "\n" in text[cookie.end() : cookie.end() + 1]
        yield _autoload(form, library) if written_here else form


def _autoload(form: object, library: str) -> object:
    """Return the autoload from LIBRARY of the function that FORM defines; FORM itself if it does not define one."""
    if type(form) is not Cons or type(form.cdr) is not Cons:
        return form
    head, name = form.car, form.cdr.car
    if type(name) is Cons and name.car is QUOTE:
        name = elements(name)[1]
    if head not in FUNCTIONS | COMMANDS | MACROS or not isinstance(name, Symbol):
        return form
    command = head in COMMANDS or any(type(part.car) is Cons and part.car.car is INTERACTIVE for part in conses(form.cdr))
    document = next((part.car for part in list(conses(form.cdr))[2:3] if type(part.car) is LString), NIL)
    macro = intern("macro") if head in MACROS else NIL
    return list_of(AUTOLOAD, quoted(name), lisp_string(library), document, T if command else NIL, quoted(macro))
