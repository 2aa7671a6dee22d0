;;; terminals.el --- Programs on a terminal: size, groups, names  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* (heard (p (make-process :name "sh" :command '("sh") :connection-type 'pty :noquery t
                              :filter (lambda (_ text) (push text heard)))))
  (say "%S" (set-process-window-size p 30 100))
  (process-send-string p "stty size\n")
  (wait-for (lambda () (string-match-p "30 100" (apply #'concat (reverse heard)))))
  (say "size is told")
  (say "%S" (stringp (process-tty-name p)))
  (say "%S %S" (stringp (process-tty-name p 'stdin)) (stringp (process-tty-name p 'stderr)))
  (delete-process p))
(let ((p (make-process :name "cat" :command '("cat") :connection-type 'pipe :noquery t)))
  (say "%S %S" (set-process-window-size p 30 100) (process-tty-name p)))
(say "%S" window-adjust-process-window-size-function)

;;; terminals.el ends here
