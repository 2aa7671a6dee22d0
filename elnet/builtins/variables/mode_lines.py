"""What the mode line would show: the parts of its format, without the mouse commands that a screen gives them."""

from __future__ import annotations

from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.primitive import Declarer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

declare = Declarer(__name__)

EMPTY = '""'


def _parts(words: str) -> Iterator[object]:
    """Give the symbols and strings, in double quotes, of WORDS; `_` stands for a space in a string."""
    for word in words.split():
        yield lisp_string(word[1:-1].replace("_", " ")) if word.startswith('"') else intern(word)


def _list(words: str) -> object:
    return list_from(_parts(words))


def _at_least(width: float) -> list[object]:
    """Return the properties of something that is WIDTH characters wide or wider."""
    return [intern("display"), list_of(intern("min-width"), list_of(width))]


def _format() -> object:
    """Return the first value of `mode-line-format'."""
    state = "mode-line-mule-info mode-line-client mode-line-modified mode-line-remote mode-line-window-dedicated"
    return list_of(
        *_parts('"%e" mode-line-front-space'),
        list_of(intern(":propertize"), _list(f"{EMPTY} {state}"), *_at_least(6.0)),
        *_parts('mode-line-frame-identification mode-line-buffer-identification "___" mode-line-position'),
        _list("project-mode-line project-mode-line-format"),
        _list("vc-mode vc-mode"),
        *_parts('"__" mode-line-modes mode-line-misc-info mode-line-end-spaces'),
    )


def _computed(function: str, *arguments: object) -> object:
    return list_of(intern(":eval"), list_of(intern(function), *arguments))


def _on_a_terminal(marks: str) -> object:
    """Return what shows the last of MARKS, strings in double quotes, where there are no graphics."""
    choice = "if" if " " in marks else "unless"
    return _computed(choice, _list("display-graphic-p"), *_parts(marks))


def _miscellany() -> object:
    return list_of(list_of(intern("global-mode-string"), _list(f"{EMPTY} global-mode-string")))


def _position() -> object:
    return list_of(list_of(intern(":propertize"), _list(f"{EMPTY} mode-line-percent-position"), *_at_least(5.0)))


def _modes() -> object:
    return _list('"%[" "(" mode-name mode-line-process minor-mode-alist "%n" ")" "%]" "_"')


WHAT = "Part of what the mode line shows: "
declare("mode-line-format", NIL, "What the mode line shows.", local=True, make=_format)
declare("mode-line-front-space", NIL, f"{WHAT}its start.", make=lambda: _on_a_terminal('"_" "-"'))
declare("mode-line-end-spaces", NIL, f"{WHAT}its end.", make=lambda: _on_a_terminal('"-%-"'))
declare("mode-line-mule-info", NIL, f"{WHAT}the coding system.", make=lambda: _list(f'{EMPTY} "%z"'))
declare("mode-line-client", NIL, f"{WHAT}a frame of a client.", make=lambda: _list(EMPTY))
declare("mode-line-modified", NIL, f"{WHAT}whether the buffer is changed.", make=lambda: _list('"%1*" "%1+"'))
declare("mode-line-remote", NIL, f"{WHAT}whether the buffer's folder is remote.", make=lambda: _list('"%1@"'))
declare("mode-line-window-dedicated", NIL, f"{WHAT}a dedicated window.", make=lambda: _computed("mode-line-window-control"))
declare("mode-line-frame-identification", NIL, f"{WHAT}the frame.", make=lambda: _computed("mode-line-frame-control"))
declare("mode-line-buffer-identification", NIL, f"{WHAT}the buffer.", local=True, make=lambda: _list('"%12b"'))
declare("mode-line-position", NIL, f"{WHAT}where point is.", local=True, make=_position)
declare("mode-line-percent-position", NIL, f"{WHAT}how far down that is.", make=lambda: cons(-3, _list('"%p"')))
declare("mode-line-position-line-format", NIL, f"{WHAT}the line.", make=lambda: _list('"_L%l"'))
declare("mode-line-position-column-format", NIL, f"{WHAT}the column.", make=lambda: _list('"_C%c"'))
declare("mode-line-position-column-line-format", NIL, f"{WHAT}line and column.", make=lambda: _list('"_(%l,%c)"'))
declare("mode-line-modes", NIL, f"{WHAT}the modes.", local=True, make=_modes)
declare("mode-line-process", NIL, f"{WHAT}the state of the buffer's process.", local=True)
declare("mode-line-misc-info", NIL, f"{WHAT}what is the same everywhere.", make=_miscellany)
declare("mode-line-compact", NIL, "Non-nil means several spaces in the mode line become one.")
declare("mode-line-in-non-selected-windows", T, "Non-nil means windows that are not selected have another face there.")
declare("mode-line-default-help-echo", intern("mode-line-default-help-echo"), "What the mouse is told about the mode line.")
declare("mode-line-right-align-edge", intern("window"), "Which edge text at the right of the mode line is aligned to.")
declare("project-mode-line", NIL, "Non-nil means the mode line shows the project.")
declare("vc-mode", NIL, "What the mode line shows of version control.", local=True, permanent=True)
