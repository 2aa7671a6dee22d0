"""Syntax tables, and moving over characters by their kind."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, lisp_error, truth, wrong_type_argument
from elnet.objects.cons import Cons
from elnet.objects.strings import multibyte_text
from elnet.objects.symbols import NIL, Symbol
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.skipping import Skipping, skip, skip_syntax, word_place
from elnet.runtime.syntax_scans import places_as_they_are
from elnet.text.syntax import CLASSES, RAW_BYTE_OFFSET_IN_UNIBYTE, InvalidSyntaxDescriptor, SyntaxTable, syntax_entry

NUMBER_MASK = 0xFFFF

# Tables


def _table(lisp: Lisp, value: object) -> SyntaxTable:
    if value is NIL:
        return lisp.regexps.syntax
    if not isinstance(value, SyntaxTable):
        raise wrong_type_argument("syntax-table-p", value)
    return value


@primitive()
def syntax_table_p(object: object) -> Symbol:
    """Return t if OBJECT is a syntax table."""
    return truth(isinstance(object, SyntaxTable))


@primitive()
def syntax_table(lisp: Lisp) -> SyntaxTable:
    """Return the syntax table of the current buffer."""
    return lisp.regexps.syntax


@primitive()
def standard_syntax_table(lisp: Lisp) -> SyntaxTable:
    """Return the standard syntax table, which new buffers have."""
    return lisp.regexps.standard_syntax


@primitive()
def set_syntax_table(lisp: Lisp, table: object) -> SyntaxTable:
    """Make TABLE the syntax table of the current buffer and return it."""
    if table is NIL:
        raise wrong_type_argument("syntax-table-p", table)
    found = _table(lisp, table)
    lisp.buffers.current.syntax = found
    return found


@primitive()
def copy_syntax_table(lisp: Lisp, table: object = NIL) -> SyntaxTable:
    """Return a copy of TABLE, by default the standard syntax table, which inherits from the standard one."""
    original = lisp.regexps.standard_syntax if table is NIL else _table(lisp, table)
    copy = SyntaxTable(original.parent if original.parent is not NIL else lisp.regexps.standard_syntax)
    copy.starts, copy.values = original.starts[:], original.values[:]
    return copy


@primitive()
def make_syntax_table(lisp: Lisp, oldtable: object = NIL) -> SyntaxTable:
    """Return a new syntax table that has nothing of its own and inherits from OLDTABLE, by default the standard one."""
    return SyntaxTable(lisp.regexps.standard_syntax if oldtable is NIL else _table(lisp, oldtable))


@primitive(interactive="cSet syntax for character: \nsSet syntax for %s to: ")
def modify_syntax_entry(lisp: Lisp, char: object, newentry: object, syntax_table: object = NIL) -> Symbol:
    """Make NEWENTRY, a string as of `string-to-syntax', the syntax of CHAR in SYNTAX-TABLE, by default the current one.

    CHAR may be a cons (FIRST . LAST) for all characters of a range.
    """
    if type(char) is Cons:
        first, last = check.character(char.car), check.character(char.cdr)
    else:
        first = last = check.character(char)
    table = _table(lisp, syntax_table)
    table.set_range(first, last, string_to_syntax(newentry))
    return NIL


@primitive()
def string_to_syntax(string: object) -> object:
    """Return the syntax that STRING describes, in the form that syntax tables have it: (CODE . MATCHING-CHAR), or nil."""
    text = check.string(string)
    try:
        return syntax_entry(multibyte_text(text))
    except InvalidSyntaxDescriptor as error:
        raise lisp_error(str(error)) from None


# Asking


@primitive()
def char_syntax(lisp: Lisp, character: object) -> int:
    """Return the letter that designates the syntax class of CHARACTER in the current table."""
    code = check.character(character)
    if not lisp.buffers.current.multibyte and 0x80 <= code < 0x100:
        code += RAW_BYTE_OFFSET_IN_UNIBYTE
    return ord(CLASSES[lisp.regexps.syntax.class_of(code)])


@primitive()
def syntax_class_to_char(syntax: object) -> int:
    """Return the letter that designates the syntax class numbered SYNTAX."""
    number = check.fixnum(syntax)
    if not 0 <= number < len(CLASSES):
        raise args_out_of_range(len(CLASSES) - 1, number)
    return ord(CLASSES[number])


@primitive()
def matching_paren(lisp: Lisp, character: object) -> object:
    """Return the character that matches CHARACTER, a parenthesis; nil if it is none."""
    code = check.character(character)
    table = lisp.regexps.syntax
    return table.matching(code) if CLASSES[table.class_of(code)] in "()" else NIL


@primitive()
def syntax_after(lisp: Lisp, pos: object) -> object:
    """Return the syntax of the character after POS, nil where no visible one is."""
    place = check.integer_or_marker(pos)
    buffer = lisp.buffers.current
    if not buffer.begv <= place < buffer.zv:
        return NIL
    return places_as_they_are(lisp).entry(place - 1)


@primitive()
def syntax_class(syntax: object) -> object:
    """Return the number of the class of SYNTAX, as `syntax-after' returns it; nil for nil."""
    return NIL if syntax is NIL else check.integer(check.cons(syntax).car) & NUMBER_MASK


# Moving


@primitive()
def skip_chars_forward(lisp: Lisp, string: object, lim: object = NIL) -> int:
    """Move point over the characters that STRING describes, LIM at the farthest; return the distance.

    STRING is like the inside of a bracket in a regexp, but a backslash quotes the character after it.
    """
    return skip(lisp, lisp.part(Skipping).characters(check.string(string)), lim, forward=True)


@primitive()
def skip_chars_backward(lisp: Lisp, string: object, lim: object = NIL) -> int:
    """Move point back over the characters that STRING describes, LIM at the farthest; return the distance, not positive."""
    return skip(lisp, lisp.part(Skipping).characters(check.string(string)), lim, forward=False)


@primitive()
def skip_syntax_forward(lisp: Lisp, syntax: object, lim: object = NIL) -> int:
    """Move point over characters of the classes whose letters SYNTAX lists, LIM at the farthest; return the distance."""
    return skip_syntax(lisp, check.string(syntax), lim, forward=True)


@primitive()
def skip_syntax_backward(lisp: Lisp, syntax: object, lim: object = NIL) -> int:
    """Move point back over characters of the classes whose letters SYNTAX lists; return the distance, not positive."""
    return skip_syntax(lisp, check.string(syntax), lim, forward=False)


@primitive("forward-word", "right-word", interactive="^p")
def forward_word(lisp: Lisp, arg: object = NIL) -> Symbol:
    """Move point over ARG words, by default one, backward if ARG is negative; return t if there are so many."""
    place, complete = word_place(lisp, 1 if arg is NIL else check.fixnum(arg))
    buffer = lisp.buffers.current
    if buffer.intervals is not None:
        from elnet.runtime.fields import constrained

        bound = constrained(lisp, place, buffer.point)
        complete, place = complete and bound == place, bound
    buffer.goto(place)
    return truth(complete)


@primitive("backward-word", "left-word", interactive="^p")
def backward_word(lisp: Lisp, arg: object = NIL) -> Symbol:
    """Move point back over ARG words, by default one; return t if there are so many."""
    return forward_word(lisp, -(1 if arg is NIL else check.fixnum(arg)))
