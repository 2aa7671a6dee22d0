;;; stop-connection.el --- Stopping and continuing a connection  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* ((s (server)) (c (client s)) (a (accepted s)) heard)
  (set-process-filter c (lambda (_ text) (push text heard)))
  (say "stop: %S %S %S" (eq c (stop-process c)) (process-status c) (process-command c))
  (process-send-string a "waiting")
  (accept-process-output c 0.05)
  (say "heard: %S" heard)
  (say "continue: %S %S %S" (eq c (continue-process c)) (process-status c) (process-command c))
  (accept-process-output c 2)
  (say "heard: %S" heard)
  (say "server: %S %S" (progn (stop-process s) (process-status s)) (progn (continue-process s) (process-status s))))

;;; stop-connection.el ends here
