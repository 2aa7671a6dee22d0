;;; timers-of-filters.el --- timers that filters make run before a wait for output ends  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(defun told (wait)
  "Return what WAIT returns for a client that gets a line, and what a timer that its filter makes has told by then."
  (let* ((s (server)) (c (client s)) (a (accepted s)) ran)
    (set-process-filter c (lambda (_ text) (run-at-time 0 nil (lambda () (push text ran)))))
    (process-send-string a "line")
    (prog1 (list (funcall wait c) ran)
      (mapc #'delete-process (list c a s)))))

(say "process: %S" (told (lambda (c) (accept-process-output c 5))))
(say "any: %S" (told (lambda (_) (accept-process-output nil 5))))
(say "this one alone: %S" (told (lambda (c) (accept-process-output c 5 nil t))))
(say "without timers: %S" (told (lambda (c) (accept-process-output c 5 nil 1))))
(say "all the time: %S" (told (lambda (_) (sit-for 0.1))))

;;; timers-of-filters.el ends here
