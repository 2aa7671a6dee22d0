"""Keyed digests of texts (RFC 2104): the libraries rfc2104, hmac-def and hmac-md5."""

from __future__ import annotations

from elnet.objects.cons import list_of
from elnet.objects.strings import LString, lisp_string, unibyte_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, macro, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

declare = Declarer(__name__)

IPAD, OPAD = 0x36, 0x5C
declare("rfc2104-ipad", IPAD, "With what the key is mixed for the inner digest.")
declare("rfc2104-opad", OPAD, "With what the key is mixed for the outer digest.")


def _bytes(value: object) -> bytes:
    """Return the characters of VALUE, a string, as bytes; nil has none."""
    if value is NIL:
        return b""
    return bytes(ord(char) & 0xFF for char in check.string(value).text)


def _keyed(digest: Callable[[bytes], bytes], block: int, key: bytes, text: bytes) -> bytes:
    """Return the digest of TEXT with KEY, where DIGEST works on blocks of BLOCK bytes."""
    if len(key) > block:
        key = digest(key)
    key = key.ljust(block, b"\0")
    inner = digest(bytes(byte ^ IPAD for byte in key) + text)
    return digest(bytes(byte ^ OPAD for byte in key) + inner)


@primitive("rfc2104-hash")
def rfc2104_hash(lisp: Lisp, hash: object, block_length: object, hash_length: object, key: object, text: object) -> LString:
    """Return the digest of TEXT with KEY in hexadecimal digits.

    HASH is a function that returns digests in hexadecimal digits, of HASH-LENGTH bytes, and works on blocks of BLOCK-LENGTH.
    """

    def digest(data: bytes) -> bytes:
        return bytes.fromhex(check.string(lisp.call(hash, unibyte_string(data))).text)

    return lisp_string(_keyed(digest, check.integer(block_length), _bytes(key), _bytes(text)).hex())


@primitive("elnet--hmac")
def hmac(lisp: Lisp, hash: object, block_length: object, bits: object, text: object, key: object) -> LString:
    """Return the first BITS, nil for all, of the digest of TEXT with KEY; HASH works on blocks of BLOCK-LENGTH bytes."""

    def digest(data: bytes) -> bytes:
        return _bytes(lisp.call(hash, unibyte_string(data)))

    found = _keyed(digest, check.integer(block_length), _bytes(key), _bytes(text))
    return unibyte_string(found if bits is NIL else found[: check.integer(bits) // 8])


@macro("define-hmac-function")
def define_hmac_function(name: object, h: object, b: object, length: object, bit: object = NIL) -> object:
    """Define NAME as a function of a text and a key that returns the digest of the text with the key, a unibyte string.

    H is a function that returns digests of LENGTH bytes and works on blocks of B bytes; of the digest the first BIT bits are
    returned, by default all.
    """
    text, key = intern("text"), intern("key")
    call = list_of(intern("elnet--hmac"), list_of(intern("function"), h), b, bit, text, key)
    return list_of(intern("defun"), name, list_of(text, key), lisp_string("Return the digest of TEXT with KEY."), call)


@primitive("md5-binary")
def md5_binary(lisp: Lisp, string: object) -> object:
    """Return the MD5 of STRING, a unibyte string of 16 bytes."""
    return lisp.call(intern("secure-hash"), intern("md5"), string, NIL, NIL, T)


@primitive("hmac-md5")
def hmac_md5(lisp: Lisp, text: object, key: object) -> object:
    """Return the digest of TEXT with KEY by MD5, a unibyte string."""
    return hmac(lisp, intern("md5-binary"), 64, NIL, text, key)


@primitive("hmac-md5-96")
def hmac_md5_96(lisp: Lisp, text: object, key: object) -> object:
    """Return the first 96 bits of the digest of TEXT with KEY by MD5, a unibyte string."""
    return hmac(lisp, intern("md5-binary"), 64, 96, text, key)
