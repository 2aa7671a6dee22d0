;;; bulk.el --- Much text in both directions  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let ((c (connect "good"))
      (line (concat (make-string 1000 ?x) "\n")))
  (negotiate c)
  (dotimes (_ 300)
    (process-send-string c line))
  (wait-for (lambda () (and (stringp (car notes)) (= (length (car notes)) (+ 7 (* 300 1001))))))
  (say "%S" (length (car notes)))
  (say "%S" (string= (substring (car notes) 7) (apply #'concat (make-list 300 (upcase line)))))
  (end c))

;;; bulk.el ends here
