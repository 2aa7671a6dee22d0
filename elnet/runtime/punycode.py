"""Punycode (RFC 3492), and which names look like what they are (Unicode Technical Standard 39, "Highly Restrictive")."""

from __future__ import annotations

import unicodedata

INITIAL_N, INITIAL_BIAS, BASE, DAMP, T_MIN, T_MAX, SKEW = 128, 72, 36, 700, 1, 26, 38
PREFIX = "xn--"
TOGETHER = ({"latin", "han", "kana"}, {"latin", "han", "bopomofo"}, {"latin", "han", "hangul"})
"""The scripts that may stand together."""
_SCRIPTS = {"CJK": "han", "HIRAGANA": "kana", "KATAKANA": "kana", "HALFWIDTH": "kana", "FULLWIDTH": "latin"}


def encoded(text: str) -> str:
    """Return TEXT, part of a domain name, in ASCII."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFC", text.lower())
    return PREFIX + plain.encode("punycode").decode("ascii")


def decoded(text: str) -> str:
    """Return the text that TEXT, part of a domain name, stands for; signals UnicodeError if it is wrong."""
    return text[len(PREFIX) :].encode("ascii").decode("punycode") if text.startswith(PREFIX) and text.isascii() else text


def adapted(delta: int, count: int, first: bool) -> int:
    """Return the bias after COUNT characters, where DELTA is the last difference."""
    delta = delta // DAMP if first else delta // 2
    delta += delta // count
    steps = 0
    while delta > (BASE - T_MIN) * T_MAX // 2:
        delta //= BASE - T_MIN
        steps += BASE
    return steps + (BASE - T_MIN + 1) * delta // (delta + SKEW)


def is_highly_restrictive(text: str) -> bool:
    """Tell whether the characters of TEXT are of one script, or of some that are usual together."""
    scripts = {_script(char) for char in text}
    return len(scripts) < 2 or any(scripts <= usual for usual in TOGETHER)


def _script(char: str) -> str:
    if char < "\u0250":
        return "latin"
    first = unicodedata.name(char, "UNKNOWN").split()[0]
    return _SCRIPTS.get(first, first.lower())
