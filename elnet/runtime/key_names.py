"""Names of keys: how events and sequences of them are written (manual node "Describing Characters")."""

from __future__ import annotations

import re

from elnet.objects.conditions import lisp_error
from elnet.objects.strings import char_text
from elnet.objects.symbols import Symbol, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


MODIFIERS = {"A": 1 << 22, "C": 1 << 26, "H": 1 << 24, "M": 1 << 27, "S": 1 << 25, "s": 1 << 23}
"""The bits of the modifiers by letter, in the order in which they are written."""
WORDS = {"alt": "A", "control": "C", "hyper": "H", "meta": "M", "shift": "S", "super": "s"}
ALL = sum(MODIFIERS.values())
CONTROL, META, SHIFT = MODIFIERS["C"], MODIFIERS["M"], MODIFIERS["S"]
SPECIAL = {9: "TAB", 13: "RET", 27: "ESC", 32: "SPC", 127: "DEL"}
NAMED = {"NUL": 0, "TAB": 9, "LFD": 10, "RET": 13, "ESC": 27, "SPC": 32, "DEL": 127}
_PREFIXES: Final = re.compile(r"(?:[ACHMSs]-)*")
_WORD: Final = re.compile(r"<[^ \t\n>]+(?:>(?![ \t\n]|$)[^ \t\n>]*)*>|\S+")
_COMMENT: Final = re.compile(r"(?:(?<=\s)|\A)(?:;;|REM(?!\S)).*")


def event_name(event: object, brackets: bool = True) -> str:
    """Return how EVENT is written; a symbol stands in angle brackets unless BRACKETS is false."""
    if type(event) is int:
        return _character_name(event)
    if isinstance(event, Symbol):
        if not brackets:
            return event.name
        prefix = _PREFIXES.match(event.name)
        start = prefix.end() if prefix else 0
        return f"{event.name[:start]}<{event.name[start:]}>"
    raise lisp_error("KEY must be an integer, cons, symbol, or string")


def _character_name(code: int) -> str:
    base = code & ~ALL
    letters = [letter for letter, bit in MODIFIERS.items() if code & bit]
    if base < 32 and base not in SPECIAL:
        if "C" not in letters:
            letters.append("C")
        name = chr(base + 64).lower()
    elif base in SPECIAL and not (base in (9, 13, 27) and "C" in letters):
        name = SPECIAL[base]
    elif base < 32:
        name = chr(base + 64).lower()
    else:
        name = char_text(base)
    return "".join(f"{letter}-" for letter in sorted(letters, key=list(MODIFIERS).index)) + name


def modifiers_of(name: str) -> tuple[int, str]:
    """Return the bits of the modifiers that begin NAME, and the rest of it."""
    prefix = _PREFIXES.match(name)
    start = prefix.end() if prefix else 0
    if start == len(name) and start >= 2:
        start -= 2 if len(name) > 2 else 0
    return sum(MODIFIERS[letter] for letter in name[:start].split("-") if letter), name[start:]


def with_control(code: int) -> int:
    """Return the character that control makes of CODE, or CODE with the control bit."""
    base, bits = code & ~ALL, code & ALL
    if base == ord("?"):
        return 127 | bits
    if 64 <= base < 96 or 97 <= base <= 122:
        return (base & 31) | bits
    return code | CONTROL


def combined(words: list[str], base: object) -> object:
    """Return the event BASE, a character or a symbol, with the modifiers WORDS."""
    letters = [WORDS.get(word, "") for word in words]
    if isinstance(base, Symbol) and len(base.name) == 1:
        base = ord(base.name)
    if type(base) is int:
        code = base
        for letter in letters:
            if letter == "C":
                code = with_control(code)
            elif letter == "S" and 97 <= code & ~ALL <= 122:
                code -= 32
            elif letter:
                code |= MODIFIERS[letter]
        return code
    assert isinstance(base, Symbol)
    plain = [word for word in words if not WORDS.get(word)]
    ordered = [letter for letter in MODIFIERS if letter in letters]
    text = "".join(f"{letter}-" for letter in ordered) + "".join(f"{word}-" for word in plain) + base.name
    return intern(text)


def parsed_keys(text: str) -> list[object]:
    """Return the events that TEXT, as in `C-x 4 <f1>', names; a word that is REM or begins with ;; begins a comment."""
    found: list[object] = []
    for word in _WORD.findall(_COMMENT.sub("", text)):
        repeat = re.fullmatch(r"(\d+)\*(\S+)", word)
        times = 1
        if repeat:
            times, word = int(repeat[1]), repeat[2]
        found += _events_of_word(word) * times
    return found


def _events_of_word(word: str) -> list[object]:
    command = re.fullmatch(r"<<(.+)>>", word)
    if command:
        return [MODIFIERS["M"] | ord("x"), *map(ord, command[1]), 13]
    brackets = re.fullmatch(r"((?:[ACHMSs]-)*)<(.+)>", word)
    if brackets and brackets[2] in NAMED:
        word = brackets[1] + brackets[2]
    elif brackets:
        return [intern(brackets[1] + brackets[2])]
    bits, rest = modifiers_of(word)
    if not rest:
        bits, rest = modifiers_of(word[:-1]) if len(word) > 1 else (0, "")
        rest = word[-1]
    if rest in NAMED:
        codes = [NAMED[rest]]
    elif re.fullmatch(r"\\[0-7]+", rest):
        codes = [int(rest[1:], 8)]
    elif re.fullmatch(r"\^.", rest) and len(rest) == 2:
        codes = [with_control(ord(rest[1]))]
    else:
        codes = [ord(char) for char in rest]
    if bits and len(codes) > 1:
        raise lisp_error(f"{word[: len(word) - len(rest)]} must prefix a single character, not {rest}")
    if not bits:
        return list(codes)
    code = codes[0]
    if bits & CONTROL and code != ord("?"):
        code = with_control(code)
        bits &= ~CONTROL
    return [code | bits]
