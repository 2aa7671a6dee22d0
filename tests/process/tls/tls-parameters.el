;;; tls-parameters.el --- The keyword :tls-parameters  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let ((c (connect "quiet" :nowait t :tls-parameters (cons 'gnutls-x509pki (gnutls-boot-parameters :hostname "localhost")))))
  (say "%S" (process-status c))
  (wait-for (lambda () notes))
  (say "%S %S %S" (heard) (process-status c) (gnutls-get-initstage c))
  (say "%S" (car (process-contact c :tls-parameters)))
  (end c)
  (setq notes nil))
(let ((c (connect "quiet" :tls-parameters (cons 'gnutls-x509pki (gnutls-boot-parameters :hostname "localhost")))))
  (wait-for (lambda () notes))
  (say "%S %S %S" (heard) (process-status c) (gnutls-get-initstage c))
  (end c)
  (setq notes nil))

;;; tls-parameters.el ends here
