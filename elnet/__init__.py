"""An embeddable Emacs Lisp with Emacs's process and network primitives over real sockets.

`Interpreter` is the embedding API; it is imported when first asked for.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.interpreter import Interpreter

__all__ = ["Interpreter"]


def __getattr__(name: str) -> object:
    if name == "Interpreter":
        from elnet.interpreter import Interpreter

        return Interpreter
    raise AttributeError(f"module 'elnet' has no attribute {name!r}")
