"""Character categories: the standard ones, by their letters."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from elnet.text.characters import NONE, Characters, decoded


@cache
def category(letter: str) -> Characters:
    """Return the characters of the category LETTER; none if there is no such category."""
    module = "categories_national" if letter in "jh" else "categories"
    runs = import_module(f"elnet.text.data.{module}").CATEGORIES.get(letter)
    return NONE if runs is None else decoded(runs)


@cache
def letters() -> tuple[str, ...]:
    """Return the letters of all categories."""
    modules = [import_module(f"elnet.text.data.{name}") for name in ("categories", "categories_national")]
    return tuple(sorted(letter for module in modules for letter in module.CATEGORIES))


DESCRIPTIONS = {
    " ": "space for indent", ".": "Base", "0": "consonant", "1": "base vowel", "2": "upper diacritic", "3": "lower diacritic",
    "4": "combining tone", "5": "symbol", "6": "digit", "7": "vowel diacritic", "8": "vowel-signs", "9": "semivowel lower",
    "<": "Not at eol", ">": "Not at bol", "A": "2-byte alnum", "C": "2-byte han", "G": "2-byte Greek", "H": "2-byte Hiragana",
    "I": "Indian Glyphs", "K": "2-byte Katakana", "L": "Strong L2R", "N": "2-byte Korean", "R": "Strong R2L",
    "Y": "2-byte Cyrillic", "^": "Combining", "a": "ASCII", "b": "Arabic", "c": "Chinese", "e": "Ethiopic", "g": "Greek",
    "h": "Korean", "i": "Indian", "j": "Japanese", "k": "Katakana", "l": "Latin", "o": "Lao", "q": "Tibetan", "r": "Roman",
    "t": "Thai", "v": "Viet", "w": "Hebrew", "y": "Cyrillic", "|": "line breakable",
}  # fmt: skip
"""What the standard categories are called."""
