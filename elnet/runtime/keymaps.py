"""Keymaps: lists that start with the symbol `keymap` and bind events to definitions (manual node "Format of Keymaps").

An element of a keymap is a pair (EVENT . DEFINITION), a char-table of plain characters, a prompt, or another keymap; the
symbol `keymap` again begins the parent.  A character with the meta modifier is looked up as two events, ESC and the rest.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.equality import eql
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import CharTable, Vector
from elnet.runtime.key_names import parsed_keys
from elnet.runtime.lisp import Lisp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

KEYMAP, MENU_ITEM, MENU_BAR, FILTER = map(intern, ("keymap", "menu-item", "menu-bar", ":filter"))
META, ESCAPE = 1 << 27, 27
PLAIN = 1 << 22
"""Characters below this have no modifiers."""
ABSENT = Symbol("absent")


def as_keymap(lisp: Lisp, value: object) -> Cons | None:
    """Return the keymap that VALUE, a keymap or a symbol whose function is one, means; None if it means none."""
    definition = lisp.functions.indirect(value) if isinstance(value, Symbol) and value is not NIL else value
    return definition if type(definition) is Cons and definition.car is KEYMAP else None


def check_keymap(lisp: Lisp, value: object) -> Cons:
    """Return the keymap that VALUE means; signal `wrong-type-argument`."""
    found = as_keymap(lisp, value)
    if found is None:
        raise wrong_type_argument("keymapp", value)
    return found


def parent_of(lisp: Lisp, keymap: Cons) -> object:
    """Return the keymap that KEYMAP inherits from, nil if there is none."""
    tail: Any = keymap.cdr
    while type(tail) is Cons:
        if tail.car is KEYMAP:
            return tail
        tail = tail.cdr
    return tail if as_keymap(lisp, tail) is not None else NIL


def set_parent(keymap: Cons, parent: object) -> None:
    """Make KEYMAP inherit from PARENT, a keymap or nil."""
    last: Any = keymap
    while type(last.cdr) is Cons and last.cdr.car is not KEYMAP:
        last = last.cdr
    last.cdr = parent


def events_of(keys: object) -> list[object]:
    """Return the events of KEYS, a string or vector; a byte above #x7F in a string is a character with meta.

    A vector of a string means the keys that this names.
    """
    if isinstance(keys, LString):
        return [ord(char) if ord(char) < 0x80 else _with_meta(keys, char) for char in keys.text]
    if isinstance(keys, Vector):
        if len(keys.items) == 1 and isinstance(keys.items[0], LString):
            return parsed_keys(keys.items[0].text)
        return list(keys.items)
    raise wrong_type_argument("arrayp", keys)


def _with_meta(keys: LString, char: str) -> int:
    return (ord(char) & 0x7F) | META if not keys.multibyte and ord(char) < 0x100 else ord(char)


def steps(lisp: Lisp, keys: object) -> list[object]:
    """Return the events to look up one after the other for KEYS."""
    found: list[object] = []
    for event in events_of(keys):
        event = converted(lisp, event)
        if type(event) is int and event & META:
            found += [ESCAPE, event & ~META]
        else:
            found.append(event)
    return found


def converted(lisp: Lisp, event: object) -> object:
    """Return EVENT, a list such as (control ?a) made into one event."""
    if type(event) is Cons and isinstance(event.car, Symbol) and type(event.cdr) is Cons:
        return lisp.call(intern("event-convert-list"), event)
    return event.car if type(event) is Cons and isinstance(event.car, Symbol) else event


# Looking up


def binding(lisp: Lisp, keymap: object, event: object, default: bool = False) -> object:
    """Return what KEYMAP has for EVENT, its parents included, ABSENT if nothing; with DEFAULT, what it has for all events."""
    found = ABSENT
    fallback: object = ABSENT
    tail: Any = keymap
    while type(tail) is Cons:
        item = tail.car
        if type(item) is Cons and item.car is KEYMAP:
            found = binding(lisp, item, event, default)  # type: ignore[assignment]
            if found is not ABSENT:
                return found
        elif type(item) is Cons and eql(item.car, event):
            return _joined_with_rest(lisp, filtered_definition(lisp, item.cdr), tail.cdr, event)
        elif type(item) is Cons and item.car is T and fallback is ABSENT:
            fallback = item.cdr
        elif type(item) is CharTable and type(event) is int and 0 <= event < PLAIN:
            value = item.get(event)
            if value is not NIL:
                return NIL if value is T else filtered_definition(lisp, value)
        tail = tail.cdr
    if isinstance(tail, Symbol) and tail is not NIL:
        inherited = as_keymap(lisp, tail)
        if inherited is not None:
            return binding(lisp, inherited, event, default)
    return fallback if default else ABSENT


def _joined_with_rest(lisp: Lisp, found: object, rest: object, event: object) -> object:
    """Return FOUND, the binding of EVENT; if it is a keymap, it inherits from what the REST of its keymap has for EVENT."""
    if as_keymap(lisp, found) is None:
        return found
    inherited = binding(lisp, cons(KEYMAP, rest), event)
    return found if inherited is ABSENT or as_keymap(lisp, inherited) is None else cons(KEYMAP, cons(found, inherited))


def _own_binding(lisp: Lisp, keymap: Cons, event: object) -> object:
    """Return what KEYMAP has for EVENT itself, without its parents, ABSENT if nothing."""
    own: list[object] = [KEYMAP]
    tail = keymap.cdr
    while type(tail) is Cons and tail.car is not KEYMAP:
        own.append(tail.car)
        tail = tail.cdr
    return binding(lisp, list_from(own), event)


def filtered_definition(lisp: Lisp, value: Any) -> object:
    """Return the definition in VALUE, which may be a menu item around it, as the item's filter gives it."""
    found = real_definition(value)
    if type(value) is Cons and value.car is MENU_ITEM:
        properties = elements(value.cdr)[2:]
        if FILTER in properties[:-1]:
            return lisp.call(properties[properties.index(FILTER) + 1], found)
    return found


def real_definition(value: Any) -> object:
    """Return the definition in VALUE, which may be a menu item around it."""
    while type(value) is Cons:
        if value.car is MENU_ITEM and type(value.cdr) is Cons:
            return value.cdr.cdr.car if type(value.cdr.cdr) is Cons else NIL
        if isinstance(value.car, LString):
            value = value.cdr
            continue
        break
    return value


def lookup(lisp: Lisp, keymap: object, keys: object, default: bool) -> object:
    """Return what KEYMAP has for the sequence KEYS, nil for nothing; a number if only that many events mean something.

    In the menu bar, letter case does not matter, nor does a blank where the event has a dash.
    """
    found = _lookup(lisp, keymap, keys, default)
    if isinstance(keys, Vector) and keys.items and keys.items[0] is MENU_BAR and (found is NIL or type(found) is int):
        for blank in (" ", "-"):
            events = [
                intern(each.name.lower().replace(" ", blank)) if isinstance(each, Symbol) else each for each in keys.items
            ]
            other = _lookup(lisp, keymap, Vector(events), default)
            if other is not NIL and type(other) is not int:
                return other
    return found


def _in_menu_bar(event: object, blank: str) -> object:
    return intern(event.name.lower().replace(" ", blank)) if isinstance(event, Symbol) else event


def _lookup(lisp: Lisp, keymap: object, keys: object, default: bool) -> object:
    current: object = check_keymap(lisp, keymap)
    events = events_of(keys)
    if not events:
        return current
    for number, event in enumerate(events, 1):
        for step in steps(lisp, Vector([event])):
            inner = as_keymap(lisp, current)
            if inner is None:
                return number - 1
            found = binding(lisp, inner, step, default)
            current = NIL if found is ABSENT else found
        if number < len(events) and as_keymap(lisp, current) is None:
            return NIL if current is NIL and number == 0 else number
    return current


# Changing


def define(lisp: Lisp, keymap: object, keys: object, definition: object, remove: bool = False) -> None:
    """Bind KEYS in KEYMAP to DEFINITION, or unbind them if REMOVE; prefixes become keymaps as they are needed."""
    current = check_keymap(lisp, keymap)
    events = steps(lisp, keys)
    for number, event in enumerate(events):
        if number == len(events) - 1:
            store(current, event, definition, remove)
            return
        found = _own_binding(lisp, current, event)
        if found is ABSENT or found is NIL:
            inner = list_of(KEYMAP)
            store(current, event, inner, False)
            current = inner  # type: ignore[assignment]
            continue
        prefix = as_keymap(lisp, found)
        if prefix is None:
            names = [_described(lisp, Vector(part)) for part in (events, events[: number + 1])]
            raise lisp_error(f"Key sequence {names[0]} starts with non-prefix key {names[1]}")
        current = prefix


def _described(lisp: Lisp, keys: Vector) -> str:
    text = lisp.call(intern("key-description"), keys)
    assert isinstance(text, LString)
    return text.text


def store(keymap: Cons, event: object, definition: object, remove: bool) -> None:
    """Bind EVENT itself in KEYMAP to DEFINITION, or unbind it there if REMOVE."""
    before: Any = keymap
    place: Any = keymap
    while type(before.cdr) is Cons:
        item = before.cdr.car
        if item is KEYMAP:
            break
        if type(item) is CharTable:
            if type(event) is int and 0 <= event < PLAIN:
                item.set_range(event, event, NIL if remove else T if definition is NIL else definition)
                return
            place = before.cdr
        elif type(item) is Vector:
            place = before.cdr
        elif type(item) is Cons and eql(item.car, event):
            if remove:
                before.cdr = before.cdr.cdr
            else:
                item.cdr = definition
            return
        before = before.cdr
    if not remove:
        place.cdr = cons(cons(event, definition), place.cdr)


# Walking


def pairs(lisp: Lisp, keymap: object, with_parents: bool) -> Iterator[tuple[object, object]]:
    """Yield the events of KEYMAP with their definitions, those of its parents last if WITH_PARENTS."""
    tail: Any = keymap.cdr if type(keymap) is Cons else NIL
    while type(tail) is Cons:
        item = tail.car
        if item is KEYMAP and not with_parents:
            return
        if type(item) is Cons and item.car is KEYMAP:
            yield from pairs(lisp, item, with_parents)
        elif type(item) is Cons:
            yield item.car, item.cdr
        elif type(item) is Vector:
            yield from enumerate(item.items)
        elif type(item) is CharTable:
            for place, value in enumerate(item.values):
                if value is not NIL:
                    end = item.starts[place + 1] - 1 if place + 1 < len(item.starts) else PLAIN - 1
                    start = item.starts[place]
                    yield (start if start == end else cons(start, end)), NIL if value is T else value
        tail = tail.cdr


def copied(lisp: Lisp, keymap: Cons) -> object:
    """Return a copy of KEYMAP with copies of the keymaps in it; the parent is shared."""
    items: list[object] = []
    tail: Any = keymap.cdr
    while type(tail) is Cons and tail.car is not KEYMAP:
        item = tail.car
        if type(item) is CharTable:
            item = lisp.call(intern("copy-sequence"), item)
        elif type(item) is Cons and item.car is KEYMAP:
            item = copied(lisp, item)
        elif type(item) is Cons:
            value = item.cdr
            if type(value) is Cons and value.car is KEYMAP:
                value = copied(lisp, value)
            item = cons(item.car, value)
        items.append(item)
        tail = tail.cdr
    result: Any = list_of(KEYMAP, *items)
    last = result
    while type(last.cdr) is Cons:
        last = last.cdr
    last.cdr = tail
    return result


def sequences(lisp: Lisp, keymap: object, prefix: list[object], seen: list[object]) -> Iterator[tuple[list[object], object]]:
    """Yield the sequences of events that KEYMAP binds, each with its definition, after PREFIX; SEEN are the keymaps around."""
    for event, definition in pairs(lisp, keymap, True):
        value = real_definition(definition)
        inner = as_keymap(lisp, value)
        if inner is not None and all(inner is not each for each in seen):
            yield from sequences(lisp, inner, [*prefix, event], [*seen, inner])
        else:
            yield [*prefix, event], value


def joined(events: list[object]) -> Vector:
    """Return EVENTS as a vector in which ESC and a character are one event with meta."""
    found: list[object] = []
    for event in events:
        if found and found[-1] == ESCAPE and type(event) is int:
            found[-1] = event | META
        else:
            found.append(event)
    return Vector(found)


def list_of_keymaps(value: object) -> list[object]:
    """Return the keymaps of VALUE, a keymap or a list of them."""
    if type(value) is Cons and value.car is not KEYMAP:
        return elements(value)
    return [value]
