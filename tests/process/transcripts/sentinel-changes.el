;;; sentinel-changes.el --- Sentinels and filters that are exchanged  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* ((s (server)) (c (client s)) (a (accepted s)) notes)
  (say "%S %S" (process-filter c) (process-sentinel c))
  (set-process-filter c (lambda (p _) (push 'first notes) (set-process-filter p (lambda (_ text) (push text notes)))))
  (process-send-string a "one")
  (wait-for (lambda () notes))
  (process-send-string a "two")
  (wait-for (lambda () (cdr notes)))
  (say "%S" (reverse notes))
  (setq notes nil)
  (set-process-sentinel c (lambda (_ text) (push text notes)))
  (add-function :after (process-sentinel c) (lambda (_ text) (push (upcase text) notes)))
  (delete-process a)
  (wait-for (lambda () notes))
  (say "%S" (reverse notes))
  (set-process-filter c nil)
  (set-process-sentinel c nil)
  (say "%S %S" (process-filter c) (process-sentinel c)))

;;; sentinel-changes.el ends here
