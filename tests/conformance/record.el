;;; record.el --- Evaluate the forms of a case file  -*- lexical-binding: t -*-

;;; Commentary:

;; Reads the file `forms', evaluates its forms in order and writes, for each, the line on which it ends and its verdict
;; to the file `verdicts'.  See cases.py for the format.

;;; Code:

(defun record--verdict (form)
  "Return the verdict on FORM as a string."
  (let ((result (condition-case error
                    (cons "=> " (eval form t))
                  (t (cons "!! " error)))))
    (let ((print-escape-newlines t)
          (print-escape-control-characters t)
          (print-circle t)
          (print-length nil)
          (print-level nil))
      (concat (car result) (prin1-to-string (cdr result))))))

(defun record-forms ()
  "Record all forms of the file `forms' in the file `verdicts'."
  (let ((forms (generate-new-buffer "forms"))
        (verdicts (generate-new-buffer "verdicts"))
        (coding-system-for-read 'utf-8-emacs-unix)
        (coding-system-for-write 'utf-8-emacs-unix)
        (line 0))
    (with-current-buffer forms
      (insert-file-contents "forms")
      (goto-char (point-min))
      (while (re-search-forward "^\\(?:=>\\|!!\\|#!\\).*$" nil t)
        (replace-match "" t t))
      (goto-char (point-min))
      (while (progn (forward-comment (buffer-size)) (not (eobp)))
        (let ((form (read (current-buffer))))
          (setq line (line-number-at-pos))
          (let ((verdict (with-temp-buffer (record--verdict form))))
            (with-current-buffer verdicts
              (insert (format "%d\t%s\n" line verdict)))))))
    (with-current-buffer verdicts
      (write-region nil nil "verdicts" nil 'silent))))

;;; record.el ends here
