"""What is remarked on one call: the number of its arguments, formats, literals, a value that nobody uses."""

from __future__ import annotations

import re

from elnet.compiler.checks.names import (
    COMPARING,
    FORMATTING,
    INTERACTIVE_ONLY,
    OBSOLETE,
    SEARCHING,
    VALUABLE,
)
from elnet.compiler.checks.remarks import Remarks
from elnet.compiler.checks.signatures import Signature, signature_of_function
from elnet.objects.cons import Cons, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.lisp import Lisp

QUOTE = intern("quote")
_VALUABLE = frozenset(VALUABLE.split())
FIELD = re.compile(r"%(?:(%)|(?:(\d+)\$)?[-+ #0]*\d*(?:\.\d+)?[a-zA-Z])")


class Calls:
    """Looks at the calls of a file; SIGNATURES are those of the functions that the file defines."""

    def __init__(self, lisp: Lisp, remarks: Remarks) -> None:
        self.lisp = lisp
        self.remarks = remarks
        self.signatures: dict[str, Signature | None] = {}
        self.obsolete: dict[str, tuple[str, str]] = dict(OBSOLETE)

    def look(self, symbol: Symbol, given: list[object], unused: bool) -> None:
        """Remark on the call of SYMBOL with the forms GIVEN, whose value may be UNUSED."""
        name = symbol.name
        if unused and name in _VALUABLE:
            advice = "; use `mapc' or `dolist' instead" if name == "mapcar" else ""
            self.remarks.add(f"value from call to ‘{name}’ is unused{advice}", kind="ignored-return-value", name=name)
        self.look_at_name(symbol, "function")
        if name in INTERACTIVE_ONLY:
            advice = INTERACTIVE_ONLY[name] and f"; {INTERACTIVE_ONLY[name]}"
            self.remarks.add(f"‘{name}’ is for interactive use only{advice or '.'}", kind="interactive-only", name=name)
        self._count(symbol, len(given))
        if name in FORMATTING:
            self._format(name, given)
        elif name in COMPARING or name in SEARCHING:
            self._literals(name, given)

    def look_at_name(self, symbol: Symbol, what: str) -> None:
        """Remark on the use of SYMBOL, WHAT being function or macro, if it is obsolete."""
        known = self.obsolete.get(symbol.name)
        if known is None:
            info = self.lisp.plists.get(symbol, intern("byte-obsolete-info"))
            if type(info) is not Cons:
                return
            known = obsolescence(info.car, elements(info)[-1])
        since, advice = known
        said = f"‘{symbol.name}’ is an obsolete {what}{f' (as of {since})' if since else ''}"
        self.remarks.add(f"{said}{f'; {advice}' if advice else '.'}", kind="obsolete", name=symbol.name)

    def _count(self, symbol: Symbol, count: int) -> None:
        name = symbol.name
        signature = self.signatures[name] if name in self.signatures else signature_of_function(self.lisp, symbol)
        if signature is None or signature.takes(count):
            return
        wants = "requires" if count < signature.least else "accepts only"
        plural = "" if count == 1 else "s"
        self.remarks.add(f"‘{name}’ called with {count} argument{plural}, but {wants} {signature}", kind="callargs", name=name)

    def _format(self, name: str, given: list[object]) -> None:
        template = given[FORMATTING[name]] if given else NIL
        if type(template) is not LString:
            return
        fields = 0
        for found in FIELD.finditer(template.text):
            if found[2]:
                return
            fields += found[1] is None
        count = len(given) - 1
        if count != fields:
            plurals = ["" if number == 1 else "s" for number in (count, fields)]
            said = f"‘{name}’ called with {count} argument{plurals[0]} to fill {fields} format field{plurals[1]}"
            self.remarks.add(said, kind="callargs", name=name)

    def _literals(self, name: str, given: list[object]) -> None:
        kinds = (COMPARING.get(name) or SEARCHING[name]).split()
        compared = [(given[0], "arg 1")] if given else []
        if name in COMPARING:
            compared += [(form, "arg 2") for form in given[1:2]]
        else:
            second = given[1] if len(given) > 1 else NIL
            if type(second) is Cons and second.car is QUOTE and type(second.cdr) is Cons and type(second.cdr.car) is Cons:
                items = elements(second.cdr.car)
                compared += [(_quoted(item), f"element {place} of arg 2") for place, item in enumerate(items, 1)]
        for form, place in compared:
            kind = _kind(form)
            if kind in kinds:
                said = f"‘{name}’ called with literal {kind} that may never match ({place})"
                self.remarks.add(said, kind="suspicious", name=name)
                return


def obsolescence(current: object, since: object) -> tuple[str, str]:
    """Return since when something is obsolete and what to do, from what `make-obsolete' is told."""
    when = since.text if isinstance(since, LString) else ""
    if isinstance(current, LString):
        return when, re.sub("`([^']*)'", "‘\\1’", current.text)
    return when, f"use ‘{current.name}’ instead." if isinstance(current, Symbol) and current is not NIL else ""


def _quoted(value: object) -> object:
    return list_of(QUOTE, value) if type(value) is Cons else value


def _kind(form: object) -> str:
    """Return what kind of literal FORM is, empty for none that matters."""
    if type(form) is LString:
        return "string"
    if type(form) is float:
        return "float"
    return "list" if type(form) is Cons and form.car is QUOTE and type(form.cdr) is Cons and type(form.cdr.car) is Cons else ""
