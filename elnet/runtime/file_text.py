"""Text in files: its bytes, decoded and encoded (manual nodes "Reading from Files", "Writing to Files")."""

from __future__ import annotations

import os
import stat

from elnet.objects.conditions import signal
from elnet.objects.strings import LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.coding_systems import CodingSystems
from elnet.runtime.file_errors import file_error
from elnet.runtime.file_names import text_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.regions import region
from elnet.text.coding.decoding import decoded
from elnet.text.coding.encoding import encoded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.text.coding import Coding

NOT_SEEKABLE = "cannot use a start position in a non-seekable file/device"
UNDECIDED, UTF_8 = intern("undecided"), intern("utf-8")


def bytes_of(path: str, start: int, end: int | None) -> bytes:
    """Return the bytes of the file PATH from START to END."""
    try:
        with open(path, "rb") as file:
            if start:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    raise signal("file-error", lisp_string(NOT_SEEKABLE), text_of(path))
                file.seek(start)
            return file.read() if end is None else file.read(max(0, end - start))
    except IsADirectoryError as error:
        raise file_error("Read error", error, text_of(path))
    except OSError as error:
        raise file_error("Opening input file", error, text_of(path))


def text_of_bytes(lisp: Lisp, data: bytes, multibyte: bool) -> tuple[str, str]:
    """Return DATA as text for a buffer and the name of the coding system that it was in."""
    systems = lisp.part(CodingSystems)
    wanted = lisp.value("coding-system-for-read")
    text, coding = decoded(data, systems.find(UNDECIDED if wanted is NIL else wanted), systems.table)
    if coding.system.decodes_to_bytes and multibyte:
        text = multibyte_text(LString(text, False))
    elif not multibyte and not coding.system.decodes_to_bytes:
        text = data.decode("latin-1")
    return text, coding.name


def encoded_text(lisp: Lisp, text: str, multibyte: bool) -> bytes:
    """Return TEXT as the bytes that stand for it in a file of the current buffer."""
    return encoded(text, _coding_for_writing(lisp), multibyte)


def write_bytes(path: str, data: bytes, append: object) -> None:
    """Write DATA to the file PATH: at its end if APPEND is non-nil, from byte APPEND on if that is an integer."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC
    if append is NIL:
        flags |= os.O_TRUNC
    elif type(append) is not int:
        flags |= os.O_APPEND
    try:
        descriptor = os.open(path, flags, 0o666)
    except OSError as error:
        raise file_error("Opening output file", error, text_of(path))
    try:
        with os.fdopen(descriptor, "wb") as file:
            if type(append) is int:
                file.seek(append)
            file.write(data)
    except OSError as error:
        raise file_error("Write error", error, text_of(path))


def buffer_or_string_text(lisp: Lisp, start: object, end: object) -> tuple[str, bool]:
    """Return what `write-region' writes for START and END as text, and whether it is multibyte."""
    buffer = lisp.buffers.current
    if isinstance(start, LString):
        return start.text, start.multibyte
    if start is NIL:
        return buffer.substring(1, buffer.size + 1), buffer.multibyte
    return buffer.substring(*region(buffer, start, end)), buffer.multibyte


def _coding_for_writing(lisp: Lisp) -> Coding:
    systems = lisp.part(CodingSystems)
    wanted = lisp.value("coding-system-for-write")
    if wanted is NIL:
        wanted = lisp.value("buffer-file-coding-system")
    found = systems.find(wanted if isinstance(wanted, Symbol) and wanted is not NIL else UTF_8)
    return systems.find(UTF_8) if found.name.startswith("undecided") else found
