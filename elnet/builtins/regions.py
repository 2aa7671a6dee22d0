"""Changing a region of a buffer as a whole: other characters in it, exchanged with another, replaced by another text."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.intervals import Intervals
from elnet.objects.strings import LString, char_code, char_text
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import CharTable
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import region
from elnet.text.buffer import Buffer
from elnet.text.markers import Marker
from elnet.text.propertied import codes


def _text(buffer: Buffer, code: int) -> str:
    return char_text(code) if buffer.multibyte else chr(code & 0xFF)


@primitive()
def subst_char_in_region(
    lisp: Lisp, start: object, end: object, fromchar: object, tochar: object, noundo: object = NIL
) -> Symbol:
    """Replace every FROMCHAR between START and END by TOCHAR; the change cannot be undone if NOUNDO is non-nil."""
    buffer = lisp.buffers.current
    low, high = region(buffer, start, end)
    old, new = _text(buffer, check.character(fromchar)), _text(buffer, check.character(tochar))
    text = buffer.substring(low, high)
    if len(old.encode("utf-8", "surrogatepass")) != len(new.encode("utf-8", "surrogatepass")):
        raise lisp_error("Characters in ‘subst-char-in-region’ have different byte-lengths")
    first, last = text.find(old), text.rfind(old)
    if first >= 0:
        buffer.overwrite(low + first, text[first : last + 1].replace(old, new))
    return NIL


@primitive("translate-region", "translate-region-internal")
def translate_region(lisp: Lisp, start: object, end: object, table: object) -> int:
    """Replace each character between START and END by what TABLE has for it; return how many changed.

    TABLE is a string, whose Nth character stands for the character N, or a char-table.
    """
    buffer = lisp.buffers.current
    low, high = region(buffer, start, end)
    if type(table) is LString:
        numbers = codes(table)
        translated = {code: number for code, number in enumerate(numbers) if number != code}
    elif isinstance(table, CharTable):
        text = buffer.substring(low, high)
        found = {code: table.get(code) for code in {char_code(char) for char in text}}
        translated = {code: new for code, new in found.items() if type(new) is int and new != code}
    else:
        raise lisp_error("Not a translation table")
    changed = 0
    for place in range(low, high):
        new = translated.get(char_code(buffer.substring(place, place + 1)))
        if new is not None:
            buffer.overwrite(place, _text(buffer, new))
            changed += 1
    return changed


@primitive()
def transpose_regions(
    lisp: Lisp, startr1: object, endr1: object, startr2: object, endr2: object, leave_markers: object = NIL
) -> Symbol:
    """Exchange the text between STARTR1 and ENDR1 with that between STARTR2 and ENDR2, with their properties.

    Markers move with the text, unless LEAVE-MARKERS is non-nil.
    """
    buffer = lisp.buffers.current
    (start1, end1), (start2, end2) = sorted((region(buffer, startr1, endr1), region(buffer, startr2, endr2)))
    if end1 > start2:
        raise lisp_error("Transposed regions overlap")
    if (start1 == end1 or start2 == end2) and end1 == start2:
        return NIL
    parts = [(start2, end2), (end1, start2), (start1, end1)]
    texts = [(buffer.substring(*part), buffer.properties_between(*part)) for part in parts]
    markers = [(marker, marker.position) for marker in buffer.markers.between(start1, end2)]
    point = buffer.point
    buffer.replace(start1, end2, "".join([text for text, _ in texts]))
    place = start1
    for text, properties in texts:
        if properties is not None:
            for first, last, plist in properties.runs():
                buffer.set_properties(place + first, place + last, plist)
        place += len(text)
    buffer.point = point
    if leave_markers is NIL and start1 <= point < end2:
        buffer.point = _moved(point, start1, end1, start2, end2)
    for marker, position in markers:
        if leave_markers is NIL and position < end2:
            position = _moved(position, start1, end1, start2, end2)
        marker.settle(buffer, position)
    for each in buffer.family or [buffer]:
        each.overlays.refit()
    return NIL


def _moved(position: int, start1: int, end1: int, start2: int, end2: int) -> int:
    """Return where the character after POSITION is when the two regions have changed places."""
    if position < end1:
        return position + end2 - end1
    if position < start2:
        return position + (end2 - start2) - (end1 - start1)
    return position - (start2 - start1)


@primitive(interactive="bSource buffer: ")
def replace_buffer_contents(lisp: Lisp, source: object, max_secs: object = NIL, max_costs: object = NIL) -> object:
    """Make the visible text of the current buffer that of SOURCE, a buffer, changing only what differs.

    MAX-SECS and MAX-COSTS are accepted for compatibility.
    """
    from elnet.objects.conditions import truth

    buffer, other = lisp.buffers.current, lisp.buffers.existing(source)
    if other is buffer:
        raise lisp_error("Cannot replace a buffer with itself")
    text = buffer.fitting(other.substring(other.begv, other.zv), other.multibyte)
    _become(buffer, buffer.begv, buffer.zv, text, other.properties_between(other.begv, other.zv))
    return truth(True)


@primitive()
def replace_region_contents(
    lisp: Lisp, beg: object, end: object, replace_fn: object, max_secs: object = NIL, max_costs: object = NIL
) -> object:
    """Replace the text between BEG and END by what REPLACE-FN, called with only that visible, returns, changing what differs.

    REPLACE-FN returns a string or a buffer; MAX-SECS and MAX-COSTS are accepted for compatibility.
    """
    from elnet.objects.conditions import truth

    buffers = lisp.buffers
    buffer = buffers.current
    low, high = region(buffer, beg, end)
    saved = buffers.restriction()
    point = Marker(buffer, buffer.point)
    buffer.narrow(low, high)
    try:
        buffer.goto(low)
        new = lisp.call(replace_fn)
        if isinstance(new, Buffer):
            text = buffer.fitting(new.substring(new.begv, new.zv), new.multibyte)
            properties: object = new.properties_between(new.begv, new.zv)
        else:
            text = buffer.fitting(check.string(new).text, check.string(new).multibyte)
            properties = check.string(new).properties
        _become(buffer, buffer.begv, buffer.zv, text, properties)
    finally:
        buffers.restore_restriction(saved)
        buffer.goto(point.number())
        point.detach()
    return truth(True)


def _become(buffer: Buffer, start: int, end: int, new: str, properties: object) -> None:
    """Make the text between START and END be NEW, with PROPERTIES, by changing the parts that differ, the last first."""
    from elnet.text.differences import changes

    if start == end:  # point comes behind what is inserted
        buffer.insert(new, properties if isinstance(properties, Intervals) else None)
        return
    for first, last, new_first, new_last in reversed(changes(buffer.substring(start, end), new)):
        part = properties.slice(new_first, new_last) if isinstance(properties, Intervals) else None
        buffer.delete(start + first, start + last)
        buffer.insert_at(start + first, new[new_first:new_last], part)


@primitive()
def delete_line(lisp: Lisp) -> Symbol:
    """Delete the line that point is in, with its newline."""
    buffer = lisp.buffers.current
    start = buffer.line_start(buffer.point)
    lisp.call(intern("delete-region"), start, buffer.line_from(start, 1)[0])
    return NIL
