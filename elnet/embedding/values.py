"""What a host holds of Lisp values that have no Python twin: symbols by name, everything else by a handle."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp


class Symbol:
    """An interned Lisp symbol, known by its NAME: equal to any other of that name, in every interpreter."""

    __slots__ = ("name",)

    name: str

    def __init__(self, name: str) -> None:
        object.__setattr__(self, "name", name)

    def __setattr__(self, attribute: str, value: object) -> None:
        raise AttributeError("a Symbol does not change")

    def __reduce__(self) -> tuple[type[Symbol], tuple[str]]:
        return Symbol, (self.name,)

    def __repr__(self) -> str:
        return f"Symbol({self.name!r})"

    def __str__(self) -> str:
        return self.name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Symbol) and self.name == other.name

    def __hash__(self) -> int:
        return hash((Symbol, self.name))


class Handle:
    """A Lisp object as it is, not a copy: a buffer, process, function, marker, record….  Only its interpreter knows it.

    As an argument it is the object again; two handles are equal if they are of one object (`eq`).  A function can be called.
    """

    __slots__ = ("_call", "_describe", "lisp", "value")

    def __init__(
        self,
        lisp: Lisp,
        value: object,
        call: Callable[..., object],
        describe: Callable[[object], tuple[str, str]],
    ) -> None:
        self.lisp = lisp
        self.value = value
        self._call = call
        self._describe = describe

    @property
    def type(self) -> str:
        """The name of the type, as `type-of` gives it."""
        return self._describe(self.value)[0]

    def __call__(self, *arguments: object) -> Any:
        """Call the object, a Lisp function, with ARGUMENTS and return its value; both are converted."""
        return self._call(self, *arguments)

    def __str__(self) -> str:
        """Return what `prin1` prints."""
        return self._describe(self.value)[1]

    def __repr__(self) -> str:
        return f"<Handle {self}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Handle) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)
