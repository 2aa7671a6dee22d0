"""What is known of the schemes of URLs: their ports, and the functions that handle them.

Emacs has a library url-SCHEME for most schemes.  Where there is one on `load-path` its variables and functions count;
elsewhere only the ports in the table below are known.
"""

from __future__ import annotations

from elnet.objects.cons import cons, list_from
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, UNBOUND, Symbol, T, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

PORTS = {"file": 21, "ftp": 21, "http": 80, "https": 443, "imap": 143, "irc": 6667, "ldap": 389}
HIERARCHICAL = ("file", "ftp", "http", "https")
LIBRARIES = {"https": "url-http"}
METHODS = {
    "default-port": "variable",
    "asynchronous-p": "variable",
    **dict.fromkeys(
        (
            "expand-file-name", "file-exists-p", "file-attributes", "parse-url", "file-symlink-p", "file-writable-p",
            "file-directory-p", "file-executable-p", "directory-files", "file-truename",
        ),
        "function",
    ),
}  # fmt: skip
"""What a library can say of its scheme, and by what: url-SCHEME-default-port is a variable."""
DEFAULTS = {
    "name": lisp_string("unknown"),
    "loader": intern("url-scheme-default-loader"),
    "default-port": 0,
    "expand-file-name": intern("url-identity-expander"),
    "parse-url": intern("url-generic-parse-url"),
    "asynchronous-p": NIL,
    "file-directory-p": intern("ignore"),
    "file-truename": intern("elnet--url-truename"),
    "file-exists-p": intern("ignore"),
    "file-attributes": intern("ignore"),
}


class Schemes:
    """The schemes that one interpreter knows."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.known: dict[str, dict[str, object]] = {}

    def property(self, scheme: str, name: str) -> object:
        """Return the property NAME of SCHEME, that of an unknown scheme if it has none."""
        found = self.known.get(scheme)
        if found is None:
            found = self._learn(scheme.lower())
            if "loader" in found or name != "name":
                self.known[scheme] = found
        return found.get(name, DEFAULTS.get(name, NIL))

    def _learn(self, scheme: str) -> dict[str, object]:
        lisp, loader = self.lisp, intern(f"url-{scheme}")
        lisp.call(intern("require"), intern(LIBRARIES.get(scheme, loader.name)), NIL, T)
        found: dict[str, object] = {}
        if scheme in PORTS:
            found["default-port"] = PORTS[scheme]
        if scheme in HIERARCHICAL:
            found["expand-file-name"] = intern("url-default-expander")
            found["asynchronous-p"] = T
        if lisp.functions.definition(loader) is not NIL:
            found["loader"] = loader
            lisp.call(intern("url-scheme-register-proxy"), lisp_string(scheme))
        for name, kind in METHODS.items():
            value = self._value(intern(f"url-{scheme}-{name}"), kind)
            if value is not UNBOUND:
                found[name] = value
        if found:
            found["name"] = lisp_string(scheme)
        return found

    def _value(self, symbol: Symbol, kind: str) -> object:
        if kind == "variable":
            return self.lisp.variables.get(symbol)
        return symbol if self.lisp.functions.definition(symbol) is not NIL else UNBOUND


def methods() -> object:
    """Return the value of `url-scheme-methods`."""
    return list_from([cons(intern(name), intern(kind)) for name, kind in METHODS.items()])


def defaults() -> object:
    """Return the value of `url-scheme-default-properties`."""
    return list_from([part for name, value in DEFAULTS.items() for part in (intern(name), value)])
