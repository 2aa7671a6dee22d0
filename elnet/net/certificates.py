"""Certificates: what they say, and what is wrong with a chain of them.

Reading certificates and checking signatures takes the package `cryptography`.  What is wrong with a chain is told in the terms
of GnuTLS, whose names for it these are.  Whom to refuse is not decided by this: a connection that insists on a good certificate
has OpenSSL check it in the handshake.
"""

from __future__ import annotations

import hashlib
import ipaddress
import re
import ssl
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

try:
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, padding, rsa
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
except ImportError:
    raise ModuleNotFoundError("The Python package cryptography is needed to read certificates", name="cryptography") from None

_PEM = re.compile(b"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", re.DOTALL)
_CURVE_LEVELS = ((160, "Low"), (192, "Legacy"), (224, "Medium"), (256, "High"), (384, "Ultra"), (512, "Future"))
_MODULUS_LEVELS = ((1024, "Low"), (1776, "Legacy"), (2048, "Medium"), (3072, "High"), (8192, "Ultra"), (15424, "Future"))
_SHORT_NAMES = {
    "commonName": "CN", "countryName": "C", "stateOrProvinceName": "ST", "localityName": "L", "organizationName": "O",
    "organizationalUnitName": "OU", "streetAddress": "street", "domainComponent": "DC", "userID": "UID",
    "emailAddress": "EMAIL", "serialNumber": "serialNumber", "title": "title", "surname": "sn", "givenName": "givenName",
}  # fmt: skip
_HASHES = {"sha1": "SHA1", "sha224": "SHA224", "sha256": "SHA256", "sha384": "SHA384", "sha512": "SHA512", "md5": "MD5"}
_INSECURE = ("md5", "sha1")


class Certificate(NamedTuple):
    """What GnuTLS tells of a certificate; identifiers are a hash's name, a colon and bytes."""

    version: int
    serial_number: str
    issuer: str
    valid_from: str
    valid_to: str
    subject: str
    public_key_algorithm: str
    security_level: str | None
    signature_algorithm: str
    public_key_id: str
    public_key_id_sha256: str
    certificate_id: str
    pem: str


def describe(der: bytes) -> Certificate:
    """Return what the certificate DER says."""
    found = x509.load_der_x509_certificate(der)
    key, level = describe_key(found)
    _, public = public_key_of(found)
    serial = found.serial_number
    return Certificate(
        found.version.value + 1,
        _octets(serial.to_bytes(max(1, (serial.bit_length() + 8) // 8), "big")),
        _name(found.issuer),
        found.not_valid_before_utc.strftime("%Y-%m-%d"),
        found.not_valid_after_utc.strftime("%Y-%m-%d"),
        _name(found.subject),
        key,
        level,
        describe_signature(found),
        "sha1:" + _octets(hashlib.sha1(public, usedforsecurity=False).digest()),
        "sha256:" + _octets(hashlib.sha256(public).digest()),
        "sha1:" + _octets(hashlib.sha1(der, usedforsecurity=False).digest()),
        ssl.DER_cert_to_PEM_cert(der),
    )


def public_key_of(found: x509.Certificate) -> tuple[bytes, bytes]:
    """Return FOUND and its public key in DER."""
    public = found.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return found.public_bytes(Encoding.DER), public


def reversed_name(name: x509.Name) -> str:
    """Return NAME as directories write it (RFC 4514), the last part first."""
    return _name(x509.Name(tuple(reversed(name.rdns))))


def _octets(data: bytes) -> str:
    return data.hex(":")


def _name(name: x509.Name) -> str:
    """Return NAME as GnuTLS writes it, in the order of the certificate."""
    return ",".join(
        "+".join(f"{_SHORT_NAMES.get(one.oid._name, one.oid.dotted_string)}={_escaped(str(one.value))}" for one in part)
        for part in name.rdns
    )


def _escaped(text: str) -> str:
    return "".join("\\" + letter if letter in ',+"\\<>;' else letter for letter in text)


def describe_key(found: x509.Certificate) -> tuple[str, str | None]:
    """Return GnuTLS's name for the public key of FOUND, and how secure it thinks that is."""
    key = found.public_key()
    if isinstance(key, rsa.RSAPublicKey):
        pss = found.public_key_algorithm_oid.dotted_string == "1.2.840.113549.1.1.10"
        return ("RSA-PSS" if pss else "RSA"), _level(key.key_size, _MODULUS_LEVELS)
    if isinstance(key, ec.EllipticCurvePublicKey):
        return "EC/ECDSA", _level(key.key_size, _CURVE_LEVELS)
    if isinstance(key, dsa.DSAPublicKey):
        return "DSA", _level(key.key_size, _MODULUS_LEVELS)
    if isinstance(key, ed25519.Ed25519PublicKey):
        return "EdDSA (Ed25519)", "High"
    if isinstance(key, ed448.Ed448PublicKey):
        return "EdDSA (Ed448)", "Ultra"
    return "Unknown", None


def _level(bits: int, levels: Iterable[tuple[int, str]]) -> str:
    reached = "Weak"
    for least, name in levels:
        if bits >= least:
            reached = name
    return reached


def describe_signature(found: x509.Certificate) -> str:
    """Return GnuTLS's name for how FOUND is signed."""
    digest = found.signature_hash_algorithm
    words = _HASHES.get(digest.name, digest.name.upper()) if digest is not None else ""
    parameters = found.signature_algorithm_parameters
    if isinstance(parameters, padding.PSS):
        return f"RSA-PSS-{words}"
    if isinstance(parameters, padding.PKCS1v15):
        return f"RSA-{words}"
    if isinstance(parameters, ec.ECDSA):
        return f"ECDSA-{words}"
    kind = found.signature_algorithm_oid._name.lower()
    return {"ed25519": "EdDSA-Ed25519", "ed448": "EdDSA-Ed448"}.get(kind, f"DSA-{words}" if "dsa" in kind else kind)


# What is wrong with a chain


def problems(
    chain: Sequence[bytes],
    trusted: Iterable[str] | None,
    host: str | None,
    revoked: Iterable[str] = (),
    now: datetime | None = None,
) -> set[str]:
    """Return what is wrong with CHAIN, which begins with the certificate of HOST, if the files TRUSTED are trusted.

    TRUSTED is None for a chain that is known to be good.  The files REVOKED list what is trusted no more; NOW is the time of
    the check.  The names are those of `gnutls-peer-status` without the colon.
    """
    certificates = [x509.load_der_x509_certificate(one) for one in chain]
    found: set[str] = set()
    if not certificates:
        return {"invalid", "unknown-ca"}
    if trusted is not None:
        _follow(certificates, _anchors(trusted), now or datetime.now(UTC), found)
    if _is_revoked(certificates[0], revoked):
        found.add("revoked")
    if found:
        found.add("invalid")
    if _issued(certificates[0], certificates[0]):
        found.add("self-signed")
    if host is not None and not names_host(certificates[0], host):
        found.add("no-host-match")
    return found


def _anchors(files: Iterable[str]) -> dict[x509.Name, list[x509.Certificate]]:
    by_name: dict[x509.Name, list[x509.Certificate]] = {}
    for file in files:
        try:
            with open(file, "rb") as opened:
                data = opened.read()
        except OSError:
            continue
        for one in _loaded(data):
            by_name.setdefault(one.subject, []).append(one)
    return by_name


def _loaded(data: bytes) -> Iterator[x509.Certificate]:
    """Yield the certificates of DATA, a file in PEM, that can be read."""
    for block in _PEM.findall(data):
        try:
            with warnings.catch_warnings(action="ignore"):  # some old authorities have negative serial numbers
                yield x509.load_pem_x509_certificate(block)
        except ValueError:
            continue


def _follow(
    chain: Sequence[x509.Certificate], anchors: dict[x509.Name, list[x509.Certificate]], now: datetime, found: set[str]
) -> None:
    """Go from the first of CHAIN to one of ANCHORS and put into FOUND what is wrong on the way."""
    current, others, below = chain[0], list(chain[1:]), 0
    while True:
        _check_dates(current, now, found)
        if current in anchors.get(current.subject, ()):
            return
        digest = current.signature_hash_algorithm
        if digest is not None and digest.name in _INSECURE:
            found.add("insecure")
        issuer = next((one for one in anchors.get(current.issuer, ()) if _issued(one, current)), None)
        trusted = issuer is not None
        if issuer is None:
            issuer = next((one for one in others if one.subject == current.issuer and _issued(one, current)), None)
        if issuer is None:
            found.add("unknown-ca")
            return
        if not _may_issue(issuer, below):
            found.add("not-ca")
        if trusted:
            _check_dates(issuer, now, found)
            return
        others.remove(issuer)
        current, below = issuer, below + 1


def _check_dates(one: x509.Certificate, now: datetime, found: set[str]) -> None:
    if now > one.not_valid_after_utc:
        found.add("expired")
    elif now < one.not_valid_before_utc:
        found.add("not-activated")


def _issued(issuer: x509.Certificate, one: x509.Certificate) -> bool:
    """Tell whether the key of ISSUER has signed ONE."""
    try:
        one.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _may_issue(issuer: x509.Certificate, below: int) -> bool:
    """Tell whether ISSUER may sign certificates that have BELOW other authorities between them and the last one."""
    try:
        basic = issuer.extensions.get_extension_for_class(x509.BasicConstraints).value
        usage = issuer.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound as missing:
        if missing.oid == x509.BasicConstraints.oid:
            return False
        usage = None
    except ValueError:
        return False
    return basic.ca and (basic.path_length is None or below <= basic.path_length) and (usage is None or usage.key_cert_sign)


def _is_revoked(one: x509.Certificate, files: Iterable[str]) -> bool:
    for file in files:
        with open(file, "rb") as opened:
            listed = x509.load_pem_x509_crl(opened.read())
        if listed.issuer == one.issuer and listed.get_revoked_certificate_by_serial_number(one.serial_number) is not None:
            return True
    return False


def names_host(one: x509.Certificate, host: str) -> bool:
    """Tell whether ONE is a certificate of HOST, a name or an address (RFC 6125)."""
    try:
        names = one.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (x509.ExtensionNotFound, ValueError):
        common = [str(part.value) for part in one.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)]
        return any(_matches(name, host) for name in common[-1:])
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return any(_matches(name, host) for name in names.get_values_for_type(x509.DNSName))
    return address in names.get_values_for_type(x509.IPAddress)


def _matches(pattern: str, host: str) -> bool:
    """Tell whether PATTERN, whose first label may be a star, is the name HOST."""
    pattern, host = pattern.lower().rstrip("."), host.lower().rstrip(".")
    first, _, rest = pattern.partition(".")
    if first == "*" and "." in rest:
        return host.partition(".")[2] == rest
    return pattern == host
