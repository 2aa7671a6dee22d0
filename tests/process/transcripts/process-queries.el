;;; process-queries.el --- Query flags  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* ((s (make-network-process :name "s" :server t :host "127.0.0.1" :family 'ipv4 :service t))
       (p (make-process :name "cat" :command '("cat") :connection-type 'pipe)))
  (say "default: %S %S" (process-query-on-exit-flag s) (process-query-on-exit-flag p))
  (say "set: %S %S" (set-process-query-on-exit-flag p nil) (process-query-on-exit-flag p))
  (say "other: %S %S" (set-process-query-on-exit-flag p 'yes) (process-query-on-exit-flag p))
  (set-process-query-on-exit-flag p nil)
  (set-process-query-on-exit-flag s nil)
  (say "noquery: %S" (process-query-on-exit-flag (make-pipe-process :name "x" :noquery t)))
  (with-temp-buffer
    (set-process-buffer p (current-buffer))
    (say "kill: %S" (process-kill-buffer-query-function)))
  (wait-for (lambda () (not (process-live-p p))))
  (say "the program: %S %S" (process-status p) (process-exit-status p)))

;;; process-queries.el ends here
