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
