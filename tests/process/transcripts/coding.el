;;; coding.el --- Decoding and encoding in pieces  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(setq print-escape-nonascii t print-escape-newlines t print-escape-control-characters t)

(defun pieces (coding &rest pieces)
  "Print what a filter gets if PIECES, unibyte strings, arrive one by one and are decoded by CODING."
  (let* ((s (server :coding 'binary))
         (heard nil)
         (c (client s :coding coding :filter (lambda (_ text) (push (list (substring-no-properties text) (multibyte-string-p text)) heard))))
         (a (accepted s)))
    (dolist (piece pieces)
      (process-send-string a piece)
      (accept-process-output c 0.05))
    (delete-process a)
    (wait-for (lambda () (eq (process-status c) 'closed)))
    (accept-process-output nil 0.02)
    (say "%S %S: %S, then %S" coding pieces (reverse heard) (process-coding-system c))
    (delete-process s)))

(pieces 'utf-8 "abc")
(pieces 'utf-8-unix "gr\303" "\274\303\237e")
(pieces 'utf-8-unix "\344" "\275" "\240")
(pieces 'utf-8-unix "a\377b")
(pieces 'utf-8-unix "a\303")
(pieces 'utf-8-unix "a\r" "\nb")
(pieces 'utf-8-dos "a\r" "\nb\r\n")
(pieces 'utf-8 "a\r\n" "b\r\n")
(pieces 'utf-8 "a\nb\r\n")
(pieces 'latin-1-unix "\344\366")
(pieces 'binary "\303\274\r\n\377")
(pieces 'raw-text-unix "\303\274")
(pieces 'utf-16le-unix "a" "\000b\000")
(pieces 'undecided-unix "a" "\303\274")

(defun sent (coding &rest texts)
  "Print what arrives if TEXTS are sent as encoded by CODING."
  (let* ((heard "")
         (s (server :coding 'binary :filter (lambda (_ text) (setq heard (concat heard text)))))
         (c (client s :coding coding)))
    (accepted s)
    (dolist (text texts)
      (process-send-string c text))
    (process-send-eof c)
    (wait-for (lambda () (not (process-live-p c))))
    (say "%S %S: %S" coding texts heard)
    (delete-process s)))

(sent 'utf-8 "gr\u00fc\u00dfe\n")
(sent 'utf-8-dos "a\nb\n")
(sent 'latin-1 "\u00fc")
(sent 'latin-1 "\u4f60")
(sent 'binary "\303\274")
(sent 'binary "\u00fc")
(sent 'utf-8 "\303\274")
(sent 'utf-8 "\x3fffff")
(sent 'utf-16 "a" "b")

;;; coding.el ends here
