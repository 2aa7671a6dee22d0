;;; default-sentinel.el --- What the default sentinel writes  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let ((b (generate-new-buffer "b")))
  (make-process :name "sh" :command '("sh" "-c" "echo text; exit 7") :connection-type 'pipe :buffer b)
  (wait-for (lambda () (null (process-list))))
  (with-current-buffer b (say "%S" (buffer-string)))
  (let* ((s (server)) (c (client s :buffer b)) (a (accepted s)))
    (with-current-buffer b (erase-buffer))
    (delete-process a)
    (wait-for (lambda () (not (process-live-p c))))
    (with-current-buffer b (say "%S" (buffer-string))))
  (internal-default-process-sentinel (make-pipe-process :name "x" :buffer b :noquery t) "invented\n")
  (with-current-buffer b (say "%S" (buffer-string))))

;;; default-sentinel.el ends here
