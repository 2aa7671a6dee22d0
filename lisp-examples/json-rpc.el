;;; json-rpc.el --- JSON-RPC 2.0 over framed messages  -*- lexical-binding: t; -*-

;;; Commentary:

;; A server of JSON-RPC 2.0 whose messages are framed as those of language servers are, by a header `Content-Length':
;;
;;     elnet lisp-examples/json-rpc.el serve 7777
;;     elnet lisp-examples/json-rpc.el call 127.0.0.1 7777 add 1 2
;;
;; Shows: framing by length over a stream of bytes, requests told apart by their ids, errors as answers, JSON.

;;; Code:

(require 'subr-x)

(define-error 'json-rpc-error "JSON-RPC")

;;; Messages

(defun json-rpc-send (connection message)
  "Send MESSAGE, a plist that is a JSON object, over CONNECTION."
  (let ((body (encode-coding-string (json-serialize message) 'utf-8)))
    (process-send-string connection (concat (format "Content-Length: %d\r\n\r\n" (length body)) body))))

(defun json-rpc-filter (connection bytes)
  "Give the messages that BYTES complete to the function in the property `receiver' of CONNECTION."
  (process-put connection 'pending (concat (process-get connection 'pending) bytes))
  (let (body)
    (while (setq body (json-rpc-take connection))
      (funcall (process-get connection 'receiver) connection body))))

(defun json-rpc-take (connection)
  "Take the first complete message off what has come over CONNECTION and return its bytes, or nil."
  (let* ((pending (process-get connection 'pending))
         (head-end (string-search "\r\n\r\n" pending))
         (length (and head-end
                      (let ((case-fold-search t))
                        (string-match "^Content-Length: *\\([0-9]+\\)\r$" pending))
                      (string-to-number (match-string 1 pending))))
         (start (and head-end (+ head-end 4))))
    (cond
     ((and head-end (null length))
      (delete-process connection)
      nil)
     ((and length (>= (length pending) (+ start length)))
      (process-put connection 'pending (substring pending (+ start length)))
      (substring pending start (+ start length))))))

(defun json-rpc-parse (body)
  "Return the message in the bytes of BODY as a plist."
  (json-parse-string body :object-type 'plist :null-object nil :false-object nil))

;;; The server

(defvar json-rpc-methods
  '(("add" . +) ("echo" . identity) ("upcase" . upcase) ("sleep" . json-rpc-sleep))
  "What can be called: names and functions.")

(defun json-rpc-sleep (seconds)
  "Wait SECONDS, serving others meanwhile, and return them."
  (sleep-for seconds)
  seconds)

(defun json-rpc-serve-one (connection body)
  "Answer the request BODY over CONNECTION."
  (let (request)
    (condition-case error
        (progn
          (setq request (json-rpc-parse body))
          (let* ((function (cdr (assoc (plist-get request :method) json-rpc-methods)))
                 (id (plist-get request :id)))
            (cond
             ((null function) (json-rpc-fail connection id -32601 "Method not found"))
             (t
              (let ((result (apply function (append (plist-get request :params) nil))))
                (when id                ; a notification has none and gets no answer
                  (json-rpc-send connection (list :jsonrpc "2.0" :id id :result result))))))))
      (json-error (json-rpc-fail connection nil -32700 "Parse error"))
      (error (json-rpc-fail connection (plist-get request :id) -32603 (error-message-string error))))))

(defun json-rpc-fail (connection id code message)
  "Answer the request ID over CONNECTION with the error CODE and MESSAGE."
  (json-rpc-send connection (list :jsonrpc "2.0" :id (or id :null) :error (list :code code :message message))))

(defun json-rpc-serve (port)
  "Serve on PORT, any if it is 0, for ever."
  (let ((server (make-network-process :name "json-rpc" :server t :host "127.0.0.1" :family 'ipv4
                                      :service (if (zerop port) t port) :coding 'binary :noquery t
                                      :plist '(receiver json-rpc-serve-one)
                                      :filter #'json-rpc-filter :sentinel #'ignore)))
    (message "Listening on port %d" (process-contact server :service))
    (while (process-live-p server)
      (accept-process-output nil 3600))))

;;; The client

(defvar json-rpc-last-id 0 "The id of the last request.")

(defun json-rpc-connect (host port)
  "Return a connection to the server on PORT of HOST."
  (make-network-process :name "json-rpc" :host host :service port :coding 'binary :noquery t
                        :plist (list 'receiver #'json-rpc-note-answer)
                        :filter #'json-rpc-filter :sentinel #'ignore))

(defun json-rpc-note-answer (connection body)
  "Keep the answer BODY that came over CONNECTION for the one who waits for it."
  (let ((answer (json-rpc-parse body)))
    (process-put connection 'answers
                 (cons (cons (plist-get answer :id) answer) (process-get connection 'answers)))))

(defun json-rpc-call (connection method &rest arguments)
  "Call METHOD with ARGUMENTS over CONNECTION and return what it returns, or signal `json-rpc-error'."
  (let ((id (setq json-rpc-last-id (1+ json-rpc-last-id)))
        answer)
    (json-rpc-send connection (list :jsonrpc "2.0" :id id :method method :params (vconcat arguments)))
    (while (not (setq answer (assoc id (process-get connection 'answers))))
      (unless (or (accept-process-output connection 10) (process-live-p connection))
        (signal 'json-rpc-error (list "The connection was closed")))
      (when (and (not (process-live-p connection)) (not (assoc id (process-get connection 'answers))))
        (signal 'json-rpc-error (list "The connection was closed"))))
    (process-put connection 'answers (delq answer (process-get connection 'answers)))
    (if-let* ((failure (plist-get (cdr answer) :error)))
        (signal 'json-rpc-error (list (plist-get failure :message)))
      (plist-get (cdr answer) :result))))

(defun json-rpc-argument (word)
  "Return WORD as JSON if it is JSON, else as a string."
  (condition-case nil
      (json-parse-string word)
    (json-error word)))

(defun json-rpc-main ()
  "Serve or call, as the command line says."
  (pcase (pop command-line-args-left)
    ("serve" (json-rpc-serve (string-to-number (or (pop command-line-args-left) "0"))))
    ("call"
     (let ((connection (json-rpc-connect (pop command-line-args-left) (string-to-number (pop command-line-args-left)))))
       (princ (format "%S\n" (apply #'json-rpc-call connection (pop command-line-args-left)
                                    (mapcar #'json-rpc-argument command-line-args-left))))
       (setq command-line-args-left nil)
       (delete-process connection)))
    (_ (error "Say `serve PORT' or `call HOST PORT METHOD ARGUMENT...'"))))

(json-rpc-main)

;;; json-rpc.el ends here
