;;; comint-programs.el --- Talking to programs in buffers  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)
(require 'comint)

(defun text ()
  "Return the text of the current buffer without properties."
  (buffer-substring-no-properties (point-min) (point-max)))

(defun ended (buffer)
  "Wait until the process of BUFFER has ended and its sentinel has said so."
  (wait-for (lambda ()
              (with-current-buffer buffer
                (and (not (comint-check-proc buffer))
                     (string-match-p "^Process " (buffer-string)))))))

(let* ((process-connection-type nil)
       (buffer (make-comint "cat" "cat"))
       (process (get-buffer-process buffer)))
  (set-process-query-on-exit-flag process nil)
  (with-current-buffer buffer
    (say "%s %s %S %S" (buffer-name) major-mode (process-command process) (process-filter process))
    (say "%S %S" comint-ptyp (comint-check-proc buffer))
    (insert "hello")
    (comint-send-input)
    (wait-for (lambda () (= (marker-position (process-mark process)) 13)))
    (say "%S %d" (text) (point))
    (insert "hä日")
    (comint-send-input)
    (wait-for (lambda () (string-suffix-p "hä日\nhä日\n" (text))))
    (say "%S %S" (text) (ring-elements comint-input-ring))
    (say "again: %S" (eq buffer (make-comint "cat" "cat")))
    (insert "last")
    (comint-send-input t)
    (ended buffer)
    (say "%S" (text))
    (say "%S" (comint-check-proc buffer))))

(let* ((process-connection-type nil)
       (buffer (make-comint "sh" "sh" nil "-c" "echo $INSIDE_EMACS | sed s/,.*//; echo $TERM; printf '10%%\\r20%%\\r30%%\\ndone'; exit 3")))
  (ended buffer)
  (with-current-buffer buffer (say "%S" (replace-regexp-in-string "^[0-9.]+\n" "VERSION\n" (text)))))

(let* ((process-connection-type nil)
       (buffer (make-comint "reader" "sh" nil "-c" "printf '> '; while read -r line; do echo \"got $line\"; printf '> '; done"))
       (process (get-buffer-process buffer)))
  (set-process-query-on-exit-flag process nil)
  (with-current-buffer buffer
    (setq comint-prompt-regexp "^> ")
    (wait-for (lambda () (string-suffix-p "> " (text))))
    (dolist (input '("one" "two words"))
      (insert input)
      (comint-send-input)
      (wait-for (lambda () (string-suffix-p "\n> " (text))))
      (accept-process-output process 0.05))
    (say "%S" (text))
    (comint-previous-input 2)
    (say "%S" (text))
    (comint-bol)
    (say "%d" (point))
    (goto-char (point-max))
    (comint-kill-input)
    (goto-char (point-min))
    (comint-next-prompt 1)
    (say "%d %S" (point) (comint-get-old-input-default))
    (comint-send-input)
    (wait-for (lambda () (string-suffix-p "> one\ngot one\n> " (text))))
    (comint-delete-output)
    (say "%S" (text))
    (comint-interrupt-subjob)
    (ended buffer)
    (say "%s" (process-status process))))

(let* ((process-connection-type t)
       (buffer (make-comint "echoing" "sh" nil "-c" "printf '$ '; read -r line; printf 'it was %s\\n$ ' \"$line\"; read -r end"))
       (process (get-buffer-process buffer)))
  (set-process-query-on-exit-flag process nil)
  (with-current-buffer buffer
    (setq comint-process-echoes t)
    (wait-for (lambda () (equal (text) "$ ")))
    (insert "typed")
    (comint-send-input)
    (wait-for (lambda () (string-suffix-p "typed\n$ " (text))))
    (say "%S %S" comint-ptyp (text))
    (delete-process process)))

(let ((file (make-temp-file "start" nil nil "from a file\n"))
      (process-connection-type nil))
  (let* ((buffer (make-comint "starting" "cat" file))
         (process (get-buffer-process buffer)))
    (set-process-query-on-exit-flag process nil)
    (with-current-buffer buffer
      (wait-for (lambda () (string-search "file\n" (text))))
      (say "%S" (text)))
    (delete-process process)
    (delete-file file)))

;;; comint-programs.el ends here
