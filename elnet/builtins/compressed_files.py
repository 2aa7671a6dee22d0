"""Compressed files, which are read and written as if they were not: `auto-compression-mode`."""

from __future__ import annotations

import os

from elnet.objects.conditions import signal, truth
from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check, minor_modes
from elnet.runtime.compression import compressed, file_regexp, format_of, uncompressed
from elnet.runtime.file_handlers import real_call
from elnet.runtime.file_insertion import insert_bytes, visit
from elnet.runtime.file_names import full_name, text_of
from elnet.runtime.file_text import bytes_of, encoded_text, write_bytes
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

HANDLER = intern("jka-compr-handler")
ALIST = "file-name-handler-alist"


@primitive()
def jka_compr_handler(lisp: Lisp, operation: object, *arguments: object) -> object:
    """Do OPERATION with ARGUMENTS on compressed files: the handler of such names."""
    done = _OPERATIONS.get(check.symbol(operation).name)
    if done is None or lisp.is_set("jka-compr-inhibit"):
        return real_call(lisp, HANDLER, operation, *arguments)
    return done(lisp, *arguments)


def _data(lisp: Lisp, path: str) -> bytes | None:
    """Return what the compressed file PATH holds, None if it is not compressed."""
    entry = format_of(lisp, text_of(path))
    return None if entry is None else uncompressed(lisp, entry, bytes_of(path, 0, None), path)


def _insert(
    lisp: Lisp, name: object, visits: object = NIL, beg: object = NIL, end: object = NIL, replace: object = NIL
) -> object:
    path = full_name(lisp, name)
    data = _data(lisp, path)
    if data is None:
        return real_call(lisp, HANDLER, intern("insert-file-contents"), name, visits, beg, end, replace)
    if visits is not NIL and (beg is not NIL or end is not NIL):
        raise signal("error", lisp_string("Attempt to visit less than an entire file"))
    data = data[0 if beg is NIL else check.natural(beg) : None if end is NIL else check.natural(end)]
    value = insert_bytes(lisp, path, data, visits is not NIL, replace is not NIL, os.path.splitext(path)[0])
    if replace is not NIL:
        lisp.buffers.current.goto(1)
    return value


def _write(
    lisp: Lisp,
    start: object,
    end: object,
    name: object,
    append: object = NIL,
    visits: object = NIL,
    lockname: object = NIL,
    mustbenew: object = NIL,
) -> object:
    path = full_name(lisp, name)
    entry = format_of(lisp, text_of(path))
    if entry is None:
        return real_call(lisp, HANDLER, intern("write-region"), start, end, name, append, visits, lockname, mustbenew)
    if mustbenew is not NIL and os.path.lexists(path):
        raise signal("file-already-exists", lisp_string("File exists"), text_of(path))
    data = encoded_text(lisp, os.path.splitext(path)[0], start, end)
    write_bytes(path, compressed(lisp, entry, data, path), NIL if append is NIL else T)
    if visits is T or isinstance(visits, LString):
        visit(lisp, lisp.buffers.current, full_name(lisp, visits) if isinstance(visits, LString) else path)
    return NIL


def _copy(lisp: Lisp, name: object) -> object:
    """Return the name of a temporary file with what the compressed file NAME holds, nil if it is not compressed."""
    path = full_name(lisp, name)
    data = _data(lisp, path)
    if data is None:
        return NIL
    made = lisp.call(intern("make-temp-file"), lisp_string("jka-com"))
    write_bytes(check.string(made).text, data, NIL)
    return made


def _base_name(lisp: Lisp, name: object) -> object:
    """Return NAME without the ending of compressed files."""
    entry = format_of(lisp, check.string(name))
    if entry is None:
        return name
    found = lisp.regexps.search(check.string(entry.items[0]), check.string(name))
    return name if found is None else text_of(check.string(name).text[: found[0][0]])


_OPERATIONS: dict[str, Callable[..., object]] = {
    "insert-file-contents": _insert,
    "write-region": _write,
    "file-local-copy": _copy,
    "byte-compiler-base-file-name": _base_name,
}

# Switching


def _installed(lisp: Lisp) -> bool:
    return any(type(each) is Cons and each.cdr is HANDLER for each in elements(lisp.value(ALIST)))


@primitive()
def auto_compression_mode(lisp: Lisp, arg: object = NIL) -> object:
    """Read and write compressed files as if they were not; ARG, a number that is not positive, switches that off."""
    on = minor_modes.wanted(arg, _installed(lisp))
    if on:
        jka_compr_install(lisp)
    else:
        jka_compr_uninstall(lisp)
    lisp.set("auto-compression-mode", truth(on))
    return minor_modes.announce(lisp, "auto-compression-mode", on, is_global=True)


@primitive()
def jka_compr_installed_p(lisp: Lisp) -> object:
    """Return the entry of `file-name-handler-alist' for compressed files, nil if there is none."""
    entries = elements(lisp.value(ALIST))
    return next((each for each in entries if type(each) is Cons and each.cdr is HANDLER), NIL)


@primitive()
def jka_compr_install(lisp: Lisp) -> object:
    """Let compressed files be read and written as if they were not."""
    if not _installed(lisp):
        entry = cons(file_regexp(lisp), HANDLER)
        lisp.set("jka-compr-file-name-handler-entry", entry)
        lisp.set(ALIST, cons(entry, lisp.value(ALIST)))
    return NIL


@primitive()
def jka_compr_uninstall(lisp: Lisp) -> object:
    """Let compressed files be files like others."""
    kept = [each for each in elements(lisp.value(ALIST)) if not (type(each) is Cons and each.cdr is HANDLER)]
    lisp.set(ALIST, list_from(kept))
    return NIL


@primitive()
def jka_compr_update(lisp: Lisp) -> object:
    """Let a changed list of formats have an effect."""
    if _installed(lisp):
        jka_compr_uninstall(lisp)
        jka_compr_install(lisp)
    return NIL


@primitive()
def jka_compr_build_file_regexp(lisp: Lisp) -> LString:
    """Return the regexp of the names of all compressed files."""
    return file_regexp(lisp)


@primitive()
def jka_compr_get_compression_info(lisp: Lisp, filename: object) -> object:
    """Return the vector that says how FILENAME is compressed, nil if it is not."""
    return format_of(lisp, check.string(filename)) or NIL


@macro()
def with_auto_compression_mode(*body: object) -> object:
    """Evaluate BODY while compressed files are read and written as if they were not."""
    already, mode = intern("already"), intern("auto-compression-mode")
    off = list_from([intern("unless"), already, list_from([mode, -1])])
    on = list_from([intern("unless"), already, list_from([mode, 1])])
    guarded = list_from([intern("unwind-protect"), list_from([intern("progn"), on, *body]), off])
    return list_from([intern("let"), list_from([list_from([already, list_from([intern("jka-compr-installed-p")])])]), guarded])


_PARTS = (
    "regexp", "compress-message", "compress-program", "compress-args", "uncompress-message", "uncompress-program",
    "uncompress-args", "can-append", "strip-extension", "file-magic-bytes", "uncompress-function",
)  # fmt: skip


def _part(index: int, name: str) -> None:
    def part(info: object) -> object:
        items = info.items if isinstance(info, Vector) else check.vector(info).items
        return items[index] if index < len(items) else NIL

    part.__doc__ = f"Return the {name.replace('-', ' ')} in INFO, a vector that says how a file is compressed."
    primitive(f"jka-compr-info-{name}")(part)


for _index, _name in enumerate(_PARTS):
    _part(_index, _name)
