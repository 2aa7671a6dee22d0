"""The library ring: a list of limited length that forgets its oldest element.

A ring is (HEAD LENGTH . VECTOR): HEAD is where the oldest element is, LENGTH how many there are.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, signal, truth
from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.equality import equal
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.sequence import items_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class _Ring:
    """A view of the Lisp object RING."""

    def __init__(self, ring: Any) -> None:
        self.ring = ring
        self.head: int = ring.car
        self.length: int = ring.cdr.car
        self.items: list[object] = ring.cdr.cdr.items

    @property
    def size(self) -> int:
        return len(self.items)

    def place(self, index: int) -> int:
        """Return where element INDEX, counted from the newest, is."""
        if not self.length:
            raise signal("error", _text("Accessing an empty ring"))
        return (self.head + self.length - 1 - index % self.length) % self.size

    def newest_first(self) -> list[object]:
        return [self.items[self.place(index)] for index in range(self.length)]

    def store(self, head: int, length: int) -> None:
        self.ring.car = head
        self.ring.cdr.car = length

    def replace(self, oldest_first: list[object], size: int) -> None:
        """Make the ring hold OLDEST_FIRST in a vector of SIZE."""
        self.ring.cdr.cdr = Vector(oldest_first + [NIL] * (size - len(oldest_first)))
        self.store(0, len(oldest_first))


def _text(message: str) -> object:
    return lisp_error(message).args[1].car


@primitive("ring-p")
def ring_p(x: object) -> Symbol:
    """Return t if X is a ring."""
    if type(x) is not Cons or type(x.cdr) is not Cons:
        return NIL
    return truth(type(x.car) is int and type(x.cdr.car) is int and type(x.cdr.cdr) is Vector)


@primitive("make-ring")
def make_ring(size: object) -> object:
    """Return an empty ring for SIZE elements."""
    return cons(0, cons(0, Vector([NIL] * check.natural(size))))


@primitive("ring-size")
def ring_size(ring: object) -> object:
    """Return how many elements RING can hold."""
    return _Ring(ring).size


@primitive("ring-length")
def ring_length(ring: object) -> object:
    """Return how many elements RING holds."""
    return _Ring(ring).length


@primitive("ring-empty-p")
def ring_empty_p(ring: object) -> Symbol:
    """Return t if RING holds no elements."""
    return truth(_Ring(ring).length == 0)


@primitive("ring-copy")
def ring_copy(ring: object) -> object:
    """Return a copy of RING."""
    view = _Ring(ring)
    return cons(view.head, cons(view.length, Vector(view.items[:])))


@primitive("ring-index")
def ring_index(index: object, head: object, ringlen: object, veclen: object) -> object:
    """Return where element INDEX is in a vector of VECLEN whose ring starts at HEAD and holds RINGLEN elements."""
    count = check.integer(ringlen)
    last = check.integer(head) + count - 1
    return (last - check.integer(index) % count) % check.integer(veclen)


@primitive("ring-plus1")
def ring_plus1(index: object, veclen: object) -> object:
    """Return the place after INDEX in a ring whose vector has VECLEN places."""
    return (check.integer(index) + 1) % check.integer(veclen)


@primitive("ring-minus1")
def ring_minus1(index: object, veclen: object) -> object:
    """Return the place before INDEX in a ring whose vector has VECLEN places."""
    return (check.integer(index) - 1) % check.integer(veclen)


@primitive("ring-elements")
def ring_elements(ring: object) -> object:
    """Return a list of the elements of RING, the newest first."""
    return list_from(_Ring(ring).newest_first())


@primitive("ring-ref")
def ring_ref(ring: object, index: object) -> object:
    """Return element INDEX of RING, counted from the newest; INDEX goes round."""
    view = _Ring(ring)
    return view.items[view.place(check.integer(index))]


@primitive("ring-insert")
def ring_insert(ring: object, item: object) -> object:
    """Put ITEM into RING as the newest element; a full ring forgets its oldest one."""
    view = _Ring(ring)
    if not view.size:
        return NIL
    view.items[(view.head + view.length) % view.size] = item
    full = view.length == view.size
    view.store((view.head + 1) % view.size if full else view.head, view.length if full else view.length + 1)
    return item


@primitive("ring-insert-at-beginning")
def ring_insert_at_beginning(ring: object, item: object) -> object:
    """Put ITEM into RING as the oldest element; a full ring forgets its oldest one for it."""
    view = _Ring(ring)
    head = (view.head - 1) % view.size
    view.items[head] = item
    view.store(head, min(view.length + 1, view.size))
    return view.ring.cdr.car


@primitive("ring-remove")
def ring_remove(ring: object, index: object = NIL) -> object:
    """Remove element INDEX of RING, by default the oldest, and return it."""
    view = _Ring(ring)
    if not view.length:
        raise lisp_error("Ring empty")
    place = view.place(-1 if index is NIL else check.integer(index))
    item = view.items[place]
    last = (view.head + view.length - 1) % view.size
    while place != last:
        following = (place + 1) % view.size
        view.items[place] = view.items[following]
        place = following
    view.items[last] = NIL
    view.store(view.head, view.length - 1)
    return item


@primitive("ring-member")
def ring_member(ring: object, item: object) -> object:
    """Return the index of the newest element of RING that is `equal' to ITEM, nil if there is none."""
    return next((place for place, other in enumerate(_Ring(ring).newest_first()) if equal(other, item)), NIL)


def _neighbour(lisp: Lisp, ring: object, item: object, step: int) -> object:
    index = ring_member(ring, item)
    if index is NIL:
        return lisp.call(intern("error"), _text("Item is not in the ring: `%s'"), item)
    return ring_ref(ring, index + step)  # type: ignore[operator]


@primitive("ring-next")
def ring_next(lisp: Lisp, ring: object, item: object) -> object:
    """Return the element of RING that is older than ITEM."""
    return _neighbour(lisp, ring, item, 1)


@primitive("ring-previous")
def ring_previous(lisp: Lisp, ring: object, item: object) -> object:
    """Return the element of RING that is newer than ITEM."""
    return _neighbour(lisp, ring, item, -1)


@primitive("ring-extend")
def ring_extend(ring: object, x: object) -> object:
    """Make room in RING for X more elements."""
    view = _Ring(ring)
    if check.integer(x) > 0:
        view.replace(view.newest_first()[::-1], view.size + check.integer(x))
    return view.head


@primitive("ring-resize")
def ring_resize(ring: object, size: object) -> object:
    """Make RING hold up to SIZE elements; the oldest ones go if there are too many."""
    view = _Ring(ring)
    limit = check.natural(size)
    view.replace(view.newest_first()[:limit][::-1], limit)
    return 0


@primitive("ring-insert+extend")
def ring_insert_extend(ring: object, item: object, grow_p: object = NIL) -> object:
    """Put ITEM into RING as the newest element; with GROW-P a full ring grows, else it forgets its oldest one."""
    view = _Ring(ring)
    if view.length == view.size and grow_p is not NIL:
        ring_extend(ring, 1)
    return ring_insert(ring, item)


@primitive("ring-remove+insert+extend")
def ring_remove_insert_extend(ring: object, item: object, grow_p: object = NIL) -> object:
    """Make ITEM the newest element of RING and the only one equal to it; GROW-P as in `ring-insert+extend'."""
    while (index := ring_member(ring, item)) is not NIL:
        ring_remove(ring, index)
    return ring_insert_extend(ring, item, grow_p)


@primitive("ring-convert-sequence-to-ring")
def ring_convert_sequence_to_ring(seq: object) -> object:
    """Return SEQ if it is a ring, else a ring with its elements, the first as the newest."""
    if ring_p(seq) is T:
        return seq
    items = items_of(seq)
    return cons(0, cons(len(items), Vector(items[::-1])))
