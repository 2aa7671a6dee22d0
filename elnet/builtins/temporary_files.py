"""Temporary files."""

from __future__ import annotations

import os

from elnet.objects.strings import LString
from elnet.objects.symbols import NIL
from elnet.runtime import check
from elnet.runtime.file_errors import file_error
from elnet.runtime.file_names import expanded, text_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive


@primitive("make-temp-name")
def make_temp_name(prefix: object) -> LString:
    """Return PREFIX with six more characters such that no file has that name."""
    import random

    start = check.string(prefix).text
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    while True:
        name = start + "".join(random.choices(letters, k=6))
        if not os.path.lexists(name):
            return text_of(name)


@primitive("make-temp-file")
def make_temp_file(lisp: Lisp, prefix: object, dir_flag: object = NIL, suffix: object = NIL, text: object = NIL) -> LString:
    """Make a temporary file, or a folder if DIR-FLAG, whose name starts with PREFIX and ends in SUFFIX; TEXT goes into it."""
    import tempfile

    folder = lisp.value("temporary-file-directory")
    full = expanded(lisp, check.string(prefix).text, folder.text)
    ending = suffix.text if isinstance(suffix, LString) else ""
    base, start = os.path.split(full)
    try:
        if dir_flag is not NIL:
            return text_of(tempfile.mkdtemp(ending, start, base))
        descriptor, name = tempfile.mkstemp(ending, start, base)
    except OSError as error:
        raise file_error("Creating file with prefix", error, text_of(full))
    with os.fdopen(descriptor, "wb") as file:
        if isinstance(text, LString):
            from elnet.runtime.streams import encoded

            file.write(encoded(text.text))
    return text_of(name)
