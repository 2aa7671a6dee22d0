;;; variables.el --- Variables that are free, unused, constant  -*- lexical-binding: t -*-

(defvar variables-known)
(defun variables-free () (setq variables-a 1) (list variables-b variables-b variables-known))
(defun variables-again () (setq variables-a 2 variables-c 3) variables-c)
(defun variables-unused (x &optional y &rest z) (let ((a 1) b (c 2)) (setq b 1 c 3) b))
(defun variables-used (x y) (let* ((a x) (b a)) (lambda (z) (list b y z))))
(defun variables-loops () (dolist (x '(1)) (ignore)) (dotimes (i 3) i))
(defun variables-underscore (_x _) (let ((_y 1)) 2))
(defun variables-conditions () (condition-case err (ignore) (error nil)) (condition-case err (ignore) (error err)))
(defun variables-conditions-2 () (condition-case nil (ignore) (3 nil)))
(defun variables-local () (defvar variables-here) (setq variables-here 1) (let ((variables-here 2)) (ignore)))
(defun variables-shadowed (x) (let ((x (1+ x))) x))
(defun variables-twice (x x) 1)
(defvar noprefix 1 "Has none.")
(defun variables-setq (x) (setq x) (setq variables-known 1 variables-known))
(provide 'variables)
;;; variables.el ends here
