;;; conversation.el --- Commands and responses  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let ((c (open-network-stream "c" (get-buffer-create "*mail*") "localhost" (port "mail-plain") :type 'plain :coding 'binary)))
  (say "%S" (network-stream-get-response c 1 "\n"))
  (say "%S" (network-stream-command c "EHLO x\r\n" "^250 .*\n"))
  (say "%S" (network-stream-command c nil "^250 .*\n"))
  (say "%S" (network-stream-command c "FOO\r\n" nil))
  (say "%S" (network-stream-get-response c 1 nil))
  (wait-for (lambda () (with-current-buffer "*mail*" (string-suffix-p "500 what?\r\n" (buffer-string)))))
  (say "%S" (network-stream-command c "BAR\r\n" "what"))
  (say "%S" (network-stream-command c "quit\r\n" "never"))
  (say "%S" (process-status c))
  (say "%S" (network-stream-get-response c 1 "nothing like it")))
(say "%S %S" (network-stream--capability-command "a" "b") (network-stream--capability-command (lambda (x) (list x)) "b"))

;;; conversation.el ends here
