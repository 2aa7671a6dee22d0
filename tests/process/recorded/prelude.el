;;; prelude.el --- What the recorded situations have in common  -*- lexical-binding: t; -*-

;;; Commentary:

;; Each situation is run in an Emacs of its own, after this file.  `note' is the sentinel: it keeps
;; what it is told together with the status it sees; `told' waits and gives the record.

;;; Code:

(defvar notes nil
  "What the sentinels were told, latest first.")

(defun note (process message)
  "Keep MESSAGE about PROCESS, its status and its exit status."
  (push (list (process-name process) message (process-status process) (process-exit-status process))
        notes))

(defun wait-until (condition)
  "Serve processes until CONDITION, a function, gives non-nil, for at most five seconds."
  (let ((patience 500))
    (while (and (> patience 0) (not (funcall condition)))
      (accept-process-output nil 0.01)
      (setq patience (1- patience)))
    (> patience 0)))

(defun wait-for-notes (count)
  "Wait for COUNT notes and a little longer; return the notes, oldest first, and forget them."
  (unless (wait-until (lambda () (>= (length notes) count)))
    (push 'waited-in-vain notes))
  (accept-process-output nil 0.05)
  (prog1 (nreverse notes)
    (setq notes nil)))

(defmacro told (count &rest more)
  "Wait for COUNT notes; return a list of them and of the values that the forms MORE have then."
  `(append (wait-for-notes ,count) (list ,@more)))

(defun state (process)
  "Return the status of PROCESS, whether it is live and its exit status.
To ask a process that is being connected for the latter makes Emacs 30.1 crash."
  (let ((status (process-status process)))
    (list status (and (process-live-p process) t)
          (if (eq status 'connect) '- (process-exit-status process)))))

(defun server (&rest arguments)
  "Return a server on a free port whose connections have `note' as sentinel, made with ARGUMENTS too."
  (apply #'make-network-process :name "server" :server t :host "127.0.0.1" :family 'ipv4 :service t
         :sentinel #'note :noquery t arguments))

(defun client (server &rest arguments)
  "Return a connection to SERVER with `note' as sentinel, made with ARGUMENTS too."
  (apply #'make-network-process :name "client" :host "127.0.0.1" :family 'ipv4
         :service (process-contact server :service) :sentinel #'note :noquery t arguments))

(defun accepted (server)
  "Wait for a connection to SERVER and return its process."
  (let (found)
    (wait-until (lambda ()
                  (dolist (process (process-list) found)
                    (when (and (string-prefix-p (process-name server) (process-name process))
                               (not (eq process server)))
                      (setq found process)))))
    found))

(defun child (script &rest arguments)
  "Return a process that runs SCRIPT in a shell, made with ARGUMENTS too."
  (apply #'make-process :name "child" :command (list "/bin/sh" "-c" script) :sentinel #'note :noquery t
         :connection-type 'pipe arguments))

(defun closed-port ()
  "Return a port that nobody listens on."
  (let* ((server (make-network-process :name "gone" :server t :host "127.0.0.1" :family 'ipv4 :service t
                                       :noquery t))
         (port (process-contact server :service)))
    (delete-process server)
    port))

;;; prelude.el ends here
