"""Symmetric ciphers by GnuTLS's names, as far as OpenSSL and the package `cryptography` have them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

try:
    from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
    from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4, Camellia, TripleDES
    from cryptography.hazmat.decrepit.ciphers.modes import CFB8
    from cryptography.hazmat.primitives.ciphers import Cipher, aead
    from cryptography.hazmat.primitives.ciphers.algorithms import AES, ChaCha20
    from cryptography.hazmat.primitives.ciphers.modes import CBC, XTS
except ImportError:
    raise ModuleNotFoundError("The Python package cryptography is needed for ciphers", name="cryptography") from None


class DecryptionFailed(ValueError):
    """What is to be deciphered was not enciphered with that key, or was changed."""


class InvalidInput(ValueError):
    """The cipher does not take such a key or input."""


class CipherKind(NamedTuple):
    """A cipher: its number, and its sizes in bytes.  One with a TAG also proves who has enciphered (AEAD)."""

    name: str
    number: int
    tag: int
    block: int
    key: int
    iv: int
    make: Callable[[bytes, bytes], Any]


def _cbc(algorithm: Callable[[bytes], Any]) -> Callable[[bytes, bytes], Any]:
    return lambda key, iv: Cipher(algorithm(key), CBC(iv))


def _cfb8(key: bytes, iv: bytes) -> Any:
    return Cipher(AES(key), CFB8(iv))


def _xts(key: bytes, iv: bytes) -> Any:
    return Cipher(AES(key), XTS(iv))


def _des(key: bytes) -> Any:
    return TripleDES(key * 3)  # thrice with one key is once


def _stream(key: bytes, iv: bytes) -> Any:
    return Cipher(ChaCha20(key, iv), None)


def _rc4(key: bytes, iv: bytes) -> Any:
    return Cipher(ARC4(key), None)


class _Siv:
    """AES-SIV (RFC 5297), whose nonce is the last of the associated data; the tag comes first."""

    def __init__(self, key: bytes) -> None:
        self._cipher = aead.AESSIV(key)

    def encrypt(self, nonce: bytes, data: bytes, associated: bytes) -> bytes:
        """Return DATA enciphered."""
        return self._cipher.encrypt(data, [associated, nonce])

    def decrypt(self, nonce: bytes, data: bytes, associated: bytes) -> bytes:
        """Return DATA deciphered."""
        return self._cipher.decrypt(data, [associated, nonce])


def _ccm(tag: int) -> Callable[[bytes, bytes], Any]:
    return lambda key, iv: aead.AESCCM(key, tag)


def _gcm(key: bytes, iv: bytes) -> Any:
    return aead.AESGCM(key)


def _poly1305(key: bytes, iv: bytes) -> Any:
    return aead.ChaCha20Poly1305(key)


def _gcm_siv(key: bytes, iv: bytes) -> Any:
    return aead.AESGCMSIV(key)


def _siv(key: bytes, iv: bytes) -> Any:
    return _Siv(key)


_ALL = (
    CipherKind("DES-CBC", 18, 0, 8, 8, 8, _cbc(_des)),
    CipherKind("3DES-CBC", 3, 0, 8, 24, 8, _cbc(TripleDES)),
    CipherKind("AES-256-SIV-GCM", 43, 16, 16, 32, 12, _gcm_siv),
    CipherKind("AES-128-SIV-GCM", 42, 16, 16, 16, 12, _gcm_siv),
    CipherKind("AES-256-SIV", 38, 16, 16, 64, 16, _siv),
    CipherKind("AES-128-SIV", 37, 16, 16, 32, 16, _siv),
    CipherKind("AES-256-XTS", 33, 0, 16, 64, 16, _xts),
    CipherKind("AES-128-XTS", 32, 0, 16, 32, 16, _xts),
    CipherKind("AES-256-CFB8", 31, 0, 16, 32, 16, _cfb8),
    CipherKind("AES-192-CFB8", 30, 0, 16, 24, 16, _cfb8),
    CipherKind("AES-128-CFB8", 29, 0, 16, 16, 16, _cfb8),
    CipherKind("CHACHA20-POLY1305", 23, 16, 64, 32, 12, _poly1305),
    CipherKind("CAMELLIA-128-CBC", 7, 0, 16, 16, 16, _cbc(Camellia)),
    CipherKind("CAMELLIA-192-CBC", 12, 0, 16, 24, 16, _cbc(Camellia)),
    CipherKind("CAMELLIA-256-CBC", 8, 0, 16, 32, 16, _cbc(Camellia)),
    CipherKind("CHACHA20-64", 35, 0, 64, 32, 16, _stream),
    CipherKind("CHACHA20-32", 36, 0, 64, 32, 16, _stream),
    CipherKind("ARCFOUR-128", 2, 0, 1, 16, 0, _rc4),
    CipherKind("AES-256-CCM-8", 22, 8, 16, 32, 12, _ccm(8)),
    CipherKind("AES-128-CCM-8", 21, 8, 16, 16, 12, _ccm(8)),
    CipherKind("AES-256-CCM", 20, 16, 16, 32, 12, _ccm(16)),
    CipherKind("AES-128-CCM", 19, 16, 16, 16, 12, _ccm(16)),
    CipherKind("AES-256-GCM", 11, 16, 16, 32, 12, _gcm),
    CipherKind("AES-192-GCM", 39, 16, 16, 24, 12, _gcm),
    CipherKind("AES-128-GCM", 10, 16, 16, 16, 12, _gcm),
    CipherKind("AES-128-CBC", 4, 0, 16, 16, 16, _cbc(AES)),
    CipherKind("AES-192-CBC", 9, 0, 16, 24, 16, _cbc(AES)),
    CipherKind("AES-256-CBC", 5, 0, 16, 32, 16, _cbc(AES)),
)
"""In GnuTLS's order."""


def _works(kind: CipherKind) -> bool:
    """Tell whether the OpenSSL that is there has KIND."""
    try:
        run(kind, True, bytes(range(kind.key)), bytes(kind.iv), bytes(kind.block), b"")
    except (UnsupportedAlgorithm, ValueError):
        return False
    return True


def run(kind: CipherKind, enciphering: bool, key: bytes, iv: bytes, data: bytes, associated: bytes) -> bytes:
    """Return DATA enciphered, or deciphered, by KIND with KEY and IV; ASSOCIATED data count for the tag.

    Raises `DecryptionFailed`, or `InvalidInput` for what the cipher does not take, as a key that repeats itself.
    """
    try:
        made = kind.make(key, iv)
        if kind.tag:
            if enciphering:
                return bytes(made.encrypt(iv, data, associated))
            return bytes(made.decrypt(iv, data, associated))
        if not data and kind.make is _xts:
            raise InvalidInput("XTS is not defined for less than a block")
        context = made.encryptor() if enciphering else made.decryptor()
        return bytes(context.update(data) + context.finalize())
    except InvalidTag:
        raise DecryptionFailed from None
    except InvalidInput:
        raise
    except ValueError as error:
        raise InvalidInput(str(error)) from None


CIPHERS = tuple(filter(_works, _ALL))
"""The ciphers that there are."""
