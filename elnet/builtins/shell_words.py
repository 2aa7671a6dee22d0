"""Words of a shell's command line: quoting and taking apart (manual node "Shell Arguments")."""

from __future__ import annotations

import re

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.cons import list_from
from elnet.objects.strings import LString, lisp_string, plain_string
from elnet.objects.symbols import NIL
from elnet.runtime import check
from elnet.runtime.primitive import primitive

HARMLESS = re.compile(r"[^-0-9a-zA-Z_./\n]")


@primitive("shell-quote-argument")
def shell_quote_argument(argument: object, posix: object = NIL) -> LString:
    """Return ARGUMENT quoted so that a shell takes it for one word.  POSIX is there for systems with other shells."""
    if argument is NIL:
        return lisp_string("''")
    if type(argument) is not LString:
        raise wrong_type_argument("sequencep", argument)
    if not argument.text:
        return lisp_string("''")
    quoted = HARMLESS.sub(lambda found: "\\" + found[0], argument.text)
    return plain_string(quoted.replace("\n", "'\n'"), argument.multibyte)


WORD = re.compile(
    r"""(?P<quote>\\)(?P<kept>.)|'(?P<single>[^']*)'?|"(?P<double>(?:\\.|[^"\\])*)"?|(?P<plain>[^\s\\'";&|]+)""", re.S
)
BETWEEN = re.compile(r"\s*")


@primitive("split-string-shell-command")
def split_string_shell_command(string: object) -> object:
    """Return the words of the shell command STRING without their quotes; of several commands those of the last."""
    text = check.string(string).text
    words: list[str] = []
    found = BETWEEN.match(text)
    place = found.end() if found else 0
    while place < len(text):
        if text[place] in ";&|":
            place += 1
            if place == len(text):
                words.append("")
                break
            words.clear()
        else:
            word, place = _word(text, place)
            words.append(word)
        start = place
        while place < len(text) and text[place].isspace():
            place += 1
        if place == len(text) and place > start and words:
            words.append("")
    return list_from(map(lisp_string, words))


def _word(text: str, place: int) -> tuple[str, int]:
    """Return the word of TEXT that begins at PLACE, and where it ends."""
    parts: list[str] = []
    while found := WORD.match(text, place):
        kept, single, double, plain = found["kept"], found["single"], found["double"], found["plain"]
        if double is not None:
            parts.append(re.sub(r'\\([\\"$`])', r"\1", double))
        else:
            parts.append(kept or single or plain or "")
        place = found.end()
    return "".join(parts), max(place, place if parts else place + 1)
