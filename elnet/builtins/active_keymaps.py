"""The keymaps in force: asking for them and for what a key runs."""

from __future__ import annotations

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.cons import cons, list_from
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL
from elnet.objects.vectors import Vector
from elnet.runtime import keymaps
from elnet.runtime.active_keymaps import ActiveKeymaps
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive


@primitive()
def current_global_map(lisp: Lisp) -> object:
    """Return the global keymap."""
    return lisp.part(ActiveKeymaps).of_everywhere()


@primitive()
def use_global_map(lisp: Lisp, keymap: object) -> object:
    """Make KEYMAP the global keymap."""
    keymaps.check_keymap(lisp, keymap)
    lisp.part(ActiveKeymaps).replaced = keymap
    return NIL


@primitive()
def current_local_map(lisp: Lisp) -> object:
    """Return the local keymap of the current buffer, nil if it has none."""
    return lisp.part(ActiveKeymaps).of_buffer()


@primitive()
def use_local_map(lisp: Lisp, keymap: object) -> object:
    """Make KEYMAP, nil for none, the local keymap of the current buffer."""
    if keymap is not NIL:
        keymaps.check_keymap(lisp, keymap)
    lisp.part(ActiveKeymaps).use_in_buffer(keymap)
    return NIL


@primitive()
def current_active_maps(lisp: Lisp, olp: object = NIL, position: object = NIL) -> object:
    """Return the keymaps that are in force at POSITION, by default point, the first one first.

    `overriding-local-map' and `overriding-terminal-local-map' count if OLP is non-nil.
    """
    return list_from(lisp.part(ActiveKeymaps).at(position, olp is not NIL))


@primitive()
def current_minor_mode_maps(lisp: Lisp) -> object:
    """Return the keymaps of the minor modes that are on."""
    return list_from(keymap for _, keymap in lisp.part(ActiveKeymaps).of_minor_modes())


@primitive("minor-mode-key-binding")
def minor_mode_key_binding(lisp: Lisp, key: object, accept_default: object = NIL) -> object:
    """Return the bindings of KEY in the minor modes that are on, an alist of modes and commands."""
    found = []
    for mode, keymap in lisp.part(ActiveKeymaps).of_minor_modes():
        command = keymaps.lookup(lisp, keymap, key, accept_default is not NIL)
        if command is not NIL and type(command) is not int:
            found.append(cons(mode, command))
    return list_from(found)


@primitive()
def key_binding(
    lisp: Lisp, key: object, accept_default: object = NIL, no_remap: object = NIL, position: object = NIL
) -> object:
    """Return the command that KEY runs at POSITION, by default point; nil if none.

    ACCEPT-DEFAULT counts bindings for all events, too; unless NO-REMAP is non-nil, it is the command that runs in its place.
    """
    if not isinstance(key, LString | Vector):
        raise wrong_type_argument("arrayp", key)
    active = lisp.part(ActiveKeymaps)
    places = active.at(position, True)
    command = active.command(places, key, accept_default is not NIL)
    replacement = NIL if no_remap is not NIL else active.replacement(places, command)
    return command if replacement is NIL else replacement


@primitive("global-key-binding")
def global_key_binding(lisp: Lisp, keys: object, accept_default: object = NIL) -> object:
    """Return the definition of KEYS in the global keymap; ACCEPT-DEFAULT as for `lookup-key'."""
    return keymaps.lookup(lisp, lisp.part(ActiveKeymaps).of_everywhere(), keys, accept_default is not NIL)


@primitive("local-key-binding")
def local_key_binding(lisp: Lisp, keys: object, accept_default: object = NIL) -> object:
    """Return the definition of KEYS in the local keymap; ACCEPT-DEFAULT as for `lookup-key'."""
    local = lisp.part(ActiveKeymaps).of_buffer()
    return NIL if local is NIL else keymaps.lookup(lisp, local, keys, accept_default is not NIL)


@primitive("command-remapping")
def command_remapping(lisp: Lisp, command: object, position: object = NIL, keymap: object = NIL) -> object:
    """Return the command that runs in place of COMMAND, nil if none does.

    KEYMAP is a keymap or a list of keymaps to look at, by default those in force at POSITION, by default point.
    """
    active = lisp.part(ActiveKeymaps)
    return active.replacement(active.at(position, True) if keymap is NIL else keymaps.list_of_keymaps(keymap), command)
