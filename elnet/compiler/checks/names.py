"""What is known of functions beside their arguments: which matter for their value only, which are for people or obsolete."""

from __future__ import annotations

VALUABLE = """
% * + - / /= 1+ 1- < <= = > >= abs acos active-minibuffer-window alist-get all-threads append aref ash asin assoc
assoc-default assoc-delete-all assoc-string assq assq-delete-all atan bare-symbol base64-decode-string
base64-encode-string base64url-encode-string bool-vector-count-consecutive bool-vector-count-population
bool-vector-subsetp boundp buffer-base-buffer buffer-chars-modified-tick buffer-file-name buffer-hash
buffer-line-statistics buffer-local-boundp buffer-local-value buffer-local-variables buffer-modified-p
buffer-modified-tick buffer-name buffer-narrowed-p buffer-substring buffer-substring-no-properties butlast
byte-to-position byte-to-string capitalize car car-less-than-car category-set-mnemonics cdr ceiling char-after
char-before char-category-set char-equal char-syntax char-to-string char-width cl--class-name cl--class-parents
cl--class-slots cl--slot-descriptor-initform cl--slot-descriptor-name cl--slot-descriptor-props
cl--slot-descriptor-type cl-copy-seq cl-first cl-generic-make-generalizer cl-nth-value cl-parse-integer cl-rest
cl-revappend cl-struct-slot-info cl-struct-slot-offset cl-svref combine-and-quote-strings compare-buffer-substrings
compare-strings concat condition-mutex condition-name copy-alist copy-hash-table copy-keymap copy-marker copy-overlay
copy-sequence copy-syntax-table copysign cos count-lines current-cpu-time current-time-string current-time-zone
custom-variable-p decode-char decode-time decoded-time-day decoded-time-dst decoded-time-hour decoded-time-minute
decoded-time-month decoded-time-second decoded-time-weekday decoded-time-year decoded-time-zone default-boundp
default-value derived-mode-p directory-name-p documentation downcase elt encode-char encode-time equal
equal-including-properties error-message-string event-basic-type event-modifiers exp expt fboundp fceiling featurep
ffloor file-directory-p file-exists-p file-name-absolute-p file-name-concat file-newer-than-file-p file-readable-p
file-symlink-p file-writable-p float float-time floor format format-message format-network-address format-time-string
frame-char-height frame-char-width frame-first-window frame-parameter frame-parameters frame-parent frame-pixel-height
frame-pixel-width frame-root-window frame-selected-window frame-text-height frame-text-width frame-visible-p frexp
fround ftruncate function-get gensym get get-buffer get-buffer-process get-buffer-window get-byte get-char-property
get-char-property-and-overlay get-display-property get-process get-text-property get-variable-watchers getenv gethash
group-name hash-table-count hash-table-empty-p hash-table-keys hash-table-rehash-size hash-table-rehash-threshold
hash-table-size hash-table-test hash-table-values hash-table-weakness indirect-variable int-to-string intern-soft
invisible-p isnan json-parse-string json-serialize kbd key-parse keymap-parent keymap-prompt last lax-plist-get ldexp
length length< length= length> line-beginning-position line-end-position line-number-at-pos load-average
local-variable-if-set-p local-variable-p log logand logb logcount logior lognot logxor looking-at-p lsh macrop
make-bool-vector make-category-set make-char-table make-composed-keymap make-hash-table make-keymap make-list
make-record make-sparse-keymap make-string make-symbol make-vector map--plist-member mapcan mapcar mapconcat mark
marker-buffer marker-insertion-type marker-position match-beginning match-data match-end match-string
match-string-no-properties match-substitute-replacement matching-paren max md5 member member-ignore-case memq memql
min minibuffer-selected-window minibuffer-window minibufferp mod multibyte-char-to-unibyte mutex-name
next-char-property-change next-frame next-overlay-change next-property-change next-single-char-property-change
next-single-property-change next-window ngettext nreverse nth nthcdr number-sequence number-to-string object-intervals
overlay-buffer overlay-end overlay-get overlay-properties overlay-start overlays-at overlays-in plist-get plist-member
point-at-bol point-at-eol pos-bol pos-eol position-symbol posn-at-point ppss-comment-depth
ppss-comment-or-string-start ppss-comment-style ppss-depth ppss-innermost-start ppss-last-complete-sexp-start
ppss-min-depth ppss-open-parens ppss-quoted-p ppss-string-terminator ppss-two-character-syntax prefix-numeric-value
previous-char-property-change previous-frame previous-overlay-change previous-property-change
previous-single-char-property-change previous-single-property-change previous-window prin1-to-string process-buffer
process-coding-system process-command process-filter process-get process-id process-inherit-coding-system-flag
process-lines process-lines-handling-status process-lines-ignore-status process-mark process-name process-plist
process-query-on-exit-flag process-running-child-p process-sentinel process-thread process-tty-name process-type
propertize provided-mode-derived-p rassoc rassq rassq-delete-all read-from-string regexp-opt regexp-opt-depth
regexp-quote region-beginning region-end remove remq replace-regexp-in-string reverse round rx-to-string secure-hash
sha1 shell-quote-argument sin special-variable-p split-string split-string-and-unquote sqrt string
string-as-multibyte string-as-unibyte string-blank-p string-bytes string-chop-newline string-clean-whitespace
string-collate-equalp string-collate-lessp string-distance string-empty-p string-equal string-equal-ignore-case
string-fill string-greaterp string-join string-lessp string-limit string-lines string-make-multibyte
string-make-unibyte string-match-p string-pad string-prefix-p string-remove-prefix string-remove-suffix string-replace
string-search string-suffix-p string-to-char string-to-list string-to-multibyte string-to-number string-to-syntax
string-to-unibyte string-to-vector string-trim string-trim-left string-trim-right string-truncate-left
string-version-lessp string-width string< string= string> subr-arity subr-name substring substring-no-properties
subtract-time sxhash sxhash-eq sxhash-eql sxhash-equal sxhash-equal-including-properties symbol-file symbol-function
symbol-name symbol-plist symbol-value syntax-after syntax-class syntax-class-to-char take tan terminal-name
text-properties-at text-property-any text-property-not-all thread-live-p thread-name time-add time-convert
time-equal-p time-less-p time-subtract time-to-seconds timer--args timer--function timer--high-seconds
timer--idle-delay timer--integral-multiple timer--low-seconds timer--psecs timer--repeat-delay timer--triggered
timer--usecs truncate unibyte-char-to-multibyte unibyte-string upcase upcase-initials user-full-name user-login-name
value< vconcat version-list-< version-list-<= version-list-= version-to-list version< version<= version=
window-body-height window-body-width window-buffer window-dedicated-p window-frame window-fringes window-height
window-hscroll window-margins window-minibuffer-p window-next-buffers window-parameter window-parameters window-point
window-prev-buffers window-scroll-bars window-start window-system window-text-height window-total-height
window-total-width window-width zerop
"""
"""Functions that are of no use unless their value is used."""

INTERACTIVE_ONLY = {
    "beginning-of-buffer": "use ‘(goto-char (point-min))’ instead.",
    "delete-backward-char": "use ‘delete-char’ instead.",
    "delete-forward-char": "use ‘delete-char’ instead.",
    "end-of-buffer": "use ‘(goto-char (point-max))’ instead.",
    "execute-extended-command": "use ‘command-execute’ instead.",
    "goto-line": "use ‘forward-line’ instead.",
    "insert-buffer": "use ‘insert-buffer-substring’ instead.",
    "insert-file": "use ‘insert-file-contents’ instead.",
    "insert-file-literally": "use ‘insert-file-contents-literally’ instead.",
    "mark-whole-buffer": "",
    "next-line": "use ‘forward-line’ instead.",
    "not-modified": "use ‘set-buffer-modified-p’ instead.",
    "previous-line": "use ‘forward-line’ with negative argument instead.",
    "replace-regexp": "use ‘re-search-forward’ and ‘replace-match’ instead.",
    "replace-string": "use ‘search-forward’ and ‘replace-match’ instead.",
    "set-buffer-process-coding-system": "use ‘set-process-coding-system’ instead.",
}
"""Commands that are for people, and what programs should use."""

OBSOLETE = {
    "lax-plist-get": ("29.1", "use ‘plist-get’ instead."),
    "lax-plist-put": ("29.1", "use ‘plist-put’ instead."),
    "obarray-size": ("30.1", "obarrays now grow automatically."),
    "open-protocol-stream": ("26.1", "use ‘open-network-stream’ instead."),
    "point-at-bol": ("29.1", "use ‘line-beginning-position’ or ‘pos-bol’ instead."),
    "point-at-eol": ("29.1", "use ‘line-end-position’ or ‘pos-eol’ instead."),
    "seq-contains": ("27.1", "use ‘seq-contains-p’ instead."),
    "string-as-multibyte": ("26.1", "use ‘decode-coding-string’."),
    "string-as-unibyte": ("26.1", "use ‘encode-coding-string’."),
    "string-make-multibyte": ("26.1", "use ‘decode-coding-string’."),
    "string-make-unibyte": ("26.1", "use ‘encode-coding-string’."),
    "subtract-time": ("26.1", "use ‘time-subtract’ instead."),
}
"""Obsolete functions: since when, and what to do."""

FORMATTING = {"format": 0, "format-message": 0, "message": 0, "error": 0, "user-error": 0, "warn": 0}
"""Functions that fill a format string, and which of their arguments that is."""

COMPARING = {"eq": "string float list", "eql": "string list"}
"""Functions of two arguments for which equal literals of these kinds may be different objects."""
SEARCHING = {"memq": "string float list", "memql": "string list", "delq": "string float list", "remq": "string float list"}
"""Functions that look by such a comparison for their first argument among the elements of the second."""
