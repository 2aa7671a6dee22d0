"""Reading the local variables that a file lists: in its first line and at its end (manual node "File Local Variables")."""

from __future__ import annotations

import re

from elnet.objects.conditions import LispSignal, lisp_error
from elnet.objects.cons import Cons, cons
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp
    from elnet.text.buffer import Buffer

    Pairs = list[tuple[str, object]]

LAST = 3000
"""How many characters at the end are searched for a list."""
SKIPPED_FIRST = re.compile(r"#!|'\\\"")


def in_first_line(lisp: Lisp, buffer: Buffer) -> tuple[str | None, Pairs]:
    """Return the mode and the variables between -*- and -*- in the first line of BUFFER, or the second one."""
    lines = buffer.substring(1, min(buffer.size + 1, LAST)).split("\n")
    line = lines[0]
    if "-*-" not in line and SKIPPED_FIRST.match(line) and len(lines) > 1:
        line = lines[1]
    found = re.search(r"-\*-(.*?)-\*-", line)
    if found is None:
        return None, []
    text = found[1].strip()
    if ":" not in text:
        return (text or None), []
    mode: str | None = None
    pairs: Pairs = []
    for name, value in _settings(text):
        if name == "mode":
            mode = mode or value.lower()
            pairs.append((name, lisp.intern(value.lower())))
        elif name != "coding":
            pairs.append((name, _read(lisp, value)))
    return mode, pairs


def _settings(text: str) -> list[tuple[str, str]]:
    """Return names and values in TEXT, which are separated by colons and semicolons."""
    special = ("mode", "coding")
    found = re.finditer(r"""[ \t]*([^][;"'?()\\ \t\n:]+)[ \t]*:[ \t]*((?:"(?:\\.|[^"\\])*"|[^;"])*)[ \t]*;?""", text)
    return [(each[1].lower() if each[1].lower() in special else each[1], each[2].strip()) for each in found]


def _read(lisp: Lisp, text: str) -> object:
    """Return the value that TEXT is written as."""
    pair = lisp.call(intern("read-from-string"), lisp_string(text))
    assert type(pair) is Cons
    return pair.car


def listed_at_end(lisp: Lisp, text: str) -> Pairs:
    """Return the variables in the list at the end of TEXT; a damaged one is reported and counts as empty."""
    try:
        return _at_end(lisp, text)
    except LispSignal as error:
        message = lisp.call(intern("error-message-string"), cons(error.symbol, error.data))
        lisp.call(intern("message"), lisp_string("File local-variables error: %s"), message)
        return []


def _at_end(lisp: Lisp, text: str) -> Pairs:
    """Return the variables in the list at the end of TEXT, the last page of it; a mode is called `mode`."""
    text = text[-LAST:]
    text = text[text.rfind("\n\f") + 1 :]
    found = None
    for match in re.finditer(r"^(.*?)[ \t]*Local Variables:[ \t]*(.*)$", text, re.MULTILINE | re.IGNORECASE):
        found = match
    if found is None:
        return []
    prefix, suffix = found[0][: found[0].lower().index("local variables:")], found[2].rstrip()
    return _entries(lisp, text[found.end() + 1 :], prefix, suffix)


def _entries(lisp: Lisp, text: str, prefix: str, suffix: str) -> Pairs:
    """Return the variables in the lines of TEXT, each of which is between PREFIX and SUFFIX, up to the end of the list."""
    pairs: Pairs = []
    pending = ""
    for line in text.split("\n"):
        if not line.startswith(prefix):
            raise lisp_error("Local variables entry is missing the prefix")
        body = line[len(prefix) :].rstrip()
        if suffix:
            if not body.endswith(suffix):
                raise lisp_error("Local variables entry is missing the suffix")
            body = body[: -len(suffix)].rstrip()
        if not pending and re.match(r"[ \t]*End:", body, re.IGNORECASE):
            return pairs
        pending += body.removesuffix("\\") if body.endswith("\\") else body
        if body.endswith("\\"):
            continue
        entry = re.match(r"""[ \t]*([^][;"'?()\\ \t\n:]+)[ \t]*:[ \t]*(.*)""", pending)
        if entry is None:
            raise lisp_error("Malformed local variable line: " + repr(pending).replace("'", '"'))
        pending = ""
        name = entry[1].lower() if entry[1].lower() in ("mode", "coding", "eval") else entry[1]
        if name == "mode":
            pairs.append((name, lisp.intern(entry[2].strip().lower())))
        elif name != "coding":
            pairs.append((name, _read(lisp, entry[2])))
    return pairs
