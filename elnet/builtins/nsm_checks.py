"""What can be wrong with a TLS connection: one check each, which returns a sentence, or nil.

`network-security-protocol-checks' says from which level of security on each one counts.  All take the host, the port, what
`gnutls-peer-status' has returned, and the settings that are remembered of the host.
"""

from __future__ import annotations

from elnet.builtins.nsm_settings import lisp_text, nsm_fingerprint_ok_p, nsm_warnings_ok_p
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL
from elnet.process.arguments import Plist
from elnet.process.tls_verdicts import described
from elnet.runtime import check
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

LEAST_PRIME = 2048
_OLD = ("SSL2.0", "SSL3.0", "TLS1.0", "DTLS1.0")


def _text(status: object, name: str) -> str:
    """Return the string that STATUS has for NAME; signal an error if there is none."""
    return check.string(Plist(status).get(name)).text


def _said(words: str | None) -> object:
    return NIL if words is None else lisp_string(words)


@primitive("nsm-protocol-check--verify-cert")
def verify_cert(host: object, port: object, status: object, settings: object) -> object:
    """Return what is wrong with the certificate in STATUS that SETTINGS do not accept."""
    if nsm_warnings_ok_p(status, settings) is not NIL:
        return NIL
    names = (check.symbol(one).name.removeprefix(":") for one in elements(Plist(status).get("warnings")))
    return lisp_string("\n".join(described(name) or name for name in names))


@primitive("nsm-protocol-check--same-cert")
def same_cert(host: object, port: object, status: object, settings: object) -> object:
    """Return that the key in STATUS is not the one that SETTINGS remember, if so."""
    return _said("fingerprint has changed" if nsm_fingerprint_ok_p(status, settings) is NIL else None)


def _simple(name: str, doc: str, judge: Callable[[object], str | None]) -> Callable[..., object]:
    """Declare the check NAME, which calls JUDGE with the status."""

    def checked(host: object, port: object, status: object, settings: object = NIL) -> object:
        return _said(judge(status))

    checked.__doc__ = doc
    return primitive(f"nsm-protocol-check--{name}")(checked)


def _version(status: object) -> str | None:
    protocol = lisp_text(Plist(status).get("protocol"))
    return f"{protocol} protocol is deprecated by standard bodies" if protocol in _OLD else None


def _compression(status: object) -> str | None:
    method = Plist(status).get("compression")
    if type(method) is not LString or method.text == "NULL":
        return None
    return f"compression method ({method.text}) may lead to leakage of sensitive information"


def _renegotiation(status: object) -> str | None:
    known = Plist(status).find("safe-renegotiation")
    if known is None or known.car is not NIL or lisp_text(Plist(status).get("protocol")) == "TLS1.3":
        return None
    return "safe renegotiation is not supported, connection not protected from impersonators"


def _null_suite(status: object) -> str | None:
    if "NULL" not in _text(status, "cipher"):
        return None
    return f"NULL cipher suite ({suite(status)}) violates authenticity, integrity, or confidentiality guarantees"


def _export(status: object) -> str | None:
    return None  # no library of TLS has such suites any more


def _anonymous(status: object) -> str | None:
    exchange = _text(status, "key-exchange")
    return f"anonymous key exchange method ({exchange}) can be unsafe" if "ANON" in exchange else None


def _signed_by(word: str, status: object) -> str | None:
    """Return the first signature in STATUS by the hash WORD, but not of certificates that sign themselves."""
    for one in elements(Plist(status).get("certificates")):
        get = Plist(one).get
        issuer, subject, algorithm = get("issuer"), get("subject"), get("signature-algorithm")
        itself = issuer is subject or (type(issuer) is LString and type(subject) is LString and issuer.text == subject.text)
        if not itself and type(algorithm) is LString and word in algorithm.text.split("-"):
            return algorithm.text
    return None


def _md5(status: object) -> str | None:
    found = _signed_by("MD5", status)
    return None if found is None else f"MD5 signature ({found}) is very prone to collisions"


def _sha1(status: object) -> str | None:
    found = _signed_by("SHA1", status)
    return None if found is None else f"SHA1 signature ({found}) is prone to collisions"


def _rc4(status: object) -> str | None:
    cipher = _text(status, "cipher")
    return f"RC4 cipher ({cipher}) is insecure" if "ARCFOUR" in cipher else None


def _prime(status: object) -> str | None:
    bits = Plist(status).get("diffie-hellman-prime-bits")
    if not _text(status, "key-exchange").startswith("DHE") or check.number_or_marker(bits) >= LEAST_PRIME:
        return None
    return f"Diffie-Hellman key strength ({bits} bits) too weak ({LEAST_PRIME} bits)"


def _chained(status: object) -> str | None:
    cipher = _text(status, "cipher")
    safe = Plist(status).get("encrypt-then-mac") is not NIL or "-CBC" not in cipher
    return None if safe else f"CBC mode cipher ({cipher}) can be insecure"


def _chained_with_curves(status: object) -> str | None:
    return _chained(status) if "ECDSA" in _text(status, "key-exchange") else None


def _three_des(status: object) -> str | None:
    cipher = _text(status, "cipher")
    return f"3DES cipher ({cipher}) is weak" if "3DES" in cipher else None


def _finite_field(status: object) -> str | None:
    exchange = _text(status, "key-exchange")
    if not exchange.startswith("DHE"):
        return None
    return f"unable to verify Diffie-Hellman key exchange method ({exchange}) parameters"


def _plain_rsa(status: object) -> str | None:
    exchange = _text(status, "key-exchange")
    return (
        f"RSA key exchange method ({exchange}) does not offer perfect forward secrecy" if exchange.startswith("RSA") else None
    )


def suite(status: object) -> str:
    """Return the key exchange, cipher and MAC in STATUS as one word."""
    names = (Plist(status).get(name) for name in ("key-exchange", "cipher", "mac"))
    return "-".join(name.text for name in names if type(name) is LString)


for _name, _doc, _judge in (
    ("version", "Return that the version of TLS in STATUS is too old, if so.", _version),
    ("compression", "Return that the connection in STATUS is compressed, if so.", _compression),
    ("renegotiation-info-ext", "Return that renegotiation is not safe in STATUS, if so.", _renegotiation),
    ("null-suite", "Return that nothing is enciphered in STATUS, if so.", _null_suite),
    ("export-kx", "Return that the key exchange in STATUS was weakened for export, if so.", _export),
    ("anon-kx", "Return that the key exchange in STATUS is with nobody in particular, if so.", _anonymous),
    ("md5-sig", "Return that a certificate in STATUS is signed by MD5, if so.", _md5),
    ("sha1-sig", "Return that a certificate in STATUS is signed by SHA-1, if so.", _sha1),
    ("rc4-cipher", "Return that the cipher in STATUS is RC4, if so.", _rc4),
    ("dhe-prime-kx", "Return that the prime of the key exchange in STATUS is too small, if so.", _prime),
    ("ecdsa-cbc-cipher", "Return that blocks are chained in STATUS after an exchange by ECDSA, if so.", _chained_with_curves),
    ("3des-cipher", "Return that the cipher in STATUS is triple DES, if so.", _three_des),
    ("dhe-kx", "Return that the key exchange in STATUS is Diffie-Hellman in a finite field, if so.", _finite_field),
    ("rsa-kx", "Return that the key in STATUS was just sent by RSA, if so.", _plain_rsa),
    ("cbc-cipher", "Return that blocks are chained in STATUS, if so.", _chained),
):
    _simple(_name, _doc, _judge)
