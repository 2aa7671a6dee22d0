;;; status.el --- What is known of the peer  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(defun known (peer &rest arguments)
  "Say what is known of PEER, if TLS is begun as ARGUMENTS say."
  (let ((c (connect peer)) status)
    (apply #'negotiate c arguments)
    (setq status (gnutls-peer-status c))
    (dolist (key '(:warnings :key-exchange :protocol :cipher :mac :encrypt-then-mac :safe-renegotiation))
      (say "%s %S: %S" peer key (plist-get status key)))
    (say "%S" (let ((keys nil))
                (while status
                  (push (pop status) keys)
                  (pop status))
                (nreverse keys)))
    (end c)))
(known "good")
(known "good" :priority-string "NORMAL:-VERS-ALL:+VERS-TLS1.2")
(let ((c (connect "chain")) status)
  (negotiate c)
  (setq status (gnutls-peer-status c))
  (say "%S" (eq (plist-get status :certificate) (car (plist-get status :certificates))))
  (dolist (one (plist-get status :certificates))
    (dolist (key '(:version :issuer :subject :public-key-algorithm :certificate-security-level :signature-algorithm))
      (say "%S %S" key (plist-get one key)))
    (dolist (key '(:serial-number :valid-from :valid-to :public-key-id :public-key-id-sha256 :certificate-id :pem))
      (say "%S %S" key (string-match-p "\\`\\(?:sha[0-9]+:\\)?[0-9a-f:]+\\'\\|\\`[0-9]+-[0-9]+-[0-9]+\\'\\|\\`-----BEGIN"
                                       (plist-get one key)))))
  (end c))

;;; status.el ends here
