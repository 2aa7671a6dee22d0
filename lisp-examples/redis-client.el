;;; redis-client.el --- Ask a Redis server  -*- lexical-binding: t; -*-

;;; Commentary:

;; Send one command to a Redis server and print the answer, or without a command, those on standard input, one a line:
;;
;;     elnet lisp-examples/redis-client.el 127.0.0.1 6379 set greeting "hello, world"
;;     printf 'incr n\nget n\n' | elnet lisp-examples/redis-client.el 127.0.0.1 6379
;;
;; Shows: a binary protocol (RESP) parsed in the process buffer, waiting for the answer to a request.

;;; Code:

(require 'subr-x)

(define-error 'redis-client-error "Redis")

(defun redis-client-connect (host port)
  "Return a connection to the Redis server on PORT of HOST."
  (let ((buffer (generate-new-buffer " *redis*")))
    (with-current-buffer buffer
      (set-buffer-multibyte nil))
    (make-network-process :name "redis" :host host :service port :buffer buffer :coding 'binary :noquery t
                          :sentinel #'ignore)))

(defun redis-client-close (connection)
  "Close CONNECTION."
  (let ((buffer (process-buffer connection)))
    (delete-process connection)
    (kill-buffer buffer)))

(defun redis-client-ask (connection &rest words)
  "Send the command WORDS over CONNECTION and return the answer.
An answer is a string, a number, nil or a list of answers.  What Redis calls an error is signalled as `redis-client-error'."
  (process-send-string connection (redis-client-request words))
  (with-current-buffer (process-buffer connection)
    (let (answer)
      (while (not (setq answer (redis-client-complete-answer)))
        (unless (or (accept-process-output connection 5) (process-live-p connection))
          (signal 'redis-client-error (list "The connection was closed")))
        (unless (process-live-p connection)
          (signal 'redis-client-error (list "The connection was closed"))))
      (delete-region (point-min) (point))
      (car answer))))

(defun redis-client-request (words)
  "Return WORDS as a request: an array of strings, each with its length in bytes."
  (concat (format "*%d\r\n" (length words))
          (mapconcat (lambda (word)
                       (let ((bytes (encode-coding-string (format "%s" word) 'utf-8)))
                         (format "$%d\r\n%s\r\n" (length bytes) bytes)))
                     words)))

(defun redis-client-complete-answer ()
  "Return a list of the answer at the start of the buffer and leave point behind it; nil if not all of it is there."
  (goto-char (point-min))
  (catch 'incomplete
    (list (redis-client-read))))

(defun redis-client-read ()
  "Read one answer at point; throw nil to `incomplete' if the buffer ends before it does."
  (let* ((line (redis-client-read-line))
         (rest (substring line 1)))
    (pcase (aref line 0)
      (?+ rest)
      (?- (signal 'redis-client-error (list rest)))
      (?: (string-to-number rest))
      (?$ (redis-client-read-string (string-to-number rest)))
      (?* (let (answers)
            (dotimes (_ (string-to-number rest))
              (push (redis-client-read) answers))
            (nreverse answers)))
      (_ (signal 'redis-client-error (list (concat "This is not RESP: " line)))))))

(defun redis-client-read-line ()
  "Return the line at point and move behind its end."
  (let ((start (point)))
    (unless (search-forward "\r\n" nil t)
      (throw 'incomplete nil))
    (buffer-substring start (- (point) 2))))

(defun redis-client-read-string (length)
  "Return the string of LENGTH bytes at point, nil if LENGTH is negative."
  (unless (< length 0)
    (when (< (- (point-max) (point)) (+ length 2))
      (throw 'incomplete nil))
    (forward-char (+ length 2))
    (decode-coding-string (buffer-substring (- (point) length 2) (- (point) 2)) 'utf-8)))

(defun redis-client-print (connection words)
  "Ask the command WORDS over CONNECTION and print the answer."
  (princ (condition-case error
             (format "%S\n" (apply #'redis-client-ask connection words))
           (redis-client-error (format "%s\n" (error-message-string error))))))

(defun redis-client-main ()
  "Ask what the command line says."
  (let* ((host (or (pop command-line-args-left) "127.0.0.1"))
         (port (string-to-number (or (pop command-line-args-left) "6379")))
         (connection (redis-client-connect host port))
         (words command-line-args-left)
         line)
    (setq command-line-args-left nil)
    (if words
        (redis-client-print connection words)
      (while (setq line (ignore-errors (read-string "")))
        (redis-client-print connection (split-string line))))
    (redis-client-close connection)))

(redis-client-main)

;;; redis-client.el ends here
