;;; verify-error.el --- What :verify-error refuses  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(dolist (wanted '(nil t (:hostname) (:trustfiles) (:hostname :trustfiles)))
  (dolist (peer '("good" "self" "expired" "elsewhere" "chain"))
    (let ((c (connect peer)))
      (say "%S %s: %S" wanted peer (negotiate c :verify-error wanted))
      (end c))))

;;; verify-error.el ends here
