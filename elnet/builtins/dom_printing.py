"""The library dom: writing documents as XML or HTML, and as indented Lisp."""

from __future__ import annotations

from elnet.objects.cons import Cons
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.printing import Printing

BOOLEAN = frozenset(
    (
        "allowfullscreen", "async", "autofocus", "autoplay", "checked", "controls", "default", "defer", "disabled",
        "formnovalidate", "hidden", "ismap", "itemscope", "loop", "multiple", "muted", "nomodule", "novalidate", "open",
        "playsinline", "readonly", "required", "reversed", "selected",
    )
)  # fmt: skip
"""The attributes of HTML that need no value."""


def _parts(node: object) -> tuple[object, list[object], list[object]]:
    """Return the name, the attributes and the children of NODE."""
    tag, *rest = elements(node)
    return tag, elements(rest[0]) if rest else [], rest[1:]


@primitive()
def dom_print(lisp: Lisp, dom: object, pretty: object = NIL, xml: object = NIL) -> object:
    """Insert DOM as text before point; with PRETTY its elements stand on lines of their own.

    With XML non-nil attributes without value are written as XML wants it.
    """
    column = check.integer(lisp.call(intern("current-column")))
    text = _Markup(lisp, pretty is not NIL, xml is not NIL).text(dom, column)
    return lisp.call(intern("insert"), lisp_string(text))


class _Markup:
    """Writes nodes as text, PRETTY or not, as XML or as HTML."""

    def __init__(self, lisp: Lisp, pretty: bool, xml: bool) -> None:
        self.lisp = lisp
        self.pretty = pretty
        self.xml = xml

    def text(self, node: object, column: int) -> str:
        """Return the text of NODE, which begins at COLUMN."""
        tag, attributes, children = _parts(node)
        name = _name(tag)
        start = f"<{name}{''.join(map(self.attribute, attributes))}"
        if not children:
            return start + " />"
        inner = "".join([self.child(child, column + 2) for child in children])
        end = f"\n{column * ' '}" if self.pretty and any(type(child) is Cons for child in children) else ""
        return f"{start}>{inner}{end}</{name}>"

    def child(self, child: object, column: int) -> str:
        """Return the text of CHILD, a node or string; a node begins at COLUMN if lines are made."""
        if type(child) is LString:
            return self.escaped(child)
        return (f"\n{column * ' '}" if self.pretty else "") + self.text(child, column)

    def attribute(self, pair: object) -> str:
        """Return the text of PAIR, an attribute and its value."""
        assert type(pair) is Cons
        name, value = _name(pair.car), pair.cdr
        if type(value) is LString and not value.text and not self.xml and name in BOOLEAN:
            return f" {name}"
        if type(value) is not LString:
            self.lisp.call(intern("length"), value)
            self.lisp.call(intern("aref"), value, 0)
        return f' {name}="{self.escaped(value)}"'

    def escaped(self, text: object) -> str:
        """Return TEXT with entities."""
        return multibyte_text(check.string(self.lisp.call(intern("url-insert-entities-in-string"), text)))


def _name(tag: object) -> str:
    return tag.name if isinstance(tag, Symbol) else multibyte_text(check.string(tag))


@primitive()
def dom_pp(lisp: Lisp, dom: object, remove_empty: object = NIL) -> object:
    """Insert DOM as Lisp before point, a line for each node; with REMOVE-EMPTY strings of blanks are left out."""
    column = check.integer(lisp.call(intern("current-column")))
    return lisp.call(intern("insert"), lisp_string(_lisp_text(lisp, dom, column, remove_empty is not NIL)))


def _lisp_text(lisp: Lisp, node: object, column: int, remove_empty: bool) -> str:
    if type(node) is LString:
        return _printed(lisp, node)
    tag, attributes, children = _parts(node)
    head = f"({_printed(lisp, tag)} "
    texts = [_pair_text(lisp, pair) for pair in attributes]
    break_ = "\n" + (column + len(head) + 1) * " "
    head += f"({break_.join(texts)})" if texts else "nil"
    for child in children:
        if not (remove_empty and type(child) is LString and not child.text.strip(" \t\n\r")):
            head += "\n" + (column + 1) * " " + _lisp_text(lisp, child, column + 1, remove_empty)
    return head + ")"


def _pair_text(lisp: Lisp, pair: object) -> str:
    assert type(pair) is Cons
    return f"({_printed(lisp, pair.car)} . {_printed(lisp, pair.cdr)})"


def _printed(lisp: Lisp, value: object) -> str:
    return lisp.part(Printing).text(value, True)
