;;; datagram-empty.el --- Empty and large datagrams  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* (heard
       (s (make-network-process :name "udp" :server t :type 'datagram :host "127.0.0.1" :family 'ipv4 :service t :noquery t
                                :filter (lambda (_ text) (push (length text) heard))))
       (c (make-network-process :name "c" :type 'datagram :host "127.0.0.1" :family 'ipv4 :noquery t
                                :service (process-contact s :service))))
  (process-send-string c (make-string 3000 ?x))
  (wait-for (lambda () heard))
  (say "lengths: %S" heard)
  (process-send-string c "")
  (accept-process-output nil 0.05)
  (say "after an empty one: %S" heard)
  (process-send-string c "end")
  (wait-for (lambda () (memq 3 heard)))
  (say "lengths: %S" heard))

;;; datagram-empty.el ends here
