"""Local variables that a folder lists for the files in it: .dir-locals.el (manual node "Directory Local Variables")."""

from __future__ import annotations

import os

from elnet.objects.conditions import LispSignal
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.file_names import text_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

SUBDIRS = intern("subdirs")
CLASSES, FOLDERS = "dir-locals-class-alist", "dir-locals-directory-cache"


@primitive()
def dir_locals_set_class_variables(lisp: Lisp, class_: object, variables: object) -> object:
    """Let the class CLASS, a symbol, have VARIABLES: an alist of modes or folders, and alists of variables."""
    others = [each for each in elements(lisp.value(CLASSES)) if not (type(each) is Cons and each.car is class_)]
    lisp.set(CLASSES, list_from([cons(class_, variables), *others]))
    return NIL


@primitive()
def dir_locals_get_class_variables(lisp: Lisp, class_: object) -> object:
    """Return the variables of the class CLASS."""
    found = (each for each in elements(lisp.value(CLASSES)) if type(each) is Cons and each.car is class_)
    return next((each.cdr for each in found), NIL)


@primitive()
def dir_locals_set_directory_class(lisp: Lisp, directory: object, class_: object, mtime: object = NIL) -> object:
    """Let the files below DIRECTORY have the variables of CLASS, which were read from files that were written at MTIME."""
    folder = lisp.call(intern("file-name-as-directory"), lisp.call(intern("expand-file-name"), directory))
    lisp.set(FOLDERS, cons(list_of(folder, class_, mtime), lisp.value(FOLDERS)))
    return NIL


def _files_in(lisp: Lisp, folder: str) -> list[str]:
    """Return the files of local variables that are in FOLDER."""
    name = check.string(lisp.value("dir-locals-file")).text
    second = name.removesuffix(".el") + "-2.el"
    return [path for path in (os.path.join(folder, each) for each in (name, second)) if os.path.isfile(path)]


@primitive()
def dir_locals_find_file(lisp: Lisp, file: object) -> object:
    """Return the folder whose list of local variables is for FILE, or its (FOLDER CLASS MTIME) if that is known; or nil."""
    path = check.string(lisp.call(intern("expand-file-name"), file)).text
    known = [each for each in elements(lisp.value(FOLDERS)) if type(each) is Cons and isinstance(each.car, LString)]
    holding = [each for each in known if path.startswith(each.car.text)]  # type: ignore[attr-defined]
    best = max(holding, key=lambda each: len(each.car.text), default=None)  # type: ignore[attr-defined]
    folder = os.path.join(os.path.dirname(path), "")
    while not _files_in(lisp, folder):
        if folder == "/":
            return NIL if best is None else best
        folder = os.path.join(os.path.dirname(folder.rstrip("/")), "")
    if best is not None and len(best.car.text) > len(folder):  # type: ignore[attr-defined]
        return best
    return text_of(folder)


@primitive()
def dir_locals_read_from_dir(lisp: Lisp, dir: object) -> object:
    """Read the lists of local variables in DIR, and return the name of the class that they become."""
    folder = check.string(lisp.call(intern("file-name-as-directory"), dir))
    variables: list[object] = []
    for path in _files_in(lisp, folder.text):
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            text = file.read()
        try:
            pair = lisp.call(intern("read-from-string"), lisp_string(text))
        except LispSignal as error:
            said = lisp.call(intern("error-message-string"), cons(error.symbol, error.data))
            lisp.call(intern("message"), lisp_string("Error reading dir-locals: %s"), said)
            continue
        variables += elements(check.cons(pair).car)
    class_ = lisp.intern(folder.text)
    dir_locals_set_class_variables(lisp, class_, list_from(variables))
    return class_


@primitive()
def dir_locals_collect_variables(
    lisp: Lisp, class_variables: object, root: object, variables: object, predicate: object = NIL
) -> object:
    """Return the alist VARIABLES with what CLASS-VARIABLES have for the file of the current buffer, which is below ROOT.

    PREDICATE tells of a mode whether it counts; by default those do that the major mode is derived from.
    """
    found = elements(variables)
    name = lisp.value("buffer-file-name")
    file = name.text if isinstance(name, LString) else lisp.value("default-directory").text
    top = check.string(root).text
    for entry in elements(class_variables):
        if type(entry) is not Cons:
            continue
        if isinstance(entry.car, LString):
            if file.startswith(os.path.join(top, entry.car.text)):
                found = elements(dir_locals_collect_variables(lisp, entry.cdr, root, list_from(found), predicate))
        elif entry.car is NIL or _is_mode(lisp, entry.car, predicate):
            found = _with(found, entry.cdr, os.path.dirname(file) + "/" == top)
    return list_from(found)


def _is_mode(lisp: Lisp, mode: object, predicate: object) -> bool:
    if predicate is not NIL:
        return lisp.call(predicate, mode) is not NIL
    return lisp.call(intern("derived-mode-p"), mode) is not NIL


def _with(found: list[object], pairs: object, at_top: bool) -> list[object]:
    """Return FOUND with PAIRS, unless these are not for folders below and the file is in one."""
    listed = [each for each in elements(pairs) if type(each) is Cons]
    if any(each.car is SUBDIRS and each.cdr is NIL for each in listed) and not at_top:
        return found
    for pair in listed:
        if pair.car is SUBDIRS:
            continue
        if pair.car is not intern("eval"):
            found = [each for each in found if not (type(each) is Cons and each.car is pair.car)]
        found = [*found, pair]
    return found


@primitive()
def hack_dir_local_variables(lisp: Lisp) -> object:
    """Put the variables that the folder of the current buffer's file lists into `file-local-variables-alist', if safe."""
    if not lisp.is_set("enable-local-variables") or not lisp.is_set("enable-dir-local-variables"):
        return NIL
    name = lisp.value("buffer-file-name")
    place = name if isinstance(name, LString) else lisp.value("default-directory")
    where = dir_locals_find_file(lisp, place)
    if where is NIL:
        return NIL
    folder, class_ = (where.car, check.cons(where.cdr).car) if type(where) is Cons else (where, None)
    if class_ is None:
        class_ = dir_locals_read_from_dir(lisp, folder)
    variables = dir_locals_collect_variables(lisp, dir_locals_get_class_variables(lisp, class_), folder, NIL)
    lisp.set("dir-local-variables-alist", variables)
    usable = [each for each in elements(variables) if type(each) is Cons and isinstance(each.car, Symbol)]
    lisp.call(intern("hack-local-variables-filter"), list_from(usable), folder)
    return NIL


@primitive()
def hack_dir_local_variables_non_file_buffer(lisp: Lisp) -> object:
    """Give the variables that the folder of the current buffer lists their values, though it visits no file."""
    lisp.set("file-local-variables-alist", NIL)
    hack_dir_local_variables(lisp)
    return lisp.call(intern("hack-local-variables-apply")) if lisp.is_set("file-local-variables-alist") else NIL
