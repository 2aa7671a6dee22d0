;;; socket-options.el --- Socket options and their errors  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* ((s (server :reuseaddr t)) (c (client s :keepalive t :linger 3 :nodelay t)) (u (make-network-process :name "u" :type 'datagram :host "127.0.0.1" :family 'ipv4 :service 9 :noquery t)))
  (dolist (try '((:keepalive t) (:keepalive nil) (:linger 5) (:linger nil) (:oobinline t) (:priority 3) (:dontroute t) (:reuseaddr nil) (:bindtodevice "lo") (:bindtodevice "nosuchdevice0") (:broadcast t) (:nonsense 1) (:priority "x")))
    (say "%S: %S" try (error-of (lambda () (set-network-process-option c (car try) (cadr try))))))
  (say "%S" (set-network-process-option c :nonsense 1 t))
  (say "%S" (set-network-process-option u :broadcast t))
  (say "%S" (process-contact c :keepalive))
  (say "%S" (error-of (lambda () (set-network-process-option (make-pipe-process :name "p" :noquery t) :keepalive t)))))

;;; socket-options.el ends here
