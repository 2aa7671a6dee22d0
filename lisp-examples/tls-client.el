;;; tls-client.el --- Talk to a TLS server  -*- lexical-binding: t; -*-

;;; Commentary:

;; Send lines to a TLS server, print the answers, and tell how the connection is encrypted:
;;
;;     elnet lisp-examples/tls-client.el HOST PORT AUTHORITY LINE...
;;
;; AUTHORITY is a file in PEM with the certificate to trust beside those of the system, or "" for none.
;; A server whose certificate is not good is refused, and the program says why.  Emacs runs it as well,
;; with the options --batch -Q -l before the name of this file and -- behind it.
;;
;; Shows: `open-network-stream' with TLS, what is known of the peer, an error as the last word.

;;; Code:

(require 'gnutls)
(require 'network-stream)

(defvar tls-client-patience 10
  "How long to wait for an answer, in seconds.")

(defun tls-client-describe (connection)
  "Print how CONNECTION is encrypted and who is at its other end."
  (let ((status (gnutls-peer-status connection)))
    (message "%s with %s, key by %s, %s" (plist-get status :protocol) (plist-get status :cipher)
             (plist-get status :key-exchange) (plist-get (plist-get status :certificate) :subject))))

(defun tls-client-ask (connection line)
  "Return the line that CONNECTION answers to LINE, or signal an error."
  (with-current-buffer (process-buffer connection)
    (erase-buffer)
    (process-send-string connection (concat line "\n"))
    (let ((deadline (+ (float-time) tls-client-patience)))
      (while (not (progn (goto-char (point-min)) (search-forward "\n" nil t)))
        (unless (and (process-live-p connection) (< (float-time) deadline))
          (error "No answer"))
        (accept-process-output connection 0.1)))
    (string-trim-right (buffer-substring (point-min) (point)))))

(defun tls-client-main ()
  "Do what the command line asks for."
  (let* ((arguments (delete "--" command-line-args-left))
         (host (or (pop arguments) (error "Which host?")))
         (port (string-to-number (or (pop arguments) (error "Which port?"))))
         (authority (or (pop arguments) "")))
    (setq command-line-args-left nil)
    (unless (string-empty-p authority)
      (push (expand-file-name authority) gnutls-trustfiles))
    (let ((connection (open-network-stream "tls" (generate-new-buffer " *tls*") host port
                                           :type 'tls :coding 'utf-8-unix)))
      (set-process-sentinel connection #'ignore)
      (tls-client-describe connection)
      (dolist (line arguments)
        (princ (concat (tls-client-ask connection line) "\n")))
      (delete-process connection))))

(tls-client-main)

;;; tls-client.el ends here
