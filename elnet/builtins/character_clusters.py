"""Characters that are shown as one: combining marks with what they combine with, sequences of emoji, flags.

What a terminal shows as one is described as Emacs does it there: [HEADER ID GLYPH…], where HEADER is [CODING CHARACTER…] and a
GLYPH is [FROM TO CHARACTER CODE WIDTH LEFT RIGHT ASCENT DESCENT ADJUSTMENT].
"""

from __future__ import annotations

from unicodedata import category

from elnet.objects.conditions import args_out_of_range, wrong_type_argument
from elnet.objects.cons import list_from, list_of
from elnet.objects.strings import LString, char_code
from elnet.objects.symbols import NIL, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

JOINER = "\u200d"
FLAGS = range(0x1F1E6, 0x1F200)
TONES = range(0x1F3FB, 0x1F400)
MARKS = ("Mn", "Me", "Mc")
LEAST_GLYPHS = 8
"""How many places a description has at least."""


def _is_mark(char: str) -> bool:
    return char == JOINER or ord(char) in TONES or category(char) in MARKS


def _clusters(text: str) -> list[tuple[int, int]]:
    """Return where the clusters of more than one character in TEXT begin and end, and single marks that have no base."""
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = _cluster_end(text, start)
        if end > start + 1 or (category(text[start]) in MARKS):
            found.append((start, end))
        start = end
    return found


def _cluster_end(text: str, start: int) -> int:
    if _is_mark(text[start]) or text[start] < " ":
        return start + 1
    end = start + 1
    if ord(text[start]) in FLAGS:
        return end + (end < len(text) and ord(text[end]) in FLAGS)
    while end < len(text) and (_is_mark(text[end]) or (text[end - 1] == JOINER and category(text[end]) == "So")):
        end += 1
    return end


def _description(lisp: Lisp, text: str) -> Vector:
    """Return the description of TEXT, one cluster."""
    shown = text if category(text[0]) not in MARKS else " " + text
    widths = [check.fixnum(lisp.call(intern("char-width"), char_code(char))) for char in shown]
    parts: list[tuple[int, int]] = []
    for index, width in enumerate(widths):
        if width or not parts:
            parts.append((index, index))
        else:
            parts[-1] = (parts[-1][0], index)
    glyphs: list[object] = []
    for index, (char, width) in enumerate(zip(shown, widths, strict=True)):
        first, last = next(part for part in parts if part[0] <= index <= part[1])
        code = char_code(char)
        glyphs.append(Vector([first, last, code, code, width, 0, width, 1, 0, NIL]))
    glyphs += [NIL] * (LEAST_GLYPHS - len(glyphs))
    header = Vector([intern("utf-8-unix"), *map(char_code, text)])
    return Vector([header, NIL, *glyphs])


def _is_shown(lisp: Lisp) -> bool:
    return lisp.call(intern("window-buffer"), lisp.call(intern("selected-window"))) is lisp.buffers.current


@primitive("find-composition-internal")
def find_composition_internal(lisp: Lisp, pos: object, limit: object, string: object, detail_p: object) -> object:
    """Return (FROM TO DESCRIPTION) of the cluster that the character at POS of STRING is in, nil if it is in none.

    With LIMIT before POS, look back as far as that.  There are clusters while the current buffer is that of the selected
    window, and none in the text of a buffer, which STRING nil means.  DETAIL-P does not matter.
    """
    place = check.integer_or_marker(pos)
    if string is NIL:
        buffer = lisp.buffers.current
        if not buffer.begv <= place <= buffer.zv:
            raise args_out_of_range(buffer, place)
        return NIL
    text = check.string(string).text
    if not 0 <= place <= len(text):
        raise args_out_of_range(string, place)
    if text.isascii() or not _is_shown(lisp):
        return NIL
    clusters = _clusters(text)
    found = next((each for each in clusters if each[0] <= place < each[1]), None)
    if found is None and limit is not NIL and check.integer_or_marker(limit) < place:
        found = next((each for each in reversed(clusters) if check.integer_or_marker(limit) < each[1] <= place), None)
    return NIL if found is None else list_of(*found, _description(lisp, text[found[0] : found[1]]))


@primitive("string-glyph-split")
def string_glyph_split(lisp: Lisp, string: object) -> object:
    """Return a list of what is shown as one character in STRING each."""
    if type(string) is not LString:
        raise wrong_type_argument("sequencep", string)
    text, shown = string.text, _is_shown(lisp)
    parts: list[object] = []
    start = 0
    while start < len(text):
        end = _cluster_end(text, start) if shown else start + 1
        parts.append(lisp.call(intern("substring"), string, start, end))
        start = end
    return list_from(parts)
