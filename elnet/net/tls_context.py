"""TLS contexts: which certificates an end shows, which it trusts, and whether it insists."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Sequence

KeyPair = tuple[str, str]
"""The files of a certificate and of its private key, both PEM."""


def client_context(
    verify: bool = True,
    authorities: Sequence[str] = (),
    key_pairs: Iterable[KeyPair] = (),
    protocols: Sequence[str] = (),
    check_name: bool = True,
) -> ssl.SSLContext:
    """Return a client's context that trusts the certificates in the files AUTHORITIES, by default the system's.

    VERIFY insists on a trusted certificate, and then CHECK_NAME on the server's name; PROTOCOLS are offered by ALPN.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = verify and check_name
    context.verify_mode = ssl.CERT_REQUIRED if verify else ssl.CERT_NONE
    for authority in authorities:
        context.load_verify_locations(authority)
    if verify and not authorities:
        context.load_default_certs(ssl.Purpose.SERVER_AUTH)
    return _completed(context, key_pairs, protocols)


def server_context(
    key_pairs: Iterable[KeyPair],
    authorities: Sequence[str] = (),
    protocols: Sequence[str] = (),
) -> ssl.SSLContext:
    """Return a server's context that shows the certificates of KEY_PAIRS.

    With AUTHORITIES clients must show a certificate which one of these files vouches for.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    for authority in authorities:
        context.load_verify_locations(authority)
    if authorities:
        context.verify_mode = ssl.CERT_REQUIRED
    return _completed(context, key_pairs, protocols)


def _completed(context: ssl.SSLContext, key_pairs: Iterable[KeyPair], protocols: Sequence[str]) -> ssl.SSLContext:
    for certificate, key in key_pairs:
        context.load_cert_chain(certificate, key)
    if protocols:
        context.set_alpn_protocols(list(protocols))
    return context
