"""What the first messages of a TLS handshake say in the clear: the facts that `ssl` keeps to itself.

A server's first message and, before TLS 1.3, its key exchange are not enciphered (RFC 5246 section 7.4, RFC 8446 appendix D).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_HANDSHAKE = 22
_SERVER_HELLO = 2
_SERVER_KEY_EXCHANGE = 12
_ENCRYPT_THEN_MAC = 22
_RENEGOTIATION_INFO = 0xFF01
LIMIT = 65536
"""So many bytes are looked at."""


class ClearFacts(NamedTuple):
    """What was said: whether MACs are of what is enciphered (RFC 7366), whether renegotiation is safe (RFC 5746), and how
    many bits the prime of a Diffie-Hellman key exchange has, 0 if there was none.
    """

    encrypt_then_mac: bool = False
    safe_renegotiation: bool = False
    prime_bits: int = 0


def clear_facts(data: bytes, finite_field: bool) -> ClearFacts:
    """Return what DATA, the first bytes from a server, says; FINITE_FIELD means that the key exchange is DHE."""
    facts = ClearFacts()
    try:
        for kind, body in _messages(b"".join(_fragments(data))):
            if kind == _SERVER_HELLO:
                extensions = set(_extensions(body))
                facts = ClearFacts(_ENCRYPT_THEN_MAC in extensions, _RENEGOTIATION_INFO in extensions)
            elif kind == _SERVER_KEY_EXCHANGE and finite_field:
                size = int.from_bytes(body[:2], "big")
                facts = facts._replace(prime_bits=int.from_bytes(body[2 : 2 + size], "big").bit_length())
    except IndexError:
        pass
    return facts


def _fragments(data: bytes) -> Iterator[bytes]:
    """Yield the bodies of the handshake records at the beginning of DATA, until what follows is enciphered."""
    place = 0
    while place + 5 <= len(data) and data[place] == _HANDSHAKE:
        size = int.from_bytes(data[place + 3 : place + 5], "big")
        yield data[place + 5 : place + 5 + size]
        place += 5 + size


def _messages(data: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place + 4 <= len(data):
        size = int.from_bytes(data[place + 1 : place + 4], "big")
        yield data[place], data[place + 4 : place + 4 + size]
        place += 4 + size


def _extensions(hello: bytes) -> Iterator[int]:
    """Yield the numbers of the extensions of a server's first message."""
    place = 34  # version and random number
    place += 1 + hello[place]  # session
    place += 3 + 2  # suite, compression, and how long the extensions are
    while place + 4 <= len(hello):
        yield int.from_bytes(hello[place : place + 2], "big")
        place += 4 + int.from_bytes(hello[place + 2 : place + 4], "big")
