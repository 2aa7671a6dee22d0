;;; locked-processes.el --- Processes that belong to a thread  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* ((p (make-process :name "cat" :command '("cat") :connection-type 'pipe :noquery t :filter #'ignore)))
  (say "%S" (eq (process-thread p) main-thread))
  (say "%S" (thread-join (make-thread (lambda () (car (error-of (lambda () (accept-process-output p 0.1))))))))
  (set-process-thread p nil)
  (process-send-string p "x")
  (say "%S" (thread-join (make-thread (lambda () (accept-process-output p 1)))))
  (let ((worker (make-thread (lambda () (thread-yield) 1))))
    (set-process-thread p worker)
    (thread-join worker)
    (say "%S" (process-thread p))))

;;; locked-processes.el ends here
