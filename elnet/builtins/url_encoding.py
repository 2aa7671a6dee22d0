"""The library url-util: characters that URLs cannot have, and the queries in them (manual "URL", node "URI Encoding")."""

from __future__ import annotations

import re
from functools import partial

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.cons import cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import EMPTY, LString, lisp_string, multibyte_text, plain_string, without_stand_ins
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check, urls
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, primitive
from elnet.runtime.printing import Printing

declare = Declarer(__name__)

UNRESERVED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~"
IN_HOSTS = UNRESERVED + "%!$&'()*+,;="
IN_PATHS = IN_HOSTS + "/:@"
IN_QUERIES = IN_PATHS + "?"
IN_KEYS_AND_VALUES = "".join(char for char in IN_QUERIES if char not in "=;&")


def _table(chars: str) -> Vector:
    return Vector([T if chr(code) in chars else NIL for code in range(256)])


declare(
    "url-unreserved-chars",
    NIL,
    "The characters that URLs can have anywhere.",
    make=lambda: list_from([ord(char) for char in UNRESERVED]),
)
declare(
    "url-encoding-table",
    NIL,
    "How each byte is written.",
    make=lambda: Vector([plain_string(f"%{code:02X}", False) for code in range(256)]),
)
for _name, _chars, _what in (
    ("host", IN_HOSTS, "host names"),
    ("path", IN_PATHS, "paths"),
    ("query", IN_QUERIES, "queries"),
    ("query-key-value", IN_KEYS_AND_VALUES, "keys and values of queries"),
):
    declare(
        f"url-{_name}-allowed-chars",
        NIL,
        f"A vector of 256 elements, t for the characters that {_what} in URLs can have.",
        make=partial(_table, _chars),
    )


@primitive("url--allowed-chars")
def allowed_chars(char_list: object) -> Vector:
    """Return a vector of 256 elements that has t for the characters in CHAR-LIST."""
    wanted = set(elements(char_list))
    return Vector([T if code in wanted else NIL for code in range(256)])


@primitive()
def url_hexify_string(lisp: Lisp, string: object, allowed_chars_: object = NIL) -> LString:
    """Return STRING with escapes, in UTF-8, for all characters but those that ALLOWED-CHARS has.

    ALLOWED-CHARS is a list of characters or a vector like `url-path-allowed-chars', by default `url-unreserved-chars'.
    """
    if string is NIL:
        return EMPTY
    if type(string) is not LString:
        raise wrong_type_argument("sequencep", string)
    allowed = allowed_chars_ if allowed_chars_ is not NIL else lisp.value("url-unreserved-chars")
    if type(allowed) is Vector:
        plain = {code for code, is_allowed in enumerate(allowed.items) if is_allowed is not NIL}
    else:
        plain = set(elements(allowed))  # type: ignore[arg-type]
    return plain_string(_hexified(string, plain), False)


def _hexified(string: LString, plain: set[int]) -> str:
    if string.multibyte:
        data = without_stand_ins(string.text).encode("utf-8", "surrogateescape")
    else:
        data = string.text.encode("latin-1")
    return "".join([chr(byte) if byte in plain else f"%{byte:02X}" for byte in data])


@primitive()
def url_unhex(x: object) -> int:
    """Return the value of the character X as a hexadecimal digit."""
    char = check.integer(x)
    if char > ord("9"):
        return char - (ord("a") if char >= ord("a") else ord("A")) + 10
    return char - ord("0")


@primitive()
def url_unhex_string(str: object, allow_newlines: object = NIL) -> LString:
    """Return STR with bytes for the escapes in it; escaped line ends become blanks unless ALLOW-NEWLINES is non-nil."""
    if str is NIL:
        return EMPTY
    return urls.text_of(urls.unescaped(multibyte_text(check.string(str)), allow_newlines is not NIL))


@primitive()
def url_encode_url(lisp: Lisp, url: object) -> object:
    """Return the text URL with escapes for all characters that its parts cannot have; escapes in it stay."""
    if url is NIL:
        return lisp_string("/")
    parsed = urls.parsed(multibyte_text(check.string(url)))
    for name in ("user", "password"):
        _escape(parsed, name, UNRESERVED)
    path, query = urls.path_and_query(parsed)
    name = _hexified(lisp_string(path), _codes(IN_PATHS))
    if query is not None:
        name += "?" + _hexified(lisp_string(query), _codes(IN_QUERIES))
    urls.put(parsed, "filename", urls.text_of(name))
    _escape(parsed, "target", IN_QUERIES)
    return lisp.call(intern("url-recreate-url"), parsed)


def _codes(chars: str) -> set[int]:
    return set(map(ord, chars))


def _escape(url: object, name: str, allowed: str) -> None:
    value = urls.slot(url, name)
    if type(value) is LString:
        urls.put(url, name, urls.text_of(_hexified(value, _codes(allowed))))


@primitive()
def url_build_query_string(lisp: Lisp, query: object, semicolons: object = NIL, keep_empty: object = NIL) -> LString:
    """Return QUERY, a list of (KEY VALUE…), as the query of a URL, joined by & or, with SEMICOLONS, by ;.

    A key without value, or with an empty one, has no = behind it unless KEEP-EMPTY is non-nil.
    """
    plain = _codes(IN_KEYS_AND_VALUES)

    def escaped(value: object) -> str:
        text = value if type(value) is LString else lisp_string(lisp.part(Printing).text(value, False))
        return _hexified(text, plain)

    parts: list[str] = []
    for entry in elements(query):
        key, *values = elements(entry)
        name = escaped(key)
        for value in values or [EMPTY]:
            text = escaped(value)
            parts.append(f"{name}={text}" if text or keep_empty is not NIL else name)
    return lisp_string((";" if semicolons is not NIL else "&").join(parts))


@primitive()
def url_parse_query_string(query: object, downcase: object = NIL, allow_newlines: object = NIL) -> object:
    """Return QUERY, the query of a URL, as a list of (KEY VALUE…), the last key and the last values first.

    With DOWNCASE the keys are in lower case.  ALLOW-NEWLINES is as for `url-unhex-string'.
    """
    found: dict[str, object] = {}
    for part in re.split("[&;]", multibyte_text(check.string(query))):
        key, _, value = (urls.unescaped(each, allow_newlines is not NIL) for each in part.partition("="))
        key = key.lower() if downcase is not NIL else key
        found[key] = cons(urls.text_of(value), found.get(key, NIL))
    return list_from([cons(urls.text_of(key), values) for key, values in reversed(found.items())])


_argument = re.compile(r'[\s;]*([^\s=;]+)\s*(=[\s=]*(?:"((?:[^"\\]|\\.)*)"|([^;]*)))?', re.DOTALL)


@primitive()
def url_parse_args(str: object, nodowncase: object = NIL) -> object:
    """Return STR, of the form NAME=VALUE; NAME=VALUE…, as a list of (NAME . VALUE), the last first.

    Names are in lower case unless NODOWNCASE is non-nil.
    """
    found: object = NIL
    for match in _argument.finditer(multibyte_text(check.string(str))):
        name = match[1] if nodowncase is not NIL else match[1].lower()
        value = match[3] if match[3] is not None else match[4].rstrip() if match[4] is not None else None
        found = cons(cons(lisp_string(name), NIL if value is None else lisp_string(value)), found)
    return found


@primitive()
def url_insert_entities_in_string(string: object) -> LString:
    """Return STRING with entities of HTML for &, <, > and the double quote."""
    text = multibyte_text(check.string(string))
    for char, entity in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot")):
        text = text.replace(char, f"&{entity};")
    return lisp_string(text)
