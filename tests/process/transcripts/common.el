;;; common.el --- What the recorded programs share  -*- lexical-binding: t; -*-

;;; Commentary:

;; Each program prints what happens, without anything that differs from run to run.

;;; Code:

(defun say (format &rest arguments)
  "Print a line: FORMAT with ARGUMENTS."
  (princ (concat (apply #'format format arguments) "\n")))

(defun wait-for (condition)
  "Serve processes until CONDITION, a function, gives non-nil, for at most five seconds."
  (let ((patience 500))
    (while (and (> patience 0) (not (funcall condition)))
      (accept-process-output nil 0.01)
      (setq patience (1- patience)))
    (when (= patience 0)
      (say "waited in vain"))))

(defun server (&rest arguments)
  "Return a server on a free port, made with ARGUMENTS too."
  (apply #'make-network-process :name "server" :server t :host "127.0.0.1" :family 'ipv4 :service t
         :noquery t arguments))

(defun client (server &rest arguments)
  "Return a connection to SERVER, made with ARGUMENTS too."
  (apply #'make-network-process :name "client" :host "127.0.0.1" :family 'ipv4
         :service (process-contact server :service) :noquery t arguments))

(defun accepted (server)
  "Wait for a connection to SERVER and return its process."
  (let (found)
    (wait-for (lambda ()
                (dolist (process (process-list) found)
                  (when (and (string-prefix-p (process-name server) (process-name process))
                             (not (eq process server)))
                    (setq found process)))))
    found))

(defun error-of (function)
  "Return the error that calling FUNCTION signals, or its value."
  (condition-case error
      (funcall function)
    (error error)))

;;; common.el ends here
