;;; threads-bindings.el --- Dynamic bindings, buffers and match data belong to a thread  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(defvar depth 0)
(defun descend (n)
  "Bind `depth' N times, giving way each time; return what was seen."
  (if (= n 0) (list depth) (let ((depth (1+ depth))) (thread-yield) (cons depth (descend (1- n))))))
(let ((threads (list (make-thread (lambda () (descend 3))) (make-thread (lambda () (let ((depth 10)) (descend 2)))))))
  (say "%S" (mapcar #'thread-join threads))
  (say "%S" depth))
(let ((depth 'mine))
  (say "%S %S" (thread-join (make-thread (lambda () depth))) depth))
(with-temp-buffer
  (insert "here")
  (say "%S" (thread-join (make-thread (lambda () (buffer-string)))))
  (string-match "b" "abc")
  (thread-join (make-thread (lambda () (string-match "c" "abc"))))
  (say "%S" (match-beginning 0)))
(say "%S" (thread-join (make-thread (lambda () (with-temp-buffer (thread-yield) (insert "x") (buffer-string))))))

;;; threads-bindings.el ends here
