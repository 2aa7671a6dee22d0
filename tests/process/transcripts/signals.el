;;; signals.el --- Signals to programs and their groups  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(dolist (send (list #'interrupt-process #'kill-process #'quit-process
                    (lambda (p) (signal-process p 15)) (lambda (p) (signal-process p 'SIGHUP))
                    (lambda (p) (signal-process (process-id p) 'USR2))))
  (let* (told (p (make-process :name "sleep" :command '("sleep" "9") :connection-type 'pipe :noquery t
                               :sentinel (lambda (_ text) (push text told)))))
    (funcall send p)
    (wait-for (lambda () told))
    (say "%S %S" told (process-exit-status p))))
(say "%S" (error-of (lambda () (signal-process (make-pipe-process :name "p" :noquery t) 'TERM))))
(say "%S" (error-of (lambda () (interrupt-process (make-pipe-process :name "p" :noquery t)))))
(say "%S" (error-of (lambda () (signal-process 1234567 'NOSUCH))))
(say "%S" (signal-process 7654321 'TERM))
(say "%S" (signal-process "no process" 'TERM))
(say "%S" interrupt-process-functions)
(say "%S" signal-process-functions)

;;; signals.el ends here
