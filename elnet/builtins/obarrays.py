"""Interning: symbols and the obarrays that they are found in."""

from __future__ import annotations

from elnet.objects.conditions import truth, wrong_type_argument
from elnet.objects.obarrays import Obarray
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.obarrays import Obarrays
from elnet.runtime.primitive import primitive
from elnet.runtime.regexps import Regexps
from elnet.runtime.shorthands import longhand_here


@primitive()
def intern_(lisp: Lisp, string: object, obarray: object = NIL) -> Symbol:
    """Return the symbol called STRING in OBARRAY, by default the value of `obarray'; make it if there is none."""
    if obarray is not NIL:
        lisp.part(Obarrays).named(obarray)
    return lisp.part(Obarrays).intern(longhand_here(lisp, check.string(string).text), obarray)


@primitive()
def intern_soft(lisp: Lisp, name: object, obarray: object = NIL) -> object:
    """Return the symbol NAME, a string or a symbol, if it is in OBARRAY, else nil."""
    symbols = lisp.part(Obarrays).named(obarray).symbols
    if isinstance(name, Symbol):
        return name if symbols.get(name.name) is name else NIL
    return symbols.get(longhand_here(lisp, check.string(name).text), NIL)


@primitive()
def unintern(lisp: Lisp, name: object, obarray: object = NIL) -> Symbol:
    """Remove the symbol NAME, a string or a symbol, from OBARRAY; return t if it was there."""
    obarrays = lisp.part(Obarrays)
    if isinstance(name, Symbol):
        return truth(obarrays.remove(name, obarray))
    if type(name) is not LString:
        raise wrong_type_argument("stringp", name)
    symbol = obarrays.named(obarray).symbols.get(name.text)
    return truth(symbol is not None and obarrays.remove(symbol, obarray))


@primitive()
def mapatoms(lisp: Lisp, function: object, obarray: object = NIL) -> object:
    """Call FUNCTION with every symbol of OBARRAY; return nil."""
    symbols = lisp.part(Obarrays).named(obarray).symbols
    call = lisp.functions.callable(function)
    for symbol in list(symbols.values()):
        call(symbol)
    return NIL


@primitive()
def obarray_make(size: object = NIL) -> Obarray:
    """Return a new, empty obarray; SIZE, for how many symbols, does not matter."""
    if size is not NIL:
        check.natural(size)
    return Obarray()


@primitive()
def obarrayp(object: object) -> Symbol:
    """Return t if OBJECT is an obarray."""
    return truth(type(object) is Obarray)


@primitive()
def obarray_clear(lisp: Lisp, obarray: object) -> object:
    """Remove all symbols from OBARRAY; return nil."""
    lisp.part(Obarrays).named(obarray).symbols.clear()
    return NIL


@primitive()
def obarray_size(lisp: Lisp, obarray: object) -> int:
    """Return a number that says how many symbols OBARRAY has room for."""
    count = len(lisp.part(Obarrays).named(obarray).symbols)
    return max(4, 1 << max(count - 1, 0).bit_length())


@primitive()
def apropos_internal(lisp: Lisp, regexp: object, predicate: object = NIL) -> object:
    """Return the sorted list of the symbols whose names match REGEXP and that satisfy PREDICATE, if it is non-nil."""
    from elnet.objects.cons import list_from

    matches = lisp.part(Regexps).compile(check.string(regexp)).search
    wanted = None if predicate is NIL else lisp.functions.callable(predicate)
    found = {
        symbol.name: symbol
        for symbol in list(lisp.part(Obarrays).main.symbols.values())
        if matches(symbol.name) is not None and (wanted is None or wanted(symbol) is not NIL)
    }
    return list_from(symbol for _, symbol in sorted(found.items()))


@primitive("obarray-get")
def obarray_get(lisp: Lisp, obarray: object, name: object) -> object:
    """Return the symbol of OBARRAY called NAME, a string, nil if there is none."""
    return lisp.part(Obarrays).named(obarray).symbols.get(check.string(name).text, NIL)


@primitive("obarray-put")
def obarray_put(lisp: Lisp, obarray: object, name: object) -> object:
    """Return the symbol of OBARRAY called NAME, a string; make it if there is none."""
    return intern_(lisp, name, obarray)


@primitive("obarray-remove")
def obarray_remove(lisp: Lisp, obarray: object, name: object) -> object:
    """Remove the symbol called NAME, a string, from OBARRAY; return t if it was there."""
    return unintern(lisp, name, obarray)


@primitive("obarray-map")
def obarray_map(lisp: Lisp, fn: object, obarray: object) -> object:
    """Call FN with every symbol of OBARRAY."""
    return mapatoms(lisp, fn, obarray)
