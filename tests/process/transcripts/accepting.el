;;; accepting.el --- What accept-process-output returns  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* ((s (server)) (c (client s)) (a (accepted s)) heard)
  (set-process-filter c (lambda (_ text) (push text heard)))
  (set-process-filter a #'ignore)
  (say "%S" (accept-process-output nil 0))
  (say "%S" (accept-process-output c 0.01))
  (process-send-string a "x")
  (say "%S %S" (accept-process-output c 2) heard)
  (process-send-string c "y")
  (say "other: %S" (accept-process-output c 0.1 nil t))
  (say "any: %S" (accept-process-output a 1))
  (process-send-string a "z")
  (say "milliseconds: %S" (accept-process-output c 1 500))
  (say "%S" (error-of (lambda () (accept-process-output "client"))))
  (say "%S" (error-of (lambda () (accept-process-output c 'x))))
  (delete-process a)
  (say "end: %S %S" (accept-process-output c 2) (process-status c))
  (say "closed: %S" (accept-process-output c 0.1)))

;;; accepting.el ends here
