;;; recorder.el --- Answer the questions of case files  -*- lexical-binding: t -*-

;;; Commentary:

;; Each command reads the file "inputs", a case a line, and prints an answer a line.

;;; Code:

(require 'cl-lib)

(defun recorder-lines (text)
  "Return TEXT with marks in the place of line breaks."
  (string-replace "\n" "⏎" text))

(defun recorder-answer (function)
  "Print what FUNCTION returns, a text, for every input."
  (setq load-file-name nil load-true-file-name nil)
  (let ((coding-system-for-write 'utf-8-emacs))
    (with-temp-buffer
      (let ((coding-system-for-read 'utf-8-emacs))
        (insert-file-contents "inputs"))
      (dolist (line (butlast (split-string (buffer-string) "\n")))
        (princ (recorder-lines
                (condition-case condition
                    (concat "=> " (funcall function (string-replace "⏎" "\n" line)))
                  (error (format "!! %S" condition)))))
        (terpri)))))

(defun answer-read ()
  "Answer with where reading the input ends, then the object."
  (recorder-answer (lambda (input)
                     (let ((found (read-from-string input)))
                       (format "%d %S" (cdr found) (car found))))))

(defun answer-string ()
  "Answer with whether the string is multibyte, then its characters."
  (recorder-answer (lambda (input)
                     (let ((found (read input)))
                       (format "%S" (cons (multibyte-string-p found) (append found nil)))))))

(defun answer-buffer ()
  "Answer with the object or condition and where point is after reading from a buffer."
  (recorder-answer (lambda (input)
                     (with-temp-buffer
                       (insert input)
                       (goto-char (point-min))
                       (let ((found (condition-case condition
                                        (read (current-buffer))
                                      (error condition))))
                         (format "%d %S" (1- (point)) found))))))

(defun answer-function ()
  "Answer with what is left and the object or condition after reading from a function."
  (recorder-answer (lambda (input)
                     (let* ((rest (append input nil))
                            (found (condition-case condition
                                       (read (lambda (&optional char)
                                               (if char (push char rest) (pop rest))))
                                     (error condition))))
                       (format "%S %S" (concat rest) found)))))

(defun recorder-print (input print)
  "Read options and an object from INPUT and return what PRINT makes of the object."
  (let* ((options (read-from-string input))
         (object (read (substring input (cdr options))))
         variables values)
    (while (car options)
      (push (pop (car options)) variables)
      (push (pop (car options)) values))
    (cl-progv variables values (funcall print object))))

(defun answer-prin1 ()
  "Answer with what `prin1' prints with the given options."
  (recorder-answer (lambda (input) (recorder-print input #'prin1-to-string))))

(defun answer-princ ()
  "Answer with what `princ' prints with the given options."
  (recorder-answer (lambda (input)
                     (recorder-print input (lambda (object) (prin1-to-string object t))))))

(defun answer-symbol ()
  "Answer with how the symbol named by the input is printed, interned and not."
  (recorder-answer (lambda (input)
                     (let ((print-gensym t))
                       (format "%S %S" (intern input) (make-symbol input))))))

(defun answer-cookie ()
  "Answer with whether a file that begins with the input is lexically bound."
  (recorder-answer (lambda (input)
                     (let ((file (make-temp-file "recorder"))
                           (coding-system-for-write 'utf-8))
                       (write-region (concat input "\n(setq recorder-found lexical-binding)") nil file nil 'quiet)
                       (load file nil t t)
                       (delete-file file)
                       (if recorder-found "t" "nil")))))

(defvar recorder-found nil "What the file saw.")

;;; recorder.el ends here
