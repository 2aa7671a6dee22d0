;;; run-tests.el --- Run the tests of the files on the command line  -*- lexical-binding: t -*-

;;; Code:

(add-to-list 'load-path (file-name-directory (or load-file-name buffer-file-name)))
(require 'ert)

(defun run-tests ()
  "Load what is left on the command line and run its tests."
  (while command-line-args-left
    (load (expand-file-name (pop command-line-args-left)) nil t))
  (ert-run-tests-batch-and-exit))

(provide 'run-tests)

;;; run-tests.el ends here
