"""One regular expression for a set of texts: common starts and ends are shared, single characters go into a bracket.

Trying alternatives in order, the matcher must meet a longer text before those that it starts with.
"""

from __future__ import annotations

from elnet.text.regexp.quoting import quoted

SHY, CLOSE = "\\(?:", "\\)"
UNMATCHABLE = "\\`a\\`"
_SHORTEST_RANGE = 4


def alternatives(texts: list[str], opening: str | None) -> str:
    """Return the regexp for any of TEXTS, in a group that begins with OPENING; by default in a shy one, if it needs any."""
    if not texts:
        return (opening or SHY) + UNMATCHABLE + CLOSE
    return _group(sorted(set(texts)), opening or SHY, lax=opening is None)


def _group(texts: list[str], opening: str, lax: bool) -> str:
    """Return the regexp for TEXTS, which are sorted; OPENING is empty for no group, LAX means none around one character."""
    close = CLOSE if opening else ""

    def grouped(source: str, atomic: bool = False) -> str:
        return source if atomic and lax else opening + source + close

    first = texts[0]
    if len(texts) == 1:
        return grouped(quoted(first), atomic=len(first) == 1)
    if not first:
        return grouped(_group(texts[1:], SHY, lax=True) + "?", atomic=True)
    start = _common_start(texts)
    if start:
        return grouped(quoted(start) + _group([text[len(start) :] for text in texts], SHY, lax=True))
    single = [text for text in texts if len(text) == 1]
    if len(single) == len(texts):
        return grouped(charset(single), atomic=True)
    if len(first) == 1 and len(single) > 1:
        rest = [text for text in texts if len(text) > 1]
        return grouped(_group(rest, "", lax=False) + "\\|" + charset(single))
    end = _common_start([text[::-1] for text in texts])[::-1]
    if end:
        return grouped(_group(sorted(text[: -len(end)] for text in texts), SHY, lax=True) + quoted(end))
    size = len([text for text in texts if text[0] == first[0]])
    return grouped("\\|".join([_group(half, "", lax=False) for half in (texts[:size], texts[size:])]))


def _common_start(texts: list[str]) -> str:
    """Return what all TEXTS start with."""
    first, last = min(texts), max(texts)
    size = next((place for place, char in enumerate(first) if last[place] != char), len(first))
    return first[:size]


def charset(characters: list[str]) -> str:
    """Return the regexp for any of CHARACTERS: a bracket, or the character if it is only one."""
    special = [char for char in "]^-" if char in characters]
    plain = sorted(ord(char) for char in set(characters) - {"]", "^", "-"})
    if len(plain) + len(special) == 1:
        return quoted(special[0] if special else chr(plain[0]))
    inside = "".join(map(_range, _runs(plain)))
    bracket = "]" if "]" in special else ""
    dash = "-" if "-" in special else ""
    caret = "^" if "^" in special else ""
    if not inside and not bracket:
        return f"[{dash}{caret}]"
    return f"[{bracket}{inside}{caret}{dash}]"


def _runs(codes: list[int]) -> list[tuple[int, int]]:
    """Return the first and last of each run of consecutive numbers in CODES, which are sorted."""
    runs: list[tuple[int, int]] = []
    for code in codes:
        if runs and runs[-1][1] == code - 1:
            runs[-1] = runs[-1][0], code
        else:
            runs.append((code, code))
    return runs


def _range(run: tuple[int, int]) -> str:
    first, last = run
    if last - first + 1 >= _SHORTEST_RANGE:
        return f"{chr(first)}-{chr(last)}"
    return "".join(map(chr, range(first, last + 1)))
