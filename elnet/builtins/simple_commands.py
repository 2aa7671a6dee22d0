"""Small commands that Emacs has from the start: motion by lines and symbols, copies of buffers, messages for a while."""

from __future__ import annotations

from elnet.objects.conditions import Quit, lisp_error
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive
from elnet.text.buffer import Buffer

LET, PROGN, UNWIND_PROTECT = intern("let"), intern("progn"), intern("unwind-protect")


def _count(value: object) -> int:
    return 1 if value is NIL else check.fixnum(value)


# Motion


@primitive("left-char", interactive="^p")
def left_char(lisp: Lisp, n: object = NIL) -> object:
    """Move point N characters back, by default one."""
    return lisp.call(intern("backward-char"), n)


@primitive("right-char", interactive="^p")
def right_char(lisp: Lisp, n: object = NIL) -> object:
    """Move point N characters forward, by default one."""
    return lisp.call(intern("forward-char"), n)


@primitive("line-move")
def line_move(lisp: Lisp, arg: object, noerror: object = NIL, to_end: object = NIL, try_vscroll: object = NIL) -> object:
    """Move point ARG lines down; signal an error if there are not so many, unless NOERROR.  The others do not matter."""
    if noerror is NIL:
        return lisp.call(intern("next-line"), arg)
    lisp.call(intern("forward-line"), arg)
    return NIL


@primitive("next-logical-line", interactive="^p\np")
def next_logical_line(lisp: Lisp, arg: object = NIL, try_vscroll: object = NIL) -> object:
    """Move point ARG lines down, by default one; TRY-VSCROLL does not matter."""
    return lisp.call(intern("next-line"), arg)


@primitive("previous-logical-line", interactive="^p\np")
def previous_logical_line(lisp: Lisp, arg: object = NIL, try_vscroll: object = NIL) -> object:
    """Move point ARG lines up, by default one; TRY-VSCROLL does not matter."""
    return lisp.call(intern("previous-line"), arg)


@primitive("end-of-visual-line", interactive="^p")
def end_of_visual_line(lisp: Lisp, n: object = NIL) -> object:
    """Move point to the end of the line, or of the one N - 1 lines further down."""
    return lisp.call(intern("end-of-line"), n)


@primitive("beginning-of-visual-line", interactive="^p")
def beginning_of_visual_line(lisp: Lisp, n: object = NIL) -> object:
    """Move point to the beginning of the line, or of the one N - 1 lines further down."""
    return lisp.call(intern("beginning-of-line"), n)


@primitive("forward-symbol", interactive="^p")
def forward_symbol(lisp: Lisp, arg: object) -> object:
    """Move point over ARG symbols, back if ARG is negative; to the end of the visible part if there are not so many."""
    count = check.fixnum(arg)
    if count >= 0:
        return lisp.call(intern("re-search-forward"), lisp_string("\\(\\sw\\|\\s_\\)+"), NIL, intern("move"), count)
    skip = intern("skip-syntax-backward")
    for _ in range(-count):
        if lisp.call(intern("re-search-backward"), lisp_string("\\(\\sw\\|\\s_\\)+"), NIL, intern("move")) is not NIL:
            lisp.call(skip, lisp_string("w_"))
    return NIL


@primitive("buffer-end")
def buffer_end(lisp: Lisp, arg: object) -> int:
    """Return the end of the visible part if ARG is positive, else its beginning."""
    buffer = lisp.buffers.current
    return buffer.zv if check.number(arg) > 0 else buffer.begv


@primitive("set-mark-command", interactive="P")
def set_mark_command(lisp: Lisp, arg: object) -> object:
    """Set the mark where point is; with ARG move point to the mark instead."""
    if arg is NIL:
        return lisp.call(intern("push-mark"), NIL, NIL, T)
    lisp.call(intern("goto-char"), lisp.call(intern("mark"), T))
    return lisp.call(intern("pop-mark"))


# Stopping


@primitive("keyboard-quit", interactive=NIL)
def keyboard_quit() -> object:
    """Signal `quit'."""
    raise Quit(NIL)


@macro("while-no-input")
def while_no_input(*body: object) -> object:
    """Evaluate BODY and return its value; it is not interrupted, as no key is ever pressed."""
    return cons(PROGN, list_from(body))


# Messages


@macro("with-temp-message")
def with_temp_message(message: object, *body: object) -> object:
    """Show MESSAGE while BODY is evaluated, and what was shown before afterwards; a MESSAGE of nil is not shown."""
    text, before = Symbol("text"), Symbol("before")
    show = intern("message")
    percent = lisp_string("%s")
    start = list_of(intern("when"), text, list_of(intern("setq"), before, list_of(intern("current-message"))))
    begin = list_of(intern("when"), text, list_of(show, percent, text))
    end = list_of(intern("and"), text, list_of(intern("if"), before, list_of(show, percent, before), list_of(show, NIL)))
    guarded = list_of(UNWIND_PROTECT, cons(PROGN, list_from([start, begin, *body])), end)
    return list_of(LET, list_of(list_of(text, message), list_of(before, NIL)), guarded)


@primitive("messages-buffer")
def messages_buffer(lisp: Lisp) -> object:
    """Return the buffer that logs messages, made if there is none."""
    name = lisp.value("messages-buffer-name")
    found = lisp.buffers.named(name)
    if found is None:
        found = check_buffer(lisp.call(intern("get-buffer-create"), name))
    if lisp.variables.value_in(intern("major-mode"), found) is not intern("messages-buffer-mode"):
        current = lisp.buffers.current
        lisp.buffers.set_current(found)
        try:
            lisp.call(intern("messages-buffer-mode"))
        finally:
            lisp.buffers.restore_current(current)
    return found


def check_buffer(value: object) -> Buffer:
    """Return VALUE, which is a buffer."""
    assert isinstance(value, Buffer)
    return value


@primitive("make-separator-line")
def make_separator_line(lisp: Lisp, length: object = NIL) -> object:
    """Return a line of LENGTH dashes, by default one less than the frame is wide, with the face `separator-line'."""
    width = check.fixnum(lisp.call(intern("frame-width"))) - 1 if length is NIL else check.fixnum(length)
    dashes = lisp.call(intern("propertize"), lisp_string("-" * width), intern("face"), intern("separator-line"))
    return lisp.call(intern("concat"), dashes, lisp_string("\n"))


@primitive("default-font-width")
def default_font_width(lisp: Lisp) -> object:
    """Return the width of a character: one."""
    return lisp.call(intern("frame-char-width"))


@primitive("char-displayable-p")
def char_displayable_p(char: object) -> object:
    """Return non-nil, as any CHAR can be written to a terminal that speaks UTF-8."""
    return T if check.character(char) < 128 else intern("unicode")


@primitive("version", interactive="P")
def version(lisp: Lisp, here: object = NIL) -> object:
    """Return what `emacs-version' does; insert it if HERE is non-nil."""
    return lisp.call(intern("emacs-version"), here)


# Copies


UNCLONED = "buffer-file-name buffer-file-truename buffer-undo-list buffer-read-only enable-multibyte-characters mark-active"


@primitive("clone-buffer", interactive=list_of(intern("list"), NIL, T))
def clone_buffer(lisp: Lisp, newname: object = NIL, display_flag: object = NIL) -> object:
    """Return a new buffer, called like NEWNAME or else this one, with the text, mode and local variables of this one.

    DISPLAY-FLAG non-nil means show it.
    """
    old = lisp.buffers.current
    if lisp.value("buffer-file-name") is not NIL:
        raise lisp_error("Cannot clone a file-visiting buffer")
    mode = lisp.value("major-mode")
    if lisp.plists.get(mode, intern("no-clone")) is not NIL:
        raise lisp_error(f"Cannot clone a buffer in {lisp.value('mode-name').text} mode")
    name = lisp_string(old.name or "") if newname is NIL else newname
    values = lisp.call(intern("buffer-local-variables"))
    new = check_buffer(lisp.call(intern("generate-new-buffer"), name))
    lisp.buffers.set_current(new)
    try:
        _copy_text(lisp, old, new)
        lisp.call(mode)
        _copy_locals(lisp, values)
        lisp.call(intern("run-hooks"), intern("clone-buffer-hook"))
    finally:
        lisp.buffers.restore_current(old)
    if display_flag is not NIL:
        lisp.call(intern("pop-to-buffer"), new)
    return new


def _copy_text(lisp: Lisp, old: Buffer, new: Buffer) -> None:
    first, last = old.begv, old.zv
    new.insert(old.substring(1, old.size + 1), old.properties_between(1, old.size + 1))
    new.narrow(first, last)
    new.point = old.point


def _copy_locals(lisp: Lisp, values: object) -> None:
    for pair in elements(values):
        name = getattr(pair, "car", None)
        if isinstance(name, Symbol) and name.name not in UNCLONED.split():
            lisp.variables.make_local(name)
            lisp.variables.set(name, pair.cdr)  # type: ignore[attr-defined]


# The mode line


@primitive("propertized-buffer-identification")
def propertized_buffer_identification(lisp: Lisp, fmt: object) -> object:
    """Return a list of the format FMT for the mode line, with the properties that a buffer's name has there."""
    help_echo = lisp_string("Buffer name\nmouse-1: Previous buffer\nmouse-3: Next buffer")
    properties = (
        ("face", intern("mode-line-buffer-id")),
        ("help-echo", help_echo),
        ("mouse-face", intern("mode-line-highlight")),
        ("local-map", lisp.value("mode-line-buffer-identification-keymap")),
    )
    flat = [item for name, value in properties for item in (intern(name), value)]
    return list_of(lisp.call(intern("propertize"), fmt, *flat))


# History


@primitive("add-to-history")
def add_to_history(lisp: Lisp, history_var: object, newelt: object, maxelt: object = NIL, keep_all: object = NIL) -> object:
    """Put NEWELT before the history in the variable HISTORY-VAR, cut it to MAXELT elements, and return it.

    The latest element is not repeated, nor is an empty one entered, unless KEEP-ALL is non-nil.
    """
    variable = check.symbol(history_var)
    history = lisp.variables.value(variable) if lisp.is_bound(variable) else NIL
    most = maxelt
    if most is NIL:
        own = lisp.plists.get(variable, intern("history-length"))
        most = lisp.value("history-length") if own is NIL else own
    same = intern("equal")
    items = elements(history)
    empty = isinstance(newelt, LString) and not newelt.text
    repeated = bool(items) and lisp.call(same, items[0], newelt) is not NIL
    if lisp.is_bound(variable) and keep_all is NIL and (empty or repeated):
        return NIL
    if lisp.is_set("history-delete-duplicates"):
        history = list_from(each for each in items if lisp.call(same, each, newelt) is NIL)
    history = cons(newelt, history)
    if type(most) is int:
        history = lisp.call(intern("ntake"), most, history)
    lisp.variables.set(variable, history)
    return history


@primitive("unload-feature")
def unload_feature(lisp: Lisp, feature: object, force: object = NIL) -> object:
    """Take back what the library FEATURE has defined, as `load-history' tells, unless others need it or FORCE is non-nil."""
    name = check.symbol(feature)
    if name not in elements(lisp.value("features")):
        raise lisp_error(f"{name.name} is not a currently loaded feature")
    for item in _defined_by(lisp, name):
        _take_back(lisp, item)
    lisp.set("features", list_from(each for each in elements(lisp.value("features")) if each is not name))
    return NIL


def _take_back(lisp: Lisp, item: object) -> None:
    kind, symbol = getattr(item, "car", NIL), getattr(item, "cdr", NIL)
    if isinstance(item, Symbol) and item is not NIL:
        lisp.call(intern("makunbound"), item)
    elif kind is intern("defun") and isinstance(symbol, Symbol):
        lisp.functions.define(symbol, NIL)


def _defined_by(lisp: Lisp, feature: Symbol) -> list[object]:
    """Return what the file that provides FEATURE has defined: an entry of `load-history' without the file."""
    provide = intern("provide")
    for entry in elements(lisp.value("load-history")):
        items = elements(entry)[1:]
        if any(type(each) is Cons and each.car is provide and each.cdr is feature for each in items):
            return items
    return []


@primitive("elnet--extract-region")
def extract_region(lisp: Lisp, method: object) -> object:
    """Return the text of the region: the value of `region-extract-function'.

    METHOD `bounds' asks for the list of its ends instead, as pairs; `delete-only' deletes it, and any other non-nil value does
    that too.
    """
    first, last = (lisp.call(intern(name)) for name in ("region-beginning", "region-end"))
    if method is intern("bounds"):
        return list_of(cons(first, last))
    if method is intern("delete-only"):
        return lisp.call(intern("delete-region"), first, last)
    return lisp.call(intern("filter-buffer-substring"), first, last, method)
