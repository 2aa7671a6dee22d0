"""Keymaps: making them, binding keys in them and looking keys up."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth, wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import CharTable, Vector
from elnet.runtime import check, keymaps
from elnet.runtime.active_keymaps import ActiveKeymaps
from elnet.runtime.keymaps import KEYMAP, as_keymap, check_keymap
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@primitive()
def make_sparse_keymap(prompt: object = NIL) -> object:
    """Return a new keymap without bindings; PROMPT is shown when it is used as a menu."""
    return list_of(KEYMAP) if prompt is NIL else list_of(KEYMAP, prompt)


@primitive()
def make_keymap(prompt: object = NIL) -> object:
    """Return a new keymap with a table for all characters; PROMPT is shown when it is used as a menu."""
    table = CharTable(KEYMAP)
    return list_of(KEYMAP, table) if prompt is NIL else list_of(KEYMAP, table, prompt)


@primitive()
def keymapp(lisp: Lisp, object: object) -> Symbol:
    """Return t if OBJECT is a keymap, or a symbol whose function is one."""
    return truth(as_keymap(lisp, object) is not None)


@primitive()
def keymap_parent(lisp: Lisp, keymap: object) -> object:
    """Return the keymap that KEYMAP inherits from, nil if there is none."""
    return keymaps.parent_of(lisp, check_keymap(lisp, keymap))


@primitive()
def set_keymap_parent(lisp: Lisp, keymap: object, parent: object) -> object:
    """Make KEYMAP inherit from PARENT, a keymap or nil, and return PARENT."""
    found = check_keymap(lisp, keymap)
    if parent is not NIL:
        above: object = check_keymap(lisp, parent)
        while above is not NIL:
            if above is found:
                raise lisp_error("Cyclic keymap inheritance")
            above = keymaps.parent_of(lisp, above)  # type: ignore[arg-type]
    keymaps.set_parent(found, parent)
    return parent


@primitive()
def keymap_prompt(lisp: Lisp, map: object) -> object:
    """Return the prompt of the keymap MAP, nil if it has none."""
    tail: object = check_keymap(lisp, map).cdr
    while type(tail) is Cons:
        if isinstance(tail.car, LString):
            return tail.car
        tail = tail.cdr
    return NIL


@primitive()
def copy_keymap(lisp: Lisp, keymap: object) -> object:
    """Return a copy of KEYMAP, the keymaps in it copied, too; its parent is shared."""
    return keymaps.copied(lisp, check_keymap(lisp, keymap))


@primitive()
def define_key(lisp: Lisp, keymap: object, key: object, def_: object, remove: object = NIL) -> object:
    """Bind KEY, a string or vector of events, in KEYMAP to DEF, and return DEF; REMOVE non-nil means unbind it."""
    keymaps.define(lisp, keymap, key, def_, remove is not NIL)
    return def_


@primitive()
def lookup_key(lisp: Lisp, keymap: object, key: object, accept_default: object = NIL) -> object:
    """Return the definition of KEY in KEYMAP, a keymap or list of keymaps; nil if there is none.

    It is a number if KEY is too long: how many events at its start make a complete key.  ACCEPT-DEFAULT non-nil means bindings
    for all events count.
    """
    if not isinstance(key, LString | Vector):
        raise wrong_type_argument("arrayp", key)
    if keymap is NIL:
        return NIL
    if type(keymap) is Cons and keymap.car is not KEYMAP:
        maps = [each if (inner := as_keymap(lisp, each)) is None else inner for each in elements(keymap)]
        keymap = cons(KEYMAP, list_from(maps))
    return keymaps.lookup(lisp, keymap, key, accept_default is not NIL)


@primitive()
def map_keymap(lisp: Lisp, function: object, keymap: object, sort_first: object = NIL) -> object:
    """Call FUNCTION with each event that KEYMAP or a parent of it binds and its definition; SORT-FIRST does not matter."""
    for event, definition in list(keymaps.pairs(lisp, check_keymap(lisp, keymap), True)):
        lisp.call(function, event, definition)
    return NIL


@primitive()
def map_keymap_internal(lisp: Lisp, function: object, keymap: object) -> object:
    """Call FUNCTION with each event that KEYMAP itself binds and its definition; return its parent."""
    found = check_keymap(lisp, keymap)
    for event, definition in list(keymaps.pairs(lisp, found, False)):
        lisp.call(function, event, definition)
    return keymaps.parent_of(lisp, found)


# Binding keys of the maps in force


@primitive("global-set-key")
def global_set_key(lisp: Lisp, key: object, command: object) -> object:
    """Bind KEY in the global keymap to COMMAND."""
    return define_key(lisp, lisp.part(ActiveKeymaps).of_everywhere(), key, command)


@primitive("local-set-key", interactive="KSet key locally: \nCSet key %s locally to command: ")
def local_set_key(lisp: Lisp, key: object, command: object) -> object:
    """Bind KEY in the local keymap, which is made if there is none, to COMMAND."""
    active = lisp.part(ActiveKeymaps)
    if active.of_buffer() is NIL:
        active.use_in_buffer(make_sparse_keymap())
    return define_key(lisp, active.of_buffer(), key, command)


@primitive("define-prefix-command")
def define_prefix_command(lisp: Lisp, symbol: object, mapvar: object = NIL, name: object = NIL) -> object:
    """Make SYMBOL a prefix: its function, and the value of it or of MAPVAR, is a new keymap with the prompt NAME."""
    keymap = make_sparse_keymap(name)
    lisp.functions.define(check.symbol(symbol), keymap)
    lisp.variables.set(check.symbol(symbol if mapvar is NIL else mapvar), keymap)
    return symbol


@primitive("suppress-keymap")
def suppress_keymap(lisp: Lisp, map: object, nodigits: object = NIL) -> object:
    """Make characters that insert themselves undefined in MAP; digits and minus give arguments unless NODIGITS is non-nil."""
    define_key(lisp, map, Vector([intern("remap"), intern("self-insert-command")]), intern("undefined"))
    if nodigits is NIL:
        define_key(lisp, map, LString("-", False), intern("negative-argument"))
        for digit in "0123456789":
            define_key(lisp, map, LString(digit, False), intern("digit-argument"))
    return NIL


@primitive("make-composed-keymap")
def make_composed_keymap(lisp: Lisp, maps: object, parent: object = NIL) -> object:
    """Return a keymap of the bindings of MAPS, a keymap or list of them, and of those of PARENT."""
    found: Any = list_of(KEYMAP, *(each for each in keymaps.list_of_keymaps(maps) if each is not NIL))
    if parent is not NIL:
        keymaps.set_parent(found, parent)
    return found


@primitive("elnet--keymap-codes")
def keymap_codes(lisp: Lisp, keymap: object) -> object:
    """Return the events that KEYMAP or its parents bind, each in a pair with the definition."""
    found = keymaps.pairs(lisp, check_keymap(lisp, keymap), True)
    return list_from(cons(event, definition) for event, definition in found)


@primitive("elnet--keymap-sequences")
def keymap_sequences(lisp: Lisp, keymap: object) -> object:
    """Return the events that KEYMAP or its parents bind, each as a vector in a pair with the definition."""
    found = keymaps.pairs(lisp, check_keymap(lisp, keymap), True)
    return list_from(cons(Vector([event]), definition) for event, definition in found)


@primitive("keymap--get-keyelt")
def get_keyelt(lisp: Lisp, object: object, autoload: object) -> object:
    """Return the definition in OBJECT, a menu item perhaps; its filter is called if AUTOLOAD is non-nil."""
    return keymaps.real_definition(object) if autoload is NIL else keymaps.filtered_definition(lisp, object)


@primitive("accessible-keymaps")
def accessible_keymaps(lisp: Lisp, keymap: object, prefix: object = NIL) -> object:
    """Return KEYMAP and the keymaps that its keys lead to, those that begin with PREFIX, as a list of (KEYS . MAP)."""
    start = [] if prefix is NIL else keymaps.events_of(prefix)
    first = as_keymap(lisp, keymaps.lookup(lisp, keymap, Vector(start), False))
    found: list[tuple[list[Any], Cons]] = [] if first is None else [(start, first)]
    for keys, each in found:
        for event, definition in keymaps.pairs(lisp, each, True):
            inner = as_keymap(lisp, keymaps.filtered_definition(lisp, definition))
            if inner is not None and all(inner is not other for _, other in found):
                found.append(([*keys, event], inner))
    return list_from(cons(keymaps.joined(keys), each) for keys, each in found)
