;;; threads-blocking.el --- Threads that wait for each other  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* ((mutex (make-mutex "lock")) (changed (make-condition-variable mutex "changed")) (items nil) (done nil)
       (producer (make-thread (lambda () (dotimes (i 3) (with-mutex mutex (push i items) (condition-notify changed)) (thread-yield))) "producer"))
       (consumer (make-thread (lambda ()
                                (while (< (length done) 3)
                                  (with-mutex mutex
                                    (while (null items) (condition-wait changed))
                                    (setq done (append done (reverse items)) items nil))))
                              "consumer")))
  (thread-join producer)
  (thread-join consumer)
  (say "%S" (sort done #'<))
  (say "%s %s" mutex changed)
  (say "%S %S" (thread-name producer) (mapcar #'thread-live-p (list producer consumer)))
  (say "%S" (error-of (lambda () (mutex-unlock mutex))))
  (say "%S" (condition-name changed))
  (say "%S" (eq (condition-mutex changed) mutex))
  (say "%S" (mutex-name mutex)))

;;; threads-blocking.el ends here
