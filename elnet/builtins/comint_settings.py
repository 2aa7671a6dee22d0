"""The variables of the library comint, its faces, and the keymap of its mode (manual node "Shell Mode")."""

from __future__ import annotations

from elnet.objects.cons import list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.abbrevs import new_table
from elnet.runtime.comint_keys import mode_map, repeat_map
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, part
from elnet.text.syntax import HeirTable

declare = Declarer(__name__)

ABOUT = "A setting of programs that a user talks to: see the manual."
NIL_NAMES = """
comint-prompt-read-only comint-delimiter-argument-list comint-input-autoexpand comint-input-ignoredups
comint-input-ring-file-name comint-pager comint-input-ring-file-prefix comint-scroll-to-bottom-on-input
comint-scroll-to-bottom-on-output comint-move-point-for-output comint-process-echoes comint-input-filter-functions
comint-input-sender-no-newline comint-use-prompt-regexp comint-mode-hook comint-exec-hook comint-input-ring
comint-last-input-start comint-last-input-end comint-last-output-start comint-input-ring-index
comint-save-input-ring-index comint-accum-marker comint-stored-incomplete-input comint-history-isearch
comint-preoutput-filter-functions comint-inhibit-carriage-motion comint-last-prompt
comint-insert-previous-argument-from-end comint-completion-autolist comint-completion-recexact
comint-completion-fignore comint-file-name-quote-list comint-displayed-dynamic-completions
comint-dynamic-list-completions-config comint-redirect-verbose comint-redirect-filter-functions
comint-redirect-output-buffer comint-redirect-finished-regexp comint-redirect-insert-matching-regexp
comint-redirect-echo-input comint-redirect-completed comint-redirect-original-mode-line-process
comint-redirect-subvert-readonly comint-redirect-previous-input-string comint-indirect-setup-hook
comint-fontify-input-mode-hook
"""
LOCAL_NAMES = """
comint-password-function comint-history-isearch-message-overlay comint-insert-previous-argument-last-start-pos
comint-insert-previous-argument-last-index comint-fontify-input-mode comint--fontify-input-saved-jit-lock-contextually
comint--indirect-buffer comint-indirect-setup-function
"""
VALUES = {
    "comint-prompt-regexp": lisp_string("^"),
    "comint-highlight-input": T,
    "comint-move-point-for-matching-input": intern("after-input"),
    "comint-scroll-show-maximum-output": T,
    "comint-buffer-maximum-size": 1024,
    "comint-input-ring-size": 500,
    "comint-input-ring-separator": lisp_string("\n"),
    "comint-input-history-ignore": lisp_string("^#"),
    "comint-password-prompt-max-length": 256,
    "comint-get-old-input": intern("comint-get-old-input-default"),
    "comint-input-filter": intern("comint-nonblank-p"),
    "comint-input-sender": intern("comint-simple-send"),
    "comint-eol-on-send": T,
    "comint-terminfo-terminal": lisp_string("dumb"),
    "comint-max-line-length": 4096,
    "comint-ptyp": T,
    "comint-matching-input-from-input-string": lisp_string(""),
    "comint-delete-old-input": T,
    "comint--prompt-recursion-depth": 0,
    "comint-completion-addsuffix": T,
    "comint-file-name-prefix": lisp_string(""),
    "comint-file-name-chars": lisp_string("[]~/A-Za-z0-9+@:_.$#%,={}-"),
    "comint-unquote-function": intern("comint--unquote-argument"),
    "comint-requote-function": intern("comint--requote-argument"),
    "comint-redirect-perform-sanity-check": T,
}
LISTS = {
    "comint-dynamic-complete-functions": "comint-c-a-p-replace-by-expanded-history comint-filename-completion",
    "comint-output-filter-functions": (
        "ansi-color-process-output comint-postoutput-scroll-to-bottom comint-watch-for-password-prompt"
    ),
    "comint--prompt-rear-nonsticky": ("field inhibit-line-move-field-capture read-only font-lock-face insert-in-front-hooks"),
}
BEFORE_PASSWORD = (
    "Enter|enter|Enter same|enter same|Enter the|enter the|Current|Enter Auth|enter auth|Old|old|New|new|'s|login|"
    "Kerberos|CVS|UNIX| SMB|LDAP|PEM|SUDO|[sudo]|doas|Repeat|Bad|Retype|Verify"
)
"""What a password may be called in the prompt for it."""


def _password_regexp(lisp: Lisp) -> object:
    """Return a regexp for prompts of passwords, in the languages of `password-word-equivalents'."""

    def one_of(words: object, paren: object = NIL) -> str:
        return lisp.call(intern("regexp-opt"), words, paren).text  # type: ignore[attr-defined, no-any-return]

    before = one_of(list_from(map(lisp_string, BEFORE_PASSWORD.split("|"))), T)
    words = one_of(lisp.value("password-word-equivalents"))
    again = "\\(?:\\(?:, try\\)? *again\\| (empty for no passphrase)\\| (again)\\)?"
    colons = "".join(map(chr, elements(lisp.value("password-colon-equivalents"))))  # type: ignore[arg-type]
    tail = f"\\(?: [[:alpha:]]+ .+\\)?[[:blank:]]*[{colons}][[:space:]]*\\'"
    others = "\\|^Enter encryption key: (repeat) *\\'\\|^([^)@ \t\n]+@[^)@ \t\n]+) Password: *\\'"
    return lisp_string(f"\\(^ *\\|{before} +.*\\)\\(?:{words}\\|Response\\){again}{tail}{others}")


def _symbols(names: str) -> object:
    return list_from(map(intern, names.split()))


for _name in NIL_NAMES.split():
    declare(_name, NIL, ABOUT)
for _name in LOCAL_NAMES.split():
    declare(_name, NIL, ABOUT, local=True)
for _name, _value in VALUES.items():
    declare(_name, _value, ABOUT)
for _name, _names in LISTS.items():
    declare(_name, NIL, ABOUT, make=lambda names=_names: _symbols(names))  # type: ignore[misc]
declare("comint-password-prompt-regexp", NIL, "A regexp for prompts of passwords.", make_for=_password_regexp)
declare("comint-mode-map", NIL, "The keymap of `comint-mode'.", make=mode_map)
declare("comint-repeat-map", NIL, "Keys that go on from prompt to prompt.", make=repeat_map)
declare("comint-mode-abbrev-table", NIL, "The abbreviations of `comint-mode'.", make_for=new_table)
declare("comint-mode-syntax-table", NIL, "The syntax table of `comint-mode'.", make_for=lambda lisp: _syntax(lisp))


def _syntax(lisp: Lisp) -> object:
    return HeirTable(lambda: lisp.regexps.standard_syntax)


class ComintNames:
    """The faces, properties and aliases that come with the library's variables."""

    def __init__(self, lisp: Lisp) -> None:
        lisp.functions.import_topic("ansi_osc")
        for name in ("handlers", "hyperlink-map"):
            lisp.variables.make_alias(lisp.intern(f"comint-osc-{name}"), intern(f"ansi-osc-{name}"))
        bold = list_of(list_of(T, list_of(intern(":weight"), intern("bold"))))
        prompt = list_of(list_of(T, intern(":inherit"), intern("minibuffer-prompt")))
        faces = (("comint-highlight-input", bold, "What was sent."), ("comint-highlight-prompt", prompt, "Prompts."))
        for face, specification, text in faces:
            lisp.call(intern("custom-declare-face"), intern(face), specification, lisp_string(text))
        for command in ("comint-next-prompt", "comint-previous-prompt"):
            lisp.plists.put(intern(command), intern("repeat-map"), intern("comint-repeat-map"))
        lisp.plists.put(intern("comint-mode"), intern("mode-class"), intern("special"))


part(__name__, ComintNames)
