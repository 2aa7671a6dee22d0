;;; test-line-server.el --- Tests  -*- lexical-binding: t -*-

;;; Code:

(require 'ert)
(require 'line-server)

(ert-deftest test-line-server-answers ()
  (let* ((server (line-server-start #'upcase))
         (buffer (generate-new-buffer "answers"))
         (client (open-network-stream "client" buffer "127.0.0.1" (line-server-port server))))
    (unwind-protect
        (with-current-buffer buffer
          (set-process-query-on-exit-flag client nil)
          (process-send-string client "one\ntw")
          (process-send-string client "o\n")
          (with-timeout (10 (ert-fail "No answer"))
            (while (< (count-lines (point-min) (point-max)) 2)
              (accept-process-output client 0.1)))
          (should (equal (buffer-string) "ONE\nTWO\n")))
      (delete-process client)
      (line-server-stop-all)
      (kill-buffer buffer))))

;;; test-line-server.el ends here
