;;; exit-codes.el --- How programs end: codes, signals, their sentinel's words  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(dolist (code '(0 1 2 126 255))
  (let (told)
    (let ((p (make-process :name "sh" :command (list "sh" "-c" (format "exit %d" code)) :connection-type 'pipe
                           :sentinel (lambda (p text) (push (list text (process-status p) (process-exit-status p)) told)))))
      (wait-for (lambda () told))
      (say "%d: %S %S" code told (process-live-p p)))))
(dolist (name '(HUP INT QUIT KILL USR1 TERM))
  (let (told)
    (make-process :name "sh" :command (list "sh" "-c" (format "kill -%s $$; sleep 5" name)) :connection-type 'pipe
                  :sentinel (lambda (p text) (push (list text (process-status p) (process-exit-status p)) told)))
    (wait-for (lambda () told))
    (say "%s: %S" name told)))

;;; exit-codes.el ends here
