;;; warnings.el --- What is wrong with certificates  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(dolist (peer '("good" "self" "expired" "elsewhere" "chain"))
  (dolist (host '("localhost" "elsewhere.invalid" "127.0.0.1"))
    (let ((c (connect peer)))
      (negotiate c :hostname host)
      (say "%s as %s: %S" peer host (plist-get (gnutls-peer-status c) :warnings))
      (end c))))
(let ((c (connect "good")))
  (negotiate c :trustfiles (list (certificate "self.pem")))
  (say "other trust: %S" (plist-get (gnutls-peer-status c) :warnings))
  (end c))
(let ((c (connect "self")))
  (negotiate c :trustfiles (list (certificate "self.pem")))
  (say "trusted itself: %S" (plist-get (gnutls-peer-status c) :warnings))
  (end c))

;;; warnings.el ends here
