"""The permission bits of files as symbols."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import list_from, list_of
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.primitive import macro, primitive

EXPAND, AS_FOLDER, IS_FOLDER, EXISTS = map(
    intern, ("expand-file-name", "file-name-as-directory", "file-directory-p", "file-exists-p")
)


_WHO = {"u": 0o4700, "g": 0o2070, "o": 0o1007, "a": 0o7777}
_RIGHTS = {"r": 0o444, "w": 0o222, "x": 0o111, "s": 0o6000, "t": 0o1000}


@primitive()
def file_modes_symbolic_to_number(modes: object, from_: object = NIL) -> int:
    """Return the number that MODES, as of chmod, makes of FROM, by default 0."""
    import re

    text = check.string(modes).text
    if text and not re.fullmatch(r"[ugoa]*([+=-][rwxXstugo]*)+(,[ugoa]*([+=-][rwxXstugo]*)+)*", text):
        raise lisp_error(f"Parse error in modes near ‘{text}’")
    number = 0 if from_ is NIL else check.integer(from_)
    for clause in text.split(","):
        who = re.match("[ugoa]*", clause)
        assert who is not None
        mask = 0
        for letter in who[0] or "a":
            mask |= _WHO[letter]
        for operation, letters in re.findall("([+=-])([rwxXstugo]*)", clause):
            rights = _rights(letters, number) & mask
            number = (
                number | rights
                if operation == "+"
                else number & ~(rights if operation == "-" else mask) | (rights if operation == "=" else 0)
            )
    return number


def _rights(letters: str, now: int) -> int:
    """Return the bits that LETTERS stand for when the mode is NOW."""
    bits = 0
    for letter in letters:
        if letter == "X":
            bits |= 0o111 if now & 0o111 else 0
        elif letter in "ugo":
            shift = {"u": 6, "g": 3, "o": 0}[letter]
            own = now >> shift & 7
            bits |= own << 6 | own << 3 | own
        else:
            bits |= _RIGHTS[letter]
    return bits


@macro()
def with_file_modes(modes: object, *body: object) -> object:
    """Evaluate BODY while new files get the permission bits MODES."""
    saved = Symbol("saved")
    restore = list_of(intern("set-default-file-modes"), saved)
    change = list_of(intern("set-default-file-modes"), modes)
    inner = list_from([intern("unwind-protect"), list_from([intern("progn"), change, *body]), restore])
    return list_of(intern("let"), list_of(list_of(saved, list_of(intern("default-file-modes")))), inner)
