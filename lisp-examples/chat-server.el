;;; chat-server.el --- A chat room of lines of text  -*- lexical-binding: t; -*-

;;; Commentary:

;; Everybody who connects says a name on the first line; each further line goes to all the others:
;;
;;     elnet lisp-examples/chat-server.el 7777
;;     nc 127.0.0.1 7777
;;
;; `/who' lists who is there and `/quit' leaves.  Shows: children of a server, properties of a process, lines out of pieces,
;; sentinels.

;;; Code:

(require 'subr-x)

(defconst chat-server-longest-line 4096
  "The longest line that is accepted, in characters.")

(defvar chat-server-guests nil
  "The connections of those who have said their name.")

(defun chat-server-filter (connection text)
  "Act on the lines that TEXT completes on CONNECTION."
  (let ((lines (split-string (concat (process-get connection 'pending) text) "\n")))
    (while (and (cdr lines) (process-live-p connection))
      (chat-server-line connection (string-trim-right (pop lines) "\r")))
    (process-put connection 'pending (car (last lines)))
    (when (> (length (process-get connection 'pending)) chat-server-longest-line)
      (chat-server-tell connection "Your line is too long.")
      (delete-process connection))))

(defun chat-server-line (connection line)
  "Act on LINE, which came over CONNECTION."
  (let ((name (process-get connection 'name)))
    (cond
     ((equal line "/quit") (delete-process connection))
     ((equal line "/who") (chat-server-tell connection "Here are: %s" (chat-server-names)))
     ((null name) (chat-server-welcome connection line))
     ((string-empty-p line))
     (t (chat-server-tell-others connection "%s: %s" name line)))))

(defun chat-server-welcome (connection name)
  "Let the one behind CONNECTION in as NAME."
  (cond
   ((not (string-match-p "\\`[[:alnum:]_-]\\{1,20\\}\\'" name))
    (chat-server-tell connection "A name is made of up to 20 letters and digits.  Who are you?"))
   ((member name (mapcar (lambda (guest) (process-get guest 'name)) chat-server-guests))
    (chat-server-tell connection "There is a %s already.  Who are you?" name))
   (t
    (process-put connection 'name name)
    (push connection chat-server-guests)
    (chat-server-tell connection "Welcome, %s.  Here are: %s" name (chat-server-names))
    (chat-server-tell-others connection "%s has come." name))))

(defun chat-server-names ()
  "Return the names of those who are here, sorted."
  (string-join (sort (mapcar (lambda (guest) (process-get guest 'name)) chat-server-guests) #'string<) ", "))

(defun chat-server-tell (connection format &rest arguments)
  "Send the line FORMAT with ARGUMENTS to CONNECTION; one that has gone is no reason to stop."
  (ignore-errors
    (process-send-string connection (concat (apply #'format format arguments) "\n"))))

(defun chat-server-tell-others (connection format &rest arguments)
  "Send the line FORMAT with ARGUMENTS to all guests but CONNECTION."
  (dolist (guest chat-server-guests)
    (unless (eq guest connection)
      (apply #'chat-server-tell guest format arguments))))

(defun chat-server-sentinel (connection event)
  "Say hello on a new CONNECTION, and good-bye for one that EVENT has ended."
  (cond
   ((string-prefix-p "open" event)
    (chat-server-tell connection "Who are you?"))
   ((memq connection chat-server-guests)
    (setq chat-server-guests (delq connection chat-server-guests))
    (chat-server-tell-others connection "%s has left." (process-get connection 'name)))))

(defun chat-server-port ()
  "Return the port from the command line; t, which means any, if there is none."
  (let ((port (string-to-number (or (pop command-line-args-left) "0"))))
    (if (zerop port) t port)))

(defun chat-server-main ()
  "Serve for ever."
  (let ((server (make-network-process :name "chat" :server t :host "127.0.0.1" :family 'ipv4
                                      :service (chat-server-port) :noquery t :coding 'utf-8
                                      :filter #'chat-server-filter :sentinel #'chat-server-sentinel)))
    (message "Listening on port %d" (process-contact server :service))
    (while (process-live-p server)
      (accept-process-output nil 3600))))

(chat-server-main)

;;; chat-server.el ends here
