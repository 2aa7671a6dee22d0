"""Certificates as text for people, laid out as GnuTLS does."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from elnet.net.certificates import describe_key, describe_signature, public_key_of, reversed_name

_INDENT = "\t"
_COLUMN = 16
_EXTENSIONS = {
    "basicConstraints": "Basic Constraints",
    "keyUsage": "Key Usage",
    "extendedKeyUsage": "Key Purpose",
    "subjectAltName": "Subject Alternative Name",
    "subjectKeyIdentifier": "Subject Key Identifier",
    "authorityKeyIdentifier": "Authority Key Identifier",
}
_USAGES = {
    "digital_signature": "Digital signature.", "content_commitment": "Non repudiation.",
    "key_encipherment": "Key encipherment.", "data_encipherment": "Data encipherment.", "key_agreement": "Key agreement.",
    "key_cert_sign": "Certificate signing.", "crl_sign": "CRL signing.",
}  # fmt: skip
_PURPOSES = {"serverAuth": "TLS WWW Server.", "clientAuth": "TLS WWW Client.", "codeSigning": "Code signing."}


def readable(pem: bytes) -> str:
    """Return a description of the certificate PEM; raise ValueError if it is none."""
    return "\n".join(_lines(x509.load_pem_x509_certificate(pem))) + "\n"


def _lines(found: x509.Certificate) -> Iterator[str]:
    serial = found.serial_number
    yield "X.509 Certificate Information:"
    yield f"\tVersion: {found.version.value + 1}"
    yield f"\tSerial Number (hex): {serial.to_bytes((serial.bit_length() + 8) // 8, 'big').hex()}"
    yield f"\tIssuer: {reversed_name(found.issuer)}"
    yield "\tValidity:"
    yield f"\t\tNot Before: {_time(found.not_valid_before_utc)}"
    yield f"\t\tNot After: {_time(found.not_valid_after_utc)}"
    yield f"\tSubject: {reversed_name(found.subject)}"
    yield from _key(found)
    yield "\tExtensions:"
    for extension in found.extensions:
        yield from _extension(extension)
    yield f"\tSignature Algorithm: {describe_signature(found)}"
    yield "\tSignature:"
    yield from _block(found.signature, 2)
    yield from _identifiers(found)


def _time(moment: datetime) -> str:
    return moment.strftime("%a %b %d %H:%M:%S UTC %Y")


def _block(data: bytes, depth: int) -> Iterator[str]:
    for place in range(0, len(data), _COLUMN):
        yield _INDENT * depth + data[place : place + _COLUMN].hex(":")


def _key(found: x509.Certificate) -> Iterator[str]:
    name, level = describe_key(found)
    key = found.public_key()
    bits = getattr(key, "key_size", 256)
    yield f"\tSubject Public Key Algorithm: {name}"
    yield f"\tAlgorithm Security Level: {level} ({bits} bits)"
    if isinstance(key, rsa.RSAPublicKey):
        modulus, exponent = key.public_numbers().n, key.public_numbers().e
        yield f"\t\tModulus (bits {bits}):"
        yield from _number(modulus)
        size = (exponent.bit_length() + 7) // 8
        yield f"\t\tExponent (bits {8 * size}):"
        yield _INDENT * 3 + exponent.to_bytes(size, "big").hex(":")
    elif isinstance(key, ec.EllipticCurvePublicKey):
        yield f"\t\tCurve:\t{key.curve.name.upper()}"
        for letter, number in (("X", key.public_numbers().x), ("Y", key.public_numbers().y)):
            yield f"\t\t{letter}:"
            yield from _number(number)


def _number(number: int) -> Iterator[str]:
    """Yield the lines of a positive NUMBER, whose first bit, the sign, is therefore 0."""
    yield from _block(number.to_bytes((number.bit_length() + 8) // 8, "big"), 3)


def _extension(extension: x509.Extension[x509.ExtensionType]) -> Iterator[str]:
    name = _EXTENSIONS.get(extension.oid._name)
    how = "critical" if extension.critical else "not critical"
    if name is None:
        yield f"\t\tUnknown extension {extension.oid.dotted_string} ({how}):"
        return
    yield f"\t\t{name} ({how}):"
    for line in _details(extension.value):
        yield _INDENT * 3 + line


def _details(value: x509.ExtensionType) -> Iterator[str]:
    if isinstance(value, x509.BasicConstraints):
        yield f"Certificate Authority (CA): {'TRUE' if value.ca else 'FALSE'}"
        if value.path_length is not None:
            yield f"Path Length Constraint: {value.path_length}"
    elif isinstance(value, x509.KeyUsage):
        yield from (words for attribute, words in _USAGES.items() if getattr(value, attribute))
    elif isinstance(value, x509.ExtendedKeyUsage):
        yield from (_PURPOSES.get(purpose._name, purpose.dotted_string) for purpose in value)
    elif isinstance(value, x509.SubjectAlternativeName):
        yield from (_general_name(one) for one in value)
    elif isinstance(value, x509.SubjectKeyIdentifier):
        yield value.digest.hex()
    elif isinstance(value, x509.AuthorityKeyIdentifier):
        yield (value.key_identifier or b"").hex()


def _general_name(name: x509.GeneralName) -> str:
    kinds = {x509.DNSName: "DNSname", x509.IPAddress: "IPAddress", x509.RFC822Name: "RFC822Name"}
    kind = kinds.get(type(name), "URI" if isinstance(name, x509.UniformResourceIdentifier) else "otherName")
    return f"{kind}: {name.value}"


def _identifiers(found: x509.Certificate) -> Iterator[str]:
    der, public = public_key_of(found)
    pin = base64.b64encode(hashlib.sha256(public).digest()).decode()
    yield "Other Information:"
    for heading, data in (("Fingerprint", der), ("Public Key ID", public)):
        yield f"\t{heading}:"
        yield f"\t\tsha1:{hashlib.sha1(data, usedforsecurity=False).hexdigest()}"
        yield f"\t\tsha256:{hashlib.sha256(data).hexdigest()}"
    yield "\tPublic Key PIN:"
    yield f"\t\tpin-sha256:{pin}"
