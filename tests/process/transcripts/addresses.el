;;; addresses.el --- Addresses and contacts  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(defun masked (value)
  "Return VALUE printed, with every port replaced."
  (replace-regexp-in-string "\\b[1-9][0-9][0-9][0-9]+\\b" "PORT" (format "%S" value)))

(dolist (address '([127 0 0 1 80] [127 0 0 1] [0 0 0 0 0 0 0 1 80] [0 0 0 0 0 0 0 1] [8193 3512 0 0 0 0 0 255 443] "/tmp/x" nil
                   (1 . [1 2]) [1 2 3] 3))
  (say "%S: %S %S" address (error-of (lambda () (format-network-address address)))
       (error-of (lambda () (format-network-address address t)))))

(let* ((s (server :plist '(a 1))) (c (client s)) (a (accepted s)))
  (say "server: %s" (masked (process-contact s t)))
  (say "server: %s %s %s" (masked (process-contact s)) (process-contact s :host) (process-contact s :nothing))
  (say "client: %s" (masked (process-contact c t)))
  (say "accepted: %s" (masked (process-contact a t)))
  (say "accepted: %s" (masked (list a (process-name a) (process-plist a) (process-type a) (process-query-on-exit-flag a))))
  (say "the same ports: %S" (equal (process-contact c :local) (process-contact a :remote)))
  (set-process-filter c 'ignore)
  (set-process-sentinel c 'ignore)
  (say "functions: %s" (masked (process-contact c t)))
  (set-process-plist a '(b 2))
  (process-put a 'c 3)
  (say "properties: %S %S %S %S" (process-plist a) (process-get a 'c) (process-get a 'd) (process-plist s))
  (delete-process c)
  (say "deleted: %s" (masked (process-contact c t))))

(dolist (arguments '((:service t) (:service t :host local) (:service t :host "0.0.0.0") (:service 0 :family ipv4)
                     (:service "0" :host "127.0.0.1") (:local [127 0 0 1 0]) (:service t :family ipv6)
                     (:service t :host "::1") (:service t :type datagram :family ipv4)))
  (let ((s (apply #'make-network-process :name "s" :server t :noquery t arguments)))
    (say "%S: %s %S" arguments (masked (process-contact s t)) (process-status s))
    (delete-process s)))

(dolist (arguments '((:name 3) (:host "127.0.0.1" :service 1) (:name "x") (:name "x" :service 1 :host 3)
                     (:name "x" :service foo :host "127.0.0.1") (:name "x" :service 1 :family bogus)
                     (:name "x" :service 1 :type bogus) (:name "x" :service 1 :server t :nowait t)
                     (:name "x" :host "127.0.0.1" :service 1) (:name "x" :family local :service "/nonexistent/socket")
                     (:name "x" :family local :service "/nonexistent/socket" :server t) (:name "x" :family local :service 3)
                     (:name "x" :remote [127 0 0 1]) (:name "x" :remote [127 0 0 1 1]) (:name "x" :host "127.0.0.1" :service "nosuch")
                     (:name "x" :host "nonexistent.invalid" :service 80) (:name "x" :service 1 :buffer 3)
                     (:name "x" :host "::1" :family ipv4 :service 1)))
  (say "%S: %S" arguments (error-of (lambda () (apply #'make-network-process arguments)))))
(say "no arguments: %S" (make-network-process))
(let ((s (server)))
  (dolist (form '((open-network-stream "x" nil "127.0.0.1" 1) (process-send-string s "x") (process-send-string s 3)
                  (process-send-string "nobody" "x") (process-send-string 3 "x") (process-send-eof s)
                  (set-network-process-option s :keepalive t) (set-network-process-option s :nosuch t)
                  (set-network-process-option s :nosuch t t) (set-network-process-option s :priority 'x)
                  (set-network-process-option 3 :keepalive t) (interrupt-process s) (signal-process s 'TERM)
                  (process-running-child-p s) (delete-process "nobody") (delete-process 3) (get-process 3) (process-name 3)
                  (set-process-buffer s 3) (set-process-plist s 3) (set-process-filter 3 nil) (process-status 3)
                  (accept-process-output 3) (accept-process-output nil 'a) (accept-process-output nil 0 'x)
                  (accept-process-output nil 1.5 3) (set-process-coding-system s 'nosuch) (process-contact 3)
                  (process-datagram-address s) (network-lookup-address-info "127.0.0.1")
                  (network-lookup-address-info "::1") (network-lookup-address-info "127.0.0.1" 'ipv6)
                  (network-lookup-address-info "127.0.0.1" nil 'numeric) (network-lookup-address-info "x" 'bogus)
                  (network-lookup-address-info 3)))
    (say "%S: %S" form (error-of (lambda () (eval form `((s . ,s))))))))

;;; addresses.el ends here
