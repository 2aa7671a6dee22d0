;;; contacts.el --- What process-contact tells of each kind  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* ((s (server)) (c (client s :plist '(k v))) (a (accepted s)) (port (process-contact s :service)))
  (say "%S" (equal (process-contact s) (list "127.0.0.1" port)))
  (say "%S" (equal (process-contact c) (list "127.0.0.1" port)))
  (say "%S" (equal (process-contact c :remote) (vector 127 0 0 1 port)))
  (say "%S" (equal (process-contact a :local) (vector 127 0 0 1 port)))
  (say "%S" (process-contact a :host))
  (say "%S" (process-contact c :nothing))
  (say "%S" (plist-get (process-contact c t) :plist))
  (say "%S" (process-contact c :name))
  (say "%S" (process-contact s :server)))
(let ((p (make-process :name "cat" :command '("cat") :noquery t :connection-type 'pipe)))
  (say "%S %S %S" (process-contact p) (process-contact p t) (process-contact p :name)))

;;; contacts.el ends here
