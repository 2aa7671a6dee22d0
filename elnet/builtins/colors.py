"""Colours: their names and shares on a terminal with eight of them, and the library color."""

from __future__ import annotations

from elnet.objects.conditions import truth
from elnet.objects.cons import Cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check, colors
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

ALIST = "tty-defined-color-alist"


@primitive("tty-color-alist")
def tty_color_alist(lisp: Lisp, frame: object = NIL) -> object:
    """Return the colours of the terminal: lists of name, number and shares of red, green and blue."""
    return lisp.value(ALIST)


@primitive("tty-color-canonicalize")
def tty_color_canonicalize(color: object) -> object:
    """Return the name COLOR in small letters and without blanks."""
    return lisp_string(colors.canonical(check.string(color).text))


@primitive("tty-color-standard-values")
def tty_color_standard_values(color: object) -> object:
    """Return the list of the shares of red, green and blue of COLOR, at most 65535; nil if it is not known."""
    found = colors.standard(check.string(color).text)
    return NIL if found is None else list_of(*found)


@primitive("tty-color-by-index")
def tty_color_by_index(lisp: Lisp, idx: object, frame: object = NIL) -> object:
    """Return the colour of the terminal with the number IDX, nil if there is none."""
    entries = elements(lisp.value(ALIST))
    return next((each for each in entries if type(each) is Cons and type(each.cdr) is Cons and each.cdr.car == idx), NIL)


@primitive("tty-color-approximate")
def tty_color_approximate(lisp: Lisp, rgb: object, frame: object = NIL) -> object:
    """Return the colour of the terminal that is nearest to RGB, a list of shares."""
    red, green, blue = (check.fixnum(share) for share in elements(rgb))
    return tty_color_by_index(lisp, colors.nearest((red, green, blue)))


@primitive("tty-color-desc")
def tty_color_desc(lisp: Lisp, color: object, frame: object = NIL) -> object:
    """Return the colour of the terminal that is shown for COLOR, nil if it is not known."""
    if not isinstance(color, LString):
        return NIL
    name = lisp_string(colors.canonical(color.text))
    found = lisp.call(intern("assoc"), name, lisp.value(ALIST))
    if found is not NIL:
        return found
    shares = colors.standard(color.text)
    return NIL if shares is None else tty_color_by_index(lisp, colors.nearest(shares))


@primitive("tty-color-values", "color-values", "x-color-values")
def color_values(lisp: Lisp, color: object, frame: object = NIL) -> object:
    """Return the list of the shares of red, green and blue that are shown for COLOR; nil if it is not known."""
    found = tty_color_desc(lisp, color)
    return NIL if found is NIL else lisp.call(intern("nthcdr"), 2, found)


@primitive("color-values-from-color-spec")
def color_values_from_color_spec(spec: object) -> object:
    """Return the list of the shares in SPEC, as #RGB, rgb:R/G/B or rgbi:R/G/B; nil if it is something else."""
    found = colors.of_specification(check.string(spec).text)
    return NIL if found is None else list_of(*found)


@primitive("color-defined-p", "x-color-defined-p")
def color_defined_p(lisp: Lisp, color: object, frame: object = NIL) -> Symbol:
    """Return t if COLOR is known."""
    return truth(tty_color_desc(lisp, color) is not NIL)


@primitive("defined-colors", "x-defined-colors")
def defined_colors(lisp: Lisp, frame: object = NIL) -> object:
    """Return the list of the names of the terminal's colours."""
    return list_from(each.car for each in elements(lisp.value(ALIST)) if type(each) is Cons)


@primitive("color-gray-p", "x-color-grayscale-p")
def color_gray_p(lisp: Lisp, color: object, frame: object = NIL) -> Symbol:
    """Return t if COLOR is a grey."""
    shares = colors.standard(check.string(color).text)
    return truth(shares is not None and max(shares) - min(shares) <= max(shares) / 20)


@primitive("display-color-cells", "x-display-color-cells")
def display_color_cells(display: object = NIL) -> int:
    """Return how many colours the terminal shows: none."""
    return 0


@primitive("display-grayscale-p", "x-display-grayscale-p")
def display_grayscale_p(display: object = NIL) -> object:
    """Return nil: the terminal shows no greys."""
    return NIL


@primitive("color-name-to-rgb")
def color_name_to_rgb(lisp: Lisp, color: object, frame: object = NIL) -> object:
    """Return the list of the shares of red, green and blue of COLOR between 0.0 and 1.0; nil if it is not known."""
    return list_from(check.fixnum(share) / 65535 for share in elements(color_values(lisp, color)))
