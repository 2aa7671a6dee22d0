;;; smtp-starttls.el --- Submit mail over STARTTLS  -*- lexical-binding: t; -*-

;;; Commentary:

;; Send what standard input has, a message with its head, to a submission server:
;;
;;     elnet lisp-examples/smtp-starttls.el HOST PORT AUTHORITY FROM TO... <message
;;
;; AUTHORITY is a file in PEM with the certificate to trust beside those of the system, or "" for none.
;; SMTP_USER and SMTP_PASSWORD in the environment, if both are set, are who to log in as.  Nothing is
;; sent, no password either, unless the connection is encrypted and the certificate good.
;;
;; Shows: STARTTLS by `open-network-stream', commands and responses (RFC 5321), a log-in (RFC 4954),
;; lines that begin with a dot, a limit on the time.

;;; Code:

(require 'gnutls)
(require 'network-stream)

(define-error 'smtp-error "The server refuses")

(defconst smtp-end-of-response "^[0-9][0-9][0-9] .*\n"
  "What the last line of a response looks like.")

(defvar smtp-patience 60
  "How long to wait for a response, in seconds.")

(defun smtp-open (host port)
  "Return an encrypted connection to PORT at HOST and its capabilities as a cons."
  (let* ((opened (open-network-stream "smtp" (generate-new-buffer " *smtp*") host port
                                      :type 'starttls
                                      :return-list t
                                      :coding 'utf-8-dos
                                      :end-of-command smtp-end-of-response
                                      :capability-command (format "EHLO %s\n" (system-name))
                                      :success "^220"
                                      :starttls-function
                                      (lambda (capabilities)
                                        (and (string-match-p "^250[- ]STARTTLS" capabilities) "STARTTLS\n"))))
         (connection (car opened)))
    (unless connection
      (error "%s" (plist-get (cdr opened) :error)))
    (set-process-sentinel connection #'ignore)
    (cons connection (plist-get (cdr opened) :capabilities))))

(defun smtp-command (connection expected format &rest arguments)
  "Send FORMAT with ARGUMENTS over CONNECTION and return the response.
Its code must begin with EXPECTED."
  (let ((response (with-timeout (smtp-patience)
                    (network-stream-command connection (concat (apply #'format format arguments) "\n")
                                            smtp-end-of-response))))
    (unless (and response (string-prefix-p expected response))
      (signal 'smtp-error (list (string-trim (or response "no answer")))))
    response))

(defun smtp-log-in (connection capabilities user password)
  "Log in over CONNECTION, whose server has CAPABILITIES, as USER with PASSWORD."
  (unless (string-match-p "^250[- ]AUTH\\b.*\\bPLAIN\\b" capabilities)
    (error "The server does not take passwords"))
  (smtp-command connection "235" "AUTH PLAIN %s"
                (base64-encode-string (encode-coding-string (format "\0%s\0%s" user password) 'utf-8) t)))

(defun smtp-quoted (message)
  "Return MESSAGE as it is sent.
Each line that begins with a dot gets another one, the last line an end."
  (let ((quoted (replace-regexp-in-string "^\\." ".." message)))
    (if (string-suffix-p "\n" quoted) quoted (concat quoted "\n"))))

(defun smtp-submit (connection from recipients message)
  "Send MESSAGE of FROM to RECIPIENTS over CONNECTION."
  (smtp-command connection "250" "MAIL FROM:<%s>" from)
  (dolist (recipient recipients)
    (smtp-command connection "25" "RCPT TO:<%s>" recipient))
  (smtp-command connection "354" "DATA")
  (smtp-command connection "250" "%s." (smtp-quoted message)))

(defun smtp-read-message ()
  "Return what standard input has."
  (let ((lines nil)
        (line nil))
    (while (setq line (ignore-errors (read-from-minibuffer "")))
      (push line lines))
    (mapconcat (lambda (one) (concat one "\n")) (nreverse lines) "")))

(defun smtp-main ()
  "Do what the command line asks for."
  (pcase-let ((`(,host ,port ,authority ,from . ,recipients) (delete "--" command-line-args-left)))
    (setq command-line-args-left nil)
    (unless recipients
      (error "Usage: smtp-starttls.el HOST PORT AUTHORITY FROM TO"))
    (unless (string-empty-p authority)
      (push (expand-file-name authority) gnutls-trustfiles))
    (pcase-let ((`(,connection . ,capabilities) (smtp-open host (string-to-number port)))
                (user (getenv "SMTP_USER"))
                (password (getenv "SMTP_PASSWORD")))
      (when (and user password)
        (smtp-log-in connection capabilities user password))
      (smtp-submit connection from recipients (smtp-read-message))
      (message "Sent over %s" (plist-get (gnutls-peer-status connection) :protocol))
      (smtp-command connection "221" "QUIT")
      (delete-process connection))))

(smtp-main)

;;; smtp-starttls.el ends here
