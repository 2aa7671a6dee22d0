;;; comint-network.el --- A prompt on a connection  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)
(require 'comint)

(defun text ()
  "Return the text of the current buffer without properties."
  (buffer-substring-no-properties (point-min) (point-max)))

(defun answer (process input)
  "Send PROCESS an answer to each line of INPUT, and a prompt."
  (dolist (line (split-string input "\n" t))
    (process-send-string process
                         (if (equal line "quit")
                             "bye\n"
                           (format "\e[32m%s\e[0m\n> " (upcase line))))
    (when (equal line "quit")
      (delete-process process))))

(let* ((server (server :filter #'answer
                       :log (lambda (_server process _message) (process-send-string process "welcome\n> "))))
       (buffer (make-comint "repl" (cons "127.0.0.1" (process-contact server :service))))
       (process (get-buffer-process buffer)))
  (with-current-buffer buffer
    (say "%s %s %s" (process-type process) (process-filter process) major-mode)
    (wait-for (lambda () (string-suffix-p "> " (text))))
    (say "%S" (text))
    (insert "hello")
    (comint-send-input)
    (wait-for (lambda () (string-suffix-p "HELLO\n> " (text))))
    (say "%S %S" (text) (get-text-property 17 'font-lock-face))
    (say "%S" (comint-redirect-results-list-from-process
               (progn (setq comint-prompt-regexp "^> ") process) "one two" "[A-Z]+" 0))
    (say "%S" (text))
    (add-hook 'comint-preoutput-filter-functions #'downcase nil t)
    (insert "again")
    (comint-send-input)
    (wait-for (lambda () (string-suffix-p "again\n> " (text))))
    (say "%S" (text))
    (insert "quit")
    (comint-send-input)
    (wait-for (lambda () (string-match-p "^Process " (buffer-string))))
    (say "%S %S" (text) (comint-check-proc buffer))))

;;; comint-network.el ends here
