;;; local-sockets.el --- Local sockets: servers, names of connections, contacts  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* ((folder (make-temp-file "elnet" t))
       (file (expand-file-name "s" folder))
       heard
       (s (make-network-process :name "local" :server t :family 'local :service file :noquery t
                                :filter (lambda (_ text) (push text heard))))
       (c (make-network-process :name "c" :family 'local :service file :noquery t)))
  (say "statuses: %S %S" (process-status s) (process-status c))
  (say "contact: %S" (equal (process-contact c) (list nil file)))
  (say "service: %S" (equal (process-contact c :service) file))
  (wait-for (lambda () (get-process "local <1>")))
  (let ((a (get-process "local <1>")))
    (say "accepted: %S %S" (process-name a) (process-contact a :host))
    (process-send-string c "hello")
    (wait-for (lambda () heard))
    (say "heard: %S" heard)
    (delete-process c)
    (wait-for (lambda () (not (process-live-p a))))
    (say "then: %S" (process-status a)))
  (say "again: %S" (car (error-of (lambda () (make-network-process :name "l2" :server t :family 'local :service file)))))
  (delete-process s)
  (say "gone: %S" (nth 2 (error-of (lambda () (make-network-process :name "c" :family 'local :service file)))))
  (delete-directory folder t))

;;; local-sockets.el ends here
