"""Names of files beside or instead of a file, moved as a list of transforms wants (manual node "Auto-Saving")."""

from __future__ import annotations

import os

from elnet.objects.cons import Cons
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.file_names import text_of
from elnet.runtime.lisp import Lisp


def transformed_name(lisp: Lisp, name: LString, transforms: object, before: str, after: str = "") -> LString:
    """Return the file NAME with BEFORE and AFTER around its last part, moved as the first of TRANSFORMS that fits wants.

    A transform is (REGEXP REPLACEMENT UNIQUE): with UNIQUE t the last part tells the whole name, with the name of a digest it
    is that of the whole name.
    """
    folder, last = os.path.split(name.text)
    for entry in elements(transforms):
        parts = [*(elements(entry) if type(entry) is Cons else []), NIL, NIL]
        if len(parts) < 4 or lisp.call(intern("string-match"), parts[0], name) is NIL:
            continue
        made = check.string(lisp.call(intern("replace-match"), parts[1], T, NIL, name))
        folder, last = os.path.split(check.string(lisp.call(intern("expand-file-name"), made)).text)
        if parts[2] is not NIL:
            last = _unique(lisp, name, parts[2])
        break
    return text_of(os.path.join(folder, f"{before}{last}{after}"))


def _unique(lisp: Lisp, name: LString, kind: object) -> str:
    if kind in elements(lisp.call(intern("secure-hash-algorithms"))):
        return check.string(lisp.call(intern("secure-hash"), kind, name)).text
    return name.text.replace("!", "!!").replace("/", "!")
