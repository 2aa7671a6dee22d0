;;; client-certificate-search.el --- Client certificates from auth-sources  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(require 'auth-source nil t)
(let ((file (expand-file-name "netrc" temporary-file-directory)))
  (with-temp-file file
    (insert "machine a port 25 login x password y key " (certificate "client.key") " cert " (certificate "client.pem") "\n"
            "machine b port smtp login x password y key /nowhere.key cert /nowhere.pem\n"
            "machine d port 25 login x password y\n"))
  (setq auth-sources (list file))
  (dolist (where '(("a" 25) ("a" 26) ("b" "smtp") ("d" 25) ("e" 25)))
    (let ((found (network-stream-certificate (car where) (cadr where) '(:client-certificate t))))
      (say "%S %S" where (mapcar #'file-name-nondirectory found))))
  (say "%S" (network-stream-certificate "a" 25 '(:client-certificate ("k" "c"))))
  (say "%S" (network-stream-certificate "a" 25 '(:client-certificate nil)))
  (say "%S" (network-stream-certificate "a" 25 nil)))

;;; client-certificate-search.el ends here
