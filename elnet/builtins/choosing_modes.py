"""Choosing the major mode of a file (manual node "Auto Major Mode")."""

from __future__ import annotations

import re

from elnet.objects.conditions import LispSignal
from elnet.objects.cons import Cons, cons
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.emacs_lisp import EmacsLisp
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.text_motion import looking_at

MATCH = intern("string-match-p")
PROGRAM = re.compile(
    r"#![ \t]*(?:\S+/env[ \t]+(?:-(?!-split-string=[^-])\S+[ \t]+)*(?:--split-string=(?=[^-]))?(?:\S+=\S*[ \t]+)*)?(\S+)"
)
"""The first line of a script, with the program, which `env' may run with options and variables."""


@primitive(interactive=NIL)
def normal_mode(lisp: Lisp, find_file: object = NIL) -> object:
    """Choose the major mode for the current buffer, and give the local variables that it lists their values.

    FIND-FILE nil means do so even if `enable-local-variables' is nil.
    """
    wanted = lisp.value("enable-local-variables") if find_file is not NIL else intern("t")
    binding = lisp.variables.bind(intern("enable-local-variables"), wanted)
    try:
        _reporting(lisp, "File mode specification error: %s", lambda: lisp.call(intern("set-auto-mode")))
        _reporting(lisp, "File local-variables error: %s", lambda: lisp.call(intern("hack-local-variables"), intern("no-mode")))
    finally:
        lisp.variables.unbind(binding)
    return NIL


def _reporting(lisp: Lisp, text: str, work: object) -> None:
    """Do WORK; an error is told as TEXT."""
    try:
        work()  # type: ignore[operator]
    except LispSignal as error:
        said = lisp.call(intern("error-message-string"), cons(error.symbol, error.data))
        lisp.call(intern("message"), lisp_string(text), said)


@primitive()
def set_auto_mode(lisp: Lisp, keep_mode_if_same: object = NIL) -> object:
    """Choose the major mode for the current buffer by its contents and its file's name.

    KEEP-MODE-IF-SAME non-nil means leave the mode as it is if it would be the same.
    """
    lisp.part(EmacsLisp).add_modes()
    buffer = lisp.buffers.current
    name = lisp.value("buffer-file-name")
    own = [_apply(lisp, mode, keep_mode_if_same) for mode in _own_modes(lisp)]
    if any(own):
        return NIL
    point, buffer.point = buffer.point, buffer.begv
    try:
        chosen = _by_interpreter(lisp) or _by_contents(lisp, "magic-mode-alist")
        if chosen is None and isinstance(name, LString):
            chosen = _by_name(lisp, name)
        if chosen is None:
            chosen = _by_contents(lisp, "magic-fallback-mode-alist")
    finally:
        buffer.goto(point)
    if chosen is None or not _apply(lisp, chosen, keep_mode_if_same):
        lisp.call(intern("set-buffer-major-mode"), buffer)
    return NIL


def _own_modes(lisp: Lisp) -> list[object]:
    """Return the modes that the first line names, or the one in the list of local variables."""
    own = lisp.call(intern("hack-local-variables"), intern("t"))
    line = elements(lisp.call(intern("hack-local-variables-prop-line")))[::-1] if own is not NIL else []
    named = [
        pair.cdr.name for pair in line if type(pair) is Cons and pair.car is intern("mode") and isinstance(pair.cdr, Symbol)
    ]
    names = [name.removesuffix("-mode") + "-mode" for name in named] or (
        [own.name] if isinstance(own, Symbol) and own is not NIL else []
    )
    return [lisp.intern(name.lower()) for name in names]


def _apply(lisp: Lisp, mode: object, keep: object) -> bool:
    return lisp.call(intern("set-auto-mode-0"), mode, keep) is not NIL


@primitive()
def set_auto_mode_0(lisp: Lisp, mode: object, keep_mode_if_same: object = NIL) -> object:
    """Call MODE and return it, unless KEEP-MODE-IF-SAME is non-nil and it is the buffer's mode; nil if it is no function."""
    wanted = mode
    for pair in elements(lisp.value("major-mode-remap-alist")):
        if type(pair) is Cons and pair.car is mode:
            wanted = pair.cdr
    if keep_mode_if_same is not NIL and lisp.value("major-mode") is wanted:
        return wanted
    if not lisp.functions.is_function(wanted):
        if isinstance(wanted, Symbol):
            lisp.call(intern("message"), lisp_string("Ignoring unknown mode ‘%s’"), wanted)
        return NIL
    lisp.call(wanted)
    return wanted


def _by_interpreter(lisp: Lisp) -> object | None:
    """Return the mode for the program that the first line names."""
    buffer = lisp.buffers.current
    line = buffer.substring(1, buffer.line_end(1))
    found = PROGRAM.match(line)
    if found is None:
        return None
    program = lisp_string(found[1].rpartition("/")[2])
    for pair in elements(lisp.value("interpreter-mode-alist")):
        if type(pair) is Cons and isinstance(pair.car, LString):
            regexp = lisp_string(f"\\`\\(?:{pair.car.text}\\)\\'")
            if lisp.call(MATCH, regexp, program) is not NIL:
                return pair.cdr
    return None


def _by_contents(lisp: Lisp, variable: str) -> object | None:
    """Return the mode that the alist VARIABLE has for what the buffer begins with."""
    binding = lisp.variables.bind(intern("case-fold-search"), NIL)
    try:
        for pair in elements(lisp.value(variable)):
            if type(pair) is not Cons:
                continue
            matches = looking_at(lisp, pair.car.text) if isinstance(pair.car, LString) else lisp.call(pair.car) is not NIL
            if matches:
                return pair.cdr
    finally:
        lisp.variables.unbind(binding)
    return None


def _by_name(lisp: Lisp, name: LString) -> object | None:
    """Return the mode that `auto-mode-alist' has for the file NAME, without what backups and compressed files end in."""
    name = check.string(lisp.call(intern("file-name-sans-versions"), name))
    for folds in (NIL, intern("t")):
        if folds is not NIL and not lisp.is_set("auto-mode-case-fold"):
            break
        binding = lisp.variables.bind(intern("case-fold-search"), folds)
        try:
            found = _entry(lisp, name)
        finally:
            lisp.variables.unbind(binding)
        if found is not None:
            return found
    return None


def _entry(lisp: Lisp, name: LString) -> object | None:
    for pair in elements(lisp.value("auto-mode-alist")):
        if type(pair) is not Cons or lisp.call(MATCH, pair.car, name) is NIL:
            continue
        if type(pair.cdr) is not Cons:
            return pair.cdr
        rest = elements(pair.cdr)
        if rest[0] is not NIL:
            lisp.call(rest[0])
        start = lisp.regexps.search(check.string(pair.car), name)
        if start is not None and len(rest) > 1:
            return _entry(lisp, lisp_string(name.text[: start[0][0]]))
    return None
