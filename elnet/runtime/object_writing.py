"""Writing an object of EIEIO as the form that would make it again: `object-write' and what it needs.

(CLASS "NAME"
  :INITARG VALUE …), objects inside it further to the right; a slot that has its first value is left out.
"""

from __future__ import annotations

from elnet.objects.cons import Cons, list_from
from elnet.objects.equality import equal
from elnet.objects.hash_tables import HashTable
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.objects.vectors import Vector
from elnet.runtime.classes import UNBOUND_SLOT, Classes, ClassSlot, EieioClass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

DEPTH = "eieio-print-depth"


def write_object(lisp: Lisp, value: object, comment: object = NIL) -> object:
    """Print VALUE, an object, to `standard-output', after COMMENT, a string."""
    return _Writer(lisp).write(value, comment)


def write_value(lisp: Lisp, value: object) -> None:
    """Print VALUE, which may be or hold objects, to `standard-output'."""
    _Writer(lisp).value(value)


class _Writer:
    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.classes = lisp.part(Classes)
        depth = lisp.value(DEPTH)
        self.depth: int = depth if type(depth) is int else 0

    def _say(self, text: str) -> None:
        self.lisp.call(intern("princ"), lisp_string(text))

    def _print(self, value: object) -> None:
        self.lisp.call(intern("prin1"), value)

    def _new_line(self) -> None:
        if self.lisp.call(intern("bolp")) is NIL:
            self._say("\n")

    def _is_object(self, value: object) -> bool:
        return self.classes.of_object(value) is not None

    def write(self, value: object, comment: object) -> object:
        """Print the object VALUE after COMMENT."""
        _, kind = self.classes.check_object(value)
        name = self.lisp.call(intern("eieio-object-name-string"), value)
        text = name.text if isinstance(name, LString) else ""
        if isinstance(comment, LString):
            self._say(f";; Object {text}\n{comment.text}\n")
        self._say(f"{'  ' * self.depth}({kind.name.name} ")
        self._print(name)
        self._say("\n")
        self.depth += 1
        for slot in kind.own_slots:
            if slot.initargs:
                self._slot(value, kind, slot)
        self.depth -= 1
        self._say(")")
        if self.depth == 0:
            self._say("\n")
        return NIL

    def _slot(self, value: object, kind: EieioClass, slot: ClassSlot) -> None:
        found = getattr(value, "items", [])[kind.place(slot.name)]
        if found is UNBOUND_SLOT or self._is_first(slot, found):
            return
        self._new_line()
        self._say(f"{'  ' * self.depth}{getattr(slot.initargs[0], 'name', '')}")
        printer = slot.options.get(":printer", NIL)
        if printer is not NIL:
            self._say(" ")
            self.lisp.call(printer, found)
            return
        nested = self._is_object(found) or (type(found) is Cons and self._is_object(found.car))
        self._say("\n" if nested else " ")
        self.value(found)

    def _is_first(self, slot: ClassSlot, value: object) -> bool:
        first = slot.initform
        if first is None:
            return False
        if type(first) is Cons and first.car is not intern("quote"):
            return False
        return equal(self.classes.first_value(slot), value)

    def value(self, value: object) -> None:
        """Print VALUE, the value of a slot."""
        if self._is_object(value):
            inner = _Writer(self.lisp)
            inner.depth = self.depth
            inner.write(value, NIL)
        elif type(value) is Cons:
            self._list(value)
        elif isinstance(value, (HashTable, Vector)):
            self._print(self._plain(value))
        else:
            self._print(value)

    def _list(self, value: Cons) -> None:
        if not self._is_object(value.car):
            self._say("'")
            self._print(value)
            return
        self._say(f"{'  ' * self.depth}(list")
        self.depth += 1
        for item in elements(value):
            if self._is_object(item):
                self._say("\n")
                self.value(item)
            else:
                self._say("  " * (self.depth - 1))
                self._print(item)
        self.depth -= 1
        self._say(")")

    def _plain(self, value: object) -> object:
        """Return VALUE with lists that would make the objects in it."""
        if self._is_object(value):
            _, kind = self.classes.check_object(value)
            found: list[object] = [kind.name, self.lisp.call(intern("eieio-object-name-string"), value)]
            for slot in kind.own_slots:
                item = getattr(value, "items", [])[kind.place(slot.name)]
                if slot.initargs and item is not UNBOUND_SLOT and not self._is_first(slot, item):
                    found += [slot.initargs[0], self._quoted(self._plain(item))]
            return list_from(found)
        if type(value) is Vector:
            return Vector([self._plain(item) for item in value.items])
        if isinstance(value, HashTable):
            copy = self.lisp.call(intern("copy-hash-table"), value)
            keys = self.lisp.call(intern("hash-table-keys"), value)
            for key in elements(keys):
                held = self.lisp.call(intern("gethash"), key, value)
                self.lisp.call(intern("puthash"), key, self._plain(held), copy)
            return copy
        return value

    def _quoted(self, value: object) -> object:
        return list_from([intern("quote"), value]) if type(value) is Cons and not self._is_form(value) else value

    def _is_form(self, value: Cons) -> bool:
        return value.car in self.classes.by_name
