"""Memory: garbage collection, statistics, finalizers."""

from __future__ import annotations

from elnet.objects.cons import list_from, list_of
from elnet.objects.finalizers import Finalizer
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

KINDS = ("conses", "symbols", "strings", "string-bytes", "vectors", "vector-slots", "floats", "intervals", "buffers")
SIZES = (16, 48, 32, 1, 16, 8, 8, 56, 992)


@primitive(interactive="")
def garbage_collect(lisp: Lisp) -> object:
    """Free the memory of objects that nothing refers to; return a list of entries (KIND SIZE USED)."""
    import gc

    gc.collect()
    lisp.set("gcs-done", lisp.value("gcs-done") + 1)
    used = len(gc.get_objects())
    return list_from([list_of(intern(name), size, used) for name, size in zip(KINDS, SIZES, strict=True)])


@primitive()
def garbage_collect_maybe(factor: object) -> Symbol:
    """Return nil: memory is freed as soon as nothing refers to it, so FACTOR never asks for more."""
    return NIL


@primitive()
def purecopy(obj: object) -> object:
    """Return OBJ."""
    return obj


@primitive()
def memory_use_counts() -> object:
    """Return a list of seven numbers: how many objects of each kind were made, all of them 0 because nobody counts."""
    return list_from([0] * 7)


@primitive()
def memory_info() -> object:
    """Return (TOTAL FREE TOTAL-SWAP FREE-SWAP), in kilobytes, nil if it cannot be found out."""
    try:
        with open("/proc/meminfo", encoding="ascii") as file:
            sizes = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in file)}
    except (OSError, ValueError):
        return NIL
    return list_of(*(sizes.get(name, 0) for name in ("MemTotal", "MemFree", "SwapTotal", "SwapFree")))


@primitive(interactive="")
def malloc_trim(leave_padding: object = NIL) -> Symbol:
    """Return nil: there is nothing to give back to the system."""
    return NIL


@primitive()
def make_finalizer(lisp: Lisp, function: object) -> Finalizer:
    """Return an object that calls FUNCTION, without arguments, when nothing refers to the object any more."""
    return Finalizer(lisp.functions.callable(function))
