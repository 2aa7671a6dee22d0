;;; return-list.el --- What :return-list tells of TLS  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(defun told (label result)
  "Say what RESULT of LABEL is and end its process."
  (say "%s: %S" label (if (and (consp result) (processp (car result))) (cons 'process (cdr result)) result))
  (when (and (consp result) (processp (car result)))
    (end (car result))))
(told 'simple (open-tls "good" :return-list t))
(told 'greeting (open-tls "good" :return-list t :end-of-command "\n"))
(told 'capabilities (open-tls "good" :return-list t :end-of-command "\n" :capability-command "what\n"))
(told 'other-end (open-tls "good" :return-list t :end-of-command "\n" :end-of-capability "t\n" :capability-command "a what\n"))
(told 'nowait (open-tls "good" :return-list t :nowait t))
(told 'ssl (error-of (lambda () (open-network-stream "c" nil "localhost" (port "good") :type 'ssl :return-list t))))

;;; return-list.el ends here
