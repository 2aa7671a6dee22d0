"""From text to Lisp objects: the reader, and what can be told about a text without evaluating it."""

from elnet.reader.construction import Construction
from elnet.reader.cookies import first_line_variables, is_lexical
from elnet.reader.reader import Reader, Unclosed

__all__ = ["Construction", "Reader", "Unclosed", "first_line_variables", "is_lexical"]
