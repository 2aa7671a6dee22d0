"""Digests, message authentication codes and ciphers, under GnuTLS's names.

Digests and HMACs are the standard library's.  Ciphers, and the MACs that are made of ciphers, take the package `cryptography`;
without it the lists say that there are none.
"""

from __future__ import annotations

import hashlib
import hmac
import os

from elnet.builtins.digests import buffer_or_string_bytes
from elnet.objects.conditions import LispSignal, lisp_error, signal, wrong_type_argument
from elnet.objects.cons import Cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string, unibyte_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.process.arguments import Plist
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.text.buffer import Buffer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from elnet.net.ciphers import CipherKind

HASHES = {"MD5": (2, 16), "SHA224": (9, 28), "SHA512": (8, 64), "SHA384": (7, 48), "SHA256": (6, 32), "SHA1": (3, 20)}
"""Each hash's number and length, in GnuTLS's order."""
CIPHER_MACS = {"AES-CMAC-256": (204, 32), "AES-CMAC-128": (203, 16)}
"""The number of each MAC made of a cipher, and how long its key is."""
_TAG = 16


def _ciphers() -> tuple[CipherKind, ...]:
    try:
        from elnet.net.ciphers import CIPHERS
    except ModuleNotFoundError:
        return ()
    return CIPHERS


# What there is


@primitive()
def gnutls_digests() -> object:
    """Return the digests that `gnutls-hash-digest' knows, a list of (NAME . PROPERTIES)."""
    return list_from(
        _entry(name, "gnutls-digest-algorithm", ("digest-algorithm-id", number), ("digest-algorithm-length", length))
        for name, (number, length) in HASHES.items()
    )


@primitive()
def gnutls_macs() -> object:
    """Return the message authentication codes that `gnutls-hash-mac' knows, a list of (NAME . PROPERTIES)."""
    made_of_ciphers = [(name, number, _TAG, key) for name, (number, key) in CIPHER_MACS.items() if _ciphers()]
    hashed = [(name, number, length, length) for name, (number, length) in HASHES.items()]
    return list_from(
        _entry(
            name,
            "gnutls-mac-algorithm",
            ("mac-algorithm-id", number),
            ("mac-algorithm-length", length),
            ("mac-algorithm-keysize", key),
            ("mac-algorithm-noncesize", 0),
        )
        for name, number, length, key in (*made_of_ciphers, *hashed)
    )


@primitive()
def gnutls_ciphers() -> object:
    """Return the ciphers that `gnutls-symmetric-encrypt' knows, a list of (NAME . PROPERTIES)."""
    return list_from(
        _entry(
            kind.name,
            "gnutls-symmetric-cipher",
            ("cipher-id", kind.number),
            ("cipher-aead-capable", T if kind.tag else NIL),
            ("cipher-tagsize", kind.tag),
            ("cipher-blocksize", kind.block),
            ("cipher-keysize", kind.key),
            ("cipher-ivsize", kind.iv),
        )
        for kind in _ciphers()
    )


def _entry(name: str, type_: str, first: tuple[str, object], *more: tuple[str, object]) -> object:
    found: list[object] = [intern(name)]
    for keyword, value in (first, ("type", intern(type_)), *more):
        found += [intern(":" + keyword), value]
    return list_from(found)


# Digests and MACs


@primitive()
def gnutls_hash_digest(lisp: Lisp, digest_method: object, input: object) -> LString:
    """Return the digest by DIGEST-METHOD of INPUT, a string of bytes.

    DIGEST-METHOD is a name that `gnutls-digests' has, a number or a property list with :digest-algorithm-id.  INPUT is a
    string, a buffer, or a list of one of them, start and end.
    """
    name = _named(digest_method, ((name, number) for name, (number, _) in HASHES.items()), "digest-algorithm-id")
    if name is None:
        raise _unknown("GnuTLS digest-method", digest_method)
    return unibyte_string(hashlib.new(name, _input(lisp, input), usedforsecurity=False).digest())


@primitive()
def gnutls_hash_mac(lisp: Lisp, hash_method: object, key: object, input: object) -> LString:
    """Return the message authentication code by HASH-METHOD with KEY of INPUT, a string of bytes.

    HASH-METHOD is a name that `gnutls-macs' has, a number or a property list with :mac-algorithm-id.  INPUT and KEY are
    strings, buffers, or lists of one of them, start and end.  A KEY that is a string is wiped.
    """
    known = [(name, number) for name, (number, _) in HASHES.items()]
    known += [(name, number) for name, (number, _) in CIPHER_MACS.items() if _ciphers()]
    name = _named(hash_method, known, "mac-algorithm-id")
    if name is None:
        raise _unknown("GnuTLS MAC-method", hash_method)
    secret = _input(lisp, key)
    _wipe(key)
    data = _input(lisp, input)
    if name in HASHES:
        return unibyte_string(hmac.digest(secret, data, name.lower()))
    return unibyte_string(_cmac(name, secret, data))


def _cmac(name: str, key: bytes, data: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.algorithms import AES
    from cryptography.hazmat.primitives.cmac import CMAC

    if len(key) != CIPHER_MACS[name][1]:
        raise lisp_error(f"GnuTLS MAC {name} initialization failed: The request is invalid.")
    made = CMAC(AES(key))
    made.update(data)
    return made.finalize()


def _unknown(what: str, method: object) -> LispSignal:
    shown = intern(method.text) if type(method) is LString else method
    return signal("error", lisp_string(f"{what} is invalid or not found"), shown)


def _named(method: object, known: Iterable[tuple[str, int]], keyword: str) -> str | None:
    """Return the name of what METHOD, a symbol, string, number or property list, means of KNOWN; None if there is none."""
    if type(method) is LString:
        method = intern(method.text)
    if type(method) is Cons:
        method = Plist(method).get(keyword)
    for name, number in known:
        if (isinstance(method, Symbol) and method.name == name) or (type(method) is int and method == number):
            return name
    return None


# What is worked on


def _input(lisp: Lisp, given: object) -> bytes:
    """Return the bytes that GIVEN, a string, buffer or list, stands for."""
    if type(given) is LString or type(given) is Buffer:
        return buffer_or_string_bytes(lisp, given, NIL, NIL)
    if type(given) is not Cons:
        raise wrong_type_argument("consp", given)
    parts = list(elements(given))
    if parts[0] is intern("iv-auto"):
        return _random(parts[1:])
    if type(parts[0]) is not LString and type(parts[0]) is not Buffer:
        raise signal("error", lisp_string("Invalid object argument"), parts[0])
    start, end = [*parts, NIL, NIL][1:3]
    return buffer_or_string_bytes(lisp, parts[0], start, end)


def _random(length: list[object]) -> bytes:
    size = length[0] if length else NIL
    if type(size) is not int or size < 0:
        raise lisp_error("Without a length, ‘iv-auto’ can’t be used; see ELisp manual")
    return os.urandom(size)


def _wipe(key: object) -> None:
    """Let nothing of KEY, or of the string that it begins with, be left."""
    string = key.car if type(key) is Cons else key
    if type(string) is LString:
        string.text, string.multibyte = "\0" * len(string.text), False


# Ciphers


@primitive()
def gnutls_symmetric_encrypt(
    lisp: Lisp, cipher: object, key: object, iv: object, input: object, aead_auth: object = NIL
) -> object:
    """Encipher INPUT by CIPHER with KEY and IV; return a list of the result and of the IV that was used.

    CIPHER is a name that `gnutls-ciphers' has, a number or a property list with :cipher-id.  The others are strings, buffers,
    or lists of one of them, start and end; IV may be (iv-auto LENGTH) for a random one.  A KEY that is a string is wiped.  A
    cipher that is :cipher-aead-capable adds a tag, which AEAD-AUTH counts for, too.
    """
    return _symmetric(lisp, True, cipher, (key, iv, input, aead_auth))


@primitive()
def gnutls_symmetric_decrypt(
    lisp: Lisp, cipher: object, key: object, iv: object, input: object, aead_auth: object = NIL
) -> object:
    """Decipher INPUT, by CIPHER with KEY and IV; return a list of the result and of IV.

    The arguments are those of `gnutls-symmetric-encrypt'.  Signals an error if AEAD-AUTH or the tag in INPUT are not right.
    """
    return _symmetric(lisp, False, cipher, (key, iv, input, aead_auth))


def _symmetric(lisp: Lisp, enciphering: bool, cipher: object, given: tuple[object, object, object, object]) -> object:
    kind = _cipher(cipher)
    key, iv, data, auth = given
    doing = "encrypt" if enciphering else "decrypt"
    secret = _input(lisp, key)
    _check_length(kind, doing, "key", secret, kind.key)
    vector = _input(lisp, iv)
    _check_length(kind, doing, "IV", vector, kind.iv)
    text = _input(lisp, data)
    associated = b"" if auth is NIL else _input(lisp, auth)
    if not kind.tag and len(text) % kind.block:
        raise lisp_error(
            f"GnuTLS cipher {kind.name}/{doing} input block length {len(text)} is not a multiple of the required {kind.block}"
        )
    _wipe(key)
    result = _run(kind, enciphering, secret, vector, text, associated)
    return list_of(unibyte_string(result), unibyte_string(vector))


def _cipher(cipher: object) -> CipherKind:
    name = _named(cipher, ((kind.name, kind.number) for kind in _ciphers()), "cipher-id")
    found = next((kind for kind in _ciphers() if kind.name == name), None)
    if found is None:
        if not _ciphers():
            raise lisp_error("The Python package cryptography is needed for ciphers")
        raise _unknown("GnuTLS cipher", cipher)
    return found


def _check_length(kind: CipherKind, doing: str, what: str, data: bytes, size: int) -> None:
    if len(data) != size:
        raise lisp_error(f"GnuTLS cipher {kind.name}/{doing} {what} length {len(data)} is not equal to the required {size}")


def _run(kind: CipherKind, enciphering: bool, key: bytes, iv: bytes, text: bytes, associated: bytes) -> bytes:
    from elnet.net.ciphers import DecryptionFailed, InvalidInput, run

    aead = "AEAD " if kind.tag else ""
    doing = "encryption" if enciphering else "decryption"
    try:
        return run(kind, enciphering, key, iv, text, associated)
    except DecryptionFailed:
        raise lisp_error(f"GnuTLS {aead}cipher {kind.name} decryption failed: Decryption has failed.") from None
    except InvalidInput:
        raise lisp_error(f"GnuTLS {aead}cipher {kind.name} {doing} failed: The request is invalid.") from None
