;;; mail-starttls.el --- STARTTLS that works  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(dolist (type '(starttls network nil))
  (let* ((result (open-mail "mail" :type type :return-list t))
         (c (car result)))
    (say "%S: %S %S" type (process-status c) (cdr result))
    (say "%S" (with-current-buffer "*mail*" (buffer-string)))
    (say "%S %S" (gnutls-get-initstage c) (marker-position (process-mark c)))
    (process-send-string c "quit\r\n")
    (wait-for (lambda () (with-current-buffer "*mail*" (string-match "broken" (buffer-string)))))
    (say "%S" (with-current-buffer "*mail*" (buffer-string)))
    (kill-buffer "*mail*")))
(let ((c (open-mail "mail" :type 'starttls)))
  (say "%S %S" (process-status c) (gnutls-get-initstage c))
  (end c))

;;; mail-starttls.el ends here
