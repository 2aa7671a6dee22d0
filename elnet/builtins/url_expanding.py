"""The library url-expand: what a relative URL means where another one is known (RFC 3986, section 5)."""

from __future__ import annotations

import re

from elnet.objects.conditions import lisp_error
from elnet.objects.strings import LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check, urls
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.url_schemes import Schemes
from elnet.runtime.urls import put, slot, text_of

_absolute = re.compile(r"[a-zA-Z][-a-zA-Z0-9+.]*:").match


@primitive()
def url_expander_remove_relative_links(name: object) -> LString:
    """Return the path NAME without the parts \".\" and \"..\"."""
    return text_of(_without_dots(multibyte_text(check.string(name))))


def _without_dots(path: str) -> str:
    if not path:
        return path
    kept: list[str] = []
    parts = path.removeprefix("/").split("/")
    for part in parts:
        if part == "..":
            del kept[-1:]
        elif part != ".":
            kept.append(part)
    if parts[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


@primitive()
def url_expand_file_name(lisp: Lisp, url: object, default: object = NIL) -> object:
    """Return the absolute URL that the text URL means where DEFAULT, a text or a parsed URL, is the current one.

    Without DEFAULT it is `url-current-object'.
    """
    if url is NIL or (type(url) is LString and not url.text):
        return default
    text = re.sub(r"[\s\n]+", "", multibyte_text(check.string(url)))
    if _absolute(text):
        return text_of(text)
    base = default if default is not NIL else lisp.value("url-current-object")
    if base is NIL:
        raise lisp_error("url-expand-file-name confused - no default?")
    known = base if type(base) is not LString and lisp.call(intern("url-p"), base) is not NIL else NIL
    if known is NIL:
        known = lisp.call(intern("url-generic-parse-url"), base)
    relative = urls.parsed(text)
    scheme = slot(known, "type")
    name = multibyte_text(scheme) if type(scheme) is LString else ""
    lisp.call(lisp.part(Schemes).property(name, "expand-file-name"), relative, known)
    return lisp.call(intern("url-recreate-url"), relative)


@primitive()
def url_identity_expander(urlobj: object, defobj: object) -> object:
    """Give URLOBJ the scheme of DEFOBJ if it has none."""
    if slot(urlobj, "type") is NIL:
        put(urlobj, "type", slot(defobj, "type"))
    return slot(urlobj, "type")


@primitive()
def url_default_expander(lisp: Lisp, urlobj: object, defobj: object) -> object:
    """Make URLOBJ absolute by what DEFOBJ has."""
    if slot(urlobj, "type") is not NIL:
        return NIL
    for name in ("type", "fullness"):
        put(urlobj, name, slot(defobj, name))
    if slot(urlobj, "host") is not NIL:
        put(urlobj, "fullness", intern("t"))
        return NIL
    put(urlobj, "host", slot(defobj, "host"))
    put(urlobj, "portspec", lisp.call(intern("url-port"), defobj))
    scheme = slot(defobj, "type")
    if type(scheme) is LString and scheme.text == "ftp":
        put(urlobj, "user", slot(defobj, "user"))
    path, query = urls.path_and_query(urlobj)
    base, base_query = urls.path_and_query(defobj)
    if path:
        path = _without_dots(path if path.startswith("/") else base[: base.rfind("/") + 1] + path)
    else:
        path, query = base, base_query if query is None else query
    put(urlobj, "filename", lisp_string(path if query is None else f"{path}?{query}"))
    return slot(urlobj, "filename")
