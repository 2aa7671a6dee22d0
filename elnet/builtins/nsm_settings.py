"""What the manager of network security remembers of hosts, for this session and in a file."""

from __future__ import annotations

import hashlib
import os

from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.process.arguments import Plist
from elnet.process.errors import file_signal
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

_TEMPORARY, _PERMANENT = "nsm-temporary-host-settings", "nsm-permanent-host-settings"
_HEADING = ";;;; -*- mode: lisp-data -*-\n"


@primitive()
def nsm_id(lisp: Lisp, host: object, port: object) -> LString:
    """Return the identifier under which the settings for PORT at HOST are kept, which does not tell what they are."""
    name = lisp.call(intern("format"), lisp_string("%s:%s"), host, port)
    assert isinstance(name, LString)
    return lisp_string("sha1:" + hashlib.sha1(name.text.encode(), usedforsecurity=False).hexdigest())


@primitive()
def nsm_fingerprint(status: object) -> object:
    """Return the identifier of the public key in STATUS, what `gnutls-peer-status' returns."""
    return Plist(Plist(status).get("certificate")).get("public-key-id")


@primitive()
def nsm_host_settings(lisp: Lisp, id: object) -> object:
    """Return the settings kept under the identifier ID, a property list; nil if there are none."""
    if lisp.value(_PERMANENT) is NIL and os.path.exists(_file(lisp)):
        nsm_read_settings(lisp)
    name = check.string(id).text
    for variable in (_TEMPORARY, _PERMANENT):
        for one in elements(lisp.value(variable)):
            if _is(one, name):
                return one
    return NIL


def _is(settings: object, name: str) -> bool:
    known = Plist(settings).get("id")
    return type(known) is LString and known.text == name


def _file(lisp: Lisp) -> str:
    return os.path.expanduser(check.string(lisp.value("nsm-settings-file")).text)


@primitive()
def nsm_save_host(
    lisp: Lisp, host: object, port: object, status: object, what: object, problems: object, permanency: object
) -> object:
    """Remember the key in STATUS, what is known of the TLS connection to PORT at HOST.

    If WHAT is `fingerprint' or `conditions' also remember that PROBLEMS, a list of keywords, are accepted.  The name of the
    host is kept in the clear for `conditions', or if `nsm-save-host-names' is non-nil.  PERMANENCY is
    `always' to write it into the file `nsm-settings-file', if its folder is there, else it is for this session.
    """
    id_ = nsm_id(lisp, host, port)
    saved: list[object] = [intern(":id"), id_, intern(":fingerprints"), list_of(nsm_fingerprint(status))]
    if lisp.is_set("nsm-save-host-names") or check.symbol(what).name == "conditions":
        name = lisp.call(intern("format"), lisp_string("%s:%s"), host, port)
        saved += [intern(":host"), name]
    if check.symbol(what).name in ("fingerprint", "conditions"):
        saved += [intern(":conditions"), problems]
    settings = list_from(saved)
    if permanency is not intern("always"):
        nsm_remove_temporary_setting(lisp, id_)
        lisp.set(_TEMPORARY, cons(settings, lisp.value(_TEMPORARY)))
        return lisp.value(_TEMPORARY)
    nsm_host_settings(lisp, id_)  # reads the file
    nsm_remove_permanent_setting(lisp, id_)
    lisp.set(_PERMANENT, cons(settings, lisp.value(_PERMANENT)))
    if not os.path.isdir(os.path.dirname(_file(lisp)) or "."):
        return NIL  # who has no such folder wants none: it is for this session then
    return nsm_write_settings(lisp)


@primitive()
def nsm_remove_temporary_setting(lisp: Lisp, id: object) -> object:
    """Forget what is kept for this session under the identifier ID; return the rest."""
    return _remove(lisp, _TEMPORARY, id)


@primitive()
def nsm_remove_permanent_setting(lisp: Lisp, id: object) -> object:
    """Forget what is kept under the identifier ID for good, without writing the file; return the rest."""
    return _remove(lisp, _PERMANENT, id)


def _remove(lisp: Lisp, variable: str, id_: object) -> object:
    name = check.string(id_).text
    rest = list_from(one for one in elements(lisp.value(variable)) if not _is(one, name))
    lisp.set(variable, rest)
    return rest


@primitive()
def nsm_read_settings(lisp: Lisp) -> object:
    """Read the settings from the file `nsm-settings-file' and return them."""
    try:
        with open(_file(lisp), encoding="utf-8") as opened:
            text = opened.read()
    except OSError as error:
        raise file_signal("Opening input file", error, lisp.value("nsm-settings-file")) from None
    found = lisp.call(intern("read"), lisp_string(text)) if text.strip() else NIL
    lisp.set(_PERMANENT, found if type(found) is Cons else NIL)
    return lisp.value(_PERMANENT)


@primitive()
def nsm_write_settings(lisp: Lisp) -> object:
    """Write the settings that are for good into the file `nsm-settings-file'."""
    name = _file(lisp)
    lines = []
    for one in elements(lisp.value(_PERMANENT)):
        printed = lisp.call(intern("prin1-to-string"), one)
        assert isinstance(printed, LString)
        lines.append(f" {printed.text}\n")
    try:
        with open(name, "w", encoding="utf-8") as opened:
            opened.write(f"{_HEADING}(\n{''.join(lines)})\n")
    except OSError as error:
        raise file_signal("Opening output file", error, lisp_string(name)) from None
    return NIL


@primitive()
def nsm_fingerprint_ok_p(status: object, settings: object) -> object:
    """Return t if the key in STATUS is one of those that SETTINGS has, or SETTINGS has none."""
    known = Plist(settings).get("fingerprints")
    if type(known) is not Cons:
        return T
    return T if lisp_text(nsm_fingerprint(status)) in map(lisp_text, elements(known)) else NIL


@primitive()
def nsm_warnings_ok_p(status: object, settings: object) -> object:
    """Return t if SETTINGS accept all the warnings that STATUS has."""
    accepted = list(elements(Plist(settings).get("conditions")))
    return T if all(one in accepted for one in elements(Plist(status).get("warnings"))) else NIL


def lisp_text(value: object) -> str | None:
    """Return the text of VALUE, None if it is no string."""
    return value.text if type(value) is LString else None
