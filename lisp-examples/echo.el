;;; echo.el --- An echo server and its clients in one program  -*- lexical-binding: t; -*-

;;; Commentary:

;; A tour of network processes.  Run it with
;;
;;     elnet lisp-examples/echo.el
;;
;; Emacs runs it as well, with the options --batch -Q -l.
;;
;; The program starts a server on a free port, connects two clients to it and lets them talk.  Client
;; and server are in the same program, and yet nobody waits for anybody by name: whenever Lisp waits,
;; in `accept-process-output' or `sleep-for', whatever has arrived is handed to the functions that
;; were given for it.  There are three kinds of them:
;;
;; - a *filter* gets what the other side has sent, in pieces of any size: half a line, or three;
;; - a *sentinel* is told when the state of a connection changes: it was opened, or broken;
;; - a *log function* is told by a server which connections it accepts.
;;
;; So the heart of every network program is: collect pieces until a message is complete.  That is
;; `echo-complete-lines' below.

;;; Code:

(defvar echo-visitors 0
  "How many connections the server has accepted.")

(defun echo-say (who format &rest arguments)
  "Print a line of the transcript: WHO, then FORMAT with ARGUMENTS."
  (princ (concat (format "%-7s" who) (apply #'format format arguments) "\n")))

(defun echo-complete-lines (process text)
  "Return the lines that TEXT, the next piece from PROCESS, completes.
The beginning of an incomplete line is kept as a property of PROCESS."
  (let ((lines (split-string (concat (process-get process 'echo-rest) text) "\n")))
    (process-put process 'echo-rest (car (last lines)))
    (butlast lines)))

;; The server.

(defun echo-welcome (_server connection _message)
  "Give CONNECTION, just accepted by the server, a name for the transcript.
Until then it has the properties of the server."
  (setq echo-visitors (1+ echo-visitors))
  (process-put connection 'echo-name (format "visitor %d" echo-visitors)))

(defun echo-answer (connection text)
  "Send every line that TEXT completes back over CONNECTION."
  (dolist (line (echo-complete-lines connection text))
    (echo-say "server" "%s says: %s" (process-get connection 'echo-name) line)
    (process-send-string connection (concat line "\n"))))

(defun echo-note (connection event)
  "Print EVENT, a change of CONNECTION, as the server sees it."
  (echo-say "server" "%s: %s" (process-get connection 'echo-name) (string-trim event)))

(defun echo-start-server ()
  "Return a server on a free port of this machine."
  (make-network-process :name "echo" :server t :host "127.0.0.1" :service t :family 'ipv4
                        :noquery t :coding 'utf-8-unix :plist '(echo-name "itself")
                        :filter #'echo-answer :sentinel #'echo-note :log #'echo-welcome))

;; The clients.

(defun echo-hear (client text)
  "Print every line that TEXT completes as heard by CLIENT."
  (dolist (line (echo-complete-lines client text))
    (echo-say (process-name client) "hears: %s" line)
    (process-put client 'echo-heard (1+ (or (process-get client 'echo-heard) 0)))))

(defun echo-watch (client event)
  "Print EVENT, a change in the state of CLIENT."
  (echo-say (process-name client) "is told: %s" (string-trim event))
  (process-put client 'echo-told t))

(defun echo-connect (name port)
  "Return a connection called NAME to the server on PORT."
  (let ((client (open-network-stream name nil "127.0.0.1" port :coding 'utf-8-unix)))
    (set-process-query-on-exit-flag client nil)
    (set-process-filter client #'echo-hear)
    (set-process-sentinel client #'echo-watch)
    client))

(defun echo-wait (client lines)
  "Wait until CLIENT has heard LINES lines, but at most five seconds."
  (with-timeout (5 (error "%s hears nothing" (process-name client)))
    (while (< (or (process-get client 'echo-heard) 0) lines)
      (accept-process-output client 0.1))))

(defun echo-talk (client &rest lines)
  "Let CLIENT send LINES, one by one, and wait for each echo."
  (let ((count (or (process-get client 'echo-heard) 0)))
    (dolist (line lines)
      (echo-say (process-name client) "says: %s" line)
      (process-send-string client (concat line "\n"))
      (setq count (1+ count))
      (echo-wait client count))))

;; The program.

(defun echo-main ()
  "Start the server, let two clients talk to it, and end everything."
  (let* ((server (echo-start-server))
         (port (process-contact server :service))
         (alice (echo-connect "alice" port))
         (bob (echo-connect "bob" port)))
    (echo-say "server" "is in state %s" (process-status server))
    (echo-talk alice "Hello!" "Grüße, 你好, γειά")
    (echo-talk bob "Nice to meet you")
    ;; Lines may arrive in pieces, and several at once.
    (echo-say "bob" "says three lines in two pieces")
    (process-send-string bob "one\ntw")
    (sleep-for 0.05)
    (process-send-string bob "o\nthree\n")
    (echo-wait bob 4)
    ;; Alice has nothing more to say: the server sees her leave, and its end is closed, too.
    (process-send-eof alice)
    (with-timeout (5 (error "Nobody sees alice leave"))
      (while (not (process-get alice 'echo-told))
        (accept-process-output nil 0.1)))
    (delete-process bob)
    (sleep-for 0.05)
    (delete-process server)
    (echo-say "all" "%d connections served, %d processes left" echo-visitors (length (process-list)))))

(echo-main)

;;; echo.el ends here
