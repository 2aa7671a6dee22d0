;;; files.el --- Files of certificates that are not there or no certificates  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(dolist (arguments `((:trustfiles ("/nowhere.pem")) (:trustfiles (3)) (:crlfiles ("/nowhere.pem"))
                     (:keylist (("/nowhere.key" ,(certificate "client.pem"))))
                     (:keylist ((,(certificate "client.key") "/nowhere.pem")))
                     (:keylist ((,(certificate "client.pem") ,(certificate "client.pem"))))
                     (:keylist ((,(certificate "client.key") ,(certificate "client.pem"))))))
  (let ((c (connect "good")))
    (say "%S: %S" (car arguments) (apply #'negotiate c arguments))
    (end c)))

;;; files.el ends here
