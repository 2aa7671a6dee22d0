;;; starting.el --- Ways to start a program  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(defun outcome (process)
  "Wait for PROCESS and return the text of its buffer."
  (set-process-sentinel process #'ignore)
  (while (accept-process-output process))
  (with-current-buffer (process-buffer process) (string-replace "\r" "" (buffer-string))))
(with-temp-buffer (say "%S" (outcome (start-process "p" (current-buffer) "echo" "start"))))
(with-temp-buffer (say "%S" (outcome (start-file-process "p" (current-buffer) "echo" "file"))))
(with-temp-buffer (say "%S" (outcome (start-process-shell-command "p" (current-buffer) "echo $((2*3))"))))
(with-temp-buffer (say "%S" (outcome (start-file-process-shell-command "p" (current-buffer) "echo sh"))))
(let ((process-connection-type nil))
  (with-temp-buffer
    (let ((p (start-process "p" (current-buffer) "sh" "-c" "test -t 1 && echo tty || echo pipe")))
      (say "%S %S" (process-tty-name p) (outcome p)))))
(with-temp-buffer
  (let ((p (start-process "p" (current-buffer) "sh" "-c" "test -t 1 && echo tty || echo pipe")))
    (say "%S %S" (stringp (process-tty-name p)) (outcome p))))
(let ((p (start-process "bare" nil nil)))
  (say "%S %S %S" (process-status p) (stringp (process-tty-name p)) (process-command p))
  (delete-process p))
(say "%S" (error-of (lambda () (start-process "p" nil "no-such-program-at-all"))))

;;; starting.el ends here
