"""Variables of TLS and of the manager of network security."""

from __future__ import annotations

from elnet.objects.cons import list_from, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)

MEDIUM_CHECKS = """version compression renegotiation-info-ext verify-cert same-cert null-suite export-kx anon-kx md5-sig
rc4-cipher dhe-prime-kx sha1-sig ecdsa-cbc-cipher 3des-cipher"""
HIGH_CHECKS = "dhe-kx rsa-kx cbc-cipher"
"""The checks of TLS connections that count from a level of security on."""
TRUST_FILES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/usr/ssl/certs/ca-bundle.crt",
    "/usr/local/share/certs/ca-root-nss.crt",
    "/etc/ssl/cert.pem",
    "/etc/certs/ca-certificates.crt",
    "/system/etc/security/cacerts/*",
    "/system/etc/security/cacerts_supl/*",
    "/system/etc/security/cacerts_google/*",
    "/data/misc/user/0/cacerts-added/*",
)
"""Where systems keep the certificates that they trust."""

declare("gnutls-log-level", 0, "How much GnuTLS says of itself; here there is nothing to say.")
declare("libgnutls-version", 30000, "The version of GnuTLS whose functions there are, as MMNNPP.")
declare("gnutls-algorithm-priority", NIL, "If non-nil, the priority string of TLS connections that ask for none.")
declare("gnutls-min-prime-bits", NIL, "If non-nil, the least number of bits of the prime of a Diffie-Hellman key exchange.")
declare(
    "gnutls-verify-error",
    NIL,
    "What must be right with a peer's certificate, unless the program says so itself.\n"
    "It is t for everything, nil for nothing, or a list of (REGEXP FLAGS): for hosts that match REGEXP FLAGS,\n"
    "t or a list of :trustfiles and :hostname.",
)
declare(
    "gnutls-trustfiles",
    NIL,
    "Files of trusted certificates: names, which may be patterns, or a function that returns such a list.",
    make=lambda: list_from(map(lisp_string, TRUST_FILES)),
)
declare(
    "gnutls-crlfiles",
    NIL,
    "Files of revoked certificates: names, which may be patterns, or a function that returns such a list.",
    make=lambda: list_of(lisp_string("/etc/grid-security/certificates/*.crl.pem")),
)
declare("elnet-tls-disabled", NIL, "Non-nil means do as if there were no TLS but by helper programs.")
declare(
    "network-stream-use-client-certificates",
    NIL,
    "Non-nil means `open-network-stream' looks for a client certificate in `auth-sources' unless told which to take.",
)
declare(
    "auth-sources",
    NIL,
    "Files of passwords and keys, in the format of netrc.",
    make=lambda: list_of(*map(lisp_string, ("~/.authinfo", "~/.authinfo.gpg", "~/.netrc"))),
)
declare(
    "network-security-level",
    intern("medium"),
    "How secure connections have to be: `low' (nothing is checked), `medium', `high' or `paranoid'.",
)
declare(
    "network-security-protocol-checks",
    NIL,
    "The checks of TLS connections: a list of (NAME LEVEL); from LEVEL on nsm-protocol-check--NAME is called.",
    make=lambda: list_from(
        list_of(intern(name), intern(level))
        for level, names in (("medium", MEDIUM_CHECKS), ("high", HIGH_CHECKS))
        for name in names.split()
    ),
)
declare("nsm-trust-local-network", NIL, "Non-nil, or a function that returns so, means not to check what is in our network.")
declare("nsm-settings-file", lisp_string("~/.emacs.d/network-security.data"), "Where it is remembered which hosts are trusted.")
declare("nsm-save-host-names", NIL, "Non-nil means that the names of hosts are remembered in the clear.")
declare("nsm-noninteractive", NIL, "Non-nil means never to ask about a connection, but to refuse it.")
declare("nsm-permanent-host-settings", NIL, "What is remembered of hosts in `nsm-settings-file'.")
declare("nsm-temporary-host-settings", NIL, "What is remembered of hosts in this session.")
declare(
    "nsm-tls-post-check-functions",
    NIL,
    "Functions to call after the checks of a TLS connection with host, port, status, settings and what was found.",
    make=lambda: list_of(intern("nsm-save-fingerprint-maybe")),
)
