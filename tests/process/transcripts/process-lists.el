;;; process-lists.el --- Lists of processes, by name and by buffer  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* ((a (make-pipe-process :name "a" :noquery t :buffer "one"))
       (b (make-pipe-process :name "a" :noquery t :buffer "one"))
       (c (make-pipe-process :name "c" :noquery t :buffer "two")))
  (say "%S" (mapcar #'process-name (process-list)))
  (say "%S %S" (eq (get-process "a") a) (get-process "nobody"))
  (say "%S %S" (eq (get-process b) b) (eq (get-buffer-process "one") b))
  (say "%S" (get-buffer-process "nobuffer"))
  (delete-process b)
  (say "%S" (eq (get-buffer-process (get-buffer "one")) a))
  (set-process-buffer c nil)
  (say "%S %S" (get-buffer-process "two") (process-buffer c))
  (say "%S" (error-of (lambda () (get-process 5))))
  (mapc #'delete-process (process-list))
  (say "%S" (process-list)))

;;; process-lists.el ends here
