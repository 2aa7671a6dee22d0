"""An embeddable Emacs Lisp with Emacs's process and network primitives over real sockets.

`Interpreter` is the embedding API; each public name is imported when first asked for.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.async_interpreter import AsyncInterpreter
    from elnet.embedding.errors import Frame, LimitExceeded, LispError, LispExit, WrongThread
    from elnet.embedding.values import Handle, Symbol
    from elnet.interpreter import Interpreter

__all__ = [
    "AsyncInterpreter", "Frame", "Handle", "Interpreter", "LimitExceeded", "LispError", "LispExit", "Symbol", "WrongThread",
]  # fmt: skip
_MODULES = {
    "AsyncInterpreter": "elnet.async_interpreter",
    "Frame": "elnet.embedding.errors",
    "Handle": "elnet.embedding.values",
    "Interpreter": "elnet.interpreter",
    "LimitExceeded": "elnet.embedding.errors",
    "LispError": "elnet.embedding.errors",
    "LispExit": "elnet.embedding.errors",
    "Symbol": "elnet.embedding.values",
    "WrongThread": "elnet.embedding.errors",
}


def __getattr__(name: str) -> object:
    if name in _MODULES:
        from importlib import import_module

        return getattr(import_module(_MODULES[name]), name)
    raise AttributeError(f"module 'elnet' has no attribute {name!r}")
