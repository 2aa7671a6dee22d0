"""What is wrong with a peer's certificate, in GnuTLS's terms, and when that is an error."""

from __future__ import annotations

import ssl
from collections.abc import Collection
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.net.tls import TlsTransport
    from elnet.process.tls_parameters import TlsParameters

FLAWS = {
    "self-signed": (0, "certificate signer was not found (self-signed)"),
    "no-host-match": (0, "certificate host does not match hostname"),
    "revoked": (0x20, "certificate was revoked (CRL)"),
    "expired": (0x400, "certificate has expired"),
    "not-activated": (0x200, "certificate is not yet activated"),
    "not-ca": (0x80, "certificate signer is not a CA"),
    "insecure": (0x100, "certificate was signed with an insecure algorithm"),
    "signature-failure": (0x800, "certificate signature could not be verified"),
    "purpose-mismatch": (0x40000, "certificate does not match the intended purpose"),
    "unknown-ca": (0x40, "the certificate was signed by an unknown and therefore untrusted authority"),
    "invalid": (0x2, "certificate could not be verified"),
}
"""Each flaw, in the order of the warnings of `gnutls-peer-status': GnuTLS's bit, and how it is described."""

OTHER_TEXTS = {
    "revocation-data-superseded": "certificate revocation data are old and have been superseded",
    "revocation-data-issued-in-future": "certificate revocation data have a future issue date",
    "signer-constraints-failure": "certificate signer constraints were violated",
    "missing-ocsp-status": "certificate requires the server to send a OCSP certificate status, but no status was received",
    "invalid-ocsp-status": "the received OCSP certificate status is invalid",
}
"""How flaws are described that are not found here."""

_BY_OPENSSL = {
    2: ("unknown-ca",), 7: ("signature-failure",), 9: ("not-activated",), 10: ("expired",), 18: ("self-signed", "unknown-ca"),
    19: ("unknown-ca",), 20: ("unknown-ca",), 21: ("unknown-ca",), 23: ("revoked",), 24: ("not-ca",), 26: ("purpose-mismatch",),
    62: ("no-host-match",), 64: ("no-host-match",), 66: ("insecure",), 67: ("insecure",), 68: ("insecure",), 79: ("not-ca",),
}  # fmt: skip
"""OpenSSL's reason for not trusting a certificate → flaws."""


class Verdict(NamedTuple):
    """Why the certificate that HOST has shown is refused: its FLAWS, and which of them is the reason."""

    host: str
    flaws: tuple[str, ...]
    by_name: bool

    @classmethod
    def from_openssl(cls, host: str, reason: ssl.SSLCertVerificationError) -> Verdict:
        """Return the verdict that OpenSSL gave as REASON."""
        flaws = set(_BY_OPENSSL.get(reason.verify_code, ()))
        by_name = "no-host-match" in flaws
        return cls(host, ordered(flaws if by_name else flaws | {"invalid"}), by_name)

    @property
    def message(self) -> str:
        """What Emacs says of it."""
        if self.by_name:
            return f'The x509 certificate does not match "{self.host}"'
        bits = sum(FLAWS[flaw][0] for flaw in self.flaws)
        return f"Certificate validation failed {self.host}, verification code {bits:x}"


def verdict_on(parameters: TlsParameters, transport: TlsTransport) -> Verdict | None:
    """Return why the certificate of the peer of TRANSPORT is refused by PARAMETERS; None if it is not.

    What OpenSSL has looked at in the handshake is good.
    """
    if parameters.revoked or (parameters.check_name and not parameters.check_trust):
        flaws = flaws_of(parameters, transport)
        host = parameters.host or ""
        if "revoked" in flaws and parameters.check_trust:
            return Verdict(host, flaws, False)
        if "no-host-match" in flaws and parameters.check_name:
            return Verdict(host, flaws, True)
    return None


def flaws_of(parameters: TlsParameters, transport: TlsTransport) -> tuple[str, ...]:
    """Return the flaws of the certificate of the peer of TRANSPORT; needs the package `cryptography`."""
    from elnet.net.certificates import problems

    chain = transport.peer_chain()
    if parameters.server or parameters.anonymous:
        return ()
    trusted = None if parameters.check_trust else parameters.authorities  # OpenSSL has checked that
    return ordered(problems(chain, trusted, parameters.host, parameters.revoked))


def ordered(flaws: Collection[str]) -> tuple[str, ...]:
    """Return FLAWS in GnuTLS's order."""
    return tuple(flaw for flaw in FLAWS if flaw in flaws)


def described(flaw: str) -> str | None:
    """Return what FLAW means."""
    return FLAWS[flaw][1] if flaw in FLAWS else OTHER_TEXTS.get(flaw)


def explained(flaws: Collection[str]) -> str:
    """Return a sentence about FLAWS."""
    telling = [flaw for flaw in ordered(flaws) if flaw != "invalid"] or ["invalid"]
    return "; ".join(FLAWS[flaw][1] for flaw in telling)
