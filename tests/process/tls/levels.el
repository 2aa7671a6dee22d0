;;; levels.el --- Levels of network security  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(dolist (level '(low medium))
  (dolist (peer '("good" "chain"))
    (let* ((network-security-level level)
           (c (open-tls peer)))
      (say "%S %s: %S" level peer (process-status c))
      (end c))))
(dolist (peer '("self" "expired" "elsewhere"))
  (let* ((network-security-level 'low)
         (c (open-tls peer)))
    (say "%s: %S %S" peer (process-status c) (plist-get (gnutls-peer-status c) :warnings))
    (setq network-security-level 'medium)
    (say "%S %S" (nsm-verify-connection c "localhost" (port peer)) (process-status c))))

;;; levels.el ends here
