"""The library url-methods: what is known of the schemes of URLs."""

from __future__ import annotations

from elnet.objects.cons import cons
from elnet.objects.strings import LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check, urls
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, primitive
from elnet.runtime.url_schemes import Schemes, defaults, methods

declare = Declarer(__name__)

declare("url-scheme-methods", NIL, "What can be known of a scheme, and whether by a variable.", make=methods)
declare("url-scheme-default-properties", NIL, "What is taken for known of other schemes.", make=defaults)
declare("url-scheme--registering-proxy", NIL, "Non-nil while it is found out which proxy a scheme has.")


@primitive()
def url_scheme_get_property(lisp: Lisp, scheme: object, property: object) -> object:
    """Return PROPERTY of the scheme of URLs SCHEME: `default-port', `loader', `expand-file-name' and others."""
    return lisp.part(Schemes).property(multibyte_text(check.string(scheme)), check.symbol(property).name)


@primitive()
def url_scheme_default_loader(lisp: Lisp, url: object, _callback: object = NIL, _cbargs: object = NIL) -> object:
    """Signal that there is nothing that can fetch URL."""
    return lisp.call(intern("error"), lisp_string("Unknown URL scheme: %s"), urls.slot(url, "type"))


@primitive("elnet--url-truename")
def url_truename(lisp: Lisp, *args: object) -> object:
    """Return the text of the URL that is the first of ARGS."""
    return lisp.call(intern("url-recreate-url"), *args[:1])


@primitive()
def url_scheme_register_proxy(lisp: Lisp, scheme: object) -> object:
    """Enter into `url-proxy-services' the proxy that the environment has for SCHEME, in SCHEME_proxy, if none is there."""
    name = check.string(scheme)
    services = lisp.value("url-proxy-services")
    if lisp.call(intern("assoc"), name, services) is not NIL:
        return NIL
    found: object = NIL
    for variable_name in (f"{name.text}_proxy", f"{name.text}_PROXY".upper()):
        value = lisp.call(intern("getenv"), lisp_string(variable_name))
        if type(value) is LString and value.text:
            found = value
            break
    if type(found) is not LString:
        return NIL
    url = urls.parsed(multibyte_text(found))
    host, port = urls.slot(url, "host"), urls.slot(url, "portspec")
    place = f"{host.text}:{port}" if type(host) is LString and type(port) is int else found.text
    lisp.set("url-proxy-services", cons(cons(name, lisp_string(place)), services))
    return lisp.value("url-proxy-services")
