;;; stop-continue.el --- Stopping and continuing a program  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* (told
       (p (make-process :name "cat" :command '("cat") :connection-type 'pipe :noquery t
                        :sentinel (lambda (p text) (push (list text (process-status p)) told)))))
  (say "signal: %S" (signal-process p 'STOP))
  (wait-for (lambda () told))
  (say "stopped: %S %S %S" told (process-status p) (process-live-p p))
  (setq told nil)
  (say "continue: %S" (eq p (continue-process p)))
  (say "now: %S" (process-status p))
  (process-send-string p "alive\n")
  (let (heard)
    (set-process-filter p (lambda (_ text) (push text heard)))
    (wait-for (lambda () heard))
    (say "heard: %S" heard))
  (wait-for (lambda () (cdr told)))
  (say "told: %S" told)
  (setq told nil)
  (kill-process p)
  (wait-for (lambda () told))
  (say "killed: %S" told))

;;; stop-continue.el ends here
