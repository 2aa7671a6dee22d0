;;; drip.el --- Bytes that come one by one  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let ((c (connect "dripping")))
  (say "%S" (negotiate c))
  (wait-for (lambda () (equal notes '("drop by drop\r\n"))))
  (say "%S" (heard))
  (end c))

;;; drip.el ends here
