"""Keys as text and as events, and the functions that take keys as text: `kbd`, `key-description`, `keymap-set`."""

from __future__ import annotations

import re

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, char_text, lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check, keymaps
from elnet.runtime.key_names import ALL, META, MODIFIERS, NAMED, WORDS, combined, event_name, modifiers_of, parsed_keys
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive

LETTER_WORDS = {letter: word for word, letter in WORDS.items()}
ORDER = ("M", "C", "S", "H", "s", "A")
KEY = re.compile(
    r"(?:A-)?(?:C-)?(?:H-)?(?:M-)?(?:S-)?(?:s-)?(?:<(?:[^<>]|[^<> ]{2,})+>|NUL|RET|LFD|TAB|ESC|SPC|DEL|[^\0- \x7F])"
)


@primitive()
def event_convert_list(event_desc: object) -> object:
    """Return the event that EVENT-DESC, a list of modifiers and a base event, describes."""
    *words, base = elements(event_desc)
    if not isinstance(base, Symbol) and type(base) is not int:
        raise lisp_error("Invalid base event")
    return combined([word.name for word in words if isinstance(word, Symbol)], base)


@primitive("event-modifiers")
def event_modifiers(event: object) -> object:
    """Return the list of the names of the modifiers of EVENT."""
    if type(event) is Cons:
        event = event.car
    if isinstance(event, Symbol):
        bits, _ = modifiers_of(event.name)
        return list_from(intern(LETTER_WORDS[letter]) for letter in ORDER if bits & MODIFIERS[letter])
    value = check.fixnum(event)
    bits, code = value & ALL, value & ~ALL
    if code < 32:
        bits |= MODIFIERS["C"]
    elif code < 0x110000 and chr(code).lower() != chr(code):
        bits |= MODIFIERS["S"]
    return list_from(intern(LETTER_WORDS[letter]) for letter in reversed(ORDER) if bits & MODIFIERS[letter])


@primitive("event-basic-type")
def event_basic_type(event: object) -> object:
    """Return EVENT without modifiers: a character in lower case or a symbol."""
    if type(event) is Cons:
        event = event.car
    if isinstance(event, Symbol):
        return intern(modifiers_of(event.name)[1])
    code = check.fixnum(event) & ~ALL
    if code < 32:
        code += 64
    return ord(chr(code).lower()) if code < 0x110000 and len(chr(code).lower()) == 1 else code


@primitive()
def single_key_description(key: object, no_angles: object = NIL) -> LString:
    """Return how the event KEY is written; a symbol without angle brackets if NO-ANGLES is non-nil."""
    if type(key) is Cons and not isinstance(key.cdr, Cons) and type(key.car) is int:
        return lisp_string(f"{event_name(key.car)}..{event_name(key.cdr)}")
    if isinstance(key, LString):
        return key
    return lisp_string(event_name(key.car if type(key) is Cons else key, no_angles is NIL))


@primitive()
def key_description(lisp: Lisp, keys: object, prefix: object = NIL) -> LString:
    """Return how KEYS, a string or vector of events, are written, those of PREFIX before them."""
    events = [event for part in (prefix, keys) if part is not NIL for event in _events(part)]
    words: list[str] = []
    meta = False
    for event in events:
        if event == 27 and not meta and events[-1] is not event:
            meta = True
            continue
        if meta:
            meta = False
            if type(event) is int and not event & META:
                words.append(event_name(event | META))
                continue
            words.append("ESC")
        words.append(event_name(event.car if type(event) is Cons else event))
    if meta:
        words.append("ESC")
    return lisp_string(" ".join(words))


def _events(keys: object) -> list[object]:
    return elements(keys) if type(keys) is Cons else keymaps.events_of(keys)


@primitive()
def text_char_description(character: object) -> LString:
    """Return how CHARACTER is shown in a text, control characters as ^A."""
    code = check.character(character)
    if code < 32:
        return lisp_string("^" + chr(code + 64))
    return lisp_string("^?" if code == 127 else char_text(code))


# Keys as text


@primitive("kbd")
def kbd(keys: object) -> object:
    """Return the events that KEYS, such as "C-x 4 <f1>", names: a string if that is possible, else a vector."""
    text = re.sub(r"\A\s*C-x \(\s+(.*?)\s*C-x \)\s*\Z", r"\1", check.string(keys).text, flags=re.DOTALL)
    events = parsed_keys(text)
    if all(type(event) is int and event < 128 for event in events):
        return LString("".join(chr(event) for event in events if type(event) is int), False)
    return Vector(events)


@primitive("key-parse")
def key_parse(keys: object) -> object:
    """Return the vector of the events that KEYS, such as "C-x 4 <f1>", names."""
    return Vector(parsed_keys(check.string(keys).text))


@primitive("key-valid-p")
def key_valid_p(keys: object) -> Symbol:
    """Return t if KEYS is a string that names keys as it should be: single blanks, modifiers in order."""
    if not isinstance(keys, LString):
        return NIL
    text = keys.text
    words = text.split(" ")
    return truth(
        (keys.multibyte or text.isascii()) and all(KEY.fullmatch(word) and not _is_bare_symbol(word) for word in words)
    )


def _is_bare_symbol(word: str) -> bool:
    rest = modifiers_of(word)[1]
    if rest.startswith("<") and modifiers_of(rest[1:-1])[0]:
        return True
    return len(rest) > 1 and rest not in NAMED and not rest.startswith("<")


def _checked(key: object) -> Vector:
    if key_valid_p(key) is NIL:
        shown = f'"{key.text}"' if isinstance(key, LString) else key
        raise lisp_error(f"{shown} is not a valid key definition; see ‘key-valid-p’")
    return Vector(parsed_keys(check.string(key).text))


@primitive("keymap-set")
def keymap_set(lisp: Lisp, keymap: object, key: object, definition: object) -> object:
    """Bind KEY, a text such as "C-x f", in KEYMAP to DEFINITION, and return that."""
    if isinstance(definition, LString) and key_valid_p(definition) is not NIL:
        definition = _checked(definition)
    keymaps.define(lisp, keymap, _checked(key), definition)
    return definition


@primitive("keymap-unset")
def keymap_unset(lisp: Lisp, keymap: object, key: object, remove: object = NIL) -> object:
    """Unbind KEY, a text, in KEYMAP; REMOVE non-nil means that a parent's binding counts again."""
    keymaps.define(lisp, keymap, _checked(key), NIL, remove is not NIL)
    return NIL


@primitive("keymap-lookup")
def keymap_lookup(
    lisp: Lisp, keymap: object, key: object, accept_default: object = NIL, no_remap: object = NIL, position: object = NIL
) -> object:
    """Return the definition of KEY, a text, in KEYMAP, nil for those in force; the others are as for `key-binding'."""
    keys = _checked(key)
    if keymap is NIL:
        return lisp.call(intern("key-binding"), keys, accept_default, no_remap, position)
    return lisp.call(intern("lookup-key"), keymap, keys, accept_default)


@primitive("keymap-global-set", interactive="KSet key globally: \nCSet key %s globally to command: \np")
def keymap_global_set(lisp: Lisp, key: object, command: object, interactive: object = NIL) -> object:
    """Bind KEY, a text, in the global keymap to COMMAND; INTERACTIVE does not matter."""
    return keymap_set(lisp, lisp.call(intern("current-global-map")), key, command)


@primitive("define-keymap")
def define_keymap(lisp: Lisp, *definitions: object) -> object:
    """Return a keymap with DEFINITIONS: options, then texts of keys and what they run.

    The options are :full, :parent, :suppress, :name, :prefix and :keymap, an existing keymap to change.
    """
    rest = list(definitions)
    options: dict[str, object] = {}
    while rest and isinstance(rest[0], Symbol) and rest[0].name.startswith(":"):
        options[rest[0].name] = rest[1]
        rest = rest[2:]
    keymap = options.get(":keymap", NIL)
    if keymap is NIL:
        maker = "make-keymap" if options.get(":full", NIL) is not NIL else "make-sparse-keymap"
        keymap = lisp.call(intern(maker), options.get(":name", NIL))
    suppress = options.get(":suppress", NIL)
    if suppress is not NIL:
        lisp.call(intern("suppress-keymap"), keymap, truth(suppress is intern("nodigits")))
    parent = options.get(":parent", NIL)
    if parent is not NIL:
        lisp.call(intern("set-keymap-parent"), keymap, parent)
    if len(rest) % 2:
        raise lisp_error("Uneven number of key/definition pairs")
    for key, definition in zip(rest[::2], rest[1::2], strict=True):
        if key is intern(":menu"):
            continue
        keymap_set(lisp, keymap, key, definition)
    prefix = options.get(":prefix", NIL)
    if prefix is NIL:
        return keymap
    name = check.symbol(prefix)
    lisp.functions.define(name, keymap)
    lisp.call(intern("set"), name, keymap)
    return name


@macro("defvar-keymap")
def defvar_keymap(variable_name: object, *defs: object) -> object:
    """Define VARIABLE-NAME as a keymap with DEFS, as `define-keymap' takes them, and options :doc and :repeat."""
    rest, options, documentation = list(defs), list[object](), NIL
    while rest and isinstance(rest[0], Symbol) and rest[0].name.startswith(":"):
        if rest[0].name == ":doc":
            documentation = rest[1]  # type: ignore[assignment]
        elif rest[0].name != ":repeat":
            options += rest[:2]
        rest = rest[2:]
    if len(rest) % 2:
        raise lisp_error("Uneven number of key/definition pairs")
    keys = [key.text for key in rest[::2] if type(key) is LString]
    for key in keys:
        if keys.count(key) > 1:
            raise lisp_error(f"Duplicate definition for key ’{key}’ in keymap ’{check.symbol(variable_name).name}’")
    keymap = cons(intern("define-keymap"), list_from([*options, *rest]))
    documented = [] if documentation is NIL else [documentation]
    return list_of(intern("defvar"), variable_name, keymap, *documented)
