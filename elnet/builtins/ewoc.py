"""The library ewoc: lists of which a buffer shows each element (manual node "Abstract Display")."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import cons, list_from
from elnet.objects.symbols import NIL
from elnet.runtime import check
from elnet.runtime.ewocs import DATA, LEFT, RIGHT, START, Ewoc, Ewocs, new_ewoc, node_of, set_start, start_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

part(__name__, Ewocs)


@primitive()
def ewoc_create(lisp: Lisp, pretty_printer: object, header: object = NIL, footer: object = NIL, nosep: object = NIL) -> object:
    """Return a new empty ewoc at point of the current buffer, with HEADER before and FOOTER behind its nodes.

    PRETTY-PRINTER is called with the data of a node and inserts its text; a newline follows unless NOSEP is non-nil.
    """
    return new_ewoc(lisp, pretty_printer, header, footer, nosep is NIL)


@primitive()
def ewoc_data(node: object) -> object:
    """Return the data of NODE."""
    return node_of(node).items[DATA]


@primitive()
def ewoc_set_data(node: object, data: object) -> object:
    """Make DATA the data of NODE; its text stays as it is."""
    node_of(node).items[DATA] = data
    return data


@primitive()
def ewoc_location(node: object) -> object:
    """Return where the text of NODE begins, a marker."""
    return node_of(node).items[START]


@primitive()
def ewoc_buffer(lisp: Lisp, ewoc: object) -> object:
    """Return the buffer that shows EWOC."""
    return Ewoc(lisp, ewoc).buffer


# Entering


def _enter(lisp: Lisp, ewoc: Ewoc, before: object, data: object) -> object:
    return ewoc.keeping_point(lambda: ewoc.insert(node_of(before), data, ewoc.printer))


@primitive()
def ewoc_enter_first(lisp: Lisp, ewoc: object, data: object) -> object:
    """Make a node of DATA before all others of EWOC and return it."""
    view = Ewoc(lisp, ewoc)
    return _enter(lisp, view, view.header.items[RIGHT], data)


@primitive()
def ewoc_enter_last(lisp: Lisp, ewoc: object, data: object) -> object:
    """Make a node of DATA behind all others of EWOC and return it."""
    view = Ewoc(lisp, ewoc)
    return _enter(lisp, view, view.footer, data)


@primitive()
def ewoc_enter_after(lisp: Lisp, ewoc: object, node: object, data: object) -> object:
    """Make a node of DATA behind NODE of EWOC and return it."""
    return _enter(lisp, Ewoc(lisp, ewoc), node_of(node).items[RIGHT], data)


@primitive()
def ewoc_enter_before(lisp: Lisp, ewoc: object, node: object, data: object) -> object:
    """Make a node of DATA before NODE of EWOC and return it."""
    return _enter(lisp, Ewoc(lisp, ewoc), node, data)


# Finding


@primitive()
def ewoc_next(lisp: Lisp, ewoc: object, node: object) -> object:
    """Return the node behind NODE in EWOC, nil if it is the last one."""
    return Ewoc(lisp, ewoc).visible(node_of(node).items[RIGHT])


@primitive()
def ewoc_prev(lisp: Lisp, ewoc: object, node: object) -> object:
    """Return the node before NODE in EWOC, nil if it is the first one."""
    return Ewoc(lisp, ewoc).visible(node_of(node).items[LEFT])


@primitive()
def ewoc_nth(lisp: Lisp, ewoc: object, n: object) -> object:
    """Return node N of EWOC, counted from 0, or from the end if N is negative; nil if there is none."""
    view, number = Ewoc(lisp, ewoc), check.integer(n)
    side, steps = (RIGHT, number) if number >= 0 else (LEFT, -number - 1)
    node: Any = (view.header if number >= 0 else view.footer).items[side]
    while steps and view.visible(node) is not NIL:
        node = node.items[side]
        steps -= 1
    return view.visible(node)


@primitive()
def ewoc_locate(lisp: Lisp, ewoc: object, pos: object = NIL, _guess: object = NIL) -> object:
    """Return the node of EWOC that is shown at POS, by default point; the first or last one if POS is outside."""
    view = Ewoc(lisp, ewoc)
    return view.node_at(view.buffer.point if pos is NIL else check.position(pos))


@primitive()
def ewoc_collect(lisp: Lisp, ewoc: object, predicate: object, *args: object) -> object:
    """Return the data of the nodes of EWOC for which PREDICATE returns non-nil, called with them and ARGS."""
    view = Ewoc(lisp, ewoc)
    data = [node.items[DATA] for node in view.nodes()]
    return view.in_buffer(lambda: list_from([each for each in data if lisp.call(predicate, each, *args) is not NIL]))


# Moving


@primitive()
def ewoc_goto_prev(lisp: Lisp, ewoc: object, arg: object) -> object:
    """Move point to the node ARG nodes before it in EWOC, or to the first one, and return that, nil if there is none."""
    view, steps = Ewoc(lisp, ewoc), check.integer(arg)

    def go() -> object:
        node: Any = view.node_at(view.buffer.point)
        if node is NIL:
            return NIL
        left = steps - (view.buffer.point > start_of(node))
        while left > 0 and view.visible(node.items[LEFT]) is not NIL:
            node = node.items[LEFT]
            left -= 1
        return view.go_to(node)

    return view.in_buffer(go)


@primitive()
def ewoc_goto_next(lisp: Lisp, ewoc: object, arg: object) -> object:
    """Move point to the node ARG nodes behind it in EWOC and return that; signal an error if there are not so many."""
    view, steps = Ewoc(lisp, ewoc), check.integer(arg)

    def go() -> object:
        node: Any = view.node_at(view.buffer.point)
        left = steps
        while left > 0 and node is not NIL:
            node = view.visible(node.items[RIGHT])
            left -= 1
        if node is NIL:
            raise lisp_error("No next")
        return view.go_to(node)

    return view.in_buffer(go)


@primitive()
def ewoc_goto_node(lisp: Lisp, ewoc: object, node: object) -> object:
    """Move point to NODE of EWOC."""
    view = Ewoc(lisp, ewoc)
    return view.in_buffer(lambda: view.go_to(node_of(node)))


# Changing


@primitive()
def ewoc_map(lisp: Lisp, map_function: object, ewoc: object, *args: object) -> object:
    """Call MAP-FUNCTION with the data of each node of EWOC and ARGS; write the node's text anew if it returns non-nil."""
    view = Ewoc(lisp, ewoc)

    def walk() -> object:
        for node in view.nodes():
            if lisp.call(map_function, node.items[DATA], *args) is not NIL:
                view.refresh(node, view.printer)
        return NIL

    return view.keeping_point(walk)


@primitive()
def ewoc_filter(lisp: Lisp, ewoc: object, predicate: object, *args: object) -> object:
    """Delete the nodes of EWOC for which PREDICATE, called with their data and ARGS, returns nil."""
    view = Ewoc(lisp, ewoc)

    def walk() -> object:
        for node in view.nodes():
            if lisp.call(predicate, node.items[DATA], *args) is NIL:
                view.delete(node)
        return NIL

    return view.in_buffer(walk)


@primitive()
def ewoc_delete(lisp: Lisp, ewoc: object, *nodes: object) -> object:
    """Delete NODES from EWOC."""
    view = Ewoc(lisp, ewoc)
    for node in nodes:
        view.in_buffer(lambda node=node: view.delete(node_of(node)))  # type: ignore[misc]
    return NIL


@primitive()
def ewoc_invalidate(lisp: Lisp, ewoc: object, *nodes: object) -> object:
    """Write the texts of NODES of EWOC anew."""
    view = Ewoc(lisp, ewoc)

    def walk() -> object:
        for node in nodes:
            view.refresh(node_of(node), view.printer)
        return NIL

    return view.in_buffer(walk)


@primitive()
def ewoc_refresh(lisp: Lisp, ewoc: object) -> object:
    """Write the texts of all nodes of EWOC anew; point moves behind them."""
    view = Ewoc(lisp, ewoc)

    def walk() -> object:
        buffer = view.buffer
        buffer.goto(start_of(view.header.items[RIGHT]))
        buffer.replace(buffer.point, start_of(view.footer), "")
        for node in view.nodes():
            set_start(node, buffer.point)
            lisp.call(view.printer, node.items[DATA])
        set_start(view.footer, buffer.point)
        return view.footer.items[START]

    return view.in_buffer(lambda: view.write(walk))


# Header and footer


@primitive()
def ewoc_get_hf(lisp: Lisp, ewoc: object) -> object:
    """Return the header and the footer of EWOC as a pair."""
    view = Ewoc(lisp, ewoc)
    return cons(view.header.items[DATA], view.footer.items[DATA])


@primitive()
def ewoc_set_hf(lisp: Lisp, ewoc: object, header: object, footer: object) -> object:
    """Make HEADER and FOOTER the header and the footer of EWOC."""
    view = Ewoc(lisp, ewoc)
    view.header.items[DATA], view.footer.items[DATA] = header, footer

    def write() -> object:
        view.refresh(view.header, view.edge_printer)
        view.refresh(view.footer, view.edge_printer)
        return NIL

    return view.keeping_point(write)
