;;; datagrams.el --- Datagrams: boundaries, addresses, replies  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* (heard
       (s (make-network-process :name "udp" :server t :type 'datagram :host "127.0.0.1" :family 'ipv4 :service t :noquery t
                                :filter (lambda (p text)
                                          (push text heard)
                                          (process-send-string p (upcase text)))))
       (answers nil)
       (c (make-network-process :name "c" :type 'datagram :host "127.0.0.1" :family 'ipv4 :noquery t
                                :service (process-contact s :service)
                                :filter (lambda (_ text) (push text answers)))))
  (say "status: %S %S" (process-status s) (process-status c))
  (say "address: %S" (equal (process-datagram-address c) (vector 127 0 0 1 (process-contact s :service))))
  (process-send-string c "one")
  (wait-for (lambda () answers))
  (process-send-string c "two")
  (wait-for (lambda () (cdr answers)))
  (say "heard: %S" (reverse heard))
  (say "answers: %S" (reverse answers))
  (say "peer: %S" (equal (aref (process-datagram-address s) 4) (aref (process-contact c :local) 4)))
  (say "set: %S" (set-process-datagram-address c [127 0 0 1 9]))
  (say "now: %S" (process-datagram-address c))
  (say "no stream: %S" (process-datagram-address (server)))
  (say "bad: %S" (set-process-datagram-address c "x"))
  (say "eof: %S" (eq c (process-send-eof c))))

;;; datagrams.el ends here
