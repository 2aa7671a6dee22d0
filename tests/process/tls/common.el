;;; common.el --- What the recorded programs that speak TLS share  -*- lexical-binding: t; -*-

;;; Commentary:

;; The peers run beside the program; the environment says where, and where the certificates are.

;;; Code:

(require 'gnutls)
(require 'network-stream)
(require 'nsm)

(setq print-escape-newlines t)
(setq nsm-settings-file (expand-file-name "nsm-settings" temporary-file-directory))

(defun say (format &rest arguments)
  "Print a line: FORMAT with ARGUMENTS, without numbers that differ from run to run."
  (let ((line (apply #'format format arguments)))
    (dolist (change '(("\\[127 0 0 1 [0-9]+\\]" . "[PLACE]") ("localhost/[0-9]+" . "localhost/PORT")
                      (":service [0-9]+" . ":service PORT") ("\r" . "\\\\r")))
      (setq line (replace-regexp-in-string (car change) (cdr change) line)))
    (princ (concat line "\n"))))

(defun certificate (name)
  "Return the full name of the file NAME of the folder of certificates."
  (concat (getenv "CERTIFICATES") name))

(setq gnutls-trustfiles (list (certificate "authority.pem")))

(defun port (peer)
  "Return the port of PEER."
  (let ((places (concat " " (getenv "PEERS") " ")))
    (string-match (concat " " (regexp-quote peer) "=\\([0-9]+\\) ") places)
    (string-to-number (match-string 1 places))))

(defun wait-for (condition)
  "Serve processes until CONDITION, a function, gives non-nil, for at most five seconds."
  (let ((patience 500))
    (while (and (> patience 0) (not (funcall condition)))
      (accept-process-output nil 0.01)
      (setq patience (1- patience)))
    (when (= patience 0)
      (say "waited in vain"))))

(defun error-of (function)
  "Return the error that calling FUNCTION signals, or its value."
  (condition-case error
      (funcall function)
    (error error)))

(defvar notes nil
  "What was heard, latest first.")

(defun note (process message)
  "Keep MESSAGE, what a sentinel is told of PROCESS."
  (push (list (process-name process) message (process-status process)) notes))

(defun hear (_process text)
  "Keep TEXT, output of a process, together with what came before it."
  (if (stringp (car notes))
      (setcar notes (concat (car notes) text))
    (push text notes)))

(defun heard ()
  "Return what was heard, oldest first, and forget it."
  (prog1 (nreverse notes)
    (setq notes nil)))

(defun connect (peer &rest arguments)
  "Return a plain connection to PEER, made with ARGUMENTS too."
  (apply #'make-network-process :name "c" :host "localhost" :service (port peer) :noquery t :coding 'binary
         :sentinel #'note :filter #'hear arguments))

(defun negotiate (process &rest arguments)
  "Put PROCESS below TLS as ARGUMENTS say; return t or the error."
  (condition-case error
      (and (apply #'gnutls-negotiate :process process :hostname "localhost" arguments) t)
    (error (if (eq (car error) 'gnutls-error) (list 'gnutls-error (nth 2 error)) error))))

(defun open-tls (peer &rest parameters)
  "Return what `open-network-stream' with PARAMETERS and of type `tls' gives for PEER, or the error."
  (error-of (lambda ()
              (apply #'open-network-stream "c" nil "localhost" (port peer) :type 'tls :coding 'binary parameters))))

(defun end (process)
  "Delete PROCESS without a word."
  (set-process-sentinel process #'ignore)
  (delete-process process))

(defun mail (&rest parameters)
  "Return PARAMETERS of `open-network-stream' for a server of mail."
  (append parameters
          (list :coding 'binary :end-of-command "^[0-9]+ .*\n" :success "^2"
                :capability-command "EHLO me\r\n"
                :starttls-function (lambda (capabilities)
                                     (and (string-match "STARTTLS" capabilities) "STARTTLS\r\n")))))

(defun open-mail (peer &rest parameters)
  "Return what `open-network-stream' with PARAMETERS for a server of mail gives for PEER, or the error."
  (error-of (lambda ()
              (apply #'open-network-stream "c" (get-buffer-create "*mail*") "localhost" (port peer) (apply #'mail parameters)))))

;;; common.el ends here
