;;; process-eof.el --- End of file: pipes, terminals, connections  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(dolist (type '(pipe pty))
  (let* (told heard
         (p (make-process :name "cat" :command '("cat") :connection-type type :noquery t
                          :filter (lambda (_ text) (push text heard))
                          :sentinel (lambda (_ text) (push text told)))))
    (process-send-string p "text\n")
    (say "%S: %S" type (eq p (process-send-eof p)))
    (wait-for (lambda () told))
    (say "%S %S" (string-replace "\r" "" (apply #'concat (reverse heard))) told)))
(let* ((s (server)) (c (client s)) (a (accepted s)) told heard)
  (set-process-sentinel a (lambda (_ text) (push text told)))
  (set-process-filter a (lambda (_ text) (push text heard)))
  (process-send-string c "bye")
  (process-send-eof c)
  (wait-for (lambda () told))
  (say "connection: %S %S %S" heard told (process-status a)))

;;; process-eof.el ends here
