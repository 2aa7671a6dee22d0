;;; nowait.el --- Connecting and TLS while the program goes on  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let ((c (open-tls "quiet" :nowait t)))
  (say "%S %S" (process-status c) (gnutls-get-initstage c))
  (set-process-sentinel c #'note)
  (set-process-filter c #'hear)
  (wait-for (lambda () notes))
  (say "%S %S %S" (heard) (process-status c) (gnutls-get-initstage c))
  (process-send-string c "words\n")
  (wait-for (lambda () notes))
  (say "%S" (heard))
  (say "%S" (process-contact c :nowait))
  (end c))

;;; nowait.el ends here
