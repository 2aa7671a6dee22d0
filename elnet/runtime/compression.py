"""Compressed files: which ones are, by their names, and their bytes (manual node "Compressed Files" of the Emacs manual)."""

from __future__ import annotations

from importlib import import_module

from elnet.objects.conditions import LispSignal, signal
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.objects.vectors import Vector
from elnet.runtime.file_names import last_part, text_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.lisp import Lisp

REGEXP, MESSAGE, COMPRESS, COMPRESS_ARGS, UNMESSAGE, UNCOMPRESS, UNCOMPRESS_ARGS = range(7)
"""What the elements of a vector in `jka-compr-compression-info-list' are."""
MODULES = {"gzip": "gzip", "bzip2": "bz2", "xz": "lzma", "lzma": "lzma"}
"""The programs that Python has a module for."""


def format_of(lisp: Lisp, name: LString) -> Vector | None:
    """Return the entry of `jka-compr-compression-info-list' for the file NAME, None if it is not compressed."""
    name = _without_version(lisp, name)
    for entry in elements(lisp.value("jka-compr-compression-info-list")):
        regexp = entry.items[REGEXP] if isinstance(entry, Vector) else NIL
        if isinstance(entry, Vector) and isinstance(regexp, LString) and lisp.regexps.search(regexp, name) is not None:
            return entry
    return None


def _without_version(lisp: Lisp, name: LString) -> LString:
    found = lisp.regexps.search(lisp_string("\\(?:~\\|\\.~[-[:alnum:]:#@^._]+\\(?:~[[:digit:]]+\\)?~\\)\\'"), name)
    return name if found is None else text_of(name.text[: found[0][0]])


def uncompressed(lisp: Lisp, entry: Vector, data: bytes, path: str) -> bytes:
    """Return DATA, which the file PATH of the format ENTRY holds, uncompressed."""
    return _told(lisp, entry, UNMESSAGE, path, lambda: _run(entry, UNCOMPRESS, UNCOMPRESS_ARGS, UNMESSAGE, data, path))


def compressed(lisp: Lisp, entry: Vector, data: bytes, path: str) -> bytes:
    """Return DATA as the file PATH of the format ENTRY holds it."""
    return _told(lisp, entry, MESSAGE, path, lambda: _run(entry, COMPRESS, COMPRESS_ARGS, MESSAGE, data, path))


def _told(lisp: Lisp, entry: Vector, doing: int, path: str, work: Callable[[], bytes]) -> bytes:
    """Return what WORK returns, and say before and after what it is DOING to the file PATH."""
    verb = entry.items[doing]
    if not isinstance(verb, LString) or not lisp.is_set("jka-compr-verbose"):
        return work()
    text = f"{verb.text} {last_part(path)}..."
    lisp.call(intern("message"), lisp_string("%s"), lisp_string(text))
    done = work()
    lisp.call(intern("message"), lisp_string("%s"), lisp_string(text + "done"))
    return done


def _run(entry: Vector, program: int, arguments: int, doing: int, data: bytes, path: str) -> bytes:
    """Return what the program in place PROGRAM of ENTRY, or a module in its stead, makes of DATA."""
    name = getattr(entry.items[program], "text", "")
    words = [each.text for each in elements(entry.items[arguments]) if isinstance(each, LString)]
    module = MODULES.get(name)
    unpacks = program == UNCOMPRESS
    if module is not None and not (name == "gzip" and data[:2] == b"\x1f\x9d"):
        engine = import_module(module)
        try:
            if unpacks:
                return bytes(engine.decompress(data))
            return bytes(engine.compress(data, format=engine.FORMAT_ALONE) if name == "lzma" else engine.compress(data))
        except (OSError, EOFError, ValueError, getattr(engine, "LZMAError", OSError)):
            raise _failure(entry, doing, path) from None
    from subprocess import DEVNULL, PIPE, run

    try:
        done = run([name, *words], input=data, stdout=PIPE, stderr=DEVNULL, check=False)
    except OSError:
        raise _failure(entry, doing, path) from None
    if done.returncode not in (0, 2, 141):
        raise _failure(entry, doing, path)
    return done.stdout


def _failure(entry: Vector, doing: int, path: str) -> LispSignal:
    text = f"error {getattr(entry.items[doing], 'text', '')} {last_part(path)}"
    return signal("compression-error", lisp_string("Opening input file"), lisp_string(text), text_of(path))


def file_regexp(lisp: Lisp) -> LString:
    """Return the regexp of the names of all compressed files."""
    entries = [each for each in elements(lisp.value("jka-compr-compression-info-list")) if isinstance(each, Vector)]
    parts = [each.items[REGEXP].text.removesuffix("\\'") for each in reversed(entries)]  # type: ignore[attr-defined]
    ending = "\\(?:~\\|\\.~[-[:alnum:]:#@^._]+\\(?:~[[:digit:]]+\\)?~\\)?\\'"
    return lisp_string("\\(?:" + "\\|".join(parts) + "\\)" + ending)
