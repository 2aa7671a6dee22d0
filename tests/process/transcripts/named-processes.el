;;; named-processes.el --- Commands that take a process, a buffer or a name  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let ((p (make-process :name "cat" :command '("cat") :noquery t :connection-type 'pipe :buffer "cats" :sentinel #'ignore)))
  (say "%S" (process-status "cat"))
  (say "%S" (process-status "nobody"))
  (say "%S" (error-of (lambda () (process-send-string "nobody" "x"))))
  (say "%S" (error-of (lambda () (with-temp-buffer (rename-buffer "bare") (process-send-string nil "x")))))
  (with-current-buffer "cats"
    (process-send-string nil "via the buffer\n")
    (wait-for (lambda () (> (buffer-size) 10)))
    (say "%S" (buffer-string)))
  (process-send-string "cats" "by name\n")
  (with-current-buffer "cats"
    (wait-for (lambda () (> (buffer-size) 20)))
    (say "%S" (buffer-string))
    (say "%S" (marker-position (process-mark p))))
  (delete-process "cat")
  (say "%S" (process-list)))

;;; named-processes.el ends here
