"""Keymaps as menus use them: bindings in a chosen order, bindings replaced everywhere, maps that are pushed onto another."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.functions import Subr
from elnet.objects.lists import conses
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check, keymaps
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

KEYMAP, WITNESS = intern("keymap"), intern("add-keymap-witness")


@primitive("define-key-after")
def define_key_after(lisp: Lisp, keymap: object, key: object, definition: object, after: object = NIL) -> object:
    """Bind KEY in KEYMAP to DEFINITION, behind the binding of the event AFTER; at the end if AFTER is t, nil or not bound.

    KEY may be a sequence: the bindings of all its events but the last are keymaps.
    """
    events = keymaps.events_of(key)
    if len(events) > 1:
        prefix = Vector(events[:-1])
        inner = lisp.call(intern("lookup-key"), keymap, prefix)
        if lisp.call(intern("keymapp"), inner) is NIL:
            inner = list_of(KEYMAP)
            lisp.call(intern("define-key"), keymap, prefix, inner)
        keymap = inner
    event = keymaps.converted(lisp, events[-1])
    wanted = NIL if after is T else after
    target = keymaps.check_keymap(lisp, keymap)
    _remove(target, event)
    place = _last_pair(target, wanted)
    place.cdr = cons(cons(event, definition), place.cdr)
    return NIL


def _remove(keymap: Cons, event: object) -> None:
    before = keymap
    while type(before.cdr) is Cons and before.cdr.car is not KEYMAP:
        entry = before.cdr.car
        if type(entry) is Cons and entry.car == event:
            before.cdr = before.cdr.cdr
        else:
            before = before.cdr


def _last_pair(keymap: Cons, after: object) -> Cons:
    """Return the pair of KEYMAP behind which a binding comes that is to be after that of AFTER."""
    pair = keymap
    while type(pair.cdr) is Cons and pair.cdr.car is not KEYMAP:
        pair = pair.cdr
        entry = pair.car
        if after is not NIL and type(entry) is Cons and entry.car == after:
            break
    return pair


@primitive("keymap-set-after")
def keymap_set_after(lisp: Lisp, keymap: object, key: object, definition: object, after: object = NIL) -> object:
    """Bind KEY, written as for `key-valid-p', in KEYMAP to DEFINITION behind the binding of the event AFTER."""
    parse = intern("key-parse")
    if type(after) is LString:
        after = lisp.call(parse, after)
    return define_key_after(lisp, keymap, lisp.call(parse, key), definition, after)


# Replacing commands


@primitive("substitute-key-definition")
def substitute_key_definition(
    lisp: Lisp, olddef: object, newdef: object, keymap: object, oldmap: object = NIL, prefix: object = NIL
) -> object:
    """Bind to NEWDEF in KEYMAP all keys that are bound to OLDDEF in OLDMAP, by default in KEYMAP itself.

    PREFIX, a vector, is put before the keys.
    """
    target = keymaps.check_keymap(lisp, keymap)
    source = target if oldmap is NIL else keymaps.check_keymap(lisp, oldmap)
    start = list(prefix.items) if type(prefix) is Vector else []
    _substitute(lisp, olddef, newdef, target, source, start, [])
    return NIL


def _substitute(
    lisp: Lisp, old: object, new: object, keymap: Cons, source: Cons, prefix: list[object], seen: list[object]
) -> None:
    seen.append(source)
    for event, definition in list(keymaps.pairs(lisp, source, with_parents=True)):
        keys = [*prefix, event]
        real = keymaps.real_definition(definition)
        if real is old or (type(real) is not Symbol and lisp.call(intern("equal"), real, old) is not NIL):
            keymaps.define(lisp, keymap, Vector(keys), _replaced(definition, real, new))
            continue
        inner = keymaps.as_keymap(lisp, real)
        if inner is not None and all(each is not inner for each in seen):
            _substitute(lisp, old, new, keymap, inner, keys, seen)


def _replaced(definition: object, real: object, new: object) -> object:
    """Return DEFINITION, perhaps an item of a menu, with NEW instead of REAL."""
    if definition is real or type(definition) is not Cons:
        return new
    if type(definition.car) is LString:
        return cons(definition.car, _replaced(definition.cdr, real, new))
    copy = [each.car for each in conses(definition)]
    copy[2] = new
    return list_of(*copy)


# Pushing keymaps


@primitive("internal-push-keymap")
def internal_push_keymap(lisp: Lisp, keymap: object, symbol: object) -> object:
    """Let the keymap in the variable SYMBOL have KEYMAP in front, unless it has that already.

    It becomes (keymap KEYMAP… add-keymap-witness . KEYMAP-AS-IT-WAS).
    """
    name = check.symbol(symbol)
    value = lisp.variables.get(name)
    if type(value) is not Cons or lisp.call(intern("memq"), WITNESS, value) is NIL:
        value = cons(KEYMAP, cons(WITNESS, value))
        lisp.variables.set(name, value)
    pair = check.cons(value)
    if lisp.call(intern("memq"), keymap, pair) is NIL:
        pair.cdr = cons(keymap, pair.cdr)
    return NIL


@primitive("internal-pop-keymap")
def internal_pop_keymap(lisp: Lisp, keymap: object, symbol: object) -> object:
    """Take KEYMAP out of the keymap in the variable SYMBOL."""
    name = check.symbol(symbol)
    value = lisp.variables.get(name)
    if type(value) is not Cons or lisp.call(intern("memq"), WITNESS, value) is NIL:
        return NIL
    value.cdr = lisp.call(intern("delq"), keymap, value.cdr)
    rest = check.cons(value.cdr)
    if rest.car is WITNESS:
        lisp.variables.set(name, rest.cdr)
    return NIL


@primitive("set-transient-map")
def set_transient_map(
    lisp: Lisp, map: object, keep_pred: object = NIL, on_exit: object = NIL, message: object = NIL, timeout: object = NIL
) -> object:
    """Make MAP the first keymap for the next command; return the function that ends that, which calls ON-EXIT.

    If KEEP-PRED is t, MAP stays as long as the keys of commands are its own; if it is a function, as long as it returns
    non-nil.  MESSAGE and TIMEOUT matter only to who can see.
    """
    variable, hook = intern("overriding-terminal-local-map"), intern("pre-command-hook")
    internal_push_keymap(lisp, map, variable)

    def leave() -> object:
        lisp.call(intern("remove-hook"), hook, before)
        internal_pop_keymap(lisp, map, variable)
        return NIL if on_exit is NIL else lisp.call(on_exit)

    def check_keys() -> object:
        return NIL if _is_kept(lisp, map, keep_pred) else leave()

    before = Subr("clear-transient-map", check_keys, False)  # type: ignore[arg-type]
    lisp.call(intern("add-hook"), hook, before)
    return Subr("clear-transient-map", leave, False)  # type: ignore[arg-type]


def _is_kept(lisp: Lisp, map: object, keep: object) -> bool:
    """Tell whether MAP goes on for the command that is about to run: KEEP nil, t or a function says so."""
    if keep is NIL:
        return False
    if keep is not T:
        return lisp.call(keep) is not NIL
    keys = lisp.call(intern("this-command-keys-vector"))
    return lisp.call(intern("lookup-key"), map, keys) is lisp.value("this-command")


@primitive("make-mode-line-mouse-map")
def make_mode_line_mouse_map(lisp: Lisp, mouse: object, function: object) -> object:
    """Return a keymap that binds the event MOUSE on the mode line to FUNCTION."""
    keymap = list_of(KEYMAP)
    lisp.call(intern("define-key"), keymap, Vector([intern("mode-line"), mouse]), function)
    return keymap


@primitive("undefined", interactive=NIL)
def undefined() -> object:
    """Do nothing but beep: the command of keys that have none."""
    return NIL
