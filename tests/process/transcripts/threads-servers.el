;;; threads-servers.el --- A thread for each connection  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* ((s (server)) (log nil)
       (serve (lambda (connection)
                (let ((text ""))
                  (set-process-filter connection (lambda (_ more) (setq text (concat text more))))
                  (while (not (string-suffix-p "." text)) (accept-process-output connection 1))
                  (process-send-string connection (upcase text))
                  text)))
       (c (client s)) (a (accepted s)) (answer ""))
  (set-process-filter c (lambda (_ text) (setq answer (concat answer text))))
  (set-process-thread a nil)
  (let ((thread (make-thread (lambda () (funcall serve a)) "worker")))
    (process-send-string c "part one, ")
    (sleep-for 0.05)
    (process-send-string c "part two.")
    (wait-for (lambda () (string-suffix-p "." answer)))
    (say "%S" answer)
    (say "%S" (thread-join thread))
    (say "%S" (thread-live-p thread))
    (say "%S" (thread-last-error))))

;;; threads-servers.el ends here
