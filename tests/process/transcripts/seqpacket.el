;;; seqpacket.el --- Local sockets that keep the boundaries of messages  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* ((folder (make-temp-file "elnet" t))
       (file (expand-file-name "s" folder))
       heard
       (s (make-network-process :name "seq" :server t :family 'local :type 'seqpacket :service file :noquery t
                                :filter (lambda (_ text) (push text heard))))
       (c (make-network-process :name "c" :family 'local :type 'seqpacket :service file :noquery t)))
  (process-send-string c "one")
  (process-send-string c "two")
  (wait-for (lambda () (= (length heard) 2)))
  (say "heard: %S" (reverse heard))
  (say "types: %S %S" (process-contact s :type) (process-status c))
  (delete-process s)
  (delete-directory folder t))

;;; seqpacket.el ends here
