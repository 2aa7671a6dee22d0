"""Emacs's regular expressions on top of Python's: parser, translator and cache."""

from elnet.text.regexp.cache import RegexpCache
from elnet.text.regexp.errors import InvalidRegexp
from elnet.text.regexp.pattern import Pattern, Spans

__all__ = ["InvalidRegexp", "Pattern", "RegexpCache", "Spans"]
