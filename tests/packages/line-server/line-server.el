;;; line-server.el --- Answer lines  -*- lexical-binding: t -*-

;; Version: 0.1

;;; Commentary:

;; A server that answers each line by a function.

;;; Code:

(defvar line-server--processes nil
  "The servers that run.")

(defun line-server-start (answer &optional port)
  "Start a server on PORT that answers each line by what ANSWER returns for it."
  (let ((server (make-network-process
                 :name "line-server" :server t :host "127.0.0.1" :service (or port t) :noquery t
                 :filter #'line-server--filter :plist (list :answer answer))))
    (push server line-server--processes)
    server))

(defun line-server--filter (connection text)
  "Collect TEXT from CONNECTION and answer the lines that are complete."
  (let ((pending (concat (process-get connection :pending) text)))
    (while (string-match "\n" pending)
      (process-send-string connection (concat (funcall (process-get connection :answer)
                                                       (substring pending 0 (match-beginning 0)))
                                              "\n"))
      (setq pending (substring pending (match-end 0))))
    (process-put connection :pending pending)))

(defun line-server-port (server)
  "Return the port of SERVER."
  (process-contact server :service))

(defun line-server-stop-all ()
  "Stop all servers."
  (mapc #'delete-process line-server--processes)
  (setq line-server--processes nil))

(provide 'line-server)

;;; line-server.el ends here
