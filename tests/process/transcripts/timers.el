;;; timers.el --- When timers run  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(defvar ran nil
  "What timers have noted, latest first.")

(defun note (&rest what)
  "Note WHAT."
  (push what ran))

(defmacro ran-in (seconds)
  "Pause for SECONDS and return what timers noted meanwhile."
  `(progn (sleep-for ,seconds) (prog1 (nreverse ran) (setq ran nil))))

(mapc #'cancel-timer timer-list)
(say "none: %S" timer-list)
(run-at-time 0.03 nil #'note 'third)
(run-at-time 0.01 nil #'note 'first)
(run-with-timer 0.02 nil #'note 'second 1 2)
(say "in the list: %S" (mapcar #'timer--args timer-list))
(say "in order: %S" (ran-in 0.1))
(say "none is left: %S" timer-list)
(let ((timer (run-at-time 0.01 nil #'note 'cancelled)))
  (say "a timer: %S %S %S" (timerp timer) (timerp [1 2]) (timerp 'timer))
  (cancel-timer timer)
  (say "cancelled: %S" (ran-in 0.03)))
(run-at-time nil nil #'note 'now)
(run-at-time -5 nil #'note 'past)
(say "at once: %S" (ran-in 0.01))
;; One that repeats.
(let ((timer (run-at-time 0.01 0.01 #'note 'again)))
  (sleep-for 0.1)
  (cancel-timer timer)
  (say "repeated: %S" (>= (length ran) 3))
  (setq ran nil)
  (say "no more: %S" (ran-in 0.03)))
(let (timer)
  (setq timer (run-at-time 0.01 0.01 (lambda () (note 'once) (cancel-timer timer))))
  (say "cancels itself: %S" (ran-in 0.05)))
;; An error ends neither the timer nor who waits.
(let ((timer (run-at-time 0.01 0.02 (lambda () (note 'error) (error "Oops")))))
  (sleep-for 0.1)
  (cancel-timer timer)
  (say "errors: %S" (>= (length ran) 2))
  (setq ran nil))
(run-at-time 0.01 nil (lambda () (throw 'out 'thrown)))
(say "a throw: %S" (catch 'out (sleep-for 1) 'not-thrown))
;; A timer added by a timer waits for its turn, even if it is due.
(run-at-time 0.01 nil (lambda () (note 'outer) (run-at-time 0 nil #'note 'inner) (note 'end)))
(say "added: %S" (ran-in 0.05))
;; Equal times: the later made is the first to run.
(let ((time (time-add nil 0.02)))
  (run-at-time time nil #'note 'made-first)
  (run-at-time time nil #'note 'made-second))
(say "equal times: %S" (ran-in 0.05))
;; Timers in a wait for a process.
(let* ((s (server)) (c (client s)) (a (accepted s)))
  (set-process-filter c (lambda (_ text) (note text)))
  (run-at-time 0.01 nil (lambda () (note 'timer) (process-send-string a "sent by a timer")))
  (say "waited: %S %S" (accept-process-output c 2) (reverse ran))
  (setq ran nil)
  (run-at-time 0.01 nil #'note 'timer)
  (say "inhibited: %S %S" (accept-process-output c 0.05 nil 1) ran)
  (say "later: %S" (ran-in 0.01)))
(say "timeout: %S %S" (with-timeout (0.02 'late) (sleep-for 1) 'in-time) (with-timeout (1 'late) 'in-time))
(say "nested timeouts: %S" (with-timeout (1 'outer) (with-timeout (0.02 'inner) (sleep-for 2))))
(say "left: %S" timer-list)
(dolist (form '((run-at-time "nonsense" nil #'note) (run-at-time 'x nil #'note) (cancel-timer 3) (cancel-timer nil)
                (sleep-for 'x) (sleep-for nil) (sit-for 'x) (run-with-idle-timer 'x nil #'note) (timer-activate 3)
                (timer-set-time 3 nil)))
  (say "%S: %S" form (error-of (lambda () (eval form t)))))
(say "sit: %S %S %S" (sit-for 0) (sit-for 0.01) (sit-for -1))
(say "idle: %S" (progn (run-with-idle-timer 0.01 nil #'note 'idle) (ran-in 0.05)))
(say "idle list: %S" (assq 'idle (mapcar #'timer--args timer-idle-list)))

;;; timers.el ends here
