;;; mail-faults.el --- STARTTLS that fails in the handshake  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(dolist (peer '("mail-garbage" "mail-dying"))
  (say "%s: %S" peer (open-mail peer :type 'starttls :return-list t))
  (say "%s: %S" peer (open-mail peer :type 'starttls)))
(dolist (peer '("mail-garbage" "mail-dying"))
  (let ((c (open-mail peer :type 'network)))
    (say "%s: %S %S" peer (process-status c) (gnutls-get-initstage c))
    (end c)))

;;; mail-faults.el ends here
