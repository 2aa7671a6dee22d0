;;; shell.el --- Connections of type shell  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(defun told (&rest parameters)
  "Say what a shell connection with PARAMETERS gives."
  (let* ((result (apply #'open-network-stream "c" (get-buffer-create "*shell*") "some.where" 143 :type 'shell parameters))
         (c (if (consp result) (car result) result)))
    (set-process-sentinel c #'ignore)
    (say "%S %S" (process-type c) (and (consp result) (cdr result)))
    (say "%S" (with-current-buffer "*shell*" (buffer-string)))
    (end c)
    (kill-buffer "*shell*")))
(told :shell-command "echo hello %s %p; cat" :return-list t :end-of-command "\n" :capability-command "what\n")
(told :shell-command "echo hello %s %p; cat" :return-list t :end-of-command "\n")
(told :shell-command "echo hello; cat" :end-of-command "\n")

;;; shell.el ends here
