;;; echo-server.el --- An echo server for everybody  -*- lexical-binding: t; -*-

;;; Commentary:

;; Send everything back to whoever sends it, until interrupted by C-c.  Run it with
;;
;;     elnet lisp-examples/echo-server.el 7777
;;
;; and talk to it from another terminal, say by `nc 127.0.0.1 7777'.  Without a port, or with 0, the
;; system chooses one; the first line that the program prints says which.  Emacs runs it as well, with
;; the options --batch -Q -l before the name of this file.

;;; Code:

(defun echo-server-filter (connection text)
  "Send TEXT, a piece of what came over CONNECTION, back.
An echo needs no lines: each piece can go back as it comes."
  (process-send-string connection text))

(defun echo-server-sentinel (connection event)
  "Print EVENT, a change in the state of CONNECTION."
  (echo-server-print "%s: %s" (process-name connection) (string-trim event)))

(defun echo-server-print (format &rest arguments)
  "Print FORMAT with ARGUMENTS as one line, at once.
Output is kept back until it is worth a write, messages are not."
  (message "%s" (apply #'format format arguments)))

(defun echo-server-port ()
  "Return the port from the command line; t, which means any, if there is none."
  (let ((port (string-to-number (or (pop command-line-args-left) "0"))))
    (if (zerop port) t port)))

(defun echo-server-main ()
  "Serve for ever."
  (let ((server (make-network-process :name "echo" :server t :host "127.0.0.1" :family 'ipv4
                                      :service (echo-server-port) :noquery t
                                      ;; Bytes in, the same bytes out.
                                      :coding 'binary
                                      :filter #'echo-server-filter
                                      :sentinel #'echo-server-sentinel)))
    (echo-server-print "Listening on port %d" (process-contact server :service))
    (while (process-live-p server)
      (accept-process-output nil 3600))))

(echo-server-main)

;;; echo-server.el ends here
