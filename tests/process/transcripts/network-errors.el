;;; network-errors.el --- What is wrong with arguments for connections  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(dolist (arguments '((:name "x") (:name 5 :host "127.0.0.1" :service 1) (:host "127.0.0.1" :service 1)
                     (:name "x" :host "127.0.0.1" :service 1 :type odd) (:name "x" :host "127.0.0.1" :service 1 :family odd)
                     (:name "x" :server t :nowait t :service t) (:name "x" :host 5 :service 1) (:name "x" :host "127.0.0.1" :service foo)
                     (:name "x" :remote "nonsense") (:name "x" :family local :service 5) (:name "x" :server t :local [1 2])
                     (:name "x" :host "127.0.0.1" :family ipv4 :service "no-such-service")))
  (say "%S: %S" arguments (error-of (lambda () (apply #'make-network-process (copy-sequence arguments))))))
(say "%S" (process-list))

;;; network-errors.el ends here
