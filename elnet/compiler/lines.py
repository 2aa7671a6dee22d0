"""Which lines of a Lisp file have code: what the compiler has left in the cache when the file was loaded, for coverage."""

from __future__ import annotations

from types import CodeType

from elnet.compiler.cache import stored_unit, unit_key
from elnet.compiler.linking import only_function
from elnet.compiler.storage import Reader, stored_code
from elnet.compiler.template import Compiled, Template
from elnet.objects.symbols import intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def executable_lines(path: str) -> set[int] | None:
    """Return the lines of the Lisp file PATH that can be executed; None if it was not loaded since it or elnet has changed."""
    with open(path, "rb") as file:
        unit = stored_unit(unit_key(path, file.read()))
    if not unit.forms:
        return None
    storage = Reader(intern)
    return {
        line
        for *_, data in unit.forms
        for code in _codes(storage.compiled(data))
        if code.co_filename == path
        for _, _, line in code.co_lines()
        if line is not None
    }


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
