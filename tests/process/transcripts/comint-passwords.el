;;; comint-passwords.el --- Programs that ask for a password  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)
(require 'comint)

(let* ((process-connection-type nil)
       (buffer (make-comint "asking" "sh" nil "-c" "printf 'Password: '; read -r word; echo; echo \"<$word>\""))
       (process (get-buffer-process buffer))
       asked)
  (set-process-query-on-exit-flag process nil)
  (with-current-buffer buffer
    (setq comint-password-function (lambda (prompt) (push prompt asked) "sesame")))
  (wait-for (lambda () (with-current-buffer buffer (string-match-p "^Process " (buffer-string)))))
  (with-current-buffer buffer
    (say "%S" (mapcar #'substring-no-properties asked))
    (say "%S" (buffer-substring-no-properties (point-min) (point-max)))
    (say "%S" (ring-elements comint-input-ring))))

(let* ((process-connection-type nil)
       (buffer (make-comint "redirected" "sh" nil "-c"
                            "printf '$ '; while read -r word; do for each in $word; do echo \"<$each>\"; done; printf '$ '; done"))
       (process (get-buffer-process buffer)))
  (set-process-query-on-exit-flag process nil)
  (with-current-buffer buffer
    (setq comint-prompt-regexp "^\\$ ")
    (wait-for (lambda () (equal (buffer-string) "$ ")))
    (say "%S" (comint-redirect-results-list "one two" "<\\(.*\\)>" 1))
    (comint-redirect-send-command "three" "output" nil t)
    (say "%S %S" mode-line-process comint-redirect-completed)
    (wait-for (lambda () comint-redirect-completed))
    (say "%S %S" (with-current-buffer "output" (buffer-string)) (process-filter process))
    (comint-redirect-send-command-to-process "four" '("output" "more") buffer t t)
    (wait-for (lambda () comint-redirect-completed))
    (say "%S %S" (with-current-buffer "output" (buffer-string)) (with-current-buffer "more" (buffer-string)))
    (say "%S" (buffer-substring-no-properties (point-min) (point-max)))
    (delete-process process)
    (say "%S" (error-of (lambda () (comint-redirect-send-command "five" "output" nil t))))))

;;; comint-passwords.el ends here
