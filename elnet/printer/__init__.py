"""From Lisp objects to text: what `prin1` and `princ` print."""

from elnet.printer.engine import Printer, prin1, princ
from elnet.printer.options import PrintOptions

__all__ = ["PrintOptions", "Printer", "prin1", "princ"]
