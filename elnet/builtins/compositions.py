"""The compositions of `car` and `cdr`: `caar` to `cddddr`."""

from __future__ import annotations

from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@primitive()
def caar(x: Any) -> object:
    """Return the car of the car of X."""
    return x.car.car


@primitive("cadr", "cl-second")
def cadr(x: Any) -> object:
    """Return the car of the cdr of X."""
    return x.cdr.car


@primitive()
def cdar(x: Any) -> object:
    """Return the cdr of the car of X."""
    return x.car.cdr


@primitive()
def cddr(x: Any) -> object:
    """Return the cdr of the cdr of X."""
    return x.cdr.cdr


@primitive("caaar", "cl-caaar")
def caaar(x: Any) -> object:
    """Return the car of the car of the car of X."""
    return x.car.car.car


@primitive("caadr", "cl-caadr")
def caadr(x: Any) -> object:
    """Return the car of the car of the cdr of X."""
    return x.cdr.car.car


@primitive("cadar", "cl-cadar")
def cadar(x: Any) -> object:
    """Return the car of the cdr of the car of X."""
    return x.car.cdr.car


@primitive("caddr", "cl-caddr")
def caddr(x: Any) -> object:
    """Return the car of the cdr of the cdr of X."""
    return x.cdr.cdr.car


@primitive("cdaar", "cl-cdaar")
def cdaar(x: Any) -> object:
    """Return the cdr of the car of the car of X."""
    return x.car.car.cdr


@primitive("cdadr", "cl-cdadr")
def cdadr(x: Any) -> object:
    """Return the cdr of the car of the cdr of X."""
    return x.cdr.car.cdr


@primitive("cddar", "cl-cddar")
def cddar(x: Any) -> object:
    """Return the cdr of the cdr of the car of X."""
    return x.car.cdr.cdr


@primitive("cdddr", "cl-cdddr")
def cdddr(x: Any) -> object:
    """Return the cdr of the cdr of the cdr of X."""
    return x.cdr.cdr.cdr


@primitive("caaaar", "cl-caaaar")
def caaaar(x: Any) -> object:
    """Return the car of the car of the car of the car of X."""
    return x.car.car.car.car


@primitive("caaadr", "cl-caaadr")
def caaadr(x: Any) -> object:
    """Return the car of the car of the car of the cdr of X."""
    return x.cdr.car.car.car


@primitive("caadar", "cl-caadar")
def caadar(x: Any) -> object:
    """Return the car of the car of the cdr of the car of X."""
    return x.car.cdr.car.car


@primitive("caaddr", "cl-caaddr")
def caaddr(x: Any) -> object:
    """Return the car of the car of the cdr of the cdr of X."""
    return x.cdr.cdr.car.car


@primitive("cadaar", "cl-cadaar")
def cadaar(x: Any) -> object:
    """Return the car of the cdr of the car of the car of X."""
    return x.car.car.cdr.car


@primitive("cadadr", "cl-cadadr")
def cadadr(x: Any) -> object:
    """Return the car of the cdr of the car of the cdr of X."""
    return x.cdr.car.cdr.car


@primitive("caddar", "cl-caddar")
def caddar(x: Any) -> object:
    """Return the car of the cdr of the cdr of the car of X."""
    return x.car.cdr.cdr.car


@primitive("cadddr", "cl-cadddr")
def cadddr(x: Any) -> object:
    """Return the car of the cdr of the cdr of the cdr of X."""
    return x.cdr.cdr.cdr.car


@primitive("cdaaar", "cl-cdaaar")
def cdaaar(x: Any) -> object:
    """Return the cdr of the car of the car of the car of X."""
    return x.car.car.car.cdr


@primitive("cdaadr", "cl-cdaadr")
def cdaadr(x: Any) -> object:
    """Return the cdr of the car of the car of the cdr of X."""
    return x.cdr.car.car.cdr


@primitive("cdadar", "cl-cdadar")
def cdadar(x: Any) -> object:
    """Return the cdr of the car of the cdr of the car of X."""
    return x.car.cdr.car.cdr


@primitive("cdaddr", "cl-cdaddr")
def cdaddr(x: Any) -> object:
    """Return the cdr of the car of the cdr of the cdr of X."""
    return x.cdr.cdr.car.cdr


@primitive("cddaar", "cl-cddaar")
def cddaar(x: Any) -> object:
    """Return the cdr of the cdr of the car of the car of X."""
    return x.car.car.cdr.cdr


@primitive("cddadr", "cl-cddadr")
def cddadr(x: Any) -> object:
    """Return the cdr of the cdr of the car of the cdr of X."""
    return x.cdr.car.cdr.cdr


@primitive("cdddar", "cl-cdddar")
def cdddar(x: Any) -> object:
    """Return the cdr of the cdr of the cdr of the car of X."""
    return x.car.cdr.cdr.cdr


@primitive("cddddr", "cl-cddddr")
def cddddr(x: Any) -> object:
    """Return the cdr of the cdr of the cdr of the cdr of X."""
    return x.cdr.cdr.cdr.cdr
