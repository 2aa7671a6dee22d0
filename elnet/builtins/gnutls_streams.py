"""Opening TLS connections in Emacs's way: keyword arguments, options, and errors as conditions."""

from __future__ import annotations

from elnet.objects.conditions import LispSignal, lisp_error, wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.process.arguments import Plist
from elnet.process.gnutls_errors import TEXTS, UNKNOWN
from elnet.process.naming import check_process
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.streams import StandardStreams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.process.process import Process

_X509, _ANONYMOUS = intern("gnutls-x509pki"), intern("gnutls-anon")
_NOT_NARROWED = "NORMAL:%DUMBFW"
_WITHOUT_CERTIFICATES = "NORMAL:+ANON-DH:!ARCFOUR-128:%DUMBFW"


@primitive()
def gnutls_boot_parameters(lisp: Lisp, *rest: object) -> object:
    """Return a property list for `gnutls-boot', made of the keyword arguments REST.

    They are :type, `gnutls-x509pki' or `gnutls-anon', which chooses :priority-string; :hostname; :trustfiles, by default what
    the function `gnutls-trustfiles' returns; :crlfiles, by default what `gnutls-crlfiles' returns; :keylist;
    :min-prime-bits, by default `gnutls-min-prime-bits'; :verify-flags; :verify-error, to which the option
    `gnutls-verify-error' adds; :verify-hostname-error, non-nil to add :hostname to that; :pass; :flags.  Beyond Emacs,
    :alpn-protocols, :client-certificates and :handshake-timeout are passed on if given.
    """
    given = Plist(list_from(rest))
    get = given.get
    host = get("hostname")
    bits = lisp.value("gnutls-min-prime-bits") if given.find("min-prime-bits") is None else get("min-prime-bits")
    found: list[object] = [
        "priority", _priority(lisp, get("type"), get("priority-string")),
        "hostname", host,
        "loglevel", lisp.value("gnutls-log-level"),
        "min-prime-bits", bits,
        "trustfiles", get("trustfiles") if get("trustfiles") is not NIL else gnutls_trustfiles(lisp),
        "crlfiles", get("crlfiles") if get("crlfiles") is not NIL else gnutls_crlfiles(lisp),
        "keylist", get("keylist"),
        "verify-flags", get("verify-flags"),
        "verify-error", _verify_error(lisp, get("verify-error"), get("verify-hostname-error"), host),
        "pass", get("pass"), "flags", get("flags"), "callbacks", NIL,
    ]  # fmt: skip
    for name in ("alpn-protocols", "client-certificates", "handshake-timeout"):
        if given.find(name) is not None:
            found += [name, get(name)]
    return list_from(intern(":" + item) if type(item) is str else item for item in found)


def _priority(lisp: Lisp, kind: object, given: object) -> object:
    """Return the priority string for KIND unless one is GIVEN."""
    if given is not NIL:
        return given
    chosen = lisp.value("gnutls-algorithm-priority")
    if chosen is not NIL:
        return chosen
    if kind is _ANONYMOUS:
        return lisp_string(_WITHOUT_CERTIFICATES)
    return lisp_string(_NOT_NARROWED) if kind is _X509 else NIL


def _verify_error(lisp: Lisp, given: object, name_too: object, host: object) -> object:
    """Return what of a certificate of HOST must be right: what is GIVEN or what the user wants, the name too if NAME-TOO."""
    if given is NIL:
        given = _wanted(lisp, lisp.value("gnutls-verify-error"), host)
    name = intern(":hostname")
    if name_too is NIL or given is T or (type(given) is Cons and name in list(elements(given))):
        return given
    return cons(name, given)


def _wanted(lisp: Lisp, option: object, host: object) -> object:
    """Return what OPTION, t or a list of (REGEXP FLAGS), says of HOST."""
    if type(option) is not Cons:
        return option
    for entry in elements(option):
        if type(entry) is Cons and type(entry.car) is LString:
            name = check.string(host)
            if lisp.regexps.compile(entry.car).search(name.text, 0, not name.multibyte) is not None:
                return entry.cdr.car if type(entry.cdr) is Cons else NIL
    return NIL


def _existing(lisp: Lisp, files: object) -> object:
    """Return the names of files that there are among FILES: names, patterns, or a function that returns such a list."""
    import glob
    import os

    if files is not NIL and lisp.functions.is_function(files):
        files = lisp.call(files)
    found: list[str] = []
    for one in elements(files) if type(files) is Cons else ():
        if type(one) is LString:
            found += sorted(glob.glob(os.path.expanduser(one.text)))
    return list_from(map(lisp_string, found))


@primitive()
def gnutls_trustfiles(lisp: Lisp) -> object:
    """Return the files of trusted certificates that there are, of those that the option `gnutls-trustfiles' names."""
    return _existing(lisp, lisp.value("gnutls-trustfiles"))


@primitive()
def gnutls_crlfiles(lisp: Lisp) -> object:
    """Return the files of revoked certificates that there are, of those that the option `gnutls-crlfiles' names."""
    return _existing(lisp, lisp.value("gnutls-crlfiles"))


@primitive()
def gnutls_message_maybe(lisp: Lisp, doit: object, format: object, *params: object) -> object:
    """If DOIT, a value of a function of TLS, is an error, say what `format-message' makes of FORMAT and PARAMS."""
    from elnet.builtins.gnutls import gnutls_errorp

    if gnutls_errorp(doit) is NIL:
        return NIL
    words = lisp.call(intern("format-message"), format, *params)
    assert isinstance(words, LString)
    meaning = TEXTS.get(doit, UNKNOWN) if type(doit) is int else UNKNOWN
    code = lisp.call(intern("format"), lisp_string("%s"), doit)
    assert isinstance(code, LString)
    line = f"gnutls.el: (err=[{code.text}] {meaning}) {words.text}"
    lisp.part(StandardStreams).write_message(line + "\n")
    return lisp_string(line)


@primitive()
def gnutls_negotiate(lisp: Lisp, *rest: object) -> object:
    """Put a connection below TLS, wait for the handshake and return the process.

    REST are keywords and values: :process, the connection; :type, by default `gnutls-x509pki'; and what
    `gnutls-boot-parameters' takes.  Signals `gnutls-error' if there can be no TLS, and `error' for a certificate of which
    something is wrong that must be right.
    """
    given = Plist(list_from(rest))
    kind = given.get("type")
    return negotiate(lisp, given.get("process"), _X509 if kind is NIL else kind, rest)


def negotiate(lisp: Lisp, value: object, kind: object, keywords: tuple[object, ...], insisting: bool = False) -> Process:
    """Put the process VALUE below TLS of KIND; with INSISTING refuse every certificate that is not good."""
    from elnet.process.tls import boot
    from elnet.process.tls_parameters import BadParameters

    if Plist(list_from(keywords)).get("type") is NIL:
        keywords = (intern(":type"), kind, *keywords)
    parameters = gnutls_boot_parameters(lisp, *keywords)
    process = check_process(value)
    try:
        security = boot(process, kind, parameters, insisting)
    except BadParameters as bad:
        raise _complain(lisp, process, bad.code, parameters) from None
    if security.verdict is not None:
        raise security.complaint()
    if security.code is not None:
        raise _complain(lisp, process, security.code, parameters)
    return process


def _complain(lisp: Lisp, process: Process, code: int, parameters: object) -> LispSignal:
    """Say that TLS with PARAMETERS could not begin and return the condition."""
    gnutls_message_maybe(lisp, code, lisp_string("boot: %s"), parameters)
    return LispSignal(intern("gnutls-error"), list_of(process, code))


@primitive()
def open_gnutls_stream(
    lisp: Lisp, name: object, buffer: object, host: object, service: object, parameters: object = NIL
) -> object:
    """Open a TLS connection called NAME to SERVICE at HOST, with BUFFER (or nil) for its output; return the process.

    PARAMETERS is a property list: :nowait non-nil to connect while the program goes on, :client-certificate, a list of the
    files of a key and of its certificate, or t, :coding, :noquery.  Instead it may be just t, which means :nowait.
    Certificates are looked at as `gnutls-verify-error' says.
    """
    if parameters is not NIL and parameters is not T:
        if type(parameters) is not Cons:
            raise wrong_type_argument("sequencep", parameters)
        if len(list(elements(parameters))) % 2:
            raise lisp_error("Malformed keyword list")
    return open_secure(lisp, (name, buffer, host, service), parameters, False)


def open_secure(lisp: Lisp, place: tuple[object, ...], parameters: object, insisting: bool) -> Process:
    """Open a TLS connection for `open-gnutls-stream'; with INSISTING refuse every certificate that is not good."""
    from elnet.builtins.network_certificates import network_stream_certificate
    from elnet.builtins.networks import make_network_process

    plist = Plist(NIL if parameters is T else parameters)
    nowait = parameters if parameters is T else plist.get("nowait")
    name, buffer, host, service = place
    certificate = network_stream_certificate(lisp, host, service, plist.list)
    keys = list_of(certificate) if certificate is not NIL else NIL
    boot = (intern(":type"), _X509, intern(":keylist"), keys, intern(":hostname"), _encoded(host))
    wanted: list[object] = ["name", name, "buffer", buffer, "host", host, "service", service, "nowait", nowait]
    wanted += ["noquery", plist.get("noquery"), "tls-parameters"]
    wanted += [NIL if nowait is NIL else cons(_X509, gnutls_boot_parameters(lisp, *boot)), "coding", plist.get("coding")]
    process = make_network_process(lisp, *(intern(":" + one) if type(one) is str else one for one in wanted))
    found = check_process(process)
    if nowait is not NIL:
        return found
    try:
        return negotiate(lisp, process, _X509, boot, insisting)
    except BaseException:
        found.table.delete(found)
        raise


def _encoded(host: object) -> object:
    """Return HOST as names are written in the network (RFC 5890)."""
    if type(host) is not LString or host.text.isascii():
        return host
    try:
        return lisp_string(host.text.encode("idna").decode("ascii"))
    except UnicodeError:
        return host
