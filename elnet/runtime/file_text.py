"""Text in files: its bytes, decoded and encoded (manual nodes "Reading from Files", "Writing to Files")."""

from __future__ import annotations

import os
import re
import stat

from elnet.objects.conditions import signal
from elnet.objects.intervals import Intervals
from elnet.objects.strings import LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.auto_coding import for_reading, found_by_text, is_coding
from elnet.runtime.coding_conversions import converted, encodable
from elnet.runtime.coding_systems import CodingSystems
from elnet.runtime.file_errors import file_error
from elnet.runtime.file_names import text_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.regions import region
from elnet.text.coding.cookies import HEAD, TAIL
from elnet.text.coding.decoding import decoded
from elnet.text.coding.encoding import can_encode, encoded
from elnet.text.coding.systems import UNIX
from elnet.text.coding.types import charsets_of, repertoire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.text.coding import Coding
    from elnet.text.coding.charsets import Repertoire

NOT_SEEKABLE = "cannot use a start position in a non-seekable file/device"
CHARSET = intern("charset")
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


def text_of_bytes(lisp: Lisp, path: str, data: bytes, multibyte: bool) -> tuple[str, Coding]:
    """Return DATA, which the file PATH holds, as text for a buffer, and the coding system that it was in."""
    systems = lisp.part(CodingSystems)
    wanted = lisp.value("coding-system-for-read")
    if wanted is NIL and multibyte:
        wanted = for_reading(lisp, text_of(path), data)
    text, coding = decoded(data, systems.found_for_decoding(UNDECIDED if wanted is NIL else wanted), systems.table)
    text = converted(lisp, coding.system, text)
    if coding.system.decodes_to_bytes and multibyte:
        text = multibyte_text(LString(text, False))
    elif not multibyte and not coding.system.decodes_to_bytes:
        text = data.decode("latin-1")
    return text, coding


def properties_of(text: str, coding: Coding) -> Intervals | None:
    """Return the text properties of TEXT, which was decoded from CODING."""
    system = coding.system
    if system.kind not in WITH_CHARSETS or text.isascii():
        return None
    runs = _runs_of_charsets(text, repertoire(system) or charsets_of(system))
    intervals = Intervals(len(text))
    for place, (start, name) in enumerate(runs):
        if name:
            intervals.put(start, runs[place + 1][0] if place + 1 < len(runs) else len(text), CHARSET, intern(name))
    return intervals


def _runs_of_charsets(text: str, known: Repertoire) -> list[tuple[int, str]]:
    """Return where each run of characters of one charset in TEXT begins.

    ASCII belongs to the run before it, and to the only charset if there are no more.
    """
    if len(known.charsets) == 1:
        return [(0, known.charsets[0].name)]
    runs: list[tuple[int, str]] = []
    for foreign in NOT_ASCII.finditer(text):
        for at, char in enumerate(foreign[0], foreign.start()):
            found = known.find(char)
            name = "" if found is None else found[0].name
            if not runs or runs[-1][1] != name:
                runs.append((at, name))
    return runs


NOT_ASCII = re.compile("[^\x00-\x7f]+")
WITH_CHARSETS = ("charset", "iso-2022", "shift-jis", "big5", "emacs-mule")
"""The types of coding systems that note the charset of each character."""


def encoded_text(lisp: Lisp, path: str, start: object, end: object) -> bytes:
    """Return what `write-region' writes to the file PATH for START and END as the bytes that stand for it there."""
    text, multibyte = _text_between(lisp, start, end)
    coding = _coding_for_writing(lisp, path, text, isinstance(start, LString))
    lisp.set("last-coding-system-used", intern(coding.name))
    wanted = encodable(lisp, coding.system, LString(text, multibyte))
    return encoded(wanted.text, coding, wanted.multibyte)


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


def _text_between(lisp: Lisp, start: object, end: object) -> tuple[str, bool]:
    """Return the text between START and END of the buffer, or of the string START, and whether it is multibyte."""
    buffer = lisp.buffers.current
    if isinstance(start, LString):
        return start.text, start.multibyte
    if start is NIL:
        return buffer.substring(1, buffer.size + 1), buffer.multibyte
    return buffer.substring(*region(buffer, start, end)), buffer.multibyte


def _coding_for_writing(lisp: Lisp, path: str, text: str, is_string: bool) -> Coding:
    """Return what TEXT is to be encoded in: what is asked for, what it says itself unless it IS_STRING, or that of the buffer.

    Of the latter two none is taken that lacks a character of TEXT.
    """
    systems = lisp.part(CodingSystems)
    wanted = lisp.value("coding-system-for-write")
    if isinstance(wanted, Symbol) and wanted is not NIL:
        return systems.find(wanted)
    own = lisp.value("buffer-file-coding-system")
    here = systems.find(own if isinstance(own, Symbol) and own is not NIL else UTF_8)
    ends = text if len(text) <= HEAD + TAIL else text[:HEAD] + text[-TAIL:]
    said = None if is_string else found_by_text(lisp, text_of(path), LString(ends, True))
    found = systems.find(said[0]) if said is not None and is_coding(lisp, said[0]) else here
    line_end = here.line_end if found.line_end is None else found.line_end
    if not text.isascii() and (found.system.kind == "undecided" or not can_encode(text, found)):
        found, line_end = systems.find(UTF_8), line_end or UNIX
    return found.with_line_end(line_end) or found
