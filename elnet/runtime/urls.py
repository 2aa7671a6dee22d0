"""URLs as the structures of Emacs's url library: taking a text apart, and putting one together (RFC 3986)."""

from __future__ import annotations

import re

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.strings import EMPTY, LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import Record
from elnet.runtime.structures import Structures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

URL = intern("url")
SLOTS = (
    "type", "user", "password", "host", "portspec", "filename", "target", "attributes", "fullness",
    "silent", "use-cookies", "asynchronous",
)  # fmt: skip
PLACES = {name: place for place, name in enumerate(SLOTS, 1)}
TRUE_AT_FIRST = ("use-cookies", "asynchronous")
_scheme = re.compile(r"([a-zA-Z][-a-zA-Z0-9+.]*):").match
_authority = re.compile(r"//([^/?#]*)").match
_user = re.compile(r"([^@]+)@").match
_port = re.compile(r":([0-9]*)\Z").search
_escape = re.compile(r"%([0-9a-fA-F]{2})")


class Urls:
    """The structure `url` of one interpreter; to make this is to load the library."""

    def __init__(self, lisp: Lisp) -> None:
        options = [list_of(intern(option), NIL) for option in (":constructor", ":copier")]
        slots: list[object] = [list_of(intern(name), T if name in TRUE_AT_FIRST else NIL) for name in SLOTS]
        lisp.part(Structures).define(list_of(URL, *options), slots)


def new_url(**slots: object) -> Record:
    """Return a URL with SLOTS."""
    items: list[object] = [URL, *(slots.get(name, NIL) for name in SLOTS)]
    for name in TRUE_AT_FIRST:
        items[PLACES[name]] = T
    return Record(items)


def slot(url: object, name: str) -> object:
    """Return the slot NAME of URL, a structure."""
    return checked(url).items[PLACES[name]]


def put(url: object, name: str, value: object) -> None:
    """Store VALUE into the slot NAME of URL, a structure."""
    checked(url).items[PLACES[name]] = value


def checked(url: object) -> Record:
    """Return URL, which must be a structure."""
    if type(url) is not Record or url.items[0] is not URL:
        raise wrong_type_argument("url", url)
    return url


def text_of(text: str) -> LString:
    """Return TEXT, that of a multibyte string, as a string; the empty string is always the same one, as in Emacs."""
    if not text:
        return EMPTY
    if all(char < "\x80" or "\udc80" <= char <= "\udcff" for char in text):
        return LString(text.encode("ascii", "surrogateescape").decode("latin-1"), False)
    return lisp_string(text)


def parsed(text: str) -> Record:
    """Return the URL that TEXT is."""
    url = new_url()
    scheme = _scheme(text)
    if scheme is not None:
        put(url, "type", text_of(scheme[1].lower()))
        text = text[scheme.end() :]
    authority = _authority(text)
    if authority is not None:
        put(url, "fullness", T)
        _read_authority(url, authority[1])
        text = text[authority.end() :]
    name, mark, target = text.partition("#")
    put(url, "filename", text_of(name))
    if mark:
        put(url, "target", text_of(target))
    return url


def _read_authority(url: Record, text: str) -> None:
    user = _user(text)
    if user is not None:
        name, colon, password = user[1].partition(":")
        put(url, "user", text_of(name))
        if colon:
            put(url, "password", text_of(password))
        text = text[user.end() :]
    port = _port(text)
    if port is not None:
        text = text[: port.start()]
        if port[1]:
            put(url, "portspec", int(port[1]))
    put(url, "host", text_of(unescaped(text.lower(), True)))


def unescaped(text: str, line_ends: bool) -> str:
    """Return TEXT with bytes for the escapes in it, which become blanks where they mean line ends unless LINE_ENDS."""

    def byte(found: re.Match[str]) -> str:
        code = int(found[1], 16)
        if code in (10, 13) and not line_ends:
            return " "
        return chr(code) if code < 0x80 else chr(0xDC00 + code)

    return _escape.sub(byte, text)


def path_and_query(url: object) -> tuple[str, str | None]:
    """Return the path of URL and its query, None if it has none."""
    name = slot(url, "filename")
    path, mark, query = (multibyte_text(name) if type(name) is LString else "").partition("?")
    return path, query if mark else None


def recreated(url: object, port: int | None) -> str:
    """Return the text of URL, with PORT unless that is None."""

    def part(name: str, before: str, after: str) -> str:
        value = slot(url, name)
        return f"{before}{multibyte_text(value)}{after}" if type(value) is LString else ""

    authority = part("host", "", "") if port is None else part("host", "", f":{port}")
    if authority or slot(url, "user") is not NIL:
        user = part("user", "", "") + part("password", ":", "")
        authority = (f"{user}@" if slot(url, "user") is not NIL else "") + authority
    full = "//" if slot(url, "fullness") is not NIL else ""
    return part("type", "", ":") + full + authority + part("filename", "", "") + part("target", "#", "")


def as_pair(path: str, query: str | None) -> Cons:
    """Return PATH and QUERY, nil for None, as a pair."""
    return cons(text_of(path), NIL if query is None else text_of(query))
