"""Which codec does the work of a coding system, by the type of that: Python's own or one of ours."""

from __future__ import annotations

import codecs

from elnet.text.coding.handlers import ESCAPE, QUESTION_MARK, RAW_BYTES, SPACE, TEXT_SPACE
from elnet.text.data.codings import COMPOUND_TEXT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from elnet.text.coding.charsets import Repertoire
    from elnet.text.coding.systems import CodingSystem

_MODULES: Final = {
    "iso-2022": "iso2022",
    "emacs-mule": "emacs_mule",
    "shift-jis": "shift_jis",
    "utf-7": "utf7",
    "utf-7-imap": "utf7",
    "vietnamese-viqr": "viqr",
}
"""The modules with the codecs of ours, by the types of coding systems or their names; the other types are in `by_charset`."""


def new_decoder(system: CodingSystem) -> Any:
    """Return a new object whose `decode` turns bytes into characters as SYSTEM says, piece by piece."""
    if system.codec:
        return codecs.getincrementaldecoder(system.codec)(RAW_BYTES)
    return _module(system).Decoder(_variant(system))


def new_encoder(system: CodingSystem) -> Any:
    """Return a new object whose `encode` turns characters into bytes as SYSTEM says."""
    if system.codec:
        return codecs.getincrementalencoder(system.codec)(_handler(system))
    return _module(system).Encoder(_variant(system))


def repertoire(system: CodingSystem) -> Repertoire | None:
    """Return the characters that SYSTEM has; None if Python's codec knows."""
    if system.codec:
        return None
    found: Repertoire | None = getattr(_variant(system), "repertoire", None)
    return found or charsets_of(system)


def charsets_of(system: CodingSystem) -> Repertoire:
    """Return the characters of the charsets that SYSTEM names."""
    from elnet.text.coding.charsets import Repertoire, charset

    return Repertoire(map(charset, system.charsets))


def _handler(system: CodingSystem) -> str:
    if system.codec == "hz":
        return ESCAPE
    if system.default == "?":
        return QUESTION_MARK
    return TEXT_SPACE if system.codec.startswith("utf-") else SPACE


def _module(system: CodingSystem) -> Any:
    import elnet.text.coding as package

    name = _MODULES.get(system.name) or _MODULES.get(system.kind, "by_charset")
    __import__(f"{package.__name__}.{name}")
    return getattr(package, name)


def _variant(system: CodingSystem) -> Any:
    if system.variant is None:
        system.variant = _new_variant(system)
    return system.variant


def _new_variant(system: CodingSystem) -> Any:
    from elnet.text.coding.charsets import charset, iso_2022

    module = _module(system)
    if system.kind == "utf-8":
        return module.Variant(*(["&" if system.name == "utf-7-imap" else "+"] if system.name.startswith("utf-7") else []))
    if system.kind == "emacs-mule":
        return module.Variant()
    known = [charset(name) for name in system.charsets]
    if system.kind == "shift-jis":
        return module.Variant(known)
    if system.kind != "iso-2022":
        return module.Variant(known, system.default, system.ascii_compatible)
    if system.name == "compound-text-with-extensions":
        known = [each for each in iso_2022() if each.name in COMPOUND_TEXT]
        return module.Variant(known, system.usages, (*system.flags, "utf-8-segments"), False)
    return module.Variant(known or iso_2022(), system.usages, system.flags, system.ascii_compatible)
