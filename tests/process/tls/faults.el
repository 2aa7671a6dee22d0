;;; faults.el --- Peers that fail in the handshake  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(dolist (peer '("garbage" "dying"))
  (let ((c (connect peer)))
    (say "%s: %S" peer (negotiate c))
    (end c)
    (setq notes nil)))

;;; faults.el ends here
