;;; nowait-faults.el --- Peers that fail in the handshake while the program goes on  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(dolist (peer '("garbage" "dying"))
  (let ((c (open-tls peer :nowait t)))
    (set-process-sentinel c #'note)
    (set-process-filter c #'hear)
    (wait-for (lambda () (not (eq (process-status c) 'connect))))
    (accept-process-output nil 0.05)
    (say "%s: %S %S %S %S" peer (heard) (process-status c) (process-exit-status c) (gnutls-get-initstage c))
    (say "%S" (error-of (lambda () (process-send-string c "x"))))
    (end c)
    (setq notes nil)))

;;; nowait-faults.el ends here
