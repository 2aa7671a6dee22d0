"""The places of cl-lib, map and time-date: `cl-third`, `cl-getf`, `cl-subseq`, `map-elt`, `decoded-time-year`."""

from __future__ import annotations

from elnet.objects.cons import list_of
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.decoded_times import PARTS
from elnet.runtime.places import PROGN, bound, once, setter, simple_setter, with_place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp
    from elnet.runtime.places import Do, Expander, Store


def _getf(lisp: Lisp, do: Do, head: Symbol, arguments: list[object]) -> object:
    plist, key, *default = arguments

    def with_key(k: object) -> object:
        def of_plist(getter: object, store: Store) -> object:
            def put(value: object) -> object:
                set_ = intern("cl--set-getf")
                return once("v", value, lambda v: list_of(PROGN, store(list_of(set_, getter, k, v)), v))

            return do(list_of(head, getter, k, *default), put)

        return with_place(lisp, plist, of_plist)

    return once("k", key, with_key)


def _map_elt(lisp: Lisp, do: Do, head: Symbol, arguments: list[object]) -> object:
    """A map that cannot hold the key is replaced by one that does."""
    map_, key, default, test = (arguments + [NIL] * 4)[:4]

    def with_key(k: object) -> object:
        def of_map(getter: object, store: Store) -> object:
            m = Symbol("m")

            def put(value: object) -> object:
                def changed(v: object) -> object:
                    return list_of(PROGN, store(list_of(intern("elnet--map-set"), m, k, v, test)), v)

                return once("v", value, changed)

            return bound([(m, getter)], do(list_of(head, m, k, default, test), put))

        return with_place(lisp, map_, of_map)

    return once("k", key, with_key)


def _subseq(value: object, arguments: list[object]) -> object:
    sequence, start, *end = arguments
    bounds = [intern(":start1"), start, *([intern(":end1"), *end] if end else [])]
    return once("v", value, lambda v: list_of(PROGN, list_of(intern("cl-replace"), sequence, v, *bounds), v))


def _element(place: int) -> Expander:
    nthcdr, setcar = intern("nthcdr"), intern("setcar")
    return setter(lambda value, arguments: list_of(setcar, list_of(nthcdr, place, arguments[0]), value))


EXPANDERS_OF_LIBRARIES: dict[str, Expander] = {
    "cl-third": _element(2),
    "cl-fourth": _element(3),
    "cl-fifth": _element(4),
    "cl-sixth": _element(5),
    "cl-seventh": _element(6),
    "cl-eighth": _element(7),
    "cl-ninth": _element(8),
    "cl-tenth": _element(9),
    **{f"decoded-time-{name}": _element(place) for place, name in enumerate(PARTS)},
    "cl-getf": _getf,
    "cl-get": simple_setter("put"),
    "image-property": simple_setter("image--set-property"),
    "cl-subseq": setter(_subseq),
    "map-elt": _map_elt,
}
