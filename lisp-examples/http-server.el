;;; http-server.el --- Serve the files of a folder over HTTP/1.1  -*- lexical-binding: t; -*-

;;; Commentary:

;; Serve the files of FOLDER to browsers, curl and the like, until interrupted by C-c:
;;
;;     elnet lisp-examples/http-server.el FOLDER 8080
;;     curl http://127.0.0.1:8080/
;;
;; GET and HEAD, connections that stay open, several requests sent at once (pipelining), ranges of bytes.
;; Without a port, or with 0, the system chooses one; the first line printed says which.

;;; Code:

(require 'cl-lib)
(require 'subr-x)

(defconst http-server-types
  '(("html" . "text/html; charset=utf-8") ("txt" . "text/plain; charset=utf-8") ("el" . "text/plain; charset=utf-8")
    ("css" . "text/css") ("js" . "text/javascript") ("json" . "application/json") ("png" . "image/png")
    ("svg" . "image/svg+xml"))
  "Media types by file name extension.")

(defconst http-server-reasons
  '((200 . "OK") (206 . "Partial Content") (400 . "Bad Request") (403 . "Forbidden") (404 . "Not Found")
    (405 . "Method Not Allowed") (413 . "Content Too Large") (416 . "Range Not Satisfiable")
    (431 . "Request Header Fields Too Large") (505 . "HTTP Version Not Supported"))
  "Reason phrases by status (RFC 9110, section 15).")

(defconst http-server-longest-head 16384
  "The longest head of a request that is read, in bytes.")

(defvar http-server-folder nil
  "The folder whose files are served, its true name.")

;; A request ends with an empty line.  What has come of it so far waits in the property `pending' of the connection.

(defun http-server-filter (connection text)
  "Answer the requests that TEXT completes on CONNECTION.
A peer that has gone away meanwhile must not end the server."
  (condition-case error
      (http-server-receive connection text)
    (error
     (message "%s: %s" (process-name connection) (error-message-string error))
     (delete-process connection))))

(defun http-server-receive (connection text)
  "Answer the requests that TEXT completes on CONNECTION."
  (let ((pending (concat (process-get connection 'pending) text))
        end)
    (while (and (process-live-p connection)
                (setq end (string-search "\r\n\r\n" pending)))
      (let ((head (substring pending 0 end)))
        (setq pending (substring pending (+ end 4)))
        (http-server-answer connection head)))
    (when (> (length pending) http-server-longest-head)
      (setq pending "")
      (http-server-refuse connection 431))
    (process-put connection 'pending pending)))

(defun http-server-answer (connection head)
  "Answer on CONNECTION the request whose HEAD has come."
  (let* ((lines (split-string head "\r\n"))
         (fields (http-server-fields (cdr lines))))
    (if (not (string-match "\\`\\([A-Z]+\\) \\(\\S-+\\) HTTP/\\([0-9]\\)\\.\\([0-9]\\)\\'" (car lines)))
        (http-server-refuse connection 400)
      (let ((method (match-string 1 (car lines)))
            (target (match-string 2 (car lines)))
            (version (concat (match-string 3 (car lines)) "." (match-string 4 (car lines)))))
        (cond
         ((not (string-prefix-p "1." version)) (http-server-refuse connection 505))
         ((or (assoc "transfer-encoding" fields)
              (not (member (cdr (assoc "content-length" fields)) '(nil "0"))))
          (http-server-refuse connection 413))
         (t
          (http-server-serve connection method target fields)
          (unless (http-server-stays-open-p version fields)
            (http-server-close connection))))))))

(defun http-server-fields (lines)
  "Return the header fields in LINES as an alist, their names in small letters."
  (delq nil
        (mapcar (lambda (line)
                  (when-let* ((colon (string-search ":" line)))
                    (cons (downcase (substring line 0 colon))
                          (string-trim (substring line (1+ colon))))))
                lines)))

(defun http-server-stays-open-p (version fields)
  "Return non-nil if a connection stays open after a request of VERSION with FIELDS."
  (let ((wish (downcase (or (cdr (assoc "connection" fields)) ""))))
    (if (equal version "1.0")
        (equal wish "keep-alive")
      (not (equal wish "close")))))

(defun http-server-serve (connection method target fields)
  "Send on CONNECTION what METHOD wants of TARGET; FIELDS are those of the request."
  (if (not (member method '("GET" "HEAD")))
      (http-server-send connection method 405 '(("Allow" . "GET, HEAD")) "")
    (let ((file (http-server-file target)))
      (cond
       ((null file) (http-server-send connection method 403 nil "No.\n"))
       ((not (file-regular-p file)) (http-server-send connection method 404 nil "There is no such file.\n"))
       ((not (file-readable-p file)) (http-server-send connection method 403 nil "No.\n"))
       (t (http-server-send-file connection method file (cdr (assoc "range" fields))))))))

(defun http-server-file (target)
  "Return the name of the file that TARGET means, nil if it is outside of the folder."
  (let ((path (http-server-unhex (car (split-string target "[?#]")))))
    (when (and (string-prefix-p "/" path)
               (not (string-search "\0" path)))
      (let ((file (expand-file-name (concat "." path) http-server-folder)))
        (when (file-directory-p file)
          (setq file (expand-file-name "index.html" file)))
        (and (string-prefix-p http-server-folder (file-truename file))
             file)))))

(defun http-server-unhex (text)
  "Return TEXT with each %XX replaced by the byte that it means, decoded as UTF-8."
  (decode-coding-string
   (replace-regexp-in-string "%[0-9A-Fa-f][0-9A-Fa-f]"
                             (lambda (code) (unibyte-string (string-to-number (substring code 1) 16)))
                             text t t)
   'utf-8))

(defun http-server-send-file (connection method file range)
  "Send FILE on CONNECTION as METHOD wants it: all of it, or the RANGE of bytes asked for."
  (let* ((size (file-attribute-size (file-attributes file)))
         (type (or (cdr (assoc (file-name-extension file) http-server-types)) "application/octet-stream"))
         (headers (list (cons "Content-Type" type) (cons "Accept-Ranges" "bytes")))
         (part (and range (http-server-range range size))))
    (pcase part
      ('nil (http-server-send connection method 200 headers (http-server-bytes file 0 size)))
      ('unsatisfiable
       (http-server-send connection method 416 (list (cons "Content-Range" (format "bytes */%d" size))) ""))
      (`(,start . ,end)
       (push (cons "Content-Range" (format "bytes %d-%d/%d" start (1- end) size)) headers)
       (http-server-send connection method 206 headers (http-server-bytes file start end))))))

(defun http-server-range (range size)
  "Return the bytes that RANGE means in a file of SIZE bytes, as (START . END).
Return nil if it is no single range of bytes, `unsatisfiable' if it has none of the file."
  (when (string-match "\\`bytes=\\([0-9]*\\)-\\([0-9]*\\)\\'" range)
    (let ((first (match-string 1 range))
          (last (match-string 2 range)))
      (cond
       ((and (equal first "") (equal last "")) nil)
       ((equal first "")
        (let ((length (min size (string-to-number last))))
          (if (zerop length) 'unsatisfiable (cons (- size length) size))))
       ((>= (string-to-number first) size) 'unsatisfiable)
       (t (cons (string-to-number first)
                (if (equal last "") size (min size (1+ (string-to-number last))))))))))

(defun http-server-bytes (file start end)
  "Return the bytes of FILE from START to END."
  (with-temp-buffer
    (set-buffer-multibyte nil)
    (insert-file-contents-literally file nil start end)
    (buffer-string)))

(defun http-server-send (connection method status headers body)
  "Send on CONNECTION the answer to METHOD: STATUS, HEADERS and the bytes of BODY."
  (process-send-string
   connection
   (concat (format "HTTP/1.1 %d %s\r\n" status (cdr (assq status http-server-reasons)))
           (mapconcat (lambda (header) (concat (car header) ": " (cdr header) "\r\n")) headers)
           (format "Content-Length: %d\r\n\r\n" (length body))
           (unless (equal method "HEAD") body))))

(defun http-server-refuse (connection status)
  "Send STATUS on CONNECTION and close it: what follows cannot be understood."
  (http-server-send connection "GET" status '(("Connection" . "close")) "")
  (http-server-close connection))

(defun http-server-close (connection)
  "Close CONNECTION after what was sent on it."
  (process-send-eof connection)
  (delete-process connection))

(defun http-server-port ()
  "Return the port from the command line; t, which means any, if there is none."
  (let ((port (string-to-number (or (pop command-line-args-left) "0"))))
    (if (zerop port) t port)))

(defun http-server-main ()
  "Serve for ever."
  (setq http-server-folder (file-name-as-directory (file-truename (or (pop command-line-args-left) "."))))
  (unless (file-directory-p http-server-folder)
    (error "There is no folder %s" http-server-folder))
  (let ((server (make-network-process :name "http" :server 511 :host "127.0.0.1" :family 'ipv4
                                      :service (http-server-port) :noquery t :coding 'binary
                                      :filter #'http-server-filter :sentinel #'ignore)))
    (message "Listening on port %d" (process-contact server :service))
    (while (process-live-p server)
      (accept-process-output nil 3600))))

(http-server-main)

;;; http-server.el ends here
