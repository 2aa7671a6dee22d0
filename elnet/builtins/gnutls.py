"""TLS of processes, under GnuTLS's names: beginning and ending it, its errors, and what is known of the peer."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import Cons, list_from
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.process.gnutls_errors import NOT_FATAL, SYMBOLS, TEXTS, UNKNOWN
from elnet.process.naming import check_process
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

CAPABILITIES = (
    "ALPN", "Server Name Indication", "Supported Groups", "Signature Algorithms", "Session Ticket", "Encrypt-then-MAC",
    "Extended Master Secret", "Supported Versions", "Key Share",
)  # fmt: skip
"""Extensions of TLS that OpenSSL speaks, by GnuTLS's names."""


@primitive()
def gnutls_available_p(lisp: Lisp) -> object:
    """Return the list of what TLS and its ciphers can do here; nil if there is no TLS or `elnet-tls-disabled' says so."""
    if lisp.is_set("elnet-tls-disabled"):
        return NIL
    try:
        import ssl  # noqa: F401
    except ImportError:
        return NIL
    return list_from(map(intern, (*CAPABILITIES, "macs", *_with_package(), "digests", "gnutls3", "gnutls")))


def _with_package() -> tuple[str, ...]:
    """Return what is there only with the package `cryptography`."""
    try:
        import cryptography  # noqa: F401
    except ImportError:
        return ()
    return ("AEAD-ciphers", "ciphers")


# Beginning


@primitive()
def gnutls_boot(proc: object, type: object, proplist: object) -> object:
    """Put the connection PROC below TLS: do the handshake, and return t or the code of an error.

    TYPE is `gnutls-x509pki', or `gnutls-anon' for a connection without certificates.  PROPLIST has :hostname, the name that
    the peer should have, a string; :priority, a GnuTLS priority string; :trustfiles, files of certificates to trust beside
    the system's; :crlfiles, files of revoked ones; :keylist, a list of (KEY-FILE CERT-FILE) to show if the peer asks;
    :verify-error, t or a list of :trustfiles and :hostname, which says what must be right with the peer's certificate, else
    an error is signalled and the connection is closed; and :min-prime-bits.  Beyond Emacs there are :alpn-protocols, a list
    of strings to offer, and :handshake-timeout, in seconds.

    Of a priority string versions, ciphers, key exchanges and MACs count; the rest is left to OpenSSL.  :verify-flags, :pass,
    :flags, :callbacks and :loglevel are GnuTLS's own and count for nothing.
    """
    from elnet.process.tls import boot
    from elnet.process.tls_parameters import BadParameters

    found = check_process(proc)
    try:
        security = boot(found, type, proplist)
    except BadParameters as bad:
        return bad.code
    if security.verdict is not None:
        raise security.complaint()
    return T if security.code is None else security.code


@primitive()
def gnutls_asynchronous_parameters(proc: object, params: object) -> object:
    """Let PROC, which is being connected, begin TLS with PARAMS, a cons of type and property list, once it is connected."""
    from elnet.process.tls import Security

    found = check_process(proc)
    if isinstance(params, Cons):
        found.security = Security(found, params.car, params.cdr)
    return NIL


# Ending


@primitive()
def gnutls_bye(proc: object, cont: object) -> object:
    """Say the end of TLS to the peer of PROC; return t, or the symbol or code of an error.

    With CONT non-nil the peer may go on sending, else it is asked to end, too, which takes it a while: `gnutls-e-again'.
    """
    security = check_process(proc).security
    if security is None or not security.ready or security.transport is None:
        return intern("gnutls-e-invalid-session")
    try:
        security.transport.write_eof()
    except OSError:
        return intern("gnutls-e-invalid-session")
    return T if cont is not NIL else intern("gnutls-e-again")


@primitive()
def gnutls_deinit(proc: object) -> object:
    """Forget the TLS of PROC; what is sent and received from now on is plain.  Return t, nil if there was no TLS."""
    found = check_process(proc)
    security = found.security
    if security is None or security.transport is None:
        return NIL
    if found.transport is security.transport:
        from elnet.process.delivery import Reception

        found.transport = security.transport.inner
        found.transport.receiver = Reception(found)
        found.update_reading()
        return T
    return NIL


# What is known


@primitive()
def gnutls_get_initstage(proc: object) -> int:
    """Return how far the TLS of PROC has come: 0 is not at all, 8 in the handshake, 9 ready, 3 over."""
    security = check_process(proc).security
    return 0 if security is None else security.stage


@primitive()
def gnutls_peer_status(proc: object) -> object:
    """Return what is known of the peer of the TLS connection PROC, as a property list; nil without TLS.

    It has :warnings, keywords that `gnutls-peer-status-warning-describe' explains; :certificates, those that the peer has
    shown, as property lists, and :certificate, the first of them; :diffie-hellman-prime-bits, :key-exchange, :protocol,
    :cipher, :mac, :encrypt-then-mac, :safe-renegotiation and, beyond Emacs, :alpn-protocol.  Reading certificates takes the
    Python package cryptography; without it an error is signalled.
    """
    from elnet.process.tls_status import peer_status

    security = check_process(proc).security
    if security is None:
        return NIL
    try:
        return peer_status(security)
    except ModuleNotFoundError as missing:
        raise lisp_error(str(missing)) from None


@primitive()
def gnutls_peer_status_warning_describe(status_symbol: object) -> object:
    """Return what the warning STATUS-SYMBOL, a keyword, means; nil if nobody knows."""
    from elnet.process.tls_verdicts import described

    words = described(check.symbol(status_symbol).name.removeprefix(":"))
    return NIL if words is None or not check.symbol(status_symbol).name.startswith(":") else lisp_string(words)


@primitive()
def gnutls_format_certificate(cert: object) -> object:
    """Return a description of CERT, a certificate in PEM, for people to read."""
    text = check.string(cert).text
    try:
        from elnet.net.certificate_texts import readable
    except ModuleNotFoundError as missing:
        raise lisp_error(str(missing)) from None
    try:
        return lisp_string(readable(text.encode()))
    except ValueError:
        raise lisp_error("gnutls-format-certificate error: Base64 unexpected header error.") from None


# Errors


def _code(error: object) -> int | str:
    """Return the code that ERROR, a symbol or number, stands for; a sentence if it stands for none."""
    if type(error) is int and abs(error) < 1 << 61:
        return error
    if not isinstance(error, Symbol):
        return "Not an error symbol or code"
    return SYMBOLS.get(error.name, "Symbol has no numeric gnutls-code property")


@primitive()
def gnutls_errorp(error: object) -> Symbol:
    """Return t if ERROR, a symbol or number that a function of TLS has returned, is an error."""
    return truth(error is not T and error is not intern("gnutls-e-again"))


@primitive()
def gnutls_error_fatalp(err: object) -> Symbol:
    """Return t if ERR, a symbol or number, is an error that ends the connection."""
    if err is T:
        return NIL
    code = _code(err)
    if type(code) is not int:
        raise lisp_error(str(code))
    return truth(code < 0 and code not in NOT_FATAL)


@primitive()
def gnutls_error_string(error: object) -> object:
    """Return what the error ERROR, a symbol or number, means."""
    if error is T:
        return lisp_string("Not an error")
    code = _code(error)
    return lisp_string(code if isinstance(code, str) else TEXTS.get(code, UNKNOWN))
