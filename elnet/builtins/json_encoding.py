"""The library json: writing JSON, with variables that say how it is laid out."""

from __future__ import annotations

from elnet.objects.cons import Cons
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string, multibyte_text, plain_string
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.runtime.json_library_writing import quoted_text, writer
from elnet.runtime.lisp import Lisp
from elnet.runtime.maps import pairs_of
from elnet.runtime.primitive import Declarer, primitive
from elnet.runtime.printing import Printing

declare = Declarer(__name__)

declare("json-encoding-separator", lisp_string(","), "What stands between the elements of arrays and objects.")
declare("json-encoding-default-indentation", lisp_string("  "), "By what each level is indented.")
declare("json-encoding-pretty-print", NIL, "Non-nil means each element stands on a line of its own.")
declare("json-encoding-lisp-style-closings", NIL, "Non-nil means brackets close at the end of the last line.")
declare("json-encoding-object-sort-predicate", NIL, "Predicate that orders the members of objects, nil for none.")


def _text(text: str) -> LString:
    return plain_string(text, True)


@primitive("json-encode", "json-encode-number", "json-encode-hash-table")
def json_encode(lisp: Lisp, object: object) -> LString:
    """Return OBJECT as JSON text.

    Hash tables, alists and property lists with keywords become objects, other lists and arrays become arrays; what has no
    JSON form signals `json-error'.
    """
    return _text(writer(lisp).text(object))


@primitive()
def json_encode_string(lisp: Lisp, string: object) -> LString:
    """Return STRING as JSON; anything else as a string of how it is printed."""
    text = string if type(string) is LString else lisp_string(lisp.part(Printing).text(string, False))
    return _text(quoted_text(multibyte_text(text)))


@primitive()
def json_encode_keyword(lisp: Lisp, keyword: object) -> object:
    """Return the keyword of JSON that the value KEYWORD has, nil if it has none."""
    text = writer(lisp).keyword(keyword)
    return _text(text) if text else NIL


@primitive()
def json_encode_key(lisp: Lisp, object: object) -> LString:
    """Return OBJECT, a string or symbol, as JSON for the name of a member; signal `json-key-format' otherwise."""
    return _text(writer(lisp).key(object))


@primitive()
def json_encode_list(lisp: Lisp, list: object) -> LString:
    """Return LIST, an alist, plist or other list, as JSON."""
    return _text(writer(lisp).list(list))


@primitive()
def json_encode_array(lisp: Lisp, array: object) -> LString:
    """Return the sequence ARRAY as a JSON array."""
    return _text(writer(lisp).array(array))


@primitive("json-encode-alist")
def json_encode_alist(lisp: Lisp, alist: object) -> LString:
    """Return ALIST as a JSON object."""
    return _encoded_map(lisp, alist)


@primitive("json-encode-plist")
def json_encode_plist(lisp: Lisp, plist: object) -> LString:
    """Return PLIST as a JSON object."""
    return _encoded_map(lisp, plist)


def _encoded_map(lisp: Lisp, map_: object) -> LString:
    if type(map_) is Cons and type(map_.car) is Cons:
        for item in elements(map_):
            check.list_(item)
    return _text(writer(lisp).map(pairs_of(lisp, "map-do", map_)))


@primitive()
def json_join(lisp: Lisp, strings: object, separator: object = NIL) -> object:
    """Return the STRINGS joined by SEPARATOR."""
    return lisp.call(intern("mapconcat"), intern("identity"), strings, separator)
