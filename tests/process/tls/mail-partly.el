;;; mail-partly.el --- Parameters that are missing  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(dolist (parameters '((:capability-command nil) (:success nil) (:starttls-function nil) (:end-of-capability "^250 .*\n")))
  (let* ((result (apply #'open-mail "mail" :type 'network :return-list t parameters))
         (c (car result)))
    (say "%S: %S" parameters (cdr result))
    (when c
      (end c))
    (kill-buffer "*mail*")))
(let* ((result (open-mail "mail" :type 'network :return-list t
                          :capability-command (lambda (greeting) (format "EHLO %s\r\n" (substring greeting 0 3)))))
       (c (car result)))
  (say "%S" (cdr result))
  (when c
    (end c)))

;;; mail-partly.el ends here
