;;; dynamic.el --- A file with dynamic binding

(defun dynamic-one (x y) (list x))
(defun dynamic-two () (let ((a 1) (b 2)) (setq a 2 c 3) (mapcar (lambda (z) z) (list b d))))
(provide 'dynamic)
;;; dynamic.el ends here
