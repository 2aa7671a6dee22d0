"""Buttons: pieces of text that do something when pushed (manual node "Buttons").

A button is an overlay, or text with the property `button`; then a marker at it stands for it.  What all buttons of a type
have in common are the properties of a symbol, which each button has as its `category`.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, signal
from elnet.objects.cons import list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.messages import Messages
from elnet.runtime.primitive import primitive
from elnet.text.markers import Marker
from elnet.text.overlays import Overlay

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

BUTTON, CATEGORY, TYPE, ACTION, FACE = map(intern, ("button", "category", "type", "action", "face"))
CATEGORY_SYMBOL, SUPERTYPE, DEFAULT = map(intern, ("button-category-symbol", "supertype", "default-button"))
TYPE_KEYS = (intern(":type"), TYPE)


class Buttons:
    """The types of buttons of one interpreter: the first one, `button`, is made with it."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        common = (
            ("face", BUTTON),
            ("mouse-face", intern("highlight")),
            ("keymap", lisp.value("button-map")),
            ("type", BUTTON),
            ("action", intern("ignore")),
            ("help-echo", lisp_string("mouse-2, RET: Push this button")),
            ("evaporate", T),
            ("rear-nonsticky", T),
        )
        lisp.plists.set_plist(DEFAULT, list_from(item for name, value in common for item in (intern(name), value)))
        lisp.plists.put(BUTTON, CATEGORY_SYMBOL, DEFAULT)

    def category(self, kind: object) -> Symbol:
        """Return the symbol whose properties the buttons of KIND have; signal an error if there is none."""
        found = self.lisp.plists.get(kind, CATEGORY_SYMBOL) if isinstance(kind, Symbol) else NIL
        if not isinstance(found, Symbol) or found is NIL:
            name = kind.name if isinstance(kind, Symbol) else kind
            raise lisp_error(f"Unknown button type ‘{name}’")
        return found


# Types


@primitive("define-button-type")
def define_button_type(lisp: Lisp, name: object, *properties: object) -> object:
    """Define NAME as a type of buttons with PROPERTIES: names and values.

    Besides what text may have: `supertype', a type to take what is missing from; `action' and `mouse-action', functions to
    call with the button; `skip', non-nil if motion passes it by.
    """
    kind = check.symbol(name)
    pairs = list(zip(properties[::2], properties[1::2], strict=False))
    given = {key: value for key, value in pairs if key in (SUPERTYPE, intern(":supertype"))}
    above = next(iter(given.values()), BUTTON)
    category = intern(f"{kind.name}-button")
    lisp.plists.put(kind, CATEGORY_SYMBOL, category)
    inherited = elements(lisp.plists.plist(lisp.part(Buttons).category(above)))
    lisp.plists.set_plist(category, list_from(inherited))
    lisp.plists.put(category, TYPE, kind)
    lisp.plists.put(kind, intern("button-supertype"), above)
    for key, value in pairs:
        lisp.plists.put(category, SUPERTYPE if key in given else key, value)
    return name


@primitive("button-category-symbol")
def button_category_symbol(lisp: Lisp, type_: object) -> Symbol:
    """Return the symbol whose properties all buttons of TYPE have."""
    return lisp.part(Buttons).category(type_)


@primitive("button-type-put")
def button_type_put(lisp: Lisp, type_: object, prop: object, val: object) -> object:
    """Give all buttons of TYPE the property PROP with VAL."""
    lisp.plists.put(lisp.part(Buttons).category(type_), prop, val)
    return val


@primitive("button-type-get")
def button_type_get(lisp: Lisp, type_: object, prop: object) -> object:
    """Return the property PROP of TYPE."""
    return lisp.plists.get(lisp.part(Buttons).category(type_), prop)


@primitive("button-type-subtype-p")
def button_type_subtype_p(lisp: Lisp, type_: object, supertype: object) -> Symbol:
    """Return t if TYPE is SUPERTYPE or takes from it."""
    while isinstance(type_, Symbol) and type_ is not NIL:
        if type_ is supertype:
            return T
        type_ = lisp.plists.get(type_, intern("button-supertype"))
    return NIL


# One button


def _edge(lisp: Lisp, button: Any, forward: bool) -> object:
    if isinstance(button, Overlay):
        return button.end if forward else button.start
    if type(button) is LString:
        return len(button.text) if forward else 0
    place, buffer = check.integer_or_marker(button), _buffer_of(button)
    if forward:
        return lisp.call(intern("next-single-char-property-change"), place, BUTTON, buffer)
    return lisp.call(intern("previous-single-char-property-change"), place + 1, BUTTON, buffer)


def _buffer_of(button: object) -> object:
    return button.buffer or NIL if isinstance(button, Marker) else NIL


@primitive("button-start")
def button_start(lisp: Lisp, button: object) -> object:
    """Return where BUTTON begins."""
    return _edge(lisp, button, forward=False)


@primitive("button-end")
def button_end(lisp: Lisp, button: object) -> object:
    """Return where BUTTON ends."""
    return _edge(lisp, button, forward=True)


@primitive("button-get")
def button_get(lisp: Lisp, button: object, prop: object) -> object:
    """Return the property PROP of BUTTON."""
    if isinstance(button, Overlay):
        return lisp.call(intern("overlay-get"), button, prop)
    if type(button) is LString:
        return lisp.call(intern("get-text-property"), 0, prop, button)
    return lisp.call(intern("get-text-property"), button, prop, _buffer_of(button))


@primitive("button-put")
def button_put(lisp: Lisp, button: object, prop: object, val: object) -> object:
    """Give BUTTON the property PROP with VAL; its `type' chooses what it has in common with others."""
    if prop in TYPE_KEYS:
        prop, val = CATEGORY, lisp.part(Buttons).category(val)
    elif prop is CATEGORY:
        raise lisp_error("Button ‘category’ property may not be set directly")
    if isinstance(button, Overlay):
        return lisp.call(intern("overlay-put"), button, prop, val)
    start, end = button_start(lisp, button), button_end(lisp, button)
    where = button if type(button) is LString else _buffer_of(button)
    return lisp.call(intern("put-text-property"), start, end, prop, val, where)


@primitive("button-label")
def button_label(lisp: Lisp, button: object) -> object:
    """Return the text of BUTTON without properties."""
    if type(button) is LString:
        return LString(button.text, button.multibyte)
    return lisp.call(intern("buffer-substring-no-properties"), button_start(lisp, button), button_end(lisp, button))


@primitive("button-type")
def button_type(lisp: Lisp, button: object) -> object:
    """Return the type of BUTTON."""
    return button_get(lisp, button, TYPE)


@primitive("button-has-type-p")
def button_has_type_p(lisp: Lisp, button: object, type_: object) -> Symbol:
    """Return t if BUTTON is of TYPE or of one that takes from it."""
    return button_type_subtype_p(lisp, button_type(lisp, button), type_)


@primitive("button-activate")
def button_activate(lisp: Lisp, button: object, use_mouse_action: object = NIL) -> object:
    """Call the `action' of BUTTON, or its `mouse-action' if it has one and USE-MOUSE-ACTION is non-nil.

    The function gets the button, or what `buttonize' has kept for it.
    """
    action = button_get(lisp, button, intern("mouse-action")) if use_mouse_action is not NIL else NIL
    action = button_get(lisp, button, ACTION) if action is NIL else action
    if isinstance(action, Marker):
        lisp.call(intern("goto-char"), action)
        return NIL
    data = button_get(lisp, button, intern("button-data"))
    return lisp.call(action, button if data is NIL else data)


# Making buttons


def _properties(lisp: Lisp, properties: tuple[object, ...]) -> object:
    """Return the PROPERTIES of a text that is a button: the type is told by the category."""
    category: object = DEFAULT
    rest: list[object] = []
    for key, value in zip(properties[::2], properties[1::2], strict=False):
        if key in TYPE_KEYS:
            category = lisp.part(Buttons).category(value)
        elif key is CATEGORY:
            raise lisp_error("Button ‘category’ property may not be set directly")
        else:
            rest += [key, value]
    return list_of(BUTTON, list_of(T), CATEGORY, category, *rest)


@primitive("make-button")
def make_button(lisp: Lisp, beg: object, end: object, *properties: object) -> object:
    """Make the text between BEG and END a button with PROPERTIES, and return the button: an overlay."""
    lisp.part(Buttons)
    overlay = lisp.call(intern("make-overlay"), beg, end, NIL, T)
    for key, value in zip(properties[::2], properties[1::2], strict=False):
        button_put(lisp, overlay, key, value)
    put, get = intern("overlay-put"), intern("overlay-get")
    lisp.call(put, overlay, BUTTON, overlay)
    if lisp.call(get, overlay, CATEGORY) is NIL:
        lisp.call(put, overlay, CATEGORY, DEFAULT)
    return overlay


@primitive("insert-button")
def insert_button(lisp: Lisp, label: object, *properties: object) -> object:
    """Insert LABEL as a button with PROPERTIES, and return the button: an overlay."""
    start = lisp.buffers.current.point
    lisp.call(intern("insert"), label)
    return make_button(lisp, start, lisp.buffers.current.point, *properties)


@primitive("make-text-button")
def make_text_button(lisp: Lisp, beg: object, end: object, *properties: object) -> object:
    """Make the text between BEG and END a button with PROPERTIES, which is no overlay; return BEG.

    BEG may be a string: then a copy of it is the button and returned.
    """
    lisp.part(Buttons)
    where: object = NIL
    start: object = beg
    if type(beg) is LString:
        start, end = 0, len(beg.text)
        where = beg = lisp.call(intern("copy-sequence"), beg)
    lisp.call(intern("add-text-properties"), start, end, _properties(lisp, properties), where)
    return beg


@primitive("insert-text-button")
def insert_text_button(lisp: Lisp, label: object, *properties: object) -> object:
    """Insert LABEL as a button with PROPERTIES, which is no overlay; return where it begins."""
    start = lisp.buffers.current.point
    lisp.call(intern("insert"), label)
    return make_text_button(lisp, start, lisp.buffers.current.point, *properties)


def _callback_properties(lisp: Lisp, callback: object, data: object, help_echo: object) -> list[object]:
    pairs = (
        ("action", callback), ("keymap", lisp.value("button-map")), ("button-data", data), ("category", T),
        ("follow-link", T), ("button", T), ("help-echo", help_echo), ("mouse-face", intern("highlight")),
        ("font-lock-face", BUTTON), ("face", BUTTON),
    )  # fmt: skip
    return [item for name, value in reversed(pairs) for item in (intern(name), value)]


@primitive("buttonize", "button-buttonize")
def buttonize(lisp: Lisp, string: object, callback: object, data: object = NIL, help_echo: object = NIL) -> object:
    """Return a copy of STRING that is a button, which calls CALLBACK with DATA; HELP-ECHO explains it."""
    return lisp.call(intern("propertize"), string, *_callback_properties(lisp, callback, data, help_echo))


@primitive("buttonize-region")
def buttonize_region(
    lisp: Lisp, start: object, end: object, callback: object, data: object = NIL, help_echo: object = NIL
) -> object:
    """Make the text between START and END a button, which calls CALLBACK with DATA; HELP-ECHO explains it."""
    properties = list_from(_callback_properties(lisp, callback, data, help_echo))
    lisp.call(intern("add-text-properties"), start, end, properties)
    return NIL


# Finding buttons


@primitive("button-at")
def button_at(lisp: Lisp, pos: object) -> object:
    """Return the button at POS: an overlay, a marker at one in the text, or nil."""
    get = intern("get-char-property")
    found = lisp.call(get, pos, BUTTON)
    if found is NIL or lisp.call(get, pos, CATEGORY) is NIL:
        return NIL
    return found if isinstance(found, Overlay) else lisp.call(intern("copy-marker"), pos, T)


@primitive("next-button")
def next_button(lisp: Lisp, pos: object, count_current: object = NIL) -> object:
    """Return the next button after POS, or the one at POS if there is one and COUNT-CURRENT is non-nil; nil if none."""
    place: Any = pos
    if count_current is NIL:
        place = lisp.call(intern("next-single-char-property-change"), place, BUTTON)
    while place < lisp.buffers.current.zv:
        found = button_at(lisp, place)
        if found is not NIL:
            return found
        place = lisp.call(intern("next-single-char-property-change"), place, BUTTON)
    return NIL


@primitive("previous-button")
def previous_button(lisp: Lisp, pos: object, count_current: object = NIL) -> object:
    """Return the last button before POS; if COUNT-CURRENT is non-nil it may be the one that ends at or contains POS."""
    place: Any = pos
    if count_current is NIL:
        place = lisp.call(intern("previous-single-char-property-change"), place, BUTTON)
    while place > lisp.buffers.current.begv:
        found = button_at(lisp, place - 1)
        if found is not NIL:
            return found
        place = lisp.call(intern("previous-single-char-property-change"), place, BUTTON)
    return NIL


@primitive("push-button", interactive=list_of(intern("list"), list_of(intern("point"))))
def push_button(lisp: Lisp, pos: object = NIL, use_mouse_action: object = NIL) -> Symbol:
    """Push the button at POS, by default at point, and return t; return nil if there is none.

    USE-MOUSE-ACTION is that of `button-activate'.  POS may be an event of the mouse.
    """
    if lisp.call(intern("consp"), pos) is not NIL:
        place = lisp.call(intern("event-start"), pos)
        pos, use_mouse_action = lisp.call(intern("posn-point"), place), T
    found = button_at(lisp, lisp.buffers.current.point if pos is NIL else pos)
    if found is NIL:
        return NIL
    button_activate(lisp, found, use_mouse_action)
    return T


@primitive("forward-button", interactive="p\nd\nd")
def forward_button(lisp: Lisp, n: object, wrap: object = NIL, display_message: object = NIL, no_error: object = NIL) -> object:
    """Move point to the beginning of the Nth next button and return it; of the one at point if N is 0.

    WRAP non-nil means to go on at the other end of the text.  DISPLAY-MESSAGE non-nil means show the `help-echo' of the
    button.  If there are not so many, return nil or, if NO-ERROR is nil, signal an error.
    """
    count = check.fixnum(n)
    buffer = lisp.buffers.current
    if count == 0:
        found = button_at(lisp, buffer.point)
        if found is not NIL:
            buffer.point = check.integer_or_marker(button_start(lisp, found))
    else:
        found = _nth_button(lisp, count, wrap is not NIL)
    if found is NIL:
        if no_error is not NIL:
            return NIL
        raise signal("user-error", lisp_string("No buttons!" if wrap is not NIL else "No more buttons"))
    help_echo = button_get(lisp, found, intern("help-echo"))
    if display_message is not NIL and type(help_echo) is LString:
        lisp.part(Messages).show(help_echo)
    return found


def _nth_button(lisp: Lisp, count: int, wrap: bool) -> object:
    """Move over COUNT buttons that are not to be skipped, and return the last of them, nil if there are not so many."""
    buffer = lisp.buffers.current
    step = next_button if count > 0 else previous_button
    left, wrapped = abs(count), False
    result: object = NIL
    while left:
        result = step(lisp, buffer.point)
        if result is NIL and wrap and not wrapped:
            buffer.point = buffer.begv if count > 0 else buffer.zv
            result, wrapped = step(lisp, buffer.point, T), True
        if result is NIL:
            return NIL
        buffer.point = check.integer_or_marker(button_start(lisp, result))
        if button_get(lisp, result, intern("skip")) is NIL:
            left, wrapped = left - 1, False
    return result


@primitive("backward-button", interactive="p\nd\nd")
def backward_button(lisp: Lisp, n: object, wrap: object = NIL, display_message: object = NIL, no_error: object = NIL) -> object:
    """Move point to the beginning of the Nth button before it; the other arguments are those of `forward-button'."""
    return forward_button(lisp, -check.fixnum(n), wrap, display_message, no_error)
