"""Looking for files and around in them: completions of names, folders above, access, and names in URLs."""

from __future__ import annotations

import os

from elnet.objects.conditions import signal, wrong_type_argument
from elnet.objects.cons import list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString, char_text, lisp_string, unibyte_string
from elnet.objects.symbols import NIL
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

UNRESERVED = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
"""The characters that a URL holds as they are."""
HEX = "0123456789abcdefABCDEF"


def _expanded(lisp: Lisp, name: object) -> str:
    found = lisp.call(lisp.intern("expand-file-name"), check.string(name))
    assert isinstance(found, LString)
    return found.text


@primitive("file-name-all-completions")
def file_name_all_completions(lisp: Lisp, file: object, directory: object) -> object:
    """Return the names in the folder DIRECTORY that begin with FILE; the names of folders end in a slash."""
    start, folder = check.string(file).text, _expanded(lisp, directory)
    try:
        names = os.listdir(folder)
    except OSError as error:
        text = lisp_string(error.strerror or "")
        raise signal("file-missing", lisp_string("Opening directory"), text, lisp_string(folder)) from None
    found = [name for name in [".", "..", *names] if name.startswith(start)]
    return list_from(lisp_string(name + "/" * os.path.isdir(os.path.join(folder, name))) for name in found)


@primitive("locate-dominating-file")
def locate_dominating_file(lisp: Lisp, file: object, name: object) -> object:
    """Return the nearest folder at or above FILE that has a file NAME, or for which the function NAME returns non-nil."""
    folder = _expanded(lisp, file)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    while True:
        shown = lisp.call(lisp.intern("file-name-as-directory"), lisp_string(folder))
        shown = lisp.call(lisp.intern("abbreviate-file-name"), shown)
        if isinstance(name, LString):
            if os.path.exists(os.path.join(folder, name.text)):
                return shown
        elif lisp.call(name, shown) is not NIL:
            return shown
        above = os.path.dirname(folder.rstrip("/"))
        if above in (folder, folder.rstrip("/"), ""):
            return NIL
        folder = above


@primitive("access-file")
def access_file(lisp: Lisp, filename: object, string: object) -> object:
    """Return nil if FILENAME can be read; signal an error that begins with STRING otherwise."""
    path = _expanded(lisp, filename)
    try:
        os.close(os.open(path, os.O_RDONLY))
    except OSError as error:
        kinds = {"FileNotFoundError": "file-missing", "PermissionError": "permission-denied"}
        kind = kinds.get(type(error).__name__, "file-error")
        raise signal(kind, string, lisp_string(error.strerror or ""), lisp_string(path)) from None
    return NIL


# URLs


@primitive("url-hexify-string")
def url_hexify_string(string: object, allowed_chars: object = NIL) -> LString:
    """Return STRING as it stands in a URL: bytes of UTF-8 that are no letters, digits or -._~ become %XX.

    ALLOWED-CHARS, a list of characters or a vector with non-nil at their numbers, says what else stays instead.
    """
    if not isinstance(string, LString):
        raise wrong_type_argument("sequencep", string)
    text = string
    data = text.text.encode("utf-8", "surrogateescape") if text.multibyte else text.text.encode("latin-1")
    items = getattr(allowed_chars, "items", None)
    if allowed_chars is NIL:
        allowed = UNRESERVED
    elif isinstance(items, list):
        allowed = "".join(chr(code) for code, item in enumerate(items[:128]) if item is not NIL)
    else:
        allowed = "".join(char_text(check.character(each)) for each in elements(allowed_chars))
    plain = set(allowed.encode("ascii", "ignore"))
    return lisp_string("".join(chr(byte) if byte in plain else f"%{byte:02X}" for byte in data))


@primitive("url-unhex-string")
def url_unhex_string(str: object, allow_newlines: object = NIL) -> LString:
    """Return STR, a part of a URL, with the bytes that %XX means; line ends become blanks unless ALLOW-NEWLINES is non-nil."""
    given = check.string(str)
    data = given.text.encode("utf-8", "surrogateescape") if given.multibyte else given.text.encode("latin-1")
    found = bytearray()
    place = 0
    while place < len(data):
        digits = data[place + 1 : place + 3].decode("latin-1")
        if data[place] != 0x25 or len(digits) < 2 or any(digit not in HEX for digit in digits):
            found.append(data[place])
            place += 1
            continue
        byte = int(digits, 16)
        found += b" " if byte in (10, 13) and allow_newlines is NIL else bytes([byte])
        place += 3
    return unibyte_string(bytes(found))
