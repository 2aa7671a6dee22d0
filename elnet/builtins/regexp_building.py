"""Making regular expressions: for a set of texts, for a set of characters."""

from __future__ import annotations

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.lists import elements
from elnet.objects.strings import LString, char_text, lisp_string, multibyte_text
from elnet.objects.symbols import NIL
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.text.regexp.alternatives import alternatives, charset

AROUND = {"words": ("\\<", "\\>"), "symbols": ("\\_<", "\\_>")}


@primitive()
def regexp_opt(strings: object, paren: object = NIL) -> LString:
    """Return a regexp that matches any of STRINGS and nothing else.

    PAREN says what is around it: nil for a shy group, a string for a group that begins so, words or symbols for such a
    group within the borders of a word or symbol, another non-nil value for a group.  Longer STRINGS are preferred.
    """
    texts = [multibyte_text(_text(each)) for each in elements(strings)]
    opening = paren.text if type(paren) is LString else None if paren is NIL else "\\("
    before, after = AROUND.get(getattr(paren, "name", ""), ("", ""))
    return lisp_string(before + alternatives(texts, opening) + after)


def _text(value: object) -> LString:
    if type(value) is not LString:
        raise wrong_type_argument("sequencep", value)
    return value


@primitive()
def regexp_opt_charset(chars: object) -> LString:
    """Return a regexp that matches any of CHARS, a list of characters or strings of one."""
    found = [multibyte_text(each) if type(each) is LString else char_text(check.character(each)) for each in elements(chars)]
    return lisp_string(charset(found))


@primitive()
def regexp_opt_depth(lisp: Lisp, regexp: object) -> int:
    """Return the number of groups in REGEXP that are not shy."""
    return lisp.regexps.compile(check.string(regexp)).group_count
