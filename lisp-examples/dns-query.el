;;; dns-query.el --- Ask a name server over UDP  -*- lexical-binding: t; -*-

;;; Commentary:

;; Ask the name server SERVER (port PORT, by default 53) for the records of NAME of TYPE (A, AAAA, MX, TXT, NS or CNAME):
;;
;;     elnet lisp-examples/dns-query.el SERVER PORT NAME [TYPE]
;;
;; Shows: a datagram connection, a binary message (RFC 1035) built and taken apart, asking again when no answer comes.

;;; Code:

(require 'cl-lib)

(define-error 'dns-query-error "No answer from the name server")

(defconst dns-query-types '((A . 1) (NS . 2) (CNAME . 5) (MX . 15) (TXT . 16) (AAAA . 28))
  "The types of records that are understood (RFC 1035, section 3.2.2; RFC 3596).")

(defconst dns-query-failures '((1 . "format error") (2 . "server failure") (3 . "no such name") (5 . "refused"))
  "What the response codes mean (RFC 1035, section 4.1.1).")

(defun dns-query-bytes16 (number)
  "Return NUMBER as two bytes."
  (unibyte-string (ash number -8) (logand number 255)))

(defun dns-query-message (id name type)
  "Return a question with ID for the records of NAME of TYPE."
  (concat (dns-query-bytes16 id) (dns-query-bytes16 #x0100) ; recursion desired
          (dns-query-bytes16 1) (dns-query-bytes16 0) (dns-query-bytes16 0) (dns-query-bytes16 0)
          (mapconcat (lambda (label) (concat (unibyte-string (length label)) label)) (split-string name "\\." t))
          "\0" (dns-query-bytes16 (cdr (assq type dns-query-types))) (dns-query-bytes16 1)))

;; Taking an answer apart: functions that read at a place of a string and return (VALUE . PLACE-BEHIND).

(defun dns-query-number (message place)
  "Return the number in the two bytes of MESSAGE at PLACE."
  (when (> (+ place 2) (length message))
    (signal 'dns-query-error '("The answer ends too early")))
  (logior (ash (aref message place) 8) (aref message (1+ place))))

(defun dns-query-name (message place)
  "Read the name in MESSAGE at PLACE, following pointers (RFC 1035, section 4.1.4)."
  (let ((labels nil) (behind nil) (jumps 0) length)
    (while (not (eql 0 (setq length (if (< place (length message)) (aref message place) -1))))
      (cond
       ((or (= length -1) (> jumps 20))
        (signal 'dns-query-error '("A name in the answer makes no sense")))
       ((>= length #xC0)
        (setq behind (or behind (+ place 2))
              jumps (1+ jumps)
              place (logand #x3FFF (dns-query-number message place))))
       ((> (+ place 1 length) (length message))
        (signal 'dns-query-error '("The answer ends too early")))
       (t
        (push (substring message (1+ place) (+ place 1 length)) labels)
        (setq place (+ place 1 length)))))
    (cons (string-join (nreverse labels) ".") (or behind (1+ place)))))

(defun dns-query-record (message place)
  "Read the resource record in MESSAGE at PLACE, as (TYPE NAME VALUE)."
  (pcase-let* ((`(,name . ,here) (dns-query-name message place))
               (type (car (rassq (dns-query-number message here) dns-query-types)))
               (length (dns-query-number message (+ here 8)))
               (start (+ here 10)))
    (when (> (+ start length) (length message))
      (signal 'dns-query-error '("The answer ends too early")))
    (cons (list type name (dns-query-value message type start length))
          (+ start length))))

(defun dns-query-value (message type start length)
  "Return what the LENGTH bytes of MESSAGE at START, the data of a record of TYPE, mean."
  (pcase type
    ('A (mapconcat #'number-to-string (substring message start (+ start length)) "."))
    ('AAAA (mapconcat (lambda (part) (format "%x" (dns-query-number message (+ start (* 2 part)))))
                      (number-sequence 0 7) ":"))
    ((or 'NS 'CNAME) (car (dns-query-name message start)))
    ('MX (format "%d %s" (dns-query-number message start) (car (dns-query-name message (+ start 2)))))
    ('TXT (substring message (1+ start) (+ start 1 (aref message start))))
    (_ (substring message start (+ start length)))))

(defun dns-query-answers (message)
  "Return the records in the answer section of MESSAGE, or signal `dns-query-error'."
  (let ((failure (logand 15 (dns-query-number message 2)))
        (place 12)
        (records nil))
    (unless (zerop failure)
      (signal 'dns-query-error (list (or (cdr (assq failure dns-query-failures)) failure))))
    (dotimes (_ (dns-query-number message 4))
      (setq place (+ 4 (cdr (dns-query-name message place)))))
    (dotimes (_ (dns-query-number message 6))
      (pcase-let ((`(,record . ,behind) (dns-query-record message place)))
        (push record records)
        (setq place behind)))
    (nreverse records)))

(defun dns-query (server port name type)
  "Return the records of NAME of TYPE that the name server SERVER on PORT knows.
Ask up to three times, a second apart; answers to something else are passed over."
  (let* ((id (random 65536))
         (question (dns-query-message id name type))
         (answer nil)
         (tries 3)
         (process (make-network-process :name "dns" :type 'datagram :host server :service port :coding 'binary :noquery t
                                        :filter (lambda (_process text)
                                                  (when (and (> (length text) 12)
                                                             (= id (dns-query-number text 0)))
                                                    (setq answer text))))))
    (unwind-protect
        (while (and (null answer) (> tries 0))
          (setq tries (1- tries))
          (process-send-string process question)
          (with-timeout (1)
            (while (null answer)
              (accept-process-output process 1))))
      (delete-process process))
    (dns-query-answers (or answer (signal 'dns-query-error '("It is silent"))))))

(defun dns-query-main ()
  "Ask what the command line says and print the records."
  (let ((server (or (pop command-line-args-left) (error "Which server?")))
        (port (string-to-number (or (pop command-line-args-left) "53")))
        (name (or (pop command-line-args-left) (error "Which name?")))
        (type (intern (upcase (or (pop command-line-args-left) "A")))))
    (unless (assq type dns-query-types)
      (error "Records of type %s are not understood" type))
    (pcase-dolist (`(,type ,name ,value) (dns-query server port name type))
      (princ (format "%s %s %s\n" type name value)))))

(dns-query-main)

;;; dns-query.el ends here
