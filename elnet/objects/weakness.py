"""Weak hash tables: entries that go when their keys or values are used nowhere else.

`WeakEntries` stands in for the dict of a `HashTable`.  It holds keys or values by weak references and forgets an entry
when one of them dies.  The Python keys of its dict must not hold the Lisp keys either: see `weak_key`.
Numbers, and whatever else Python cannot refer to weakly, are held as ever.  A value that refers to its own weak key keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from weakref import ref

from elnet.objects.symbols import Symbol

Key = Callable[[object], object]
Pair = tuple[object, object]


def weak_key(key: Key) -> Key:
    """Return a function like KEY whose results do not hold the object they are made of."""

    def made(value: object) -> object:
        found = key(value)
        return ("identity", id(value)) if found is value and can_die(value) else found

    return made


def can_die(value: object) -> bool:
    """Tell whether VALUE may vanish: it is no number and no symbol that is interned."""
    if isinstance(value, Symbol):
        return not value.interned
    return type(value) not in (int, float)


class WeakEntries(dict[object, Pair]):
    """A dict of (key, value) pairs, of which the keys are held weakly if WEAK_KEYS, the values if WEAK_VALUES."""

    def __init__(self, weak_keys: bool, weak_values: bool) -> None:
        super().__init__()
        self.weak_keys = weak_keys
        self.weak_values = weak_values

    def __setitem__(self, place: object, pair: Pair) -> None:
        self_reference = ref(self)

        def forget(_dead: object) -> None:
            entries = self_reference()
            if entries is not None:
                entries.pop(place, None)

        key, value = pair
        super().__setitem__(
            place,
            (_held(key, forget) if self.weak_keys else key, _held(value, forget) if self.weak_values else value),
        )

    def __getitem__(self, place: object) -> Pair:
        return _alive(super().__getitem__(place))

    def get(self, place: object, default: object = None) -> object:  # type: ignore[override]
        """Return the pair at PLACE, DEFAULT if there is none."""
        found = super().get(place)
        return default if found is None else _alive(found)

    def values(self) -> Iterator[Pair]:  # type: ignore[override]
        """Return an iterator over the pairs that are alive."""
        return iter([_alive(pair) for pair in list(super().values())])

    def items(self) -> Iterator[tuple[object, Pair]]:  # type: ignore[override]
        """Return an iterator over the places and pairs that are alive."""
        return iter([(place, _alive(pair)) for place, pair in list(super().items())])

    def copy(self) -> WeakEntries:
        """Return a dict of the same pairs, held as these are."""
        new = WeakEntries(self.weak_keys, self.weak_values)
        for place, pair in self.items():
            new[place] = pair
        return new


class _Weak:
    """A weak reference to a Lisp object, told apart from the objects that are held."""

    __slots__ = ("reference",)

    def __init__(self, value: object, forget: Callable[[object], None]) -> None:
        self.reference = ref(value, forget)


def _held(value: object, forget: Callable[[object], None]) -> object:
    if not can_die(value):
        return value
    try:
        return _Weak(value, forget)
    except TypeError:
        return value


def _alive(pair: Pair) -> Pair:
    key, value = pair
    return (key.reference() if type(key) is _Weak else key, value.reference() if type(value) is _Weak else value)
