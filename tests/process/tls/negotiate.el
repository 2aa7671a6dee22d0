;;; negotiate.el --- TLS on a connection that is there  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let ((c (connect "good")))
  (say "before: %S %S" (gnutls-get-initstage c) (gnutls-peer-status c))
  (say "%S" (negotiate c))
  (say "after: %S %S" (gnutls-get-initstage c) (process-status c))
  (wait-for (lambda () (equal notes '("hello\r\n"))))
  (process-send-string c "some words\n")
  (wait-for (lambda () (equal notes '("hello\r\nSOME WORDS\n"))))
  (say "%S" (heard))
  (process-send-string c "quit\n")
  (wait-for (lambda () (assoc "c" notes)))
  (say "%S %S" (heard) (process-status c))
  (say "ended: %S %S" (gnutls-get-initstage c) (gnutls-peer-status c)))

;;; negotiate.el ends here
