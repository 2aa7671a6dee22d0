"""From text to Lisp objects: the reader, and what can be told about a text without evaluating it."""

from elnet.reader.construction import Construction
from elnet.reader.cookies import first_line_variables, is_lexical
from elnet.reader.reader import Reader, Unclosed
from elnet.reader.streams import collect_form

__all__ = ["Construction", "Reader", "Unclosed", "collect_form", "first_line_variables", "is_lexical"]
