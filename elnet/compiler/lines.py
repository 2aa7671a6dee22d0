"""Which lines of a Lisp file have code: what the compiler has left in the cache when the file was loaded, for coverage."""

from __future__ import annotations

from types import CodeType

from elnet.compiler.cache import Form, file_key, keys_of_units, stored_unit
from elnet.compiler.linking import only_function
from elnet.compiler.storage import Reader, stored_code
from elnet.compiler.template import Compiled, Template
from elnet.objects.symbols import intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from elnet.compiler.cache import Unit


def executable_lines(path: str) -> set[int] | None:
    """Return the lines of the Lisp file PATH that can be executed; None if it was not loaded since it or elnet has changed."""
    with open(path, "rb") as file:
        units = [stored_unit(key) for key in keys_of_units(file_key(path, file.read()))]
    if not any(unit.forms for unit in units):
        return None
    return {
        line
        for unit in units
        for code in _codes_of_unit(unit)
        if code.co_filename == path
        for _, _, line in code.co_lines()
        if line is not None
    }


def _codes_of_unit(unit: Unit) -> Iterator[CodeType]:
    """Yield the code of all forms of UNIT and of all functions in them."""
    storage = Reader(intern)
    for form in unit.forms:
        if not isinstance(form, Form) and form[-1] is not None:
            yield from _codes(storage.compiled(form[-1]))


def _codes(compiled: Compiled) -> Iterator[CodeType]:
    """Yield the code of COMPILED and of all functions in it."""
    yield from _nested(only_function(compiled.code))
    for constant in compiled.constants:
        if type(constant) is Template:
            inner = stored_code(constant, intern)
            if inner is not None:
                yield from _codes(inner)


def _nested(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _nested(constant)
