"""Printing as one interpreter's variables say: `print-length`, `print-circle` and their kin."""

from __future__ import annotations

from types import FunctionType

from elnet.objects.conditions import LispSignal, wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.functions import lambda_of
from elnet.objects.hash_tables import HashTable
from elnet.objects.lists import conses, last_cdr
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.printer import PrintOptions
from elnet.printer.closures import slots_of_lambda
from elnet.printer.engine import Printer
from elnet.printer.options import FIELDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from elnet.runtime.lisp import Lisp


VARIABLES = [
    intern("float-output-format" if name == "float_output_format" else f"print-{name}".replace("_", "-"))
    for name in FIELDS
    if name != "unibyte_output"
]
"""The variable behind each option, in order."""
NUMBERS = ("length", "level")
CHARSET_CHOICES = {T: "always", NIL: "never"}


class Printing:
    """Prints objects for LISP; a printer is kept as long as no variable changes."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self._cells = [lisp.variables.cell(symbol) for symbol in VARIABLES]
        self._values: list[object] = []
        self._printers: dict[bool, Printer] = {}
        self._busy = False

    def text(self, value: object, readably: bool) -> str:
        """Return VALUE as `prin1` prints it if READABLY, else as `princ` does."""
        kind = type(value)
        if kind is LString and not readably and value.properties is None and value.multibyte:  # type: ignore[attr-defined]
            return value.text  # type: ignore[attr-defined, no-any-return]
        values = [getattr(cell, "value", NIL) for cell in self._cells]
        if values != self._values:
            self._values = values
            self._printers = {}
        printer = self._printers.get(readably)
        if printer is None or self._busy:
            printer = Printer(options_of(values), readably, slots_with_environment)
            self._printers[readably] = printer
        return self._print(printer, value)

    def text_with(self, value: object, readably: bool, overrides: object) -> str:
        """Return VALUE printed with OVERRIDES of the variables, as `prin1` takes them."""
        values = [getattr(cell, "value", NIL) for cell in self._cells]
        return self._print(Printer(overridden(options_of(values), overrides), readably, slots_with_environment), value)

    def _unreadable(self, value: object, readably: bool) -> str | None:
        """Return what `print-unreadable-function' gives for VALUE, None if it leaves it as it is."""
        text = self.lisp.call(self.lisp.value("print-unreadable-function"), value, T if readably else NIL)
        if text is NIL:
            return None
        return text.text if type(text) is LString else ""

    def _print(self, printer: Printer, value: object) -> str:
        self._busy = True
        printer.unreadable = self._unreadable if self.lisp.value("print-unreadable-function") is not NIL else None
        try:
            text = printer.print(value)
        finally:
            self._busy = False
        if printer.options.continuous_numbering and printer.number_table is not None:
            self.lisp.set("print-number-table", printer.number_table)
        return text


def options_of(values: list[Any]) -> PrintOptions:
    """Return the options that the VALUES of the variables ask for."""
    return PrintOptions(*(option_of(name, value) for name, value in zip(FIELDS, values, strict=False)))


def option_of(name: str, value: Any) -> Any:
    """Return the option NAME as the Lisp VALUE of its variable asks for it."""
    if name in NUMBERS:
        return value if type(value) is int and value >= 0 else None
    if name == "number_table":
        return value if type(value) is HashTable else None
    if name == "charset_text_property":
        return CHARSET_CHOICES.get(value, "default")
    if name == "float_output_format":
        return value.text if type(value) is LString else None
    return value is not NIL


OVERRIDES = {
    "length": "length",
    "level": "level",
    "circle": "circle",
    "quoted": "quoted",
    "escape-newlines": "escape_newlines",
    "escape-control-characters": "escape_control_characters",
    "escape-nonascii": "escape_nonascii",
    "escape-multibyte": "escape_multibyte",
    "charset-text-property": "charset_text_property",
    "unreadeable-function": "",
    "unreadable-function": "",
    "gensym": "gensym",
    "continuous-numbering": "continuous_numbering",
    "number-table": "number_table",
    "float-format": "float_output_format",
    "integers-as-characters": "integers_as_characters",
}


def overridden(options: PrintOptions, overrides: object) -> PrintOptions:
    """Return OPTIONS changed by OVERRIDES: t for all defaults, or a list of t and pairs (NAME . VALUE)."""
    if overrides is T:
        return PrintOptions()
    if type(overrides) is not Cons:
        raise LispSignal(intern("wrong-type-argument"), intern("consp"))
    changes: dict[str, Any] = {}
    if last_cdr(overrides) is not NIL:
        raise wrong_type_argument("listp", overrides)
    for pair in conses(overrides):
        setting = pair.car
        if setting is T:
            options = PrintOptions()
        elif type(setting) is Cons and isinstance(setting.car, Symbol) and setting.car.name in OVERRIDES:
            name = OVERRIDES[setting.car.name]
            if name:
                changes[name] = option_of(name, setting.cdr)
        elif type(setting) is Cons:
            raise wrong_type_argument("symbolp", NIL)
        else:
            raise wrong_type_argument("consp", setting)
    return options.changed(**changes)


def slots_with_environment(function: FunctionType) -> list[object]:
    """Return the slots of the closure FUNCTION, with the values of the variables that it captured."""
    described = lambda_of(function)
    assert described is not None
    slots = slots_of_lambda(described)
    captured = environment_of(function)
    if captured:
        slots[2] = list_from(captured)
    return slots


def environment_of(function: FunctionType) -> list[object]:
    """Return the pairs (VARIABLE . VALUE) that the closure FUNCTION captured."""
    described = lambda_of(function)
    names = described.captured if described is not None else {}
    found: list[object] = []
    for name, cell in zip(function.__code__.co_freevars, function.__closure__ or (), strict=True):
        if name in names:
            try:
                found.append(cons(names[name], cell.cell_contents))
            except ValueError:
                found.append(cons(names[name], NIL))
    return found


def prin1_string(lisp: Lisp, value: object) -> LString:
    """Return VALUE as `prin1` prints it, as a string."""
    return lisp_string(lisp.part(Printing).text(value, True))
