"""The faces that exist from the start, with the attributes that they have on a terminal without colours."""

from __future__ import annotations

FACES = r"""
default
bold :weight bold
italic :slant italic
bold-italic :weight bold :slant italic
underline :underline t
fixed-pitch :family "Monospace"
fixed-pitch-serif :family "Monospace Serif"
variable-pitch :family "Sans Serif"
variable-pitch-text :height 1.1 :inherit variable-pitch
shadow
link :inherit underline
link-visited :inherit link
highlight :inverse-video t
region :inverse-video t
secondary-selection :inverse-video t
trailing-whitespace :inverse-video t
line-number :inherit (shadow default)
line-number-current-line :inherit line-number
line-number-major-tick :inherit line-number
line-number-minor-tick :inherit line-number
fill-column-indicator :inherit shadow :weight normal :slant normal :underline nil :overline nil :strike-through nil :box nil
escape-glyph :foreground "cyan"
homoglyph :foreground "cyan"
nobreak-space :inverse-video t
nobreak-hyphen :foreground "cyan"
mode-line :inverse-video t
mode-line-active :inherit mode-line
mode-line-inactive :inherit mode-line
mode-line-highlight :inherit highlight
mode-line-emphasis :weight bold
mode-line-buffer-id :weight bold
header-line :underline t :inverse-video nil :inherit mode-line
header-line-highlight :inherit mode-line-highlight
vertical-border :inherit mode-line-inactive
window-divider :foreground "gray60"
window-divider-first-pixel :foreground "gray80"
window-divider-last-pixel :foreground "gray40"
internal-border
child-frame-border
minibuffer-prompt :foreground "cyan"
fringe :background "gray"
scroll-bar
border
cursor :background "white"
mouse
tool-bar :box (:line-width 1 :style released-button) :foreground "black"
tab-bar :background "grey"
tab-line :background "grey"
menu :inverse-video t
help-argument-name :inherit italic
help-key-binding :background "grey90" :inherit fixed-pitch
glyphless-char :underline t :inherit escape-glyph
error :weight bold :inverse-video t
warning :weight bold
success :weight bold
read-multiple-choice-face :weight bold :inherit (help-key-binding underline)
tty-menu-enabled-face :weight bold
tty-menu-disabled-face :inherit shadow
tty-menu-selected-face :inverse-video t
show-paren-match :inherit underline
show-paren-match-expression :inherit show-paren-match
show-paren-mismatch :inverse-video t
button :inherit link
abbrev-table-name :inherit font-lock-function-name-face
help-for-help-header :height 1.26
confusingly-reordered :inherit warning
next-error :inherit region
next-error-message :extend t :inherit highlight
separator-line :underline t :foreground "ForestGreen"
blink-matching-paren-offscreen :foreground "green"
completions-group-title :slant italic :inherit shadow
completions-group-separator :strike-through t :inherit shadow
completions-annotations :inherit (italic shadow)
completions-highlight :inherit highlight
completions-first-difference :inherit bold
completions-common-part
font-lock-comment-face :weight bold :slant italic
font-lock-comment-delimiter-face :inherit font-lock-comment-face
font-lock-string-face :slant italic
font-lock-doc-face :inherit font-lock-string-face
font-lock-doc-markup-face :inherit font-lock-constant-face
font-lock-keyword-face :weight bold
font-lock-builtin-face :weight bold
font-lock-function-name-face :weight bold :inverse-video t
font-lock-function-call-face :inherit font-lock-function-name-face
font-lock-variable-name-face :weight bold :slant italic
font-lock-variable-use-face :inherit font-lock-variable-name-face
font-lock-type-face :weight bold :underline t
font-lock-constant-face :weight bold :underline t
font-lock-warning-face :inherit error
font-lock-negation-char-face
font-lock-preprocessor-face :inherit font-lock-builtin-face
font-lock-regexp-face :inherit font-lock-string-face
font-lock-regexp-grouping-backslash :inherit bold
font-lock-regexp-grouping-construct :inherit bold
font-lock-escape-face :inherit font-lock-regexp-grouping-backslash
font-lock-number-face
font-lock-operator-face
font-lock-property-name-face :inherit font-lock-variable-name-face
font-lock-property-use-face :inherit font-lock-property-name-face
font-lock-punctuation-face
font-lock-bracket-face :inherit font-lock-punctuation-face
font-lock-delimiter-face :inherit font-lock-punctuation-face
font-lock-misc-punctuation-face :inherit font-lock-punctuation-face
mouse-drag-and-drop-region :inherit region
isearch :inverse-video t
isearch-fail :inverse-video t
lazy-highlight :underline t
isearch-group-1 :inherit isearch
isearch-group-2 :inherit isearch
file-name-shadow :inherit shadow
tab-bar-tab :inverse-video nil :inherit tab-bar
tab-bar-tab-inactive :inverse-video t :inherit tab-bar-tab
tab-bar-tab-group-current :weight bold :box nil :inherit tab-bar-tab
tab-bar-tab-group-inactive :inherit (shadow tab-bar-tab-inactive)
tab-bar-tab-ungrouped :inherit (shadow tab-bar-tab-inactive)
query-replace :inherit isearch
match :inverse-video t
tabulated-list-fake-header :weight bold :underline t :overline t
buffer-menu-buffer :weight bold
vc-state-base
vc-up-to-date-state :inherit vc-state-base
vc-needs-update-state :inherit vc-state-base
vc-locked-state :inherit vc-state-base
vc-locally-added-state :inherit vc-state-base
vc-conflict-state :inherit vc-state-base
vc-removed-state :inherit vc-state-base
vc-missing-state :inherit vc-state-base
vc-edited-state :inherit vc-state-base
vc-ignored-state :inherit vc-state-base
elisp-shorthand-font-lock-face :foreground "cyan" :inherit font-lock-keyword-face
eldoc-highlight-function-argument :inherit bold
tooltip :inherit variable-pitch
"""
"""One face a line: its name, then its attributes with their values, as Lisp."""
