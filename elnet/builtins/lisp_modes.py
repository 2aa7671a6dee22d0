"""The major modes for Lisp, and those for texts and programs that others build on."""

from __future__ import annotations

from elnet.objects.conditions import LispSignal
from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.declared_modes import major_mode, set_locally
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

COMMON_LISP_COMMENT = "\\(\\(^\\|[^\\\n]\\)\\(\\\\\\\\\\)*\\)\\(;+\\|#|\\) *"
HEADING = ";;;;* [^ \t\n]\\|(\\|\\(^;;;###\\(\\([-[:alnum:]]+?\\)-\\)?\\(autoload\\)\\)"
ELISP = "lisp-el-font-lock-keywords"
COMMON_LISP = "lisp-cl-font-lock-keywords"


def _font_lock(keywords: str, case_fold: object) -> object:
    levels = list_of(*(intern(f"{keywords}{ending}") for ending in ("", "-1", "-2")))
    return list_of(
        levels, NIL, case_fold, NIL, NIL,
        cons(intern("font-lock-mark-block-function"), intern("mark-defun")),
        list_of(intern("font-lock-extra-managed-props"), intern("help-echo")),
        cons(intern("font-lock-syntactic-face-function"), intern("lisp-font-lock-syntactic-face-function")),
    )  # fmt: skip


DOCSTRING_PLACE, FORWARD_SEXP = intern("doc-string-elt"), intern("forward-sexp")


@primitive("lisp-font-lock-syntactic-face-function")
def lisp_font_lock_syntactic_face_function(lisp: Lisp, state: object) -> Symbol:
    """Return the face for the string or comment that STATE, of the parser, tells of: that of documentation for a docstring."""
    innermost, in_string, begin = (elements(state)[place] for place in (1, 3, 8))
    if in_string is NIL:
        return intern("font-lock-comment-face")
    if type(innermost) is int and type(begin) is int and _is_docstring(lisp, innermost, begin):
        return intern("font-lock-doc-face")
    return intern("font-lock-string-face")


def _is_docstring(lisp: Lisp, innermost: int, begin: int) -> bool:
    """Tell whether the string at BEGIN is the docstring of the list at INNERMOST, or stands behind `:documentation' in it."""
    buffer = lisp.buffers.current
    place = buffer.point
    try:
        before = buffer.substring(max(innermost, buffer.begv), begin)
        if before.rstrip().endswith(":documentation"):
            return True
        buffer.point = innermost + 1
        lisp.call(FORWARD_SEXP, 1)
        name = buffer.substring(innermost + 1, buffer.point)
        element = lisp.call(intern("function-get"), lisp.intern(name), DOCSTRING_PLACE)
        if isinstance(element, Symbol) and element is not NIL:
            element = lisp.call(element)
        if type(element) is not int:
            return False
        lisp.call(FORWARD_SEXP, element - 1)
        lisp.call(intern("forward-comment"), buffer.zv)
        return buffer.point == begin
    except LispSignal as condition:
        lisp.handlers.condition(condition)
        return False
    finally:
        buffer.point = place


@primitive("lisp-mode-variables")
def lisp_mode_variables(
    lisp: Lisp, lisp_syntax: object = NIL, keywords_case_insensitive: object = NIL, elisp: object = NIL
) -> object:
    """Give the variables of Lisp's modes their values in this buffer; with LISP-SYNTAX the syntax of Common Lisp.

    KEYWORDS-CASE-INSENSITIVE and ELISP choose what `font-lock-defaults' says.
    """
    if lisp_syntax is not NIL:
        lisp.call(intern("set-syntax-table"), lisp.value("lisp-mode-syntax-table"))
    set_locally(
        lisp,
        paragraph_ignore_fill_prefix=T,
        fill_paragraph_function=intern("lisp-fill-paragraph"),
        adaptive_fill_function=intern("lisp-adaptive-fill"),
        indent_line_function=intern("lisp-indent-line"),
        indent_region_function=intern("lisp-indent-region"),
        comment_indent_function=intern("lisp-comment-indent"),
        outline_regexp=lisp_string(HEADING),
        outline_level=intern("lisp-outline-level"),
        add_log_current_defun_function=intern("lisp-current-defun-name"),
        comment_start=lisp_string(";"),
        comment_start_skip=lisp_string(";+ *"),
        comment_add=1,
        comment_column=40,
        comment_use_syntax=T,
        multibyte_syntax_as_symbol=T,
        font_lock_defaults=_font_lock(ELISP if elisp is not NIL else COMMON_LISP, keywords_case_insensitive),
        prettify_symbols_alist=list_of(cons(lisp_string("lambda"), 955)),
        imenu_case_fold_search=keywords_case_insensitive,
    )
    return NIL


def _data(lisp: Lisp) -> None:
    lisp_mode_variables(lisp, NIL, T)
    set_locally(lisp, imenu_case_fold_search=NIL)


def _emacs_lisp(lisp: Lisp) -> None:
    lisp.set("mode-name", list_of(lisp_string("ELisp"), _binding_shown()))
    set_locally(
        lisp, font_lock_defaults=_font_lock(ELISP, NIL), syntax_propertize_function=intern("elisp-mode-syntax-propertize")
    )


def _binding_shown() -> object:
    """Return what the mode line shows of the binding rule."""
    propertize, help_echo = intern(":propertize"), intern("help-echo")
    dynamic = "Using old dynamic scoping mode\nmouse-1: Enable lexical-binding mode"
    keymap = list_of(
        intern("keymap"),
        list_of(intern("mode-line"), intern("keymap"), cons(intern("mouse-1"), intern("elisp-enable-lexical-binding"))),
    )
    properties = (
        ("help-echo", lisp_string(dynamic)),
        ("face", intern("warning")),
        ("mouse-face", intern("mode-line-highlight")),
        ("local-map", keymap),
    )
    shown = list_from(item for name, value in properties for item in (intern(name), value))
    return list_of(
        intern("lexical-binding"),
        list_of(propertize, lisp_string("/l"), help_echo, lisp_string("Using lexical-binding mode")),
        cons(propertize, cons(lisp_string("/d"), shown)),
    )


def _common_lisp(lisp: Lisp) -> None:
    lisp_mode_variables(lisp, NIL, T)
    set_locally(
        lisp,
        comment_start_skip=lisp_string(COMMON_LISP_COMMENT),
        comment_end_skip=lisp_string("[ \t]*\\(\\s>\\||#\\)"),
        font_lock_comment_end_skip=lisp_string("|#"),
        imenu_case_fold_search=T,
    )


major_mode(__name__, "lisp-data-mode", "Lisp-Data", "prog-mode", "Turn on the major mode for data written as Lisp.", _data)
major_mode(__name__, "emacs-lisp-mode", "ELisp", "lisp-data-mode", "Turn on the major mode for Emacs Lisp.", _emacs_lisp)
major_mode(__name__, "lisp-mode", "Lisp", "lisp-data-mode", "Turn on the major mode for Common Lisp.", _common_lisp)
major_mode(
    __name__, "lisp-interaction-mode", "Lisp Interaction", "emacs-lisp-mode",
    "Turn on the major mode for evaluating Lisp where it stands.",
    lambda lisp: set_locally(lisp, lexical_binding=T),
)  # fmt: skip
