;;; truncation.el --- An end that is not said in TLS  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let ((c (connect "truncating")))
  (say "%S" (negotiate c))
  (wait-for (lambda () notes))
  (process-send-string c "x")
  (wait-for (lambda () (assoc "c" notes)))
  (say "%S %S" (heard) (process-status c)))

;;; truncation.el ends here
