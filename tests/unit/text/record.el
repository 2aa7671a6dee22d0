;;; record.el --- Fill recorded verdicts into test data -*- lexical-binding: t -*-

;; Run as: emacs --batch -Q -l record.el FILE
;; Each line of FILE is a JSON array: a question whose last element is the
;; verdict.  The file's name says what is asked.

;;; Code:

(require 'json)

(defun record-spans (match)
  "Return MATCH data as a vector of pairs, [-1, -1] for no match."
  (let (spans)
    (while match
      (push (vector (or (car match) -1) (or (cadr match) -1)) spans)
      (setq match (cddr match)))
    (vconcat (nreverse spans))))

(defun record-regexps (pattern text fold)
  "Return the spans of PATTERN in TEXT, folding case if FOLD, or an error text."
  (let ((case-fold-search fold))
    (condition-case err
        (and (string-match pattern text) (record-spans (match-data t)))
      (invalid-regexp (cadr err)))))

(defun record-searches (text point how pattern bound low high)
  "Return what searching TEXT for PATTERN from POINT finds; HOW says which way.
The search ends at BOUND if that is a number, and sees LOW to HIGH only."
  (with-temp-buffer
    (insert text)
    (narrow-to-region low high)
    (goto-char point)
    (let ((case-fold-search nil))
      (and (if (equal how "at")
               (looking-at pattern)
             (funcall (if (equal how "forward") #'re-search-forward #'re-search-backward)
                      pattern bound t))
           (record-spans (butlast (match-data t) (if (bufferp (car (last (match-data t)))) 1 0)))))))

(defun record-cases (text)
  "Return what the four case functions make of TEXT."
  (vector (upcase text) (downcase text) (capitalize text) (upcase-initials text)))

(defun record-motions (text point how argument)
  "Return where HOW with ARGUMENT moves from POINT in TEXT, or an error text."
  (with-temp-buffer
    (insert text)
    (goto-char point)
    (condition-case err
        (progn (funcall (intern how) argument) (point))
      (error (cadr err)))))

(defalias 'record-skips #'record-motions)

(defun record-decodings (bytes coding)
  "Return the characters of BYTES, a text of Latin 1, in CODING, and what it was found to be."
  (let* ((text (decode-coding-string (encode-coding-string bytes 'latin-1-unix) (intern coding)))
         (found (symbol-name last-coding-system-used)))
    (vector (vconcat text) found)))

(defun record-encodings (text coding)
  "Return the bytes of TEXT in CODING as a text of Latin 1."
  (decode-coding-string (encode-coding-string text (intern coding)) 'latin-1-unix))

(let* ((file (pop command-line-args-left))
       (ask (intern (concat "record-" (file-name-base file))))
       (coding-system-for-read 'utf-8)
       (coding-system-for-write 'utf-8)
       (json-null nil)
       (json-false nil))
  (with-temp-buffer
    (insert-file-contents file)
    (while (not (eobp))
      (let* ((start (point))
             (line (append (json-parse-string (buffer-substring start (line-end-position))
                                              :null-object nil :false-object nil)
                           nil))
             (question (butlast line))
             (verdict (apply ask question))
             (json (mapconcat (lambda (value) (decode-coding-string (json-serialize value :null-object nil :false-object :false) 'utf-8))
                              (append question (list verdict)) ", ")))
        (delete-region start (line-end-position))
        (insert "[" json "]")
        (forward-line 1)))
    (write-region nil nil file nil 'silent)))

;;; record.el ends here
