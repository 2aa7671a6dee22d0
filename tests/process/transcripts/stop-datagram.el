;;; stop-datagram.el --- Stopping a datagram socket  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* ((s (make-network-process :name "udp" :server t :type 'datagram :host "127.0.0.1" :family 'ipv4 :service t :noquery t))
       heard)
  (set-process-filter s (lambda (_ text) (push text heard)))
  (let ((c (make-network-process :name "c" :type 'datagram :host "127.0.0.1" :family 'ipv4 :noquery t
                                 :service (process-contact s :service))))
    (stop-process s)
    (process-send-string c "one")
    (accept-process-output nil 0.05)
    (say "stopped: %S %S" (process-status s) heard)
    (continue-process s)
    (wait-for (lambda () heard))
    (say "open: %S %S" (process-status s) heard)))

;;; stop-datagram.el ends here
