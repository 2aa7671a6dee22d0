;;; http-client.el --- Fetch something over HTTP/1.1  -*- lexical-binding: t; -*-

;;; Commentary:

;; Print what is at a URL; with -i, the head of the answer as well:
;;
;;     elnet lisp-examples/http-client.el [-i] http://127.0.0.1:8080/
;;
;; Shows: a client that parses in its process buffer, bodies with a length, in chunks (RFC 9112, section 7.1) or until the
;; end, redirections, a limit on the time.

;;; Code:

(require 'subr-x)

(define-error 'http-client-error "HTTP")

(defvar http-client-patience 10
  "How long to wait for the next piece of an answer, in seconds.")

(defun http-client-parse-url (url)
  "Return the host, the port and the target that URL names, as a list."
  (unless (string-match "\\`http://\\([^/:?#]+\\|\\[[0-9a-fA-F:.]+\\]\\)\\(?::\\([0-9]+\\)\\)?\\([^#]*\\)" url)
    (signal 'http-client-error (list "This is not an http URL" url)))
  (let ((target (match-string 3 url))
        (port (match-string 2 url)))
    (list (string-trim (match-string 1 url) "\\[" "\\]")
          (if port (string-to-number port) 80)
          (if (string-prefix-p "/" target) target (concat "/" target)))))

(defun http-client-get (url &optional redirections)
  "Return the answer to a GET of URL as (STATUS HEAD . BODY), all but the number being unibyte strings.
Follow up to REDIRECTIONS redirections, by default 5."
  (pcase-let* ((`(,host ,port ,target) (http-client-parse-url url))
               (buffer (generate-new-buffer " *http*" t)))
    (unwind-protect
        (with-current-buffer buffer
          (set-buffer-multibyte nil)
          (let ((connection (make-network-process :name "http" :host host :service port :buffer buffer
                                                  :coding 'binary :noquery t :sentinel #'ignore)))
            (unwind-protect
                (progn
                  (process-send-string connection
                                       (format "GET %s HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n"
                                               target host port))
                  (http-client-follow url (http-client-read connection) (or redirections 5)))
              (delete-process connection))))
      (kill-buffer buffer))))

(defun http-client-follow (url answer redirections)
  "Return ANSWER to the request of URL, or the one behind it if it is one of the REDIRECTIONS still allowed."
  (let ((location (and (memq (car answer) '(301 302 303 307 308))
                       (http-client-field "location" (cadr answer)))))
    (cond
     ((null location) answer)
     ((zerop redirections) (signal 'http-client-error (list "Too many redirections" url)))
     ((string-prefix-p "/" location)
      (string-match "\\`http://[^/]*" url)
      (http-client-get (concat (match-string 0 url) location) (1- redirections)))
     (t (http-client-get location (1- redirections))))))

(defun http-client-read (connection)
  "Read an answer that comes over CONNECTION into the current buffer."
  (let* ((head (http-client-head connection))
         (start (point))
         (length (http-client-field "content-length" head))
         (status (if (string-match "\\`HTTP/1\\.[01] \\([0-9]\\{3\\}\\)" head)
                     (string-to-number (match-string 1 head))
                   (signal 'http-client-error (list "This is not an answer" head)))))
    (cons status
          (cons head
                (cond
                 ((memq status '(204 304)) "")
                 ((equal (downcase (or (http-client-field "transfer-encoding" head) "")) "chunked")
                  (http-client-chunks connection))
                 (length
                  (http-client-need connection (string-to-number length))
                  (buffer-substring start (+ start (string-to-number length))))
                 (t
                  (while (process-live-p connection)
                    (http-client-more connection))
                  (buffer-substring start (point-max))))))))

(defun http-client-more (connection)
  "Wait for more on CONNECTION; signal an error if nothing comes."
  (let* ((place (point))
         (more (accept-process-output connection http-client-patience)))
    (goto-char place)                   ; what comes in at point takes point with it
    (unless (or more (not (process-live-p connection)))
      (signal 'http-client-error (list "The server is silent")))))

(defun http-client-need (connection length)
  "Wait on CONNECTION until LENGTH bytes are there behind point."
  (while (< (- (point-max) (point)) length)
    (unless (process-live-p connection)
      (signal 'http-client-error (list "The answer ends too early")))
    (http-client-more connection)))

(defun http-client-line (connection)
  "Return the line at point without its end, once it has come over CONNECTION, and move behind it."
  (let ((start (point)))
    (while (not (search-forward "\r\n" nil t))
      (http-client-need connection (1+ (- (point-max) start))))
    (buffer-substring start (- (point) 2))))

(defun http-client-head (connection)
  "Return the head of the answer that comes over CONNECTION, and move behind it."
  (goto-char (point-min))
  (while (not (string-empty-p (http-client-line connection))))
  (buffer-substring (point-min) (- (point) 2)))

(defun http-client-field (name head)
  "Return the value of the field NAME in HEAD, nil if there is none."
  (let ((case-fold-search t))
    (and (string-match (concat "^" (regexp-quote name) ":[ \t]*\\([^\r\n]*\\)") head)
         (match-string 1 head))))

(defun http-client-chunks (connection)
  "Return the body whose chunks come over CONNECTION."
  (let ((chunks nil) size)
    (while (progn
             (setq size (string-to-number (http-client-line connection) 16))
             (> size 0))
      (http-client-need connection (+ size 2))
      (push (buffer-substring (point) (+ (point) size)) chunks)
      (forward-char (+ size 2)))
    (apply #'concat (nreverse chunks))))

(defun http-client-main ()
  "Print what is at the URL on the command line."
  (let* ((with-head (and (equal (car command-line-args-left) "-i") (pop command-line-args-left)))
         (answer (http-client-get (or (pop command-line-args-left) (error "Which URL?")))))
    (when with-head
      (princ (cadr answer)))
    (princ (decode-coding-string (cddr answer) 'utf-8))
    (unless (< (car answer) 400)
      (kill-emacs 1))))

(http-client-main)

;;; http-client.el ends here
