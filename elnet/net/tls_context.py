"""TLS contexts: which certificates an end shows, which it trusts, and whether it insists."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Sequence

from elnet.net.priorities import Priorities

KeyPair = tuple[str, str]
"""The files of a certificate and of its private key, both PEM."""

CLIENT_CERTIFICATES = {"ignored": ssl.CERT_NONE, "wanted": ssl.CERT_OPTIONAL, "required": ssl.CERT_REQUIRED}
"""What a server does about its clients' certificates."""


def client_context(
    verify: bool = True,
    authorities: Sequence[str] = (),
    key_pairs: Iterable[KeyPair] = (),
    protocols: Sequence[str] = (),
    check_name: bool = True,
    priorities: Priorities | None = None,
    system: bool = False,
) -> ssl.SSLContext:
    """Return a client's context that trusts the certificates in the files AUTHORITIES, by default the system's.

    SYSTEM means that the system's are trusted even so.  VERIFY insists on a trusted certificate, and then CHECK_NAME on the
    server's name; PROTOCOLS are offered by ALPN; PRIORITIES say which versions and ciphers will do.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = verify and check_name
    context.verify_mode = ssl.CERT_REQUIRED if verify else ssl.CERT_NONE
    for authority in authorities:
        context.load_verify_locations(authority)
    if verify and (system or not authorities):
        context.load_default_certs(ssl.Purpose.SERVER_AUTH)
    return _completed(context, key_pairs, protocols, priorities)


def server_context(
    key_pairs: Iterable[KeyPair],
    authorities: Sequence[str] = (),
    protocols: Sequence[str] = (),
    clients: str | None = None,
    priorities: Priorities | None = None,
) -> ssl.SSLContext:
    """Return a server's context that shows the certificates of KEY_PAIRS.

    CLIENTS says what becomes of clients' certificates, a key of `CLIENT_CERTIFICATES`; by default one is required if there
    are AUTHORITIES, the files whose certificates vouch for them.  A certificate that is shown must always be good.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    for authority in authorities:
        context.load_verify_locations(authority)
    context.verify_mode = CLIENT_CERTIFICATES[clients or ("required" if authorities else "ignored")]
    return _completed(context, key_pairs, protocols, priorities)


def _completed(
    context: ssl.SSLContext,
    key_pairs: Iterable[KeyPair],
    protocols: Sequence[str],
    priorities: Priorities | None,
) -> ssl.SSLContext:
    context.options &= ~ssl.OP_IGNORE_UNEXPECTED_EOF  # some versions of Python set it; an end must be said (RFC 8446, 6.1)
    if priorities is not None:
        priorities.apply(context)
    for certificate, key in key_pairs:
        context.load_cert_chain(certificate, key)
    if protocols:
        context.set_alpn_protocols(list(protocols))
    return context
