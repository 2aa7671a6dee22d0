"""Replacing what was found."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, lisp_error, signal
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T
from elnet.runtime import buffer_search, check
from elnet.runtime.case_tables import casing
from elnet.runtime.lisp import Lisp
from elnet.runtime.match_data import replaced
from elnet.runtime.primitive import primitive
from elnet.text.buffer import Buffer
from elnet.text.propertied import joined, substring
from elnet.text.regexp.quoting import quoted
from elnet.text.replacement import InvalidReplacement, filled, like_case

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.text.regexp import Spans

REGISTERS = 6
"""Emacs has at least so many registers for groups, whatever was matched."""


@primitive()
def replace_match(
    lisp: Lisp,
    newtext: object,
    fixedcase: object = NIL,
    literal: object = NIL,
    string: object = NIL,
    subexp: object = NIL,
) -> object:
    """Replace what the last match matched by NEWTEXT, in which \\& and \\N stand for the match and for its groups.

    FIXEDCASE non-nil means do not make the case of NEWTEXT like that of the match; LITERAL that backslashes in NEWTEXT are
    nothing special; SUBEXP that only that group is replaced.  If the match was in STRING, return the new string.  Otherwise
    change the current buffer, move point behind the new text and return nil.
    """
    new = check.string(newtext)
    subject = None if string is NIL else check.string(string)
    regexps = lisp.regexps
    spans = regexps.last
    if not spans:
        raise lisp_error("‘replace-match’ called before any match found")
    group = 0 if subexp is NIL else check.fixnum(subexp)
    registers = max(len(spans), REGISTERS)
    if not 0 <= group < registers:
        raise args_out_of_range(subexp, 0, registers)
    start, end = spans[group] if group < len(spans) else (-1, -1)
    if start < 0:
        raise signal("error", lisp_string("replace-match subexpression does not exist"), subexp)
    if subject is not None:
        if not start <= end <= len(subject.text):
            raise args_out_of_range(start, end)
        text = _replacement(lisp, new, subject, spans, group, fixedcase, literal)
        return joined([substring(subject, 0, start), text, substring(subject, end, len(subject.text))])
    _replace_in_buffer(lisp, new, group, fixedcase, literal)
    return NIL


def _replacement(
    lisp: Lisp, new: LString, subject: LString, spans: Spans, group: int, fixedcase: object, literal: object
) -> LString:
    """Return the text that NEW stands for after the match SPANS in SUBJECT."""
    try:
        text = new if literal is not NIL else filled(new, subject, spans)
    except InvalidReplacement as error:
        raise lisp_error(str(error)) from None
    if fixedcase is NIL:
        start, end = spans[group]
        text = like_case(text, subject.text[start:end], lisp.regexps.is_word, casing(lisp))
    return text


def _replace_in_buffer(lisp: Lisp, new: LString, group: int, fixedcase: object, literal: object) -> None:
    buffer = lisp.buffers.current
    regexps = lisp.regexps
    shift = int(regexps.buffer is None)  # positions set by hand are Lisp's
    spans = regexps.last if not shift else tuple([(start - 1, end - 1) for start, end in regexps.last])
    start, end = spans[group]
    if not buffer.begv <= start + 1 <= end + 1 <= buffer.zv:
        raise args_out_of_range(start + 1, end + 1)
    if literal is NIL and "\\" in new.text:
        _refuse_unknown_groups(new.text, max(len(spans), REGISTERS))
        low, high = min([one for one, _ in spans if one >= 0]), max([two for _, two in spans])
        subject = LString(buffer.substring(low + 1, high + 1), buffer.multibyte, buffer.properties_between(low + 1, high + 1))
        moved = tuple([(one - low, two - low) if one >= 0 else (-1, -1) for one, two in spans])
        new = _replacement(lisp, new, subject, moved, group, fixedcase, literal)
    elif fixedcase is NIL:
        new = like_case(new, buffer.substring(start + 1, end + 1), lisp.regexps.is_word, casing(lisp))
    text = buffer.fitting(new.text, new.multibyte)
    buffer.replace(start + 1, end + 1, text, new.properties)  # type: ignore[arg-type]
    new_end = start + len(text)
    buffer.point = max(buffer.begv, min(new_end + 1, buffer.zv))
    moved = replaced(spans, start, end, new_end)
    regexps.last = moved if not shift else tuple([(one + 1, two + 1) for one, two in moved])


def _refuse_unknown_groups(template: str, registers: int) -> None:
    """Signal an error if TEMPLATE refers to a group for which Emacs has no register; in strings it lets that pass."""
    place = template.find("\\")
    while place >= 0:
        letter = template[place + 1 : place + 2]
        if letter.isdigit() and int(letter) >= registers:
            raise lisp_error("Invalid use of ‘\\’ in replacement text")
        place = template.find("\\", place + 2)


# All matches in a region


def _limits(lisp: Lisp, start: object, end: object) -> tuple[Buffer, int, int]:
    """Return the current buffer and the region between START and END; nil is point, and the end of the buffer."""
    buffer = lisp.buffers.current
    low = buffer.point if start is NIL else check.integer_or_marker(start)
    high = buffer.zv if end is NIL else check.integer_or_marker(end)
    if low < buffer.begv:
        raise lisp_error("Start before start of buffer")
    if high > buffer.zv:
        raise lisp_error("End after end of buffer")
    return buffer, low, high


@primitive()
def replace_string_in_region(lisp: Lisp, string: object, replacement: object, start: object = NIL, end: object = NIL) -> object:
    """Replace every STRING between START, by default point, and END, by default the end of the buffer, by REPLACEMENT.

    Case counts and stays.  Return how many there were, nil for none.
    """
    text = check.string(string)
    if not text.text:
        raise signal("wrong-length-argument", 0)
    return _replace_all(lisp, LString(quoted(text.text), text.multibyte), check.string(replacement), T, start, end)


@primitive()
def replace_regexp_in_region(lisp: Lisp, regexp: object, replacement: object, start: object = NIL, end: object = NIL) -> object:
    """Replace every match of REGEXP between START, by default point, and END, by default the end, by REPLACEMENT.

    Case counts and stays; \\& and \\N in REPLACEMENT are as for `replace-match'.  Return how many there were, nil for none.
    """
    return _replace_all(lisp, check.string(regexp), check.string(replacement), NIL, start, end)


def _replace_all(lisp: Lisp, regexp: LString, new: LString, literal: Symbol, start: object, end: object) -> object:
    buffer, low, high = _limits(lisp, start, end)
    saved = lisp.buffers.excursion()
    begv, from_end = buffer.begv, buffer.size - buffer.zv
    binding = lisp.variables.bind(lisp.intern("case-fold-search"), NIL)
    count = 0
    try:
        buffer.narrow(min(low, high), max(low, high))
        buffer.goto(low)
        pattern = lisp.regexps.compile(regexp)
        while found := buffer_search.forward(lisp, pattern, buffer, buffer.point, buffer.zv):
            first, last = lisp.regexps.last[0]
            buffer.point = found
            _replace_in_buffer(lisp, new, 0, T, literal)
            count += 1
            if first == last:
                if buffer.point == buffer.zv:
                    break
                buffer.point += 1
    finally:
        lisp.variables.unbind(binding)
        buffer.narrow(begv, buffer.size - from_end)
        lisp.buffers.restore_excursion(saved)
    return count or NIL


@primitive("how-many", "count-matches", interactive="sHow many matches for regexp: ")
def how_many(lisp: Lisp, regexp: object, rstart: object = NIL, rend: object = NIL, interactive: object = NIL) -> int:
    """Return how many matches of REGEXP there are between RSTART, by default point, and REND, by default the end.

    INTERACTIVE is accepted for compatibility.
    """
    buffer = lisp.buffers.current
    low = buffer.point if rstart is NIL else check.integer_or_marker(rstart)
    high = buffer.zv if rend is NIL or rstart is NIL else check.integer_or_marker(rend)
    if rstart is not NIL and rend is not NIL:
        low, high = min(low, high), max(low, high)
    low, high = max(low, buffer.begv), min(high, buffer.zv)
    pattern = lisp.regexps.compile(check.string(regexp))
    saved = lisp.regexps.last, lisp.regexps.buffer
    count = 0
    while low < high and (found := buffer_search.forward(lisp, pattern, buffer, low, high)):
        first, last = lisp.regexps.last[0]
        low = found + 1 if first == last else found
        count += 1
    lisp.regexps.last, lisp.regexps.buffer = saved
    return count
