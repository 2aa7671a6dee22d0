"""The library password-cache: passwords are kept for some seconds, so that a user need not type them again."""

from __future__ import annotations

from elnet.objects.conditions import truth
from elnet.objects.hash_tables import HashTable
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, primitive

declare = Declarer(__name__)


def _empty(lisp: Lisp) -> object:
    return lisp.call(intern("make-hash-table"), intern(":test"), intern("equal"))


declare("password-cache", T, "Whether passwords are kept.")
declare("password-cache-expiry", 16, "For how many seconds passwords are kept; nil for good.")
declare("password-data", NIL, "The passwords that are kept, by their keys.", make_for=_empty)


def _kept(lisp: Lisp) -> HashTable:
    return check.hash_table(lisp.value("password-data"))


@primitive()
def password_read_from_cache(lisp: Lisp, key: object) -> object:
    """Return the password that is kept for KEY, nil if there is none or `password-cache' is nil."""
    if key is NIL or not lisp.is_set("password-cache"):
        return NIL
    return lisp.call(intern("gethash"), key, _kept(lisp))


@primitive()
def password_in_cache_p(lisp: Lisp, key: object) -> object:
    """Return t if a password, which may be nil, is kept for KEY."""
    if key is NIL or not lisp.is_set("password-cache"):
        return NIL
    missing = object()
    return truth(lisp.call(intern("gethash"), key, _kept(lisp), missing) is not missing)


@primitive()
def password_read(lisp: Lisp, prompt: object, key: object = NIL) -> object:
    """Return the password that is kept for KEY, or else ask the user for it with PROMPT; do not keep what is read."""
    kept = password_read_from_cache(lisp, key)
    return kept if kept is not NIL else lisp.call(intern("read-passwd"), prompt)


@primitive()
def password_cache_remove(lisp: Lisp, key: object) -> object:
    """Forget the password that is kept for KEY, and overwrite it if it is a string."""
    table = _kept(lisp)
    password = lisp.call(intern("gethash"), key, table)
    if type(password) is LString:
        lisp.call(intern("clear-string"), password)
    lisp.call(intern("remhash"), key, table)
    return NIL


@primitive()
def password_cache_add(lisp: Lisp, key: object, password: object) -> object:
    """Keep PASSWORD for KEY, for `password-cache-expiry' seconds if a password is not kept for KEY already."""
    if key is NIL:
        return NIL
    table, expiry = _kept(lisp), lisp.value("password-cache-expiry")
    if expiry is not NIL and lisp.call(intern("gethash"), key, table) is NIL:
        lisp.call(intern("run-at-time"), expiry, NIL, intern("password-cache-remove"), key)
    lisp.call(intern("puthash"), key, password, table)
    return NIL


@primitive(interactive=NIL)
def password_reset(lisp: Lisp) -> object:
    """Forget all passwords that are kept."""
    return lisp.call(intern("clrhash"), _kept(lisp))
