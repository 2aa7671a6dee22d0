"""The manager of network security: what it accepts of connections, and what it says of the others.

In batch nobody can be asked, so what would be asked about is refused.
"""

from __future__ import annotations

import re

from elnet.builtins.nsm_settings import lisp_text, nsm_fingerprint, nsm_host_settings, nsm_id, nsm_save_host
from elnet.objects.conditions import lisp_error, truth, wrong_type_argument
from elnet.objects.cons import Cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.process.arguments import Plist
from elnet.process.naming import check_process
from elnet.process.process import Process
from elnet.process.tls_status import peer_status
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.streams import StandardStreams

LEVELS = {"low": 0, "medium": 1}
_HIGH = 2
_USED_TO_BE = (
    "The connection to {} used to be an encrypted connection, but is now unencrypted.  "
    "This might mean that there’s a man-in-the-middle tapping this connection."
)


@primitive()
def nsm_level(symbol: object) -> int:
    """Return the level of security SYMBOL as a number: `low' is 0, `medium' is 1, anything else 2."""
    return LEVELS.get(symbol.name, _HIGH) if isinstance(symbol, Symbol) else _HIGH


def _level(lisp: Lisp) -> int:
    return nsm_level(lisp.value("network-security-level"))


@primitive()
def nsm_verify_connection(
    lisp: Lisp, process: object, host: object, port: object, save_fingerprint: object = NIL, warn_unencrypted: object = NIL
) -> object:
    """Return PROCESS, a connection to PORT at HOST, if it is as secure as `network-security-level' asks for.

    Else delete it and return nil, unless the user accepts it all the same; in batch nobody can.  SAVE-FINGERPRINT non-nil
    means to remember the key of the peer even if nothing is wrong.  WARN-UNENCRYPTED non-nil means that a connection without
    TLS is not secure.
    """
    found = check_process(process)
    status = _status(found) if _wants_status(lisp, host) else NIL
    settings = nsm_host_settings(lisp, nsm_id(lisp, host, port))
    if found.security is None or not found.security.ready:
        return nsm_check_plain_connection(lisp, process, host, port, settings, warn_unencrypted)
    if status is NIL:
        return process
    if save_fingerprint is not NIL and settings is NIL:
        nsm_save_host(lisp, host, port, status, intern("fingerprint"), NIL, intern("always"))
    return nsm_check_tls_connection(lisp, process, host, port, status, settings)


def _status(process: Process) -> object:
    """Return what is known of the peer of PROCESS."""
    try:
        return NIL if process.security is None else peer_status(process.security, checked=process.security.insisting)
    except ModuleNotFoundError as missing:
        raise lisp_error(str(missing)) from None


def _wants_status(lisp: Lisp, host: object) -> bool:
    """Tell whether the peer's certificate is to be read: at the lowest level, or of what is near, nothing is checked."""
    return _level(lisp) > 0 and nsm_should_check(lisp, host) is not NIL


@primitive("elnet--nsm-insists-p")
def elnet__nsm_insists_p(lisp: Lisp, host: object, port: object) -> Symbol:
    """Return t if a bad certificate of PORT at HOST is refused whatever else may be found out about the connection."""
    settings = nsm_host_settings(lisp, nsm_id(lisp, host, port))
    known = Plist(settings).get("conditions") is not NIL
    checked = _counts(lisp, "verify-cert") and nsm_should_check(lisp, host) is not NIL
    return truth(checked and not known and lisp.is_set("noninteractive"))


def _counts(lisp: Lisp, name: str) -> bool:
    """Tell whether the check NAME counts at the level of security that is chosen."""
    for entry in elements(lisp.value("network-security-protocol-checks")):
        if type(entry) is Cons and entry.car is intern(name):
            return _level(lisp) >= nsm_level(entry.cdr.car if type(entry.cdr) is Cons else NIL)
    return False


@primitive()
def nsm_check_tls_connection(
    lisp: Lisp, process: object, host: object, port: object, status: object, settings: object
) -> object:
    """Return PROCESS, a TLS connection to PORT at HOST, if all is well with STATUS or SETTINGS accept it; else ask.

    STATUS is what `gnutls-peer-status' has returned.
    """
    found: list[tuple[str, list[str]]] = []
    for entry in elements(lisp.value("network-security-protocol-checks")):
        name = check.symbol(entry.car).name if type(entry) is Cons else ""
        if _counts(lisp, name):
            words = lisp_text(lisp.call(intern(f"nsm-protocol-check--{name}"), host, port, status, settings))
            if words is not None:
                found.append((name, words.splitlines()))
    accepted = list(elements(Plist(settings).get("conditions")))
    found = [one for one in found if intern(":" + one[0]) not in accepted]
    agreed = not found or _asked_about(lisp, host, port, status, found)
    for function in elements(lisp.value("nsm-tls-post-check-functions")):
        lisp.call(function, host, port, status, settings, list_from(intern(":" + name) for name, _ in found))
    return _kept(process, agreed)


def _asked_about(lisp: Lisp, host: object, port: object, status: object, found: list[tuple[str, list[str]]]) -> bool:
    problems = [intern(":" + name) for name, _ in found]
    if any(name == "verify-cert" for name, _ in found):
        problems = [*elements(Plist(status).get("warnings")), *problems]  # type: ignore[list-item]
    lines = [line for _, words in found for line in words]
    reasons = "reason" if len(lines) == 1 else "reasons"
    text = f"The TLS connection to {_place(host, port)} is insecure\nfor the following {reasons}:\n\n"
    text += "\n".join(f"* {line}" for line in lines)
    query = (host, port, status, intern("conditions"), list_from(problems), lisp_string(text))
    return lisp.call(intern("nsm-query"), *query) is not NIL


def _place(host: object, port: object) -> str:
    return f"{lisp_text(host)}:{lisp_text(port) or port}"


def _kept(process: object, agreed: bool) -> object:
    """Return PROCESS, or delete it and return nil."""
    if agreed:
        return process
    found = check_process(process)
    found.table.delete(found)
    return NIL


@primitive()
def nsm_check_plain_connection(
    lisp: Lisp, process: object, host: object, port: object, settings: object, warn_unencrypted: object
) -> object:
    """Return PROCESS, a connection without TLS to PORT at HOST; if SETTINGS say that it used to have TLS, ask.

    Ask also if WARN-UNENCRYPTED is non-nil and the user has not accepted that before.
    """
    accepted = list(elements(Plist(settings).get("conditions")))
    if intern(":unencrypted") in accepted:
        return process
    if type(Plist(settings).get("fingerprints")) is Cons:
        words = _USED_TO_BE
    elif warn_unencrypted is not NIL:
        words = "The connection to {} is unencrypted."
    else:
        return process
    text = lisp_string(words.format(_place(host, port)))
    query = (host, port, NIL, intern("conditions"), list_of(intern(":unencrypted")), text)
    return _kept(process, lisp.call(intern("nsm-query"), *query) is not NIL)


@primitive()
def nsm_save_fingerprint_maybe(lisp: Lisp, host: object, port: object, status: object, *_: object) -> object:
    """Remember the key in STATUS, that of PORT at HOST, if `network-security-level' is above `medium'."""
    if nsm_fingerprint(status) is NIL or _level(lisp) < _HIGH or nsm_host_settings(lisp, nsm_id(lisp, host, port)) is not NIL:
        return NIL
    return nsm_save_host(lisp, host, port, status, intern("fingerprint"), NIL, intern("always"))


@primitive()
def nsm_query(
    lisp: Lisp, host: object, port: object, status: object, what: object, problems: object, message: object
) -> object:
    """Return non-nil if the user accepts PROBLEMS of the connection to PORT at HOST, which MESSAGE explains.

    The answer is remembered as `nsm-save-host' does with STATUS and WHAT.  In batch, or if `nsm-noninteractive' is non-nil,
    the answer is no, and MESSAGE is said.
    """
    if lisp.is_set("noninteractive") or lisp.is_set("nsm-noninteractive"):
        lisp.part(StandardStreams).write_message(f"{check.string(message).text}\n")
        return NIL
    answer = lisp.call(intern("nsm-query-user"), message, status)
    if answer is intern("no"):
        return NIL
    nsm_save_host(lisp, host, port, status, what, problems, answer)
    return T


@primitive()
def nsm_query_user(lisp: Lisp, message: object, status: object) -> Symbol:
    """Ask the user about MESSAGE and return `always', `session' or `no'; without a user the answer is no."""
    if lisp.is_set("noninteractive"):
        return intern("no")
    prompt = lisp_string(f"{check.string(message).text}\n\nContinue connecting? (always, session, no) ")
    answer = lisp_text(lisp.call(intern("read-string"), prompt)) or ""
    return intern(answer if answer in ("always", "session") else "no")


# What is near


@primitive()
def nsm_should_check(lisp: Lisp, host: object) -> Symbol:
    """Return t if connections to HOST are to be checked.

    They are not if `nsm-trust-local-network' is t, or a function that returns non-nil, and HOST is in the same network.
    """
    trust = lisp.value("nsm-trust-local-network")
    if trust is NIL or (trust is not T and lisp.call(trust) is NIL):
        return T
    addresses = list(elements(lisp.call(intern("network-lookup-address-info"), host)))
    return truth(not addresses or not all(_is_near(lisp, one) for one in addresses))


def _is_near(lisp: Lisp, address: object) -> bool:
    numbers = address.items if type(address) is Vector else []
    if (numbers[:1] == [127] and len(numbers) == 5) or numbers[:8] == [0] * 7 + [1]:
        return True
    listing = intern("network-interface-list")
    if not lisp.functions.is_function(listing):
        return False
    for entry in elements(lisp.call(listing, T)):
        parts = list(elements(entry))
        alike = len(parts) >= 4 and _same_length(parts[1], address)
        if alike and nsm_network_same_subnet(parts[1], parts[3], address) is not NIL:
            return True
    return False


def _same_length(one: object, other: object) -> bool:
    return type(one) is Vector and type(other) is Vector and len(one.items) == len(other.items)


@primitive()
def nsm_network_same_subnet(local_ip: object, mask: object, ip: object) -> Symbol:
    """Return t if the addresses LOCAL-IP and IP, vectors, are the same where MASK has bits; ports count for nothing."""
    for one in (local_ip, mask, ip):
        if type(one) is not Vector or len(one.items) not in (5, 9):
            printed = lisp_text(_printed(one))
            raise lisp_error(f"Unexpected length of IP address {printed}")
    assert type(local_ip) is Vector
    assert type(mask) is Vector
    assert type(ip) is Vector
    rows = list(zip(local_ip.items, mask.items, ip.items, strict=False))[:-1]
    return truth(
        len(local_ip.items) == len(ip.items)
        and all(
            check.integer(own) & check.integer(bits) == check.integer(other) & check.integer(bits) for own, bits, other in rows
        )
    )


def _printed(value: object) -> object:
    numbers = value.items if type(value) is Vector else []
    return lisp_string("[" + " ".join(map(str, numbers)) + "]")


# For people


@primitive()
def nsm_parse_subject(string: object) -> object:
    """Return the parts of the name STRING, which commas separate, as a list of lists of a word and a value."""
    parts = []
    for piece in re.findall(r"(?:\\.|[^,\\])+", check.string(string).text):
        word, equals, value = piece.partition("=")
        plain = [lisp_string(re.sub(r"\\(.)", r"\1", one)) for one in (word, value)]
        parts.append(list_of(*plain) if equals else plain[0])
    return list_from(parts)


@primitive()
def nsm_certificate_part(string: object, part: object, full: object = NIL) -> object:
    """Return the value that PART, for example \"CN\", has in the name STRING.

    If there is none return STRING if FULL is non-nil, else nil.
    """
    if type(string) is not LString:
        raise wrong_type_argument("char-or-string-p", string)
    for one in elements(nsm_parse_subject(string)):
        if type(one) is Cons and lisp_text(one.car) == lisp_text(part) and type(one.cdr) is Cons:
            return one.cdr.car
    return string if full is not NIL else NIL


@primitive()
def nsm_cipher_suite(status: object) -> LString:
    """Return the key exchange, the cipher and the MAC in STATUS, what `gnutls-peer-status' returns, as one word."""
    names = (lisp_text(Plist(status).get(name)) or "nil" for name in ("key-exchange", "cipher", "mac"))
    return lisp_string("-".join(names))


@primitive()
def nsm_format_certificate(status: object) -> object:
    """Return a description of the certificate in STATUS, what `gnutls-peer-status' returns, for people to read."""
    certificate = Plist(status).get("certificate")
    if certificate is NIL:
        return NIL
    own, session = Plist(certificate).get, Plist(status).get
    subject = own("subject")
    rows = [
        ("Issued by", nsm_certificate_part(own("issuer"), lisp_string("CN"), T)),
        ("Issued to", nsm_certificate_part(subject, lisp_string("O")) if _has(subject, "O") else subject),
        ("Hostname", nsm_certificate_part(subject, lisp_string("CN"), T)),
        ("Public key", _joined(own("public-key-algorithm"), ", signature: ", own("signature-algorithm"))),
        ("Public key ID", own("public-key-id-sha256") if own("public-key-id-sha256") is not NIL else own("public-key-id")),
    ]
    said = ", ".join(
        f"{label}{lisp_text(session(name))}"
        for label, name in (("", "protocol"), ("key: ", "key-exchange"), ("cipher: ", "cipher"), ("mac: ", "mac"))
        if session(name) is not NIL
    )
    rows += [
        ("Session", lisp_string(said)),
        ("Security level", own("certificate-security-level")),
        ("Valid", lisp_string(f"From {lisp_text(own('valid-from'))} to {lisp_text(own('valid-to'))}")),
    ]
    lines = [f"  {label + ':':<20}{lisp_text(value)}\n" for label, value in rows if lisp_text(value) is not None]
    return lisp_string("Certificate information\n" + "".join(lines) + "\n")


def _has(name: object, part: str) -> bool:
    return nsm_certificate_part(name, lisp_string(part)) is not NIL


def _joined(one: object, between: str, other: object) -> LString:
    return lisp_string(f"{lisp_text(one)}{between}{lisp_text(other)}")
