;;; call-process.el --- Programs that are waited for: where the output goes  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(with-temp-buffer
  (say "%S %S" (call-process "echo" nil t nil "a" "b") (buffer-string)))
(with-temp-buffer
  (say "%S %S" (call-process "sh" nil '(t nil) nil "-c" "echo o; echo e >&2; exit 3") (buffer-string)))
(with-temp-buffer
  (say "%S %S" (call-process "sh" nil '(t t) nil "-c" "echo o; echo e >&2") (length (buffer-string))))
(let ((file (make-temp-file "elnet")))
  (say "%S" (call-process "sh" nil (list nil file) nil "-c" "echo o; echo e >&2"))
  (with-temp-buffer (insert-file-contents file) (say "%S" (buffer-string)))
  (say "%S" (call-process "echo" nil (list :file file) nil "to a file"))
  (with-temp-buffer (insert-file-contents file) (say "%S" (buffer-string)))
  (with-temp-buffer (say "%S %S" (call-process "cat" file t) (buffer-string)))
  (delete-file file))
(say "%S" (call-process "echo" nil 0 nil "x"))
(say "%S" (call-process "sh" nil nil nil "-c" "kill -TERM $$"))
(say "%S" (error-of (lambda () (call-process "no-such-program-at-all"))))
(say "%S" (error-of (lambda () (call-process "cat" "/no/such/file"))))
(with-temp-buffer (call-process "echo" nil "named" nil "x") (say "%S" (with-current-buffer "named" (buffer-string))))

;;; call-process.el ends here
