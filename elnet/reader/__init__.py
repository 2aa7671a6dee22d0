"""From text to Lisp objects: the reader, and what can be told about a text without evaluating it.

The names are imported when first asked for: a script that comes from the cache is never read.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.reader.construction import Construction
    from elnet.reader.cookies import first_line_variables, is_lexical
    from elnet.reader.reader import Reader, Unclosed

__all__ = ["Construction", "Reader", "Unclosed", "first_line_variables", "is_lexical"]
_HOMES = {
    "Construction": "construction",
    "Reader": "reader",
    "Unclosed": "reader",
    "first_line_variables": "cookies",
    "is_lexical": "cookies",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"elnet.reader.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'elnet.reader' has no attribute {name!r}")
