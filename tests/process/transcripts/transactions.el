;;; transactions.el --- A transaction queue over a connection  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(require 'tq)
(let* ((s (server :filter (lambda (p text)
                            (dolist (line (split-string text "\n" t))
                              (process-send-string p (concat "re: " line "\n"))))))
       (c (client s)) (q (tq-create c)) answers)
  (dolist (word '("one" "two" "three"))
    (tq-enqueue q (concat word "\n") "\n" word (lambda (closure answer) (push (list closure answer) answers)) t))
  (wait-for (lambda () (= (length answers) 3)))
  (say "%S" (reverse answers))
  (tq-enqueue q "last\n" "\n" nil (lambda (_ answer) (push answer answers)))
  (wait-for (lambda () (= (length answers) 4)))
  (say "%S" (car answers))
  (tq-close q)
  (say "%S" (process-status c)))

;;; transactions.el ends here
