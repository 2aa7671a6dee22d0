"""The library comint: inputs are noted in a ring, the latest first, which a file can keep."""

from __future__ import annotations

from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.comint import Comint
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive
from elnet.runtime.temporary_buffers import with_file_contents

part(__name__, Comint)

RING = "comint-input-ring"


@primitive("comint-add-to-input-history")
def comint_add_to_input_history(lisp: Lisp, cmd: object) -> object:
    """Put CMD into the input ring if `comint-input-filter' and `comint-input-ignoredups' allow it."""
    c = lisp.part(Comint)
    ring = lisp.value(RING)
    if lisp.call(lisp.value("comint-input-filter"), cmd) is NIL:
        return NIL
    latest = c.call("ring-ref", ring, 0) if c.ring_length() else NIL
    if lisp.is_set("comint-input-ignoredups") and c.call("equal", latest, cmd) is not NIL:
        return NIL
    c.call("ring-insert", ring, cmd)
    return NIL


def _file(lisp: Lisp) -> object:
    """Return the name of the file of the ring, nil if there is none or it is the null device."""
    name = lisp.value("comint-input-ring-file-name")
    if name is NIL or not check.string(name).text or lisp.call(intern("equal"), name, lisp.value("null-device")) is not NIL:
        return NIL
    return name


@primitive("comint-read-input-ring")
def comint_read_input_ring(lisp: Lisp, silent: object = NIL) -> object:
    """Make the inputs in the file `comint-input-ring-file-name' the input ring.

    It is an error that it cannot be read unless SILENT is non-nil.  Inputs that match `comint-input-history-ignore' are left
    out, and what matches `comint-input-ring-file-prefix' at their beginning.
    """
    c = lisp.part(Comint)
    name = _file(lisp)
    if name is NIL:
        return NIL
    if c.call("file-readable-p", name) is NIL:
        return T if silent is not NIL else c.call("message", lisp_string("Cannot read history file %s"), name)
    size = check.fixnum(lisp.variables.default(intern("comint-input-ring-size")))
    inputs = _inputs(c, _contents(c, name))[-size:] if size > 0 else []
    lisp.set(RING, c.call("make-ring", size))
    for text in inputs:
        c.call("ring-insert", lisp.value(RING), lisp_string(text))
    lisp.set("comint-input-ring-index", NIL)
    return NIL


def _contents(c: Comint, name: object) -> str:
    text = with_file_contents(c.lisp, name, lambda: c.call("buffer-string"))
    return check.string(text).text


def _inputs(c: Comint, text: str) -> list[str]:
    """Return the inputs in TEXT, those that are to be ignored left out."""
    prefix, ignored = c.lisp.value("comint-input-ring-file-prefix"), c.lisp.value("comint-input-history-ignore")
    separator = check.string(c.lisp.value("comint-input-ring-separator")).text
    found = []
    for entry in text.split(separator)[:-1]:
        if prefix is not NIL:
            string = lisp_string(entry)
            if c.call("string-match", prefix, string) == 0:
                entry = entry[check.fixnum(c.call("match-end", 0)) :]
        if c.call("string-match-p", ignored, lisp_string(entry)) is NIL:
            found.append(entry)
    return found


@primitive("comint-write-input-ring")
def comint_write_input_ring(lisp: Lisp) -> object:
    """Write the input ring to the file `comint-input-ring-file-name', the oldest first, if it can be written."""
    c = lisp.part(Comint)
    name, ring = _file(lisp), lisp.value(RING)
    if name is NIL or c.ring_length() == 0:
        return NIL
    if c.call("file-writable-p", name) is NIL:
        return c.call("message", lisp_string("Cannot write history file %s"), name)
    separator = lisp.value("comint-input-ring-separator")
    lines = [piece for text in reversed(elements(c.call("ring-elements", ring))) for piece in (text, separator)]
    c.call("write-region", c.call("concat", *lines), NIL, name, NIL, intern("no-message"))
    return T
