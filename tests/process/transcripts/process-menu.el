;;; process-menu.el --- The table of processes  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* ((p (make-pipe-process :name "pipe" :noquery t))
       (q (make-process :name "cat" :command '("cat" "-u") :connection-type 'pipe :noquery t :buffer "out")))
  (set-process-thread q nil)
  (list-processes)
  (with-current-buffer "*Process List*"
    (say "%s" (replace-regexp-in-string "cat +[0-9]+ +" "cat PID " (substring-no-properties (buffer-string))))
    (say "%S" major-mode))
  (delete-process q)
  (list-processes)
  (with-current-buffer "*Process List*" (say "%s" (substring-no-properties (buffer-string))))
  (list-processes t)
  (with-current-buffer "*Process List*" (say "%S" (buffer-string)))
  (delete-process p))

;;; process-menu.el ends here
