;;; waiting.el --- sit-for, sleep-for, with-timeout and processes  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* ((s (server)) (c (client s)) (a (accepted s)) heard)
  (set-process-filter c (lambda (_ text) (push text heard)))
  (process-send-string a "one")
  (say "%S %S" (sleep-for 0.05) heard)
  (process-send-string a "two")
  (say "%S %S" (sit-for 0.05) heard)
  (say "%S" (with-timeout (0.05 'late) (while t (accept-process-output c 1))))
  (say "%S" (with-timeout (5 'late) 'early))
  (let (ran)
    (run-at-time 0.01 nil (lambda () (setq ran t)))
    (accept-process-output c 0.2)
    (say "timer: %S" ran)))
(say "%S" (waiting-for-user-input-p))

;;; waiting.el ends here
