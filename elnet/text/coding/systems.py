"""The coding systems by their names.

A name such as `latin-1-dos` designates a coding system and a type of line end.  Where the latter is left open it is found out
when text is decoded, and is that of Unix when text is encoded.
"""

from __future__ import annotations

from elnet.text.coding.charsets import charset
from elnet.text.data.codings import CODINGS, ISO_2022, MORE_PROPERTIES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

UNIX, DOS, MAC = "unix", "dos", "mac"
END_OF_LINE_TYPES: Final = (UNIX, DOS, MAC)
"""The types of line ends, in the order of the numbers that `coding-system-eol-type` gives them."""

_FIXED_NAMES: Final = {
    "unix": ("undecided", UNIX),
    "dos": ("undecided", DOS),
    "mac": ("undecided", MAC),
    "emacs-internal": ("utf-8-emacs", UNIX),
}


PRIORITY: Final = (
    "utf-8", "iso-2022-7bit", "iso-latin-1", "iso-2022-7bit-lock", "iso-2022-8bit-ss2", "emacs-mule", "raw-text", "iso-2022-jp",
    "in-is13194-devanagari", "chinese-iso-8bit", "utf-8-auto", "utf-8-with-signature", "utf-16", "utf-16be-with-signature",
    "utf-16le-with-signature", "utf-16be", "utf-16le", "japanese-shift-jis", "chinese-big5", "undecided",
)  # fmt: skip
"""The coding systems that bytes may be in, one of each category, the likeliest first."""


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

    __slots__ = (
        "ascii_compatible", "charsets", "codec", "default", "flags", "kind", "line_end", "little_endian", "mark", "mime",
        "mnemonic", "names", "prefers_utf_8", "unibyte", "usages", "variant",
    )  # fmt: skip

    def __init__(self, names: tuple[str, ...], kind: str, codec: str = "", mnemonic: str = "-") -> None:
        self.names = names
        self.kind = kind
        self.codec = codec
        self.mnemonic = mnemonic
        self.mime = ""
        self.ascii_compatible = False
        self.line_end: str | None = None
        self.charsets: tuple[str, ...] = ()
        """The charsets whose characters it has; those of its type, all there are, if there is none."""
        self.usages: tuple[Any, ...] = ()
        """What each register may hold, if the type is that of ISO 2022."""
        self.flags: tuple[str, ...] = ()
        self.default = " "
        """What stands in the place of a character that the coding system has not."""
        self.mark: bool | tuple[str, str] = False
        """Whether a byte order mark is at the beginning, or the coding systems with and without one if it may be."""
        self.little_endian = False
        self.unibyte = False
        """Whether what is decoded is unibyte."""
        self.prefers_utf_8 = False
        self.variant: Any = None
        """What the codec of the type knows of this coding system, once it was used."""

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
        if self.kind == "utf-8":
            return "utf-8-auto" if isinstance(self.mark, tuple) else "utf-8-sig" if self.mark else "utf-8"
        if self.kind == "utf-16":
            if isinstance(self.mark, tuple):
                return "utf-16-auto"
            return f"utf-16-{'le' if self.little_endian else 'be'}{'' if self.mark else '-nosig'}"
        if self.kind == "iso-2022":
            return self._iso_category()
        return "sjis" if self.kind == "shift-jis" else self.kind

    def _iso_category(self) -> str:
        shifts = "locking-shift" in self.flags or "single-shift" in self.flags
        if "7-bit" in self.flags:
            return "iso-7-else" if shifts else "iso-7-tight" if self.charsets else "iso-7"
        first = self.usages[1] if len(self.usages) > 1 else None
        if not isinstance(first, str) or "locking-shift" in self.flags:
            return "iso-8-else"
        return f"iso-8-{charset(first).dimension}"

    @property
    def decodes_to_bytes(self) -> bool:
        """Whether the decoded text is unibyte."""
        return self.unibyte

    @property
    def signature(self) -> str:
        """`yes` for a byte order mark at the start of the text, `maybe` if it may be missing, `no` for none."""
        return "maybe" if isinstance(self.mark, tuple) else "yes" if self.mark else "no"


def _from_line(line: str) -> CodingSystem:
    """Return the coding system that a LINE of the recorded data tells of."""
    names, kind, codec, mime, mnemonic, ascii_only, line_end, known = line.split(" ")
    system = CodingSystem(tuple(names.split(",")), kind, codec.strip("-"), mnemonic)
    system.mime = "" if mime == "-" else mime
    system.ascii_compatible = ascii_only == "a"
    system.line_end = None if line_end == "*" else line_end
    if known != "-":
        system.charsets = tuple(known.split(","))
    if system.name in ISO_2022:
        system.charsets, system.usages, flags = ISO_2022[system.name]
        system.flags = tuple(flags.split())
    for each in MORE_PROPERTIES.get(system.name, ()):
        key, _, value = each.partition(" ")
        if key == ":bom":
            system.mark = True if value == "t" else (value.partition(".")[0], value.partition(".")[2])
    system.little_endian = ":endian little" in MORE_PROPERTIES.get(system.name, ())
    system.unibyte = ":for-unibyte t" in MORE_PROPERTIES.get(system.name, ())
    system.prefers_utf_8 = system.name == "prefer-utf-8"
    if system.name == "us-ascii":
        system.default = "?"
    return system


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

    def prefer(self, names: list[str]) -> None:
        """Put NAMES before all others in the order of priority, each in the place of the one of its category."""
        chosen: dict[str, str] = {}
        for name in [*names, *self.priority]:
            chosen.setdefault(self.find(name).system.category, name)
        self.priority = list(chosen.values())

    def define(self, system: CodingSystem) -> None:
        """Let SYSTEM be what its name designates from now on."""
        self._all()[system.name] = system
        self._found.clear()

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
                system = _from_line(line)
                self._systems.update((name, system) for name in system.names)
        return self._systems
