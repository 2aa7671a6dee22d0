"""The library url-vars: the variables that programs set before they fetch something (manual "URL")."""

from __future__ import annotations

from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, part, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

declare = Declarer(__name__)

BUFFER_LOCAL = ("url-current-object", "url-current-mime-headers", "url-current-lastloc")
SYNTAX = {
    "url-parse-syntax-table": (("'", '"'), ("`", '"'), ("<", "(>"), (">", ")<"), ("/", " ")),
    "url-parse-args-syntax-table": (("'", '"'), ("`", '"'), ("{", "(}"), ("}", "){")),
}
"""The syntax tables and how they differ from the one of Emacs Lisp."""
DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday"
SHORT_DAYS = "Sun Mon Tue Wed Thu Fri Sat"
OTHER_DAYS = (("Tues", 2), ("Thurs", 4))
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
COMPRESSIONS = ((".z", "gzip"), (".gz", "gzip"), (".uue", "uuencoded"), (".hqx", "hqx"), (".Z", "compress"), (".bz2", "bzip2"))
SEPARATORS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'()+_,-./=?"


def _alist(pairs: list[tuple[str, object]]) -> object:
    return list_from([cons(lisp_string(name), value) for name, value in pairs])


def _weekdays() -> object:
    numbered = [(name, number) for number, name in enumerate(DAYS.split())]
    short = [(name, number) for number, name in enumerate(SHORT_DAYS.split())]
    return _alist([*numbered, *OTHER_DAYS, *short])


def _uncompressors() -> object:
    return _alist([(ending, lisp_string(f"x-{name}")) for ending, name in (*COMPRESSIONS, (".xz", "xz"))])


_VALUES: tuple[tuple[str, object, str], ...] = (
    ("url-current-object", NIL, "The URL that the current buffer shows, as a structure."),
    ("url-current-mime-headers", NIL, "The header fields that came with what the current buffer shows."),
    ("url-current-lastloc", NIL, "The URL from which the current one was reached."),
    ("url-honor-refresh-requests", T, "Whether pages may ask to be fetched again."),
    ("url-automatic-caching", NIL, "Non-nil means all that is fetched is kept in the cache."),
    ("url-bug-address", lisp_string("bug-gnu-emacs@gnu.org"), "The address for reports."),
    ("url-personal-mail-address", NIL, "The address that is told to servers."),
    ("url-directory-index-file", lisp_string("index.html"), "The file that stands for its directory."),
    ("url-lastloc-privacy-level", intern("domain-match"), "When the last URL is told to servers."),
    ("url-inhibit-uncompression", NIL, "Non-nil means contents stay compressed."),
    ("url-mail-command", intern("compose-mail"), "The function that begins a mail."),
    ("url-proxy-services", NIL, "Alist of schemes and their proxies, HOST:PORT; no_proxy has a regexp of hosts."),
    ("url-standalone-mode", NIL, "Non-nil means nothing is fetched but what the cache has."),
    ("url-mime-content-type-charset-regexp", lisp_string(';[ \t]*charset="?\\([^"]+\\)"?'), "Matches the charset of a type."),
    ("url-request-data", NIL, "The body of the next request, a unibyte string."),
    ("url-request-extra-headers", NIL, "Alist of header fields for the next request."),
    ("url-request-noninteractive", NIL, "Non-nil means the next request asks the user nothing."),
    ("url-request-method", NIL, "The method of the next request, such as \"POST\"."),
    ("url-mime-encoding-string", lisp_string("gzip"), "The encodings that are accepted."),
    ("url-mime-charset-string", NIL, "The charsets that are accepted."),
    ("url-mime-language-string", NIL, "The languages that are accepted."),
    ("url-mime-accept-string", NIL, "The types that are accepted."),
    ("url-package-version", NIL, "The version of the package that uses the library."),
    ("url-package-name", NIL, "The name of the package that uses the library."),
    ("url-system-type", NIL, "What is told to servers of the system."),
    ("url-os-type", NIL, "What is told to servers of the operating system."),
    ("url-max-password-attempts", 5, "How often a password is asked for."),
    ("url-show-status", T, "Whether messages tell what goes on."),
    ("url-using-proxy", NIL, "The URL for which a proxy is being asked, or nil."),
    ("url-news-server", NIL, "The default server of news."),
    ("url-nonrelative-link", lisp_string("\\`\\([a-zA-Z][-a-zA-Z0-9+.]*:\\)"), "Matches absolute URLs."),
    ("url-max-redirections", 30, "How many redirections are followed."),
    ("url-confirmation-func", intern("y-or-n-p"), "The function that asks the user."),
    ("url-gateway-method", intern("native"), "How connections are made."),
    ("url-user-agent", intern("default"), "What a request says it comes from: a text, a function, or `default'."),
    ("url-setup-done", NIL, "Non-nil once the library is set up."),
    ("url-lazy-message-time", 0, "When the last message was shown."),
    ("url-extensions-header", NIL, "Further extensions that are told to servers."),
    ("url-load-hook", NIL, "Functions to call when the library is loaded."),
    ("url-working-buffer", lisp_string(" *url-work"), "The name of a buffer to work in."),
    ("url-gateway-unplugged", NIL, "Non-nil means no connections are made."),
    ("url-version", lisp_string("Emacs"), "The version of the library."),
)  # fmt: skip
_MADE: tuple[tuple[str, Callable[[], object], str], ...] = (
    ("url-privacy-level", lambda: list_of(intern("email")), "What servers are not told."),
    ("url-uncompressor-alist", _uncompressors, "Alist of endings of file names and encodings."),
    ("url-mime-separator-chars", lambda: list_from([ord(char) for char in SEPARATORS]), "Characters of boundaries."),
    ("url-bad-port-list", lambda: list_from([lisp_string(port) for port in ("25", "119", "19")]), "Ports to be wary of."),
    ("url-weekday-alist", _weekdays, "Alist of names of weekdays and their numbers."),
    (
        "url-monthabbrev-alist",
        lambda: _alist([(name, number) for number, name in enumerate(MONTHS.split(), 1)]),
        "Alist of names of months and their numbers.",
    ),
)
for _name, _value, _text in _VALUES:
    declare(_name, _value, _text)
for _name, _make, _text in _MADE:
    declare(_name, NIL, _text, make=_make)


class UrlSettings:
    """The syntax tables of the library, and its variables that belong to buffers; to make it is to load the library."""

    def __init__(self, lisp: Lisp) -> None:
        for name in BUFFER_LOCAL:
            lisp.call(intern("make-variable-buffer-local"), intern(name))
        for name, entries in SYNTAX.items():
            table = lisp.call(intern("make-syntax-table"), lisp.value("emacs-lisp-mode-syntax-table"))
            for char, syntax in entries:
                lisp.call(intern("modify-syntax-entry"), ord(char), lisp_string(syntax), table)
            lisp.variables.special.add(intern(name))
            lisp.set(name, table)


part(__name__, UrlSettings)


@primitive()
def url_interactive_p(lisp: Lisp) -> Symbol:
    """Return t if the current request may ask the user."""
    return NIL if lisp.is_set("url-request-noninteractive") else T


@primitive()
def url_mime_charset_string(lisp: Lisp) -> object:
    """Return the charsets that can be read, as HTTP has them: the best one with q=1, the others with q=0.5."""
    found: dict[str, None] = {}
    best = elements(lisp.call(intern("coding-system-priority-list")))
    for system in (*best, *elements(lisp.call(intern("coding-system-list"), T))):
        charset = lisp.call(intern("coding-system-get"), system, intern(":mime-charset"))
        if isinstance(charset, Symbol) and charset is not NIL:
            found[charset.name] = None
    names = [f"{name};q={0.5 if number else 1}" for number, name in enumerate(found)]
    return lisp_string(", ".join(names))


@primitive()
def url_set_mime_charset_string(lisp: Lisp) -> object:
    """Set `url-mime-charset-string' to what `url-mime-charset-string' returns."""
    lisp.set("url-mime-charset-string", url_mime_charset_string(lisp))
    return lisp.value("url-mime-charset-string")
