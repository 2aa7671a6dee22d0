"""The library ansi-osc: control sequences that tell a terminal its title, folder and links are obeyed or deleted."""

from __future__ import annotations

import re

from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.declared_modes import set_locally
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, part, primitive
from elnet.runtime.scopes import Bound
from elnet.text.markers import Marker

declare = Declarer(__name__)

SEQUENCE = re.compile("\x1b\\][\x08-\x0d]*[\x20-\x7e]*(?:\x07|\x1b\\\\)")
WHOLE = re.compile("\x1b\\]([^\x07\x1b]*)(?:\x07|\x1b\\\\)")
BEGUN = re.compile("\x1b\\][^\x07]*\\Z")
HANDLERS = {"2": "ansi-osc-window-title-handler", "7": "ansi-osc-directory-tracker", "8": "ansi-osc-hyperlink-handler"}
BUTTON, MARKER, STATE = intern("ansi-osc-hyperlink"), "ansi-osc--marker", "ansi-osc-hyperlink--state"


def _handlers() -> object:
    return list_from(cons(lisp_string(number), intern(name)) for number, name in HANDLERS.items())


def _link_map() -> object:
    keymap, follow = intern("keymap"), intern("browse-url-button-open")
    return list_of(
        keymap,
        cons(intern("follow-link"), intern("mouse-face")),
        cons(intern("mouse-2"), follow),
        list_of(3, keymap, cons(13, follow)),
    )


declare(
    "ansi-osc-control-seq-regexp",
    lisp_string("\x1b\\][\x08-\x0d]*[\x20-\x7e]*\\(\x07\\|\x1b\\\\\\)"),
    "A regexp for what is deleted.",
)
declare("ansi-osc-handlers", NIL, "What obeys sequences, by their number.", make=_handlers, local=True)
declare("ansi-osc--marker", NIL, "Where a sequence that is not complete begins.", local=True)
declare("ansi-osc-window-title", NIL, "The title that the program has set.", local=True)
declare("ansi-osc-hyperlink--state", NIL, "Where the link that is open begins, and its address.", local=True)
declare("ansi-osc-hyperlink-map", NIL, "The keymap of links.", make=_link_map)
declare("ansi-osc-for-compilation-buffer", intern("filter"), "What to do with sequences in output of compilations.")


class Links:
    """The type of the buttons that links are."""

    def __init__(self, lisp: Lisp) -> None:
        lisp.call(
            intern("define-button-type"), BUTTON, intern("keymap"), lisp.value("ansi-osc-hyperlink-map"),
            intern("help-echo"), NIL,
        )  # fmt: skip


part(__name__, Links)


@primitive("ansi-osc-filter-region")
def ansi_osc_filter_region(lisp: Lisp, begin: object, end: object) -> object:
    """Delete the sequences between BEGIN and END."""
    start = check.integer_or_marker(begin)
    text = lisp.buffers.current.substring(start, check.integer_or_marker(end))
    for found in reversed([*SEQUENCE.finditer(text)]):
        lisp.call(intern("delete-region"), start + found.start(), start + found.end())
    return NIL


@primitive("ansi-osc-apply-on-region")
def ansi_osc_apply_on_region(lisp: Lisp, begin: object, end: object) -> object:
    """Delete the sequences between BEGIN and END and obey those that `ansi-osc-handlers' has functions for.

    Such a function is called where the sequence was, with its number and its text.  One that is cut off at END becomes
    invisible, and is looked at again in the next call.
    """
    buffer = lisp.buffers.current
    left = lisp.value(MARKER)
    start = left.position if isinstance(left, Marker) and left.buffer is buffer else check.integer_or_marker(begin)
    finish = Marker(buffer, check.integer_or_marker(end))
    point = Marker(buffer, buffer.point)
    while (found := WHOLE.search(buffer.substring(start, finish.position))) is not None:
        start += found.start()
        number, separator, text = found[1].partition(";")
        lisp.call(intern("delete-region"), start, start + len(found[0]))
        buffer.goto(start)
        handler = lisp.call(intern("assoc-string"), lisp_string(number), lisp.value("ansi-osc-handlers"))
        if separator and type(handler) is Cons:
            lisp.call(handler.cdr, lisp_string(number), lisp_string(text))
    rest = BEGUN.search(buffer.substring(start, finish.position))
    if rest is None:
        set_locally(lisp, ansi_osc__marker=NIL)
    else:
        place = start + rest.start()
        lisp.call(intern("put-text-property"), place, finish.position, intern("invisible"), T)
        set_locally(lisp, ansi_osc__marker=Marker(buffer, place))
    buffer.goto(point.position)
    for marker in (finish, point):
        marker.detach()
    return NIL


@primitive("ansi-osc-window-title-handler")
def ansi_osc_window_title_handler(lisp: Lisp, _: object, text: object) -> object:
    """Note that the title is TEXT."""
    set_locally(lisp, ansi_osc_window_title=text)
    return text


@primitive("ansi-osc-directory-tracker", "comint-osc-directory-tracker")
def ansi_osc_directory_tracker(lisp: Lisp, _: object, text: object) -> object:
    """Make the folder that TEXT, an address file://HOST/FOLDER, names the current one if it is on this machine."""
    found = re.match(r"file:(?://([^/]*))?(/.*)", check.string(text).text, re.DOTALL)
    own = check.string(lisp.call(intern("system-name"))).text
    if found is None or found[1] not in (None, own):
        return NIL
    folder = lisp.call(intern("url-unhex-string"), lisp_string(found[2]))
    if lisp.call(intern("file-accessible-directory-p"), folder) is NIL:
        return NIL
    return lisp.call(intern("cd-absolute"), folder)


@primitive("ansi-osc-hyperlink-handler", "comint-osc-hyperlink-handler")
def ansi_osc_hyperlink_handler(lisp: Lisp, _: object, text: object) -> object:
    """Make the text since the last such sequence a button for its address, and begin a link if TEXT has one."""
    buffer, state = lisp.buffers.current, lisp.value(STATE)
    if type(state) is Cons:
        start = check.instance(state.car, Marker, "markerp")
        lisp.call(intern("make-text-button"), start, buffer.point, intern("type"), BUTTON, intern("browse-url-data"), state.cdr)
        start.detach()
    address = check.string(text).text.partition(";")[2]
    begun = cons(Marker(buffer, buffer.point), lisp_string(address)) if address else NIL
    set_locally(lisp, ansi_osc_hyperlink__state=begun)
    return begun


@primitive("ansi-osc-compilation-filter")
def ansi_osc_compilation_filter(lisp: Lisp) -> object:
    """Do with the last output of a compilation what `ansi-osc-for-compilation-buffer' says."""
    wish, start = lisp.value("ansi-osc-for-compilation-buffer"), lisp.value("compilation-filter-start")
    if wish is NIL:
        return NIL
    act = ansi_osc_filter_region if wish is intern("filter") else ansi_osc_apply_on_region
    with Bound(lisp, inhibit_read_only=T):
        return act(lisp, start, lisp.buffers.current.point)


@primitive("comint-osc-process-output")
def comint_osc_process_output(lisp: Lisp, _: object) -> object:
    """Obey the sequences in the last output of the current buffer's process, if there is any."""
    process = lisp.call(intern("get-buffer-process"), lisp.buffers.current)
    start = lisp.value("comint-last-output-start")
    return ansi_osc_apply_on_region(lisp, start, lisp.call(intern("process-mark"), process))
