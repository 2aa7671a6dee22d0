"""x"""

FUNCTIONS: dict[str, tuple[str, ...]] = {}
MACROS: dict[str, tuple[str, ...]] = {}
ALIASES: tuple[tuple[str, str], ...] = ()
