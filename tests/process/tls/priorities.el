;;; priorities.el --- Priority strings  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(dolist (priority '(nil "NORMAL" "SECURE128" "PERFORMANCE" "LEGACY" "PFS" "NORMAL:-VERS-TLS1.3"
                    "NORMAL:-VERS-ALL:+VERS-TLS1.2" "NORMAL:-VERS-ALL:+VERS-TLS1.3" "NORMAL:+ARCFOUR-128"
                    "NORMAL:-VERS-TLS1.3:-AES-256-GCM:-CHACHA20-POLY1305"
                    "NORMAL:-VERS-TLS1.0:-VERS-TLS1.1:%DUMBFW" "NORMAL:-VERS-ALL:+VERS-TLS1.2:-AES-256-GCM:-AES-256-CBC"
                    "SECURE256:+FOO" "NONE" "FOO" ""))
  (let ((c (connect "good")) status)
    (say "%S %S" priority (negotiate c :priority-string priority))
    (setq status (gnutls-peer-status c))
    (say "  %S %S" (plist-get status :protocol)
         (and (equal (plist-get status :protocol) "TLS1.2") (plist-get status :cipher)))
    (end c)))

;;; priorities.el ends here
