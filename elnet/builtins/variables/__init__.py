"""The variables that Python declares, one module a subject: name, first value, docstring."""

from __future__ import annotations

from importlib import import_module

from elnet.runtime.primitive import declarations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from elnet.runtime.primitive import Variable

SUBJECTS = (
    "evaluation",
    "loading",
    "printing",
    "processes",
    "security",
    "passwords",
    "files",
    "coding",
    "compression",
    "visiting",
    "buffers",
    "text",
    "editing",
    "font_lock",
    "modes",
    "mode_lines",
    "menus",
    "keymaps",
    "interaction",
    "abbrevs",
    "things",
    "testing",
    "system",
    "accepted",
    "displays",
)


def declared_variables() -> Iterator[Variable]:
    """Give the variables of all subjects."""
    for subject in SUBJECTS:
        module = f"{__name__}.{subject}"
        import_module(module)
        yield from declarations(module).variables
