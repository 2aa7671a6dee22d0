;;; exited-processes.el --- What is left of a process that has ended  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let ((delete-exited-processes nil) told)
  (let ((p (make-process :name "sh" :command '("sh" "-c" "exit 2") :connection-type 'pipe
                         :sentinel (lambda (_ text) (push text told)))))
    (wait-for (lambda () told))
    (say "%S %S %S" (process-status p) (mapcar #'process-name (process-list)) told)
    (say "%S" (error-of (lambda () (process-send-string p "x"))))
    (delete-process p)
    (say "%S %S" (process-list) told)))
(let (told)
  (let ((p (make-process :name "sh" :command '("true") :connection-type 'pipe :sentinel (lambda (_ text) (push text told)))))
    (wait-for (lambda () told))
    (say "%S %S" (process-list) (process-status p))
    (say "%S %S %S" (process-buffer p) (processp p) (process-exit-status p))))

;;; exited-processes.el ends here
