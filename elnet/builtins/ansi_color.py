"""The library ansi-color: control sequences of terminals become faces, or are left out."""

from __future__ import annotations

from elnet.objects.cons import Cons, list_of
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.ansi_colors import FRAGMENT, SEQUENCE, Renditions, codes_of, new_state
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive
from elnet.runtime.scopes import Bound, Excursion
from elnet.text.markers import Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

    from elnet.text.buffer import Buffer

CONTEXT, REGION = "ansi-color-context", "ansi-color-context-region"
FREEZE = list_of(intern("ansi-color-freeze-overlay"))


class AnsiColor:
    """The library, whose variables are made with it."""

    def __init__(self, lisp: Lisp) -> None:
        lisp.functions.import_topic("ansi_color_settings")


part(__name__, AnsiColor)


def _context(lisp: Lisp, name: str, second: object) -> Cons:
    """Return the context in the variable NAME, a list of a state and SECOND, made if there is none."""
    context = lisp.value(name)
    if type(context) is not Cons:
        context = list_of(new_state(), second)
        lisp.variables.make_local(intern(name))
        lisp.set(name, context)
    return context  # type: ignore[no-any-return]


# Strings


def _pieces(lisp: Lisp, string: object) -> tuple[Cons, list[tuple[int, int, str]], object, str]:
    """Return the context, the texts in STRING each with the sequence after it, the whole string, and what began at its end."""
    context = _context(lisp, CONTEXT, LString("", False))
    rest = check.cons(context.cdr)
    whole = lisp.call(intern("concat"), rest.car, string)
    text = check.string(whole).text
    found = FRAGMENT.search(text)
    end = len(text) if found is None else found.start()
    fragment = text[end:]
    rest.car = lisp_string(fragment)
    pieces, start = [], 0
    for sequence in SEQUENCE.finditer(text, 0, end):
        pieces.append((start, sequence.start(), sequence.group()))
        start = sequence.end()
    return context, [*pieces, (start, end, "")], whole, fragment


@primitive("ansi-color-filter-apply")
def ansi_color_filter_apply(lisp: Lisp, string: object) -> object:
    """Return STRING without control sequences; one that is cut off at its end is kept for the next call."""
    _, pieces, whole, _ = _pieces(lisp, string)
    return lisp.call(intern("concat"), *(lisp.call(intern("substring"), whole, start, end) for start, end, _ in pieces))


@primitive("ansi-color-apply")
def ansi_color_apply(lisp: Lisp, string: object) -> object:
    """Return STRING without control sequences, with the property `font-lock-face' where they say so.

    What they say, and one that is cut off at the end, is kept in `ansi-color-context' for the next call.
    """
    context, pieces, whole, _ = _pieces(lisp, string)
    state = Renditions(lisp)
    state.load(context.car)
    parts: list[object] = []
    for start, end, sequence in pieces:
        text = lisp.call(intern("substring"), whole, start, end)
        face = state.face()
        if start < end and face is not NIL:
            lisp.call(intern("put-text-property"), 0, end - start, intern("font-lock-face"), face, text)
        parts.append(text)
        if sequence.endswith("m"):
            state.obey(iter(codes_of(sequence)))
    state.store(context.car)
    return lisp.call(intern("concat"), *parts)


# Regions


def _region(lisp: Lisp, begin: object, end: object) -> tuple[Cons, Buffer, int, Marker]:
    """Return the context, the buffer, where to begin between BEGIN and END, and a marker where what is whole there ends."""
    buffer = lisp.buffers.current
    context = _context(lisp, REGION, NIL)
    marker = check.cons(context.cdr).car
    start, last = check.integer_or_marker(begin), check.integer_or_marker(end)
    if isinstance(marker, Marker) and marker.buffer is buffer:
        start = marker.position
    return context, buffer, start, Marker(buffer, last)


def _stop(context: Cons, buffer: Buffer, start: int, end: Marker) -> object:
    """Note in CONTEXT where a sequence that is cut off at END begins; return the marker there, or one that is nowhere."""
    found = FRAGMENT.search(buffer.substring(start, end.position)) if start < end.position else None
    marker = check.cons(context.cdr).car
    if not isinstance(marker, Marker):
        marker = check.cons(context.cdr).car = Marker()
    marker.move(None if found is None else buffer, 1 if found is None else start + found.start())
    end.detach()
    return marker


@primitive("ansi-color-filter-region")
def ansi_color_filter_region(lisp: Lisp, begin: object, end: object) -> object:
    """Delete the control sequences between BEGIN and END."""
    context, buffer, start, last = _region(lisp, begin, end)
    with Excursion(lisp):
        for found in reversed([*SEQUENCE.finditer(buffer.substring(start, last.position))]):
            lisp.call(intern("delete-region"), start + found.start(), start + found.end())
    return _stop(context, buffer, start, last)


@primitive("ansi-color-apply-on-region")
def ansi_color_apply_on_region(lisp: Lisp, begin: object, end: object, preserve_sequences: object = NIL) -> object:
    """Give the text between BEGIN and END the faces that control sequences there ask for, and delete those.

    `ansi-color-apply-face-function' is called with the ends of a text and a face.  PRESERVE-SEQUENCES non-nil means the
    sequences become invisible instead.  What they say is kept in `ansi-color-context-region' for the next call.
    """
    context, buffer, start, last = _region(lisp, begin, end)
    state = Renditions(lisp)
    state.load(context.car)
    paint = lisp.functions.callable(lisp.value("ansi-color-apply-face-function"))
    text = buffer.substring(start, last.position)
    fragment = FRAGMENT.search(text)
    whole = len(text) if fragment is None else fragment.start()
    sequences = [*SEQUENCE.finditer(text, 0, whole)]
    faces, gone, place = [], 0, 0
    for sequence in sequences:
        faces.append((start + place - gone, start + sequence.start() - gone, state.face()))
        place = sequence.end()
        gone += len(sequence[0]) if preserve_sequences is NIL else 0
        if sequence[0].endswith("m"):
            state.obey(iter(codes_of(sequence[0])))
    faces.append((start + place - gone, start + whole - gone, state.face()))
    with Excursion(lisp):
        _remove_sequences(lisp, start, sequences, preserve_sequences)
        for first, after, face in faces:
            if first < after:
                paint(first, after, face)
    state.store(context.car)
    return _stop(context, buffer, faces[-1][0], last)


def _remove_sequences(lisp: Lisp, start: int, sequences: list[re.Match[str]], preserve: object) -> None:
    """Delete SEQUENCES, matches in the text from START on, the last first, or make them invisible to PRESERVE them."""
    for found in reversed(sequences) if preserve is NIL else sequences:
        first, after = start + found.start(), start + found.end()
        if preserve is NIL:
            lisp.call(intern("delete-region"), first, after)
        else:
            lisp.call(intern("overlay-put"), lisp.call(intern("make-overlay"), first, after), intern("invisible"), T)


@primitive("ansi-color-apply-overlay-face")
def ansi_color_apply_overlay_face(lisp: Lisp, beg: object, end: object, face: object) -> object:
    """Give the text between BEG and END an overlay with FACE, unless that is nil."""
    if face is NIL:
        return NIL
    return ansi_color_set_extent_face(lisp, ansi_color_make_extent(lisp, beg, end), face)


@primitive("ansi-color-apply-text-property-face")
def ansi_color_apply_text_property_face(lisp: Lisp, beg: object, end: object, face: object) -> object:
    """Give the text between BEG and END the property `font-lock-face' with the value FACE, unless that is nil."""
    if face is NIL:
        return NIL
    return lisp.call(intern("put-text-property"), beg, end, intern("font-lock-face"), face)


@primitive("ansi-color-make-extent")
def ansi_color_make_extent(lisp: Lisp, from_: object, to: object, buffer: object = NIL) -> object:
    """Return a new overlay between FROM and TO in BUFFER, which does not grow when text is inserted behind it."""
    overlay = lisp.call(intern("make-overlay"), from_, to, buffer)
    for name, value in (("evaporate", T), ("modification-hooks", FREEZE), ("insert-behind-hooks", FREEZE)):
        lisp.call(intern("overlay-put"), overlay, intern(name), value)
    return overlay


@primitive("ansi-color-set-extent-face")
def ansi_color_set_extent_face(lisp: Lisp, extent: object, face: object) -> object:
    """Give the overlay EXTENT the face FACE."""
    return lisp.call(intern("overlay-put"), extent, intern("face"), face)


@primitive("ansi-color-freeze-overlay")
def ansi_color_freeze_overlay(
    lisp: Lisp, overlay: object, is_after: object, begin: object, end: object, len: object = NIL
) -> object:
    """Let OVERLAY end where it did before text was inserted between BEGIN and END, behind it; LEN is what was there."""
    if is_after is NIL or len != 0 or lisp.call(intern("overlay-end"), overlay) != end or begin == end:
        return NIL
    return lisp.call(intern("move-overlay"), overlay, lisp.call(intern("overlay-start"), overlay), begin)


# Buffers of programs


@primitive("ansi-color-process-output")
def ansi_color_process_output(lisp: Lisp, ignored: object) -> object:
    """Do with the last output of the current buffer's process what `ansi-color-for-comint-mode' says."""
    wish, first = lisp.value("ansi-color-for-comint-mode"), lisp.value("comint-last-output-start")
    process = lisp.call(intern("get-buffer-process"), lisp.buffers.current)
    end = lisp.call(intern("process-mark"), process)
    start = first if isinstance(first, Marker) and first.buffer is lisp.buffers.current else lisp.buffers.current.begv
    if wish is NIL:
        return NIL
    if wish is intern("filter"):
        return ansi_color_filter_region(lisp, start, end)
    return ansi_color_apply_on_region(lisp, start, end)


@primitive("ansi-color-compilation-filter")
def ansi_color_compilation_filter(lisp: Lisp) -> object:
    """Do with the last output of a compilation what `ansi-color-for-compilation-mode' says."""
    wish, start = lisp.value("ansi-color-for-compilation-mode"), lisp.value("compilation-filter-start")
    if wish is NIL:
        return NIL
    with Bound(lisp, inhibit_read_only=T):
        act = ansi_color_filter_region if wish is intern("filter") else ansi_color_apply_on_region
        return act(lisp, start, lisp.buffers.current.point)


def _set_for_comint(lisp: Lisp, value: object) -> object:
    lisp.set("ansi-color-for-comint-mode", value)
    return value


@primitive("ansi-color-for-comint-mode-on", interactive=NIL)
def ansi_color_for_comint_mode_on(lisp: Lisp) -> object:
    """Let control sequences be shown as faces in comint buffers."""
    return _set_for_comint(lisp, T)


@primitive("ansi-color-for-comint-mode-off", interactive=NIL)
def ansi_color_for_comint_mode_off(lisp: Lisp) -> object:
    """Let control sequences stay as they are in comint buffers."""
    return _set_for_comint(lisp, NIL)


@primitive("ansi-color-for-comint-mode-filter", interactive=NIL)
def ansi_color_for_comint_mode_filter(lisp: Lisp) -> object:
    """Let control sequences be left out in comint buffers."""
    return _set_for_comint(lisp, intern("filter"))
