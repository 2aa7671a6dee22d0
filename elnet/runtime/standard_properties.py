"""The properties that symbols other than conditions have from the start."""

from __future__ import annotations

from elnet.objects.cons import list_from, list_of
from elnet.objects.symbols import NIL, Symbol, T, intern

_CODES = {
    "gnutls-e-interrupted": -52,
    "gnutls-e-again": -28,
    "gnutls-e-invalid-session": -10,
    "gnutls-e-not-ready-for-handshake": -65500,
}
_OPTIONS = "reuseaddr priority oobinline linger keepalive dontroute broadcast bindtodevice"
_ARGUMENTS = "server t service t family ipv6 family ipv4 family local type seqpacket type datagram nowait t"


def standard_properties(symbol: Symbol) -> object:
    """Return a fresh property list of what SYMBOL has, nil if that is nothing."""
    if symbol.name == "make-network-process":
        return list_of(intern("subfeatures"), _subfeatures())
    if symbol.name in _CODES:
        return list_of(intern("gnutls-code"), _CODES[symbol.name])
    return NIL


def _subfeatures() -> object:
    """Return what `make-network-process' can do: options, and keywords with a value."""
    words = _ARGUMENTS.split()
    pairs = zip(words[::2], words[1::2], strict=True)
    arguments = [list_of(intern(":" + keyword), T if value == "t" else intern(value)) for keyword, value in pairs]
    return list_from([*(intern(":" + option) for option in _OPTIONS.split()), *arguments])
