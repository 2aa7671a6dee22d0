;;; large.el --- Primitives on large inputs  -*- lexical-binding: t -*-

;;; Commentary:

;; What the benchmarks run on large inputs: primitives that are written in C in Emacs.  Loaded after programs.el.

;;; Code:

(require 'programs)
(require 'json)

(defvar bench-numbers (let ((seed 7) (found nil))
                        (dotimes (_ 50000 found)
                          (setq seed (% (+ (* seed 1103515245) 12345) 2147483648))
                          (push seed found)))
  "Fifty thousand numbers in no order.")
(defvar bench-words (mapcar (lambda (number) (format "word%d" (% number 5000))) bench-numbers)
  "Fifty thousand words, among them many equal ones.")
(defvar bench-text (mapconcat #'identity bench-words " ") "The words as one text.")
(defvar bench-alist (let ((n 0)) (mapcar (lambda (word) (cons word (setq n (1+ n)))) (take 2000 bench-words)))
  "Two thousand words with numbers.")
(defvar bench-table (let ((table (make-hash-table :test 'equal)))
                      (dolist (word bench-words table)
                        (puthash word t table)))
  "The words as a hash table.")
(defvar bench-objects (vconcat (mapcar (lambda (n) `((id . ,n) (name . ,(format "name%d" n)) (tags . ["a" "bcd"]) (x . ,(* n 0.5)) (ok . t)))
                                       (take 3000 bench-numbers)))
  "Three thousand objects for JSON.")
(defvar bench-json (json-serialize bench-objects) "The objects as JSON.")

(defun bench-count (list)
  "Return the length of LIST and its first element."
  (list (length list) (car list)))

(defun bench-big-buffer (megabytes)
  "Append MEGABYTES of output to a buffer and search it to the end; return where the end is."
  (with-temp-buffer
    (let ((piece (concat (make-string 1000 ?x) "\n")))
      (dotimes (_ (* megabytes 1000))
        (goto-char (point-max))
        (insert piece)))
    (insert "needle")
    (goto-char (point-min))
    (re-search-forward "needle$")
    (point)))

(defconst bench-programs
  (list
   (list (lambda (_) (bench-count (sort (copy-sequence bench-numbers) #'<))) "sort by <" 0)
   (list (lambda (_) (bench-count (sort bench-words))) "sort words" 0)
   (list (lambda (_) (let ((n 0)) (dolist (word bench-words n) (when (gethash word bench-table) (setq n (1+ n)))))) "gethash" 0)
   (list (lambda (_) (let ((n 0)) (dolist (word (take 500 bench-words) n) (setq n (+ n (cdr (assoc word bench-alist))))))) "assoc" 0)
   (list (lambda (_) (length (mapconcat #'upcase bench-words ", "))) "mapconcat" 0)
   (list (lambda (_) (bench-count (split-string bench-text))) "split-string" 0)
   (list (lambda (_) (length (replace-regexp-in-string "word\\([0-9]\\)" "<\\1>" bench-text))) "replace-regexp-in-string" 0)
   (list (lambda (_) (length (format "%s" bench-words))) "format a long list" 0)
   (list (lambda (_) (length (json-parse-string bench-json :object-type 'alist))) "json-parse-string" 0)
   (list (lambda (_) (length (json-serialize bench-objects))) "json-serialize" 0)
   (list (lambda (_) (length (json-read-from-string bench-json))) "json-read-from-string (json.el)" 0)
   (list (lambda (_) (length (json-encode bench-objects))) "json-encode (json.el)" 0)
   (list #'bench-big-buffer "append and search 10 MB" 10))
  "Programs, what they cover, and the size at which they run.")

(provide 'large)
;;; large.el ends here
