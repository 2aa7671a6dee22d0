;;; tcp-proxy.el --- Pass connections on to another server  -*- lexical-binding: t; -*-

;;; Commentary:

;; Listen on PORT (0: any) and pass everything on to HOST:SERVICE and back, printing what goes by:
;;
;;     elnet lisp-examples/tcp-proxy.el 8081 127.0.0.1 8080
;;
;; Shows: connecting without waiting, stopping a connection until its partner is ready, handing an end on.

;;; Code:

(defvar tcp-proxy-host nil "The host that connections are passed on to.")
(defvar tcp-proxy-service nil "The service on that host.")

(defun tcp-proxy-log (_server client _message)
  "Connect the new CLIENT to the real server."
  (stop-process client)                 ; until there is somebody to pass its bytes to
  (condition-case error
      (let ((upstream (make-network-process :name "upstream" :host tcp-proxy-host :service tcp-proxy-service
                                            :coding 'binary :noquery t :nowait t
                                            :filter #'tcp-proxy-filter :sentinel #'tcp-proxy-upstream)))
        (process-put client 'partner upstream)
        (process-put upstream 'partner client))
    (error
     (message "%s: %s" (process-name client) (error-message-string error))
     (delete-process client))))

(defun tcp-proxy-filter (connection bytes)
  "Pass BYTES that came over CONNECTION on to its partner."
  (let ((partner (process-get connection 'partner)))
    (message "%s: %d bytes" (process-name connection) (length bytes))
    (condition-case nil
        (process-send-string partner bytes)
      (error (tcp-proxy-end connection)))))

(defun tcp-proxy-upstream (upstream event)
  "Start passing bytes when UPSTREAM is connected, end both sides when EVENT says that it has ended."
  (if (string-prefix-p "open" event)
      (continue-process (process-get upstream 'partner))
    (tcp-proxy-client upstream event)))

(defun tcp-proxy-client (connection event)
  "End the partner of CONNECTION when EVENT says that the connection has ended."
  (unless (string-prefix-p "open" event)
    (message "%s: %s" (process-name connection) (string-trim event))
    (tcp-proxy-end connection)))

(defun tcp-proxy-end (connection)
  "Close CONNECTION and its partner."
  (let ((partner (process-get connection 'partner)))
    (delete-process connection)
    (when (and partner (process-live-p partner))
      (delete-process partner))))

(defun tcp-proxy-main ()
  "Serve for ever."
  (let ((port (string-to-number (or (pop command-line-args-left) "0"))))
    (setq tcp-proxy-host (or (pop command-line-args-left) (error "To which host?"))
          tcp-proxy-service (string-to-number (or (pop command-line-args-left) (error "To which port?"))))
    (let ((server (make-network-process :name "proxy" :server t :host "127.0.0.1" :family 'ipv4
                                        :service (if (zerop port) t port) :coding 'binary :noquery t
                                        :filter #'tcp-proxy-filter :sentinel #'tcp-proxy-client
                                        :log #'tcp-proxy-log)))
      (message "Listening on port %d" (process-contact server :service))
      (while (process-live-p server)
        (accept-process-output nil 3600)))))

(tcp-proxy-main)

;;; tcp-proxy.el ends here
