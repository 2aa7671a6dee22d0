"""The keymaps in force: which maps a key is looked up in, and in what order (manual node "Searching Keymaps")."""

from __future__ import annotations

from elnet.objects.cons import Cons
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import Vector
from elnet.runtime import keymaps
from elnet.runtime.lisp import Lisp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

REMAP = intern("remap")


class ActiveKeymaps:
    """The keymaps in force in one interpreter; local ones belong to buffers."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self._local: dict[object, object] = {}
        self.replaced: object = NIL
        """The keymap that is used in place of the value of `global-map', if any."""

    def of_everywhere(self) -> object:
        """Return the global keymap."""
        return self.lisp.value("global-map") if self.replaced is NIL else self.replaced

    def of_buffer(self) -> object:
        """Return the local keymap of the current buffer, nil if it has none."""
        return self._local.get(self.lisp.buffers.current, NIL)

    def use_in_buffer(self, keymap: object) -> None:
        """Make KEYMAP the local keymap of the current buffer."""
        self._local[self.lisp.buffers.current] = keymap

    def at(self, position: object, overriding: bool) -> list[object]:
        """Return the keymaps that are looked at for a key at POSITION, nil for point, the first first.

        Those that override all others are among them if OVERRIDING.
        """
        lisp = self.lisp
        terminal, override = (lisp.value(name) for name in ("overriding-terminal-local-map", "overriding-local-map"))
        found = [terminal] if overriding else []
        if overriding and override is not NIL:
            found.append(override)
        else:
            found += [self._of_text("keymap", position), *(keymap for _, keymap in self.of_minor_modes())]
            local = self._of_text("local-map", position)
            found.append(self.of_buffer() if local is NIL else local)
        return [keymap for keymap in (*found, self.of_everywhere()) if keymap is not NIL]

    def _of_text(self, name: str, position: object) -> object:
        """Return the keymap in the property NAME of the text at POSITION, or of text that an insertion there would join."""
        place = self.lisp.buffers.current.point if position is NIL else position
        for get in ("get-char-property", "get-pos-property"):
            found = self.lisp.call(intern(get), place, intern(name))
            if keymaps.as_keymap(self.lisp, found) is not None:
                return found
        return NIL

    def of_minor_modes(self) -> Iterator[tuple[Symbol, object]]:
        """Yield the minor modes that are on with their keymaps, the first to look at first."""
        lisp = self.lisp
        overriding = lisp.value("minor-mode-overriding-map-alist")
        emulated = [
            lisp.value(each.name) if isinstance(each, Symbol) else each
            for each in elements(lisp.value("emulation-mode-map-alists"))
        ]
        overridden = {pair.car for pair in elements(overriding) if type(pair) is Cons}
        for alist in (*emulated, overriding, lisp.value("minor-mode-map-alist")):
            for pair in elements(alist):
                if type(pair) is not Cons or not isinstance(pair.car, Symbol) or not lisp.is_set(pair.car.name):
                    continue
                if alist is not overriding and alist not in emulated and pair.car in overridden:
                    continue
                if keymaps.as_keymap(lisp, pair.cdr) is not None:
                    yield pair.car, pair.cdr

    # What keys mean

    def command(self, places: list[object], keys: object, default: bool) -> object:
        """Return what KEYS run where PLACES are in force, nil if nothing; DEFAULT counts bindings for all events."""
        for place in places:
            found = keymaps.lookup(self.lisp, place, keys, default)
            if found is not NIL and type(found) is not int:
                return found
        return NIL

    def replacement(self, places: list[object], command: object) -> object:
        """Return the command that runs in place of COMMAND where PLACES are in force, nil if none does."""
        return self.command(places, Vector([REMAP, command]), False) if isinstance(command, Symbol) else NIL
