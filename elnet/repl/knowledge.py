"""What is known about names: their kind, the call they want, their documentation, names that begin alike."""

from __future__ import annotations

import re

from elnet.objects.conditions import LispSignal
from elnet.objects.functions import SpecialForm
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol
from elnet.runtime.obarrays import Obarrays

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

PROCESS_KEYWORDS = {
    "make-network-process": (
        "name buffer host service type family local remote coding noquery filter filter-multibyte sentinel log plist server "
        "stop nowait tls-parameters use-external-socket bindtodevice broadcast dontroute keepalive linger oobinline priority "
        "reuseaddr nodelay"
    ),
    "make-process": "name buffer command coding noquery stop connection-type filter sentinel stderr file-handler",
    "make-pipe-process": "name buffer coding noquery stop filter sentinel",
    "make-serial-process": "name buffer port speed coding noquery stop filter sentinel bytesize parity stopbits flowcontrol",
    "serial-process-configure": "process name buffer port speed bytesize parity stopbits flowcontrol",
    "open-network-stream": (
        "type nowait coding always-query-capabilities capability-command end-of-command end-of-capability starttls-function "
        "success use-starttls-if-possible warn-unless-encrypted client-certificate return-list shell-command tls-parameters"
    ),
}


class Knowledge:
    """What is known about the names of LISP."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp

    def names(self, prefix: str, functions_only: bool) -> list[str]:
        """Return the names that begin with PREFIX and mean something, sorted."""
        return sorted(
            name
            for name, symbol in self.lisp.part(Obarrays).main.symbols.items()
            if name.startswith(prefix) and (self._is_function(symbol) or (not functions_only and self._is_variable(symbol)))
        )

    def keywords(self, function: str) -> list[str]:
        """Return the keywords that FUNCTION, one that makes processes, takes."""
        return [f":{name}" for name in PROCESS_KEYWORDS.get(function, "").split()]

    def matching(self, pattern: str) -> list[str]:
        """Return the names that PATTERN, a Python regular expression, matches somewhere.  Raises `re.error`."""
        found = re.compile(pattern).search
        return [name for name in self.names("", functions_only=False) if found(name)]

    def _is_function(self, symbol: Symbol) -> bool:
        return self.lisp.functions.is_bound(symbol)

    def _is_variable(self, symbol: Symbol) -> bool:
        return self.lisp.is_bound(symbol) and not symbol.name.startswith(":")

    def kind(self, name: str) -> str:
        """Return function, macro, special form, variable, or nothing."""
        lisp, symbol = self.lisp, self.lisp.intern(name)
        definition = lisp.functions.indirect(symbol)
        if type(definition) is SpecialForm:
            return "special form"
        if lisp.functions.macro(symbol) is not None:
            return "macro"
        if definition is not NIL and self._is_function(symbol):
            return "function"
        return "variable" if self._is_variable(symbol) else ""

    def signature(self, name: str) -> str:
        """Return the call that the function NAME wants, empty if it is none."""
        symbol = self.lisp.intern(name)
        if not self._is_function(symbol):
            return ""
        try:
            arguments = self.lisp.call(self.lisp.intern("help-function-arglist"), symbol, self.lisp.intern("t"))
            words = [str(getattr(part, "name", part)) for part in elements(arguments)]
        except LispSignal:
            return f"({name} …)"
        return f"({' '.join([name, *(word if word.startswith('&') else word.upper() for word in words)])})"

    def documentation(self, name: str) -> str:
        """Return the docstring of the function or variable NAME, empty if it has none."""
        symbol = self.lisp.intern(name)
        call = self.lisp.call
        try:
            if self._is_function(symbol):
                text = call(self.lisp.intern("documentation"), symbol)
            else:
                text = call(self.lisp.intern("documentation-property"), symbol, self.lisp.intern("variable-documentation"))
        except LispSignal:
            return ""
        return re.sub(r"\n\n\(fn.*\)\Z", "", text.text, flags=re.DOTALL) if type(text) is LString else ""

    def summary(self, name: str) -> str:
        """Return one line about NAME, empty if it means nothing."""
        kind = self.kind(name)
        if not kind:
            return ""
        first = self.documentation(name).partition("\n")[0]
        head = self.signature(name) or name
        return f"{head}  {first}" if first else f"{head}  [{kind}]"
