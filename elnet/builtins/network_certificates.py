"""Client certificates: the files that `open-network-stream' shows to a server that asks for them."""

from __future__ import annotations

import os

from elnet.objects.cons import Cons, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.process.arguments import Plist
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@primitive()
def network_stream_certificate(lisp: Lisp, host: object, service: object, parameters: object) -> object:
    """Return the files of the key and of the certificate to show to SERVICE at HOST, as a list; nil for none.

    PARAMETERS is the property list of `open-network-stream'.  Its :client-certificate is such a list, or t to look in
    `auth-sources', by `auth-source-search' if there is such a function, for an entry that has both and whose files exist.
    """
    wanted = Plist(parameters).get("client-certificate")
    if type(wanted) is Cons:
        return wanted
    if wanted is not T:
        return NIL
    search = intern("auth-source-search")
    if lisp.functions.is_function(search):
        found = _searched(lisp, search, host, service)
    else:
        found = next(_entries(lisp, host, service), None)
    if found is None or not all(os.path.exists(os.path.expanduser(name)) for name in found):
        return NIL
    return list_of(*map(lisp_string, found))


def _searched(lisp: Lisp, search: object, host: object, service: object) -> tuple[str, str] | None:
    """Return what the function SEARCH has for SERVICE at HOST."""
    found = lisp.call(search, intern(":max"), 1, intern(":host"), host, intern(":port"), _text(service))
    if type(found) is not Cons:
        return None
    entry = Plist(found.car)
    key, certificate = entry.get("key"), entry.get("cert")
    return (key.text, certificate.text) if type(key) is LString and type(certificate) is LString else None


def _text(service: object) -> object:
    return lisp_string(str(service)) if type(service) is int else service


def _entries(lisp: Lisp, host: object, service: object) -> Iterator[tuple[str, str]]:
    """Yield the keys and certificates for SERVICE at HOST from the files of `auth-sources'."""
    port = _text(service)
    for source in elements(lisp.value("auth-sources")):
        if type(source) is not LString or source.text.endswith(".gpg"):
            continue
        try:
            with open(os.path.expanduser(source.text), encoding="utf-8", errors="surrogateescape") as opened:
                entries = list(netrc_entries(opened.read()))
        except OSError:
            continue
        for entry in entries:
            if type(host) is LString and entry.get("machine") not in (host.text, None):
                continue
            if type(port) is LString and entry.get("port", port.text) != port.text:
                continue
            if "key" in entry and "cert" in entry:
                yield entry["key"], entry["cert"]


def netrc_entries(text: str) -> Iterator[dict[str, str]]:
    """Yield the entries of TEXT, a file in the format of netrc: words and values, beginning with `machine' or `default'."""
    import shlex

    entry: dict[str, str] = {}
    for line in text.splitlines():
        try:
            words = shlex.split(line, comments=True)
        except ValueError:  # a quote without its end
            continue
        while words:
            name = words.pop(0)
            if name in ("machine", "default"):
                if entry:
                    yield entry
                entry = {}
            if name == "default":
                continue
            if words:
                entry["port" if name == "protocol" else name] = words.pop(0)
    if entry:
        yield entry
