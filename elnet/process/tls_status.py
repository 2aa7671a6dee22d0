"""What `gnutls-peer-status' tells of a TLS connection, in GnuTLS's terms."""

from __future__ import annotations

import re

from elnet.objects.cons import list_from, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.process.tls_verdicts import flaws_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from elnet.net.certificates import Certificate
    from elnet.net.tls import TlsTransport
    from elnet.process.tls import Security

_FIELDS = {
    "version": "version", "serial-number": "serial_number", "issuer": "issuer", "valid-from": "valid_from",
    "valid-to": "valid_to", "subject": "subject", "public-key-algorithm": "public_key_algorithm",
    "certificate-security-level": "security_level", "signature-algorithm": "signature_algorithm",
    "public-key-id": "public_key_id", "public-key-id-sha256": "public_key_id_sha256", "certificate-id": "certificate_id",
    "pem": "pem",
}  # fmt: skip

_VERSIONS = {"TLSv1": "TLS1.0", "TLSv1.1": "TLS1.1", "TLSv1.2": "TLS1.2", "TLSv1.3": "TLS1.3"}

_CIPHERS = (
    (r"AES_?(\d+)_GCM|AES(\d+)-GCM", "AES-{}-GCM"),
    (r"AES_(\d+)_CCM_8|AES(\d+)-CCM8", "AES-{}-CCM-8"),
    (r"AES_(\d+)_CCM|AES(\d+)-CCM", "AES-{}-CCM"),
    (r"AES(\d+)", "AES-{}-CBC"),
    (r"CAMELLIA(\d+)", "CAMELLIA-{}-CBC"),
    (r"CHACHA20", "CHACHA20-POLY1305"),
    (r"DES-CBC3", "3DES-CBC"),
    (r"RC4", "ARCFOUR-128"),
    (r"NULL", "NULL"),
)
"""A pattern of OpenSSL's names of suites → GnuTLS's name of the cipher."""

_EXCHANGES = (
    (r"TLS_|ECDHE-RSA", "ECDHE-RSA"), ("ECDHE-ECDSA", "ECDHE-ECDSA"), ("DHE-RSA", "DHE-RSA"), ("DHE-DSS", "DHE-DSS"),
    ("AECDH", "ANON-ECDH"), ("ADH", "ANON-DH"), ("ECDHE-PSK", "ECDHE-PSK"), ("DHE-PSK", "DHE-PSK"), ("RSA-PSK", "RSA-PSK"),
    ("PSK", "PSK"), ("", "RSA"),
)  # fmt: skip


def peer_status(security: Security, checked: bool = False) -> object:
    """Return the property list for SECURITY, nil if nothing is known.

    Raises ModuleNotFoundError if certificates cannot be read for want of a package, unless OpenSSL has CHECKED them: then
    they are left out.
    """
    if not security.ready:
        if security.verdict is None:
            return NIL
        return list_of(intern(":warnings"), _keywords(security.verdict.flaws))
    transport, parameters = security.transport, security.parameters
    assert transport is not None
    assert parameters is not None
    found: list[object] = []
    try:
        flaws = flaws_of(parameters, transport)
        if flaws:
            found += [intern(":warnings"), _keywords(flaws)]
        found += _certificates(transport)
    except ModuleNotFoundError:
        if not checked:
            raise
    facts = transport.clear_facts()
    if facts.prime_bits:
        found += [intern(":diffie-hellman-prime-bits"), facts.prime_bits]
    name = transport.cipher[0] if transport.cipher is not None else ""
    protocol = _VERSIONS.get(transport.version or "", transport.version or "")
    cipher = cipher_name(name)
    chained = cipher.endswith("-CBC")
    for keyword, value in (
        ("key-exchange", next(known for pattern, known in _EXCHANGES if re.match(pattern, name))),
        ("protocol", protocol),
        ("cipher", cipher),
        ("mac", mac_name(name)),
    ):
        found += [intern(":" + keyword), lisp_string(value)]
    found += [intern(":encrypt-then-mac"), T if chained and facts.encrypt_then_mac else NIL]
    if protocol != "TLS1.3":
        found += [intern(":safe-renegotiation"), T if facts.safe_renegotiation else NIL]
    if transport.protocol is not None:
        found += [intern(":alpn-protocol"), lisp_string(transport.protocol)]
    return list_from(found)


def _keywords(flaws: Iterable[str]) -> object:
    return list_from(intern(":" + flaw) for flaw in flaws)


def _certificates(transport: TlsTransport) -> list[object]:
    from elnet.net.certificates import describe

    chain = [_certificate(describe(one)) for one in transport.peer_chain()]
    if not chain:
        return []
    return [intern(":certificates"), list_from(chain), intern(":certificate"), chain[0]]


def _certificate(one: Certificate) -> object:
    found: list[object] = []
    for keyword, field in _FIELDS.items():
        value = getattr(one, field)
        if value is not None:
            found += [intern(":" + keyword), value if type(value) is int else lisp_string(value)]
    return list_from(found)


def cipher_name(suite: str) -> str:
    """Return GnuTLS's name of the cipher of OpenSSL's SUITE."""
    for pattern, name in _CIPHERS:
        match = re.search(pattern, suite)
        if match is not None:
            return name.format(next((group for group in match.groups() if group), ""))
    return suite


def mac_name(suite: str) -> str:
    """Return GnuTLS's name of the MAC of OpenSSL's SUITE."""
    if re.search("GCM|CCM|CHACHA", suite):
        return "AEAD"
    return "SHA1" if suite.endswith("SHA") else suite.rpartition("-")[2]
