;;; environment.el --- The environment and folder of programs  -*- lexical-binding: t; -*-

;;; Code:

(load "common" nil t)

(let ((process-environment (cons "ELNET_TEST=yes" process-environment)))
  (say "%S" (shell-command-to-string "echo $ELNET_TEST")))
(let ((process-environment (cons "HOME" process-environment)))
  (say "%S" (shell-command-to-string "echo ${HOME-unset}")))
(let ((default-directory "/tmp/"))
  (say "%S" (shell-command-to-string "pwd")))
(say "%S" (error-of (lambda () (let ((default-directory "/no/such/folder/")) (call-process "true")))))
(let ((exec-path nil)) (say "%S" (error-of (lambda () (call-process "ls")))))
(say "%S" (equal (exec-path) exec-path))
(say "%S" (stringp exec-directory))
(say "%S" exec-suffixes)

;;; environment.el ends here
