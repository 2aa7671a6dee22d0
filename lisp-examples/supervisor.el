;;; supervisor.el --- Keep programs running  -*- lexical-binding: t; -*-

;;; Commentary:

;; Start the programs that a file names, one shell command a line, print what they print, and start again what ends
;; with an error, later each time.  End when all have ended well, or by C-c, which ends them too:
;;
;;     elnet lisp-examples/supervisor.el COMMANDS-FILE
;;
;; Shows: subprocesses, their output in lines and their errors apart, exit codes and signals, timers.

;;; Code:

(require 'subr-x)

(defvar supervisor-first-delay 0.1 "The seconds until what has failed is started again for the first time.")
(defvar supervisor-restarts 3 "How often a program is started again.")
(defvar supervisor-left 0 "How many programs have not ended for good.")

(defun supervisor-say (name format &rest arguments)
  "Print the line FORMAT with ARGUMENTS about the program NAME."
  (princ (concat "[" name "] " (apply #'format format arguments) "\n")))

(defun supervisor-start (name command restarts)
  "Start COMMAND as NAME, and again up to RESTARTS times if it fails."
  (let ((errors (make-pipe-process :name (concat name " errors") :noquery t :filter #'supervisor-filter
                                   :sentinel #'ignore)))
    (process-put errors 'label (concat name "!"))
    (let ((process (make-process :name name :command (list "sh" "-c" command) :connection-type 'pipe :noquery t
                                 :filter #'supervisor-filter :stderr errors
                                 :sentinel #'supervisor-sentinel)))
      (process-put process 'label name)
      (process-put process 'command command)
      (process-put process 'restarts restarts)
      (process-put process 'errors errors))))

(defun supervisor-filter (process text)
  "Print the lines that TEXT completes, with the name of PROCESS."
  (let ((lines (split-string (concat (process-get process 'pending) text) "\n")))
    (while (cdr lines)
      (supervisor-say (process-get process 'label) "%s" (pop lines)))
    (process-put process 'pending (car lines))))

(defun supervisor-sentinel (process _event)
  "Say how PROCESS has ended, and start it again if it failed."
  (unless (process-live-p process)
    (let ((name (process-get process 'label))
          (restarts (process-get process 'restarts)))
      (supervisor-flush process)
      (cond
       ((and (eq (process-status process) 'exit) (zerop (process-exit-status process)))
        (supervisor-say name "has ended")
        (setq supervisor-left (1- supervisor-left)))
       ((zerop restarts)
        (supervisor-say name "%s; given up" (supervisor-reason process))
        (setq supervisor-left (1- supervisor-left)))
       (t
        (supervisor-say name "%s; starts again" (supervisor-reason process))
        (run-at-time (* supervisor-first-delay (expt 2 (- supervisor-restarts restarts))) nil
                     #'supervisor-start name (process-get process 'command) (1- restarts)))))))

(defun supervisor-flush (process)
  "Print what PROCESS and its pipe of errors have left behind without the end of a line."
  (let ((errors (process-get process 'errors)))
    (while (accept-process-output errors 0.05))
    (dolist (source (list process errors))
      (unless (string-empty-p (or (process-get source 'pending) ""))
        (supervisor-filter source "\n")))
    (delete-process errors)))

(defun supervisor-reason (process)
  "Return how PROCESS has ended, in words."
  (if (eq (process-status process) 'signal)
      (format "killed by signal %d" (process-exit-status process))
    (format "exited with code %d" (process-exit-status process))))

(defun supervisor-commands (file)
  "Return the commands in FILE: lines that are neither empty nor start with a hash."
  (with-temp-buffer
    (insert-file-contents file)
    (seq-remove (lambda (line) (string-match-p "\\`\\s-*\\(#\\|\\'\\)" line))
                (split-string (buffer-string) "\n"))))

(defun supervisor-main ()
  "Supervise the programs of the file on the command line."
  (let ((number 0))
    (dolist (command (supervisor-commands (or (pop command-line-args-left) (error "Which file of commands?"))))
      (setq number (1+ number)
            supervisor-left (1+ supervisor-left))
      (supervisor-start (number-to-string number) command supervisor-restarts))
    (while (> supervisor-left 0)
      (accept-process-output nil 1))))

(supervisor-main)

;;; supervisor.el ends here
