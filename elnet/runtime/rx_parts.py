"""Translated `rx' forms: a text with forms in it, how it holds together, and what it is as a Lisp form.

ONE can be repeated as it stands, SEQUENCE can stand beside others, STARTS and ENDS only at the left and the right of them,
NOTHING_HOLDS needs a group everywhere but beside an alternative.
"""

from __future__ import annotations

from elnet.objects.cons import cons, list_from
from elnet.objects.strings import char_code, lisp_string
from elnet.objects.symbols import intern
from elnet.text.regexp.alternatives import alternatives
from elnet.text.regexp.char_sets import CharSet, union

ONE, SEQUENCE, STARTS, ENDS, NOTHING_HOLDS = range(5)


class Rx:
    """A translated form: its PARTS and how it HOLDS together."""

    __slots__ = ("holds", "parts")

    def __init__(self, parts: list[object], holds: int) -> None:
        self.parts = [part for part in parts if part != ""]
        self.holds = holds

    def bracketed(self) -> Rx:
        """Return this in a shy group."""
        return Rx(["\\(?:", *self.parts, "\\)"], ONE)

    def then(self, other: Rx) -> Rx:
        """Return what matches this and then OTHER."""
        if not self.parts or not other.parts:
            return other if not self.parts else self
        left = self if self.holds in (ONE, SEQUENCE, STARTS) else self.bracketed()
        right = other if other.holds in (ONE, SEQUENCE, ENDS) else other.bracketed()
        holds = SEQUENCE
        if left.holds == STARTS:
            holds = NOTHING_HOLDS if right.holds == ENDS else STARTS
        elif right.holds == ENDS:
            holds = ENDS
        return Rx([*left.parts, *right.parts], holds)

    def repeated(self, operator: str, holds: int = SEQUENCE) -> Rx:
        """Return this with OPERATOR behind it."""
        if not self.parts:
            return self
        base = self if self.holds == ONE else self.bracketed()
        return Rx([*base.parts, operator], holds)


class ListedSet(CharSet):
    """The characters that an `or' lists one by one; alone they stand as `regexp-opt' has them."""

    __slots__ = ("characters",)

    def __init__(self, characters: list[str]) -> None:
        super().__init__(union([(char_code(each),) * 2 for each in characters], []))
        self.characters = characters

    def regexp(self) -> str:
        """Return the regular expression that matches one character of the set."""
        return alternatives(self.characters, None) if len(self.characters) > 1 else super().regexp()


def given_regexp(text: str) -> Rx:
    """Return the regular expression TEXT; it holds together if it is one character, bracket, group or escape."""
    return Rx([text], ONE if _is_one(text) else NOTHING_HOLDS) if text else Rx(["\\(?:\\)"], ONE)


def _is_one(text: str) -> bool:
    if len(text) == 1:
        return text not in "^$*+?"
    if text[0] == "\\":
        if text[1] in "scSC_":
            return len(text) == 3
        if text[1] != "(":
            return len(text) == 2
        return text.endswith("\\)") and text.find("\\)") == len(text) - 2
    if text[0] != "[":
        return False
    start = 2 if text[1:2] == "^" else 1
    end = text.find("]", start + 1)
    while 0 <= (name := text.find("[:", start)) < end:
        start = text.find(":]", name) + 2
        end = text.find("]", start)
    return end == len(text) - 1


def as_form(found: Rx) -> object:
    """Return a form that yields the regular expression FOUND: a string, or a call of `concat'."""
    merged: list[object] = []
    for part in found.parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        else:
            merged.append(part)
    forms = [lisp_string(part) if isinstance(part, str) else part for part in merged]
    if not forms:
        return lisp_string("")
    return forms[0] if len(forms) == 1 else cons(intern("concat"), list_from(forms))
