;;; filters.el --- How output reaches filters  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* ((s (server))
       (c (client s))
       (a (accepted s))
       (heard nil))
  (set-process-filter c (lambda (_ text) (push text heard)))
  (say "nothing: %S" (accept-process-output c 0.02))
  (process-send-string a "one ")
  (process-send-string a "two")
  (say "something: %S %S" (accept-process-output c 2) (apply #'concat (reverse heard)))
  ;; A filter that waits is called again for what comes meanwhile, and in order.
  (setq heard nil)
  (set-process-filter c (lambda (process text)
                          (push (concat "<" text) heard)
                          (when (string= text "first")
                            (process-send-string a "second")
                            (accept-process-output process 1))
                          (push (concat text ">") heard)))
  (process-send-string a "first")
  (say "nested: %S %S" (accept-process-output c 2) (reverse heard))
  ;; A filter of t leaves output where it is.
  (setq heard nil)
  (set-process-filter c t)
  (process-send-string a "later")
  (say "blocked: %S" (accept-process-output c 0.05))
  (set-process-filter c (lambda (_ text) (push text heard)))
  (say "released: %S %S" (accept-process-output c 2) heard)
  ;; Leaving a filter by `throw'.
  (set-process-filter c (lambda (_ text) (throw 'done text)))
  (process-send-string a "away")
  (say "thrown: %S" (catch 'done (accept-process-output c 2) 'not-thrown))
  ;; Errors reach who waits only if they are debugged.
  (set-process-filter c (lambda (_ _text) (error "Oops")))
  (process-send-string a "x")
  (say "debugged: %S" (let ((debug-on-error t) (debugger #'ignore))
                        (error-of (lambda () (accept-process-output c 2)))))
  ;; A filter may delete its process.
  (set-process-filter c (lambda (process _) (delete-process process)))
  (process-send-string a "x")
  (say "deleted: %S %S" (accept-process-output c 2) (process-status c))
  ;; Filters of other processes run while one is waited for, unless it is to be served alone.
  (setq heard nil)
  (let* ((c (client s :filter (lambda (_ text) (push (cons 'c text) heard))))
         (d (client s :filter (lambda (_ text) (push (cons 'd text) heard)))))
    (wait-for (lambda () (= (length (process-list)) 5)))
    (process-send-string (nth 1 (process-list)) "for c")
    (process-send-string (nth 0 (process-list)) "for d")
    (say "alone: %S %S" (accept-process-output d 2 nil t) heard)
    (say "the other: %S %S" (accept-process-output c 2) heard)
    (say "poll: %S %S" (accept-process-output) (accept-process-output nil 0))
    (say "a server: %S" (accept-process-output s 1))))

;;; filters.el ends here
