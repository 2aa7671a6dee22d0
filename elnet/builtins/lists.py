"""Lists: making them, their parts, and changing them."""

from __future__ import annotations

from elnet.objects.conditions import circular_list, truth, wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.lists import conses, elements, is_circular
from elnet.objects.symbols import NIL, Symbol
from elnet.runtime import check
from elnet.runtime.primitive import primitive
from elnet.runtime.sequence import tail_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@primitive("cons")
def cons_(car: object, cdr: object) -> Cons:
    """Return a new pair of CAR and CDR."""
    return cons(car, cdr)


@primitive("list", "cl-values")
def list_(*objects: object) -> object:
    """Return a new list of OBJECTS."""
    return list_from(objects)


@primitive()
def make_list(length: object, init: object) -> object:
    """Return a new list of LENGTH elements, each of them INIT."""
    return list_from([init] * check.natural(length))


@primitive("car", "cl-first")
def car(list: Any) -> object:
    """Return the car of LIST, nil if it is nil."""
    return list.car


@primitive("cdr", "cl-rest")
def cdr(list: Any) -> object:
    """Return the cdr of LIST, nil if it is nil."""
    return list.cdr


@primitive()
def car_safe(object: object) -> object:
    """Return the car of OBJECT if it is a cons, else nil."""
    return object.car if type(object) is Cons else NIL


@primitive()
def cdr_safe(object: object) -> object:
    """Return the cdr of OBJECT if it is a cons, else nil."""
    return object.cdr if type(object) is Cons else NIL


@primitive("setcar", "rplaca")
def setcar(cell: object, newcar: object) -> object:
    """Make NEWCAR the car of CELL and return NEWCAR."""
    check.cons(cell).car = newcar
    return newcar


@primitive("setcdr", "rplacd")
def setcdr(cell: object, newcdr: object) -> object:
    """Make NEWCDR the cdr of CELL and return NEWCDR."""
    check.cons(cell).cdr = newcdr
    return newcdr


# Places in a list


@primitive()
def nthcdr(n: object, list: object) -> object:
    """Return LIST without its first N elements; a negative N counts as 0."""
    return tail_at(check.integer(n), list)


@primitive("nth", "cl-nth-value")
def nth(n: object, list: object) -> object:
    """Return element N of LIST, counting from 0; nil beyond the end."""
    tail: Any = tail_at(check.integer(n), list)
    return tail.car


@primitive()
def last(list: object, n: object = NIL) -> object:
    """Return the last pair of LIST, or with N the tail of its last N elements."""
    pairs = [*conses(list)]
    if n is NIL:
        return pairs[-1] if pairs else list
    count = check.number_or_marker(n)
    if count <= 0:
        return pairs[-1].cdr if pairs else list
    return pairs[max(0, len(pairs) - int(count))] if pairs else list


@primitive()
def butlast(list: object, n: object = NIL) -> object:
    """Return a copy of LIST without its last N elements, by default one."""
    count = 1 if n is NIL else check.number_or_marker(n)
    if count <= 0:
        return list
    if type(list) is not Cons and list is not NIL:
        raise wrong_type_argument("sequencep", list)
    items = elements(list)
    return list_from(items[: max(0, len(items) - int(count))])


@primitive()
def nbutlast(list: object, n: object = NIL) -> object:
    """Return LIST, itself changed, without its last N elements, by default one."""
    count = 1 if n is NIL else check.integer_or_marker(n)
    size = len(elements(list))
    if count >= size:
        return NIL
    if count > 0:
        pairs = [*conses(list)]
        pairs[size - count - 1].cdr = NIL
    return list


@primitive()
def take(n: object, list: object) -> object:
    """Return a list of the first N elements of LIST, or of all if they are fewer."""
    count = check.integer(n)
    if count <= 0:
        return NIL
    found: Any = []
    tail: Any = list
    while count > 0 and type(tail) is Cons:
        found.append(tail.car)
        tail = tail.cdr
        count -= 1
        if len(found) == 1 << 14 and count and is_circular(list):
            raise circular_list(list)
    if count > 0 and tail is not NIL:
        raise wrong_type_argument("listp", tail)
    return list_from(found)


@primitive()
def ntake(n: object, list: object) -> object:
    """Cut LIST after its first N elements and return it, nil for an N of 0 or less."""
    count = check.integer(n)
    if count <= 0:
        return NIL
    tail: Any = list
    while count > 1 and type(tail) is Cons:
        tail = tail.cdr
        count -= 1
    if type(tail) is Cons:
        tail.cdr = NIL
    elif tail is not NIL:
        raise wrong_type_argument("listp", list)
    return list


# Whole lists


@primitive()
def safe_length(list: object) -> int:
    """Return the number of pairs in LIST, which may be dotted; a finite number even if it is circular."""
    if is_circular(list):
        return _noticed(list)
    count = 0
    tail: Any = list
    while type(tail) is Cons:
        count += 1
        tail = tail.cdr
    return count


def _noticed(items: object) -> int:
    """Return after how many steps it is noticed that ITEMS is a circle."""
    count = 0
    try:
        for _ in conses(items):
            count += 1
    except Exception:
        return count
    return count


@primitive()
def proper_list_p(object: object) -> object:
    """Return the length of OBJECT if it is a list that ends in nil, else nil."""
    if is_circular(object):
        return NIL
    count = 0
    tail: Any = object
    while type(tail) is Cons:
        count += 1
        tail = tail.cdr
    return count if tail is NIL else NIL


@primitive()
def copy_alist(alist: object) -> object:
    """Return a copy of ALIST with copies of the pairs that are its elements."""
    return list_from(cons(entry.car, entry.cdr) if type(entry) is Cons else entry for entry in elements(check.list_(alist)))


@primitive()
def copy_tree(tree: object, vectors_and_records: object = NIL) -> object:
    """Return a copy of TREE and of the lists that are its elements; of vectors too if VECTORS-AND-RECORDS is non-nil."""
    if type(tree) is Cons:
        items: Any = []
        tail: object = tree
        while type(tail) is Cons:
            items.append(copy_tree(tail.car, vectors_and_records))
            tail = tail.cdr
        return list_from(items, tail if tail is NIL else copy_tree(tail, vectors_and_records))
    if vectors_and_records is not NIL and (copied := getattr(tree, "items", None)) is not None:
        kind: Any = type(tree)
        return kind([copy_tree(item, vectors_and_records) for item in copied])
    return tree


@primitive()
def nconc(*lists: Any) -> object:
    """Join LISTS by making each one's last cdr the next, and return the first that is not nil."""
    result: Any = NIL
    previous: Any = NIL
    for position, each in enumerate(lists):
        if each is NIL:
            continue
        if result is NIL:
            result = each
        if previous is not NIL:
            previous.cdr = each
        if position + 1 < len(lists):
            *_, previous = conses(check.cons(each))
    return result


@primitive("flatten-tree", "flatten-list")
def flatten_tree(tree: object) -> object:
    """Return a list of the atoms of TREE but nil, in order."""
    found: Any = []
    pending = [tree]
    while pending:
        value = pending.pop()
        if type(value) is Cons:
            pending += (value.cdr, value.car)
        elif value is not NIL:
            found.append(value)
    return list_from(found)


@primitive()
def ensure_list(object: object) -> object:
    """Return OBJECT if it is a list, else a list of it alone."""
    return object if type(object) is Cons or object is NIL else cons(object, NIL)


# What kind of list


@primitive()
def consp(object: object) -> Symbol:
    """Return t if OBJECT is a cons."""
    return truth(type(object) is Cons)


@primitive()
def atom(object: object) -> Symbol:
    """Return t if OBJECT is no cons."""
    return truth(type(object) is not Cons)


@primitive()
def listp(object: object) -> Symbol:
    """Return t if OBJECT is a cons or nil."""
    return truth(type(object) is Cons or object is NIL)


@primitive()
def nlistp(object: object) -> Symbol:
    """Return t if OBJECT is neither a cons nor nil."""
    return truth(type(object) is not Cons and object is not NIL)


@primitive("null")
def null(object: object) -> Symbol:
    """Return t if OBJECT is nil."""
    return truth(object is NIL)


@primitive("not")
def not_(object: object) -> Symbol:
    """Return t if OBJECT is nil."""
    return truth(object is NIL)
