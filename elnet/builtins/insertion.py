"""The characters of a buffer: looking at them, inserting and deleting them."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, lisp_error, signal, wrong_type_argument
from elnet.objects.strings import LString, char_code, char_text
from elnet.objects.symbols import NIL, Symbol
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import region
from elnet.text.buffer import Buffer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.objects.intervals import Intervals

# Looking


def _code(buffer: Buffer, char: str) -> int:
    return char_code(char) if buffer.multibyte else ord(char)


@primitive()
def char_after(lisp: Lisp, pos: object = NIL) -> object:
    """Return the character after POS, by default point; nil where no visible one is."""
    buffer = lisp.buffers.current
    char = buffer.char_after(buffer.point if pos is NIL else check.position(pos))
    return NIL if char is None else _code(buffer, char)


@primitive()
def char_before(lisp: Lisp, pos: object = NIL) -> object:
    """Return the character before POS, by default point; nil where no visible one is."""
    buffer = lisp.buffers.current
    char = buffer.char_before(buffer.point if pos is NIL else check.position(pos))
    return NIL if char is None else _code(buffer, char)


@primitive()
def following_char(lisp: Lisp) -> int:
    """Return the character after point, 0 at the end of the visible part."""
    buffer = lisp.buffers.current
    char = buffer.char_after(buffer.point)
    return 0 if char is None else _code(buffer, char)


@primitive("preceding-char", "previous-char")
def preceding_char(lisp: Lisp) -> int:
    """Return the character before point, 0 at the beginning of the visible part."""
    buffer = lisp.buffers.current
    char = buffer.char_before(buffer.point)
    return 0 if char is None else _code(buffer, char)


@primitive()
def buffer_string(lisp: Lisp) -> LString:
    """Return the visible part of the current buffer, with its text properties."""
    buffer = lisp.buffers.current
    return _part(buffer, buffer.begv, buffer.zv)


@primitive()
def buffer_substring(lisp: Lisp, start: object, end: object) -> LString:
    """Return the text of the current buffer between START and END, with its text properties."""
    buffer = lisp.buffers.current
    return _part(buffer, *region(buffer, start, end))


@primitive()
def buffer_substring_no_properties(lisp: Lisp, start: object, end: object) -> LString:
    """Return the text of the current buffer between START and END, without text properties."""
    buffer = lisp.buffers.current
    return LString(buffer.substring(*region(buffer, start, end)), buffer.multibyte)


def _part(buffer: Buffer, start: int, end: int) -> LString:
    return LString(buffer.substring(start, end), buffer.multibyte, buffer.properties_between(start, end))


# Inserting


@primitive()
def insert(lisp: Lisp, *args: object) -> Symbol:
    """Insert ARGS, strings with their properties and characters, before point."""
    buffer = lisp.buffers.current
    if len(args) > 1 and not buffer.watchers:
        texts = []
        for each in args:
            if type(each) is not LString or each.properties is not None:
                break
            text = each.text
            texts.append(text if text.isascii() else _fitting(buffer, each))
        else:
            buffer.insert_pieces(texts)
            return NIL
    for each in args:
        if type(each) is LString:
            text = _fitting(buffer, each)
            if each.properties is None:
                buffer.insert(text)
            else:
                _insert_propertied(lisp, buffer, text, each.properties)  # type: ignore[arg-type]
        else:
            buffer.insert(_text(buffer, each))
    return NIL


def _fitting(buffer: Buffer, string: LString) -> str:
    """Return the text of STRING as BUFFER has it."""
    text = string.text
    if string.multibyte is buffer.multibyte or text.isascii():
        return text
    return buffer.fitting(text, string.multibyte)


def _insert_propertied(lisp: Lisp, buffer: Buffer, text: str, properties: Intervals, before_markers: bool = False) -> None:
    from elnet.runtime.read_only_text import guard_if_read_only
    from elnet.runtime.text_hooks import watch_if_hooked

    buffer.insert(text, properties, before_markers)
    plists = [plist for _, _, plist in properties.runs()]
    guard_if_read_only(lisp, buffer, plists)
    watch_if_hooked(lisp, buffer, plists)


def _text(buffer: Buffer, value: object) -> str:
    """Return VALUE, a character, as text of BUFFER."""
    if type(value) is not int or not 0 <= value <= 0x3FFFFF:
        raise wrong_type_argument("char-or-string-p", value)
    return _text_of(buffer, value)


def _text_of(buffer: Buffer, code: int) -> str:
    if buffer.multibyte:
        try:
            return char_text(code)
        except ValueError as error:
            raise lisp_error(str(error)) from None
    return chr(code & 0xFF)


@primitive()
def insert_before_markers(lisp: Lisp, *args: object) -> Symbol:
    """Insert ARGS, strings and characters, before point and before all markers there."""
    buffer = lisp.buffers.current
    for each in args:
        if type(each) is not LString:
            buffer.insert(_text(buffer, each), None, before_markers=True)
            continue
        text = buffer.fitting(each.text, each.multibyte)
        if each.properties is None:
            buffer.insert(text, None, before_markers=True)
        else:
            _insert_propertied(lisp, buffer, text, each.properties, before_markers=True)  # type: ignore[arg-type]
    return NIL


@primitive()
def insert_and_inherit(lisp: Lisp, *args: object) -> Symbol:
    """Insert ARGS, strings and characters, before point; the text inherits properties from the text around it."""
    for each in args:
        _inheriting(lisp, insert, each)
    return NIL


@primitive()
def insert_before_markers_and_inherit(lisp: Lisp, *args: object) -> Symbol:
    """Insert ARGS before point and all markers there; the text inherits properties from the text around it."""
    for each in args:
        _inheriting(lisp, insert_before_markers, each)
    return NIL


def _inheriting(lisp: Lisp, function: object, text: object) -> None:
    from elnet.runtime.stickiness import inherited

    buffer = lisp.buffers.current
    start = buffer.point
    plist = inherited(lisp, buffer, start)
    function(lisp, text)  # type: ignore[operator]
    if plist:
        buffer.add_properties(start, buffer.point, plist)
        buffer.properties().join_equal(buffer.point - 1)
        buffer.properties().join_equal(start - 1)


@primitive(interactive="*nInsert character: \np")
def insert_char(lisp: Lisp, character: object, count: object = NIL, inherit: object = NIL) -> Symbol:
    """Insert COUNT copies, by default one, of CHARACTER before point; they inherit properties if INHERIT is non-nil."""
    code = check.character(character)
    number = 1 if count is NIL else check.fixnum(count)
    buffer = lisp.buffers.current
    text = LString(_text_of(buffer, code) * number, buffer.multibyte)
    (insert_and_inherit if inherit is not NIL else insert)(lisp, text)
    return NIL


@primitive()
def insert_byte(lisp: Lisp, byte: object, count: object, inherit: object = NIL) -> Symbol:
    """Insert COUNT copies of BYTE, a number from 0 to 255, before point; they inherit properties if INHERIT is non-nil."""
    number = check.fixnum(byte)
    if not 0 <= number <= 255:
        raise args_out_of_range(byte, 0, 255)
    raw = number >= 128 and lisp.buffers.current.multibyte
    return insert_char(lisp, number + 0x3FFF00 if raw else number, count, inherit)


@primitive()
def insert_buffer_substring(lisp: Lisp, buffer: object, start: object = NIL, end: object = NIL) -> Symbol:
    """Insert the text of BUFFER between START and END, by default all that is visible of it, before point."""
    source, low, high = _visible_part(lisp, buffer, start, end)
    part = _part(source, low, high)
    insert(lisp, part)
    return NIL


@primitive()
def insert_buffer_substring_no_properties(lisp: Lisp, buffer: object, start: object = NIL, end: object = NIL) -> Symbol:
    """Insert the text of BUFFER between START and END before point, without its text properties."""
    source, low, high = _visible_part(lisp, buffer, start, end)
    insert(lisp, LString(source.substring(low, high), source.multibyte))
    return NIL


def _visible_part(lisp: Lisp, given: object, start: object, end: object) -> tuple[Buffer, int, int]:
    """Return a buffer and two positions in its visible part, whose ends are what nil stands for."""
    buffer = lisp.buffers.existing(given)
    if buffer.name is None:
        raise lisp_error("Selecting deleted buffer")
    first = buffer.begv if start is NIL else check.position(start)
    last = buffer.zv if end is NIL else check.position(end)
    low, high = min(first, last), max(first, last)
    if low < buffer.begv or high > buffer.zv:
        raise args_out_of_range(start, end)
    return buffer, low, high


@primitive()
def compare_buffer_substrings(
    lisp: Lisp, buffer1: object, start1: object, end1: object, buffer2: object, start2: object, end2: object
) -> int:
    """Compare the text of BUFFER1 between START1 and END1 with that of BUFFER2 between START2 and END2.

    Return 0 if they are equal, else the place of the first difference, counted from 1, negative if the first text is less.
    """
    buffers = lisp.buffers
    names = [buffers.current if each is NIL else each for each in (buffer1, buffer2)]
    one, start, end = _visible_part(lisp, names[0], start1, end1)
    other, other_start, other_end = _visible_part(lisp, names[1], start2, end2)
    left, right = one.substring(start, end), other.substring(other_start, other_end)
    if buffers.case_folding():
        from elnet.text.case import downcase
        from elnet.text.comparison import compared

        return compared(downcase(left), downcase(right))
    return one.compare(start, end, other, other_start, other_end)


# Deleting


@primitive(interactive="r")
def delete_region(lisp: Lisp, start: object, end: object) -> Symbol:
    """Delete the text of the current buffer between START and END."""
    buffer = lisp.buffers.current
    buffer.delete(*region(buffer, start, end))
    return NIL


@primitive()
def delete_and_extract_region(lisp: Lisp, start: object, end: object) -> LString:
    """Delete the text of the current buffer between START and END, and return it."""
    buffer = lisp.buffers.current
    low, high = region(buffer, start, end)
    if low == high:
        return LString("", False)
    text = _part(buffer, low, high)
    buffer.delete(low, high)
    return text


@primitive(interactive="p\nP")
def delete_char(lisp: Lisp, n: object, killflag: object = NIL) -> Symbol:
    """Delete the N characters after point, or before it if N is negative; save them as killed if KILLFLAG is non-nil.

    Signal `beginning-of-buffer' or `end-of-buffer' if there are not so many.
    """
    buffer = lisp.buffers.current
    count = check.fixnum(n)
    target = buffer.point + count
    if target < buffer.begv:
        raise signal("beginning-of-buffer")
    if target > buffer.zv:
        raise signal("end-of-buffer")
    if killflag is not NIL:
        from elnet.runtime.kill_ring import KillRing

        lisp.part(KillRing).kill(buffer, *sorted((buffer.point, target)))
    else:
        buffer.delete(*sorted((buffer.point, target)))
    return NIL
