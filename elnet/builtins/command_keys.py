"""Keys of commands in texts for people: `substitute-command-keys` (manual node "Keys in Documentation")."""

from __future__ import annotations

import re

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.cons import Cons, list_of
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import keymaps
from elnet.runtime.formatting import requoted
from elnet.runtime.keymap_listing import listing
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_MARK: Final = re.compile(
    r"\\=(?P<literal>.)|\\\[(?P<command>[^] \n]+)\]|\\<(?P<map>[^> \n]+)>|\\\{(?P<shown>[^} \n]+)\}"
    r"|\\`(?P<key>[^']+)'|(?P<quote>[`'])",
    re.DOTALL,
)
FACE = intern("help-key-binding")
SHOWN = (intern("face"), FACE, intern("font-lock-face"), FACE)


@primitive()
def substitute_command_keys(lisp: Lisp, string: object, no_face: object = NIL, include_menus: object = NIL) -> object:
    r"""Return a copy of STRING with what stands for keys and quotation marks as people should see it.

    \=\[COMMAND] becomes a key that runs COMMAND, \=\<MAP> says that keys are looked up in MAP from there on, \=\{MAP} becomes a
    list of the keys in MAP, \=\`KEY' is KEY, and \=\= leaves the next character as it is.  Keys have the face
    `help-key-binding' unless NO-FACE is non-nil.  INCLUDE-MENUS non-nil lets menus be ways to call a command.
    """
    if string is NIL:
        return NIL
    if type(string) is not LString:
        raise wrong_type_argument("char-or-string-p", string)
    return _Substitution(lisp, string, no_face is NIL, include_menus is not NIL).result()


class _Substitution:
    """Makes what STRING is to look like; keys have FACES, menus count if MENUS."""

    def __init__(self, lisp: Lisp, string: LString, faces: bool, menus: bool) -> None:
        self.lisp = lisp
        self.string = string
        self.faces = faces
        self.only = NIL if menus else T
        self.map: object = NIL

    def result(self) -> object:
        """Return the text."""
        pieces, start = [], 0
        place = 0
        while match := _MARK.search(self.string.text, place):
            piece, place = self._piece(match)
            if piece is not None:
                pieces += [self._part(start, match.start()), *piece]
                start = place
        return self.lisp.call(intern("concat"), *pieces, self._part(start, len(self.string.text)))

    def _part(self, start: int, end: int) -> object:
        return self.lisp.call(intern("substring"), self.string, start, end)

    def _piece(self, match: re.Match[str]) -> tuple[list[object] | None, int]:
        """Return what replaces MATCH, None if nothing does, and where to go on."""
        kind, end = match.lastgroup or "", match.end()
        name = match[kind]
        if kind == "literal":
            return [self._part(match.start(kind), end)], end
        if kind == "quote":
            return [requoted(self.lisp, LString(name, False))], end
        if kind == "command":
            return self._keys(name, self._part(match.start(kind), match.end(kind))), end
        if kind == "key":
            if not name.startswith(("M-x ", "mouse-")) and self.lisp.call(intern("key-valid-p"), lisp_string(name)) is NIL:
                return None, match.start() + 1
            return [self._shown(self._part(match.start(kind), match.end(kind)))], end
        found = keymaps.as_keymap(self.lisp, self.lisp.value(name))
        if found is None:
            self.map = NIL
            opened, closed = (requoted(self.lisp, LString(quote, False)).text for quote in "`'")
            return [lisp_string(f"\nUses keymap {opened}{name}{closed}, which is not currently defined.\n")], end
        if kind == "map":
            self.map = found
            return [], end
        return [lisp_string(listing(self.lisp, found))], end

    def _keys(self, name: str, shown: object) -> list[object]:
        """Return the keys that run the command NAME, SHOWN in the text."""
        lisp = self.lisp
        keys = lisp.call(intern("where-is-internal"), lisp.intern(name), self.map, self.only)
        if type(keys) is Cons:
            keys = keys.car
        if keys is NIL:
            return [self._shown(lisp.call(intern("concat"), lisp_string("M-x "), shown))]
        return [self._shown(lisp.call(intern("key-description"), keys))]

    def _shown(self, text: object) -> object:
        if self.faces:
            text = self.lisp.call(intern("copy-sequence"), text)
            end = self.lisp.call(intern("length"), text)
            self.lisp.call(intern("add-text-properties"), 0, end, list_of(*SHOWN), text)
        return text
