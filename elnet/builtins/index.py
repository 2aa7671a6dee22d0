"""Which topic declares which names, and which names are aliases of which; written by `python -m elnet.builtins`."""

# fmt: off
NAMES: dict[str, str] = {
    "abbrev_adding": r"""
abbrev--check-chars abbrev--suggest-above-threshold abbrev--suggest-count-words abbrev--suggest-get-active-abbrev-expansions
abbrev--suggest-get-active-tables-including-parents abbrev--suggest-get-previous-words abbrev--suggest-get-totals
abbrev--suggest-inform-user abbrev--suggest-maybe-suggest abbrev--suggest-shortest-abbrev abbrev-table-menu add-abbrev
add-global-abbrev add-mode-abbrev inverse-add-abbrev inverse-add-global-abbrev inverse-add-mode-abbrev
""",
    "abbrev_expanding": r"""
abbrev--before-point abbrev--default-expand abbrev-insert abbrev-prefix-mark expand-abbrev expand-region-abbrevs unexpand-abbrev
""",
    "abbrev_files": r"""
abbrev--describe abbrev--possibly-save abbrev--table-symbols abbrev--write abbrev-edit-save-buffer abbrev-edit-save-to-file
define-abbrevs edit-abbrevs edit-abbrevs-mode edit-abbrevs-redefine insert-abbrev-table-description insert-abbrevs list-abbrevs
prepare-abbrev-list-buffer quietly-read-abbrev-file read-abbrev-file write-abbrev-file
""",
    "abbrev_tables": r"""
abbrev--active-tables abbrev--symbol abbrev-expansion abbrev-get abbrev-put abbrev-symbol abbrev-table-empty-p abbrev-table-get
abbrev-table-name abbrev-table-p abbrev-table-put clear-abbrev-table copy-abbrev-table define-abbrev define-abbrev-table
define-global-abbrev define-mode-abbrev kill-all-abbrevs make-abbrev-table
""",
    "active_keymaps": r"""
command-remapping current-active-maps current-global-map current-local-map current-minor-mode-maps global-key-binding
key-binding local-key-binding minor-mode-key-binding use-global-map use-local-map
""",
    "advising": r"""
add-function advice--cd*r advice--p advice-add advice-eval-interactive-spec advice-function-mapc advice-function-member-p
advice-mapc advice-member-p advice-remove define-advice elnet--local-value elnet--with-advice elnet--without-advice
remove-function
""",
    "ansi_color": r"""
ansi-color-apply ansi-color-apply-on-region ansi-color-apply-overlay-face ansi-color-apply-text-property-face
ansi-color-compilation-filter ansi-color-filter-apply ansi-color-filter-region ansi-color-for-comint-mode-filter
ansi-color-for-comint-mode-off ansi-color-for-comint-mode-on ansi-color-freeze-overlay ansi-color-make-extent
ansi-color-process-output ansi-color-set-extent-face
""",
    "ansi_color_codes": r"""
ansi-color--code-as-hex ansi-color--ensure-context ansi-color--face-vec-face ansi-color--update-face-vec
ansi-color-apply-sequence ansi-color-get-face-1 ansi-color-make-color-map ansi-color-make-face ansi-color-map-update
ansi-color-parse-sequence
""",
    "ansi_osc": r"""
ansi-osc-apply-on-region ansi-osc-compilation-filter ansi-osc-directory-tracker ansi-osc-filter-region
ansi-osc-hyperlink-handler ansi-osc-window-title-handler comint-osc-process-output
""",
    "arrays": r"""
aref aset bool-vector bool-vector-count-consecutive bool-vector-count-population bool-vector-exclusive-or
bool-vector-intersection bool-vector-not bool-vector-p bool-vector-set-difference bool-vector-subsetp bool-vector-union
make-bool-vector make-record make-vector record recordp vector vector-or-char-table-p vectorp
""",
    "auto_coding": r"""
auto-coding-alist-lookup auto-coding-regexp-alist-lookup find-auto-coding modify-coding-system-alist set-auto-coding
sgml-html-meta-auto-coding-function sgml-xml-auto-coding-function xml-find-file-coding-system
""",
    "auto_filling": r"""
auto-fill-mode do-auto-fill turn-off-auto-fill turn-on-auto-fill
""",
    "auto_saving": r"""
auto-save-file-name-p auto-save-mode clear-buffer-auto-save-failure do-auto-save make-auto-save-file-name recent-auto-save-p
recover-file rename-auto-save-file set-buffer-auto-saved
""",
    "backtrace_frames": r"""
backtrace--locals backtrace-frame backtrace-frame--internal mapbacktrace
""",
    "backtraces": r"""
backtrace-frame-args backtrace-frame-buffer backtrace-frame-evald backtrace-frame-flags backtrace-frame-fun
backtrace-frame-locals backtrace-frame-p backtrace-frame-pos backtrace-get-frames
""",
    "backups": r"""
backup-buffer backup-buffer-copy backup-extract-version backup-file-name-p file-backup-file-names file-newest-backup
find-backup-file-name make-backup-file-name make-backup-file-name--default-function normal-backup-enable-predicate
""",
    "benchmark": r"""
benchmark benchmark-call benchmark-elapse benchmark-progn benchmark-run elnet--report-benchmark
""",
    "bindat": r"""
bindat--define bindat--make bindat--type-p bindat-defmacro bindat-format-vector bindat-get-field bindat-ip-to-string
bindat-length bindat-pack bindat-type bindat-unpack bindat-vector-to-dec bindat-vector-to-hex
""",
    "binding": r"""
and-let* cl-flet cl-flet* cl-labels cl-macrolet dlet if-let if-let* letrec named-let when-let when-let* while-let
""",
    "breakpoints": r"""
elnet-breakpoint
""",
    "buffer_contents": r"""
barf-if-buffer-read-only buffer-chars-modified-tick buffer-modified-p buffer-modified-tick buffer-size buffer-swap-text
byte-to-position erase-buffer force-mode-line-update gap-position gap-size internal--set-buffer-modified-tick not-modified
position-bytes read-only-mode set-buffer-modified-p set-buffer-multibyte
""",
    "buffer_scopes": r"""
combine-after-change-calls save-mark-and-excursion save-match-data with-current-buffer with-output-to-temp-buffer
with-silent-modifications with-syntax-table with-temp-buffer with-temp-file
""",
    "buffers": r"""
buffer-file-name buffer-last-name buffer-list buffer-live-p buffer-name bury-buffer current-buffer find-buffer
generate-new-buffer generate-new-buffer-name get-buffer get-buffer-create get-file-buffer get-truename-buffer kill-buffer
kill-current-buffer other-buffer rename-buffer set-buffer
""",
    "buttons": r"""
backward-button button-activate button-at button-category-symbol button-end button-get button-has-type-p button-label button-put
button-start button-type button-type-get button-type-put button-type-subtype-p buttonize buttonize-region define-button-type
forward-button insert-button insert-text-button make-button make-text-button next-button previous-button push-button
""",
    "byte_compiling": r"""
batch-byte-compile batch-byte-compile-if-not-done batch-byte-recompile-directory byte-compile-dest-file byte-compile-file
byte-compile-info byte-compiler-base-file-name byte-recompile-directory
""",
    "calling_commands": r"""
call-interactively command-execute elnet--interactive-arguments funcall-interactively funcall-with-delayed-message
prefix-numeric-value
""",
    "case_tables": r"""
case-table-get-table case-table-p copy-case-table current-case-table get-upcase-table set-case-syntax set-case-syntax-delims
set-case-syntax-pair set-case-table set-downcase-syntax set-standard-case-table set-upcase-syntax standard-case-table
with-case-table
""",
    "categories": r"""
category-docstring category-set-mnemonics category-table category-table-p char-category-set copy-category-table define-category
get-unused-category make-category-set make-category-table modify-category-entry set-category-table standard-category-table
with-category-table
""",
    "centering": r"""
center-line center-region
""",
    "change_groups": r"""
accept-change-group activate-change-group atomic-change-group cancel-change-group combine-change-calls combine-change-calls-1
prepare-change-group undo--wrap-and-run-primitive-undo undo-amalgamate-change-group with-undo-amalgamate
""",
    "changing_files": r"""
add-name-to-file copy-file delete-file make-symbolic-link rename-file
""",
    "char_properties": r"""
get-char-code-property unicode-property-table-internal
""",
    "char_tables": r"""
char-table-extra-slot char-table-p char-table-parent char-table-range char-table-subtype make-char-table map-char-table
optimize-char-table set-char-table-extra-slot set-char-table-parent set-char-table-range
""",
    "character_clusters": r"""
find-composition-internal string-glyph-split
""",
    "characters": r"""
byte-to-string capitalize char-equal char-to-string char-uppercase-p char-width characterp downcase get-byte max-char
multibyte-char-to-unibyte string-to-char string-width truncate-string-ellipsis truncate-string-to-width
unibyte-char-to-multibyte upcase upcase-initials
""",
    "charsets": r"""
char-charset charset-after charset-chars charset-dimension charset-iso-final-char charset-plist charset-priority-list charsetp
decode-char encode-char find-charset-region find-charset-string get-charset-property iso-charset make-char map-charset-chars
set-charset-priority sort-charsets split-char
""",
    "choosing_modes": r"""
normal-mode set-auto-mode set-auto-mode-0
""",
    "cl_arguments": r"""
cl-compiler-macroexpand cl-define-compiler-macro cl-defmacro cl-defsubst cl-deftype cl-defun cl-destructuring-bind cl-eval-when
cl-function cl-iter-defun cl-load-time-value cl-once-only cl-with-gensyms elnet--check-keywords elnet--keyword-tail
""",
    "cl_binding": r"""
cl-callf2 cl-declaim cl-declare cl-locally cl-multiple-value-bind cl-multiple-value-setq cl-progv cl-remf cl-symbol-macrolet
elnet--call-with-variables
""",
    "cl_blocks": r"""
cl-block cl-do cl-do* cl-do-all-symbols cl-do-symbols cl-dolist cl-dotimes cl-prog cl-prog* cl-psetq cl-return cl-return-from
cl-tagbody
""",
    "cl_choices": r"""
cl--assertion-failed cl-assert cl-case cl-check-type cl-ecase cl-etypecase cl-the cl-typecase cl-typep
""",
    "cl_loop": r"""
cl-loop elnet--all-symbols elnet--hash-entries
""",
    "cl_mapping": r"""
cl-coerce cl-concatenate cl-constantly cl-copy-list cl-eighth cl-endp cl-equalp cl-every cl-fifth cl-fourth cl-ldiff cl-list*
cl-list-length cl-map cl-mapc cl-mapcan cl-mapcar cl-mapcon cl-mapl cl-maplist cl-ninth cl-notany cl-notevery cl-nreconc
cl-revappend cl-seventh cl-sixth cl-some cl-subseq cl-tailp cl-tenth cl-third
""",
    "cl_numbers": r"""
cl-ceiling cl-digit-char-p cl-float-limits cl-floor cl-gcd cl-isqrt cl-lcm cl-make-random-state cl-mod cl-parse-integer
cl-random cl-random-state-p cl-rem cl-round cl-signum cl-truncate
""",
    "cl_print": r"""
cl-prin1 cl-prin1-to-string cl-print--default-expand-ellipsis cl-print--expand-ellipsis cl-print-expand-ellipsis cl-print-object
cl-print-to-string-with-limit
""",
    "cl_sequences": r"""
cl-count cl-count-if cl-count-if-not cl-delete cl-delete-duplicates cl-delete-if cl-delete-if-not cl-find cl-find-if
cl-find-if-not cl-nsubstitute cl-nsubstitute-if cl-nsubstitute-if-not cl-position cl-position-if cl-position-if-not cl-remove
cl-remove-duplicates cl-remove-if cl-remove-if-not cl-substitute cl-substitute-if cl-substitute-if-not
""",
    "cl_sets": r"""
cl--do-remf cl--set-getf cl-acons cl-adjoin cl-assoc cl-assoc-if cl-assoc-if-not cl-get cl-getf cl-intersection cl-member
cl-member-if cl-member-if-not cl-pairlis cl-rassoc cl-rassoc-if cl-rassoc-if-not cl-remprop cl-set-difference
cl-set-exclusive-or cl-subsetp cl-union
""",
    "cl_structs": r"""
(setf:cl-struct-slot-value) cl-defstruct cl-old-struct-compat-mode cl-struct-define cl-struct-slot-info cl-struct-slot-offset
cl-struct-slot-value elnet--define-structure
""",
    "cl_trees": r"""
cl-nsublis cl-nsubst cl-nsubst-if cl-nsubst-if-not cl-sublis cl-subst cl-subst-if cl-subst-if-not cl-tree-equal
""",
    "cl_whole_sequences": r"""
cl-fill cl-merge cl-mismatch cl-reduce cl-replace cl-search cl-sort cl-stable-sort
""",
    "class_queries": r"""
cl--class-name cl--find-class cl--slot-descriptor-initform cl--slot-descriptor-name cl--slot-descriptor-props
cl--slot-descriptor-type class-abstract-p eieio--class-children eieio--class-class-slots eieio--class-initarg-tuples
eieio--class-parents eieio--class-slots eieio--defalias eieio--full-class-object eieio-class-slots elnet--list-of-type-p
object-assoc object-assoc-list
""",
    "coding": r"""
decode-coding-region decode-coding-string encode-coding-region encode-coding-string recode-region
""",
    "coding_choice": r"""
find-coding-systems-for-charsets sanitize-coding-system-list select-safe-coding-system sort-coding-systems
""",
    "coding_definitions": r"""
define-coding-system define-translation-table make-translation-table make-translation-table-from-alist
make-translation-table-from-vector
""",
    "coding_detection": r"""
check-coding-systems-region detect-coding-region detect-coding-string encode-coding-char find-coding-systems-region
find-coding-systems-string unencodable-char-position
""",
    "coding_properties": r"""
coding-system-category coding-system-charset-list coding-system-doc-string coding-system-get coding-system-lessp
coding-system-mnemonic coding-system-plist coding-system-post-read-conversion coding-system-pre-write-conversion
coding-system-put coding-system-translation-table-for-decode coding-system-translation-table-for-encode coding-system-type
""",
    "coding_systems": r"""
check-coding-system coding-system-aliases coding-system-base coding-system-change-eol-conversion
coding-system-change-text-conversion coding-system-eol-type coding-system-eol-type-mnemonic coding-system-equal
coding-system-from-name coding-system-list coding-system-p coding-system-priority-list define-coding-system-alias
find-operation-coding-system keyboard-coding-system merge-coding-systems prefer-coding-system set-buffer-file-coding-system
set-coding-system-priority set-default-coding-systems set-keyboard-coding-system set-language-environment
set-terminal-coding-system terminal-coding-system with-coding-priority
""",
    "color_spaces": r"""
color-cie-de2000 color-clamp color-complement color-complement-hex color-darken-hsl color-darken-name color-desaturate-hsl
color-desaturate-name color-gradient color-hsl-to-rgb color-hue-to-rgb color-lab-to-lch color-lab-to-srgb color-lab-to-xyz
color-lch-to-lab color-lighten-hsl color-lighten-name color-oklab-to-srgb color-oklab-to-xyz color-rgb-to-hex color-rgb-to-hsl
color-rgb-to-hsv color-saturate-hsl color-saturate-name color-srgb-to-lab color-srgb-to-oklab color-srgb-to-xyz color-xyy-to-xyz
color-xyz-to-lab color-xyz-to-oklab color-xyz-to-srgb color-xyz-to-xyy
""",
    "colors": r"""
color-defined-p color-gray-p color-name-to-rgb color-values-from-color-spec defined-colors display-color-cells
display-grayscale-p tty-color-alist tty-color-approximate tty-color-by-index tty-color-canonicalize tty-color-desc
tty-color-standard-values tty-color-values
""",
    "comint_arguments": r"""
comint-args comint-arguments comint-delim-arg comint-extract-string comint-how-many-region comint-within-quotes comint-word
""",
    "comint_completion": r"""
comint--complete-file-name-data comint--match-partial-filename comint--requote-argument comint--unquote&requote-argument
comint--unquote-argument comint-completion-at-point comint-completion-file-name-table comint-directory
comint-dynamic-complete-filename comint-dynamic-list-completions comint-dynamic-list-filename-completions
comint-filename-completion comint-match-partial-filename comint-quote-filename comint-replace-by-expanded-filename
comint-substitute-in-file-name
""",
    "comint_fontifying": r"""
comint--fontify-input-fontify-region comint--fontify-input-off comint--fontify-input-on
comint--fontify-input-ppss-flush-indirect comint--indirect-cleanup comint--intersect-regions comint-fontify-input-mode
comint-indent-input-line comint-indent-input-line-default comint-indent-input-region comint-indent-input-region-default
comint-indirect-buffer
""",
    "comint_history": r"""
comint-delete-input comint-dynamic-list-input-ring comint-get-next-from-history comint-next-input comint-next-matching-input
comint-next-matching-input-from-input comint-previous-input comint-previous-input-string comint-previous-matching-input
comint-previous-matching-input-from-input comint-previous-matching-input-string comint-previous-matching-input-string-position
comint-regexp-arg comint-restore-input comint-search-arg comint-search-start
""",
    "comint_history_expansion": r"""
comint-c-a-p-replace-by-expanded-history comint-insert-previous-argument comint-magic-space comint-replace-by-expanded-history
comint-replace-by-expanded-history-before-point
""",
    "comint_input_ring": r"""
comint-add-to-input-history comint-read-input-ring comint-write-input-ring
""",
    "comint_jobs": r"""
comint-continue-subjob comint-interrupt-subjob comint-kill-subjob comint-quit-subjob comint-skip-input comint-stop-subjob
""",
    "comint_mode": r"""
comint-check-proc comint-exec comint-exec-1 comint-mode comint-run comint-term-environment make-comint make-comint-in-buffer
""",
    "comint_output": r"""
comint--mark-as-output comint--mark-yanked-as-output comint--unmark-string-as-output comint-output-filter
comint-snapshot-last-prompt
""",
    "comint_output_groups": r"""
comint-append-output-to-file comint-clear-buffer comint-delete-output comint-kill-region comint-kill-whole-line
comint-show-output comint-update-fence comint-write-output
""",
    "comint_passwords": r"""
comint-read-noecho comint-send-invisible comint-watch-for-password-prompt
""",
    "comint_prompts": r"""
comint-accumulate comint-after-pmark-p comint-backward-matching-input comint-bol comint-bol-or-process-mark
comint-copy-old-input comint-forward-matching-input comint-get-old-input-default comint-goto-process-mark comint-insert-input
comint-line-beginning-position comint-next-prompt comint-previous-prompt comint-set-process-mark comint-skip-prompt
""",
    "comint_redirection": r"""
comint-redirect-cleanup comint-redirect-filter comint-redirect-preoutput-filter comint-redirect-results-list
comint-redirect-results-list-from-process comint-redirect-send-command comint-redirect-send-command-to-process
comint-redirect-setup
""",
    "comint_scrolling": r"""
comint-adjust-point comint-adjust-window-point comint-postoutput-scroll-to-bottom comint-preinput-scroll-to-bottom
comint-show-maximum-output
""",
    "comint_searching": r"""
comint-goto-input comint-history-isearch-backward comint-history-isearch-backward-regexp comint-history-isearch-end
comint-history-isearch-message comint-history-isearch-pop-state comint-history-isearch-push-state comint-history-isearch-search
comint-history-isearch-setup comint-history-isearch-wrap
""",
    "comint_sending": r"""
comint-delchar-or-maybe-eof comint-kill-input comint-nonblank-p comint-send-eof comint-send-input comint-send-region
comint-send-string comint-simple-send
""",
    "comint_sources": r"""
comint-check-source comint-get-source comint-proc-query comint-source-default
""",
    "comint_tidying": r"""
comint-carriage-motion comint-strip-ctrl-m comint-truncate-buffer
""",
    "command_keys": r"""
substitute-command-keys
""",
    "completion": r"""
all-completions test-completion try-completion
""",
    "completion_quoting": r"""
completion-table-with-quoting
""",
    "completion_tables": r"""
complete-with-action completion-at-point completion-boundaries completion-file-name-table completion-in-region
completion-metadata completion-metadata-get completion-table-case-fold completion-table-dynamic completion-table-in-turn
completion-table-merge completion-table-with-cache completion-table-with-predicate display-completion-list
""",
    "compositions": r"""
caaaar caaadr caaar caadar caaddr caadr caar cadaar cadadr cadar caddar cadddr caddr cadr cdaaar cdaadr cdaar cdadar cdaddr
cdadr cdar cddaar cddadr cddar cdddar cddddr cdddr cddr
""",
    "compressed_files": r"""
auto-compression-mode jka-compr-build-file-regexp jka-compr-get-compression-info jka-compr-handler jka-compr-info-can-append
jka-compr-info-compress-args jka-compr-info-compress-message jka-compr-info-compress-program jka-compr-info-file-magic-bytes
jka-compr-info-regexp jka-compr-info-strip-extension jka-compr-info-uncompress-args jka-compr-info-uncompress-function
jka-compr-info-uncompress-message jka-compr-info-uncompress-program jka-compr-install jka-compr-installed-p jka-compr-uninstall
jka-compr-update with-auto-compression-mode
""",
    "connection_local": r"""
with-connection-local-variables
""",
    "control": r"""
condition-case-unless-debug declare declare-function dolist dotimes eval-and-compile eval-when-compile handler-bind ignore-error
ignore-errors inline let-when-compile prog2 unless when with-demoted-errors with-no-warnings with-suppressed-warnings
""",
    "current_folder": r"""
cd cd-absolute elnet--existing-directory parse-colon-path prune-directory-list pwd with-existing-directory
""",
    "customization": r"""
custom-current-group custom-declare-face custom-declare-group custom-declare-variable custom-initialize-default
custom-initialize-delay custom-initialize-reset custom-initialize-set custom-set-default custom-set-variables custom-variable-p
customize-set-variable defcustom defface defgroup setopt
""",
    "databases": r"""
sqlite-available-p sqlite-close sqlite-columns sqlite-commit sqlite-execute sqlite-execute-batch sqlite-finalize
sqlite-load-extension sqlite-more-p sqlite-next sqlite-open sqlite-pragma sqlite-rollback sqlite-select sqlite-transaction
sqlite-version sqlitep with-sqlite-transaction
""",
    "definition_motion": r"""
backward-kill-sexp beginning-of-defun beginning-of-defun-raw check-parens delete-pair end-of-defun insert-parentheses kill-sexp
mark-defun mark-sexp narrow-to-defun raise-sexp
""",
    "definitions": r"""
defmacro defsubst defun defvar-local lambda setq-default setq-local
""",
    "digests": r"""
base64-decode-region base64-decode-string base64-encode-region base64-encode-string base64url-encode-region
base64url-encode-string buffer-hash md5 secure-hash secure-hash-algorithms sha1
""",
    "directory_locals": r"""
dir-locals-collect-variables dir-locals-find-file dir-locals-get-class-variables dir-locals-read-from-dir
dir-locals-set-class-variables dir-locals-set-directory-class hack-dir-local-variables hack-dir-local-variables-non-file-buffer
""",
    "documentation": r"""
documentation documentation-property documentation-stringp elnet--with-documentation get-advertised-calling-convention
help-function-arglist set-advertised-calling-convention
""",
    "dom": r"""
dom-add-child-before dom-append-child dom-attr dom-attributes dom-by-class dom-by-id dom-by-style dom-by-tag dom-child-by-tag
dom-children dom-elements dom-ensure-node dom-node dom-non-text-children dom-parent dom-previous-sibling dom-remove-attribute
dom-remove-node dom-search dom-set-attribute dom-set-attributes dom-strings dom-tag dom-text dom-texts
""",
    "dom_printing": r"""
dom-pp dom-print
""",
    "easy_menus": r"""
easy-menu-add easy-menu-add-item easy-menu-binding easy-menu-change easy-menu-create-menu easy-menu-define easy-menu-do-define
easy-menu-get-map easy-menu-intern easy-menu-item-present-p easy-menu-name-match easy-menu-remove-item
""",
    "editing": r"""
current-word delete-backward-char delete-blank-lines delete-forward-char delete-horizontal-space delete-indentation
delete-trailing-whitespace flush-lines just-one-space keep-lines newline-and-indent next-line open-line previous-line
zap-to-char
""",
    "eieio": r"""
(setf:eieio-oref) child-of-class-p class-p defclass eieio--class-precedence-list eieio-class-children eieio-class-name
eieio-class-parents eieio-list-prin1 eieio-object-class eieio-object-class-name eieio-object-name eieio-object-p eieio-oref
eieio-oref-default eieio-oset eieio-oset-default eieio-override-prin1 elnet--define-class find-class object-add-to-list
object-of-class-p object-remove-from-list object-slots oref oref-default oset oset-default same-class-p slot-boundp
slot-exists-p slot-makeunbound with-slots
""",
    "eieio_compat": r"""
defgeneric defmethod elnet--may-be-generic generic-p
""",
    "environment": r"""
read-envvar-name setenv-internal substitute-env-in-file-name substitute-env-vars with-environment-variables
""",
    "ert_capturing": r"""
elnet--call-capturing ert-with-message-capture
""",
    "ert_checks": r"""
elnet--should elnet--should-error elnet--should-not elnet--skip-unless elnet--skip-when ert-fail ert-pass ert-skip
""",
    "ert_definitions": r"""
ert--skip-unless ert--skip-when ert-deftest ert-info should should-error should-not
""",
    "ert_runs": r"""
ert--make-stats ert--stats-set-test-and-result ert-run-test ert-run-tests ert-run-tests-batch ert-run-tests-batch-and-exit
ert-run-tests-interactively ert-stats-completed ert-stats-completed-expected ert-stats-completed-unexpected ert-stats-skipped
ert-stats-total ert-summarize-tests-batch-and-exit ert-write-junit-test-report
""",
    "ert_tests": r"""
ert--abbreviate-string ert--explain-equal ert--explain-equal-including-properties ert--explain-string-equal
ert--format-time-iso8601 ert--get-explainer ert--parse-keys-and-body ert--plist-difference-explanation
ert--significant-plist-keys ert--special-operator-p ert--string-first-line ert-char-for-test-result ert-delete-all-tests
ert-equal-including-properties ert-get-test ert-make-test-unbound ert-reason-for-test-result ert-running-test ert-select-tests
ert-set-test ert-string-for-test-result ert-test-boundp ert-test-location ert-test-result-expected-p ert-test-result-type-p
""",
    "ert_x": r"""
elnet--resource-directory ert--call-with-test-buffer ert--force-message-log-buffer-truncation
ert--with-temp-file-generate-suffix ert-buffer-string-reindented ert-call-with-buffer-renamed ert-filter-string
ert-gcc-is-clang-p ert-kill-all-test-buffers ert-propertized-string ert-resource-directory ert-resource-file ert-run-idle-timers
ert-simulate-command ert-simulate-keys ert-with-buffer-renamed ert-with-buffer-selected ert-with-temp-directory
ert-with-temp-file ert-with-test-buffer ert-with-test-buffer-selected
""",
    "erts_files": r"""
ert-test-erts-file
""",
    "evaluating_in_buffers": r"""
compile-defun elisp--preceding-sexp eval-defun eval-expression-print-format eval-last-sexp eval-print-last-sexp
""",
    "evaluation": r"""
apply backtrace backtrace-frames defalias defconst-1 defvar-1 eval funcall functionp handler-bind-1 macroexpand macroexpand-1
macroexpand-all make-interpreted-closure signal throw
""",
    "events": r"""
abort-recursive-edit clear-this-command-keys discard-input input-pending-p minibuffer-depth read-char read-char-exclusive
read-event this-command-keys this-command-keys-vector
""",
    "ewoc": r"""
ewoc-buffer ewoc-collect ewoc-create ewoc-data ewoc-delete ewoc-enter-after ewoc-enter-before ewoc-enter-first ewoc-enter-last
ewoc-filter ewoc-get-hf ewoc-goto-next ewoc-goto-node ewoc-goto-prev ewoc-invalidate ewoc-locate ewoc-location ewoc-map
ewoc-next ewoc-nth ewoc-prev ewoc-refresh ewoc-set-data ewoc-set-hf
""",
    "expressions": r"""
backward-list backward-prefix-chars backward-sexp backward-up-list down-list forward-list forward-sexp scan-lists scan-sexps
up-list
""",
    "face_attributes": r"""
background-color-at-point copy-face face-all-attributes face-at-point face-attribute face-background face-bold-p
face-default-spec face-differs-from-default-p face-documentation face-equal face-font face-foreground face-id
face-inverse-video-p face-italic-p face-list face-name face-nontrivial-p face-spec-choose face-spec-recalc face-spec-set
face-spec-set-match-display face-stipple face-underline-p facep foreground-color-at-point make-empty-face make-face
set-face-attribute set-face-background set-face-bold set-face-documentation set-face-extend set-face-foreground
set-face-inverse-video set-face-italic set-face-stipple set-face-underline
""",
    "face_remapping": r"""
buffer-face-mode buffer-face-set face-remap-add-relative face-remap-remove-relative face-remap-reset-base face-remap-set-base
""",
    "faces": r"""
define-fringe-bitmap define-obsolete-face-alias destroy-fringe-bitmap display-supports-face-attributes-p
face-attribute-relative-p internal-copy-lisp-face internal-get-lisp-face-attribute internal-lisp-face-attribute-values
internal-lisp-face-empty-p internal-lisp-face-equal-p internal-lisp-face-p internal-make-lisp-face internal-merge-in-global-face
internal-set-alternative-font-registry-alist internal-set-font-selection-order internal-set-lisp-face-attribute
merge-face-attribute native-comp-available-p
""",
    "fields": r"""
constrain-to-field delete-field field-at-pos field-beginning field-end field-string field-string-no-properties
""",
    "file_attributes": r"""
default-file-modes file-attribute-access-time file-attribute-device-number file-attribute-group-id file-attribute-inode-number
file-attribute-link-number file-attribute-modes file-attribute-modification-time file-attribute-size
file-attribute-status-change-time file-attribute-type file-attribute-user-id file-attributes file-modes
file-modes-number-to-symbolic file-name-case-insensitive-p file-nlinks set-default-file-modes set-file-modes set-file-times
""",
    "file_copies": r"""
convert-standard-filename copy-directory file-chase-links file-has-changed-p file-local-copy file-size-human-readable
file-size-human-readable-iec make-empty-file make-nearby-temp-file temporary-file-directory
""",
    "file_locks": r"""
ask-user-about-lock ask-user-about-supersession-threat file-locked-p lock-buffer lock-file make-lock-file-name unlock-buffer
unlock-file userlock--ask-user-about-supersession-threat userlock--handle-unlock-error
""",
    "file_modes": r"""
file-modes-symbolic-to-number with-file-modes
""",
    "file_names": r"""
abbreviate-file-name directory-file-name directory-name-p expand-file-name file-local-name file-name-absolute-p
file-name-as-directory file-name-base file-name-concat file-name-directory file-name-extension file-name-nondirectory
file-name-parent-directory file-name-quote file-name-quoted-p file-name-sans-extension file-name-sans-versions file-name-split
file-name-unquote file-name-with-extension file-relative-name file-remote-p find-file-name-handler locate-user-emacs-file
substitute-in-file-name unhandled-file-name-directory
""",
    "file_systems": r"""
file-acl file-attribute-collect file-attribute-file-identifier file-attributes-lessp file-extended-attributes file-group-gid
file-name-completion file-ownership-preserved-p file-selinux-context file-system-info file-user-uid get-free-disk-space
insert-directory set-file-acl set-file-extended-attributes set-file-selinux-context system-groups system-users unix-sync
""",
    "files": r"""
file-accessible-directory-p file-directory-p file-equal-p file-executable-p file-exists-p file-in-directory-p
file-newer-than-file-p file-readable-p file-regular-p file-symlink-p file-truename file-writable-p
""",
    "filling": r"""
canonically-space-region current-fill-column current-justification fill-comment-paragraph fill-common-string-prefix
fill-context-prefix fill-delete-prefix fill-forward-paragraph fill-indent-to-left-margin fill-match-adaptive-prefix
fill-move-to-break-point fill-newline fill-nobreak-p fill-paragraph fill-region fill-region-as-paragraph
fill-single-char-nobreak-p fill-single-word-nobreak-p justify-current-line set-fill-prefix set-justification
set-justification-center set-justification-full set-justification-left set-justification-none set-justification-right
skip-line-prefix unjustify-current-line unjustify-region
""",
    "finding_files": r"""
access-file file-name-all-completions locate-dominating-file
""",
    "floats": r"""
abs acos asin atan ceiling copysign cos exp expt fceiling ffloor float floor frexp fround ftruncate isnan ldexp log logb
number-to-string random round sin sqrt string-to-number tan truncate
""",
    "folders": r"""
delete-directory directory-empty-p directory-files directory-files-and-attributes directory-files-recursively make-directory
make-directory-internal
""",
    "font_lock_keywords": r"""
font-lock-add-keywords font-lock-choose-keywords font-lock-compile-keyword font-lock-compile-keywords font-lock-eval-keywords
font-lock-refresh-defaults font-lock-remove-keywords font-lock-set-defaults font-lock-specified-p font-lock-value-in-major-mode
""",
    "font_locking": r"""
font-lock--ensure font-lock--remove-face-from-text-property font-lock--syntactic-face font-lock-after-change-function
font-lock-append-text-property font-lock-default-fontify-buffer font-lock-default-fontify-region
font-lock-default-fontify-syntactically font-lock-default-function font-lock-default-unfontify-buffer
font-lock-default-unfontify-region font-lock-defontify font-lock-ensure font-lock-extend-region-multiline
font-lock-extend-region-wholelines font-lock-fillin-text-property font-lock-flush font-lock-fontify-block
font-lock-fontify-buffer font-lock-fontify-keywords-region font-lock-fontify-region font-lock-mode
font-lock-prepend-text-property font-lock-unfontify-buffer font-lock-unfontify-region jit-lock-register turn-on-font-lock
""",
    "formatting": r"""
current-message define-error error error-message-string format format-message format-prompt message message-box ngettext
substitute-quotes text-quoting-style user-error
""",
    "frames": r"""
delete-frame frame-char-width frame-height frame-list frame-parameter frame-parameters frame-width framep mouse-pixel-position
raise-frame select-frame selected-frame set-frame-parameter terminal-name with-selected-frame
""",
    "functions": r"""
always apply-partially byte-compile byte-compile-check-lambda-list func-arity ignore macrop special-form-p subr-arity subr-name
thread-first thread-last
""",
    "generator": r"""
elnet--generator-caught elnet--generator-step elnet--iterator iter-close iter-defun iter-do iter-lambda iter-make iter-next
iter-yield iter-yield-from
""",
    "generic": r"""
cl-defgeneric cl-defmethod elnet--define-generic elnet--define-method elnet--next-method-p
""",
    "generic_dispatch": r"""
cl--generic-describe cl--generic-method-files cl-call-next-method cl-generic-define-context-rewriter
cl-generic-define-generalizer cl-generic-generalizers cl-generic-make-generalizer cl-generic-p cl-next-method-p
cl-no-applicable-method cl-no-next-method cl-no-primary-method
""",
    "gnutls": r"""
gnutls-asynchronous-parameters gnutls-available-p gnutls-boot gnutls-bye gnutls-deinit gnutls-error-fatalp gnutls-error-string
gnutls-errorp gnutls-format-certificate gnutls-get-initstage gnutls-peer-status gnutls-peer-status-warning-describe
""",
    "gnutls_crypto": r"""
gnutls-ciphers gnutls-digests gnutls-hash-digest gnutls-hash-mac gnutls-macs gnutls-symmetric-decrypt gnutls-symmetric-encrypt
""",
    "gnutls_streams": r"""
gnutls-boot-parameters gnutls-crlfiles gnutls-message-maybe gnutls-negotiate gnutls-trustfiles open-gnutls-stream
""",
    "hash_tables": r"""
clrhash copy-hash-table define-hash-table-test gethash hash-table-count hash-table-empty-p hash-table-keys hash-table-p
hash-table-rehash-size hash-table-rehash-threshold hash-table-size hash-table-test hash-table-values hash-table-weakness
make-hash-table maphash puthash remhash sxhash-eq sxhash-eql sxhash-equal sxhash-equal-including-properties
""",
    "help_windows": r"""
help-buffer help-mode help-print-return-message help-setup-xref with-current-buffer-window with-help-window
""",
    "hex_util": r"""
decode-hex-string encode-hex-string
""",
    "hmac": r"""
define-hmac-function elnet--hmac hmac-md5 hmac-md5-96 md5-binary rfc2104-hash
""",
    "hooks": r"""
add-hook remove-hook run-hook-with-args run-hook-with-args-until-failure run-hook-with-args-until-success run-hook-wrapped
run-hooks
""",
    "images": r"""
create-image defimage find-image image--set-property image-animated-p image-property image-supported-file-p image-type
image-type-available-p image-type-from-data image-type-from-file-name insert-image put-image remove-images
""",
    "indentation": r"""
back-to-indentation current-column current-indentation indent-line-to indent-rigidly indent-to move-to-column
""",
    "indenting": r"""
beginning-of-line-text current-left-margin delete-to-left-margin indent-according-to-mode indent-for-tab-command
indent-next-tab-stop indent-region indent-region-line-by-line indent-relative indent-relative-first-indent-point
indent-to-left-margin insert-tab move-to-left-margin move-to-tab-stop reindent-then-newline-and-indent tab-to-tab-stop tabify
untabify
""",
    "indirect_buffers": r"""
buffer-base-buffer clone-indirect-buffer make-indirect-buffer
""",
    "individual_filling": r"""
fill-individual-paragraphs fill-nonuniform-paragraphs
""",
    "inlining": r"""
define-inline inline-const-p inline-const-val inline-error inline-letevals inline-quote
""",
    "insertion": r"""
buffer-string buffer-substring buffer-substring-no-properties char-after char-before compare-buffer-substrings
delete-and-extract-region delete-char delete-region following-char insert insert-and-inherit insert-before-markers
insert-before-markers-and-inherit insert-buffer-substring insert-buffer-substring-no-properties insert-byte insert-char
preceding-char
""",
    "interactive_forms": r"""
called-interactively-p command-modes commandp elnet--interactive-value elnet--with-interactive interactive-form interactive-p
""",
    "invisibility": r"""
add-to-invisibility-spec invisible-p remove-from-invisibility-spec
""",
    "iso8601": r"""
iso8601-parse iso8601-parse-date iso8601-parse-duration iso8601-parse-interval iso8601-parse-time iso8601-parse-zone
iso8601-valid-p
""",
    "json": r"""
json-available-p json-insert json-parse-buffer json-parse-string json-serialize
""",
    "json_encoding": r"""
json-encode json-encode-alist json-encode-array json-encode-key json-encode-keyword json-encode-list json-encode-plist
json-encode-string json-join
""",
    "json_pretty_printing": r"""
json-pretty-print json-pretty-print-buffer json-pretty-print-buffer-ordered json-pretty-print-ordered
""",
    "json_reading": r"""
json--decode-utf-16-surrogates json--plist-nreverse json-add-to-object json-advance json-alist-p json-new-object
json-path-to-position json-peek json-plist-p json-pop json-read json-read-array json-read-escaped-char json-read-file
json-read-from-string json-read-keyword json-read-number json-read-object json-read-string json-readtable-dispatch
json-skip-whitespace
""",
    "keeping_windows": r"""
current-window-configuration elnet--select-again save-selected-window save-window-excursion set-window-configuration
window-configuration-p with-selected-window
""",
    "key_sequences": r"""
define-keymap defvar-keymap event-basic-type event-convert-list event-modifiers kbd key-description key-parse key-valid-p
keymap-global-set keymap-lookup keymap-set keymap-unset single-key-description text-char-description
""",
    "keyboard_macros": r"""
call-last-kbd-macro cancel-kbd-macro-events end-kbd-macro execute-kbd-macro read-kbd-macro start-kbd-macro store-kbd-macro-event
""",
    "keymaps": r"""
accessible-keymaps copy-keymap define-key define-prefix-command elnet--keymap-codes elnet--keymap-sequences global-set-key
keymap--get-keyelt keymap-parent keymap-prompt keymapp local-set-key lookup-key make-composed-keymap make-keymap
make-sparse-keymap map-keymap map-keymap-internal set-keymap-parent suppress-keymap
""",
    "kill_ring": r"""
backward-kill-word copy-region-as-kill current-kill insert-for-yank kill-append kill-line kill-new kill-region kill-whole-line
kill-word yank
""",
    "labeled_narrowing": r"""
elnet--close-labeled-narrowing elnet--leave-labeled-narrowing internal--labeled-narrow-to-region internal--labeled-widen
with-restriction without-restriction
""",
    "let_alist": r"""
let-alist let-alist--access-sexp let-alist--deep-dot-search let-alist--list-to-sexp let-alist--remove-dot
""",
    "letter_case": r"""
capitalize-region capitalize-word downcase-region downcase-word upcase-initials-region upcase-region upcase-word
""",
    "libxml": r"""
libxml-available-p libxml-parse-html-region libxml-parse-xml-region
""",
    "lisp_indenting": r"""
calculate-lisp-indent indent-sexp lisp-comment-indent lisp-current-defun-name lisp-indent-function lisp-indent-line
lisp-indent-region
""",
    "lisp_modes": r"""
emacs-lisp-mode lisp-data-mode lisp-font-lock-syntactic-face-function lisp-interaction-mode lisp-mode lisp-mode-variables
""",
    "lists": r"""
atom butlast car car-safe cdr cdr-safe cons consp copy-alist copy-tree ensure-list flatten-tree last list listp make-list
nbutlast nconc nlistp not ntake nth nthcdr null proper-list-p safe-length setcar setcdr take
""",
    "loading": r"""
autoload autoload-do-load autoloadp eval-after-load featurep get-load-suffixes load load-file load-library locate-library
provide require symbol-file with-eval-after-load
""",
    "local_variables": r"""
hack-local-variables hack-local-variables-apply hack-local-variables-confirm hack-local-variables-filter
hack-local-variables-prop-line hack-one-local-variable hack-one-local-variable-eval-safep risky-local-variable-p
safe-local-variable-p
""",
    "locals": r"""
buffer-local-boundp buffer-local-value buffer-local-variables kill-all-local-variables kill-local-variable
local-variable-if-set-p local-variable-p make-local-variable make-variable-buffer-local variable-binding-locus
""",
    "locating_files": r"""
locate-file locate-file-internal
""",
    "macroexp": r"""
bound-and-true-p macroexp--dynamic-variable-p macroexp--fgrep macroexp-compiling-p macroexp-const-p macroexp-copyable-p
macroexp-file-name macroexp-if macroexp-let* macroexp-let2 macroexp-let2* macroexp-parse-body macroexp-progn macroexp-quote
macroexp-small-p macroexp-unprogn macroexp-warn-and-return with-local-quit
""",
    "map": r"""
elnet--map-set map--plist-member map--plist-p map--plist-put map-apply map-contains-key map-copy map-delete map-do map-elt
map-empty-p map-every-p map-filter map-insert map-into map-keys map-keys-apply map-length map-let map-merge map-merge-with
map-nested-elt map-pairs map-put map-put! map-remove map-some map-values map-values-apply mapp
""",
    "margins": r"""
decrease-left-margin decrease-right-margin increase-left-margin increase-right-margin set-left-margin set-right-margin
""",
    "markers": r"""
activate-mark copy-marker deactivate-mark exchange-point-and-mark make-marker mark mark-marker mark-whole-buffer marker-buffer
marker-insertion-type marker-last-position marker-position pop-mark push-mark region-active-p save-mark-and-excursion--restore
save-mark-and-excursion--save set-mark set-marker set-marker-insertion-type use-region-p
""",
    "membership": r"""
add-to-list alist-get assoc assoc-default assoc-delete-all assoc-string assq assq-delete-all delete delete-consecutive-dups
delete-dups delq lax-plist-get lax-plist-put member member-ignore-case memq memql plist-get plist-member plist-put plistp rassoc
rassq rassq-delete-all remove remq
""",
    "memory": r"""
garbage-collect garbage-collect-maybe make-finalizer malloc-trim memory-info memory-use-counts purecopy
""",
    "menu_keymaps": r"""
define-key-after internal-pop-keymap internal-push-keymap keymap-set-after make-mode-line-mouse-map set-transient-map
substitute-key-definition undefined
""",
    "minibuffer_input": r"""
completing-read minibuffer-contents minibuffer-prompt-end read-buffer read-from-minibuffer read-minibuffer read-no-blanks-input
read-number read-passwd read-string y-or-n-p yes-or-no-p
""",
    "minibuffer_readers": r"""
completing-read-default completing-read-multiple eval-minibuffer exit-minibuffer map-y-or-n-p minibuffer-message
minibuffer-window-active-p read-answer read-char-choice read-char-from-minibuffer read-coding-system read-command
read-directory-name read-expression read-file-name read-key read-key-sequence read-key-sequence-vector read-multiple-choice
read-shell-command read-variable
""",
    "minibuffer_setup": r"""
minibuffer-with-setup-hook
""",
    "mode_lines": r"""
format-mode-line
""",
    "modes": r"""
add-minor-mode define-derived-mode define-globalized-minor-mode define-minor-mode delay-mode-hooks derived-mode-add-parents
derived-mode-all-parents derived-mode-p derived-mode-set-parent elnet--inherit-tables elnet--minor-mode-map
elnet--note-minor-mode elnet--use-abbrev-table fundamental-mode prog-mode provided-mode-derived-p run-mode-hooks
set-buffer-major-mode special-mode text-mode
""",
    "mouse_events": r"""
elnet--with-meta event--posn-at-point event-click-count event-end event-start eventp listify-key-sequence mouse-event-p
mouse-movement-p mouse-set-point posn-actual-col-row posn-area posn-col-row posn-image posn-object posn-object-width-height
posn-object-x-y posn-point posn-set-point posn-string posn-timestamp posn-window posn-x-y posnp
""",
    "network_certificates": r"""
network-stream-certificate
""",
    "network_conversation": r"""
network-stream--capability-command network-stream-command network-stream-get-response
""",
    "network_interfaces": r"""
network-interface-info network-interface-list
""",
    "network_streams": r"""
open-network-stream
""",
    "networks": r"""
format-network-address make-network-process network-lookup-address-info process-datagram-address set-network-process-option
set-process-datagram-address
""",
    "nsm": r"""
elnet--nsm-insists-p nsm-certificate-part nsm-check-plain-connection nsm-check-tls-connection nsm-cipher-suite
nsm-format-certificate nsm-level nsm-network-same-subnet nsm-parse-subject nsm-query nsm-query-user nsm-save-fingerprint-maybe
nsm-should-check nsm-verify-connection
""",
    "nsm_checks": r"""
nsm-protocol-check--3des-cipher nsm-protocol-check--anon-kx nsm-protocol-check--cbc-cipher nsm-protocol-check--compression
nsm-protocol-check--dhe-kx nsm-protocol-check--dhe-prime-kx nsm-protocol-check--ecdsa-cbc-cipher nsm-protocol-check--export-kx
nsm-protocol-check--md5-sig nsm-protocol-check--null-suite nsm-protocol-check--rc4-cipher
nsm-protocol-check--renegotiation-info-ext nsm-protocol-check--rsa-kx nsm-protocol-check--same-cert nsm-protocol-check--sha1-sig
nsm-protocol-check--verify-cert nsm-protocol-check--version
""",
    "nsm_settings": r"""
nsm-fingerprint nsm-fingerprint-ok-p nsm-host-settings nsm-id nsm-read-settings nsm-remove-permanent-setting
nsm-remove-temporary-setting nsm-save-host nsm-warnings-ok-p nsm-write-settings
""",
    "numbers": r"""
% * + - / /= 1+ 1- < <= = > >= ash bignump byteorder cl-evenp cl-minusp cl-oddp cl-plusp fixnump floatp integerp logand logcount
logior lognot logxor lsh max min mod natnump number-sequence numberp zerop
""",
    "obarrays": r"""
apropos-internal intern intern-soft mapatoms obarray-clear obarray-get obarray-make obarray-map obarray-put obarray-remove
obarray-size obarrayp unintern
""",
    "obsolescence": r"""
def-edebug-elem-spec def-edebug-spec define-obsolete-function-alias define-obsolete-variable-alias make-obsolete
make-obsolete-variable
""",
    "obsolete_cl": r"""
define-modify-macro defsetf flet labels lexical-let lexical-let*
""",
    "oclosure": r"""
elnet--define-oclosure elnet--make-oclosure oclosure--internal-p oclosure-define oclosure-interactive-form oclosure-lambda
oclosure-type
""",
    "old_advice": r"""
ad--run ad-activate ad-activate-all ad-add-advice ad-deactivate ad-deactivate-all ad-disable-advice ad-enable-advice
ad-find-advice ad-get-orig-definition ad-is-active ad-is-advised ad-remove-advice ad-unadvise ad-unadvise-all ad-update
ad-with-originals defadvice
""",
    "overlays": r"""
copy-overlay delete-all-overlays delete-overlay make-overlay move-overlay next-overlay-change overlay-buffer overlay-end
overlay-get overlay-lists overlay-properties overlay-put overlay-recenter overlay-start overlayp overlays-at overlays-in
previous-overlay-change remove-overlays
""",
    "packages": r"""
package-activate-all package-initialize package-installed-p
""",
    "paragraphs": r"""
backward-kill-paragraph backward-kill-sentence backward-page backward-paragraph backward-sentence count-sentences
end-of-paragraph-text forward-page forward-paragraph forward-sentence forward-sentence-default-function kill-paragraph
kill-sentence mark-end-of-sentence mark-paragraph sentence-end start-of-paragraph-text transpose-paragraphs transpose-sentences
""",
    "parse_time": r"""
parse-iso8601-time-string parse-time-string parse-time-tokenize
""",
    "password_cache": r"""
password-cache-add password-cache-remove password-in-cache-p password-read password-read-from-cache password-reset
""",
    "pattern_matching": r"""
` backquote-list* pcase pcase-defmacro pcase-dolist pcase-exhaustive pcase-lambda pcase-let pcase-let* pcase-setq
""",
    "places": r"""
cl-callf cl-decf cl-incf cl-letf cl-letf* cl-psetf cl-pushnew cl-rotatef cl-shiftf elnet--declare-gv-expander
elnet--declare-gv-setter elnet--define-setter elnet--define-simple-setter gv-define-expander gv-define-setter
gv-define-simple-setter gv-deref gv-get gv-letplace gv-ref gv-synthetic-place pop push setf with-memoization
""",
    "points": r"""
backward-char beginning-of-buffer beginning-of-line bobp bolp buffer-narrowed-p count-lines end-of-buffer end-of-line eobp eolp
forward-char forward-line goto-char goto-line line-beginning-position line-end-position line-number-at-pos move-end-of-line
narrow-to-region point point-marker point-max point-max-marker point-min point-min-marker pos-bol pos-eol region-beginning
region-end widen
""",
    "pretty_printing": r"""
pp pp-buffer pp-fill pp-to-string
""",
    "pretty_showing": r"""
pp-display-expression pp-eval-expression pp-eval-last-sexp pp-macroexpand-expression pp-macroexpand-last-sexp
""",
    "printing": r"""
elnet--output-to-string external-debugging-output flush-standard-output prin1 prin1-char prin1-to-string princ print
send-string-to-terminal terpri with-output-to-string write-char
""",
    "process_buffers": r"""
process-kill-buffer-query-function
""",
    "process_listing": r"""
list-processes list-threads thread-handle-event
""",
    "process_properties": r"""
process-coding-system process-get process-inherit-coding-system-flag process-plist process-put process-query-on-exit-flag
set-process-coding-system set-process-inherit-coding-system-flag set-process-plist set-process-query-on-exit-flag
""",
    "process_windows": r"""
window-adjust-process-window-size-largest window-adjust-process-window-size-smallest
""",
    "processes": r"""
continue-process delete-process get-buffer-process get-process internal-default-process-filter internal-default-process-sentinel
list-system-processes process-buffer process-command process-contact process-exit-status process-filter process-id process-list
process-live-p process-mark process-name process-sentinel process-status process-thread process-tty-name process-type processp
set-process-buffer set-process-filter set-process-sentinel set-process-thread stop-process waiting-for-user-input-p
""",
    "program_calls": r"""
call-process call-process-region call-process-shell-command process-file process-file-shell-command process-lines
process-lines-handling-status process-lines-ignore-status shell-command-to-string
""",
    "progress": r"""
dolist-with-progress-reporter dotimes-with-progress-reporter make-progress-reporter progress-reporter-done
progress-reporter-force-update progress-reporter-update
""",
    "property_changes": r"""
get-char-property get-char-property-and-overlay get-pos-property next-char-property-change next-property-change
next-single-char-property-change next-single-property-change previous-char-property-change previous-property-change
previous-single-char-property-change previous-single-property-change
""",
    "puny": r"""
puny-adapt puny-decode-digit puny-decode-domain puny-decode-string puny-encode-digit puny-encode-domain puny-encode-string
puny-highly-restrictive-domain-p puny-highly-restrictive-string-p
""",
    "qp": r"""
quoted-printable-decode-region quoted-printable-decode-string quoted-printable-encode-region quoted-printable-encode-string
""",
    "quoted_file_names": r"""
file-name-non-special
""",
    "reading": r"""
eval-buffer eval-region lread--substitute-object-in-subtree read read-from-string
""",
    "reading_files": r"""
append-to-file insert-file insert-file-contents insert-file-contents-literally write-region
""",
    "record_sorting": r"""
delete-duplicate-lines reverse-region sort-columns sort-fields sort-lines sort-numeric-fields sort-pages sort-paragraphs
sort-regexp-fields sort-subr
""",
    "rectangles": r"""
apply-on-rectangle clear-rectangle copy-rectangle-as-kill delete-extract-rectangle delete-rectangle delete-whitespace-rectangle
extract-rectangle extract-rectangle-bounds insert-rectangle kill-rectangle open-rectangle rectangle-dimensions
rectangle-intersect-p rectangle-number-lines rectangle-position-as-coordinates spaces-string string-insert-rectangle
string-rectangle yank-rectangle
""",
    "regexp_building": r"""
regexp-opt regexp-opt-charset regexp-opt-depth
""",
    "regions": r"""
delete-line replace-buffer-contents replace-region-contents subst-char-in-region translate-region transpose-regions
""",
    "registers": r"""
get-register set-register
""",
    "replacing": r"""
how-many replace-match replace-regexp-in-region replace-string-in-region
""",
    "replacing_text": r"""
append-to-buffer copy-matching-lines copy-to-buffer kill-matching-lines map-query-replace-regexp perform-replace
prepend-to-buffer query-replace query-replace-regexp replace-regexp replace-string
""",
    "reverting": r"""
elnet--revert-in revert-buffer revert-buffer--default revert-buffer-insert-file-contents--default-function
""",
    "ring": r"""
make-ring ring-convert-sequence-to-ring ring-copy ring-elements ring-empty-p ring-extend ring-index ring-insert
ring-insert+extend ring-insert-at-beginning ring-length ring-member ring-minus1 ring-next ring-p ring-plus1 ring-previous
ring-ref ring-remove ring-remove+insert+extend ring-resize ring-size
""",
    "rx": r"""
elnet--rx-bindings elnet--rx-groups elnet--rx-pattern rx rx--interval-set-complement rx--interval-set-intersection
rx--interval-set-union rx-define rx-let rx-let-eval rx-submatch-n rx-to-string
""",
    "sasl": r"""
sasl-anonymous-response sasl-client-mechanism sasl-client-name sasl-client-properties sasl-client-property sasl-client-server
sasl-client-service sasl-client-set-properties sasl-client-set-property sasl-error sasl-find-mechanism sasl-login-response-1
sasl-login-response-2 sasl-make-client sasl-make-mechanism sasl-mechanism-name sasl-mechanism-steps sasl-next-step
sasl-plain-response sasl-read-passphrase sasl-step-data sasl-step-set-data sasl-unique-id sasl-unique-id-function
sasl-unique-id-number-base36
""",
    "saving": r"""
basic-save-buffer delete-auto-save-file-if-necessary save-buffer save-some-buffers write-file
""",
    "scrolling": r"""
move-to-window-line recursive-edit scroll-down scroll-left scroll-right scroll-up set-binary-mode top-level vertical-motion
x-popup-menu zlib-available-p
""",
    "searching": r"""
looking-at looking-at-p looking-back match-beginning match-data match-data--translate match-end match-string
match-string-no-properties match-substitute-replacement re-search-backward re-search-forward regexp-quote search-backward
search-forward set-match-data string-match string-match-p
""",
    "self_inserting": r"""
binary-overwrite-mode newline overwrite-mode self-insert-command
""",
    "seq": r"""
(setf:seq-elt) seq--elt-safe seq-contains seq-contains-p seq-copy seq-count seq-do seq-do-indexed seq-doseq seq-drop
seq-drop-while seq-elt seq-empty-p seq-every-p seq-filter seq-find seq-first seq-into-sequence seq-keep seq-length seq-let
seq-map seq-map-indexed seq-mapcat seq-mapn seq-max seq-min seq-partition seq-position seq-positions seq-random-elt seq-reduce
seq-remove seq-remove-at-position seq-rest seq-setq seq-some seq-split seq-subseq seq-take seq-take-while
""",
    "seq_combining": r"""
seq-concatenate seq-difference seq-group-by seq-intersection seq-into seq-reverse seq-set-equal-p seq-sort seq-sort-by seq-union
seq-uniq
""",
    "sequences": r"""
append arrayp copy-sequence elt fillarray identity length length< length= length> mapc mapcan mapcar mapconcat nreverse reverse
sequencep string-to-list string-to-vector vconcat
""",
    "serial_lines": r"""
make-serial-process serial-process-configure
""",
    "shell_commands": r"""
async-shell-command call-shell-region shell-command shell-command-on-region shell-command-sentinel
""",
    "shell_patterns": r"""
file-expand-wildcards shell-quote-wildcard-pattern wildcard-to-regexp
""",
    "shell_words": r"""
shell-quote-argument split-string-shell-command
""",
    "short_documentation": r"""
define-short-documentation-group shortdoc--keep-group
""",
    "simple_commands": r"""
add-to-history beginning-of-visual-line buffer-end char-displayable-p clone-buffer default-font-width elnet--extract-region
end-of-visual-line forward-symbol keyboard-quit left-char line-move make-separator-line messages-buffer next-logical-line
previous-logical-line propertized-buffer-identification right-char set-mark-command unload-feature version while-no-input
with-temp-message
""",
    "simple_modes": r"""
abbrev-mode blink-cursor-mode button-mode column-number-mode cursor-intangible-mode cursor-sensor-mode delete-selection-mode
display-line-numbers-mode eldoc-mode electric-indent-mode electric-pair-mode global-visual-line-mode indent-tabs-mode
line-number-mode menu-bar-mode messages-buffer-mode show-paren-mode size-indication-mode tool-bar-mode tooltip-mode
transient-mark-mode visual-line-mode
""",
    "sorting": r"""
car-less-than-car sort value<
""",
    "string_editing": r"""
combine-and-quote-strings format-spec format-spec-make replace-regexp-in-string split-string split-string-and-unquote
string-chop-newline string-clean-whitespace string-fill string-join string-limit string-lines string-pad string-remove-prefix
string-remove-suffix string-replace string-trim string-trim-left string-trim-right string-truncate-left subst-char-in-string
""",
    "strings": r"""
clear-string compare-strings concat equal-including-properties make-string multibyte-string-p propertize store-substring string
string-as-multibyte string-as-unibyte string-blank-p string-bytes string-collate-equalp string-collate-lessp string-distance
string-empty-p string-equal-ignore-case string-make-multibyte string-make-unibyte string-prefix-p string-search string-suffix-p
string-to-multibyte string-to-unibyte string-version-lessp string< string= string> stringp substring substring-no-properties
unibyte-string
""",
    "subprocesses": r"""
exec-path executable-find internal-default-interrupt-process internal-default-signal-process interrupt-process kill-process
make-pipe-process make-process process-running-child-p quit-process set-process-window-size signal-process start-file-process
start-file-process-shell-command start-process start-process-shell-command
""",
    "symbols": r"""
add-variable-watcher bare-symbol bare-symbol-p boundp cl-gensym cl-gentemp default-boundp default-toplevel-value default-value
define-symbol-prop defvaralias fboundp fmakunbound fset function-get function-put gensym get get-variable-watchers
indirect-function indirect-variable internal-make-var-non-special keywordp make-symbol makunbound put remove-variable-watcher
set set-default set-default-toplevel-value setplist special-variable-p symbol-function symbol-name symbol-plist symbol-value
symbolp
""",
    "syntax": r"""
backward-word char-syntax copy-syntax-table forward-word make-syntax-table matching-paren modify-syntax-entry set-syntax-table
skip-chars-backward skip-chars-forward skip-syntax-backward skip-syntax-forward standard-syntax-table string-to-syntax
syntax-after syntax-class syntax-class-to-char syntax-table syntax-table-p
""",
    "syntax_parsing": r"""
forward-comment parse-partial-sexp ppss-comment-depth ppss-comment-or-string-start ppss-comment-style ppss-depth
ppss-innermost-start ppss-last-complete-sexp-start ppss-min-depth ppss-open-parens ppss-quoted-p ppss-string-terminator
ppss-two-character-syntax syntax-ppss syntax-ppss-context syntax-ppss-flush-cache syntax-ppss-toplevel-pos
""",
    "syntax_propertizing": r"""
elisp-mode-syntax-propertize internal--syntax-propertize syntax-propertize syntax-propertize-multiline
syntax-propertize-wholelines
""",
    "system": r"""
daemonp emacs-pid emacs-version getenv getenv-internal group-gid group-name kill-emacs load-average num-processors setenv
system-name treesit-available-p user-full-name user-login-name user-uid
""",
    "system_processes": r"""
process-attributes signal-names
""",
    "tabulated_lists": r"""
tabulated-list-clear-all-tags tabulated-list-delete-entry tabulated-list-get-entry tabulated-list-get-id
tabulated-list-header-overlay-p tabulated-list-init-header tabulated-list-line-number-width tabulated-list-mode
tabulated-list-print tabulated-list-print-col tabulated-list-print-entry tabulated-list-put-tag tabulated-list-revert
tabulated-list-set-col tabulated-list-sort
""",
    "temporary_files": r"""
make-temp-file make-temp-name
""",
    "terminals": r"""
current-bidi-paragraph-direction current-input-mode frame-terminal invocation-directory invocation-name minibuffer-prompt
set-terminal-parameter terminal-list terminal-live-p terminal-parameter terminal-parameters tty-display-color-cells
tty-display-color-p tty-type
""",
    "text_additions": r"""
add-display-text-property get-display-property with-buffer-unmodified-if-unchanged
""",
    "text_filtering": r"""
buffer-substring--filter filter-buffer-substring
""",
    "text_properties": r"""
add-face-text-property add-text-properties alter-text-property get-text-property put-text-property
remove-list-of-text-properties remove-text-properties set-text-properties text-properties-at text-property-any
text-property-not-all
""",
    "text_property_search": r"""
text-property-search-backward text-property-search-forward
""",
    "text_sizes": r"""
buffer-text-pixel-size window-text-pixel-size
""",
    "text_statistics": r"""
buffer-line-statistics object-intervals
""",
    "things": r"""
beginning-of-sexp beginning-of-thing bounds-of-thing-at-mouse bounds-of-thing-at-point define-thing-chars end-of-sexp
end-of-thing form-at-point forward-same-syntax forward-thing forward-whitespace in-string-p list-at-point number-at-point
read-from-whole-string sentence-at-point sexp-at-point symbol-at-point thing-at-mouse thing-at-point
thing-at-point-bounds-of-list-at-point thing-at-point-bounds-of-string-at-point thing-at-point-face-at-point
thing-at-point-file-at-point thing-at-point-looking-at word-at-point
""",
    "threads": r"""
all-threads condition-mutex condition-name condition-notify condition-variable-p condition-wait current-thread
make-condition-variable make-mutex make-thread mutex-lock mutex-name mutex-unlock mutexp thread--blocker thread-join
thread-last-error thread-live-p thread-name thread-signal thread-yield threadp with-mutex
""",
    "thunk": r"""
elnet--thunk thunk-delay thunk-evaluated-p thunk-force thunk-let thunk-let*
""",
    "time_date": r"""
date-ordinal-to-time date-to-day date-to-time days-between decoded-time-add decoded-time-period decoded-time-set-defaults
format-seconds make-decoded-time safe-date-to-time seconds-to-string time-to-day-in-year time-to-number-of-days
""",
    "timer_parts": r"""
add-timeout cancel-timer-internal disable-timeout internal-timer-start-idle timeout-event-p timer--time-less-p
timer-activate-when-idle timer-duration timer-relative-time timer-set-idle-time timer-until
""",
    "timers": r"""
cancel-function-timers cancel-timer run-at-time run-with-idle-timer run-with-timer timer--args timer--function
timer--high-seconds timer--idle-delay timer--integral-multiple timer--low-seconds timer--psecs timer--repeat-delay timer--time
timer--triggered timer--usecs timer-activate timer-create timer-event-handler timer-inc-time
timer-next-integral-multiple-of-time timer-set-function timer-set-time timerp with-timeout with-timeout-suspend
with-timeout-unsuspend
""",
    "times": r"""
current-cpu-time current-time current-time-string current-time-zone date-days-in-month date-leap-year-p days-to-time decode-time
decoded-time-day decoded-time-dst decoded-time-hour decoded-time-minute decoded-time-month decoded-time-second
decoded-time-weekday decoded-time-year decoded-time-zone encode-time float-time format-time-string get-internal-run-time
seconds-to-time set-time-zone-rule time-add time-convert time-equal-p time-less-p time-since time-subtract time-to-days
""",
    "tq": r"""
tq-buffer tq-close tq-create tq-enqueue tq-filter tq-process tq-process-buffer tq-queue tq-queue-add tq-queue-empty
tq-queue-head-closure tq-queue-head-fn tq-queue-head-question tq-queue-head-regexp tq-queue-pop
""",
    "transposing": r"""
transpose-chars transpose-lines transpose-sexps transpose-subr transpose-subr-1 transpose-words
""",
    "types": r"""
booleanp bufferp byte-code-function-p char-or-string-p cl-type-of closurep compiled-function-p eq eql equal integer-or-marker-p
markerp module-function-p native-comp-function-p number-or-marker-p position-symbol primitive-function-p remove-pos-from-symbol
subrp symbol-with-pos-p type-of user-ptrp
""",
    "undo": r"""
buffer-disable-undo buffer-enable-undo primitive-undo undo undo-boundary undo-more undo-only undo-redo undo-start
""",
    "unicode_normalization": r"""
string-glyph-compose string-glyph-decompose ucs-normalize-HFS-NFC-region ucs-normalize-HFS-NFC-string
ucs-normalize-HFS-NFD-region ucs-normalize-HFS-NFD-string ucs-normalize-NFC-region ucs-normalize-NFC-string
ucs-normalize-NFD-region ucs-normalize-NFD-string ucs-normalize-NFKC-region ucs-normalize-NFKC-string ucs-normalize-NFKD-region
ucs-normalize-NFKD-string
""",
    "url_encoding": r"""
url--allowed-chars url-build-query-string url-encode-url url-hexify-string url-insert-entities-in-string url-parse-args
url-parse-query-string url-unhex url-unhex-string
""",
    "url_expanding": r"""
url-default-expander url-expand-file-name url-expander-remove-relative-links url-identity-expander
""",
    "url_parsing": r"""
(setf:url-port) elnet--known-of-url url-bit-for-url url-generic-parse-url url-parse-make-urlobj url-password-for-url
url-path-and-query url-port url-port-if-non-default url-recreate-url url-user-for-url
""",
    "url_schemes": r"""
elnet--url-truename url-scheme-default-loader url-scheme-get-property url-scheme-register-proxy
""",
    "url_settings": r"""
url-interactive-p url-mime-charset-string url-set-mime-charset-string
""",
    "url_texts": r"""
url-debug url-display-message url-display-percentage url-domain url-eat-trailing-space url-extract-mime-headers
url-file-directory url-file-extension url-file-nondirectory url-get-normalized-date url-get-url-at-point url-lazy-message
url-make-private-file url-normalize-url url-percentage url-pretty-length url-strip-leading-spaces url-truncate-url-for-viewing
url-view-url
""",
    "urls_at_point": r"""
thing-at-point-bounds-of-url-at-point thing-at-point-newsgroup-p thing-at-point-url-at-point
""",
    "versions": r"""
version-list-< version-list-<= version-list-= version-to-list version< version<= version=
""",
    "visited_times": r"""
clear-visited-file-modtime set-visited-file-modtime verify-visited-file-modtime visited-file-modtime
""",
    "visiting": r"""
after-find-file create-file-buffer find-alternate-file find-buffer-visiting find-file find-file-existing find-file-literally
find-file-noselect find-file-read-only insert-file-literally kill-matching-buffers kill-matching-buffers-no-ask rename-uniquely
rename-visited-file set-visited-file-name
""",
    "waiting": r"""
accept-process-output process-send-eof process-send-region process-send-string sit-for sleep-for
""",
    "warnings": r"""
display-warning lwarn warn warning-numeric-level warning-suppress-p
""",
    "where_is": r"""
where-is-internal
""",
    "widget_properties": r"""
define-widget widget-apply widget-get widget-put
""",
    "window_layout": r"""
balance-windows count-screen-lines count-windows delete-windows-on display-buffer-no-window display-buffer-pop-up-window
display-buffer-record-window display-buffer-reuse-window display-buffer-same-window display-buffer-use-some-window
enlarge-window fit-window-to-buffer get-largest-window get-window-with-predicate gui-get-selection gui-set-selection
kill-buffer-and-window modify-frame-parameters other-window quit-restore-window select-frame-set-input-focus
split-window-sensibly switch-to-buffer-other-frame window-combined-p window-edges window-font-width window-full-height-p
window-in-direction window-inside-edges window-next-sibling
""",
    "windows": r"""
active-minibuffer-window delete-other-windows delete-window display-buffer display-graphic-p get-buffer-window
get-buffer-window-list line-number-display-width minibuffer-selected-window minibuffer-window minibufferp next-window
one-window-p pop-to-buffer pos-visible-in-window-p quit-window redisplay redraw-frame run-window-configuration-change-hook
scroll-other-window select-window selected-window set-window-buffer set-window-dedicated-p set-window-display-table
set-window-hscroll set-window-margins set-window-parameter set-window-point set-window-start split-window switch-to-buffer
walk-windows window-body-height window-buffer window-dedicated-p window-display-table window-end window-fringes window-height
window-hscroll window-list window-live-p window-margins window-parameter window-pixel-height window-pixel-width window-point
window-prev-buffers window-start window-system window-width windowp
""",
    "xml": r"""
xml-debug-print-internal xml-escape-string xml-get-attribute xml-get-attribute-or-nil xml-get-children xml-maybe-do-ns
xml-node-attributes xml-node-children xml-node-name xml-parse-attlist xml-parse-elem-type xml-parse-file xml-parse-region
xml-parse-string xml-parse-tag xml-print xml-remove-comments xml-substitute-numeric-entities xml-substitute-special
""",
}
ALIASES: str = r"""
(setf:slot-value) (setf:eieio-oref) backward-delete-char delete-backward-char backward-delete-char-untabify delete-backward-char
beep redraw-frame benchmark-run-compiled benchmark-run button-buttonize buttonize chmod set-file-modes cl--class-parents
eieio--class-parents cl--class-slots eieio--class-slots cl-caaaar caaaar cl-caaadr caaadr cl-caaar caaar cl-caadar caadar
cl-caaddr caaddr cl-caadr caadr cl-cadaar cadaar cl-cadadr cadadr cl-cadar cadar cl-caddar caddar cl-cadddr cadddr cl-caddr
caddr cl-cdaaar cdaaar cl-cdaadr cdaadr cl-cdaar cdaar cl-cdadar cdadar cl-cdaddr cdaddr cl-cdadr cdadr cl-cddaar cddaar
cl-cddadr cddadr cl-cddar cddar cl-cdddar cdddar cl-cddddr cddddr cl-cdddr cdddr cl-copy-seq copy-sequence cl-first car
cl-multiple-value-apply apply cl-multiple-value-call apply cl-multiple-value-list identity cl-nintersection cl-intersection
cl-nset-difference cl-set-difference cl-nset-exclusive-or cl-set-exclusive-or cl-nth-value nth cl-nunion cl-union cl-rest cdr
cl-second cadr cl-svref aref cl-values list cl-values-list identity class-children eieio-class-children class-parents
eieio-class-parents close-rectangle delete-whitespace-rectangle color-values tty-color-values
comint-dynamic-list-input-ring-select comint-dynamic-list-input-ring comint-osc-directory-tracker ansi-osc-directory-tracker
comint-osc-hyperlink-handler ansi-osc-hyperlink-handler comint-redirect-remove-redirection comint-redirect-cleanup count-matches
how-many current-idle-time clear-this-command-keys custom-initialize-changed custom-initialize-reset customize-save-variable
customize-set-variable decf cl-decf define-global-minor-mode define-globalized-minor-mode delete-matching-lines flush-lines
delete-non-matching-lines keep-lines ding redraw-frame display-buffer-at-bottom display-buffer-pop-up-window
display-buffer-below-selected display-buffer-pop-up-window display-buffer-in-direction display-buffer-pop-up-window
display-buffer-in-side-window display-buffer-pop-up-window display-color-p display-graphic-p display-images-p display-graphic-p
display-mouse-p display-graphic-p easy-menu-remove easy-menu-add eieio--class-name cl--class-name eieio--class-p class-p
eieio-defclass-internal elnet--define-class eieio-slot-descriptor-name cl--slot-descriptor-name enlarge-window-horizontally
enlarge-window ert ert-run-tests-interactively ert--explain-equal-including-properties-rec
ert--explain-equal-including-properties ert--explain-equal-rec ert--explain-equal ert-delete-test ert-make-test-unbound
exit-recursive-edit abort-recursive-edit face-doc-string face-documentation face-user-default-spec face-default-spec
find-file-other-frame find-file find-file-other-window find-file find-file-read-only-other-window find-file-read-only
fit-frame-to-buffer fit-window-to-buffer flatten-list flatten-tree font-lock-change-mode turn-on-font-lock
font-lock-fontify-syntactically-region font-lock-default-fontify-syntactically force-window-update redraw-frame
frame-char-height frame-char-width frame-first-window selected-window frame-focus-state select-frame-set-input-focus
frame-live-p framep frame-parent window-system frame-pixel-height frame-height frame-pixel-width frame-width frame-root-window
selected-window frame-selected-window selected-window frame-text-height frame-height frame-text-width frame-width
frame-visible-p framep get-lru-window get-largest-window get-mru-window get-largest-window global-font-lock-mode
turn-on-font-lock group-real-gid group-gid gui-get-primary-selection gui-get-selection gui-selection-value gui-get-selection
iconify-frame select-frame-set-input-focus image-multi-frame-p image-animated-p incf cl-incf indent-pp-sexp indent-sexp
int-to-string number-to-string internal-set-alternative-font-family-alist internal-set-font-selection-order
interpreted-function-p closurep jit-lock-mode jit-lock-register jit-lock-refontify jit-lock-register jit-lock-unregister
jit-lock-register join-line delete-indentation json-encode-hash-table json-encode json-encode-number json-encode kill-ring-save
copy-region-as-kill left-word backward-word lower-frame raise-frame make-frame-visible select-frame-set-input-focus
map--plist-member-1 map--plist-member map--plist-put-1 map--plist-put message-or-box message-box
minibuffer-contents-no-properties minibuffer-contents mkdir make-directory mouse-position mouse-pixel-position
move-beginning-of-line beginning-of-line move-marker set-marker next-frame selected-frame obj-of-class-p object-of-class-p
object-class-fast eieio-object-class open-protocol-stream open-network-stream point-at-bol line-beginning-position point-at-eol
line-end-position pop-to-buffer-same-window switch-to-buffer popup-menu x-popup-menu posix-looking-at looking-at
posix-search-backward re-search-backward posix-search-forward re-search-forward posix-string-match string-match posn-at-point
window-system preceding-sexp elisp--preceding-sexp previous-char preceding-char previous-frame selected-frame previous-window
next-window read-char-choice-with-read-key read-char-choice read-file-name-default read-file-name read-file-name-internal
completion-file-name-table read-non-nil-coding-system read-coding-system read-positioning-symbols read recent-keys
this-command-keys-vector recenter redraw-frame recursion-depth minibuffer-depth redraw-display redraw-frame
replace-buffer-in-windows delete-windows-on replace-rectangle string-rectangle restore-buffer-modified-p set-buffer-modified-p
right-word forward-word rplaca setcar rplacd setcdr run-window-scroll-functions run-window-configuration-change-hook rx-submatch
rx-submatch-n scroll-down-command scroll-down scroll-other-window-down scroll-other-window scroll-up-command scroll-up
search-backward-regexp re-search-backward search-forward-regexp re-search-forward send-invisible comint-send-invisible
send-region process-send-region send-string process-send-string seq-each seq-do seqp sequencep set-border-color
select-frame-set-input-focus set-cursor-color select-frame-set-input-focus set-frame-font select-frame-set-input-focus
set-frame-height raise-frame set-frame-name select-frame-set-input-focus set-frame-size raise-frame set-frame-width raise-frame
set-mouse-color select-frame-set-input-focus set-slot-value eieio-oset set-window-text-height fit-window-to-buffer
shell-strip-ctrl-m comint-strip-ctrl-m shrink-window enlarge-window shrink-window-horizontally enlarge-window
shrink-window-if-larger-than-buffer fit-window-to-buffer slot-value eieio-oref split-window-below split-window
split-window-horizontally split-window split-window-right split-window split-window-vertically split-window store-match-data
set-match-data string-equal string= string-greaterp string> string-lessp string< string-version< string-version-lessp
subr-primitive-p primitive-function-p subtract-time time-subtract switch-to-buffer-other-window pop-to-buffer sxhash
sxhash-equal thing-at-point--read-from-whole-string read-from-whole-string this-single-command-keys this-command-keys-vector
this-single-command-raw-keys this-command-keys-vector time-to-seconds float-time translate-region-internal translate-region
turn-on-font-lock-if-desired turn-on-font-lock url-basepath url-file-directory user-real-login-name user-login-name
user-real-uid user-uid visible-frame-list frame-list wholenump natnump window-absolute-pixel-edges window-edges
window-body-edges window-inside-edges window-body-pixel-edges window-inside-edges window-body-width window-width window-child
window-in-direction window-font-height window-font-width window-frame selected-frame window-full-width-p window-full-height-p
window-inside-pixel-edges window-inside-edges window-left-child window-in-direction window-max-chars-per-line window-width
window-minibuffer-p minibufferp window-next-buffers window-prev-buffers window-old-buffer window-prev-buffers window-parameters
window-system window-parent window-in-direction window-pixel-edges window-edges window-pixel-width-before-size-change
window-pixel-width window-prev-sibling window-in-direction window-resize enlarge-window window-scroll-bars window-fringes
window-text-height window-body-height window-top-child window-in-direction window-total-height window-height window-total-width
window-width window-valid-p windowp with-temp-buffer-window with-current-buffer-window x-color-defined-p color-defined-p
x-color-grayscale-p color-gray-p x-color-values tty-color-values x-defined-colors defined-colors x-display-color-cells
display-color-cells x-display-grayscale-p display-grayscale-p x-get-clipboard gui-get-selection x-get-selection
gui-get-selection x-popup-dialog x-popup-menu x-selection-value gui-get-selection x-set-selection gui-set-selection
xml-debug-print xml-print
"""
