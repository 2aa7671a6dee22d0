;;; mail-plain.el --- Mail without TLS  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(dolist (parameters '((:type plain) (:type plain :return-list t) (:type plain :return-list t :always-query-capabilities t)
                      (:type network :return-list t) (:return-list t) (:type network)))
  (let* ((result (apply #'open-mail "mail-plain" parameters))
         (c (if (consp result) (car result) result)))
    (say "%S: %S" parameters (if (consp result) (cdr result) (process-status c)))
    (say "%S" (with-current-buffer "*mail*" (buffer-string)))
    (end c)
    (kill-buffer "*mail*")))

;;; mail-plain.el ends here
