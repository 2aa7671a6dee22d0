"""Compiling files as makefiles ask for it: elnet compiles what it loads, so that here files are checked.

The file NAME.elc that is written, so that make has something to compare with, only loads NAME.el; Emacs can load it, too.
"""

from __future__ import annotations

import os

from elnet.compiler.checks.file import Checker, is_not_compiled
from elnet.objects.conditions import LispSignal, signal
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.exit import Exit
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, primitive
from elnet.runtime.streams import StandardStreams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

declare = Declarer(__name__)
declare("byte-compile-current-file", NIL, "The file that is being compiled, or nil.")
declare("byte-compile-current-buffer", NIL, "The buffer that is being compiled, or nil.")


LOADER = """\
;;; -*- lexical-binding: t -*-
;;; elnet has checked the source, which this file loads.
(load (concat (file-name-sans-extension load-file-name) ".el") nil t t)
"""
LEFT = "command-line-args-left"


@primitive("byte-compile-dest-file")
def byte_compile_dest_file(lisp: Lisp, filename: object) -> LString:
    """Return the name of the file that compiling FILENAME writes."""
    return lisp_string(check.string(filename).text.removesuffix(".el") + ".elc")


@primitive("byte-compiler-base-file-name")
def byte_compiler_base_file_name(filename: object) -> LString:
    """Return FILENAME, the source that is compiled; handlers of file names return it without what stands for compression."""
    return check.string(filename)


@primitive("byte-compile-file")
def byte_compile_file(lisp: Lisp, filename: object, load: object = NIL) -> Symbol:
    """Check the Lisp file FILENAME and write a compiled file that loads it; return t if there were no errors.

    Warnings are messages; they are errors if `byte-compile-error-on-warn' is non-nil.  LOAD non-nil means load it, too.
    """
    name = check.string(filename).text
    here = lisp.value("default-directory")
    path = os.path.abspath(os.path.join(here.text if isinstance(here, LString) else "", os.path.expanduser(name)))
    if not os.path.isfile(path):
        reason = "Opening input file", "No such file or directory"
        raise signal("file-missing", *map(lisp_string, reason), lisp_string(path))
    shown = os.path.relpath(path, here.text) if isinstance(here, LString) else path
    checker = Checker(lisp, lisp.evaluator, path)  # type: ignore[arg-type]
    if is_not_compiled(checker.text):
        return intern("no-byte-compile")
    if not _checked(lisp, checker, shown):
        return NIL
    with open(path.removesuffix(".el") + ".elc", "w", encoding="utf-8") as file:
        file.write(LOADER)
    if load is not NIL:
        lisp.evaluator.load_file(path)
    return T


def _checked(lisp: Lisp, checker: Checker, shown: str) -> bool:
    """Check the file of CHECKER, SHOWN to the user by that name, and tell what was found; tell whether it has no errors."""
    say = lisp.part(StandardStreams).write_message
    trouble = None
    try:
        checker.check()
    except Exception as exception:
        trouble = lisp.handlers.as_list(lisp.handlers.condition(exception))
    strict = lisp.is_set("byte-compile-error-on-warn")
    last = None
    for remark in checker.remarks:
        if remark.where != last:
            if remark.where or last is None:
                say(f"\nIn {remark.where or 'toplevel form'}:\n")
            last = remark.where
        line, column = remark.place
        say(f"{shown}:{line}:{column}: {'Error' if strict else 'Warning'}: {remark.message}\n")
    if trouble is not None:
        words = lisp.call(intern("error-message-string"), trouble)
        line, column = checker.place
        say(f"{shown}:{line}:{column}: Error: {words.text if isinstance(words, LString) else words}\n")
    return trouble is None and not (strict and checker.remarks)


@primitive("byte-compile-info")
def byte_compile_info(lisp: Lisp, string: object, message: object = NIL, type: object = NIL) -> LString:
    """Return STRING as a line of what making files prints, TYPE, by default INFO, before it; with MESSAGE show it, too."""
    kind = "INFO" if type is NIL else check.string(type).text
    text = lisp_string(f"  {kind:<9}{check.string(string).text}")
    if message is not NIL:
        lisp.call(intern("message"), lisp_string("%s"), text)
    return text


@primitive("batch-byte-compile")
def batch_byte_compile(lisp: Lisp, noforce: object = NIL) -> NoReturn:
    """Compile the files and folders that are left on the command line, and end with status 1 if one has an error.

    NOFORCE non-nil means leave files alone whose compiled file is newer.
    """
    names = [item.text for item in elements(lisp.value(LEFT)) if isinstance(item, LString)]
    lisp.set(LEFT, NIL)
    failed = False
    for name in names:
        for file in _files(name):
            if noforce is NIL or _is_old(file):
                failed = not _compiled(lisp, file) or failed
    lisp.call(intern("kill-emacs"), int(failed))
    raise Exit(int(failed))


def _compiled(lisp: Lisp, name: str) -> bool:
    try:
        return byte_compile_file(lisp, lisp_string(name)) is not NIL
    except LispSignal as condition:
        name_of_it = condition.symbol
        message = lisp.plists.get(name_of_it, intern("error-message")) if isinstance(name_of_it, Symbol) else NIL
        kind = message.text if isinstance(message, LString) else str(name_of_it)
        data = lisp.call(intern("prin1-to-string"), condition.data)
        shown = data.text if isinstance(data, LString) else ""
        lisp.part(StandardStreams).write_message(f">>Error occurred processing {name}: {kind} ({shown})\n")
        return False


def _files(name: str) -> list[str]:
    if not os.path.isdir(name):
        return [name]
    return [os.path.join(name, entry) for entry in sorted(os.listdir(name)) if entry.endswith(".el") and entry[0] not in ".#"]


def _is_old(name: str) -> bool:
    compiled = name.removesuffix(".el") + ".elc"
    return not os.path.exists(compiled) or (os.path.exists(name) and os.stat(compiled).st_mtime < os.stat(name).st_mtime)


@primitive("batch-byte-compile-if-not-done")
def batch_byte_compile_if_not_done(lisp: Lisp) -> NoReturn:
    """Do as `batch-byte-compile', but leave files alone whose compiled file is newer."""
    batch_byte_compile(lisp, T)


@primitive("byte-recompile-directory", interactive="DByte recompile directory: \nP")
def byte_recompile_directory(
    lisp: Lisp, directory: object, arg: object = NIL, force: object = NIL, follow_symlinks: object = NIL
) -> object:
    """Compile the files of DIRECTORY and below it whose compiled file is old; with ARG 0 those without one, too.

    FORCE non-nil means compile all of them.  FOLLOW-SYMLINKS does not matter.
    """
    top = os.path.expanduser(check.string(directory).text)
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = os.path.join(folder, name)
            has_compiled = os.path.exists(file.removesuffix(".el") + ".elc")
            if name.endswith(".el") and (force is not NIL or (_is_old(file) if has_compiled else arg == 0)):
                _compiled(lisp, file)
    return NIL


@primitive("batch-byte-recompile-directory")
def batch_byte_recompile_directory(lisp: Lisp, arg: object = NIL) -> NoReturn:
    """Compile in the folders that are left on the command line as `byte-recompile-directory' does with ARG, and end."""
    names = [item.text for item in elements(lisp.value(LEFT)) if isinstance(item, LString)]
    lisp.set(LEFT, NIL)
    for name in names or ["."]:
        byte_recompile_directory(lisp, lisp_string(name), arg)
    lisp.call(intern("kill-emacs"), 0)
    raise Exit(0)
