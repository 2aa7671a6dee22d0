;;; deleted-with-output.el --- What has not been read of a deleted process is dropped  -*- lexical-binding: t -*-

(load "common" nil t)

(let* ((events nil) (child nil)
       (note (lambda (kind) (lambda (_process what) (push (list kind what) events))))
       (server (make-network-process :name "server" :server t :family 'ipv4 :host 'local :service t :noquery t
                                     :filter (funcall note 'filter) :sentinel (funcall note 'sentinel)
                                     :log (lambda (_server connection _message) (setq child connection))))
       (client (make-network-process :name "client" :family 'ipv4 :host 'local :noquery t
                                     :service (process-contact server :service))))
  (while (not child) (accept-process-output nil 0.05))
  (process-send-string client "hello")
  (delete-process child)
  (princ (format "%S\n" (reverse events)))
  (delete-process client)
  (delete-process server))

(let* ((events nil)
       (note (lambda (kind) (lambda (_process what) (push (list kind what) events))))
       (program (make-process :name "program" :command '("sh" "-c" "echo out; sleep 5") :connection-type 'pipe :noquery t
                              :filter (funcall note 'filter) :sentinel (funcall note 'sentinel))))
  (call-process "sleep" nil nil nil "0.3")
  (delete-process program)
  (princ (format "%S\n" (reverse events))))

;;; deleted-with-output.el ends here
