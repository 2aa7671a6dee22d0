;;; serial-lines.el --- A serial line on a terminal  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let* ((terminal (make-process :name "terminal" :command nil :noquery t))
       (line (make-serial-process :port (process-tty-name terminal) :speed 9600 :name "line" :noquery t :bytesize 8 :parity nil)))
  (say "%S %S" (process-type line) (process-status line))
  (say "%S" (process-contact line :speed))
  (say "%S" (process-contact line :summary))
  (serial-process-configure :process line :speed 19200 :stopbits 2 :parity 'even :bytesize 7 :flowcontrol 'sw)
  (say "%S %S" (process-contact line :speed) (process-contact line :summary))
  (say "%S" (mapcar (lambda (key) (process-contact line key)) '(:bytesize :parity :stopbits :flowcontrol)))
  (say "%S" (error-of (lambda () (serial-process-configure :process line :parity 'odd-one))))
  (say "%S" (error-of (lambda () (make-serial-process :speed 9600))))
  (say "%S" (error-of (lambda () (make-serial-process :port "/no/such/port" :speed 9600))))
  (delete-process line))

;;; serial-lines.el ends here
