"""Where a command is: the keys that run it."""

from __future__ import annotations

from elnet.objects.cons import Cons, list_from
from elnet.objects.equality import equal
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import Vector
from elnet.runtime import keymaps
from elnet.runtime.active_keymaps import REMAP, ActiveKeymaps
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

NO_KEYS = ("menu-bar", "tool-bar", "tab-bar", "tab-line")
"""The first events of sequences that are no keys."""


@primitive("where-is-internal")
def where_is_internal(
    lisp: Lisp,
    definition: object,
    keymap: object = NIL,
    firstonly: object = NIL,
    noindirect: object = NIL,
    no_remap: object = NIL,
) -> object:
    """Return the keys that run DEFINITION: a list of vectors, or one of them if FIRSTONLY is non-nil.

    KEYMAP is a list of keymaps to look at, or a keymap to look at before the global one; by default those in force are.
    FIRSTONLY t prefers characters to other events and passes menus by.  With NO-REMAP non-nil a key whose command is replaced
    by DEFINITION is none of its keys.  NOINDIRECT does not matter.
    """
    places = _places(lisp, keymap)
    active = lisp.part(ActiveKeymaps)
    replacement = NIL if no_remap is not NIL else active.replacement(places, definition)
    if replacement is not NIL:
        definition = replacement
    found = _without_repetition(_bound(lisp, places, definition))
    if no_remap is NIL:
        found = _without_repetition(
            [key for keys in found for key in (_bound(lisp, places, keys.items[1]) if keys.items[0] is REMAP else [keys])]
        )
    if firstonly is NIL:
        return list_from(found)
    if firstonly is intern("non-ascii"):
        return found[0] if found else NIL
    found = [keys for keys in found if not _is_menu(keys)]
    advertised = lisp.plists.get(definition, intern(":advertised-binding")) if isinstance(definition, Symbol) else NIL
    if advertised is not NIL and active.command(places, advertised, False) is definition:
        return advertised
    return min(found, key=_strangeness, default=NIL)


def _places(lisp: Lisp, keymap: object) -> list[object]:
    """Return the keymaps to look at."""
    if keymap is NIL:
        maps = lisp.part(ActiveKeymaps).at(NIL, False)
    else:
        maps = keymaps.list_of_keymaps(keymap)
        if maps[0] is keymap:
            maps.append(lisp.part(ActiveKeymaps).of_everywhere())
    return [inner for each in maps if (inner := keymaps.as_keymap(lisp, each)) is not None]


def _bound(lisp: Lisp, places: list[object], definition: object) -> list[Vector]:
    """Return the keys in PLACES that run DEFINITION, in Emacs's order: map by map, the shortest first."""
    active = lisp.part(ActiveKeymaps)
    found = []
    for place in places:
        sequences = keymaps.sequences(lisp, place, [], [place])
        found += sorted((keymaps.joined(events) for events, value in sequences if value is definition), key=_depth)
    found = [keys for keys in found if not _is_no_key(lisp, keys)]
    return [keys for keys in found if _is_range(keys) or active.command(places, keys, False) is definition]


def _without_repetition(found: list[Vector]) -> list[Vector]:
    return [keys for number, keys in enumerate(found) if not any(equal(keys, each) for each in found[:number])]


def _depth(keys: Vector) -> int:
    """Return how many events KEYS are, a character with meta being two."""
    return sum(2 if type(event) is int and event & keymaps.META else 1 for event in keys.items)


def _is_range(keys: Vector) -> bool:
    return type(keys.items[-1]) is Cons


def _is_no_key(lisp: Lisp, keys: Vector) -> bool:
    first = keys.items[0]
    return isinstance(first, Symbol) and lisp.plists.get(first, intern("non-key-event")) is not NIL


def _is_menu(keys: Vector) -> bool:
    return isinstance(keys.items[0], Symbol) and keys.items[0].name in NO_KEYS


def _strangeness(keys: Vector) -> int:
    return sum(type(event) is not int for event in keys.items)
