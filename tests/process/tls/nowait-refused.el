;;; nowait-refused.el --- Certificates that are refused while the program goes on  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(dolist (level '(medium low))
  (dolist (peer '("quiet-self" "quiet-expired" "quiet-elsewhere"))
    (let* ((network-security-level level)
           (c (open-tls peer :nowait t)))
      (set-process-sentinel c #'note)
      (wait-for (lambda () (not (eq (process-status c) 'connect))))
      (accept-process-output nil 0.05)
      (say "%S %s: %S %S %S %S" level peer (heard) (process-status c) (process-exit-status c) (and (memq c (process-list)) t))
      (when (process-live-p c)
        (end c))
      (setq notes nil))))

;;; nowait-refused.el ends here
