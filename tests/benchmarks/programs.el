;;; programs.el --- What the benchmarks run  -*- lexical-binding: t -*-

;;; Commentary:

;; Each program is a function of one size.  The same file is loaded by elnet, by Emacs as source and by Emacs as
;; byte-code; every program returns a value that all three must agree on.

;;; Code:

(defun bench-fib (n)
  "Return the Nth Fibonacci number, the slow way: calls and small integers."
  (if (< n 2) n (+ (bench-fib (- n 1)) (bench-fib (- n 2)))))

(defun bench-tak (x y z)
  "Takeuchi's function of X, Y and Z."
  (if (not (< y x))
      z
    (bench-tak (bench-tak (1- x) y z) (bench-tak (1- y) z x) (bench-tak (1- z) x y))))

(defun bench-calls (n)
  "Run fib and tak, N times the latter."
  (let ((sum 0))
    (dotimes (_ n) (setq sum (+ sum (bench-tak 12 8 4))))
    sum))

(defun bench-loop (n)
  "Sum the squares below N that are not divisible by 3."
  (let ((i 0) (sum 0))
    (while (< i n)
      (unless (= (% i 3) 0) (setq sum (+ sum (* i i))))
      (setq i (1+ i)))
    sum))

(defun bench-lists (n)
  "Build, map, filter and fold lists of N elements."
  (let ((numbers nil) (sum 0))
    (dotimes (i n) (push i numbers))
    (setq numbers (nreverse numbers))
    (dolist (x (mapcar (lambda (x) (* x 2)) numbers)) (setq sum (+ sum x)))
    (dolist (x (delq nil (mapcar (lambda (x) (and (= 0 (% x 2)) x)) numbers))) (setq sum (- sum x)))
    (list sum (length (append numbers numbers)) (nth (/ n 2) numbers) (car (last numbers)))))

(defun bench-hash (n)
  "Count N words in an `equal' hash table."
  (let ((table (make-hash-table :test 'equal)) (sum 0))
    (dotimes (i n)
      (let ((key (concat "word" (number-to-string (% i 97)))))
        (puthash key (1+ (gethash key table 0)) table)))
    (maphash (lambda (key value) (setq sum (+ sum (* value (length key))))) table)
    (list (hash-table-count table) sum)))

(defun bench-rot13 (char)
  "Return CHAR moved by 13 letters if it is one."
  (cond ((and (>= char ?a) (<= char ?z)) (+ ?a (% (+ (- char ?a) 13) 26)))
        ((and (>= char ?A) (<= char ?Z)) (+ ?A (% (+ (- char ?A) 13) 26)))
        (t char)))

(defun bench-strings (n)
  "Build a text of N lines, encode every character of it, and take it apart again."
  (let ((lines nil) (letters 0))
    (dotimes (i n)
      (push (concat "line " (number-to-string i) ": The quick brown fox") lines))
    (let ((text (concat (mapcar #'bench-rot13 (mapconcat #'identity (nreverse lines) "\n")))))
      (dotimes (i (length text))
        (when (eq (aref text i) ?Q) (setq letters (1+ letters))))
      (list (length text) letters (substring text 0 20) (length (split-string text "\n"))))))

(defun bench-regexps (n)
  "Match N log lines against a regexp with groups."
  (let ((sum 0)
        (line (concat "127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] \"GET /articles/2000/10/tuning.html HTTP/1.0\" 200 23268 "
                      "\"http://www.example.com/start.html?query=tuning\" \"Mozilla/4.08 [en] (Win98; I ;Nav)\""))
        (regexp (concat "\\`\\([0-9.]+\\) - \\([^ ]+\\) \\[\\([^]]+\\)\\] \"\\([A-Z]+\\) \\([^ \"]+\\) HTTP/[0-9.]+\" "
                        "\\([0-9]+\\) \\([0-9]+\\) \"\\([^\"]*\\)\" \"\\([^\"]*\\)\"\\'")))
    (dotimes (_ n)
      (when (string-match regexp line)
        (setq sum (+ sum (string-to-number (match-string 7 line)) (match-end 5)))))
    sum))

(defun bench-buffers (n)
  "Insert N lines into a buffer, then search and edit them."
  (with-temp-buffer
    (dotimes (i n) (insert "item " (number-to-string i) "\n"))
    (goto-char (point-min))
    (let ((count 0))
      (while (search-forward "9\n" nil t) (setq count (1+ count)))
      (goto-char (point-min))
      (while (re-search-forward "^item \\([0-9]\\)$" nil t) (replace-match "<\\1>"))
      (list count (buffer-size) (buffer-substring 1 4)))))

(defvar bench-level 0 "Bound dynamically by `bench-dynamic'.")

(defun bench-level-of (n)
  "Return `bench-level' after binding it N times around a call."
  (if (= n 0) bench-level
    (let ((bench-level (1+ bench-level))) (bench-level-of (1- n)))))

(defun bench-dynamic (n)
  "Bind a special variable N times, in nests of 50."
  (let ((sum 0))
    (dotimes (_ (/ n 50)) (setq sum (+ sum (bench-level-of 50))))
    (list sum bench-level)))

(defun bench-find (item items)
  "Throw to `found' at the place of ITEM in ITEMS."
  (let ((i 0))
    (dolist (x items) (when (eq x item) (throw 'found i)) (setq i (1+ i)))))

(defun bench-parse (string)
  "Return the number STRING stands for; signal an error if it stands for none."
  (if (string-match-p "\\`[0-9]+\\'" string) (string-to-number string) (error "Not a number: %s" string)))

(defun bench-exits (n)
  "Leave N searches by `throw' and survive N/4 errors in N conversions."
  (let ((items '(a b c d e f g h)) (sum 0) (failures 0))
    (dotimes (i n)
      (setq sum (+ sum (catch 'found (bench-find (nth (% i 8) items) items))))
      (setq sum (+ sum (condition-case nil (bench-parse (if (= 0 (% i 4)) "x1" "17")) (error (setq failures (1+ failures)) 0)))))
    (list sum failures)))

(defun bench-counter ()
  "Return a closure that counts its calls."
  (let ((n 0)) (lambda (step) (setq n (+ n step)))))

(defun bench-closures (n)
  "Make N/10 counters and call each ten times through `funcall'."
  (let ((sum 0))
    (dotimes (i (/ n 10))
      (let ((counter (bench-counter)))
        (dotimes (_ 10) (setq sum (+ sum (funcall counter i))))))
    sum))

(defun bench-nbody (n)
  "Advance three bodies N steps and return the energy, rounded."
  (let ((x1 0.0) (v1 0.0) (x2 1.0) (v2 0.5) (x3 -1.5) (v3 -0.4) (dt 0.001))
    (dotimes (_ n)
      (let* ((d12 (- x2 x1)) (d13 (- x3 x1)) (d23 (- x3 x2))
             (f12 (/ d12 (+ 0.1 (* (abs d12) d12 d12))))
             (f13 (/ d13 (+ 0.1 (* (abs d13) d13 d13))))
             (f23 (/ d23 (+ 0.1 (* (abs d23) d23 d23)))))
        (setq v1 (+ v1 (* dt (+ f12 f13))) v2 (+ v2 (* dt (- f23 f12))) v3 (- v3 (* dt (+ f13 f23))))
        (setq x1 (+ x1 (* dt v1)) x2 (+ x2 (* dt v2)) x3 (+ x3 (* dt v3)))))
    (format "%.9f" (+ x1 x2 x3 (* v1 v1) (* v2 v2) (* v3 v3)))))

(defun bench-mandelbrot (n)
  "Count the points of an N by N grid inside the Mandelbrot set."
  (let ((count 0))
    (dotimes (row n)
      (dotimes (column n)
        (let ((cr (- (/ (* 3.0 column) n) 2.0)) (ci (- (/ (* 2.0 row) n) 1.0)) (zr 0.0) (zi 0.0) (i 0))
          (while (and (< i 30) (< (+ (* zr zr) (* zi zi)) 4.0))
            (let ((next (+ (- (* zr zr) (* zi zi)) cr)))
              (setq zi (+ (* 2.0 zr zi) ci) zr next i (1+ i))))
          (when (= i 30) (setq count (1+ count))))))
    count))

(defconst bench-programs
  '((bench-fib "calls: fib" 20)
    (bench-calls "calls: tak" 20)
    (bench-loop "loops" 60000)
    (bench-lists "list building and mapping" 12000)
    (bench-hash "equal hash tables" 10000)
    (bench-strings "string building" 1000)
    (bench-regexps "regexp matching" 6000)
    (bench-buffers "buffer insertion and search" 4000)
    (bench-dynamic "dynamic binding" 40000)
    (bench-exits "catch/throw and condition-case" 5000)
    (bench-closures "closures" 40000)
    (bench-nbody "floats: nbody" 8000)
    (bench-mandelbrot "floats: mandelbrot" 60))
  "Programs, what they cover, and the size at which they run.")

(defun bench-run ()
  "Run every program a few times; print name, best time in seconds and value."
  (dolist (program bench-programs)
    (let ((function (car program)) (size (nth 2 program)) (best nil) (value nil))
      (dotimes (_ 7)
        (garbage-collect)
        (let ((start (float-time)))
          (setq value (funcall function size))
          (let ((time (- (float-time) start)))
            (when (or (null best) (< time best)) (setq best time)))))
      (princ (format "%S\n" (list (nth 1 program) best (format "%S" value)))))))

(provide 'programs)
;;; programs.el ends here
