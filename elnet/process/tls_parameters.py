"""What the parameters of a TLS connection mean, given as the property list that `gnutls-boot' takes."""

from __future__ import annotations

import ssl

from elnet.net.priorities import NothingLeft, Priorities, PriorityError
from elnet.net.tls_context import CLIENT_CERTIFICATES, KeyPair, client_context, server_context
from elnet.objects.conditions import lisp_error
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.process.arguments import Plist
from elnet.process.gnutls_errors import INVALID_REQUEST, NO_DATA, NO_PRIORITIES, UNREADABLE_FILE
from elnet.runtime import check

KINDS = ("gnutls-x509pki", "gnutls-anon")
SERVER_PATIENCE = 60.0
"""For so many seconds a client of ours may take for the handshake unless the parameters say otherwise."""


class BadParameters(Exception):
    """The parameters cannot be used; CODE is GnuTLS's for what is wrong."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class TlsParameters:
    """The parameters KIND and PLIST, checked; SERVER tells which end they are for."""

    def __init__(self, kind: object, plist: object, server: bool = False) -> None:
        if check.symbol(kind).name not in KINDS:
            raise lisp_error("Invalid GnuTLS credential type")
        get = Plist(plist).get
        self.server = server
        self.anonymous = check.symbol(kind).name == "gnutls-anon"
        self.host = self._host(get("hostname"))
        self.trusted = self._files(get("trustfiles"), "Invalid trustfile")
        self.revoked = self._files(get("crlfiles"), "Invalid CRL file")
        self.key_pairs = self._key_pairs(get("keylist"))
        self.priority = get("priority")
        bits = get("min-prime-bits")
        self.prime_bits: int = bits if type(bits) is int else 0
        self.protocols = [check.string(one).text for one in elements(get("alpn-protocols"))]
        self.clients = self._clients(get("client-certificates"))
        self.patience = self._patience(get("handshake-timeout"))
        self._read_verify_error(get("verify-error"))

    def _host(self, value: object) -> str | None:
        if type(value) is LString:
            return value.text
        if self.server and value is NIL:
            return None
        raise lisp_error("gnutls-boot: invalid :hostname parameter (not a string)")

    @staticmethod
    def _files(value: object, complaint: str) -> list[str]:
        found = []
        for one in elements(value):
            if type(one) is not LString:
                raise lisp_error(complaint)
            found.append(one.text)
        return found

    def _key_pairs(self, value: object) -> list[KeyPair]:
        """Return the pairs, which Lisp has the other way round, the key first."""
        pairs = []
        for one in elements(value):
            names = self._files(one, "Invalid client key or certificate file")
            if len(names) != 2:
                raise lisp_error("Invalid client key or certificate file")
            pairs.append((names[1], names[0]))
        return pairs

    @staticmethod
    def _clients(value: object) -> str | None:
        if value is NIL:
            return None
        name = check.symbol(value).name
        if name not in CLIENT_CERTIFICATES:
            raise lisp_error("gnutls-boot: invalid :client-certificates parameter (not ignored, wanted or required)")
        return name

    def _patience(self, value: object) -> float | None:
        if value is NIL:
            return SERVER_PATIENCE if self.server else None
        return float(check.number(value))

    insisted = (False, False)
    """Whether the manager of network security, not the parameters, asks for the right name, and for trust."""

    def _read_verify_error(self, value: object) -> None:
        """Note which flaws of a certificate are errors."""
        if value is T:
            self.check_trust = self.check_name = True
            return
        if value is not NIL and type(value) is Symbol:
            raise lisp_error("gnutls-boot: invalid :verify_error parameter (not a list)")
        wanted = list(elements(value))
        self.check_trust, self.check_name = (intern(":" + name) in wanted for name in ("trustfiles", "hostname"))

    def insist(self) -> None:
        """Refuse every certificate that is not good, in the name of the manager of network security."""
        self.insisted = (not self.check_name, not self.check_trust)
        self.check_trust = self.check_name = not self.anonymous

    @property
    def authorities(self) -> list[str]:
        """The files whose certificates are trusted, the system's among them."""
        system = ssl.get_default_verify_paths().cafile
        return self.trusted if system is None else [*self.trusted, system]

    def context(self) -> ssl.SSLContext:
        """Return OpenSSL's context for them; raise `BadParameters` if there can be none."""
        try:
            text = self.priority.text if type(self.priority) is LString else "NORMAL"
            if self.anonymous and type(self.priority) is not LString:
                text += ":+ANON-DH"
            priorities = None if text == "NORMAL" else Priorities(text)
            if self.server:
                return server_context(self.key_pairs, self.trusted, self.protocols, self.clients, priorities)
            verify = self.check_trust and not self.anonymous
            return client_context(
                verify, self.trusted, self.key_pairs, self.protocols, self.check_name, priorities, system=True
            )
        except NothingLeft:
            raise BadParameters(NO_PRIORITIES) from None
        except PriorityError:
            raise BadParameters(INVALID_REQUEST) from None
        except ssl.SSLError:  # what is in a file
            raise BadParameters(NO_DATA) from None
        except OSError:
            raise BadParameters(UNREADABLE_FILE) from None

    def check_files(self) -> None:
        """Raise `BadParameters` if a file is not there, even one that is not needed."""
        for name in [*self.trusted, *self.revoked, *(file for pair in self.key_pairs for file in pair)]:
            try:
                open(name, "rb").close()
            except OSError:
                raise BadParameters(UNREADABLE_FILE) from None
