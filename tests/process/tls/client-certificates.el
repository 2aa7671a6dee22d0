;;; client-certificates.el --- A server that demands a certificate  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let ((c (connect "demanding")))
  (say "%S" (negotiate c))
  (end c)
  (setq notes nil))
(let ((c (connect "demanding")))
  (say "%S" (negotiate c :keylist (list (list (certificate "client.key") (certificate "client.pem")))))
  (wait-for (lambda () notes))
  (say "%S %S" (heard) (process-status c))
  (end c))
(let ((c (open-tls "demanding" :client-certificate (list (certificate "client.key") (certificate "client.pem")))))
  (say "%S" (process-status c))
  (set-process-filter c #'hear)
  (wait-for (lambda () notes))
  (say "%S" (heard))
  (end c))

;;; client-certificates.el ends here
