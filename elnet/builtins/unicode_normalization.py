"""Unicode normalisation of strings and regions: the library ucs-normalize."""

from __future__ import annotations

import unicodedata

from elnet.objects.cons import list_from
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, primitive
from elnet.runtime.regions import region

declare = Declarer(__name__)


def _combining() -> list[int]:
    """Return the characters that combine with the one before them, the last first."""
    return [code for code in range(0x1FFFF, 0, -1) if unicodedata.combining(chr(code))]


declare(
    "ucs-normalize-combining-chars",
    NIL,
    "The characters that combine with the one before them.",
    make=lambda: list_from(_combining()),
)
declare(
    "ucs-normalize-combining-chars-regexp",
    NIL,
    "Regexp that matches a character that combines with the one before it.",
    make=lambda: lisp_string(f"[{''.join(map(chr, reversed(_combining())))}]"),
)

FORMS = {"NFC": "NFC", "NFD": "NFD", "NFKC": "NFKC", "NFKD": "NFKD", "HFS-NFC": "NFC", "HFS-NFD": "NFD"}


def _normalized(form: str, text: str) -> str:
    return unicodedata.normalize(form, text)  # type: ignore[arg-type]


def _declare(name: str, form: str) -> None:
    def of_string(str: object) -> LString:
        text = check.string(str)
        return LString(_normalized(form, text.text), True)

    def of_region(lisp: Lisp, from_: object, to: object) -> object:
        buffer = lisp.buffers.current
        start, end = region(buffer, from_, to)
        old = buffer.substring(start, end)
        new = _normalized(form, old)
        if new != old:
            buffer.replace(start, end, new)
        return NIL

    of_string.__doc__ = f"Return STR in the normal form {name} of Unicode."
    of_region.__doc__ = f"Bring the text between FROM and TO into the normal form {name} of Unicode."
    primitive(f"ucs-normalize-{name}-string")(of_string)
    primitive(f"ucs-normalize-{name}-region")(of_region)


for _name, _form in FORMS.items():
    _declare(_name, _form)


@primitive()
def string_glyph_compose(string: object) -> LString:
    """Return STRING with letters and their accents as single characters where there are such."""
    return LString(_normalized("NFC", check.string(string).text), True)


@primitive()
def string_glyph_decompose(string: object) -> LString:
    """Return STRING with accents as characters of their own."""
    return LString(_normalized("NFD", check.string(string).text), True)
