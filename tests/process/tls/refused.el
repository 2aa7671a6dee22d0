;;; refused.el --- Nobody listens  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let ((port (let* ((server (make-network-process :name "s" :server t :host "127.0.0.1" :family 'ipv4 :service t :noquery t)))
              (prog1 (process-contact server :service)
                (delete-process server)))))
  (dolist (parameters '((:type tls) (:type tls :return-list t) (:type plain :return-list t) (:type starttls)))
    (let ((error (error-of (lambda () (apply #'open-network-stream "c" nil "localhost" port parameters)))))
      (say "%S: %S" parameters (list (nth 0 error) (nth 1 error) (nth 2 error))))))
(say "%S" (error-of (lambda () (open-network-stream "c" "*no*" "localhost" 1 :type 'tls))))
(dolist (type '(foo 3 "tls"))
  (say "%S" (error-of (lambda () (open-network-stream "c" nil "localhost" 1 :type type)))))

;;; refused.el ends here
