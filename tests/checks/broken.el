;;; broken.el --- A form that cannot be expanded  -*- lexical-binding: t -*-

(defun broken-first (x) (broken-nobody))
(defmacro broken-macro (x) (error "I do not like %S" x))
(defun broken-second () (broken-macro 3))
(defun broken-third (x) 1)
;;; broken.el ends here
