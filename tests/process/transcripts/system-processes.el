;;; system-processes.el --- Processes of the system  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* ((p (make-process :name "sleep" :command '("sleep" "9") :noquery t :connection-type 'pipe)) (id (process-id p)))
  (sleep-for 0.1)
  (say "%S" (and (memq id (list-system-processes)) t))
  (let ((known (process-attributes id)))
    (say "%S" (cdr (assq 'comm known)))
    (say "%S" (= (cdr (assq 'ppid known)) (emacs-pid)))
    (say "%S" (mapcar #'car known)))
  (say "%S" (process-attributes 987654321))
  (say "%S" (integerp (num-processors)))
  (say "%S" (car (last (signal-names)))))

;;; system-processes.el ends here
