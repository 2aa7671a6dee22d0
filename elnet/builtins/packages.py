"""Installed packages: finding those that are there, and making them ready.  elnet installs none."""

from __future__ import annotations

import os
import re

from elnet.builtins.libraries import BUILT_IN
from elnet.objects.conditions import truth
from elnet.objects.cons import cons
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_FOLDER: Final = re.compile(r"(?P<name>.+)-\d[\d.]*[a-z]*\d*$")


@primitive("package-initialize", interactive=NIL)
def package_initialize(lisp: Lisp, no_activate: object = NIL) -> Symbol:
    """Find the installed packages and make them ready, unless NO-ACTIVATE is non-nil."""
    lisp.evaluator.provide_library("package")
    if no_activate is NIL:
        package_activate_all(lisp)
    return T


@primitive("package-activate-all")
def package_activate_all(lisp: Lisp) -> Symbol:
    """Put the folder of each installed package on `load-path' and load its autoloads."""
    known = {str(name) for name in elements(lisp.value("package-activated-list"))}
    for name, folder in _installed(lisp).items():
        if name in known:
            continue
        lisp.set("load-path", cons(lisp_string(folder), lisp.value("load-path")))
        lisp.set("package-activated-list", cons(intern(name), lisp.value("package-activated-list")))
        lisp.call(intern("load"), lisp_string(os.path.join(folder, f"{name}-autoloads")), T, T)
    return T


@primitive("package-installed-p")
def package_installed_p(lisp: Lisp, package: object, min_version: object = NIL) -> Symbol:
    """Return t if PACKAGE, a symbol, is installed or built in; MIN-VERSION does not matter."""
    name = check.symbol(package).name
    return truth(name in BUILT_IN or name == "emacs" or name in _installed(lisp))


def _installed(lisp: Lisp) -> dict[str, str]:
    """Return the folders of the installed packages by their names."""
    folder, home = lisp.value("package-user-dir"), lisp.value("user-emacs-directory")
    if not isinstance(folder, LString):
        folder = lisp_string(os.path.join(home.text if isinstance(home, LString) else "~/.emacs.d", "elpa"))
    top = os.path.expanduser(folder.text)
    if not os.path.isdir(top):
        return {}
    found = {}
    for entry in sorted(os.listdir(top)):
        match = _FOLDER.match(entry)
        if match is not None and os.path.isdir(os.path.join(top, entry)):
            found[match["name"]] = os.path.join(top, entry)
    return found
