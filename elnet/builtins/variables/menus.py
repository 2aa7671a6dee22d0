"""The menu bar that a batch Emacs has as well: its menus, here without the items that start commands."""

from __future__ import annotations

from elnet.objects.cons import cons, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)

KEYMAP = intern("keymap")
MENUS = "Help File Edit Options Buffers Tools"
EVENTS = {"Help": "help-menu", "Buffers": "buffer"}
"""The events of menus that are not called like them."""


class MenuBar:
    """The menus of one interpreter, by title, and the bar that has them."""

    def __init__(self, lisp: Lisp) -> None:
        self.menus = {title: list_of(KEYMAP, lisp_string(title)) for title in MENUS.split()}
        bindings = [
            cons(intern(EVENTS.get(title, title.lower())), cons(lisp_string(title), menu)) for title, menu in self.menus.items()
        ]
        self.bar = list_of(KEYMAP, *bindings, lisp_string("menu-bar"))


def _declare_menu(title: str) -> None:
    name = f"menu-bar-{title.lower()}-menu"
    declare(name, NIL, f'The menu "{title}".', make_for=lambda lisp: lisp.part(MenuBar).menus[title])


for _title in MENUS.split():
    if _title != "Buffers":
        _declare_menu(_title)
