;;; pipe-processes.el --- Pipes: what they are without a program  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let ((p (make-pipe-process :name "pipe" :noquery t)))
  (say "%S %S %S" (process-type p) (process-status p) (process-command p))
  (say "buffer: %S" (buffer-name (process-buffer p)))
  (say "id: %S tty: %S exit: %S" (process-id p) (process-tty-name p) (process-exit-status p))
  (say "contact: %S" (process-contact p))
  (say "live: %S" (process-live-p p))
  (say "stop: %S" (progn (stop-process p) (process-status p)))
  (say "continue: %S" (progn (continue-process p) (process-status p)))
  (delete-process p)
  (say "deleted: %S %S" (process-status p) (process-list)))
(say "nameless: %S" (error-of (lambda () (make-pipe-process))))
(say "no name: %S" (error-of (lambda () (make-pipe-process :noquery t))))

;;; pipe-processes.el ends here
