;;; ring-log.el --- Keep the last lines  -*- lexical-binding: t -*-

;; Version: 0.2
;; Package-Requires: ((emacs "26.1") (cl-lib "0.5"))

;;; Commentary:

;; A log that forgets.

;;; Code:

(require 'cl-lib)
(require 'ring)

(cl-defstruct (ring-log (:constructor ring-log--make)
                        (:copier nil))
  "A log."
  ring (count 0))

(defmacro ring-log-with (spec &rest body)
  "Bind the variable of SPEC, (VAR SIZE), to a new log and evaluate BODY."
  (declare (indent 1) (debug ((symbolp form) body)))
  `(let ((,(car spec) (ring-log-create ,(cadr spec))))
     ,@body))

(defun ring-log-create (size)
  "Return a log that keeps SIZE lines."
  (ring-log--make :ring (make-ring size)))

(cl-defgeneric ring-log-add (log entry)
  "Add ENTRY to LOG.")

(cl-defmethod ring-log-add ((log ring-log) (entry string))
  "Add the line ENTRY to LOG."
  (cl-incf (ring-log-count log))
  (ring-insert (ring-log-ring log) entry))

(cl-defmethod ring-log-add ((log ring-log) (entry symbol))
  "Add the name of ENTRY to LOG."
  (ring-log-add log (symbol-name entry)))

(defun ring-log-lines (log)
  "Return the lines of LOG, the oldest first."
  (reverse (ring-elements (ring-log-ring log))))

(provide 'ring-log)

;;; ring-log.el ends here
