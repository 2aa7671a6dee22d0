;;; default-filter.el --- Where output goes by default  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* ((b (generate-new-buffer "b"))
       (p (make-process :name "cat" :command '("cat") :noquery t :connection-type 'pipe :buffer b :sentinel #'ignore)))
  (with-current-buffer b
    (insert "before ")
    (set-marker (process-mark p) (point-max))
    (process-send-string p "one")
    (wait-for (lambda () (> (buffer-size) 8)))
    (say "%S %d" (buffer-string) (marker-position (process-mark p)))
    (goto-char (point-min))
    (process-send-string p " two")
    (wait-for (lambda () (> (buffer-size) 12)))
    (say "%S %d" (buffer-string) (point))
    (goto-char (process-mark p))
    (process-send-string p "!")
    (wait-for (lambda () (> (buffer-size) 14)))
    (say "%S %S" (buffer-string) (= (point) (point-max)))
    (setq buffer-read-only t)
    (process-send-string p "?")
    (wait-for (lambda () (> (buffer-size) 15)))
    (say "%S" (buffer-string))
    (setq buffer-read-only nil)
    (narrow-to-region 1 4)
    (process-send-string p "#")
    (wait-for (lambda () (save-restriction (widen) (> (buffer-size) 16))))
    (say "%S" (buffer-string))
    (widen)
    (say "%S" (buffer-string))))

;;; default-filter.el ends here
