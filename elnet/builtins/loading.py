"""Loading files and features: `load`, `require`, `provide`, `autoload`, `eval-after-load`."""

from __future__ import annotations

import errno
import os

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.equality import equal
from elnet.objects.functions import lambda_of
from elnet.objects.lists import conses, elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Record
from elnet.runtime import check, loaddefs
from elnet.runtime.emacs_lisp import EmacsLisp
from elnet.runtime.file_errors import file_error
from elnet.runtime.file_names import home_expanded
from elnet.runtime.lisp import Lisp
from elnet.runtime.load_history import ITEMS, file_that_defined, note, remember
from elnet.runtime.primitive import macro, primitive
from elnet.runtime.streams import StandardStreams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

AUTOLOAD, FUNCTION, LAMBDA, MACRO = map(intern, ("autoload", "function", "lambda", "macro"))


def suffixes(lisp: Lisp, no_suffix: bool, must_suffix: bool) -> list[str]:
    """Return what to try at the end of a file's name, in order."""
    if no_suffix:
        return [""]
    found = _all_suffixes(lisp)
    return found if must_suffix else [*found, ""]


def _all_suffixes(lisp: Lisp) -> list[str]:
    """Return the endings of `load-suffixes', each also with the endings of other representations, such as compressed ones."""
    names, representations = (
        [item.text for item in elements(lisp.value(variable)) if isinstance(item, LString)]
        for variable in ("load-suffixes", "load-file-rep-suffixes")
    )
    return [name + representation for name in names for representation in representations]


@primitive("get-load-suffixes")
def get_load_suffixes(lisp: Lisp) -> object:
    """Return the endings that `load' tries when a suffix is wanted."""
    return list_from(map(lisp_string, _all_suffixes(lisp)))


def locate(lisp: Lisp, name: str, endings: list[str], path: object = NIL) -> str | None:
    """Return the absolute name of the file that `load` finds for NAME along PATH, by default `load-path`, or None."""
    candidates = _candidates(lisp, name, endings, path)
    return next((found for found in candidates if os.path.isfile(found) and os.access(found, os.R_OK)), None)


def _candidates(lisp: Lisp, name: str, endings: list[str], path: object = NIL) -> Iterator[str]:
    """Give the absolute names of the files that NAME may mean, in the order of PATH, by default `load-path`, and ENDINGS."""
    if not lisp.evaluator.loads_files:
        return
    name = home_expanded(lisp, name)
    here = lisp.value("default-directory")
    base = here.text if isinstance(here, LString) else os.getcwd()
    folders = [base]
    if not os.path.isabs(name):
        items = elements(lisp.value("load-path") if path is NIL else path)
        folders = [os.path.join(base, home_expanded(lisp, item.text)) if isinstance(item, LString) else base for item in items]
    for folder in folders:
        for ending in endings:
            yield os.path.abspath(os.path.join(folder, name + ending))


def _cannot_open(lisp: Lisp, name: str, endings: list[str]) -> OSError:
    """Return why `locate` found no file for NAME: there is none, or what there is cannot be read."""
    for path in _candidates(lisp, name, endings):
        if os.path.exists(path):
            number = errno.EISDIR if os.path.isdir(path) else errno.EACCES
            return OSError(number, os.strerror(number))
    return OSError(errno.ENOENT, os.strerror(errno.ENOENT))


@primitive()
def load(
    lisp: Lisp,
    file: object,
    noerror: object = NIL,
    nomessage: object = NIL,
    nosuffix: object = NIL,
    must_suffix: object = NIL,
) -> object:
    """Evaluate the Lisp file FILE, found along `load-path', and return t.

    NOERROR non-nil means return nil if there is no such file, NOMESSAGE print nothing, NOSUFFIX do not try
    `load-suffixes', MUST-SUFFIX insist on one of them.  Signals `file-missing', or `permission-denied' for an unreadable file.
    """
    name = check.string(file).text
    if "/" not in name and lisp.evaluator.provide_library(name.removesuffix(".el")):
        return T
    endings = suffixes(lisp, nosuffix is not NIL, must_suffix is not NIL) if name else []
    path = locate(lisp, name, endings)
    if path is None:
        table = name.removesuffix(".el")
        if table.endswith(loaddefs.ENDING) and lisp.part(EmacsLisp).define_table(table):
            return T
        if noerror is not NIL:
            return NIL
        raise file_error("Cannot open load file", _cannot_open(lisp, name, endings), file)
    if nomessage is NIL and not lisp.is_set("force-load-messages"):
        lisp.part(StandardStreams).write_message(f"Loading {path} (source)...\n")
    binding = lisp.variables.bind(ITEMS, NIL)
    try:
        _evaluate_file(lisp, path, file, noerror, nomessage)
        items = lisp.variables.value(ITEMS)
    finally:
        lisp.variables.unbind(binding)
    remember(lisp.variables, path, items)
    return T


def _evaluate_file(lisp: Lisp, path: str, file: object, noerror: object, nomessage: object) -> None:
    """Evaluate the forms of the file PATH, found for FILE, in the way that the variables about loading want."""
    source, read_function = lisp.value("load-source-file-function"), lisp.value("load-read-function")
    if source is not NIL and source is not intern("load-with-code-conversion"):
        lisp.call(source, lisp_string(path), file, noerror, nomessage)
    elif read_function is intern("read"):
        lisp.evaluator.load_file(path)
    else:
        _evaluate_in_buffer(lisp, path)


def _evaluate_in_buffer(lisp: Lisp, path: str) -> None:
    """Evaluate the forms of the file PATH, which a function of the user reads from a buffer."""
    name = lisp_string(path)
    buffer = lisp.call(intern("generate-new-buffer"), lisp_string(" *load*"))
    bindings = [
        lisp.variables.bind(intern(variable), value)
        for variable, value in (("load-file-name", name), ("load-true-file-name", name), ("load-in-progress", T))
    ]
    try:
        outer = lisp.buffers.current
        lisp.call(intern("set-buffer"), buffer)
        lisp.call(intern("insert-file-contents"), name)
        lisp.buffers.set_current(outer)
        lisp.call(intern("eval-buffer"), buffer, NIL, name)
    finally:
        for binding in reversed(bindings):
            lisp.variables.unbind(binding)
        lisp.call(intern("kill-buffer"), buffer)


def _recorded_file(lisp: Lisp, name: Symbol, kind: str) -> object:
    """Return the file that `load-history' tells defined NAME as KIND: `defun', `defvar', `defface', or "nil" for any."""
    kinds = {"defvar": [""], "nil": ["defun", "", "defface"]}.get(kind, [kind])
    found = (file_that_defined(lisp.variables, each, name) for each in kinds)
    return next((file for file in found if file is not NIL), NIL)


@primitive("symbol-file")
def symbol_file(lisp: Lisp, symbol: object, type: object = NIL, native_p: object = NIL) -> object:
    """Return the name of the file that defined SYMBOL, nil if none is known.

    TYPE is what it is as: `defun', `defvar', or another property such as `ert--test'; NATIVE-P does not matter.
    """
    name = check.symbol(symbol)
    kind = type.name if isinstance(type, Symbol) else ""
    if kind not in ("nil", "defun", "defvar", "defface"):
        record = lisp.plists.get(name, type)
        file = record.items[-1] if isinstance(record, Record) else NIL
        return file if isinstance(file, LString) else NIL
    recorded = _recorded_file(lisp, name, kind)
    if recorded is not NIL or kind == "defface":
        return recorded
    definition = lisp.functions.indirect(name)
    if isinstance(definition, Cons) and definition.car is MACRO:
        definition = definition.cdr
    described = lambda_of(definition)
    if kind == "defvar" or described is None or described.where is None:
        return NIL
    file_name = described.where[0]
    return lisp_string(file_name) if os.path.isabs(file_name) else NIL


@primitive()
def provide(lisp: Lisp, feature: object, subfeatures: object = NIL) -> object:
    """Announce that FEATURE, a symbol, is present, with SUBFEATURES; return FEATURE."""
    symbol = check.symbol(feature)
    note(lisp.variables, "provide", symbol)
    if all(item is not symbol for item in elements(lisp.value("features"))):
        lisp.set("features", cons(symbol, lisp.value("features")))
    if subfeatures is not NIL:
        lisp.plists.put(symbol, intern("subfeatures"), subfeatures)
    _run_after_load(lisp, symbol)
    return feature


@primitive()
def featurep(lisp: Lisp, feature: object, subfeature: object = NIL) -> Symbol:
    """Return t if FEATURE is present, and with it SUBFEATURE if that is non-nil."""
    symbol = check.symbol(feature)
    if all(item is not symbol for item in elements(lisp.value("features"))):
        return NIL
    if subfeature is NIL:
        return T
    return truth(any(equal(item, subfeature) for item in elements(lisp.plists.get(symbol, intern("subfeatures")))))


@primitive()
def require(lisp: Lisp, feature: object, filename: object = NIL, noerror: object = NIL) -> object:
    """Load FEATURE, from FILENAME or the file named like it, unless it is present; return FEATURE.

    NOERROR non-nil means return nil if the file does not exist.
    """
    symbol = check.symbol(feature)
    note(lisp.variables, "require", symbol)
    if featurep(lisp, symbol) is T or lisp.evaluator.provide_library(symbol.name):
        return feature
    file = filename if filename is not NIL else lisp_string(symbol.name)
    if load(lisp, file, noerror, T, NIL, truth(filename is NIL)) is NIL:
        return NIL
    if featurep(lisp, symbol) is NIL:
        raise lisp_error(f"Loading file {file.text} failed to provide feature ‘{symbol.name}’")  # type: ignore[attr-defined]
    return feature


# Autoloading


@primitive()
def autoload(
    lisp: Lisp,
    function: object,
    file: object,
    docstring: object = NIL,
    interactive: object = NIL,
    type: object = NIL,
) -> object:
    """Define FUNCTION to be loaded from FILE when it is first called, unless it is defined already.

    DOCSTRING, INTERACTIVE and TYPE (nil, t or `macro', `keymap') describe it until then.
    """
    symbol = check.symbol(function)
    check.string(file)
    definition = lisp.functions.definition(symbol)
    if definition is not NIL and not _is_autoload(definition):
        return NIL
    lisp.functions.define(symbol, list_of(AUTOLOAD, file, docstring, interactive, type))
    note(lisp.variables, "defun", symbol)
    return symbol


@primitive()
def autoloadp(object: object) -> Symbol:
    """Return t if OBJECT is an autoload, a definition to be loaded."""
    return truth(_is_autoload(object))


def _is_autoload(value: object) -> bool:
    return type(value) is Cons and value.car is AUTOLOAD


@primitive("autoload-do-load")
def autoload_do_load(lisp: Lisp, fundef: object, funname: object = NIL, macro_only: object = NIL) -> object:
    """Load the definition that the autoload FUNDEF stands for and return what FUNNAME then is.

    MACRO-ONLY is t to load nothing but macros, `macro' likewise.
    """
    if not _is_autoload(fundef):
        return fundef
    assert type(fundef) is Cons
    _, file, _, _, kind = (elements(fundef) + [NIL] * 5)[:5]
    if macro_only is intern("macro") and kind not in (T, MACRO):
        return fundef
    if not (isinstance(file, LString) and ":" in file.text and lisp.part(EmacsLisp).define_function(file.text)):
        load(lisp, file, NIL, T, NIL, T)
    if funname is NIL:
        return NIL
    definition = lisp.functions.definition(check.symbol(funname))
    if definition is NIL or equal(definition, fundef):
        name = check.symbol(funname).name
        raise lisp_error(f"Autoloading file {_shown(file)} failed to define function {name}")
    return definition


def _shown(file: object) -> str:
    return file.text if isinstance(file, LString) else repr(file)


# After loading


@macro("with-eval-after-load")
def with_eval_after_load(file: object, *body: object) -> object:
    """Evaluate BODY once FILE, a file's name or a feature, is loaded; now if it is."""
    function = cons(LAMBDA, cons(NIL, list_from(body)))
    return list_of(intern("eval-after-load"), file, list_of(FUNCTION, function))


@primitive("eval-after-load")
def eval_after_load(lisp: Lisp, file: object, form: object) -> object:
    """Evaluate FORM, or call it if it is a function, once FILE, a file's name or a feature, is loaded; now if it is."""
    if isinstance(file, Symbol) and featurep(lisp, file) is T:
        return lisp.call(form) if lisp.functions.is_function(form) else lisp.evaluator.evaluate(form, T)
    lisp.set("after-load-alist", cons(list_of(file, form), lisp.value("after-load-alist")))
    return NIL


def _run_after_load(lisp: Lisp, feature: Symbol) -> None:
    waiting: list[Cons] = []
    others: list[object] = []
    for pair in conses(lisp.value("after-load-alist")):
        entry = pair.car
        if type(entry) is Cons and entry.car is feature:
            waiting.append(entry)
        else:
            others.append(entry)
    lisp.set("after-load-alist", list_of(*others))
    for entry in reversed(waiting):
        form = entry.cdr.car  # type: ignore[attr-defined]
        if lisp.functions.is_function(form):
            lisp.call(form)
        else:
            lisp.evaluator.evaluate(form, T)


@primitive("locate-library", interactive="sLocate library: \ni\ni\np")
def locate_library(
    lisp: Lisp, library: object, nosuffix: object = NIL, path: object = NIL, interactive_call: object = NIL
) -> object:
    """Return the file that `load' would load for LIBRARY, nil if there is none; say so, too, if INTERACTIVE-CALL is non-nil.

    NOSUFFIX non-nil means LIBRARY has its ending already; PATH is a list of folders to look in instead of `load-path'.
    """
    name = check.string(library)
    found = locate(lisp, name.text, suffixes(lisp, nosuffix is not NIL, False), path)
    if interactive_call is not NIL:
        told = f"No library {name.text} in search path" if found is None else f"Library is file {found}"
        lisp.call(intern("message"), lisp_string("%s"), lisp_string(told))
    return NIL if found is None else lisp_string(found)


@primitive("load-file", interactive="fLoad file: ")
def load_file(lisp: Lisp, file: object) -> object:
    """Load the file FILE, with exactly that name."""
    path = os.path.join(os.getcwd(), os.path.expanduser(check.string(file).text))
    return load(lisp, lisp_string(path), NIL, NIL, T)


@primitive("load-library", interactive="sLoad library: ")
def load_library(lisp: Lisp, library: object) -> object:
    """Load LIBRARY, found along `load-path'."""
    return load(lisp, library)
