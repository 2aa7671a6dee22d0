;;; bindat-messages.el --- A binary protocol over a connection  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(require 'bindat)
(defconst message-type
  (bindat-type (kind u8) (length uint 16) (_ align 4) (body str length) (flags bits 1)))
(let* ((s (server :coding 'binary)) (c (client s :coding 'binary)) (a (accepted s)) (heard ""))
  (set-process-coding-system a 'binary 'binary)
  (set-process-filter a (lambda (_ text) (setq heard (concat heard text))))
  (process-send-string c (bindat-pack message-type '((kind . 7) (length . 5) (body . "hello") (flags 0 3))))
  (wait-for (lambda () (= (length heard) 10)))
  (say "%S" (bindat-unpack message-type heard))
  (say "%S" (bindat-length message-type '((kind . 7) (length . 5) (body . "hello") (flags 0 3))))
  (say "%S" (bindat-get-field (bindat-unpack message-type heard) 'body))
  (say "%S" (bindat-ip-to-string [127 0 0 1])))

;;; bindat-messages.el ends here
