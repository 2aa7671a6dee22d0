;;; stream.el --- Output of a process, taken line by line  -*- lexical-binding: t -*-

;;; Commentary:

;; What a filter may do with much output: take the whole lines from the front of a buffer as they come, or keep all in the
;; buffer, search what is new, and take it from the front in the end.  The time for a megabyte should not depend on how
;; many there are.

;;; Code:

(defvar stream-lines 0 "How many lines were found.")
(defvar stream-characters 0 "How many characters were deleted.")

(defun stream-count-lines ()
  "Go behind the last line after point, counting the lines."
  (while (search-forward "\n" nil t)
    (setq stream-lines (1+ stream-lines))))

(defun stream-take (end)
  "Delete what is before END."
  (setq stream-characters (+ stream-characters (- end (point-min))))
  (delete-region (point-min) end))

(defun stream-filter-taking (process piece)
  "Append PIECE to the buffer of PROCESS and take the whole lines from its front."
  (with-current-buffer (process-buffer process)
    (goto-char (point-max))
    (insert piece)
    (goto-char (point-min))
    (stream-count-lines)
    (stream-take (point))))

(defun stream-filter-keeping (process piece)
  "Append PIECE to the buffer of PROCESS and search it."
  (with-current-buffer (process-buffer process)
    (let ((start (point-max)))
      (goto-char start)
      (insert piece)
      (goto-char start)
      (stream-count-lines))))

(defun stream-run (name filter megabytes)
  "Have FILTER, called NAME, take MEGABYTES of lines of 1024 characters from a program.
Print name, seconds for each megabyte, and what was counted."
  (setq stream-lines 0 stream-characters 0)
  (let* ((line "head -c 1023 /dev/zero | tr '\\0' x")
         (command (format "yes \"$(%s)\" | head -c %d" line (* megabytes 1048576)))
         (read-process-output-max 65536)
         (start (float-time))
         (process (make-process :name "stream" :buffer (generate-new-buffer " *stream*") :noquery t :connection-type 'pipe
                                :command (list "sh" "-c" command) :filter filter :sentinel #'ignore)))
    (while (process-live-p process)
      (accept-process-output process 1))
    (while (accept-process-output process 0))
    (with-current-buffer (process-buffer process)
      (while (> (buffer-size) 0)
        (stream-take (min (point-max) (+ (point-min) 65536)))))
    (let ((seconds (/ (- (float-time) start) megabytes)))
      (kill-buffer (process-buffer process))
      (princ (format "(%S %s %S)\n" (format "%s %d MB" name megabytes) seconds
                     (format "%d lines, %d characters" stream-lines stream-characters))))))

(defun bench-run ()
  "Run all, small and large in turns."
  (dolist (megabytes '(10 100))
    (stream-run "lines taken from the front," #'stream-filter-taking megabytes)
    (stream-run "lines searched and kept," #'stream-filter-keeping megabytes)))

(provide 'stream)
;;; stream.el ends here
