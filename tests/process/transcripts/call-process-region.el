;;; call-process-region.el --- Text through a program  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(with-temp-buffer
  (insert "c\nb\na\n")
  (say "%S %S" (call-process-region (point-min) (point-max) "sort" t t) (buffer-string))
  (say "%S %S" (call-process-region 1 3 "cat" nil t) (buffer-string))
  (say "%S %S" (call-process-region nil nil "wc" nil nil nil "-c") (buffer-string))
  (say "%S %S" (call-process-region "given" nil "cat" nil t) (buffer-string))
  (say "%S" (call-shell-region (point-min) (point-max) "exit 4"))
  (say "%S" (error-of (lambda () (call-process-region 1 1000 "cat")))))

;;; call-process-region.el ends here
