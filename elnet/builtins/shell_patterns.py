"""File names that match patterns of the shell."""

from __future__ import annotations

import os
import re

from elnet.objects.cons import list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.file_names import text_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.text.regexp.quoting import quoted


@primitive()
def wildcard_to_regexp(wildcard: object) -> LString:
    """Return the regexp that matches what WILDCARD, a pattern of the shell, matches."""
    text = check.string(wildcard).text
    found = re.search(r"[*\[\\?]", text)
    result = "\\`" + (quoted(text[: found.start()]) if found else quoted(text))
    place = found.start() if found else len(text)
    while place < len(text):
        char = text[place]
        if char == "[":
            piece, place = _set(text, place)
            result += piece
            continue
        result += {"*": "[^\0]*", "?": "[^\0]"}.get(char) or quoted(char)
        place += 1
    return lisp_string(result + "\\'")


def _set(text: str, place: int) -> tuple[str, int]:
    """Return the set of characters that starts at PLACE of TEXT as one of regexps, and where it ends."""
    inverted = text[place + 1 : place + 2] == "!"
    start = place + 1 + inverted
    end = text.find("]", start)
    if end < 0:
        return text[place], place + 1
    if end == start:
        return "\\[", place + 1
    literal = "\0" if text[start] == "^" and not inverted else ""
    return "[" + ("^" if inverted else literal) + text[start:end] + "]", end + 1


@primitive()
def file_expand_wildcards(lisp: Lisp, pattern: object, full: object = NIL, regexp: object = NIL) -> object:
    """Return the files whose names match PATTERN, a pattern of the shell, or a regexp in the last part if REGEXP is non-nil.

    The names are relative if PATTERN is, unless FULL is non-nil.
    """
    name = check.string(pattern)
    last = check.string(lisp.call(intern("file-name-nondirectory"), name))
    above = lisp.call(intern("file-name-directory"), name)
    folders = _folders(lisp, above, full, regexp)
    matcher = last if regexp is not NIL else wildcard_to_regexp(last)
    found: list[str] = []
    for folder in folders:
        here = folder if isinstance(folder, LString) else text_of(".")
        if lisp.call(intern("file-accessible-directory-p"), here) is NIL:
            continue
        if not last.text:
            found.append(here.text)
            continue
        names = elements(lisp.call(intern("directory-files"), here, NIL, matcher))
        shown = [each.text for each in names if isinstance(each, LString) and not _is_dot(each.text, last.text)]
        prefix = folder.text if isinstance(folder, LString) else ""
        if full is not NIL and not prefix.startswith("/"):
            prefix = check.string(lisp.call(intern("expand-file-name"), text_of(prefix))).text
        found += [os.path.join(prefix, each) if prefix else each for each in shown]
    return list_from(map(text_of, sorted(found)))


def _is_dot(name: str, pattern: str) -> bool:
    """Tell whether NAME is a folder's entry for itself or its parent, and PATTERN is not just that."""
    return name in (".", "..") and name != pattern


def _folders(lisp: Lisp, above: object, full: object, regexp: object) -> list[object]:
    """Return the folders that ABOVE, which may be a pattern itself, stands for; nil is the current one."""
    if not isinstance(above, LString):
        return [NIL]
    if not re.search(r"[\[*?]", above.text) or regexp is not NIL:
        return [above]
    parent = lisp.call(intern("directory-file-name"), above)
    found = elements(file_expand_wildcards(lisp, parent, full, regexp))
    folder, is_folder = intern("file-name-as-directory"), intern("file-directory-p")
    return [lisp.call(folder, each) for each in found if lisp.call(is_folder, each) is T]


@primitive()
def shell_quote_wildcard_pattern(pattern: object) -> LString:
    """Return PATTERN with what is special to the shell quoted, but for wildcards."""
    return lisp_string(re.sub(r"([^-0-9a-zA-Z_./\n*\[\]?!])", r"\\\1", check.string(pattern).text))
