"""The library easymenu: menus from lists (manual node "Easy Menu").

A menu is (NAME [KEYWORD VALUE]… ITEM…); an item is a text, a vector [NAME COMMAND ENABLE] or [NAME COMMAND KEYWORD VALUE…],
or a menu.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.functions import Subr
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check, keymaps
from elnet.runtime.backquote import quoted
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive

KEYMAP, MENU_ITEM, MENU_BAR = map(intern, ("keymap", "menu-item", "menu-bar"))
VISIBLE, ENABLE = (":visible", ":included"), (":enable", ":active")


class Menus:
    """Counts, for one interpreter, the functions that are made for items of menus."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.count = 0

    def symbol(self, definition: object) -> Symbol:
        """Return a new symbol, uninterned, whose function is DEFINITION."""
        symbol = Symbol(f"menu-function-{self.count}")
        self.count += 1
        self.lisp.functions.define(symbol, definition)
        return symbol


@macro("easy-menu-define")
def easy_menu_define(symbol: object, maps: object, doc: object, menu: object) -> object:
    """Define the MENU: a command SYMBOL that pops it up, a variable of the same name with its keymap, and a binding in MAPS.

    MAPS is a keymap or a list of them; SYMBOL may be nil.  DOC is the docstring of the variable.
    """
    define = list_of(intern("easy-menu-do-define"), quoted(symbol), maps, doc, menu)
    if symbol is NIL:
        return list_of(intern("progn"), define)
    return list_of(intern("progn"), list_of(intern("defvar"), symbol, NIL, doc), define)


@primitive("easy-menu-do-define")
def easy_menu_do_define(lisp: Lisp, symbol: object, maps: object, doc: object, menu: object) -> object:
    """Define MENU as `easy-menu-define' does, which documents the arguments."""
    name, keymap = _menu(lisp, menu)
    variable = check.symbol(symbol)
    if variable is not NIL:
        lisp.variables.set(variable, keymap)

        def pop_up(event: object = NIL) -> object:
            return lisp.call(intern("x-popup-menu"), event, keymap)

        lisp.functions.define(variable, Subr(variable.name, pop_up, False, "@e"))  # type: ignore[arg-type]
    for each in [maps] if lisp.call(intern("keymapp"), maps) is not NIL else elements(maps):
        event = intern(check.string(name).text.lower())
        lisp.call(intern("define-key"), each, Vector([MENU_BAR, event]), easy_menu_binding(lisp, keymap, name))
    return NIL


def _menu(lisp: Lisp, menu: object) -> tuple[object, object]:
    """Return the name of MENU, a list or a keymap, and its keymap."""
    if lisp.call(intern("keymapp"), menu) is not NIL:
        return lisp.call(intern("keymap-prompt"), menu), menu
    name, *items = elements(menu)
    return name, easy_menu_create_menu(lisp, name, list_from(items))


@primitive("easy-menu-intern")
def easy_menu_intern(s: object) -> object:
    """Return the symbol named S, or S if it is no string."""
    return intern(s.text) if isinstance(s, LString) else s


@primitive("easy-menu-binding")
def easy_menu_binding(lisp: Lisp, menu: object, item_name: object = NIL) -> object:
    """Return the definition of an item ITEM-NAME that shows MENU, what `easy-menu-create-menu' has made."""
    properties = lisp.plists.get(menu, intern("menu-prop")) if isinstance(menu, Symbol) else NIL
    return cons(MENU_ITEM, cons(item_name, cons(menu, properties)))


# From lists to keymaps


def _keywords(items: list[object]) -> tuple[list[tuple[str, object]], list[object]]:
    """Return the keywords and values at the start of ITEMS, and the rest."""
    found: list[tuple[str, object]] = []
    while len(items) > 1 and isinstance(items[0], Symbol) and items[0].name.startswith(":"):
        found.append((items[0].name, items[1]))
        items = items[2:]
    return found, items


def _properties(pairs: list[tuple[str, object]]) -> list[object]:
    """Return the properties of an item that PAIRS of keywords and values mean; what is always true is left out."""
    given = dict(pairs)
    found: list[object] = []
    for key, value in pairs:
        if key in (":keys", ":help", ":key-sequence", ":filter", ":image"):
            found = [intern(key), value, *found]
    style, selected = given.get(":style", NIL), given.get(":selected", NIL)
    if isinstance(style, Symbol) and style.name in ("toggle", "radio") and ":selected" in given:
        found += [intern(":button"), cons(intern(f":{style.name}"), selected)]
    for names, keyword in ((ENABLE, ":enable"), (VISIBLE, ":visible")):
        values = [value for key, value in pairs if key in names and value is not T]
        if values:
            found = [intern(keyword), values[-1], *found]
    return found


@primitive("easy-menu-create-menu")
def easy_menu_create_menu(lisp: Lisp, menu_name: object, menu_items: object) -> object:
    """Return a keymap, or a symbol that stands for it, for a menu called MENU-NAME with MENU-ITEMS."""
    keymap, properties = _created(lisp, menu_name, menu_items)
    if not properties:
        return keymap
    symbol = lisp.part(Menus).symbol(keymap)
    lisp.plists.put(symbol, intern("menu-prop"), list_from(properties))
    return symbol


def _created(lisp: Lisp, menu_name: object, menu_items: object) -> tuple[Cons, list[object]]:
    """Return the keymap of a menu called MENU-NAME with MENU-ITEMS, and the properties of the menu itself."""
    pairs, items = _keywords(elements(menu_items))
    keymap = check.cons(list_of(KEYMAP, menu_name))
    entries: list[object] = []
    for number, item in enumerate(items):
        event, definition = _converted(lisp, item)
        if any(type(each) is Cons and each.car is event for each in entries):
            event = intern(f"{event.name}-{number}")
        entries.append(cons(event, definition))
    keymap.cdr = cons(menu_name, list_from(entries))
    return keymap, _properties(pairs)


def _converted(lisp: Lisp, item: object) -> tuple[Symbol, object]:
    """Return the event and the definition of ITEM."""
    if isinstance(item, LString):
        if not item.text.strip("-"):
            return NIL, list_of(lisp_string("--"))
        return NIL, list_of(item) if item.text.startswith("--") else list_of(MENU_ITEM, item)
    if type(item) is Cons:
        pairs, _ = _keywords(elements(item.cdr))
        keymap, properties = _created(lisp, item.car, item.cdr)
        label = dict(pairs).get(":label", item.car)
        return intern(check.string(item.car).text), list_of(MENU_ITEM, label, keymap, *properties)
    if type(item) is not Vector or not item.items:
        raise lisp_error("Invalid menu item in easymenu")
    return _converted_vector(lisp, item.items)


def _converted_vector(lisp: Lisp, items: list[object]) -> tuple[Symbol, object]:
    name = check.string(items[0])
    command = items[1] if len(items) > 1 else NIL
    if len(items) > 2 and not (isinstance(items[2], Symbol) and items[2].name.startswith(":")):
        pairs: list[tuple[str, object]] = [(":active", items[2])]
        if len(items) > 3:
            pairs.append((":suffix", items[3]))
    else:
        pairs = [(check.symbol(key).name, value) for key, value in zip(items[2::2], items[3::2], strict=False)]
    given = dict(pairs)
    shown: object = given.get(":label", name)
    if given.get(":style") is intern("button"):
        shown = lisp_string(f"[{name.text}]")
    if isinstance(given.get(":suffix"), LString) and isinstance(shown, LString):
        shown = lisp_string(f"{shown.text} {given[':suffix'].text}")  # type: ignore[attr-defined]
    properties = _properties(pairs)
    if not isinstance(command, Symbol):
        properties += [] if ":keys" in given or ":key-sequence" in given else [intern(":key-sequence"), NIL]
        command = lisp.part(Menus).symbol(_function(lisp, command))
    return intern(name.text), list_of(MENU_ITEM, shown, command, *properties)


def _function(lisp: Lisp, command: object) -> object:
    """Return COMMAND, or a command that evaluates it if it is a form."""
    if lisp.functions.is_function(command):
        return command
    form = list_of(intern("lambda"), NIL, list_of(intern("interactive")), command)
    return lisp.evaluator.evaluate(list_of(intern("function"), form), T)


# Changing menus


@primitive("easy-menu-get-map")
def easy_menu_get_map(lisp: Lisp, map: object, path: object, to_modify: object = NIL) -> object:
    """Return the keymap in MAP that the names in the list PATH lead to, made if it is missing.

    MAP nil means the menu bar, where the local keymap comes before the global one; what is missing is put into the local one.
    """
    names = elements(path)
    maps = [map]
    if map is NIL:
        current = (lisp.call(intern(f"current-{kind}-map")) for kind in ("local", "global"))
        maps = [each for each in current if each is not NIL]
    bar: list[object] = [intern("menu-bar")] if map is NIL else []
    for each in maps:
        found = _led_to(lisp, lisp.call(intern("lookup-key"), each, Vector(bar)) if bar else each, names)
        if found is not NIL:
            return keymaps.check_keymap(lisp, found)
    menu = list_of(KEYMAP, names[-1]) if names else list_of(KEYMAP)
    events: list[object] = [*bar, *(easy_menu_intern(name) for name in names)]
    lisp.call(intern("define-key"), maps[0], Vector(events), cons(names[-1], menu) if names else menu)
    return menu


def _led_to(lisp: Lisp, keymap: object, names: list[object]) -> object:
    """Return the keymap that NAMES lead to in KEYMAP, nil if there is none."""
    for name in names:
        found = _item(lisp, keymap, name) if lisp.call(intern("keymapp"), keymap) is not NIL else None
        keymap = NIL if found is None else keymaps.real_definition(found.cdr)
    return NIL if lisp.call(intern("keymapp"), keymap) is NIL else keymap


def _item(lisp: Lisp, keymap: object, name: object) -> Cons | None:
    """Return the binding in KEYMAP of the item NAME, by its event or by what it shows."""
    for event, definition in keymaps.pairs(lisp, keymap, with_parents=True):
        if isinstance(event, Symbol) and _matches(name, event, definition):
            return cons(event, definition)
    return None


def _matches(name: object, event: Symbol, definition: object) -> bool:
    wanted = name.text if isinstance(name, LString) else check.symbol(name).name
    if event.name == wanted or event.name == wanted.lower():
        return True
    if type(definition) is Cons and definition.car is MENU_ITEM and type(definition.cdr) is Cons:
        definition = definition.cdr
    shown = definition.car if type(definition) is Cons else NIL
    return isinstance(shown, LString) and shown.text == wanted


@primitive("easy-menu-add-item")
def easy_menu_add_item(lisp: Lisp, map: object, path: object, item: object, before: object = NIL) -> object:
    """Put ITEM, as in a menu or a keymap, into the menu at PATH of MAP: before the item BEFORE, by default at the end."""
    target = easy_menu_get_map(lisp, map, path, T)
    whole = lisp.call(intern("keymapp"), item) is not NIL
    event, definition = _of_keymap(lisp, item) if whole else _converted(lisp, item)
    keymap = check.cons(target)
    for each, _ in list(keymaps.pairs(lisp, keymap, with_parents=False)):
        if each is event:
            keymaps.store(keymap, event, NIL, True)
    place = keymap
    while type(place.cdr) is Cons:
        entry = place.cdr.car
        if (
            before is not NIL
            and type(entry) is Cons
            and isinstance(entry.car, Symbol)
            and _matches(before, entry.car, entry.cdr)
        ):
            break
        place = place.cdr
    place.cdr = cons(cons(event, definition), place.cdr)
    return NIL


def _of_keymap(lisp: Lisp, menu: object) -> tuple[Symbol, object]:
    """Return the event and the definition of the keymap MENU, or a symbol that `easy-menu-create-menu' returned, as an item."""
    keymap = keymaps.check_keymap(lisp, menu)
    title = check.string(lisp.call(intern("keymap-prompt"), keymap))
    properties = lisp.plists.get(menu, intern("menu-prop")) if isinstance(menu, Symbol) else NIL
    return intern(title.text), list_of(MENU_ITEM, title, keymap, *elements(properties))


@primitive("easy-menu-remove-item")
def easy_menu_remove_item(lisp: Lisp, map: object, path: object, name: object) -> object:
    """Take the item NAME out of the menu at PATH of MAP, and return it."""
    target = easy_menu_get_map(lisp, map, path)
    found = _item(lisp, target, name)
    if found is None:
        return NIL
    keymaps.store(check.cons(target), found.car, NIL, True)
    return _described(found)


def _described(found: Cons) -> object:
    """Return the binding FOUND as a pair of what it shows and its command."""
    definition = found.cdr
    if type(definition) is Cons and definition.car is MENU_ITEM and type(definition.cdr) is Cons:
        definition = definition.cdr
    shown = definition.car if type(definition) is Cons else found.car
    return cons(shown, keymaps.real_definition(found.cdr))


@primitive("easy-menu-item-present-p")
def easy_menu_item_present_p(lisp: Lisp, map: object, path: object, name: object) -> object:
    """Return the item NAME of the menu at PATH of MAP, nil if there is none."""
    found = _item(lisp, easy_menu_get_map(lisp, map, path), name)
    return NIL if found is None else _described(found)


@primitive("easy-menu-name-match")
def easy_menu_name_match(name: object, item: object) -> object:
    """Return ITEM, the start of a binding of a menu, if NAME is its name, else nil."""
    if type(item) is not Cons:
        return NIL
    shown = item.car
    same = isinstance(shown, LString) and isinstance(name, LString) and shown.text == name.text
    return item if same or shown is name else NIL


@primitive("easy-menu-change")
def easy_menu_change(lisp: Lisp, path: object, name: object, items: object, before: object = NIL, map: object = NIL) -> object:
    """Replace the menu NAME at PATH of the menu bar of MAP by one with ITEMS; put it before BEFORE if it is new."""
    return easy_menu_add_item(lisp, map, path, cons(name, items), before)


@primitive("easy-menu-add", "easy-menu-remove", interactive=NIL)
def easy_menu_add(*ignored: object) -> object:
    """Do nothing, whatever IGNORED is: a menu is there without it."""
    return NIL
