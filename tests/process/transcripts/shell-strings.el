;;; shell-strings.el --- Shell commands and lines  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(say "%S" (shell-command-to-string "echo one; echo two >&2"))
(say "%S" (process-lines "printf" "a\\nb"))
(say "%S" (error-of (lambda () (process-lines "sh" "-c" "exit 9"))))
(say "%S" (process-lines-ignore-status "sh" "-c" "echo x; exit 9"))
(say "%S" (mapcar #'shell-quote-argument '("plain" "a b" "$x" "" "a'b")))
(say "%S" (shell-command-to-string (concat "printf %s " (shell-quote-argument "it's $5 & more"))))
(say "%S" (split-string-shell-command "ls 'a b' \"c d\" e\\ f"))
(say "%S" (combine-and-quote-strings '("a" "b c")))
(say "%S" (split-string-and-unquote "a \"b c\""))
(with-temp-buffer (say "%S %S" (call-process-shell-command "echo $((1+2))" nil t) (buffer-string)))
(with-temp-buffer (say "%S %S" (process-file "echo" nil t nil "file") (buffer-string)))
(with-temp-buffer (say "%S %S" (process-file-shell-command "echo fs" nil t) (buffer-string)))

;;; shell-strings.el ends here
