"""Which codec does the work of a coding system, by the type of that: Python's own or one of ours."""

from __future__ import annotations

import codecs

from elnet.text.coding.handlers import QUESTION_MARK, RAW_BYTES, SPACE, TEXT_SPACE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from elnet.text.coding.charsets import Repertoire
    from elnet.text.coding.systems import CodingSystem

EXTENDED: Final = "compound-text-with-extensions"


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
    found: Repertoire | None = None if system.codec else _variant(system).repertoire
    return found


def _handler(system: CodingSystem) -> str:
    if system.default == "?":
        return QUESTION_MARK
    return TEXT_SPACE if system.codec.startswith("utf-") else SPACE


def _module(system: CodingSystem) -> Any:
    if system.kind == "iso-2022":
        from elnet.text.coding import iso2022

        return iso2022
    if system.kind == "emacs-mule":
        from elnet.text.coding import emacs_mule

        return emacs_mule
    from elnet.text.coding import by_charset

    return by_charset


def _variant(system: CodingSystem) -> Any:
    if system.variant is None:
        system.variant = _new_variant(system)
    return system.variant


def _new_variant(system: CodingSystem) -> Any:
    from elnet.text.coding.charsets import charset, iso_2022

    module = _module(system)
    if system.kind == "emacs-mule":
        return module.Variant()
    known = [charset(name) for name in system.charsets]
    if system.kind != "iso-2022":
        return module.Variant(known, system.default, system.ascii_compatible)
    return module.Variant(known or iso_2022(), system.usages, system.flags, system.ascii_compatible)
