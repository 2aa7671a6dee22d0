"""What the C part of Emacs knows of widgets: their properties, which they inherit from their types."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

WIDGET_TYPE = intern("widget-type")


@primitive("widget-put")
def widget_put(lisp: Lisp, widget: object, property: object, value: object) -> object:
    """Give WIDGET the PROPERTY with VALUE, and return VALUE."""
    pair = check.cons(widget)
    pair.cdr = lisp.call(intern("plist-put"), pair.cdr, property, value)
    return value


@primitive("widget-get")
def widget_get(lisp: Lisp, widget: object, property: object) -> object:
    """Return the PROPERTY of WIDGET, its own or that of its type."""
    while type(widget) is Cons:
        found = lisp.call(intern("plist-member"), widget.cdr, property)
        if type(found) is Cons:
            return found.cdr.car if type(found.cdr) is Cons else NIL
        widget = lisp.plists.get(widget.car, WIDGET_TYPE) if isinstance(widget.car, Symbol) else NIL
    return NIL


@primitive("widget-apply")
def widget_apply(lisp: Lisp, widget: object, property: object, *args: object) -> object:
    """Call the function that is the PROPERTY of WIDGET with WIDGET and ARGS."""
    return lisp.call(widget_get(lisp, widget, property), widget, *args)


@primitive("define-widget")
def define_widget(lisp: Lisp, name: object, class_: object, doc: object, *args: object) -> object:
    """Define NAME as a type of widgets that inherits from CLASS, or nothing, with the properties ARGS; DOC documents it."""
    symbol = check.symbol(name)
    lisp.plists.put(symbol, WIDGET_TYPE, cons(class_, list_from(args)))
    lisp.plists.put(symbol, intern("widget-documentation"), doc)
    return name
