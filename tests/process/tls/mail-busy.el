;;; mail-busy.el --- A server that offers STARTTLS but refuses it  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* ((result (open-mail "mail-busy" :type 'network :return-list t))
       (c (car result)))
  (say "%S" (cdr result))
  (say "%S" (with-current-buffer "*mail*" (buffer-string)))
  (end c))

;;; mail-busy.el ends here
