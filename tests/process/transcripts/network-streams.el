;;; network-streams.el --- open-network-stream: greetings, capabilities, upgrades that are not to be had  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(defun mail-server ()
  "Return a server that greets and answers commands as a mail server does, without TLS."
  (server :log (lambda (_ connection _) (process-send-string connection "220 hello\r\n"))
          :filter (lambda (connection text)
                    (process-send-string connection
                                         (cond ((string-prefix-p "EHLO" text) "250-SIZE\r\n250 HELP\r\n")
                                               ((string-prefix-p "STARTTLS" text) "500 no\r\n")
                                               (t "502 what\r\n"))))))

(defun attempt (&rest parameters)
  "Open a stream with PARAMETERS and tell what is known of it."
  (let* ((s (mail-server))
         (result (error-of (lambda () (apply #'open-network-stream "mail" (get-buffer-create "mail") "127.0.0.1"
                                             (process-contact s :service) parameters)))))
    (say "%S" (if (processp (car-safe result)) (cons (process-status (car result)) (cdr result))
                (if (processp result) (process-status result) result)))
    (let ((kill-buffer-query-functions nil)) (kill-buffer "mail"))
    (mapc #'delete-process (process-list))))

(attempt :type 'plain :return-list t)
(attempt :type 'plain :return-list t :end-of-command "\r\n" :capability-command "EHLO x\r\n")
(attempt :type 'plain :return-list t :end-of-command "\r\n" :end-of-capability "^250 .*\r\n"
         :capability-command "EHLO x\r\n" :always-query-capabilities t)
(attempt :type 'network :return-list t :end-of-command "\r\n" :end-of-capability "^250 .*\r\n"
         :capability-command "EHLO x\r\n" :success "^220" :starttls-function #'ignore)
(attempt :return-list t :end-of-command "\r\n" :end-of-capability "^250 .*\r\n"
         :capability-command (lambda (greeting) (and (string-match-p "hello" greeting) "EHLO x\r\n"))
         :success "^220" :starttls-function #'ignore :use-starttls-if-possible t)
(attempt :type 'network :return-list t :end-of-command "\r\n" :end-of-capability "^250 .*\r\n"
         :capability-command "EHLO x\r\n" :success "^220" :starttls-function #'ignore :client-certificate nil)
(attempt :type 'plain)
(attempt :type 'odd)
(let ((s (mail-server)))
  (say "refused: %S" (car (open-network-stream "mail" nil "127.0.0.1" (process-contact s :service)
                                               :type 'plain :warn-unless-encrypted t :return-list t))))
(let ((result (open-network-stream "shell" (generate-new-buffer "shell") "there" 25 :type 'shell :return-list t
                                   :shell-command "echo greeting %s %p; cat" :end-of-command "\n")))
  (say "%S %S" (process-status (car result)) (cdr result))
  (say "%S" (plist-get (cdr result) :greeting))
  (say "%S" (plist-get (cdr result) :capabilities))
  (say "%S" (plist-get (cdr result) :error))
  (delete-process (car result)))

;;; network-streams.el ends here
