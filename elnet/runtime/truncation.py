"""Cutting a string to a number of columns."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range
from elnet.objects.strings import LString, char_text
from elnet.text.propertied import codes, joined, substring
from elnet.text.width import char_width, text_width


def truncated(text: LString, start: int, end: int, padding: int | None, ellipsis: LString, tab_width: int) -> LString:
    """Return the part of TEXT between the columns START and END; PADDING fills up, ELLIPSIS stands for what is cut off."""
    numbers = codes(text)
    widths = [char_width(code, tab_width) for code in numbers]
    total, dots = sum(widths), text_width(codes(ellipsis))
    if total <= end or not ellipsis.text or (dots >= total) or dots > end:
        ellipsis, dots = LString("", False), 0
    first, column = 0, 0
    while first < len(widths) and column < start:
        column += widths[first]
        first += 1
    if column < start:
        return _fill(padding, end - start)
    head = column - start
    limit = end - dots
    if end < column and padding is not None:
        return _fill(padding, end - start)
    if end < start:
        raise args_out_of_range(text, end)
    last, reached = first, column
    while last < len(widths) and reached + widths[last] <= limit:
        reached += widths[last]
        last += 1
    pieces = [_fill(padding, head), substring(text, first, last)]
    if ellipsis.text:
        pieces.append(ellipsis)
    pieces.append(_fill(padding, limit - reached if padding is not None else 0))
    return joined(pieces)


def _fill(padding: int | None, columns: int) -> LString:
    if padding is None or columns <= 0:
        return LString("", False)
    return LString(char_text(padding) * columns, padding >= 0x80)
