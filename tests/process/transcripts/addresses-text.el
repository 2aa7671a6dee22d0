;;; addresses-text.el --- Addresses as text, interfaces  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(dolist (address '([127 0 0 1 80] [127 0 0 1] [0 0 0 0 0 0 0 1 25] [8193 3512 0 0 0 0 0 1] "a string" nil 5 [1 2 3]))
  (say "%S: %S %S" address (format-network-address address) (format-network-address address t)))
(say "%S" (assoc "lo" (network-interface-list nil 'ipv4)))
(say "%S" (assoc "lo" (network-interface-list t 'ipv6)))
(say "%S" (network-interface-info "lo"))
(say "%S" (network-interface-info "nosuchdevice0"))
(say "%S" (network-lookup-address-info "127.0.0.1" 'ipv4 'numeric))
(say "%S" (network-lookup-address-info "::1" 'ipv6 'numeric))

;;; addresses-text.el ends here
