;;; plists.el --- Property lists of processes  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let ((p (make-pipe-process :name "p" :noquery t :plist '(a 1 b 2))))
  (say "%S" (process-plist p))
  (say "%S %S" (process-get p 'a) (process-get p 'c))
  (say "%S" (process-put p 'c 3))
  (say "%S" (process-plist p))
  (say "%S" (set-process-plist p '(x y)))
  (say "%S" (process-get p 'x))
  (say "%S" (error-of (lambda () (set-process-plist p 5)))))

;;; plists.el ends here
