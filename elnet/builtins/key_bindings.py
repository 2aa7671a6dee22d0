"""The keys that are bound from the start: the global map and the maps of its prefixes, made when one is first asked for."""

from __future__ import annotations

import re

from elnet.builtins.variables.menus import MenuBar
from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.symbols import NIL, intern
from elnet.objects.vectors import CharTable, Vector
from elnet.runtime import keymaps
from elnet.runtime.key_names import parsed_keys
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

PREFIXES = {
    "Control-X-prefix": "ctl-x-map",
    "ESC-prefix": "esc-map",
    "ctl-x-4-prefix": "ctl-x-4-map",
    "ctl-x-5-prefix": "ctl-x-5-map",
    "help-command": "help-map",
    "mode-specific-command-prefix": "mode-specific-map",
}
"""Commands that are keymaps, and the variables that have these."""
FULL = ("global-map", "esc-map", "ctl-x-map")
"""The maps with a table for all characters."""
_RANGE: Final = re.compile(r"#x(\w+)\.\.#x(\w+)")
BINDINGS = {
    "global-map": r"""
C-@ set-mark-command  C-a move-beginning-of-line  C-b backward-char  C-c mode-specific-command-prefix  C-d delete-char
C-e move-end-of-line  C-f forward-char  C-g keyboard-quit  C-h help-command  TAB indent-for-tab-command
C-j electric-newline-and-maybe-indent  C-k kill-line  C-l recenter-top-bottom  RET newline  C-n next-line  C-o open-line
C-p previous-line  C-q quoted-insert  C-r isearch-backward  C-s isearch-forward  C-t transpose-chars  C-u universal-argument
C-v scroll-up-command  C-w kill-region  C-x Control-X-prefix  C-y yank  C-z suspend-frame  ESC ESC-prefix
C-\ toggle-input-method  C-] abort-recursive-edit  C-_ undo  #x20..#x7e self-insert-command  DEL delete-backward-char
#x80..#x3fffff self-insert-command  C-<f10> buffer-menu-open  <f10> menu-bar-open  <bottom-left-corner> <mouse-1> ignore
<bottom-left-corner> <down-mouse-1> mouse-drag-bottom-left-corner  <bottom-edge> <mouse-1> ignore
<bottom-edge> <down-mouse-1> mouse-drag-bottom-edge  <bottom-right-corner> <mouse-1> ignore
<bottom-right-corner> <down-mouse-1> mouse-drag-bottom-right-corner  <right-edge> <mouse-1> ignore
<right-edge> <down-mouse-1> mouse-drag-right-edge  <top-right-corner> <mouse-1> ignore
<top-right-corner> <down-mouse-1> mouse-drag-top-right-corner  <top-edge> <mouse-1> ignore
<top-edge> <down-mouse-1> mouse-drag-top-edge  <top-left-corner> <mouse-1> ignore
<top-left-corner> <down-mouse-1> mouse-drag-top-left-corner  <left-edge> <mouse-1> ignore
<left-edge> <down-mouse-1> mouse-drag-left-edge  <bottom-divider> C-<mouse-2> mouse-split-window-horizontally
<bottom-divider> <mouse-1> ignore  <bottom-divider> <down-mouse-1> mouse-drag-mode-line
<right-divider> C-<mouse-2> mouse-split-window-vertically  <right-divider> <mouse-1> ignore
<right-divider> <down-mouse-1> mouse-drag-vertical-line  <vertical-line> C-<mouse-2> mouse-split-window-vertically
<vertical-line> <mouse-1> mouse-select-window  <vertical-line> <down-mouse-1> mouse-drag-vertical-line
<horizontal-scroll-bar> C-<mouse-2> mouse-split-window-horizontally
<vertical-scroll-bar> C-<mouse-2> mouse-split-window-vertically  <mode-line> C-<mouse-2> mouse-split-window-horizontally
<mode-line> <mouse-3> mouse-delete-window  <mode-line> <mouse-2> mouse-delete-other-windows
<mode-line> <mouse-1> mouse-select-window  <mode-line> <down-mouse-1> mouse-drag-mode-line
<header-line> <mouse-1> mouse-select-window  <header-line> <down-mouse-1> mouse-drag-header-line
S-<down-mouse-1> mouse-appearance-menu  C-<down-mouse-1> mouse-buffer-menu  <mouse-3> mouse-save-then-kill
<mouse-2> mouse-yank-primary  <drag-mouse-1> mouse-set-region  <mouse-1> mouse-set-point  <down-mouse-1> mouse-drag-region
C-M-<mouse-1> mouse-set-point  C-M-<drag-mouse-1> ignore  C-M-<down-mouse-1> mouse-drag-region-rectangle
M-<mouse-2> mouse-yank-secondary  M-<mouse-3> mouse-secondary-save-then-kill  M-<down-mouse-1> mouse-drag-secondary
M-<drag-mouse-1> mouse-set-secondary  M-<mouse-1> mouse-start-secondary  S-<f10> context-menu-open
M-<f10> toggle-frame-maximized  <f11> toggle-frame-fullscreen  <compose-last-chars> compose-last-chars  <f1> help-command
<help> help-command  <f2> 2C-command  <f4> kmacro-end-or-call-macro  <f3> kmacro-start-macro-or-insert-counter
C-<down-mouse-2> facemenu-menu  <pinch> text-scale-pinch  <text-conversion> analyze-text-conversion
C-M-<backspace> backward-kill-sexp  C-M-<delete> backward-kill-sexp  C-M-<end> end-of-defun  C-M-<home> beginning-of-defun
C-M-<down> down-list  C-M-<up> backward-up-list  C-M-<right> forward-sexp  C-M-<left> backward-sexp  S-<delete> kill-region
C-<backspace> backward-kill-word  C-<delete> kill-word  C-<left> left-word  C-<right> right-word  M-<left> left-word
M-<right> right-word  <mouse-movement> ignore-preserving-kill-region  <touch-end> ignore  <deletechar> delete-forward-char
<deleteline> kill-line  <insertline> open-line  <open> find-file  <again> repeat-complex-command
<redo> repeat-complex-command  <undo> undo  <cut> kill-region  <paste> yank  <copy> kill-ring-save  S-<insertchar> yank
C-<insertchar> kill-ring-save  <insertchar> overwrite-mode  S-<insert> yank  C-<insert> kill-ring-save
<insert> overwrite-mode  <execute> execute-extended-command  M-<begin> beginning-of-buffer-other-window
<begin> beginning-of-buffer  M-<end> end-of-buffer-other-window  C-<end> end-of-buffer  <end> move-end-of-line
M-<prior> scroll-other-window-down  M-<next> scroll-other-window  C-<next> scroll-left  C-<prior> scroll-right
C-<down> forward-paragraph  C-<up> backward-paragraph  <next> scroll-up-command  <prior> scroll-down-command  <down> next-line
<right> right-char  <up> previous-line  <left> left-char  M-<home> beginning-of-buffer-other-window
C-<home> beginning-of-buffer  <home> move-beginning-of-line  C-S-<backspace> kill-whole-line  <Scroll_Lock> scroll-lock-mode
<find> search-forward  <menu> execute-extended-command  C-SPC set-mark-command  C-- negative-argument  C-9 digit-argument
C-8 digit-argument  C-7 digit-argument  C-6 digit-argument  C-5 digit-argument  C-4 digit-argument  C-3 digit-argument
C-2 digit-argument  C-1 digit-argument  C-0 digit-argument  <XF86Back> previous-buffer  <XF86Forward> next-buffer
C-? undo-redo  C-/ undo  <make-frame-visible> ignore  <iconify-frame> ignore  <delete-frame> handle-delete-frame
<select-window> handle-select-window  <switch-frame> handle-switch-frame
""",
    "esc-map": r"""
C-@ mark-sexp  C-a beginning-of-defun  C-b backward-sexp  C-c exit-recursive-edit  C-d down-list  C-e end-of-defun
C-f forward-sexp  C-h mark-defun  TAB complete-symbol  C-j default-indent-new-line  C-k kill-sexp  C-l reposition-window
C-n forward-list  C-o split-line  C-p backward-list  C-r isearch-backward-regexp  C-s isearch-forward-regexp
C-t transpose-sexps  C-u backward-up-list  C-v scroll-other-window  C-w append-next-kill  ESC : eval-expression
ESC ESC keyboard-escape-quit  C-\ indent-region  C-_ undo-redo  SPC cycle-spacing  ! shell-command  $ ispell-word
% query-replace  & async-shell-command  ' abbrev-prefix-mark  ( insert-parentheses  ) move-past-close-and-reindent
, xref-go-back  - negative-argument  . xref-find-definitions  / dabbrev-expand  #x30..#x39 digit-argument  : eval-expression
; comment-dwim  < beginning-of-buffer  = count-words-region  > end-of-buffer  ? xref-find-references  @ mark-word
X execute-extended-command-for-buffer  \ delete-horizontal-space  ^ delete-indentation  ` tmm-menubar  a backward-sentence
b backward-word  c capitalize-word  d kill-word  e forward-sentence  f forward-word  g @goto-map  h mark-paragraph
i tab-to-tab-stop  j default-indent-new-line  k kill-sentence  l downcase-word  m back-to-indentation  q fill-paragraph
r move-to-window-line-top-bottom  s @search-map  t transpose-words  u upcase-word  v scroll-down-command  w kill-ring-save
x execute-extended-command  y yank-pop  z zap-to-char  { backward-paragraph  | shell-command-on-region  } forward-paragraph
~ not-modified  DEL backward-kill-word  C-% query-replace-regexp  <f10> toggle-frame-maximized  C-. xref-find-apropos
C-, xref-go-forward  C-/ dabbrev-completion  C-S-l recenter-other-window  C-<backspace> backward-kill-sexp
C-<delete> backward-kill-sexp  C-SPC mark-sexp  C-<end> end-of-defun  C-<home> beginning-of-defun  C-<down> down-list
C-<up> backward-up-list  C-<right> forward-sexp  C-<left> backward-sexp  <left> backward-word  <right> forward-word
<begin> beginning-of-buffer-other-window  <end> end-of-buffer-other-window  C-S-v scroll-other-window-down
<prior> scroll-other-window-down  <next> scroll-other-window  <home> beginning-of-buffer-other-window  C-- negative-argument
C-9 digit-argument  C-8 digit-argument  C-7 digit-argument  C-6 digit-argument  C-5 digit-argument  C-4 digit-argument
C-3 digit-argument  C-2 digit-argument  C-1 digit-argument  C-0 digit-argument
""",
    "ctl-x-map": r"""
C-@ pop-global-mark  C-b list-buffers  C-c save-buffers-kill-terminal  C-d list-directory  C-e eval-last-sexp  C-f find-file
TAB indent-rigidly  C-j dired-jump  C-k kmacro-keymap  C-l downcase-region  RET l set-language-environment
RET c universal-coding-system-argument  RET C-\ set-input-method  RET X set-next-selection-coding-system
RET x set-selection-coding-system  RET p set-buffer-process-coding-system  RET k set-keyboard-coding-system
RET t set-terminal-coding-system  RET F set-file-name-coding-system  RET r revert-buffer-with-coding-system
RET f set-buffer-file-coding-system  C-n set-goal-column  C-o delete-blank-lines  C-p mark-page  C-q read-only-mode
C-r find-file-read-only  C-s save-buffer  C-t transpose-lines  C-u upcase-region  C-v find-alternate-file  C-w write-file
C-x exchange-point-and-mark  C-z suspend-frame  ESC C-0 global-text-scale-adjust  ESC C-- global-text-scale-adjust
ESC C-= global-text-scale-adjust  ESC C-+ global-text-scale-adjust  ESC : repeat-complex-command
ESC ESC repeat-complex-command  SPC rectangle-mark-mode  $ set-selective-display  ' expand-abbrev  ( kmacro-start-macro
) kmacro-end-macro  * calc-dispatch  + balance-windows  - shrink-window-if-larger-than-buffer  . set-fill-prefix
0 delete-window  1 delete-other-windows  2 split-window-below  3 split-window-right  4 ctl-x-4-prefix  5 ctl-x-5-prefix
6 2C-command  8 e 0 emoji-zoom-reset  8 e - emoji-zoom-decrease  8 e + emoji-zoom-increase  8 e l emoji-list
8 e r emoji-recent  8 e d emoji-describe  8 e s emoji-search  8 e i emoji-insert  8 e e emoji-insert  8 RET insert-char
; comment-set-column  < scroll-left  = what-cursor-position  > scroll-right  [ backward-page
\ activate-transient-input-method  ] forward-page  ^ enlarge-window  ` next-error  a @abbrev-map  b switch-to-buffer  d dired
e kmacro-end-and-call-macro  f set-fill-column  h mark-whole-buffer  i insert-file  k kill-buffer  l count-lines-page
m compose-mail  n @narrow-map  o other-window  p C-b project-list-buffers  p o project-any-command
p x project-execute-extended-command  p r project-query-replace-regexp  p G project-or-external-find-regexp
p g project-find-regexp  p p project-switch-project  p k project-kill-buffers  p e project-eshell  p c project-compile
p v project-vc-dir  p D project-dired  p d project-find-dir  p s project-shell  p b project-switch-to-buffer
p F project-or-external-find-file  p f project-find-file  p & project-async-shell-command  p ! project-shell-command
q kbd-macro-query  r l bookmark-bmenu-list  r M bookmark-set-no-overwrite  r m bookmark-set  r b bookmark-jump
r f frameset-to-register  r w window-configuration-to-register  r + increment-register  r n number-to-register
r r copy-rectangle-to-register  r g insert-register  r i insert-register  r x copy-to-register  r s copy-to-register
r j jump-to-register  r SPC point-to-register  r C-SPC point-to-register  r C-@ point-to-register
r ESC w copy-rectangle-as-kill  r N rectangle-number-lines  r t string-rectangle  r o open-rectangle  r y yank-rectangle
r d delete-rectangle  r k kill-rectangle  r c clear-rectangle  s save-some-buffers  t @tab-prefix-map  u undo  v vc-prefix-map
w q quit-window  w 0 delete-windows-on  w - fit-window-to-buffer  w ^ t tab-window-detach  w ^ f tear-off-window
w d toggle-window-dedicated  w s window-toggle-side-windows  w 3 split-root-window-right  w 2 split-root-window-below
x t toggle-truncate-lines  x i insert-buffer  x n clone-buffer  x u rename-uniquely  x r rename-buffer
x g revert-buffer-quick  x f font-lock-update  z repeat  { shrink-window-horizontally  } enlarge-window-horizontally
DEL backward-kill-sentence  C-0 text-scale-adjust  C-= text-scale-adjust  C-- text-scale-adjust  C-+ text-scale-adjust
C-; comment-line  C-SPC pop-global-mark  C-<left> previous-buffer  <left> previous-buffer  C-<right> next-buffer
<right> next-buffer
""",
    "ctl-x-4-map": r"""
. xref-find-definitions-other-window  p project-other-window-command  d dired-other-window  C-o display-buffer
b switch-to-buffer-other-window  C-f find-file-other-window  r find-file-read-only-other-window  f find-file-other-window
4 other-window-prefix  1 same-window-prefix  0 kill-buffer-and-window  c clone-indirect-buffer-other-window
a add-change-log-entry-other-window  C-j dired-jump-other-window  m compose-mail-other-window
""",
    "ctl-x-5-map": r"""
u undelete-frame  c clone-frame  5 other-frame-prefix  o other-frame  0 delete-frame  1 delete-other-frames
2 make-frame-command  . xref-find-definitions-other-frame  p project-other-frame-command  d dired-other-frame
C-o display-buffer-other-frame  r find-file-read-only-other-frame  C-f find-file-other-frame  f find-file-other-frame
b switch-to-buffer-other-frame  m compose-mail-other-frame
""",
    "tab-prefix-map": r"""
t other-tab-prefix  C-r find-file-read-only-other-tab  C-f find-file-other-tab  f find-file-other-tab
b switch-to-buffer-other-tab  RET tab-switch  ^ f tab-detach  r tab-rename  G tab-group  M tab-move-to  m tab-move
O tab-previous  o tab-next  u tab-undo  0 tab-close  1 tab-close-other  2 tab-new  N tab-new-to  n tab-duplicate
p project-other-tab-command  d dired-other-tab
""",
    "help-map": r"""
q help-quit  x describe-command  w where-is  v describe-variable  t help-with-tutorial  s describe-syntax
R info-display-manual  r info-emacs-manual  P describe-package  p finder-by-keyword  n view-emacs-news  o describe-symbol
m describe-mode  l view-lossage  k describe-key  4 s help-find-source  4 i info-other-window  i info  h view-hello-file
g describe-gnu-project  f describe-function  e view-echo-area-messages  d apropos-documentation  c describe-key-briefly
b describe-bindings  a apropos-command  S info-lookup-symbol  L describe-language-environment
K Info-goto-emacs-key-command-node  I describe-input-method  F Info-goto-emacs-command-node  C describe-coding-system
C-\ describe-input-method  C-w describe-no-warranty  C-t view-emacs-todo  C-s search-forward-help-for-help
C-q help-quick-toggle  C-p view-emacs-problems  C-o describe-distribution  C-n view-emacs-news  RET view-order-manuals
C-f view-emacs-FAQ  C-e view-external-packages  C-d view-emacs-debugging  C-c describe-copying  C-a about-emacs
? help-for-help  . display-local-help  <f1> help-for-help  <help> help-for-help  C-h help-for-help
""",
    "goto-map": r"""
i imenu  TAB move-to-column  p previous-error  n next-error  ESC p previous-error  ESC n next-error  ESC g goto-line
g goto-line  c goto-char
""",
    "search-map": r"""
. isearch-forward-symbol-at-point  _ isearch-forward-symbol  w isearch-forward-word  h w hi-lock-write-interactive-patterns
h f hi-lock-find-patterns  h u unhighlight-regexp  h . highlight-symbol-at-point  h l highlight-lines-matching-regexp
h p highlight-phrase  h r highlight-regexp  ESC . isearch-forward-thing-at-point  ESC w eww-search-words  o occur
""",
    "abbrev-map": r"""
n expand-jump-to-next-slot  p expand-jump-to-previous-slot  ' expand-abbrev  e expand-abbrev  - inverse-add-global-abbrev
i l inverse-add-mode-abbrev  i g inverse-add-global-abbrev  + add-mode-abbrev  g add-global-abbrev  C-a add-mode-abbrev
l add-mode-abbrev
""",
    "narrow-map": r"""
p narrow-to-page  d narrow-to-defun  g goto-line-relative  w widen  n narrow-to-region
""",
    "mode-specific-map": "",
}
"""The bindings of each map, two blanks between them: keys and a command, or @ and the name of a map."""


def _new_map(full: bool) -> Cons:
    return cons(keymaps.KEYMAP, list_of(CharTable(keymaps.KEYMAP)) if full else NIL)


class KeyBindings:
    """The maps of one interpreter, in their variables unless these have other values already."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.maps = {name: _new_map(name in FULL) for name in BINDINGS}
        for name, text in BINDINGS.items():
            self._fill(self.maps[name], text)
        keymaps.store(self.maps["global-map"], intern("menu-bar"), lisp.part(MenuBar).bar, False)
        for name, keymap in self.maps.items():
            symbol = lisp.intern(name)
            lisp.variables.late.pop(symbol, None)
            if lisp.variables.is_void(symbol):
                lisp.variables.set_toplevel(symbol, keymap)
        for prefix, name in PREFIXES.items():
            lisp.functions.define(lisp.intern(prefix), self.maps[name])

    def _fill(self, keymap: Cons, text: str) -> None:
        """Bind in KEYMAP what TEXT says, the last first: a new binding goes before those that are there."""
        for binding in reversed(re.split("  |\n", text.strip("\n")) if text else []):
            keys, _, command = binding.rpartition(" ")
            definition = self.maps[command[1:]] if command[0] == "@" else intern(command)
            bounds = _RANGE.fullmatch(keys)
            if bounds is None:
                keymaps.define(self.lisp, keymap, Vector(parsed_keys(keys)), definition)
                continue
            first, last = (int(bound, 16) for bound in bounds.groups())
            table = keymap.cdr.car  # type: ignore[attr-defined]
            table.set_range(first, last, definition)


part(__name__, KeyBindings)
