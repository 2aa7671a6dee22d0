"""Finding a file in one of several folders."""

from __future__ import annotations

import os

from elnet.objects.cons import Cons
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.file_names import default_directory, expanded, text_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

ACCESS = {intern("executable"): os.X_OK, intern("writable"): os.W_OK, intern("readable"): os.R_OK}
EXISTS = intern("exists")


@primitive("locate-file")
def locate_file(lisp: Lisp, filename: object, path: object, suffixes: object = NIL, predicate: object = NIL) -> object:
    """Return the first file FILENAME with one of SUFFIXES in the folders PATH that satisfies PREDICATE, nil if none does.

    PREDICATE may be one of `executable', `readable', `writable' and `exists', or a list of them, and what
    `locate-file-internal' takes.
    """
    words = elements(predicate) if type(predicate) is Cons else [predicate]
    if predicate is not NIL and all(word in ACCESS or word is EXISTS for word in words):
        predicate = sum({ACCESS[word] for word in words if isinstance(word, Symbol) and word in ACCESS})
    return locate_file_internal(lisp, filename, path, suffixes, predicate)


@primitive("locate-file-internal")
def locate_file_internal(lisp: Lisp, filename: object, path: object, suffixes: object = NIL, predicate: object = NIL) -> object:
    """Return the first file FILENAME with one of SUFFIXES in the folders PATH that satisfies PREDICATE, nil if none does.

    PREDICATE is a function of the file's name, or the access wanted as a number: 1 to execute, 2 to write, 4 to read; nil is 4.
    """
    here = default_directory(lisp)
    endings = [item.text for item in elements(suffixes) if isinstance(item, LString)] or [""]
    mode = os.R_OK if predicate is NIL else predicate
    test = None if type(mode) is int else lisp.functions.callable(predicate)
    for item in elements(path):
        folder = expanded(lisp, check.string(item).text, here) if item is not NIL else here
        for ending in endings:
            name = expanded(lisp, check.string(filename).text + ending, folder)
            if test is not None:
                if test(text_of(name)) is not NIL:
                    return text_of(name)
            elif not os.path.isdir(name) and os.access(name, mode if type(mode) is int else os.R_OK):
                return text_of(name)
    return NIL
