;;; exit-codes-pty.el --- How programs on a terminal end  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(dolist (command '("exit 0" "exit 3" "kill -9 $$" "kill -TERM $$; sleep 5"))
  (let (told)
    (make-process :name "sh" :command (list "sh" "-c" command) :connection-type 'pty
                  :sentinel (lambda (p text) (push (list text (process-status p) (process-exit-status p)) told)))
    (wait-for (lambda () told))
    (say "%s: %S" command told)))

;;; exit-codes-pty.el ends here
