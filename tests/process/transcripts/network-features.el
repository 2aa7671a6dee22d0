;;; network-features.el --- What make-network-process says it can  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(dolist (feature '((:family local) (:family ipv4) (:family ipv6) (:type datagram) (:type seqpacket) (:server t) (:nowait t) (:service t)
                   (:bindtodevice t) (:broadcast t) (:dontroute t) (:keepalive t) (:linger t) (:oobinline t) (:priority t)
                   (:reuseaddr t) (:tls-parameters t) (:nodelay t) (:nonsense t)))
  (say "%S %S" feature (featurep 'make-network-process feature)))
(say "%S" (featurep 'make-network-process))
(say "%S" (make-network-process))

;;; network-features.el ends here
