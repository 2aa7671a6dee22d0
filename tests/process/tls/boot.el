;;; boot.el --- gnutls-boot itself  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let ((c (connect "good")))
  (say "%S" (error-of (lambda () (gnutls-boot c 'foo nil))))
  (say "%S" (error-of (lambda () (gnutls-boot c 3 nil))))
  (say "%S" (error-of (lambda () (gnutls-boot c 'gnutls-x509pki nil))))
  (say "%S" (error-of (lambda () (gnutls-boot c 'gnutls-x509pki '(:hostname 3)))))
  (say "%S %S" (gnutls-get-initstage c) (process-status c))
  (say "%S" (gnutls-boot c 'gnutls-x509pki '(:hostname "localhost" :priority "NORMAL")))
  (say "%S %S" (gnutls-get-initstage c) (process-status c))
  (wait-for (lambda () notes))
  (say "%S" (heard))
  (say "%S" (gnutls-bye c t))
  (wait-for (lambda () (assoc "c" notes)))
  (say "%S %S" (heard) (process-status c)))

;;; boot.el ends here
