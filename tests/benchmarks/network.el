;;; network.el --- Programs whose network speed is compared  -*- lexical-binding: t; -*-

;;; Commentary:

;; `python -m tests.benchmarks.network' runs these under elnet and under Emacs; the peers are processes of their own.
;; Each program prints one line, ("NAME" SECONDS "VALUE").  Ports come from the environment.

;;; Code:

(defun net-bench-port (name)
  "Return the port in the environment variable NAME."
  (string-to-number (getenv name)))

(defmacro net-bench-timed (name &rest body)
  "Run BODY and print the line of NAME with the time and BODY's value."
  (declare (indent 1))
  `(let* ((start (float-time))
          (value (progn ,@body)))
     (princ (format "(%S %f %S)\n" ,name (- (float-time) start) (format "%S" value)))))

(defun net-bench-connect (port &rest arguments)
  "Return a connection to PORT made with ARGUMENTS too."
  (apply #'make-network-process :name "bench" :host "127.0.0.1" :service port :family 'ipv4 :coding 'binary
         :noquery t :sentinel #'ignore arguments))

(defun net-bench-echo (name times waits-for-one)
  "Print as NAME how long TIMES round trips take; WAITS-FOR-ONE tells what to wait for."
  (let* ((got 0)
         (message (make-string 64 ?x))
         (process (net-bench-connect (net-bench-port "ECHO_PORT")
                                     :filter (lambda (_process text) (setq got (+ got (length text)))))))
    (net-bench-timed name
      (dotimes (number times)
        (process-send-string process message)
        (while (< got (* 64 (1+ number)))
          (accept-process-output (and waits-for-one process) 1)))
      got)
    (delete-process process)))

(defun net-bench-bulk (name maximum)
  "Print as NAME how long it takes to receive what the source sends, in reads of at most MAXIMUM bytes."
  (let* ((read-process-output-max (or maximum read-process-output-max))
         (got 0)
         (process (net-bench-connect (net-bench-port "SOURCE_PORT")
                                     :filter (lambda (_process text) (setq got (+ got (length text)))))))
    (net-bench-timed name
      (while (process-live-p process)
        (accept-process-output process 1))
      got)))

(defun net-bench-timers ()
  "Print how long 2,000 timers without delay take."
  (let ((ran 0))
    (net-bench-timed "2,000 timers without delay"
      (dotimes (_ 2000)
        (run-at-time 0 nil (lambda () (setq ran (1+ ran)))))
      (while (< ran 2000)
        (accept-process-output nil 0.001))
      ran)))

(defun net-bench-pending ()
  "Print how long 1,000 waits take, without timers and while 100,000 are pending, which Emacs would need minutes to make."
  (dolist (count '(0 100000))
    (dotimes (number count)
      (run-at-time (+ 10000 number) nil #'ignore))
    (net-bench-timed (format "%d pending" count)
      (dotimes (_ 1000)
        (accept-process-output nil 0)))))

(defun net-bench-client ()
  "Run the programs that connect."
  (net-bench-echo "echo round trips, waiting for the process" 3000 t)
  (net-bench-echo "echo round trips, waiting for any process" 200 nil)
  (net-bench-bulk "bulk, `read-process-output-max' as it is" nil)
  (net-bench-bulk "bulk, `read-process-output-max' 1 MiB" 1048576)
  (net-bench-timers))

(defun net-bench-serve ()
  "Echo for ever; print the port."
  (let ((server (make-network-process :name "echo" :server 511 :host "127.0.0.1" :family 'ipv4 :service t :coding 'binary
                                      :noquery t :sentinel #'ignore :filter #'process-send-string)))
    (message "Listening on port %d" (process-contact server :service))
    (while t
      (accept-process-output nil 3600))))

;;; network.el ends here
