;;; tls-server.el --- A TLS server that answers line by line  -*- lexical-binding: t; -*-

;;; Commentary:

;; Send each line back in capitals, over TLS:
;;
;;     elnet lisp-examples/tls-server.el CERTIFICATE KEY [PORT [AUTHORITY]]
;;
;; CERTIFICATE and KEY are files in PEM.  With AUTHORITY, another such file, only clients that show a
;; certificate which it vouches for are served.  Without PORT, or with 0, the system chooses one; the
;; first line that the program prints says which.  Talk to it by `openssl s_client -connect
;; localhost:PORT', or by tls-client.el.
;;
;; Shows: a TLS server (which Emacs does not have), the log function, who the client is, lines that
;; arrive in pieces.

;;; Code:

(require 'gnutls)

(defun tls-server-filter (connection text)
  "Answer the lines that TEXT, a piece of what came over CONNECTION, completes."
  (let ((pending (concat (process-get connection :pending) text)))
    (while (string-match "\n" pending)
      (let ((line (substring pending 0 (match-end 0))))
        (setq pending (substring pending (match-end 0)))
        (process-send-string connection (upcase line))))
    (process-put connection :pending pending)))

(defun tls-server-log (_server connection message)
  "Print MESSAGE, what became of CONNECTION."
  (message "%s: %s%s" (process-name connection) (string-trim message) (tls-server-client connection)))

(defun tls-server-client (connection)
  "Return a remark on who is at the other end of CONNECTION, and how."
  (let* ((status (gnutls-peer-status connection))
         (subject (plist-get (plist-get status :certificate) :subject)))
    (if status
        (format " (%s, %s%s)" (plist-get status :protocol) (plist-get status :cipher)
                (if subject (concat ", " subject) ""))
      "")))

(defun tls-server-parameters (certificate key authority)
  "Return the TLS parameters to show CERTIFICATE with KEY.
With AUTHORITY they demand a certificate of clients, too."
  (cons 'gnutls-x509pki
        (append (list :keylist (list (list key certificate))
                      :handshake-timeout 10)
                (and authority
                     (list :trustfiles (list authority)
                           :client-certificates 'required)))))

(defun tls-server-start (certificate key port authority)
  "Return a server on PORT.
CERTIFICATE, KEY and AUTHORITY are as in `tls-server-parameters'."
  (make-network-process :name "tls" :server t :host "127.0.0.1" :family 'ipv4
                        :service (if (zerop port) t port)
                        :noquery t :coding 'binary
                        :tls-parameters (tls-server-parameters certificate key authority)
                        :log #'tls-server-log
                        :filter #'tls-server-filter
                        :sentinel #'ignore))

(defun tls-server-main ()
  "Serve for ever."
  (let* ((certificate (expand-file-name (or (pop command-line-args-left) (error "Which certificate?"))))
         (key (expand-file-name (or (pop command-line-args-left) (error "Which key?"))))
         (port (string-to-number (or (pop command-line-args-left) "0")))
         (authority (pop command-line-args-left))
         (server (tls-server-start certificate key port (and authority (expand-file-name authority)))))
    (message "Listening on port %d" (process-contact server :service))
    (while (process-live-p server)
      (accept-process-output nil 3600))))

(tls-server-main)

;;; tls-server.el ends here
