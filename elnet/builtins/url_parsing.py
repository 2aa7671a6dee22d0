"""The library url-parse: URLs as structures (manual "URL", node "Parsed URIs")."""

from __future__ import annotations

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.cons import Cons, list_of
from elnet.objects.strings import LString, char_text, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import Record
from elnet.runtime import check, urls
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, part, primitive
from elnet.runtime.url_schemes import Schemes
from elnet.runtime.urls import Urls, put, slot

part(__name__, Urls)


@primitive()
def url_parse_make_urlobj(
    type: object = NIL, user: object = NIL, password: object = NIL, host: object = NIL, portspec: object = NIL,
    filename: object = NIL, target: object = NIL, attributes: object = NIL, fullness: object = NIL,
) -> Record:  # fmt: skip
    """Return a new URL with the slots TYPE to FULLNESS: see `url-generic-parse-url'.

    The others are USER, PASSWORD, HOST, PORTSPEC, FILENAME, TARGET and ATTRIBUTES.
    """
    return urls.new_url(
        type=type, user=user, password=password, host=host, portspec=portspec, filename=filename, target=target,
        attributes=attributes, fullness=fullness,
    )  # fmt: skip


@primitive()
def url_generic_parse_url(url: object) -> Record:
    """Return the parts of the text URL as a structure `url'.

    Its slots are type, user, password, host, portspec (a number), filename (with the query), target (behind the #),
    attributes (not used), fullness (t if there is a \"//\"), silent, use-cookies and asynchronous.
    """
    if url is NIL:
        return urls.new_url()
    if type(url) is int:
        return urls.parsed(char_text(check.character(url)))
    if type(url) is not LString:
        raise wrong_type_argument("char-or-string-p", url)
    return urls.parsed(multibyte_text(url))


@primitive()
def url_port(lisp: Lisp, urlobj: object) -> object:
    """Return the port of URLOBJ, the one of its scheme if it names none."""
    given, scheme = slot(urlobj, "portspec"), slot(urlobj, "type")
    if given is not NIL or scheme is NIL:
        return given
    return lisp.part(Schemes).property(multibyte_text(check.string(scheme)), "default-port")


@primitive("(setf url-port)")
def set_url_port(value: object, urlobj: object) -> object:
    """Make VALUE the port of URLOBJ."""
    put(urlobj, "portspec", value)
    return value


@primitive()
def url_path_and_query(urlobj: object) -> Cons:
    """Return the path of URLOBJ and its query, nil if it has none, as a pair."""
    return urls.as_pair(*urls.path_and_query(urlobj))


@primitive()
def url_port_if_non_default(lisp: Lisp, urlobj: object) -> object:
    """Return the port of URLOBJ unless it is the one of its scheme."""
    port, scheme = url_port(lisp, urlobj), slot(urlobj, "type")
    if type(port) is not int or scheme is NIL:
        return port
    usual = lisp.part(Schemes).property(multibyte_text(check.string(scheme)), "default-port")
    return NIL if port == usual else port


@primitive()
def url_recreate_url(lisp: Lisp, urlobj: object) -> LString:
    """Return the text of URLOBJ."""
    port = url_port_if_non_default(lisp, urlobj)
    return urls.text_of(urls.recreated(urlobj, port if type(port) is int else None))


@macro()
def url_bit_for_url(method: object, lookfor: object, url: object) -> object:
    """Return what METHOD says of URL, or what the password files have under LOOKFOR for its host."""
    return list_of(intern("elnet--known-of-url"), list_of(intern("function"), method), lookfor, url)


@primitive("elnet--known-of-url")
def known_of_url(lisp: Lisp, method: object, lookfor: object, url: object) -> object:
    """Return what METHOD says of URL, or what the password files have under LOOKFOR, a string, for its host."""
    parsed = url_generic_parse_url(url)
    found = lisp.call(method, parsed)
    if found is not NIL:
        return found
    where = [intern(":host"), slot(parsed, "host"), intern(":port"), slot(parsed, "type")]
    entries = lisp.call(intern("auth-source-search"), intern(":max"), 1, *where)
    entry = entries.car if type(entries) is Cons else NIL
    value = lisp.call(intern("plist-get"), entry, intern(f":{multibyte_text(check.string(lookfor))}"))
    return lisp.call(value) if lisp.call(intern("functionp"), value) is T else value


@primitive()
def url_user_for_url(lisp: Lisp, url: object) -> object:
    """Return the user that URL names, or the one that the password files have for its host."""
    return known_of_url(lisp, intern("url-user"), lisp_string("user"), url)


@primitive()
def url_password_for_url(lisp: Lisp, url: object) -> object:
    """Return the password in URL, or the one that the password files have for its host."""
    return known_of_url(lisp, intern("url-password"), lisp_string("secret"), url)
