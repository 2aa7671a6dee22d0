"""The coding systems by their names.

A name such as `latin-1-dos` designates a coding system and a type of line end.  Where the latter is left open it is found out
when text is decoded, and is that of Unix when text is encoded.
"""

from __future__ import annotations

from elnet.text.data.codings import CODINGS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

UNIX, DOS, MAC = "unix", "dos", "mac"
END_OF_LINE_TYPES: Final = (UNIX, DOS, MAC)
"""The types of line ends, in the order of the numbers that `coding-system-eol-type` gives them."""

_FIXED_NAMES: Final = {
    "unix": ("undecided", UNIX),
    "dos": ("undecided", DOS),
    "mac": ("undecided", MAC),
    "emacs-internal": ("utf-8-emacs", UNIX),
}


_CATEGORIES: Final = ("charset", "iso-2022", "shift-jis", "big5")
PRIORITY: Final = ("utf-8", "iso-latin-1", "raw-text", "utf-8-auto", "utf-8-with-signature", "utf-16", "undecided")


class UnknownCodingSystem(Exception):
    """There is no coding system called NAME."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class CodingSystem:
    """A coding system without regard to line ends.

    NAMES begin with the main one.  KIND is the type by Emacs's division, CODEC the name of Python's codec or empty, LINE_END
    the type of line end if it is fixed, as that of `no-conversion` is.
    """

    __slots__ = ("ascii_compatible", "codec", "kind", "line_end", "mime", "mnemonic", "names")

    def __init__(self, names: tuple[str, ...], line: str) -> None:
        """Make a coding system of a LINE of the recorded data but for the names."""
        self.kind, codec, mime, self.mnemonic, ascii_only, line_end = line.split(" ")
        self.names = names
        self.codec = "" if codec == "-" else codec
        self.mime = "" if mime == "-" else mime
        self.ascii_compatible = ascii_only == "a"
        self.line_end = None if line_end == "*" else line_end

    def add_name(self, name: str) -> None:
        """Let NAME be one of the names."""
        self.names = (*self.names, name)

    @property
    def name(self) -> str:
        """The main name."""
        return self.names[0]

    @property
    def category(self) -> str:
        """The set of coding systems that are told apart by priority alone, of which one at a time is looked for."""
        return self.kind if self.kind in _CATEGORIES else self.name

    @property
    def decodes_to_bytes(self) -> bool:
        """Whether the decoded text is unibyte."""
        return self.kind == "raw-text" and self.name != "no-conversion-multibyte"

    @property
    def signature(self) -> str:
        """`yes` for a byte order mark at the start of the text, `maybe` if it may be missing, `no` for none."""
        if self.name == "utf-16" or self.name == "utf-8-auto":
            return "maybe"
        return "yes" if self.name.endswith("with-signature") else "no"


class Coding:
    """A coding system with its type of line end, None as long as that is open."""

    __slots__ = ("line_end", "system")

    def __init__(self, system: CodingSystem, line_end: str | None) -> None:
        self.system = system
        self.line_end = line_end

    @property
    def name(self) -> str:
        """The main name of both together."""
        if self.line_end is None or self.system.line_end is not None:
            return self.system.name
        return f"{self.system.name}-{self.line_end}"

    def aliases(self) -> list[str]:
        """Return all names, the main one first."""
        if self.line_end is None or self.system.line_end is not None:
            return list(self.system.names)
        fixed = [name for name, meant in _FIXED_NAMES.items() if meant == (self.system.name, self.line_end)]
        return [f"{name}-{self.line_end}" for name in self.system.names] + fixed

    def with_line_end(self, line_end: str | None) -> Coding | None:
        """Return the same with another type of line end, or None if the coding system has a fixed one that differs."""
        if self.system.line_end is not None:
            return self if line_end == self.system.line_end else None
        return Coding(self.system, line_end)


class CodingTable:
    """The coding systems that one interpreter knows."""

    __slots__ = ("_found", "_systems", "priority")

    def __init__(self) -> None:
        self.priority = list(PRIORITY)
        """The main names of the coding systems that bytes may be in, the likeliest first."""
        self._systems: dict[str, CodingSystem] = {}
        self._found: dict[str, Coding] = {}

    def find(self, name: str) -> Coding:
        """Return what NAME designates; raises `UnknownCodingSystem`."""
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = self._resolve(name)
        return found

    def prefer(self, systems: list[CodingSystem]) -> None:
        """Put SYSTEMS before all others in the order of priority, each in the place of the one of its category."""
        others = [self.find(name).system for name in self.priority]
        chosen = {system.category: system.name for system in reversed([*systems, *others])}
        order = dict.fromkeys(system.category for system in [*systems, *others])
        self.priority = [chosen[category] for category in order]

    def define_alias(self, alias: str, name: str) -> None:
        """Let ALIAS designate what NAME does, with the same endings."""
        system = self.find(name).system
        system.add_name(alias)
        self._all()[alias] = system

    def names(self) -> list[str]:
        """Return all names, those with endings included."""
        names: list[str] = []
        for name, system in self._all().items():
            names.append(name)
            if system.line_end is None:
                names += [f"{name}-{line_end}" for line_end in END_OF_LINE_TYPES]
        return names + list(_FIXED_NAMES)

    def _resolve(self, name: str) -> Coding:
        systems = self._all()
        base, line_end = _FIXED_NAMES.get(name, (name, None))
        if base not in systems:
            base, _, line_end = name.rpartition("-")
        system = systems.get(base)
        if system is None or (line_end is not None and (line_end not in END_OF_LINE_TYPES or system.line_end is not None)):
            raise UnknownCodingSystem(name)
        return Coding(system, system.line_end or line_end)

    def _all(self) -> dict[str, CodingSystem]:
        if not self._systems:
            for line in CODINGS.strip().splitlines():
                names, _, rest = line.partition(" ")
                system = CodingSystem(tuple(names.split(",")), rest)
                self._systems.update((name, system) for name in system.names)
        return self._systems
