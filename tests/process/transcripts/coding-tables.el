;;; coding-tables.el --- Coding systems by program and service  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let ((process-coding-system-alist '(("cat\\'" . latin-1-unix))))
  (let ((p (make-process :name "cat" :command '("cat") :noquery t :connection-type 'pipe)))
    (say "%S" (process-coding-system p)))
  (say "%S" (find-operation-coding-system 'call-process "cat")))
(let* ((s (server)) (network-coding-system-alist (list (cons (process-contact s :service) '(koi8-r-unix . latin-1-unix)))))
  (say "%S" (process-coding-system (client s)))
  (say "%S" (process-coding-system (client s :coding 'utf-16-unix))))
(let ((coding-system-for-read 'latin-2-unix) (coding-system-for-write 'latin-3-unix))
  (let ((p (make-process :name "cat" :command '("cat") :noquery t :connection-type 'pipe)))
    (say "%S" (process-coding-system p))
    (set-process-coding-system p 'utf-8-unix 'utf-8-unix)
    (say "%S" (process-coding-system p))
    (say "%S" (process-inherit-coding-system-flag p))))

;;; coding-tables.el ends here
