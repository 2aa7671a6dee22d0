"""What macros warn of while they are expanded: `macroexp-warn-and-return`."""

from __future__ import annotations

from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.lisp import Lisp


class MacroWarnings:
    """Tells the warnings of the macros of LISP: as messages, unless a check of a file COLLECTS them."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.collects: Callable[[str], None] | None = None

    def warn(self, text: LString, compile_only: bool) -> None:
        """Warn of TEXT, if COMPILE_ONLY only in the check of a file."""
        if self.collects is not None:
            self.collects(text.text)
        elif not compile_only:
            file = self.lisp.value("load-file-name")
            shown = self.lisp.call(intern("file-relative-name"), file) if type(file) is LString else lisp_string("")
            template = lisp_string("%s: Warning: %s" if type(file) is LString else "%sWarning: %s")
            self.lisp.call(intern("message"), template, shown, text)
