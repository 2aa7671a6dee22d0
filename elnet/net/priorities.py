"""GnuTLS priority strings: which of what they ask for OpenSSL can do, and how it is told.

A string is a first word that names a level, then items after colons: `+NAME` adds, `-NAME` and `!NAME` remove, `%NAME` is an
option.  Versions, ciphers, key exchanges and MACs are obeyed; signature algorithms, groups, compression, certificate types and
options are known and left to OpenSSL, whose own choice they would narrow.  OpenSSL orders the ciphers of TLS 1.3 itself and
cannot remove one of them alone.  Anything else is not a priority string.
"""

from __future__ import annotations

import re
import ssl

SECURE_BITS = {"NORMAL": 0, "LEGACY": 0, "PERFORMANCE": 0, "PFS": 0, "SECURE128": 128, "SECURE192": 192, "SECURE256": 256}
"""The levels that start with everything, and how many secret bits each asks of a cipher."""

_SUITE_B = {"SUITEB128": "SUITEB128", "SUITEB192": "SUITEB192"}

VERSIONS = {
    "TLS1.0": ssl.TLSVersion.TLSv1,
    "TLS1.1": ssl.TLSVersion.TLSv1_1,
    "TLS1.2": ssl.TLSVersion.TLSv1_2,
    "TLS1.3": ssl.TLSVersion.TLSv1_3,
}
_BY_DEFAULT = {"TLS1.2", "TLS1.3"}

# GnuTLS's name → the beginning or part of OpenSSL's names of the suites that have it.
_CIPHERS = {
    "AES-128-GCM": r"AES128-GCM|AES_128_GCM",
    "AES-256-GCM": r"AES256-GCM|AES_256_GCM",
    "AES-128-CCM": r"AES128-CCM$|AES_128_CCM_SHA256$",
    "AES-256-CCM": r"AES256-CCM$",
    "AES-128-CCM-8": r"AES128-CCM8|AES_128_CCM_8",
    "AES-256-CCM-8": r"AES256-CCM8",
    "AES-128-CBC": r"AES128-SHA",
    "AES-256-CBC": r"AES256-SHA",
    "CAMELLIA-128-CBC": r"CAMELLIA128",
    "CAMELLIA-256-CBC": r"CAMELLIA256",
    "CHACHA20-POLY1305": r"CHACHA20",
    "3DES-CBC": r"DES-CBC3",
    "ARCFOUR-128": r"RC4",
}
_EXCHANGES = {
    "ECDHE-RSA": r"^ECDHE-RSA|^TLS_",
    "ECDHE-ECDSA": r"^ECDHE-ECDSA|^TLS_",
    "DHE-RSA": r"^DHE-RSA",
    "DHE-DSS": r"^DHE-DSS",
    "RSA": r"^(AES|CAMELLIA|DES|RC4)",
    "ANON-DH": r"^ADH",
    "ANON-ECDH": r"^AECDH",
}
_MACS = {"SHA1": r"-SHA$", "SHA256": r"-SHA256$", "SHA384": r"-SHA384$", "AEAD": r"GCM|CCM|CHACHA", "MD5": r"-MD5$"}
_TABLES = (_CIPHERS, _EXCHANGES, _MACS)
_GROUPS = {"CIPHER-ALL": _CIPHERS, "KX-ALL": _EXCHANGES, "MAC-ALL": _MACS}
_LEFT_TO_OPENSSL = re.compile(
    r"(SIGN|GROUP|CURVE|COMP|CTYPE)-[A-Z0-9.-]+|DTLS.*|VERS-DTLS.*|PSK|ECDHE-PSK|DHE-PSK|RSA-PSK|SRP.*|STREEBOG.*"
    r"|AES-192-\w+|AES-128-CFB8|CAMELLIA-\d+-GCM|SALSA20-256|ESTREAM-SALSA20-256|NULL|SHA512|UMAC-\d+|VKO-.*|GOST.*"
)
_UNUSUAL = ("ANON-DH", "ANON-ECDH", "ARCFOUR-128", "3DES-CBC", "DHE-DSS", "MD5", "CAMELLIA-128-CBC", "CAMELLIA-256-CBC")
"""What no level starts with: it must be added."""


class PriorityError(ValueError):
    """A string is no priority string."""


class NothingLeft(PriorityError):
    """A priority string leaves no version of TLS, or no cipher."""


class Priorities:
    """What the priority string TEXT asks for."""

    def __init__(self, text: str) -> None:
        level, *items = text.split(":")
        if level not in SECURE_BITS and level not in _SUITE_B and level != "NONE":
            raise PriorityError(text)
        self.level = level
        everything = level != "NONE"
        self.versions = set(_BY_DEFAULT) if everything else set()
        self.names = {name for table in _TABLES for name in table if name not in _UNUSUAL} if everything else set()
        for item in items:
            self._take(item, text)
        if not self.versions:
            raise NothingLeft(text)

    def _take(self, item: str, text: str) -> None:
        sign, name = item[:1], item[1:]
        if sign == "%" and re.fullmatch(r"[A-Z0-9_]+(=\w+)?", name):
            return
        if sign not in ("+", "-", "!"):
            raise PriorityError(text)
        change, several = (
            (self.versions, VERSIONS)
            if name in ("VERS-ALL", "VERS-TLS-ALL")
            else (self.versions, {name[5:]: None})
            if name.removeprefix("VERS-") in VERSIONS and name.startswith("VERS-")
            else (self.names, _GROUPS[name])
            if name in _GROUPS
            else (self.names, {name: None})
            if any(name in table for table in _TABLES)
            else (None, {})
        )
        if change is None:
            if not _LEFT_TO_OPENSSL.fullmatch(name):
                raise PriorityError(text)
        elif sign == "+":
            change.update(several)
        else:
            change.difference_update(several)

    def apply(self, context: ssl.SSLContext) -> None:
        """Tell CONTEXT."""
        kept = [VERSIONS[name] for name in VERSIONS if name in self.versions]
        context.minimum_version, context.maximum_version = kept[0], kept[-1]
        between = [version for version in VERSIONS.values() if kept[0] <= version <= kept[-1] and version not in kept]
        for version in between:
            context.options |= getattr(ssl, f"OP_NO_{version.name}")
        context.set_ciphers(self._suites(context))

    def _suites(self, context: ssl.SSLContext) -> str:
        """Return the suites of TLS 1.2 and before, as OpenSSL has them."""
        if self.level in _SUITE_B:
            return _SUITE_B[self.level]
        weak = bool(self.names & set(_UNUSUAL)) or kept_old(self.versions)
        context.set_ciphers("ALL:COMPLEMENTOFALL:@SECLEVEL=0" if weak else "ALL")
        suites = [suite for suite in context.get_ciphers() if self._wanted(suite["name"], int(suite["strength_bits"]))]
        if self.level == "PERFORMANCE":
            suites.sort(key=lambda suite: int(suite["strength_bits"]))
        old = [str(suite["name"]) for suite in suites if suite["protocol"] != "TLSv1.3"]
        if not old and "TLS1.3" not in self.versions:
            raise NothingLeft(self.level)
        return ":".join(old or ["ECDHE-RSA-AES256-GCM-SHA384"]) + (":@SECLEVEL=0" if weak else "")

    def _wanted(self, suite: str, bits: int) -> bool:
        if bits < SECURE_BITS.get(self.level, 0) or (self.level == "PFS" and re.match(_EXCHANGES["RSA"], suite)):
            return False
        return all(any(re.search(table[name], suite) for name in table if name in self.names) for table in _TABLES)


def kept_old(versions: set[str]) -> bool:
    """Tell whether VERSIONS has some that OpenSSL has only at its lowest level of security."""
    return not versions.isdisjoint(("TLS1.0", "TLS1.1"))
